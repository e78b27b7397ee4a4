// Made from the operation records by `npm run client:generate`: change the record, not this file.

import {
  createEmbedSession as createEmbedSessionRecord,
  type EmbedSession,
  type EmbedSessionRequest,
  getEmbedSession as getEmbedSessionRecord,
  listEmbedSessions as listEmbedSessionsRecord,
  type NewEmbedSession,
  revokeEmbedSession as revokeEmbedSessionRecord,
} from '@wardkit/contract/embed-sessions';
import type { QueryOf } from '@wardkit/contract/operation';
import type { Page } from '@wardkit/contract/page';
import type { Bound } from './bound.ts';
import type { CallOptions, WithMatch, WriteOptions } from './call-options.ts';
import type { CallPromise, ListCall } from './call-promise.ts';
import type { ClientHandle } from './handle.ts';

/**
 * Make a short-lived token for the widgets of one page.
 * Scope `embed-sessions:write`.
 * @example
 * const answer = await ward.embedSessions.create({
 *   subject: 'portal:7f3c',
 *   stationId: '0190e0a0-0000-7000-8000-000000000001',
 *   origin: 'https://portal.example',
 *   widgets: ['ward-doorplate-viewer', 'ward-rental-check'],
 *   lifetimeSeconds: 900,
 * });
 */
export function createEmbedSession(
  handle: ClientHandle,
  body: EmbedSessionRequest,
  options?: WriteOptions,
): CallPromise<NewEmbedSession> {
  return handle.call(createEmbedSessionRecord, { body }, options);
}

/**
 * What {@link listEmbedSessions} is asked with.
 * @example
 * const query: ListEmbedSessionsQuery = { state: 'live' };
 * for await (const each of ward.embedSessions.list(query)) show(each);
 */
export type ListEmbedSessionsQuery = QueryOf<typeof listEmbedSessionsRecord>;

/**
 * Sessions that were made, the newest first.
 * Scope `embed-sessions:read`.
 * @example
 * for await (const each of ward.embedSessions.list({ state: 'live' })) show(each);
 */
export function listEmbedSessions(
  handle: ClientHandle,
  query: ListEmbedSessionsQuery = {},
  options?: CallOptions,
): ListCall<Page<EmbedSession>> {
  return handle.list(listEmbedSessionsRecord, { query }, options);
}

/**
 * A session and whether it lives.
 * Scope `embed-sessions:read`.
 * @example
 * const answer = await ward.embedSessions.get('0190e0a0-0000-7000-8000-0000000000d1');
 */
export function getEmbedSession(
  handle: ClientHandle,
  sessionId: string,
  options?: CallOptions,
): CallPromise<EmbedSession> {
  return handle.call(getEmbedSessionRecord, { parameters: { sessionId } }, options);
}

/**
 * End a session before its time.
 * Scope `embed-sessions:write`.
 * @example
 * await ward.embedSessions.revoke(
 *   '0190e0a0-0000-7000-8000-0000000000d1',
 *   { ifMatch: etag },
 * );
 */
export function revokeEmbedSession(
  handle: ClientHandle,
  sessionId: string,
  options: WriteOptions & WithMatch,
): CallPromise<undefined> {
  return handle.call(revokeEmbedSessionRecord, { parameters: { sessionId } }, options);
}

/**
 * `ward.embedSessions`
 * @example
 * const embedSessions: EmbedSessionsModule = embedSessionsModule(handle);
 * for await (const each of embedSessions.list({ state: 'live' })) show(each);
 */
export interface EmbedSessionsModule {
  /** Make a short-lived token for the widgets of one page. */
  readonly create: Bound<typeof createEmbedSession>;
  /** Sessions that were made, the newest first. */
  readonly list: Bound<typeof listEmbedSessions>;
  /** A session and whether it lives. */
  readonly get: Bound<typeof getEmbedSession>;
  /** End a session before its time. */
  readonly revoke: Bound<typeof revokeEmbedSession>;
}

/**
 * The functions of this module over one client.
 * @example
 * const embedSessions = embedSessionsModule(handle);
 * for await (const each of embedSessions.list({ state: 'live' })) show(each);
 */
export function embedSessionsModule(handle: ClientHandle): EmbedSessionsModule {
  return {
    create: (...rest) => createEmbedSession(handle, ...rest),
    list: (...rest) => listEmbedSessions(handle, ...rest),
    get: (...rest) => getEmbedSession(handle, ...rest),
    revoke: (...rest) => revokeEmbedSession(handle, ...rest),
  };
}
