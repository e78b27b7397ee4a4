import type { AnyWardError } from '@wardkit/client';

// Two copies of the SDK on a page have two classes and one brand; the elements import only its types.
const brand = Symbol.for('wardkit.error');

/** Whether a caught value is an error of the SDK, of whichever copy. */
export function isClientError(value: unknown): value is AnyWardError {
  return typeof value === 'object' && value !== null && (value as Record<symbol, unknown>)[brand] === true;
}

/** Why the device would not keep something. */
export function keepingFailure(error: unknown): 'full' | 'sign-in' | 'unavailable' {
  if (!isClientError(error) || error.kind !== 'storage') return 'unavailable';
  if (error.code === 'quota') return 'full';
  return error.code === 'no-identity' || error.code === 'locked' ? 'sign-in' : 'unavailable';
}
