import type { RentalCheck } from '@wardkit/contract/rental-checks';
import { html, type TemplateResult } from 'lit';
import { severityTag, severityTone } from '../foundation/severity.ts';
import type { CheckSubject } from './rental-check.state.ts';
import { itemLink, ratingDetails, starsMark } from './stars-view.ts';
import type { ViewContext } from './view-context.ts';
import { adviceWords, dayAndTime } from './wording.ts';

/** What followed from the check, as the server has it. */
export function outcomeView({ standard }: CheckSubject, check: RentalCheck, context: ViewContext): TemplateResult {
  const { words, format } = context.language;
  const word = words.rated(check.rating.stars);
  const open = check.hazards.filter((hazard) => hazard.state !== 'verified');
  return html`<section class="card preview" aria-label=${words.starsHeading}>
      <div class="preview-head">
        ${starsMark(check.rating.stars, word)}
        <p class="preview-word">${word}</p>
      </div>
      ${ratingDetails(standard, check.rating, check.rating.reasons, context, false)}
    </section>
    <section class="card">
      <h4 class="section-heading">
        ${open.length === 0 ? words.receiptNoHazards : words.receiptHazards(open.length, format)}
      </h4>
      <ul class="rows">
        ${open.map(
          (hazard) => html`<li class="fault-row">
            <div class="fault-row-head">
              ${severityTag(hazard.severity, words)}
              <strong class="deadline ${severityTone(hazard.severity)}">${words.dueAt(dayAndTime(hazard.dueAt, context.now, format))}</strong>
            </div>
            ${itemLink(standard, hazard.itemCode, context, false)}
            ${hazard.basis === 'advice' ? html`<p class="sub">${adviceWords(standard, hazard.itemCode, words)}</p>` : null}
          </li>`,
        )}
      </ul>
    </section>`;
}
