import { html, type TemplateResult } from 'lit';
import {
  cameraIcon,
  circleAlertIcon,
  imageIcon,
  linkIcon,
  qrCodeIcon,
  shieldQuestionMarkIcon,
  shieldXIcon,
} from '../foundation/icons.generated.ts';
import type { DoorplateScannerMessages } from './doorplate-scanner.en.ts';
import type { ScanFailure } from './doorplate-scanner.state.ts';

const LOOK: Record<string, [tone: 'moderate' | 'severe' | 'extreme', icon: () => TemplateResult]> = {
  foreign: ['severe', linkIcon],
  altered: ['extreme', shieldXIcon],
  'unknown-key': ['severe', shieldQuestionMarkIcon],
  'no-code': ['moderate', qrCodeIcon],
  'empty-file': ['moderate', imageIcon],
  'not-a-picture': ['moderate', imageIcon],
  heic: ['moderate', imageIcon],
  undecodable: ['moderate', imageIcon],
};

/** Why a scan gave nothing to open, and what to do now. A foreign link is shown as text and is no link. */
export function failureNotice(failure: ScanFailure, words: DoorplateScannerMessages): TemplateResult {
  const [heading, body] = failureWords(failure, words);
  const fallback = failure.reason.startsWith('camera') ? cameraIcon : circleAlertIcon;
  const [tone, icon] = LOOK[failure.reason] ?? (['moderate', fallback] as const);
  const shown = 'shown' in failure && failure.shown !== '' ? failure.shown : null;
  return html`<div class="failure ${tone}" data-reason=${failure.reason}>
    <p class="failure-head" tabindex="-1">${icon()}<span>${heading}</span></p>
    <p>${body}</p>
    ${shown === null ? null : html`<div><span class="sub">${words.foreignText}</span><code class="shown" dir="auto">${shown}</code></div>`}
  </div>`;
}

/** The two sentences of a failure. */
export function failureWords(failure: ScanFailure, words: DoorplateScannerMessages): [heading: string, body: string] {
  const [heading, body] = words.failures[failure.reason] ?? [failure.reason, ''];
  const kind = failure.reason === 'not-a-picture' ? (words.foundKinds[failure.found] ?? '') : '';
  return [heading, [kind, body].filter(Boolean).join(' ')];
}
