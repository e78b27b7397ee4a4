import type { Transaction } from 'kysely';
import type { Reach } from '../access/access.ts';
import type { Schema } from '../database/schema.ts';
import { RequestProblem } from '../http/request-problem.ts';

/**
 * Takes an id for a record of a station. Written first in a transaction, as a cluster wants of reference tables.
 * An id is one record's over all stations, so a refusal tells that it is taken somewhere: to those who know it already.
 *
 * @throws {RequestProblem} `already-exists` when any station has a record with it
 */
export async function takeRecordId(
  transaction: Transaction<Schema>,
  recordId: string,
  stationId: string,
): Promise<void> {
  const { numInsertedOrUpdatedRows } = await transaction
    .insertInto('record_stations')
    .values({ record_id: recordId, station_id: stationId })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  if (numInsertedOrUpdatedRows !== 1n) throw new RequestProblem('already-exists');
}

/**
 * The station at which a record that names none is made: the caller's own.
 *
 * @throws {RequestProblem} `forbidden` for somebody who works at none
 */
export function ownStation(reach: Reach): string {
  const [stationId] = reach.stations;
  if (stationId === undefined) throw new RequestProblem('forbidden');
  return stationId;
}

/** Whether a statement met a row that is there already. The constraint's name is another one on each shard of a cluster. */
export function isUniqueViolation(cause: unknown): boolean {
  return cause instanceof Error && 'code' in cause && cause.code === '23505';
}
