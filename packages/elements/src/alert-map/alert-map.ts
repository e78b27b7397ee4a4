import { html, type PropertyValues } from 'lit';
import { mapIcon, xIcon } from '../foundation/icons.generated.ts';
import type { Language, MessageLoaders } from '../foundation/language.ts';
import { PagePart } from '../foundation/page-part.ts';
import { skeleton, stateNotice } from '../foundation/state-notice.ts';
import { cards } from '../foundation/styles/cards.ts';
import { WardElement } from '../foundation/ward-element.ts';
import type { AlertMapMessages } from './alert-map.en.ts';
import { styles } from './alert-map.styles.ts';
import type { OpenMap } from './open-map.ts';

const loaders: MessageLoaders<AlertMapMessages> = {
  en: () => import('./alert-map.en.ts').then((module) => module.messages),
  'zh-Hans': () => import('./alert-map.zh-hans.ts').then((module) => module.messages),
  'zh-Hant': () => import('./alert-map.zh-hant.ts').then((module) => module.messages),
  ja: () => import('./alert-map.ja.ts').then((module) => module.messages),
  ko: () => import('./alert-map.ko.ts').then((module) => module.messages),
};

type OpenPart = typeof import('./open-part.ts');

/**
 * The open alerts of a station on a map, with the posts of its units and its area, beside the same alerts as a list. Nothing
 * is read and no code of a map is fetched before a person opens it.
 * @fires ward-alert-open somebody wants to see an alert
 * @cssprop [--ward-alert-map-height=clamp(280px, 56vh, 620px)] the height of the map
 */
export class WardAlertMap extends WardElement<AlertMapMessages> {
  static override readonly component: string = 'alert-map';
  static override properties = {
    tiles: { type: String },
    tilesDatum: { type: String, attribute: 'tiles-datum' },
    tilesMaxZoom: { type: Number, attribute: 'tiles-max-zoom' },
    attribution: { type: String },
    areas: { attribute: false },
    areasUrl: { type: String, attribute: 'areas-url' },
  };
  static override styles = [cards, styles];

  /** Raster tiles by `{z}`, `{x}` and `{y}`, or a MapLibre style; of the page's own origin. Empty draws a plain background. */
  declare tiles: string;
  /** The datum of the base map: `wgs-84`, or `gcj-02`, which is labelled and for which points are converted in drawing. */
  declare tilesDatum: string;
  /** The last zoom level for which there are raster tiles, 1 to 24; 18 where nobody says. */
  declare tilesMaxZoom: number;
  /** Whom the base map is from and its approval number, as the law or its licence asks; plain text that stays in sight. */
  declare attribution: string;
  /** The station's area as GeoJSON in WGS-84; before `areasUrl`. */
  declare areas: unknown;
  /** Where that GeoJSON is, of the page's own origin. */
  declare areasUrl: string;

  #isOpen = false;
  readonly #part = new PagePart<OpenPart>(this, () => import('./open-part.ts'));
  #map: OpenMap | null = null;

  constructor() {
    super(loaders);
    this.tiles = '';
    this.tilesDatum = 'wgs-84';
    this.tilesMaxZoom = 18;
    this.attribution = '';
    this.areas = null;
    this.areasUrl = '';
  }

  /** Opens the map, as a press on its button does. */
  async open(): Promise<void> {
    this.#isOpen = true;
    this.requestUpdate();
    const part = await this.#part.load().catch(() => null);
    if (part === null || !this.#isOpen) return;
    this.#map ??= new part.OpenMap(this, this.live, () => this.close());
    this.#map.open();
  }

  /** Closes it, and forgets what was read for it. */
  close(): void {
    this.#isOpen = false;
    this.#map?.close();
    this.requestUpdate();
  }

  protected override get followsPerson(): boolean {
    return true;
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    this.#part.dress();
    this.#map?.attend();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    // The map's box comes back with the widget, and the map with it.
    this.#map?.leave();
  }

  protected override view(language: Language<AlertMapMessages>): unknown {
    const { words, shared } = language;
    const map = this.#isOpen ? this.#map : null;
    return html`<section class="panel" aria-label=${words.heading}>
      <div class="panel-head">
        <div class="title"><h2>${words.heading}</h2>${map?.subtitle(language)}</div>
        ${map?.liveMark(language)}
        ${
          this.#isOpen
            ? html`<button class="button small quiet" type="button" data-close @click=${() => void this.#closed()}>
                ${xIcon()} ${words.close}
              </button>`
            : null
        }
      </div>
      ${
        !this.#isOpen
          ? html`<div class="closed">
              <p>${words.lead}</p>
              <p class="sub">${words.leadNote}</p>
              <button class="button primary" type="button" data-open @click=${() => void this.#opened()}>
                ${mapIcon()} ${words.open}
              </button>
            </div>`
          : this.#part.missing
            ? stateNotice('offline', shared, { retry: () => void this.open() })
            : (map?.view(language) ?? skeleton(words.loading, 6))
      }
    </section>`;
  }

  async #opened(): Promise<void> {
    const opening = this.open();
    await this.updateComplete;
    // The button that was pressed is gone; its counterpart stands at the head of what it brought.
    this.renderRoot.querySelector<HTMLElement>('[data-close]')?.focus();
    await opening;
  }

  async #closed(): Promise<void> {
    this.close();
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('[data-open]')?.focus();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ward-alert-map': WardAlertMap;
  }
}
