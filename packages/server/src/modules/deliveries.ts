import type { Delivery } from '@wardkit/contract/subscriptions';
import type { Selectable, Transaction } from 'kysely';
import type { Schema } from '../database/schema.ts';
import { makeEvent } from '../events/event-log.ts';
import { handlers } from '../http/handler.ts';
import { cutPage, filterOf, pageSize, repeated } from '../http/page.ts';
import { RequestProblem } from '../http/request-problem.ts';
import { newDelivery } from '../webhooks/plan.ts';
import { isDelivering } from '../webhooks/subscription-state.ts';
import { findSubscription } from './subscriptions.ts';

type Row = Selectable<Schema['webhook_deliveries']>;

/** @param isAwake whether the subscription delivers now; while it does not, only what was asked for has a next attempt */
function toDelivery(row: Row, isAwake: boolean): Delivery {
  return {
    id: row.id,
    version: row.version,
    stationId: row.station_id,
    subscriptionId: row.subscription_id,
    eventId: row.event_id,
    eventType: row.event_type,
    state: row.state,
    attempts: row.attempts as Delivery['attempts'],
    nextAttemptAt: isAwake || row.forced ? (row.next_attempt_at?.toISOString() ?? null) : null,
    createdAt: row.created_at.toISOString(),
  };
}

function selectDeliveries(transaction: Transaction<Schema>, stationId: string, subscriptionId: string) {
  return transaction
    .selectFrom('webhook_deliveries')
    .selectAll()
    .where('station_id', '=', stationId)
    .where('subscription_id', '=', subscriptionId);
}

export const deliveriesHandlers = handlers<
  'subscriptions.test' | 'subscriptions.listDeliveries' | 'subscriptions.redeliver'
>({
  'subscriptions.test': {
    async handle(context) {
      const { transaction, parameters, server, now, concerns, afterCommit } = context;
      const { row: subscription, resource } = await findSubscription(context, parameters.subscriptionId);
      if (resource.secrets.length === 0) throw new RequestProblem('state-conflict', { current: resource });
      const { id: subscriptionId, station_id: stationId } = subscription;
      const { division_code: divisionCode } = await transaction
        .selectFrom('stations')
        .select('division_code')
        .where('id', '=', stationId)
        .executeTakeFirstOrThrow();
      const { version, state } = subscription;
      const data = { id: subscriptionId, version, state };
      // It is in no log: nobody else is told of a test.
      const event = makeEvent(
        'subscription.tested',
        stationId,
        `/v1/subscriptions/${subscriptionId}`,
        data,
        divisionCode,
        now,
      );
      const delivery = newDelivery(subscription, event, now);
      await transaction
        .insertInto('webhook_deliveries')
        .values({ ...delivery, forced: true })
        .execute();
      concerns(stationId, subscriptionId);
      afterCommit(async () => server.webhooks.wake(stationId));
      const row = await selectDeliveries(transaction, stationId, subscriptionId)
        .where('id', '=', delivery.id)
        .executeTakeFirstOrThrow();
      return { status: 202, body: toDelivery(row, true), version: row.version };
    },
  },

  'subscriptions.listDeliveries': {
    async handle(context) {
      const { transaction, parameters, query, cursors } = context;
      const { row: subscription } = await findSubscription(context, parameters.subscriptionId);
      const pages = cursors({ ...filterOf(query), subscriptionId: subscription.id });
      const limit = pageSize(query);
      const states = repeated(query.state);
      let rows = selectDeliveries(transaction, subscription.station_id, subscription.id)
        .orderBy('id', 'desc')
        .limit(limit + 1);
      if (states !== null) rows = rows.where('state', 'in', states);
      if (query.cursor !== undefined) rows = rows.where('id', '<', String(pages.read(query.cursor)[0]));
      const isAwake = isDelivering(subscription.state);
      const body = cutPage(
        await rows.execute(),
        limit,
        pages,
        (row) => [row.id],
        (row) => toDelivery(row, isAwake),
      );
      return { status: 200, body };
    },
  },

  'subscriptions.redeliver': {
    async handle(context) {
      const { transaction, parameters, server, now, concerns, afterCommit } = context;
      const { row: subscription, resource } = await findSubscription(context, parameters.subscriptionId);
      const find = selectDeliveries(transaction, subscription.station_id, subscription.id).where(
        'id',
        '=',
        parameters.deliveryId,
      );
      const seen = await find.forUpdate().executeTakeFirst();
      if (seen === undefined) throw new RequestProblem('not-found');
      if (resource.secrets.length === 0) throw new RequestProblem('state-conflict', { current: resource });
      await transaction
        .updateTable('webhook_deliveries')
        .set({ state: 'waiting', forced: true, tries: 0, next_attempt_at: now, version: seen.version + 1 })
        .where('station_id', '=', seen.station_id)
        .where('id', '=', seen.id)
        .execute();
      concerns(seen.station_id, subscription.id, seen.id);
      afterCommit(async () => server.webhooks.wake(subscription.station_id));
      const row = await find.executeTakeFirstOrThrow();
      return { status: 202, body: toDelivery(row, true), version: row.version };
    },
  },
});
