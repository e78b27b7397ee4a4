import type { Formats } from '../foundation/formats.ts';

/** How a deadline stands, on the board and on the page of a case. */
export const dueWords = {
  dueToday: 'ends today',
  dueInDays: (days: number, format: Formats) =>
    format.plural(days, { one: '1 day left', other: `${format.number(days)} days left` }),
  dueInWorkingDays: (days: number, format: Formats) =>
    format.plural(days, { one: '1 working day left', other: `${format.number(days)} working days left` }),
  dueMissed: (days: number, format: Formats) =>
    format.plural(days, { one: 'missed by 1 day', other: `missed by ${format.number(days)} days` }),
  dueNoCalendar: (year: number) => `day unknown: no holiday calendar for ${year} yet`,
  dueNoDate: 'no day agreed',
};

export type DueWords = typeof dueWords;
