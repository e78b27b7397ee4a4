import { formatPlateCode, type PlateReading } from '@wardkit/contract/plate';
import type { Purpose } from '@wardkit/contract/purpose';
import { html, type PropertyValues } from 'lit';
import {
  circleCheckIcon,
  clockIcon,
  linkIcon,
  mapPinIcon,
  qrCodeIcon,
  shieldAlertIcon,
  shieldQuestionMarkIcon,
  shieldXIcon,
  triangleAlertIcon,
  wifiOffIcon,
} from '../foundation/icons.generated.ts';
import type { Language, MessageLoaders } from '../foundation/language.ts';
import { noticeLine, stateNotice } from '../foundation/state-notice.ts';
import { cards } from '../foundation/styles/cards.ts';
import { tags } from '../foundation/styles/tags.ts';
import { WardElement } from '../foundation/ward-element.ts';
import { DoorplateViewerController, purposeFor } from './doorplate-viewer.controller.ts';
import type { DoorplateViewerMessages } from './doorplate-viewer.en.ts';
import { CheckStartEvent, PlatePlaceEvent } from './doorplate-viewer.events.ts';
import type { DoorplateViewerState, ReadyState } from './doorplate-viewer.state.ts';
import { styles } from './doorplate-viewer.styles.ts';
import { plateBlock } from './plate-block.ts';
import { premisesPart } from './premises-part.ts';
import { servicesPart } from './services-part.ts';
import { verdictLine } from './verdict-line.ts';

const loaders: MessageLoaders<DoorplateViewerMessages> = {
  en: () => import('./doorplate-viewer.en.ts').then((module) => module.messages),
  'zh-Hans': () => import('./doorplate-viewer.zh-hans.ts').then((module) => module.messages),
  'zh-Hant': () => import('./doorplate-viewer.zh-hant.ts').then((module) => module.messages),
  ja: () => import('./doorplate-viewer.ja.ts').then((module) => module.messages),
  ko: () => import('./doorplate-viewer.ko.ts').then((module) => module.messages),
};

const STAFF = ['auxiliary', 'officer', 'supervisor', 'administrator'];
const MINUTE = 60_000;

/**
 * What a doorplate says to whoever scanned it. A stranger sees the address to the building, the station and its services;
 * the landlord the own premises; the station's staff the premises with masked people, and the start of a check.
 *
 * Give it one of `reading` (from `<ward-doorplate-scanner>`), `link` (a plate's link) or `code` (its 12 characters).
 * @fires ward-check-start an officer starts a check: `premisesId`, `premisesLabel`
 * @fires ward-plate-place the person said whether they stand at the plate's address: `code`, `here`
 */
export class WardDoorplateViewer extends WardElement<DoorplateViewerMessages> {
  static override readonly component: string = 'doorplate-viewer';
  static override properties = {
    reading: { attribute: false },
    link: { type: String },
    code: { type: String },
    purpose: { type: String },
  };
  static override styles = [cards, tags, styles];

  /** What the scanner read. */
  declare reading: PlateReading | null;
  /** A plate's link, such as the address of the page that it opened. */
  declare link: string;
  /** A plate's code, as printed or without hyphens. */
  declare code: string;
  /** Why personal data is read; by default `rental-check` for staff and `own-record` for a landlord. */
  declare purpose: Purpose | null;

  readonly #controller = new DoorplateViewerController(this);
  #said: DoorplateViewerState | null = null;

