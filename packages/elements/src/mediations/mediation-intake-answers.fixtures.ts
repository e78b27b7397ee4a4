import type { PartyConsent } from '@wardkit/contract/mediation-consents';
import type { MediationAssessment } from '@wardkit/contract/mediation-eligibility';
import type { MediatorAssignment } from '@wardkit/contract/mediation-mediators';
import type { MediationParty, PartyEntry, PartyPatch } from '@wardkit/contract/mediation-parties';
import {
  type Mediation,
  type MediationPatch,
  type MediationRegistration,
  mostParties,
} from '@wardkit/contract/mediation-record';
import type { MediationSession, SessionPatch, SessionPlan } from '@wardkit/contract/mediation-sessions';
import { openMediationStates } from '@wardkit/contract/mediation-states';
import { publicSecurityScope } from '@wardkit/contract/public-security-scope';
import { fixtures, problemResponse, type ScriptedAnswers, type ScriptedCall } from '@wardkit/testing';
import { composed, deadlinesOf, type MediationCaseRecord, mediators } from './mediation-records.fixtures.ts';
import { isMain, standsForAnother } from './mediation-roles.ts';
import { asked, type Change, invalid, type MediationShelf, move, write } from './mediation-shelf.fixtures.ts';

const ofMediation = ({ mediation }: MediationCaseRecord) => mediation;
const nothingBefore = () => null;

function masked(text: string | null): { masked: string; revealable: boolean } | null {
  return text === null ? null : { masked: `${[...text][0] ?? ''}**`, revealable: true };
}

function onRecord(entry: PartyEntry, id: string, { mediation }: MediationCaseRecord): MediationParty {
  const { name, identityNumber, telephone, address, ...rest } = entry;
  return {
    ...rest,
    id,
    version: 1,
    stationId: fixtures.ids.station,
    mediationId: mediation.id,
    personId: null,
    name: masked(name) ?? { masked: '', revealable: false },
    identityNumber: masked(identityNumber),
    telephone: masked(telephone),
    address: masked(address),
    consent: null,
  };
}

function addParty(record: MediationCaseRecord, id: string, entry: PartyEntry): Change {
  const { mediation, parties } = record;
  if (parties.length >= mostParties) return invalid('', 'too-many-parties', 'No more parties can be entered.');
  const isLate = isMain(entry) && !['registered', 'eligible'].includes(mediation.state);
  if (isLate) return problemResponse('state-conflict', { current: mediation });
  const stood = parties.find((each) => each.id === entry.standsForPartyId);
  const isOdd =
    standsForAnother(entry) !== (entry.standsForPartyId !== null) || (stood !== undefined && !isMain(stood));
  if (isOdd) return invalid('/standsForPartyId', 'not-fitting', 'Whom this party stands for does not fit its role.');
  return { parties: [...parties, onRecord(entry, id, record)] };
}

function consent(record: MediationCaseRecord, partyId: string, body: PartyConsent): Change {
  const { answer, form, givenAt } = body;
  const known = record.parties.find(({ id }) => id === partyId);
  if (known === undefined) return problemResponse('not-found');
  if (!isMain(known)) return problemResponse('state-conflict', { current: record.mediation });
  const parties = record.parties.map((each) =>
    each.id === partyId ? { ...each, version: each.version + 1, consent: { answer, form, givenAt } } : each,
  );
  const after = { ...record, parties };
  const closing = { outcome: 'refused', closedAt: givenAt } as const;
  const isWhole = parties.filter(isMain).every((each) => each.consent?.answer === 'consents');
  const moved =
    answer === 'refuses'
      ? move(after, 'refuse', givenAt, closing)
      : isWhole
        ? move(after, 'consent', givenAt)
        : record.mediation.state === 'eligible'
          ? {}
          : problemResponse('state-conflict', { current: record.mediation });
  return moved instanceof Response ? moved : { parties, ...moved };
}

function numbered(sessions: readonly MediationSession[]): MediationSession[] {
  let number = 0;
  return [...sessions]
    .sort((one, other) => Date.parse(one.plannedFor) - Date.parse(other.plannedFor))
    .map((each) => ({ ...each, number: each.state === 'cancelled' ? null : ++number }));
}

function isAfterSecondDeadline(record: MediationCaseRecord, plannedFor: string): boolean {
  const deadline = deadlinesOf(record).find(({ ruleId }) => ruleId === 'public-security-second-session');
  return deadline?.dueAt != null && Date.parse(plannedFor) > Date.parse(deadline.dueAt);
}

