import { createHash } from 'node:crypto';
import { asksForPurpose, isBinary, type OperationRecord, problemsOf } from '@wardkit/contract/operation';
import { Purpose } from '@wardkit/contract/purpose';
import * as z from 'zod/mini';
import type { Reach } from '../access/access.ts';
import { type Caller, noStation } from '../access/caller.ts';
import { uuidOfHash } from '../uuid.ts';
import type { IncomingCall } from './call.ts';
import type { AnyHandler } from './handler.ts';
import { type CallKey, fingerprintOf, readKey } from './idempotency.ts';
import { escapePointer, parseInput, parseJson, readBytes } from './input.ts';
import { RequestProblem } from './request-problem.ts';

/** The largest JSON body, in bytes. */
export const largestBody = 1_000_000;

/** Parameters of queries that are whole numbers. */
const numbersOfQuery = ['limit', 'treeSize', 'olderSize', 'newerSize'];

type Language = 'zh-Hans' | 'en';

/** What a request holds, each part checked by its schema. */
export interface Input {
  readonly parameters: unknown;
  readonly query: unknown;
  readonly headers: unknown;
  readonly body: unknown;
}

/** A call that may be made, before its transaction. */
export interface PreparedCall {
  /** As it arrived; its body is read. */
  readonly request: Request;
  readonly caller: Caller;
  readonly reach: Reach;
  readonly purpose: string | null;
  readonly input: Input;
  readonly ifMatch: number | null;
  readonly call: CallKey | null;
  readonly language: Language;
  readonly requestId: string;
  readonly origin: string;
  readonly now: Date;
}

/** @throws {RequestProblem} `purpose-required` */
export function readPurpose(operation: OperationRecord, request: Request): string | null {
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

/** @throws {RequestProblem} `invalid-input` and what else a body may be refused with */
export async function readInput(
  operation: OperationRecord,
  incoming: IncomingCall,
  language: Language,
): Promise<Input> {
  const { request, url, pathParameters } = incoming;
  if (problemsOf(operation).includes('invalid-input')) refuseUnknownQuery(operation, url, language);
  const part = (schema: OperationRecord['query'], value: () => unknown, root: string) =>
    schema === undefined ? undefined : parseInput(schema, value(), root, language);
  return {
    parameters: part(operation.parameters, () => pathParameters, '#/path'),
    query: part(operation.query, () => numbersOfQuery.reduce(plainNumbers, queryOf(url)), '#/query'),
    headers: part(
      operation.headers,
      () => plainNumbers(Object.fromEntries(request.headers), 'upload-offset'),
      '#/headers',
    ),
    body: await readBody(operation, request, language),
  };
}

/** A filter that is ignored would tell more than was asked. */
function refuseUnknownQuery(operation: OperationRecord, url: URL, language: Language): void {
  const known = Object.keys((operation.query as { shape?: object } | undefined)?.shape ?? {});
  const unknown = [...new Set(url.searchParams.keys())].filter((name) => !known.includes(name));
  if (unknown.length === 0) return;
  const expected = known.join(language === 'en' ? ', ' : '、');
  const none = language === 'en' ? 'This address takes no query.' : '此地址不接受查询参数。';
  const message = language === 'en' ? `Known here: ${expected}.` : `可用的参数：${expected}。`;
  throw new RequestProblem('invalid-input', {
    errors: unknown.slice(0, 100).map((name) => ({
      pointer: `#/query/${escapePointer(name.slice(0, 200))}`,
      code: 'unknown',
      message: known.length === 0 ? none : message,
    })),
  });
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

async function readBody(operation: OperationRecord, request: Request, language: Language): Promise<unknown> {
  const { body } = operation;
  if (body === undefined) return undefined;
  // What is sent packed may be a thousand times as much unpacked: bodies come as they are.
  if (!/^(identity)?$/i.test(request.headers.get('content-encoding')?.trim() ?? '')) {
    throw new RequestProblem('unsupported-media-type');
  }
  const mediaType = request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase() ?? '';
  if (isBinary(body)) {
    if (!body.mediaTypes.includes(mediaType)) throw new RequestProblem('unsupported-media-type');
    return readBytes(request, 1_048_576);
  }
  if (mediaType !== 'application/json') throw new RequestProblem('unsupported-media-type');
  return parseInput(body, parseJson(await readBytes(request, largestBody)), '', language);
}

/** @throws {RequestProblem} `precondition-required` */
export function readPreconditions(operation: OperationRecord, request: Request): number | null {
  if (operation.concurrency === 'if-none-match' && request.headers.get('if-none-match')?.trim() !== '*') {
    throw new RequestProblem('precondition-required');
  }
  if (operation.concurrency !== 'if-match') return null;
  const version = /^\s*"(\d{1,9})"\s*$/.exec(request.headers.get('if-match') ?? '')?.[1];
  if (version === undefined) throw new RequestProblem('precondition-required');
  return Number(version);
}

/**
 * The key of an unsafe call and what makes the call the same as another one; null where none is needed.
 *
 * @throws {RequestProblem} `idempotency-key-required`
 */
export function keyOf(
  operation: OperationRecord,
  request: Request,
  { url }: IncomingCall,
  caller: Caller,
  input: Input,
  handler: AnyHandler,
): CallKey | null {
  if (operation.idempotency === 'none') return null;
  const { id, stationId } = keeperOf(caller, input, handler);
  return {
    stationId,
    accountId: id,
    key: readKey(request.headers.get('idempotency-key') ?? undefined),
    fingerprint: fingerprintOfCall(
      operation,
      { path: url.pathname.toLowerCase(), search: url.search, ifMatch: request.headers.get('if-match') },
      input,
    ),
  };
}

/** Under whom the record of a key is kept, and at which station. */
function keeperOf(
  caller: Caller,
  { headers }: Input,
  handler: AnyHandler,
): { readonly id: string; readonly stationId: string } {
  if (caller.kind === 'stranger') {
    const receipt = (headers as { 'wardkit-receipt'?: string } | undefined)?.['wardkit-receipt'];
    if (receipt === undefined) throw new Error('a call of a stranger that writes brings a receipt');
    // Strangers have nothing but their receipts: whoever guesses a key of another one is told nothing by it.
    return { id: uuidOfHash(createHash('sha256').update(`idempotency ${receipt}`).digest()), stationId: noStation };
  }
  const ofIdentity = 'keyOfIdentity' in handler && handler.keyOfIdentity === true;
  return ofIdentity ? { id: caller.identity.id, stationId: noStation } : caller.accounts[0];
}

/** What makes a call with a key the same as another one. */
export function fingerprintOfCall(
  operation: OperationRecord,
  { path, search = '', ifMatch = null }: { path: string; search?: string; ifMatch?: string | null },
  input: Pick<Input, 'headers' | 'body'>,
): string {
  return fingerprintOf([operation.id, path, search, ifMatch, input.headers ?? null, input.body ?? null]);
}
