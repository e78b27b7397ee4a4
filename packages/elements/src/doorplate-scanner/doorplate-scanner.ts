import { formatPlateCode } from '@wardkit/contract/plate';
import { html, type PropertyDeclarations } from 'lit';
import {
  cameraIcon,
  circleAlertIcon,
  circleCheckIcon,
  imageIcon,
  loaderCircleIcon,
  shieldCheckIcon,
  wifiOffIcon,
} from '../foundation/icons.generated.ts';
import type { Language, MessageLoaders } from '../foundation/language.ts';
import { noticeLine } from '../foundation/state-notice.ts';
import { cards } from '../foundation/styles/cards.ts';
import { fields } from '../foundation/styles/fields.ts';
import { WardElement } from '../foundation/ward-element.ts';
import { cameraOffered } from '../qr/camera-offered.ts';
import { type CameraActions, cameraPart, cameraWords } from './camera-part.ts';
import { DoorplateScannerController } from './doorplate-scanner.controller.ts';
import type { DoorplateScannerMessages } from './doorplate-scanner.en.ts';
import type { CameraView, DoorplateScannerState } from './doorplate-scanner.state.ts';
import { styles } from './doorplate-scanner.styles.ts';
import { failureNotice, failureWords } from './failure-notice.ts';

const loaders: MessageLoaders<DoorplateScannerMessages> = {
  en: () => import('./doorplate-scanner.en.ts').then((module) => module.messages),
  'zh-Hans': () => import('./doorplate-scanner.zh-hans.ts').then((module) => module.messages),
  'zh-Hant': () => import('./doorplate-scanner.zh-hant.ts').then((module) => module.messages),
  ja: () => import('./doorplate-scanner.ja.ts').then((module) => module.messages),
  ko: () => import('./doorplate-scanner.ko.ts').then((module) => module.messages),
};

// What went wrong with a typed text is said at its field.
const FIELD_REASONS = [
  'empty',
  'code-length',
  'code-check',
  'not-a-plate',
  'too-long',
  'link-damaged',
  'format-unknown',
];

/**
 * Reads a doorplate by camera, picture file (chosen, dropped or pasted), pasted link or typed code, and checks its
 * signature on this device. Nothing that it reads is opened or leaves the device. The decoder is fetched when the first
 * picture or camera scan begins.
 * @fires ward-plate-scan a plate or code was read
 */
export class WardDoorplateScanner extends WardElement<DoorplateScannerMessages> {
  static override readonly component: string = 'doorplate-scanner';
  static override styles = [cards, fields, styles];
  static override properties: PropertyDeclarations = {
    ...WardElement.properties,
    quiet: { type: Boolean, reflect: true },
  };

  /** Whether a plate that the camera reads is told without vibration and tone. */
  declare quiet: boolean;

  readonly #controller = new DoorplateScannerController(this);
  #said: DoorplateScannerState | null = null;
  #saidOfCamera = '';
  #dropping = false;
  #slip = false;

  constructor() {
    super(loaders);
    this.quiet = false;
  }

  /** Back to the beginning: forgets what was read and stops the camera. */
  reset(): void {
    this.#controller.reset();
  }

  /** A plate's own words belong to nobody. */
  protected override get isPersonal(): boolean {
    return false;
  }

  protected override view({ words }: Language<DoorplateScannerMessages>): unknown {
    const state = this.#controller.state;
    this.#announce(state, words);
    return html`<section
      class=${this.#dropping ? 'panel dropping' : 'panel'}
      aria-label=${words.heading}
      @dragover=${this.#dragged}
      @dragleave=${this.#draggedAway}
      @drop=${this.#dropped}
      @paste=${this.#pasted}
    >
      <div class="panel-head"><h2 class="grow">${words.heading}</h2></div>
      <div class="body">
        ${this.#outcome(state, words)} ${state.kind === 'camera' ? cameraPart(state.view, this.#lens, words) : this.#ways(words)}
        <div class="or">${words.or}</div>
        ${this.#field(state, words)}
        <input type="file" accept="image/*,.heic,.heif" hidden aria-hidden="true" @change=${this.#chosen} />
      </div>
    </section>`;
  }

