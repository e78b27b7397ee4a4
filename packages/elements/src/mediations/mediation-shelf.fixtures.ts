import { type MediationNeedName, mediationNeeds } from '@wardkit/contract/mediation-needs';
import type { Mediation } from '@wardkit/contract/mediation-record';
import { type MediationMove, mediationStates } from '@wardkit/contract/mediation-states';
import type { Role } from '@wardkit/contract/role';
import { stateAfter } from '@wardkit/contract/state-machine';
import { fixtures, problemResponse, type ScriptedCall } from '@wardkit/testing';
import { composed, type MediationCaseRecord, mediatorId } from './mediation-records.fixtures.ts';
import { awaitedSigners, hasBothSides, isMain } from './mediation-roles.ts';

/** What the server has: a mediation with all of its parts, by its id. */
export type MediationShelf = Map<string, MediationCaseRecord>;

/** Whether the caller sees it: a mediator those assigned to them, a party the own ones. */
function isSeen({ mediation, parties }: MediationCaseRecord, role: Role): boolean {
  if (role === 'mediator') return mediation.mediators.some(({ id }) => id === mediatorId(1));
  if (role !== 'party') return true;
  return parties.some(({ personId, role: part }) => part !== 'helper' && personId === fixtures.ids.landlord);
}

/** What the caller sees of the shelf. */
export function seen(shelf: MediationShelf, role: Role): MediationCaseRecord[] {
  return [...shelf.values()].filter((record) => isSeen(record, role));
}

/** The mediation that a call is about; null where there is none for the caller. */
export function asked(shelf: MediationShelf, { parameters, role }: ScriptedCall): MediationCaseRecord | null {
  const record = shelf.get(parameters.mediationId ?? '');
  return record !== undefined && isSeen(record, role) ? record : null;
}

/** Whether something that a move needs is on record. */
export function isOnRecord(need: string, record: MediationCaseRecord): boolean {
  const { mediation, parties, sessions, agreement, followUps, papers, objections } = record;
  const isFiled = (paper: string) => papers.some((each) => each.paper === paper);
  switch (need as MediationNeedName) {
    case 'application':
      return true;
    case 'both-sides':
      return hasBothSides(parties);
    case 'eligibility-assessment':
      return mediation.eligibility !== null;
    case 'party-answers':
      return (
        parties.some(({ consent }) => consent?.answer === 'refuses') ||
        (hasBothSides(parties) && parties.filter(isMain).every(({ consent }) => consent !== null))
      );
    case 'mediator-assignment':
      return mediation.mediators.some((each) => each.lead);
    case 'acceptance':
      return mediation.acceptedAt !== null;
    case 'session-record':
      return sessions.some(({ state }) => state === 'held');
    case 'all-signatures':
      return agreement !== null && awaitedSigners(parties, mediation.mediators, agreement).length === 0;
    case 'agreement':
      return agreement?.form === 'oral' || isFiled('agreement');
    case 'performance-record':
      return (
        mediation.state === 'breached' || (agreement?.steps.some(({ performedOn }) => performedOn !== null) ?? false)
      );
    case 'follow-up-record':
      return followUps.length > 0;
    case 'rights-notice':
      return mediation.ending?.rightsToldAt != null;
    case 'withdrawal-statement':
      return mediation.outcome === 'withdrawn';
    case 'transfer-letter':
      return isFiled('transfer-letter');
    case 'objections-answered':
      return objections.every(({ state }) => state === 'answered');
    default:
      return false;
  }
}

/** What a change makes of a mediation: the parts that differ, or a refusal. */
export type Change = Partial<MediationCaseRecord> | Response;

/** A move of a mediation as the contract's table has it, or why it can't be made. */
export function move(
  record: MediationCaseRecord,
  name: MediationMove,
  at: string,
  over: Partial<Mediation> = {},
): Change {
  const state = stateAfter(mediationStates, record.mediation.state, name);
  if (state === null) return problemResponse('state-conflict', { current: record.mediation });
  const missing = mediationStates.moves[name].needs.filter((need) => !isOnRecord(need, record));
  if (missing.length > 0) {
    const errors = missing.map((need) => ({
      pointer: '',
      code: need,
      message: mediationNeeds[need as MediationNeedName].title.en,
    }));
    return problemResponse('need-missing', { errors });
  }
  return { mediation: { ...record.mediation, state, stateSince: at, ...over } };
}

/** A problem with what was entered. */
export function invalid(pointer: string, code: string, message: string): Response {
  return problemResponse('invalid-input', { errors: [{ pointer, code, message }] });
}

/** Writes to a mediation and answers it, or what `answer` takes from it. */
export function write(
  shelf: MediationShelf,
  call: ScriptedCall,
  part: (record: MediationCaseRecord) => { readonly version: number } | null | undefined,
  work: (record: MediationCaseRecord) => Change,
  answer: (record: MediationCaseRecord) => unknown = ({ mediation }) => mediation,
): unknown {
  const record = asked(shelf, call);
  if (record === null) return problemResponse('not-found');
  const { mediation } = record;
  if (mediation.state === 'archived') return problemResponse('state-conflict', { current: mediation });
  const current = part(record);
  if (current === undefined) return problemResponse('not-found');
  const match = call.headers['if-match'];
  if (current !== null && match !== `"${current.version}"`) return problemResponse('version-stale', { current });
  const changed = work(record);
  if (changed instanceof Response) return changed;
  const next = composed({ ...record, ...changed });
  const version = mediation.version + 1;
  shelf.set(mediation.id, { ...next, mediation: { ...next.mediation, version } });
  return answer(shelf.get(mediation.id) ?? next);
}
