import type { AnyWardError, WardClient } from '@wardkit/client';
import { findHelpReceipt, forgetHelpReceipt, type HelpReceipt, makeHelpReceipt } from '@wardkit/client/help-receipts';
import type { HelpRequest, HelpRequestCreation } from '@wardkit/contract/help-requests';
import { readPlate } from '@wardkit/contract/plate';
import { TelephoneReader } from '../foundation/forms/telephone-reader.ts';
import type { WardElement } from '../foundation/ward-element.ts';
import { findPoint } from './find-point.ts';
import {
  emptyDraft,
  type HelpButtonState,
  type HelpDraft,
  type HelpKind,
  type UnsentReason,
} from './help-button.state.ts';

/** Somebody who waits looks at the screen all the time; after ten minutes a look a minute is enough for the server. */
const soon = { every: 10_000, for: 10 * 60_000, after: 60_000 } as const;

const surelyUnsent: readonly UnsentReason[] = ['offline', 'unknown-plate', 'too-many'];
/** Whoever is in need learns soon whether to telephone instead. */
const hurried = { timeout: 20_000, maxAttempts: 2 } as const;

/** Sends a call, and follows it until it is closed. */
export class HelpButtonController {
  state: HelpButtonState = { kind: 'loading' };
  readonly #host: WardElement;
  readonly #changed: (before: HelpButtonState, now: HelpButtonState) => void;
  readonly #telephones = new TelephoneReader();
  #client: WardClient | null = null;
  #session: AbortSignal = AbortSignal.abort();
  #plate: string | null = null;
  #receipt: HelpReceipt | null = null;
  /** Ends what runs for the plate that is shown. */
  #running = new AbortController();

