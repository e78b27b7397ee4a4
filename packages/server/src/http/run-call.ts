import type { WardEvent } from '@wardkit/contract/events';
import { isJson, isList, type OperationRecord } from '@wardkit/contract/operation';
import { problemRecord } from '@wardkit/contract/problem';
import { sql, type Transaction } from 'kysely';
import * as z from 'zod/mini';
import type { Reach } from '../access/access.ts';
import type { Database } from '../database/open.ts';
import type { Replica } from '../database/replica.ts';
import type { Schema } from '../database/schema.ts';
import { applySettings, asApplication } from '../database/transaction.ts';
import { type AuditCall, writeAudit } from '../privacy/audit.ts';
import { isUuid } from '../uuid.ts';
import type { CallParts } from './call.ts';
import { Cursors } from './cursor.ts';
import { emitterOf } from './emit.ts';
import { describeFault, problemOf } from './faults.ts';
import type { Answer, Context, Handler } from './handler.ts';
import { busyOr, claimKey, claimUnstored, isLasting, limitWaiting, releaseKey, storeAnswer } from './idempotency.ts';
import type { PreparedCall } from './prepare-call.ts';
import { type PlainAnswer, problemAnswer, RequestProblem, withRequestId } from './request-problem.ts';

/** What one transaction of a call left to be done after its commit. */
interface Outcome {
  readonly answer: PlainAnswer;
  readonly emitted: readonly WardEvent[];
  /** The stations where it queued entries of the audit log. */
  readonly logged: Iterable<string>;
  readonly afterwards: readonly (() => Promise<void>)[];
}

type Tables = Transaction<Schema>;

/** Carries one call out: what it writes, the record of its key, its audit entry and its events are there together, or not at all. */
export async function runInTransaction(
  parts: CallParts,
  operation: OperationRecord,
  handler: Handler<OperationRecord>,
  prepared: PreparedCall,
): Promise<PlainAnswer> {
  const { replica } = parts.database;
  const stations = [...new Set([...prepared.reach.home, ...prepared.reach.stations])];
  const mayLag = operation.safety === 'safe' && (isList(operation) || handler.fromReplica === true);
  if (replica !== null && mayLag && (await replica.has(stations))) {
    try {
      return await readReplica(parts, replica, operation, handler, prepared);
    } catch (cause) {
      if (cause instanceof RequestProblem || problemOf(cause) !== 'unavailable') throw cause;
      replica.rest();
    }
  }
  const { answer, emitted, logged, afterwards } = await carryOut(parts, parts.database, operation, handler, prepared);
  if (replica !== null && operation.safety === 'unsafe') {
    const written = [...stations, ...emitted.map((event) => event.stationid)];
    // The write stands whatever becomes of the word of it.
    await replica.note([...new Set(written)]).catch(() => replica.rest());
  }
  parts.server.events.wake(emitted.map((event) => event.stationid));
  parts.server.audit.wake(logged);
  for (const work of afterwards) {
    // The call stands whatever becomes of it, and upkeep makes up for it.
    await work().catch((cause) => {
      const { requestId } = prepared;
      parts.log.warn({ requestId, operation: operation.id, fault: describeFault(cause) }, 'work after a call failed');
    });
  }
  return answer;
}

/** Reads from the replica. It takes no entry of the log: that is on record at the primary before anything is sent. */
async function readReplica(
  parts: CallParts,
  replica: Replica,
  operation: OperationRecord,
  handler: Handler<OperationRecord>,
  prepared: PreparedCall,
): Promise<PlainAnswer> {
  const entries: AuditCall[] = [];
  const { answer } = await carryOut(parts, replica, operation, handler, prepared, async (_transaction, entry) => {
    entries.push(entry);
  });
  if (entries.length > 0) {
    await asApplication(parts.database, {}, async (transaction) => {
      for (const entry of entries) await writeAudit(transaction, entry, prepared.now);
    });
    parts.server.audit.wake(entries.flatMap(({ records }) => [...records.keys()]));
  }
  return answer;
}

