import type { MediationAgreement } from '@wardkit/contract/mediation-agreements';
import type { MediationDossier, MediationPaper } from '@wardkit/contract/mediation-dossier';
import type { MediationObjection } from '@wardkit/contract/mediation-objections';
import type { MediationParty } from '@wardkit/contract/mediation-parties';
import type { FollowUp } from '@wardkit/contract/mediation-performance';
import type { Mediation, MediationDeadline } from '@wardkit/contract/mediation-record';
import type { MediationSession } from '@wardkit/contract/mediation-sessions';

/** What belongs to a mediation and is read for itself; what could not be read is null. */
export interface CaseParts {
  readonly parties: readonly MediationParty[] | null;
  readonly sessions: readonly MediationSession[] | null;
  readonly deadlines: readonly MediationDeadline[] | null;
  /** False where there is none yet. */
  readonly agreement: MediationAgreement | false | null;
  readonly dossier: MediationDossier | null;
  readonly papers: readonly MediationPaper[] | null;
  readonly followUps: readonly FollowUp[] | null;
  readonly objections: readonly MediationObjection[] | null;
}

/** A mediation as it was read, with all of its parts. */
export interface CaseRecord extends CaseParts {
  readonly mediation: Mediation;
}

/** The mediation that is open. */
export type OpenedCase =
  | { readonly kind: 'loading' | 'offline' | 'not-found' | 'forbidden' | 'sign-in' | 'error' }
  | {
      readonly kind: 'ready';
      readonly record: CaseRecord;
      /** When the device kept it, where there was no network; milliseconds since 1970, null for now. */
      readonly keptSince: number | null;
    };

/** Everything that is entered on a mediation. */
export type FormName =
  | 'assess'
  | 'change'
  | 'bodies'
  | 'addParty'
  | 'changeParty'
  | 'removeParty'
  | 'consent'
  | 'assignMediators'
  | 'accept'
  | 'planSession'
  | 'moveSession'
  | 'cancelSession'
  | 'holdSession'
  | 'agreement'
  | 'sign'
  | 'bringIntoForce'
  | 'perform'
  | 'breach'
  | 'applyForConfirmation'
  | 'decideConfirmation'
  | 'addFollowUp'
  | 'fail'
  | 'withdraw'
  | 'transfer'
  | 'filePaper'
  | 'archive'
  | 'answerObjection';

/** What a form is about: its name, and the party, session, step or objection that was pressed. */
export interface FormTarget {
  readonly form: FormName;
  readonly target: string | null;
}

/** Purpose of every reading and writing here, as the log will say. */
export const purpose = 'mediation';

/** The agreement of a record; null where there is none, or where it could not be read. */
export function agreementOf({ agreement }: Pick<CaseParts, 'agreement'>): MediationAgreement | null {
  return agreement === false ? null : agreement;
}
