import type { Actor } from '@wardkit/contract/actor';
import type { AlertRepeat } from '@wardkit/contract/alert-repeats';
import type { InputError } from '@wardkit/contract/problem';
import { sql, type Transaction } from 'kysely';
import { withinReach } from '../access/within-reach.ts';
import type { Schema } from '../database/schema.ts';
import { withinDivision } from '../database/within-division.ts';
import { type Context, handlers } from '../http/handler.ts';
import { cutPage, filterOf, pageSize, repeated } from '../http/page.ts';
import { RequestProblem } from '../http/request-problem.ts';
import { actingAt } from './actor.ts';
import {
  type AlertRepeatRow,
  describeAnew,
  emitRepeat,
  holdRepeat,
  insertRepeat,
  membersOf,
  putInto,
  takeApart,
} from './alert-grouping.ts';
import { type AlertRow, holdAlerts, placeOf } from './alert-record.ts';
import { isUniqueViolation, ownStation, takeRecordId } from './records.ts';

function toRepeat(row: AlertRepeatRow, members: readonly AlertRow[]): AlertRepeat {
  return {
    id: row.id,
    version: row.version,
    stationId: row.station_id,
    basis: row.basis,
    state: row.state,
    category: row.category,
    place: placeOf(row),
    alerts: members.map((alert) => ({
      alertId: alert.id,
      number: alert.number,
      state: alert.state,
      priority: alert.priority,
      category: alert.category,
      receivedAt: alert.received_at.toISOString(),
    })),
    firstReceivedAt: row.first_received_at.toISOString(),
    lastReceivedAt: row.last_received_at.toISOString(),
    note: row.note,
    confirmedBy: row.confirmed_by as AlertRepeat['confirmedBy'],
  };
}

async function completeRepeats(
  transaction: Transaction<Schema>,
  rows: readonly AlertRepeatRow[],
): Promise<AlertRepeat[]> {
  if (rows.length === 0) return [];
  const alerts = await transaction
    .selectFrom('alerts')
    .selectAll()
    .where('station_id', 'in', [...new Set(rows.map((row) => row.station_id))])
    .where(
      'repeat_id',
      'in',
      rows.map((row) => row.id),
    )
    .orderBy('received_at', 'desc')
    .orderBy('id', 'desc')
    .execute();
  const alertsOf = Map.groupBy(alerts, (alert) => alert.repeat_id);
  return rows.map((row) => toRepeat(row, alertsOf.get(row.id) ?? []));
}

async function completeRepeat(transaction: Transaction<Schema>, row: AlertRepeatRow): Promise<AlertRepeat> {
  return toRepeat(row, await membersOf(transaction, row));
}

function selectRepeats({ transaction, reach }: Pick<Context, 'transaction' | 'reach'>) {
  return transaction.selectFrom('alert_repeats').selectAll().where(withinReach(reach, 'alert_repeats'));
}

type RepeatContext = Pick<Context, 'transaction' | 'reach' | 'ifMatch' | 'concerns' | 'now' | 'emit'>;

/** A group held to the end of the transaction, in the version that the caller knows. */
async function holdOwn(context: RepeatContext, repeatId: string): Promise<AlertRepeatRow> {
  const { transaction } = context;
  const seen = await selectRepeats(context).where('id', '=', repeatId).executeTakeFirst();
  if (seen === undefined) throw new RequestProblem('not-found');
  const row = await holdRepeat(transaction, seen.station_id, seen.id);
  if (row === undefined) throw new RequestProblem('not-found');
  context.concerns(row.station_id, row.id);
  if (row.version !== context.ifMatch) {
    throw new RequestProblem('version-stale', { current: await completeRepeat(transaction, row) });
  }
  return row;
}

/**
 * Alerts that are to be a group, held.
 *
 * @param own the group that they may be in already
 * @throws {RequestProblem} `invalid-input` for one that is not of the station, or fewer than two; `state-conflict` for one
 *   in another group
 */
async function holdMembers(
  { transaction, language }: Pick<Context, 'transaction' | 'language'>,
  stationId: string,
  given: readonly string[],
  own: string | null,
): Promise<AlertRow[]> {
  const ids = given.map((id) => id.toLowerCase());
  const held = await holdAlerts(transaction, stationId, ids);
  const known = new Set(held.map(({ id }) => id));
  const errors = ids.flatMap((id, at): InputError[] => {
    if (known.has(id)) return [];
    const message = language === 'en' ? 'Your station has no such alert.' : '本所没有此警情。';
    return [{ pointer: `/alertIds/${at}`, code: 'alert-unknown', message }];
  });
  if (errors.length === 0 && known.size < 2) {
    const message = language === 'en' ? 'Name two different alerts or more.' : '请至少选择两起不同的警情。';
    errors.push({ pointer: '/alertIds', code: 'too-few', message });
  }
  if (errors.length > 0) throw new RequestProblem('invalid-input', { errors });
  if (held.some((alert) => alert.repeat_id !== null && alert.repeat_id !== own)) {
    throw new RequestProblem('state-conflict');
  }
  return held;
}

function confirmation(actor: Actor) {
  return { state: 'confirmed', confirmed_by: JSON.stringify(actor) };
}

