import { html, type PropertyValues } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { AlertOpenEvent } from '../alerts/alert.events.ts';
import { failedReadingNotice } from '../foundation/failed-reading.ts';
import { focusAfterUpdate } from '../foundation/focus.ts';
import { circleAlertIcon } from '../foundation/icons.generated.ts';
import type { Language, MessageLoaders } from '../foundation/language.ts';
import { liveMark, staleNotice } from '../foundation/live-mark.ts';
import { PagePart } from '../foundation/page-part.ts';
import { noticeLine, skeleton, stateNotice } from '../foundation/state-notice.ts';
import { cards } from '../foundation/styles/cards.ts';
import { live as liveStyles } from '../foundation/styles/live.ts';
import { tags } from '../foundation/styles/tags.ts';
import { WardElement } from '../foundation/ward-element.ts';
import type { AvailabilityForm } from './availability-form.ts';
import type { SetUpDone, SetUpForm } from './set-up-form.ts';
import { UnitBoardController } from './unit-board.controller.ts';
import type { UnitBoardMessages } from './unit-board.en.ts';
import { noFilters, type UnitBoardState, type UnitFilters, type UnitRow } from './unit-board.state.ts';
import { styles } from './unit-board.styles.ts';
import type { UnitGroup } from './unit-groups.ts';
import type { UnitPlaces } from './unit-places.ts';

const loaders: MessageLoaders<UnitBoardMessages> = {
  en: () => import('./unit-board.en.ts').then((module) => module.messages),
  'zh-Hans': () => import('./unit-board.zh-hans.ts').then((module) => module.messages),
  'zh-Hant': () => import('./unit-board.zh-hant.ts').then((module) => module.messages),
  ja: () => import('./unit-board.ja.ts').then((module) => module.messages),
  ko: () => import('./unit-board.ko.ts').then((module) => module.messages),
};

type Live = typeof import('./live-part.ts');
type Later = typeof import('./later.ts');
type Counts = Readonly<Record<UnitGroup, number>>;

/** How long the counts are not said again, in milliseconds: a busy hour changes them each minute. */
const silence = 15_000;

/**
 * The response units of a station as they change: which can be sent now, which are on an alert, which are not there. Says of
 * each what it is and how it stands, changes by hand whether it can be sent, and names its post, never where it is.
 * @fires ward-alert-open somebody wants to see the alert on which a unit is
 * @fires ward-unit-availability before a unit is put into another state by hand
 * @fires ward-unit-set-up before a unit is added, renamed or taken off the list
 * @fires ward-unit-changed the server has taken a change
 */
export class WardUnitBoard extends WardElement<UnitBoardMessages> {
  static override readonly component: string = 'unit-board';
  static override styles = [cards, tags, liveStyles, styles];

  readonly #controller = new UnitBoardController(this);
  readonly #live = new PagePart<Live>(this, () => import('./live-part.ts'));
  readonly #later = new PagePart<Later>(this, () => import('./later.ts'));
  #places: UnitPlaces | null = null;
  #availability: AvailabilityForm | null = null;
  #setUp: SetUpForm | null = null;
  #filters: UnitFilters = noFilters;
  /** The row that has the focus, and the one under a mouse. */
  #focusId: string | null = null;
  #pointerId: string | null = null;
  #mustArrange = false;
  /** The unit whose form was asked for and could not be fetched. */
  #wantedId: string | null = null;
  #said: { readonly words: string; readonly at: number } | null = null;

  constructor() {
    super(loaders);
    this.withClient((_, signal) => {
      signal.addEventListener('abort', () => this.#leave(), { once: true });
    });
  }

  /** Asks for the units anew. */
  refresh(): void {
    this.#controller.load();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#fetch();
  }

  /** Fetches what draws the units; where that fails it says so, and tries again when asked. */
  #fetch(): void {
    void this.#live.load().catch(() => {});
  }

  // A button may go while it has the focus: whoever was at the row still is.
  protected override update(changed: PropertyValues): void {
    const before = unitAt(this.shadowRoot?.activeElement ?? null);
    super.update(changed);
    if (before === null || this.shadowRoot?.activeElement !== null) return;
    this.shadowRoot.querySelector<HTMLElement>(`${rowOf(before)} .unit-label`)?.focus({ preventScroll: true });
  }

