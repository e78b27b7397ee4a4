import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'node:test';
import fc from 'fast-check';
import { addMonths, deadlineUnder, isPast, knownDeadline } from './deadlines.ts';
import { type LegalRuleId, legalRule, legalRules } from './legal-rules.ts';
import { deadlineOf } from './rectification.ts';
import { rentalCheckStandard202611 } from './rental-check-standard-2026-11.ts';
import { addDays, dayInShanghai, isWorkingDay, WorkingCalendarMissing } from './working-days.ts';

const zoneBefore = process.env.TZ;
afterEach(() => {
  if (zoneBefore === undefined) delete process.env.TZ;
  else process.env.TZ = zoneBefore;
});

const moment = fc
  .integer({ min: Date.parse('2004-01-01T00:00:00Z'), max: Date.parse('2026-10-01T00:00:00Z') })
  .map((time) => new Date(time).toISOString());

describe('deadlineUnder', () => {
  const table: [rule: LegalRuleId, start: string, due: string, why: string][] = [
    [
      'judicial-confirmation',
      '2026-11-18T10:00:00+08:00',
      '2026-12-18T23:59:59+08:00',
      '30 days, the first not counted',
    ],
    ['judicial-confirmation', '2026-11-18T00:00:00+08:00', '2026-12-18T23:59:59+08:00', 'the same from midnight'],
    ['judicial-confirmation', '2026-11-18T23:59:59+08:00', '2026-12-18T23:59:59+08:00', 'the same until midnight'],
    [
      'judicial-confirmation',
      '2026-11-18T16:00:00Z',
      '2026-12-21T23:59:59+08:00',
      'a day later in Shanghai: a Saturday moves to Monday',
    ],
    [
      'judicial-confirmation',
      '2026-01-16T10:00:00+08:00',
      '2026-02-24T23:59:59+08:00',
      'the first day of the Spring Festival moves behind it',
    ],
    [
      'judicial-confirmation',
      '2026-01-15T10:00:00+08:00',
      '2026-02-14T23:59:59+08:00',
      'a Saturday that makes up does not move',
    ],
    [
      'judicial-confirmation',
      '2025-12-02T10:00:00+08:00',
      '2026-01-04T23:59:59+08:00',
      "New Year's Day moves to a Sunday that makes up",
    ],
    ['judicial-confirmation', '2026-09-01T10:00:00+08:00', '2026-10-08T23:59:59+08:00', 'National Day moves behind it'],
    ['judicial-confirmation', '2024-01-30T10:00:00+08:00', '2024-02-29T23:59:59+08:00', 'a leap day'],
    ['usual-duration', '2026-01-31T09:00:00+08:00', '2026-02-28T23:59:59+08:00', '31 January and one month'],
    ['usual-duration', '2024-01-31T09:00:00+08:00', '2024-02-29T23:59:59+08:00', 'the same in a leap year'],
    [
      'usual-duration',
      '2026-12-15T09:00:00+08:00',
      '2027-01-15T23:59:59+08:00',
      'into a year without calendar, which it does not need',
    ],
    [
      'usual-duration',
      '2026-08-31T20:00:00Z',
      '2026-10-01T23:59:59+08:00',
      'a holiday stays: normally done is no last day of a right',
    ],
    ['usual-duration', '2026-03-31T09:00:00+08:00', '2026-04-30T23:59:59+08:00', 'a month of 30 days'],
    ['public-security-second-session', '2026-11-20T15:00:00+08:00', '2026-12-01T23:59:59+08:00', 'seven working days'],
    [
      'public-security-second-session',
      '2026-02-12T15:00:00+08:00',
      '2026-02-28T23:59:59+08:00',
      'over the Spring Festival, with its Saturdays',
    ],
    ['public-security-second-session', '2025-12-30T15:00:00+08:00', '2026-01-09T23:59:59+08:00', 'over New Year'],
    ['rectification-severity-4', '2026-11-22T09:30:15+08:00', '2026-11-23T09:30:15+08:00', '24 hours'],
    [
      'rectification-severity-3',
      '2026-11-22T01:30:15Z',
      '2026-11-29T09:30:15+08:00',
      '7 days, to the same time of day',
    ],
  ];
  for (const [rule, start, due, why] of table) {
    it(`${rule} from ${start}: ${due.slice(0, 10)}, ${why}`, () => {
      for (const zone of ['America/Los_Angeles', 'Asia/Shanghai', 'Pacific/Kiritimati']) {
        process.env.TZ = zone;
        assert.equal(deadlineUnder(legalRule(rule), start).dueAt, due);
      }
    });
  }

  it('says which year is missing when working days run over the end of the calendar', () => {
    const isMissing = (error: unknown) => error instanceof WorkingCalendarMissing && error.year === 2027;
    const second = legalRule('public-security-second-session');
    assert.equal(deadlineUnder(second, '2026-12-22T09:00:00+08:00').lastDay, '2026-12-31');
    assert.throws(() => deadlineUnder(second, '2026-12-23T09:00:00+08:00'), isMissing);
    assert.throws(() => deadlineUnder(legalRule('judicial-confirmation'), '2026-12-02T09:00:00+08:00'), isMissing);
  });

  it('refuses a rule that has no period, and a start without an offset', () => {
    assert.throws(() => deadlineUnder(legalRule('refusal-ends'), '2026-11-22T09:00:00+08:00'), RangeError);
    assert.throws(() => deadlineUnder(legalRule('agreed-performance'), '2026-11-22T09:00:00+08:00'), RangeError);
    assert.throws(() => deadlineUnder(legalRule('usual-duration'), '2026-11-22T09:00:00'), RangeError);
  });

  it('is never before its last day, never before the start, and moves only over days off', () => {
    fc.assert(
      fc.property(
        moment,
        fc.constantFrom(...legalRules.filter((rule) => rule.ends !== null && rule.id !== 'agreed-performance')),
        (start, rule) => {
          const { lastDay, dueAt } = deadlineUnder(rule, start);
          assert.ok(Date.parse(dueAt) > Date.parse(start));
          assert.ok(dueAt.slice(0, 10) >= lastDay);
          for (let day = lastDay; day < dueAt.slice(0, 10); day = addDays(day, 1))
            assert.equal(isWorkingDay(day), false);
          if (rule.lastDayMoves) assert.ok(isWorkingDay(dueAt.slice(0, 10)));
        },
      ),
    );
  });

  it('never comes earlier for a later start', () => {
    fc.assert(
      fc.property(
        moment,
        moment,
        fc.constantFrom('judicial-confirmation', 'usual-duration', 'public-security-second-session'),
        (one, other, id) => {
          const [first = '', second = ''] = [one, other].sort();
          const rule = legalRule(id as LegalRuleId);
          assert.ok(deadlineUnder(rule, first).dueAt <= deadlineUnder(rule, second).dueAt);
        },
      ),
    );
  });
});

