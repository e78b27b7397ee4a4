import { html, type TemplateResult } from 'lit';
import type { SharedMessages } from './shared.en.ts';
import { stateNotice } from './state-notice.ts';

type Closed = 'locked' | 'wiped';

/** What covers a widget while its device is closed to who is signed in. `isStill`: it was tried to open it, in vain. */
export function closedWords(
  state: Closed,
  shared: SharedMessages,
  isStill: boolean,
): { heading: string; body: string } {
  if (state === 'wiped') return { heading: shared.wipedHeading, body: shared.wipedBody };
  return { heading: shared.lockedHeading, body: isStill ? shared.lockedStill : shared.lockedBody };
}

/** The cover itself; `confirm` asks the server who is signed in, which opens a lock. */
export function closedNotice(
  state: Closed,
  shared: SharedMessages,
  isStill: boolean,
  confirm: () => void,
): TemplateResult {
  const action = html`<button class="button primary" type="button" @click=${confirm}>${shared.unlock}</button>`;
  return stateNotice('sign-in', shared, {
    ...closedWords(state, shared, isStill),
    ...(state === 'locked' ? { action } : {}),
  });
}
