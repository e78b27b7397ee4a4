import { getSession as getSessionRecord, type Session } from '@wardkit/contract/session';
import type { CallOptions } from './call-options.ts';
import type { CallPromise } from './call-promise.ts';
import type { ClientHandle } from './handle.ts';

/** Who is signed in. Kept on the device for offline starts. Errors: `unauthenticated`. */
export function getSession(handle: ClientHandle, options?: CallOptions): CallPromise<Session> {
  return handle.call(getSessionRecord, {}, options);
}

/** `ward.session` */
export interface SessionModule {
  /** Who is signed in: account, person, roles, station. */
  get(options?: CallOptions): CallPromise<Session>;
}

export function sessionModule(handle: ClientHandle): SessionModule {
  return { get: (options) => getSession(handle, options) };
}
