import type { Formats } from '../foundation/formats.ts';

export const messages = {
  heading: 'Doorplates to print',
  loading: 'Loading the plates…',
  size: 'Size of the QR',
  sizes: { 120: '120 mm, gate', 75: '75 mm, door', 40: '40 mm, unit' } as Record<number, string>,
  print: 'Print',
  printNote: 'On A4 at 100 %, without scaling. Cut along the marks.',
  printFailed: 'The browser could not open its print dialog. Try again, or use the browser’s own print command.',
  count: (plates: number, pages: number, format: Formats) =>
    `${format.plural(plates, { one: '1 plate', other: `${format.number(plates)} plates` })} on ${format.plural(pages, { one: '1 page', other: `${format.number(pages)} pages` })}`,
  page: (page: number, pages: number) => `Page ${page} of ${pages}`,
  pages: 'Pages as they will be printed',
  more: 'Show more plates',
  loadingMore: 'Loading more plates…',
  moreFailed: 'More plates could not be loaded. Those above can be printed.',
  emptyHeading: 'No plate in force',
  emptyBody: 'When a plate is issued for these premises, it can be printed here.',
  printed: (count: number, format: Formats) =>
    `The print dialog opens with ${format.plural(count, { one: '1 plate', other: `${format.number(count)} plates` })}`,
};

export type DoorplateSheetMessages = typeof messages;
