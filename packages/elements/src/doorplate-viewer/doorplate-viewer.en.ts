import type { Formats } from '../foundation/formats.ts';
import { reveals } from '../reveals/reveal.en.ts';

export const messages = {
  ...reveals,
  idleHeading: 'No doorplate opened',
  idleBody: 'Scan a doorplate or type its code, and what it says appears here.',
  loading: 'Opening the doorplate…',
  plateCode: (code: string) => `Plate ${code}`,
  genuine: (station: string) => `Genuine plate, issued by ${station}`,
  registered: 'In the register and in force',
  registeredNote: 'Opened by its typed code. Only scanning the QR shows that the plate itself is genuine.',
  revoked: 'Revoked plate: no longer valid',
  revokedNote: 'Do not rely on it. Tell the station where it still hangs.',
  replaced: 'Replaced plate: a newer one hangs here',
  replacedNote: 'Look for the new plate and scan that one. Tell the station that the old one is still there.',
  altered: 'Altered plate: not genuine',
  alteredBody:
    'Its signature does not fit what it says. Someone changed or made it up. Do not rely on it; report it to the police station.',
  unknownKey: 'Plate of an unknown issuer',
  unknownKeyBody:
    'No station known to this device signed it. It may be from elsewhere, or false. With a network, try again: the list of stations is then fetched anew.',
  unknownCode: 'No plate has this code',
  unknownCodeBody:
    'The code is well formed, but no station issued it. Compare it with the plate and try again, or report the plate.',
  foreign: 'Not a doorplate: a link to somewhere else',
  foreignBody:
    'It was not opened. If it is stuck on or beside a doorplate, do not open it with another app either, and report it.',
  foreignText: 'What it says',
  unreadable: 'This is no doorplate',
  unreadableBody: {
    empty: 'There was no text in it. Scan the plate again or type its code.',
    'too-long': 'It holds far more text than a plate. Scan the QR on the plate.',
    'link-damaged': 'A part of the plate’s link is missing. Scan it again, or copy the whole link.',
    'format-unknown':
      'This plate is of a newer kind than this page knows. Reload the page; if that does not help, tell your administrator.',
    'code-length': 'A plate’s code has 12 characters. Compare it with the plate.',
    'code-check': 'A character of the code is wrong. Compare it with the plate.',
    'not-a-plate': 'This text is neither a plate’s link nor its code.',
  } as Record<string, string>,
  hereQuestion: 'Is this where you are?',
  hereHint: 'A genuine plate can be copied and hung on another door. Compare the address with the building.',
  hereYes: 'Yes, here',
  hereNo: 'No, elsewhere',
  hereConfirmed: 'You confirmed the place',
  notHere: 'The plate and the place do not match',
  notHereBody: (address: string) =>
    `This plate belongs to ${address}. If it hangs on another door, it was moved or copied.`,
  notHereOfflineBody: 'If the address on the plate is not where you stand, the plate was moved or copied.',
  notHereStepsHeading: 'What to do now',
  notHereSteps: [
    'Do not use this plate, and leave it where it hangs.',
    'Tell the station where it hangs and which code it bears.',
  ],
  hereQuestionOffline: 'Is the address on the plate where you are?',
  hereNote: 'Your answer stays on this device. It is not sent, and your position is not asked for.',
  offlineGenuine: (station: string | null) => (station ? `Genuine plate, issued by ${station}` : 'Genuine plate'),
  offlineGenuineBody: 'Its signature was checked on this device. The address could not be loaded without a network.',
  offlineUnchecked: 'Not checked: no network',
  offlineUncheckedBody: 'Nothing about this plate is kept on this device. It can be checked when the network is back.',
  revocationsSince: (time: string) => `Withdrawn plates were last fetched ${time}`,
  revocationsNever: 'The list of withdrawn plates was never fetched to its end on this device',
  services: 'What you can do here',
  callStation: (station: string) => `Call ${station}`,
  strangerNote: 'This page shows no information about residents.',
  use: 'Use',
  uses: { let: 'Let', 'self-occupied': 'Lived in by the owner', empty: 'Empty', business: 'Business' } as Record<
    string,
    string
  >,
  dwellings: (count: number, format: Formats) =>
    format.plural(count, { one: '1 dwelling', other: `${format.number(count)} dwellings` }),
  rooms: (count: number, format: Formats) =>
    format.plural(count, { one: '1 room', other: `${format.number(count)} rooms` }),
  rating: 'Stars',
  stars: (stars: number) => ['No star', 'One star', 'Two stars', 'Three stars'][stars] ?? `${stars} stars`,
  notRated: 'Not rated yet',
  lastCheck: 'Last check',
  neverChecked: 'Never checked',
  openHazards: (count: number, format: Formats) =>
    format.plural(count, { one: '1 open hazard', other: `${format.number(count)} open hazards` }),
  noHazards: 'No open hazard',
  hazards: 'Hazards',
  severities: ['', 'Minor', 'Moderate', 'Serious', 'Life-threatening'],
  left: (time: string) => `${time} left`,
  overdue: (time: string) => `Overdue by ${time}`,
  due: (time: string) => `To be put right by ${time}`,
  days: (count: number, format: Formats) =>
    format.plural(count, { one: '1 day', other: `${format.number(count)} days` }),
  hours: (count: number, format: Formats) =>
    format.plural(count, { one: '1 hour', other: `${format.number(count)} hours` }),
  minutes: (count: number, format: Formats) =>
    format.plural(count, { one: '1 minute', other: `${format.number(count)} minutes` }),
  stays: (count: number, more: boolean, format: Formats) =>
    more
      ? `Registered to live here: more than ${format.number(count)}`
      : format.plural(count, {
          one: 'Registered to live here: 1',
          other: `Registered to live here: ${format.number(count)}`,
        }),
  noStays: 'Nobody is registered to live here',
  staysMissing: 'Who is registered here could not be loaded',
  overdueStay: 'Sign-off overdue',
  since: (date: string) => `since ${date}`,
  landlord: 'Landlord',
  startCheck: 'Start check',
  loadingPremises: 'Loading the premises…',
  premisesOffline: 'What is known about these premises is not kept on this device. It loads when the network is back.',
  premisesError: 'The premises could not be loaded. Nothing was changed.',
  readFor: (purpose: string) => `Read for: ${purpose}. This reading is in the log.`,
  partMissing: 'This part of the page is not on the device. It loads when the network is back.',
};

export type DoorplateViewerMessages = typeof messages;