async function carryOut(
  parts: CallParts,
  from: Pick<Database, 'kysely' | 'engine'>,
  operation: OperationRecord,
  handler: Handler<OperationRecord>,
  prepared: PreparedCall,
  log: (transaction: Tables, entry: AuditCall) => Promise<unknown> = (transaction, entry) =>
    writeAudit(transaction, entry, prepared.now),
): Promise<Outcome> {
  const { reach, call, now } = prepared;
  const plate = (prepared.input.parameters as { code?: string } | undefined)?.code;
  const settings = {
    stations: reach.stations,
    machines: reach.machines,
    home: reach.home,
    accounts: call === null ? reach.accounts : [...new Set([...reach.accounts, call.accountId])],
    persons: reach.persons,
    ...(plate === undefined ? {} : { plate }),
  };
  const look = <T>(work: (transaction: Tables) => Promise<T>) =>
    asApplication(from, settings, async (transaction) => {
      await admitOwnPremises(transaction, reach);
      return work(transaction);
    });
  const endings: (() => void)[] = [];
  const end = () => {
    for (const work of endings) work();
  };
  const looked = handler.early?.({
    reach,
    parameters: prepared.input.parameters as undefined,
    body: prepared.input.body as undefined,
    headers: prepared.input.headers as undefined,
    server: parts.server,
    // Asked for only here: a request makes its signal when somebody wants it.
    get signal() {
      return prepared.request.signal;
    },
    atEnd: (work) => endings.push(work),
    look,
  });
  const early =
    (await looked?.catch((cause) => {
      end();
      throw cause;
    })) ?? null;
  // Everything that the work notes is its own: it may be begun again (transaction.ts).
  return look(async (transaction) => {
    const afterwards: (() => Promise<void>)[] = [];
    const records = new Map<string, Set<string>>();
    const logged = new Set<string>();
    const entry = {
      operation: operation.id,
      purpose: prepared.purpose,
      accountId: reach.accounts[0] ?? null,
      role: reach.role,
      requestId: prepared.requestId,
    };
    const emitter = emitterOf(operation, transaction, now);
    const context: Context = {
      operation,
      transaction,
      caller: prepared.caller,
      reach,
      purpose: prepared.purpose,
      parameters: prepared.input.parameters as undefined,
      query: prepared.input.query as undefined,
      body: prepared.input.body as undefined,
      headers: prepared.input.headers as undefined,
      origin: prepared.origin,
      language: prepared.language,
      requestId: prepared.requestId,
      now,
      server: parts.server,
      early,
      ifMatch: prepared.ifMatch,
      cursors: (filter) => new Cursors(parts.server.keys, operation.id, filter),
      concerns(stationId, ...ids) {
        const known = records.get(stationId) ?? new Set();
        for (const id of ids) known.add(id);
        records.set(stationId, known);
      },
      async logReveal(stationId, recordId, field) {
        const named = new Map([[stationId, new Set([recordId, ...(records.get(stationId) ?? [])])]]);
        const [entryId = ''] = await writeAudit(transaction, { ...entry, outcome: 200, records: named, field }, now);
        records.delete(stationId);
        logged.add(stationId);
        return entryId;
      },
      afterCommit: (work) => afterwards.push(work),
      emit: emitter.emit,
    };
    const audit = async (outcome: number) => {
      // A reading that is not of personal data by its record is logged when its handler names what was read.
      if (operation.personalData === 'none' && operation.safety === 'safe' && records.size === 0) return;
      if (records.size === 0 && logged.size === 0) for (const id of reach.home) records.set(id, new Set());
      await log(transaction, { ...entry, outcome, records });
      for (const stationId of records.keys()) logged.add(stationId);
    };
    let mayStore = true;
    const work = async (): Promise<PlainAnswer> => {
      const answer = await handler.handle(context);
      if (answer.refusal !== undefined) {
        mayStore = isLasting(answer.refusal.code);
        return problemAnswer(answer.refusal, prepared.requestId, prepared.language);
      }
      return plainAnswer(operation, answer, parts.validateAnswers);
    };
    if (call === null) {
      const answer = await work();
      await audit(answer.status);
      return { answer, emitted: await emitter.append(), logged, afterwards };
    }
    const isStored = operation.idempotency === 'required';
    const claim = isStored ? claimKey : claimUnstored;
    await limitWaiting(transaction, parts.duplicateWait);
    await sql`savepoint before_call`.execute(transaction);
    const replayed = (stored: PlainAnswer): Outcome => ({
      answer: withRequestId(stored, prepared.requestId),
      emitted: [],
      logged: [],
      afterwards: [],
    });
    let answer: PlainAnswer;
    try {
      await handler.prepare?.(context).catch((cause) => Promise.reject(busyOr(cause)));
      const replay = await claim(transaction, call, now);
      if (replay !== null) {
        await sql`rollback to savepoint before_call`.execute(transaction);
        return replayed(replay);
      }
      answer = await work();
    } catch (cause) {
      if (!(cause instanceof RequestProblem) || !isLasting(cause.code)) throw cause;
      // What the call wrote is undone; that it was refused for good is remembered.
      await sql`rollback to savepoint before_call`.execute(transaction);
      emitter.forget();
      // A refusal of a repeated call (its id is taken: by itself) gives way to the answer that it had.
      const replay = await claim(transaction, call, now);
      if (replay !== null) return replayed(replay);
      answer = problemAnswer(cause, prepared.requestId, prepared.language);
    }
    if (!mayStore) await releaseKey(transaction, call);
    else if (isStored) await storeAnswer(transaction, call, answer, now);
    await audit(answer.status);
    return { answer, emitted: await emitter.append(), logged, afterwards };
  }).finally(end);
}

