import type { InputError } from '@wardkit/contract/problem';
import { type ShiftHandoverCreation, shiftHandoverStates } from '@wardkit/contract/shift-handovers';
import { sql, type Updateable } from 'kysely';
import type { Schema } from '../database/schema.ts';
import { type Context, handlers } from '../http/handler.ts';
import { cutPage, filterOf, pageSize, repeated } from '../http/page.ts';
import { RequestProblem } from '../http/request-problem.ts';
import { actingAt } from './actor.ts';
import { ownStation, takeRecordId } from './records.ts';
import {
  answerWithHandover,
  completeHandovers,
  emitHandover,
  findHandover,
  holdWritten,
  pathOfHandover,
  type ShiftHandoverRow,
  selectHandovers,
} from './shift-handover-record.ts';

const hour = 3_600_000;
/** The longest shift, in hours. */
const longestShift = 48;

type NamedAlerts = readonly ShiftHandoverCreation['alerts'][number][];
type NoteContext = Pick<Context, 'transaction' | 'language'>;

/** The fault of a shift that no station works; `pointer` is that of the end that was given. */
function faultsOfShift({ language }: NoteContext, pointer: string, start: Date, end: Date): InputError[] {
  const length = end.getTime() - start.getTime();
  if (length <= 0) {
    const message = language === 'en' ? 'A shift ends after it starts.' : '值班结束时间须晚于开始时间。';
    return [{ pointer, code: 'before-start', message }];
  }
  if (length <= longestShift * hour) return [];
  const message =
    language === 'en' ? `A shift lasts ${longestShift} hours at most.` : `一个班次最长 ${longestShift} 小时。`;
  return [{ pointer, code: 'too-long', message }];
}

/** The faults of alerts that are named twice or that the station does not have; which of the two is told to nobody else. */
async function faultsOfAlerts(
  { transaction, language }: NoteContext,
  stationId: string,
  alerts: NamedAlerts,
): Promise<InputError[]> {
  if (alerts.length === 0) return [];
  const ids = alerts.map(({ alertId }) => alertId);
  const found = await transaction
    .selectFrom('alerts')
    .select('id')
    .where('station_id', '=', stationId)
    .where(sql<boolean>`id = any(${ids}::uuid[])`)
    .execute();
  const known = new Set(found.map(({ id }) => id));
  return ids.flatMap((id, at): InputError[] => {
    const pointer = `/alerts/${at}/alertId`;
    if (ids.indexOf(id) < at) {
      const message = language === 'en' ? 'This alert is named already.' : '该警情已列出。';
      return [{ pointer, code: 'named-twice', message }];
    }
    if (known.has(id)) return [];
    const message = language === 'en' ? 'Your station has no such alert.' : '本所没有此警情。';
    return [{ pointer, code: 'alert-unknown', message }];
  });
}

/** Alerts as they are kept: ids are written in one way. */
function namedAlerts(alerts: NamedAlerts): NamedAlerts {
  return alerts.map(({ alertId, remark }) => ({ alertId: alertId.toLowerCase(), remark }));
}

function refuseFaults(errors: InputError[]): void {
  if (errors.length > 0) throw new RequestProblem('invalid-input', { errors });
}

function isWriter({ reach }: Pick<Context, 'reach'>, { writer_id: writer }: ShiftHandoverRow): boolean {
  return reach.accounts.includes(writer);
}

async function writeHandover(
  { transaction }: Pick<Context, 'transaction'>,
  row: ShiftHandoverRow,
  to: Updateable<Schema['shift_handovers']>,
): Promise<ShiftHandoverRow> {
  return transaction
    .updateTable('shift_handovers')
    .set({ ...to, version: row.version + 1 })
    .where('station_id', '=', row.station_id)
    .where('id', '=', row.id)
    .returningAll()
    .executeTakeFirstOrThrow();
}

export const shiftHandoversHandlers = handlers<
  | 'shiftHandovers.list'
  | 'shiftHandovers.get'
  | 'shiftHandovers.write'
  | 'shiftHandovers.change'
  | 'shiftHandovers.takeOver'
