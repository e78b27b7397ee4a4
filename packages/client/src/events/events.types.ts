import type { streamEvents } from '@wardkit/contract/event-stream';
import type { WardEvent } from '@wardkit/contract/events';
import type { QueryOf } from '@wardkit/contract/operation';

/**
 * Which events: of any of the types, such as `alert.*`, that lie in any of the areas (division codes). Default: all.
 * @example
 * const filter: EventFilter = { types: ['alert.*', 'hazard.*'], areas: ['441602'] };
 * for await (const item of ward.events(filter)) show(item.type);
 */
export interface EventFilter {
  readonly types?: readonly string[] | undefined;
  readonly areas?: readonly string[] | undefined;
}

/**
 * How events are read.
 * @example
 * const options: EventOptions = { signal };
 * for await (const item of ward.events({ types: ['stay.overdue'] }, options)) show(item.type);
 */
export interface EventOptions {
  /** Ends the reading with `AbortedError`. Leaving the loop ends it too. */
  readonly signal?: AbortSignal | undefined;
}

/**
 * Here something may have been missed: list again what is shown. It comes first of all (`begin`), so that there is one way
 * to load and to load again; when the server can't go on from where the reader was (`older-than-log`, `unknown-position`);
 * when the reader took so little that what waited for it was let go (`too-slow`); when a tab slept through what another
 * read for it (`missed`).
 * @example
 * import { isGap } from '@wardkit/client';
 *
 * for await (const item of ward.events({ types: ['alert.*'] })) {
 *   if (!isGap(item)) continue;
 *   const gap: EventGap = item;
 *   show(gap.reason, await ward.alerts.list({}, { purpose: 'alert-handling' }));
 * }
 */
export interface EventGap {
  readonly type: 'gap';
  readonly reason: 'begin' | 'older-than-log' | 'unknown-position' | 'too-slow' | 'missed';
}

/**
 * What a reader of events gets, told apart by `type`.
 * @example
 * import { isGap } from '@wardkit/client';
 *
 * function subjectOf(item: EventItem): string | null {
 *   return isGap(item) ? null : item.subject;
 * }
 */
export type EventItem = WardEvent | EventGap;

/** The query of the stream, in one order, so that equal filters are one connection. */
export type StreamQuery = QueryOf<typeof streamEvents>;

/** A place in the log with what brought the reader there. */
export interface StreamStep {
  /** The place before; null where the reader begins here. */
  readonly from: string | null;
  /** The place now: what the next connection goes on from. */
  readonly to: string;
  readonly item: EventItem | null;
}
