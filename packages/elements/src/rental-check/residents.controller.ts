import type { WardClient } from '@wardkit/client';
import type { Stay } from '@wardkit/contract/stays';
import type { ReactiveControllerHost } from 'lit';
import { isClientError } from '../foundation/client-failure.ts';

/** Who is registered at the premises, as far as this device can tell. */
export type ResidentsState =
  | { readonly kind: 'loading' }
  | { readonly kind: 'ready'; readonly stays: readonly Stay[] }
  /** No network, and the device has not kept them. */
  | { readonly kind: 'offline' }
  | { readonly kind: 'forbidden' }
  | { readonly kind: 'error' };

/** Reads who is registered at the premises under check. A check can be handed in without. */
export class Residents {
  state: ResidentsState = { kind: 'loading' };
  readonly #host: ReactiveControllerHost;
  #opening: AbortSignal | null = null;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
  }

  /**
   * Reads them once for each opening of premises; after a failure again when asked again.
   * @param signal of the opening
   */
  async read(client: WardClient, premisesId: string, signal: AbortSignal): Promise<void> {
    if (this.#opening === signal && this.state.kind === 'ready') return;
    this.#opening = signal;
    this.#set({ kind: 'loading' });
    const query = { premisesId, state: ['current', 'sign-off-overdue'], limit: 200 };
    const answered = await client.stays.list(query, { signal, purpose: 'rental-check' }).safe();
    if (signal.aborted) return;
    this.#set(answered.ok ? { kind: 'ready', stays: answered.data.items } : { kind: failureOf(answered.error) });
  }

  #set(state: ResidentsState): void {
    this.state = state;
    this.#host.requestUpdate();
  }
}

function failureOf(error: unknown): 'offline' | 'forbidden' | 'error' {
  if (!isClientError(error)) return 'error';
  if (error.kind === 'network' || error.kind === 'timeout' || error.kind === 'storage') return 'offline';
  return error.kind === 'api' && (error.status === 403 || error.status === 404) ? 'forbidden' : 'error';
}
