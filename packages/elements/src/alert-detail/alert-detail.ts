import { html, type PropertyValues } from 'lit';
import { AlertOpenEvent } from '../alerts/alert.events.ts';
import type { AlertPane } from '../alerts/alert-pane.ts';
import { due } from '../alerts/due.styles.ts';
import { focusAfterUpdate } from '../foundation/focus.ts';
import type { Language, MessageLoaders } from '../foundation/language.ts';
import { PagePart } from '../foundation/page-part.ts';
import { skeleton, stateNotice } from '../foundation/state-notice.ts';
import { cards } from '../foundation/styles/cards.ts';
import { live } from '../foundation/styles/live.ts';
import { tags } from '../foundation/styles/tags.ts';
import { WardElement } from '../foundation/ward-element.ts';
import type { AlertDetailController } from './alert-detail.controller.ts';
import type { AlertDetailMessages } from './alert-detail.en.ts';
import { styles } from './alert-detail.styles.ts';

const loaders: MessageLoaders<AlertDetailMessages> = {
  en: () => import('./alert-detail.en.ts').then((module) => module.messages),
  'zh-Hans': () => import('./alert-detail.zh-hans.ts').then((module) => module.messages),
  'zh-Hant': () => import('./alert-detail.zh-hant.ts').then((module) => module.messages),
  ja: () => import('./alert-detail.ja.ts').then((module) => module.messages),
  ko: () => import('./alert-detail.ko.ts').then((module) => module.messages),
};

type DetailPart = typeof import('./detail-part.ts');

/** What shows the alert, once it is here. */
interface Parts {
  readonly part: DetailPart;
  readonly controller: AlertDetailController;
  readonly pane: AlertPane;
}

/**
 * One alert on a page of its own: by when, what, where, what can be done and what happened so far, as it happens.
 * @fires ward-alert-open another alert was opened from this one
 * @fires ward-alert-change before the alert is changed
 * @fires ward-alert-changed the server has taken a change
 */
export class WardAlertDetail extends WardElement<AlertDetailMessages> {
  static override readonly component: string = 'alert-detail';
  static override properties = { alertId: { type: String, attribute: 'alert-id' } };
  static override styles = [cards, tags, due, live, styles];

  /** The alert to show. */
  declare alertId: string;

  readonly #part = new PagePart<DetailPart>(this, () => import('./detail-part.ts'));
  #made: Parts | null = null;

  constructor() {
    super(loaders);
    this.alertId = '';
  }

  /** Asks for the alert anew. */
  refresh(): void {
    if (this.#made === null) void this.#make();
    else this.#made.controller.refresh();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#make();
  }

  /** Fetches what shows an alert; where that fails it says so, and tries again when asked. */
  async #make(): Promise<void> {
    const part = await this.#part.load().catch(() => null);
    if (part === null || this.#made !== null) return;
    const controller = new part.AlertDetailController(this);
    const pane = new part.AlertPane(this, controller.desk, this.live);
    this.#made = { part, controller, pane };
    controller.open(this.alertId || null);
    this.requestUpdate();
  }

  protected override get followsPerson(): boolean {
    return true;
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    if (!changed.has('alertId') || this.#made === null) return;
    this.#made.pane.close();
    this.#made.controller.open(this.alertId || null);
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    this.#part.dress();
  }

  protected override view(language: Language<AlertDetailMessages>): unknown {
    const { words } = language;
    return html`<section class="panel" aria-label=${words.detailHeading}>
      <div class="panel-head"><h2>${words.detailHeading}</h2>${this.#mark(language)}</div>
      <div class="page" tabindex="-1">${this.#content(language)}</div>
    </section>`;
  }

  #mark(language: Language<AlertDetailMessages>): unknown {
    if (this.#made === null || this.#made.controller.desk.standing(this.alertId) === null) return null;
    return this.#made.part.liveMark(this.#made.controller.staleSince, this.clock.now(), language);
  }

  #content(language: Language<AlertDetailMessages>): unknown {
    const { words, shared } = language;
    if (this.#made === null) {
      return this.#part.missing
        ? stateNotice('offline', shared, { retry: () => void this.#make() })
        : skeleton(words.openedLoading, 5);
    }
    if (this.alertId === '') {
      return stateNotice('empty', shared, { heading: words.noneHeading, body: words.noneBody });
    }
    const { controller, pane, part } = this.#made;
    const { staleSince } = controller;
    const isShown = controller.desk.standing(this.alertId) !== null;
    return [
      isShown && staleSince !== null ? part.staleNotice(staleSince, this.clock.now(), language) : null,
      pane.view(this.alertId, language, (alertId) => this.#open(alertId)),
    ];
  }

  #open(alertId: string): void {
    this.alertId = alertId;
    this.dispatchEvent(new AlertOpenEvent(alertId));
    void focusAfterUpdate(this, '.page');
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ward-alert-detail': WardAlertDetail;
  }
}
