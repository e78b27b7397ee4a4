import type { Database } from '../database/open.ts';
import { requireStation } from '../directory/stations.ts';
import type { KeyRing } from '../privacy/key-ring.ts';
import { StartFailure } from '../start-failure.ts';
import type { ImportKind } from './columns.ts';
import { addressImporter } from './import-addresses.ts';
import { communityImporter } from './import-communities.ts';
import { recordImporter } from './import-records.ts';
import type { Importer, ImportOptions, Outcome } from './importer.ts';
import { type FileHead, readHead } from './read-rows.ts';
import type { TableRow } from './read-table.ts';
import type { RowFault } from './row-fault.ts';

export interface RunOptions extends Omit<ImportOptions, 'stationId'> {
  /** The station whose registers are meant; communities are the same for all. */
  readonly stationId: string | null;
  /** Null: what the headings fit. */
  readonly kind: ImportKind | null;
  /** Rows of a transaction; 100 by default. */
  readonly batchSize?: number;
  /** Ends the import between two batches; what is counted as done by then is done. */
  readonly signal?: AbortSignal;
  /** Told after each batch; it may take its time. */
  readonly onProgress?: (counts: ImportCounts) => void | Promise<void>;
  /** Told of the headings that no column of the kind has. */
  readonly onIgnored?: (headings: readonly string[]) => void;
  /** Told of each row that is refused. */
  readonly onRefused: (line: number, faults: readonly RowFault[]) => void;
  /** Told of each row whose record somebody else had made. */
  readonly onRecord?: (line: number) => void;
}

/** Rows of the file, those that are done, and of these how many came out in which way. */
export type ImportCounts = Record<Outcome | 'refused' | 'done', number> & { readonly rows: number };

const defaultBatchSize = 100;

/**
 * Brings the rows of a table into the registers, a batch of rows in a transaction. What became of a row is remembered under a keyed
 * hash of its key, so that the same file can be brought in again: after it broke off, or when rows were put right.
 *
 * @param table the headings first
 * @throws {StartFailure} when the headings fit no kind, or the station is missing or not there
 */
export async function runImport(
  database: Database,
  keys: KeyRing,
  table: readonly TableRow[],
  options: RunOptions,
): Promise<ImportCounts & { readonly kind: ImportKind }> {
  const { kind, ignored, ...head } = readHead(table[0], options.kind);
  if (ignored.length > 0) options.onIgnored?.(ignored);
  const importer = await importerOf(database, keys, kind, head, options);
  const rows = importer.order(table.slice(1));
  const counts = { rows: rows.length, done: 0, created: 0, changed: 0, unchanged: 0, onRecord: 0, refused: 0 };
  const batchSize = options.batchSize ?? defaultBatchSize;
  for (let from = 0; from < rows.length && options.signal?.aborted !== true; from += batchSize) {
    for (const result of await importer.run(rows.slice(from, from + batchSize))) {
      counts.done += 1;
      if ('faults' in result) {
        counts.refused += 1;
        options.onRefused(result.line, result.faults);
      } else {
        counts[result.outcome] += 1;
        if (result.outcome === 'onRecord') options.onRecord?.(result.line);
      }
    }
    await options.onProgress?.(counts);
  }
  return { ...counts, kind };
}

async function importerOf(
  database: Database,
  keys: KeyRing,
  kind: ImportKind,
  head: FileHead,
  options: RunOptions,
): Promise<Importer> {
  if (kind === 'communities') return communityImporter(database, head, options);
  const { stationId } = options;
  if (stationId === null) throw new StartFailure(`A file of ${kind} is for one station: --station ID.`);
  await requireStation(database.kysely, stationId);
  return kind === 'addresses'
    ? addressImporter(database, keys, head, { ...options, stationId })
    : recordImporter(database, keys, kind, head, { ...options, stationId });
}
