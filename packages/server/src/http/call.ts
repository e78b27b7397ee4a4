import type { WardEvent } from '@wardkit/contract/events';
import { asksForPurpose, isBinary, isJson, type OperationRecord } from '@wardkit/contract/operation';
import type { ProblemCode } from '@wardkit/contract/problem';
import { Purpose } from '@wardkit/contract/purpose';
import { sql, type Transaction } from 'kysely';
import type { Logger } from 'pino';
import * as z from 'zod/mini';
import { decide, type Reach } from '../access/access.ts';
import type { Caller } from '../access/caller.ts';
import type { SignIn } from '../access/sign-in.ts';
import type { Clock } from '../clock.ts';
import type { Database } from '../database/open.ts';
import type { Schema } from '../database/schema.ts';
import { applySettings, asApplication } from '../database/transaction.ts';
import { writeAudit } from '../privacy/audit.ts';
import { isUuid } from '../uuid.ts';
import { Cursors } from './cursor.ts';
import { emitterOf } from './emit.ts';
import type { Answer, Context, Handler, ServerParts } from './handler.ts';
import {
  busyOr,
  type CallKey,
  claimKey,
  fingerprintOf,
  isLasting,
  KeyQueue,
  limitWaiting,
  readKey,
  releaseKey,
  storeAnswer,
} from './idempotency.ts';
import { parseInput, parseJson, readBytes } from './input.ts';
import type { RateLimit } from './rate-limit.ts';
import { type PlainAnswer, preferredLanguage, problemAnswer, RequestProblem } from './request-problem.ts';

/** The largest JSON body, in bytes. */
export const largestBody = 1_000_000;

export interface CallParts {
  readonly database: Database;
  readonly signIn: SignIn;
  readonly rateLimit: RateLimit;
  readonly server: ServerParts;
  readonly clock: Clock;
  readonly log: Logger;
  readonly validateAnswers: boolean;
  /** Milliseconds that a duplicate waits for the call that it duplicates. */
  readonly duplicateWait: number;
  /** The origin that callers reach the server by; null: as each request says. */
  readonly publicOrigin: string | null;
}

/** A request as the router hands it over. */
export interface IncomingCall {
  readonly request: Request;
  readonly url: URL;
  readonly pathParameters: Readonly<Record<string, string>>;
  readonly requestId: string;
  /** Where the request came from, for the rate limit only. */
  readonly address: string;
}

/** Makes the function that carries one operation's calls from the request to the answer. */
export function makeCall(parts: CallParts, operation: OperationRecord, handler: Handler<OperationRecord>) {
  const queue = new KeyQueue(parts.duplicateWait);
  const answerSchema = (status: number) => {
    const schema = operation.answers[status];
    return isJson(schema) ? schema : null;
  };

  return async function call(incoming: IncomingCall): Promise<PlainAnswer> {
    const { request, requestId } = incoming;
    const now = parts.clock.now();
    const language = preferredLanguage(request.headers.get('accept-language') ?? undefined);
    let rateHeaders: Readonly<Record<string, string>> = {};
    try {
      const { caller, rate } = await identify(parts, incoming, now);
      rateHeaders = rate;
      const decision = decide(operation, caller);
      if (!decision.allowed) throw new RequestProblem(decision.problem);
      const purpose = readPurpose(operation, request);
      const input = await readInput(operation, incoming, language);
      const ifMatch = readPreconditions(operation, request);
      const prepared: PreparedCall = {
        caller,
        reach: decision.reach,
        purpose,
        input,
        ifMatch,
        call: keyOf(operation, request, incoming, caller, input),
        language,
        requestId,
        origin: parts.publicOrigin ?? incoming.url.origin,
        now,
      };
      const run = () => runInTransaction(parts, operation, handler, answerSchema, prepared);
      const answer =
        operation.idempotency === 'required' && caller.kind === 'signed-in'
          ? await queue.run(`${caller.subject} ${readKey(request.headers.get('idempotency-key') ?? undefined)}`, run)
          : await run().catch((cause) => logRefusedReading(parts, operation, prepared, cause));
      return withHeaders(conditional(request, answer), rateHeaders);
    } catch (cause) {
      if (cause instanceof RequestProblem) return withHeaders(problemAnswer(cause, requestId, language), rateHeaders);
      parts.log.error({ requestId, operation: operation.id, fault: describeFault(cause) }, 'call failed');
      const problem = new RequestProblem(problemOf(cause));
      return withHeaders(problemAnswer(problem, requestId, language), rateHeaders);
    }
  };
}

