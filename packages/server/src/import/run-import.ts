import { problemBody } from '@wardkit/contract/problem';
import { sql, type Transaction } from 'kysely';
import type { Database } from '../database/open.ts';
import type { Schema } from '../database/schema.ts';
import { asApplication } from '../database/transaction.ts';
import { appendEvents } from '../events/event-log.ts';
import { RequestProblem } from '../http/request-problem.ts';
import { writeAudit } from '../privacy/audit.ts';
import type { KeyRing } from '../privacy/key-ring.ts';
import { StartFailure } from '../start-failure.ts';
import { newUuid } from '../uuid.ts';
import { columnOf, type ImportColumn, type ImportKind, importColumns, kindOf } from './columns.ts';
import { type CallMaker, type Made, makeStep } from './make-calls.ts';
import { PlacesOnRecord } from './places-on-record.ts';
import { type CellValue, readCell } from './read-cell.ts';
import type { TableRow } from './read-table.ts';
import { type Language, type RowFault, RowRefused, rowFault } from './row-fault.ts';
import { planRow, type ReadRow, type RowPlan } from './row-plan.ts';

export interface ImportOptions {
  readonly stationId: string;
  /** Null: what the headings fit. */
  readonly kind: ImportKind | null;
  /** Does everything and undoes it again. */
  readonly dryRun: boolean;
  readonly language: Language;
  readonly now: () => Date;
  /** Rows of a transaction; 100 by default. */
  readonly batchSize?: number;
  /** Ends the import between two batches; what is counted as done by then is done. */
  readonly signal?: AbortSignal;
  /** Told after each batch; it may take its time. */
  readonly onProgress?: (counts: ImportCounts) => void | Promise<void>;
  /** Told of each row that is refused. */
  readonly onRefused: (line: number, faults: readonly RowFault[]) => void;
}

export interface ImportCounts {
  readonly rows: number;
  done: number;
  /** Records that were made. */
  created: number;
  /** Records of an earlier import that were brought up to what the row says now. */
  changed: number;
  /** Rows that an earlier import brought in as they are. */
  unchanged: number;
  /** Rows whose record somebody else had made before: it is left as it is. */
  onRecord: number;
  refused: number;
}

type Outcome = 'created' | 'changed' | 'unchanged' | 'onRecord';
type Result = { readonly line: number } & (
  | { readonly outcome: Outcome; readonly plan: RowPlan; readonly keyHash: string; readonly contentHash: string }
  | { readonly faults: readonly RowFault[] }
);

const defaultBatchSize = 100;

/**
 * Brings the rows of a table into a station's registers, a batch of rows in a transaction, with its events and audit entry.
 * What became of a row is remembered under a keyed hash of its key, so that the same file can be brought in again: after it
 * broke off, or when rows were put right.
 *
 * @param table the headings first
 * @throws {StartFailure} when the headings fit no kind, or the station is not there
 */
export async function runImport(
  database: Database,
  keys: KeyRing,
  table: readonly TableRow[],
  options: ImportOptions,
): Promise<ImportCounts & { readonly kind: ImportKind }> {
  const { stationId } = options;
  const { kind, columns } = readHead(table[0], options.kind);
  const rows = table.slice(1);
  const counts = { rows: rows.length, done: 0, created: 0, changed: 0, unchanged: 0, onRecord: 0, refused: 0 };
  const places = await look(database, stationId, async (transaction) => {
    const station = await transaction
      .selectFrom('stations')
      .select('id')
      .where('id', '=', stationId)
      .executeTakeFirst();
    if (station === undefined) throw new StartFailure(`There is no station ${stationId}.`);
    return PlacesOnRecord.read(transaction, stationId);
  });
  const seen = new Map<string, string>();
  const batchSize = options.batchSize ?? defaultBatchSize;
  for (let from = 0; from < rows.length && options.signal?.aborted !== true; from += batchSize) {
    const batch = rows.slice(from, from + batchSize);
    const results = await runBatch(database, keys, { kind, columns, places, seen, options }, batch);
    for (const result of results) {
      counts.done += 1;
      if ('faults' in result) {
        counts.refused += 1;
        options.onRefused(result.line, result.faults);
        continue;
      }
      counts[result.outcome] += 1;
      seen.set(result.keyHash, result.contentHash);
      if (result.plan.addressId !== null && result.outcome !== 'onRecord') {
        places.note(result.plan.addressId, result.plan.recordId);
      }
    }
    await options.onProgress?.(counts);
  }
  return { ...counts, kind };
}

