import { html, type PropertyValues } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { AlertOpenEvent } from '../alerts/alert.events.ts';
import type { AlertChange } from '../alerts/alert.state.ts';
import type { AlertPane } from '../alerts/alert-pane.ts';
import { due } from '../alerts/due.styles.ts';
import { backButton } from '../foundation/back-button.ts';
import { failedReadingNotice } from '../foundation/failed-reading.ts';
import { focusAfterUpdate } from '../foundation/focus.ts';
import { bellIcon, keyboardIcon, listIcon, searchIcon, tableIcon } from '../foundation/icons.generated.ts';
import type { Language, MessageLoaders } from '../foundation/language.ts';
import { PagePart } from '../foundation/page-part.ts';
import { skeleton, stateNotice } from '../foundation/state-notice.ts';
import { cards } from '../foundation/styles/cards.ts';
import { live } from '../foundation/styles/live.ts';
import { panes } from '../foundation/styles/panes.ts';
import { tags } from '../foundation/styles/tags.ts';
import { WardElement } from '../foundation/ward-element.ts';
import type { AlertListController } from './alert-list.controller.ts';
import type { AlertListMessages } from './alert-list.en.ts';
import { AlertFilterEvent } from './alert-list.events.ts';
import { type AlertFilters, type AlertListState, plainFilters } from './alert-list.state.ts';
import { styles } from './alert-list.styles.ts';
import type { AlertTable } from './alert-table.ts';
import type { Finder } from './finder.ts';
import type { HelpSheet } from './help-sheet.ts';
import type { RowWindow } from './row-window.ts';
import type { Signals } from './signals.ts';

const loaders: MessageLoaders<AlertListMessages> = {
  en: () => import('./alert-list.en.ts').then((module) => module.messages),
  'zh-Hans': () => import('./alert-list.zh-hans.ts').then((module) => module.messages),
  'zh-Hant': () => import('./alert-list.zh-hant.ts').then((module) => module.messages),
  ja: () => import('./alert-list.ja.ts').then((module) => module.messages),
  ko: () => import('./alert-list.ko.ts').then((module) => module.messages),
};

type Live = typeof import('./live-part.ts');
type Later = typeof import('./later.ts');

/** What lists the alerts, once it is here. */
interface Parts {
  readonly live: Live;
  readonly controller: AlertListController;
  readonly window: RowWindow;
}

/**
 * The alerts of a station as they come and change: what is open, what it waits for and for how long, one opened beside its
 * history, and what is done about it. The row that is read never moves; new ones are told by a pill above it.
 * @fires ward-alert-open an alert was opened, or left
 * @fires ward-alert-change before an alert is changed
 * @fires ward-alert-changed the server has taken a change
 * @fires ward-alert-filter somebody chose what is listed, codes only
 * @cssprop [--ward-alert-list-height=clamp(320px, 68vh, 900px)] the height of the list
 */
export class WardAlertList extends WardElement<AlertListMessages> {
  static override readonly component: string = 'alert-list';
  static override properties = {
    alertId: { type: String, attribute: 'alert-id' },
    mode: { type: String },
    urlState: { type: String, attribute: 'url-state' },
  };
  static override styles = [cards, tags, panes, due, live, styles];

  /** The alert that is open; empty for none. */
  declare alertId: string;
  /** `list`, live; or `table`, plain and a page at a time. */
  declare mode: string;
  /**
   * Keeps filters and order in the page's address, as codes, in parameters that begin with this and a dot, such as
   * `alerts`; empty keeps nothing there.
   */
  declare urlState: string;

  readonly #live = new PagePart<Live>(this, () => import('./live-part.ts'));
  #made: Parts | null = null;
  readonly #later = new PagePart<Later>(this, () => import('./later.ts'));
  #pane: AlertPane | null = null;
  #table: AlertTable | null = null;
  #finder: Finder | null = null;
  #help: HelpSheet | null = null;
  #signals: Signals | null = null;
  /** The row that Tab comes to. */
  #current: string | null = null;

  constructor() {
    super(loaders);
    this.alertId = '';
    this.mode = 'list';
    this.urlState = '';
    this.withClient((_, signal) => {
      globalThis.addEventListener('popstate', () => this.#readAddress(), { signal });
    });
  }

  /** Asks for the alerts anew. */
  refresh(): void {
    if (this.#made === null) void this.#make();
    else this.#controller.load();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#make();
  }

  /** Fetches what lists the alerts; where that fails it says so, and tries again when asked. */
  async #make(): Promise<void> {
    const live = await this.#live.load().catch(() => null);
    if (live === null || this.#made !== null) return;
    const controller = new live.AlertListController(this);
    const window = new live.RowWindow(this, {
      places: controller.store.places,
      indexOf: (id) => controller.store.indexOf(id),
      seen: (first, last) => controller.seen(first, last),
    });
    this.#made = { live, controller, window };
    this.#readAddress();
    this.#follow(this.alertId || null);
    this.requestUpdate();
  }

  get #parts(): Parts {
    if (this.#made === null) throw new Error('The part that lists alerts is not here yet.');
    return this.#made;
  }

  get #controller(): AlertListController {
    return this.#parts.controller;
  }

  get #window(): RowWindow {
    return this.#parts.window;
  }

