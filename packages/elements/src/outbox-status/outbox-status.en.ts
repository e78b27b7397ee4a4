import type { Formats } from '../foundation/formats.ts';

const records = (count: number, format: Formats) =>
  format.plural(count, { one: '1 record', other: `${format.number(count)} records` });

export const messages = {
  clear: 'Everything is sent',
  clearBody: 'What you hand in is saved on this device first and appears here until it is on record.',
  lastSent: (time: string, exact: string) => `Last sent ${exact}, ${time}`,
  attention: (count: number, format: Formats) =>
    format.plural(count, { one: '1 record needs you', other: `${format.number(count)} records need you` }),
  attentionBody: 'Decide below what should happen. Nothing is deleted until you say so.',
  signIn: (count: number, format: Formats) => `${records(count, format)} waiting for you to sign in`,
  signInBody: 'Your sign-in has ended. What you handed in is kept and goes out once you are signed in.',
  signInButton: 'Sign in',
  offline: (count: number, format: Formats) => `${records(count, format)} not yet sent`,
  offlineBody: 'There is no network. They are saved and go out by themselves when it is back.',
  sending: (count: number, format: Formats) => `Sending ${records(count, format)}`,
  sendingBody: 'You can go on working; close the page whenever you like.',
  pending: (count: number, format: Formats) => `${records(count, format)} not yet sent`,
  pendingBody: 'They are sent one after the other.',
  sendNow: 'Send now',
  list: 'Not yet on record',
  closedRecord: 'A record that is closed until you sign in',
  showAll: (count: number, format: Formats) => `Show all ${format.number(count)}`,
  memory: 'This browser keeps nothing after the page is closed',
  memoryBody: {
    'no-encryption':
      'It can’t encrypt here, which a secure address (https) would allow. Keep this page open until everything is sent.',
    'no-database': 'Its storage is switched off, as in a private window. Keep this page open until everything is sent.',
    refused: 'Its storage did not answer. Keep this page open until everything is sent, then restart the browser.',
    unknown: 'Keep this page open until everything is sent.',
  },
  mayBeCleared: (count: number, format: Formats) =>
    format.plural(count, {
      one: '1 unsent record is at risk',
      other: `${format.number(count)} unsent records are at risk`,
    }),
  mayBeClearedBody: 'When this device runs short of space, the browser may clear them.',
  persist: 'Keep them safe',
  persisted: 'The browser will keep them.',
  persistRefused:
    'The browser did not agree. Send what is unsent as soon as you can; adding this page to the home screen helps.',
  almostFull: 'Storage is almost full',
  almostFullBody: (usage: string, quota: string) =>
    `${usage} of ${quota} are used. Send what is unsent, or delete photographs and apps that you no longer need.`,
  state: {
    pending: 'Waiting',
    sending: 'Sending',
    'waiting-for-sign-in': 'Sign in first',
    conflict: 'Two versions',
    rejected: 'Not accepted',
    'set-aside': 'Set aside',
    accepted: 'On record',
  },
  saved: (relative: string, exact: string) => `Saved on this device ${exact}, ${relative}`,
  savedInMemory: (relative: string, exact: string) => `Kept in this page only, ${exact}, ${relative}`,
  failingSince: (time: string) =>
    `The server has been failing since ${time}. Nothing is lost. Tell your administrator if it goes on.`,
  nextAttempt: (attempts: number, relative: string, format: Formats) =>
    format.plural(attempts, {
      one: `Tried once; next try ${relative}`,
      other: `Tried ${format.number(attempts)} times; next try ${relative}`,
    }),
  photos: (done: number, total: number, format: Formats) =>
    `Photographs: ${format.number(done)} of ${format.number(total)} sent`,
  photosWaiting: (total: number, format: Formats) =>
    format.plural(total, { one: 'With 1 photograph', other: `With ${format.number(total)} photographs` }),
  conflictBody: 'Someone handed in another version before yours arrived. Compare the two and choose.',
  compare: 'Compare and choose',
  rejectedBody: 'The server did not accept this record.',
  setAsideBody:
    'It was saved by a newer version of this page. Reload the page; if it stays, save it as a file for your administrator.',
  retry: 'Try again',
  export: 'Save as file',
  discard: 'Discard…',
  working: 'One moment…',
  failed: 'That did not work, and nothing was changed. Try again.',
  exported: (name: string) => `Saved as ${name}`,
  sent: (label: string) => `On record: ${label}`,
  discardHeading: 'Discard this record?',
  discardBody: (label: string) => `“${label}” will be deleted from this device for good.`,
  discardPhotos: (count: number, format: Formats) =>
    format.plural(count, {
      one: 'Its photograph is deleted too.',
      other: `Its ${format.number(count)} photographs are deleted too.`,
    }),
  discardAdvice: 'Save it as a file first if you may need it.',
  keep: 'Keep it',
  discardConfirm: 'Discard for good',
  compareHeading: 'Two versions of one record',
  mine: 'Yours',
  theirs: 'On record',
  mineChoice: 'Hand in mine',
  theirsChoice: 'Keep theirs',
  mineConsequence: 'Yours is added as the newer check; theirs stays in the history.',
  theirsConsequence: 'Yours is deleted from this device.',
  later: 'Decide later',
  you: 'You',
  none: '–',
  about: {
    'checked-by': 'Checked by',
    finished: 'Finished',
    conforms: 'Conforms',
    fault: 'Does not conform',
    'not-applicable': 'Not applicable',
    photographs: 'Photographs',
  },
  outcome: { conforms: 'Conforms', fault: 'Does not conform', 'not-applicable': 'Not applicable' } as Readonly<
    Record<string, string>
  >,
  unreadable: 'What waits on this device could not be read',
  unreadableBody: 'Nothing was deleted. Try again; if it goes on, restart the browser.',
};

export type OutboxStatusMessages = typeof messages;
