import type { DoorplateScan } from '@wardkit/contract/doorplates';
import { formatPlateCode, type PlateReading } from '@wardkit/contract/plate';
import type { Purpose } from '@wardkit/contract/purpose';
import { html, type PropertyValues } from 'lit';
import { focusAfterUpdate } from '../foundation/focus.ts';
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
import { PagePart } from '../foundation/page-part.ts';
import { redrawEachMinute } from '../foundation/redraw-each-minute.ts';
import { noticeLine, skeleton, stateNotice } from '../foundation/state-notice.ts';
import { cards } from '../foundation/styles/cards.ts';
import { WardElement } from '../foundation/ward-element.ts';
import type { RevealController } from '../reveals/reveal.controller.ts';
import { DoorplateViewerController, purposeFor } from './doorplate-viewer.controller.ts';
import type { DoorplateViewerMessages } from './doorplate-viewer.en.ts';
import { CheckStartEvent, PlateOpenEvent, PlatePlaceEvent } from './doorplate-viewer.events.ts';
import type { DoorplateViewerState, ReadyState } from './doorplate-viewer.state.ts';
import { styles } from './doorplate-viewer.styles.ts';
import { plateBlock } from './plate-block.ts';
import { reportPart, servicesPart } from './services-part.ts';
import { verdictLine } from './verdict-line.ts';

const loaders: MessageLoaders<DoorplateViewerMessages> = {
  en: () => import('./doorplate-viewer.en.ts').then((module) => module.messages),
  'zh-Hans': () => import('./doorplate-viewer.zh-hans.ts').then((module) => module.messages),
  'zh-Hant': () => import('./doorplate-viewer.zh-hant.ts').then((module) => module.messages),
  ja: () => import('./doorplate-viewer.ja.ts').then((module) => module.messages),
  ko: () => import('./doorplate-viewer.ko.ts').then((module) => module.messages),
};

const STAFF = ['auxiliary', 'officer', 'supervisor', 'administrator'];

/**
 * What a doorplate says to whoever scanned it. A stranger sees the address to the building, the station and its services;
 * the landlord the own premises; the station's staff the premises with masked people, and the start of a check.
 *
 * Give it one of `reading` (from `<ward-doorplate-scanner>`), `link` (a plate's link) or `code` (its 12 characters).
 * @fires ward-check-start an officer starts a check
 * @fires ward-plate-open a plate is open that the server knows
 * @fires ward-plate-place the person said whether they stand at the plate's address
 * @csspart plate the plate as it looks at the door
 */
export class WardDoorplateViewer extends WardElement<DoorplateViewerMessages> {
  static override readonly component: string = 'doorplate-viewer';
  static override properties = {
    reading: { attribute: false },
    link: { type: String },
    code: { type: String },
    purpose: { type: String },
  };
  static override styles = [cards, styles];

  /** What the scanner read. */
  declare reading: PlateReading | null;
  /** A plate's link, such as the address of the page that it opened. */
  declare link: string;
  /** A plate's code, as printed or without hyphens. */
  declare code: string;
  /** Why personal data is read; by default `rental-check` for staff and `own-record` for a landlord. */
  declare purpose: Purpose | null;

  readonly #staffPart = new PagePart(this, () => import('./staff-part.ts'));
  readonly #controller = new DoorplateViewerController(this, () => void this.#staffPart.load().catch(() => {}));
  #reveal: RevealController | null = null;
  #said: DoorplateViewerState | null = null;
  #told: DoorplateScan | null = null;

  constructor() {
    super(loaders);
    this.reading = null;
    this.link = '';
    this.code = '';
    this.purpose = null;
    this.withClient((_, signal) => redrawEachMinute(this, signal));
  }

  /** Asks the server again about the plate that is open. */
  refresh(): void {
    this.#controller.load();
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    if (['reading', 'link', 'code', 'purpose'].some((name) => changed.has(name))) {
      this.#reveal?.close();
      const { reading, link, code, purpose } = this;
      this.#controller.open({ reading: reading ?? null, link: link ?? '', code: code ?? '', purpose: purpose ?? null });
    }
  }

  protected override view(language: Language<DoorplateViewerMessages>): unknown {
    const state = this.#controller.state;
    this.#announce(state, language);
    const verdict = state.kind === 'ready' ? state.verdict : state.kind;
    return html`<div class="page" data-verdict=${verdict}>${this.#content(state, language)}</div>
      ${this.#reveal?.render(language)}`;
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    this.#staffPart.dress();
    this.#tell(this.#controller.state);
  }

