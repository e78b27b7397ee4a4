import { type Selectable, sql, type Transaction } from 'kysely';
import { hashOfEntry, momentOf, toEntry } from '../audit/entry.ts';
import { consistencyRanges, type Hash, inclusionRanges } from '../audit/merkle-tree.ts';
import { readTree } from '../audit/stored-tree.ts';
import type { Schema } from '../database/schema.ts';
import { applySettings } from '../database/transaction.ts';
import { type Context, handlers } from '../http/handler.ts';
import { cutPage, filterOf, pageSize } from '../http/page.ts';
import { RequestProblem } from '../http/request-problem.ts';
import { subjectsOf } from '../privacy/records-about-person.ts';

type EntryRow = Selectable<Schema['audit_entries']>;
type CheckpointRow = Selectable<Schema['audit_checkpoints']>;

function hex(hash: Hash): string {
  return Buffer.from(hash).toString('hex');
}

function toAuditEntry(row: EntryRow) {
  const { leaf_hash: leafHash, ...members } = row;
  return { ...toEntry(members, row.at, Number(row.position)), leafHash: hex(leafHash) };
}

function toCheckpoint(row: CheckpointRow) {
  return {
    stationId: row.station_id,
    treeSize: Number(row.tree_size),
    rootHash: hex(row.root_hash),
    at: row.at.toISOString(),
    note: row.note,
  };
}

/** @throws {RequestProblem} `invalid-input`, naming the size that does not fit */
function refuseSize({ language }: Pick<Context, 'language'>, name: string, most: number): never {
  const message =
    language === 'en'
      ? `The log has ${most} entries; give a size that fits.`
      : `日志共有 ${most} 条，请填写合适的大小。`;
  throw new RequestProblem('invalid-input', {
    errors: [{ pointer: `#/query/${name}`, code: 'out-of-range', message }],
  });
}

/** @throws {RequestProblem} `not-found` */
async function requireStation(transaction: Transaction<Schema>, stationId: string): Promise<void> {
  const row = await transaction.selectFrom('stations').select('id').where('id', '=', stationId).executeTakeFirst();
  if (row === undefined) throw new RequestProblem('not-found');
}

/**
 * An entry that the caller may know of: of a station whose log is open to them, or about the own person.
 *
 * @throws {RequestProblem} `not-found`
 */
async function findEntry({ transaction, reach }: Context, id: string): Promise<EntryRow> {
  await applySettings(transaction, { log: reach.stations, subjects: await subjectsOf(transaction, reach) });
  const row = await transaction
    .selectFrom('audit_entries')
    .selectAll()
    .where('station_id', '=', sql<string>`any(${[...reach.stations, ...reach.home]}::uuid[])`)
    .where('at', '=', momentOf(id))
    .where('id', '=', id)
    .executeTakeFirst();
  if (row === undefined) throw new RequestProblem('not-found');
  return row;
}

export const auditHandlers = handlers<
  | 'audit.listEntries'
  | 'audit.getInclusionProof'
  | 'audit.listCheckpoints'
  | 'audit.getLatestCheckpoint'
  | 'audit.getConsistencyProof'
>({
  'audit.listEntries': {
    async handle({ transaction, reach, query, cursors, concerns }) {
      const pages = cursors(filterOf(query));
      const limit = pageSize(query);
      const { operation, recordId, since, until } = query;
      // Looking into the log is on record too: at each station, with the record that was asked for.
      for (const stationId of reach.stations) concerns(stationId, ...(recordId === undefined ? [] : [recordId]));
      // Entries of one record are found by it, and the policy then lets no other through.
      await applySettings(transaction, recordId === undefined ? { log: reach.stations } : { subjects: [recordId] });
      let rows = transaction
        .selectFrom('audit_entries')
        .selectAll()
        .where('station_id', '=', sql<string>`any(${reach.stations}::uuid[])`)
        .orderBy('at', 'desc')
        .orderBy('id', 'desc')
        .limit(limit + 1);
      if (operation !== undefined) rows = rows.where('operation', '=', operation);
      if (recordId !== undefined) rows = rows.where(sql<boolean>`records && ${[recordId]}::uuid[]`);
      if (since !== undefined) rows = rows.where('at', '>=', new Date(since));
      if (until !== undefined) rows = rows.where('at', '<', new Date(until));
      if (query.cursor !== undefined) {
        const [at, id] = pages.read(query.cursor);
        // The plain condition lets whole months be passed over, which that on the pair does not.
        rows = rows
          .where('at', '<=', new Date(String(at)))
          .where(sql<boolean>`(at, id) < (${at}::timestamptz, ${id}::uuid)`);
      }
      const body = cutPage(await rows.execute(), limit, pages, (row) => [row.at.toISOString(), row.id], toAuditEntry);
      return { status: 200, body };
    },
  },

  'audit.getInclusionProof': {
    async handle(context) {
      const { transaction, parameters, query } = context;
      const row = await findEntry(context, parameters.entryId.toLowerCase());
      const index = Number(row.position);
      const tree = await readTree(transaction, row.station_id);
      if (query.treeSize > tree.size || query.treeSize <= index) refuseSize(context, 'treeSize', tree.size);
      const [root, ...hashes] = await tree.rootsOf([
        { start: 0, end: query.treeSize },
        ...inclusionRanges(index, query.treeSize),
      ]);
      if (root === undefined) throw new Error('a tree has a root');
      return {
        status: 200,
        body: {
          entryId: row.id,
          index,
          leafHash: hex(hashOfEntry(toEntry(row, row.at, index))),
          treeSize: query.treeSize,
          rootHash: hex(root),
          hashes: hashes.map(hex),
        },
      };
    },
  },

  'audit.listCheckpoints': {
    async handle({ transaction, query, cursors }) {
      await requireStation(transaction, query.stationId);
      const pages = cursors(filterOf(query));
      const limit = pageSize(query);
      let rows = transaction
        .selectFrom('audit_checkpoints')
        .selectAll()
        .where('station_id', '=', query.stationId)
        .orderBy('tree_size', 'desc')
        .limit(limit + 1);
      if (query.cursor !== undefined) {
        rows = rows.where('tree_size', '<', sql<string>`${String(pages.read(query.cursor)[0])}::bigint`);
      }
      const body = cutPage(await rows.execute(), limit, pages, (row) => [String(row.tree_size)], toCheckpoint);
      return { status: 200, body };
    },
  },

  'audit.getLatestCheckpoint': {
    async handle({ transaction, query }) {
      const row = await transaction
        .selectFrom('audit_checkpoints')
        .selectAll()
        .where('station_id', '=', query.stationId)
        .orderBy('tree_size', 'desc')
        .limit(1)
        .executeTakeFirst();
      if (row === undefined) throw new RequestProblem('not-found');
      return { status: 200, body: toCheckpoint(row) };
    },
  },

  'audit.getConsistencyProof': {
    async handle(context) {
      const { transaction, query } = context;
      const { stationId, olderSize, newerSize } = query;
      await requireStation(transaction, stationId);
      const tree = await readTree(transaction, stationId);
      if (newerSize > tree.size) refuseSize(context, 'newerSize', tree.size);
      if (olderSize > newerSize) refuseSize(context, 'olderSize', newerSize);
      const hashes = await tree.rootsOf(consistencyRanges(olderSize, newerSize));
      return { status: 200, body: { stationId, olderSize, newerSize, hashes: hashes.map(hex) } };
    },
  },
});
