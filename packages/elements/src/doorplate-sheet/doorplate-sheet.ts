import type { Doorplate } from '@wardkit/contract/doorplates';
import { formatPlateCode } from '@wardkit/contract/plate';
import { html, type PropertyValues } from 'lit';
import { failedReadingNotice } from '../foundation/failed-reading.ts';
import { focusAfterUpdate } from '../foundation/focus.ts';
import { circleAlertIcon, circleCheckIcon, clockIcon, infoIcon, printerIcon } from '../foundation/icons.generated.ts';
import type { Language, MessageLoaders } from '../foundation/language.ts';
import { moreView } from '../foundation/more-view.ts';
import { PagePart } from '../foundation/page-part.ts';
import { noticeLine, stateNotice } from '../foundation/state-notice.ts';
import { cards } from '../foundation/styles/cards.ts';
import { fields } from '../foundation/styles/fields.ts';
import { paper } from '../foundation/styles/paper.ts';
import { WardElement } from '../foundation/ward-element.ts';
import { DoorplateSheetController } from './doorplate-sheet.controller.ts';
import type { DoorplateSheetMessages } from './doorplate-sheet.en.ts';
import { PlatePrintEvent } from './doorplate-sheet.events.ts';
import type { DoorplateSheetState } from './doorplate-sheet.state.ts';
import { styles } from './doorplate-sheet.styles.ts';
import { PLATE_SIZES, type PlateSize } from './layout.ts';
import { plate } from './plate.styles.ts';
import type { PlateChangeController } from './plate-change.controller.ts';
import type { PlateAct, PlateOutcome } from './plate-change.state.ts';

const loaders: MessageLoaders<DoorplateSheetMessages> = {
  en: () => import('./doorplate-sheet.en.ts').then((module) => module.messages),
  'zh-Hans': () => import('./doorplate-sheet.zh-hans.ts').then((module) => module.messages),
  'zh-Hant': () => import('./doorplate-sheet.zh-hant.ts').then((module) => module.messages),
  ja: () => import('./doorplate-sheet.ja.ts').then((module) => module.messages),
  ko: () => import('./doorplate-sheet.ko.ts').then((module) => module.messages),
};

/**
 * Plates in force as pages to print on A4 and cut: blue field, white type, the QR at 120, 75 or 40 mm with its quiet
 * zone, the typed code below it. Who may issues, replaces and revokes them here.
 * @fires ward-plate-print before printing
 */
export class WardDoorplateSheet extends WardElement<DoorplateSheetMessages> {
  static override readonly component: string = 'doorplate-sheet';
  static override properties = {
    premisesId: { type: String, attribute: 'premises-id' },
    size: { type: Number },
  };
  static override styles = [cards, fields, paper, plate, styles];

  /** The plates of one premises; of the whole station without it. */
  declare premisesId: string;
  /** Millimetres of the QR with its quiet zone: 120, 75 or 40; another value is taken as 75. */
  declare size: number;

  readonly #controller = new DoorplateSheetController(this);
  readonly #managePart = new PagePart(this, () => import('./manage-part.ts'));
  #change: PlateChangeController | null = null;
  /** The id of the plate that is alone on the sheet. */
  #only: string | null = null;
  /** Whether the list of plates is unfolded; null until the person has said so. */
  #isListOpen: boolean | null = null;
  #done: { readonly kind: PlateAct['kind']; readonly code: string } | null = null;
  #printFailed = false;

  constructor() {
    super(loaders);
    this.premisesId = '';
    this.size = 75;
    this.withClient(() => void this.#managePart.load().catch(() => {}));
  }

  /** Asks for the plates anew. */
  refresh(): void {
    this.#controller.load();
  }

  /** Opens the browser's print dialog with the pages alone. Does nothing before there are plates. */
  async print(): Promise<void> {
    const { language } = this;
    const { state, draw } = this.#controller;
    if (state.kind !== 'ready' || draw === null || language === null) return;
    const plates = this.#onSheet(state.plates);
    const codes = plates.map((plate) => plate.code);
    if (!this.dispatchEvent(new PlatePrintEvent(codes, this.#plateSize))) return;
    const { words, format, tag } = language;
    this.live.say(words.printed(codes.length, format));
    try {
      const { printPages } = await import('../foundation/print-pages.ts');
      await printPages(draw(plates, this.#plateSize, words.page), {
        title: words.heading,
        lang: tag,
        styles: [paper, plate],
      });
      this.#printFailed = false;
    } catch {
      this.#printFailed = true;
    }
    this.requestUpdate();
  }

  get #plateSize(): PlateSize {
    return PLATE_SIZES.find((size) => size === this.size) ?? 75;
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    if (!changed.has('premisesId')) return;
    this.#only = null;
    this.#done = null;
    this.#controller.show(this.premisesId ?? '');
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    this.#managePart.dress();
  }

  protected override view(language: Language<DoorplateSheetMessages>): unknown {
    return html`<section class="panel" aria-label=${language.words.heading}>
      <div class="panel-head"><h2 class="grow">${language.words.heading}</h2></div>
      ${this.#notes(language)} ${this.#content(this.#controller.state, language)}
    </section>
    ${this.#changes()?.render(language)}`;
  }

  #onSheet(plates: readonly Doorplate[]): readonly Doorplate[] {
    const alone = plates.filter(({ id }) => id === this.#only);
    return alone.length === 0 ? plates : alone;
  }

  /** What issues, replaces and revokes; null until its part of the page is here. */
  #changes(): PlateChangeController | null {
    const part = this.#managePart.loaded;
    if (part === null) return null;
    this.#change ??= new part.PlateChangeController(
      this,
      (outcome) => this.#came(outcome),
      () => this.refresh(),
    );
    return this.#change;
  }

  #came({ act, issued }: PlateOutcome): void {
    const code = formatPlateCode((act.kind === 'revoke' ? act.plate : issued)?.code ?? '');
    this.#done = { kind: act.kind, code };
    this.#only = issued?.id ?? null;
    if (act.kind === 'issue') this.#controller.load();
    else this.#controller.swap(act.plate.id, issued);
    const words = this.language?.words;
    if (words) this.live.say(words.done[act.kind](code));
    void focusAfterUpdate(this, '.outcome');
  }

