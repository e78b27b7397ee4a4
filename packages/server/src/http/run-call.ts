import { isList, type OperationRecord } from '@wardkit/contract/operation';
import { problemRecord } from '@wardkit/contract/problem';
import { sql, type Transaction } from 'kysely';
import type { Reach } from '../access/access.ts';
import type { Database } from '../database/open.ts';
import { isPassing } from '../database/passing-fault.ts';
import type { Replica } from '../database/replica.ts';
import type { Schema } from '../database/schema.ts';
import { applySettings, asApplication, resetSettings, type Settings } from '../database/transaction.ts';
import { appendEvents } from '../events/event-log.ts';
import { type AuditCall, writeAudit } from '../privacy/audit.ts';
import { isUuid } from '../uuid.ts';
import type { CallParts } from './call.ts';
import { type CallToMake, callIn, type Outcome } from './call-in-transaction.ts';
import { describeFault, problemOf } from './faults.ts';
import type { Handler } from './handler.ts';
import type { PreparedCall } from './prepare-call.ts';
import { type PlainAnswer, problemAnswer, RequestProblem } from './request-problem.ts';

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
  const outcome = await carryOut(parts, parts.database, operation, handler, prepared);
  await afterCommit(parts, operation, prepared, [outcome]);
  return outcome.answer;
}

/**
 * Makes calls of one caller in one transaction, so that they are brought to the disk together: a call that is refused undoes
 * itself and no other. What one of them let the policies know is taken back before the next.
 *
 * @throws whatever broke the transaction off; then nothing of them was done
 */
export async function runInOneTransaction(
  parts: CallParts,
  operation: OperationRecord,
  handler: Handler<OperationRecord>,
  calls: readonly PreparedCall[],
): Promise<PlainAnswer[]> {
  const [first] = calls;
  if (first === undefined) return [];
  const outcomes = await asApplication(parts.database, settingsOf(first), async (transaction) => {
    const made: Outcome[] = [];
    for (const prepared of calls) {
      await admitOwnPremises(transaction, prepared.reach);
      const log = (within: Tables, entry: AuditCall) => writeAudit(within, entry, prepared.now);
      const call = { parts, operation, handler, prepared, early: null, log };
      made.push(await callIn(transaction, call).catch((cause) => undoneCall(transaction, call, cause)));
      await sql`release savepoint before_call`.execute(transaction);
      await resetSettings(transaction, settingsOf(prepared));
    }
    const emitted = made.flatMap((outcome) => outcome.emitted);
    if (emitted.length > 0) await appendEvents(transaction, emitted);
    return made;
  });
  await afterCommit(parts, operation, first, outcomes);
  return outcomes.map(({ answer }) => answer);
}

/** Takes back what one call of several wrote, and answers it. */
async function undoneCall(
  transaction: Tables,
  { parts, operation, prepared: { requestId, language } }: CallToMake,
  cause: unknown,
): Promise<Outcome> {
  if (isPassing(cause)) throw cause;
  // Where this can't be done either, the connection is gone, and the first fault says why.
  await sql`rollback to savepoint before_call`.execute(transaction).catch(() => Promise.reject(cause));
  return {
    answer: answerOfFault(parts, operation, { requestId, language }, cause),
    emitted: [],
    logged: [],
    afterwards: [],
  };
}

/** The answer to a call that was not carried out; a fault of the server's own is logged. */
export function answerOfFault(
  parts: CallParts,
  operation: OperationRecord,
  { requestId, language }: Pick<PreparedCall, 'requestId' | 'language'>,
  cause: unknown,
): PlainAnswer {
  if (cause instanceof RequestProblem) return problemAnswer(cause, requestId, language);
  parts.log.error({ requestId, operation: operation.id, fault: describeFault(cause) }, 'an item of a batch failed');
  return problemAnswer(new RequestProblem(problemOf(cause)), requestId, language);
}

/** Lets others know what was committed, and does what was left for then. */
async function afterCommit(
  parts: CallParts,
  operation: OperationRecord,
  { reach, requestId }: PreparedCall,
  outcomes: readonly Outcome[],
): Promise<void> {
  const { replica } = parts.database;
  const emittedAt = outcomes.flatMap(({ emitted }) => emitted.map((event) => event.stationid));
  if (replica !== null && operation.safety === 'unsafe') {
    const written = new Set([...reach.home, ...reach.stations, ...emittedAt]);
    // The write stands whatever becomes of the word of it.
    await replica.note([...written]).catch(() => replica.rest());
  }
  parts.server.events.wake(emittedAt);
  parts.server.audit.wake(outcomes.flatMap(({ logged }) => [...logged]));
  for (const work of outcomes.flatMap(({ afterwards }) => afterwards)) {
    // The call stands whatever becomes of it, and upkeep makes up for it.
    await work().catch((cause) => {
      parts.log.warn({ requestId, operation: operation.id, fault: describeFault(cause) }, 'work after a call failed');
    });
  }
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

/** What a stranger's call is about, by which it is counted; null for something that is nowhere. */
export async function subjectOf(
  parts: CallParts,
  { recognise }: Handler<OperationRecord>,
  prepared: PreparedCall,
): Promise<string | null> {
  if (recognise === undefined) return null;
  return recognise({
    parameters: prepared.input.parameters as undefined,
    body: prepared.input.body as undefined,
    headers: prepared.input.headers as undefined,
    look: (work) => asApplication(parts.database, settingsOf(prepared), work),
  });
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
  const { reach } = prepared;
  const look = <T>(work: (transaction: Tables) => Promise<T>) =>
    asApplication(from, settingsOf(prepared), async (transaction) => {
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
    const outcome = await callIn(transaction, { parts, operation, handler, prepared, early, log });
    if (outcome.emitted.length > 0) await appendEvents(transaction, outcome.emitted);
    return outcome;
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

/** What the policies know of a call from its begin. */
function settingsOf({ reach, call, input }: PreparedCall): Settings {
  const plate = (input.parameters as { code?: string } | undefined)?.code;
  return {
    stations: reach.stations,
    machines: reach.machines,
    home: reach.home,
    accounts: call === null ? reach.accounts : [...new Set([...reach.accounts, call.accountId])],
    persons: reach.persons,
    ...(plate === undefined ? {} : { plate }),
  };
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
