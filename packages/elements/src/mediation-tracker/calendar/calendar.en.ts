import type { Formats } from '../../foundation/formats.ts';

export const calendarWords = {
  previous: 'Previous month',
  next: 'Next month',
  today: 'Today',
  loading: 'Loading the calendar…',
  keys: 'Arrow keys go from day to day, Page Up and Page Down from month to month.',
  session: 'Session',
  deadline: 'Deadline',
  held: 'held',
  deadlineStates: { met: 'kept', passed: 'missed', ended: 'no longer matters' } as Readonly<Record<string, string>>,
  dayOff: 'day off',
  workingDay: 'worked',
  more: (count: number, format: Formats) => `${format.number(count)} more`,
  ofDay: (day: string) => `On ${day}`,
  nothing: 'Nothing on this day.',
  nothingInMonth: 'No session and no deadline in this month.',
  noCalendar: (year: number) =>
    `No holiday calendar for ${year} yet: days off are not marked, and deadlines that need it have no day here. See “Deadlines”.`,
  entries: (count: number, format: Formats) =>
    format.plural(count, { one: '1 entry', other: `${format.number(count)} entries` }),
  cut: 'The month has more than can be shown here. The table has all.',
};

export type CalendarWords = typeof calendarWords;
