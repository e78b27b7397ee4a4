import { sql } from 'kysely';
import type { Context } from '../http/handler.ts';
import type { PersonColumn } from '../privacy/masked-person.ts';
import { nameColumns, telephoneColumns } from './mediation-party-record.ts';

/** Puts right in what a person's mediations keep of them what is put right in their own record; null takes a telephone away. */
export async function correctParties(
  { transaction, server }: Pick<Context, 'transaction' | 'server'>,
  { station_id: stationId, person_id: personId }: { readonly station_id: string; readonly person_id: string },
  column: PersonColumn,
  value: string | null,
): Promise<void> {
  // The identity number stands in the person's record alone.
  if (column === 'identity') return;
  const parties = await transaction
    .selectFrom('mediation_parties')
    .select('id')
    .where('station_id', '=', stationId)
    .where('person_id', '=', personId)
    .execute();
  for (const { id } of parties) {
    const key = { stationId, id };
    await transaction
      .updateTable('mediation_parties')
      .set({
        ...(column === 'phone' ? telephoneColumns(server.keys, key, value) : {}),
        ...(column === 'name' && value !== null ? nameColumns(server.keys, key, value) : {}),
        version: sql<number>`version + 1`,
      })
      .where('station_id', '=', stationId)
      .where('id', '=', id)
      .execute();
  }
}