  constructor() {
    super(loaders);
    this.reading = null;
    this.link = '';
    this.code = '';
    this.purpose = null;
    this.withClient((_, signal) => this.#tick(signal));
  }

  /** Asks the server again about the plate that is open. */
  refresh(): void {
    this.#controller.load();
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    if (['reading', 'link', 'code', 'purpose'].some((name) => changed.has(name))) {
      const { reading, link, code, purpose } = this;
      this.#controller.open({ reading: reading ?? null, link: link ?? '', code: code ?? '', purpose: purpose ?? null });
    }
  }

  protected override view(language: Language<DoorplateViewerMessages>): unknown {
    const state = this.#controller.state;
    this.#announce(state, language);
    const verdict = state.kind === 'ready' ? state.verdict : state.kind;
    return html`<div class="page" data-verdict=${verdict}>${this.#content(state, language)}</div>`;
  }

  #content(state: DoorplateViewerState, language: Language<DoorplateViewerMessages>): unknown {
    const { words, shared } = language;
    const retry = () => this.refresh();
    switch (state.kind) {
      case 'idle':
        return stateNotice('empty', shared, { heading: words.idleHeading, body: words.idleBody });
      case 'loading':
        return stateNotice('loading', shared, { heading: words.loading });
      case 'error':
        return stateNotice('error', shared, { requestId: state.requestId, retry });
      case 'unreadable':
        return warning('moderate', qrCodeIcon(), words.unreadable, [
          html`<p>${words.unreadableBody[state.reason] ?? ''}</p>`,
          shownText(state.shown),
        ]);
      case 'foreign':
        return warning('severe', linkIcon(), words.foreign, [
          html`<p>${words.foreignBody}</p>`,
          html`<div><span class="sub">${words.foreignText}</span>${shownText(state.shown)}</div>`,
        ]);
      case 'altered':
        return warning('extreme', shieldXIcon(), words.altered, html`<p>${words.alteredBody}</p>`);
      case 'unknown-key':
        return warning('severe', shieldQuestionMarkIcon(), words.unknownKey, [
          html`<p>${words.unknownKeyBody}</p>`,
          html`<button class="button" type="button" @click=${retry}>${shared.retry}</button>`,
        ]);
      case 'unknown-code':
        return warning('severe', triangleAlertIcon(), words.unknownCode, [
          html`<p>${words.unknownCodeBody}</p>`,
          html`<span class="sub numbers">${words.plateCode(formatPlateCode(state.code))}</span>`,
        ]);
      case 'offline':
        return this.#offline(state, language, retry);
      case 'ready':
        return this.#ready(state, language);
    }
  }

