import { html, nothing, type PropertyValues } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { failedReadingNotice } from '../foundation/failed-reading.ts';
import { focusAfterUpdate } from '../foundation/focus.ts';
import {
  bellIcon,
  chevronLeftIcon,
  chevronUpIcon,
  circleAlertIcon,
  clockIcon,
  keyboardIcon,
  listIcon,
  refreshCwIcon,
  searchIcon,
  tableIcon,
} from '../foundation/icons.generated.ts';
import type { Language, MessageLoaders } from '../foundation/language.ts';
import { PagePart } from '../foundation/page-part.ts';
import { picturesView } from '../foundation/photographs/pictures-view.ts';
import type { RecordPictures } from '../foundation/photographs/record-pictures.ts';
import { noticeLine, skeleton, stateNotice } from '../foundation/state-notice.ts';
import { cards } from '../foundation/styles/cards.ts';
import { tags } from '../foundation/styles/tags.ts';
import { WardElement } from '../foundation/ward-element.ts';
import type { AlertChanges, AtOnce } from './alert-changes.ts';
import type { AlertForms } from './alert-forms.ts';
import type { AlertListController } from './alert-list.controller.ts';
import type { AlertListMessages } from './alert-list.en.ts';
import { AlertFilterEvent, AlertOpenEvent } from './alert-list.events.ts';
import {
  type AlertChange,
  type AlertFilters,
  type AlertListState,
  isOpen,
  nearDeadline,
  plainFilters,
} from './alert-list.state.ts';
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
 * @fires ward-alert-open an alert was opened, or left: `alertId`
 * @fires ward-alert-change before an alert is changed: `alertId`, `change`; cancelable
 * @fires ward-alert-changed the server has taken a change: `alertId`, `state`
 * @fires ward-alert-filter somebody chose what is listed: `filters`, codes only
 */
