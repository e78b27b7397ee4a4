import type * as z from 'zod/mini';
import type { EventType } from './events.ts';
import type { ProblemCode } from './problem.ts';
import type { RequirementId } from './requirements.ts';
import type { Relation, Role } from './role.ts';

/** Any zod/mini schema. */
export type Schema = z.ZodMiniType;

/** The HTTP methods that the contract uses. */
export type Method = 'GET' | 'PUT' | 'PATCH' | 'POST' | 'DELETE';

/** What a scope allows: `module:read` or `module:write`. */
export type Scope = `${string}:${'read' | 'write'}`;

/** A body that is bytes and no JSON, with the media types that it may have. */
export interface BinaryBody {
  readonly binary: true;
  readonly mediaTypes: readonly [string, ...string[]];
}

/** A body that never ends: Server-Sent Events, each of whose `data` is one `event`. */
export interface StreamBody {
  readonly stream: true;
  readonly mediaType: 'text/event-stream';
  readonly event: Schema;
}

/** Bytes with their type: what a `Blob` is, without asking for the DOM's types here. */
export interface BinaryContent {
  readonly size: number;
  readonly type: string;
  arrayBuffer(): Promise<ArrayBuffer>;
}

/**
 * How a call behaves without a network.
 *
 * `keep` is for reads: the answer may be kept on the device, encrypted, for so many minutes.
 * `queue` is for writes: the call may be saved and sent later, in order within its lane.
 */
export interface OfflineRule {
  readonly keep?: number;
  readonly queue?: {
    /** Calls of one lane are sent in order. `{name}` stands for a path parameter or a field of the body. */
    readonly lane: string;
    /** Operations whose own queued calls must have been accepted before this one is sent. */
    readonly after?: readonly string[];
  };
}

/**
 * One endpoint as plain data. Routing, validation, the typed call, retry and queueing, the OpenAPI document, the mock in
 * tests, the conformance cases and the reference page are all read from it, so a fact about an endpoint stands only here.
 */
export interface OperationRecord {
  /** `module.verb`; the client reaches it as `ward.<module>.<verb>`. */
  readonly id: `${string}.${string}`;
  readonly method: Method;
  /** The path with `{parameter}` segments. */
  readonly path: `/${string}`;
  readonly summary: string;
  /** The scope that a token must have; null where no token is needed. */
  readonly scope: Scope | null;
  /** Who may call, and in what relation to the record. A role that is not named may not. */
  readonly callers: Readonly<Partial<Record<Role, Relation>>>;
  readonly parameters?: Schema;
  readonly query?: Schema;
  /** Headers that are this operation's own. */
  readonly headers?: Schema;
  readonly body?: Schema | BinaryBody;
  /** What each successful status answers; null is no body. */
  readonly answers: Readonly<Record<number, Schema | BinaryBody | StreamBody | null>>;
  /** The problems that are this operation's own, beside those that its other facts bring (`problemsOf`). */
  readonly problems: readonly ProblemCode[];
  readonly safety: 'safe' | 'unsafe';
  /**
   * `required`: a key is needed, and the same call again gets the stored answer. `unstored`: a key is needed, but the
   * answer holds a secret or a revealed value, so it is never stored: the same call again is made again.
   */
  readonly idempotency: 'none' | 'required' | 'unstored';
  readonly concurrency: 'none' | 'if-match' | 'if-none-match';
  /** The personal data in its answers. A call that returns any names its purpose (`asksForPurpose`). */
  readonly personalData: 'none' | 'masked' | 'revealed';
  /** For a create: it also takes up to 200 records in one call (`POST {collection}/batch`). */
  readonly batch?: true;
  /** The events that it writes into the log when it succeeds. */
  readonly emits?: readonly EventType[];
  readonly offline: OfflineRule;
  /** Set when the operation is to go (RFC 9745, RFC 8594); the dates are `YYYY-MM-DD`. */
  readonly deprecation?: { readonly since: string; readonly sunset: string; readonly successor: string | null };
  readonly stability: 'stable' | 'experimental';
  readonly requirements: readonly [RequirementId, ...RequirementId[]];
}

