import type { AnyWardError } from '@wardkit/client';

// Two copies of the SDK on a page have two classes and one brand; the elements import only its types.
const brand = Symbol.for('wardkit.error');

/** Whether a caught value is an error of the SDK, of whichever copy. */
export function isClientError(value: unknown): value is AnyWardError {
  return typeof value === 'object' && value !== null && (value as Record<symbol, unknown>)[brand] === true;
}

/** Why something that a person did was not done, where the record itself is not the cause. */
export type ActionFault = 'offline' | 'sign-in' | 'forbidden' | 'not-found' | 'refused' | 'error';

/** The fault that tells of an action which was not done; `refused` is the server's word on what was typed. */
export function actionFault(error: AnyWardError): ActionFault {
  if (error.kind === 'network' || error.kind === 'timeout') return 'offline';
  if (error.kind !== 'api') return 'error';
  if (error.status === 401) return 'sign-in';
  if (error.status === 403) return 'forbidden';
  if (error.status === 404) return 'not-found';
  return error.code === 'invalid-input' ? 'refused' : 'error';
}

/** Why the device would not keep something. */
export function keepingFailure(error: unknown): 'full' | 'sign-in' | 'unavailable' {
  if (!isClientError(error) || error.kind !== 'storage') return 'unavailable';
  if (error.code === 'quota') return 'full';
  return error.code === 'no-identity' || error.code === 'locked' ? 'sign-in' : 'unavailable';
}
