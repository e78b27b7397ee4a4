import type { StandardItem } from '@wardkit/contract/rental-check-standards';
import { html, type TemplateResult } from 'lit';
import { severityTag, severityTone } from '../foundation/severity.ts';
import type { CheckInHand } from './rental-check.state.ts';
import type { ViewContext } from './view-context.ts';
import { dayAndTime, deadlineWords } from './wording.ts';

/** How grave a fault is, and by when it must be put right. */
export function faultView(check: CheckInHand, item: StandardItem, { language, now }: ViewContext): TemplateResult {
  const { words, format } = language;
  const observedAt = check.draft.answers[item.code]?.observedAt ?? new Date(now).toISOString();
  const { divisionCode } = check.premises.address;
  const deadline = deadlineWords(check.standard, item, divisionCode, observedAt, now, language);
  const hazard = check.hazards.find((each) => each.itemCode === item.code);
  return html`<div class="fault">
    ${severityTag(item.severity, words)}
    ${
      hazard === undefined
        ? html`<p class="deadline ${severityTone(item.severity)}"><strong>${deadline.words}</strong> <span class="sub">${deadline.due}</span></p>`
        : html`<p class="deadline ${severityTone(item.severity)}"><strong>${words.keepsDeadline(dayAndTime(hazard.dueAt, now, format))}</strong></p>`
    }
  </div>`;
}