describe('knownDeadline', () => {
  it('keeps the last day where only its move needs the missing year', () => {
    assert.deepEqual(knownDeadline(legalRule('judicial-confirmation'), '2026-12-02T10:00:00+08:00'), {
      lastDay: '2027-01-01',
      dueAt: null,
      missingCalendarYear: 2027,
    });
  });

  it('knows nothing of working days that run into the missing year', () => {
    assert.deepEqual(knownDeadline(legalRule('public-security-second-session'), '2026-12-28T10:00:00+08:00'), {
      lastDay: null,
      dueAt: null,
      missingCalendarYear: 2027,
    });
  });

  it('is the deadline where there is one', () => {
    const start = '2026-11-18T10:00:00+08:00';
    const rule = legalRule('judicial-confirmation');
    assert.deepEqual(knownDeadline(rule, start), { ...deadlineUnder(rule, start), missingCalendarYear: null });
  });
});

describe('isPast', () => {
  const deadline = { dueAt: '2026-12-18T23:59:59+08:00' };
  it('takes the whole last second as in time', () => {
    assert.equal(isPast(deadline, '2026-12-18T23:59:59.999+08:00'), false);
    assert.equal(isPast(deadline, '2026-12-18T16:00:00Z'), true);
  });
});

describe('addMonths', () => {
  it('keeps the number of the day, or takes the last of the month', () => {
    fc.assert(
      fc.property(moment, fc.integer({ min: 0, max: 48 }), (start, months) => {
        const day = dayInShanghai(start);
        const end = addMonths(day, months);
        assert.equal(
          (Number(end.slice(0, 4)) - Number(day.slice(0, 4))) * 12 + Number(end.slice(5, 7)) - Number(day.slice(5, 7)),
          months,
        );
        if (end.slice(8) !== day.slice(8)) {
          assert.ok(end.slice(8) < day.slice(8));
          assert.equal(addDays(end, 1).slice(8), '01');
        }
      }),
    );
  });
});

describe('the rows for putting a fault right', () => {
  const standard = rentalCheckStandard202611;
  for (const severity of [1, 2, 3, 4]) {
    it(`agree with what the checklist computes for severity ${severity}`, () => {
      const item = standard.items.find((each) => each.severity === severity);
      assert.ok(item);
      const at = '2026-11-22T09:30:15+08:00';
      const row = legalRule(`rectification-severity-${severity}` as LegalRuleId);
      assert.equal(
        Date.parse(deadlineUnder(row, at).dueAt),
        Date.parse(deadlineOf(standard, item, '441602101001', at, at).dueAt),
      );
    });
  }
});
