import type { Transaction } from 'kysely';
import type { Schema } from '../database/schema.ts';
import { openCell } from '../privacy/column-cipher.ts';
import type { KeyRing } from '../privacy/key-ring.ts';
import { isDelivering } from './subscription-state.ts';

/** A delivery that this process has to make now, with what it is made with. */
export interface Claimed {
  readonly stationId: string;
  readonly subscriptionId: string;
  readonly deliveryId: string;
  readonly eventId: string;
  readonly eventType: string;
  readonly body: string;
  readonly url: string;
  /** The values of the live secrets. */
  readonly secrets: readonly string[];
}

/** Column of a secret's value, sealed into it. */
export const secretColumn = 'subscription_secrets.value';

export interface Lease {
  /** Names this process. */
  readonly holder: string;
  readonly until: Date;
}

/**
 * Takes deliveries of a station that are due, so that no other process makes them before the lease ends. A process that
 * dies leaves its lease behind, and the same event is sent again once it has ended.
 *
 * @param slots how many more may be taken for a subscription, when so many were taken now: a slow receiver fills only its own
 */
export async function claimDue(
  transaction: Transaction<Schema>,
  keys: KeyRing,
  stationId: string,
  lease: Lease,
  now: Date,
  slots: (subscriptionId: string, taken: number) => number,
): Promise<Claimed[]> {
  const due = transaction
    .selectFrom('webhook_deliveries')
    .where('station_id', '=', stationId)
    .where('state', '=', 'waiting')
    .where('next_attempt_at', '<=', now)
    .where((is) => is.or([is('leased_until', 'is', null), is('leased_until', '<=', now)]));
  const waiting = await due.select('subscription_id').distinct().execute();
  const claimed: Claimed[] = [];
  for (const { subscription_id: subscriptionId } of waiting) {
    const free = slots(subscriptionId, claimed.length);
    if (free <= 0) continue;
    const subscription = await findReceiver(transaction, keys, stationId, subscriptionId);
    if (subscription === null) continue;
    let rows = due
      .select(['id', 'event_id', 'event_type', 'body'])
      .where('subscription_id', '=', subscriptionId)
      .orderBy('next_attempt_at')
      .orderBy('id')
      .limit(free)
      .forUpdate()
      .skipLocked();
    if (!subscription.isDelivering) rows = rows.where('forced', '=', true);
    const taken = await rows.execute();
    if (taken.length === 0) continue;
    await transaction
      .updateTable('webhook_deliveries')
      .set({ leased_by: lease.holder, leased_until: lease.until })
      .where('station_id', '=', stationId)
      .where(
        'id',
        'in',
        taken.map(({ id }) => id),
      )
      .execute();
    const { url, secrets } = subscription;
    for (const { id, event_id: eventId, event_type: eventType, body } of taken) {
      claimed.push({ stationId, subscriptionId, deliveryId: id, eventId, eventType, body, url, secrets });
    }
  }
  return claimed;
}

async function findReceiver(transaction: Transaction<Schema>, keys: KeyRing, stationId: string, id: string) {
  const row = await transaction
    .selectFrom('subscriptions')
    .select(['url', 'state'])
    .where('station_id', '=', stationId)
    .where('id', '=', id)
    .executeTakeFirst();
  const sealed = await transaction
    .selectFrom('subscription_secrets')
    .select(['id', 'value_sealed'])
    .where('station_id', '=', stationId)
    .where('subscription_id', '=', id)
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .execute();
  // Without a secret nothing is sent, however it was asked for.
  if (row === undefined || sealed.length === 0) return null;
  const secrets = sealed.map((secret) =>
    openCell(keys, { stationId, column: secretColumn, rowId: secret.id }, secret.value_sealed),
  );
  return { url: row.url, isDelivering: isDelivering(row.state), secrets };
}
