import type { Problem } from '@wardkit/contract/problem';

/**
 * What went wrong, as one word that a program can branch on.
 * @example
 * const advice: Partial<Record<WardErrorKind, string>> = {
 *   network: 'No connection. What you entered is kept.',
 *   timeout: 'The server takes long. Try again.',
 * };
 * const result = await ward.session.get().safe();
 * if (!result.ok) show(advice[result.error.kind] ?? result.error.message);
 */
export type WardErrorKind = 'api' | 'network' | 'timeout' | 'aborted' | 'contract' | 'storage';

/**
 * Why this device would not keep something.
 * @example
 * const advice: Partial<Record<StorageErrorCode, string>> = {
 *   quota: 'This device is full. Free some space, then save again.',
 *   'no-identity': 'Sign in once with a network, then save again.',
 * };
 * try {
 *   await ward.drafts.put('check', { note: '楼道堆放杂物' });
 * } catch (error) {
 *   if (isWardError(error) && error.kind === 'storage') show(advice[error.code] ?? error.message);
 * }
 */
export type StorageErrorCode = 'quota' | 'unavailable' | 'no-identity' | 'locked' | 'not-found' | 'unreadable';

/**
 * What every error of the SDK tells about the call it ended. None of it is personal data.
 * @example
 * // A stand-in for the server fails as the SDK would.
 * const details: WardErrorDetails = { operationId: 'places.getPremises', attempts: 3 };
 * const failing = async () => Promise.reject(new NetworkError(details));
 */
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
 * @example
 * function logged(error: WardError): object {
 *   const { kind, operationId, requestId, attempts } = error;
 *   return { kind, operationId, requestId, attempts };
 * }
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

/**
 * The server answered with a problem (RFC 9457). `code` is the closed registry's word for it.
 * @example
 * const how = { purpose: 'stay-registration', ifMatch: etag } as const;
 * const result = await ward.stays.change(stayId, { expectedEndOn: '2027-01-31' }, how).safe();
 * if (!result.ok && result.error.kind === 'api') {
 *   const { code, problem } = result.error;
 *   if (code === 'version-stale') show('Somebody changed it meanwhile', problem.current);
 *   else show(problem.title, problem.detail, problem.errors);
 * }
 */
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

/**
 * No answer: no network, a refused connection, or something between us and the server that is not the server.
 * @example
 * const result = await ward.places.getPremises(premisesId, { purpose: 'rental-check' }).safe();
 * if (!result.ok && result.error.kind === 'network') show('No connection', result.error.attempts);
 */
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

/**
 * The time for the whole call, or for its body, ran out. `milliseconds` is the limit that was passed.
 * @example
 * const result = await ward.meta.get({ timeout: 5_000 }).safe();
 * if (!result.ok && result.error.kind === 'timeout') show(`No answer in ${result.error.milliseconds} ms`);
 */
export class TimeoutError extends WardError {
  override readonly kind = 'timeout' as const;
  readonly milliseconds: number;
  constructor(milliseconds: number, details: WardErrorDetails) {
    super('timeout', `No complete answer within ${milliseconds} ms. Try again.`, { ...details, retryable: true });
    this.name = 'TimeoutError';
    this.milliseconds = milliseconds;
  }
}

/**
 * The caller's own signal ended the call.
 * @example
 * const leaving = new AbortController();
 * const call = ward.places.listAddresses({ text: '长塘路' }, { signal: leaving.signal });
 * leaving.abort();
 * const result = await call.safe();
 * if (!result.ok && result.error.kind === 'aborted') show('Nothing to tell: the person left the view');
 */
export class AbortedError extends WardError {
  override readonly kind = 'aborted' as const;
  constructor(details: WardErrorDetails = {}) {
    super('aborted', 'The call was cancelled.', details);
    // What `fetch` throws has this name, and code that looks for it should keep working.
    this.name = 'AbortError';
  }
}

/**
 * What is wrong with one place of an answer or a request. Never holds the value found there.
 * @example
 * ward.on('contract-mismatch', ({ operationId, issues }) => {
 *   const places = issues.map((issue: ContractIssue) => issue.pointer);
 *   show(operationId, places); // names of fields, never what stood in them
 * });
 */
export interface ContractIssue {
  pointer: string;
  message: string;
}

/**
 * A request or an answer does not keep the contract. The values themselves are never in the error.
 * @example
 * const result = await ward.meta.get({ validation: 'strict' }).safe();
 * if (!result.ok && result.error.kind === 'contract') {
 *   for (const { pointer, message } of result.error.issues) show(result.error.side, pointer, message);
 * }
 */
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

/**
 * This device could not keep or give back what was asked. Nothing was sent and nothing was saved.
 * @example
 * try {
 *   await ward.drafts.putPhoto(picture, { premisesId });
 * } catch (error) {
 *   if (isWardError(error) && error.kind === 'storage' && error.code === 'quota') show(error.message);
 *   else throw error;
 * }
 */
export class StorageError extends WardError {
  override readonly kind = 'storage' as const;
  readonly code: StorageErrorCode;
  constructor(code: StorageErrorCode, message: string, details: WardErrorDetails = {}) {
    super('storage', message, details);
    this.name = 'StorageError';
    this.code = code;
  }
}

/**
 * Any error of the SDK, told apart by `kind`.
 * @example
 * function isWorthTrying(error: AnyWardError): boolean {
 *   if (error.kind === 'api') return error.code === 'rate-limited';
 *   return error.kind === 'network' || error.kind === 'timeout';
 * }
 */
export type AnyWardError = ApiError | NetworkError | TimeoutError | AbortedError | ContractError | StorageError;

/**
 * Whether a caught value is an error of the SDK, also of another copy of it on the page.
 * @example
 * try { await ward.session.get(); } catch (error) { if (isWardError(error) && error.kind === 'api') show(error.code); }
 */
export function isWardError(value: unknown): value is AnyWardError {
  return typeof value === 'object' && value !== null && (value as Record<symbol, unknown>)[brand] === true;
}
