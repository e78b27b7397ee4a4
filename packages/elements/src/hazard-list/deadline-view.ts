import type { Hazard } from '@wardkit/contract/hazards';
import { html, type TemplateResult } from 'lit';
import { clockIcon, triangleAlertIcon } from '../foundation/icons.generated.ts';
import type { Language } from '../foundation/language.ts';
import { timeLeft } from '../foundation/time-left.ts';
import type { HazardListMessages } from './hazard-list.en.ts';

const DAY = 86_400_000;

/** The loudest thing on the screen: what is left in words and numbers, and the moment itself. */
export function deadlineView(
  { dueAt, state }: Hazard,
  now: number,
  { words, format }: Language<HazardListMessages>,
): TemplateResult | null {
  if (state === 'verified' || state === 'annulled') return null;
  const { text, overdue } = timeLeft(dueAt, now, words, format);
  const left = Date.parse(dueAt) - now;
  const tone = overdue ? 'extreme' : left < DAY ? 'severe' : left < 3 * DAY ? 'moderate' : 'calm';
  const moment = format.nearDateTime(dueAt, now);
  return html`<span class="deadline ${tone}">
    <span class="deadline-left">${overdue ? triangleAlertIcon() : clockIcon()} ${text}</span>
    <span class="sub">${overdue ? words.wasDue(moment) : words.due(moment)}</span>
  </span>`;
}
