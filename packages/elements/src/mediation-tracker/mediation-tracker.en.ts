import type { Formats } from '../foundation/formats.ts';
import { codes } from '../mediations/mediation-codes.en.ts';
import { calendarWords } from './calendar/calendar.en.ts';
import { dueWords } from './due-words.en.ts';
import { intakeWords } from './intake/intake.en.ts';

export const messages = {
  ...codes,
  ...dueWords,
  heading: 'Mediation',
  loading: 'Loading the mediations…',
  loadingSoFar: (count: number, format: Formats) => `${format.number(count)} mediations so far…`,
  partMissing: 'This part needs the network once. Connect, and try again.',
  live: 'Live',
  staleShort: (time: string) => `As of ${time}`,
  staleSince: (time: string) => `As of ${time}, no network since. What others changed after that is not here.`,
  onlyPart: (count: number, format: Formats) =>
    `The station has more going on than is shown: these are the ${format.number(count)} with the next deadlines. The table has all.`,
  emptyHeading: 'No dispute is going on',
  emptyBody: 'When one is taken in, it stands here by its stage. What was filed is in the table.',
  newDispute: 'New dispute',
  goOnWithDraft: 'Go on with the draft',
  views: { board: 'Board', table: 'Table', calendar: 'Calendar', due: 'Deadlines' },
  viewsLabel: 'Views',
  back: 'Back to the mediations',

  // The board
  stages: {
    intake: 'To be assessed',
    consent: 'Asking consent',
    mediating: 'Mediating',
    performance: 'Agreed, performing',
    'follow-up': 'Follow-up',
    closing: 'Ended, to be filed',
  },
  noParties: 'No party entered yet',
  andOthers: (count: number, format: Formats) => `and ${format.number(count)} more`,
  nextSession: (time: string) => `Next session ${time}`,
  stepsDone: (done: number, all: number, format: Formats) =>
    `${format.number(done)} of ${format.number(all)} steps done`,
  consents: (count: number, all: number, format: Formats) =>
    `${format.number(count)} of ${format.number(all)} parties have consented`,
  since: (time: string) => `Since ${time}`,
  movedElsewhere: (stage: string) => `Meanwhile moved to “${stage}”`,
  filedElsewhere: 'Meanwhile filed away',
  changedElsewhere: (count: number, format: Formats) =>
    format.plural(count, { one: '1 change elsewhere. Show', other: `${format.number(count)} changes elsewhere. Show` }),
  moreCards: (count: number, format: Formats) => `Show ${format.number(count)} more`,
  boardKeys:
    'Arrow keys go from card to card. Shift with ← or → moves the card to the next stage; “Move” says where it can go.',
  boardKeysReading: 'Arrow keys go from card to card.',

  // Moves
  move: 'Move',
  moveOf: (number: string) => `Move ${number}`,
  isNow: (state: string) => `Now: ${state}`,
  moves: {
    findEligible: 'Find it open to mediation',
    findNotEligible: 'Find it not open to mediation',
    consent: 'Record that the parties consent',
    refuse: 'Record a refusal',
    accept: 'Accept',
    beginSessions: 'Plan the first session',
    endSessionWithoutAgreement: 'Record a session without agreement',
    agree: 'Record the agreement',
    bringIntoForce: 'Bring the agreement into force',
    beginPerformance: 'Record the first step performed',
    completePerformance: 'Record the last step performed',
    breach: 'Record that it is not kept',
    followUp: 'Record a follow-up',
    fail: 'End without agreement',
    withdraw: 'Withdraw',
    transfer: 'Transfer',
    archiveFollowedUp: 'File away',
    archiveNotEligible: 'File away',
    archiveRefused: 'File away',
    archiveFailed: 'File away',
    archiveWithdrawn: 'File away',
    archiveTransferred: 'File away',
  } as Readonly<Record<string, string>>,
  movesNow: 'Possible now',
  movesBlocked: 'Possible when something is there',
  becomes: (state: string) => `becomes: ${state}`,
  openToSupply: 'Open the case to add what is missing',
  otherStages: 'Why not elsewhere',
  notTo: (stage: string) => `Not to “${stage}” yet.`,
  missingFirst: (needs: string) => `First there must be: ${needs}.`,
  refusals: {
    thereAlready: 'It is there already.',
    archived: 'It is filed away: nothing in it changes any more.',
    ended: 'It has ended. It can only be filed away; for a new dispute take in a new one.',
    noWayBack: 'A mediation does not go back: what was recorded stays. To put something right, open the case.',
    tooFar: (move: string) => `Stages are not skipped. Next comes: ${move}.`,
  },

  // Figures
  received: (period: string) => `received · ${period}`,
  settled: 'settled',
  rate: 'settled of closed',
  settledOf: (closed: number, format: Formats) => `settled of ${format.number(closed)} closed`,
  noRate: 'none yet',
  closeDeadlines: 'deadlines missed or within 3 working days',
  byOutcome: 'How they ended',
  period: 'Registered in',
  periods: { all: 'all time', year: 'this year', 'twelve-months': 'the last 12 months' },
  rateMissing: 'The counts could not be read. They are tried again with the next change.',
  rateWithheld: 'A count is too small to be shown, so no rate is given.',
  noneClosed: 'None has ended yet, so there is no rate.',
  otherOutcome: 'Ended in a way that this version does not know',
  rateNote:
    'Settled: an agreement is in force and kept so far. The percentage is cut off after one decimal, never rounded up.',

  // Deadlines
  lastDay: (day: string) => `until ${day}`,
  countedDay: (day: string) => `counted until ${day}, before days off move it`,
  noDeadlines: 'No deadline is running',
  noDeadlinesBody: 'Deadlines start with acceptance, a session without agreement, or an agreement in force.',
  moreDue: (count: number, format: Formats) => `${format.number(count)} later ones are in the table.`,

  // Table
  columns: {
    dispute: 'Dispute',
    state: 'State',
    kind: 'Kind',
    disputeType: 'Type',
    deadline: 'Next deadline',
    parties: 'Parties',
    mediator: 'Mediator',
  },
  filters: 'Show only',
  any: 'All',
  clearFilters: 'Show all',
  noMediator: 'Nobody yet',
  noneFound: 'None like this',
  noneFoundBody: 'Choose fewer filters to see more.',
  tableOld: 'Something changed since this was read.',
  readAgain: 'Read again',
  more: 'Show more',
  loadingMore: 'Loading…',
  moreFailed: 'The next page could not be loaded. Try again.',

  calendar: calendarWords,
  intake: intakeWords,
};

export type MediationTrackerMessages = typeof messages;
