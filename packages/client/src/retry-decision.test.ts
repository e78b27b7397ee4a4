import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { decideRetry, type Outcome, type RetryState } from './retry-decision.ts';

const policy = { backoff: { base: 400, cap: 8_000 }, longestWait: 20_000 };
const read = { safety: 'safe', idempotency: 'none' } as const;
const keyed = { safety: 'unsafe', idempotency: 'required' } as const;
const unkeyed = { safety: 'unsafe', idempotency: 'none' } as const;
const unreachable: Outcome = { kind: 'unreachable' };

function answer(status: number, more: Partial<Extract<Outcome, { kind: 'answer' }>> = {}): Outcome {
  return { kind: 'answer', status, retryable: null, retryAfter: null, ...more };
}

function decide(state: Partial<RetryState>) {
  return decideRetry(
    {
      record: read,
      outcome: unreachable,
      attempt: 1,
      maxAttempts: 3,
      refreshed: false,
      hasToken: true,
      remaining: 30_000,
      random: 0.5,
      ...state,
    },
    policy,
  );
}

const finish = { do: 'finish' };

describe('whether a request is sent once more', () => {
  const table: [string, Partial<RetryState>, ReturnType<typeof decide>][] = [
    ['success is the end', { outcome: answer(200) }, { do: 'finish' }],
    ['unchanged is the end', { outcome: answer(304) }, { do: 'finish' }],
    ['a refused token is refreshed', { outcome: answer(401) }, { do: 'refresh' }],
    ['also on the last try', { outcome: answer(401), attempt: 3 }, { do: 'refresh' }],
    ['but once only', { outcome: answer(401), refreshed: true }, { do: 'finish' }],
    ['and not where there was none', { outcome: answer(401), hasToken: false }, { do: 'finish' }],
    ['no network is tried again', {}, { do: 'wait', delay: 200, reason: 'unreachable' }],
    ['the second wait may be twice as long', { attempt: 2 }, { do: 'wait', delay: 400, reason: 'unreachable' }],
    ['the last try is the last', { attempt: 3 }, { do: 'finish' }],
    ['a write without a key is never repeated', { record: unkeyed }, { do: 'finish' }],
    ['a write with a key is', { record: keyed }, { do: 'wait', delay: 200, reason: 'unreachable' }],
    ['503 is tried again', { outcome: answer(503) }, { do: 'wait', delay: 200, reason: 'answer' }],
    [
      '429 waits as long as it says',
      { outcome: answer(429, { retryAfter: 7_000 }) },
      { do: 'wait', delay: 7_000, reason: 'asked' },
    ],
    ['but not for an hour', { outcome: answer(429, { retryAfter: 3_600_000 }) }, { do: 'finish' }],
    ['a lasting refusal is the end', { outcome: answer(422) }, { do: 'finish' }],
    [
      '409 in progress says that it is retryable',
      { outcome: answer(409, { retryable: true }) },
      { do: 'wait', delay: 200, reason: 'answer' },
    ],
    ['409 otherwise is the end', { outcome: answer(409) }, { do: 'finish' }],
    ['a wait beyond the time of the call is a failure now', { remaining: 150 }, { do: 'finish' }],
  ];
  for (const [says, state, expected] of table) {
    it(says, () => assert.deepEqual(decide(state), expected));
  }

  const anyOutcome = fc.oneof(
    fc.constant(unreachable),
    fc.record({
      kind: fc.constant('answer' as const),
      status: fc.integer({ min: 200, max: 599 }),
      retryable: fc.constantFrom(true, false, null),
      retryAfter: fc.option(fc.integer({ min: 0, max: 10_000_000 })),
    }),
  );
  const anyState = fc.record({
    record: fc.constantFrom(read, keyed, unkeyed),
    outcome: anyOutcome,
    attempt: fc.integer({ min: 1, max: 12 }),
    maxAttempts: fc.integer({ min: 1, max: 10 }),
    refreshed: fc.boolean(),
    hasToken: fc.boolean(),
    remaining: fc.integer({ min: -5_000, max: 60_000 }),
    random: fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
  });

  it('never waits longer than the call has, or than the policy allows', () => {
    fc.assert(
      fc.property(anyState, (state) => {
        const decision = decideRetry(state, policy);
        if (decision.do !== 'wait') return true;
        return decision.delay >= 0 && decision.delay < state.remaining && decision.delay <= policy.longestWait;
      }),
    );
  });

  it('never repeats what might be done twice, and never goes beyond the tries', () => {
    fc.assert(
      fc.property(anyState, (state) => {
        const decision = decideRetry(state, policy);
        if (decision.do !== 'wait') return true;
        return state.record !== unkeyed && state.attempt < state.maxAttempts;
      }),
    );
  });

  it('never shortens the time that the server asked for', () => {
    fc.assert(
      fc.property(anyState, fc.integer({ min: 0, max: 10_000_000 }), (state, retryAfter) => {
        const decision = decideRetry({ ...state, outcome: answer(503, { retryAfter }) }, policy);
        return decision.do !== 'wait' || decision.delay === retryAfter;
      }),
    );
  });

  it('is the same decision for the same state', () => {
    fc.assert(
      fc.property(anyState, (state) => assert.deepEqual(decideRetry(state, policy), decideRetry(state, policy))),
    );
    assert.deepEqual(decide({ outcome: answer(400) }), finish);
  });
});
