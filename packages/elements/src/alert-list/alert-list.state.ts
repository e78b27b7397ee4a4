import type { AlertStanding } from '../alerts/alert.state.ts';
import type { FailedReading } from '../foundation/failed-reading.ts';

/** An alert as the list shows it. */
export interface AlertRow extends AlertStanding {
  /** It fits the filter no more and goes as soon as nobody looks at it. */
  readonly isLeaving: boolean;
}

/** Which alerts are listed, by what they wait for. */
export const alertViews = ['open', 'received', 'due', 'escalated', 'repeats', 'closed', 'all'] as const;
export type AlertView = (typeof alertViews)[number];

/** In which order. */
export const alertSorts = ['newest', 'due', 'priority'] as const;
export type AlertSort = (typeof alertSorts)[number];

/** What the list keeps, in codes: never free text, and never somebody of the staff. */
export interface AlertFilters {
  readonly view: AlertView;
  readonly sort: AlertSort;
  readonly priorities: readonly string[];
  readonly categories: readonly string[];
  /** Divisions; what lies in one of them is kept. */
  readonly areas: readonly string[];
}

/** What is open, the newest first. */
export const plainFilters: AlertFilters = { view: 'open', sort: 'newest', priorities: [], categories: [], areas: [] };

/** All that the list can be in. */
export type AlertListState =
  | { readonly kind: 'loading' }
  | { readonly kind: 'empty' }
  | ReadyState
  /** What is shown may be old: no stream, or no network. New ones come when it is back. */
  | (Omit<ReadyState, 'kind'> & {
      readonly kind: 'stale';
      /** Milliseconds since 1970. */
      readonly since: number;
    })
  | FailedReading;

interface ReadyState {
  readonly kind: 'ready';
  /** Where the next ones begin; null when all are here. */
  readonly next: string | null;
  readonly more: 'idle' | 'loading' | 'failed';
}

/** How long before its end a deadline is near, where the view asks for those that are; milliseconds. */
export const nearDeadline = 15 * 60_000;
