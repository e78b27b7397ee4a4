import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { sql, type Transaction } from 'kysely';
import { migrate, migrationSums, ranMigrations } from '../database/migrate.ts';
import type { Database } from '../database/open.ts';
import type { Schema } from '../database/schema.ts';
import { markStore, readMark } from '../modules/store-mark.ts';
import type { KeyRing } from '../privacy/key-ring.ts';
import { StartFailure } from '../start-failure.ts';
import { type AttachmentPlace, type AttachmentStore, LostFile } from '../storage/attachment-store.ts';
import { checkArchive, readParts } from './archive.ts';
import { keptAttachments, partNameOf, placeOfPart } from './attachment-files.ts';
import type { TableRecord } from './catalogue.ts';
import { type BackupClosing, type BackupHeader, backupFormat } from './header.ts';
import { readRows, settleTransaction, writeRows } from './rows.ts';
import { requireOwnNames, requireOwnTables } from './trusted-names.ts';

const decompress = promisify(gunzip);
/** No part of a table is larger. */
const mostBytes = 500_000_000;

export interface RestoreParts {
  readonly database: Database;
  readonly keys: KeyRing;
  readonly attachments: AttachmentStore;
  readonly report?: (line: string) => void;
}

export interface RestoreResult {
  readonly madeAt: string;
  readonly rows: number;
  readonly attachments: number;
  /** Attachments that were lost before the backup was made. */
  readonly missing: readonly string[];
  /** Migrations that are newer than the backup, and ran after it was restored. */
  readonly migrated: readonly string[];
}

/**
 * Restores a backup into an empty database and an empty store of attachments, of either engine, and looks at the result: every table
 * is read again and compared with the backup, and every attachment is opened. It is all there, or nothing is.
 *
 * @throws {StartFailure} when the backup is damaged or of a newer version, the key ring lacks a key that it needs, or something is
 *   there already
 */
export async function restore(path: string, parts: RestoreParts): Promise<RestoreResult> {
  const { database, attachments } = parts;
  const report = parts.report ?? (() => undefined);
  const { first, names, closing } = await checkArchive(path);
  const header = readHeader(path, first.name, first.bytes);
  requireOwnNames(path, names, header);
  const { tables: sums, missing } = closing as unknown as BackupClosing;
  report(`the backup of ${header.madeAt} is whole`);
  requireKeys(header, parts.keys);
  const last = await requireKnownSchema(header);
  await requireEmpty(database, attachments, header);
  await migrate(database, last);
  const written: AttachmentPlace[] = [];
  let rows = 0;
  try {
    await database.kysely.transaction().execute(async (transaction) => {
      await settleTransaction(transaction);
      await requireOwnTables(path, transaction, header);
      const byName = new Map(header.tables.map((table) => [table.name, table]));
      // What migrations and starts put into reference tables gives way to what was there.
      for (const { name } of header.tables.toReversed()) await sql`delete from ${sql.table(name)}`.execute(transaction);
      await makePartitions(transaction, header);
      for await (const part of readParts(path)) {
        const table = byName.get(part.name.split('/')[1] ?? '');
        const place = placeOfPart(part.name);
        if (place !== null) {
          written.push(place);
          await attachments.writeSealed(place, part.bytes);
        } else if (table !== undefined) {
          const text = await decompress(part.bytes, { maxOutputLength: mostBytes });
          await writeRows(transaction, table, text.toString('utf8'));
        }
      }
      for (const { name, value } of header.sequences) {
        await sql`select setval(${name}::regclass, ${value}::bigint)`.execute(transaction);
      }
      for (const table of header.tables) rows += await compare(transaction, table, sums[table.name]);
      report(`${rows} rows are as they were`);
      await noteKeys(transaction, written);
      await openAll(transaction, attachments, new Set(missing));
      report(`${written.length} attachments open`);
      await markStore(transaction, attachments);
    });
  } catch (cause) {
    for (const place of written) await attachments.drop(place);
    throw cause;
  }
  return { madeAt: header.madeAt, rows, attachments: written.length, missing, migrated: await migrate(database) };
}

function readHeader(path: string, name: string, bytes: Buffer): BackupHeader {
  const header = name === 'backup.json' ? (JSON.parse(String(bytes)) as BackupHeader) : null;
  if (header?.product !== 'wardkit') throw new StartFailure(`${path} is no backup of Wardkit.`);
  if (header.format !== backupFormat) {
    throw new StartFailure(
      `${path} is a backup of format ${header.format}; this version reads format ${backupFormat}.`,
    );
  }
  return header;
}

