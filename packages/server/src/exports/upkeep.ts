import { type Kysely, sql } from 'kysely';
import type { Schema } from '../database/schema.ts';
import type { AttachmentStore } from '../storage/attachment-store.ts';
import { deleted, placeOf } from './export-record.ts';

/** How long a job that has finished can be read, and an export that is no longer kept. */
export const toldDays = 30;

/**
 * Ends exports whose time is over and removes the files of those that are no longer kept; runs as the owner of the tables.
 * A file is removed once nobody can be writing it any more.
 */
export async function clearExports(kysely: Kysely<Schema>, store: AttachmentStore, now: Date): Promise<void> {
  await kysely
    .updateTable('exports')
    .set({ state: 'expired', version: sql<number>`version + 1` })
    .where('state', '=', 'ready')
    .where('expires_at', '<=', now)
    .execute();
  const rows = await kysely
    .selectFrom('exports')
    .select(['station_id', 'id', 'state', 'secret_id'])
    .where('state', 'in', ['expired', 'failed', deleted])
    .where('cleared', '=', false)
    .execute();
  for (const row of rows) {
    await store.drop(placeOf(row));
    await kysely.transaction().execute(async (transaction) => {
      await transaction
        .deleteFrom('export_pieces')
        .where('station_id', '=', row.station_id)
        .where('export_id', '=', row.id)
        .execute();
      await transaction
        .updateTable('exports')
        .set({ cleared: true })
        .where('station_id', '=', row.station_id)
        .where('id', '=', row.id)
        .execute();
    });
  }
  await forgetOld(kysely, now);
}

async function forgetOld(kysely: Kysely<Schema>, now: Date): Promise<void> {
  const oldest = new Date(now.getTime() - toldDays * 24 * 3_600_000);
  const jobs = await kysely
    .selectFrom('jobs')
    .select(['station_id', 'id'])
    .where('finished_at', '<', oldest)
    .where('state', 'in', ['succeeded', 'failed', 'cancelled'])
    .execute();
  for (const { station_id: stationId, id } of jobs) {
    await kysely.transaction().execute(async (transaction) => {
      await transaction
        .deleteFrom('exports')
        .where('station_id', '=', stationId)
        .where('job_id', '=', id)
        .where('cleared', '=', true)
        .execute();
      await transaction.deleteFrom('jobs').where('station_id', '=', stationId).where('id', '=', id).execute();
    });
  }
}
