import { type Kysely, sql } from 'kysely';
import type { Schema } from '../database/schema.ts';
import type { AttachmentStore } from '../storage/attachment-store.ts';

export type MarkState = 'own' | 'none' | 'foreign';

/**
 * What tells a database from a dump of it that was brought in elsewhere. An id in a table would be in the copy too; the cluster's
 * own and the number of the database in it are not, and a replica that takes over has the same.
 */
async function databaseId(kysely: Kysely<Schema>): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    select system_identifier || '-' || (select oid from pg_database where datname = current_database()) as id
    from pg_control_system()`.execute(kysely);
  return rows[0]?.id ?? '';
}

/** Whether the store bears the mark of this database. */
export async function readMark(kysely: Kysely<Schema>, store: AttachmentStore): Promise<MarkState> {
  const mark = await store.readMark();
  if (mark === null) return 'none';
  return mark === (await databaseId(kysely)) ? 'own' : 'foreign';
}

/** Marks a store that belongs to no database yet as this one's. */
export async function markStore(kysely: Kysely<Schema>, store: AttachmentStore): Promise<void> {
  if ((await store.readMark()) === null) await store.writeMark(await databaseId(kysely));
}
