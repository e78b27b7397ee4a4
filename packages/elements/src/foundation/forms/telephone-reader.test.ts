import assert from 'node:assert/strict';
import { test } from 'node:test';
import { TelephoneReader } from './telephone-reader.ts';

const told = (reader: TelephoneReader, text: string) => {
  const read = reader.read(text);
  return read.ok ? read.telephone : read.fault;
};

test('without its tables it reads mobile numbers and those with their country', () => {
  const reader = new TelephoneReader();
  assert.equal(told(reader, '138 0013 8000'), '+8613800138000');
  assert.equal(told(reader, '１３８００１３８０００'), '+8613800138000');
  assert.equal(told(reader, '+86 138-0013-8000'), '+8613800138000');
  assert.equal(told(reader, '0762 555 0110'), 'format');
  assert.equal(told(reader, 'x'), 'format');
});

test('with them it reads landlines, tells what is wrong, and takes a mobile number of a range that is new', async () => {
  const reader = new TelephoneReader();
  await new Promise<void>((done) => reader.load(done));
  assert.equal(told(reader, '0762 555 0110'), '+867625550110');
  assert.equal(told(reader, '0762 555 0110 转 8'), 'extension');
  assert.equal(told(reader, '138'), 'length');
  assert.equal(told(reader, '1380013800'), 'range');
  assert.equal(told(reader, '154 0000 0022'), '+8615400000022');
});
