import type { OutboxItem } from '@wardkit/client';
import type { Objection, ObjectionFiling } from '@wardkit/contract/objections';
import type { ActionFault } from '../foundation/client-failure.ts';
import type { FailedReading } from '../foundation/failed-reading.ts';
import type { KeptPhotograph } from '../foundation/photographs/photographs.ts';

/** What a landlord objects to. */
export type ObjectionTarget = ObjectionFiling['target'];

/** An objection that is on this device and not yet on record. */
export interface QueuedObjection {
  readonly item: OutboxItem;
  readonly statement: string;
  readonly target: ObjectionTarget;
}

/** The objections of the premises that are on record. */
export type ObjectionsState =
  | { readonly kind: 'loading' }
  | {
      readonly kind: 'ready';
      readonly items: readonly Objection[];
      readonly more: boolean;
      readonly staleSince: string | null;
    }
  | FailedReading;

/** What a landlord has written so far; kept on the device until it is filed. */
export interface ObjectionDraft {
  readonly target: ObjectionTarget;
  readonly statement: string;
  readonly photographs: readonly KeptPhotograph[];
}

/** Why a decision did not come about; `changed`: somebody else was quicker. */
export type DecisionFault = 'too-short' | 'no-decision' | 'changed' | Exclude<ActionFault, 'not-found'>;

/** A question in a dialog: an answer, a withdrawal, or the end of what was not accepted. */
export type DecisionState =
  | { readonly kind: 'closed' }
  | {
      readonly kind: 'answer';
      readonly objection: Objection;
      readonly decision: 'upheld' | 'dismissed' | null;
      readonly reason: string;
      readonly busy: boolean;
      readonly fault: DecisionFault | null;
      readonly requestId: string | null;
    }
  | {
      readonly kind: 'withdraw';
      readonly objection: Objection;
      readonly busy: boolean;
      readonly fault: DecisionFault | null;
      readonly requestId: string | null;
    }
  | { readonly kind: 'discard'; readonly queued: QueuedObjection };
