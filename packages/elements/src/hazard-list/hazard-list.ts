import { html, type PropertyValues } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { backButton } from '../foundation/back-button.ts';
import { failedReadingNotice } from '../foundation/failed-reading.ts';
import { focusAfterUpdate } from '../foundation/focus.ts';
import { circleAlertIcon, clockIcon } from '../foundation/icons.generated.ts';
import type { Language, MessageLoaders } from '../foundation/language.ts';
import { moreView } from '../foundation/more-view.ts';
import { PagePart } from '../foundation/page-part.ts';
import type { RecordPictures } from '../foundation/photographs/record-pictures.ts';
import { noticeLine, skeleton, stateNotice } from '../foundation/state-notice.ts';
import { cards } from '../foundation/styles/cards.ts';
import { panes } from '../foundation/styles/panes.ts';
import { tags } from '../foundation/styles/tags.ts';
import { WardElement } from '../foundation/ward-element.ts';
import { filtersView } from './filters-view.ts';
import type { HazardForms } from './hazard-forms.ts';
import { HazardListController } from './hazard-list.controller.ts';
import type { HazardListMessages } from './hazard-list.en.ts';
import { HazardOpenEvent } from './hazard-list.events.ts';
import { type HazardListState, type HazardRow, noFilters } from './hazard-list.state.ts';
import { styles } from './hazard-list.styles.ts';
import type { HazardObjections } from './hazard-objections.ts';
import { itemWords } from './item-words.ts';
import { rowView } from './row-view.ts';

const loaders: MessageLoaders<HazardListMessages> = {
  en: () => import('./hazard-list.en.ts').then((module) => module.messages),
  'zh-Hans': () => import('./hazard-list.zh-hans.ts').then((module) => module.messages),
  'zh-Hant': () => import('./hazard-list.zh-hant.ts').then((module) => module.messages),
  ja: () => import('./hazard-list.ja.ts').then((module) => module.messages),
  ko: () => import('./hazard-list.ko.ts').then((module) => module.messages),
};

type Later = typeof import('./later.ts');

/**
 * Open hazards by deadline: what is to be put right by when, the report of the landlord with a photograph, the
 * re-inspection by somebody other than who follows it up, assignment, and referral with its letter to print.
 * @fires ward-hazard-open a hazard was opened, or left
 * @fires ward-hazard-change before a hazard is changed
 * @fires ward-hazard-changed the server has taken a change
 * @fires ward-objection-filed an objection to a hazard is on the device
 */
export class WardHazardList extends WardElement<HazardListMessages> {
  static override readonly component: string = 'hazard-list';
  static override properties = {
    premisesId: { type: String, attribute: 'premises-id' },
    hazardId: { type: String, attribute: 'hazard-id' },
  };
  static override styles = [cards, tags, panes, styles];

  /** The hazards of one premises; without it all that the caller may see. */
  declare premisesId: string;
  /** The hazard that is open; empty for none. */
  declare hazardId: string;

  readonly #controller = new HazardListController(this);
  readonly #later = new PagePart<Later>(this, () => import('./later.ts'));
  #forms: HazardForms | null = null;
  #pictures: RecordPictures | null = null;
  #objections: HazardObjections | null = null;
  #isDropping: string | null = null;
  #printFailed = false;

  constructor() {
    super(loaders);
    this.premisesId = '';
    this.hazardId = '';
  }

