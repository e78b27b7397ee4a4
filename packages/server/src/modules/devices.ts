import type { Device } from '@wardkit/contract/devices';
import { type Selectable, sql } from 'kysely';
import type { Schema } from '../database/schema.ts';
import { type Context, handlers } from '../http/handler.ts';
import { cutPage, filterOf, pageSize, repeated } from '../http/page.ts';
import { RequestProblem } from '../http/request-problem.ts';
import { takeRecordId } from './records.ts';

type Row = Selectable<Schema['devices']>;
type Limits = Device['limits'];

/** What holds where a station has set nothing. */
const defaultLimits: Limits = { lockAfterMinutes: 5, keepReadsMinutes: 720, keepUnsentDays: 14 };

/** Today where the stations are. */
function dayOf(now: Date): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai' }).format(now);
}

async function limitsOf({ transaction, reach }: Pick<Context, 'transaction' | 'reach'>): Promise<Map<string, Limits>> {
  const rows = await transaction
    .selectFrom('device_limits')
    .selectAll()
    .where(sql<boolean>`station_id = any(${reach.home}::uuid[])`)
    .execute();
  return new Map(
    rows.map((row) => [
      row.station_id,
      {
        lockAfterMinutes: row.lock_after_minutes,
        keepReadsMinutes: row.keep_reads_minutes,
        keepUnsentDays: row.keep_unsent_days,
      },
    ]),
  );
}

function toDevice(row: Row, limits: ReadonlyMap<string, Limits>): Device {
  return {
    id: row.id,
    version: row.version,
    stationId: row.station_id,
    accountId: row.account_id,
    label: row.label,
    state: row.state,
    limits: limits.get(row.station_id) ?? defaultLimits,
    registeredAt: row.registered_at.toISOString(),
    lastSeenOn: row.last_seen_on,
    wipeOrderedAt: row.wipe_ordered_at?.toISOString() ?? null,
    wipeReason: row.wipe_reason,
    wipedAt: row.wiped_at?.toISOString() ?? null,
    unsentLost: row.unsent_lost,
  };
}

/** Devices of the station for those who keep order there, else the caller's own. */
function select({ transaction, reach }: Pick<Context, 'transaction' | 'reach'>) {
  return transaction
    .selectFrom('devices')
    .selectAll()
    .select(sql<string | null>`last_seen_on::text`.as('last_seen_on'))
    .where(
      sql<boolean>`(station_id = any(${reach.stations}::uuid[])
        or (station_id = any(${reach.home}::uuid[]) and account_id = any(${reach.accounts}::uuid[])))`,
    );
}

/** @throws {RequestProblem} `not-found` */
async function find(context: Pick<Context, 'transaction' | 'reach'>, id: string): Promise<Row> {
  const row = await select(context).where('id', '=', id).executeTakeFirst();
  if (row === undefined) throw new RequestProblem('not-found');
  return row;
}

/** The device that a change rests on, held to the end of the transaction. @throws {RequestProblem} `version-stale` */
async function hold(context: Pick<Context, 'transaction' | 'reach' | 'ifMatch'>, id: string): Promise<Row> {
  const seen = await find(context, id);
  await context.transaction
    .selectFrom('devices')
    .select('id')
    .where('station_id', '=', seen.station_id)
    .where('id', '=', seen.id)
    .forUpdate()
    .execute();
  const row = await find(context, id);
  if (row.version !== context.ifMatch) {
    throw new RequestProblem('version-stale', { current: toDevice(row, await limitsOf(context)) });
  }
  return row;
}

