import type { Kysely } from 'kysely';
import type { Schema } from '../database/schema.ts';

/** Days that a delivery can be listed. */
export const deliveryDays = 14;

/** Removes deliveries of every station that have been kept long enough; runs as the owner of the tables. */
export async function dropOldDeliveries(kysely: Kysely<Schema>, now: Date): Promise<void> {
  const oldest = new Date(now.getTime() - deliveryDays * 24 * 3_600_000);
  await kysely.deleteFrom('webhook_deliveries').where('created_at', '<', oldest).execute();
}

/** Frees what processes that have ended left behind, so that it is sent again at once; runs as the owner of the tables. */
export async function endLeases(kysely: Kysely<Schema>): Promise<void> {
  await kysely
    .updateTable('webhook_deliveries')
    .set({ leased_by: null, leased_until: null })
    .where('leased_by', 'is not', null)
    .execute();
}
