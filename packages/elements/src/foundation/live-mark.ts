import { html, type TemplateResult } from 'lit';
import { clockIcon } from './icons.generated.ts';
import type { Language } from './language.ts';
import { noticeLine } from './state-notice.ts';

/** A widget's words for whether what it shows is of now. */
export interface LiveWords {
  readonly live: string;
  staleShort(time: string): string;
  staleSince(time: string): string;
}

/** That what is shown is of now, or since when it may be old. The styles are `live` of `styles/live.ts`. @param since of what moment it is; null for now */
export function liveMark(since: number | null, now: number, { words, format }: Language<LiveWords>): TemplateResult {
  if (since === null) return html`<span class="live">${words.live}</span>`;
  return html`<span class="live stale">${words.staleShort(format.timeOrDate(since, now))}</span>`;
}

/** What it means that something may be old. */
export function staleNotice(since: number, now: number, { words, format }: Language<LiveWords>): TemplateResult {
  return noticeLine('moderate', clockIcon(), words.staleSince(format.timeOrDate(since, now)));
}
