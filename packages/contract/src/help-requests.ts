import * as z from 'zod/mini';
import { PlateCode } from './doorplates.ts';
import { closedEnum, openEnum, Telephone, Timestamp, Uuid, Version } from './field.ts';
import { GivenGeoPoint } from './geo-point.ts';
import { operation, read, write } from './operation.ts';
import { everybody } from './role.ts';

/** How far the help is, as its sender is told. It follows the alert and names no unit and no officer. */
export const helpRequestStates = ['received', 'seen', 'on-the-way', 'arrived', 'closed'] as const;

/**
 * A secret of 32 random bytes as base64url, made by the sender's device: a stranger has no other proof that a request is
 * theirs. A server keeps only its SHA-256.
 */
export const HelpReceipt = z.string().check(z.regex(/^[A-Za-z0-9_-]{43}$/));

/**
 * A call for help or advice from the page of a doorplate. The plate says where; `consentedPoint` is where the sender
 * is, once, for when that is not at the plate. `telephone` is for a call back. Nothing but the plate and the kind is asked for.
 */
export const HelpRequestCreation = z.object({
  kind: closedEnum(['help', 'advice'], 'how soon somebody comes follows from it'),
  plateCode: PlateCode,
  message: z.nullable(z.string().check(z.minLength(1), z.maxLength(500))),
  telephone: z.nullable(Telephone),
  consentedPoint: z.nullable(z.object({ point: GivenGeoPoint, consentedAt: Timestamp })),
});
export type HelpRequestCreation = z.output<typeof HelpRequestCreation>;

/** A request as its sender sees it. What was sent is not told again: the secret of the request may be on a lost phone. */
export const HelpRequest = z.looseObject({
  id: Uuid,
  version: Version,
  stationId: Uuid,
  kind: openEnum(['help', 'advice']),
  state: openEnum(helpRequestStates),
  stateSince: Timestamp,
  receivedAt: Timestamp,
  /** When the sender said that nobody needs to come. The duty officer decides whether somebody still looks. */
  cancelledAt: z.nullable(Timestamp),
});
export type HelpRequest = z.output<typeof HelpRequest>;

const HelpRequestId = z.object({ requestId: Uuid });
const headers = z.object({ 'wardkit-receipt': HelpReceipt });

export const createHelpRequest = operation({
  ...write,
  id: 'helpRequests.create',
  method: 'PUT',
  path: '/v1/help-requests/{requestId}',
  summary: 'Call for help or advice from a doorplate',
  scope: null,
  callers: everybody,
  parameters: HelpRequestId,
  headers,
  body: HelpRequestCreation,
  answers: { 201: HelpRequest },
  problems: ['plate-unknown'],
  concurrency: 'if-none-match',
  emits: ['alert.received'],
  // Kept for later it would come when nobody is there any more: without a network the page shows the telephone.
  offline: {},
  requirements: ['WK-HLP-01', 'WK-HLP-02', 'WK-HLP-03', 'WK-HLP-04', 'WK-HLP-05'],
});

export const getHelpRequest = operation({
  ...read,
  id: 'helpRequests.get',
  method: 'GET',
  path: '/v1/help-requests/{requestId}',
  summary: 'How far the help is, for its sender',
  scope: null,
  callers: everybody,
  parameters: HelpRequestId,
  headers,
  answers: { 200: HelpRequest },
  problems: [],
  offline: {},
  requirements: ['WK-HLP-03', 'WK-HLP-06'],
});

export const cancelHelpRequest = operation({
  ...write,
  id: 'helpRequests.cancel',
  method: 'POST',
  path: '/v1/help-requests/{requestId}/cancellation',
  summary: 'Say that nobody needs to come',
  scope: null,
  callers: everybody,
  parameters: HelpRequestId,
  headers,
  answers: { 200: HelpRequest },
  problems: ['state-conflict'],
  // Whoever is in need has no time for versions, and saying it twice is saying it once.
  concurrency: 'none',
  emits: ['alert.noted'],
  offline: {},
  requirements: ['WK-HLP-03', 'WK-HLP-07'],
});

/** The operations of calls for help by their ids. */
export const helpRequestsOperations = {
  'helpRequests.create': createHelpRequest,
  'helpRequests.get': getHelpRequest,
  'helpRequests.cancel': cancelHelpRequest,
} as const;
