import type { OutboxItem } from '@wardkit/client';
import type { Hazard } from '@wardkit/contract/hazards';
import type { Objection, ObjectionFiling } from '@wardkit/contract/objections';
import type { ActionFault } from '../foundation/client-failure.ts';
import type { FailedReading } from '../foundation/failed-reading.ts';
import type { Language } from '../foundation/language.ts';
import type { KeptPhotograph } from '../foundation/photographs/photographs.ts';
import type { ObjectionsMessages } from './objections.en.ts';

/** What a landlord objects to. */
export type ObjectionTarget = ObjectionFiling['target'];

/** What can be objected to where the objections are shown, and how it is called. */
export interface ObjectionPlace {
  readonly premisesId: string;
  /** In one line, for what waits in the outbox. */
  readonly address: string;
  /** The one thing that is objected to here; null for all that the premises have on record. */
  readonly only: ObjectionTarget | null;
  /** What a person can object to, the likeliest first. @param hazards null while they are not known */
  targets(hazards: readonly Hazard[] | null): readonly ObjectionTarget[];
  /** What is objected to, as a person knows it. */
  wordsOf(
    target: Objection['target'],
    hazards: readonly Hazard[] | null,
    language: Language<ObjectionsMessages>,
  ): string;
}

/** As whom the caller sees it: a landlord objects, a supervisor answers. */
export interface ObjectionCaller {
  readonly mayObject: boolean;
  readonly mayAnswer: boolean;
}

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
