import { html, type TemplateResult } from 'lit';
import { flashlightIcon, imageIcon, infoIcon, xIcon, zoomInIcon } from '../foundation/icons.generated.ts';
import { noticeLine } from '../foundation/state-notice.ts';
import type { Zoom } from '../qr/camera.ts';
import type { DoorplateScannerMessages } from './doorplate-scanner.en.ts';
import type { CameraView } from './doorplate-scanner.state.ts';

/** What a person can do with an open camera. */
export interface CameraActions {
  readonly stop: () => void;
  /** Chooses a picture file instead. */
  readonly picture: () => void;
  readonly choose: (id: string) => void;
  readonly torch: (on: boolean) => void;
  readonly zoom: (value: number) => void;
}

/** The camera's picture with the frame to aim, its lamp, zoom and the choice of another, and the way out at the bottom. */
export function cameraPart(view: CameraView, actions: CameraActions, words: DoorplateScannerMessages): TemplateResult {
  return html`<div class="picture">
    <div class="camera" data-status=${view.status} data-advice=${view.advice ?? 'none'}>
      <div class="sight">
        <video tabindex="-1" muted playsinline autoplay disablepictureinpicture aria-label=${words.cameraPicture}></video>
        <svg class="frame" viewBox="0 0 100 100" aria-hidden="true">
          <path d="M3 22V8a5 5 0 0 1 5-5h14M78 3h14a5 5 0 0 1 5 5v14M97 78v14a5 5 0 0 1-5 5H78M22 97H8a5 5 0 0 1-5-5V78"></path>
        </svg>
      </div>
      <p class="camera-words">${cameraWords(view, words)}</p>
    </div>
    ${view.change === null ? null : noticeLine('minor', infoIcon(), words.change[view.change] ?? '')}
    ${lens(view, actions, words)}
    <div class="ways">
      ${
        view.advice === 'other-ways'
          ? html`<button class="button" type="button" @click=${actions.picture}>${imageIcon()} ${words.choosePicture}</button>`
          : null
      }
      <button class="button" type="button" @click=${actions.stop}>${xIcon()} ${words.stopCamera}</button>
    </div>
  </div>`;
}

/** What to do now. */
export function cameraWords({ status, advice }: CameraView, words: DoorplateScannerMessages): string {
  if (status === 'starting') return words.cameraStarting;
  return advice === null ? words.cameraLooking : (words.advice[advice] ?? words.cameraLooking);
}

function lens(view: CameraView, actions: CameraActions, words: DoorplateScannerMessages): TemplateResult | null {
  const { torch, zoom, cameras } = view;
  if (torch === null && zoom === null && cameras.length < 2) return null;
  return html`<div class="lens">
    ${
      torch === null
        ? null
        : html`<button
            class="button torch"
            type="button"
            aria-pressed=${torch ? 'true' : 'false'}
            @click=${() => actions.torch(!torch)}
          >
            ${flashlightIcon()} ${words.torch}
          </button>`
    }
    ${zoom === null ? null : zoomField(zoom, actions, words)} ${cameras.length < 2 ? null : choice(view, actions, words)}
  </div>`;
}

function zoomField(zoom: Zoom, actions: CameraActions, words: DoorplateScannerMessages): TemplateResult {
  const factor = (zoom.value / (zoom.min || 1)).toFixed(1);
  return html`<label class="zoom">
    ${zoomInIcon()}<span>${words.zoom}</span>
    <input
      type="range"
      min=${zoom.min}
      max=${zoom.max}
      step=${zoom.step || 'any'}
      .value=${String(zoom.value)}
      aria-valuetext=${words.zoomFactor(factor)}
      @input=${(event: Event) => actions.zoom((event.currentTarget as HTMLInputElement).valueAsNumber)}
    />
    <span class="numbers" aria-hidden="true">${factor}×</span>
  </label>`;
}

function choice(
  { cameras, chosen }: CameraView,
  actions: CameraActions,
  words: DoorplateScannerMessages,
): TemplateResult {
  return html`<label class="which">
    <span>${words.camera}</span>
    <select @change=${(event: Event) => actions.choose((event.currentTarget as HTMLSelectElement).value)}>
      ${cameras.map(
        ({ id, label }, at) =>
          html`<option value=${id} .selected=${id === chosen}>${label === '' ? words.cameraNumber(at + 1) : label}</option>`,
      )}
    </select>
  </label>`;
}
