import type { AccessLogEntry } from '@wardkit/contract/audit';
import { dayInShanghai } from '@wardkit/contract/calendar-days';
import type { OwnRecord, PersonRequest } from '@wardkit/contract/person-requests';
import { html } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import { focusAfterUpdate } from '../foundation/focus.ts';
import { DateField } from '../foundation/forms/date-field.ts';
import {
  circleAlertIcon,
  circleCheckIcon,
  pencilIcon,
  printerIcon,
  wifiOffIcon,
} from '../foundation/icons.generated.ts';
import type { Language, MessageLoaders } from '../foundation/language.ts';
import { noticeLine, skeleton, stateNotice } from '../foundation/state-notice.ts';
import { cards } from '../foundation/styles/cards.ts';
import { fields } from '../foundation/styles/fields.ts';
import { dateFields, errorSummary } from '../foundation/styles/forms.ts';
import { tags } from '../foundation/styles/tags.ts';
import { WardElement } from '../foundation/ward-element.ts';
import { AccessLogController } from './access-log.controller.ts';
import type { AccessLogMessages } from './access-log.en.ts';
import { AccessLogPrintEvent } from './access-log.events.ts';
import type { AccessLogState, LogState, ReadyState, RequestTask } from './access-log.state.ts';
import { styles } from './access-log.styles.ts';
import { whatOf, whoOf, whyOf } from './entry-words.ts';
import { lastOf } from './pointer.ts';
import { labelOf } from './record-label.ts';
import type { RequestDesk } from './request-desk.ts';

const loaders: MessageLoaders<AccessLogMessages> = {
  en: () => import('./access-log.en.ts').then((module) => module.messages),
  'zh-Hans': () => import('./access-log.zh-hans.ts').then((module) => module.messages),
  'zh-Hant': () => import('./access-log.zh-hant.ts').then((module) => module.messages),
  ja: () => import('./access-log.ja.ts').then((module) => module.messages),
  ko: () => import('./access-log.ko.ts').then((module) => module.messages),
};

/** Margins of the paper, in millimetres. */
const MARGIN = 15;

/**
 * What is recorded about the person who is signed in, who looked at it, as what, for what and when, and what they ask to
 * be corrected or deleted. It never gives the name of whoever looked.
 * @fires ward-person-request before a request is filed
 * @fires ward-access-log-print before the log is printed
 */
export class WardAccessLog extends WardElement<AccessLogMessages> {
  static override readonly component: string = 'access-log';
  static override styles = [cards, tags, fields, dateFields, errorSummary, styles];

  readonly #controller = new AccessLogController(this);
  /** Where a request is made; fetched when the first is begun. */
  #desk: RequestDesk | null = null;
  #deskFailed = false;
  readonly #from = new DateField(this, { id: 'from', limits: () => ({ latest: this.#today() }) });
  readonly #until = new DateField(this, {
    id: 'until',
    limits: () => ({ earliest: this.#from.value ?? undefined, latest: this.#today() }),
  });
  #printFailed = false;
  #shown: RequestTask['kind'] = 'none';

  constructor() {
    super(loaders);
  }

  /** Reads everything anew; what is being entered stays. */
  refresh(): void {
    this.#controller.load();
  }

  /** Opens the browser's print dialog with the readings that are shown. Does nothing before there are any. */
  async print(): Promise<void> {
    const { language } = this;
    const { state } = this.#controller;
    if (language === null || state.kind !== 'ready' || state.log.kind !== 'ready') return;
    const { entries, next } = state.log;
    if (!this.dispatchEvent(new AccessLogPrintEvent(entries.length))) return;
    const { words, format, tag } = language;
    const day = (date: string | null) => (date === null ? null : format.date(date));
    const period = words.period(day(state.period.from), day(state.period.until));
    try {
      const [{ printPages }, { logPage, logPaper }] = await Promise.all([
        import('../foundation/print-pages.ts'),
        import('./log-page.ts'),
      ]);
      const page = logPage(entries, language, { period, now: this.clock.now(), isPart: next !== null });
      await printPages(page, { title: words.log, lang: tag, styles: [logPaper], margin: MARGIN });
      this.#printFailed = false;
    } catch {
      this.#printFailed = true;
    }
    this.requestUpdate();
  }

