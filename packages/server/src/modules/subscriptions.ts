import type { EventType } from '@wardkit/contract/events';
import type { Subscription, SubscriptionChange } from '@wardkit/contract/subscriptions';
import { createWebhookSecret } from '@wardkit/contract/webhooks';
import type { Selectable, Transaction, Updateable } from 'kysely';
import type { Reach } from '../access/access.ts';
import { withinReach } from '../access/within-reach.ts';
import type { Schema } from '../database/schema.ts';
import { endOf } from '../events/event-log.ts';
import { type Context, handlers } from '../http/handler.ts';
import { cutPage, filterOf, pageSize, repeated } from '../http/page.ts';
import { RequestProblem } from '../http/request-problem.ts';
import { sealCell } from '../privacy/column-cipher.ts';
import { newUuid } from '../uuid.ts';
import { secretColumn } from '../webhooks/claim.ts';
import { planToEnd } from '../webhooks/plan.ts';
import type { ReceiverFault } from '../webhooks/receiver-rules.ts';
import { isDelivering, stateOf } from '../webhooks/subscription-state.ts';
import { takeRecordId } from './records.ts';

type Row = Selectable<Schema['subscriptions']>;
type Secrets = Subscription['secrets'];

/** The most secrets of a subscription that are live at once. */
const mostSecrets = 2;

function select(transaction: Transaction<Schema>, reach: Reach) {
  return transaction.selectFrom('subscriptions').selectAll().where(withinReach(reach, 'subscriptions'));
}

async function secretsOf(transaction: Transaction<Schema>, rows: readonly Row[]): Promise<Map<string, Secrets>> {
  if (rows.length === 0) return new Map();
  const found = await transaction
    .selectFrom('subscription_secrets')
    .select(['id', 'subscription_id', 'created_at'])
    .where('station_id', 'in', [...new Set(rows.map((row) => row.station_id))])
    .where(
      'subscription_id',
      'in',
      rows.map((row) => row.id),
    )
    .orderBy('created_at')
    .orderBy('id')
    .execute();
  const secrets = new Map<string, Secrets>();
  for (const { id, subscription_id, created_at } of found) {
    const secret = { id, createdAt: created_at.toISOString() };
    secrets.set(subscription_id, [...(secrets.get(subscription_id) ?? []), secret]);
  }
  return secrets;
}

function toSubscription(row: Row, secrets: Secrets | undefined): Subscription {
  return {
    id: row.id,
    version: row.version,
    stationId: row.station_id,
    url: row.url,
    description: row.description,
    types: row.types,
    areas: row.areas,
    active: row.active,
    state: row.state,
    failingSince: row.failing_since?.toISOString() ?? null,
    secrets: secrets ?? [],
    createdAt: row.created_at.toISOString(),
  };
}

/** @throws {RequestProblem} `not-found`, the same for one that is not there and one of another station */
export async function findSubscription(
  { transaction, reach }: Pick<Context, 'transaction' | 'reach'>,
  id: string,
): Promise<{ row: Row; resource: Subscription }> {
  const row = await select(transaction, reach).where('id', '=', id).executeTakeFirst();
  if (row === undefined) throw new RequestProblem('not-found');
  return { row, resource: toSubscription(row, (await secretsOf(transaction, [row])).get(row.id)) };
}

/** The subscription that a change rests on, held to the end of the transaction. @throws {RequestProblem} `version-stale` */
async function holdSubscription(
  context: Pick<Context, 'transaction' | 'reach' | 'ifMatch'> & {
    readonly parameters: { readonly subscriptionId: string };
  },
): Promise<{ row: Row; resource: Subscription }> {
  const { transaction, parameters, ifMatch } = context;
  const { row: seen } = await findSubscription(context, parameters.subscriptionId);
  // A cluster locks rows of one station only.
  await transaction
    .selectFrom('subscriptions')
    .select('id')
    .where('station_id', '=', seen.station_id)
    .where('id', '=', seen.id)
    .forUpdate()
    .execute();
  const found = await findSubscription(context, seen.id);
  if (found.row.version !== ifMatch) throw new RequestProblem('version-stale', { current: found.resource });
  return found;
}

