import { html, nothing, type TemplateResult } from 'lit';
import { circleAlertIcon, cloudUploadIcon, gitCompareIcon, refreshCwIcon } from '../foundation/icons.generated.ts';
import type { Language } from '../foundation/language.ts';
import { severityTag } from '../foundation/severity.ts';
import { deadlineView } from './deadline-view.ts';
import type { HazardListMessages } from './hazard-list.en.ts';
import type { HazardRow, HazardWork } from './hazard-list.state.ts';
import type { ItemWords } from './item-words.ts';

/** One hazard of the list, read from the deadline on: by when, what, where, how it stands. */
export function rowView(
  { hazard, work }: HazardRow,
  item: ItemWords,
  language: Language<HazardListMessages>,
  { now, isOpen, open }: { readonly now: number; readonly isOpen: boolean; readonly open: () => void },
): TemplateResult {
  const { words } = language;
  return html`<li class="hazard" data-hazard=${hazard.id}>
    <button class="hazard-open" type="button" aria-current=${isOpen ? 'true' : nothing} @click=${open}>
      ${deadlineView(hazard, now, language)}
      <span class="hazard-what">
        <span class="hazard-item">${words.notMet}<span lang=${item.lang ?? nothing}>${item.text}</span></span>
        <span class="hazard-place" lang="zh-Hans">${hazard.address?.text ?? words.withoutAddress}</span>
      </span>
      <span class="hazard-tags">
        ${severityTag(hazard.severity, words)} ${stateTag(hazard.state, words)} ${workTag(work, words)}
      </span>
    </button>
  </li>`;
}

/** How a hazard stands: the word says it, the colour only underlines it. */
export function stateTag(state: string, words: HazardListMessages): TemplateResult {
  const tone = state === 'rectified' || state === 'verified' ? 'ok' : state === 'referred' ? 'accent' : '';
  return html`<span class="tag ${tone}">${words.states[state] ?? words.unknownState}</span>`;
}

function workTag(work: HazardWork, words: HazardListMessages): TemplateResult | null {
  switch (work.kind) {
    case 'rest':
      return null;
    case 'saving':
      return html`<span class="tag accent">${refreshCwIcon()}${words.saving}</span>`;
    case 'queued': {
      const short = work.change === 'verify' ? words.queuedShort.verify : words.queuedShort.rectify;
      return html`<span class="tag accent">${cloudUploadIcon()}${short}</span>`;
    }
    case 'conflict':
    case 'rejected':
      return html`<span class="tag severe">${gitCompareIcon()}${words.needsDecision}</span>`;
    case 'failed':
    case 'overtaken':
      return html`<span class="tag extreme">${circleAlertIcon()}${words.failedRefused}</span>`;
  }
}
