import type { LegalRule } from './legal-rules.ts';
import { addDays, addWorkingDays, dayInShanghai, isWorkingDay, WorkingCalendarMissing } from './working-days.ts';

/** When something is due. `lastDay` is as counted, before a day off moves it. */
export interface Deadline {
  readonly lastDay: string;
  /** RFC 3339, at +08:00. */
  readonly dueAt: string;
}

/** A deadline, or what is known of one while the calendar of working days lacks a year. */
export interface KnownDeadline {
  readonly lastDay: string | null;
  readonly dueAt: string | null;
  readonly missingCalendarYear: number | null;
}

type Period = Pick<LegalRule, 'days' | 'dayKind' | 'months' | 'hours' | 'ends' | 'lastDayMoves'>;

const hour = 3_600_000;

/**
 * When a period ends that starts at a moment.
 *
 * The day of the start does not count (民法典 第二百零一条). A month ends on the day of the same number, or on the last of a
 * month that has no such day (第二百零二条). A period that ends with a day lasts to 24:00 of it in Asia/Shanghai, said as
 * 23:59:59. Nothing depends on the time zone of the device.
 *
 * @param rule a row of `legalRules`, or as much of one
 * @param startsAt RFC 3339 with offset
 * @throws WorkingCalendarMissing where it needs working days of a year that the calendar lacks
 * @throws RangeError where the rule has no period or `startsAt` is no moment
 * @example deadlineUnder(legalRule('usual-duration'), '2026-01-31T09:00:00+08:00').dueAt // '2026-02-28T23:59:59+08:00'
 */
export function deadlineUnder(rule: Period, startsAt: string): Deadline {
  const lastDay = lastDayOf(rule, startsAt);
  if (rule.ends === 'same-time') return { lastDay, dueAt: sameTime(rule, startsAt) };
  return { lastDay, dueAt: endOfDay(rule.lastDayMoves ? workingDayFrom(lastDay) : lastDay) };
}

/**
 * As {@link deadlineUnder}, but a year that the calendar lacks is told and not thrown: what a server answers and a screen
 * shows. `lastDay` is still known where only the move to a working day is not.
 *
 * @throws RangeError where the rule has no period or `startsAt` is no moment
 * @example knownDeadline(legalRule('judicial-confirmation'), '2026-12-02T10:00:00+08:00')
 *   // { lastDay: '2027-01-01', dueAt: null, missingCalendarYear: 2027 }
 */
export function knownDeadline(rule: Period, startsAt: string): KnownDeadline {
  try {
    return { ...deadlineUnder(rule, startsAt), missingCalendarYear: null };
  } catch (error) {
    if (!(error instanceof WorkingCalendarMissing)) throw error;
    const lastDay = rule.dayKind === 'working' ? null : lastDayOf(rule, startsAt);
    return { lastDay, dueAt: null, missingCalendarYear: error.year };
  }
}

/** Whether a moment is later than a deadline: its last second is still in time. */
export function isPast(deadline: Pick<Deadline, 'dueAt'>, moment: string): boolean {
  return Date.parse(moment) >= Date.parse(deadline.dueAt) + 1000;
}

function lastDayOf(rule: Period, startsAt: string): string {
  const first = dayInShanghai(startsAt);
  if (rule.hours !== null) return dayInShanghai(sameTime(rule, startsAt));
  if (rule.months !== null) return addMonths(first, rule.months);
  if (rule.days === null) throw new RangeError('This rule has no period.');
  return rule.dayKind === 'working' ? addWorkingDays(first, rule.days) : addDays(first, rule.days);
}

function sameTime(rule: Period, startsAt: string): string {
  const span = rule.hours ?? (rule.dayKind === 'calendar' ? (rule.days ?? 0) * 24 : 0);
  if (span === 0) throw new RangeError('Only hours and calendar days end at the time of day of their start.');
  return `${new Date(Date.parse(startsAt) + (span + 8) * hour).toISOString().slice(0, 19)}+08:00`;
}

function workingDayFrom(day: string): string {
  let last = day;
  while (!isWorkingDay(last)) last = addDays(last, 1);
  return last;
}

/**
 * The day of the same number so many months later, or the last day of a month that has no such day.
 *
 * @example addMonths('2026-01-31', 1) // '2026-02-28'
 */
export function addMonths(day: string, months: number): string {
  addDays(day, 0);
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  const whole = year * 12 + (month - 1) + months;
  const last = new Date(Date.UTC(Math.floor(whole / 12), (whole % 12) + 1, 0)).getUTCDate();
  return [String(Math.floor(whole / 12)).padStart(4, '0'), two((whole % 12) + 1), two(Math.min(date, last))].join('-');
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}

function endOfDay(day: string): string {
  return `${day}T23:59:59+08:00`;
}
