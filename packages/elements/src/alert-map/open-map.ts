import type { WardClient } from '@wardkit/client';
import type { Alert } from '@wardkit/contract/alert';
import type { ResponseUnit } from '@wardkit/contract/response-units';
import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { AlertOpenEvent } from '../alerts/alert.events.ts';
import { failedReadingNotice } from '../foundation/failed-reading.ts';
import { circleAlertIcon, infoIcon, maximizeIcon, minusIcon, plusIcon, xIcon } from '../foundation/icons.generated.ts';
import type { Language } from '../foundation/language.ts';
import { liveMark, staleNotice } from '../foundation/live-mark.ts';
import type { LiveRegion } from '../foundation/live-region.ts';
import { noticeLine, skeleton, stateNotice } from '../foundation/state-notice.ts';
import { AlertMapController } from './alert-map.controller.ts';
import type { AlertMapMessages } from './alert-map.en.ts';
import type { BaseStage, TilesDatum } from './alert-map.state.ts';
import type { WardAlertMap } from './alert-map.ts';
import { AreasReading } from './areas-reading.ts';
import { legendView } from './legend-view.ts';
import type { Pressed } from './map-canvas.ts';
import { MapPane } from './map-pane.ts';
import {
  type MapPoints,
  type PlacedAlert,
  type PlacedPost,
  placeAlerts,
  placeAreas,
  placePosts,
} from './map-points.ts';
import { rowView } from './row-view.ts';

/** Rows that are drawn at first, and how many more with each press: a list of thousands would stop an old phone. */
const rowsEach = 50;

/** What is under the last press, and stays until somebody closes it. */
interface Here {
  readonly alerts: readonly string[];
  readonly posts: readonly PlacedPost[];
}

/** An open map: the alerts that it reads, the map that shows them, and the list that stands for it. */
export class OpenMap {
  readonly #host: WardAlertMap;
  readonly #live: LiveRegion;
  readonly #alerts: AlertMapController;
  readonly #pane: MapPane;
  readonly #areas: AreasReading;
  #isOpen = false;
  /** For whom it was opened: anybody else opens it anew. */
  #client: WardClient | null = null;
  #session: AbortSignal = AbortSignal.abort();
  #points: { readonly of: readonly unknown[]; readonly points: MapPoints } | null = null;
  #here: Here | null = null;
  #rows = rowsEach;
  #pinless = rowsEach;

