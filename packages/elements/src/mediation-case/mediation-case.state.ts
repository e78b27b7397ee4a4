import type { OutboxItem } from '@wardkit/client';
import type { MediationAgreement } from '@wardkit/contract/mediation-agreements';
import type { MediationObjection } from '@wardkit/contract/mediation-objections';
import type { MediationParty } from '@wardkit/contract/mediation-parties';
import type { Mediation, MediationDeadline } from '@wardkit/contract/mediation-record';
import type { MediationSession } from '@wardkit/contract/mediation-sessions';
import type { ActionFault } from '../foundation/client-failure.ts';
import type { FailedReading } from '../foundation/failed-reading.ts';

/** What a party can do. */
export type CaseTask = 'consent' | 'refuse' | 'withdraw' | 'object';

/** What an objection is about. */
export const objectionSubjects = ['mediator', 'record', 'agreement', 'other'] as const;
/** One of {@link objectionSubjects}. */
export type ObjectionSubject = (typeof objectionSubjects)[number];

/** A mediation as one of its parties sees it. */
export interface OwnCase {
  readonly mediation: Mediation;
  readonly parties: readonly MediationParty[];
  /** The claimants and respondents that the caller is or stands for. */
  readonly own: readonly MediationParty[];
  readonly sessions: readonly MediationSession[];
  readonly agreement: MediationAgreement | null;
  readonly deadlines: readonly MediationDeadline[];
  /** The newest first; null where they could not be read. */
  readonly objections: readonly MediationObjection[] | null;
}

/** Why something was not done: as of every action, or because the mediation has moved on meanwhile. */
export type TaskFault = ActionFault | 'moved-on' | 'full' | 'too-short';

/** What somebody is about to do, with what they typed. */
export interface Task {
  readonly kind: CaseTask;
  /** In whose name. */
  readonly partyId: string;
  readonly busy: boolean;
  readonly fault: TaskFault | null;
  readonly requestId: string | null;
}

/** The states of `<ward-mediation-case>`. */
export type MediationCaseState =
  | { readonly kind: 'loading' }
  /** The caller is party to no mediation, or not to the one that was asked for. */
  | { readonly kind: 'empty' }
  | {
      readonly kind: 'ready';
      /** All that are the caller's own, for a choice among them. */
      readonly cases: readonly Mediation[];
      readonly shown: OwnCase;
      /** Since when the device has had no network for it, RFC 3339; null while it is the server's word of now. */
      readonly staleSince: string | null;
      readonly task: Task | null;
      /** What was done a moment ago, to be told. */
      readonly done: CaseTask | null;
      /** Objections that wait on the device, or that the server refused. */
      readonly waiting: readonly OutboxItem[];
    }
  | FailedReading;

/** The state in which a case is shown. */
export type ReadyState = MediationCaseState & { readonly kind: 'ready' };
