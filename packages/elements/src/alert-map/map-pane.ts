import type { LitElement } from 'lit';
import type { Language } from '../foundation/language.ts';
import { PagePart } from '../foundation/page-part.ts';
import type { AlertMapMessages } from './alert-map.en.ts';
import type { BaseStage, MapStage, TilesDatum } from './alert-map.state.ts';
import { type BaseMap, baseMapOf } from './base-map.ts';
import { localeOf, lookOf, wordsOf } from './map-appearance.ts';
import type { MapCanvas, MapListener, MapView, Pressed } from './map-canvas.ts';
import { type Bounds, type Convert, liesIn, type MapPoints } from './map-points.ts';
import type { LongitudeLatitude } from './station-areas.ts';

/** What the portal says of the base map. */
export interface BaseSettings {
  readonly tiles: string;
  readonly tilesMaxZoom: number;
  readonly datum: TilesDatum;
}

/** What hears of a map's pane. */
export interface MapPaneListener {
  /** Something else is to be drawn around it. */
  changed(): void;
  pressed(what: Pressed): void;
  /** Once for each thing that went wrong. */
  base(stage: BaseStage): void;
}

type MapPart = typeof import('./map-part.ts') & { readonly sheets: readonly never[] };

const asIs: Convert = (point) => point;

/** Holds the map while its box is on the page, and takes it away with all that it knows as soon as the box is not. */
export class MapPane {
  stage: MapStage = 'loading';
  base: BaseStage = 'plain';
  /** What is in sight; null while there is no map. */
  bounds: Bounds | null = null;
  readonly #host: LitElement;
  readonly #heard: MapPaneListener;
  readonly #part: PagePart<MapPart>;
  #converts: { readonly datum: TilesDatum; readonly convert: Convert } | null = null;
  #isLoading = false;
  #canvas: MapCanvas | null = null;
  #box: HTMLElement | null = null;
  /** What the map was made with: another base map or language is another map. */
  #madeOf = '';
  #drawn: MapPoints | null = null;
  #look = '';
  /** Where somebody looked, for as long as it is open. */
  #view: MapView | null = null;
  #chosen: LongitudeLatitude | null = null;

  constructor(host: LitElement, heard: MapPaneListener) {
    this.#host = host;
    this.#heard = heard;
    this.#part = new PagePart<MapPart>(host, async () => ({ ...(await import('./map-part.ts')), sheets: [] }));
  }

  /** How points are drawn; null while the map's code and the conversion to the base map's datum are not here. */
  convert(datum: TilesDatum): Convert | null {
    return this.#converts?.datum === datum ? this.#converts.convert : null;
  }

  /** Whether a point can be gone to. */
  get isShown(): boolean {
    return this.stage === 'shown';
  }

  isInSight(at: LongitudeLatitude): boolean {
    return this.bounds === null || liesIn(at, this.bounds);
  }

