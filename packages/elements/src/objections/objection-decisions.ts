import type { AnyWardError, WardClient } from '@wardkit/client';
import type { Objection } from '@wardkit/contract/objections';
import { html, nothing, type TemplateResult } from 'lit';
import { actionFault } from '../foundation/client-failure.ts';
import { Dialog, type DialogContent } from '../foundation/dialog.ts';
import { focusAfterUpdate } from '../foundation/focus.ts';
import { circleAlertIcon } from '../foundation/icons.generated.ts';
import type { Language } from '../foundation/language.ts';
import { newIdentifier } from '../foundation/new-identifier.ts';
import { noticeLine } from '../foundation/state-notice.ts';
import type { WardElement } from '../foundation/ward-element.ts';
import type { ObjectionsMessages } from './objections.en.ts';
import type { DecisionFault, DecisionState, QueuedObjection } from './objections.state.ts';

const SHORTEST = 10;
const LONGEST = 2000;

/** An answer by the station, a withdrawal by the landlord, and the end of what was not accepted: each asked in a dialog. */
export class ObjectionDecisions {
  readonly #host: WardElement<unknown>;
  readonly #dialog: Dialog<never>;
  readonly #done: () => void;
  #client: WardClient | null = null;
  #state: DecisionState = { kind: 'closed' };
  #running: AbortController | null = null;
  /** The same words upon the same version are one call, however often they are sent. */
  #sent = { words: '', key: '' };

  constructor(host: WardElement<unknown>, done: () => void) {
    this.#host = host;
    this.#dialog = new Dialog<never>(host);
    this.#done = done;
    host.withClient((client, signal) => {
      this.#client = client;
      signal.addEventListener(
        'abort',
        () => {
          this.#forget();
          this.#client = null;
        },
        { once: true },
      );
    });
  }

  answer(objection: Objection): void {
    const open = { decision: null, reason: '', busy: false, fault: null, requestId: null };
    this.#open({ kind: 'answer', objection, ...open });
  }

  withdraw(objection: Objection): void {
    this.#open({ kind: 'withdraw', objection, busy: false, fault: null, requestId: null });
  }

  discard(queued: QueuedObjection): void {
    this.#open({ kind: 'discard', queued });
  }

  render(language: Language<ObjectionsMessages>): unknown {
    const state = this.#state;
    if (state.kind === 'closed') return null;
    return this.#dialog.render(this.#content(state, language));
  }

