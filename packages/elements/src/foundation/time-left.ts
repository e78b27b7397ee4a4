import type { Formats } from './formats.ts';

/** A widget's words for a length of time, and for what is left or past of it. */
export interface TimeLeftWords {
  days(count: number, format: Formats): string;
  hours(count: number, format: Formats): string;
  minutes(count: number, format: Formats): string;
  left(spoken: string): string;
  overdue(spoken: string): string;
}

/** How long until a deadline, in its largest whole unit; `overdue` when it has passed. */
export function timeLeft(
  dueAt: string,
  now: number,
  words: TimeLeftWords,
  format: Formats,
): { text: string; overdue: boolean } {
  const minutes = Math.trunc((Date.parse(dueAt) - now) / 60_000);
  const amount = Math.abs(minutes);
  const spoken =
    amount >= 24 * 60
      ? words.days(Math.floor(amount / (24 * 60)), format)
      : amount >= 60
        ? words.hours(Math.floor(amount / 60), format)
        : words.minutes(amount, format);
  const overdue = Date.parse(dueAt) < now;
  return { text: overdue ? words.overdue(spoken) : words.left(spoken), overdue };
}