  /** Fetches the map's code, and the conversion where the base map needs one. */
  async load(datum: TilesDatum): Promise<void> {
    if (this.#isLoading) return;
    this.#isLoading = true;
    try {
      const [gcj] = await Promise.all([datum === 'gcj-02' ? import('./gcj-point.ts') : null, this.#part.load()]);
      this.#converts = { datum, convert: gcj?.toGcj02 ?? asIs };
      this.#heard.changed();
    } catch {
      this.#become('unfetched');
    } finally {
      this.#isLoading = false;
    }
  }

  /** Brings the map to what it should show; called after each drawing of the widget. */
  attend(points: MapPoints | null, settings: BaseSettings, language: Language<AlertMapMessages>): void {
    const box = this.#host.renderRoot.querySelector<HTMLElement>('[data-map]');
    const base = baseMapOf(settings.tiles, settings.tilesMaxZoom, document.baseURI);
    const madeOf = JSON.stringify([base, settings.datum, language.tag]);
    if (this.#canvas !== null && (box !== this.#box || madeOf !== this.#madeOf)) this.#takeAway();
    if (box === null || points === null || this.#isOver) return;
    if (this.#canvas === null) this.#make(box, base, madeOf, points, language);
    else this.#bringUp(box, points, language);
  }

  get #isOver(): boolean {
    return this.stage !== 'loading' && this.stage !== 'shown';
  }

  #make(
    box: HTMLElement,
    base: BaseMap,
    madeOf: string,
    points: MapPoints,
    language: Language<AlertMapMessages>,
  ): void {
    const part = this.#part.loaded;
    if (part === null) return;
    if (base.kind === 'refused') {
      console.error(
        "<ward-alert-map> draws no base map: tiles has to be of the page's own origin, with {z}, {x} and {y}.",
      );
    }
    const look = lookOf(box);
    this.#box = box;
    this.#madeOf = madeOf;
    this.#drawn = points;
    this.#look = JSON.stringify(look);
    try {
      this.#canvas = new part.MapCanvas(
        {
          container: box,
          base,
          points,
          view: this.#view,
          look,
          words: wordsOf(language),
          locale: localeOf(language.words),
        },
        this.#listener,
      );
      this.#canvas.choose(this.#chosen);
    } catch (error) {
      console.error(error);
      this.#become(error instanceof part.WorkerRefused ? 'refused' : hasWebGl() ? 'broken' : 'unsupported');
      box.replaceChildren();
    }
  }

  #bringUp(box: HTMLElement, points: MapPoints, language: Language<AlertMapMessages>): void {
    const look = lookOf(box);
    if (JSON.stringify(look) !== this.#look) {
      this.#look = JSON.stringify(look);
      this.#canvas?.dress(look, wordsOf(language));
    }
    if (points !== this.#drawn) {
      this.#drawn = points;
      this.#canvas?.show(points);
    }
  }

  readonly #listener: MapListener = {
    shown: () => this.#become('shown'),
    moved: (bounds) => {
      this.bounds = bounds;
      this.#view = this.#canvas?.view ?? this.#view;
      this.#heard.changed();
    },
    pressed: (what) => this.#heard.pressed(what),
    base: (stage) => {
      if (stage === this.base) return;
      this.base = stage;
      this.#heard.base(stage);
    },
    broke: (message) => {
      console.error(`<ward-alert-map> ${message}`);
      // What fails once it is shown is one thing among others: the map goes on, and the list is whole.
      if (this.stage === 'loading') queueMicrotask(() => this.#giveUp());
    },
  };

  zoom(by: 1 | -1): void {
    this.#canvas?.zoom(by);
  }

  fit(): void {
    this.#canvas?.fit();
  }

  /** Points a place out and goes there; null points none out. */
  choose(at: LongitudeLatitude | null): void {
    this.#chosen = at;
    this.#canvas?.choose(at);
    if (at !== null) this.#canvas?.goTo(at);
  }

  /** Takes the map off the page; where somebody looked is kept. */
  leave(): void {
    this.#takeAway();
  }

  /** Forgets where somebody looked, and the map. */
  close(): void {
    this.#takeAway();
    this.#view = null;
    this.#chosen = null;
    this.base = 'plain';
    this.stage = 'loading';
  }

  /** Tries again after it could not be drawn. */
  again(datum: TilesDatum): void {
    this.stage = 'loading';
    this.#heard.changed();
    void this.load(datum);
  }

  #giveUp(): void {
    this.#takeAway();
    this.#become('broken');
  }

  #takeAway(): void {
    this.#canvas?.remove();
    this.#box?.replaceChildren();
    this.#canvas = null;
    this.#box = null;
    this.#drawn = null;
    this.bounds = null;
    if (this.stage === 'shown') this.stage = 'loading';
  }

  #become(stage: MapStage): void {
    this.stage = stage;
    this.#heard.changed();
  }
}

function hasWebGl(): boolean {
  return document.createElement('canvas').getContext('webgl2') !== null;
}
