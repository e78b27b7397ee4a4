import type { OutboxItem } from '@wardkit/client';
import { html } from 'lit';
import type { DialogContent } from '../foundation/dialog.ts';
import type { Language } from '../foundation/language.ts';
import { compare } from './comparison.ts';
import { comparisonView } from './comparison-view.ts';
import type { ItemTexts } from './item-texts.ts';
import type { OutboxStatusMessages } from './outbox-status.en.ts';

export { itemTexts } from './item-texts.ts';

/** The question about a conflict: both versions, and what each choice does. Loaded when a person opens it. */
export function comparisonDialog(
  item: OutboxItem,
  mine: unknown,
  texts: ItemTexts,
  language: Language<OutboxStatusMessages>,
  close: (answer: 'mine' | 'theirs' | null) => void,
): DialogContent {
  const { words } = language;
  const choice = (answer: 'mine' | 'theirs', label: string, consequence: string) =>
    html`<div class="choice">
      <button class="button wide" type="button" aria-describedby="consequence-${answer}" @click=${() => close(answer)}>
        ${label}
      </button>
      <p class="sub" id="consequence-${answer}">${consequence}</p>
    </div>`;
  return {
    heading: words.compareHeading,
    wide: true,
    body: html`<p>${item.label}</p>
      ${comparisonView(compare(item.operationId, mine, item.current), texts, language)}`,
    actions: html`<div class="choices">
        ${choice('mine', words.mineChoice, words.mineConsequence)}
        ${choice('theirs', words.theirsChoice, words.theirsConsequence)}
      </div>
      <button class="button quiet wide" type="button" @click=${() => close(null)}>${words.later}</button>`,
  };
}
