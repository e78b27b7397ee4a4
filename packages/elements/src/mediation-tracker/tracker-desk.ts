import type { MediationMove } from '@wardkit/contract/mediation-states';
import { html, type PropertyValues, type TemplateResult } from 'lit';
import { failedReadingNotice } from '../foundation/failed-reading.ts';
import { focusAfterUpdate } from '../foundation/focus.ts';
import { infoIcon } from '../foundation/icons.generated.ts';
import type { Language } from '../foundation/language.ts';
import { staleNotice } from '../foundation/live-mark.ts';
import type { LiveRegion } from '../foundation/live-region.ts';
import { redrawEachMinute } from '../foundation/redraw-each-minute.ts';
import { noticeLine, skeleton, stateNotice } from '../foundation/state-notice.ts';
import { BoardDesk } from './board/board-desk.ts';
import { closeDeadlines } from './due.ts';
import { dueView } from './lists/due-view.ts';
import { figuresView } from './lists/figures-view.ts';
import { TableReading } from './lists/table-reading.ts';
import { tableView } from './lists/table-view.ts';
import { MediationTrackerController } from './mediation-tracker.controller.ts';
import type { MediationTrackerMessages } from './mediation-tracker.en.ts';
import { MediationMoveEvent, MediationOpenEvent } from './mediation-tracker.events.ts';
import type { WardMediationTracker } from './mediation-tracker.ts';
import { RateReading } from './rate-reading.ts';
import { headView } from './tracker-head.ts';
import { TrackerParts } from './tracker-parts.ts';
import { addressOf, type MediationFilters, noFilters, queryWith, type TrackerView } from './view-address.ts';

type Speaking = Language<MediationTrackerMessages>;

/** The tracker once it has a client: its views, and what is open in place of them. */
export class TrackerDesk {
  readonly #host: WardMediationTracker;
  readonly #list: MediationTrackerController;
  readonly #board: BoardDesk;
  readonly #table: TableReading;
  readonly #rate: RateReading;
  readonly #parts: TrackerParts;
  #view: TrackerView = 'board';

