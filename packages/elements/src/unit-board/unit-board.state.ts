import type { ResponseUnit } from '@wardkit/contract/response-units';
import type { ActionFault } from '../foundation/client-failure.ts';
import type { FailedReading } from '../foundation/failed-reading.ts';
import type { UnitGroup } from './unit-groups.ts';

/** All that the board can be in. */
export type UnitBoardState =
  | { readonly kind: 'loading' }
  | { readonly kind: 'empty' }
  | { readonly kind: 'ready' }
  /** What is shown may be old, since then (milliseconds since 1970). */
  | { readonly kind: 'stale'; readonly since: number }
  | FailedReading;

/** What is going on with one unit; the others stay as they are. */
export type UnitWork =
  | { readonly kind: 'rest' }
  /** On its way to the server, and already drawn as if it were there. */
  | { readonly kind: 'saving' }
  /** Not saved, and drawn as it was before; `detail` is the server's word. */
  | { readonly kind: 'failed'; readonly reason: ActionFault; readonly detail: string | null }
  /** Somebody else changed it meanwhile: it is drawn as it stands now. */
  | { readonly kind: 'overtaken' };

/** A unit and what is going on with it. */
export interface UnitRow {
  readonly unit: ResponseUnit;
  readonly work: UnitWork;
  /** Only its new state was heard of yet, not since when, nor on which alert. */
  readonly isAhead: boolean;
  /** Taken off the list while somebody was at it. */
  readonly isGone: boolean;
}

/** What the board keeps: codes, none of them everything. */
export interface UnitFilters {
  readonly group: UnitGroup | null;
  readonly kind: string | null;
}

/** Everything. */
export const noFilters: UnitFilters = { group: null, kind: null };
