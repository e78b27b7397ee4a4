/** Sessions and days are the station's, China Standard Time, wherever the device is. */
export const timeZone = 'Asia/Shanghai';

// A board of hundreds of cards asks for the same few again and again, and making one takes long.
const made = new Map<string, Intl.DateTimeFormat>();

function formatOf(language: string, name: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${language} ${name}`;
  const known = made.get(key) ?? new Intl.DateTimeFormat(language, { timeZone, ...options });
  made.set(key, known);
  return known;
}

const day = { month: 'short', day: 'numeric' } as const;
const clock = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;

/** `Tue, 24 Nov, 15:00`, with the year where it is not that of `now` (milliseconds since 1970). */
export function stationDateTime(moment: string, now: number, language: string): string {
  const year = yearOf(moment, now);
  return formatOf(language, `moment ${year.year}`, { weekday: 'short', ...day, ...clock, ...year }).format(
    Date.parse(moment),
  );
}

/** `22 Nov`, with the year where it is not that of `now` (milliseconds since 1970). */
export function stationDay(moment: string, now: number, language: string): string {
  const year = yearOf(moment, now);
  return formatOf(language, `day ${year.year}`, { ...day, ...year }).format(Date.parse(moment));
}

/** `15:00` */
export function stationTime(moment: string, language: string): string {
  return formatOf(language, 'time', clock).format(Date.parse(moment));
}

function yearOf(moment: string, now: number): { year?: 'numeric' } {
  const format = formatOf('en', 'year', { year: 'numeric' });
  return format.format(Date.parse(moment)) === format.format(now) ? {} : { year: 'numeric' };
}
