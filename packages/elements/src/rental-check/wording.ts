import { deadlineOf } from '@wardkit/contract/rectification';
import type { RentalCheckStandard, StandardItem } from '@wardkit/contract/rental-check-standards';
import type { Formats } from '../foundation/formats.ts';
import type { Language } from '../foundation/language.ts';
import { localized } from '../foundation/localized.ts';
import type { RentalCheckMessages } from './rental-check.en.ts';

/** `12 August`, with the year where it is not this one. */
export function day(value: string | number, now: number, { language }: Formats): string {
  const moment = new Date(value);
  const sameYear = moment.getFullYear() === new Date(now).getFullYear();
  return new Intl.DateTimeFormat(language, {
    month: 'long',
    day: 'numeric',
    ...(sameYear ? {} : { year: 'numeric' }),
  }).format(moment);
}

/** `23 Nov, 14:32`, with the year where it is not this one. */
export function dayAndTime(value: string | number, now: number, { language }: Formats): string {
  const moment = new Date(value);
  const sameYear = moment.getFullYear() === new Date(now).getFullYear();
  return new Intl.DateTimeFormat(language, {
    month: 'short',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    ...(sameYear ? {} : { year: 'numeric' }),
  }).format(moment);
}

/** A score as it was rounded down, `89.9`. */
export function points(score: number, { language }: Formats): string {
  return new Intl.NumberFormat(language, { maximumFractionDigits: 1 }).format(score);
}

/** A fault's deadline in words, and the moment itself. */
export function deadlineWords(
  standard: RentalCheckStandard,
  item: StandardItem,
  divisionCode: string,
  observedAt: string,
  now: number,
  language: Language<RentalCheckMessages>,
): { readonly words: string; readonly due: string } {
  const { words, format } = language;
  const { dueAt, referral } = deadlineOf(standard, item, divisionCode, observedAt, new Date(now).toISOString());
  return {
    words: rectifyWords(standard, item.severity, referral, language),
    due: words.dueAt(dayAndTime(dueAt, now, format)),
  };
}

/** In what time a fault of a severity is put right, and whether it is referred. */
export function rectifyWords(
  standard: RentalCheckStandard,
  severity: number,
  referral: boolean,
  { words, format }: Language<RentalCheckMessages>,
): string {
  const rule = standard.rectification[String(severity)];
  const span =
    rule?.hours === undefined
      ? words.daysToRectify(rule?.days ?? 0, format)
      : words.hoursToRectify(rule.hours + (rule.days ?? 0) * 24, format);
  return words.rectify(span, referral);
}

/** Why an item is recorded and not counted: a local rule that is not in force here, or practice without a rule. */
export function adviceWords(standard: RentalCheckStandard, itemCode: string, words: RentalCheckMessages): string {
  const item = standard.items.find((each) => each.code === itemCode);
  const practice = item !== undefined && standard.sources[item.source]?.appliesIn === 'none';
  return practice ? words.practiceAdvice : words.advice;
}

/** The name of an aspect: short for those of the checklist for all, and a station's own as the station writes it. */
export function aspectName(
  standard: RentalCheckStandard,
  aspect: string,
  { words, tag }: Language<RentalCheckMessages>,
): string {
  const text = standard.aspects[aspect];
  const own = text === undefined ? aspect : localized(text, tag).text;
  return standard.stationId == null ? (words.aspects[aspect] ?? own) : own;
}