function planSession(record: MediationCaseRecord, id: string, { plannedFor, place }: SessionPlan, at: string): Change {
  const { mediation, sessions } = record;
  const standing = sessions.filter(({ state }) => state !== 'cancelled');
  const isOpen = standing.every(({ state, outcome }) => state === 'held' && outcome !== 'agreement');
  if (!isOpen) return problemResponse('state-conflict', { current: mediation });
  if (mediation.kind === 'public-security' && standing.length >= 2) return problemResponse('session-limit-reached');
  if (isAfterSecondDeadline(record, plannedFor)) return problemResponse('deadline-passed');
  const moved = mediation.state === 'in-session' ? {} : move(record, 'beginSessions', at);
  if (moved instanceof Response) return moved;
  const planned: MediationSession = {
    id,
    version: 1,
    stationId: fixtures.ids.station,
    mediationId: mediation.id,
    number: null,
    state: 'planned',
    plannedFor,
    place,
    startedAt: null,
    endedAt: null,
    presentPartyIds: [],
    minutes: null,
    outcome: null,
  };
  return { ...moved, sessions: numbered([...sessions, planned]) };
}

function changeSession(record: MediationCaseRecord, id: string, patch: SessionPatch): Change {
  const known = record.sessions.find((each) => each.id === id);
  if (known === undefined) return problemResponse('not-found');
  if (known.state !== 'planned') return problemResponse('state-conflict', { current: known });
  const next = { ...known, ...patch, version: known.version + 1 } as MediationSession;
  if (next.state === 'held' && (next.minutes === null || next.outcome === null || next.endedAt === null)) {
    return invalid('/minutes', 'missing', 'A session that was held has minutes, times and an outcome.');
  }
  const isLate = known.number === 2 && next.state === 'planned' && isAfterSecondDeadline(record, next.plannedFor);
  if (isLate) return problemResponse('deadline-passed');
  const sessions = numbered(record.sessions.map((each) => (each.id === id ? next : each)));
  if (next.state !== 'held') return { sessions };
  for (const { id: partyId, needsGuardian } of record.parties) {
    if (!needsGuardian || !next.presentPartyIds.includes(partyId)) continue;
    const guardians = record.parties.filter(
      ({ role, standsForPartyId }) => role === 'guardian' && standsForPartyId === partyId,
    );
    if (guardians.some((each) => next.presentPartyIds.includes(each.id))) continue;
    return invalid('/presentPartyIds', 'guardian-missing', 'A guardian must be present.');
  }
  return { sessions };
}

