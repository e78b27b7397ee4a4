import type { StandardItem } from '@wardkit/contract/rental-check-standards';
import { html, nothing, type TemplateResult } from 'lit';
import { localized } from '../foundation/localized.ts';
import { outcomeOf } from './draft.ts';
import type { CheckInHand } from './rental-check.state.ts';
import type { ViewContext } from './view-context.ts';

/** What was answered and is not asked of this house any more: it is not lost, and it does not count. */
export function keptView(
  { draft }: CheckInHand,
  items: readonly StandardItem[],
  { language }: ViewContext,
): TemplateResult | null {
  if (items.length === 0) return null;
  const { words, format, tag } = language;
  return html`<section class="kept" data-kept>
    <p class="sub">${words.keptAnswers(items.length, format)}</p>
    <ul>
      ${items.map((item) => {
        const { text, lang } = localized(item.text, tag);
        const outcome = outcomeOf(draft, item.code) ?? '';
        return html`<li class="sub">
          <span class="numbers">${item.code}</span> <span lang=${lang ?? nothing}>${text}</span>:
          ${words.outcomes[outcome] ?? outcome}
        </li>`;
      })}
    </ul>
  </section>`;
}
