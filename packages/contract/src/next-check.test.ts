import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nextCheckDueOn } from './next-check.ts';

test('premises are checked again the sooner the fewer stars they have', () => {
  const of = (stars: number) => nextCheckDueOn({}, stars, '2026-11-20T09:25:00+08:00');
  assert.deepEqual([0, 1, 2, 3].map(of), ['2026-12-20', '2027-02-18', '2027-05-19', '2027-11-20']);
});

test('a checklist says otherwise for the stars that it names; the day is that of the station', () => {
  const standard = { checkAgainAfterDays: { '3': 10 } };
  assert.equal(nextCheckDueOn(standard, 3, '2026-11-20T17:00:00Z'), '2026-12-01');
  assert.equal(nextCheckDueOn(standard, 0, '2026-11-20T15:59:59Z'), '2026-12-20');
});
