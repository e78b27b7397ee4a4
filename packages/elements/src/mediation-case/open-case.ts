import { html, type TemplateResult } from 'lit';
import { failedReadingNotice } from '../foundation/failed-reading.ts';
import { focusAfterUpdate } from '../foundation/focus.ts';
import { circleCheckIcon, clockIcon, wifiOffIcon } from '../foundation/icons.generated.ts';
import type { Language } from '../foundation/language.ts';
import type { LiveRegion } from '../foundation/live-region.ts';
import { noticeLine, skeleton, stateNotice } from '../foundation/state-notice.ts';
import { aboutView } from './about-view.ts';
import { agreementView } from './agreement-view.ts';
import { asksView } from './asks-view.ts';
import type { CaseContext } from './case-words.ts';
import { courtView } from './court-view.ts';
import { MediationCaseController } from './mediation-case.controller.ts';
import type { MediationCaseMessages } from './mediation-case.en.ts';
import { OwnLogOpenEvent } from './mediation-case.events.ts';
import type { MediationCaseState, ReadyState, Task } from './mediation-case.state.ts';
import type { WardMediationCase } from './mediation-case.ts';
import { objectionsView } from './objections-view.ts';
import { mayWithdraw } from './own-case.ts';
import { standingView } from './standing-view.ts';
import { TaskDesk } from './task-desk.ts';
import { taskForm } from './task-form.ts';

/** The case that a party looks at: what was read of it, what they are about to do, and how it is drawn. */
export class OpenCase {
  readonly #host: WardMediationCase;
  readonly #live: LiveRegion;
  readonly #controller: MediationCaseController;
  readonly #desk: TaskDesk;
  /** What was drawn last, to know what a press has brought. */
  #before: { readonly task: Task | null; readonly done: ReadyState['done'] } = { task: null, done: null };
  /** What began the task that is shown: the focus goes back to it. */
  #began = '';

  constructor(host: WardMediationCase, live: LiveRegion) {
    this.#host = host;
    this.#live = live;
    this.#controller = new MediationCaseController(host);
    this.#desk = new TaskDesk(host, this.#controller);
  }

  get state(): MediationCaseState['kind'] {
    return this.#controller.state.kind;
  }

  show(mediationId: string): void {
    this.#controller.open(mediationId);
  }

  refresh(): void {
    this.#controller.load();
  }

  /** After each drawing: the focus goes to what a press has brought, and back to where it came from. */
  attend(): void {
    const { state } = this.#controller;
    const before = this.#before;
    const now = state.kind === 'ready' ? { task: state.task, done: state.done } : { task: null, done: null };
    this.#before = now;
    if (state.kind !== 'ready') return;
    this.#desk.open(state.shown);
    if (now.done !== null && now.done !== before.done) {
      const words = this.#host.language?.words;
      if (words !== undefined) this.#live.say(words.done[now.done]);
      void focusAfterUpdate(this.#host, '.done');
    } else if (now.task !== null && now.task.kind !== before.task?.kind) {
      void focusAfterUpdate(this.#host, '.task-heading');
    } else if (now.task?.fault != null && now.task.fault !== before.task?.fault) {
      void focusAfterUpdate(this.#host, now.task.fault === 'too-short' ? '.task textarea' : '.task-fault');
    } else if (now.task === null && before.task !== null) {
      void focusAfterUpdate(this.#host, `[data-begin="${this.#began}"]`);
    }
  }

  view(language: Language<MediationCaseMessages>): unknown {
    const { words, shared } = language;
    const { state } = this.#controller;
    switch (state.kind) {
      case 'loading':
        return skeleton(words.loading, 6);
      case 'empty':
        return stateNotice('empty', shared, { heading: words.emptyHeading, body: words.emptyBody });
      case 'ready':
        return this.#ready(state, { language, now: this.#host.clock.now() });
      default:
        return failedReadingNotice(state, shared, () => this.refresh());
    }
  }

  #ready(state: ReadyState, context: CaseContext): TemplateResult {
    const { shown, task } = state;
    const { words } = context.language;
    if (task !== null) {
      return html`<div class="case">
        ${this.#notices(state, context)} ${standingView(shown, context)}
        ${taskForm(task, state, this.#desk, context, () => this.#controller.leave())}
      </div>`;
    }
    const begin = (kind: Task['kind'], partyId: string) => this.#begin(kind, partyId);
    const first = shown.own[0]?.id ?? '';
    return html`<div class="case">
      ${this.#choice(state, context)} ${this.#notices(state, context)} ${standingView(shown, context)}
      ${asksView(shown, context, begin)} ${courtView(shown, context)} ${agreementView(shown, context)}
      ${aboutView(shown, context)}
      ${objectionsView(
        state,
        context,
        () => begin('object', first),
        (id) => void this.#desk.takeBack(id),
      )}
      ${
        mayWithdraw(shown)
          ? html`<section class="part">
              <p class="sub">${words.withdrawUntil}</p>
              <button class="button wide danger" type="button" data-begin="withdraw" @click=${() => begin('withdraw', first)}>
                ${words.withdrawOpen}
              </button>
            </section>`
          : null
      }
      <section class="part log">
        <p class="sub">${words.logLead}</p>
        <button class="button wide" type="button" data-log @click=${() => this.#host.dispatchEvent(new OwnLogOpenEvent())}>
          ${words.log}
        </button>
      </section>
    </div>`;
  }

  #choice({ cases, shown }: ReadyState, { language }: CaseContext): TemplateResult | null {
    if (cases.length < 2) return null;
    const { words } = language;
    return html`<div class="part field">
      <label for="case-choice">${words.choose}</label>
      <select id="case-choice" @change=${(event: Event) => this.#controller.open((event.target as HTMLSelectElement).value)}>
        ${cases.map(
          ({ id, number, subject, state }) => html`<option value=${id} ?selected=${id === shown.mediation.id}>
            ${number} · ${subject} · ${words.codes.states[state] ?? words.codes.unknownState}
          </option>`,
        )}
      </select>
    </div>`;
  }

  #notices({ staleSince, done }: ReadyState, { language }: CaseContext): TemplateResult | null {
    const { words, shared, format } = language;
    const lines = [
      done === null
        ? null
        : html`<div class="done" tabindex="-1">${noticeLine('ok', circleCheckIcon(), words.done[done])}</div>`,
      staleSince === null
        ? null
        : noticeLine(
            'moderate',
            clockIcon(),
            shared.staleSince(format.dateTime(staleSince)),
            html`<button class="button small" type="button" data-retry @click=${() => this.refresh()}>${shared.retry}</button>`,
          ),
      this.#controller.online && staleSince === null ? null : noticeLine('moderate', wifiOffIcon(), words.offlineNow),
    ].filter((line) => line !== null);
    return lines.length === 0 ? null : html`<div class="notices">${lines}</div>`;
  }

  #begin(kind: Task['kind'], partyId: string): void {
    this.#began = kind;
    this.#controller.begin(kind, partyId);
  }
}
