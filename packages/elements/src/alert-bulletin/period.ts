import type { bulletinPeriods } from '@wardkit/contract/alert-bulletins';
import { addDays, timeOfDay } from '@wardkit/contract/calendar-days';

/** How long a bulletin goes, by its contract's code. */
export type Length = (typeof bulletinPeriods)[number];

/** The lengths, the shortest first. */
export const LENGTHS = ['day', 'week', 'month'] as const satisfies readonly Length[];

/** A period of which there is a bulletin. */
export interface Period {
  readonly length: Length;
  /** Its first day, `YYYY-MM-DD`. */
  readonly from: string;
}

/** The period of a length in which a day lies. Weeks begin on Monday. */
export function periodOf(length: Length, day: string): Period {
  if (length === 'day') return { length, from: day };
  if (length === 'month') return { length, from: `${day.slice(0, 8)}01` };
  const weekday = new Date(timeOfDay(day)).getUTCDay();
  return { length, from: addDays(day, -((weekday + 6) % 7)) };
}

/** The last day of a period. */
export function lastDay({ length, from }: Period): string {
  if (length === 'day') return from;
  if (length === 'week') return addDays(from, 6);
  // No month is longer than 31 days, so that this lies in the next one, whose first day follows the last one.
  return addDays(`${addDays(from, 31).slice(0, 8)}01`, -1);
}

export function periodBefore({ length, from }: Period): Period {
  return periodOf(length, addDays(from, -1));
}

export function periodAfter(period: Period): Period {
  return { length: period.length, from: addDays(lastDay(period), 1) };
}

/** The newest period of a length that is over. `today` is the station's. */
export function lastComplete(length: Length, today: string): Period {
  return periodBefore(periodOf(length, today));
}

/** Whether a text is a day of the calendar. */
export function isDay(text: string): boolean {
  try {
    timeOfDay(text);
    return true;
  } catch {
    return false;
  }
}

/**
 * The period of another length that tells of the same time: the one with the last day of what is shown that is over.
 * From the newest complete one it is the newest complete one again.
 */
export function sameTime(shown: Period, length: Length, today: string): Period {
  if (shown.from === lastComplete(shown.length, today).from) return lastComplete(length, today);
  const yesterday = addDays(today, -1);
  const last = lastDay(shown);
  return periodOf(length, last < yesterday ? last : yesterday);
}
