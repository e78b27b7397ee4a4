import { html, type PropertyValues, type TemplateResult } from 'lit';
import { failedReadingNotice } from '../foundation/failed-reading.ts';
import {
  chevronLeftIcon,
  chevronRightIcon,
  circleAlertIcon,
  clockIcon,
  printerIcon,
} from '../foundation/icons.generated.ts';
import type { Language, MessageLoaders } from '../foundation/language.ts';
import { noticeLine, stateNotice } from '../foundation/state-notice.ts';
import { cards } from '../foundation/styles/cards.ts';
import { fields } from '../foundation/styles/fields.ts';
import { WardElement } from '../foundation/ward-element.ts';
import { AlertBulletinController } from './alert-bulletin.controller.ts';
import type { AlertBulletinMessages } from './alert-bulletin.en.ts';
import { BulletinPrintEvent, BulletinShowEvent } from './alert-bulletin.events.ts';
import type { AlertBulletinState } from './alert-bulletin.state.ts';
import { styles } from './alert-bulletin.styles.ts';
import { bulletinPage, periodView } from './bulletin-page.ts';
import { periodInWords } from './bulletin-words.ts';
import {
  isDay,
  LENGTHS,
  type Length,
  lastComplete,
  type Period,
  periodAfter,
  periodBefore,
  periodOf,
  sameTime,
} from './period.ts';

const loaders: MessageLoaders<AlertBulletinMessages> = {
  en: () => import('./alert-bulletin.en.ts').then((module) => module.messages),
  'zh-Hans': () => import('./alert-bulletin.zh-hans.ts').then((module) => module.messages),
  'zh-Hant': () => import('./alert-bulletin.zh-hant.ts').then((module) => module.messages),
  ja: () => import('./alert-bulletin.ja.ts').then((module) => module.messages),
  ko: () => import('./alert-bulletin.ko.ts').then((module) => module.messages),
};

/** Margins of the paper, in millimetres. */
const MARGIN = 14;

/**
 * The bulletin of a station's alerts of a day, a week or a month, to read and to print: counts by kind, urgency, hour and
 * community. Nobody, no text of an alert, no address and no unit is on it.
 * @fires ward-bulletin-show another bulletin was chosen
 * @fires ward-bulletin-print before printing
 */
export class WardAlertBulletin extends WardElement<AlertBulletinMessages> {
  static override readonly component: string = 'alert-bulletin';
  static override properties = { period: { type: String }, from: { type: String } };
  static override styles = [cards, fields, styles];

  /** `day`, `week` or `month`; another value is taken as `week`. */
  declare period: string;
  /** The first day of the period, or any day in it, `YYYY-MM-DD`; empty is the newest period that is over. */
  declare from: string;

  readonly #controller = new AlertBulletinController(this, () => this.#chosen);
  #printFailed = false;
  /** The bulletin that is to be said once it is here, because a person asked for it. */
  #isAwaited = false;

  constructor() {
    super(loaders);
    this.period = 'week';
    this.from = '';
  }

  /** Reads the bulletin anew. */
  refresh(): void {
    this.#controller.load();
  }

  /** Opens the browser's print dialog with the bulletin alone. Does nothing before there is one. */
  async print(): Promise<void> {
    const { language } = this;
    const { state } = this.#controller;
    if (state.kind !== 'ready' || language === null) return;
    const { facts } = state;
    const { length, from } = facts.period;
    if (!this.dispatchEvent(new BulletinPrintEvent(length, from))) return;
    const { words, tag } = language;
    try {
      const [{ printPages }, { bulletinPaper }] = await Promise.all([
        import('../foundation/print-pages.ts'),
        import('./bulletin-paper.ts'),
      ]);
      await printPages(
        bulletinPage(facts, language, (title) => html`<h1>${title}</h1>`),
        {
          title: `${words.titles[length]} ${periodInWords(facts.period, language)}`,
          lang: tag,
          styles: [bulletinPaper],
          margin: MARGIN,
        },
      );
      this.#printFailed = false;
    } catch {
      this.#printFailed = true;
    }
    this.requestUpdate();
  }