  constructor(host: WardElement, changed: (before: HelpButtonState, now: HelpButtonState) => void) {
    this.#host = host;
    this.#changed = changed;
    host.withClient((client, signal) => {
      this.#client = client;
      this.#session = signal;
      signal.addEventListener('abort', () => this.#running.abort(), { once: true });
      addEventListener('online', () => (this.state.kind === 'unheard' ? this.again() : void this.#follow()), {
        signal,
      });
      this.#begin();
    });
  }

  /** Takes the code of a plate, as printed or without hyphens. */
  open(code: string): void {
    const reading = readPlate(code, { trustedBases: [] });
    this.#plate = reading.kind === 'code' ? reading.code : null;
    this.#begin();
  }

  /** Shows what is asked before a call is sent. */
  ask(call: HelpKind): void {
    this.#telephones.load(() => {});
    this.#set({ kind: 'asking', call, draft: emptyDraft, telephoneIsWrong: false, unsent: null });
  }

  enter(entered: Partial<HelpDraft>): void {
    const { state } = this;
    if (state.kind !== 'asking') return;
    this.#set({ ...state, draft: { ...state.draft, ...entered }, telephoneIsWrong: false });
  }

  back(): void {
    this.#receipt = null;
    this.#set(this.#plate === null ? { kind: 'no-plate' } : { kind: 'ready' });
  }

  /** Sends what was asked. The same call again after a lost answer has the same id: it is one call. */
  async send(): Promise<HelpKind | null> {
    const { state } = this;
    const client = this.#client;
    const plateCode = this.#plate;
    if (state.kind !== 'asking' || client === null || plateCode === null) return null;
    const { call, draft } = state;
    const typed = draft.telephone.trim();
    const telephone = typed === '' ? null : this.#telephones.read(typed);
    if (telephone?.ok === false) {
      this.#set({ ...state, telephoneIsWrong: true });
      return null;
    }
    const { signal } = this.#running;
    this.#set({ kind: 'sending', call, draft, locating: draft.sendsPoint });
    const consentedAt = new Date(this.#host.clock.now()).toISOString();
    const point = draft.sendsPoint ? await findPoint() : null;
    this.#receipt ??= await makeHelpReceipt(plateCode, this.#host.clock.now());
    if (signal.aborted) return null;
    this.#set({ kind: 'sending', call, draft, locating: false });
    const { requestId, receipt } = this.#receipt;
    const body: HelpRequestCreation = {
      kind: call,
      plateCode,
      message: draft.message.trim() || null,
      telephone: telephone?.telephone ?? null,
      consentedPoint: point === null ? null : { point, consentedAt },
    };
    const answered = await client.helpRequests.create(requestId, receipt, body, { signal, ...hurried }).safe();
    if (signal.aborted) return null;
    const request = answered.ok ? answered.data : await this.#alreadyThere(client, answered.error);
    if (signal.aborted) return null;
    if (request === null) {
      const unsent = answered.ok ? 'error' : unsentReason(answered.error, client);
      // What is surely not there is another call when it is sent again, and no page goes on with it.
      if (surelyUnsent.includes(unsent)) await this.#forget();
      if (signal.aborted) return null;
      this.#set({ kind: 'asking', call, draft, telephoneIsWrong: false, unsent });
      return null;
    }
    this.#show(request, { withoutPoint: draft.sendsPoint && point === null });
    this.#wait();
    return call;
  }

  /** Asks before a call is taken back, or leaves it. */
  askToCancel(asked: boolean): void {
    const { state } = this;
    if (state.kind === 'sent') this.#set({ ...state, cancelling: asked ? 'asked' : 'idle' });
  }

  async cancel(): Promise<void> {
    const { state } = this;
    const client = this.#client;
    if (state.kind !== 'sent' || client === null || this.#receipt === null) return;
    const { signal } = this.#running;
    this.#set({ ...state, cancelling: 'sending' });
    const { requestId, receipt } = this.#receipt;
    const answered = await client.helpRequests.cancel(requestId, receipt, { signal }).safe();
    if (signal.aborted) return;
    if (answered.ok) return this.#show(answered.data, {});
    if (answered.error.kind === 'api' && answered.error.code === 'state-conflict') return this.#follow();
    if (this.state.kind === 'sent') this.#set({ ...this.state, cancelling: 'failed' });
  }

  /** Looks again for a call that was made before. */
  again(): void {
    this.#begin();
  }

  /** After a call that is closed: back to the beginning. */
  async another(): Promise<void> {
    await this.#forget();
    this.back();
  }

  async #forget(): Promise<void> {
    const done = this.#receipt;
    this.#receipt = null;
    if (done !== null) await forgetHelpReceipt(done.requestId);
  }

  #begin(): void {
    this.#running.abort();
    this.#running = new AbortController();
    this.#receipt = null;
    if (this.#session.aborted) return;
    this.#set({ kind: this.#plate === null ? 'no-plate' : 'loading' });
    if (this.#plate !== null) void this.#find(this.#plate, this.#running.signal);
  }

  /** A call that this device made from here goes on where the page was left. */
  async #find(plateCode: string, signal: AbortSignal): Promise<void> {
    const kept = await findHelpReceipt(plateCode, this.#host.clock.now());
    if (signal.aborted) return;
    const answered =
      kept === null ? null : await this.#client?.helpRequests.get(kept.requestId, kept.receipt, { signal }).safe();
    if (signal.aborted) return;
    if (kept === null || !answered) return this.#set({ kind: 'ready' });
    if (!answered.ok && isUnheard(answered.error)) return this.#set({ kind: 'unheard' });
    this.#receipt = kept;
    if (!answered.ok || answered.data.state === 'closed') {
      // Whoever has this phone next learns nothing of a call that is over.
      await this.#forget();
      return signal.aborted ? undefined : this.#set({ kind: 'ready' });
    }
    this.#show(answered.data, {});
    this.#wait();
  }

  /** The answer to a call that was sent before and whose answer was lost. */
  async #alreadyThere(client: WardClient, error: AnyWardError): Promise<HelpRequest | null> {
    if (error.kind !== 'api' || error.code !== 'already-exists' || this.#receipt === null) return null;
    const { requestId, receipt } = this.#receipt;
    const answered = await client.helpRequests.get(requestId, receipt, { signal: this.#running.signal }).safe();
    return answered.ok ? answered.data : null;
  }

  #wait(): void {
    const { state } = this;
    if (state.kind !== 'sent' || state.request.state === 'closed') return;
    const age = this.#host.clock.now() - Date.parse(state.request.receivedAt);
    const pause = age < soon.for ? soon.every : soon.after;
    this.#host.clock.after(pause, () => void this.#follow().then(() => this.#wait()), this.#running.signal);
  }

  async #follow(): Promise<void> {
    const { state } = this;
    const client = this.#client;
    if (state.kind !== 'sent' || client === null || this.#receipt === null) return;
    const { signal } = this.#running;
    const { requestId, receipt } = this.#receipt;
    const answered = await client.helpRequests.get(requestId, receipt, { signal }).safe();
    if (signal.aborted || this.state.kind !== 'sent') return;
    if (answered.ok) this.#show(answered.data, {});
    else this.#set({ ...this.state, staleSince: this.state.staleSince ?? this.#host.clock.now() });
  }

  #show(request: HelpRequest, more: { readonly withoutPoint?: boolean }): void {
    const { state } = this;
    const isShown = state.kind === 'sent';
    const isAsked =
      isShown && state.cancelling === 'asked' && request.cancelledAt === null && request.state !== 'closed';
    this.#set({
      kind: 'sent',
      request,
      withoutPoint: more.withoutPoint ?? (isShown && state.withoutPoint),
      staleSince: null,
      cancelling: isAsked ? 'asked' : 'idle',
    });
  }

  #set(state: HelpButtonState): void {
    const before = this.state;
    this.state = state;
    this.#host.requestUpdate();
    this.#changed(before, state);
  }
}

function isUnheard({ kind }: AnyWardError): boolean {
  return kind === 'network' || kind === 'timeout';
}

function unsentReason(error: AnyWardError, client: WardClient): UnsentReason {
  // A call whose answer was lost may be there: only sending it again, which is the same call, tells.
  if (error.kind === 'timeout') return 'unsure';
  if (error.kind === 'network') return client.outbox.status.online ? 'unsure' : 'offline';
  if (error.kind !== 'api') return 'error';
  if (error.code === 'plate-unknown') return 'unknown-plate';
  return error.status === 429 ? 'too-many' : 'error';
}