  /** @param shut closes the widget: nothing of it may stay */
  constructor(host: WardAlertMap, live: LiveRegion, shut: () => void) {
    this.#host = host;
    this.#live = live;
    this.#alerts = new AlertMapController(host, shut);
    this.#areas = new AreasReading(() => host.requestUpdate());
    this.#pane = new MapPane(host, {
      changed: () => host.requestUpdate(),
      pressed: (what) => this.#press(what),
      base: (stage) => this.#sayBase(stage),
    });
    host.withClient((client, signal) => {
      this.#session = signal;
      if (this.#isOpen && this.#client !== null && client !== this.#client) shut();
      const stop = client.on('device', ({ state }) => (state === 'open' ? undefined : shut()));
      signal.addEventListener('abort', stop, { once: true });
      if (this.#isOpen) this.#begin(client);
    });
  }

  open(): void {
    if (this.#isOpen) return;
    this.#isOpen = true;
    const client = this.#host.ward;
    if (client !== null && !this.#session.aborted) this.#begin(client);
    this.#host.requestUpdate();
  }

  /** Closes it, and forgets all. */
  close(): void {
    this.#isOpen = false;
    this.#client = null;
    this.leave();
    this.#pane.close();
    this.#alerts.end();
    this.#areas.forget();
  }

  /** The widget leaves the page: it may come back. */
  leave(): void {
    this.#here = null;
    this.#rows = rowsEach;
    this.#pinless = rowsEach;
    this.#points = null;
    this.#pane.leave();
  }

  /** After each drawing of the widget. */
  attend(): void {
    const { language } = this.#host;
    if (language === null) return;
    const { tiles, tilesMaxZoom } = this.#host;
    const points = this.#isOpen && this.#host.isConnected ? this.#placed() : null;
    this.#pane.attend(points, { tiles, tilesMaxZoom, datum: this.#datum }, language);
    if (!this.#isOpen || !this.#host.isConnected) return;
    this.#areas.ask(this.#host.areas, this.#host.areasUrl);
    if (this.#pane.convert(this.#datum) === null && this.#pane.stage === 'loading') void this.#pane.load(this.#datum);
  }

  /** Whose alerts these are, and how many are open. */
  subtitle({ words, format }: Language<AlertMapMessages>): TemplateResult | null {
    const { stationName, alerts, isListing } = this.#alerts;
    if (stationName === null && !isListing) return null;
    return html`<span class="sub">
      ${stationName === null ? null : html`<span lang="zh-Hans">${stationName}</span>`}
      ${isListing ? html`${stationName === null ? null : ' · '}${words.openCount(alerts.size, format)}` : null}
    </span>`;
  }

  /** Whether what is shown is of now, or since when it may be old. */
  liveMark(language: Language<AlertMapMessages>): TemplateResult | null {
    const { state } = this.#alerts;
    if (state.kind === 'stale') return liveMark(state.since, this.#now, language);
    return state.kind === 'ready' || state.kind === 'empty' ? liveMark(null, this.#now, language) : null;
  }

  view(language: Language<AlertMapMessages>): unknown {
    const { words, shared, format } = language;
    const { state } = this.#alerts;
    switch (state.kind) {
      case 'loading':
        return skeleton(state.count === 0 ? words.loading : words.loadingSoFar(state.count, format), 6);
      case 'error':
      case 'offline':
      case 'forbidden':
      case 'sign-in':
        return failedReadingNotice(state, shared, () => this.#alerts.load());
      default: {
        const placed = this.#placed();
        return placed === null && this.#pane.stage === 'loading'
          ? skeleton(words.loadingMap, 6)
          : this.#split(placed ?? { alerts: [], posts: [], areas: [] }, language);
      }
    }
  }

  #split(points: MapPoints, language: Language<AlertMapMessages>): TemplateResult {
    const { stage } = this.#pane;
    const hasMap = stage === 'loading' || stage === 'shown';
    return html`${this.#notices(language)}
      <div class="split ${hasMap ? 'has-map' : ''}" data-stage=${stage}>
        ${hasMap ? this.#mapSide(points, language) : null}
        <div class="list-side">${this.#list(points, language, hasMap)}</div>
      </div>`;
  }

  #notices(language: Language<AlertMapMessages>): TemplateResult | null {
    const { words, format, shared } = language;
    const { state, unitsFailed } = this.#alerts;
    const { stage } = this.#pane;
    const retry = (press: () => void) =>
      html`<button class="button small" type="button" @click=${press}>${shared.retry}</button>`;
    const lines = [
      state.kind === 'stale' ? staleNotice(state.since, this.#now, language) : null,
      (state.kind === 'ready' || state.kind === 'stale') && !state.isWhole
        ? noticeLine('moderate', circleAlertIcon(), words.onlyPart(this.#alerts.alerts.size, format))
        : null,
      stage === 'unsupported' ? noticeLine('moderate', infoIcon(), words.unsupported) : null,
      stage === 'refused' ? noticeLine('moderate', infoIcon(), words.refused) : null,
      stage === 'unfetched'
        ? noticeLine(
            'moderate',
            circleAlertIcon(),
            words.unfetched,
            retry(() => this.#pane.again(this.#datum)),
          )
        : null,
      stage === 'broken'
        ? noticeLine(
            'moderate',
            circleAlertIcon(),
            words.broken,
            retry(() => this.#pane.again(this.#datum)),
          )
        : null,
      this.#areas.isMissing
        ? noticeLine(
            'moderate',
            circleAlertIcon(),
            words.areasFailed,
            retry(() => this.#areas.again()),
          )
        : null,
      unitsFailed
        ? noticeLine(
            'moderate',
            circleAlertIcon(),
            words.postsFailed,
            retry(() => this.#alerts.load()),
          )
        : null,
    ].filter((line) => line !== null);
    return lines.length === 0 ? null : html`<div class="notices">${lines}</div>`;
  }

  #mapSide(points: MapPoints, language: Language<AlertMapMessages>): TemplateResult {
    const { words } = language;
    const tool = (name: string, label: string, icon: TemplateResult, press: () => void) =>
      html`<button class="button small" type="button" title=${label} aria-label=${label} data-tool=${name} @click=${press}>
        ${icon}
      </button>`;
    return html`<div class="map-side">
      <p class="base-mark" data-base=${this.#pane.base}>${this.#baseWords(language)}</p>
      <div class="frame">
        <div class="map-tools">
          ${tool('in', words.zoomIn, plusIcon(), () => this.#pane.zoom(1))}
          ${tool('out', words.zoomOut, minusIcon(), () => this.#pane.zoom(-1))}
          ${tool('all', words.showAll, maximizeIcon(), () => this.#pane.fit())}
        </div>
        <div class="map" data-map></div>
        ${this.#pane.isShown ? null : html`<p class="map-wait">${words.loadingMap}</p>`}
      </div>
      ${this.#hereView(points, language)} ${legendView(points, language)}
    </div>`;
  }

  #baseWords({ words }: Language<AlertMapMessages>): unknown {
    const said: Readonly<Record<BaseStage, string | null>> = {
      plain: words.basePlain,
      failed: words.baseFailed,
      partly: words.basePartly,
      loading: null,
      shown: null,
    };
    const { base } = this.#pane;
    const isThere = base === 'shown' || base === 'partly' || base === 'loading';
    const attribution = this.#host.attribution.trim();
    return [
      isThere ? (this.#datum === 'gcj-02' ? words.baseGcj : words.baseWgs) : null,
      said[base],
      isThere && attribution !== '' ? html`<span class="attribution">${attribution}</span>` : null,
    ]
      .filter((part) => part !== null)
      .map((part, at) => [at === 0 ? nothing : ' ', part]);
  }

  /** What is under the last press, as a list: several alerts may lie at one door. */
  #hereView(points: MapPoints, language: Language<AlertMapMessages>): TemplateResult | null {
    const { words, format } = language;
    const here = this.#here;
    if (here === null) return null;
    const alerts = points.alerts.filter(({ alert }) => here.alerts.includes(alert.id));
    const units = here.posts.flatMap((post) => post.units);
    const heading = [
      ...(alerts.length > 0 ? [words.here(alerts.length, format)] : []),
      ...(units.length > 0 ? [words.posts(units.length, format)] : []),
    ].join(' · ');
    return html`<section class="here" aria-label=${heading || words.nothingHere} data-here>
      <div class="here-head">
        <h3 tabindex="-1">${heading || words.nothingHere}</h3>
        <button class="button small quiet" type="button" data-here-close @click=${() => this.#leaveHere()}>
          ${xIcon()} ${words.closeHere}
        </button>
      </div>
      <ul class="alerts">${alerts.slice(0, rowsEach).map(({ alert }) => this.#row(alert, language, false))}</ul>
      ${alerts.length > rowsEach ? html`<p class="sub more-here">${words.hereMore(alerts.length - rowsEach, format)}</p>` : null}
      ${units.length > 0 ? postsView(units, language) : null}
    </section>`;
  }

  #list(points: MapPoints, language: Language<AlertMapMessages>, hasMap: boolean): unknown {
    const { words, shared, format } = language;
    const { newestFirst } = this.#alerts.alerts;
    if (this.#alerts.state.kind === 'empty') {
      return stateNotice('empty', shared, { heading: words.emptyHeading, body: words.emptyBody });
    }
    const isMapped = hasMap && this.#pane.isShown;
    const placed = points.alerts;
    const inSight: readonly Alert[] = isMapped
      ? placed.filter(({ at }) => this.#pane.isInSight(at)).map(({ alert }) => alert)
      : newestFirst.filter(({ place }) => place.point !== null);
    const located = newestFirst.filter(({ place }) => place.point !== null).length;
    const pinless = newestFirst.filter(({ place }) => place.point === null);
    const outside = located - inSight.length;
    return html`<div class="list-head">
        <h3>${isMapped ? words.inSight(inSight.length, located, format) : words.openCount(located, format)}</h3>
      </div>
      <ul class="alerts" data-list="sight" aria-label=${words.list}>
        ${repeat(
          inSight.slice(0, this.#rows),
          ({ id }) => id,
          (alert) => this.#row(alert, language, isMapped),
        )}
      </ul>
      ${this.#more(inSight.length, this.#rows, language, () => {
        this.#rows += rowsEach;
      })}
      ${
        outside > 0 && isMapped
          ? html`<div class="list-foot">
              <span>${words.outside(outside, format)}</span>
              <button class="button small" type="button" data-all @click=${() => this.#pane.fit()}>${words.showAll}</button>
            </div>`
          : null
      }
      ${
        pinless.length === 0
          ? null
          : html`<div class="list-head" data-pinless>
                <h3>${words.notOnMap(pinless.length, format)}</h3>
                <p class="sub">${words.notOnMapNote}</p>
              </div>
              <ul class="alerts" data-list="pinless" aria-label=${words.notOnMap(pinless.length, format)}>
                ${repeat(
                  pinless.slice(0, this.#pinless),
                  ({ id }) => id,
                  (alert) => this.#row(alert, language, false),
                )}
              </ul>
              ${this.#more(pinless.length, this.#pinless, language, () => {
                this.#pinless += rowsEach;
              })}`
      }
      ${this.#posts(points, language)}`;
  }

  /** The posts in words: a canvas tells nobody who does not see it. */
  #posts({ posts }: MapPoints, language: Language<AlertMapMessages>): TemplateResult | null {
    const units = posts.flatMap((post) => post.units);
    if (units.length === 0) return null;
    return html`<details class="all-posts">
      <summary>${language.words.allPosts(units.length, language.format)}</summary>
      ${postsView(units, language)}
    </details>`;
  }

  #more(count: number, shown: number, { words, format }: Language<AlertMapMessages>, add: () => void): unknown {
    if (count <= shown) return null;
    return html`<div class="list-foot">
      <button
        class="button small"
        type="button"
        data-more
        @click=${() => {
          add();
          this.#host.requestUpdate();
        }}
      >
        ${words.moreRows(count - shown, format)}
      </button>
    </div>`;
  }

  #row(alert: Alert, language: Language<AlertMapMessages>, isMapped: boolean): TemplateResult {
    return rowView(alert, {
      language,
      now: this.#now,
      open: (alertId) => this.#host.dispatchEvent(new AlertOpenEvent(alertId)),
      show: isMapped ? (each) => this.#show(each) : null,
    });
  }

  #show({ id }: Alert): void {
    const placed = this.#placed()?.alerts.find(({ alert }) => alert.id === id);
    if (placed !== undefined) this.#pane.choose(placed.at);
  }

  #press({ alerts, posts }: Pressed): void {
    if (alerts.length + posts.length === 0) {
      this.#leaveHere();
      return;
    }
    const placed = this.#placed();
    this.#here = { alerts, posts: posts.flatMap((index) => placed?.posts[index] ?? []) };
    this.#host.requestUpdate();
    void this.#host.updateComplete.then(() => {
      this.#host.renderRoot.querySelector<HTMLElement>('.here h3')?.focus();
    });
  }

  #leaveHere(): void {
    this.#pane.choose(null);
    if (this.#here === null) return;
    const hadFocus = this.#host.renderRoot.querySelector('.here')?.contains(activeIn(this.#host)) === true;
    this.#here = null;
    this.#host.requestUpdate();
    if (!hadFocus) return;
    void this.#host.updateComplete.then(() => {
      this.#host.renderRoot.querySelector<HTMLElement>('[data-map] canvas')?.focus();
    });
  }

  /** What went wrong with the base map is said once. */
  #sayBase(stage: BaseStage): void {
    const words = this.#host.language?.words;
    if (words !== undefined && stage === 'failed') this.#live.say(words.baseFailed);
    if (words !== undefined && stage === 'partly') this.#live.say(words.basePartly);
    this.#host.requestUpdate();
  }

  #begin(client: WardClient): void {
    this.#client = client;
    this.#alerts.begin(client, this.#session);
  }

  /** All where it is drawn; null until alerts and the conversion are here. The same as before while nothing changed. */
  #placed(): MapPoints | null {
    const convert = this.#pane.convert(this.#datum);
    if (convert === null || !this.#alerts.isListing) return null;
    const of: readonly unknown[] = [this.#alerts.alerts.revision, this.#alerts.units, this.#areas.areas, convert];
    if (this.#points !== null && of.every((each, at) => each === this.#points?.of[at])) return this.#points.points;
    const points: MapPoints = {
      alerts: placeAlerts(this.#alerts.alerts.newestFirst, convert) satisfies PlacedAlert[],
      posts: placePosts(this.#alerts.units, convert),
      areas: placeAreas(this.#areas.areas, convert),
    };
    this.#points = { of, points };
    return points;
  }

  get #datum(): TilesDatum {
    return /^gcj-?02$/i.test(this.#host.tilesDatum.trim()) ? 'gcj-02' : 'wgs-84';
  }

  get #now(): number {
    return this.#host.clock.now();
  }
}

function postsView(units: readonly ResponseUnit[], { words }: Language<AlertMapMessages>): TemplateResult {
  return html`<ul class="posts">
      ${units.map(({ label, post }) => html`<li lang="zh-Hans"><b>${label}</b> <span class="sub">${post?.text}</span></li>`)}
    </ul>
    <p class="sub more-here">${words.postNote}</p>`;
}

function activeIn(host: WardAlertMap): Element | null {
  return (host.renderRoot as ShadowRoot).activeElement;
}
