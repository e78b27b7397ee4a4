import type { RecordExport } from '@wardkit/contract/exports';
import { type Selectable, sql, type Transaction } from 'kysely';
import type { Reach } from '../access/access.ts';
import { withinReach } from '../access/within-reach.ts';
import type { Schema } from '../database/schema.ts';
import { isFinished, type JobRow } from '../jobs/job-record.ts';
import type { AttachmentPlace } from '../storage/attachment-store.ts';

export type ExportRow = Selectable<Schema['exports']>;

/** Of an export that was deleted: the row stays until its file is gone. */
export const deleted = 'deleted';

/** How long the file of an export is kept. */
const keptDays = 7;

export function expiryOf(madeAt: Date): Date {
  return new Date(madeAt.getTime() + keptDays * 24 * 3_600_000);
}

/** The file of an export lies where attachments do, closed with the same keys. */
export function placeOf(row: Pick<ExportRow, 'station_id' | 'id' | 'secret_id'>): AttachmentPlace {
  return { stationId: row.station_id, attachmentId: row.id, secretId: row.secret_id };
}

/** Exports that the caller may know of. */
export function selectExports(transaction: Transaction<Schema>, reach: Reach) {
  return transaction
    .selectFrom('exports')
    .selectAll()
    .select([sql<string>`from_day::text`.as('from_day'), sql<string>`until_day::text`.as('until_day')])
    .where(withinReach(reach, 'exports'))
    .where('state', '<>', deleted);
}

/**
 * An export as it stands at a moment. One whose time is over is told as expired, in its next version, from then on and not
 * only when the sweep has come by.
 */
export function asOf(row: ExportRow, now: Date): ExportRow {
  const isOver = row.state === 'ready' && row.expires_at !== null && row.expires_at <= now;
  return isOver ? { ...row, state: 'expired', version: row.version + 1 } : row;
}

/** @param row as {@link asOf} gives it */
export function toExport(row: ExportRow): RecordExport {
  return {
    id: row.id,
    version: row.version,
    stationId: row.station_id,
    jobId: row.job_id,
    state: row.state,
    modules: row.modules,
    from: row.from_day,
    until: row.until_day,
    format: row.format,
    file:
      row.size === null || row.sha256 === null || row.records === null
        ? null
        : { size: Number(row.size), sha256: row.sha256, records: row.records },
    createdAt: row.created_at.toISOString(),
    expiresAt: row.expires_at?.toISOString() ?? null,
  };
}

/** Puts the export of a job that is given up or cancelled into its last state; its file is removed afterwards. */
export async function failExport(transaction: Transaction<Schema>, job: JobRow): Promise<void> {
  await transaction
    .updateTable('exports')
    .set({ state: 'failed', version: sql<number>`version + 1` })
    .where('station_id', '=', job.station_id)
    .where('job_id', '=', job.id)
    .where('state', '=', 'in-progress')
    .execute();
}

/** The job of an export, held to the end of the transaction. */
export async function holdJobOf(
  transaction: Transaction<Schema>,
  row: Pick<ExportRow, 'station_id' | 'job_id'>,
): Promise<{ job: JobRow; isOpen: boolean }> {
  const job = await transaction
    .selectFrom('jobs')
    .selectAll()
    .where('station_id', '=', row.station_id)
    .where('id', '=', row.job_id)
    .forUpdate()
    .executeTakeFirstOrThrow();
  return { job, isOpen: !isFinished(job) };
}
