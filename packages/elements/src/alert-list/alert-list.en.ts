import { messages as alert } from '../alerts/alert.en.ts';
import type { Formats } from '../foundation/formats.ts';

export const messages = {
  ...alert,
  heading: 'Alerts',
  loading: 'Loading the alerts…',
  openCount: (count: number, format: Formats) =>
    format.plural(count, { one: '1 open', other: `${format.number(count)} open` }),
  list: 'Alerts',
  loaded: (count: number, format: Formats) =>
    format.plural(count, { one: '1 alert', other: `${format.number(count)} alerts` }),
  loadedSoFar: (count: number, format: Formats) => `${format.number(count)} loaded; more come as you go down`,
  sortedAmong: (count: number, format: Formats) => `Sorted among the ${format.number(count)} newest`,
  endOfList: 'The list ends here. Older alerts are in the table, or choose fewer by a filter.',
  loadingMore: 'Loading more alerts…',
  moreFailed: 'More alerts could not be loaded. Those above are right.',
  more: 'Load more alerts',
  newOnes: (count: number, format: Formats) =>
    format.plural(count, { one: '1 new alert', other: `${format.number(count)} new alerts` }),
  newUrgent: (count: number, name: string, format: Formats) => `${format.number(count)} × ${name}`,
  orderChanged: 'The order changed. Sort anew',
  leaving: 'No longer in this selection',
  unread: 'Just in; what it is about comes in a moment',

  // Filters
  filters: 'Show only',
  views: {
    open: 'Open',
    received: 'To acknowledge',
    due: 'Due soon',
    escalated: 'Overdue',
    repeats: 'Repeated',
    closed: 'Closed',
    all: 'All',
  } as Readonly<Record<string, string>>,
  sort: 'Order',
  sorts: {
    newest: 'Newest first',
    due: 'Nearest deadline first',
    priority: 'Most urgent first',
  } as Readonly<Record<string, string>>,
  priority: 'Urgency',
  area: 'Area',
  anyPriority: 'Any urgency',
  anyCategory: 'Any kind',
  anyArea: 'Any area',
  emptyHeading: 'No open alert',
  emptyBody: 'A new one appears here by itself.',
  emptyFilteredHeading: 'None of these',
  emptyFilteredBody: 'There is no alert in what you chose to see.',
  noFilter: 'Show all that are open',

  // One alert
  back: 'All alerts',

  // Find
  find: 'Find in the list',
  findHint: 'Number, place or content',
  found: (at: number, count: number, format: Formats) => `${format.number(at)} of ${format.number(count)}`,
  notFound: (count: number, format: Formats) => `Not among the ${format.number(count)} that are loaded`,
  findNext: 'Next match',
  findPrevious: 'Previous match',

  // Sound and notices
  signals: 'Sound and notices',
  signalsHint: 'For new alerts and for deadlines that are near or past. Silent as soon as nobody is signed in.',
  sound: 'Sound',
  soundTry: 'Listen',
  notices: 'Notices of the system',
  noticesHint: 'They show urgency, kind and nothing that was said.',
  noticesRefused: 'This browser was told not to show notices of this page. Allow them in its settings first.',
  titleBadge: 'Count of new ones in the title of the page',
  noticeReceived: (priority: string, category: string) => `New alert: ${priority} · ${category}`,
  noticeDue: (limit: string) => `${limit}: the deadline is near`,
  noticeOverdue: (limit: string) => `${limit}: overdue`,

  // The table
  table: 'Table',
  tableCaption: (page: number, format: Formats) => `Alerts, page ${format.number(page)}`,
  tableBack: 'Live list',
  tableNote: 'The table stands still. It is of the time when its page was loaded.',
  columns: {
    number: 'Number',
    received: 'Received',
    priority: 'Urgency',
    category: 'Kind',
    summary: 'What',
    place: 'Where',
    state: 'State',
    due: 'Deadline',
    units: 'Units',
  },
  previousPage: 'Previous page',
  nextPage: 'Next page',
  print: 'Print this page',
  printFailed: 'The browser could not open its print dialog. Try again.',

  // Help
  help: 'Keys',
  helpHint: 'They work while the focus is in this list.',
  keys: {
    next: 'Next or previous alert',
    pages: 'A page down or up',
    ends: 'First or last alert',
    newOnes: 'Go to the new ones',
    open: 'Open the alert',
    back: 'Back to the list',
    find: 'Find in the list',
    table: 'Table or live list',
    help: 'This sheet',
  },
  notOffered: (change: string) => `${change}: not possible for this alert now`,
};

export type AlertListMessages = typeof messages;
