import { type Kysely, sql } from 'kysely';
import type { Schema } from '../database/schema.ts';
import { removeDeleted } from '../modules/attachment-deletion.ts';
import { countAnew } from '../modules/statistics-counts.ts';
import { writeAudit } from '../privacy/audit.ts';
import type { AttachmentStore } from '../storage/attachment-store.ts';
import { newUuid } from '../uuid.ts';
import { forgetImported, noteUnnamed, type RetentionClass, retentionClasses } from './retention-classes.ts';
import type { RetentionClassId } from './retention-data.ts';
import type { RetentionRules } from './retention-rules.ts';
import { writeTombstones } from './tombstones.ts';

/** Records that go in one transaction: little enough for one audit entry, and soon done again after a break. */
const batchSize = 200;

/** What of a class is past its time at a station, or went. */
export interface RetentionCount {
  readonly stationId: string;
  readonly classId: RetentionClassId;
  readonly count: number;
}

/** How much would go now, for each station and class that has any. It changes nothing. */
export async function countPastTime(
  kysely: Kysely<Schema>,
  rules: RetentionRules,
  now: Date,
): Promise<readonly RetentionCount[]> {
  const counts: RetentionCount[] = [];
  for (const stationId of await stationIds(kysely)) {
    for (const each of retentionClasses) {
      const due = each.due(stationId, rules.before(each.id, now));
      const { rows } = await sql<{ count: number }>`select count(*)::integer as count from (${due}) due`.execute(
        kysely,
      );
      const count = rows[0]?.count ?? 0;
      if (count > 0) counts.push({ stationId, classId: each.id, count });
    }
  }
  return counts;
}

/**
 * Deletes what is past its time, a batch at a time: the records, their tombstones and the audit entry commit together, so
 * that a run that ends in the middle is taken up again by the next one. Two runs at once do nothing twice.
 */
export async function deletePastTime(
  kysely: Kysely<Schema>,
  attachments: AttachmentStore,
  rules: RetentionRules,
  now: Date,
): Promise<readonly RetentionCount[]> {
  const counts: RetentionCount[] = [];
  for (const stationId of await stationIds(kysely)) {
    for (const each of retentionClasses) {
      let count = 0;
      for (let gone = await deleteBatch(kysely, each, stationId, rules, now); gone > 0; ) {
        count += gone;
        gone = await deleteBatch(kysely, each, stationId, rules, now);
      }
      if (count > 0) counts.push({ stationId, classId: each.id, count });
    }
    await kysely.transaction().execute(async (transaction) => {
      await noteUnnamed(transaction, stationId, now);
      await forgetImported(transaction, stationId);
    });
  }
  await removeDeleted(kysely, attachments);
  return counts;
}

async function deleteBatch(
  kysely: Kysely<Schema>,
  { id, counted, due, remove }: RetentionClass,
  stationId: string,
  rules: RetentionRules,
  now: Date,
): Promise<number> {
  if (remove === null) return 0;
  return kysely.transaction().execute(async (transaction) => {
    const { rows } = await sql<{ id: string }>`${due(stationId, rules.before(id, now))} limit ${batchSize}`.execute(
      transaction,
    );
    if (rows.length === 0) return 0;
    const gone = await remove(
      transaction,
      stationId,
      rows.map((row) => row.id),
    );
    await writeTombstones(transaction, { stationId, recordIds: gone, class: id, rule: id }, now);
    await writeAudit(
      transaction,
      {
        operation: 'retention',
        purpose: null,
        accountId: null,
        role: 'upkeep',
        requestId: newUuid(now),
        outcome: 204,
        records: new Map([[stationId, new Set(gone)]]),
      },
      now,
    );
    // Last of all, as calls do: who holds the row of the log waits for nobody.
    if (counted !== undefined) await countAnew(transaction, stationId, counted, gone);
    return gone.length;
  });
}

async function stationIds(kysely: Kysely<Schema>): Promise<readonly string[]> {
  const rows = await kysely.selectFrom('stations').select('id').orderBy('id').execute();
  return rows.map(({ id }) => id);
}
