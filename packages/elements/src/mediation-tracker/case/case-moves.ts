import { type MediationNeedName, mediationNeeds } from '@wardkit/contract/mediation-needs';
import { type MediationMove, mediationStates, openMediationStates } from '@wardkit/contract/mediation-states';
import { movesFrom } from '@wardkit/contract/state-machine';
import { awaitedSigners, hasBothSides, isMain } from '../../mediations/mediation-roles.ts';
import { agreementOf, type CaseRecord, type FormName, type FormTarget } from './case.state.ts';

/** Something that can be done now. */
export interface Offer extends FormTarget {
  /** What it still needs; null for what needs nothing. */
  readonly missing: readonly string[] | null;
}

/** What is offered above the case: what comes next, and behind "more" what ends it or is seldom done. */
export interface Offers {
  readonly next: readonly Offer[];
  readonly more: readonly Offer[];
}

/** Who says who mediates, by the contract; a test keeps it the same. */
export const assigningRoles: readonly string[] = ['officer', 'supervisor'];

const performable: readonly string[] = ['effective', 'performing', 'breached'];
const confirmable: readonly string[] = ['effective', 'performing', 'performed', 'breached'];

/** Whether something that a move needs is on record; what can't be told here counts as there. */
function isThere(need: string, record: CaseRecord): boolean {
  const { mediation, dossier } = record;
  switch (need as MediationNeedName) {
    case 'both-sides':
      return hasBothSides(mediation.parties);
    case 'all-signatures': {
      const agreement = agreementOf(record);
      return agreement === null || awaitedSigners(mediation.parties, mediation.mediators, agreement).length === 0;
    }
    case 'objections-answered':
      return (mediation.openObjections ?? 0) === 0;
    default:
      return dossier?.papers.find(({ paper }) => paper === need)?.state !== 'missing';
  }
}

/** What a move still needs, in the order of the contract's table. */
function missingFor(move: MediationMove, record: CaseRecord): string[] {
  return mediationStates.moves[move].needs.filter(
    (need) => Object.hasOwn(mediationNeeds, need) && !isThere(need, record),
  );
}

/** The form that a move is made with; null for one that the server makes. */
export function formOfMove(move: MediationMove): FormName | null {
  switch (move) {
    case 'findEligible':
    case 'findNotEligible':
      return 'assess';
    case 'consent':
    case 'refuse':
      return 'consent';
    case 'beginSessions':
      return 'planSession';
    case 'endSessionWithoutAgreement':
      return 'holdSession';
    case 'agree':
      return 'agreement';
    case 'comeIntoForce':
      return null;
    case 'beginPerformance':
    case 'completePerformance':
      return 'perform';
    case 'followUp':
      return 'addFollowUp';
    case 'accept':
    case 'bringIntoForce':
    case 'breach':
    case 'fail':
    case 'withdraw':
    case 'transfer':
      return move;
    default:
      return 'archive';
  }
}

/** Whether parties, papers, sessions and the like can still be changed. */
export function isArchived({ mediation }: CaseRecord): boolean {
  return mediation.state === 'archived';
}

/** Whether what was taken in, and who takes part, can still be changed. */
export function isOpenCase({ mediation }: CaseRecord): boolean {
  return (openMediationStates as readonly string[]).includes(mediation.state);
}

/** The session that is planned; null where none is. */
export function plannedSession({ sessions }: CaseRecord) {
  return sessions?.find(({ state }) => state === 'planned') ?? null;
}

function maySessionFollow({ mediation, sessions }: CaseRecord): boolean {
  if (sessions === null) return false;
  const standing = sessions.filter(({ state }) => state !== 'cancelled');
  const isOpen = standing.every(({ state, outcome }) => state === 'held' && outcome !== 'agreement');
  return isOpen && !(mediation.kind === 'public-security' && standing.length >= 2);
}

