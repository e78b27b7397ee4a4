import type * as z from 'zod/mini';
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
  /** A schema for each successful status. */
  readonly answers: Readonly<Record<number, Schema | BinaryBody>>;
  /** The problems that are this operation's own, beside those that its other facts bring (`problemsOf`). */
  readonly problems: readonly ProblemCode[];
  readonly safety: 'safe' | 'unsafe';
  readonly idempotency: 'none' | 'required';
  readonly concurrency: 'none' | 'if-match' | 'if-none-match';
  readonly personalData: 'none' | 'masked';
  /** Whether the call must say what it is for (`Wardkit-Purpose`). */
  readonly purpose: boolean;
  readonly offline: OfflineRule;
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
  purpose: false,
  stability: 'stable',
} as const;

/** What every write has in common: it can be repeated without doing it twice. */
export const write = {
  safety: 'unsafe',
  idempotency: 'required',
  personalData: 'none',
  purpose: false,
  stability: 'stable',
} as const;

type Infer<S> = S extends Schema ? z.output<S> : S extends BinaryBody ? BinaryContent : never;
type Values<T> = T[keyof T];

/** The path parameters of an operation. */
export type ParametersOf<O extends OperationRecord> = O extends { parameters: infer S } ? Infer<S> : undefined;
/** The query of an operation. */
export type QueryOf<O extends OperationRecord> = O extends { query: infer S } ? Infer<S> : undefined;
/** The body of an operation. */
export type BodyOf<O extends OperationRecord> = O extends { body: infer S } ? Infer<S> : undefined;
/** What an operation answers when it succeeds. */
export type AnswerOf<O extends OperationRecord> = Infer<Values<O['answers']>>;

/** Tells a body of bytes from a schema. */
export function isBinary(body: Schema | BinaryBody | undefined): body is BinaryBody {
  return body !== undefined && 'binary' in body;
}

/** Every problem that an operation may answer: its own and those that its other facts bring. */
export function problemsOf(operation: OperationRecord): readonly ProblemCode[] {
  const codes: ProblemCode[] = [...operation.problems];
  if (operation.scope !== null) codes.push('unauthenticated', 'forbidden');
  if (operation.purpose) codes.push('purpose-required');
  if (operation.parameters !== undefined) codes.push('not-found');
  if (operation.parameters !== undefined || operation.query !== undefined || operation.body !== undefined) {
    codes.push('invalid-input');
  }
  if (operation.body !== undefined) codes.push('malformed-request', 'payload-too-large', 'unsupported-media-type');
  if (operation.idempotency === 'required') {
    codes.push('idempotency-key-required', 'idempotency-key-reused', 'request-in-progress');
  }
  if (operation.concurrency === 'if-match') codes.push('precondition-required', 'version-stale');
  if (operation.concurrency === 'if-none-match') codes.push('precondition-required', 'already-exists');
  codes.push('rate-limited', 'internal-error', 'unavailable');
  return [...new Set(codes)];
}
