import { getRating as getRatingRecord, type PremisesRating } from '@wardkit/contract/ratings';
import type { CallOptions } from './call-options.ts';
import type { CallPromise } from './call-promise.ts';
import type { ClientHandle } from './handle.ts';

/** The rating of premises with its reasons. Errors: `not-found`, also where there was no check yet. */
export function getRating(
  handle: ClientHandle,
  premisesId: string,
  options?: CallOptions,
): CallPromise<PremisesRating> {
  return handle.call(getRatingRecord, { parameters: { premisesId } }, options);
}

/** `ward.ratings` */
export interface RatingsModule {
  /** The rating of premises with its reasons. */
  get(premisesId: string, options?: CallOptions): CallPromise<PremisesRating>;
}

export function ratingsModule(handle: ClientHandle): RatingsModule {
  return { get: (premisesId, options) => getRating(handle, premisesId, options) };
}
