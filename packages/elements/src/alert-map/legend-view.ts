import { html, svg, type TemplateResult } from 'lit';
import { priorityOrder } from '../alerts/alert.state.ts';
import type { Language } from '../foundation/language.ts';
import type { AlertMapMessages } from './alert-map.en.ts';
import type { MapPoints } from './map-points.ts';
import { urgencyOf } from './map-points.ts';
import { type MarkShape, postShape, urgencyShapes } from './mark-shapes.ts';

/** A mark as the map draws it. The word beside it carries the meaning. */
export function markView(sample: string, { body, sign }: MarkShape): TemplateResult {
  return html`<svg class="mark" data-sample=${sample} viewBox="0 0 24 24" aria-hidden="true" focusable="false">
    ${svg`<path d=${body}></path><path class="sign" d=${sign}></path>`}
  </svg>`;
}

/** The mark of a priority. */
export function urgencyMark(priority: string): TemplateResult {
  const urgency = urgencyOf(priority);
  return markView(String(urgency), urgencyShapes[urgency] as MarkShape);
}

/** What the marks mean: every urgency, and what else is on the map. */
export function legendView({ areas, posts }: MapPoints, { words, format }: Language<AlertMapMessages>): TemplateResult {
  const names = areas.flatMap(({ name }) => name ?? []);
  return html`<ul class="legend" aria-label=${words.legend}>
    ${priorityOrder.map((priority) => html`<li>${urgencyMark(priority)}${words.priorities[priority]}</li>`)}
    <li>${urgencyMark('')}${words.unknownPriority}</li>
    <li>${markView('post', postShape)}${words.postMark}</li>
    <li>
      <span class="border-mark" data-sample="area" aria-hidden="true"></span>
      ${areas.length === 0 ? words.noArea : names.length === 0 ? words.areaMark : words.areaNamed(format.list(names))}
    </li>
    <li class="quiet" data-sample="line">${posts.length === 0 ? words.noPosts : words.postNote}</li>
  </ul>`;
}
