import type { Formats } from '../foundation/formats.ts';

export const messages = {
  heading: 'Doorplates to print',
  loading: 'Loading the plates…',
  size: 'Size of the QR',
  sizes: { 120: '120 mm, gate', 75: '75 mm, door', 40: '40 mm, unit' } as Record<number, string>,
  print: 'Print',
  printNote:
    'On A4 at 100 %, without scaling. Cut along the marks. For a PDF, choose “Save as PDF” in the print dialog.',
  printFailed:
    'This browser could not open a print dialog. Try again, or open this page in another browser, such as the one of your computer.',
  count: (plates: number, pages: number, format: Formats) =>
    `${format.plural(plates, { one: '1 plate', other: `${format.number(plates)} plates` })} on ${format.plural(pages, { one: '1 page', other: `${format.number(pages)} pages` })}`,
  page: (page: number, pages: number) => `Page ${page} of ${pages}`,
  pages: 'Pages as they will be printed',
  more: 'Show more plates',
  loadingMore: 'Loading more plates…',
  moreFailed: 'More plates could not be loaded. Those above can be printed.',
  emptyHeading: 'No plate in force',
  emptyBody: 'When a plate is issued for these premises, it can be printed here.',
  issue: 'Issue a plate',
  plates: (count: number, format: Formats) =>
    format.plural(count, { one: 'The plate on the sheet', other: `The ${format.number(count)} plates on the sheet` }),
  platesToChange: (count: number, format: Formats) =>
    format.plural(count, {
      one: 'The plate on the sheet: replace or revoke it',
      other: `The ${format.number(count)} plates on the sheet: replace or revoke one`,
    }),
  whoMayChange:
    'A supervisor or an administrator of the station issues, replaces and revokes plates. Your account can print them.',
  codeAndDay: (code: string, day: string) => `${code} · issued ${day}`,
  onlyThis: 'Only this',
  onlyThisOf: (plate: string) => `Only this: put ${plate} alone on the sheet`,
  onlyOne: (code: string) => `Only plate ${code} is on the sheet.`,
  showAll: 'Show all',
  replace: 'Replace',
  replaceOf: (plate: string) => `Replace ${plate}`,
  revoke: 'Revoke',
  revokeOf: (plate: string) => `Revoke ${plate}`,
  acts: {
    issue: {
      heading: 'Issue a plate for these premises?',
      body: 'A plate with a new code is signed with the station’s key. It counts from now on, and can be printed right away.',
      hint: '',
      send: 'Issue',
    },
    replace: {
      heading: 'Replace this plate?',
      body: 'A new plate with a new code is issued for the same door. Whoever scans the old one is told that it was replaced, so take it down when the new one hangs.',
      hint: 'At least 10 characters, such as: worn, the QR can no longer be scanned.',
      send: 'Replace',
    },
    revoke: {
      heading: 'Revoke this plate?',
      body: 'Whoever scans it is told that it is no longer valid. This can’t be undone: another plate is issued where one is needed.',
      hint: 'At least 10 characters, such as: found at another door, the address does not fit.',
      send: 'Revoke',
    },
  },
  reason: 'Reason',
  tooShort: (count: number, format: Formats) =>
    format.plural(count, {
      one: 'Only 1 character so far: write at least 10.',
      other: `Only ${format.number(count)} characters so far: write at least 10.`,
    }),
  sending: 'On its way…',
  faults: {
    forbidden:
      'Your account may not do this: a supervisor or an administrator of the station does. Nothing was changed.',
    'not-found': 'This plate or these premises are not on record at your station. Nothing was changed.',
    'sign-in': 'Your sign-in has ended. Sign in again and press the button once more; what you wrote is still here.',
    offline:
      'No answer from the server. Press the button again when the network is back: if it did arrive, it is still done only once.',
    changed: 'The plate was changed meanwhile and is still in force. Press the button again to go on.',
    refused: 'The server did not take this reason. Say more exactly why.',
    error: 'That did not work. Press the button again: it is done only once. What you wrote is still here.',
  },
  overtakenHeading: 'Somebody was quicker',
  overtaken: (code: string, state: string, time: string | null) => {
    const since = time === null ? '' : ` since ${time}`;
    if (state === 'in-force') return `Plate ${code} was issued for these premises meanwhile. You changed nothing.`;
    return state === 'replaced'
      ? `Plate ${code} is already replaced${since}. You changed nothing.`
      : `Plate ${code} is already revoked${since}. You changed nothing.`;
  },
  overtakenClose: 'Show how it is now',
  done: {
    issue: (code: string) => `Plate ${code} was issued. It is on the sheet, ready to be printed.`,
    replace: (code: string) => `Replaced: plate ${code} is on the sheet, ready to be printed. Take the old one down.`,
    revoke: (code: string) =>
      `Plate ${code} is revoked. Devices without a network learn of it when they next have one. Take it down.`,
  },
  printed: (count: number, format: Formats) =>
    `The print dialog opens with ${format.plural(count, { one: '1 plate', other: `${format.number(count)} plates` })}`,
};

export type DoorplateSheetMessages = typeof messages;
