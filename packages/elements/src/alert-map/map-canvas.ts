import {
  type GeoJSONSource,
  Map as LibreMap,
  type MapGeoJSONFeature,
  type MapMouseEvent,
  ScaleControl,
  setWorkerUrl,
} from 'maplibre-gl';
import type { BaseStage } from './alert-map.state.ts';
import { type BaseMap, baseSource, styleOf } from './base-map.ts';
import { alertFeatures, areaFeatures, chosenFeature, postFeatures } from './map-features.ts';
import { drawMark, type MapLook, type MapWords } from './map-marks.ts';
import { type Bounds, boundsOf, type MapPoints } from './map-points.ts';
import { ownAddress } from './own-address.ts';
import type { LongitudeLatitude } from './station-areas.ts';
import { workerAddress } from './trusted-worker.ts';

/** Where somebody looks. */
export interface MapView {
  readonly center: LongitudeLatitude;
  readonly zoom: number;
}

/** What is under a press: alerts by their ids, posts by their places among those that are drawn. */
export interface Pressed {
  readonly alerts: readonly string[];
  readonly posts: readonly number[];
}

/** What a map tells. */
export interface MapListener {
  /** It is drawn for the first time. */
  shown(): void;
  /** What is in sight, after a move has come to rest. */
  moved(bounds: Bounds): void;
  pressed(what: Pressed): void;
  base(stage: BaseStage): void;
  /** Something of it failed: MapLibre's own words, for the console. */
  broke(message: string): void;
}

/** What a map begins with. */
export interface MapBeginning {
  readonly container: HTMLElement;
  readonly base: BaseMap;
  readonly points: MapPoints;
  /** Where somebody looked before; null begins with all in sight. */
  readonly view: MapView | null;
  readonly look: MapLook;
  readonly words: MapWords;
  /** MapLibre's own words: the name of the map and how it is moved. */
  readonly locale: Readonly<Record<string, string>>;
}

const sources = { areas: 'ward-areas', posts: 'ward-posts', alerts: 'ward-alerts', chosen: 'ward-chosen' } as const;
const nearest = { zoom: 20, one: 16 } as const;
/** Milliseconds; none at all under reduced motion, which MapLibre asks for itself. */
const motion = 200;
/** Where nothing is to be shown yet: the whole of the country. */
const everything: Bounds = [73, 18, 135, 53.5];

/** A map of MapLibre with alerts, posts and areas on it. It moves when a person moves it, and never by itself. */
export class MapCanvas {
  readonly #map: LibreMap;
  readonly #heard: MapListener;
  readonly #base: BaseMap;
  #points: MapPoints;
  #chosen: LongitudeLatitude | null = null;
  #look: MapLook;
  #words: MapWords;
  /** Part of the keys of images, so that a new look draws them anew. */
  #dressing = 0;
  #isStyled = false;
  #isShown = false;
  #baseStage: BaseStage;

