import { html, nothing, type PropertyValues } from 'lit';
import { failedReadingNotice } from '../foundation/failed-reading.ts';
import { circleAlertIcon, clockIcon, printerIcon } from '../foundation/icons.generated.ts';
import type { Language, MessageLoaders } from '../foundation/language.ts';
import { localized } from '../foundation/localized.ts';
import { PagePart } from '../foundation/page-part.ts';
import { noticeLine, stateNotice } from '../foundation/state-notice.ts';
import { cards } from '../foundation/styles/cards.ts';
import { fields } from '../foundation/styles/fields.ts';
import { paper } from '../foundation/styles/paper.ts';
import { WardElement } from '../foundation/ward-element.ts';
import { isWebAddress } from '../foundation/web-address.ts';
import type { ObjectionsController } from '../objections/objections.controller.ts';
import { boardStyles } from './board.styles.ts';
import { RatingBoardController } from './rating-board.controller.ts';
import type { RatingBoardMessages } from './rating-board.en.ts';
import { BoardPrintEvent } from './rating-board.events.ts';
import type { BoardFacts, RatingBoardState } from './rating-board.state.ts';
import { styles } from './rating-board.styles.ts';

const loaders: MessageLoaders<RatingBoardMessages> = {
  en: () => import('./rating-board.en.ts').then((module) => module.messages),
  'zh-Hans': () => import('./rating-board.zh-hans.ts').then((module) => module.messages),
  'zh-Hant': () => import('./rating-board.zh-hant.ts').then((module) => module.messages),
  ja: () => import('./rating-board.ja.ts').then((module) => module.messages),
  ko: () => import('./rating-board.ko.ts').then((module) => module.messages),
};

const PAPERS = ['A4', 'A3'] as const;
type Paper = (typeof PAPERS)[number];

/**
 * The star board of let premises, to print and hang at the door, with the landlord's objections and the station's answers
 * below it. Nobody who lets or lives there is on it, and its QR leads to the objection page alone.
 * @fires ward-board-print before printing
 * @fires ward-objection-filed an objection is on the device
 */
export class WardRatingBoard extends WardElement<RatingBoardMessages> {
  static override readonly component: string = 'rating-board';
  static override properties = {
    premisesId: { type: String, attribute: 'premises-id' },
    paper: { type: String },
    objectionUrl: { type: String, attribute: 'objection-url' },
  };
  static override styles = [cards, fields, paper, boardStyles, styles];

  /** The premises whose board it is. */
  declare premisesId: string;
  /** `A4` or `A3`; another value is taken as A4. */
  declare paper: string;
  /** Where the QR leads: the portal's page for objections; without it the station's own link for them. */
  declare objectionUrl: string;

  readonly #controller = new RatingBoardController(this);
  readonly #objectionsPart = new PagePart(this, () => import('./board-objections.ts'));
  #objections: ObjectionsController | null = null;
  #printFailed = false;

