import { codes } from '../alerts/alert-codes.en.ts';
import type { ActionFault } from '../foundation/client-failure.ts';
import type { Formats } from '../foundation/formats.ts';
import type { UnitGroup } from './unit-groups.ts';

export const messages = {
  heading: 'Units',
  loading: 'Loading the units…',
  states: codes.unitStates,
  unknownState: codes.unknownState,
  kinds: {
    patrol: 'Patrol',
    'community-post': 'Community post',
    'minimum-emergency-unit': 'Minimum emergency unit',
    'fire-post': 'Fire post',
    'traffic-post': 'Traffic post',
  } as Readonly<Record<string, string>>,
  unknownKind: 'Kind unknown here',
  strength: (count: number, format: Formats) =>
    format.plural(count, { one: '1 person', other: `${format.number(count)} people` }),

  // Groups
  groups: {
    sendable: 'Can be sent',
    out: 'On an alert or on the way back',
    unavailable: 'Not available',
    'off-duty': 'Off duty',
    unknown: 'In a state unknown here',
  } as Readonly<Record<UnitGroup, string>>,
  none: {
    sendable: 'No unit can be sent now.',
    out: 'No unit is on an alert.',
    unavailable: 'None.',
    'off-duty': 'None.',
    unknown: 'None.',
  } as Readonly<Record<UnitGroup, string>>,
  count: (count: number, format: Formats) =>
    format.plural(count, { one: '1 unit', other: `${format.number(count)} units` }),

  // Filters
  filters: 'Show only',
  kind: 'Kind',
  allKinds: 'All kinds',
  noFilter: 'Show all',
  emptyHeading: 'No units yet',
  emptyBody: 'When the station’s administrator has set units up, they stand here.',
  emptyFilteredHeading: 'None of these',
  emptyFilteredBody: 'There are units only outside of what you chose to see.',

  // A unit
  post: 'Post: ',
  since: (time: string, age: string) => `since ${time} · ${age}`,
  justNow: 'just now',
  expectedBack: (time: string, left: string) => `Expected back ${time}, ${left}`,
  wasExpectedBack: (time: string) => `Was expected back ${time}`,
  sendableAgain: 'Can be sent again',
  gone: 'Taken off the list',
  openAlert: 'Open the alert',
  change: 'Change',
  setUp: 'Set up',

  // Live
  live: 'Live',
  staleShort: (time: string) => `As of ${time}`,
  staleSince: (time: string) =>
    `As of ${time}. What changed since is not here yet; it comes by itself with the network.`,
  waiting: (count: number, format: Formats) =>
    format.plural(count, {
      one: '1 unit stands elsewhere by now',
      other: `${format.number(count)} units stand elsewhere by now`,
    }),
  arrange: 'Arrange anew',
  said: (sendable: number, out: number, format: Formats) =>
    `${format.number(sendable)} can be sent, ${format.number(out)} out`,

  // A change by hand
  changeHeading: (label: string) => `Change ${label}`,
  question: 'How does it stand?',
  back: 'Expected back, if known',
  backHint: 'Leave the time empty if nobody knows.',
  time: 'Time, such as 14:30',
  day: 'Day',
  chooseMissing: 'Choose how it stands.',
  timeWrong: 'Write the time as hours and minutes, such as 14:30.',
  timeMissing: 'Enter the time too, or empty the day.',
  timePast: 'That time is past. Enter when it will be back.',
  save: 'Save',
  saving: 'Saving…',
  saved: (label: string, state: string) => `${label}: ${state}`,
  partMissing: 'The form could not be loaded. Try again with a network.',
  overtaken:
    'Somebody else changed this unit meanwhile, so yours was not saved. It stands here as it is now. Look at it, and do it again if it is still right.',
  failed: {
    offline: 'Not saved: no network. This can’t wait on the device; do it again when the network is back.',
    'sign-in': 'Not saved: your sign-in has ended. Sign in and do it again.',
    forbidden: 'Not saved: your account may not change units. Ask your station’s administrator.',
    'not-found': 'Not saved: this unit is off the list.',
    refused: 'Not saved: the server did not accept it. What you entered is kept.',
    error: 'Not saved. Try again.',
  } as Readonly<Record<ActionFault, string>>,

  // Set-up
  add: 'Add unit',
  addHeading: 'A new unit',
  addHint: 'It begins off duty.',
  setUpHeading: (label: string) => `Set up ${label}`,
  label: 'Name of the unit',
  labelMissing: 'Enter the name.',
  labelTooLong: 'Shorten the name to 60 characters.',
  people: 'How many people on a usual shift',
  peopleWrong: 'Enter a whole number from 1 to 200.',
  kindMissing: 'Choose the kind.',
  choose: 'Choose',
  create: 'Add',
  created: (label: string) => `${label} was added`,
  changed: (label: string) => `${label} was changed`,
  remove: 'Take off the list',
  removeHeading: (label: string) => `Take ${label} off the list?`,
  removeBody: 'It can’t be sent any more. Alerts keep its name.',
  removed: (label: string) => `${label} is off the list`,
};

export type UnitBoardMessages = typeof messages;
