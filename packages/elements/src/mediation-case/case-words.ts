import type { MediationParty } from '@wardkit/contract/mediation-parties';
import { html, type TemplateResult } from 'lit';
import type { Language } from '../foundation/language.ts';
import type { MediationCaseMessages } from './mediation-case.en.ts';
import type { OwnCase } from './mediation-case.state.ts';
import { daysUntil } from './own-case.ts';

/** What a view of the case needs to speak. */
export interface CaseContext {
  readonly language: Language<MediationCaseMessages>;
  /** Milliseconds since 1970. */
  readonly now: number;
}

const timeZone = 'Asia/Shanghai';

/** `Tuesday, 24 November 2026`: with the day of the week, since one plans by it. @param value a day or a moment */
export function weekday(value: string, { format }: CaseContext['language']): string {
  const isDay = value.length === 10;
  const options = { dateStyle: 'full', timeZone: isDay ? 'UTC' : timeZone } as const;
  return new Intl.DateTimeFormat(format.language, options).format(new Date(isDay ? `${value}T00:00:00Z` : value));
}

/** `24 November 2026`, of the station's clock. */
export function dayOf(value: string, { format }: CaseContext['language']): string {
  if (value.length === 10) return format.date(value);
  return new Intl.DateTimeFormat(format.language, { dateStyle: 'long', timeZone }).format(new Date(value));
}

/** `15:00` of the station's clock. */
export function timeOfDayIn(value: string, { format }: CaseContext['language']): string {
  const options = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone } as const;
  return new Intl.DateTimeFormat(format.language, options).format(new Date(value));
}

/** How many days are left, in words, and how loud that is. @param isMeeting whether nothing is late when the day has come */
export function daysLeft(
  day: string,
  { language, now }: CaseContext,
  isMeeting = false,
): { readonly text: string; readonly tone: 'plain' | 'severe' | 'extreme' } {
  const { days } = language.words;
  const left = daysUntil(day, now);
  if (left < 0) return { text: days.past(-left, language.format), tone: 'extreme' };
  if (left === 0) return { text: isMeeting ? days.today : days.lastDay, tone: 'severe' };
  const text = isMeeting ? days.ahead(left, language.format) : days.left(left, language.format);
  return { text, tone: left <= 3 ? 'severe' : 'plain' };
}

/** The mark of what is left of a time. */
export function daysTag(day: string, context: CaseContext, isMeeting = false): TemplateResult {
  const { text, tone } = daysLeft(day, context, isMeeting);
  return html`<span class="tag ${tone === 'plain' ? 'accent' : tone}">${text}</span>`;
}

/** A party by role and masked name, with `you` said of the own one. */
export function partyName(
  partyId: string | null,
  { parties, own }: OwnCase,
  { words }: CaseContext['language'],
): string {
  const party = parties.find(({ id }) => id === partyId);
  if (party === undefined) return words.codes.unknownRole;
  const name = roleAndName(party, words);
  return own.some(({ id }) => id === party.id) ? words.you(name) : name;
}

/** `Claimant 刘**` */
export function roleAndName({ role, name }: MediationParty, { codes }: MediationCaseMessages): string {
  return `${codes.roles[role] ?? codes.unknownRole} ${name.masked}`;
}