interface Input {
  readonly parameters: unknown;
  readonly query: unknown;
  readonly headers: unknown;
  readonly body: unknown;
}

interface PreparedCall {
  readonly caller: Caller;
  readonly reach: Reach;
  readonly purpose: string | null;
  readonly input: Input;
  readonly ifMatch: number | null;
  readonly call: CallKey | null;
  readonly language: 'zh-Hans' | 'en';
  readonly requestId: string;
  readonly origin: string;
  readonly now: Date;
}

async function identify(
  parts: CallParts,
  { request, address }: IncomingCall,
  now: Date,
): Promise<{ caller: Caller; rate: Readonly<Record<string, string>> }> {
  const authorization = request.headers.get('authorization');
  const token = authorization === null ? null : /^Bearer ([\w.~+/-]+=*)$/i.exec(authorization)?.[1];
  if (token === undefined) throw new RequestProblem('unauthenticated');
  let caller: Caller = { kind: 'stranger', address };
  let failure: RequestProblem | null = null;
  if (token !== null) {
    try {
      caller = await parts.signIn.callerOf(token);
    } catch (cause) {
      if (!(cause instanceof RequestProblem)) throw cause;
      failure = cause;
    }
  }
  // A wrong token counts for the address it came from, or guessing would be free.
  const { allowed, headers } = parts.rateLimit.take(caller.kind === 'stranger' ? `ip ${address}` : caller.subject, now);
  if (!allowed) throw new RequestProblem('rate-limited', { headers });
  if (failure !== null) throw new RequestProblem(failure.code, { ...failure.details, headers });
  return { caller, rate: headers };
}

function readPurpose(operation: OperationRecord, request: Request): string | null {
  const given = request.headers.get('wardkit-purpose');
  const result = z.safeParse(Purpose, given);
  if (result.success) return result.data;
  if (!asksForPurpose(operation)) return null;
  throw new RequestProblem('purpose-required', {
    errors: [
      {
        pointer: '#/headers/wardkit-purpose',
        code: given === null ? 'missing' : 'unknown',
        message: 'Wardkit-Purpose',
      },
    ],
  });
}

async function readInput(
  operation: OperationRecord,
  incoming: IncomingCall,
  language: 'zh-Hans' | 'en',
): Promise<Input> {
  const { request, url, pathParameters } = incoming;
  const part = (schema: OperationRecord['query'], value: () => unknown, root: string) =>
    schema === undefined ? undefined : parseInput(schema, value(), root, language);
  return {
    parameters: part(operation.parameters, () => pathParameters, '#/path'),
    query: part(operation.query, () => plainNumbers(queryOf(url), 'limit'), '#/query'),
    headers: part(
      operation.headers,
      () => plainNumbers(Object.fromEntries(request.headers), 'upload-offset'),
      '#/headers',
    ),
    body: await readBody(operation, request, language),
  };
}

/** Makes a number that is not plain digits (empty, hexadecimal, with an exponent) one that no schema takes. */
function plainNumbers<T extends Record<string, unknown>>(values: T, name: string): T {
  const value = values[name];
  return value === undefined || /^\d{1,15}$/.test(String(value)) ? values : { ...values, [name]: Number.NaN };
}

function queryOf(url: URL): Record<string, string | string[]> {
  const query: Record<string, string | string[]> = Object.create(null);
  for (const name of new Set(url.searchParams.keys())) {
    const values = url.searchParams.getAll(name);
    query[name] = values.length === 1 ? (values[0] ?? '') : values;
  }
  return query;
}

async function readBody(operation: OperationRecord, request: Request, language: 'zh-Hans' | 'en'): Promise<unknown> {
  const { body } = operation;
  if (body === undefined) return undefined;
  const mediaType = request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase() ?? '';
  if (isBinary(body)) {
    if (!body.mediaTypes.includes(mediaType)) throw new RequestProblem('unsupported-media-type');
    return readBytes(request, 1_048_576);
  }
  if (mediaType !== 'application/json') throw new RequestProblem('unsupported-media-type');
  return parseInput(body, parseJson(await readBytes(request, largestBody)), '', language);
}

