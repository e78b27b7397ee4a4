import type { Formats } from '../foundation/formats.ts';

const HOUR = 3_600_000;
/** The station's clock, China Standard Time, is eight hours ahead of UTC all year. */
const AHEAD = 8 * HOUR;
const timeZone = 'Asia/Shanghai';

/** The longest shift that the contract takes, in milliseconds. */
export const longestShift = 48 * HOUR;

/** A moment by the station's clock, as it is typed. */
export interface ClockTime {
  /** `YYYY-MM-DD` */
  readonly date: string;
  /** `HH:MM` */
  readonly time: string;
}

/** By the station's clock. @param value RFC 3339, or milliseconds since 1970 */
export function clockTimeOf(value: string | number): ClockTime {
  const local = new Date(new Date(value).getTime() + AHEAD).toISOString();
  return { date: local.slice(0, 10), time: local.slice(11, 16) };
}

/** The moment on the wire. */
export function momentOf({ date, time }: ClockTime): string {
  return `${date}T${time}:00+08:00`;
}

/**
 * A time of day as people type it, as `HH:MM`; null where it is none.
 * @example readTime('８：５') // null; readTime('8:05'), readTime('805'), readTime('8时05分') // '08:05'
 */
export function readTime(text: string): string | null {
  const plain = text.normalize('NFKC').trim();
  const [, hour, minute = '0'] =
    /^(\d{1,2})\s*[:.時时点點시]\s*(?:(\d{2})\s*[分분]?)?$/.exec(plain) ?? /^(\d{1,2})(\d{2})$/.exec(plain) ?? [];
  if (hour === undefined || Number(hour) > 23 || Number(minute) > 59) return null;
  return `${hour.padStart(2, '0')}:${minute.padStart(2, '0')}`;
}

/** `Nov 21, 08:00` by the station's clock, with the year where it is not that of `now` (milliseconds). */
export function whenInWords(value: string, { language }: Formats, now: number): string {
  return momentWriter(language, value, now).format(new Date(value));
}

/** `Nov 21, 08:00 – 20:00`: from when to when, by the station's clock. */
export function shiftInWords(
  { shiftStart, shiftEnd }: { readonly shiftStart: string; readonly shiftEnd: string },
  { language }: Formats,
  now: number,
): string {
  const isOneDay = clockTimeOf(shiftStart).date === clockTimeOf(shiftEnd).date;
  const end = isOneDay ? clockTimeOf(shiftEnd).time : momentWriter(language, shiftEnd, now).format(new Date(shiftEnd));
  return `${momentWriter(language, shiftStart, now).format(new Date(shiftStart))} – ${end}`;
}

function momentWriter(language: string, value: string, now: number): Intl.DateTimeFormat {
  const isThisYear = clockTimeOf(value).date.slice(0, 4) === clockTimeOf(now).date.slice(0, 4);
  return new Intl.DateTimeFormat(language, {
    calendar: 'gregory',
    timeZone,
    month: 'short',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    ...(isThisYear ? {} : { year: 'numeric' }),
  });
}