  protected override get followsPerson(): boolean {
    return true;
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    this.#later.dress();
    const { state } = this.#controller;
    // All of it is on the device before the network goes.
    if (state.kind === 'ready' && !this.#later.missing) void this.#load().catch(() => {});
    if (state.kind === 'ready') this.#sayCounts();
  }

  protected override view(language: Language<UnitBoardMessages>): unknown {
    const { words } = language;
    const { state } = this.#controller;
    return html`<section class="panel" aria-label=${words.heading}>
      <div class="panel-head">
        <div class="title"><h2>${words.heading}</h2></div>
        ${this.#liveMark(state, language)}
        ${
          this.#isKeeper && isListed(state)
            ? html`<button class="button small add" type="button" data-do="add" @click=${() => void this.#beginSetUp(null)}>
                ${words.add}
              </button>`
            : null
        }
      </div>
      ${this.#content(state, language)} ${this.#setUp?.question(language)}
    </section>`;
  }

  #liveMark(state: UnitBoardState, language: Language<UnitBoardMessages>): unknown {
    const since = state.kind === 'stale' ? state.since : null;
    return isListed(state) ? liveMark(since, this.clock.now(), language) : null;
  }

  #content(state: UnitBoardState, language: Language<UnitBoardMessages>): unknown {
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
      case 'ready':
      case 'stale': {
        const live = this.#live.loaded;
        if (live === null) {
          if (!this.#live.missing) return skeleton(words.loading, 6);
          return stateNotice('offline', shared, { retry: () => this.#fetch() });
        }
        return [
          state.kind === 'stale'
            ? html`<div class="notices">${staleNotice(state.since, this.clock.now(), language)}</div>`
            : null,
          this.#setUp?.open === 'new' ? html`<div class="form-box">${this.#setUpView(null, language)}</div>` : null,
          this.#list(live, language),
        ];
      }
    }
  }

  #list(live: Live, language: Language<UnitBoardMessages>): unknown {
    const { words, shared, format } = language;
    const { units } = this.#controller;
    const isHeld = this.#isHeld && !this.#mustArrange;
    this.#mustArrange = false;
    if (!isHeld) this.#controller.letGo();
    this.#places ??= new live.UnitPlaces();
    const places = this.#places;
    places.arrange(units, isHeld);
    const drawn = live.unitGroups.map((group) => [group, this.#rowsOf(places, group)] as const);
    if (units.length === 0 && drawn.every(([, rows]) => rows.length === 0)) {
      return stateNotice('empty', shared, { heading: words.emptyHeading, body: words.emptyBody });
    }
    const { group: chosen, kind } = this.#filters;
    const kinds = [...new Set(units.map((unit) => unit.kind))].sort(byWords(Object.keys(words.kinds)));
    const counts = this.#counts(live, kind);
    const shown = drawn.filter(([group, rows]) =>
      chosen === null ? group !== 'unknown' || rows.length > 0 : group === chosen,
    );
    const isNothing = kind !== null && shown.every(([, rows]) => rows.length === 0);
    const all = html`<button class="button" type="button" @click=${() => this.#choose(() => noFilters)}>${words.noFilter}</button>`;
    const { waiting } = places;
    return [
      live.filtersView(this.#filters, counts, kinds, language, (change) => this.#choose(change)),
      isNothing
        ? stateNotice('empty', shared, {
            heading: words.emptyFilteredHeading,
            body: words.emptyFilteredBody,
            action: all,
          })
        : html`<div
            class="groups"
            @focusin=${(event: Event) => this.#attend({ focus: unitAt(event.target) })}
            @focusout=${(event: FocusEvent) => this.#attend({ focus: this.#goesTo(event.relatedTarget) })}
            @pointerover=${(event: PointerEvent) => {
              // A finger is there only while it presses, and that has the focus.
              if (event.pointerType !== 'touch') this.#attend({ pointer: unitAt(event.target) });
            }}
            @pointerleave=${() => this.#attend({ pointer: null })}
            @keydown=${(event: KeyboardEvent) => this.#key(event)}
          >
            ${shown.map(([group, rows]) => this.#group(live, group, rows, counts[group], language))}
          </div>`,
      waiting === 0
        ? null
        : html`<div class="waiting" @focusout=${() => this.#attend({ focus: null })}>
            <span>${words.waiting(waiting, format)}</span>
            <button class="button small" type="button" data-do="arrange" @click=${() => this.#arrange()}>
              ${words.arrange}
            </button>
          </div>`,
    ];
  }

  #group(
    live: Live,
    group: UnitGroup,
    rows: readonly UnitRow[],
    count: number,
    language: Language<UnitBoardMessages>,
  ): unknown {
    const { words, format } = language;
    const heading = `group-${group}`;
    return html`<div class="group" data-group-of=${group}>
      <div class="group-head">
        <h3 id=${heading}>${words.groups[group]}</h3>
        <span class="sub">${words.count(count, format)}</span>
      </div>
      ${
        rows.length === 0
          ? html`<p class="none">${words.none[group]}</p>`
          : html`<ul role="list" aria-labelledby=${heading}>
              ${repeat(
                rows,
                ({ unit }) => unit.id,
                (row) => this.#row(live, row, language),
              )}
            </ul>`
      }
    </div>`;
  }

  #row(live: Live, row: UnitRow, language: Language<UnitBoardMessages>): unknown {
    const { unit } = row;
    return live.rowView(row, {
      language,
      now: this.clock.now(),
      isChangeable: live.handStates(unit).length > 0,
      isKeeper: this.#isKeeper,
      form: this.#formOver(unit.id, language),
      openAlert: (alertId) => this.dispatchEvent(new AlertOpenEvent(alertId)),
      change: () => void this.#beginChange(row),
      setUp: () => void this.#beginSetUp(row),
      dismiss: () => this.#dismiss(unit.id),
    });
  }

  #formOver(unitId: string, language: Language<UnitBoardMessages>): unknown {
    const unit = this.#controller.row(unitId)?.unit;
    if (unit === undefined) return null;
    if (this.#later.missing && this.#wantedId === unitId) {
      return html`<div class="unit-note">${noticeLine('moderate', circleAlertIcon(), language.words.partMissing)}</div>`;
    }
    if (this.#availability?.unitId === unitId) {
      return this.#availability.render(unit, language, {
        submit: () => void this.#submitChange(unitId, language),
        cancel: () => this.#cancel(),
      });
    }
    return this.#setUp?.open === unitId ? this.#setUpView(unitId, language) : null;
  }

  #setUpView(unitId: string | null, language: Language<UnitBoardMessages>): unknown {
    const unit = unitId === null ? null : (this.#controller.row(unitId)?.unit ?? null);
    const known = Object.keys(language.words.kinds);
    const kinds = unit === null || known.includes(unit.kind) ? known : [...known, unit.kind];
    return this.#setUp?.render(unit, kinds, language, {
      submit: () => void this.#afterSetUp(this.#setUp?.submit(language), language),
      cancel: () => this.#cancel(),
      remove: () => {
        if (unit !== null) void this.#afterSetUp(this.#setUp?.remove(unit), language);
      },
    });
  }

  /** The rows of a group in their places, as far as the kind is wanted. */
  #rowsOf(places: UnitPlaces, group: UnitGroup): UnitRow[] {
    const { kind } = this.#filters;
    return places.in(group).flatMap((id) => {
      const row = this.#controller.row(id);
      return row === null || (kind !== null && row.unit.kind !== kind) ? [] : [row];
    });
  }

  /** How many there are by their state, wherever they stand. */
  #counts({ groupOf }: Live, kind: string | null): Counts {
    const counts = { sendable: 0, out: 0, unavailable: 0, 'off-duty': 0, unknown: 0 };
    for (const unit of this.#controller.units)
      if (kind === null || unit.kind === kind) counts[groupOf(unit.state)] += 1;
    return counts;
  }

  // Said when they became others, and then not again for a while; the first ones are on screen.
  #sayCounts(): void {
    const { language } = this;
    const live = this.#live.loaded;
    if (language === null || live === null) return;
    const { sendable, out } = this.#counts(live, null);
    const words = language.words.said(sendable, out, language.format);
    const at = this.clock.now();
    if (this.#said?.words === words || (this.#said !== null && at - this.#said.at < silence)) return;
    if (this.#said !== null) this.live.say(words);
    this.#said = { words, at };
  }

  get #isKeeper(): boolean {
    return this.#later.loaded?.isKeeper(this.#controller.roles) ?? false;
  }

  /** Whether somebody is at a row: then none moves. */
  get #isHeld(): boolean {
    const open = this.#setUp?.open ?? null;
    const isOpen = this.#availability?.unitId != null || (open !== null && open !== 'new');
    // In a window that is not in front nothing tells of the focus, and it is there.
    const focusId = this.#focusId ?? unitAt(this.shadowRoot?.activeElement ?? null);
    return isOpen || focusId !== null || this.#pointerId !== null;
  }

  #attend({
    focus = this.#focusId,
    pointer = this.#pointerId,
  }: {
    focus?: string | null;
    pointer?: string | null;
  }): void {
    this.#focusId = focus;
    this.#pointerId = pointer;
    if (this.#places !== null && this.#places.waiting > 0 && !this.#isHeld) this.requestUpdate();
  }

  /** The row to which the focus goes; the way to arrange anew is no row, and would be gone under the finger. */
  #goesTo(target: EventTarget | null): string | null {
    const isArranging = target instanceof Element && target.closest('.waiting') !== null;
    return isArranging ? this.#focusId : unitAt(target);
  }

  /** Puts all in their places at once. What was pressed is gone then: the focus is at what stands above the rows. */
  #arrange(): void {
    this.renderRoot.querySelector<HTMLElement>('.chip')?.focus({ preventScroll: true });
    this.#mustArrange = true;
    this.requestUpdate();
  }

  #choose(change: (now: UnitFilters) => UnitFilters): void {
    this.#filters = change(this.#filters);
    this.requestUpdate();
  }

  async #load(): Promise<Later> {
    const later = await this.#later.load();
    if (this.#availability === null) {
      this.#availability = new later.AvailabilityForm(this, this.#controller);
      this.#setUp = new later.SetUpForm(this, this.#controller);
      this.requestUpdate();
    }
    return later;
  }

  async #beginChange({ unit, work, isAhead }: UnitRow): Promise<void> {
    // What is only heard of is read in a moment.
    if (work.kind === 'saving' || isAhead) return;
    if (this.#availability?.unitId === unit.id) return this.#cancel();
    this.#wantedId = unit.id;
    if ((await this.#load().catch(() => null)) === null) return;
    this.#setUp?.close();
    this.#availability?.open(unit);
    await focusAfterUpdate(this, '#unit-form-heading');
  }

  async #beginSetUp(row: UnitRow | null): Promise<void> {
    if (row?.work.kind === 'saving') return;
    this.#availability?.close();
    this.#setUp?.begin(row?.unit ?? null);
    await focusAfterUpdate(this, '#unit-form-heading');
  }

  async #submitChange(unitId: string, { words }: Language<UnitBoardMessages>): Promise<void> {
    const submitted = this.#availability?.submit(this.language as Language<UnitBoardMessages>);
    // The form is gone for as long as the server takes: the focus waits at its row.
    if (this.#availability?.unitId === null) await focusAfterUpdate(this, rowButton(unitId, 'change'));
    const state = await submitted;
    const label = this.#controller.row(unitId)?.unit.label;
    if (state != null && label !== undefined) this.live.say(words.saved(label, words.states[state] ?? ''));
    if (this.#availability?.unitId !== unitId) {
      // What could be done before may be no more: the focus is on what is told of it.
      if (state === null) await focusAfterUpdate(this, `${rowOf(unitId)} [data-do="dismiss"]`);
    } else if (this.#availability.summary.faults.length === 0) await focusAfterUpdate(this, '#unit-form-heading');
  }

  async #afterSetUp(
    doing: Promise<SetUpDone | null> | undefined,
    { words }: Language<UnitBoardMessages>,
  ): Promise<void> {
    const before = this.#setUp?.open;
    const done = await doing;
    if (done == null) {
      if (this.#setUp?.open == null && typeof before === 'string')
        await focusAfterUpdate(this, rowButton(before, 'set-up'));
      return;
    }
    const said = { create: words.created, change: words.changed, delete: words.removed };
    this.live.say(said[done.change](done.label));
    const target = done.change === 'delete' ? '[data-do="add"]' : rowButton(done.unitId, 'set-up');
    await focusAfterUpdate(this, target);
  }

  #cancel(): void {
    const unitId = this.#availability?.unitId ?? this.#setUp?.open ?? null;
    const name = this.#availability?.unitId === unitId ? 'change' : 'set-up';
    this.#availability?.close();
    this.#setUp?.close();
    if (unitId !== null) void focusAfterUpdate(this, unitId === 'new' ? '[data-do="add"]' : rowButton(unitId, name));
  }

  #dismiss(unitId: string): void {
    this.#controller.dismiss(unitId);
    void focusAfterUpdate(this, `${rowOf(unitId)} [data-do]`);
  }

  #key(event: KeyboardEvent): void {
    const isInForm = (event.target as Element).closest('.unit-form') !== null;
    if (event.key !== 'Escape' || !isInForm || event.defaultPrevented) return;
    event.preventDefault();
    this.#cancel();
  }

  #leave(): void {
    this.#places?.clear();
    this.#focusId = null;
    this.#pointerId = null;
    this.#wantedId = null;
    this.#said = null;
  }
}

function isListed({ kind }: UnitBoardState): boolean {
  return kind === 'ready' || kind === 'empty' || kind === 'stale';
}

function unitAt(target: EventTarget | null): string | null {
  return target instanceof Element ? (target.closest<HTMLElement>('[data-unit]')?.dataset.unit ?? null) : null;
}

function rowOf(unitId: string): string {
  return `[data-unit="${CSS.escape(unitId)}"]`;
}

function rowButton(unitId: string, name: string): string {
  return `${rowOf(unitId)} [data-do="${name}"]`;
}

/** In the order of the words; what they don't know comes last. */
function byWords(known: readonly string[]): (one: string, other: string) => number {
  const place = (kind: string) => (known.includes(kind) ? known.indexOf(kind) : known.length);
  return (one, other) => place(one) - place(other) || (one < other ? -1 : 1);
}

declare global {
  interface HTMLElementTagNameMap {
    'ward-unit-board': WardUnitBoard;
  }
}