interface Batch {
  readonly kind: ImportKind;
  readonly columns: readonly (ImportColumn & { readonly at: number; readonly heading: string })[];
  readonly places: PlacesOnRecord;
  /** What rows of earlier batches say, by key. */
  readonly seen: ReadonlyMap<string, string>;
  readonly options: ImportOptions;
}

/** Ends the transaction of a dry run without a trace. */
class Undone extends Error {
  readonly results: readonly Result[];

  constructor(results: readonly Result[]) {
    super('a dry run is undone');
    this.results = results;
  }
}

async function runBatch(
  database: Database,
  keys: KeyRing,
  batch: Batch,
  rows: readonly TableRow[],
): Promise<readonly Result[]> {
  const { stationId, dryRun } = batch.options;
  try {
    return await look(database, stationId, async (transaction) => {
      const now = batch.options.now();
      const maker = { transaction, keys, stationId, language: batch.options.language, now, requestId: newUuid(now) };
      const made: Made = { events: [], records: new Map() };
      // Kept apart until the batch is in: a batch that is done again would find its own rows.
      const own = new Map<string, string>();
      const results: Result[] = [];
      for (const row of rows) {
        const result = await runRow(maker, batch, own, row, made);
        if (!('faults' in result)) own.set(result.keyHash, result.contentHash);
        results.push(result);
      }
      if (dryRun) throw new Undone(results);
      await remember(maker, batch.kind, results);
      for (const [operation, records] of made.records) {
        const call = { operation, purpose: null, accountId: null, role: 'administrator', outcome: 200 };
        const entry = { ...call, requestId: maker.requestId, records: new Map([[stationId, records]]) };
        await writeAudit(transaction, entry, now);
      }
      if (made.events.length > 0) await appendEvents(transaction, made.events);
      return results;
    });
  } catch (cause) {
    if (cause instanceof Undone) return cause.results;
    throw cause;
  }
}

async function runRow(
  maker: CallMaker,
  batch: Batch,
  seenInBatch: ReadonlyMap<string, string>,
  row: TableRow,
  made: Made,
): Promise<Result> {
  const { transaction, keys, stationId, language } = maker;
  const { kind, options, places } = batch;
  const { line } = row;
  let isWriting = false;
  // A row asks for its own key twice, and in a file that is brought in again that is all it asks.
  const asked = new Map<string, ReturnType<typeof imported>>();
  const find = (of: ImportKind, keyHash: string) => {
    const name = `${of} ${keyHash}`;
    const known = asked.get(name) ?? imported(maker, of, keyHash);
    asked.set(name, known);
    return known;
  };
  try {
    const read = readRow(batch.columns, row, language);
    const plan = await planRow(
      kind,
      {
        transaction,
        stationId,
        places,
        language,
        now: maker.now,
        known: async (of, key) => (await find(of, hashOfKey(keys, stationId, of, key)))?.record_id ?? null,
      },
      read,
    );
    const keyHash = hashOfKey(keys, stationId, kind, plan.key);
    const contentHash = keys.hash('import.content', JSON.stringify(plan.body));
    const result = { line, plan, keyHash, contentHash };
    const earlier = seenInBatch.get(keyHash) ?? batch.seen.get(keyHash);
    if (earlier !== undefined && earlier !== contentHash) {
      throw new RowRefused([rowFault(language, 'key-twice', read.heading('key'))]);
    }
    if (earlier !== undefined || (await find(kind, keyHash))?.content_hash === contentHash) {
      return { ...result, outcome: 'unchanged' };
    }
    if (plan.isNew && plan.addressId !== null && places.premisesAt(plan.addressId) !== null) {
      return { ...result, outcome: 'onRecord' };
    }
    await sql`savepoint before_row`.execute(transaction);
    isWriting = true;
    const own: Made = { events: [], records: new Map() };
    for (const step of plan.steps) await makeStep(maker, step, own);
    made.events.push(...own.events);
    for (const [operation, ids] of own.records) {
      made.records.set(operation, new Set([...(made.records.get(operation) ?? []), ...ids]));
    }
    return { ...result, outcome: plan.isNew ? 'created' : 'changed' };
  } catch (cause) {
    if (isWriting) await sql`rollback to savepoint before_row`.execute(transaction);
    if (cause instanceof RowRefused) return { line, faults: cause.faults };
    if (!(cause instanceof RequestProblem)) throw cause;
    if (cause.code === 'already-recorded') {
      // Somebody has put it on record by hand: nothing is made a second time.
      const none = { key: '', recordId: '', isNew: false, body: {}, steps: [], addressId: null };
      return { line, outcome: 'onRecord', plan: none, keyHash: `line ${line}`, contentHash: '' };
    }
    return { line, faults: faultsOf(cause, batch.columns, options.language) };
  } finally {
    if (isWriting) await sql`release savepoint before_row`.execute(transaction).catch(() => undefined);
  }
}

