import type { TemplateResult } from 'lit';
import { html } from 'lit';
import { banIcon, circleCheckIcon, refreshCwIcon, shieldCheckIcon } from '../foundation/icons.generated.ts';
import type { DoorplateViewerMessages } from './doorplate-viewer.en.ts';
import type { PlateVerdict } from './doorplate-viewer.state.ts';

/** Whether a plate can be relied on: its own word, icon and colour for each answer. */
export function verdictLine(
  verdict: PlateVerdict,
  stationName: string,
  words: DoorplateViewerMessages,
  heading?: string,
): TemplateResult {
  switch (verdict) {
    case 'genuine':
      return line('ok', shieldCheckIcon(), heading ?? words.genuine(stationName));
    case 'registered':
      return line('minor', circleCheckIcon(), words.registered, words.registeredNote);
    case 'revoked':
      return line('extreme', banIcon(), words.revoked, words.revokedNote);
    case 'replaced':
      return line('moderate', refreshCwIcon(), words.replaced, words.replacedNote);
  }
}

function line(tone: string, icon: TemplateResult, text: string, note?: string): TemplateResult {
  return html`<div class="notice verdict ${tone}">
    ${icon}
    <div class="notice-text">${text} ${note ? html`<p class="sub">${note}</p>` : null}</div>
  </div>`;
}