/** Answers on what is taken in, on parties, mediators and sessions. @param now the time of the server */
export function intakeAnswers(shelf: MediationShelf, now: string): ScriptedAnswers {
  const parts = <Part>(call: ScriptedCall, take: (record: MediationCaseRecord) => readonly Part[]) => {
    const record = asked(shelf, call);
    return record === null ? problemResponse('not-found') : { items: take(record), next: null };
  };
  const part = <Part extends { readonly id: string }>(id: string | undefined, all: readonly Part[]) =>
    all.find((each) => each.id === id);
  return {
    'mediations.register': ({ parameters, body }: ScriptedCall) => {
      const id = parameters.mediationId ?? '';
      if (shelf.has(id)) return problemResponse('already-exists');
      const given = body as MediationRegistration;
      const mediation: Mediation = {
        ...given,
        id,
        version: 1,
        stationId: fixtures.ids.station,
        number: `MD-2026-${String(62 + shelf.size).padStart(4, '0')}`,
        state: 'registered',
        stateSince: now,
        parties: [],
        mediators: [],
        eligibility: null,
        registeredAt: now,
        acceptedAt: null,
        inForceAt: null,
        nextSessionAt: null,
        sessionsHeld: 0,
        steps: { agreed: 0, performed: 0 },
        nextDeadline: null,
        confirmation: null,
        ending: null,
        outcome: null,
        closedAt: null,
        archivedAt: null,
      };
      shelf.set(
        id,
        composed({ mediation, parties: [], sessions: [], agreement: null, followUps: [], papers: [], objections: [] }),
      );
      return mediation;
    },
    'mediations.change': (call: ScriptedCall) =>
      write(shelf, call, ofMediation, ({ mediation }) => {
        const isOpen = (openMediationStates as readonly string[]).includes(mediation.state);
        if (!isOpen) return problemResponse('state-conflict', { current: mediation });
        return { mediation: { ...mediation, ...(call.body as MediationPatch) } as Mediation };
      }),
    'mediations.assess': (call: ScriptedCall) =>
      write(shelf, call, ofMediation, (record) => {
        const { outcome, facts, reason } = call.body as MediationAssessment;
        const isPolice = record.mediation.kind === 'public-security';
        if (isPolice && publicSecurityScope(facts).outcome !== outcome) {
          return invalid('/outcome', 'not-by-the-facts', 'The facts lead to another outcome.');
        }
        if (outcome === 'not-eligible' && reason === null) return invalid('/reason', 'missing', 'A reason is needed.');
        const eligibility = { outcome, facts, reason, assessedAt: now };
        if (outcome === 'eligible') return move(record, 'findEligible', now, { eligibility });
        return move(record, 'findNotEligible', now, { eligibility, outcome: 'not-eligible', closedAt: now });
      }),
    'mediations.accept': (call: ScriptedCall) =>
      write(shelf, call, ofMediation, (record) => move(record, 'accept', now, { acceptedAt: now })),
    'mediations.listParties': (call: ScriptedCall) => parts(call, ({ parties }) => parties),
    'mediations.getParty': (call: ScriptedCall) =>
      part(call.parameters.partyId, asked(shelf, call)?.parties ?? []) ?? problemResponse('not-found'),
    'mediations.addParty': (call: ScriptedCall) => {
      const id = call.parameters.partyId ?? '';
      if (part(id, asked(shelf, call)?.parties ?? []) !== undefined) return problemResponse('already-exists');
      return write(
        shelf,
        call,
        nothingBefore,
        (record) => addParty(record, id, call.body as PartyEntry),
        ({ parties }) => part(id, parties),
      );
    },
    'mediations.changeParty': (call: ScriptedCall) => {
      const { name, identityNumber, telephone, address, ...plain } = call.body as PartyPatch;
      const hidden = Object.entries({ name, identityNumber, telephone, address }).filter(
        ([, text]) => text !== undefined,
      );
      const change = { ...plain, ...Object.fromEntries(hidden.map(([field, text]) => [field, masked(text ?? null)])) };
      const id = call.parameters.partyId;
      return write(
        shelf,
        call,
        ({ parties }) => part(id, parties),
        ({ parties }) => ({
          parties: parties.map((each) =>
            each.id === id ? ({ ...each, ...change, version: each.version + 1 } as MediationParty) : each,
          ),
        }),
        ({ parties }) => part(id, parties),
      );
    },
    'mediations.removeParty': (call: ScriptedCall) => {
      const id = call.parameters.partyId;
      return write(
        shelf,
        call,
        ({ parties }) => part(id, parties),
        ({ parties, mediation, sessions }) => {
          const isNamed =
            part(id, parties)?.consent !== null ||
            parties.some(({ standsForPartyId }) => standsForPartyId === id) ||
            sessions.some(({ presentPartyIds }) => presentPartyIds.includes(id ?? ''));
          if (isNamed) return problemResponse('state-conflict', { current: mediation });
          return { parties: parties.filter((each) => each.id !== id) };
        },
        () => new Response(null, { status: 204 }),
      );
    },
    'mediations.recordConsent': (call: ScriptedCall) =>
      write(shelf, call, ofMediation, (record) =>
        consent(record, call.parameters.partyId ?? '', call.body as PartyConsent),
      ),
    'mediations.listMediators': ({ query }: ScriptedCall) => {
      const wanted = query.kind === undefined ? null : [query.kind].flat();
      return {
        items: mediators.filter(({ kinds }) => wanted?.some((kind) => kinds.includes(kind)) ?? true),
        next: null,
      };
    },
    'mediations.assignMediators': (call: ScriptedCall) =>
      write(shelf, call, ofMediation, ({ mediation }) => {
        const { leadMediatorId, furtherMediatorIds } = call.body as MediatorAssignment;
        const ids = [leadMediatorId, ...furtherMediatorIds];
        const named = mediators.filter(({ id }) => ids.includes(id));
        if (named.length < ids.length)
          return invalid('/furtherMediatorIds', 'named-twice', 'A mediator is named twice.');
        const line = named.map(({ id, displayName }) => ({ id, displayName, lead: id === leadMediatorId }));
        return { mediation: { ...mediation, mediators: line } };
      }),
    'mediations.listSessions': (call: ScriptedCall) => parts(call, ({ sessions }) => sessions),
    'mediations.getSession': (call: ScriptedCall) =>
      part(call.parameters.sessionId, asked(shelf, call)?.sessions ?? []) ?? problemResponse('not-found'),
    'mediations.planSession': (call: ScriptedCall) => {
      const id = call.parameters.sessionId ?? '';
      return write(
        shelf,
        call,
        nothingBefore,
        (record) => planSession(record, id, call.body as SessionPlan, now),
        ({ sessions }) => part(id, sessions),
      );
    },
    'mediations.changeSession': (call: ScriptedCall) => {
      const id = call.parameters.sessionId ?? '';
      return write(
        shelf,
        call,
        ({ sessions }) => part(id, sessions),
        (record) => changeSession(record, id, call.body as SessionPatch),
        ({ sessions }) => part(id, sessions),
      );
    },
  };
}
