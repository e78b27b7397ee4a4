import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { sql } from 'kysely';
import type { Database } from '../database/open.ts';
import type { KeyRing } from '../privacy/key-ring.ts';
import { neededKeys } from '../privacy/needed-keys.ts';
import { StartFailure } from '../start-failure.ts';
import type { AttachmentPlace, AttachmentStore } from '../storage/attachment-store.ts';
import { ArchiveWriter } from './archive.ts';
import { type KeptAttachment, keptAttachments, partNameOf, placeNow } from './attachment-files.ts';
import { readPartitions, readSequences, readTables } from './catalogue.ts';
import { type BackupClosing, type BackupHeader, backupFormat } from './header.ts';
import { readRows, settleTransaction, type TableSum } from './rows.ts';

const compress = promisify(gzip);

export interface BackupParts {
  readonly database: Database;
  readonly keys: KeyRing;
  readonly attachments: AttachmentStore;
  readonly now: Date;
  /** Told of the progress, a plain line at a time; it may take its time. */
  readonly report?: (line: string) => void | Promise<void>;
}

export interface BackupResult {
  readonly rows: number;
  readonly attachments: number;
  readonly keyIds: readonly string[];
  /** Attachments that have a row and no file: lost before this backup. */
  readonly missing: readonly string[];
}

/**
 * Writes everything that a server holds but its keys into one file: every table as of one moment, and every attachment.
 *
 * The rows are read through cursors in one repeatable-read transaction, the same way on both engines: no other program is needed,
 * its version need not fit the server's, and a backup of the one can be restored into the other. Servers go on beside it. What is
 * sealed stays sealed.
 *
 * @throws {StartFailure} when the key ring lacks a key that is needed, or the file can't be written
 */
export async function backUp(path: string, parts: BackupParts): Promise<BackupResult> {
  const { database, keys, attachments, now } = parts;
  const report = async (line: string) => parts.report?.(line);
  const writer = new ArchiveWriter(path);
  try {
    const sums: Record<string, TableSum> = {};
    const gone: KeptAttachment[] = [];
    let keyIds: readonly string[] = [];
    let rows = 0;
    let files = 0;
    await database.kysely
      .transaction()
      .setIsolationLevel('repeatable read')
      .setAccessMode('read only')
      .execute(async (transaction) => {
        await settleTransaction(transaction);
        // The active key is taken along, since a change of keys may close attachments with it while the backup runs.
        keyIds = [...new Set([...(await neededKeys({ kysely: transaction })), keys.activeId])].sort();
        const lacking = keyIds.filter((id) => !keys.holds(id));
        if (lacking.length > 0) {
          throw new StartFailure(
            `The key ring does not hold ${lacking.join(', ')}, which this database needs. Give the backup the key ring that its servers use.`,
          );
        }
        const { rows: migrations } = await sql<{ name: string; sha256: string }>`
          select name, sha256 from schema_migrations order by name`.execute(transaction);
        const tables = await readTables(transaction);
        const header: BackupHeader = {
          product: 'wardkit',
          format: backupFormat,
          madeAt: now.toISOString(),
          engine: database.engine,
          migrations,
          tables,
          partitions: await readPartitions(transaction),
          sequences: await readSequences(transaction),
          keys: keyIds.map((id) => ({ id, fingerprint: keys.fingerprint(id) })),
          lookupFingerprint: keys.lookupFingerprint(),
        };
        await writer.add('backup.json', Buffer.from(JSON.stringify(header, null, 1)));
        for (const table of tables) {
          let count = 0;
          const sum = await readRows(transaction, table, async (part) => {
            count += 1;
            await writer.add(`tables/${table.name}/${String(count).padStart(6, '0')}.json.gz`, await compress(part));
          });
          sums[table.name] = sum;
          rows += sum.rows;
          await report(`${table.name}: ${sum.rows} rows`);
        }
        // A row is written after its file, and a file removed after its row: whatever the rows name was there by now.
        for await (const kept of keptAttachments(transaction)) {
          if (await addAttachment(writer, attachments, kept)) files += 1;
          else gone.push(kept);
        }
      });
    const missing: string[] = [];
    for (const kept of gone) {
      // It was deleted meanwhile, closed with another key meanwhile, or lost before.
      const place = await placeNow(database.kysely, kept);
      if (place === null) continue;
      if (await addAttachment(writer, attachments, place)) files += 1;
      else missing.push(kept.attachmentId);
    }
    await report(`attachments: ${files}`);
    await writer.finish({ tables: sums, missing } satisfies BackupClosing);
    return { rows, attachments: files, keyIds, missing };
  } catch (cause) {
    await writer.giveUp();
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
    if (/^E[A-Z]+$/.test(code)) throw new StartFailure(`The backup ${path} can't be written (${code}).`);
    throw cause;
  }
}

async function addAttachment(
  writer: ArchiveWriter,
  attachments: AttachmentStore,
  place: AttachmentPlace,
): Promise<boolean> {
  const bytes = await attachments.readSealed(place);
  if (bytes === null) return false;
  await writer.add(partNameOf(place), bytes);
  return true;
}