  constructor(host: WardMediationTracker, live: LiveRegion) {
    this.#host = host;
    this.#list = new MediationTrackerController(host, {
      changed: () => this.#changed(),
      heard: (id) => this.#heard(id),
    });
    this.#board = new BoardDesk(host, live, this.#list, {
      open: (id) => void this.open(id),
      begin: (id, move) => void this.#begin(id, move),
    });
    this.#table = new TableReading(host);
    this.#rate = new RateReading(host);
    this.#parts = new TrackerParts(host, live, this.#list, {
      open: (id) => void this.open(id),
      back: () => void this.#back(),
    });
    this.#readAddress();
    host.withClient((client, signal) => {
      this.#list.begin(client, signal);
      this.#table.begin(client, signal);
      this.#rate.begin(client, signal);
      redrawEachMinute(host, signal);
      globalThis.addEventListener('popstate', () => this.#readAddress(), { signal });
      signal.addEventListener('abort', () => this.leave(), { once: true });
    });
  }

  refresh(): void {
    this.#list.load();
    this.#rate.again();
    if (this.#view === 'table') this.#table.load();
    this.#parts.calendar?.refresh();
  }

  /** After each drawing of the widget. */
  attend(changed: PropertyValues): void {
    const { mediationId } = this.#host;
    if (changed.has('urlState')) this.#readAddress();
    void this.#parts.showCase(mediationId);
    this.#parts.attend();
  }

  /** The widget leaves the page, or somebody signed out. */
  leave(): void {
    this.#board.leave();
    this.#rate.leave();
    this.#parts.leave();
  }

  /** Opens a mediation in place of the views. */
  async open(mediationId: string): Promise<void> {
    this.#host.mediationId = mediationId;
    this.#host.dispatchEvent(new MediationOpenEvent(mediationId));
    await this.#parts.showCase(mediationId);
  }

  /** Opens the form for a new dispute. */
  async takeIn(): Promise<void> {
    await this.#parts.takeIn(this.#host.alertId);
  }

  view(language: Speaking): TemplateResult {
    const { state, caller, store } = this.#list;
    const inPlace = this.#parts.view(language);
    if (inPlace !== null) return inPlace;
    const { words, format } = language;
    const now = this.#host.clock.now();
    return html`${headView({
      language,
      state,
      caller,
      now,
      view: this.#view,
      hasDraft: this.#parts.hasDraft,
      show: (view) => this.#show(view),
      takeIn: () => void this.takeIn(),
    })}
      ${this.#list.isListing ? figuresView(this.#rate, closeDeadlines(store.all, now), language) : null}
      ${state.kind === 'stale' ? html`<div class="notices">${staleNotice(state.since, now, language)}</div>` : null}
      ${
        (state.kind === 'ready' || state.kind === 'stale') && !state.isWhole
          ? html`<div class="notices">${noticeLine('moderate', infoIcon(), words.onlyPart(store.size, format))}</div>`
          : null
      }
      ${this.#parts.notice(language)}
      <div class="view" data-view=${this.#view} data-state=${state.kind}>${this.#content(language, now)}</div>`;
  }

  #content(language: Speaking, now: number): unknown {
    const { words, shared, format } = language;
    const { state, store } = this.#list;
    switch (state.kind) {
      case 'loading':
        return skeleton(state.count === 0 ? words.loading : words.loadingSoFar(state.count, format), 6);
      case 'error':
      case 'offline':
      case 'forbidden':
      case 'sign-in':
        return failedReadingNotice(state, shared, () => this.#list.load());
      default:
    }
    const open = (id: string) => void this.open(id);
    switch (this.#view) {
      case 'board':
        return state.kind === 'empty'
          ? stateNotice('empty', shared, { heading: words.emptyHeading, body: words.emptyBody })
          : this.#board.view(language);
      case 'table':
        return tableView(this.#table, { language, now, open, choose: (filters) => this.#choose(filters) });
      case 'calendar':
        return this.#parts.calendarView(language);
      case 'due':
        return dueView(store.all, { language, now, open });
    }
  }

  #show(view: TrackerView): void {
    this.#view = view;
    if (view === 'table') this.#table.want();
    if (view === 'calendar') void this.#parts.showCalendar();
    if (view === 'board') this.#board.show();
    this.#writeAddress();
    this.#host.requestUpdate();
  }

  #choose(filters: MediationFilters): void {
    this.#table.choose(filters);
    this.#writeAddress();
  }

  async #begin(mediationId: string, move: MediationMove): Promise<void> {
    if (!this.#host.dispatchEvent(new MediationMoveEvent(mediationId, move))) return;
    await this.open(mediationId);
    await this.#parts.beginMove(move);
  }

  async #back(): Promise<void> {
    const { mediationId } = this.#host;
    if (mediationId !== '') {
      this.#host.mediationId = '';
      this.#host.dispatchEvent(new MediationOpenEvent(''));
    }
    this.#parts.close();
    this.#board.show();
    const selector = mediationId === '' ? '[data-take-in]' : `[data-open="${CSS.escape(mediationId)}"]`;
    if (this.#view === 'board' && (await this.#board.focus(mediationId))) return;
    if (!(await focusAfterUpdate(this.#host, selector))) await focusAfterUpdate(this.#host, '.panel-heading');
  }

  #changed(): void {
    this.#board.changed();
    for (const mediation of this.#list.store.all) this.#table.put(mediation);
  }

  #heard(mediationId: string): void {
    this.#table.heard();
    this.#rate.again();
    this.#parts.heard(mediationId);
  }

  #writeAddress(): void {
    const { urlState } = this.#host;
    if (urlState === '') return;
    const { pathname, search, hash } = location;
    const address = { view: this.#view, filters: this.#table.filters };
    // The portal's own state of this entry stays with it.
    history.replaceState(history.state, '', `${pathname}${queryWith(search, urlState, address)}${hash}`);
  }

  #readAddress(): void {
    const { urlState } = this.#host;
    const { view, filters } =
      urlState === '' ? { view: this.#view, filters: noFilters } : addressOf(location.search, urlState);
    if (urlState !== '' && JSON.stringify(filters) !== JSON.stringify(this.#table.filters)) this.#table.choose(filters);
    if (view !== this.#view) this.#show(view);
  }
}