  #offline(
    state: DoorplateViewerState & { kind: 'offline' },
    { words, shared, format }: Language<DoorplateViewerMessages>,
    retry: () => void,
  ): unknown {
    const fetched = state.revocationsSince
      ? words.revocationsSince(format.dateTime(state.revocationsSince))
      : words.revocationsNever;
    const code = html`<span class="sub numbers">${words.plateCode(formatPlateCode(state.code))}</span>`;
    const again = html`<button class="button" type="button" @click=${retry}>${shared.retry}</button>`;
    if (state.verdict === 'revoked' || state.verdict === 'replaced') {
      return html`${verdictLine(state.verdict, '', words)} ${noticeLine('moderate', wifiOffIcon(), [shared.offlineHeading, html`<p class="sub">${fetched}</p>`], again)} ${code}`;
    }
    if (state.verdict === 'genuine') {
      return html`${verdictLine('genuine', state.stationName ?? '', words, words.offlineGenuine(state.stationName))}
        ${noticeLine('moderate', wifiOffIcon(), [words.offlineGenuineBody, html`<p class="sub">${fetched}</p>`], again)}
        ${code}`;
    }
    return warning('moderate', wifiOffIcon(), words.offlineUnchecked, [
      html`<p>${words.offlineUncheckedBody}</p>`,
      code,
      again,
    ]);
  }

  #ready(state: ReadyState, language: Language<DoorplateViewerMessages>): unknown {
    const { words, shared, format } = language;
    const { scan, verdict, fresh, premises } = state;
    const ended = verdict === 'revoked' || verdict === 'replaced';
    const address = scan.fullAddress ?? scan.address;
    const staff = STAFF.includes(scan.caller) && scan.premisesId !== null;
    const checkable = staff && premises.kind === 'ready' && premises.premises.use === 'let';
    const stale = fresh.staleSince
      ? noticeLine('moderate', clockIcon(), [
          shared.staleSince(format.dateTime(fresh.staleSince)),
          html`<p class="sub">
            ${fresh.revocationsSince ? words.revocationsSince(format.dateTime(fresh.revocationsSince)) : words.revocationsNever}
          </p>`,
        ])
      : null;
    return html`${plateBlock(address, ended, formatPlateCode(scan.code))} ${verdictLine(verdict, scan.station.name, words)} ${stale}
      ${verdict === 'genuine' ? this.#place(state, words) : null}
      ${
        scan.premisesId === null
          ? servicesPart(scan.station, 'stranger', language)
          : premisesPart(premises, language, this.clock.now(), {
              retry: () => this.refresh(),
              purpose: this.purpose ?? purposeFor(scan.caller),
              staleTold: fresh.staleSince !== null,
            })
      }
      ${scan.premisesId !== null && !staff ? servicesPart(scan.station, 'landlord', language) : null}
      ${
        checkable && state.here !== false && !ended
          ? html`<div class="foot">
              <button class="button primary" type="button" @click=${() => this.#start(scan.premisesId ?? '', address.text)}>
                ${words.startCheck}
              </button>
            </div>`
          : null
      }`;
  }

  #place({ here, scan }: ReadyState, words: DoorplateViewerMessages): unknown {
    if (here === true) return noticeLine('accent', circleCheckIcon(), words.hereConfirmed);
    if (here === false) {
      return warning('extreme', shieldAlertIcon(), words.notHere, [
        html`<p>${words.notHereBody(scan.address.text)}</p>`,
        html`<button class="button" type="button" @click=${() => this.#answer(true)}>${words.hereYes}</button>`,
      ]);
    }
    return html`<section class="card here">
      <div>
        <h3>${words.hereQuestion}</h3>
        <p class="sub">${words.hereHint}</p>
      </div>
      <div class="here-answers">
        <button class="button" type="button" @click=${() => this.#answer(true)}>${mapPinIcon()} ${words.hereYes}</button>
        <button class="button" type="button" @click=${() => this.#answer(false)}>${words.hereNo}</button>
      </div>
    </section>`;
  }

  #answer(here: boolean): void {
    const code = this.#controller.answerPlace(here);
    if (code === null) return;
    const words = this.language?.words;
    if (words) this.live.say(here ? words.hereConfirmed : words.notHere);
    this.dispatchEvent(new PlatePlaceEvent(code, here));
  }

  #start(premisesId: string, label: string): void {
    this.dispatchEvent(new CheckStartEvent(premisesId, label));
  }

  #announce(state: DoorplateViewerState, { words }: Language<DoorplateViewerMessages>): void {
    if (this.#said?.kind === state.kind && state.kind !== 'ready') return;
    const before = this.#said;
    this.#said = state;
    // Only what came new is said: the rest of the page is there to be read.
    if (state.kind === 'ready' && before?.kind !== 'ready') this.live.say(verdictWords(state, words));
    else if (state.kind in spokenFailures)
      this.live.say(words[spokenFailures[state.kind as keyof typeof spokenFailures]]);
  }

  // The time that is left is told by the minute.
  #tick(signal: AbortSignal): void {
    this.clock.after(
      MINUTE,
      () => {
        if (this.#controller.state.kind === 'ready') this.requestUpdate();
        this.#tick(signal);
      },
      signal,
    );
  }
}

const spokenFailures = {
  altered: 'altered',
  'unknown-key': 'unknownKey',
  'unknown-code': 'unknownCode',
  foreign: 'foreign',
  unreadable: 'unreadable',
} as const;

function verdictWords({ verdict, scan }: ReadyState, words: DoorplateViewerMessages): string {
  const said = verdict === 'genuine' ? words.genuine(scan.station.name) : words[verdict];
  return `${scan.address.text}. ${said}`;
}

function warning(tone: 'extreme' | 'severe' | 'moderate', icon: unknown, heading: string, body: unknown): unknown {
  return html`<div class="warning ${tone}">
    <p class="warning-head" tabindex="-1">${icon}<span>${heading}</span></p>
    ${body}
  </div>`;
}

function shownText(text: string): unknown {
  return text === '' ? null : html`<code class="shown" dir="auto">${text}</code>`;
}

declare global {
  interface HTMLElementTagNameMap {
    'ward-doorplate-viewer': WardDoorplateViewer;
  }
}