  protected override get followsPerson(): boolean {
    return true;
  }

  protected override updated(): void {
    const { state } = this.#controller;
    const kind = state.kind === 'ready' ? state.task.kind : 'none';
    if (kind === this.#shown) return;
    this.#shown = kind;
    void focusAfterUpdate(this, kind === 'none' ? '.panel-heading' : '.task-heading');
  }

  protected override view(language: Language<AccessLogMessages>): unknown {
    const { words } = language;
    const { state } = this.#controller;
    return html`<section class="panel" aria-label=${words.heading} data-state=${state.kind}>
      <div class="panel-head"><h2 class="grow panel-heading" tabindex="-1">${words.heading}</h2></div>
      ${this.#content(state, language)}
    </section>`;
  }

  #content(state: AccessLogState, language: Language<AccessLogMessages>): unknown {
    const { words, shared } = language;
    const retry = () => this.refresh();
    switch (state.kind) {
      case 'loading':
        return stateNotice('loading', shared, { heading: words.loading });
      case 'offline':
        return stateNotice('offline', shared, { body: words.offlineBody, retry });
      case 'forbidden':
        return stateNotice('forbidden', shared, { body: words.forbiddenBody });
      case 'sign-in':
        return stateNotice('sign-in', shared, { body: words.signInBody, retry });
      case 'error':
        return stateNotice('error', shared, { requestId: state.requestId, retry });
      case 'ready':
        return this.#ready(state, language);
    }
  }

  #ready(state: ReadyState, language: Language<AccessLogMessages>): unknown {
    const { words } = language;
    const { task } = state;
    if (task.kind === 'asking') return this.#desk?.view(task, state, language);
    if (task.kind === 'sent') {
      return html`<section class="task" data-task="sent">
        <h3 class="task-heading" tabindex="-1">${words.form.sent}</h3>
        ${noticeLine('ok', circleCheckIcon(), words.form.sentBody(language.format.date(task.request.dueOn)))}
        <div class="actions task-actions">
          <button class="button primary" type="button" @click=${() => this.#controller.leave()}>${words.form.toList}</button>
        </div>
      </section>`;
    }
    return [this.#records(state, language), this.#requests(state, language), this.#log(state, language)];
  }

