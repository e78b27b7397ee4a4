import * as z from 'zod/mini';
import { Actor } from './actor.ts';
import { StandardAddress } from './addresses.ts';
import { closedEnum, openEnum, Timestamp, Uuid, Version } from './field.ts';
import { operation, read, write } from './operation.ts';
import { pageOf, pageQuery } from './page.ts';
import { FilterCode, repeatable } from './repeatable.ts';
import { staffAndOwnLandlord } from './role.ts';
import { stateMachine } from './state-machine.ts';

const stateNames = ['filed', 'answered', 'withdrawn'] as const;
const targetKinds = ['hazard', 'rental-check', 'rating'] as const;
const decisions = ['upheld', 'dismissed'] as const;

/** The life of an objection. */
export const objectionStates = stateMachine({
  resource: 'objection',
  states: stateNames,
  initial: 'filed',
  starts: ['objection-answer'],
  moves: {
    answer: {
      from: ['filed'],
      to: 'answered',
      operation: 'objections.answer',
      needs: ['reason', 'nobody-concerned'],
      starts: [],
    },
    withdraw: { from: ['filed'], to: 'withdrawn', operation: 'objections.withdraw', needs: [], starts: [] },
  },
});

/** What a landlord objects to. A rating has no id of its own: `id` is that of its premises. */
export const ObjectionTarget = z.looseObject({ kind: openEnum(targetKinds), id: Uuid });
export type ObjectionTarget = z.output<typeof ObjectionTarget>;

/** A landlord's objection to a hazard, a check or a rating of the own premises. */
export const Objection = z.looseObject({
  id: Uuid,
  version: Version,
  stationId: Uuid,
  premisesId: Uuid,
  /** Where the premises stand now. */
  address: z.optional(StandardAddress),
  target: ObjectionTarget,
  state: openEnum(stateNames),
  statement: z.string(),
  photographIds: z.array(Uuid),
  filedAt: Timestamp,
  /** By when it is answered. */
  answerDueAt: Timestamp,
  answer: z.nullable(
    z.looseObject({
      decision: openEnum(decisions),
      reason: z.string(),
      answeredBy: Actor,
      answeredAt: Timestamp,
    }),
  ),
});
export type Objection = z.output<typeof Objection>;

/** An objection as it is filed. */
export const ObjectionFiling = z.object({
  premisesId: Uuid,
  target: z.object({
    kind: closedEnum(targetKinds, 'what follows from an objection that is upheld hangs on it'),
    id: Uuid,
  }),
  statement: z.string().check(z.minLength(10), z.maxLength(2000)),
  photographIds: z.array(Uuid).check(z.maxLength(12)),
});
export type ObjectionFiling = z.output<typeof ObjectionFiling>;

/** The answer to an objection, final at the station. */
export const ObjectionAnswer = z.object({
  decision: closedEnum(decisions, 'what happens to the target follows from it'),
  reason: z.string().check(z.minLength(10), z.maxLength(2000)),
});
export type ObjectionAnswer = z.output<typeof ObjectionAnswer>;

const ObjectionId = z.object({ objectionId: Uuid });

export const listObjections = operation({
  ...read,
  id: 'objections.list',
  method: 'GET',
  path: '/v1/objections',
  summary: 'Objections by the time by which they are to be answered, the nearest first',
  scope: 'objections:read',
  callers: staffAndOwnLandlord,
  query: z.object({
    ...pageQuery,
    premisesId: z.optional(Uuid),
    /** May be repeated. */
    state: repeatable(FilterCode),
  }),
  answers: { 200: pageOf(Objection) },
  problems: [],
  offline: { keep: 12 * 60 },
  requirements: ['WK-OBJ-01', 'WK-PRM-11'],
});

export const getObjection = operation({
  ...read,
  id: 'objections.get',
  method: 'GET',
  path: '/v1/objections/{objectionId}',
  summary: 'An objection with its answer',
  scope: 'objections:read',
  callers: staffAndOwnLandlord,
  parameters: ObjectionId,
  answers: { 200: Objection },
  problems: [],
  offline: { keep: 12 * 60 },
  requirements: ['WK-OBJ-01', 'WK-PRM-11'],
});

export const fileObjection = operation({
  ...write,
  id: 'objections.file',
  method: 'PUT',
  path: '/v1/objections/{objectionId}',
  summary: 'Object to a hazard, a check or a rating of the own premises',
  scope: 'objections:write',
  callers: { landlord: 'own' },
  parameters: ObjectionId,
  body: ObjectionFiling,
  answers: { 201: Objection },
  problems: ['already-recorded', 'state-conflict', 'photograph-missing'],
  concurrency: 'if-none-match',
  emits: ['objection.filed'],
  offline: { queue: { lane: 'objection:{objectionId}' } },
  requirements: ['WK-PRM-09', 'WK-OBJ-02', 'WK-OBJ-03', 'WK-OBJ-04', 'WK-OBJ-05', 'WK-OBJ-06', 'WK-CHK-04'],
});

export const answerObjection = operation({
  ...write,
  id: 'objections.answer',
  method: 'POST',
  path: '/v1/objections/{objectionId}/answer',
  summary: 'Answer an objection with a reason',
  scope: 'objections:write',
  callers: { supervisor: 'same-station' },
  parameters: ObjectionId,
  body: ObjectionAnswer,
  answers: { 200: Objection },
  problems: ['state-conflict'],
  concurrency: 'if-match',
  emits: ['objection.answered', 'hazard.annulled', 'rental-check.withdrawn', 'rating.changed'],
  offline: {},
  requirements: [
    'WK-OBJ-08',
    'WK-OBJ-09',
    'WK-OBJ-10',
    'WK-OBJ-11',
    'WK-OBJ-12',
    'WK-CHK-15',
    'WK-CHK-16',
    'WK-RAT-05',
    'WK-RAT-07',
  ],
});

export const withdrawObjection = operation({
  ...write,
  id: 'objections.withdraw',
  method: 'POST',
  path: '/v1/objections/{objectionId}/withdrawal',
  summary: 'Take an objection back',
  scope: 'objections:write',
  callers: { landlord: 'own' },
  parameters: ObjectionId,
  answers: { 200: Objection },
  problems: ['state-conflict'],
  concurrency: 'if-match',
  emits: ['objection.withdrawn'],
  offline: {},
  requirements: ['WK-OBJ-12'],
});

/** The operations of objections by their ids. */
export const objectionsOperations = {
  'objections.list': listObjections,
  'objections.get': getObjection,
  'objections.file': fileObjection,
  'objections.answer': answerObjection,
  'objections.withdraw': withdrawObjection,
} as const;