/** Moves a held device on from the one state that allows it. @throws {RequestProblem} `state-conflict` */
async function move(
  context: Pick<Context, 'transaction' | 'reach' | 'concerns' | 'emit'>,
  row: Row,
  from: string,
  event: 'device.wipe-ordered' | 'device.wiped',
  change: { state: string } & Partial<Pick<Row, 'wipe_ordered_at' | 'wipe_reason' | 'wiped_at' | 'unsent_lost'>>,
) {
  const limits = await limitsOf(context);
  if (row.state !== from) throw new RequestProblem('state-conflict', { current: toDevice(row, limits) });
  const changed = { ...row, ...change, version: row.version + 1 };
  await context.transaction
    .updateTable('devices')
    .set({ ...change, version: changed.version })
    .where('station_id', '=', row.station_id)
    .where('id', '=', row.id)
    .execute();
  context.concerns(row.station_id, row.id);
  const data = { id: row.id, version: changed.version, state: changed.state };
  await context.emit(event, row.station_id, `/v1/devices/${row.id}`, data);
  return { status: 200, body: toDevice(changed, limits), version: changed.version };
}

/** Where the holder of a device works, or lives. */
function placeOf({ caller }: Pick<Context, 'caller'>): { stationId: string; accountId: string } {
  if (caller.kind === 'stranger') throw new RequestProblem('unauthenticated');
  const [{ stationId, id }] = caller.accounts;
  return { stationId, accountId: id };
}

export const devicesHandlers = handlers<
  'devices.register' | 'devices.list' | 'devices.get' | 'devices.orderWipe' | 'devices.reportWipe'
>({
  'devices.register': {
    async prepare(context) {
      await takeRecordId(context.transaction, context.parameters.deviceId, placeOf(context).stationId);
    },
    async handle(context) {
      const { transaction, parameters, body, now, concerns } = context;
      const { stationId, accountId } = placeOf(context);
      await transaction
        .insertInto('devices')
        .values({
          station_id: stationId,
          id: parameters.deviceId,
          account_id: accountId,
          label: body.label,
          state: 'in-use',
          registered_at: now,
          last_seen_on: dayOf(now),
        })
        .execute();
      concerns(stationId, parameters.deviceId);
      const row = await find(context, parameters.deviceId);
      return {
        status: 201,
        body: toDevice(row, await limitsOf(context)),
        version: row.version,
        headers: { location: `/v1/devices/${row.id}` },
      };
    },
  },

  'devices.list': {
    async handle(context) {
      const { query, cursors } = context;
      const pages = cursors(filterOf(query));
      const limit = pageSize(query);
      const states = repeated(query.state);
      let rows = select(context)
        .orderBy('id')
        .limit(limit + 1);
      if (states !== null) rows = rows.where('state', 'in', states);
      if (query.cursor !== undefined) rows = rows.where('id', '>', String(pages.read(query.cursor)[0]));
      const limits = await limitsOf(context);
      const body = cutPage(
        await rows.execute(),
        limit,
        pages,
        (row) => [row.id],
        (row) => toDevice(row, limits),
      );
      return { status: 200, body };
    },
  },

  'devices.get': {
    async handle(context) {
      const { transaction, reach, now } = context;
      let row = await find(context, context.parameters.deviceId);
      const today = dayOf(now);
      // Read by its holder it was seen: once a day that is a change of the record, and a version of it.
      if (reach.accounts.includes(row.account_id) && row.last_seen_on !== today) {
        await transaction
          .updateTable('devices')
          .set((set) => ({ last_seen_on: today, version: set('version', '+', 1) }))
          .where('station_id', '=', row.station_id)
          .where('id', '=', row.id)
          .where('version', '=', row.version)
          .execute();
        row = await find(context, row.id);
      }
      return { status: 200, body: toDevice(row, await limitsOf(context)), version: row.version };
    },
  },

  'devices.orderWipe': {
    async handle(context) {
      const row = await hold(context, context.parameters.deviceId);
      return move(context, row, 'in-use', 'device.wipe-ordered', {
        state: 'wipe-ordered',
        wipe_ordered_at: context.now,
        wipe_reason: context.body.reason,
      });
    },
  },

  'devices.reportWipe': {
    async handle(context) {
      const row = await hold(context, context.parameters.deviceId);
      return move(context, row, 'wipe-ordered', 'device.wiped', {
        state: 'wiped',
        wiped_at: context.now,
        unsent_lost: context.body.unsentLost,
      });
    },
  },
});
