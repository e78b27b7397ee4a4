const millisecondsOfDay = 86_400_000;
const hoursOfShanghai = 8;

/**
 * The calendar day of a moment in Asia/Shanghai, which has been 8 hours ahead of UTC all year since 1992.
 *
 * @param moment RFC 3339 with offset
 * @throws RangeError where it is no moment
 * @example dayInShanghai('2026-12-31T16:00:00Z') // '2027-01-01'
 */
export function dayInShanghai(moment: string): string {
  const time = Date.parse(moment);
  if (Number.isNaN(time) || !/([zZ]|[+-]\d\d:\d\d)$/.test(moment))
    throw new RangeError('A moment is RFC 3339 with offset.');
  return new Date(time + hoursOfShanghai * 3_600_000).toISOString().slice(0, 10);
}

/**
 * The day so many calendar days later, in the calendar alone: no time zone has a part in it.
 *
 * @param day `YYYY-MM-DD`
 * @param days a whole number, negative for earlier
 * @throws RangeError where the day is not in the calendar, or `days` is not whole
 * @example addDays('2026-02-28', 1) // '2026-03-01'
 */
export function addDays(day: string, days: number): string {
  if (!Number.isSafeInteger(days)) throw new RangeError('A number of days is whole.');
  return new Date(timeOfDay(day) + days * millisecondsOfDay).toISOString().slice(0, 10);
}

/**
 * The first moment of a day in UTC, in milliseconds.
 *
 * @throws RangeError where the day is not in the calendar
 */
export function timeOfDay(day: string): number {
  const time = Date.parse(`${day}T00:00:00Z`);
  // Date.parse takes 30 February as 2 March in some engines, so the day must come back as it went in.
  if (!/^\d{4}-\d\d-\d\d$/.test(day) || Number.isNaN(time) || !new Date(time).toISOString().startsWith(day)) {
    throw new RangeError('A day is YYYY-MM-DD and in the calendar.');
  }
  return time;
}
