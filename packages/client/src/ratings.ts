// Made from the operation records by `npm run client:generate`: change the record, not this file.

import { getRating as getRatingRecord, type PremisesRating } from '@wardkit/contract/ratings';
import type { Bound } from './bound.ts';
import type { CallOptions } from './call-options.ts';
import type { CallPromise } from './call-promise.ts';
import type { ClientHandle } from './handle.ts';

/**
 * The rating of premises with its reasons.
 * Scope `rental-checks:read`.
 * @example
 * const answer = await ward.ratings.get('0190e0a0-0000-7000-8000-000000000031');
 */
export function getRating(
  handle: ClientHandle,
  premisesId: string,
  options?: CallOptions,
): CallPromise<PremisesRating> {
  return handle.call(getRatingRecord, { parameters: { premisesId } }, options);
}

/**
 * `ward.ratings`
 * @example
 * const ratings: RatingsModule = ratingsModule(handle);
 * const answer = await ratings.get('0190e0a0-0000-7000-8000-000000000031');
 */
export interface RatingsModule {
  /** The rating of premises with its reasons. */
  readonly get: Bound<typeof getRating>;
}

/**
 * The functions of this module over one client.
 * @example
 * const ratings = ratingsModule(handle);
 * const answer = await ratings.get('0190e0a0-0000-7000-8000-000000000031');
 */
export function ratingsModule(handle: ClientHandle): RatingsModule {
  return {
    get: (...rest) => getRating(handle, ...rest),
  };
}
