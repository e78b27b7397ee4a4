import { createHash } from 'node:crypto';
import { type Kysely, sql, type Transaction } from 'kysely';
import type { Schema } from '../database/schema.ts';
import { type PlainAnswer, RequestProblem } from './request-problem.ts';

/** How long a duplicate waits for the call that it duplicates, by the contract. */
export const duplicateWait = 5000;

/** How long the answer to a key is kept, in seconds: 30 days. */
export const idempotencySeconds = 30 * 24 * 3600;

/** A key as one caller uses it. The station is the caller's own, so that the record stays on one shard. */
export interface CallKey {
  readonly stationId: string;
  readonly accountId: string;
  readonly key: string;
  readonly fingerprint: string;
}

/** @throws {RequestProblem} `idempotency-key-required` */
export function readKey(header: string | undefined): string {
  const key = header?.trim().replace(/^"(.*)"$/, '$1') ?? '';
  if (/^[\x21-\x7e]{1,255}$/.test(key)) return key;
  throw new RequestProblem('idempotency-key-required', {
    errors: [{ pointer: '#/headers/idempotency-key', code: 'missing', message: 'Idempotency-Key' }],
  });
}

/** What makes two calls the same: method, address, precondition and content, regardless of the order of JSON keys. */
export function fingerprintOf(parts: readonly unknown[]): string {
  const hash = createHash('sha256');
  for (const part of parts) {
    if (part instanceof Uint8Array) hash.update(part);
    else hash.update(JSON.stringify(part, sortKeys) ?? '');
    hash.update('\n');
  }
  return hash.digest('base64url');
}

