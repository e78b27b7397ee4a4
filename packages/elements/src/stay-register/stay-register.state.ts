import type { Stay } from '@wardkit/contract/stays';
import type { FailedReading } from '../foundation/failed-reading.ts';
import type { StayAction } from './stay-register.events.ts';

/** As whom the person works here: those who may write a stay, and a duty officer, who only reads. */
export type Caller = 'staff' | 'reader' | 'landlord' | 'resident';

/** A dwelling to choose, as it is written at its door. */
export interface DwellingChoice {
  readonly id: string;
  readonly label: string;
}

/** Where somebody is to be registered. By a plate alone nothing is known of what is behind the door, and nothing is asked. */
export type Place =
  | {
      readonly by: 'premises';
      readonly premisesId: string;
      /** The address; null where it is not on this device. */
      readonly label: string | null;
      readonly dwellings: readonly DwellingChoice[];
    }
  | { readonly by: 'plate'; readonly plateCode: string; readonly label: string | null };

/** Stays that are shown together, and whether there are more. */
export interface StayList {
  readonly of: 'premises' | 'overdue' | 'own';
  /** Null where they are not on this device and there is no network. */
  readonly stays: readonly Stay[] | null;
  readonly next: string | null;
  readonly more: 'idle' | 'loading' | 'failed';
  /** When they were seen, where there is no network (RFC 3339). */
  readonly staleSince: string | null;
}

/** Something about a stay that this device has not sent yet, or that came back. */
export interface Unsent {
  readonly itemId: string;
  readonly label: string;
  readonly action: StayAction;
  readonly savedAt: string;
  readonly needsDecision: boolean;
}

/** Why nothing was saved; what was entered is still there. */
export type Failure =
  | { readonly kind: 'offline' | 'forbidden' | 'ended' | 'already-recorded' | 'sign-in' | 'full' | 'not-kept' }
  | { readonly kind: 'error'; readonly requestId: string | null };

/** Where something that was saved stands. */
export type Outcome =
  | { readonly kind: 'waiting'; readonly online: boolean }
  | { readonly kind: 'sending' | 'sign-in' | 'set-aside' | 'dropped' }
  | { readonly kind: 'accepted'; readonly stay: Stay | null }
  /** Changed by somebody else; `stay` is how it is now, null where that could not be read. */
  | { readonly kind: 'conflict'; readonly stay: Stay | null }
  | { readonly kind: 'rejected'; readonly code: string; readonly detail: string; readonly requestId: string | null };

/** What the person is doing. */
export type Task =
  | { readonly kind: 'none' }
  | {
      readonly kind: 'registering';
      readonly place: Place | null;
      readonly stayId: string;
      /** The item of the outbox that it takes the place of; null where there is none. */
      readonly itemId: string | null;
      readonly busy: boolean;
      readonly failure: Failure | null;
    }
  | {
      readonly kind: 'changing' | 'signing-off';
      readonly stay: Stay;
      readonly dwellings: readonly DwellingChoice[];
      /** Whether somebody changed it while the person was at it. */
      readonly changedMeanwhile: boolean;
      readonly busy: boolean;
      readonly failure: Failure | null;
    }
  | {
      readonly kind: 'receipt';
      readonly action: StayAction;
      readonly stayId: string;
      readonly itemId: string | null;
      readonly label: string;
      readonly savedAt: string;
      readonly kept: 'device' | 'memory' | 'server';
      readonly outcome: Outcome;
      readonly busy: boolean;
    };

export interface ReadyState {
  readonly kind: 'ready';
  readonly caller: Caller;
  /** Where a registration goes; null where the person says it first. */
  readonly place: Place | null;
  /** Why there is no registering by the plate that was given. */
  readonly plateFault: 'unknown' | 'not-in-force' | null;
  /** A landlord's premises. */
  readonly choices: readonly { readonly premisesId: string; readonly label: string }[];
  readonly lists: readonly StayList[];
  readonly unsent: readonly Unsent[];
  readonly task: Task;
}

/** All that the register can be in. */
export type StayRegisterState = { readonly kind: 'loading' } | ReadyState | FailedReading;