function nextForms(record: CaseRecord, roles: readonly string[]): FormTarget[] {
  const { mediation } = record;
  const to = (form: FormName, target: string | null = null): FormTarget => ({ form, target });
  const agreement = agreementOf(record);
  const planned = plannedSession(record);
  const isUnasked = mediation.parties.some((party) => isMain(party) && party.consent === null);
  const hasLead = mediation.mediators.some(({ lead }) => lead);
  const mayAssign = roles.some((role) => assigningRoles.includes(role));
  const held = (record.sessions ?? []).filter(({ state }) => state === 'held');
  switch (mediation.state) {
    case 'registered':
      return [to('assess'), ...(hasBothSides(mediation.parties) ? [] : [to('addParty')])];
    case 'eligible':
      return isUnasked && hasBothSides(mediation.parties) ? [to('consent')] : [to('addParty')];
    case 'consented':
      return [...(!hasLead && mayAssign ? [to('assignMediators')] : []), to('accept')];
    case 'accepted':
      return [to('planSession')];
    case 'in-session': {
      const isAgreed = held.some(({ outcome }) => outcome === 'agreement');
      const agree = held.length > 0 ? [to('agreement')] : [];
      if (planned !== null) return [to('holdSession', planned.id)];
      return [
        ...(isAgreed ? agree : []),
        ...(maySessionFollow(record) ? [to('planSession')] : []),
        ...(isAgreed ? [] : agree),
      ];
    }
    case 'agreed': {
      const isAwaited =
        agreement !== null && awaitedSigners(mediation.parties, mediation.mediators, agreement).length > 0;
      return [...(isAwaited ? [to('sign')] : []), to('bringIntoForce')];
    }
    default: {
      const isOpenStep = agreement?.steps.some(({ performedOn }) => performedOn === null) ?? false;
      const mayConfirm = mediation.kind === 'civil' && confirmable.includes(mediation.state);
      const isAsked = mediation.confirmation !== null && mediation.confirmation.outcome === null;
      const moves = movesFrom(mediationStates, mediation.state);
      return [
        ...(performable.includes(mediation.state) && isOpenStep ? [to('perform')] : []),
        ...(['performed', 'breached', 'followed-up'].includes(mediation.state) ? [to('addFollowUp')] : []),
        ...(mayConfirm && mediation.confirmation === null && !isConfirmationLate(record)
          ? [to('applyForConfirmation')]
          : []),
        ...(mayConfirm && isAsked ? [to('decideConfirmation')] : []),
        ...(moves.some((move) => formOfMove(move) === 'archive') ? [to('archive')] : []),
      ];
    }
  }
}

/** The time to ask a court has passed: an application that was made in time can still be put on record. */
function isConfirmationLate({ deadlines }: CaseRecord): boolean {
  return deadlines?.some(({ ruleId, state }) => ruleId === 'judicial-confirmation' && state === 'passed') ?? false;
}

/** What may be done now by a caller with these roles; the server may still refuse it. */
export function offersOf(record: CaseRecord, roles: readonly string[]): Offers {
  const moves = movesFrom(mediationStates, record.mediation.state);
  const offer = (about: FormTarget): Offer => {
    const made = moves.filter((move) => formOfMove(move) === about.form);
    const [move] = made;
    const needsNothing = move === undefined || mediationStates.moves[move].needs.length === 0;
    return { ...about, missing: needsNothing ? null : missingFor(move, record) };
  };
  const next = nextForms(record, roles).map(offer);
  const endings = (['breach', 'fail', 'withdraw', 'transfer'] as const).filter((form) => moves.includes(form));
  const isChangeable = isOpenCase(record);
  const assign =
    isChangeable &&
    roles.some((role) => assigningRoles.includes(role)) &&
    !next.some(({ form }) => form === 'assignMediators')
      ? (['assignMediators'] as const)
      : [];
  const { kind, state, confirmation } = record.mediation;
  const isAskedLate =
    kind === 'civil' && confirmable.includes(state) && confirmation === null && isConfirmationLate(record);
  const more = [
    ...assign,
    ...(isChangeable ? (['change'] as const) : []),
    ...(isAskedLate ? (['applyForConfirmation'] as const) : []),
    ...endings,
  ];
  return { next, more: more.map((form) => offer({ form, target: null })) };
}

/** The stages of a mediation, as a person counts them. */
export const stages = [
  'intake',
  'consent',
  'acceptance',
  'sessions',
  'agreement',
  'performance',
  'follow-up',
  'archive',
] as const;

/** At which stage a mediation is; the last one that it reached, where it ended before its way was done. */
export function stageOf({ mediation, sessions }: CaseRecord): (typeof stages)[number] {
  switch (mediation.state) {
    case 'registered':
    case 'not-eligible':
      return 'intake';
    case 'eligible':
    case 'refused':
      return 'consent';
    case 'consented':
      return 'acceptance';
    case 'accepted':
    case 'in-session':
      return 'sessions';
    case 'agreed':
      return 'agreement';
    case 'effective':
    case 'performing':
    case 'breached':
      return 'performance';
    case 'performed':
    case 'followed-up':
      return 'follow-up';
    case 'archived':
      return 'archive';
    default:
      return (sessions?.length ?? 0) > 0 ? 'sessions' : mediation.acceptedAt !== null ? 'acceptance' : 'intake';
  }
}
