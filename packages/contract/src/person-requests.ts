import * as z from 'zod/mini';
import { closedEnum, LocalDate, Masked, openEnum, Timestamp, Uuid, Version } from './field.ts';
import { operation, read, write } from './operation.ts';
import { pageOf, pageQuery } from './page.ts';
import { FilterCode, repeatable } from './repeatable.ts';
import { stateMachine } from './state-machine.ts';

const path = z.string().check(z.maxLength(200), z.regex(/^\/v1(\/[a-z]+(-[a-z]+)*\/[0-9a-f-]{36})+$/));
const pointer = z.string().check(z.maxLength(200), z.regex(/^(\/[A-Za-z0-9]+)+$/));

const answered = { from: ['received'], operation: 'personRequests.answer', needs: ['reason'], starts: [] } as const;

/** The life of a request of the person concerned. A refusal, whole or in part, also names the rule that it rests on. */
export const personRequestStates = stateMachine({
  resource: 'person-requests',
  states: ['received', 'withdrawn', 'granted', 'partly-granted', 'refused'],
  initial: 'received',
  starts: ['person-request-answer'],
  moves: {
    grant: { ...answered, to: 'granted' },
    grantInPart: { ...answered, to: 'partly-granted', needs: ['reason', 'legal-basis'] },
    refuse: { ...answered, to: 'refused', needs: ['reason', 'legal-basis'] },
    withdraw: { from: ['received'], to: 'withdrawn', operation: 'personRequests.withdraw', needs: [], starts: [] },
  },
});

/** A record that holds data of the caller: where it is, and which fields of theirs it holds. */
export const OwnRecord = z.looseObject({
  /** Its path in the contract. */
  record: z.string(),
  stationId: Uuid,
  stationName: z.string(),
  /** JSON Pointers into the record's answer. */
  fields: z.array(z.string()),
  since: Timestamp,
  /** The day after which it is deleted; null while it is in use. */
  keptUntil: z.nullable(LocalDate),
});
export type OwnRecord = z.output<typeof OwnRecord>;

/** What the person concerned asks for. Without `record` it is about everything that is recorded of them. */
export const PersonRequestFiling = z.object({
  personId: Uuid,
  kind: closedEnum(['correction', 'deletion', 'restriction'], 'each kind has its own procedure and deadline'),
  record: z.nullable(path),
  field: z.nullable(pointer),
  /** What a correction is to put in place of the field, in plain text. */
  correctValue: z.nullable(z.string().check(z.minLength(1), z.maxLength(500))),
  statement: z.string().check(z.minLength(1), z.maxLength(2000)),
});
export type PersonRequestFiling = z.output<typeof PersonRequestFiling>;

export const PersonRequestAnswer = z.object({
  decision: closedEnum(['granted', 'partly-granted', 'refused'], 'the person is owed a plain answer'),
  reason: z.string().check(z.minLength(10), z.maxLength(2000)),
  /** The rule that a refusal rests on. */
  legalBasis: z.nullable(z.string().check(z.minLength(1), z.maxLength(200))),
});
export type PersonRequestAnswer = z.output<typeof PersonRequestAnswer>;

/**
 * A request of the person concerned, with its answer. `dueOn` is what the legal rule `person-request-answer` makes of
 * `receivedAt`; what may be asked for is in the Personal Information Protection Law (个人信息保护法, articles 44 to 50).
 */
export const PersonRequest = z.looseObject({
  id: Uuid,
  version: Version,
  stationId: Uuid,
  personId: Uuid,
  kind: openEnum(['correction', 'deletion', 'restriction']),
  state: openEnum(['received', 'withdrawn', 'granted', 'partly-granted', 'refused']),
  record: z.nullable(z.string()),
  field: z.nullable(z.string()),
  correctValue: z.nullable(Masked),
  statement: z.string(),
  receivedAt: Timestamp,
  dueOn: LocalDate,
  answer: z.nullable(
    z.looseObject({
      decision: openEnum(['granted', 'partly-granted', 'refused']),
      reason: z.string(),
      legalBasis: z.nullable(z.string()),
      at: Timestamp,
    }),
  ),
});
export type PersonRequest = z.output<typeof PersonRequest>;

