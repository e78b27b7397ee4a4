import * as z from 'zod/mini';
import { openEnum, Timestamp, Uuid, Version } from './field.ts';
import { operation, read, write } from './operation.ts';
import { pageOf, pageQuery } from './page.ts';
import { FilterCode, repeatable } from './repeatable.ts';

/** The longest life of an embed session, in seconds. */
export const longestEmbedSession = 3600;

const WidgetName = z.string().check(z.maxLength(60), z.regex(/^ward(-[a-z]+)+$/));
const Origin = z.string().check(z.maxLength(300), z.regex(/^https?:\/\/[a-z0-9.-]+(:\d{1,5})?$/));

/**
 * What a portal's backend asks for when one of its users opens a page with widgets.
 *
 * `subject` is the user as the portal's identity provider names them; the account and its roles are known to the server.
 */
export const EmbedSessionRequest = z.object({
  subject: z.string().check(z.minLength(1), z.maxLength(200)),
  stationId: Uuid,
  origin: Origin,
  /** Tag names: `ward-alert-list`. */
  widgets: z.array(WidgetName).check(z.minLength(1), z.maxLength(50)),
  lifetimeSeconds: z.int().check(z.minimum(60), z.maximum(longestEmbedSession)),
});
export type EmbedSessionRequest = z.output<typeof EmbedSessionRequest>;

/** A session of widgets in a page of a portal. */
export const EmbedSession = z.looseObject({
  id: Uuid,
  version: Version,
  stationId: Uuid,
  subject: z.string(),
  personId: z.nullable(Uuid),
  origin: z.string(),
  widgets: z.array(z.string()),
  /** What the widgets need of what the account may. */
  scopes: z.array(z.string()),
  state: openEnum(['live', 'expired', 'revoked']),
  createdAt: Timestamp,
  expiresAt: Timestamp,
});
export type EmbedSession = z.output<typeof EmbedSession>;

/** A new session with its bearer token, which is told this once. */
export const NewEmbedSession = z.looseObject({ token: z.string(), session: EmbedSession });
export type NewEmbedSession = z.output<typeof NewEmbedSession>;

const owners = { integrator: 'own', administrator: 'same-station' } as const;

export const createEmbedSession = operation({
  ...write,
  id: 'embedSessions.create',
  method: 'POST',
  path: '/v1/embed-sessions',
  summary: 'Make a short-lived token for the widgets of one page',
  scope: 'embed-sessions:write',
  callers: { integrator: 'same-station' },
  body: EmbedSessionRequest,
  answers: { 201: NewEmbedSession },
  problems: [],
  // The id is the server's, since a repeat after a lost answer is to make another session: the token can't be told twice.
  idempotency: 'unstored',
  concurrency: 'none',
  offline: {},
  requirements: ['WK-EMB-01', 'WK-EMB-02', 'WK-EMB-03', 'WK-EMB-04', 'WK-EMB-07'],
});

export const listEmbedSessions = operation({
  ...read,
  id: 'embedSessions.list',
  method: 'GET',
  path: '/v1/embed-sessions',
  summary: 'Sessions that were made, the newest first',
  scope: 'embed-sessions:read',
  callers: owners,
  query: z.object({
    ...pageQuery,
    state: repeatable(FilterCode),
    subject: z.optional(z.string().check(z.minLength(1), z.maxLength(200))),
  }),
  answers: { 200: pageOf(EmbedSession) },
  problems: [],
  offline: {},
  requirements: ['WK-EMB-05'],
});

export const getEmbedSession = operation({
  ...read,
  id: 'embedSessions.get',
  method: 'GET',
  path: '/v1/embed-sessions/{sessionId}',
  summary: 'A session and whether it lives',
  scope: 'embed-sessions:read',
  callers: owners,
  parameters: z.object({ sessionId: Uuid }),
  answers: { 200: EmbedSession },
  problems: [],
  offline: {},
  requirements: ['WK-EMB-05'],
});

export const revokeEmbedSession = operation({
  ...write,
  id: 'embedSessions.revoke',
  method: 'DELETE',
  path: '/v1/embed-sessions/{sessionId}',
  summary: 'End a session before its time',
  scope: 'embed-sessions:write',
  callers: owners,
  parameters: z.object({ sessionId: Uuid }),
  answers: { 204: null },
  problems: [],
  concurrency: 'if-match',
  offline: {},
  requirements: ['WK-EMB-06'],
});

/** The operations of embed sessions by their ids. */
export const embedSessionsOperations = {
  'embedSessions.create': createEmbedSession,
  'embedSessions.list': listEmbedSessions,
  'embedSessions.get': getEmbedSession,
  'embedSessions.revoke': revokeEmbedSession,
} as const;
