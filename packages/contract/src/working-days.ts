import { addDays, timeOfDay } from './calendar-days.ts';
import { workingCalendar } from './working-calendar-data.ts';

export { addDays, dayInShanghai } from './calendar-days.ts';

/** The calendar of working days does not hold a year that a computation needs. It is never guessed. */
export class WorkingCalendarMissing extends Error {
  override readonly name = 'WorkingCalendarMissing';
  readonly code = 'working-calendar-missing';
  /** The year that is missing. */
  readonly year: number;

  constructor(year: number) {
    super(
      `The calendar of working days does not hold ${year}: the State Council's holidays of that year are not in it yet.`,
    );
    this.year = year;
  }
}

const years = new Map<number, { off: ReadonlySet<string>; workingWeekends: ReadonlySet<string> }>();

/**
 * Whether a day is a working day of the State Council's calendar: make-up Saturdays and Sundays are, holidays are not.
 *
 * The calendar is the table of npm `chinese-days`. Its own functions call any weekday of a year that they lack a working day,
 * and west of UTC take a day for the one before: so only its table is used. The last days of the last year that is held are
 * as the table has them until the next year's holidays are published.
 *
 * @param day `YYYY-MM-DD`
 * @throws WorkingCalendarMissing for a year that it lacks
 * @throws RangeError where the day is not in the calendar
 * @example isWorkingDay('2026-02-14') // true: a Saturday that makes up for the Spring Festival
 */
export function isWorkingDay(day: string): boolean {
  const weekday = new Date(timeOfDay(day)).getUTCDay();
  const year = Number(day.slice(0, 4));
  const { off, workingWeekends } = calendarOf(year);
  const date = day.slice(5);
  return workingWeekends.has(date) || (weekday !== 0 && weekday !== 6 && !off.has(date));
}

/**
 * The last of so many working days after a day; the day itself does not count.
 *
 * @param day `YYYY-MM-DD`
 * @param count 1 to 1,000
 * @throws WorkingCalendarMissing where the count runs into a year that the calendar lacks
 * @throws RangeError where the day is not in the calendar, or the count is out of its range
 * @example addWorkingDays('2026-02-12', 2) // '2026-02-14'
 */
export function addWorkingDays(day: string, count: number): string {
  if (!Number.isSafeInteger(count) || count < 1 || count > 1000) {
    throw new RangeError('A number of working days is whole, 1 to 1,000.');
  }
  let last = day;
  for (let left = count; left > 0; ) {
    last = addDays(last, 1);
    if (isWorkingDay(last)) left -= 1;
  }
  return last;
}

/** Whether the calendar holds a year. */
export function holdsYear(year: number): boolean {
  return Object.hasOwn(workingCalendar, year);
}

function calendarOf(year: number) {
  const known = years.get(year);
  if (known !== undefined) return known;
  const days = workingCalendar[year];
  if (days === undefined) throw new WorkingCalendarMissing(year);
  const made = { off: new Set(days.off.split(' ')), workingWeekends: new Set(days.workingWeekends.split(' ')) };
  years.set(year, made);
  return made;
}
