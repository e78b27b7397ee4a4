import type { Alert } from '@wardkit/contract/alert';
import type { AlertTimelineEntry } from '@wardkit/contract/alert-timeline';

/** What can be done to an alert: the moves of the contract's table, and what is done to its units and timeline. */
export type AlertChange =
  | 'acknowledge'
  | 'dispatch'
  | 'reinforce'
  | 'releaseUnits'
  | 'depart'
  | 'arrive'
  | 'resolve'
  | 'cancel'
  | 'declareUnfounded'
  | 'markDuplicate'
  | 'transfer'
  | 'reopen'
  | 'archive'
  | 'addNote';

/** What is going on with one alert; the others stay as they are. */
export type AlertWork =
  | { readonly kind: 'rest' }
  /** On its way to the server, and already drawn as if it were there. */
  | { readonly kind: 'saving'; readonly change: AlertChange }
  /** Not done, and drawn as it was before; `detail` is the server's word. */
  | {
      readonly kind: 'failed';
      readonly change: AlertChange;
      readonly reason: 'offline' | 'forbidden' | 'refused' | 'unkept';
      readonly detail: string | null;
    }
  /** Somebody else changed it meanwhile: it is drawn as it stands now. */
  | { readonly kind: 'overtaken'; readonly change: AlertChange };

/** What is known of an alert as soon as it is heard of: where it belongs in a list, and nothing that was said. */
export type AlertHead = Pick<
  Alert,
  'id' | 'version' | 'state' | 'stateSince' | 'priority' | 'category' | 'receivedAt' | 'nextDueAt'
> & { readonly divisionCode: string };

/** What an alert would tell in an event. */
export function headOf({
  id,
  version,
  state,
  stateSince,
  priority,
  category,
  place,
  receivedAt,
  nextDueAt,
}: Alert): AlertHead {
  const { divisionCode } = place;
  return { id, version, state, stateSince, priority, category, divisionCode, receivedAt, nextDueAt };
}

/** An alert as it is shown. */
export interface AlertStanding {
  readonly head: AlertHead;
  /** Null while only its event was heard. It may be of an older version than `head` for a moment. */
  readonly alert: Alert | null;
  readonly work: AlertWork;
  /** How many alerts of the same place or matter are behind it, itself among them; 1 for one alone. */
  readonly repeated: number;
}

/** What is going on with a group of repeated alerts that somebody decides on. */
export type RepeatWork = 'rest' | 'saving' | 'failed' | 'overtaken';

/** What can be decided about a group that the server proposed, or that somebody made. */
export type RepeatDecision = 'confirm' | 'dissolve';

/** The alert that is open, beside what the list knows of it. */
export type OpenedState =
  | { readonly kind: 'loading' | 'offline' | 'not-found' | 'forbidden' | 'sign-in' | 'error' }
  | {
      readonly kind: 'ready';
      readonly timeline: readonly AlertTimelineEntry[];
      /** False while the timeline has further pages, or could not be read. */
      readonly isWhole: boolean;
    };

/** The states in which a station still has to do something, as the contract has them; a test keeps them the same. */
export const openStates: readonly string[] = ['received', 'acknowledged', 'dispatched', 'en-route', 'on-scene'];
/** The states of an alert that is done. One that this version does not know may still want somebody. */
export const endedStates: readonly string[] = [
  'resolved',
  'cancelled',
  'unfounded',
  'duplicate-of',
  'transferred',
  'archived',
];

/** The most urgent first; one that is not known stands before all, so that it is looked at. */
export const priorityOrder: readonly string[] = ['immediate', 'urgent', 'normal', 'low'];

/** Whether an alert is still to be dealt with. */
export function isOpen(state: string): boolean {
  return !endedStates.includes(state);
}