  #show(only: string | null): void {
    this.#only = only;
    this.requestUpdate();
  }

  // At one place in every state, so that the focus stays on what came of a change while the list is asked for anew.
  #notes({ words }: Language<DoorplateSheetMessages>): unknown {
    const { state } = this.#controller;
    const plates = state.kind === 'ready' ? state.plates : [];
    const only = plates.find(({ id }) => id === this.#only);
    return [
      this.#done === null
        ? null
        : html`<div class="outcome" tabindex="-1">
            ${noticeLine('ok', circleCheckIcon(), words.done[this.#done.kind](this.#done.code))}
          </div>`,
      only === undefined || plates.length === 1
        ? null
        : noticeLine(
            'accent',
            infoIcon(),
            words.onlyOne(formatPlateCode(only.code)),
            html`<button class="button small" type="button" @click=${() => this.#show(null)}>${words.showAll}</button>`,
          ),
    ];
  }

  #list(plates: readonly Doorplate[], language: Language<DoorplateSheetMessages>): unknown {
    const part = this.#managePart.loaded;
    const change = this.#changes();
    if (part === null || change === null) return null;
    return part.platesList(plates, this.#isListOpen ?? plates.length === 1, change.mayChange, language, {
      fold: (isOpen) => {
        this.#isListOpen = isOpen;
        this.requestUpdate();
      },
      only: ({ id }) => this.#show(id),
      change: (act) => change.open(act),
    });
  }

  #issueButton(words: DoorplateSheetMessages): unknown {
    const change = this.#changes();
    const { premisesId } = this;
    if (change === null || change.mayChange === false || !premisesId) return null;
    return html`<button
      class="button primary"
      type="button"
      @click=${() => change.open({ kind: 'issue', premisesId })}
    >
      ${words.issue}
    </button>`;
  }

  #content(state: DoorplateSheetState, language: Language<DoorplateSheetMessages>): unknown {
    const { words, shared, format } = language;
    switch (state.kind) {
      case 'loading':
        return stateNotice('loading', shared, { heading: words.loading });
      case 'empty':
        return stateNotice('empty', shared, {
          heading: words.emptyHeading,
          body: words.emptyBody,
          action: this.#issueButton(words),
        });
      case 'error':
      case 'offline':
      case 'forbidden':
      case 'sign-in':
        return failedReadingNotice(state, shared, () => this.refresh());
      case 'ready': {
        const plates = this.#onSheet(state.plates);
        const pages = this.#controller.draw?.(plates, this.#plateSize, words.page) ?? [];
        return [
          this.#tools(words, words.count(plates.length, pages.length, format)),
          this.#list(state.plates, language),
          state.staleSince
            ? noticeLine('moderate', clockIcon(), shared.staleSince(format.dateTime(state.staleSince)))
            : null,
          this.#printFailed ? noticeLine('extreme', circleAlertIcon(), words.printFailed) : null,
          html`<div class="pages" role="group" aria-label=${words.pages}>${pages}</div>`,
          moreView(state, words, () => this.#controller.loadMore()),
        ];
      }
    }
  }

  #tools(words: DoorplateSheetMessages, count: string): unknown {
    return html`<div class="tools">
      <fieldset class="field">
        <legend>${words.size}</legend>
        <div class="segments">
          ${PLATE_SIZES.map(
            (size) => html`<label class="segment">
              <input type="radio" name="size" value=${size} .checked=${size === this.#plateSize} @change=${() => this.#choose(size)} />
              <span class="segment-face">${words.sizes[size] ?? size}</span>
            </label>`,
          )}
        </div>
      </fieldset>
      <button class="button primary" type="button" @click=${() => this.print()}>${printerIcon()} ${words.print}</button>
      <p class="sub">${count}<br />${words.printNote}</p>
    </div>`;
  }

  #choose(size: PlateSize): void {
    this.size = size;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ward-doorplate-sheet': WardDoorplateSheet;
  }
}
