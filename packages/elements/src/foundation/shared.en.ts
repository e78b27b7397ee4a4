import type { Formats } from './formats.ts';

/** Words that every widget needs. */
export const messages = {
  loading: 'Loading…',
  retry: 'Try again',
  close: 'Close',
  cancel: 'Cancel',
  emptyHeading: 'Nothing here yet',
  emptyBody: 'When there is something to show, it appears here.',
  offlineHeading: 'No network',
  offlineBody: 'This was not kept on the device. It loads by itself when the network is back.',
  forbiddenHeading: 'Not open to you',
  forbiddenBody: 'Your account may not see this. If you need it for your work, ask your station’s administrator.',
  errorHeading: 'This could not be loaded',
  errorBody: 'Nothing was changed. Try again; if it goes on, give your administrator the time and the number below.',
  errorReference: (requestId: string) => `Number: ${requestId}`,
  noClientHeading: 'Not connected yet',
  noClientBody:
    'This part of the page has not been given its connection. Reload the page; if that does not help, tell whoever runs this site.',
  staleSince: (time: string) => `As of ${time}, no network since`,
  signInHeading: 'Sign in to go on',
  signInBody: 'Your sign-in has ended. Nothing that you entered is lost.',
  lockedHeading: 'Locked',
  lockedBody:
    'This device was not used for a while. What you entered is kept and closed. Go on, and sign in if you are asked to.',
  lockedStill: 'It is still locked. Connect to the network, or sign in again, and go on.',
  unlock: 'Go on',
  wipedHeading: 'Everything was deleted from this device',
  wipedBody: 'Your station had this device wiped. If it was not lost, ask your station, and sign in again.',
  photographs: {
    heading: 'Photographs',
    take: 'Take photo',
    choose: 'Choose photos',
    remove: (number: number) => `Remove photograph ${number}`,
    busy: (count: number, format: Formats) =>
      format.plural(count, { one: 'Preparing 1 photo…', other: `Preparing ${format.number(count)} photos…` }),
    lost: 'Not on this device',
    dismiss: 'Understood',
    refusals: {
      empty: (name: string) => `${name} is empty. Take or choose it again.`,
      notPicture: (name: string, found: string) => `${name} is ${found}, not a picture. Choose a photo.`,
      heic: (name: string) =>
        `${name} is a HEIC photo, which this browser cannot read. Take the photo here, or set the camera to “Most compatible” (JPEG).`,
      unreadable: (name: string) => `${name} is damaged or of a kind that this browser cannot read. Take it again.`,
      tooLarge: (name: string) =>
        `${name} has more pixels than this device can work on. Take it at a lower resolution.`,
      tooMany: (most: number) => `There is room for ${most} photographs here. Remove one first.`,
      storageFull: (name: string) =>
        `${name} was not added: this device’s storage is full. Free some space, then add it again. Nothing else was lost.`,
      notKept: (name: string) => `${name} could not be kept on this device. Try it again.`,
    },
    fileKinds: {
      pdf: 'a PDF document',
      svg: 'a drawing (SVG)',
      video: 'a video',
      zip: 'an archive or office document',
      tiff: 'a TIFF scan',
      unknown: 'of an unknown kind',
    } as Readonly<Record<string, string>>,
    thisFile: 'This file',
  },
  date: {
    parts: { day: 'Day', month: 'Month', year: 'Year' },
    missing: 'Enter the date.',
    missingParts: {
      day: 'Enter the day too.',
      month: 'Enter the month too.',
      year: 'Enter the year too.',
    },
    notNumber: {
      day: 'Write the day in digits, such as 5.',
      month: 'Write the month in digits, such as 3.',
      year: 'Write the year in digits, such as 2026.',
    },
    outOfRange: {
      day: 'The day is a number from 1 to 31.',
      month: 'The month is a number from 1 to 12.',
      year: 'Write the year with four digits, such as 2026.',
    },
    noSuchDay: (month: string, days: number) => `${month} has only ${days} days. Check the day and the month.`,
    tooEarly: (limit: string) => `Enter a date from ${limit} on.`,
    tooLate: (limit: string) => `Enter a date up to ${limit}.`,
  },
  errorSummary: {
    heading: (count: number, format: Formats) =>
      format.plural(count, {
        one: 'One thing is to be put right first',
        other: `${format.number(count)} things are to be put right first`,
      }),
    kept: 'Nothing that you entered is lost.',
  },
  signature: {
    sign: 'Sign',
    signAgain: 'Sign anew',
    refuse: 'Does not sign',
    pad: 'Field to sign in, with a finger, a pen or the mouse',
    padHint: 'Only the picture is kept: neither pressure nor speed.',
    undo: 'Undo stroke',
    clear: 'Clear',
    done: 'Done',
    picture: (signer: string) => `Signature: ${signer}`,
    padFailed:
      'The field to sign in could not be loaded. Try again with a network, or enter why there is no signature.',
    why: 'Why there is no signature',
    kinds: {
      refuses: 'Refuses to sign',
      cannot: 'Cannot sign',
      paper: 'Signs on paper',
    },
    reason: 'Reason, in a few words',
    reasonMissing: 'Choose one, and give the reason in a few words.',
    keepReason: 'Keep this',
    notSigned: (reason: string) => `No signature: ${reason}`,
    change: 'Change',
  },
};

export type SharedMessages = typeof messages;
