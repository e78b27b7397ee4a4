import { html, type TemplateResult } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import { barView, saveWarning } from './bar-view.ts';
import { headView, searchButton, stepsView } from './head-view.ts';
import { houseView } from './house-view.ts';
import { itemView } from './item-view.ts';
import { keptView } from './kept-view.ts';
import { noticesView } from './notices-view.ts';
import { currentAspect, itemsOf, keptItems, progressOf } from './progress.ts';
import type { CheckInHand } from './rental-check.state.ts';
import { previewOf } from './star-preview.ts';
import { previewView } from './stars-view.ts';
import type { ViewContext } from './view-context.ts';
import { aspectName } from './wording.ts';

/** The items of one aspect, with the steps above, the bar below and the stars beside. */
export function editingView(check: CheckInHand, context: ViewContext): TemplateResult {
  const aspect = currentAspect(check);
  const items = itemsOf(check, aspect);
  return html`<div class="check" data-state="editing">
    <header class="head">${headView(check, context, searchButton(context))} ${stepsView(check, aspect, context)}</header>
    <div class="body two">
      <div class="main">
        ${saveWarning(check.save, context)} ${noticesView(check, context)}
        <h3 class="visually-hidden aspect-heading" tabindex="-1">${aspectName(check.standard, aspect, context.language)}</h3>
        ${aspect === progressOf(check)[0]?.aspect ? houseView(check, context) : null}
        ${
          // New radio buttons for another aspect: renamed ones would uncheck each other on the way.
          keyed(aspect, html`<ol class="items">${items.map((item) => itemView(check, item, context))}</ol>`)
        }
        ${keptView(
          check,
          keptItems(check).filter((item) => item.aspect === aspect),
          context,
        )}
      </div>
      <aside class="card preview" aria-label=${context.language.words.starsHeading}>
        ${previewView(check.standard, previewOf(check), context)}
      </aside>
    </div>
    ${barView(check, aspect, context)}
  </div>`;
}