  /**
   * @throws WorkerRefused where the page's policy lets no worker start
   * @throws GPUInitializationError where there is no WebGL 2
   */
  constructor({ container, base, points, view, look, words, locale }: MapBeginning, heard: MapListener) {
    setWorkerUrl(workerAddress());
    this.#heard = heard;
    this.#base = base;
    this.#points = points;
    this.#look = look;
    this.#words = words;
    this.#baseStage = base.kind === 'plain' ? 'plain' : base.kind === 'refused' ? 'failed' : 'loading';
    const [west, south, east, north] = boundsOf(points) ?? everything;
    this.#map = new LibreMap({
      container,
      style: styleOf(base, look.ground),
      ...(view === null
        ? { bounds: [west, south, east, north] as [number, number, number, number] }
        : { center: [...view.center] as [number, number], zoom: view.zoom }),
      fitBoundsOptions: { padding: 48, maxZoom: nearest.one },
      minZoom: 3,
      maxZoom: nearest.zoom,
      // Base map and attribution are named by the widget, in words that stay.
      attributionControl: false,
      maplibreLogo: false,
      cooperativeGestures: true,
      dragRotate: false,
      touchPitch: false,
      pitchWithRotate: false,
      renderWorldCopies: false,
      fadeDuration: 0,
      locale: { ...locale },
      // A page that is printed shows the map as it stands.
      canvasContextAttributes: { preserveDrawingBuffer: true, antialias: true },
      transformRequest: (url) => {
        if (ownAddress(url, document.baseURI) === null) {
          throw new Error(`<ward-alert-map> fetches nothing from ${new URL(url, document.baseURI).origin}.`);
        }
        return { url, credentials: 'same-origin' };
      },
    });
    this.#map.touchZoomRotate.disableRotation();
    this.#map.keyboard.disableRotation();
    this.#map.addControl(new ScaleControl({ unit: 'metric' }), 'bottom-left');
    const canvas = this.#map.getCanvas();
    canvas.setAttribute('role', 'application');
    this.#map.setMissingStyleImageResolver(async (id) => this.#draw(id));
    this.#listen();
    heard.base(this.#baseStage);
  }

  get view(): MapView {
    const { lng, lat } = this.#map.getCenter();
    return { center: [lng, lat], zoom: this.#map.getZoom() };
  }

  /** Draws other points where somebody looks. */
  show(points: MapPoints): void {
    this.#points = points;
    if (!this.#isStyled) return;
    this.#source(sources.areas)?.setData(areaFeatures(points));
    this.#source(sources.posts)?.setData(postFeatures(points));
    this.#source(sources.alerts)?.setData(alertFeatures(points));
  }

  /** Draws in other colours, sizes or words. */
  dress(look: MapLook, words: MapWords): void {
    this.#look = look;
    this.#words = words;
    if (!this.#isStyled) return;
    for (const id of this.#map.listImages()) if (id.startsWith('ward/')) this.#map.removeImage(id);
    this.#dressing += 1;
    for (const id of [...this.#map.getLayersOrder()]) if (id.startsWith('ward-layer')) this.#map.removeLayer(id);
    if (this.#map.getLayer('ward-ground') !== undefined) {
      this.#map.setPaintProperty('ward-ground', 'background-color', look.ground);
    }
    this.#addLayers();
  }

  /** Points one place out, or none. */
  choose(at: LongitudeLatitude | null): void {
    this.#chosen = at;
    if (this.#isStyled) this.#source(sources.chosen)?.setData(chosenFeature(at));
  }

  /** Goes to a place, because a person asked for it. */
  goTo(at: LongitudeLatitude): void {
    const zoom = Math.max(this.#map.getZoom(), nearest.one);
    this.#map.easeTo({ center: [...at] as [number, number], zoom, duration: motion });
  }

  /** Brings all into sight, because a person asked for it. */
  fit(): void {
    const [west, south, east, north] = boundsOf(this.#points) ?? everything;
    this.#map.fitBounds([west, south, east, north], { padding: 48, maxZoom: nearest.one, duration: motion });
  }

  zoom(by: 1 | -1): void {
    if (by > 0) this.#map.zoomIn({ duration: motion });
    else this.#map.zoomOut({ duration: motion });
  }

  /** Takes it off the page, with its worker and all that it holds. */
  remove(): void {
    this.#map.remove();
  }

  #listen(): void {
    const map = this.#map;
    map.on('style.load', () => this.#addAll());
    map.on('moveend', () => this.#tellBounds());
    map.on('resize', () => this.#tellBounds());
    map.on('click', (event) => void this.#press(event));
    map.on('error', (event) => this.#failed(event.error.message, (event as { sourceId?: string }).sourceId));
    map.on('data', (event) => {
      const { sourceId, tile } = event as { sourceId?: string; tile?: { state?: string } };
      const isOfBase = sourceId !== undefined && !Object.values<string>(sources).includes(sourceId);
      if (isOfBase && tile?.state === 'loaded' && this.#baseStage !== 'partly') this.#tellBase('shown');
    });
    // A tile that the portal does not have is no error to MapLibre; none at all is no base map.
    map.on('idle', () => this.#baseStage === 'loading' && this.#tellBase('failed'));
    for (const layer of [layers.alerts, layers.posts]) {
      map.on('mouseenter', layer, () => map.getCanvas().style.setProperty('cursor', 'pointer'));
      map.on('mouseleave', layer, () => map.getCanvas().style.removeProperty('cursor'));
    }
    map.on('sourcedata', ({ sourceId, isSourceLoaded }) => {
      // A base map that takes its time, or never comes, keeps nobody from the alerts.
      if (this.#isShown || sourceId !== sources.alerts || !isSourceLoaded) return;
      this.#isShown = true;
      this.#tellBounds();
      this.#heard.shown();
    });
  }

  #tellBounds(): void {
    const bounds = this.#map.getBounds();
    this.#heard.moved([bounds.getWest(), bounds.getSouth(), bounds.getEast(), bounds.getNorth()]);
  }

  #tellBase(stage: BaseStage): void {
    if (stage === this.#baseStage) return;
    this.#baseStage = stage;
    this.#heard.base(stage);
  }

  #failed(message: string, sourceId: string | undefined): void {
    if (this.#base.kind === 'style' && !this.#isStyled && this.#baseStage === 'loading') {
      this.#tellBase('failed');
      this.#map.setStyle(styleOf({ kind: 'plain' }, this.#look.ground));
      return;
    }
    const isOwn = sourceId !== undefined && Object.values<string>(sources).includes(sourceId);
    const isOfBase = sourceId === baseSource || (this.#base.kind === 'style' && !isOwn);
    if (isOfBase) this.#tellBase(this.#baseStage === 'loading' || this.#baseStage === 'failed' ? 'failed' : 'partly');
    else this.#heard.broke(message);
  }

  #source(id: string): GeoJSONSource | undefined {
    return this.#map.getSource<GeoJSONSource>(id);
  }

  #draw(id: string): void {
    const [prefix, dressing, ...key] = id.split('/');
    if (prefix !== 'ward' || Number(dressing) !== this.#dressing) return;
    const ratio = Math.min(3, Math.max(1, devicePixelRatio));
    const image = drawMark(key.join('/'), this.#look, this.#words, ratio);
    if (image !== null && !this.#map.hasImage(id)) this.#map.addImage(id, image, { pixelRatio: ratio });
  }

  #addAll(): void {
    const map = this.#map;
    this.#isStyled = true;
    map.addSource(sources.areas, { type: 'geojson', data: areaFeatures(this.#points) });
    map.addSource(sources.posts, { type: 'geojson', data: postFeatures(this.#points) });
    map.addSource(sources.chosen, { type: 'geojson', data: chosenFeature(this.#chosen) });
    map.addSource(sources.alerts, {
      type: 'geojson',
      data: alertFeatures(this.#points),
      maxzoom: nearest.zoom + 1,
      cluster: true,
      // Several at one door stay one mark however near somebody looks: a press lists them.
      clusterMaxZoom: nearest.zoom,
      clusterRadius: 40,
      clusterProperties: { urgency: ['min', ['get', 'urgency']] },
    });
    this.#addLayers();
  }

  #addLayers(): void {
    const map = this.#map;
    const { accent, markSize, textSize } = this.#look;
    const image = `ward/${this.#dressing}/`;
    const below = [0, markSize / 2 + 8] as [number, number];
    map.addLayer({
      id: 'ward-layer-area',
      type: 'fill',
      source: sources.areas,
      paint: { 'fill-color': accent, 'fill-opacity': 0.06 },
    });
    map.addLayer({
      id: 'ward-layer-border',
      type: 'line',
      source: sources.areas,
      paint: { 'line-color': accent, 'line-width': 2, 'line-dasharray': [3, 2] },
    });
    map.addLayer({
      id: 'ward-layer-chosen',
      type: 'circle',
      source: sources.chosen,
      paint: {
        'circle-radius': markSize * 0.85,
        'circle-color': accent,
        'circle-opacity': 0.18,
        'circle-stroke-color': accent,
        'circle-stroke-width': 3,
      },
    });
    map.addLayer({
      id: 'ward-layer-post-labels',
      type: 'symbol',
      source: sources.posts,
      minzoom: 13,
      layout: {
        'icon-image': ['concat', `${image}post-label/`, ['to-string', ['get', 'count']], '/', ['get', 'label']],
        'icon-anchor': 'top',
        'icon-offset': below,
        'icon-padding': textSize / 4,
      },
    });
    map.addLayer({
      id: 'ward-layer-alert-labels',
      type: 'symbol',
      source: sources.alerts,
      filter: ['!', ['has', 'point_count']],
      layout: {
        'icon-image': ['concat', `${image}alert/`, ['get', 'label']],
        'icon-anchor': 'top',
        'icon-offset': below,
        'icon-padding': 2,
      },
    });
    map.addLayer({
      id: layers.posts,
      type: 'symbol',
      source: sources.posts,
      // A flag stands on its staff, so that it is seen beside an alert at the same place.
      layout: {
        'icon-image': `${image}post`,
        'icon-allow-overlap': true,
        'icon-anchor': 'bottom-left',
        'icon-padding': 0,
      },
    });
    map.addLayer({
      id: layers.alerts,
      type: 'symbol',
      source: sources.alerts,
      layout: {
        'icon-image': [
          'concat',
          `${image}mark/`,
          ['to-string', ['get', 'urgency']],
          '/',
          ['to-string', ['coalesce', ['get', 'point_count'], 1]],
        ],
        'icon-allow-overlap': true,
        'icon-padding': 0,
        // The most urgent lies on top.
        'symbol-sort-key': ['-', 0, ['get', 'urgency']],
      },
    });
  }

  async #press({ point: { x, y } }: MapMouseEvent): Promise<void> {
    const reach = Math.max(12, this.#look.markSize / 2);
    const found = this.#map.queryRenderedFeatures(
      [
        [x - reach, y - reach],
        [x + reach, y + reach],
      ],
      { layers: [layers.alerts, layers.posts] },
    );
    const of = (id: string) => found.filter(({ layer }) => layer.id === id);
    const alerts = await this.#alertsIn(of(layers.alerts));
    if (alerts === null) return;
    const posts = [...new Set(of(layers.posts).map(({ properties }) => Number(properties.post)))];
    this.#heard.pressed({ alerts, posts });
  }

  /** The alerts of marks. A group that comes apart further in is gone into instead: null. */
  async #alertsIn(found: readonly MapGeoJSONFeature[]): Promise<readonly string[] | null> {
    const source = this.#source(sources.alerts);
    const [first] = found;
    if (source === undefined || first === undefined) return [];
    const clusterOf = (feature: MapGeoJSONFeature) => feature.properties.cluster_id as number | undefined;
    const cluster = clusterOf(first);
    if (cluster !== undefined && first.geometry.type === 'Point') {
      const zoom = await source.getClusterExpansionZoom(cluster);
      const [longitude = 0, latitude = 0] = first.geometry.coordinates;
      if (zoom <= nearest.zoom) {
        this.#map.easeTo({ center: [longitude, latitude], zoom, duration: motion });
        return null;
      }
    }
    const lists = await Promise.all(
      found.map(async (feature) => {
        const group = clusterOf(feature);
        if (group === undefined) return [String(feature.properties.id)];
        const leaves = await source.getClusterLeaves(group, Number.POSITIVE_INFINITY, 0);
        return leaves.map(({ properties }) => String(properties?.id));
      }),
    );
    return [...new Set(lists.flat())];
  }
}

const layers = { alerts: 'ward-layer-alerts', posts: 'ward-layer-posts' } as const;