  #outcome(state: DoorplateScannerState, words: DoorplateScannerMessages): unknown {
    if (state.kind === 'reading') {
      const text = state.source === 'picture' ? words.readingPicture : words.readingText;
      const stop = html`<button class="button small" type="button" @click=${() => this.reset()}>${words.cancel}</button>`;
      return html`<div class="turning">${noticeLine('accent', loaderCircleIcon(), text, stop)}</div>`;
    }
    if (state.kind === 'failed') {
      return this.#atField(state) ? null : failureNotice(state.failure, words);
    }
    if (state.kind !== 'found') return null;
    const text = foundWords(state, words);
    if (state.reading.kind === 'code') return noticeLine('minor', circleCheckIcon(), text);
    return state.check?.state === 'genuine'
      ? noticeLine('ok', shieldCheckIcon(), text)
      : noticeLine('moderate', wifiOffIcon(), text);
  }

  #ways(words: DoorplateScannerMessages): unknown {
    const camera = cameraOffered();
    return html`<div class="picture">
      <div class="ways">
        ${
          camera
            ? html`<button class="button primary" type="button" @click=${this.#startCamera}>
                ${cameraIcon()} ${words.openCamera}
              </button>`
            : null
        }
        <button class="button" type="button" @click=${this.#choose}>${imageIcon()} ${words.choosePicture}</button>
      </div>
      <p class="sub">${this.#dropping ? words.drop : words.pictureHint}</p>
      ${camera ? null : html`<p class="sub">${words.noCamera}</p>`}
    </div>`;
  }

  #field(state: DoorplateScannerState, words: DoorplateScannerMessages): unknown {
    const failed = state.kind === 'failed' && this.#atField(state) ? failureWords(state.failure, words) : null;
    const slip = failed === null && this.#slip ? words.failures['code-check'] : null;
    const error = failed ?? slip;
    return html`<form class="field" @submit=${this.#submitted} novalidate>
      <label for="text">${words.textLabel}</label>
      <span class="hint" id="text-hint">${words.textHint}</span>
      <div class="text-row">
        <input
          id="text"
          type="text"
          name="plate"
          maxlength="4300"
          autocomplete="off"
          autocapitalize="characters"
          autocorrect="off"
          spellcheck="false"
          enterkeyhint="go"
          aria-describedby=${error ? 'text-error text-hint' : 'text-hint'}
          aria-invalid=${error ? 'true' : 'false'}
          @input=${this.#typed}
        />
        <button class="button" type="submit">${words.open}</button>
      </div>
      ${
        error
          ? html`<p class="field-error" id="text-error">${circleAlertIcon()}<span>${words.fieldError(...error)}</span></p>`
          : null
      }
    </form>`;
  }

  #atField(state: DoorplateScannerState & { kind: 'failed' }): boolean {
    return state.source === 'text' && FIELD_REASONS.includes(state.failure.reason);
  }

  readonly #choose = () => {
    this.renderRoot.querySelector<HTMLInputElement>('input[type="file"]')?.click();
  };

  readonly #chosen = (event: Event) => {
    const input = event.currentTarget as HTMLInputElement;
    const file = input.files?.[0];
    input.value = ''; // the same picture can be chosen again
    if (file) void this.#controller.readPicture(file);
  };

  readonly #dragged = (event: DragEvent) => {
    if (!event.dataTransfer?.types.includes('Files')) return;
    event.preventDefault();
    if (this.#dropping) return;
    this.#dropping = true;
    this.requestUpdate();
  };

  readonly #draggedAway = (event: DragEvent) => {
    if (event.relatedTarget instanceof Node && (event.currentTarget as Element).contains(event.relatedTarget)) return;
    this.#dropping = false;
    this.requestUpdate();
  };

  readonly #dropped = (event: DragEvent) => {
    this.#dropping = false;
    this.requestUpdate();
    this.#take(event, event.dataTransfer);
  };

  readonly #pasted = (event: ClipboardEvent) => {
    this.#take(event, event.clipboardData);
  };

  // A pasted text goes into the field as it would anyway.
  #take(event: Event, data: DataTransfer | null): void {
    const file = data?.files[0];
    if (!file) return;
    event.preventDefault();
    void this.#controller.readPicture(file);
  }

  readonly #typed = async (event: Event) => {
    const { value } = event.currentTarget as HTMLInputElement;
    if (this.#controller.state.kind === 'failed' || this.#controller.state.kind === 'found') this.reset();
    const reading = await this.#controller.preview(value);
    const slip = reading.kind === 'unreadable' && reading.reason === 'code-check';
    if (slip === this.#slip) return;
    this.#slip = slip;
    const words = this.language?.words;
    if (slip && words) this.live.say(words.failures['code-check']?.[0] ?? '');
    this.requestUpdate();
  };

  readonly #submitted = (event: SubmitEvent) => {
    event.preventDefault();
    const input = this.renderRoot.querySelector<HTMLInputElement>('#text');
    this.#slip = false;
    void this.#controller.readText(input?.value ?? '');
  };

  readonly #startCamera = () => {
    const video = async () => {
      await this.updateComplete;
      return this.renderRoot.querySelector('video');
    };
    void this.#controller.startCamera(video, this.quiet);
  };

  readonly #lens: CameraActions = {
    stop: () => this.#controller.stopCamera(),
    picture: () => this.#choose(),
    choose: (id) => this.#controller.chooseCamera(id),
    torch: (on) => this.#controller.setTorch(on),
    zoom: (value) => this.#controller.setZoom(value),
  };

  #announce(state: DoorplateScannerState, words: DoorplateScannerMessages): void {
    if (this.#said === state) return;
    this.#said = state;
    if (state.kind !== 'camera') this.#saidOfCamera = '';
    if (state.kind === 'failed') this.live.say(failureWords(state.failure, words)[0]);
    if (state.kind === 'found') this.live.say(foundWords(state, words));
    if (state.kind === 'reading' && state.source === 'picture') this.live.say(words.readingPicture);
    if (state.kind === 'camera') this.#announceCamera(state.view, words);
  }

  // A zoom or a lamp changes the state too, and is said by its own control.
  #announceCamera(view: CameraView, words: DoorplateScannerMessages): void {
    const change = view.change === null ? '' : `${words.change[view.change] ?? ''} `;
    const said = change + cameraWords(view, words);
    if (view.status !== 'looking' || said === this.#saidOfCamera) return;
    this.#saidOfCamera = said;
    this.live.say(said);
  }
}

function foundWords(
  { reading, check }: DoorplateScannerState & { kind: 'found' },
  words: DoorplateScannerMessages,
): string {
  if (reading.kind === 'code') return words.foundCode(formatPlateCode(reading.code));
  const code = formatPlateCode(reading.plate.code);
  return check?.state === 'genuine' ? words.foundGenuine(code, check.key.stationName) : words.foundUnchecked(code);
}

declare global {
  interface HTMLElementTagNameMap {
    'ward-doorplate-scanner': WardDoorplateScanner;
  }
}
