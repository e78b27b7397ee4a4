import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { alertPriorities, codesOf } from './alert-codes.ts';
import {
  alertDeadlineOf,
  alertDeadlineOutcome,
  alertDeadlineStateAt,
  alertTimeLimitIds,
  alertTimeLimits,
  limitsStartedBy,
} from './alert-deadlines.ts';
import { type AlertMove, alertStates, closedAlertStates } from './alert-states.ts';

const priorities = codesOf(alertPriorities);
const limits = Object.entries(alertTimeLimits);

test('deadlines of the table, by priority', () => {
  const vectors = [
    [
      'alert-acknowledgement',
      'immediate',
      '2026-11-22T14:32:00+08:00',
      '2026-11-22T06:33:00.000Z',
      '2026-11-22T06:32:40.000Z',
    ],
    ['alert-departure', 'low', '2026-11-22T06:19:10Z', '2026-11-22T07:19:10.000Z', '2026-11-22T07:18:40.000Z'],
    ['alert-arrival', 'urgent', '2026-11-22T06:19:10Z', '2026-11-22T06:39:10.000Z', '2026-11-22T06:37:10.000Z'],
    [
      'alert-arrival',
      'of-a-later-version',
      '2026-11-22T06:19:10Z',
      '2026-11-22T06:59:10.000Z',
      '2026-11-22T06:57:10.000Z',
    ],
    ['alert-archiving', 'low', '2026-02-25T00:00:00Z', '2026-03-04T00:00:00.000Z', '2026-03-03T00:00:00.000Z'],
  ] as const;
  for (const [limit, priority, startedAt, dueAt, remindAt] of vectors) {
    assert.deepEqual(alertDeadlineOf(alertTimeLimits[limit], startedAt, priority), { dueAt, remindAt });
  }
});

test('what a move starts: the intake what reopening starts', () => {
  assert.deepEqual(limitsStartedBy('receive'), ['alert-acknowledgement', 'alert-dispatch']);
  assert.deepEqual(limitsStartedBy('dispatch'), ['alert-departure', 'alert-arrival']);
  assert.deepEqual(limitsStartedBy('acknowledge'), []);
});

test('each limit is a row: started by a move, met by a move, said to be a default, and longer for the less urgent', () => {
  const started = new Set(Object.values(alertStates.moves).flatMap(({ starts }) => starts));
  assert.deepEqual([...started].sort(), [...alertTimeLimitIds].sort());
  for (const [id, row] of limits) {
    assert.equal(row.source, 'project default', id);
    for (const move of row.metBy) assert.ok(move in alertStates.moves, move);
    const lengths = priorities.map((priority) => row.seconds[priority]);
    assert.deepEqual(
      lengths,
      [...lengths].sort((one, other) => one - other),
      id,
    );
    assert.ok(row.remindSeconds < Math.min(...lengths), id);
  }
});

test('no limit can run for ever: every way to close an alert meets or stops it, and archiving ends the last', () => {
  const closing = Object.keys(alertStates.moves).filter((name) =>
    (closedAlertStates as readonly string[]).includes(alertStates.moves[name as AlertMove].to),
  ) as AlertMove[];
  for (const move of closing) {
    const starts = limitsStartedBy(move);
    assert.deepEqual(
      starts.filter((id) => id !== 'alert-archiving'),
      [],
      move,
    );
  }
  assert.deepEqual(alertTimeLimits['alert-archiving'].metBy, ['archive']);
});

test('a deadline is reminded of between its start and its end, and its state follows the clock', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...alertTimeLimitIds),
      fc.constantFrom(...priorities),
      fc.date({ min: new Date('2000-01-01'), max: new Date('2090-01-01'), noInvalidDate: true }),
      fc.integer({ min: 0, max: 40 * 24 * 3600 }),
      (id, priority, start, later) => {
        const { dueAt, remindAt } = alertDeadlineOf(alertTimeLimits[id], start.toISOString(), priority);
        assert.ok(start.toISOString() <= remindAt && remindAt <= dueAt);
        const now = new Date(start.getTime() + later * 1000).toISOString();
        const running = { dueAt, remindAt, outcome: null };
        const expected = now > dueAt ? 'overdue' : now >= remindAt ? 'due-soon' : 'running';
        assert.equal(alertDeadlineStateAt(running, now), expected);
        const limit = alertTimeLimits[id];
        const met = alertDeadlineOutcome(limit, dueAt, limit.metBy[0], now);
        assert.equal(met, now > dueAt ? 'met-late' : 'met');
        assert.equal(alertDeadlineOutcome(limit, dueAt, 'transfer', now), 'stopped');
        assert.equal(alertDeadlineStateAt({ ...running, outcome: met }, '2099-01-01T00:00:00Z'), met);
      },
    ),
  );
});
