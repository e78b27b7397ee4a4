import type { Purpose } from '@wardkit/contract/purpose';
import type { Formats } from '../foundation/formats.ts';

export const reveals = {
  purposes: {
    'rental-check': 'checking a rental',
    'stay-registration': 'registering a stay',
    'hazard-rectification': 'having a hazard put right',
    mediation: 'mediating a dispute',
    'alert-handling': 'handling an alert',
    'public-service': 'serving a resident who asked',
    'own-record': 'seeing my own record',
    audit: 'looking at readings again',
    supervision: 'supervising the work of the station',
  } as Record<Purpose, string>,
  revealOpen: 'Show',
  maskedFields: {
    name: 'Name',
    identityNumber: 'Identity number',
    telephone: 'Telephone',
    address: 'Address',
    words: 'What was said',
  },
  revealHeading: (name: string) => `Show what is masked of ${name}`,
  revealIntroduction:
    'One field is shown for a few minutes. Your account, the purpose and the time go into the log, which the person concerned can see.',
  revealField: 'What to show',
  revealPurpose: 'What for',
  revealReason: 'Reason',
  revealReasonHint: 'At least 10 characters: what you need it for, here and now. A reviewer reads it.',
  revealTooShort: (count: number, format: Formats) =>
    format.plural(count, {
      one: 'Only 1 character so far: write at least 10.',
      other: `Only ${format.number(count)} characters so far: write at least 10.`,
    }),
  revealSend: 'Show and put on record',
  revealSending: 'Asking…',
  revealShown: (purpose: string) => `Read for: ${purpose}. This reading is in the log.`,
  revealLeft: (time: string) => `Masked again in ${time}`,
  minutesAndSeconds: (seconds: number, format: Formats) =>
    `${format.number(Math.floor(seconds / 60))} min ${format.number(seconds % 60)} s`,
  revealMasked: 'The time is over. The field is masked again.',
  revealAnother: 'Show another field',
  revealHide: 'Mask again now',
  revealFaults: {
    forbidden:
      'Your account may not see this field. Nothing was shown. If you need it for your work, ask your supervisor.',
    'not-found': 'It is no longer on record, or no longer open to you. Close this and open the record again.',
    'sign-in': 'Your sign-in has ended. Sign in again, then press the button once more; what you wrote is still here.',
    offline:
      'No network. A masked field can only be shown with one. Try again when it is back; what you wrote is still here.',
    refused: 'The server did not take this reason. Say more exactly what you need the field for.',
    error: 'It could not be shown, and you saw nothing. Try again; what you wrote is still here.',
  },
};

export type RevealMessages = typeof reveals;
