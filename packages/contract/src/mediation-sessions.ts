import * as z from 'zod/mini';
import { closedEnum, openEnum, Timestamp, Uuid, Version } from './field.ts';
import {
  MediationId,
  mediationStaff,
  mediationStaffAndParties,
  mostParties,
  ShortText,
  Statement,
} from './mediation-record.ts';
import { operation, read, write } from './operation.ts';
import { pageOf, pageQuery } from './page.ts';

const sessionStates = ['planned', 'held', 'cancelled'] as const;
const outcomes = ['agreement', 'no-agreement', 'adjourned'] as const;

/** A session as it is planned. */
export const SessionPlan = z.object({ plannedFor: Timestamp, place: ShortText });
export type SessionPlan = z.output<typeof SessionPlan>;

/** What becomes of a session: another time, or what happened in it. */
export const SessionPatch = z.object({
  plannedFor: z.optional(Timestamp),
  place: z.optional(ShortText),
  state: z.optional(closedEnum(sessionStates, 'deadlines start and end by it')),
  startedAt: z.optional(z.nullable(Timestamp)),
  endedAt: z.optional(z.nullable(Timestamp)),
  /** Ids of the parties who were there, representatives, guardians and helpers among them. */
  presentPartyIds: z.optional(z.array(Uuid).check(z.maxLength(mostParties))),
  /** What was said and settled. */
  minutes: z.optional(z.nullable(Statement)),
  outcome: z.optional(
    z.nullable(closedEnum(outcomes, 'whether another session is allowed, and until when, follows from it')),
  ),
});
export type SessionPatch = z.output<typeof SessionPatch>;

/** A session on record. `startedAt`, `endedAt`, `minutes` and `outcome` are null until it was held. */
export const MediationSession = z.looseObject({
  id: Uuid,
  version: Version,
  stationId: Uuid,
  mediationId: Uuid,
  /** 1 for the first session that is not cancelled. Null for a cancelled one. */
  number: z.nullable(z.int()),
  state: openEnum(sessionStates),
  plannedFor: Timestamp,
  place: z.string(),
  startedAt: z.nullable(Timestamp),
  endedAt: z.nullable(Timestamp),
  presentPartyIds: z.array(Uuid),
  minutes: z.nullable(z.string()),
  outcome: z.nullable(openEnum(outcomes)),
});
export type MediationSession = z.output<typeof MediationSession>;

const SessionId = z.object({ mediationId: Uuid, sessionId: Uuid });
const lane = 'mediation:{mediationId}';

export const listSessions = operation({
  ...read,
  id: 'mediations.listSessions',
  method: 'GET',
  path: '/v1/mediations/{mediationId}/sessions',
  summary: 'The sessions of a mediation, the first one first',
  scope: 'mediations:read',
  callers: mediationStaffAndParties,
  parameters: MediationId,
  query: z.object({ ...pageQuery }),
  answers: { 200: pageOf(MediationSession) },
  problems: [],
  personalData: 'masked',
  offline: { keep: 12 * 60 },
  requirements: ['WK-MED-16'],
});

export const getSessionOfMediation = operation({
  ...read,
  id: 'mediations.getSession',
  method: 'GET',
  path: '/v1/mediations/{mediationId}/sessions/{sessionId}',
  summary: 'A session of a mediation',
  scope: 'mediations:read',
  callers: mediationStaffAndParties,
  parameters: SessionId,
  answers: { 200: MediationSession },
  problems: [],
  personalData: 'masked',
  offline: { keep: 12 * 60 },
  requirements: ['WK-MED-16'],
});

export const planSession = operation({
  ...write,
  id: 'mediations.planSession',
  method: 'PUT',
  path: '/v1/mediations/{mediationId}/sessions/{sessionId}',
  summary: 'Plan a session; the first one brings the mediation into session',
  scope: 'mediations:write',
  callers: mediationStaff,
  parameters: SessionId,
  body: SessionPlan,
  answers: { 201: MediationSession },
  problems: ['state-conflict', 'need-missing', 'session-limit-reached', 'deadline-passed'],
  concurrency: 'if-none-match',
  personalData: 'masked',
  emits: ['mediation.session-planned'],
  offline: { queue: { lane, after: ['mediations.register', 'mediations.addParty'] } },
  requirements: ['WK-MED-01', 'WK-MED-02', 'WK-MED-03', 'WK-MED-16', 'WK-MED-17', 'WK-MED-18'],
});

export const changeSession = operation({
  ...write,
  id: 'mediations.changeSession',
  method: 'PATCH',
  path: '/v1/mediations/{mediationId}/sessions/{sessionId}',
  summary: 'Move or cancel a session, or record how it went',
  scope: 'mediations:write',
  callers: mediationStaff,
  parameters: SessionId,
  body: SessionPatch,
  answers: { 200: MediationSession },
  problems: ['state-conflict', 'deadline-passed'],
  concurrency: 'if-match',
  personalData: 'masked',
  emits: ['mediation.session-planned', 'mediation.session-held', 'mediation.session-cancelled'],
  offline: { queue: { lane, after: ['mediations.planSession'] } },
  requirements: [
    'WK-MED-03',
    'WK-MED-16',
    'WK-MED-18',
    'WK-MED-19',
    'WK-MED-20',
    'WK-MED-21',
    'WK-MED-48',
    'WK-MED-49',
  ],
});

/** The operations on sessions. */
export const mediationSessionsOperations = {
  'mediations.listSessions': listSessions,
  'mediations.getSession': getSessionOfMediation,
  'mediations.planSession': planSession,
  'mediations.changeSession': changeSession,
} as const;
