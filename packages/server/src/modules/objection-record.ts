import type { Objection } from '@wardkit/contract/objections';
import { type Selectable, sql, type Transaction, type Updateable } from 'kysely';
import type { Schema } from '../database/schema.ts';
import type { Context } from '../http/handler.ts';
import { addressesOf, toldAddress } from './told-address.ts';

export type ObjectionRow = Selectable<Schema['objections']>;

/** Objections as the contract shows them. */
export async function completeObjections(
  transaction: Transaction<Schema>,
  rows: readonly ObjectionRow[],
): Promise<Objection[]> {
  const addresses = await addressesOf(transaction, rows);
  return rows.map((row) => ({ ...toObjection(row), ...toldAddress(addresses, row) }));
}

function toObjection(row: ObjectionRow): Objection {
  return {
    id: row.id,
    version: row.version,
    stationId: row.station_id,
    premisesId: row.premises_id,
    target: { kind: row.target_kind, id: row.target_id },
    state: row.state,
    statement: row.statement,
    photographIds: row.photograph_ids,
    filedAt: row.filed_at.toISOString(),
    answerDueAt: row.answer_due_at.toISOString(),
    answer: row.answer as Objection['answer'],
  };
}

/** Changes a row that the transaction holds, and gives it its next version. */
export function changeObjection(
  transaction: Transaction<Schema>,
  row: ObjectionRow,
  to: Updateable<Schema['objections']>,
): Promise<ObjectionRow> {
  return transaction
    .updateTable('objections')
    .set({ ...to, version: sql<number>`version + 1` })
    .where('station_id', '=', row.station_id)
    .where('id', '=', row.id)
    .returningAll()
    .executeTakeFirstOrThrow();
}

/** The path of an objection, as events and Location name it. */
export function pathOf(row: Pick<ObjectionRow, 'id'>): string {
  return `/v1/objections/${row.id}`;
}

/** Tells what became of an objection. */
export async function emitObjection(
  { emit }: Pick<Context, 'emit'>,
  type: `objection.${'filed' | 'answered' | 'withdrawn'}`,
  row: ObjectionRow,
  divisionCode: string,
): Promise<void> {
  const { id, version, state, premises_id: premisesId } = row;
  await emit(type, row.station_id, pathOf(row), { id, version, state, premisesId }, divisionCode);
}
