import type { WardEvent } from '@wardkit/contract/events';
import type { OperationRecord } from '@wardkit/contract/operation';
import { isLasting } from '@wardkit/contract/problem';
import { sql, type Transaction } from 'kysely';
import type { Schema } from '../database/schema.ts';
import { type AuditCall, writeAudit } from '../privacy/audit.ts';
import type { CallParts } from './call.ts';
import { Cursors } from './cursor.ts';
import { emitterOf } from './emit.ts';
import type { Context, Handler } from './handler.ts';
import { busyOr, claimKey, claimUnstored, limitWaiting, releaseKey, storeAnswer } from './idempotency.ts';
import { plainAnswer } from './plain-answer.ts';
import type { PreparedCall } from './prepare-call.ts';
import { type PlainAnswer, problemAnswer, RequestProblem, withRequestId } from './request-problem.ts';

/** What one call left to be done by who runs its transaction. */
export interface Outcome {
  readonly answer: PlainAnswer;
  /** To be written into the logs as the last statement of the transaction, since their places are held until its end. */
  readonly emitted: readonly WardEvent[];
  /** The stations where it queued entries of the audit log. */
  readonly logged: Iterable<string>;
  readonly afterwards: readonly (() => Promise<void>)[];
}

/** A call, and how it writes into the audit log. */
export interface CallToMake {
  readonly parts: CallParts;
  readonly operation: OperationRecord;
  readonly handler: Handler<OperationRecord>;
  readonly prepared: PreparedCall;
  /** What `handler.early` found. */
  readonly early: unknown;
  readonly log: (transaction: Transaction<Schema>, entry: AuditCall) => Promise<unknown>;
}

/**
 * Makes a call in a transaction that runs: its key, its work and its audit entry. One with a key leaves the savepoint
 * `before_call`, where nothing of it was written yet.
 *
 * @throws {RequestProblem} a refusal that may not be met a second time: what was written has to be undone
 */
export async function callIn(transaction: Transaction<Schema>, call: CallToMake): Promise<Outcome> {
  const { parts, operation, handler, prepared, early, log } = call;
  const { reach, call: key, now } = prepared;
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
  if (key === null) {
    const answer = await work();
    await audit(answer.status);
    return { answer, emitted: emitter.noted, logged, afterwards };
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
    const replay = await claim(transaction, key, now);
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
    const replay = await claim(transaction, key, now);
    if (replay !== null) return replayed(replay);
    answer = problemAnswer(cause, prepared.requestId, prepared.language);
  }
  if (!mayStore) await releaseKey(transaction, key);
  else if (isStored) await storeAnswer(transaction, key, answer, now);
  await audit(answer.status);
  return { answer, emitted: emitter.noted, logged, afterwards };
}
