import { problemBody } from '@wardkit/contract/problem';
import { sql, type Transaction } from 'kysely';
import type { Database } from '../database/open.ts';
import type { Schema } from '../database/schema.ts';
import { asApplication } from '../database/transaction.ts';
import { appendEvents } from '../events/event-log.ts';
import { RequestProblem } from '../http/request-problem.ts';
import { writeAudit } from '../privacy/audit.ts';
import type { KeyRing } from '../privacy/key-ring.ts';
import { newUuid } from '../uuid.ts';
import type { RecordKind } from './columns.ts';
import { findImported, hashOfContent, hashOfKey, type ImportedRow, remember } from './import-memory.ts';
import { type Importer, type ImportOptions, type Outcome, orUndone, Undone } from './importer.ts';
import { type CallMaker, type Made, makeStep } from './make-calls.ts';
import { PlacesOnRecord } from './places-on-record.ts';
import { type FileHead, readRow } from './read-rows.ts';
import type { TableRow } from './read-table.ts';
import { type Language, type RowFault, RowRefused, rowFault } from './row-fault.ts';
import { planRow, type RowPlan } from './row-plan.ts';

type Result = { readonly line: number } & (
  | { readonly outcome: Outcome; readonly plan: RowPlan; readonly keyHash: string; readonly contentHash: string }
  | { readonly faults: readonly RowFault[] }
);

interface Batch {
  readonly kind: RecordKind;
  readonly head: FileHead;
  readonly places: PlacesOnRecord;
  /** What rows of earlier batches say, by key. */
  readonly seen: ReadonlyMap<string, string>;
  readonly options: ImportOptions;
}

/**
 * Brings in records that somebody at the station could make one by one: by the same calls, with their events and audit entries in
 * the transaction of the batch.
 */
export async function recordImporter(
  database: Database,
  keys: KeyRing,
  kind: RecordKind,
  head: FileHead,
  options: ImportOptions,
): Promise<Importer> {
  const { stationId } = options;
  const places = await atStation(database, stationId, (transaction) => PlacesOnRecord.read(transaction, stationId));
  const seen = new Map<string, string>();
  return {
    order: (rows) => rows,
    async run(rows) {
      const results = await runBatch(database, keys, { kind, head, places, seen, options }, rows);
      for (const result of results) {
        if ('faults' in result) continue;
        seen.set(result.keyHash, result.contentHash);
        if (result.plan.addressId !== null && result.outcome !== 'onRecord') {
          places.note(result.plan.addressId, result.plan.recordId);
        }
      }
      return results;
    },
  };
}

function runBatch(
  database: Database,
  keys: KeyRing,
  batch: Batch,
  rows: readonly TableRow[],
): Promise<readonly Result[]> {
  const { stationId, dryRun, language } = batch.options;
  const work = atStation(database, stationId, async (transaction) => {
    const now = batch.options.now();
    const maker = { transaction, keys, stationId, language, now, requestId: newUuid(now) };
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
    await remember(transaction, stationId, batch.kind, results.flatMap(toRemember), now);
    for (const [operation, records] of made.records) {
      const call = { operation, purpose: null, accountId: null, role: 'administrator', outcome: 200 };
      const entry = { ...call, requestId: maker.requestId, records: new Map([[stationId, records]]) };
      await writeAudit(transaction, entry, now);
    }
    if (made.events.length > 0) await appendEvents(transaction, made.events);
    return results;
  });
  return orUndone(work);
}

function toRemember(result: Result) {
  if ('faults' in result || (result.outcome !== 'created' && result.outcome !== 'changed')) return [];
  return [{ keyHash: result.keyHash, contentHash: result.contentHash, recordId: result.plan.recordId }];
}

async function runRow(
  maker: CallMaker,
  batch: Batch,
  seenInBatch: ReadonlyMap<string, string>,
  row: TableRow,
  made: Made,
): Promise<Result> {
  const { transaction, keys, stationId, language } = maker;
  const { kind, places } = batch;
  const { line } = row;
  let isWriting = false;
  // A row asks for its own key twice, and in a file that is brought in again that is all it asks.
  const asked = new Map<string, Promise<ImportedRow | null>>();
  const find = (of: RecordKind, keyHash: string) => {
    const name = `${of} ${keyHash}`;
    const known =
      asked.get(name) ?? findImported(transaction, stationId, of, [keyHash]).then(([found]) => found ?? null);
    asked.set(name, known);
    return known;
  };
  try {
    const read = readRow(batch.head, row, language);
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
    const contentHash = hashOfContent(keys, plan.body);
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
    return { line, faults: faultsOf(cause, batch.head, language) };
  } finally {
    if (isWriting) await sql`release savepoint before_row`.execute(transaction).catch(() => undefined);
  }
}

/** Where the rules of the contract point, as columns of the file; a value is told by none of them. */
function faultsOf(cause: RequestProblem, { columns }: FileHead, language: Language): RowFault[] {
  const { errors = [] } = cause.details;
  const body = problemBody(cause.code, { requestId: '', language });
  if (errors.length === 0) return [{ column: null, code: cause.code, message: `${body.title}. ${body.detail}` }];
  return errors.map(({ pointer, code, message }) => {
    const column = columns.find((each) => each.pointer !== undefined && pointer.startsWith(each.pointer));
    return { column: column?.heading ?? null, code, message: message || body.title };
  });
}

function atStation<T>(
  database: Database,
  stationId: string,
  work: (transaction: Transaction<Schema>) => Promise<T>,
): Promise<T> {
  return asApplication(database, { stations: [stationId], home: [stationId] }, work);
}
