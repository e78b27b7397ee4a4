import type { AnyWardError } from '@wardkit/client';
import type { Alert } from '@wardkit/contract/alert';
import { css, html, type TemplateResult } from 'lit';
import { unitsOn } from '../alerts/alert-changes.ts';
import { isClientError } from '../foundation/client-failure.ts';
import { type FailedReading, failedReading, failedReadingNotice } from '../foundation/failed-reading.ts';
import { circleAlertIcon, printerIcon } from '../foundation/icons.generated.ts';
import type { Language } from '../foundation/language.ts';
import { printPages } from '../foundation/print-pages.ts';
import { noticeLine, skeleton } from '../foundation/state-notice.ts';
import type { WardElement } from '../foundation/ward-element.ts';
import type { AlertListController } from './alert-list.controller.ts';
import type { AlertListMessages } from './alert-list.en.ts';
import { readPage } from './alert-reading.ts';

type TableState =
  | { readonly kind: 'loading' }
  | { readonly kind: 'ready'; readonly alerts: readonly Alert[]; readonly next: string | null }
  | FailedReading;

/** Alerts as a plain table, a page at a time: it stands still, for assistive technology and for paper. */
export class AlertTable {
  #state: TableState = { kind: 'loading' };
  /** The cursors of the pages up to the one that is shown; null is the first. */
  #pages: readonly (string | null)[] = [null];
  #asked = '';
  #person: AbortSignal | null = null;
  #printFailed = false;
  readonly #host: WardElement<AlertListMessages>;
  readonly #list: AlertListController;

  constructor(host: WardElement<AlertListMessages>, list: AlertListController) {
    this.#host = host;
    this.#list = list;
    host.withClient((_, signal) => {
      signal.addEventListener('abort', () => this.leave(), { once: true });
    });
  }

  /** Forgets the page: the next drawing reads the first one. */
  leave(): void {
    this.#asked = '';
    this.#pages = [null];
    this.#state = { kind: 'loading' };
  }

