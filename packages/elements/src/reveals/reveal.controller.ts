import type { WardClient } from '@wardkit/client';
import type { Purpose } from '@wardkit/contract/purpose';
import { html } from 'lit';
import { actionFault } from '../foundation/client-failure.ts';
import { Dialog } from '../foundation/dialog.ts';
import { focusAfterUpdate } from '../foundation/focus.ts';
import type { Language } from '../foundation/language.ts';
import type { WardElement } from '../foundation/ward-element.ts';
import type { RevealMessages } from './reveal.en.ts';
import type { RevealFault, RevealForm, RevealState, RevealSubject } from './reveal.state.ts';
import { revealActions, revealBody } from './reveal-dialog.ts';

// Not imported, so that the schemas of the contract stay out; the type keeps it true.
const longestReveal: typeof import('@wardkit/contract/reveals').longestReveal = 300;
/** Characters of a reason, white space at its ends aside. */
export const SHORTEST_REASON = 10;
const SECOND = 1000;

/**
 * Shows one masked field for minutes. The value is in this object's own memory and in one text on screen, and is dropped when
 * its time is over, when the dialog or the page is left, when the device is locked, and when somebody signs out or in.
 */
export class RevealController {
  readonly #host: WardElement<RevealMessages>;
  readonly #dialog: Dialog<never>;
  #client: WardClient | null = null;
  #state: RevealState = { kind: 'closed' };
  #running: AbortController | null = null;

  constructor(host: WardElement<RevealMessages>) {
    this.#host = host;
    this.#dialog = new Dialog<never>(host);
    host.withClient((client, signal) => {
      this.#client = client;
      const stops = [
        client.on('device', () => this.close()),
        // What was shown to one person, and why, is not for the next; the first that is told is who reads already.
        client.on('identity', ({ known, wasKnown }) => {
          if (!known || wasKnown) this.close();
        }),
      ];
      addEventListener('pagehide', () => this.close(), { signal });
      signal.addEventListener(
        'abort',
        () => {
          for (const stop of stops) stop();
          this.close();
          this.#client = null;
        },
        { once: true },
      );
    });
  }

  /** Asks what is to be shown, what for and why. */
  open(subject: RevealSubject, purpose: Purpose): void {
    const [field] = subject.fields;
    if (field === undefined) return;
    this.#end();
    this.#set({
      kind: 'asking',
      subject,
      form: { field, purpose, reason: '' },
      fault: null,
      requestId: null,
    });
    void this.#dialog.open().then(() => this.#forget());
  }

  /** Masks what is shown and forgets what was typed. */
  close(): void {
    if (this.#state.kind === 'closed') return;
    this.#forget();
    this.#dialog.close(null);
  }

  render(language: Language<RevealMessages>): unknown {
    const state = this.#state;
    if (state.kind === 'closed') return null;
    const actions = {
      change: (part: Partial<RevealForm>) => this.#change(part),
      send: () => void this.#send(),
      another: () => this.#another(),
      close: () => this.close(),
    };
    return this.#dialog.render({
      heading: language.words.revealHeading(state.subject.name),
      body: html`<div class="reveal">${revealBody(state, language, this.#host.clock.now(), actions)}</div>`,
      actions: revealActions(state, language, actions),
    });
  }

  #change(part: Partial<RevealForm>): void {
    if (this.#state.kind !== 'asking') return;
    this.#set({ ...this.#state, form: { ...this.#state.form, ...part }, fault: null });
  }

  /** Back to the form; the reason stays, to be confirmed or changed. */
  #another(): void {
    if (this.#state.kind !== 'shown' && this.#state.kind !== 'masked') return;
    const { subject, form } = this.#state;
    this.#end();
    const field = subject.fields.find((each) => each !== form.field) ?? form.field;
    this.#set({ kind: 'asking', subject, form: { ...form, field }, fault: null, requestId: null });
    void focusAfterUpdate(this.#host, '.choice input:checked');
  }

  async #send(): Promise<void> {
    const state = this.#state;
    if (state.kind !== 'asking' || this.#client === null) return;
    const { subject, form } = state;
    const reason = form.reason.trim();
    if ([...reason].length < SHORTEST_REASON) return this.#fail('too-short', null);
    this.#end();
    const running = new AbortController();
    this.#running = running;
    this.#set({ ...state, kind: 'sending', fault: null });
    // From when it was asked: the server's own time began no earlier, whatever this device's clock says.
    const asked = this.#host.clock.now();
    const body = { record: subject.record, field: form.field.pointer, reason };
    const result = await this.#client.reveals.create(body, { purpose: form.purpose, signal: running.signal }).safe();
    if (running.signal.aborted) return;
    if (!result.ok) {
      this.#set({ ...state, kind: 'asking' });
      return this.#fail(actionFault(result.error), result.error.requestId ?? null);
    }
    const { value, revealedAt, expiresAt } = result.data;
    const life = Math.min(Date.parse(expiresAt) - Date.parse(revealedAt), longestReveal * SECOND);
    this.#set({ kind: 'shown', subject, form, value, endsAt: asked + (life > 0 ? life : 0) });
    this.#watch(running.signal);
    void focusAfterUpdate(this.#host, '.revealed, .remasked');
  }

  #fail(fault: RevealFault, requestId: string | null): void {
    if (this.#state.kind !== 'asking') return;
    this.#set({ ...this.#state, fault, requestId });
    void focusAfterUpdate(this.#host, fault === 'too-short' ? '.reveal textarea' : '.reveal-fault');
  }

  #watch(signal: AbortSignal): void {
    if (this.#state.kind !== 'shown') return;
    if (this.#host.clock.now() >= this.#state.endsAt) {
      const { subject, form } = this.#state;
      this.#set({ kind: 'masked', subject, form });
      void focusAfterUpdate(this.#host, '.remasked');
      return;
    }
    this.#host.requestUpdate();
    this.#host.clock.after(SECOND, () => this.#watch(signal), signal);
  }

  #forget(): void {
    this.#end();
    this.#set({ kind: 'closed' });
  }

  #end(): void {
    this.#running?.abort();
    this.#running = null;
  }

  #set(state: RevealState): void {
    this.#state = state;
    this.#host.requestUpdate();
  }
}
