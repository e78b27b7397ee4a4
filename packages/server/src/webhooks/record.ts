import type { Transaction } from 'kysely';
import type { Schema } from '../database/schema.ts';
import { appendEvents, makeEvent } from '../events/event-log.ts';
import type { Claimed } from './claim.ts';
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
 * Records how an attempt ended and what follows: the next one, and how the subscription stands, which an event tells when
 * it begins to fail or is given up.
 *
 * @returns whether an event was written, as the last statement
 */
export async function recordAttempt(transaction: Transaction<Schema>, attempt: Attempt, now: Date): Promise<boolean> {
  const change = await recordStanding(transaction, attempt, now);
  await recordDelivery(transaction, attempt, now);
  if (change !== null) await tellStanding(transaction, change, now);
  return change !== null;
}

async function recordDelivery(
  transaction: Transaction<Schema>,
  { claimed, holder, at, result, random }: Attempt,
  now: Date,
): Promise<void> {
  const row = await transaction
    .selectFrom('webhook_deliveries')
    .select(['attempts', 'tries', 'version'])
    .where('station_id', '=', claimed.stationId)
    .where('id', '=', claimed.deliveryId)
    // Whoever lost the lease has nothing to tell: another process has made the attempt again.
    .where('leased_by', '=', holder)
    .forUpdate()
    .executeTakeFirst();
  if (row === undefined) return;
  const { outcome, status, milliseconds } = result;
  const tries = row.tries + 1;
  const isOver = outcome === 'accepted' || status === 410;
  const next = isOver ? null : nextAttemptAfter(tries, now, random, askedWait(result));
  const told = [...row.attempts, { at: at.toISOString(), outcome, status, milliseconds }].slice(-mostTold);
  await transaction
    .updateTable('webhook_deliveries')
    .set({
      version: row.version + 1,
      attempts: JSON.stringify(told),
      tries,
      state: outcome === 'accepted' ? 'delivered' : next === null ? 'given-up' : 'waiting',
      next_attempt_at: next,
      leased_by: null,
      leased_until: null,
    })
    .where('station_id', '=', claimed.stationId)
    .where('id', '=', claimed.deliveryId)
    .execute();
}

function askedWait({ status, retryAfter }: AttemptResult): string | null {
  return status === 429 || status === 503 ? retryAfter : null;
}

interface Standing {
  readonly stationId: string;
  readonly id: string;
  readonly version: number;
  readonly state: string;
}

/**
 * What an attempt says of its subscription; the row is only taken where something changes.
 *
 * @returns the new standing when the log has to tell of it, else null
 */
async function recordStanding(
  transaction: Transaction<Schema>,
  { claimed, result, at }: Attempt,
  now: Date,
): Promise<Standing | null> {
  const { stationId, subscriptionId: id } = claimed;
  const find = transaction
    .selectFrom('subscriptions')
    .selectAll()
    .where('station_id', '=', stationId)
    .where('id', '=', id);
  const isGood = result.outcome === 'accepted';
  const seen = await find.executeTakeFirst();
  if (seen === undefined || (isGood && seen.failing_since === null)) return null;
  const row = await find.forUpdate().executeTakeFirst();
  if (row === undefined) return null;
  const failingSince = isGood ? null : (row.failing_since ?? at);
  const isTooLong = failingSince !== null && now.getTime() - failingSince.getTime() >= failingMilliseconds;
  const isGivenUp = isDelivering(row.state) && (result.status === 410 || isTooLong);
  if (!isGivenUp && failingSince?.getTime() === row.failing_since?.getTime()) return null;
  // What was written until now is still delivered, should its owner start it anew.
  if (isGivenUp) await planToEnd(transaction, row, now);
  const disabledAt = isGivenUp ? now : row.disabled_at;
  // A secret may have been retired since; this state alone says that there is none.
  const secrets = row.state === 'without-secret' ? 0 : 1;
  const state = stateOf({ secrets, active: row.active, disabledAt, failingSince });
  const version = row.version + 1;
  await transaction
    .updateTable('subscriptions')
    .set({ version, state, failing_since: failingSince, disabled_at: disabledAt })
    .where('station_id', '=', stationId)
    .where('id', '=', id)
    .execute();
  // Subscriptions may carry each other's events: were a failure to deliver one an event again, there would be no end.
  const isTold = isGivenUp || (state === 'failing' && !claimed.eventType.startsWith('subscription.'));
  return isTold ? { stationId, id, version, state } : null;
}

/** Tells the owner by the log of events, where another subscription may carry it. */
async function tellStanding(transaction: Transaction<Schema>, change: Standing, now: Date): Promise<void> {
  const { stationId, id, version, state } = change;
  const station = await transaction
    .selectFrom('stations')
    .select('division_code')
    .where('id', '=', stationId)
    .executeTakeFirstOrThrow();
  const type = state === 'disabled' ? 'subscription.disabled' : 'subscription.failing';
  const data = { id, version, state };
  const event = makeEvent(type, stationId, `/v1/subscriptions/${id}`, data, station.division_code, now);
  await appendEvents(transaction, [event]);
}
