import * as z from 'zod/mini';
import { Actor } from './actor.ts';
import { closedEnum, openEnum, Timestamp, Uuid, Version } from './field.ts';
import { MediationId, mediationStaff, mediationStaffAndParties } from './mediation-record.ts';
import { operation, read, write } from './operation.ts';
import { pageOf, pageQuery } from './page.ts';

const subjects = ['mediator', 'record', 'agreement', 'other'] as const;
const stateNames = ['filed', 'answered'] as const;
const decisions = ['upheld', 'dismissed'] as const;
const Words = z.string().check(z.minLength(10), z.maxLength(2000));

/** What a party objects to: who mediates, what is recorded, the agreement before it is in force, or something else. */
export const MediationObjectionFiling = z.object({ about: openEnum(subjects), statement: Words });
export type MediationObjectionFiling = z.output<typeof MediationObjectionFiling>;

/** The answer to an objection of a party, final at the station. What follows from it is done by the operations for it. */
export const MediationObjectionAnswer = z.object({
  decision: closedEnum(decisions, 'the party is told whether something follows from it'),
  reason: Words,
});
export type MediationObjectionAnswer = z.output<typeof MediationObjectionAnswer>;

/** An objection of a party to how their mediation goes. */
export const MediationObjection = z.looseObject({
  id: Uuid,
  version: Version,
  stationId: Uuid,
  mediationId: Uuid,
  /** The party in whose name it was filed. */
  byPartyId: Uuid,
  about: openEnum(subjects),
  statement: z.string(),
  state: openEnum(stateNames),
  filedAt: Timestamp,
  /** By when it is answered. */
  answerDueAt: Timestamp,
  answer: z.nullable(
    z.looseObject({ decision: openEnum(decisions), reason: z.string(), answeredBy: Actor, answeredAt: Timestamp }),
  ),
});
export type MediationObjection = z.output<typeof MediationObjection>;

const ObjectionOfMediationId = z.object({ mediationId: Uuid, objectionId: Uuid });
const path = '/v1/mediations/{mediationId}/objections';

export const listMediationObjections = operation({
  ...read,
  id: 'mediations.listObjections',
  method: 'GET',
  path,
  summary: 'The objections of parties to a mediation, the newest first; a party sees the own ones',
  scope: 'mediations:read',
  callers: mediationStaffAndParties,
  parameters: MediationId,
  query: z.object({ ...pageQuery }),
  answers: { 200: pageOf(MediationObjection) },
  problems: [],
  offline: { keep: 12 * 60 },
  requirements: ['WK-MED-57'],
});

export const fileMediationObjection = operation({
  ...write,
  id: 'mediations.fileObjection',
  method: 'PUT',
  path: `${path}/{objectionId}`,
  summary: 'Object to who mediates, to what is recorded or to the agreement of the own mediation',
  scope: 'mediations:write',
  callers: { party: 'own' },
  parameters: ObjectionOfMediationId,
  body: MediationObjectionFiling,
  answers: { 201: MediationObjection },
  problems: ['state-conflict'],
  concurrency: 'if-none-match',
  emits: ['mediation.objected'],
  offline: { queue: { lane: 'mediation:{mediationId}' } },
  requirements: ['WK-MED-03', 'WK-MED-43', 'WK-MED-57'],
});

export const answerMediationObjection = operation({
  ...write,
  id: 'mediations.answerObjection',
  method: 'POST',
  path: `${path}/{objectionId}/answer`,
  summary: 'Answer an objection of a party',
  scope: 'mediations:write',
  callers: mediationStaff,
  parameters: ObjectionOfMediationId,
  body: MediationObjectionAnswer,
  answers: { 200: MediationObjection },
  problems: ['state-conflict'],
  concurrency: 'if-match',
  emits: ['mediation.objection-answered'],
  offline: {},
  requirements: ['WK-MED-03', 'WK-MED-49', 'WK-MED-58'],
});

/** The operations on what parties object to. */
export const mediationObjectionsOperations = {
  'mediations.listObjections': listMediationObjections,
  'mediations.fileObjection': fileMediationObjection,
  'mediations.answerObjection': answerMediationObjection,
} as const;
