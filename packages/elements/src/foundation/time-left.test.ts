import assert from 'node:assert/strict';
import { test } from 'node:test';
import { messages as words } from '../hazard-list/hazard-list.en.ts';
import { Formats } from './formats.ts';
import { timeLeft } from './time-left.ts';

const now = Date.parse('2026-11-22T08:00:00Z');

for (const [dueAt, said] of [
  ['2026-11-22T08:59:59Z', '59 minutes left'],
  ['2026-11-22T09:00:00Z', '1 hour left'],
  ['2026-11-23T07:59:59Z', '23 hours left'],
  ['2026-11-23T08:00:00Z', '1 day left'],
  ['2026-11-23T15:00:00Z', '1 day left'],
  ['2026-11-24T08:00:00Z', '2 days left'],
  ['2026-11-21T01:00:00Z', 'Overdue by 1 day'],
] as const) {
  test(`what is due at ${dueAt} is said in its largest whole unit: ${said}`, () => {
    const { text, overdue } = timeLeft(dueAt, now, words, new Formats('en'));
    assert.equal(text, said);
    assert.equal(overdue, Date.parse(dueAt) < now);
  });
}
