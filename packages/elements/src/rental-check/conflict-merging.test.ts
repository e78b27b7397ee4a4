import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { RentalCheckSubmission } from '@wardkit/contract/rental-checks';
import { mergeChecks } from './conflict-merging.ts';

const answer = (itemCode: string, over: Partial<RentalCheckSubmission['answers'][number]> = {}) => ({
  itemCode,
  outcome: 'conforms' as const,
  observedAt: '2026-11-22T06:10:00.000Z',
  answeredTogether: false,
  note: null,
  photographIds: [],
  ...over,
});
const mine: RentalCheckSubmission = {
  premisesId: 'p',
  previousCheckId: 'before',
  standardVersion: '2026-11',
  startedAt: '2026-11-22T06:00:00.000Z',
  finishedAt: '2026-11-22T06:30:00.000Z',
  answers: [answer('A', { photographIds: ['m1'] }), answer('B'), answer('C', { note: 'mine' })],
};
const theirs = {
  id: 'theirs',
  answers: [
    answer('A', { outcome: 'fault', note: 'wires', photographIds: ['t1'], observedAt: '2026-11-20T06:00:00.000Z' }),
    answer('B'),
    answer('C', { note: 'theirs', photographIds: ['t2'] }),
    answer('D', { outcome: 'fault' }),
  ],
};

test('ours stands on theirs, each item as it was chosen, and the photographs of both are kept', () => {
  const merged = mergeChecks(mine, theirs, { A: 'theirs', C: 'mine', D: 'mine' });
  assert.equal(merged.previousCheckId, 'theirs');
  const [a, b, c, more] = merged.answers;
  assert.deepEqual([a?.outcome, a?.note, a?.photographIds], ['fault', 'wires', ['m1', 't1']]);
  assert.equal(b, mine.answers[1]);
  assert.deepEqual([c?.note, c?.photographIds], ['mine', ['t2']]);
  assert.equal(more, undefined);
});

test('what was seen outside of our check is taken over at its edge: a server takes nothing else', () => {
  const [a] = mergeChecks(mine, theirs, { A: 'theirs' }).answers;
  assert.equal(a?.observedAt, mine.startedAt);
});

test('an answer that only theirs has is added where it was chosen', () => {
  assert.equal(mergeChecks(mine, theirs, { D: 'theirs' }).answers.at(-1)?.itemCode, 'D');
});

test('an item holds no more photographs than it may, and each once', () => {
  const many = Array.from({ length: 9 }, (_, index) => `m${index}`);
  const ours = { ...mine, answers: [answer('A', { photographIds: [...many, 't1'] })] };
  const others = { ...theirs, answers: [answer('A', { note: 'x', photographIds: ['t1', 't2', 't3', 't4'] })] };
  const photographIds = mergeChecks(ours, others, { A: 'mine' }).answers[0]?.photographIds ?? [];
  assert.deepEqual(photographIds, [...many, 't1', 't2', 't3']);
});