function sortKeys(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/**
 * Lets calls of one key in this process go one after another. A duplicate waits up to 5 seconds.
 *
 * The table's primary key does the same among processes; this also keeps a duplicate from holding a connection.
 */
export class KeyQueue {
  readonly #running = new Map<string, Promise<void>>();
  readonly #wait: number;

  constructor(waitMilliseconds: number = duplicateWait) {
    this.#wait = waitMilliseconds;
  }

  /** @throws {RequestProblem} `request-in-progress` */
  async run<T>(key: string, work: () => Promise<T>): Promise<T> {
    const deadline = AbortSignal.timeout(this.#wait);
    for (let other = this.#running.get(key); other !== undefined; other = this.#running.get(key)) {
      if (!(await finishesBefore(other, deadline))) throw new RequestProblem('request-in-progress');
    }
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#running.set(key, promise);
    try {
      return await work();
    } finally {
      this.#running.delete(key);
      resolve();
    }
  }
}

function finishesBefore(work: Promise<void>, deadline: AbortSignal): Promise<boolean> {
  if (deadline.aborted) return Promise.resolve(false);
  return new Promise((resolve) => {
    const late = () => resolve(false);
    deadline.addEventListener('abort', late, { once: true });
    work.then(() => {
      deadline.removeEventListener('abort', late);
      resolve(true);
    });
  });
}

/**
 * Claims a key in the call's own transaction, after {@link limitWaiting}.
 *
 * @returns the stored answer when the call was made before, else null: do the work and {@link storeAnswer}
 * @throws {RequestProblem} `idempotency-key-reused` for another request, `request-in-progress` when another process
 *   is at it for more than 5 seconds
 */
export async function claimKey(
  transaction: Transaction<Schema>,
  call: CallKey,
  now: Date,
): Promise<PlainAnswer | null> {
  const oldest = new Date(now.getTime() - idempotencySeconds * 1000);
  await transaction
    .deleteFrom('idempotency_records')
    .where('station_id', '=', call.stationId)
    .where('account_id', '=', call.accountId)
    .where('key', '=', call.key)
    .where('created_at', '<', oldest)
    .execute();
  const claimed = await insertClaim(transaction, call, now);
  if (claimed) return null;
  const stored = await readClaim(transaction, call);
  if (stored === undefined || stored.status === null) throw new RequestProblem('request-in-progress');
  if (await tellsOfDeleted(transaction, stored)) throw new RequestProblem('not-found');
  return {
    status: stored.status,
    headers: { ...(stored.headers as Record<string, string>), 'idempotency-replayed': 'true' },
    body: stored.body,
  };
}

/**
 * Claims the key of a call whose answer is not stored under it: the same call again is made again, another is refused.
 *
 * @returns null: do the work
 * @throws {RequestProblem} `idempotency-key-reused` for another request, `request-in-progress`
 */
export async function claimUnstored(transaction: Transaction<Schema>, call: CallKey, now: Date): Promise<null> {
  if (!(await insertClaim(transaction, call, now))) await readClaim(transaction, call);
  return null;
}

/** Whether something that a stored answer names was deleted after it: it is not told again. */
async function tellsOfDeleted(
  transaction: Transaction<Schema>,
  { body, created_at: at }: { readonly body: string | null; readonly created_at: Date },
): Promise<boolean> {
  const named = [...new Set(body?.match(/[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}/g) ?? [])];
  if (named.length === 0) return false;
  const deleted = await transaction
    .selectFrom('tombstones')
    .select('id')
    .where('record_id', '=', sql<string>`any(${named}::uuid[])`)
    .where('deleted_at', '>=', at)
    .limit(1)
    .executeTakeFirst();
  return deleted !== undefined;
}

async function readClaim(transaction: Transaction<Schema>, call: CallKey) {
  const stored = await transaction
    .selectFrom('idempotency_records')
    .select(['fingerprint', 'status', 'headers', 'body', 'created_at'])
    .where('station_id', '=', call.stationId)
    .where('account_id', '=', call.accountId)
    .where('key', '=', call.key)
    .executeTakeFirst();
  if (stored !== undefined && stored.fingerprint !== call.fingerprint) {
    throw new RequestProblem('idempotency-key-reused');
  }
  return stored;
}

/** Removes the keys of every caller that have been kept long enough; runs as the owner of the tables. */
export async function forgetOldKeys(kysely: Kysely<Schema>, now: Date): Promise<void> {
  const oldest = new Date(now.getTime() - idempotencySeconds * 1000);
  await kysely.deleteFrom('idempotency_records').where('created_at', '<', oldest).execute();
}

async function insertClaim(transaction: Transaction<Schema>, call: CallKey, now: Date): Promise<boolean> {
  try {
    const { numInsertedOrUpdatedRows } = await transaction
      .insertInto('idempotency_records')
      .values({
        station_id: call.stationId,
        account_id: call.accountId,
        key: call.key,
        fingerprint: call.fingerprint,
        status: null,
        headers: null,
        body: null,
        created_at: now,
      })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst();
    return numInsertedOrUpdatedRows === 1n;
  } catch (cause) {
    throw busyOr(cause);
  }
}

/**
 * Lets no statement of a call wait longer for another call than the contract says: what a duplicate waits for is what the
 * first call holds, be it the key or the record's id.
 */
export async function limitWaiting(transaction: Transaction<Schema>, milliseconds: number): Promise<void> {
  await sql.raw(`set local lock_timeout = ${Math.trunc(milliseconds)}`).execute(transaction);
}

/** `request-in-progress` in place of the database's own word that a wait was too long. */
export function busyOr(cause: unknown): unknown {
  const isLate = cause instanceof Error && 'code' in cause && cause.code === '55P03';
  return isLate ? new RequestProblem('request-in-progress') : cause;
}

/** Gives a key up again, for a refusal that may not be met a second time. */
export async function releaseKey(transaction: Transaction<Schema>, call: CallKey): Promise<void> {
  await transaction
    .deleteFrom('idempotency_records')
    .where('station_id', '=', call.stationId)
    .where('account_id', '=', call.accountId)
    .where('key', '=', call.key)
    .execute();
}

/** Stores the answer under its key, in the transaction that wrote what it tells. */
export async function storeAnswer(
  transaction: Transaction<Schema>,
  call: CallKey,
  answer: PlainAnswer,
  now: Date,
): Promise<void> {
  const stored = {
    status: answer.status,
    headers: JSON.stringify(answer.headers),
    body: typeof answer.body === 'string' ? answer.body : null,
  };
  await transaction
    .insertInto('idempotency_records')
    .values({
      station_id: call.stationId,
      account_id: call.accountId,
      key: call.key,
      fingerprint: call.fingerprint,
      created_at: now,
      ...stored,
    })
    .onConflict((conflict) => conflict.columns(['station_id', 'account_id', 'key']).doUpdateSet(stored))
    .execute();
}
