import { addMonths } from '@wardkit/contract/deadlines';
import { addDays, holdsYear, isWorkingDay } from '@wardkit/contract/working-days';

/** What a day is by the calendar of working days; `unknown` where it lacks the year. */
export type DayKind = 'working' | 'weekend' | 'day-off' | 'worked-weekend' | 'unknown';

/** Keys that go from day to day. */
const steps: Readonly<Record<string, (day: string) => string>> = {
  ArrowUp: (day) => addDays(day, -7),
  ArrowDown: (day) => addDays(day, 7),
  Home: (day) => addDays(day, -weekdayOf(day)),
  End: (day) => addDays(day, 6 - weekdayOf(day)),
  PageUp: (day) => addMonths(day, -1),
  PageDown: (day) => addMonths(day, 1),
};

/** Monday is 0. @param day `YYYY-MM-DD` */
export function weekdayOf(day: string): number {
  return (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;
}

/**
 * The weeks that a month touches, each from Monday to Sunday.
 * @param month `YYYY-MM`
 * @example weeksOf('2026-11')[0]?.[0] // '2026-10-26'
 */
export function weeksOf(month: string): readonly (readonly string[])[] {
  const first = `${month}-01`;
  const last = addDays(addMonths(first, 1), -1);
  const weeks: string[][] = [];
  for (let day = addDays(first, -weekdayOf(first)); day <= last; day = addDays(day, 7)) {
    const monday = day;
    weeks.push(Array.from({ length: 7 }, (_, at) => addDays(monday, at)));
  }
  return weeks;
}

/** What a day is; nothing is guessed for a year without holidays. */
export function kindOf(day: string): DayKind {
  const isWeekend = weekdayOf(day) > 4;
  if (!holdsYear(Number(day.slice(0, 4)))) return 'unknown';
  if (isWorkingDay(day)) return isWeekend ? 'worked-weekend' : 'working';
  return isWeekend ? 'weekend' : 'day-off';
}

/** The day that a key leads to; null for any other key. */
export function dayAfter(day: string, key: string, isRightToLeft = false): string | null {
  if (key === 'ArrowLeft' || key === 'ArrowRight')
    return addDays(day, (key === 'ArrowRight') === isRightToLeft ? -1 : 1);
  return Object.hasOwn(steps, key) ? (steps[key]?.(day) ?? null) : null;
}
