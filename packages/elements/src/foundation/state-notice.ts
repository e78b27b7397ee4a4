import { html, type TemplateResult } from 'lit';
import { circleAlertIcon, infoIcon, linkIcon, lockIcon, logInIcon, wifiOffIcon } from './icons.generated.ts';
import type { SharedMessages } from './shared.en.ts';

/** The states in which a widget has nothing of its own to show. */
export type NoticeKind = 'loading' | 'empty' | 'offline' | 'forbidden' | 'error' | 'sign-in' | 'no-client';

/** What differs from the ready-made words of a kind. */
export interface NoticeOptions {
  heading?: string;
  body?: string;
  /** The server's number of a failed request, for the person who will be asked about it. */
  requestId?: string | null;
  /** An error and a lack of network can always be tried again. */
  retry?: () => void;
  /** Another next step, drawn after `retry`. */
  action?: unknown;
}

const TONE = {
  offline: 'moderate',
  error: 'extreme',
  forbidden: 'plain',
  empty: 'plain',
  'sign-in': 'accent',
  'no-client': 'moderate',
};

function words(kind: Exclude<NoticeKind, 'loading'>, shared: SharedMessages): [heading: string, body: string] {
  switch (kind) {
    case 'empty':
      return [shared.emptyHeading, shared.emptyBody];
    case 'offline':
      return [shared.offlineHeading, shared.offlineBody];
    case 'forbidden':
      return [shared.forbiddenHeading, shared.forbiddenBody];
    case 'error':
      return [shared.errorHeading, shared.errorBody];
    case 'sign-in':
      return [shared.signInHeading, shared.signInBody];
    case 'no-client':
      return [shared.noClientHeading, shared.noClientBody];
  }
}

const ICON = {
  empty: infoIcon,
  offline: wifiOffIcon,
  forbidden: lockIcon,
  error: circleAlertIcon,
  'sign-in': logInIcon,
  'no-client': linkIcon,
};

/**
 * A whole-widget state: a sentence and a next step. Loading is a skeleton with the words for those who can't see it.
 * @example stateNotice('error', language.shared, { requestId, retry: () => this.#controller.load() })
 */
export function stateNotice(kind: NoticeKind, shared: SharedMessages, options: NoticeOptions = {}): TemplateResult {
  if (kind === 'loading') return skeleton(options.heading ?? shared.loading);
  const [heading, body] = words(kind, shared);
  return html`<div class="state-notice ${TONE[kind]}" data-notice=${kind}>
    <span class="state-notice-icon">${ICON[kind]()}</span>
    <p class="state-notice-heading" tabindex="-1">${options.heading ?? heading}</p>
    <p class="state-notice-body">${options.body ?? body}</p>
    ${options.requestId ? html`<p class="sub numbers">${shared.errorReference(options.requestId)}</p>` : null}
    ${
      options.retry || options.action
        ? html`<div class="state-notice-actions">
            ${options.retry ? html`<button class="button primary" type="button" @click=${options.retry}>${shared.retry}</button>` : null}
            ${options.action}
          </div>`
        : null
    }
  </div>`;
}

/** Grey lines that keep the layout still while something loads. */
export function skeleton(label: string, lines = 3): TemplateResult {
  return html`<div class="skeleton" data-notice="loading">
    <span class="visually-hidden">${label}</span>
    ${Array.from({ length: lines }, () => html`<span class="skeleton-line" aria-hidden="true"></span>`)}
  </div>`;
}

/** What a line within a widget is about: `ok` done, `moderate` take note, `severe` act soon, `extreme` act now. */
export type Tone = 'accent' | 'ok' | 'minor' | 'moderate' | 'severe' | 'extreme';

/**
 * One line of notice inside a widget: icon, words and perhaps a button. Tone is never the only sign.
 * @example noticeLine('moderate', wifiOffIcon(), words.offline)
 */
export function noticeLine(tone: Tone, icon: TemplateResult, text: unknown, action?: unknown): TemplateResult {
  return html`<div class="notice ${tone}">${icon}<div class="notice-text">${text}</div>${action}</div>`;
}
