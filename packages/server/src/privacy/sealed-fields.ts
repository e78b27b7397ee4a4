import type { AnswerOf } from '@wardkit/contract/operation';
import type { operations } from '@wardkit/contract/operations';
import { sql, type Transaction } from 'kysely';
import type { Schema } from '../database/schema.ts';
import { openCell } from './column-cipher.ts';
import type { KeyRing } from './key-ring.ts';
import type { PersonColumn } from './masked-person.ts';

/**
 * The cell that a masked field hides: column `<column>_sealed` of a table of the station, sealed as `<table>.<column>` under
 * the row's id.
 */
export interface SealedCell {
  readonly table: keyof Schema;
  readonly column: string;
  readonly rowId: string;
}

type Operations = typeof operations;

/** Finds the cell behind a field of a record as it was answered; undefined where the record has no such field now. */
type CellOf<Body> = (body: Body) => SealedCell | undefined;

/** By operation that reads a record: where its masked fields come from, by JSON Pointer. */
export type SealedFields = {
  readonly [Id in keyof Operations]?: Readonly<Record<string, CellOf<AnswerOf<Operations[Id]>>>>;
};

/** A name, an identity number or a telephone number of a person on record. */
export function cellOfPerson(personId: string | undefined, column: PersonColumn): SealedCell | undefined {
  return personId === undefined ? undefined : { table: 'people', column, rowId: personId };
}

/**
 * What a sealed cell holds; null where it is empty or gone.
 *
 * @throws {Error} when its key is not in the ring, or it was changed
 */
export async function openSealed(
  transaction: Transaction<Schema>,
  keys: KeyRing,
  stationId: string,
  { table, column, rowId }: SealedCell,
): Promise<string | null> {
  const { rows } = await sql<{ sealed: string | null }>`
    select ${sql.ref(`${column}_sealed`)} as sealed from ${sql.table(table)}
    where station_id = ${stationId} and id = ${rowId}`.execute(transaction);
  const sealed = rows[0]?.sealed ?? null;
  return sealed === null ? null : openCell(keys, { stationId, column: `${table}.${column}`, rowId }, sealed);
}