  protected override get followsPerson(): boolean {
    return true;
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    if (changed.has('alertId')) this.#follow(this.alertId || null);
    if (changed.has('urlState')) this.#readAddress();
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    this.#later.dress();
    if (this.#made === null) return;
    this.#signals?.count(this.#controller.store.newCount);
    // All of it is on the device before the network goes.
    if (this.#controller.isLive && !this.#later.missing) void this.#load().catch(() => {});
  }

  protected override view(language: Language<AlertListMessages>): unknown {
    const { words, shared } = language;
    if (this.#made === null) {
      const body = this.#live.missing
        ? stateNotice('offline', shared, { retry: () => void this.#make() })
        : skeleton(words.loading, 6);
      return html`<section class="panel" aria-label=${words.heading}>
        <div class="panel-head"><div class="title"><h2>${words.heading}</h2></div></div>
        ${body}
      </section>`;
    }
    const { openId } = this.#controller.desk;
    const now = this.clock.now();
    return html`<section class="panel" aria-label=${words.heading} @keydown=${(event: KeyboardEvent) => this.#shortcut(event, language)}>
      <div class="panel-head">
        <div class="title"><h2>${words.heading}</h2>${this.#parts.live.subtitle(this.#controller, now, language)}</div>
        ${this.#liveMark(now, language)} ${this.#tools(language)}
      </div>
      ${this.#finder?.view(language, { changed: () => this.#goToFound(), close: () => this.#closeFind() })}
      <div class="panes ${openId === null ? '' : 'has-open'}">
        <div class="list-pane">
          ${this.#parts.live.filtersView({
            filters: this.#controller.filters,
            language,
            areas: this.#parts.live.areasOf(this.#controller.store),
            nameOfArea: (code) => this.#controller.divisions.of(code),
            counts: this.#parts.live.countsOf(this.#controller, now),
            choose: (change) => this.#choose(change(this.#controller.filters)),
          })}
          ${
            this.mode === 'table' && !this.#isClosed
              ? (this.#table?.view(language, (id) => this.#open(id)) ?? skeleton(words.loading, 6))
              : this.#content(this.#controller.state, language)
          }
        </div>
        ${openId === null ? null : html`<div class="detail-pane">${this.#detail(openId, language)}</div>`}
      </div>
      ${this.#help?.view(language)} ${this.#signals?.view(language)}
    </section>`;
  }

  /** Nobody is signed in, or not with a right to see alerts: then it says so, in whatever mode. */
  get #isClosed(): boolean {
    const { kind } = this.#controller.state;
    return kind === 'sign-in' || kind === 'forbidden';
  }

  #liveMark(now: number, language: Language<AlertListMessages>): unknown {
    const { state } = this.#controller;
    if (state.kind === 'stale') return this.#parts.live.liveMark(state.since, now, language);
    return state.kind === 'ready' || state.kind === 'empty' ? this.#parts.live.liveMark(null, now, language) : null;
  }

  #tools({ words }: Language<AlertListMessages>): unknown {
    const isTable = this.mode === 'table';
    return this.#parts.live.toolsView([
      ...(isTable ? [] : [{ name: 'find', label: words.find, icon: searchIcon, press: () => void this.#openFind() }]),
      {
        name: 'table',
        label: isTable ? words.tableBack : words.table,
        icon: isTable ? listIcon : tableIcon,
        press: () => this.#turn(),
      },
      {
        name: 'signals',
        label: words.signals,
        icon: bellIcon,
        press: () => void this.#load().then(() => this.#signals?.open()),
      },
      {
        name: 'help',
        label: words.help,
        icon: keyboardIcon,
        press: () => void this.#load().then(() => this.#help?.open()),
      },
    ]);
  }

  #content(state: AlertListState, language: Language<AlertListMessages>): unknown {
    const { words, shared } = language;
    switch (state.kind) {
      case 'loading':
        return skeleton(words.loading, 6);
      case 'error':
      case 'offline':
      case 'forbidden':
      case 'sign-in':
        return failedReadingNotice(state, shared, () => this.refresh());
      case 'empty':
        return this.#empty(language);
      case 'ready':
      case 'stale': {
        const stale =
          state.kind === 'stale'
            ? html`<div class="notices">${this.#parts.live.staleNotice(state.since, this.clock.now(), language)}</div>`
            : null;
        if (this.#controller.store.ids.length === 0 && state.next === null) return [stale, this.#empty(language)];
        return [stale, this.#list(language), this.#parts.live.footView(this.#controller, state, language)];
      }
    }
  }

  #empty({ words, shared }: Language<AlertListMessages>): unknown {
    const { filters } = this.#controller;
    if (JSON.stringify(filters) === JSON.stringify(plainFilters)) {
      return stateNotice('empty', shared, { heading: words.emptyHeading, body: words.emptyBody });
    }
    const action = html`<button class="button" type="button" @click=${() => this.#choose(plainFilters)}>
      ${words.noFilter}
    </button>`;
    return stateNotice('empty', shared, { heading: words.emptyFilteredHeading, body: words.emptyFilteredBody, action });
  }

  #list(language: Language<AlertListMessages>): unknown {
    const { words } = language;
    const { store, state, focusId } = this.#controller;
    const indices = this.#window.indices(focusId === null ? [] : [focusId]);
    const amount = state.kind === 'ready' && state.next === null ? store.ids.length : -1;
    const drawn = indices.map((at) => store.ids[at] ?? '');
    // The arrows start from where one was, or else from the top of what is in sight.
    const stop = this.#current !== null && drawn.includes(this.#current) ? this.#current : drawn[0];
    const now = this.clock.now();
    return html`<div class="list-box">
      ${this.#parts.live.pillView(store, language, () => this.#goToNew())}
      <div
        class="scroller"
        data-scroller
        @click=${(event: Event) => this.#pressed(event)}
        @keydown=${(event: KeyboardEvent) => this.#key(event)}
        @focusin=${(event: Event) => this.#focused(rowOf(event))}
        @focusout=${() => this.#focused(null)}
      >
        <ol class="alerts" data-rows role="list" aria-label=${words.list}>
          ${repeat(
            indices,
            (at) => store.ids[at],
            (at) => {
              const id = store.ids[at] ?? '';
              const row = this.#controller.row(id);
              if (row === null) return null;
              return this.#parts.live.rowView(row, {
                language,
                now,
                position: at + 1,
                amount,
                isOpen: id === this.#controller.desk.openId,
                isStop: id === stop,
                mark: this.#finder?.mark ?? ((text) => text),
              });
            },
          )}
        </ol>
      </div>
    </div>`;
  }

  #detail(alertId: string, language: Language<AlertListMessages>): unknown {
    const back = backButton(language.words.back, () => this.#open(null));
    if (this.#later.missing)
      return [back, stateNotice('offline', language.shared, { retry: () => void this.#load().catch(() => {}) })];
    const view = this.#pane?.view(alertId, language, (id) => this.#open(id));
    return [back, view ?? skeleton(language.words.openedLoading, 5)];
  }

  async #load(): Promise<Later> {
    const later = await this.#later.load();
    if (this.#pane === null) {
      this.#pane = new later.AlertPane(this, this.#controller.desk, this.live);
      this.#table = new later.AlertTable(this, this.#controller);
      this.#finder = new later.Finder(this.#controller.store);
      this.#help = new later.HelpSheet(this);
      this.#signals = new later.Signals(this, this.#controller);
      this.#controller.desk.onLeave(() => this.#finder?.close());
      this.requestUpdate();
    }
    return later;
  }

  #choose(filters: AlertFilters): void {
    this.#controller.choose(filters);
    this.#current = null;
    if (this.urlState !== '') {
      const { pathname, search, hash } = location;
      // The portal's own state of this entry stays with it.
      history.replaceState(
        history.state,
        '',
        `${pathname}${this.#parts.live.queryWith(search, this.urlState, filters)}${hash}`,
      );
    }
    this.dispatchEvent(new AlertFilterEvent(filters));
  }

  #readAddress(): void {
    if (this.urlState === '' || this.#made === null) return;
    const filters = this.#parts.live.filtersOf(location.search, this.urlState);
    if (JSON.stringify(filters) !== JSON.stringify(this.#controller.filters)) this.#controller.choose(filters);
  }

  #turn(): void {
    this.mode = this.mode === 'table' ? 'list' : 'table';
    this.#table?.leave();
    if (this.mode === 'table') void this.#load().catch(() => {});
  }

  async #openFind(): Promise<void> {
    await this.#load();
    if (this.#finder === null || this.mode === 'table') return;
    this.#finder.isOpen = true;
    this.requestUpdate();
    await focusAfterUpdate(this, '#alert-find');
  }

  #closeFind(): void {
    const foundId = this.#finder?.foundId ?? null;
    this.#finder?.close();
    this.requestUpdate();
    if (foundId !== null) this.#focusRow(foundId);
    else void focusAfterUpdate(this, '[data-tool="find"]');
  }

  #goToFound(): void {
    const foundId = this.#finder?.foundId ?? null;
    if (foundId === null) this.requestUpdate();
    else {
      this.#current = foundId;
      this.#window.reveal(foundId);
    }
  }

  /** Keys work while the focus is in here, and never while somebody writes. */
  #shortcut(event: KeyboardEvent, language: Language<AlertListMessages>): void {
    const target = event.target as Element;
    const isWriting = target.matches('input:not([type="checkbox"], [type="radio"]), textarea, select');
    const shortcut = this.#parts.live.shortcutOf(event);
    if (shortcut === null || event.defaultPrevented || target.closest('dialog') !== null) return;
    if (isWriting && shortcut.kind !== 'back') return;
    switch (shortcut.kind) {
      case 'change':
        void this.#changeByKey(shortcut.change, language);
        break;
      case 'new':
        this.#goToNew();
        break;
      case 'find':
        void this.#openFind();
        break;
      case 'table':
        this.#turn();
        break;
      case 'help':
        void this.#load().then(() => this.#help?.open());
        break;
      case 'back':
        if (!this.#goBack()) return;
    }
    event.preventDefault();
  }

  /** From a form to its alert, from an alert to the list. @returns whether there was anything to go back from */
  #goBack(): boolean {
    if (this.#pane?.leaveForm()) return true;
    if (this.#controller.desk.openId === null) return false;
    this.#open(null);
    return true;
  }

  async #changeByKey(change: AlertChange, language: Language<AlertListMessages>): Promise<void> {
    const { words } = language;
    const { desk, focusId } = this.#controller;
    const alertId = desk.openId ?? focusId;
    if (alertId === null) return;
    await this.#load();
    const pane = this.#pane;
    if (pane === null || !pane.isOffered(alertId, change))
      return this.live.say(words.notOffered(words.changes[change]));
    if (desk.openId === null && pane.hasForm(alertId, change)) this.#open(alertId);
    await pane.begin(alertId, change, language);
  }

  /** What is new is above: it is shown, and what waited stands in its place. */
  #goToNew(): void {
    this.#controller.settle();
    const [first] = this.#controller.store.ids;
    if (first !== undefined) this.#focusRow(first, 'start');
  }

  #open(alertId: string | null): void {
    const before = this.#controller.desk.openId;
    this.alertId = alertId ?? '';
    this.#follow(alertId);
    this.dispatchEvent(new AlertOpenEvent(alertId));
    if (alertId === null) {
      if (before !== null) this.#focusRow(before);
    } else {
      this.#current = alertId;
      void this.#focusDetail();
    }
  }

  async #focusDetail(): Promise<void> {
    await this.#load().catch(() => {});
    await focusAfterUpdate(this, '#alert-heading');
  }

  #follow(alertId: string | null): void {
    if (this.#made === null || alertId === this.#controller.desk.openId) return;
    this.#pane?.close();
    this.#controller.desk.open(alertId);
    if (alertId !== null) void this.#load().catch(() => {});
  }

  #focused(alertId: string | null): void {
    this.#controller.focusId = alertId;
    if (alertId !== null) this.#current = alertId;
  }

  #pressed(event: Event): void {
    const alertId = rowOf(event);
    if (alertId !== null) this.#open(alertId);
  }

  #key(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const { ids } = this.#controller.store;
    const at = this.#controller.store.indexOf(this.#current ?? '');
    const page = this.#window.pageOfRows;
    const steps: Readonly<Record<string, number>> = {
      ArrowDown: at + 1,
      ArrowUp: at - 1,
      PageDown: at + page,
      PageUp: at - page,
      Home: 0,
      End: ids.length - 1,
    };
    const wanted = steps[event.key];
    if (wanted === undefined) return;
    event.preventDefault();
    const id = ids[Math.max(0, Math.min(ids.length - 1, wanted))];
    if (id !== undefined) this.#focusRow(id);
  }

  #focusRow(alertId: string, align: 'near' | 'start' = 'near'): void {
    this.#current = alertId;
    this.#controller.focusId = alertId;
    this.#window.reveal(alertId, align);
    // The id may be from an address that anybody wrote.
    void focusAfterUpdate(this, `[data-row="${CSS.escape(alertId)}"] > button`);
  }
}

function rowOf(event: Event): string | null {
  return (event.target as Element).closest<HTMLElement>('[data-row]')?.dataset.row ?? null;
}

declare global {
  interface HTMLElementTagNameMap {
    'ward-alert-list': WardAlertList;
  }
}
