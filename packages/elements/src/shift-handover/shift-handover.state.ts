import type { ShiftHandover } from '@wardkit/contract/shift-handovers';
import type { ActionFault } from '../foundation/client-failure.ts';
import type { FailedReading } from '../foundation/failed-reading.ts';
import type { MoreState } from '../foundation/more-view.ts';

/** Who is signed in, as far as the notes need it. */
export interface HandoverCaller {
  readonly displayName: string;
  readonly roles: readonly string[];
  readonly stationName: string | null;
  /** Whether notes may be written and taken over. */
  readonly mayWrite: boolean;
}

/** Why a shift was not taken over: by the writer, too late, or of a note that says something else by now. */
export type TakeoverFault = ActionFault | 'own' | 'taken' | 'changed';

/** What is going on with a note. */
export type NoteWork =
  | { readonly kind: 'rest' }
  /** Asked whether the shift is really to be taken over. */
  | { readonly kind: 'asked' }
  | { readonly kind: 'saving' }
  | { readonly kind: 'failed'; readonly fault: TakeoverFault };

export interface ReadyState extends MoreState {
  readonly kind: 'ready';
  /** The newest shift first. */
  readonly notes: readonly ShiftHandover[];
  /** Of when they are, where they may be old: RFC 3339 or milliseconds. */
  readonly staleSince: string | number | null;
}

/** All that the notes between shifts can be in. */
export type ShiftHandoverState = { readonly kind: 'loading' } | ReadyState | FailedReading;
