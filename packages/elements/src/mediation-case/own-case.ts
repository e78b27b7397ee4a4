import { dayInShanghai, timeOfDay } from '@wardkit/contract/calendar-days';
import type { MediationAgreement } from '@wardkit/contract/mediation-agreements';
import type { MediationParty } from '@wardkit/contract/mediation-parties';
import type { Mediation, MediationDeadline } from '@wardkit/contract/mediation-record';
import type { MediationSession } from '@wardkit/contract/mediation-sessions';
import { openMediationStates } from '@wardkit/contract/mediation-states';
import { isMain, standsForAnother } from '../mediations/mediation-roles.ts';
import type { OwnCase } from './mediation-case.state.ts';

const dayLength = 86_400_000;

/** The stages that a party is told of; the last one is over when all is performed. */
export const stages = ['intake', 'consent', 'session', 'agreement', 'performance'] as const;

const stageOf: Readonly<Record<string, number>> = {
  registered: 0,
  eligible: 1,
  consented: 2,
  accepted: 2,
  'in-session': 2,
  agreed: 3,
  effective: 4,
  performing: 4,
  breached: 4,
  performed: stages.length,
  'followed-up': stages.length,
};

/** How many stages are over; null where the mediation ended without an agreement that was kept, or is of a later version. */
export function stagesDone({ state, outcome }: Pick<Mediation, 'state' | 'outcome'>): number | null {
  if (state === 'archived') return outcome === 'settled' ? stages.length : null;
  return stageOf[state] ?? null;
}

/** The claimants and respondents that somebody is, or for whom they stand. */
export function ownParties(parties: readonly MediationParty[], personId: string | null): MediationParty[] {
  if (personId === null) return [];
  const isOwn = (party: MediationParty) => party.personId === personId;
  const stoodFor = new Set(
    parties.filter((party) => isOwn(party) && standsForAnother(party)).map(({ standsForPartyId }) => standsForPartyId),
  );
  return parties.filter((party) => isMain(party) && (isOwn(party) || stoodFor.has(party.id)));
}

/** What is asked of a party now. */
export type Ask =
  | { readonly kind: 'consent'; readonly party: MediationParty }
  | { readonly kind: 'attend'; readonly session: MediationSession }
  | { readonly kind: 'sign'; readonly party: MediationParty }
  | { readonly kind: 'perform'; readonly step: MediationAgreement['steps'][number] };

/** What is asked of the caller now, what is due first before what is due later. */
export function asksOf({ mediation, own, sessions, agreement }: OwnCase, now: number): Ask[] {
  const asks: Ask[] = [];
  if (mediation.state === 'eligible') {
    for (const party of own) if (party.consent === null) asks.push({ kind: 'consent', party });
  }
  if (mediation.state === 'agreed' && agreement?.form === 'written') {
    const isSigned = (id: string) => agreement.signatures.some(({ signerId }) => signerId === id);
    for (const party of own) if (!isSigned(party.id)) asks.push({ kind: 'sign', party });
  }
  const next = nextSession(sessions, now);
  if (next !== null) asks.push({ kind: 'attend', session: next });
  return [...asks, ...owedSteps(mediation, own, agreement).map((step) => ({ kind: 'perform', step }) as const)];
}

/** The next session that is planned and has not begun. */
export function nextSession(sessions: readonly MediationSession[], now: number): MediationSession | null {
  const planned = sessions.filter(({ state, plannedFor }) => state === 'planned' && Date.parse(plannedFor) > now);
  return planned.toSorted((one, other) => Date.parse(one.plannedFor) - Date.parse(other.plannedFor))[0] ?? null;
}

function owedSteps(
  { state }: Mediation,
  own: readonly MediationParty[],
  agreement: MediationAgreement | null,
): MediationAgreement['steps'] {
  if (agreement === null || !['effective', 'performing', 'breached'].includes(state)) return [];
  const owed = agreement.steps.filter(
    ({ byPartyId, performedOn }) => performedOn === null && own.some(({ id }) => id === byPartyId),
  );
  return owed.toSorted((one, other) => one.dueOn.localeCompare(other.dueOn));
}

/** Whether the caller may still withdraw: until an agreement is in force. */
export function mayWithdraw({ mediation, own }: OwnCase): boolean {
  return own.length > 0 && (openMediationStates as readonly string[]).includes(mediation.state);
}

/** Whether the caller may object: until the dossier is closed. */
export function mayObject({ mediation, own }: OwnCase): boolean {
  return own.length > 0 && mediation.state !== 'archived';
}

/** Days from today to a day in Asia/Shanghai: 0 on the day itself, negative after it. @param day `YYYY-MM-DD` or a moment */
export function daysUntil(day: string, now: number): number {
  const last = day.length === 10 ? day : dayInShanghai(day);
  return Math.round((timeOfDay(last) - timeOfDay(dayInShanghai(new Date(now).toISOString()))) / dayLength);
}

/** The deadline of asking a court to confirm the agreement; null where there is none. */
export function confirmationDeadline(deadlines: readonly MediationDeadline[]): MediationDeadline | null {
  return deadlines.find(({ ruleId }) => ruleId === 'judicial-confirmation') ?? null;
}
