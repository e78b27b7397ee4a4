import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addDays } from '@wardkit/contract/working-days';
import { dayAfter, kindOf, weekdayOf, weeksOf } from './month-grid.ts';

test('a month stands in whole weeks from Monday, each of its days once', () => {
  for (let year = 2024; year <= 2028; year += 1) {
    for (let number = 1; number <= 12; number += 1) {
      const month = `${year}-${String(number).padStart(2, '0')}`;
      const days = weeksOf(month).flat();
      assert.equal(weekdayOf(days[0] ?? ''), 0);
      assert.ok(days.length % 7 === 0 && days.length <= 42, month);
      for (const [at, day] of days.entries()) if (at > 0) assert.equal(day, addDays(days[at - 1] ?? '', 1));
      const own = days.filter((day) => day.startsWith(month));
      assert.equal(own.length, new Date(Date.UTC(year, number, 0)).getUTCDate(), month);
      assert.ok(weeksOf(month).every((week) => week.some((day) => day.startsWith(month))));
    }
  }
});

test('days off and worked weekends are those of the calendar, and a year without one is not guessed', () => {
  assert.equal(kindOf('2026-10-01'), 'day-off');
  assert.equal(kindOf('2026-02-14'), 'worked-weekend');
  assert.equal(kindOf('2026-11-21'), 'weekend');
  assert.equal(kindOf('2026-11-23'), 'working');
  assert.equal(kindOf('2099-01-01'), 'unknown');
  assert.equal(kindOf('2099-01-03'), 'unknown');
});

test('keys go from day to day, also into another month', () => {
  assert.equal(dayAfter('2026-11-30', 'ArrowRight'), '2026-12-01');
  assert.equal(dayAfter('2026-11-30', 'ArrowRight', true), '2026-11-29');
  assert.equal(dayAfter('2026-11-01', 'ArrowUp'), '2026-10-25');
  assert.equal(dayAfter('2026-11-25', 'Home'), '2026-11-23');
  assert.equal(dayAfter('2026-11-25', 'End'), '2026-11-29');
  assert.equal(dayAfter('2026-01-31', 'PageDown'), '2026-02-28');
  assert.equal(dayAfter('2026-03-31', 'PageUp'), '2026-02-28');
  for (const key of ['Enter', 'a', 'toString']) assert.equal(dayAfter('2026-11-25', key), null);
});
