import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { newUuid } from '../uuid.ts';
import { createLog, withoutPersonalData } from './log.ts';

const logged = (fields: object, message = 'm'): string => {
  const lines: string[] = [];
  createLog('debug', (line) => lines.push(line)).info(fields, message);
  assert.equal(lines.length, 1);
  return lines[0] ?? '';
};

describe('the log keeps personal data out, whatever is handed to it', () => {
  test('names of fields that hold it are redacted, a level deep as well', () => {
    const line = logged({
      name: '张三丰',
      caller: { phone: '+8613812345678', authorization: 'Bearer abc' },
      token: 'x.y',
    });
    for (const value of ['张三丰', '13812345678', 'abc', 'x.y']) assert.ok(!line.includes(value), line);
    assert.match(line, /"name":"\[redacted\]"/);
  });

  test('numbers and secrets are taken out of any text', () => {
    const cases: [string, string][] = [
      ['id 110101190001011009 x', 'id [identity] x'],
      ['11010119000101100X', '[identity]'],
      ['call 13812345678.', 'call [phone].'],
      ['+8613812345678', '[phone]'],
      ['{"value":13812345678}', '{"value":"[phone]"}'],
      ['0086 13812345678', '[phone]'],
      ['Authorization: Bearer abc.def-ghi=', 'Authorization: Bearer [token]'],
      ['eyJhbGciOiJFUzI1NiJ9.eyJzdWIiOiJ4In0.sig-nature', '[token]'],
      ['at postgresql://ward:hunter2@db/ward', 'at postgresql://ward:[password]@db/ward'],
    ];
    for (const [given, expected] of cases) assert.equal(withoutPersonalData(given), expected);
  });

  test('times, counts and ids stay as they are', () => {
    fc.assert(
      fc.property(fc.date({ min: new Date('2002-01-01'), max: new Date('2100-01-01'), noInvalidDate: true }), (at) => {
        const line = JSON.stringify({ time: at.getTime(), at: at.toISOString(), requestId: newUuid(at), ms: 12 });
        assert.equal(withoutPersonalData(line), line);
      }),
    );
  });

  test('an error is logged by its kind and place', () => {
    const cause = Object.assign(new Error('Key (phone)=(13812345678) exists'), { code: '23505', detail: '张三' });
    const line = logged({ err: cause });
    assert.match(line, /"code":"23505"/);
    for (const value of ['Key', '13812345678', '张三']) assert.ok(!line.includes(value), line);
  });
});