export const alertRepeatsHandlers = handlers<
  'alertRepeats.list' | 'alertRepeats.get' | 'alertRepeats.create' | 'alertRepeats.change' | 'alertRepeats.delete'
>({
  'alertRepeats.list': {
    async handle(context) {
      const { transaction, query, cursors } = context;
      const pages = cursors(filterOf(query));
      const limit = pageSize(query);
      let rows = selectRepeats(context)
        .orderBy('last_received_at', 'desc')
        .orderBy('id', 'desc')
        .limit(limit + 1);
      const states = repeated(query.state);
      if (states !== null) rows = rows.where('state', 'in', states);
      const categories = repeated(query.category);
      if (categories !== null) rows = rows.where('category', 'in', categories);
      const areas = repeated(query.area);
      if (areas !== null) {
        const within = areas.map((area) => withinDivision('alert_repeats.division_code', area));
        rows = rows.where(sql<boolean>`(${sql.join(within, sql` or `)})`);
      }
      if (query.premisesId !== undefined) rows = rows.where('premises_id', '=', query.premisesId);
      if (query.cursor !== undefined) {
        const [receivedAt, id] = pages.read(query.cursor);
        rows = rows.where(sql<boolean>`(last_received_at, id) < (${receivedAt}::timestamptz, ${id}::uuid)`);
      }
      const page = cutPage(
        await rows.execute(),
        limit,
        pages,
        (row) => [row.last_received_at.toISOString(), row.id],
        (row) => row,
      );
      return { status: 200, body: { items: await completeRepeats(transaction, page.items), next: page.next } };
    },
  },

  'alertRepeats.get': {
    async handle(context) {
      const row = await selectRepeats(context).where('id', '=', context.parameters.repeatId).executeTakeFirst();
      if (row === undefined) throw new RequestProblem('not-found');
      context.concerns(row.station_id, row.id);
      return { status: 200, body: await completeRepeat(context.transaction, row), version: row.version };
    },
  },

  'alertRepeats.create': {
    async prepare({ transaction, reach, parameters }) {
      await takeRecordId(transaction, parameters.repeatId, ownStation(reach));
    },
    async handle(context) {
      const { transaction, reach, parameters, body } = context;
      const stationId = ownStation(reach);
      const { actor } = actingAt(context, stationId);
      const id = parameters.repeatId.toLowerCase();
      const members = await holdMembers(context, stationId, body.alertIds, null);
      for (const member of members) await putInto(context, member, id, actor);
      const row = await insertRepeat(transaction, {
        station_id: stationId,
        id,
        basis: body.basis,
        note: body.note,
        ...confirmation(actor),
      }).catch((cause) => {
        // The server has proposed a group under this id.
        throw isUniqueViolation(cause) ? new RequestProblem('already-exists') : cause;
      });
      context.concerns(stationId, id);
      await emitRepeat(context, 'alert-repeat.created', row);
      return {
        status: 201,
        body: await completeRepeat(transaction, row),
        version: row.version,
        headers: { location: `/v1/alert-repeats/${id}` },
      };
    },
  },

  'alertRepeats.change': {
    async handle(context) {
      const { transaction, parameters, body, now } = context;
      const row = await holdOwn(context, parameters.repeatId);
      const { actor } = actingAt(context, row.station_id);
      if (body.alertIds !== undefined) {
        const before = await membersOf(transaction, row);
        // All that were or will be in it are held at once, in one order.
        await holdAlerts(transaction, row.station_id, [
          ...before.map(({ id }) => id),
          ...body.alertIds.map((id) => id.toLowerCase()),
        ]);
        const after = await holdMembers(context, row.station_id, body.alertIds, row.id);
        const stays = new Set(after.map(({ id }) => id));
        const gone = before.filter(({ id }) => !stays.has(id));
        for (const alert of gone) await putInto(context, alert, null, actor);
        for (const alert of after) if (alert.repeat_id === null) await putInto(context, alert, row.id, actor);
        const left = before.filter(({ id }) => stays.has(id)).map(({ id }) => id);
        if (gone.length > 0) {
          await takeApart(
            transaction,
            row.station_id,
            now,
            gone.map(({ id }) => id),
            left,
          );
        }
      }
      const changed = await describeAnew(transaction, row, {
        ...(body.note === undefined ? {} : { note: body.note }),
        ...(row.state === 'confirmed' ? {} : confirmation(actor)),
      });
      await emitRepeat(context, 'alert-repeat.changed', changed);
      return { status: 200, body: await completeRepeat(transaction, changed), version: changed.version };
    },
  },

  'alertRepeats.delete': {
    async handle(context) {
      const { transaction, parameters, now } = context;
      const row = await holdOwn(context, parameters.repeatId);
      const { actor } = actingAt(context, row.station_id);
      const seen = await membersOf(transaction, row);
      const ids = seen.map(({ id }) => id);
      const members = await holdAlerts(transaction, row.station_id, ids);
      for (const member of members) await putInto(context, member, null, actor);
      await takeApart(transaction, row.station_id, now, ids, []);
      await transaction
        .deleteFrom('alert_repeats')
        .where('station_id', '=', row.station_id)
        .where('id', '=', row.id)
        .execute();
      await emitRepeat(context, 'alert-repeat.deleted', { ...row, version: row.version + 1 });
      return { status: 204, body: undefined };
    },
  },
});