/** Who asks for personal data that is not theirs to see leaves a trace too, in a transaction of its own. */
export async function logRefusedReading(
  parts: CallParts,
  operation: OperationRecord,
  { reach, purpose, input, requestId, now }: PreparedCall,
  cause: unknown,
): Promise<never> {
  const isRefused = cause instanceof RequestProblem && (cause.code === 'not-found' || cause.code === 'forbidden');
  if (isRefused && operation.personalData !== 'none' && reach.accounts.length > 0) {
    // A reveal names its record by the path.
    const path = (input.body as { record?: unknown } | undefined)?.record;
    const ofPath = typeof path === 'string' ? path.split('/') : [];
    const given = [...Object.values({ ...(input.parameters as object), ...(input.query as object) }), ...ofPath];
    const asked = new Set(given.filter((value): value is string => typeof value === 'string' && isUuid(value)));
    const records = new Map(reach.home.map((stationId) => [stationId, asked]));
    const call = { operation: operation.id, purpose, accountId: reach.accounts[0] ?? null, role: reach.role };
    await asApplication(parts.database, {}, (transaction) =>
      writeAudit(transaction, { ...call, requestId, outcome: problemRecord(cause.code).status, records }, now),
    );
    parts.server.audit.wake(records.keys());
  }
  throw cause;
}

/** Lets the policies know the premises that the caller lets, so that they need no subquery. */
async function admitOwnPremises(transaction: Transaction<Schema>, reach: Reach): Promise<void> {
  if (reach.persons.length === 0) return;
  const rows = await transaction
    .selectFrom('premises')
    .select('id')
    .where('station_id', 'in', reach.home)
    .where('landlord_person_id', 'in', reach.persons)
    .execute();
  await applySettings(transaction, { premises: rows.map((row) => row.id) });
}

/** An answer as it is sent, checked by its schema where that is asked for. */
export function plainAnswer(operation: OperationRecord, answer: Answer<unknown>, isChecked: boolean): PlainAnswer {
  const schema = operation.answers[answer.status];
  if (isChecked && isJson(schema)) {
    const result = z.safeParse(schema, answer.body);
    if (!result.success) {
      const places = result.error.issues.map((issue) => `/${issue.path.join('/')} ${issue.code}`).slice(0, 10);
      throw new Error(`${operation.id} answered against its own schema: ${places.join(', ')}`);
    }
  }
  const isBytes = answer.body instanceof Uint8Array || answer.body instanceof ReadableStream;
  const isEmpty = schema === null;
  return {
    status: answer.status,
    headers: {
      'cache-control': operation.scope === null ? 'no-cache' : 'no-store',
      ...(isBytes || isEmpty ? {} : { 'content-type': 'application/json' }),
      ...(answer.version === undefined ? {} : { etag: `"${answer.version}"` }),
      ...answer.headers,
    },
    body: isEmpty
      ? null
      : isBytes
        ? (answer.body as Uint8Array<ArrayBuffer> | ReadableStream<Uint8Array>)
        : JSON.stringify(answer.body),
  };
}