const concerned = { resident: 'own', party: 'own', landlord: 'own' } as const;
const deciders = { supervisor: 'same-station', administrator: 'same-station' } as const;
const PersonRequestId = z.object({ requestId: Uuid });
const reading = { ...read, scope: 'person-requests:read', problems: [], offline: {} } as const;
const writing = { ...write, scope: 'person-requests:write', personalData: 'masked', offline: {} } as const;

export const listOwnRecords = operation({
  ...reading,
  id: 'personRequests.listOwnRecords',
  method: 'GET',
  path: '/v1/own-records',
  summary: 'What is recorded about the caller, and where',
  callers: concerned,
  query: z.object(pageQuery),
  answers: { 200: pageOf(OwnRecord) },
  requirements: ['WK-PRQ-01'],
});

export const createPersonRequest = operation({
  ...writing,
  id: 'personRequests.create',
  method: 'PUT',
  path: '/v1/person-requests/{requestId}',
  summary: 'Ask for correction, deletion or restriction of what is recorded; staff file it for a person at the counter',
  callers: { ...concerned, officer: 'same-station', ...deciders },
  parameters: PersonRequestId,
  body: PersonRequestFiling,
  answers: { 201: PersonRequest },
  problems: [],
  concurrency: 'if-none-match',
  emits: ['person-request.received'],
  requirements: ['WK-PRQ-02', 'WK-PRQ-03'],
});

export const listPersonRequests = operation({
  ...reading,
  id: 'personRequests.list',
  method: 'GET',
  path: '/v1/person-requests',
  summary: 'Requests of persons concerned, the earliest deadline first',
  callers: { ...concerned, ...deciders },
  query: z.object({ ...pageQuery, state: repeatable(FilterCode) }),
  answers: { 200: pageOf(PersonRequest) },
  personalData: 'masked',
  requirements: ['WK-PRQ-02'],
});

export const getPersonRequest = operation({
  ...reading,
  id: 'personRequests.get',
  method: 'GET',
  path: '/v1/person-requests/{requestId}',
  summary: 'A request, its deadline and its answer',
  callers: { ...concerned, ...deciders },
  parameters: PersonRequestId,
  answers: { 200: PersonRequest },
  personalData: 'masked',
  requirements: ['WK-PRQ-02'],
});

export const answerPersonRequest = operation({
  ...writing,
  id: 'personRequests.answer',
  method: 'POST',
  path: '/v1/person-requests/{requestId}/answer',
  summary: 'Answer a request, with the reason',
  callers: deciders,
  parameters: PersonRequestId,
  body: PersonRequestAnswer,
  answers: { 200: PersonRequest },
  problems: ['state-conflict'],
  concurrency: 'if-match',
  emits: ['person-request.answered', 'stay.changed', 'premises.changed'],
  requirements: ['WK-PRQ-04', 'WK-PRQ-05', 'WK-PRQ-06', 'WK-PRQ-07'],
});

export const withdrawPersonRequest = operation({
  ...writing,
  id: 'personRequests.withdraw',
  method: 'POST',
  path: '/v1/person-requests/{requestId}/withdrawal',
  summary: 'Take a request back',
  callers: concerned,
  parameters: PersonRequestId,
  answers: { 200: PersonRequest },
  problems: ['state-conflict'],
  concurrency: 'if-match',
  emits: ['person-request.withdrawn'],
  requirements: ['WK-PRQ-02'],
});

/** The operations of person requests by their ids. */
export const personRequestsOperations = {
  'personRequests.listOwnRecords': listOwnRecords,
  'personRequests.create': createPersonRequest,
  'personRequests.list': listPersonRequests,
  'personRequests.get': getPersonRequest,
  'personRequests.answer': answerPersonRequest,
  'personRequests.withdraw': withdrawPersonRequest,
} as const;
