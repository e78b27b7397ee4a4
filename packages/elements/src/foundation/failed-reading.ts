import type { AnyWardError, WardClient } from '@wardkit/client';
import type { TemplateResult } from 'lit';
import type { SharedMessages } from './shared.en.ts';
import { stateNotice } from './state-notice.ts';

/** What a widget is in when what it shows could not be read. */
export type FailedReading =
  | { readonly kind: 'offline' }
  | { readonly kind: 'forbidden' }
  | { readonly kind: 'sign-in' }
  | { readonly kind: 'error'; readonly requestId: string | null };

/**
 * The state that tells of a failed reading.
 * @example this.#set(failedReading(error, this.#client))
 */
export function failedReading(error: AnyWardError, client: WardClient): FailedReading {
  if (error.kind === 'network' || error.kind === 'timeout') return { kind: 'offline' };
  if (error.kind === 'storage') {
    // Without a network a device that nobody signed in on before can't learn who this is.
    if (error.code === 'no-identity') return { kind: client.outbox.status.online ? 'sign-in' : 'offline' };
    if (error.code === 'locked') return { kind: 'sign-in' };
  }
  if (error.kind === 'api' && error.status === 401) return { kind: 'sign-in' };
  if (error.kind === 'api' && error.status === 403) return { kind: 'forbidden' };
  return { kind: 'error', requestId: error.requestId ?? null };
}

/** Says why there is nothing to show. What is forbidden stays so, however often it is asked for. */
export function failedReadingNotice(state: FailedReading, shared: SharedMessages, retry: () => void): TemplateResult {
  if (state.kind === 'error') return stateNotice('error', shared, { requestId: state.requestId, retry });
  return stateNotice(state.kind, shared, state.kind === 'forbidden' ? {} : { retry });
}
