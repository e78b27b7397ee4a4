import type { EventType } from '@wardkit/contract/events';
import type { ShiftHandover } from '@wardkit/contract/shift-handovers';
import { type Selectable, sql, type Transaction } from 'kysely';
import { withinReach } from '../access/within-reach.ts';
import type { Schema } from '../database/schema.ts';
import type { Context } from '../http/handler.ts';
import { RequestProblem } from '../http/request-problem.ts';

export type ShiftHandoverRow = Selectable<Schema['shift_handovers']>;

/** Notes that the caller may know of. */
export function selectHandovers({ transaction, reach }: Pick<Context, 'transaction' | 'reach'>) {
  return transaction.selectFrom('shift_handovers').selectAll().where(withinReach(reach, 'shift_handovers'));
}

/** @throws {RequestProblem} `not-found`, the same for one that is not there and one of another station */
export async function findHandover(
  context: Pick<Context, 'transaction' | 'reach' | 'concerns'>,
  handoverId: string,
): Promise<ShiftHandoverRow> {
  const row = await selectHandovers(context).where('id', '=', handoverId).executeTakeFirst();
  if (row === undefined) throw new RequestProblem('not-found');
  context.concerns(row.station_id, row.id);
  return row;
}

/**
 * A note that nobody has taken over, held to the end of the transaction, in the version that the caller knows.
 *
 * @throws {RequestProblem} `not-found`, `version-stale`, `state-conflict`
 */
export async function holdWritten(
  context: Pick<Context, 'transaction' | 'reach' | 'concerns' | 'ifMatch'>,
  handoverId: string,
): Promise<ShiftHandoverRow> {
  const { transaction } = context;
  const seen = await findHandover(context, handoverId);
  const row = await transaction
    .selectFrom('shift_handovers')
    .selectAll()
    .where('station_id', '=', seen.station_id)
    .where('id', '=', seen.id)
    .forUpdate()
    .executeTakeFirst();
  if (row === undefined) throw new RequestProblem('not-found');
  const isStale = row.version !== context.ifMatch;
  if (isStale || row.state !== 'written') {
    const current = await completeHandover(transaction, row);
    throw new RequestProblem(isStale ? 'version-stale' : 'state-conflict', { current });
  }
  return row;
}

/** Notes as the contract shows them. An alert that has passed its time and is gone is told no more. */
export async function completeHandovers(
  transaction: Transaction<Schema>,
  rows: readonly ShiftHandoverRow[],
): Promise<ShiftHandover[]> {
  const named = [...new Set(rows.flatMap(({ alerts }) => alerts.map(({ alertId }) => alertId)))];
  const found =
    named.length === 0
      ? []
      : await transaction
          .selectFrom('alerts')
          .select(['station_id', 'id', 'number', 'state', 'priority', 'category'])
          .where('station_id', 'in', [...new Set(rows.map((row) => row.station_id))])
          .where(sql<boolean>`id = any(${named}::uuid[])`)
          .execute();
  const alerts = new Map(found.map((alert) => [`${alert.station_id} ${alert.id}`, alert]));
  return rows.map((row) => ({
    id: row.id,
    version: row.version,
    stationId: row.station_id,
    state: row.state,
    shiftStart: row.shift_start.toISOString(),
    shiftEnd: row.shift_end.toISOString(),
    note: row.note,
    alerts: row.alerts.flatMap(({ alertId, remark }) => {
      const alert = alerts.get(`${row.station_id} ${alertId}`);
      if (alert === undefined) return [];
      const { number, state, priority, category } = alert;
      return [{ alertId, number, state, priority, category, remark }];
    }),
    writtenAt: row.written_at.toISOString(),
    writtenBy: row.written_by as ShiftHandover['writtenBy'],
    takenOverAt: row.taken_over_at?.toISOString() ?? null,
    takenOverBy: row.taken_over_by as ShiftHandover['takenOverBy'],
  }));
}

async function completeHandover(transaction: Transaction<Schema>, row: ShiftHandoverRow): Promise<ShiftHandover> {
  const [handover] = await completeHandovers(transaction, [row]);
  if (handover === undefined) throw new Error('a note is not there');
  return handover;
}

export async function answerWithHandover({ transaction }: Pick<Context, 'transaction'>, row: ShiftHandoverRow) {
  return { status: 200, body: await completeHandover(transaction, row), version: row.version };
}

export function pathOfHandover(id: string): string {
  return `/v1/shift-handovers/${id}`;
}

/** Tells what became of a note, and nothing of what it says. */
export async function emitHandover(
  { emit }: Pick<Context, 'emit'>,
  type: EventType,
  { id, version, state, station_id: stationId }: ShiftHandoverRow,
): Promise<void> {
  await emit(type, stationId, pathOfHandover(id), { id, version, state });
}