/**
 * Writes a change and what its state is now. What was written to the log before counts by what was asked for then.
 *
 * @param secrets the number of live secrets after the change
 */
async function writeChange(
  { transaction, now }: Pick<Context, 'transaction' | 'now'>,
  row: Row,
  change: Updateable<Schema['subscriptions']>,
  secrets: number,
): Promise<void> {
  const { active, disabled_at: disabledAt, failing_since: failingSince } = { ...row, ...change } as Row;
  const state = stateOf({ secrets, active, disabledAt, failingSince });
  const begins = isDelivering(state) && !isDelivering(row.state);
  if (isDelivering(row.state)) await planToEnd(transaction, row, now);
  // What is written while nothing is delivered is never delivered, and what failed before counts no longer.
  const anew = begins
    ? {
        position: await endOf(transaction, row.station_id),
        failing_since: null,
        state: stateOf({ secrets, active, disabledAt, failingSince: null }),
      }
    : { state };
  await transaction
    .updateTable('subscriptions')
    .set({ ...change, ...anew, version: row.version + 1 })
    .where('station_id', '=', row.station_id)
    .where('id', '=', row.id)
    .execute();
}

/** Notes the event of a change; writing it also wakes what delivers. */
async function tell(context: Pick<Context, 'emit'>, type: EventType, row: Row): Promise<void> {
  const data = { id: row.id, version: row.version, state: row.state };
  await context.emit(type, row.station_id, `/v1/subscriptions/${row.id}`, data);
}

const faultTexts: Record<ReceiverFault, { en: string; 'zh-Hans': string }> = {
  'not-https': { en: 'Give an address that begins with https://.', 'zh-Hans': '请填写以 https:// 开头的地址。' },
  'names-a-user': { en: 'Give an address without user and password.', 'zh-Hans': '地址中不得含有用户名和密码。' },
};

/** @throws {RequestProblem} `invalid-input` for an address that nothing may be sent to */
function requireReceiver({ server, language }: Pick<Context, 'server' | 'language'>, url: string): void {
  const fault = server.webhooks.rules.faultOf(new URL(url));
  if (fault === null) return;
  throw new RequestProblem('invalid-input', {
    errors: [{ pointer: '/url', code: fault, message: faultTexts[fault][language] }],
  });
}

function stationOf(reach: Reach): string {
  const [stationId] = reach.stations;
  if (stationId === undefined) throw new RequestProblem('forbidden');
  return stationId;
}

function changedColumns({ url, description, types, areas, active }: SubscriptionChange) {
  return {
    ...(url === undefined ? {} : { url }),
    ...(description === undefined ? {} : { description }),
    ...(types === undefined ? {} : { types }),
    ...(areas === undefined ? {} : { areas }),
    ...(active === undefined ? {} : { active }),
    // Wanting it again starts one anew that the server has given up.
    ...(active === true ? { disabled_at: null } : {}),
  };
}

export const subscriptionsHandlers = handlers<
  | 'subscriptions.list'
  | 'subscriptions.get'
  | 'subscriptions.create'
  | 'subscriptions.change'
  | 'subscriptions.delete'
  | 'subscriptions.createSecret'
  | 'subscriptions.retireSecret'