function requireKeys({ keys: needed, lookupFingerprint }: BackupHeader, keys: KeyRing): void {
  const lacking = needed.filter(({ id, fingerprint }) => !keys.holds(id) || keys.fingerprint(id) !== fingerprint);
  if (lacking.length > 0) {
    throw new StartFailure(
      `The backup needs ${lacking.length === 1 ? 'the key' : 'the keys'} ${lacking.map(({ id }) => id).join(', ')}, which the key ring does not hold (or holds another key under that name). Restore the key ring first: it is not in the backup.`,
    );
  }
  if (keys.lookupFingerprint() !== lookupFingerprint) {
    throw new StartFailure(
      "The key ring's lookup secret is not the one that the backup was made with, so nobody would be found by a number any more. Restore the key ring first: it is not in the backup.",
    );
  }
}

async function requireKnownSchema({ migrations }: BackupHeader): Promise<string> {
  const own = await migrationSums();
  const newer = migrations.filter(({ name }) => !own.has(name));
  if (newer.length > 0) {
    throw new StartFailure(
      `The backup is of a newer version of Wardkit: it has ${newer.map(({ name }) => name).join(', ')}. Restore it with that version.`,
    );
  }
  const other = migrations.find(({ name, sha256 }) => own.get(name) !== sha256);
  if (other !== undefined) {
    throw new StartFailure(`The backup was made with another text of migration ${other.name}.`);
  }
  return migrations.at(-1)?.name ?? '';
}

async function requireEmpty(database: Database, attachments: AttachmentStore, header: BackupHeader): Promise<void> {
  const ran = await ranMigrations(database);
  const advice = 'A backup is restored into a database that was just made and a folder or bucket without attachments.';
  if (ran.length > 0) {
    const stations = await database.kysely.selectFrom('stations').select('id').limit(1).execute();
    if (stations.length > 0) throw new StartFailure(`The database holds data already. ${advice}`);
    if (ran.join() !== header.migrations.map(({ name }) => name).join()) {
      throw new StartFailure(`The database was brought to another schema than the backup's already. ${advice}`);
    }
  }
  if (!(await attachments.isEmpty())) throw new StartFailure(`There are attachments already. ${advice}`);
  if ((await readMark(database.kysely, attachments)) === 'foreign') {
    throw new StartFailure(
      'The folder or bucket belongs to another database already, as its file .database says. Choose another with WARDKIT_ATTACHMENTS, or, where that database is gone for good, remove .database.',
    );
  }
}

async function makePartitions(transaction: Transaction<Schema>, { partitions }: BackupHeader): Promise<void> {
  for (const { name, parent, bound } of partitions) {
    const { rows } = await sql<{ is_there: boolean }>`select to_regclass(${name}) is not null as is_there`.execute(
      transaction,
    );
    if (rows[0]?.is_there) continue;
    await sql`create table ${sql.table(name)} partition of ${sql.table(parent)} ${sql.raw(bound)}`.execute(transaction);
  }
}

async function compare(
  transaction: Transaction<Schema>,
  table: TableRecord,
  expected: BackupClosing['tables'][string] | undefined,
): Promise<number> {
  const { rows, sum } = await readRows(transaction, table, async () => undefined);
  if (expected === undefined || rows !== expected.rows || sum !== expected.sum) {
    throw new StartFailure(
      `Nothing was restored: the table ${table.name} came back with ${rows} rows and not as it was (${expected?.rows ?? 0} rows).`,
    );
  }
  return rows;
}

/** An attachment that a change of keys closed anew, while the backup was made, is noted under its key. */
async function noteKeys(transaction: Transaction<Schema>, places: readonly AttachmentPlace[]): Promise<void> {
  for (const [secretId, under] of Map.groupBy(places, (place) => place.secretId)) {
    for (let at = 0; at < under.length; at += 1000) {
      const some = under.slice(at, at + 1000);
      await transaction
        .updateTable('attachments')
        .set({ secret_id: secretId })
        .where('station_id', 'in', [...new Set(some.map((place) => place.stationId))])
        .where(
          'id',
          'in',
          some.map((place) => place.attachmentId),
        )
        .where('secret_id', '<>', secretId)
        .execute();
    }
  }
}

async function openAll(
  transaction: Transaction<Schema>,
  attachments: AttachmentStore,
  missing: ReadonlySet<string>,
): Promise<void> {
  for await (const kept of keptAttachments(transaction)) {
    if (missing.has(kept.attachmentId)) continue;
    const bytes = await attachments.readCopy(kept).catch((cause) => {
      if (cause instanceof LostFile) return null;
      throw cause;
    });
    if (bytes === null || createHash('sha256').update(bytes).digest('hex') !== kept.sha256) {
      throw new StartFailure(`Nothing was restored: ${partNameOf(kept)} does not open to what was kept.`);
    }
  }
}
