import { type Selectable, sql, type Transaction } from 'kysely';
import type { Schema } from '../database/schema.ts';
import type { KeyRing } from '../privacy/key-ring.ts';
import { checkpointKey } from './checkpoint.ts';
import { hashOfEntry, toEntry } from './entry.ts';
import type { Hash } from './merkle-tree.ts';
import { makePartitions, monthOf } from './partitions.ts';
import { appendLeaves, edgeBytes, readEdge, rootOf, type TreeEdge } from './tiles.ts';

/** Entries that one transaction puts into a log. */
const batchSize = 1000;
/** How far a log may be ahead of its newest checkpoint. The contract allows a minute. */
export const checkpointMilliseconds = 45_000;

/** `more`: entries may be left. `busy`: another process is at it. */
export type Sequenced = 'done' | 'more' | 'busy';

/**
 * Puts entries that wait at a station into its log: takes them from the queue, gives each its place, adds them to the tree
 * and signs a checkpoint when one is due; all of it in the caller's transaction, or nothing. Runs as the owner of the tables.
 *
 * The row of the log decides between processes. Who finds it held goes away: whoever holds it, or the next look, takes the rest.
 *
 * @param months those whose tables are known to be there; others are made and added
 */
export async function sequenceStation(
  transaction: Transaction<Schema>,
  keys: KeyRing,
  stationId: string,
  now: Date,
  months: Set<string>,
): Promise<Sequenced> {
  const log = await holdLog(transaction, stationId);
  if (log === null) return 'busy';
  const rows = await takeFromQueue(transaction, stationId);
  const made = new Set(rows.map((row) => monthOf(row.recorded_at)).filter((month) => !months.has(month)));
  await makePartitions(transaction, made);
  const { edge, tiles } = await writeEntries(transaction, rows, log.edge);
  if (tiles.length > 0) {
    await transaction
      .insertInto('audit_tiles')
      .values(
        tiles.map(({ level, position, hashes }) => ({
          station_id: stationId,
          level,
          position: String(position),
          hashes: Buffer.from(hashes),
        })),
      )
      .execute();
  }
  const isBehind = edge.size > log.checkpointSize;
  const isDue = log.checkpointAt === null || now.getTime() - log.checkpointAt.getTime() >= checkpointMilliseconds;
  const signed = isBehind && isDue;
  if (rows.length > 0 || signed) {
    await transaction
      .updateTable('audit_logs')
      .set({
        size: String(edge.size),
        edge: Buffer.from(edgeBytes(edge)),
        ...(signed ? { checkpoint_size: String(edge.size), checkpoint_at: now } : {}),
      })
      .where('station_id', '=', stationId)
      .execute();
  }
  if (signed) await writeCheckpoint(transaction, keys, stationId, edge, now);
  for (const month of made) months.add(month);
  return rows.length === batchSize ? 'more' : 'done';
}

interface HeldLog {
  readonly edge: TreeEdge;
  readonly checkpointSize: number;
  readonly checkpointAt: Date | null;
}

async function holdLog(transaction: Transaction<Schema>, stationId: string): Promise<HeldLog | null> {
  const hold = () =>
    transaction
      .selectFrom('audit_logs')
      .select([
        sql<string>`size::text`.as('size'),
        'edge',
        sql<string>`checkpoint_size::text`.as('checkpoint_size'),
        'checkpoint_at',
      ])
      .where('station_id', '=', stationId)
      .forUpdate()
      .skipLocked()
      .executeTakeFirst();
  let row = await hold();
  if (row === undefined && (await openLog(transaction, stationId))) row = await hold();
  if (row === undefined) return null;
  return {
    edge: readEdge(Number(row.size), row.edge),
    checkpointSize: Number(row.checkpoint_size),
    checkpointAt: row.checkpoint_at,
  };
}

/** @returns false when the log was there already */
async function openLog(transaction: Transaction<Schema>, stationId: string): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await transaction
    .insertInto('audit_logs')
    .values({ station_id: stationId, size: '0', edge: Buffer.alloc(0) })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n;
}

type QueuedRow = Selectable<Schema['audit_queue']>;

async function takeFromQueue(transaction: Transaction<Schema>, stationId: string): Promise<QueuedRow[]> {
  const waiting = await transaction
    .selectFrom('audit_queue')
    .selectAll()
    .where('station_id', '=', stationId)
    .orderBy('id')
    .limit(batchSize)
    .execute();
  if (waiting.length === 0) return [];
  await transaction
    .deleteFrom('audit_queue')
    .where('station_id', '=', stationId)
    .where('id', '=', sql<string>`any(${waiting.map(({ id }) => id)}::uuid[])`)
    .execute();
  return waiting;
}

async function writeEntries(transaction: Transaction<Schema>, rows: readonly QueuedRow[], before: TreeEdge) {
  const leaves: Hash[] = [];
  const written = rows.map((row, at) => {
    const position = before.size + at;
    const hash = hashOfEntry(toEntry(row, row.recorded_at, position));
    leaves.push(hash);
    const { recorded_at: recordedAt, ...members } = row;
    return { ...members, at: recordedAt, position, leaf_hash: `\\x${Buffer.from(hash).toString('hex')}` };
  });
  if (written.length > 0) {
    await sql`
      insert into audit_entries
        (station_id, at, id, position, operation, purpose, account_id, role, outcome, request_id, records, field, leaf_hash)
      select station_id, at, id, position, operation, purpose, account_id, role, outcome, request_id, records, field, leaf_hash
      from json_populate_recordset(null::audit_entries, ${JSON.stringify(written)}::json)`.execute(transaction);
  }
  return appendLeaves(before, leaves);
}

async function writeCheckpoint(
  transaction: Transaction<Schema>,
  keys: KeyRing,
  stationId: string,
  tree: TreeEdge,
  now: Date,
): Promise<void> {
  const key = checkpointKey(keys, stationId);
  const root = rootOf(tree);
  await transaction
    .insertInto('audit_keys')
    .values({
      station_id: stationId,
      public_key: key.publicKey,
      key_id: key.keyId,
      name: key.name,
      created_at: now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  await transaction
    .insertInto('audit_checkpoints')
    .values({
      station_id: stationId,
      tree_size: String(tree.size),
      root_hash: Buffer.from(root),
      at: now,
      note: key.noteOf(tree.size, root),
    })
    .execute();
}
