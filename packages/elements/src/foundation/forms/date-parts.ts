/** A part of a date that has a field of its own. */
export type DatePart = 'day' | 'month' | 'year';

/** What was typed into the three fields, as it was typed. */
export type DateTexts = Readonly<Record<DatePart, string>>;

/** Why what was typed is no date, and which fields are to be looked at. */
export type DateProblem =
  | { readonly kind: 'missing' | 'not-a-number'; readonly parts: readonly DatePart[] }
  /** A day is 1 to 31, a month 1 to 12, a year has four digits. */
  | { readonly kind: 'out-of-range'; readonly parts: readonly [DatePart] }
  /** That month has not so many days. */
  | {
      readonly kind: 'no-such-day';
      readonly parts: readonly ['day'];
      readonly year: number;
      readonly month: number;
      readonly days: number;
    }
  | { readonly kind: 'too-early' | 'too-late'; readonly parts: readonly DatePart[]; readonly limit: string };

/** The earliest and the latest date that are taken, each `YYYY-MM-DD`; without one there is no limit. */
export interface DateLimits {
  readonly earliest?: string | undefined;
  readonly latest?: string | undefined;
}

/** A date read from its three fields: `YYYY-MM-DD`, null where all three are empty, or what is wrong. */
export type ReadDate =
  | { readonly ok: true; readonly value: string | null }
  | { readonly ok: false; readonly problem: DateProblem };

export const noDate: DateTexts = { day: '', month: '', year: '' };

const all: readonly DatePart[] = ['day', 'month', 'year'];
const most = { day: 31, month: 12, year: 9999 } as const;

/**
 * Reads three typed numbers as a date of the Gregorian calendar. Leading zeros, full-width digits, spaces and a written
 * 年, 月 or 日 are taken as they are meant; a year has four digits.
 * @example readDate({ day: '３１', month: '2', year: '2026' }) // no-such-day: February 2026 has 28 days
 */
export function readDate(texts: DateTexts, { earliest, latest }: DateLimits = {}): ReadDate {
  const plain = { day: plainDigits(texts.day), month: plainDigits(texts.month), year: plainDigits(texts.year) };
  const empty = all.filter((part) => plain[part] === '');
  if (empty.length === 3) return { ok: true, value: null };
  if (empty.length > 0) return wrong({ kind: 'missing', parts: empty });
  const odd = all.filter((part) => !/^\d+$/.test(plain[part]));
  if (odd.length > 0) return wrong({ kind: 'not-a-number', parts: odd });
  const number = { day: Number(plain.day), month: Number(plain.month), year: Number(plain.year) };
  const outside = all.find((part) => number[part] < (part === 'year' ? 1000 : 1) || number[part] > most[part]);
  if (outside !== undefined) return wrong({ kind: 'out-of-range', parts: [outside] });
  const days = daysOf(number.year, number.month);
  if (number.day > days) {
    return wrong({ kind: 'no-such-day', parts: ['day'], year: number.year, month: number.month, days });
  }
  const value = `${number.year}-${pad(number.month)}-${pad(number.day)}`;
  if (earliest !== undefined && value < earliest) return wrong({ kind: 'too-early', parts: all, limit: earliest });
  if (latest !== undefined && value > latest) return wrong({ kind: 'too-late', parts: all, limit: latest });
  return { ok: true, value };
}

/** A wire date as it stands in the three fields; empty fields for null and for what is none. */
export function textsOf(value: string | null): DateTexts {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(value ?? '') ?? [];
  if (year === undefined || month === undefined || day === undefined) return noDate;
  return { year, month: String(Number(month)), day: String(Number(day)) };
}

/** A whole date in one text, as it is copied from elsewhere, year first: `2026-03-05`, `2026年3月5日`, `2026/3/5`. */
export function wholeDate(text: string): DateTexts | null {
  const digits = text.normalize('NFKC').trim();
  const [, year, month, day] = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(digits) ?? [];
  return year === undefined || month === undefined || day === undefined ? null : { year, month, day };
}

/** The order in which a language writes a date. */
export function dateOrder(language: string): readonly DatePart[] {
  const parts = new Intl.DateTimeFormat(language, { calendar: 'gregory', dateStyle: 'short' }).formatToParts(0);
  return parts.flatMap(({ type }) => all.filter((part) => part === type));
}

function plainDigits(text: string): string {
  return text
    .normalize('NFKC')
    .trim()
    .replace(/\s*[年月日]$/, '');
}

function daysOf(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

function pad(number: number): string {
  return String(number).padStart(2, '0');
}

function wrong(problem: DateProblem): ReadDate {
  return { ok: false, problem };
}
