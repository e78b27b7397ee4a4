import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import {
  type DivisionLevel,
  type DivisionRecord,
  isWithinDivision,
  parseDivisionCode,
  standingOfDivision,
} from './division-code.ts';

describe('parseDivisionCode', () => {
  const table: [text: string, code: string, level: DivisionLevel, parents: string[]][] = [
    ['440000', '440000', 'province', []],
    ['441600', '441600', 'city', ['440000']],
    ['441602', '441602', 'county', ['440000', '441600']],
    ['441602101', '441602101', 'township', ['440000', '441600', '441602']],
    ['441602101003', '441602101003', 'community', ['440000', '441600', '441602', '441602101']],
    ['441900003', '441900003', 'township', ['440000', '441900']],
    ['441602000000', '441602', 'county', ['440000', '441600']],
    ['441602101000', '441602101', 'township', ['440000', '441600', '441602']],
    ['460001', '460001', 'county', ['460000']],
    ['110101', '110101', 'county', ['110000', '110100']],
  ];
  for (const [text, code, level, parents] of table) {
    it(`reads ${text} as a ${level}`, () => assert.deepEqual(parseDivisionCode(text), { code, level, parents }));
  }

  for (const text of ['', '44', '4416', '4416021', '041602', '44160A', '440000001', '441602000001', '4416021010030']) {
    it(`refuses '${text}'`, () => assert.equal(parseDivisionCode(text), null));
  }

  it('gives parents that are codes themselves, each one level above the next', () => {
    fc.assert(
      fc.property(fc.integer({ min: 110101001001, max: 659999999999 }), (number) => {
        const place = parseDivisionCode(String(number));
        if (place === null) return;
        place.parents.forEach((parent, index) => {
          assert.deepEqual(parseDivisionCode(parent)?.parents, place.parents.slice(0, index));
          assert.equal(isWithinDivision(place.code, parent), true);
          assert.equal(isWithinDivision(parent, place.code), false);
        });
      }),
    );
  });

  it('never throws, whatever the text', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const place = parseDivisionCode(text);
        assert.ok(place === null || /^[0-9]+$/.test(place.code));
      }),
    );
  });
});

describe('isWithinDivision', () => {
  it('holds for the place itself and what is above, not for a neighbour with a like beginning', () => {
    assert.equal(isWithinDivision('441602101', '441602101'), true);
    assert.equal(isWithinDivision('441602101003', '440000'), true);
    assert.equal(isWithinDivision('441602101003', '441602100'), false);
    assert.equal(isWithinDivision('441602', '441621'), false);
    assert.equal(isWithinDivision('nowhere', '440000'), false);
  });
});

describe('standingOfDivision', () => {
  const line = (name: string, firstYear: number, lastYear: number | null): DivisionRecord => ({
    code: '110103',
    name,
    firstYear,
    lastYear,
  });
  const withdrawn = [line('崇文区', 1980, 2009)];
  const gap = [line('安徽省', 1988, null), line('安徽省', 1980, 1986)];
  const reused = [line('郊区', 1980, 1999), line('赛罕区', 2000, null)];

  it('says when a code was in use, withdrawn, not yet assigned or never known', () => {
    assert.equal(standingOfDivision(withdrawn, 2009).state, 'in-use');
    assert.deepEqual(standingOfDivision(withdrawn, 2010), { state: 'withdrawn', record: withdrawn[0], lastYear: 2009 });
    assert.equal(standingOfDivision(withdrawn, 1979).state, 'not-yet-assigned');
    assert.deepEqual(standingOfDivision([], 2026), { state: 'unknown' });
  });

  it('takes a missing list year between lines of one name for use', () => {
    assert.equal(standingOfDivision(gap, 1987).state, 'in-use');
    assert.equal(standingOfDivision(gap, 2026).state, 'in-use');
  });

  it('gives the name of the year when a code was given to another place', () => {
    const name = (year: number): string => {
      const standing = standingOfDivision(reused, year);
      return standing.state === 'in-use' ? standing.record.name : standing.state;
    };
    assert.equal(name(1999), '郊区');
    assert.equal(name(2026), '赛罕区');
  });
});
