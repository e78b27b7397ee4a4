import type { Purpose } from '@wardkit/contract/purpose';

/** What a single call may say besides its own arguments. */
export interface CallOptions {
  /** Ends the call, also while it waits between two tries. */
  signal?: AbortSignal | undefined;
  /** What personal data is read for; required by operations that return it, masked or not. */
  purpose?: Purpose | undefined;
  /** Milliseconds for the whole call, waits and repeats included. Default: the client's `timeout`. */
  timeout?: number | undefined;
  /** How many times the request may be sent in all, 1 to 10. Default: the client's `maxAttempts`. */
  maxAttempts?: number | undefined;
  /** `strict` throws a `ContractError` when the answer does not keep the contract. Default: the client's `validation`. */
  validation?: 'report' | 'strict' | undefined;
}

/** Options of a call that changes something. */
export interface WriteOptions extends CallOptions {
  /** A key of your own, so that a repeat after a crash of your program is known as a repeat. Default: a new UUID. */
  idempotencyKey?: string | undefined;
  /** The ETag that the record must still have, as `withResponse()` gave it; for operations that ask for `If-Match`. */
  ifMatch?: string | undefined;
}

/** Of a call that returns personal data, masked or not: it says what for, and the server's log keeps it. */
export interface WithPurpose {
  purpose: Purpose;
}

/** Of a change that rests on what was read: the ETag that `withResponse()` gave with it. */
export interface WithMatch {
  ifMatch: string;
}