  view(language: Language<AlertListMessages>, open: (alertId: string) => void): unknown {
    const { words, shared, format } = language;
    const asked = JSON.stringify(this.#list.filters);
    const { signal } = this.#list.desk;
    // A page that was read for somebody is not shown to somebody else.
    if ((asked !== this.#asked || signal !== this.#person) && !signal.aborted) {
      this.leave();
      this.#asked = asked;
      this.#person = signal;
      void this.#read();
    }
    const state = this.#state;
    if (state.kind === 'loading') return skeleton(words.loading, 6);
    if (state.kind !== 'ready') return failedReadingNotice(state, shared, () => void this.#read());
    const page = this.#pages.length;
    return html`<div class="table-box">
      ${this.#printFailed ? noticeLine('extreme', circleAlertIcon(), words.printFailed) : null}
      <p class="sub">${words.tableNote}</p>
      <div class="table-scroller" tabindex="0" role="region" aria-label=${words.tableCaption(page, format)}>
        ${tableOf(state.alerts, page, this.#host.clock.now(), language, null, open)}
      </div>
      <div class="table-actions">
        <button class="button" type="button" ?disabled=${page === 1} @click=${() => this.#turn(this.#pages.slice(0, -1))}>
          ${words.previousPage}
        </button>
        <button
          class="button"
          type="button"
          ?disabled=${state.next === null}
          @click=${() => this.#turn([...this.#pages, state.next])}
        >
          ${words.nextPage}
        </button>
        <button class="button" type="button" data-print @click=${() => void this.#print(state.alerts, page, language)}>
          ${printerIcon()} ${words.print}
        </button>
      </div>
    </div>`;
  }

  #turn(pages: readonly (string | null)[]): void {
    this.#pages = pages;
    this.#state = { kind: 'loading' };
    this.#host.requestUpdate();
    void this.#read();
  }

  async #read(): Promise<void> {
    const { client, filters } = this.#list;
    const { signal } = this.#list.desk;
    if (client === null) return;
    const cursor = this.#pages.at(-1) ?? null;
    const asked = this.#asked;
    try {
      const bounds = { limit: 50, ...(cursor === null ? {} : { cursor }) };
      const { alerts, next } = await readPage(client, filters, this.#host.clock.now(), bounds, signal);
      if (!signal.aborted && asked === this.#asked) this.#state = { kind: 'ready', alerts, next };
    } catch (error) {
      if (signal.aborted) return;
      if (!isClientError(error)) throw error;
      this.#state = failedReading(error as AnyWardError, client);
    }
    this.#host.requestUpdate();
  }

  async #print(alerts: readonly Alert[], page: number, language: Language<AlertListMessages>): Promise<void> {
    try {
      const { stationName } = this.#list.desk;
      const paper = tableOf(alerts, page, this.#host.clock.now(), language, stationName, null);
      const title = language.words.tableCaption(page, language.format);
      await printPages(paper, { title, lang: language.tag, styles: [paperStyles], margin: 12 });
      this.#printFailed = false;
    } catch {
      this.#printFailed = true;
    }
    this.#host.requestUpdate();
  }
}

/**
 * @param station whose alerts they are: said on paper, where no head of the list does
 * @param open null on paper, where nothing can be pressed
 */
function tableOf(
  alerts: readonly Alert[],
  page: number,
  now: number,
  { words, format }: Language<AlertListMessages>,
  station: string | null,
  open: ((alertId: string) => void) | null,
): TemplateResult {
  const { columns } = words;
  return html`<table class="table">
    <caption>
      ${station === null ? null : html`<span lang="zh-Hans">${station}</span>`} ${words.tableCaption(page, format)}
      ${open === null ? html`<small>${format.dateTime(new Date(now).toISOString())}</small>` : null}
    </caption>
    <thead>
      <tr>
        ${Object.values(columns).map((name) => html`<th scope="col">${name}</th>`)}
      </tr>
    </thead>
    <tbody>
      ${alerts.map((alert) => {
        const { id, number, receivedAt, priority, category, summary, place, state, nextDueAt } = alert;
        return html`<tr>
          <th scope="row" class="numbers">
            ${
              open === null
                ? number
                : html`<button class="button quiet small" type="button" data-open-row=${id} @click=${() => open(id)}>
                    ${number}
                  </button>`
            }
          </th>
          <td>${format.dateTime(receivedAt)}</td>
          <td>${words.priorities[priority] ?? words.unknownPriority}</td>
          <td>${words.categories[category] ?? words.unknownCategory}</td>
          <td lang="zh-Hans">${summary}</td>
          <td lang="zh-Hans">${place.text}</td>
          <td>${words.states[state] ?? words.unknownState}</td>
          <td>${nextDueAt === null ? '—' : format.timeOrDate(nextDueAt, now)}</td>
          <td lang="zh-Hans">
            ${
              unitsOn(alert)
                .map(({ label }) => label)
                .join('、') || '—'
            }
          </td>
        </tr>`;
      })}
    </tbody>
  </table>`;
}

/** On paper: small, so that nine columns have room, with the head of the table on each sheet. */
const paperStyles = css`
  body {
    font: 8pt / 1.4 system-ui, 'Noto Sans CJK SC', 'Microsoft YaHei', sans-serif;
    color: #000;
  }
  table {
    width: 100%;
    border-collapse: collapse;
  }
  caption {
    padding-bottom: 3mm;
    font-size: 12pt;
    font-weight: 700;
    text-align: start;
  }
  small {
    margin-inline-start: 3mm;
    font-size: 8pt;
    font-weight: 400;
  }
  thead th,
  th[scope='row'],
  td:nth-child(2) {
    white-space: nowrap;
  }
  th,
  td {
    padding: 1mm;
    border: 0.2mm solid #777;
    text-align: start;
    vertical-align: top;
    overflow-wrap: anywhere;
  }
  thead {
    display: table-header-group;
  }
  tr {
    break-inside: avoid;
  }
`;
