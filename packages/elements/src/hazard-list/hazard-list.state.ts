import type { Hazard } from '@wardkit/contract/hazards';
import type { Session } from '@wardkit/contract/session';
import type { FailedReading } from '../foundation/failed-reading.ts';

/** What can be done to a hazard. */
export type HazardChange = 'rectify' | 'verify' | 'assign' | 'refer';

/** What is going on with one hazard; the others stay as they are. */
export type HazardWork =
  | { readonly kind: 'rest' }
  /** On its way to the server, and already drawn as if it were there. */
  | { readonly kind: 'saving' }
  /** Not saved, and drawn as it was before. */
  | {
      readonly kind: 'failed';
      readonly reason: 'offline' | 'refused' | 'unkept';
      readonly detail: string | null;
    }
  /** Somebody else changed it meanwhile: it was read again and is drawn as it stands now. */
  | { readonly kind: 'overtaken' }
  /** Kept on this device until it is sent. */
  | {
      readonly kind: 'queued';
      readonly change: HazardChange;
      readonly waits: 'network' | 'turn' | 'sending' | 'sign-in';
    }
  /** Somebody else changed the record before what was queued arrived; a person decides. */
  | { readonly kind: 'conflict'; readonly change: HazardChange; readonly itemId: string }
  /** What was queued was not accepted. */
  | { readonly kind: 'rejected'; readonly change: HazardChange; readonly itemId: string; readonly detail: string };

/** A hazard and what is going on with it. */
export interface HazardRow {
  readonly hazard: Hazard;
  readonly work: HazardWork;
}

/** What the list keeps. Nobody asks for the hazards of another member of the staff: there is no such filter. */
export interface HazardFilters {
  readonly severities: readonly number[];
  readonly isOverdue: boolean;
  readonly isMine: boolean;
}

/** Everything. */
export const noFilters: HazardFilters = { severities: [], isOverdue: false, isMine: false };

/** What the caller may do; the server decides. */
export interface HazardCaller {
  readonly subject: string | null;
  readonly isLandlord: boolean;
  /** Staff of the station, auxiliaries among them. */
  readonly isStaff: boolean;
  /** Re-inspects, assigns and refers. */
  readonly isOfficer: boolean;
  /** Answers objections. */
  readonly isSupervisor: boolean;
}

/** All that the list can be in. */
export type HazardListState =
  | { readonly kind: 'loading' }
  | { readonly kind: 'empty' }
  | {
      readonly kind: 'ready';
      readonly hazards: readonly Hazard[];
      /** Where the next ones begin; null when all are here. */
      readonly next: string | null;
      readonly more: 'idle' | 'loading' | 'failed';
      /** When this was seen, where there is no network (RFC 3339). */
      readonly staleSince: string | null;
    }
  | FailedReading;

/** One that was opened and is in no list that was loaded. */
export type OpenedState = 'loading' | 'offline' | 'not-found' | 'error';

/** What a session lets its caller do here. */
export function callerOf(session: Session | null): HazardCaller {
  const roles = session?.roles ?? [];
  const has = (...wanted: string[]) => roles.some((role) => wanted.includes(role));
  return {
    subject: session?.subject ?? null,
    isLandlord: has('landlord'),
    isStaff: has('auxiliary', 'officer', 'supervisor'),
    isOfficer: has('officer', 'supervisor'),
    isSupervisor: has('supervisor'),
  };
}

/** What may be done to a hazard by this caller in its state; an answer of the server's may still refuse it. */
export function changesOf({ state, basis }: Hazard, caller: HazardCaller): HazardChange[] {
  const isOpen = state === 'open' || state === 'referred';
  const counts = isOpen || state === 'rectified';
  return [
    ...(isOpen && (caller.isLandlord || caller.isStaff) ? (['rectify'] as const) : []),
    ...(counts && caller.isOfficer ? (['verify', 'assign'] as const) : []),
    ...(state === 'open' && basis === 'rule' && caller.isOfficer ? (['refer'] as const) : []),
  ];
}

/** Whether it counts as open: not closed by a re-inspection, not annulled. */
export function countsAsOpen({ state }: Hazard): boolean {
  return state === 'open' || state === 'referred' || state === 'rectified';
}