  constructor() {
    super(loaders);
    this.premisesId = '';
    this.paper = 'A4';
    this.objectionUrl = '';
    this.withClient(() => void this.#objectionsPart.load().catch(() => {}));
  }

  /** Asks for the rating anew. */
  refresh(): void {
    this.#controller.load();
  }

  /** Opens the browser's print dialog with the board alone. Does nothing before there is one. */
  async print(): Promise<void> {
    const { language } = this;
    const { state, draw } = this.#controller;
    if (state.kind !== 'ready' || draw === null || language === null) return;
    const { facts } = state;
    if (!this.dispatchEvent(new BoardPrintEvent(facts.premisesId, this.#size))) return;
    try {
      const { printPages } = await import('../foundation/print-pages.ts');
      await printPages(draw(facts, this.#address(facts), language), {
        title: language.words.heading,
        lang: language.tag,
        styles: [paper, boardStyles],
        size: this.#size,
      });
      this.#printFailed = false;
    } catch {
      this.#printFailed = true;
    }
    this.requestUpdate();
  }

  get #size(): Paper {
    return PAPERS.find((size) => size === this.paper) ?? 'A4';
  }

  #address({ station }: BoardFacts): string | null {
    const given = this.objectionUrl || station.serviceLinks.find(({ kind }) => kind === 'objection')?.url;
    return given && isWebAddress(given) ? given : null;
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    if (changed.has('premisesId')) this.#controller.show(this.premisesId ?? '');
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    this.#objectionsPart.dress();
  }

  protected override view(language: Language<RatingBoardMessages>): unknown {
    return html`<section class="panel" aria-label=${language.words.heading}>
      <div class="panel-head"><h2 class="grow">${language.words.heading}</h2></div>
      ${this.#content(this.#controller.state, language)}
    </section>`;
  }

  #content(state: RatingBoardState, language: Language<RatingBoardMessages>): unknown {
    const { words, shared, format } = language;
    switch (state.kind) {
      case 'no-premises':
        return stateNotice('empty', shared, { heading: words.noPremisesHeading, body: words.noPremisesBody });
      case 'loading':
        return stateNotice('loading', shared, { heading: words.loading });
      case 'not-rated':
        return stateNotice('empty', shared, {
          heading: words.notRatedHeading(state.address.text),
          body: state.incomplete ? words.incompleteBody : words.notRatedBody,
        });
      case 'not-found':
        return stateNotice('empty', shared, { heading: words.notFoundHeading, body: words.notFoundBody });
      case 'error':
      case 'offline':
      case 'forbidden':
      case 'sign-in':
        return failedReadingNotice(state, shared, () => this.refresh());
      case 'ready': {
        const address = this.#address(state.facts);
        return [
          this.#tools(words, address !== null),
          state.staleSince
            ? noticeLine('moderate', clockIcon(), shared.staleSince(format.dateTime(state.staleSince)))
            : null,
          this.#printFailed ? noticeLine('extreme', circleAlertIcon(), words.printFailed) : null,
          html`<div class="board">${this.#controller.draw?.(state.facts, address, language)}</div>`,
          this.#why(state.facts, language),
          this.#objectionsOf(state, language),
        ];
      }
    }
  }

  #tools(words: RatingBoardMessages, hasAddress: boolean): unknown {
    return html`<div class="tools">
      <fieldset class="field">
        <legend>${words.paper}</legend>
        <div class="segments">
          ${PAPERS.map(
            (size) => html`<label class="segment">
              <input type="radio" name="paper" value=${size} .checked=${size === this.#size} @change=${() => this.#choose(size)} />
              <span class="segment-face">${words.papers[size]}</span>
            </label>`,
          )}
        </div>
      </fieldset>
      <button class="button primary" type="button" @click=${() => this.print()}>${printerIcon()} ${words.print}</button>
      <p class="sub">${words.printNote}${hasAddress ? null : html`<br />${words.noAddress}`}</p>
    </div>`;
  }

  #choose(size: Paper): void {
    this.paper = size;
  }

  /** What the picture of the board says, and why: as text, for whoever can't see the picture and for whoever would object. */
  #why({ rating, standard }: BoardFacts, { words, format, tag }: Language<RatingBoardMessages>): unknown {
    const itemText = (code: string) => {
      const item = standard?.items.find((each) => each.code === code);
      if (item === undefined) return code;
      const { text, lang } = localized(item.text, tag);
      return html`${code} <span lang=${lang ?? nothing}>${text}</span>`;
    };
    return html`<details class="why">
      <summary>${words.why(words.stars(rating.stars))}</summary>
      <ul>
        <li>
          ${words.checkedOn}: ${format.date(rating.ratedAt)}${rating.nextCheckDueOn ? `; ${words.nextCheck}: ${format.date(rating.nextCheckDueOn)}` : null}
        </li>
        ${rating.reasons.map(
          (reason) => html`<li>
            ${
              reason.code === 'score' && rating.score !== null
                ? words.scoreReason(format.number(rating.score), words.stars(reason.limit))
                : (words.reasons[reason.code] ?? reason.code)
            }
            ${
              reason.itemCodes.length === 0
                ? null
                : html`<ul>
                    ${reason.itemCodes.map((code) => html`<li>${itemText(code)}</li>`)}
                  </ul>`
            }
          </li>`,
        )}
      </ul>
    </details>`;
  }

  #objectionsOf(
    { facts, caller }: RatingBoardState & { kind: 'ready' },
    language: Language<RatingBoardMessages>,
  ): unknown {
    const part = this.#objectionsPart.loaded;
    if (part === null) {
      if (!this.#objectionsPart.missing) return null;
      const again = () => void this.#objectionsPart.load().catch(() => {});
      return noticeLine(
        'moderate',
        circleAlertIcon(),
        language.words.partMissing,
        html`<button class="button small" type="button" @click=${again}>${language.shared.retry}</button>`,
      );
    }
    this.#objections ??= new part.ObjectionsController(this, () => this.refresh());
    const place = part.placeOf(facts, language.words);
    this.#objections.follow(place, caller);
    return part.objectionsView(this.#objections, place, caller, language);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ward-rating-board': WardRatingBoard;
  }
}
