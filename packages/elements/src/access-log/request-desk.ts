import { dayInShanghai } from '@wardkit/contract/calendar-days';
import { html } from 'lit';
import { ErrorSummary, serverFaults } from '../foundation/forms/error-summary.ts';
import { circleAlertIcon, wifiOffIcon } from '../foundation/icons.generated.ts';
import type { Language } from '../foundation/language.ts';
import { noticeLine } from '../foundation/state-notice.ts';
import type { WardElement } from '../foundation/ward-element.ts';
import type { AccessLogController } from './access-log.controller.ts';
import type { AccessLogMessages } from './access-log.en.ts';
import type { ReadyState, RequestTask } from './access-log.state.ts';
import { labelOf } from './record-label.ts';
import { RequestForm } from './request-form.ts';

const fieldsByPointer = {
  '/record': '#request-record',
  '/field': '#request-field',
  '/correctValue': '#request-correctValue',
  '/statement': '#request-statement',
};

/** Where a person says what is to be done with their data. */
export class RequestDesk {
  readonly #host: WardElement<AccessLogMessages> & { say(words: string): void };
  readonly #of: AccessLogController;
  readonly #form: RequestForm;
  readonly #summary: ErrorSummary;

  constructor(host: WardElement<AccessLogMessages> & { say(words: string): void }, of: AccessLogController) {
    this.#host = host;
    this.#of = of;
    this.#form = new RequestForm(host, () => dayInShanghai(new Date(host.clock.now()).toISOString()));
    this.#summary = new ErrorSummary(host);
  }

  begin(): void {
    this.#summary.clear();
    // What was entered before and not sent is still there.
    if (!this.#form.isTouched) this.#form.begin();
    this.#of.ask();
  }

  /** The form, with what is wrong above it. */
  view(
    { busy, failure }: RequestTask & { kind: 'asking' },
    state: ReadyState,
    language: Language<AccessLogMessages>,
  ): unknown {
    const { words, shared } = language;
    const { form } = words;
    const records = state.records
      .filter(({ record }) => !record.startsWith('/v1/person-requests/'))
      .map((record) => ({ record, label: labelOf(record, state, words) }));
    return html`<form class="task" novalidate data-task="asking" @submit=${this.#send}>
      <h3 class="task-heading" tabindex="-1">${form.heading}</h3>
      ${this.#summary.render(language)}
      ${
        failure === null
          ? null
          : noticeLine(
              failure.kind === 'offline' || failure.kind === 'sign-in' ? 'moderate' : 'extreme',
              failure.kind === 'offline' ? wifiOffIcon() : circleAlertIcon(),
              [
                words.failures[failure.kind],
                failure.kind === 'error' && failure.requestId
                  ? html`<p class="sub numbers">${shared.errorReference(failure.requestId)}</p>`
                  : null,
              ],
            )
      }
      ${this.#form.render(language, records, busy)}
      <div class="actions task-actions">
        <button class="button" type="button" data-action="back" @click=${() => this.#of.leave()}>${form.back}</button>
        <button class="button primary" type="submit" data-action="send" aria-disabled=${busy ? 'true' : 'false'}>
          ${busy ? form.busy : form.send}
        </button>
      </div>
    </form>`;
  }

  readonly #send = async (event: Event): Promise<void> => {
    event.preventDefault();
    event.stopPropagation();
    const { language } = this.#host;
    if (language === null) return;
    const faults = this.#form.check(language.words.faults);
    await this.#summary.show(faults);
    if (faults.length > 0) return;
    if (await this.#of.file(this.#form.filing())) this.#form.begin();
    else await this.#summary.show(serverFaults(this.#of.faults, fieldsByPointer));
    const { state } = this.#of;
    const task = state.kind === 'ready' ? state.task : null;
    if (task?.kind === 'asking' && task.failure !== null) this.#host.say(language.words.failures[task.failure.kind]);
  };
}
