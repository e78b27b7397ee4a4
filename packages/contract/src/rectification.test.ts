import assert from 'node:assert/strict';
import { test } from 'node:test';
import { basisOf, deadlineOf } from './rectification.ts';
import { rentalCheckStandard202611 as standard } from './rental-check-standard-data.ts';
import type { StandardItem } from './rental-check-standards.ts';

const yuancheng = '441602101001';
const item = (code: string): StandardItem => {
  const found = standard.items.find((each) => each.code === code);
  assert.ok(found);
  return found;
};

const observedAt = '2026-11-22T09:00:00.000Z';
const receivedAt = '2026-11-22T21:00:00.000Z';

for (const [code, dueAt] of [
  ['FIR-01', '2026-11-23T09:00:00.000Z'],
  ['FIR-11', '2026-11-29T09:00:00.000Z'],
  ['LLD-01', '2026-12-22T09:00:00.000Z'],
  ['LLD-04', '2027-01-21T09:00:00.000Z'],
] as const) {
  test(`the deadline of ${code} runs from the observation`, () => {
    assert.equal(deadlineOf(standard, item(code), yuancheng, observedAt, receivedAt).dueAt, dueAt);
  });
}

test('a device whose clock is ahead gains no time', () => {
  const ahead = deadlineOf(standard, item('FIR-01'), yuancheng, '2026-12-31T00:00:00Z', receivedAt);
  assert.equal(ahead.dueAt, '2026-11-23T21:00:00.000Z');
});

test('a life-threatening fault is referred only where its rule is in force', () => {
  assert.equal(deadlineOf(standard, item('FIR-01'), yuancheng, observedAt, receivedAt).referral, true);
  assert.equal(basisOf(standard, item('STR-02'), yuancheng), 'advice');
  assert.equal(deadlineOf(standard, item('STR-02'), yuancheng, observedAt, receivedAt).referral, false);
  assert.equal(basisOf(standard, item('STR-02'), '330102'), 'rule');
});

test('a severity that the standard has no deadline for is an error and no guess', () => {
  assert.throws(
    () => deadlineOf({ ...standard, rectification: {} }, item('FIR-01'), yuancheng, observedAt, receivedAt),
    RangeError,
  );
});
