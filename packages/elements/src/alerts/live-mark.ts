import { html, type TemplateResult } from 'lit';
import { clockIcon } from '../foundation/icons.generated.ts';
import type { Language } from '../foundation/language.ts';
import { noticeLine } from '../foundation/state-notice.ts';
import type { AlertMessages } from './alert.en.ts';

/** That what is shown is of now, or since when it may be old. @param since of what moment it is; null for now */
export function liveMark(
  since: number | null,
  now: number,
  { words, format }: Language<AlertMessages>,
): TemplateResult {
  if (since === null) return html`<span class="live">${words.live}</span>`;
  return html`<span class="live stale">${words.staleShort(format.timeOrDate(since, now))}</span>`;
}

/** What it means that something may be old. */
export function staleNotice(since: number, now: number, { words, format }: Language<AlertMessages>): TemplateResult {
  return noticeLine('moderate', clockIcon(), words.staleSince(format.timeOrDate(since, now)));
}
