import type { Transaction } from 'kysely';
import type { Schema } from '../database/schema.ts';
import type { Claimed } from './claim.ts';
import type { EventLog } from './event-log.ts';
import { planToEnd } from './plan.ts';
import type { AttemptResult } from './post.ts';
import { failingMilliseconds, nextAttemptAfter } from './schedule.ts';
import { isDelivering, stateOf } from './subscription-state.ts';

/** Attempts that a delivery tells, the newest: a redelivery may be asked for any number of times. */
const mostTold = 50;

/** An attempt that was made. */
export interface Attempt {
  readonly claimed: Claimed;
  readonly holder: string;
  readonly at: Date;
  readonly result: AttemptResult;
  /** From 0 to 1, for the jitter of the next wait. */
  readonly random: number;
}

/**
 * Records how an attempt ended and what follows: the next one, and how the subscription stands.
 *
 * @returns true when it disabled the subscription
 */
export async function recordAttempt(
  transaction: Transaction<Schema>,
  log: EventLog,
  attempt: Attempt,
  now: Date,
): Promise<boolean> {
  const { claimed, result } = attempt;
  const isDisabled = await recordStanding(transaction, log, attempt, now);
  const row = await transaction
    .selectFrom('webhook_deliveries')
    .select(['attempts', 'tries', 'version'])
    .where('station_id', '=', claimed.stationId)
    .where('id', '=', claimed.deliveryId)
    // Whoever lost the lease has nothing to tell: another process has made the attempt again.
    .where('leased_by', '=', attempt.holder)
    .forUpdate()
    .executeTakeFirst();
  if (row === undefined) return isDisabled;
  const { outcome, status, milliseconds } = result;
  const attempts = [...row.attempts, { at: attempt.at.toISOString(), outcome, status, milliseconds }].slice(-mostTold);
  const tries = row.tries + 1;
  const next =
    outcome === 'accepted' || status === 410 ? null : nextAttemptAfter(tries, now, attempt.random, askedWait(result));
  const state = outcome === 'accepted' ? 'delivered' : next === null ? 'given-up' : 'waiting';
  await transaction
    .updateTable('webhook_deliveries')
    .set({
      version: row.version + 1,
      attempts: JSON.stringify(attempts),
      tries,
      state,
      next_attempt_at: next,
      leased_by: null,
      leased_until: null,
    })
    .where('station_id', '=', claimed.stationId)
    .where('id', '=', claimed.deliveryId)
    .execute();
  return isDisabled;
}

function askedWait({ status, retryAfter }: AttemptResult): string | null {
  return status === 429 || status === 503 ? retryAfter : null;
}

/** What an attempt says of its subscription; the row is only taken where something changes. */
async function recordStanding(
  transaction: Transaction<Schema>,
  log: EventLog,
  { claimed, result, at }: Attempt,
  now: Date,
): Promise<boolean> {
  const find = transaction
    .selectFrom('subscriptions')
    .select([
      'station_id',
      'id',
      'version',
      'active',
      'state',
      'types',
      'areas',
      'position',
      'failing_since',
      'disabled_at',
    ])
    .where('station_id', '=', claimed.stationId)
    .where('id', '=', claimed.subscriptionId);
  const isGood = result.outcome === 'accepted';
  const seen = await find.executeTakeFirst();
  if (seen === undefined || (isGood && seen.failing_since === null)) return false;
  const row = await find.forUpdate().executeTakeFirst();
  if (row === undefined) return false;
  const failingSince = isGood ? null : (row.failing_since ?? at);
  const isOver =
    row.disabled_at === null &&
    failingSince !== null &&
    (result.status === 410 || now.getTime() - failingSince.getTime() >= failingMilliseconds);
  const disabledAt = isOver ? now : row.disabled_at;
  if (failingSince?.getTime() === row.failing_since?.getTime() && disabledAt === row.disabled_at) return false;
  // What was written until now is still delivered, should its owner start it anew.
  if (isOver && isDelivering(row.state)) await planToEnd(transaction, log, row, now);
  // A secret may have been retired since; this state alone says that there is none.
  const secrets = row.state === 'without-secret' ? 0 : 1;
  const state = stateOf({ secrets, active: row.active, disabledAt, failingSince });
  await transaction
    .updateTable('subscriptions')
    .set({ version: row.version + 1, state, failing_since: failingSince, disabled_at: disabledAt })
    .where('station_id', '=', claimed.stationId)
    .where('id', '=', claimed.subscriptionId)
    .execute();
  return isOver;
}
