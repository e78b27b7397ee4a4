// Made from the operation records by `npm run client:generate`: change the record, not this file.

import { getSession as getSessionRecord, type Session } from '@wardkit/contract/session';
import type { Bound } from './bound.ts';
import type { CallOptions } from './call-options.ts';
import type { CallPromise } from './call-promise.ts';
import type { ClientHandle } from './handle.ts';

/**
 * Who the caller is.
 * Scope `session:read`.
 * @example
 * const answer = await ward.session.get();
 */
export function getSession(handle: ClientHandle, options?: CallOptions): CallPromise<Session> {
  return handle.call(getSessionRecord, {}, options);
}

/**
 * `ward.session`
 * @example
 * const session: SessionModule = sessionModule(handle);
 * const answer = await session.get();
 */
export interface SessionModule {
  /** Who the caller is. */
  readonly get: Bound<typeof getSession>;
}

/**
 * The functions of this module over one client.
 * @example
 * const session = sessionModule(handle);
 * const answer = await session.get();
 */
export function sessionModule(handle: ClientHandle): SessionModule {
  return {
    get: (...rest) => getSession(handle, ...rest),
  };
}
