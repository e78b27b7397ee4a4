import type { MediationDeadline } from '@wardkit/contract/mediation-record';
import { html, nothing, type TemplateResult } from 'lit';
import { clockIcon, triangleAlertIcon } from '../foundation/icons.generated.ts';
import type { Language } from '../foundation/language.ts';
import { localized } from '../foundation/localized.ts';
import { type DueIn, dueIn, toneOf } from './due.ts';
import type { DueWords } from './due-words.en.ts';
import type { MediationTrackerMessages } from './mediation-tracker.en.ts';

type Speaking = Language<MediationTrackerMessages>;
type DeadlineName = Pick<MediationDeadline, 'ruleId' | 'title'>;

/** How long a deadline still runs, or since when it is missed, in words and a number. */
export function dueInWords(due: DueIn, { words, format }: Pick<Language<DueWords>, 'words' | 'format'>): string {
  switch (due.kind) {
    case 'today':
      return words.dueToday;
    case 'missed':
      return words.dueMissed(due.days, format);
    case 'unknown':
      return due.missingYear === null ? words.dueNoDate : words.dueNoCalendar(due.missingYear);
    case 'left':
      return due.dayKind === 'working' ? words.dueInWorkingDays(due.days, format) : words.dueInDays(due.days, format);
  }
}

/** What a deadline is for. */
export function deadlineTitle({ ruleId, title }: DeadlineName, { words, tag }: Speaking): TemplateResult {
  const known = words.deadlines[ruleId];
  if (known !== undefined) return html`<span>${known}</span>`;
  const { text, lang } = localized(title, tag);
  return html`<span lang=${lang ?? nothing}>${text}</span>`;
}

/** A deadline on a card: what it is for and how it stands; never by its colour alone. */
export function dueTag(deadline: MediationDeadline, now: number, language: Speaking): TemplateResult {
  const due = dueIn(deadline, now);
  return html`<span class="tag due ${toneOf(due)}" data-due=${due.kind}>
    ${due.kind === 'missed' ? triangleAlertIcon() : clockIcon()}
    <span class="due-words">${deadlineTitle(deadline, language)} <b>${dueInWords(due, language)}</b></span>
  </span>`;
}