  #records(state: ReadyState, language: Language<AccessLogMessages>): unknown {
    const { words } = language;
    const { records, moreRecords } = state;
    return html`<section class="part" aria-label=${words.records}>
      <h3>${words.records}</h3>
      ${records.length === 0 ? html`<p>${words.noRecords}</p>` : null}
      <ul>
        ${records.map((record) => this.#record(record, state, language))}
      </ul>
      ${moreRecords ? html`<p class="sub">${words.moreRecords}</p>` : null}
    </section>`;
  }

  #record(record: OwnRecord, state: ReadyState, language: Language<AccessLogMessages>): unknown {
    const { words, format } = language;
    const since = words.recordedSince(record.stationName, format.date(dayInShanghai(record.since)));
    const until = record.keptUntil === null ? words.inUse : words.keptUntil(format.date(record.keptUntil));
    const values = maskedOf(record, state);
    const said = record.fields.map((field) => {
      const name = words.fields[lastOf(field)] ?? words.otherField;
      const value = values[field];
      return value === undefined ? name : `${name} ${value}`;
    });
    return html`<li class="record">
      <p class="record-name">${labelOf(record, state, words)}</p>
      <p class="numbers">${said.join(' · ')}</p>
      <p class="sub">${since}<br />${until}</p>
    </li>`;
  }

  #requests(
    { requests, personId, withdrawing, withdrawFailed }: ReadyState,
    language: Language<AccessLogMessages>,
  ): unknown {
    const { words } = language;
    return html`<section class="part" aria-label=${words.requests}>
      <h3>${words.requests}</h3>
      ${requests.length === 0 ? html`<p class="sub">${words.noRequests}</p>` : null}
      ${
        withdrawFailed === null
          ? null
          : noticeLine(
              'moderate',
              circleAlertIcon(),
              withdrawFailed === 'answered' ? words.withdrawAnswered : words.withdrawFailed,
            )
      }
      <ul>
        ${
          // A button that has the focus must not become that of another request.
          requests.map((request) => keyed(request.id, this.#request(request, withdrawing, language)))
        }
      </ul>
      ${
        personId === null
          ? html`<p class="sub">${words.askAtStation}</p>`
          : html`<div class="actions">
              <button class="button" type="button" data-action="ask" @click=${() => this.#ask()}>
                ${pencilIcon()} ${words.ask}
              </button>
            </div>
            ${this.#deskFailed ? noticeLine('moderate', wifiOffIcon(), words.failures.offline) : null}`
      }
    </section>`;
  }

  #request(
    request: PersonRequest,
    withdrawing: string | null,
    { words, format }: Language<AccessLogMessages>,
  ): unknown {
    const { kind, state, answer, receivedAt, dueOn, id, field, correctValue } = request;
    const name = words.kindsOfRequest[kind] ?? kind;
    const day = format.date(dayInShanghai(receivedAt));
    const about = field === null ? null : (words.fields[lastOf(field)] ?? words.otherField);
    return html`<li class="record" data-request=${state}>
      <div class="record-head">
        <p class="record-name">${[name, about].filter(Boolean).join(' · ')}</p>
        <span class="tag ${state === 'granted' ? 'ok' : ''}">${words.requestStates[state] ?? state}</span>
      </div>
      ${correctValue === null ? null : html`<p class="numbers">${correctValue.masked}</p>`}
      <p class="sub">${words.asked(day)}${state === 'received' ? html`<br />${words.due(format.date(dueOn))}` : null}</p>
      ${
        answer === null
          ? null
          : html`<p>${words.answered(format.date(dayInShanghai(answer.at)), answer.reason)}</p>
              ${answer.legalBasis === null ? null : html`<p class="sub">${words.basis(answer.legalBasis)}</p>`}`
      }
      ${
        state === 'received'
          ? html`<div class="actions">
              <button
                class="button small"
                type="button"
                aria-label=${words.withdrawOf(name, day)}
                aria-disabled=${withdrawing === id ? 'true' : 'false'}
                @click=${() => this.#controller.withdraw(request)}
              >
                ${words.withdraw}
              </button>
            </div>`
          : null
      }
    </li>`;
  }

  #log(state: ReadyState, language: Language<AccessLogMessages>): unknown {
    const { words } = language;
    const { period, log } = state;
    const isFiltered = period.from !== null || period.until !== null;
    const hasEntries = log.kind === 'ready' && log.entries.length > 0;
    return html`<section class="part" aria-label=${words.log}>
      <h3>${words.log}</h3>
      <p class="sub">${words.logHint}</p>
      <form class="period" novalidate @submit=${this.#filter}>
        ${this.#from.render(language, { legend: words.from })} ${this.#until.render(language, { legend: words.until })}
        <div class="actions">
          <button class="button" type="submit" data-action="filter">${words.filter}</button>
          ${
            isFiltered
              ? html`<button class="button quiet" type="button" @click=${() => this.#showAll()}>${words.all}</button>`
              : null
          }
        </div>
      </form>
      ${this.#entries(log, isFiltered, language)}
      ${this.#printFailed ? noticeLine('extreme', circleAlertIcon(), words.printFailed) : null}
      ${
        hasEntries
          ? html`<div class="actions">
              <button class="button" type="button" data-action="print" @click=${() => this.print()}>
                ${printerIcon()} ${words.print}
              </button>
            </div>`
          : null
      }
    </section>`;
  }

  #entries(log: LogState, isFiltered: boolean, language: Language<AccessLogMessages>): unknown {
    const { words, shared } = language;
    if (log.kind === 'loading') return skeleton(words.logLoading);
    if (log.kind === 'failed') {
      const again = html`<button class="button small" type="button" @click=${() => this.#again()}>${shared.retry}</button>`;
      return noticeLine('moderate', wifiOffIcon(), words.logFailed, again);
    }
    if (log.entries.length === 0) return html`<p>${isFiltered ? words.nobodyThen : words.nobody}</p>`;
    const { columns } = words;
    const busy = log.more === 'loading';
    // Laid out as lines on a phone, which takes a table's roles away in some browsers: they are said.
    return html`<table class="log" role="table" aria-label=${words.log}>
        <thead role="rowgroup">
          <tr role="row">
            ${[columns.when, columns.who, columns.why, columns.what].map(
              (column) => html`<th role="columnheader" scope="col">${column}</th>`,
            )}
          </tr>
        </thead>
        <tbody role="rowgroup">
          ${log.entries.map((entry) => this.#entry(entry, language))}
        </tbody>
      </table>
      ${
        log.next === null
          ? null
          : html`${log.more === 'failed' ? noticeLine('moderate', circleAlertIcon(), words.moreFailed) : null}
              <button
                class="button wide"
                type="button"
                data-action="more"
                aria-disabled=${busy ? 'true' : 'false'}
                @click=${() => this.#controller.loadMore()}
              >
                ${busy ? words.loadingMore : words.more}
              </button>`
      }`;
  }

  #entry(entry: AccessLogEntry, language: Language<AccessLogMessages>): unknown {
    const { words, format } = language;
    const { columns } = words;
    const [role, station] = whoOf(entry, language);
    const [what, how] = whatOf(entry, language);
    const cell = (name: string, content: unknown, look = '') => html`<td role="cell" class=${look}>
      <span class="cell-name" aria-hidden="true">${name}</span><span class="cell-words">${content}</span>
    </td>`;
    return html`<tr role="row">
      ${cell(columns.when, html`<time datetime=${entry.at}>${format.dateTime(entry.at)}</time>`, 'when numbers')}
      ${cell(columns.who, html`${role}<br /><span class="sub">${station}</span>`)} ${cell(columns.why, whyOf(entry, language))}
      ${cell(columns.what, html`${what}<br /><span class=${entry.revealed ? 'full' : 'sub'}>${how}</span>`)}
    </tr>`;
  }

  async #ask(): Promise<void> {
    try {
      const { RequestDesk } = await import('./request-desk.ts');
      this.#desk ??= new RequestDesk(this, this.#controller);
      this.#desk.begin();
      this.#deskFailed = false;
    } catch {
      this.#deskFailed = true;
    }
    this.requestUpdate();
  }

  readonly #filter = (event: Event): void => {
    event.preventDefault();
    event.stopPropagation();
    if (!this.#from.check() || !this.#until.check()) return;
    this.#controller.show({ from: this.#from.value, until: this.#until.value });
  };

  #showAll(): void {
    this.#from.value = null;
    this.#until.value = null;
    this.#controller.show({ from: null, until: null });
  }

  #again(): void {
    const { state } = this.#controller;
    if (state.kind === 'ready') this.#controller.show(state.period);
  }

  /**
   * Called by its desk: says something politely.
   * @internal
   */
  say(words: string): void {
    this.live.say(words);
  }

  #today(): string {
    return dayInShanghai(new Date(this.clock.now()).toISOString());
  }
}

/** The values of a record, masked, by their pointers; none where they are not at hand. */
function maskedOf({ record }: OwnRecord, { stays }: ReadyState): Readonly<Record<string, string | undefined>> {
  const person = stays.get(record.split('/')[3] ?? '')?.person;
  if (person === undefined) return {};
  return {
    '/person/name': person.name.masked,
    '/person/identityNumber': person.identityNumber?.masked,
    '/person/telephone': person.telephone?.masked,
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'ward-access-log': WardAccessLog;
  }
}
