import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import {
  type ResidentIdentityNumberFault,
  readResidentIdentityNumber,
  residentIdentityNumberCheck,
} from './resident-identity-number.ts';

interface Vectors {
  valid: string[];
  invalid: { number: string; because: ResidentIdentityNumberFault }[];
}
const vectors = JSON.parse(
  readFileSync(new URL('./vectors/resident-identity-number.json', import.meta.url), 'utf8'),
) as Vectors;
const known = new Set(['360426', '440113', '412723', '110102']);
const rules = { isKnownDivision: (code: string) => known.has(code) };

const body = fc
  .record({
    division: fc.constantFrom(...known),
    // noInvalidDate: an invalid Date has no digits to build a number from.
    date: fc.date({ min: new Date('1850-01-01'), max: new Date('2026-11-22'), noInvalidDate: true }),
    serial: fc.integer({ min: 0, max: 999 }),
  })
  .map(
    ({ division, date, serial }) =>
      division + date.toISOString().slice(0, 10).replaceAll('-', '') + String(serial).padStart(3, '0'),
  );

describe('readResidentIdentityNumber', () => {
  for (const number of vectors.valid) {
    it(`accepts the vector that ends in ${number.slice(-4)} of ${number.slice(0, 6)}`, () => {
      const reading = readResidentIdentityNumber(number, rules);
      assert.equal(reading.ok, true);
      assert.equal(reading.ok && reading.number, number);
    });
  }

  for (const { number, because } of vectors.invalid) {
    it(`refuses the vector of ${number.slice(0, 6)} because of its ${because}`, () => {
      assert.deepEqual(readResidentIdentityNumber(number, rules), { ok: false, fault: because });
    });
  }

  const table: [text: string, fault: ResidentIdentityNumberFault, why: string][] = [
    ['', 'format', 'empty'],
    ['36042619910101007', 'format', '17 digits'],
    ['3604261991010100711', 'format', '19 digits'],
    [' 360426199101010071', 'format', 'a space before'],
    ['360426199101010071\n', 'format', 'a line end behind'],
    ['３６０４２６１９９１０１０１００７１', 'format', 'full-width digits'],
    ['36042619910229007X', 'date', '29 February of a common year'],
    ['36042619910431007X', 'date', '31 April'],
    ['36042619910001007X', 'date', 'month 0'],
    ['36042619910100007X', 'date', 'day 0'],
  ];
  for (const [text, fault, why] of table) {
    it(`refuses ${why} as ${fault}`, () => {
      assert.deepEqual(readResidentIdentityNumber(text, rules), { ok: false, fault });
    });
  }

  it('reads a small x as X', () => {
    const reading = readResidentIdentityNumber('44011320141005001x', rules);
    assert.deepEqual(reading, {
      ok: true,
      number: '44011320141005001X',
      divisionCode: '440113',
      birthDate: '2014-10-05',
    });
  });

  it('refuses a birth after today only when today is given', () => {
    assert.equal(readResidentIdentityNumber('44011320141005001X', { ...rules, today: '2014-10-05' }).ok, true);
    assert.deepEqual(readResidentIdentityNumber('44011320141005001X', { ...rules, today: '2014-10-04' }), {
      ok: false,
      fault: 'date',
    });
  });

  it('accepts every body with its own check character and no other', () => {
    fc.assert(
      fc.property(body, (digits) => {
        const right = residentIdentityNumberCheck(digits);
        for (const check of '0123456789X') {
          assert.equal(readResidentIdentityNumber(digits + check, rules).ok, check === right);
        }
      }),
    );
  });

  it('finds every single wrong digit and every swap of two neighbours in the serial', () => {
    fc.assert(
      fc.property(body, fc.integer({ min: 14, max: 16 }), fc.integer({ min: 1, max: 9 }), (digits, at, by) => {
        const number = digits + residentIdentityNumberCheck(digits);
        const other = String((Number(number[at]) + by) % 10);
        assert.deepEqual(readResidentIdentityNumber(number.slice(0, at) + other + number.slice(at + 1), rules), {
          ok: false,
          fault: 'check',
        });
        const pair = number.slice(14, 16);
        fc.pre(pair[0] !== pair[1]);
        const swapped = `${number.slice(0, 14)}${pair[1]}${pair[0]}${number.slice(16)}`;
        assert.equal(readResidentIdentityNumber(swapped, rules).ok, false);
      }),
    );
  });

  it('never throws, whatever the text', () => {
    fc.assert(fc.property(fc.string(), (text) => typeof readResidentIdentityNumber(text, rules).ok === 'boolean'));
  });
});

describe('residentIdentityNumberCheck', () => {
  it('refuses another length without repeating what it was given', () => {
    assert.throws(
      () => residentIdentityNumberCheck('4401132014100500'),
      (error) => error instanceof RangeError && !error.message.includes('440113'),
    );
  });
});
