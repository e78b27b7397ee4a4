import type { Language } from '../foundation/language.ts';
import type { AlertBulletinMessages } from './alert-bulletin.en.ts';
import { lastDay, type Period } from './period.ts';

// Noon by the calendar alone: a day of the station's is that day wherever the device is.
const moment = (day: string) => new Date(`${day}T12:00:00Z`);

/** A period in words: `Sunday, November 22, 2026`, `November 9 – 15, 2026`, `November 2026`. */
export function periodInWords(period: Period, { words, format }: Language<AlertBulletinMessages>): string {
  const write = (day: string, options: Intl.DateTimeFormatOptions) =>
    writer(format.language, options).format(moment(day));
  if (period.length === 'day') return write(period.from, { dateStyle: 'full' });
  if (period.length === 'month') return write(period.from, { year: 'numeric', month: 'long' });
  const last = lastDay(period);
  if (words.until === '')
    return writer(format.language, { dateStyle: 'long' }).formatRange(moment(period.from), moment(last));
  // In these languages a range would be digits and slashes, which no station puts on a noticeboard.
  const isOneYear = last.slice(0, 4) === period.from.slice(0, 4);
  const end = write(last, isOneYear ? { month: 'long', day: 'numeric' } : { dateStyle: 'long' });
  return `${write(period.from, { dateStyle: 'long' })}${words.until}${end}`;
}

function writer(language: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat(language, { calendar: 'gregory', timeZone: 'UTC', ...options });
}

/** When the alerts were counted, by the station's clock wherever the device is: it is filed with the paper. */
export function countedInWords(countedAt: string, { words, format }: Language<AlertBulletinMessages>): string {
  const time = new Intl.DateTimeFormat(format.language, {
    calendar: 'gregory',
    timeZone: 'Asia/Shanghai',
    dateStyle: 'long',
    timeStyle: 'short',
    hourCycle: 'h23',
  }).format(new Date(countedAt));
  return words.counted(time);
}