>({
  'shiftHandovers.list': {
    async handle(context) {
      const { transaction, query, cursors, concerns } = context;
      const pages = cursors(filterOf(query));
      const limit = pageSize(query);
      let rows = selectHandovers(context)
        .orderBy('shift_start', 'desc')
        .orderBy('id', 'desc')
        .limit(limit + 1);
      const states = repeated(query.state);
      if (states !== null) rows = rows.where('state', 'in', states);
      if (query.cursor !== undefined) {
        const [shiftStart, id] = pages.read(query.cursor);
        rows = rows.where(sql<boolean>`(shift_start, id) < (${shiftStart}::timestamptz, ${id}::uuid)`);
      }
      const page = cutPage(
        await rows.execute(),
        limit,
        pages,
        (row) => [row.shift_start.toISOString(), row.id],
        (row) => row,
      );
      for (const row of page.items) concerns(row.station_id, row.id);
      return { status: 200, body: { items: await completeHandovers(transaction, page.items), next: page.next } };
    },
  },

  'shiftHandovers.get': {
    async handle(context) {
      return answerWithHandover(context, await findHandover(context, context.parameters.handoverId));
    },
  },

  'shiftHandovers.write': {
    async prepare({ transaction, reach, parameters }) {
      await takeRecordId(transaction, parameters.handoverId, ownStation(reach));
    },
    async handle(context) {
      const { transaction, reach, parameters, body, now } = context;
      const stationId = ownStation(reach);
      const writer = actingAt(context, stationId);
      const alerts = namedAlerts(body.alerts);
      refuseFaults([
        ...faultsOfShift(context, '/shiftEnd', new Date(body.shiftStart), new Date(body.shiftEnd)),
        ...(await faultsOfAlerts(context, stationId, alerts)),
      ]);
      const row = await transaction
        .insertInto('shift_handovers')
        .values({
          station_id: stationId,
          id: parameters.handoverId.toLowerCase(),
          state: shiftHandoverStates.initial,
          shift_start: body.shiftStart,
          shift_end: body.shiftEnd,
          note: body.note,
          alerts: JSON.stringify(alerts),
          written_at: now,
          written_by: JSON.stringify(writer.actor),
          writer_id: writer.id,
        })
        .returningAll()
        .executeTakeFirstOrThrow();
      context.concerns(stationId, row.id);
      await emitHandover(context, 'shift-handover.written', row);
      const answer = await answerWithHandover(context, row);
      return { ...answer, status: 201, headers: { location: pathOfHandover(row.id) } };
    },
  },

  'shiftHandovers.change': {
    async handle(context) {
      const { body, parameters, language } = context;
      const row = await holdWritten(context, parameters.handoverId);
      if (!isWriter(context, row)) {
        const detail = language === 'en' ? 'Only whoever wrote a note changes it.' : '交班记录只能由交班人本人修改。';
        throw new RequestProblem('forbidden', { detail });
      }
      const { shiftStart, shiftEnd, note } = body;
      const alerts = body.alerts === undefined ? undefined : namedAlerts(body.alerts);
      const start = shiftStart === undefined ? row.shift_start : new Date(shiftStart);
      const end = shiftEnd === undefined ? row.shift_end : new Date(shiftEnd);
      refuseFaults([
        ...faultsOfShift(context, shiftEnd === undefined ? '/shiftStart' : '/shiftEnd', start, end),
        ...(await faultsOfAlerts(context, row.station_id, alerts ?? [])),
      ]);
      const changed = await writeHandover(context, row, {
        shift_start: start,
        shift_end: end,
        ...(note === undefined ? {} : { note }),
        ...(alerts === undefined ? {} : { alerts: JSON.stringify(alerts) }),
      });
      await emitHandover(context, 'shift-handover.changed', changed);
      return answerWithHandover(context, changed);
    },
  },

  'shiftHandovers.takeOver': {
    async handle(context) {
      const { parameters, now, language } = context;
      const row = await holdWritten(context, parameters.handoverId);
      if (isWriter(context, row)) {
        const detail =
          language === 'en'
            ? 'Somebody other than who wrote the note takes the shift over.'
            : '须由交班人以外的人接班。';
        throw new RequestProblem('forbidden', { detail });
      }
      const changed = await writeHandover(context, row, {
        state: shiftHandoverStates.moves.takeOver.to,
        taken_over_at: now,
        taken_over_by: JSON.stringify(actingAt(context, row.station_id).actor),
      });
      await emitHandover(context, 'shift-handover.taken-over', changed);
      return answerWithHandover(context, changed);
    },
  },
});
