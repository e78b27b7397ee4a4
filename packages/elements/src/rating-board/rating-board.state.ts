import type { StandardAddress, Station } from '@wardkit/contract/places';
import type { PremisesRating } from '@wardkit/contract/ratings';
import type { RentalCheckStandard } from '@wardkit/contract/rental-check-standards';
import type { FailedReading } from '../foundation/failed-reading.ts';
import type { ObjectionCaller } from '../objections/objections.state.ts';

/** What the board says. No person is in it: neither who lets nor who lives there. */
export interface BoardFacts {
  readonly premisesId: string;
  readonly address: StandardAddress;
  readonly rating: PremisesRating;
  /** Names the aspects; null where it could not be read. */
  readonly standard: RentalCheckStandard | null;
  readonly station: Station;
}

/** All that the board can be in. */
export type RatingBoardState =
  | { readonly kind: 'no-premises' }
  | { readonly kind: 'loading' }
  /** Let premises that were never checked, or not to the end. */
  | { readonly kind: 'not-rated'; readonly address: StandardAddress; readonly incomplete: boolean }
  | {
      readonly kind: 'ready';
      readonly facts: BoardFacts;
      readonly caller: ObjectionCaller;
      /** When this was seen, where there is no network (RFC 3339). */
      readonly staleSince: string | null;
    }
  | { readonly kind: 'not-found' }
  | FailedReading;
