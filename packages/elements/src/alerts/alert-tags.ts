import { html, type TemplateResult } from 'lit';
import { circleAlertIcon, refreshCwIcon, repeatIcon, triangleAlertIcon } from '../foundation/icons.generated.ts';
import type { Language } from '../foundation/language.ts';
import type { AlertMessages } from './alert.en.ts';
import { type AlertWork, isOpen } from './alert.state.ts';
import type { AlertCodes } from './alert-codes.en.ts';

/** How urgent: word and mark, never the colour alone. */
export function priorityTag(priority: string, words: AlertCodes): TemplateResult {
  const name = words.priorities[priority] ?? words.unknownPriority;
  switch (priority) {
    case 'immediate':
      return html`<span class="tag extreme">${triangleAlertIcon()}${name}</span>`;
    case 'urgent':
      return html`<span class="tag severe">${circleAlertIcon()}${name}</span>`;
    default:
      return html`<span class="tag minor">${name}</span>`;
  }
}

/** How it stands: the word says it, the colour only underlines it. */
export function stateTag(state: string, words: AlertCodes): TemplateResult {
  const tone =
    state === 'resolved' || state === 'archived' ? 'ok' : isOpen(state) && state !== 'received' ? 'accent' : '';
  return html`<span class="tag ${tone}">${words.states[state] ?? words.unknownState}</span>`;
}

/** That there are others of the same place or matter. */
export function repeatTag(count: number, { words, format }: Language<AlertMessages>): TemplateResult | null {
  if (count < 2) return null;
  return html`<span class="tag moderate">${repeatIcon()}${words.repeated(count, format)}</span>`;
}

/** What is going on with it; null where nothing is. */
export function workTag(work: AlertWork, words: AlertMessages): TemplateResult | null {
  switch (work.kind) {
    case 'rest':
      return null;
    case 'saving':
      return html`<span class="tag accent">${refreshCwIcon()}${words.saving}</span>`;
    case 'failed':
      return html`<span class="tag extreme">${circleAlertIcon()}${words.notSaved}</span>`;
    case 'overtaken':
      return html`<span class="tag severe">${circleAlertIcon()}${words.overtakenShort}</span>`;
  }
}