/**
 * Declares an operation and keeps its literal types.
 *
 * @__NO_SIDE_EFFECTS__
 */
export function operation<const O extends OperationRecord>(record: O): O {
  return record;
}

/** What every plain read has in common; a record says what differs. */
export const read = {
  safety: 'safe',
  idempotency: 'none',
  concurrency: 'none',
  personalData: 'none',
  stability: 'stable',
} as const;

/** What every write has in common: it can be repeated without doing it twice. */
export const write = {
  safety: 'unsafe',
  idempotency: 'required',
  personalData: 'none',
  stability: 'stable',
} as const;

type Infer<S> = S extends Schema
  ? z.output<S>
  : S extends BinaryBody
    ? BinaryContent
    : S extends StreamBody
      ? AsyncIterable<z.output<S['event']>>
      : S extends null
        ? undefined
        : never;
type Values<T> = T[keyof T];

/** The path parameters of an operation. */
export type ParametersOf<O extends OperationRecord> = O extends { parameters: infer S } ? Infer<S> : undefined;
/** The query of an operation. */
export type QueryOf<O extends OperationRecord> = O extends { query: infer S } ? Infer<S> : undefined;
/** The body of an operation. */
export type BodyOf<O extends OperationRecord> = O extends { body: infer S } ? Infer<S> : undefined;
/** What an operation answers when it succeeds. */
export type AnswerOf<O extends OperationRecord> = Infer<Values<O['answers']>>;

/** Anything that a request or an answer may hold. */
export type Content = Schema | BinaryBody | StreamBody | null | undefined;

/** Tells a body of bytes from the others. */
export function isBinary(body: Content): body is BinaryBody {
  return body !== undefined && body !== null && 'binary' in body;
}

/** Tells a body that never ends from the others. */
export function isStream(body: Content): body is StreamBody {
  return body !== undefined && body !== null && 'stream' in body;
}

/** Tells a body of JSON from the others. */
export function isJson(body: Content): body is Schema {
  return body !== undefined && body !== null && '_zod' in body;
}

/** Whether a call must say what it is for (`Wardkit-Purpose`): whenever it returns personal data, masked or not. */
export function asksForPurpose(operation: OperationRecord): boolean {
  return operation.personalData !== 'none';
}

/** The scopes that a token needs for all that some roles may call, sorted. */
export function scopesOf(records: readonly OperationRecord[], roles: readonly string[]): Scope[] {
  const usable = records.filter(({ callers }) => roles.some((role) => Object.hasOwn(callers, role)));
  return [...new Set(usable.flatMap(({ scope }) => (scope === null ? [] : [scope])))].sort();
}

/** Whether an operation answers pages of a list. */
export function isList(operation: OperationRecord): boolean {
  const answer = operation.answers[200];
  return (
    isJson(answer) && 'shape' in answer && 'items' in (answer.shape as object) && 'next' in (answer.shape as object)
  );
}

/** Every problem that an operation may answer: its own and those that its other facts bring. */
export function problemsOf(operation: OperationRecord): readonly ProblemCode[] {
  const codes: ProblemCode[] = [...operation.problems];
  if (operation.scope !== null) codes.push('unauthenticated', 'forbidden');
  if (asksForPurpose(operation)) codes.push('purpose-required');
  if (operation.parameters !== undefined) codes.push('not-found');
  if (operation.parameters !== undefined || operation.query !== undefined || operation.body !== undefined) {
    codes.push('invalid-input');
  }
  if (operation.body !== undefined) codes.push('malformed-request', 'payload-too-large', 'unsupported-media-type');
  if (operation.idempotency !== 'none') {
    codes.push('idempotency-key-required', 'idempotency-key-reused', 'request-in-progress');
  }
  if (isList(operation)) codes.push('cursor-invalid');
  if (operation.concurrency === 'if-match') codes.push('precondition-required', 'version-stale');
  if (operation.concurrency === 'if-none-match') codes.push('precondition-required', 'already-exists');
  codes.push('rate-limited', 'internal-error', 'unavailable');
  return [...new Set(codes)];
}
