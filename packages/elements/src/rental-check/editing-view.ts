import { html, type TemplateResult } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import { barView, saveWarning } from './bar-view.ts';
import { headView, stepsView } from './head-view.ts';
import { itemView } from './item-view.ts';
import { noticesView } from './notices-view.ts';
import { currentAspect, itemsOf } from './progress.ts';
import type { CheckInHand } from './rental-check.state.ts';
import { previewOf } from './star-preview.ts';
import { previewView } from './stars-view.ts';
import type { ViewContext } from './view-context.ts';
import { aspectName } from './wording.ts';

/** The items of one aspect, with the steps above, the bar below and the stars beside. */
export function editingView(check: CheckInHand, context: ViewContext): TemplateResult {
  const aspect = currentAspect(check.standard, check.draft);
  const items = itemsOf(check.standard, aspect);
  return html`<div class="check" data-state="editing">
    <header class="head">${headView(check, context)} ${stepsView(check, aspect, context)}</header>
    <div class="body two">
      <div class="main">
        ${saveWarning(check.save, context)} ${noticesView(check, context)}
        <h3 class="visually-hidden aspect-heading" tabindex="-1">${aspectName(check.standard, aspect, context.language)}</h3>
        ${
          // New radio buttons for another aspect: renamed ones would uncheck each other on the way.
          keyed(aspect, html`<ol class="items">${items.map((item) => itemView(check, item, context))}</ol>`)
        }
      </div>
      <aside class="card preview" aria-label=${context.language.words.starsHeading}>
        ${previewView(check.standard, previewOf(check), context)}
      </aside>
    </div>
    ${barView(check, aspect, context)}
  </div>`;
}
