import { html, type TemplateResult } from 'lit';
import { clockIcon, triangleAlertIcon } from '../foundation/icons.generated.ts';
import type { Language } from '../foundation/language.ts';
import type { AlertMessages } from './alert.en.ts';
import type { AlertStanding } from './alert.state.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** The deadline that ends next: how near it is, and what is left of it. */
export interface Due {
  readonly tone: 'calm' | 'severe' | 'extreme';
  readonly text: string;
  readonly dueAt: string;
}

/** The deadline of an alert that ends next; null where none runs. @param now milliseconds since 1970 */
export function dueOf({ head, alert }: AlertStanding, now: number, language: Language<AlertMessages>): Due | null {
  const { nextDueAt } = head;
  if (nextDueAt === null) return null;
  const { words } = language;
  const deadline = alert?.deadlines.find(({ dueAt, outcome }) => outcome === null && dueAt === nextDueAt);
  const limit = words.limits[deadline?.limit ?? ''] ?? words.unknownLimit;
  const left = Date.parse(nextDueAt) - now;
  if (left < 0) return { tone: 'extreme', text: words.limitOver(limit, spell(-left, language)), dueAt: nextDueAt };
  const remindAt = deadline === undefined ? Date.parse(nextDueAt) - 2 * MINUTE : Date.parse(deadline.remindAt);
  // The last minute is near, however short the reminder of a short limit is.
  const tone = now >= remindAt || left < MINUTE ? 'severe' : 'calm';
  return { tone, text: words.limitLeft(limit, spell(left, language)), dueAt: nextDueAt };
}

/** `0:41` under an hour, the largest whole unit above. */
function spell(milliseconds: number, { words, format }: Language<AlertMessages>): string {
  if (milliseconds < HOUR) {
    const seconds = Math.floor(milliseconds / 1000);
    return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
  }
  if (milliseconds < 24 * HOUR) return words.hours(Math.floor(milliseconds / HOUR), format);
  return words.days(Math.floor(milliseconds / (24 * HOUR)), format);
}

/** The deadline as the loudest thing of its row: in words, numbers and a mark. */
export function dueView({ tone, text }: Due): TemplateResult {
  const icon = tone === 'extreme' ? triangleAlertIcon() : tone === 'severe' ? clockIcon() : null;
  return html`<span class="due ${tone}">${icon}${text}</span>`;
}