function readPreconditions(operation: OperationRecord, request: Request): number | null {
  if (operation.concurrency === 'if-none-match' && request.headers.get('if-none-match')?.trim() !== '*') {
    throw new RequestProblem('precondition-required');
  }
  if (operation.concurrency !== 'if-match') return null;
  const version = /^\s*"(\d{1,9})"\s*$/.exec(request.headers.get('if-match') ?? '')?.[1];
  if (version === undefined) throw new RequestProblem('precondition-required');
  return Number(version);
}

function keyOf(
  operation: OperationRecord,
  request: Request,
  { url }: IncomingCall,
  caller: Caller,
  input: Input,
): CallKey | null {
  if (operation.idempotency !== 'required' || caller.kind === 'stranger') return null;
  const [{ id, stationId }] = caller.accounts;
  return {
    stationId,
    accountId: id,
    key: readKey(request.headers.get('idempotency-key') ?? undefined),
    fingerprint: fingerprintOf([
      operation.id,
      url.pathname.toLowerCase(),
      url.search,
      request.headers.get('if-match'),
      input.headers ?? null,
      input.body ?? null,
    ]),
  };
}

async function runInTransaction(
  parts: CallParts,
  operation: OperationRecord,
  handler: Handler<OperationRecord>,
  answerSchema: (status: number) => z.ZodMiniType | null,
  prepared: PreparedCall,
): Promise<PlainAnswer> {
  const { reach, call, now } = prepared;
  const plate = (prepared.input.parameters as { code?: string } | undefined)?.code;
  const settings = {
    stations: reach.stations,
    machines: reach.machines,
    home: reach.home,
    accounts: reach.accounts,
    persons: reach.persons,
    ...(plate === undefined ? {} : { plate }),
  };
  const look = <T>(work: (transaction: Transaction<Schema>) => Promise<T>) =>
    asApplication(parts.database, settings, async (transaction) => {
      await admitOwnPremises(transaction, reach);
      return work(transaction);
    });
  const early =
    (await handler.early?.({
      reach,
      parameters: prepared.input.parameters as undefined,
      body: prepared.input.body as undefined,
      headers: prepared.input.headers as undefined,
      server: parts.server,
      look,
    })) ?? null;
  const afterwards: (() => Promise<void>)[] = [];
  let emitted: readonly WardEvent[] = [];
  const done = await look(async (transaction) => {
    const records = new Map<string, Set<string>>();
    const emitter = emitterOf(operation, transaction, now);
    const context: Context = {
      operation,
      transaction,
      caller: prepared.caller,
      reach,
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
      afterCommit: (work) => afterwards.push(work),
      emit: emitter.emit,
    };
    const audit = async (outcome: number) => {
      // A reading that is not of personal data by its record is logged when its handler names what was read.
      if (operation.personalData === 'none' && operation.safety === 'safe' && records.size === 0) return;
      if (records.size === 0) for (const stationId of reach.home) records.set(stationId, new Set());
      await writeAudit(
        transaction,
        {
          operation: operation.id,
          purpose: prepared.purpose,
          accountId: reach.accounts[0] ?? null,
          role: reach.role,
          requestId: prepared.requestId,
          outcome,
          records,
        },
        now,
      );
    };
    let mayStore = true;
    const work = async (): Promise<PlainAnswer> => {
      const answer = await handler.handle(context);
      if (answer.refusal !== undefined) {
        mayStore = isLasting(answer.refusal.code);
        return problemAnswer(answer.refusal, prepared.requestId, prepared.language);
      }
      return plainAnswer(operation, answer, parts.validateAnswers ? answerSchema(answer.status) : null);
    };
    if (call === null) {
      const answer = await work();
      await audit(answer.status);
      emitted = await emitter.append();
      return answer;
    }
    await limitWaiting(transaction, parts.duplicateWait);
    await sql`savepoint before_call`.execute(transaction);
    let answer: PlainAnswer;
    try {
      await handler.prepare?.(context).catch((cause) => Promise.reject(busyOr(cause)));
      const replay = await claimKey(transaction, call, now);
      if (replay !== null) {
        await sql`rollback to savepoint before_call`.execute(transaction);
        return replay;
      }
      answer = await work();
    } catch (cause) {
      if (!(cause instanceof RequestProblem) || !isLasting(cause.code)) throw cause;
      // What the call wrote is undone; that it was refused for good is remembered.
      await sql`rollback to savepoint before_call`.execute(transaction);
      emitter.forget();
      // A refusal of a repeated call (its id is taken: by itself) gives way to the answer that it had.
      const replay = await claimKey(transaction, call, now);
      if (replay !== null) return replay;
      answer = problemAnswer(cause, prepared.requestId, prepared.language);
    }
    if (mayStore) await storeAnswer(transaction, call, answer, now);
    else await releaseKey(transaction, call);
    await audit(answer.status);
    emitted = await emitter.append();
    return answer;
  });
  parts.server.events.wake(emitted.map((event) => event.stationid));
  for (const work of afterwards) await work();
  return done;
}