>({
  'subscriptions.list': {
    async handle({ transaction, reach, query, cursors }) {
      const pages = cursors(filterOf(query));
      const limit = pageSize(query);
      const states = repeated(query.state);
      let rows = select(transaction, reach)
        .orderBy('id')
        .limit(limit + 1);
      if (states !== null) rows = rows.where('state', 'in', states);
      if (query.cursor !== undefined) rows = rows.where('id', '>', String(pages.read(query.cursor)[0]));
      const found = await rows.execute();
      const secrets = await secretsOf(transaction, found);
      const body = cutPage(
        found,
        limit,
        pages,
        (row) => [row.id],
        (row) => toSubscription(row, secrets.get(row.id)),
      );
      return { status: 200, body };
    },
  },

  'subscriptions.get': {
    async handle(context) {
      const { row, resource } = await findSubscription(context, context.parameters.subscriptionId);
      return { status: 200, body: resource, version: row.version };
    },
  },

  'subscriptions.create': {
    async prepare(context) {
      requireReceiver(context, context.body.url);
      await takeRecordId(context.transaction, context.parameters.subscriptionId, stationOf(context.reach));
    },
    async handle(context) {
      const { transaction, reach, body, parameters, now, concerns } = context;
      const stationId = stationOf(reach);
      await transaction
        .insertInto('subscriptions')
        .values({
          station_id: stationId,
          id: parameters.subscriptionId,
          url: body.url,
          description: body.description,
          types: body.types,
          areas: body.areas,
          active: body.active,
          state: stateOf({ secrets: 0, active: body.active, disabledAt: null, failingSince: null }),
          position: await endOf(transaction, stationId),
          created_at: now,
          created_by: reach.accounts[0] ?? null,
        })
        .execute();
      const { row, resource } = await findSubscription(context, parameters.subscriptionId);
      concerns(stationId, row.id);
      await tell(context, 'subscription.created', row);
      return {
        status: 201,
        body: resource,
        version: row.version,
        headers: { location: `/v1/subscriptions/${row.id}` },
      };
    },
  },

  'subscriptions.change': {
    async handle(context) {
      const { body, concerns } = context;
      if (body.url !== undefined) requireReceiver(context, body.url);
      const { row, resource } = await holdSubscription(context);
      await writeChange(context, row, changedColumns(body), resource.secrets.length);
      concerns(row.station_id, row.id);
      const changed = await findSubscription(context, row.id);
      await tell(context, 'subscription.changed', changed.row);
      return { status: 200, body: changed.resource, version: changed.row.version };
    },
  },

  'subscriptions.delete': {
    async handle(context) {
      const { transaction, concerns } = context;
      const { row } = await holdSubscription(context);
      for (const table of ['webhook_deliveries', 'subscription_secrets'] as const) {
        await transaction
          .deleteFrom(table)
          .where('station_id', '=', row.station_id)
          .where('subscription_id', '=', row.id)
          .execute();
      }
      await transaction
        .deleteFrom('subscriptions')
        .where('station_id', '=', row.station_id)
        .where('id', '=', row.id)
        .execute();
      concerns(row.station_id, row.id);
      await tell(context, 'subscription.deleted', row);
      return { status: 204, body: undefined };
    },
  },

  'subscriptions.createSecret': {
    async handle(context) {
      const { transaction, server, now, concerns } = context;
      const { row, resource } = await holdSubscription(context);
      if (resource.secrets.length >= mostSecrets) throw new RequestProblem('state-conflict', { current: resource });
      const secretId = newUuid(now);
      const secret = createWebhookSecret();
      const place = { stationId: row.station_id, column: secretColumn, rowId: secretId };
      await transaction
        .insertInto('subscription_secrets')
        .values({
          station_id: row.station_id,
          subscription_id: row.id,
          id: secretId,
          value_sealed: sealCell(server.keys, place, secret),
          created_at: now,
        })
        .execute();
      await writeChange(context, row, {}, resource.secrets.length + 1);
      concerns(row.station_id, row.id);
      const changed = await findSubscription(context, row.id);
      await tell(context, 'subscription.changed', changed.row);
      return {
        status: 201,
        body: { secretId, secret, subscription: changed.resource },
        version: changed.row.version,
      };
    },
  },

  'subscriptions.retireSecret': {
    async handle(context) {
      const { transaction, body, language, concerns } = context;
      const { row, resource } = await holdSubscription(context);
      if (!resource.secrets.some(({ id }) => id === body.secretId.toLowerCase())) {
        const message = language === 'en' ? 'No live secret has this id.' : '没有此编号的有效密钥。';
        throw new RequestProblem('invalid-input', { errors: [{ pointer: '/secretId', code: 'not-live', message }] });
      }
      await transaction
        .deleteFrom('subscription_secrets')
        .where('station_id', '=', row.station_id)
        .where('subscription_id', '=', row.id)
        .where('id', '=', body.secretId)
        .execute();
      await writeChange(context, row, {}, resource.secrets.length - 1);
      concerns(row.station_id, row.id);
      const changed = await findSubscription(context, row.id);
      await tell(context, 'subscription.changed', changed.row);
      return { status: 200, body: changed.resource, version: changed.row.version };
    },
  },
});
