import type { FailedReading } from '../foundation/failed-reading.ts';
import type { SuccessRate } from './success-rate.ts';

/** Who is signed in, as far as the tracker needs it. */
export interface TrackerCaller {
  readonly stationName: string | null;
  /** The division of the station; null for somebody of no station. */
  readonly divisionCode: string | null;
  /** Whether disputes may be taken in and moved. */
  readonly mayWrite: boolean;
}

/** All that the mediations that are not filed away can be in. */
export type TrackerState =
  | { readonly kind: 'loading'; readonly count: number }
  /** `isWhole` is false where the station has more than are read at once. */
  | { readonly kind: 'ready'; readonly isWhole: boolean }
  | { readonly kind: 'empty' }
  /** Of when they are: milliseconds since 1970. */
  | { readonly kind: 'stale'; readonly since: number; readonly isWhole: boolean }
  | FailedReading;

/** Over which time the success rate is counted. */
export const ratePeriods = ['all', 'year', 'twelve-months'] as const;
/** One of {@link ratePeriods}. */
export type RatePeriod = (typeof ratePeriods)[number];

/** What the success rate can be in. */
export type RateState =
  | { readonly kind: 'loading' }
  /** `rate` is null where a count is withheld. */
  | { readonly kind: 'ready'; readonly rate: SuccessRate | null }
  /** It could not be read, or the caller may not. */
  | { readonly kind: 'missing' };