  #tell(state: DoorplateViewerState): void {
    const scan = state.kind === 'ready' ? state.scan : null;
    if (scan === this.#told) return;
    this.#told = scan;
    if (state.kind === 'ready')
      this.dispatchEvent(new PlateOpenEvent(state.scan.code, state.verdict, state.scan.caller));
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
    language: Language<DoorplateViewerMessages>,
    retry: () => void,
  ): unknown {
    const { words, shared, format } = language;
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
        ${code} ${this.#place(state.here, null, language)}`;
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
      ${ended ? null : this.#place(state.here, scan, language)}
      ${
        scan.premisesId === null
          ? // Where the plate hangs elsewhere, what to do about that is what there is to do.
            state.here === false
            ? null
            : servicesPart(scan.station, 'stranger', language)
          : this.#premises(state, staff, language)
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

  #premises(
    { scan, premises, fresh }: ReadyState,
    staff: boolean,
    language: Language<DoorplateViewerMessages>,
  ): unknown {
    const { words, shared } = language;
    const part = this.#staffPart.loaded;
    if (part === null) {
      if (!this.#staffPart.missing) return html`<div class="card">${skeleton(words.loadingPremises, 4)}</div>`;
      const again = () => void this.#staffPart.load().catch(() => {});
      return noticeLine(
        'moderate',
        wifiOffIcon(),
        words.partMissing,
        html`<button class="button small" type="button" @click=${again}>${shared.retry}</button>`,
      );
    }
    const purpose = this.purpose ?? purposeFor(scan.caller);
    this.#reveal ??= new part.RevealController(this);
    const reveal = this.#reveal;
    return part.premisesPart(premises, language, this.clock.now(), {
      retry: () => this.refresh(),
      purpose,
      staleTold: fresh.staleSince !== null,
      reveal: staff ? (subject) => reveal.open(subject, purpose) : null,
    });
  }

  /** `scan` is null without a network and without a record on the device: then only the plate itself tells its address. */
  #place(here: boolean | null, scan: DoorplateScan | null, language: Language<DoorplateViewerMessages>): unknown {
    const { words } = language;
    if (here === true) {
      return html`<div class="place-answer" tabindex="-1">${noticeLine('accent', circleCheckIcon(), words.hereConfirmed)}</div>`;
    }
    if (here === false) {
      return html`<div class="place-answer" tabindex="-1">
        ${warning('extreme', shieldAlertIcon(), words.notHere, [
          html`<p>${scan === null ? words.notHereOfflineBody : words.notHereBody(scan.address.text)}</p>`,
          html`<div>
            <p class="steps-heading">${words.notHereStepsHeading}</p>
            <ol class="steps">
              ${words.notHereSteps.map((step) => html`<li>${step}</li>`)}
            </ol>
          </div>`,
          scan === null ? null : reportPart(scan.station, language),
          html`<button class="button" type="button" @click=${() => this.#answer(true)}>${words.hereYes}</button>`,
        ])}
      </div>`;
    }
    return html`<section class="card here">
      <div>
        <h3>${scan === null ? words.hereQuestionOffline : words.hereQuestion}</h3>
        <p class="sub">${words.hereHint}</p>
      </div>
      <div class="here-answers">
        <button class="button" type="button" @click=${() => this.#answer(true)}>${mapPinIcon()} ${words.hereYes}</button>
        <button class="button" type="button" @click=${() => this.#answer(false)}>${words.hereNo}</button>
      </div>
      <p class="sub">${words.hereNote}</p>
    </section>`;
  }

  #answer(here: boolean): void {
    const code = this.#controller.answerPlace(here);
    if (code === null) return;
    const words = this.language?.words;
    if (words) this.live.say(here ? words.hereConfirmed : words.notHere);
    void focusAfterUpdate(this, '.place-answer');
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
    else if (state.kind === 'offline') this.live.say(offlineWords(state, words));
    else if (state.kind in spokenFailures)
      this.live.say(words[spokenFailures[state.kind as keyof typeof spokenFailures]]);
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

function offlineWords(
  { verdict, stationName, revocationsSince }: DoorplateViewerState & { kind: 'offline' },
  words: DoorplateViewerMessages,
): string {
  if (verdict === 'unchecked') return words.offlineUnchecked;
  if (verdict !== 'genuine') return words[verdict];
  return `${words.offlineGenuine(stationName)}. ${revocationsSince === null ? words.revocationsNever : words.offlineGenuineBody}`;
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
