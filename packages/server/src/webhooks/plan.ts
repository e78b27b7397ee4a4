import { isWithinDivision } from '@wardkit/contract/codes/division-code';
import { eventTypeBase, type WardEvent } from '@wardkit/contract/events';
import type { Transaction } from 'kysely';
import type { Schema } from '../database/schema.ts';
import { endOf, readAfter } from '../events/event-log.ts';
import { newUuid } from '../uuid.ts';
import { deliveringStates } from './subscription-state.ts';

/** Events, and subscriptions, that are looked through in one go. */
const most = 200;

/** What decides which events are a subscription's. */
export interface Subscribed {
  readonly station_id: string;
  readonly id: string;
  readonly types: readonly string[];
  readonly areas: readonly string[];
  readonly position: string | number | bigint;
}

/** The name of an event's type without what all begin with. */
export function typeName(event: WardEvent): string {
  return event.type.startsWith(eventTypeBase) ? event.type.slice(eventTypeBase.length) : event.type;
}

/** Whether an event is one that a subscription asked for. */
export function isWanted({ types, areas }: Pick<Subscribed, 'types' | 'areas'>, event: WardEvent): boolean {
  const name = typeName(event);
  const family = `${name.slice(0, name.indexOf('.'))}.*`;
  const isOfType = types.includes(name) || types.includes(family);
  return isOfType && (areas.length === 0 || areas.some((area) => isWithinDivision(event.divisioncode, area)));
}

/**
 * Makes deliveries of the events that a station's subscriptions have not been given yet. Subscriptions that another
 * process is at are left to it.
 *
 * @returns whether there may be more
 */
export async function planStation(transaction: Transaction<Schema>, stationId: string, now: Date): Promise<boolean> {
  const end = await endOf(transaction, stationId);
  const subscriptions = await transaction
    .selectFrom('subscriptions')
    .select(['station_id', 'id', 'types', 'areas', 'position'])
    .where('station_id', '=', stationId)
    .where('state', 'in', deliveringStates)
    .where('position', '<', end)
    .orderBy('id')
    .limit(most)
    .forUpdate()
    .skipLocked()
    .execute();
  let isMore = subscriptions.length === most;
  for (const subscription of subscriptions) {
    const position = await planOne(transaction, subscription, now);
    isMore ||= BigInt(position) < BigInt(end);
  }
  return isMore;
}

/**
 * Makes the deliveries of one subscription up to the end of the log as the transaction sees it: before its filter or state
 * changes, so that each event counts by what was asked for when it was written. Its row must be locked.
 */
export async function planToEnd(transaction: Transaction<Schema>, subscription: Subscribed, now: Date): Promise<void> {
  const end = BigInt(await endOf(transaction, subscription.station_id));
  let position = String(subscription.position);
  while (BigInt(position) < end) position = await planOne(transaction, { ...subscription, position }, now);
}

async function planOne(transaction: Transaction<Schema>, subscription: Subscribed, now: Date): Promise<string> {
  const { station_id, id } = subscription;
  const seen = await readAfter(transaction, station_id, String(subscription.position), most);
  const wanted = seen.filter(({ event }) => isWanted(subscription, event));
  if (wanted.length > 0) {
    await transaction
      .insertInto('webhook_deliveries')
      .values(wanted.map(({ event }) => newDelivery(subscription, event, now)))
      .onConflict((conflict) => conflict.columns(['station_id', 'subscription_id', 'event_id']).doNothing())
      .execute();
  }
  // Fewer than asked for: the log was read to its end.
  const position = seen.at(-1)?.position ?? (await endOf(transaction, station_id));
  await transaction
    .updateTable('subscriptions')
    .set({ position })
    .where('station_id', '=', station_id)
    .where('id', '=', id)
    .execute();
  return position;
}

/** A delivery that is due at once. */
export function newDelivery(subscription: Pick<Subscribed, 'station_id' | 'id'>, event: WardEvent, now: Date) {
  return {
    station_id: subscription.station_id,
    id: newUuid(now),
    subscription_id: subscription.id,
    event_id: event.id,
    event_type: typeName(event),
    body: JSON.stringify(event),
    state: 'waiting',
    forced: false,
    attempts: '[]',
    tries: 0,
    next_attempt_at: now,
    created_at: now,
  };
}