/** Who asks for personal data that is not theirs to see leaves a trace too, in a transaction of its own. */
async function logRefusedReading(
  parts: CallParts,
  operation: OperationRecord,
  { reach, purpose, input, requestId, now }: PreparedCall,
  cause: unknown,
): Promise<never> {
  const isRefused = cause instanceof RequestProblem && cause.code === 'not-found';
  if (isRefused && operation.personalData !== 'none' && reach.accounts.length > 0) {
    const given = Object.values({ ...(input.parameters as object), ...(input.query as object) });
    const asked = new Set(given.filter((value): value is string => typeof value === 'string' && isUuid(value)));
    const records = new Map(reach.home.map((stationId) => [stationId, asked]));
    const call = { operation: operation.id, purpose, accountId: reach.accounts[0] ?? null, role: reach.role };
    await asApplication(parts.database, {}, (transaction) =>
      writeAudit(transaction, { ...call, requestId, outcome: 404, records }, now),
    );
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

function plainAnswer(operation: OperationRecord, answer: Answer<unknown>, schema: z.ZodMiniType | null): PlainAnswer {
  if (schema !== null) {
    const result = z.safeParse(schema, answer.body);
    if (!result.success) {
      const places = result.error.issues.map((issue) => `/${issue.path.join('/')} ${issue.code}`).slice(0, 10);
      throw new Error(`${operation.id} answered against its own schema: ${places.join(', ')}`);
    }
  }
  const isBytes = answer.body instanceof Uint8Array;
  return {
    status: answer.status,
    headers: {
      'cache-control': operation.scope === null ? 'no-cache' : 'no-store',
      ...(isBytes ? {} : { 'content-type': 'application/json' }),
      ...(answer.version === undefined ? {} : { etag: `"${answer.version}"` }),
      ...answer.headers,
    },
    body: isBytes ? (answer.body as Uint8Array<ArrayBuffer>) : JSON.stringify(answer.body),
  };
}

function conditional(request: Request, answer: PlainAnswer): PlainAnswer {
  const asked = request.headers.get('if-none-match');
  const etag = answer.headers.etag;
  if (request.method !== 'GET' || asked === null || etag === undefined || answer.status !== 200) return answer;
  const matches = asked.split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag || tag.trim() === '*');
  return matches ? { status: 304, headers: answer.headers, body: null } : answer;
}

function withHeaders(answer: PlainAnswer, headers: Readonly<Record<string, string>>): PlainAnswer {
  return { ...answer, headers: { ...answer.headers, ...headers } };
}

function problemOf(cause: unknown): ProblemCode {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  // A value that the database can't hold: trying again would never help.
  if (/^22\w{3}$/.test(code)) return 'invalid-input';
  const isUnavailable = /^(ECONNREFUSED|ECONNRESET|EPIPE|57P0[1-3]|08\w{3}|53300|55P03|57014|40001|40P01)$/.test(code);
  return isUnavailable ? 'unavailable' : 'internal-error';
}

/** A fault for the log: its kind and place, without values that a message may hold. */
function describeFault(cause: unknown): object {
  if (!(cause instanceof Error)) return { kind: typeof cause };
  const code = 'code' in cause ? String(cause.code) : undefined;
  const place = cause.stack
    ?.split('\n')
    .filter((line) => line.trimStart().startsWith('at '))
    .slice(0, 6)
    .map((line) => line.trim());
  // A database's message may quote a row; that of our own code never does.
  return { kind: cause.name, code, place, ...(code === undefined ? { message: cause.message } : {}) };
}