export class WardAlertList extends WardElement<AlertListMessages> {
  static override readonly component: string = 'alert-list';
  static override properties = {
    alertId: { type: String, attribute: 'alert-id' },
    mode: { type: String },
    urlState: { type: String, attribute: 'url-state' },
  };
  static override styles = [cards, tags, styles];

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
  #changes: AlertChanges | null = null;
  #forms: AlertForms | null = null;
  #table: AlertTable | null = null;
  #finder: Finder | null = null;
  #help: HelpSheet | null = null;
  #signals: Signals | null = null;
  #pictures: RecordPictures | null = null;
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
    const { openId } = this.#controller;
    return html`<section class="panel" aria-label=${words.heading} @keydown=${(event: KeyboardEvent) => this.#shortcut(event, language)}>
      <div class="panel-head">
        <div class="title"><h2>${words.heading}</h2>${this.#subtitle(language)}</div>
        ${this.#liveMark(language)} ${this.#tools(language)}
      </div>
      ${this.#finder?.view(language, { changed: () => this.#goToFound(), close: () => this.#closeFind() })}
      <div class="panes ${openId === null ? '' : 'has-open'}">
        <div class="list-pane">
          ${this.#parts.live.filtersView({
            filters: this.#controller.filters,
            language,
            areas: this.#areas(),
            counts: this.#counts(),
            choose: (change) => this.#choose(change(this.#controller.filters)),
          })}
          ${
            this.mode === 'table'
              ? (this.#table?.view(language, (id) => this.#open(id)) ?? skeleton(words.loading, 6))
              : this.#content(this.#controller.state, language)
          }
        </div>
        ${openId === null ? null : html`<div class="detail-pane">${this.#detail(openId, language)}</div>`}
      </div>
      ${this.#help?.view(language)} ${this.#signals?.view(language)}
    </section>`;
  }

  #subtitle({ words, format }: Language<AlertListMessages>): unknown {
    const { stationName } = this.#controller;
    const { open } = this.#counts();
    if (stationName === null && open === undefined) return null;
    return html`<span class="sub">
      ${stationName === null ? null : html`<span lang="zh-Hans">${stationName}</span>`}
      ${open === undefined ? null : html`${stationName === null ? null : ' · '}${words.openCount(open, format)}`}
    </span>`;
  }

  #liveMark({ words, format }: Language<AlertListMessages>): unknown {
    const { state } = this.#controller;
    if (state.kind === 'stale') {
      return html`<span class="live stale">${words.staleShort(format.timeOrDate(state.since, this.clock.now()))}</span>`;
    }
    return state.kind === 'ready' || state.kind === 'empty' ? html`<span class="live">${words.live}</span>` : null;
  }

  #tools({ words }: Language<AlertListMessages>): unknown {
    const tool = (name: string, label: string, icon: unknown, press: () => void, isOn: boolean | null = null) =>
      html`<button
        class="button small quiet"
        type="button"
        title=${label}
        aria-label=${label}
        aria-pressed=${isOn === null ? nothing : String(isOn)}
        data-tool=${name}
        @click=${press}
      >
        ${icon}
      </button>`;
    const isTable = this.mode === 'table';
    return html`<div class="tools">
      ${isTable ? null : tool('find', words.find, searchIcon(), () => void this.#openFind())}
      ${tool('table', isTable ? words.tableBack : words.table, isTable ? listIcon() : tableIcon(), () => this.#turn())}
      ${tool('signals', words.signals, bellIcon(), () => void this.#load().then(() => this.#signals?.open()))}
      ${tool('help', words.help, keyboardIcon(), () => void this.#load().then(() => this.#help?.open()))}
    </div>`;
  }

  #content(state: AlertListState, language: Language<AlertListMessages>): unknown {
    const { words, shared, format } = language;
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
            ? html`<div class="notices">
                ${noticeLine('moderate', clockIcon(), words.staleSince(format.timeOrDate(state.since, this.clock.now())))}
              </div>`
            : null;
        if (this.#controller.store.ids.length === 0 && state.next === null) return [stale, this.#empty(language)];
        return [stale, this.#list(language), this.#foot(state, language)];
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
      ${this.#pill(language)}
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
                isOpen: id === this.#controller.openId,
                isStop: id === stop,
                mark: this.#finder?.mark ?? ((text) => text),
              });
            },
          )}
        </ol>
      </div>
    </div>`;
  }

  #pill({ words, format }: Language<AlertListMessages>): unknown {
    const { store } = this.#controller;
    const count = store.newCount;
    if (count === 0 && !store.isOrderOld) return null;
    const urgent = store.newPriorities.filter((priority) => priority === 'immediate').length;
    const said =
      count === 0
        ? words.orderChanged
        : [
            words.newOnes(count, format),
            urgent === 0 ? null : words.newUrgent(urgent, words.priorities.immediate ?? '', format),
          ]
            .filter((each) => each !== null)
            .join(' · ');
    return html`<div class="pill">
      <button class="button primary small" type="button" data-new @click=${() => this.#goToNew()}>
        ${chevronUpIcon()} ${said}
      </button>
    </div>`;
  }

  #foot(state: AlertListState & { kind: 'ready' | 'stale' }, { words, format }: Language<AlertListMessages>): unknown {
    const { store, isFull } = this.#controller;
    const count = store.ids.length;
    if (state.more === 'failed') {
      return html`<div class="notices">
        ${noticeLine(
          'moderate',
          circleAlertIcon(),
          words.moreFailed,
          html`<button class="button small" type="button" @click=${() => void this.#controller.loadMore()}>
            ${refreshCwIcon()} ${words.more}
          </button>`,
        )}
      </div>`;
    }
    const said =
      state.next === null
        ? words.loaded(count, format)
        : isFull
          ? this.#controller.filters.sort === 'newest'
            ? words.endOfList
            : words.sortedAmong(count, format)
          : state.more === 'loading'
            ? words.loadingMore
            : words.loadedSoFar(count, format);
    return html`<div class="list-foot"><span class="sub">${said}</span></div>`;
  }

  #detail(alertId: string, language: Language<AlertListMessages>): unknown {
    const { words, shared } = language;
    const { opened, roles } = this.#controller;
    const row = this.#controller.row(alertId);
    const alert = row?.alert ?? null;
    const back = html`<button class="button quiet back" type="button" @click=${() => this.#open(null)}>
      ${chevronLeftIcon()} ${words.back}
    </button>`;
    const retry = () => this.#controller.open(alertId);
    if (this.#later.missing)
      return [back, stateNotice('offline', shared, { retry: () => void this.#load().catch(() => {}) })];
    if (alert === null) {
      switch (opened.kind) {
        case 'offline':
          return [back, stateNotice('offline', shared, { body: words.openedOffline, retry })];
        case 'not-found':
          return [back, stateNotice('forbidden', shared, { body: words.openedMissing })];
        case 'forbidden':
          return [back, stateNotice('forbidden', shared, { body: words.openedForbidden })];
        case 'error':
          return [back, stateNotice('error', shared, { body: words.openedFailed, retry })];
      }
    }
    const later = this.#later.loaded;
    const pictures = this.#pictures;
    const forms = this.#forms;
    if (row === null || alert === null || later === null || pictures === null || forms === null)
      return [back, skeleton(words.openedLoading, 5)];
    const form = forms.form?.alert.id === alertId ? forms.form : null;
    return [
      back,
      later.detailView(row, alert, {
        language,
        now: this.clock.now(),
        roles,
        opened,
        repeat: alert.repeatId === null ? null : this.#controller.repeat(alert.repeatId),
        form:
          form === null
            ? null
            : later.formView(form, forms, {
                language,
                now: this.clock.now(),
                submit: () => void this.#submit(language),
                cancel: () => this.#cancel(form.change),
              }),
        pictures: (ids) => picturesView(ids, pictures, words),
        begin: (change) => void this.#begin(alertId, change, language),
        dismiss: () => this.#controller.dismiss(alertId),
        open: (id) => this.#open(id),
      }),
    ];
  }

  async #load(): Promise<Later> {
    const later = await this.#later.load();
    if (this.#changes === null) {
      this.#changes = new later.AlertChanges(this, this.#controller);
      this.#forms = new later.AlertForms(this, this.#controller);
      this.#table = new later.AlertTable(this, this.#controller);
      this.#finder = new later.Finder(this.#controller.store);
      this.#help = new later.HelpSheet(this);
      this.#signals = new later.Signals(this, this.#controller);
      const pictures = new later.RecordPictures(this);
      this.#pictures = pictures;
      this.withClient((client, signal) => pictures.connect(client, signal));
      this.requestUpdate();
    }
    return later;
  }

  async #begin(alertId: string, change: AlertChange, { words }: Language<AlertListMessages>): Promise<void> {
    const later = await this.#load();
    const alert = this.#controller.row(alertId)?.alert ?? null;
    if (alert === null) return;
    if (!(later.atOnce as readonly string[]).includes(change)) {
      await this.#forms?.open(alert, change);
      await focusAfterUpdate(this, '#alert-form-heading');
      return;
    }
    const outcome = await this.#changes?.move(alertId, change as AtOnce);
    if (outcome === 'done') this.live.say(words.done[change]);
    // A move by a key in the list leaves the focus on its row.
    if (this.#controller.openId === alertId) await focusAfterUpdate(this, '#alert-heading');
  }

  #cancel(change: AlertChange): void {
    this.#forms?.close();
    void focusAfterUpdate(this, `[data-change="${change}"]`);
  }

  async #submit({ words }: Language<AlertListMessages>): Promise<void> {
    const done = await this.#forms?.submit();
    // What is to be put right has the focus already.
    if (this.#forms?.summary.faults.length === 0) await focusAfterUpdate(this, '#alert-heading');
    if (done != null) this.live.say(words.done[done]);
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
    const change = this.#forms?.form?.change;
    if (change !== undefined) this.#cancel(change);
    else if (this.#controller.openId !== null) this.#open(null);
    else return false;
    return true;
  }

  async #changeByKey(change: AlertChange, language: Language<AlertListMessages>): Promise<void> {
    const { words } = language;
    const alertId = this.#controller.openId ?? this.#controller.focusId;
    if (alertId === null) return;
    const later = await this.#load();
    const row = this.#controller.row(alertId);
    const isOffered = row?.alert != null && later.changesOf(row.alert, this.#controller.roles).includes(change);
    if (!isOffered || row?.work.kind === 'saving') return this.live.say(words.notOffered(words.changes[change]));
    if (this.#controller.openId === null && !(later.atOnce as readonly string[]).includes(change)) this.#open(alertId);
    await this.#begin(alertId, change, language);
  }

  /** What is new is above: it is shown, and what waited stands in its place. */
  #goToNew(): void {
    this.#controller.settle();
    const [first] = this.#controller.store.ids;
    if (first !== undefined) this.#focusRow(first, 'start');
  }

  #open(alertId: string | null): void {
    const before = this.#controller.openId;
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
    if (this.#made === null || alertId === this.#controller.openId) return;
    this.#forms?.close();
    this.#controller.open(alertId);
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
    void focusAfterUpdate(this, `[data-row="${alertId}"] > button`);
  }

  /** Where alerts were seen, to choose from. */
  #areas(): string[] {
    const { store } = this.#controller;
    const codes = new Set<string>();
    for (const id of store.ids.slice(0, 1000)) codes.add(store.head(id)?.divisionCode ?? '');
    return [...codes].filter((code) => code !== '').sort();
  }

  /** How many there are of each view, where all that are open are here. */
  #counts(): Readonly<Record<string, number>> {
    const { filters, state, store } = this.#controller;
    const isAll =
      filters.view === 'open' &&
      [...filters.priorities, ...filters.categories, ...filters.areas].length === 0 &&
      (state.kind === 'empty' || (state.kind === 'ready' && state.next === null));
    if (!isAll || store.ids.length > 1000) return {};
    const now = this.clock.now();
    const counts = { open: 0, received: 0, due: 0, repeats: 0 };
    for (const id of store.ids) {
      const head = store.head(id);
      if (head === null || !isOpen(head.state)) continue;
      counts.open += store.loadedInGroup(id);
      if (head.state === 'received') counts.received += 1;
      if (head.nextDueAt !== null && Date.parse(head.nextDueAt) < now + nearDeadline) counts.due += 1;
      if (store.alert(id)?.repeatId != null) counts.repeats += 1;
    }
    return counts;
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
