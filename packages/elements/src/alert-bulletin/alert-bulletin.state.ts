import type { AlertBulletin } from '@wardkit/contract/alert-bulletins';
import type { Station } from '@wardkit/contract/stations';
import type { FailedReading } from '../foundation/failed-reading.ts';
import type { Period } from './period.ts';

/** What a bulletin says. No person, address, text or unit is in it. */
export interface BulletinFacts {
  readonly period: Period;
  readonly bulletin: AlertBulletin;
  readonly station: Station;
  /** Names of communities that the bulletin has by their codes alone. */
  readonly areas: ReadonlyMap<string, string>;
}

/** All that the bulletin can be in. */
export type AlertBulletinState =
  | { readonly kind: 'loading' }
  /** What was asked for is no day, or a period that has not begun. */
  | { readonly kind: 'not-offered' }
  | { readonly kind: 'ready'; readonly facts: BulletinFacts; readonly staleSince: string | null }
  | FailedReading;