  get #length(): Length {
    return LENGTHS.find((length) => length === this.period) ?? 'week';
  }

  /** Null where what is asked for is no day, or of a period that has not begun. */
  get #chosen(): Period | null {
    const { today } = this.#controller;
    if (!this.from) return lastComplete(this.#length, today);
    if (!isDay(this.from)) return null;
    const period = periodOf(this.#length, this.from);
    return period.from <= today ? period : null;
  }

  protected override get followsPerson(): boolean {
    return true;
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    if (changed.has('period') || changed.has('from')) this.#controller.follow();
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    const { language } = this;
    const { state } = this.#controller;
    if (!this.#isAwaited || state.kind === 'loading' || language === null) return;
    this.#isAwaited = false;
    const { words, format } = language;
    if (state.kind === 'ready') {
      const { period, bulletin } = state.facts;
      this.live.say(words.shown(periodInWords(period, language), bulletin.received, format));
    }
  }

  protected override view(language: Language<AlertBulletinMessages>): unknown {
    const { words } = language;
    const { state } = this.#controller;
    const isClosed = state.kind === 'forbidden' || state.kind === 'sign-in';
    return html`<section class="panel" aria-label=${words.heading} data-state=${state.kind}>
      <div class="panel-head"><h2 class="grow">${words.heading}</h2></div>
      ${isClosed ? null : this.#tools(state, language)} ${this.#content(state, language)}
    </section>`;
  }

  #tools(state: AlertBulletinState, language: Language<AlertBulletinMessages>): TemplateResult {
    const { words } = language;
    const period = this.#chosen;
    const { today } = this.#controller;
    const hasNext = period !== null && periodAfter(period).from <= today;
    const step = (to: Period) => this.#show(to);
    return html`<div class="tools">
      <fieldset class="field lengths">
        <legend class="visually-hidden">${words.length}</legend>
        <div class="segments">
          ${LENGTHS.map(
            (length) => html`<label class="segment">
              <input
                type="radio"
                name="length"
                value=${length}
                .checked=${length === this.#length}
                @change=${() => step(period === null ? lastComplete(length, today) : sameTime(period, length, today))}
              />
              <span class="segment-face">${words.lengths[length]}</span>
            </label>`,
          )}
        </div>
      </fieldset>
      ${
        period === null
          ? null
          : html`<div class="steps">
              <button
                class="button step"
                type="button"
                data-step="before"
                aria-label=${words.stepBefore[period.length]}
                @click=${() => step(periodBefore(period))}
              >
                ${chevronLeftIcon()}
              </button>
              <p class="shown-period">${periodView(period, language)}</p>
              <button
                class="button step"
                type="button"
                data-step="after"
                aria-label=${words.stepAfter[period.length]}
                aria-disabled=${hasNext ? 'false' : 'true'}
                @click=${() => (hasNext ? step(periodAfter(period)) : undefined)}
              >
                ${chevronRightIcon()}
              </button>
            </div>`
      }
      <button
        class="button primary"
        type="button"
        data-print
        aria-disabled=${state.kind === 'ready' ? 'false' : 'true'}
        @click=${() => this.print()}
      >
        ${printerIcon()} ${words.print}
      </button>
    </div>`;
  }

  #content(state: AlertBulletinState, language: Language<AlertBulletinMessages>): unknown {
    const { words, shared, format } = language;
    switch (state.kind) {
      case 'loading':
        return stateNotice('loading', shared, { heading: words.loading });
      case 'not-offered':
        return stateNotice('empty', shared, {
          heading: words.notOffered,
          body: words.notOfferedBody,
          action: html`<button
            class="button primary"
            type="button"
            data-newest
            @click=${() => this.#show(lastComplete(this.#length, this.#controller.today))}
          >
            ${words.newest[this.#length]}
          </button>`,
        });
      case 'error':
      case 'offline':
      case 'forbidden':
      case 'sign-in':
        return failedReadingNotice(state, shared, () => this.refresh());
      case 'ready':
        return [
          state.staleSince
            ? noticeLine('moderate', clockIcon(), shared.staleSince(format.dateTime(state.staleSince)))
            : null,
          this.#printFailed ? noticeLine('extreme', circleAlertIcon(), words.printFailed) : null,
          bulletinPage(state.facts, language, (title) => html`<h3>${title}</h3>`),
        ];
    }
  }

  #show({ length, from }: Period): void {
    this.period = length;
    this.from = from;
    this.#isAwaited = true;
    this.dispatchEvent(new BulletinShowEvent(length, from));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ward-alert-bulletin': WardAlertBulletin;
  }
}
