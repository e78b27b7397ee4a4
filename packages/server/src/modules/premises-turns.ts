import type { Transaction } from 'kysely';
import type { Schema } from '../database/schema.ts';

/** Holds the premises' row to the end of the transaction, so that two who change what is in them take turns. */
export async function holdPremises(
  transaction: Transaction<Schema>,
  stationId: string,
  premisesId: string,
): Promise<void> {
  await transaction
    .selectFrom('premises')
    .select('id')
    .where('station_id', '=', stationId)
    .where('id', '=', premisesId)
    .forUpdate()
    .execute();
}
