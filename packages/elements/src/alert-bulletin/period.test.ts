import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { isDay, lastComplete, lastDay, type Period, periodAfter, periodBefore, periodOf, sameTime } from './period.ts';

describe('periods of bulletins', () => {
  it('begin weeks on Monday and months on the first', () => {
    assert.equal(periodOf('day', '2026-11-22').from, '2026-11-22');
    // A Sunday is the last day of its week.
    assert.equal(periodOf('week', '2026-11-22').from, '2026-11-16');
    assert.equal(periodOf('week', '2026-11-23').from, '2026-11-23');
    assert.equal(periodOf('week', '2027-01-01').from, '2026-12-28');
    assert.equal(periodOf('month', '2026-11-22').from, '2026-11-01');
  });

  it('end on their last day, also in February of a leap year', () => {
    for (const [length, from, last] of [
      ['day', '2026-11-22', '2026-11-22'],
      ['week', '2026-12-28', '2027-01-03'],
      ['month', '2026-11-01', '2026-11-30'],
      ['month', '2028-02-01', '2028-02-29'],
      ['month', '2027-02-01', '2027-02-28'],
      ['month', '2026-12-01', '2026-12-31'],
    ] as const) {
      assert.equal(lastDay({ length, from }), last);
    }
  });

  it('follow each other without a gap for years, both ways', () => {
    for (const length of ['day', 'week', 'month'] as const) {
      let period: Period = periodOf(length, '2023-12-31');
      for (let count = 0; count < 800; count += 1) {
        const next = periodAfter(period);
        assert.deepEqual(periodBefore(next), period);
        assert.deepEqual(periodOf(length, next.from), next);
        period = next;
      }
    }
  });

  it('tell which is the newest that is over', () => {
    assert.equal(lastComplete('day', '2026-11-22').from, '2026-11-21');
    assert.equal(lastComplete('week', '2026-11-22').from, '2026-11-09');
    assert.equal(lastComplete('week', '2026-11-23').from, '2026-11-16');
    assert.equal(lastComplete('month', '2027-01-01').from, '2026-12-01');
  });

  it('keep the time that is looked at when the length changes', () => {
    const today = '2026-11-22';
    // The newest complete one stays the newest complete one.
    assert.equal(sameTime({ length: 'week', from: '2026-11-09' }, 'month', today).from, '2026-10-01');
    assert.equal(sameTime({ length: 'day', from: '2026-11-21' }, 'week', today).from, '2026-11-09');
    // A month that is not over leads to its last day that is.
    assert.equal(sameTime({ length: 'month', from: '2026-11-01' }, 'day', today).from, '2026-11-21');
    assert.equal(sameTime({ length: 'month', from: '2026-08-01' }, 'week', today).from, '2026-08-31');
    assert.equal(sameTime({ length: 'week', from: '2026-08-31' }, 'day', today).from, '2026-09-06');
  });

  it('are asked for by days of the calendar only', () => {
    for (const text of ['2026-11-22', '2028-02-29']) assert.equal(isDay(text), true);
    for (const text of ['', '2026-02-30', '2027-02-29', '22.11.2026', '2026-11', '2026-11-22T00:00:00Z', '<b>']) {
      assert.equal(isDay(text), false, text);
    }
  });
});
