import { asksForPurpose, isBinary, type OperationRecord, type Schema } from '@wardkit/contract/operation';
import type { InputError } from '@wardkit/contract/problem';
import { Purpose } from '@wardkit/contract/purpose';
import type { Role } from '@wardkit/contract/role';
import { problemResponse } from './problem-response.ts';

/** A request in its parts. */
export interface ReadRequest {
  readonly parameters: Record<string, string>;
  readonly query: Record<string, string | string[]>;
  readonly headers: Readonly<Record<string, string>>;
  /** JSON or bytes; undefined for what is no JSON. */
  readonly body: unknown;
}

/**
 * Refuses what a server refuses by the operation's record alone, in a server's order: role, purpose, input, precondition, key.
 * A token here has every scope that its role can use, so that the record's `callers` decide.
 *
 * @returns null for a request that may go on
 */
export function refusalOf(operation: OperationRecord, role: Role, request: ReadRequest): Response | null {
  const { headers } = request;
  if (role === 'stranger' && (operation.scope !== null || operation.callers.stranger === undefined)) {
    return problemResponse('unauthenticated');
  }
  if (operation.callers[role] === undefined) return problemResponse('forbidden');
  const purpose = headers['wardkit-purpose'];
  if (asksForPurpose(operation) && !Purpose.safeParse(purpose).success) {
    const code = purpose === undefined ? 'missing' : 'unknown';
    return problemResponse('purpose-required', {
      errors: [{ pointer: '#/headers/wardkit-purpose', code, message: 'Wardkit-Purpose' }],
    });
  }
  if (operation.body !== undefined && request.body === undefined) return problemResponse('malformed-request');
  const errors = inputErrors(operation, request);
  if (errors.length > 0) return problemResponse('invalid-input', { errors });
  if (operation.concurrency === 'if-match' && versionOf(headers['if-match']) === null) {
    return problemResponse('precondition-required');
  }
  if (operation.concurrency === 'if-none-match' && headers['if-none-match'] !== '*') {
    return problemResponse('precondition-required');
  }
  if (operation.idempotency !== 'none' && !/^[\x21-\x7e]{1,255}$/.test(headers['idempotency-key'] ?? '')) {
    return problemResponse('idempotency-key-required', {
      errors: [{ pointer: '#/headers/idempotency-key', code: 'missing', message: 'Idempotency-Key' }],
    });
  }
  return null;
}

/** The version that an ETag stands for; null for what is none. */
export function versionOf(etag: string | undefined): number | null {
  const digits = /^"(\d{1,9})"$/.exec(etag ?? '')?.[1];
  return digits === undefined ? null : Number(digits);
}

function inputErrors(operation: OperationRecord, request: ReadRequest): InputError[] {
  const known = Object.keys((operation.query as { shape?: object } | undefined)?.shape ?? {});
  const unknown = Object.keys(request.query).filter((name) => !known.includes(name));
  if (unknown.length > 0) {
    const message = known.length === 0 ? 'This address takes no query.' : `Known here: ${known.join(', ')}.`;
    return unknown.map((name) => ({ pointer: `#/query/${escapePointer(name)}`, code: 'unknown', message }));
  }
  const { parameters, query, headers, body } = operation;
  const parts: [Schema | undefined, unknown, string][] = [
    [parameters, request.parameters, '#/path'],
    [query, request.query, '#/query'],
    [headers, request.headers, '#/headers'],
    [isBinary(body) ? undefined : body, request.body, ''],
  ];
  return parts.flatMap(([schema, value, root]) => (schema === undefined ? [] : faultsOf(schema, value, root)));
}

function faultsOf(schema: Schema, value: unknown, root: string): InputError[] {
  const result = schema.safeParse(value);
  if (result.success) return [];
  return result.error.issues.map((issue) => ({
    pointer: root + issue.path.map((step) => `/${escapePointer(String(step))}`).join(''),
    code: isMissing(value, issue.path) ? 'missing' : (issue.code ?? 'custom').replaceAll('_', '-'),
    message: 'expected' in issue ? `This must be of type ${issue.expected}.` : 'This is not what is expected here.',
  }));
}

function isMissing(value: unknown, path: readonly PropertyKey[]): boolean {
  let at: unknown = value;
  for (const step of path) at = (at as Record<PropertyKey, unknown> | null | undefined)?.[step];
  return at === undefined;
}

function escapePointer(part: string): string {
  return part.replaceAll('~', '~0').replaceAll('/', '~1');
}
