import type { Purpose } from '@wardkit/contract/purpose';

/**
 * What a single call may say besides its own arguments.
 * @example
 * const options: CallOptions = { signal, timeout: 10_000, maxAttempts: 1 };
 * const standards = await ward.rentalChecks.listStandards({}, options);
 */
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

/**
 * Options of a call that changes something.
 * @example
 * // A program that starts anew after a crash names its call again: the server does it once.
 * const options: WriteOptions = { idempotencyKey: 'a3d7c0f2-5b1e-4f0e-9a52-0c6f4f6f0b11' };
 * const order = { at: '2026-11-20T14:19:10+08:00', unitIds: ['0190e0a0-0000-7000-8000-000000000201'] };
 * await ward.alerts.dispatch(alertId, order, { ...options, purpose: 'alert-handling', ifMatch: etag });
 */
export interface WriteOptions extends CallOptions {
  /** A key of your own, so that a repeat after a crash of your program is known as a repeat. Default: a new UUID. */
  idempotencyKey?: string | undefined;
  /** The ETag that the record must still have, as `withResponse()` gave it; for operations that ask for `If-Match`. */
  ifMatch?: string | undefined;
}

/**
 * Of a call that returns personal data, masked or not: it says what for, and the server's log keeps it.
 * @example
 * const why: WithPurpose = { purpose: 'rental-check' };
 * const premises = await ward.places.getPremises(premisesId, why);
 */
export interface WithPurpose {
  purpose: Purpose;
}

/**
 * Of a change that rests on what was read: the ETag that `withResponse()` gave with it.
 * @example
 * const { data: stay, etag: version } = await ward.stays.get(stayId, { purpose: 'stay-registration' }).withResponse();
 * if (version !== null) {
 *   const match: WithMatch = { ifMatch: version };
 *   await ward.stays.change(stay.id, { expectedEndOn: '2027-01-31' }, { ...match, purpose: 'stay-registration' });
 * }
 */
export interface WithMatch {
  ifMatch: string;
}
