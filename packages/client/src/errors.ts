import type { Problem } from '@wardkit/contract/problem';

/** What went wrong, as one word that a program can branch on. */
export type WardErrorKind = 'api' | 'network' | 'timeout' | 'aborted' | 'contract' | 'storage';

/** Why this device would not keep something. */
export type StorageErrorCode = 'quota' | 'unavailable' | 'no-identity' | 'not-found' | 'unreadable';

/** What every error of the SDK tells about the call it ended. None of it is personal data. */
export interface WardErrorDetails {
  operationId?: string | undefined;
  requestId?: string | null | undefined;
  attempts?: number | undefined;
  retryable?: boolean | undefined;
  /** The portal's own error that led to this one, as it was thrown. */
  cause?: unknown;
}

// A registered symbol is the same in two copies of the SDK on one page; a class is not.
const brand = Symbol.for('wardkit.error');

/**
 * The base of every error that the SDK throws. Recognise one with {@link isWardError}, never by `instanceof`:
 * two copies of the SDK on a page have two classes and one brand.
 */
export class WardError extends Error {
  readonly kind: WardErrorKind;
  readonly operationId: string | null;
  /** The `Request-Id` to name when asking for help; null where nothing was sent. */
  readonly requestId: string | null;
  /** How many times the request was sent. */
  readonly attempts: number;
  /** Whether the same call may succeed later without a change. */
  readonly retryable: boolean;

  constructor(kind: WardErrorKind, message: string, details: WardErrorDetails = {}) {
    super(message, details.cause === undefined ? undefined : { cause: details.cause });
    this.kind = kind;
    this.name = 'WardError';
    this.operationId = details.operationId ?? null;
    this.requestId = details.requestId ?? null;
    this.attempts = details.attempts ?? 0;
    this.retryable = details.retryable ?? false;
    Object.defineProperty(this, brand, { value: true });
  }
}

/** The server answered with a problem (RFC 9457). `code` is the closed registry's word for it. */
export class ApiError extends WardError {
  override readonly kind = 'api' as const;
  readonly status: number;
  readonly code: string;
  readonly problem: Problem;
  /** Seconds that the server asked us to wait, when it did. */
  readonly retryAfter: number | null;

  constructor(status: number, problem: Problem, retryAfter: number | null, details: WardErrorDetails) {
    super('api', `${problem.title} (${problem.code}, ${status})`, details);
    this.name = 'ApiError';
    this.status = status;
    this.code = problem.code;
    this.problem = problem;
    this.retryAfter = retryAfter;
  }
}

/** No answer: no network, a refused connection, or something between us and the server that is not the server. */
export class NetworkError extends WardError {
  override readonly kind = 'network' as const;
  constructor(details: WardErrorDetails) {
    super('network', 'The server could not be reached. Check the connection and try again.', {
      ...details,
      retryable: true,
    });
    this.name = 'NetworkError';
  }
}

/** The time for the whole call, or for its body, ran out. `milliseconds` is the limit that was passed. */
export class TimeoutError extends WardError {
  override readonly kind = 'timeout' as const;
  readonly milliseconds: number;
  constructor(milliseconds: number, details: WardErrorDetails) {
    super('timeout', `No complete answer within ${milliseconds} ms. Try again.`, { ...details, retryable: true });
    this.name = 'TimeoutError';
    this.milliseconds = milliseconds;
  }
}

/** The caller's own signal ended the call. */
export class AbortedError extends WardError {
  override readonly kind = 'aborted' as const;
  constructor(details: WardErrorDetails = {}) {
    super('aborted', 'The call was cancelled.', details);
    // What `fetch` throws has this name, and code that looks for it should keep working.
    this.name = 'AbortError';
  }
}

/** What is wrong with one place of an answer or a request. Never holds the value found there. */
export interface ContractIssue {
  pointer: string;
  message: string;
}

/** A request or an answer does not keep the contract. The values themselves are never in the error. */
export class ContractError extends WardError {
  override readonly kind = 'contract' as const;
  readonly side: 'request' | 'answer';
  readonly issues: readonly ContractIssue[];
  constructor(side: 'request' | 'answer', issues: readonly ContractIssue[], details: WardErrorDetails) {
    const places = issues.slice(0, 3).map((issue) => `${issue.pointer || '/'} ${issue.message}`);
    super('contract', `The ${side} does not keep the contract: ${places.join('; ')}`, details);
    this.name = 'ContractError';
    this.side = side;
    this.issues = issues;
  }
}

/** This device could not keep or give back what was asked. Nothing was sent and nothing was saved. */
export class StorageError extends WardError {
  override readonly kind = 'storage' as const;
  readonly code: StorageErrorCode;
  constructor(code: StorageErrorCode, message: string, details: WardErrorDetails = {}) {
    super('storage', message, details);
    this.name = 'StorageError';
    this.code = code;
  }
}

/** Any error of the SDK, told apart by `kind`. */
export type AnyWardError = ApiError | NetworkError | TimeoutError | AbortedError | ContractError | StorageError;

/**
 * Whether a caught value is an error of the SDK, also of another copy of it on the page.
 * @example
 * try { await ward.session.get(); } catch (error) { if (isWardError(error) && error.kind === 'api') show(error.code); }
 */
export function isWardError(value: unknown): value is AnyWardError {
  return typeof value === 'object' && value !== null && (value as Record<symbol, unknown>)[brand] === true;
}
