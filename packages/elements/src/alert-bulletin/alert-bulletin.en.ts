import { codes } from '../alerts/alert-codes.en.ts';
import type { Formats } from '../foundation/formats.ts';

type ByLength = Readonly<Record<'day' | 'week' | 'month', string>>;

export const messages = {
  heading: 'Alert bulletin',
  loading: 'Loading the bulletin…',
  length: 'How long the bulletin goes',
  lengths: { day: 'Day', week: 'Week', month: 'Month' } as ByLength,
  stepBefore: { day: 'The day before', week: 'The week before', month: 'The month before' } as ByLength,
  stepAfter: { day: 'The next day', week: 'The next week', month: 'The next month' } as ByLength,
  print: 'Print',
  printFailed: 'The browser opened no page for printing. Try again; if it goes on, reload this page.',
  shown: (period: string, received: number, format: Formats) =>
    `${period}: ${format.plural(received, { one: '1 alert', other: `${format.number(received)} alerts` })} received`,
  notOffered: 'There is no such bulletin',
  notOfferedBody: 'What was asked for is no day of the calendar, or a period that has not begun yet.',
  newest: { day: 'Show yesterday', week: 'Show last week', month: 'Show last month' } as ByLength,

  /** Between the days of a week; empty where the language's own way of writing a range is in words. */
  until: '',
  titles: {
    day: 'Daily bulletin of alerts',
    week: 'Weekly bulletin of alerts',
    month: 'Monthly bulletin of alerts',
  } as ByLength,
  incomplete: 'This period is not over yet: the counts will change.',
  counted: (time: string) => `Counted on ${time}, China Standard Time`,
  onlyCounts: 'Counts alone: no names, addresses or texts of alerts. Alerts count by when they were received.',
  received: 'Received',
  closed: 'Of these, closed by now',
  before: {
    day: 'Received the day before',
    week: 'Received the week before',
    month: 'Received the month before',
  } as ByLength,
  none: {
    day: 'No alert was received on this day.',
    week: 'No alert was received in this week.',
    month: 'No alert was received in this month.',
  } as ByLength,

  byCategory: 'By kind',
  byPriority: 'By urgency',
  byHour: 'By hour of the day',
  byArea: 'By community',
  kind: 'Kind',
  priority: 'Urgency',
  hour: 'Hour',
  area: 'Community',
  count: 'Alerts',
  total: 'Total',
  hidden: 'Not shown',
  hiddenNote: 'Counts under 5 of a community are not shown, nor is what would tell them.',
  noAreas: 'The bulletin of a day has no counts by community: among so few, somebody could be recognised.',
  unknownHour: 'Hour not counted',
  unknownArea: (code: string) => `Community ${code}`,
  categories: codes.categories,
  unknownCategory: codes.unknownCategory,
  priorities: codes.priorities,
  unknownPriority: codes.unknownPriority,
};

export type AlertBulletinMessages = typeof messages;
