import { type Kysely, sql, type Transaction } from 'kysely';
import type { Schema } from '../database/schema.ts';
import { type AttachmentPlace, type AttachmentStore, LostFile } from '../storage/attachment-store.ts';
import { openCell, sealCell } from './column-cipher.ts';
import type { KeyRing } from './key-ring.ts';
import { type SealedColumn, sealedColumns } from './sealed-columns.ts';

/** Rows that are looked through in one transaction. */
const batchSize = 200;

/** What was closed anew. */
interface Resealed {
  readonly cells: number;
  readonly attachments: number;
  /** Attachments that have a row and no file: they stay under their key. */
  readonly missing: readonly string[];
}

interface Cell {
  readonly station_id: string;
  readonly id: string;
  readonly sealed: string;
}

/**
 * Closes every value anew that is not under the ring's active key: columns, then attachments. It goes through each table by
 * its primary key, a batch a transaction, and writes a value only where it still is what was read: servers go on writing
 * meanwhile, two runs at once do each other no harm, and a run that ends in the middle is taken up by the next. Runs as the
 * owner of the tables.
 */
export async function resealAll(
  kysely: Kysely<Schema>,
  keys: KeyRing,
  attachments: AttachmentStore,
): Promise<Resealed> {
  let cells = 0;
  for (const column of sealedColumns) cells += await resealColumn(kysely, keys, column);
  return { cells, ...(await resealAttachments(kysely, keys, attachments)) };
}

async function resealColumn(kysely: Kysely<Schema>, keys: KeyRing, sealedColumn: SealedColumn): Promise<number> {
  const { table, column, cell } = sealedColumn;
  const [from, name] = [sql.table(table), sql.ref(column)];
  let count = 0;
  let last: Pick<Cell, 'station_id' | 'id'> | undefined;
  do {
    const rows: readonly Cell[] = await kysely.transaction().execute(async (transaction) => {
      const after =
        last === undefined ? sql`true` : sql`(station_id, id) > (${last.station_id}::uuid, ${last.id}::uuid)`;
      const found = await sql<Cell>`
        select station_id, id, ${name} as sealed from ${from}
        where ${name} <> '' and ${name} not like ${`${keys.activeId}.%`} and ${after}
        order by station_id, id limit ${batchSize}`.execute(transaction);
      for (const row of found.rows) {
        const place = { stationId: row.station_id, column: cell, rowId: row.id };
        const anew = sealCell(keys, place, openCell(keys, place, row.sealed));
        const { numAffectedRows } = await sql`
          update ${from} set ${name} = ${anew}
          where station_id = ${row.station_id}::uuid and id = ${row.id}::uuid and ${name} = ${row.sealed}`.execute(
          transaction,
        );
        count += Number(numAffectedRows ?? 0);
      }
      return found.rows;
    });
    last = rows.at(-1);
  } while (last !== undefined);
  return count;
}

async function resealAttachments(
  kysely: Kysely<Schema>,
  keys: KeyRing,
  store: AttachmentStore,
): Promise<Omit<Resealed, 'cells'>> {
  // The ring of a server is replaced while it runs: a run keeps to the key that it began with.
  const active = keys.activeId;
  // Of one that was refused there is no file; its row would ask for its key for ever.
  await kysely
    .updateTable('attachments')
    .set({ secret_id: active })
    .where('state', '=', 'refused')
    .where('secret_id', '<>', active)
    .execute();
  let count = 0;
  const missing: string[] = [];
  let last = '00000000-0000-0000-0000-000000000000';
  for (;;) {
    // What is still being sent keeps its key: its pieces are closed with it. It is whole or gone within days.
    const rows = await kysely
      .selectFrom('attachments')
      .select(['station_id', 'id', 'secret_id'])
      .where('secret_id', '<>', active)
      .where('state', '=', 'complete')
      .where('id', '>', last)
      .orderBy('id')
      .limit(batchSize)
      .execute();
    for (const row of rows) {
      last = row.id;
      const place = { stationId: row.station_id, attachmentId: row.id, secretId: row.secret_id };
      const outcome = await resealAttachment(kysely, store, place, active);
      if (outcome === 'closed') count += 1;
      if (outcome === 'missing') missing.push(row.id);
    }
    if (rows.length < batchSize) return { attachments: count, missing };
  }
}

/**
 * Closes one copy anew. Another run may be at it with another active key, so that each copy is written and removed only while
 * the row is held: whatever key the row names, the copy under it is there.
 */
async function resealAttachment(
  kysely: Kysely<Schema>,
  store: AttachmentStore,
  place: AttachmentPlace,
  active: string,
): Promise<'closed' | 'left' | 'missing'> {
  const bytes = await store.readCopy(place).catch((cause) => {
    if (cause instanceof LostFile) return null;
    throw cause;
  });
  const isClosed = await kysely.transaction().execute(async (transaction) => {
    const isAsRead = (await holdKey(transaction, place)) === place.secretId;
    // Deleted, or closed anew by another run, since the row was read.
    if (!isAsRead) return null;
    if (bytes === null) return false;
    await store.putCopy({ ...place, secretId: active }, bytes);
    await transaction
      .updateTable('attachments')
      .set({ secret_id: active })
      .where('station_id', '=', place.stationId)
      .where('id', '=', place.attachmentId)
      .execute();
    return true;
  });
  if (isClosed !== true) return isClosed === null ? 'left' : 'missing';
  await kysely.transaction().execute(async (transaction) => {
    if ((await holdKey(transaction, place)) !== place.secretId) await store.dropCopy(place);
  });
  return 'closed';
}

/** The key that an attachment is closed with by now, or null where it is kept no longer. Its row is held to the commit. */
async function holdKey(
  transaction: Transaction<Schema>,
  { stationId, attachmentId }: AttachmentPlace,
): Promise<string | null> {
  const row = await transaction
    .selectFrom('attachments')
    .select('secret_id')
    .where('station_id', '=', stationId)
    .where('id', '=', attachmentId)
    .where('state', '=', 'complete')
    .forUpdate()
    .executeTakeFirst();
  return row?.secret_id ?? null;
}

/** What is closed under a key, by where it is; what has none is left out. */
export async function usesOf(kysely: Kysely<Schema>, keyId: string): Promise<ReadonlyMap<string, number>> {
  const uses = new Map<string, number>();
  const count = async (name: string, query: ReturnType<typeof sql<{ count: number }>>) => {
    const { rows } = await query.execute(kysely);
    if ((rows[0]?.count ?? 0) > 0) uses.set(name, rows[0]?.count ?? 0);
  };
  for (const { table, column } of sealedColumns) {
    await count(
      `${table}.${column}`,
      sql`select count(*)::integer as count from ${sql.table(table)} where ${sql.ref(column)} like ${`${keyId}.%`}`,
    );
  }
  for (const table of ['attachments', 'exports'] as const) {
    await count(table, sql`select count(*)::integer as count from ${sql.table(table)} where secret_id = ${keyId}`);
  }
  await count(
    'plate_keys that sign',
    sql`select count(*)::integer as count from plate_keys where secret_id = ${keyId} and state = 'signing'`,
  );
  return uses;
}