  /** Asks for the hazards anew. */
  refresh(): void {
    this.#controller.load();
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    if (changed.has('premisesId')) this.#controller.show(this.premisesId ?? '');
    if (changed.has('hazardId')) this.#follow(this.hazardId || null);
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    this.#later.dress();
    // All of it is on the device before somebody stands where there is no network.
    if (this.#controller.state.kind === 'ready' && !this.#later.missing) void this.#load().catch(() => {});
  }

  protected override view(language: Language<HazardListMessages>): unknown {
    const { words } = language;
    const { openId } = this.#controller;
    return html`<section class="panel" aria-label=${words.heading}>
      <div class="panel-head"><h2 class="grow">${words.heading}</h2></div>
      <div class="panes ${openId === null ? '' : 'has-open'}">
        <div class="list-pane">
          ${filtersView(this.#controller.filters, this.#controller.caller, language, (change) => this.#controller.filter(change))}
          ${this.#content(this.#controller.state, language)}
        </div>
        ${openId === null ? null : html`<div class="detail-pane">${this.#detail(openId, language)}</div>`}
      </div>
    </section>`;
  }

  #content(state: HazardListState, language: Language<HazardListMessages>): unknown {
    const { words, shared, format } = language;
    switch (state.kind) {
      case 'loading':
        return skeleton(words.loading, 6);
      case 'empty':
        return this.#empty(language);
      case 'error':
      case 'offline':
      case 'forbidden':
      case 'sign-in':
        return failedReadingNotice(state, shared, () => this.refresh());
      case 'ready': {
        const { rows } = this.#controller;
        const stale = state.staleSince
          ? html`<div class="notices">
              ${noticeLine('moderate', clockIcon(), shared.staleSince(format.dateTime(state.staleSince)))}
            </div>`
          : null;
        if (rows.length === 0) return [stale, this.#empty(language)];
        return [
          stale,
          html`<ul class="hazards" aria-label=${words.list}>
            ${repeat(
              rows,
              ({ hazard }) => hazard.id,
              (row) => this.#row(row, language),
            )}
          </ul>`,
          moreView(state, words, () => this.#controller.loadMore()),
        ];
      }
    }
  }

  #empty({ words, shared }: Language<HazardListMessages>): unknown {
    const { filters } = this.#controller;
    if (JSON.stringify(filters) === JSON.stringify(noFilters)) {
      return stateNotice('empty', shared, { heading: words.emptyHeading, body: words.emptyBody });
    }
    const action = html`<button class="button" type="button" @click=${() => this.#controller.filter(() => noFilters)}>
      ${words.noFilter}
    </button>`;
    const heading = words.emptyFilteredHeading;
    return stateNotice('empty', shared, { heading, body: words.emptyFilteredBody, action });
  }

  #row(row: HazardRow, language: Language<HazardListMessages>): unknown {
    const { hazard } = row;
    const item = itemWords(hazard, this.#controller.standard(hazard.standardVersion), language);
    return rowView(row, item, language, {
      now: this.clock.now(),
      isOpen: hazard.id === this.#controller.openId,
      open: () => this.#open(hazard.id),
    });
  }

  #detail(hazardId: string, language: Language<HazardListMessages>): unknown {
    const { words, shared } = language;
    const row = this.#controller.row(hazardId);
    const back = backButton(words.back, () => this.#open(null));
    const retry = () => this.#controller.open(hazardId);
    if (this.#later.missing) return [back, stateNotice('offline', shared, { retry: () => void this.#retryPart() })];
    if (row === null) {
      const { opened } = this.#controller;
      if (opened === 'offline') return [back, stateNotice('offline', shared, { body: words.openedOffline, retry })];
      if (opened === 'not-found') return [back, stateNotice('forbidden', shared, { body: words.openedMissing })];
      if (opened === 'error') return [back, stateNotice('error', shared, { body: words.openedFailed, retry })];
    }
    const later = this.#later.loaded;
    const forms = this.#forms;
    const pictures = this.#pictures;
    if (row === null || later === null || forms === null || pictures === null) {
      return [back, skeleton(words.openedLoading, 5)];
    }
    const { hazard } = row;
    const { caller } = this.#controller;
    const item = itemWords(hazard, this.#controller.standard(hazard.standardVersion), language);
    const form = forms.form?.hazard.id === hazardId ? forms.form : null;
    return [
      back,
      this.#printFailed ? noticeLine('extreme', circleAlertIcon(), words.printFailed) : null,
      later.detailView(row, {
        language,
        now: this.clock.now(),
        caller,
        item,
        pictures,
        objections: this.#objections?.render(hazard, item, caller, language),
        form:
          form === null
            ? null
            : later.formView(form, forms, {
                language,
                isLandlord: caller.isLandlord,
                submit: () => void this.#submit(language),
                cancel: () => this.#cancel(form.change),
              }),
        actions: {
          begin: (change) => void this.#begin(row, change),
          print: () => void this.#print(row, language),
          dismiss: () => this.#controller.dismiss(hazardId),
          sendAnyway: (itemId) => void this.#controller.decide(hazardId, itemId, 'send'),
          correct: (change, itemId) => void this.#correct(row, change, itemId),
          drop: (itemId) => this.#askDrop(itemId),
        },
      }),
      this.#dropQuestion(hazardId, language),
    ];
  }

  #dropQuestion(hazardId: string, { words, shared }: Language<HazardListMessages>): unknown {
    const itemId = this.#isDropping;
    if (itemId === null) return null;
    const drop = () => {
      this.#isDropping = null;
      void this.#controller.decide(hazardId, itemId, 'drop');
      void focusAfterUpdate(this, '#hazard-heading');
    };
    return html`<div class="drop" role="group" aria-labelledby="hazard-drop" tabindex="-1">
      <p id="hazard-drop"><strong>${words.dropHeading}</strong></p>
      <p>${words.dropBody}</p>
      <div class="form-actions">
        <button class="button" type="button" @click=${() => this.#askDrop(null)}>${shared.cancel}</button>
        <button class="button primary danger" type="button" @click=${drop}>${words.drop}</button>
      </div>
    </div>`;
  }

  #askDrop(itemId: string | null): void {
    this.#isDropping = itemId;
    this.requestUpdate();
    void focusAfterUpdate(this, itemId === null ? '#hazard-heading' : '.drop');
  }

  async #load(): Promise<Later> {
    const later = await this.#later.load();
    if (this.#forms === null) {
      this.#forms = new later.HazardForms(this, this.#controller);
      const pictures = new later.RecordPictures(this);
      this.#pictures = pictures;
      this.#objections = new later.HazardObjections(this, () => {
        this.refresh();
        this.#controller.open(this.#controller.openId);
      });
      this.withClient((client, signal) => pictures.connect(client, signal));
      this.requestUpdate();
    }
    return later;
  }

  async #retryPart(): Promise<void> {
    await this.#load().catch(() => {});
  }

  #open(hazardId: string | null): void {
    const before = this.#controller.openId;
    this.hazardId = hazardId ?? '';
    this.#follow(hazardId);
    this.dispatchEvent(new HazardOpenEvent(hazardId));
    if (hazardId === null) void focusAfterUpdate(this, `[data-hazard="${before}"] button`);
    else void this.#focusDetail();
  }

  async #focusDetail(): Promise<void> {
    await this.#load().catch(() => {});
    await focusAfterUpdate(this, '#hazard-heading');
  }

  #follow(hazardId: string | null): void {
    if (hazardId === this.#controller.openId) return;
    this.#forms?.close();
    this.#isDropping = null;
    this.#printFailed = false;
    this.#controller.open(hazardId);
    if (hazardId !== null) void this.#load().catch(() => {});
  }

  async #begin({ hazard }: HazardRow, change: Parameters<HazardForms['open']>[1]): Promise<void> {
    await this.#forms?.open(hazard, change);
    await focusAfterUpdate(this, '#hazard-form-heading');
  }

  #cancel(change: string): void {
    this.#forms?.close();
    void focusAfterUpdate(this, `[data-change="${change}"]`);
  }

  async #submit({ words }: Language<HazardListMessages>): Promise<void> {
    const done = await this.#forms?.submit(this.clock.now());
    // What is to be put right has the focus already.
    if (this.#forms?.summary.faults.length === 0) await focusAfterUpdate(this, '#hazard-heading');
    if (done == null) return;
    const said = {
      rectify: words.savedRectify,
      verify: words.savedVerify,
      assign: words.savedAssign,
      refer: words.savedRefer,
    };
    this.live.say(said[done]);
  }

  async #correct({ hazard }: HazardRow, change: Parameters<HazardForms['open']>[1], itemId: string): Promise<void> {
    await this.#forms?.correct(hazard, change, itemId);
    await focusAfterUpdate(this, '#hazard-form-heading');
  }

  async #print({ hazard }: HazardRow, language: Language<HazardListMessages>): Promise<void> {
    try {
      const { printReferralLetter } = await import('./print-letter.ts');
      const item = itemWords(hazard, this.#controller.standard(hazard.standardVersion), language);
      await printReferralLetter(this.ward, hazard, item, language);
      this.live.say(language.words.printed);
      this.#printFailed = false;
    } catch {
      this.#printFailed = true;
    }
    this.requestUpdate();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ward-hazard-list': WardHazardList;
  }
}
