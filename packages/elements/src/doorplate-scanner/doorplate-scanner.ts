import { formatPlateCode } from '@wardkit/contract/plate';
import { html } from 'lit';
import {
  cameraIcon,
  circleAlertIcon,
  circleCheckIcon,
  imageIcon,
  loaderCircleIcon,
  shieldCheckIcon,
  wifiOffIcon,
  xIcon,
} from '../foundation/icons.generated.ts';
import type { Language, MessageLoaders } from '../foundation/language.ts';
import { noticeLine } from '../foundation/state-notice.ts';
import { cards } from '../foundation/styles/cards.ts';
import { fields } from '../foundation/styles/fields.ts';
import { WardElement } from '../foundation/ward-element.ts';
import { cameraOffered } from '../qr/camera.ts';
import { DoorplateScannerController } from './doorplate-scanner.controller.ts';
import type { DoorplateScannerMessages } from './doorplate-scanner.en.ts';
import type { DoorplateScannerState } from './doorplate-scanner.state.ts';
import { styles } from './doorplate-scanner.styles.ts';
import { failureNotice, failureWords } from './failure-notice.ts';

const loaders: MessageLoaders<DoorplateScannerMessages> = {
  en: () => import('./doorplate-scanner.en.ts').then((module) => module.messages),
  'zh-Hans': () => import('./doorplate-scanner.zh-hans.ts').then((module) => module.messages),
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
 * @fires ward-plate-scan a plate or code was read: `reading`, `check`, `source`; cancelable
 */
export class WardDoorplateScanner extends WardElement<DoorplateScannerMessages> {
  static override readonly component: string = 'doorplate-scanner';
  static override styles = [cards, fields, styles];

  readonly #controller = new DoorplateScannerController(this);
  #said: DoorplateScannerState | null = null;
  #dropping = false;
  #slip = false;

  constructor() {
    super(loaders);
  }

  /** Back to the beginning: forgets what was read and stops the camera. */
  reset(): void {
    this.#controller.reset();
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
        ${this.#outcome(state, words)} ${state.kind === 'camera' ? this.#camera(state.status, words) : this.#ways(words)}
        <div class="or">${words.or}</div>
        ${this.#field(state, words)}
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
      <input type="file" accept="image/*,.heic,.heif" hidden aria-hidden="true" @change=${this.#chosen} />
      <p class="sub">${this.#dropping ? words.drop : words.pictureHint}</p>
      ${camera ? null : html`<p class="sub">${words.noCamera}</p>`}
    </div>`;
  }

  #camera(status: 'starting' | 'looking', words: DoorplateScannerMessages): unknown {
    return html`<div class="picture">
      <div class="camera" data-status=${status}>
        <video tabindex="-1" muted playsinline autoplay disablepictureinpicture aria-label=${words.cameraPicture}></video>
        <svg class="frame" viewBox="0 0 100 100" aria-hidden="true">
          <path d="M3 22V8a5 5 0 0 1 5-5h14M78 3h14a5 5 0 0 1 5 5v14M97 78v14a5 5 0 0 1-5 5H78M22 97H8a5 5 0 0 1-5-5V78"></path>
        </svg>
        <p class="camera-words">${status === 'starting' ? words.cameraStarting : words.cameraLooking}</p>
      </div>
      <button class="button wide" type="button" @click=${this.#stopCamera}>${xIcon()} ${words.stopCamera}</button>
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
    void this.#controller.startCamera(async () => {
      await this.updateComplete;
      return this.renderRoot.querySelector('video');
    });
  };

  readonly #stopCamera = () => this.#controller.stopCamera();

  #announce(state: DoorplateScannerState, words: DoorplateScannerMessages): void {
    if (this.#said === state) return;
    this.#said = state;
    if (state.kind === 'failed') this.live.say(failureWords(state.failure, words)[0]);
    if (state.kind === 'found') this.live.say(foundWords(state, words));
    if (state.kind === 'reading' && state.source === 'picture') this.live.say(words.readingPicture);
    if (state.kind === 'camera' && state.status === 'looking') this.live.say(words.cameraLooking);
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
