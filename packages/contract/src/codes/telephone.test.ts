import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { Telephone } from '../field.ts';
import { readTelephone, type TelephoneFault } from './telephone.ts';

interface Vectors {
  valid: { text: string; telephone: string; kind: string }[];
  invalid: { text: string; because: TelephoneFault }[];
}
const vectors = JSON.parse(readFileSync(new URL('./vectors/telephone.json', import.meta.url), 'utf8')) as Vectors;

describe('readTelephone', () => {
  for (const { text, telephone, kind } of vectors.valid) {
    it(`reads ${JSON.stringify(text)} as a ${kind} number`, () => {
      const reading = readTelephone(text);
      assert.deepEqual(reading.ok && [reading.telephone, reading.kind], [telephone, kind]);
    });
  }

  for (const { text, because } of vectors.invalid) {
    it(`refuses ${JSON.stringify(text)} because of its ${because}`, () => {
      assert.deepEqual(readTelephone(text), { ok: false, fault: because });
    });
  }

  it('takes a number without a prefix as one of the country that is given', () => {
    assert.equal(readTelephone('9123 4567').ok, false);
    const reading = readTelephone('9123 4567', 'HK');
    assert.equal(reading.ok && reading.telephone, '+85291234567');
  });

  it('gives what the contract carries, and reads its own answer as the same', () => {
    const rest = fc.integer({ min: 0, max: 99_999_999 }).map((number) => String(number).padStart(8, '0'));
    const written = fc
      .tuple(fc.constantFrom('138', '159', '186', '199', '0762', '020', '021'), rest, fc.constantFrom('', ' ', '-'))
      .map(([prefix, digits, between]) => prefix + between + digits);
    fc.assert(
      fc.property(written, (text) => {
        const reading = readTelephone(text);
        if (!reading.ok) return;
        assert.ok(Telephone.safeParse(reading.telephone).success);
        assert.deepEqual(readTelephone(reading.telephone), reading);
        assert.deepEqual(readTelephone(reading.national), reading);
      }),
    );
  });

  it('finds every missing last digit of a mobile number', () => {
    const mobile = fc.integer({ min: 0, max: 99_999_999 }).map((number) => `138${String(number).padStart(8, '0')}`);
    fc.assert(
      fc.property(mobile, (number) => {
        assert.equal(readTelephone(number).ok, true);
        assert.equal(readTelephone(number.slice(0, -1)).ok, false);
      }),
    );
  });

  it('never throws, whatever the text', () => {
    const characters = fc.string({ unit: fc.constantFrom(...'0123456789+-() 转分机ext#;=', '０', '９', 'a') });
    fc.assert(fc.property(fc.oneof(fc.string(), characters), (text) => typeof readTelephone(text).ok === 'boolean'));
    assert.deepEqual(readTelephone('1'.repeat(100_000)), { ok: false, fault: 'format' });
  });
});
