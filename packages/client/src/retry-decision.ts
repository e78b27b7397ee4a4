import type { OperationRecord } from '@wardkit/contract/operation';
import { type BackoffRule, backoff } from './backoff.ts';

/** How one try of a request ended. */
export type Outcome =
  | { kind: 'answer'; status: number; retryable: boolean | null; retryAfter: number | null }
  /** Nothing came back, or something that is not this server: a captive portal, a proxy's page. */
  | { kind: 'unreachable' };

/** What the decision looks at. Times are milliseconds. */
export interface RetryState {
  record: Pick<OperationRecord, 'safety' | 'idempotency'>;
  outcome: Outcome;
  /** Tries so far, this one included. */
  attempt: number;
  maxAttempts: number;
  /** Whether the token was already refreshed for this call. */
  refreshed: boolean;
  /** Whether there is a token that could be refreshed. */
  hasToken: boolean;
  /** What is left of the call's total time. */
  remaining: number;
  /** A number from 0 up to 1. */
  random: number;
}

export interface RetryPolicy {
  backoff: BackoffRule;
  /** A `Retry-After` beyond this is not waited for: the caller is told instead. */
  longestWait: number;
}

export type RetryDecision =
  | { do: 'finish' }
  | { do: 'refresh' }
  | { do: 'wait'; delay: number; reason: 'unreachable' | 'answer' | 'asked' };

const finish = { do: 'finish' } as const;

/** What is tried again when the problem itself does not say: its status tells of a passing state. */
const passing = new Set([408, 425, 429, 500, 502, 503, 504]);

/**
 * Whether a request is sent once more, and when: the first rule that fits decides.
 * Pure, so that a table can show all of it.
 */
export function decideRetry(state: RetryState, policy: RetryPolicy): RetryDecision {
  const { outcome, record } = state;
  if (outcome.kind === 'answer' && outcome.status < 400) return finish;
  // A stale token costs nothing to replace, so it does not count as a try, but only once.
  if (outcome.kind === 'answer' && outcome.status === 401) {
    return state.hasToken && !state.refreshed ? { do: 'refresh' } : finish;
  }
  if (state.attempt >= state.maxAttempts) return finish;
  // Without a key, a repeat could do the thing twice.
  if (record.safety === 'unsafe' && record.idempotency !== 'required') return finish;
  if (outcome.kind === 'unreachable') return within(state, backoffOf(state, policy), 'unreachable');
  if (!(outcome.retryable ?? passing.has(outcome.status))) return finish;
  if (outcome.retryAfter !== null) {
    return outcome.retryAfter > policy.longestWait ? finish : within(state, outcome.retryAfter, 'asked');
  }
  return within(state, backoffOf(state, policy), 'answer');
}

function backoffOf(state: RetryState, policy: RetryPolicy): number {
  return backoff(policy.backoff, state.attempt, state.random);
}

/** A wait that would outlast the call's time is a failure now, not later. */
function within(state: RetryState, delay: number, reason: 'unreachable' | 'answer' | 'asked'): RetryDecision {
  return delay >= state.remaining ? finish : { do: 'wait', delay, reason };
}