/** Where the rules of the contract point, as columns of the file; a value is told by none of them. */
function faultsOf(cause: RequestProblem, columns: Batch['columns'], language: Language): RowFault[] {
  const { errors = [] } = cause.details;
  const body = problemBody(cause.code, { requestId: '', language });
  if (errors.length === 0) return [{ column: null, code: cause.code, message: `${body.title}. ${body.detail}` }];
  return errors.map(({ pointer, code, message }) => {
    const column = columns.find((each) => each.pointer !== undefined && pointer.startsWith(each.pointer));
    return { column: column?.heading ?? null, code, message: message || body.title };
  });
}

async function remember({ transaction, stationId, now }: CallMaker, kind: ImportKind, results: readonly Result[]) {
  const values = results.flatMap((result) =>
    'faults' in result || (result.outcome !== 'created' && result.outcome !== 'changed')
      ? []
      : [
          {
            station_id: stationId,
            kind,
            key_hash: result.keyHash,
            content_hash: result.contentHash,
            record_id: result.plan.recordId,
            imported_at: now,
          },
        ],
  );
  if (values.length === 0) return;
  await transaction
    .insertInto('imported_rows')
    .values(values)
    .onConflict((conflict) =>
      conflict.columns(['station_id', 'kind', 'key_hash']).doUpdateSet({
        content_hash: sql<string>`excluded.content_hash`,
        imported_at: sql<Date>`excluded.imported_at`,
      }),
    )
    .execute();
}

/** A key may be an identity number, so that only a keyed hash of it is kept. */
function hashOfKey(keys: KeyRing, stationId: string, kind: ImportKind, key: string): string {
  return keys.hash('import.key', `${stationId}\n${kind}\n${key}`);
}

/** What an earlier import made of a row. */
async function imported({ transaction, stationId }: CallMaker, kind: ImportKind, keyHash: string) {
  return transaction
    .selectFrom('imported_rows')
    .select(['record_id', 'content_hash'])
    .where('station_id', '=', stationId)
    .where('kind', '=', kind)
    .where('key_hash', '=', keyHash)
    .executeTakeFirst();
}

function look<T>(
  database: Database,
  stationId: string,
  work: (transaction: Transaction<Schema>) => Promise<T>,
): Promise<T> {
  return asApplication(database, { stations: [stationId], home: [stationId] }, work);
}

/** @throws {StartFailure} */
function readHead(head: TableRow | undefined, asked: ImportKind | null) {
  if (head === undefined) throw new StartFailure('The file holds no row.');
  const headings = head.cells.map((cell) => String(cell ?? '').trim());
  const kind = asked ?? kindOf(headings);
  if (kind === null) {
    throw new StartFailure('The headings fit no kind of record, or more than one. Say which with --kind.');
  }
  const columns = headings.flatMap((heading, at) => {
    const column = columnOf(kind, heading);
    return column === null ? [] : [{ ...column, at, heading }];
  });
  const missing = importColumns[kind].filter(
    (column) => column.required === true && !columns.some((each) => each.name === column.name),
  );
  if (missing.length > 0) {
    const names = missing.map(({ name, headings: [first] }) => `${name} (${first})`).join(', ');
    throw new StartFailure(`A file of ${kind} needs the columns ${names}.`);
  }
  const twice = columns.find((column, at) => columns.findIndex((each) => each.name === column.name) < at);
  if (twice !== undefined) throw new StartFailure(`Two columns are ${twice.name} (${twice.heading}).`);
  return { kind, columns };
}

/** @throws {RowRefused} with all that can't be read */
function readRow(columns: Batch['columns'], row: TableRow, language: Language): ReadRow {
  const values = new Map<string, CellValue>();
  const faults: RowFault[] = [];
  for (const column of columns) {
    const reading = readCell(column, row.cells[column.at] ?? null);
    if ('fault' in reading) faults.push(rowFault(language, reading.fault, column.heading));
    else values.set(column.name, reading.value);
  }
  if (faults.length > 0) throw new RowRefused(faults);
  return {
    value: (name) => values.get(name) ?? null,
    heading: (name) => columns.find((column) => column.name === name)?.heading ?? null,
  };
}