  #open(state: DecisionState): void {
    this.#forget();
    this.#set(state);
    void this.#dialog.open().then(() => this.#forget());
  }

  #content(state: Exclude<DecisionState, { kind: 'closed' }>, language: Language<ObjectionsMessages>): DialogContent {
    const { words, shared } = language;
    const busy = state.kind !== 'discard' && state.busy;
    const said = state.kind === 'discard' ? state.queued.statement : state.objection.statement;
    const act = { answer: words.sendAnswer, withdraw: words.withdraw, discard: words.discard }[state.kind];
    return {
      heading: { answer: words.answerHeading, withdraw: words.withdrawHeading, discard: words.discardHeading }[
        state.kind
      ],
      body: html`<div class="decision">
        <blockquote class="statement">${said}</blockquote>
        ${state.kind === 'discard' || state.fault === null ? null : this.#fault(state.fault, state.requestId, language)}
        ${state.kind === 'answer' ? this.#answerFields(state, words) : html`<p>${state.kind === 'withdraw' ? words.withdrawBody : words.discardBody}</p>`}
      </div>`,
      actions: html`<button class="button" type="button" @click=${() => this.#dialog.close(null)}>${shared.cancel}</button>
        <button
          class="button primary ${state.kind === 'discard' ? 'danger' : ''}"
          type="button"
          data-decide
          aria-disabled=${busy ? 'true' : nothing}
          @click=${() => void this.#decide()}
        >
          ${act}
        </button>`,
    };
  }

  #fault(fault: DecisionFault, requestId: string | null, { words, shared }: Language<ObjectionsMessages>): unknown {
    return html`<div class="decision-fault" tabindex="-1">
      ${noticeLine('extreme', circleAlertIcon(), [
        words.decisionFaults[fault],
        requestId ? html`<p class="sub numbers">${shared.errorReference(requestId)}</p>` : null,
      ])}
    </div>`;
  }

  #answerFields(
    { decision, reason, busy, fault }: DecisionState & { kind: 'answer' },
    words: ObjectionsMessages,
  ): TemplateResult {
    return html`<fieldset class="field">
        <legend>${words.decision}</legend>
        <div class="segments">
          ${(['upheld', 'dismissed'] as const).map(
            (each) => html`<label class="segment">
              <input
                type="radio"
                name="decision"
                value=${each}
                ?disabled=${busy}
                .checked=${each === decision}
                @change=${() => this.#change({ decision: each })}
              />
              <span class="segment-face">${words.decisions[each]}</span>
            </label>`,
          )}
        </div>
        ${decision === null ? null : html`<p class="hint">${words.decisionMeans[decision]}</p>`}
      </fieldset>
      <div class="field">
        <label for="answer-reason">${words.answerReason}</label>
        <p class="hint" id="answer-hint">${words.answerHint}</p>
        <textarea
          id="answer-reason"
          rows="4"
          maxlength=${LONGEST}
          ?readonly=${busy}
          aria-describedby="answer-hint"
          aria-invalid=${fault === 'too-short' ? 'true' : nothing}
          .value=${reason}
          @input=${(event: Event) => this.#change({ reason: (event.currentTarget as HTMLTextAreaElement).value })}
        ></textarea>
      </div>`;
  }

  #change(part: { decision?: 'upheld' | 'dismissed'; reason?: string }): void {
    if (this.#state.kind === 'answer' && !this.#state.busy) this.#set({ ...this.#state, ...part, fault: null });
  }

  async #decide(): Promise<void> {
    const state = this.#state;
    const client = this.#client;
    if (client === null || state.kind === 'closed') return;
    if (state.kind === 'discard') {
      await client.outbox.discard(state.queued.item.id).catch(() => {});
      this.#dialog.close(null);
      void focusAfterUpdate(this.#host, '.objections-heading');
      return;
    }
    if (state.busy) return;
    if (state.kind === 'answer' && state.decision === null) return this.#fail('no-decision', null);
    if (state.kind === 'answer' && [...state.reason.trim()].length < SHORTEST) return this.#fail('too-short', null);
    const running = new AbortController();
    this.#running = running;
    this.#set({ ...state, busy: true, fault: null });
    try {
      await this.#send(client, state, running.signal);
      if (running.signal.aborted) return;
      this.#dialog.close(null);
      // What was pressed is there no more.
      void focusAfterUpdate(this.#host, '.objections-heading');
      this.#done();
    } catch (error) {
      if (running.signal.aborted) return;
      this.#set({ ...state, busy: false });
      this.#fail(faultOf(error as AnyWardError), (error as AnyWardError).requestId ?? null);
    }
  }

  async #send(
    client: WardClient,
    state: Extract<DecisionState, { kind: 'answer' | 'withdraw' }>,
    signal: AbortSignal,
  ): Promise<void> {
    const { id } = state.objection;
    const { data: now, etag } = await client.objections.get(id, { signal }).withResponse();
    const ifMatch = etag ?? `"${now.version}"`;
    const reason = state.kind === 'answer' ? state.reason.trim() : '';
    const decision = state.kind === 'answer' ? state.decision : null;
    // What arrived though its answer was lost is done.
    if (decision !== null && now.answer?.decision === decision && now.answer.reason === reason) return;
    if (decision === null && now.state === 'withdrawn') return;
    if (now.state !== 'filed')
      throw Object.assign(new Error('overtaken'), { kind: 'api', status: 409, code: 'state-conflict' });
    const words = `${id} ${ifMatch} ${decision} ${reason}`;
    if (this.#sent.words !== words) this.#sent = { words, key: newIdentifier(this.#host.clock.now()) };
    const options = { ifMatch, idempotencyKey: this.#sent.key, signal };
    if (decision === null) await client.objections.withdraw(id, options);
    else await client.objections.answer(id, { decision, reason }, options);
  }

  #fail(fault: DecisionFault, requestId: string | null): void {
    if (this.#state.kind !== 'answer' && this.#state.kind !== 'withdraw') return;
    this.#set({ ...this.#state, fault, requestId });
    void focusAfterUpdate(this.#host, '.decision-fault');
  }

  #forget(): void {
    this.#running?.abort();
    this.#running = null;
    this.#set({ kind: 'closed' });
  }

  #set(state: DecisionState): void {
    this.#state = state;
    this.#host.requestUpdate();
  }
}

function faultOf(error: AnyWardError): DecisionFault {
  const fault = actionFault(error);
  const isOvertaken = error.kind === 'api' && ['state-conflict', 'version-stale'].includes(error.code);
  return isOvertaken || fault === 'not-found' ? 'changed' : fault;
}
