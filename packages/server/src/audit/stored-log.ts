import { type Kysely, sql, type Transaction } from 'kysely';
import type { Schema } from '../database/schema.ts';
import type { StoredCheckpoint, StoredEntry, StoredLog } from './verify-log.ts';

/** Rows that are read at once. */
const pageSize = 1000;

/** Stations that have a log, or should have one. */
export async function stationsWithLogs(kysely: Kysely<Schema>): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from stations union select station_id from audit_logs union select station_id from audit_checkpoints
    union select station_id from audit_keys order by 1`.execute(kysely);
  return rows.map(({ id }) => id);
}

/** Whether policies hide entries from whoever is connected, so that what is there looks as if it were missing. */
export async function seesPartOfLog(kysely: Kysely<Schema>): Promise<boolean> {
  const { rows } = await sql<{ isPart: boolean }>`select row_security_active('audit_entries') as "isPart"`.execute(
    kysely,
  );
  return rows[0]?.isPart === true;
}

/** How many entries of a station wait for a server to put them into the log. */
export async function countWaiting(transaction: Transaction<Schema>, stationId: string): Promise<number> {
  const row = await transaction
    .selectFrom('audit_queue')
    .select(sql<string>`count(*)::text`.as('count'))
    .where('station_id', '=', stationId)
    .executeTakeFirstOrThrow();
  return Number(row.count);
}

/** The log of a station, to be read within the transaction, which has to be a snapshot where servers run. */
export async function readStoredLog(transaction: Transaction<Schema>, stationId: string): Promise<StoredLog> {
  const log = await transaction
    .selectFrom('audit_logs')
    .select([sql<string>`size::text`.as('size'), 'edge', sql<string>`checkpoint_size::text`.as('checkpointSize')])
    .where('station_id', '=', stationId)
    .executeTakeFirst();
  const keys = await transaction
    .selectFrom('audit_keys')
    .select(['name', 'key_id as keyId', 'public_key as publicKey'])
    .where('station_id', '=', stationId)
    .execute();
  return {
    stationId,
    // A log that was never begun is an empty one; one whose row was taken away is short of what its entries say.
    size: Number(log?.size ?? 0),
    edge: log?.edge ?? new Uint8Array(),
    checkpointSize: Number(log?.checkpointSize ?? -1),
    keys,
    entries: entriesOf(transaction, stationId),
    checkpoints: checkpointsOf(transaction, stationId),
    async readTiles(places) {
      const rows = await transaction
        .selectFrom('audit_tiles')
        .select(['level', sql<string>`position::text`.as('place'), 'hashes'])
        .where('station_id', '=', stationId)
        .where(
          sql<boolean>`(level, position) in (select * from unnest(${places.map(({ level }) => level)}::integer[],
            ${places.map(({ position }) => String(position))}::bigint[]))`,
        )
        .execute();
      return new Map(rows.map(({ level, place, hashes }) => [`${level}/${place}`, hashes]));
    },
    async countTiles() {
      const row = await transaction
        .selectFrom('audit_tiles')
        .select(sql<string>`count(*)::text`.as('count'))
        .where('station_id', '=', stationId)
        .executeTakeFirstOrThrow();
      return Number(row.count);
    },
  };
}

async function* entriesOf(transaction: Transaction<Schema>, stationId: string): AsyncGenerator<StoredEntry[]> {
  // By id too, so that two entries in one place are both seen.
  for (let after = { position: '-9223372036854775808', id: '00000000-0000-0000-0000-000000000000' }; ; ) {
    const rows = await transaction
      .selectFrom('audit_entries')
      .selectAll()
      .select(sql<string>`position::text`.as('place'))
      .where('station_id', '=', stationId)
      .where(sql<boolean>`position >= ${after.position}::bigint`)
      .where(sql<boolean>`(position, id) > (${after.position}::bigint, ${after.id}::uuid)`)
      .orderBy('position')
      .orderBy('id')
      .limit(pageSize)
      .execute();
    const last = rows.at(-1);
    if (last === undefined) return;
    yield rows.map(({ place, at, leaf_hash: leafHash, ...row }) => ({ position: Number(place), row, at, leafHash }));
    after = { position: last.place, id: last.id };
  }
}

async function* checkpointsOf(transaction: Transaction<Schema>, stationId: string): AsyncGenerator<StoredCheckpoint[]> {
  for (let after = '-9223372036854775808'; ; ) {
    const rows = await transaction
      .selectFrom('audit_checkpoints')
      .select([sql<string>`tree_size::text`.as('size'), 'root_hash', 'note'])
      .where('station_id', '=', stationId)
      .where('tree_size', '>', sql<string>`${after}::bigint`)
      .orderBy('tree_size')
      .limit(pageSize)
      .execute();
    const last = rows.at(-1);
    if (last === undefined) return;
    yield rows.map((row) => ({ treeSize: Number(row.size), rootHash: row.root_hash, note: row.note }));
    after = last.size;
  }
}
