import { html, type PropertyValues } from 'lit';
import { circleAlertIcon, clockIcon, printerIcon } from '../foundation/icons.generated.ts';
import type { Language, MessageLoaders } from '../foundation/language.ts';
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

const loaders: MessageLoaders<DoorplateSheetMessages> = {
  en: () => import('./doorplate-sheet.en.ts').then((module) => module.messages),
  'zh-Hans': () => import('./doorplate-sheet.zh-hans.ts').then((module) => module.messages),
  'zh-Hant': () => import('./doorplate-sheet.zh-hant.ts').then((module) => module.messages),
  ja: () => import('./doorplate-sheet.ja.ts').then((module) => module.messages),
  ko: () => import('./doorplate-sheet.ko.ts').then((module) => module.messages),
};

/**
 * Plates in force as pages to print on A4 and cut: blue field, white type, the QR at 120, 75 or 40 mm with its quiet
 * zone, the typed code below it.
 * @fires ward-plate-print before printing: `codes`, `size`; cancelable
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
  #printFailed = false;

  constructor() {
    super(loaders);
    this.premisesId = '';
    this.size = 75;
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
    const codes = state.plates.map((plate) => plate.code);
    if (!this.dispatchEvent(new PlatePrintEvent(codes, this.#plateSize))) return;
    const { words, format, tag } = language;
    this.live.say(words.printed(codes.length, format));
    try {
      const { printPages } = await import('../foundation/print-pages.ts');
      await printPages(draw(state.plates, this.#plateSize, words.page), {
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
    if (changed.has('premisesId')) this.#controller.show(this.premisesId ?? '');
  }

  protected override view(language: Language<DoorplateSheetMessages>): unknown {
    return html`<section class="panel" aria-label=${language.words.heading}>
      <div class="panel-head"><h2 class="grow">${language.words.heading}</h2></div>
      ${this.#content(this.#controller.state, language)}
    </section>`;
  }

  #content(state: DoorplateSheetState, { words, shared, format }: Language<DoorplateSheetMessages>): unknown {
    const retry = () => this.refresh();
    switch (state.kind) {
      case 'loading':
        return stateNotice('loading', shared, { heading: words.loading });
      case 'empty':
        return stateNotice('empty', shared, { heading: words.emptyHeading, body: words.emptyBody });
      case 'error':
        return stateNotice('error', shared, { requestId: state.requestId, retry });
      case 'offline':
      case 'forbidden':
      case 'sign-in':
        return stateNotice(state.kind, shared, state.kind === 'forbidden' ? {} : { retry });
      case 'ready': {
        const pages = this.#controller.draw?.(state.plates, this.#plateSize, words.page) ?? [];
        return [
          this.#tools(words, words.count(state.plates.length, pages.length, format)),
          state.staleSince
            ? noticeLine('moderate', clockIcon(), shared.staleSince(format.dateTime(state.staleSince)))
            : null,
          this.#printFailed ? noticeLine('extreme', circleAlertIcon(), words.printFailed) : null,
          html`<div class="pages" role="group" aria-label=${words.pages}>${pages}</div>`,
          this.#more(state, words),
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

  #more(state: DoorplateSheetState & { kind: 'ready' }, words: DoorplateSheetMessages): unknown {
    if (state.next === null) return null;
    const busy = state.more === 'loading';
    return html`<div class="more">
      ${state.more === 'failed' ? noticeLine('moderate', circleAlertIcon(), words.moreFailed) : null}
      <button class="button" type="button" aria-disabled=${busy ? 'true' : 'false'} @click=${() => this.#controller.loadMore()}>
        ${busy ? words.loadingMore : words.more}
      </button>
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ward-doorplate-sheet': WardDoorplateSheet;
  }
}
