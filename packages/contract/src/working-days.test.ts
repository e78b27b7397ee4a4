import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { afterEach, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { target, workingCalendarSource } from '../generate/working-calendar.ts';
import {
  addDays,
  addWorkingDays,
  dayInShanghai,
  holdsYear,
  isWorkingDay,
  WorkingCalendarMissing,
} from './working-days.ts';

const zoneBefore = process.env.TZ;
afterEach(() => {
  if (zoneBefore === undefined) delete process.env.TZ;
  else process.env.TZ = zoneBefore;
});

const days = (from: string, count: number) => Array.from({ length: count }, (_, index) => addDays(from, index));
const heldDay = fc.integer({ min: 0, max: 22 * 365 + 200 }).map((index) => addDays('2004-01-01', index));

describe('isWorkingDay', () => {
  const off2026 = [
    ...days('2026-01-01', 3),
    ...days('2026-02-15', 9),
    ...days('2026-04-04', 3),
    ...days('2026-05-01', 5),
    ...days('2026-06-19', 3),
    ...days('2026-09-25', 3),
    ...days('2026-10-01', 7),
  ];
  const madeUp2026 = ['2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10'];

  it('knows every day of 2026 as the State Council has set it', () => {
    for (const day of days('2026-01-01', 365)) {
      const weekend = [0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay());
      const working = madeUp2026.includes(day) || (!weekend && !off2026.includes(day));
      assert.equal(isWorkingDay(day), working, day);
    }
  });

  const table: [day: string, working: boolean, why: string][] = [
    ['2020-01-31', false, 'Spring Festival was prolonged by decision of January 2020'],
    ['2020-02-03', true, 'the first working day after it'],
    ['2019-04-28', true, 'a Sunday that makes up for Labour Day'],
    ['2019-05-05', true, 'another'],
    ['2017-09-30', true, 'a Saturday that makes up for National Day'],
    ['2022-12-31', false, "a Saturday of New Year's Day"],
    ['2023-01-02', false, "the Monday of New Year's Day"],
    ['2025-01-26', true, 'a Sunday that makes up for the Spring Festival'],
    ['2025-10-06', false, 'Mid-Autumn within National Day'],
    ['2004-10-09', true, 'the first year: a Saturday that makes up'],
  ];
  for (const [day, working, why] of table) {
    it(`says that ${day} is ${working ? 'a working day' : 'a day off'}: ${why}`, () => {
      assert.equal(isWorkingDay(day), working);
    });
  }

  // In a process of its own: what a module does when it is loaded depends on the zone as well.
  for (const zone of ['America/Los_Angeles', 'Australia/Sydney', 'Pacific/Apia']) {
    it(`does not depend on the device's zone: ${zone}`, () => {
      const module = fileURLToPath(new URL('./working-days.ts', import.meta.url));
      const code = `import { addWorkingDays, isWorkingDay } from ${JSON.stringify(module)};
        const working = ${JSON.stringify([...madeUp2026, ...off2026])}.map(isWorkingDay);
        console.log(JSON.stringify([working, addWorkingDays('2026-02-12', 7)]));`;
      const said = execFileSync(process.execPath, ['--input-type=module', '--eval', code], {
        env: { ...process.env, TZ: zone },
        encoding: 'utf8',
      });
      assert.deepEqual(JSON.parse(said), [[...madeUp2026.map(() => true), ...off2026.map(() => false)], '2026-02-28']);
    });
  }

  for (const day of ['2003-12-31', '2027-01-01', '2027-10-02', '1999-06-01', '2100-01-01']) {
    it(`says that the calendar lacks the year of ${day}`, () => {
      assert.throws(
        () => isWorkingDay(day),
        (error) =>
          error instanceof WorkingCalendarMissing &&
          error.year === Number(day.slice(0, 4)) &&
          error.code === 'working-calendar-missing' &&
          error.message.includes(day.slice(0, 4)),
      );
    });
  }

  for (const day of [
    '2026-02-29',
    '2026-13-01',
    '2026-00-10',
    '2026-1-1',
    '20260101',
    '',
    'today',
    '2026-01-01T00:00:00Z',
    '+002026-01-01',
  ]) {
    it(`refuses ${JSON.stringify(day)} as no day`, () => assert.throws(() => isWorkingDay(day), RangeError));
  }
});

describe('the calendar', () => {
  it('is what the table of chinese-days makes', async () => {
    assert.equal(readFileSync(target, 'utf8'), await workingCalendarSource());
  });
});

describe('holdsYear', () => {
  it('holds 2004 to 2026 and neither the year before nor the one after', () => {
    const years = Array.from({ length: 40 }, (_, index) => 2000 + index);
    assert.deepEqual(
      years.filter(holdsYear),
      Array.from({ length: 23 }, (_, index) => 2004 + index),
    );
  });

  it('answers false, never an error, for any number', () => {
    for (const year of [0, -1, 50, 1.5, Number.NaN, Number.POSITIVE_INFINITY, 99999])
      assert.equal(holdsYear(year), false);
  });
});

describe('addWorkingDays', () => {
  const table: [from: string, count: number, to: string, why: string][] = [
    ['2026-11-20', 1, '2026-11-23', 'over a weekend'],
    ['2026-11-20', 7, '2026-12-01', 'seven from a Friday'],
    ['2025-12-31', 1, '2026-01-04', "New Year's Day, then a Sunday that makes up"],
    ['2026-02-13', 1, '2026-02-14', 'a Saturday that makes up'],
    ['2026-02-14', 1, '2026-02-24', 'over the Spring Festival'],
    ['2026-02-12', 7, '2026-02-28', 'over the Spring Festival to the second Saturday that makes up'],
    ['2026-02-17', 1, '2026-02-24', 'from within the Spring Festival'],
    ['2026-09-30', 1, '2026-10-08', 'over National Day'],
    ['2026-12-22', 7, '2026-12-31', 'to the last day that is held'],
  ];
  for (const [from, count, to, why] of table) {
    it(`counts ${count} from ${from} to ${to}: ${why}`, () => assert.equal(addWorkingDays(from, count), to));
  }

  it('does not run over the end of the calendar', () => {
    assert.throws(
      () => addWorkingDays('2026-12-23', 7),
      (error) => error instanceof WorkingCalendarMissing && error.year === 2027,
    );
  });

  it('refuses a count that is not whole, or out of its range', () => {
    for (const count of [0, -1, 1.5, Number.NaN, 1001]) {
      assert.throws(() => addWorkingDays('2026-01-05', count), RangeError);
    }
  });

  it('ends on a working day with exactly so many working days behind the start', () => {
    fc.assert(
      fc.property(heldDay, fc.integer({ min: 1, max: 30 }), (day, count) => {
        const end = addWorkingDays(day, count);
        assert.ok(isWorkingDay(end));
        let passed = 0;
        for (let at = addDays(day, 1); at <= end; at = addDays(at, 1)) if (isWorkingDay(at)) passed += 1;
        assert.equal(passed, count);
      }),
    );
  });

  it('counts in two parts as in one', () => {
    fc.assert(
      fc.property(heldDay, fc.integer({ min: 1, max: 15 }), fc.integer({ min: 1, max: 15 }), (day, first, second) => {
        assert.equal(addWorkingDays(addWorkingDays(day, first), second), addWorkingDays(day, first + second));
      }),
    );
  });
});

describe('dayInShanghai', () => {
  const table: [moment: string, day: string][] = [
    ['2026-12-31T15:59:59Z', '2026-12-31'],
    ['2026-12-31T16:00:00Z', '2027-01-01'],
    ['2026-11-22T00:00:00+08:00', '2026-11-22'],
    ['2026-11-22T23:59:59.999+08:00', '2026-11-22'],
    ['2026-11-21T12:00:00-07:00', '2026-11-22'],
    ['2026-11-21t12:00:00z', '2026-11-21'],
  ];
  for (const [moment, day] of table) {
    it(`reads ${moment} as ${day}, wherever the device is`, () => {
      for (const zone of ['America/Los_Angeles', 'Asia/Shanghai', 'Pacific/Kiritimati']) {
        process.env.TZ = zone;
        assert.equal(dayInShanghai(moment), day);
      }
    });
  }

  it('refuses a text without an offset, which would mean the zone of the device', () => {
    for (const moment of ['2026-11-22T09:00:00', '2026-11-22', '', 'now']) {
      assert.throws(() => dayInShanghai(moment), RangeError);
    }
  });
});
