import type { Hazard } from '@wardkit/contract/hazards';
import type { Premises } from '@wardkit/contract/places';
import type { RentalCheckStandard } from '@wardkit/contract/rental-check-standards';
import type { RentalCheck, RentalCheckSubmission } from '@wardkit/contract/rental-checks';
import type { ConflictChoices } from './conflict-merging.ts';
import type { Draft } from './draft.ts';
import type { ServerFault } from './submission.ts';

/** What the check is about, as last read. */
export interface CheckSubject {
  readonly premises: Premises;
  readonly standard: RentalCheckStandard;
  /** Open hazards of the premises, from earlier checks. */
  readonly hazards: readonly Hazard[];
  /** The last checks of the premises that are not withdrawn, the newest first; none where they could not be read. */
  readonly history: readonly RentalCheck[];
  /** Set when there was no network and this is what the device had kept. */
  readonly stale: { readonly since: string } | null;
}

/** Where what was entered is. */
export type SaveState =
  | { readonly kind: 'untouched' }
  | { readonly kind: 'saving' }
  /** `memory`: this browser can't keep it past a reload. `at` is RFC 3339. */
  | { readonly kind: 'saved'; readonly at: string; readonly kept: 'device' | 'memory' }
  /** Nothing was lost as long as the page stays open. */
  | { readonly kind: 'failed'; readonly reason: 'full' | 'sign-in' | 'unavailable' };

/** What is worth a sentence at the top of the check. */
export type CheckNotice =
  /** Another tab changed the draft; the newer of each item is shown. */
  | { readonly kind: 'other-tab' }
  /** A part of the page that was needed is not on this device, and there is no network. */
  | { readonly kind: 'part-missing' }
  /** The draft goes on after a reload. */
  | { readonly kind: 'resumed'; readonly startedAt: string }
  /** The draft keeps the version of the checklist that it was begun under. */
  | { readonly kind: 'older-standard'; readonly version: string; readonly current: string };

/** A check in hand. */
export interface CheckInHand extends CheckSubject {
  readonly draft: Draft;
  readonly save: SaveState;
  readonly notices: readonly CheckNotice[];
  /** What the server found fault with, until the item is changed. */
  readonly faults: readonly ServerFault[];
}

/** Where a check that was handed in stands. */
export type ReceiptState =
  | { readonly kind: 'waiting'; readonly online: boolean }
  | { readonly kind: 'sending'; readonly photographs: { readonly done: number; readonly total: number } }
  | { readonly kind: 'sign-in' }
  /** A later version of Wardkit wrote it; this one keeps it as it is. */
  | { readonly kind: 'set-aside' }
  | { readonly kind: 'accepted'; readonly check: RentalCheck | null }
  /** The person dropped theirs after a conflict; `check` is the colleague's. */
  | { readonly kind: 'dropped'; readonly check: RentalCheck };

/** Everything that the rental check can be. */
export type RentalCheckState =
  | { readonly kind: 'loading' }
  /** No `premises-id` was given. */
  | { readonly kind: 'no-premises' }
  | { readonly kind: 'sign-in' }
  | { readonly kind: 'forbidden' }
  | { readonly kind: 'not-found' }
  /** No network, and the device has not kept these premises. */
  | { readonly kind: 'offline' }
  | { readonly kind: 'error'; readonly requestId: string | null }
  /** There is a draft or a submission, and the part of the page that reads it is not on this device. */
  | { readonly kind: 'part-missing' }
  /** The premises are not recorded as let, so there is nothing to check. */
  | { readonly kind: 'not-let'; readonly premises: Premises }
  /** A draft of a later version of Wardkit, or a damaged one. */
  | { readonly kind: 'draft-unreadable' }
  | { readonly kind: 'editing'; readonly check: CheckInHand }
  /** The last look before handing in. `asked`: handing in was tried while answers were missing. */
  | {
      readonly kind: 'summary';
      readonly check: CheckInHand;
      readonly asked: boolean;
      readonly failure: 'full' | 'sign-in' | 'unavailable' | null;
    }
  | { readonly kind: 'handing-in'; readonly check: CheckInHand }
  | {
      readonly kind: 'receipt';
      readonly subject: CheckSubject;
      readonly checkId: string;
      readonly savedAt: string;
      readonly kept: 'device' | 'memory';
      readonly receipt: ReceiptState;
    }
  /** Another officer's check came in between. */
  | {
      readonly kind: 'conflict';
      readonly subject: CheckSubject;
      readonly checkId: string;
      readonly mine: RentalCheckSubmission;
      readonly theirs: RentalCheck;
      /** Whose answer holds, of the items in which the two differ. */
      readonly choices: ConflictChoices;
      /** Where the choices are. */
      readonly save: SaveState;
      readonly deciding: boolean;
    }
  /** A check on record, opened by its id. */
  | {
      readonly kind: 'record';
      readonly subject: CheckSubject;
      readonly record: RentalCheck;
      readonly etag: string | null;
      /** What whoever is signed in may do with it. */
      readonly offers: { readonly review: boolean; readonly withdraw: boolean };
      readonly roles: readonly string[];
      readonly work: 'accepting' | 'sending-back' | 'withdrawing' | null;
      /** What was done here just now. */
      readonly done: 'accepted' | 'sent-back' | 'withdrawn' | null;
      /** Why it was not done. `changed`: somebody else was quicker, and this is what it says by now. */
      readonly failure: 'offline' | 'forbidden' | 'changed' | 'error' | null;
    }
  /** The server did not take it; the answers are back for editing. */
  | {
      readonly kind: 'rejected';
      readonly check: CheckInHand;
      readonly title: string;
      readonly detail: string;
      readonly requestId: string | null;
    };
