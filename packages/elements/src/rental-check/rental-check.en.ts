import type { Formats } from '../foundation/formats.ts';

const stars = (count: number) => ['no stars', 'one star', 'two stars', 'three stars'][count] ?? `${count} stars`;

/** The words of the rental check. */
export const messages = {
  heading: 'Rental check',
  offline: 'Offline',
  noPremisesHeading: 'No premises chosen',
  noPremisesBody: 'Open a doorplate or choose premises from the list, then start the check.',
  notFoundHeading: 'These premises were not found',
  notFoundBody: 'They may belong to another station, or the link is wrong. Scan the doorplate again.',
  forbiddenBody: 'Checks are made by the officers and auxiliaries of the station that the premises belong to.',
  offlineBody:
    'These premises were never opened on this device, so the check cannot start without a network. Go where there is signal, open it once, and it then works offline.',
  notLetHeading: 'These premises are not recorded as let',
  notLetBody: (address: string) =>
    `${address}: only let premises are checked. If it is let now, have its use changed first, then start the check.`,
  draftUnreadableHeading: 'There is a draft that cannot be opened here',
  draftUnreadableBody:
    'A newer version of this page wrote it, or it was damaged. Reload the page first. If you start anew, the old draft is kept on this device and not overwritten.',
  startAnew: 'Keep it and start anew',
  close: 'Close',
  partMissing: 'This part of the page is not on the device yet',
  partMissingBody: 'What you entered is kept. Go where there is signal and try again.',

  // Head
  lastCheck: (date: string, rating: string | null) => `last ${date}${rating === null ? '' : `, ${rating}`}`,
  neverChecked: 'first check',
  rated: stars,
  steps: 'Aspects of the check',
  aspects: {
    structure: 'Structure',
    fire: 'Fire',
    security: 'Security',
    landlord: 'Landlord',
  } as Readonly<Record<string, string>>,
  stepProgress: (answered: number, total: number) => `${answered}/${total}`,
  stepFaults: (count: number, format: Formats) =>
    format.plural(count, { one: '1 fault', other: `${format.number(count)} faults` }),

  // Notices
  resumed: (time: string) => `Your check of ${time} goes on. Nothing was lost.`,
  otherTab: 'Another tab changed this check. The newer answer of each item is shown here.',
  olderStandard: (version: string, current: string) =>
    `This check was begun under checklist ${version} and stays under it. New checks use ${current}.`,
  dismiss: 'Understood',

  // Search
  searchHeading: 'Find an item',
  searchLabel: 'Words, code or aspect',
  searchClear: 'Clear the search',
  searchFound: (count: number, format: Formats) =>
    format.plural(count, { one: '1 item', other: `${format.number(count)} items` }),
  searchNone: 'Nothing asked here matches. Try fewer or other words.',

  // House
  houseHeading: 'The house',
  houseUnknown: 'Nothing on record.',
  houseCarried: 'as last time, tap to check',
  houseLookedAt: 'looked at',
  facts: { use: 'Use', storeys: 'Storeys', floorArea: 'Floor area', dwellingCount: 'Dwellings' },
  uses: {
    let: 'Let',
    'self-occupied': 'Lived in by its owner',
    empty: 'Empty',
    business: 'Business',
  } as Readonly<Record<string, string>>,
  factValues: {
    storeys: (count: number, format: Formats) =>
      format.plural(count, { one: '1 storey', other: `${format.number(count)} storeys` }),
    floorArea: (area: number, format: Formats) => `${format.number(area)} m²`,
    dwellingCount: (count: number, format: Formats) =>
      format.plural(count, { one: '1 dwelling', other: `${format.number(count)} dwellings` }),
  },
  factHints: {
    storeys: 'A whole number from 1 to 200',
    floorArea: 'Square metres',
    dwellingCount: 'A whole number from 0 to 500',
  },
  factUnknown: 'not known',
  factMissing: 'Not on record. Enter it if you know it.',
  factFromRegister: 'Carried over from the register, not looked at yet',
  factFromCheck: (date: string) => `Carried over from the check of ${date}, not looked at yet`,
  factConfirmed: 'Looked at: as last time',
  factChanged: (before: string) => `Changed; last time ${before}`,
  factConfirm: 'As last time',
  factChange: 'It is other',
  factNow: (fact: string) => `${fact} now`,
  confirmAll: 'All as last time',

  // Items
  lastFound: (date: string, outcome: string) => `Last time, ${date}: ${outcome}`,
  limit: (text: string, value: string, unit: string) => `Limit here: ${text} ${value} ${unit}`,
  phrases: (code: string) => `Quick phrases for ${code}`,
  askedNow: (more: number, format: Formats) => {
    const items = format.plural(Math.abs(more), {
      one: '1 item',
      other: `${format.number(Math.abs(more))} items`,
    });
    return more > 0 ? `${items} more to answer` : `${items} fewer to answer`;
  },
  keptAnswers: (count: number, format: Formats) =>
    format.plural(count, {
      one: 'Not asked of this house any more. The answer is kept and does not count:',
      other: 'Not asked of this house any more. The answers are kept and do not count:',
    }),
  source: (title: string, article: string | null) => (article === null ? title : `${title}, art. ${article}`),
  practice: 'good practice',
  advice: 'Local rule, not in force here: recorded, not counted',
  practiceAdvice: 'Good practice, not a rule: recorded, not counted',
  outcomes: { conforms: 'Conforms', fault: 'Fault', 'not-applicable': 'Not applicable' } as Readonly<
    Record<string, string>
  >,
  notAnswered: 'Not answered',
  answeredTogether: 'answered together',
  undo: 'Undo',
  undone: 'Taken back',
  severities: { 4: 'Life-threatening', 3: 'Serious', 2: 'Moderate', 1: 'Minor' } as Readonly<Record<number, string>>,
  hoursToRectify: (hours: number, format: Formats) =>
    format.plural(hours, { one: 'within 1 hour', other: `within ${format.number(hours)} hours` }),
  daysToRectify: (days: number, format: Formats) =>
    format.plural(days, { one: 'within 1 day', other: `within ${format.number(days)} days` }),
  rectify: (span: string, referral: boolean) =>
    referral ? `Put right ${span}, and referred to the authority in charge` : `Put right ${span}`,
  dueAt: (time: string) => `by ${time}`,
  earlierHazard: (since: string, due: string, overdue: boolean) =>
    `Open hazard since ${since}, ${overdue ? `overdue since ${due}` : `due ${due}`}. It counts until a re-inspection has verified it.`,
  keepsDeadline: (due: string) => `Already an open hazard: its first deadline holds, ${due}`,
  note: 'Note',
  noteFor: (code: string) => `Note on ${code}`,
  notePlaceholder: 'What you saw, where, how many',
  noteLeft: (count: number, format: Formats) =>
    format.plural(count, { one: '1 character left', other: `${format.number(count)} characters left` }),
  addNote: 'Note or photo',
  photographOf: (number: number, code: string) => `Photograph ${number} of ${code}`,
  removed: 'Removed. Undo brings it back.',

  // Bar
  count: (answered: number, total: number) => `${answered} / ${total}`,
  countSpoken: (answered: number, total: number) => `${answered} of ${total} answered`,
  savedDevice: (time: string) => `Saved on this device ${time}`,
  savedMemory: 'Kept in memory only',
  saving: 'Saving…',
  notSaved: 'Not saved',
  untouched: 'Saves as you go',
  memoryWarning:
    'This browser cannot keep the check on the device. It is in memory only: do not close or reload this page until the check has been sent.',
  fullWarning:
    'This device’s storage is full. Nothing was lost: what you entered is still in this page. Free some space (photos, apps), then save again. Do not close this page before.',
  signInWarning:
    'Your sign-in has ended, so nothing can be kept on this device. What you entered is still in this page: sign in again in another tab, then save again.',
  saveWarning:
    'This device would not keep the last change. What you entered is still in this page. Save again, and do not close this page before.',
  saveAgain: 'Save again',
  restConforms: 'Rest conforms',
  next: 'Next',
  review: 'Review',
  togetherHeading: (count: number, format: Formats) =>
    format.plural(count, {
      one: 'Does the last item conform?',
      other: `Do the other ${format.number(count)} items conform?`,
    }),
  togetherBody: (aspect: string) =>
    `Say so only if you looked at each of them. They are kept on the record as answered together (${aspect}).`,
  togetherYes: (count: number, format: Formats) =>
    format.plural(count, { one: 'It conforms', other: `All ${format.number(count)} conform` }),
  togetherDone: (count: number, format: Formats) =>
    format.plural(count, {
      one: '1 item answered as conforming',
      other: `${format.number(count)} items answered together as conforming`,
    }),
  cancel: 'Cancel',

  // Stars
  starsHeading: 'Stars',
  starsNow: (count: number) => `${stars(count)} if handed in now`,
  starsAtMost: (count: number) =>
    ['No stars possible', 'One star at most', 'Two stars at most', 'Up to three stars possible'][count] ?? stars(count),
  starsMissing: (count: number, format: Formats) =>
    format.plural(count, {
      one: 'Rated when the last item is answered',
      other: `Rated when the other ${format.number(count)} items are answered`,
    }),
  starsRule: 'By what was found alone: never by who lives here.',
  why: 'Why',
  score: (score: string) => `${score} of 100`,
  scoreNone: 'does not count',
  aspectOpen: (answered: number, total: number) => `${answered} of ${total} answered`,
  reasons: {
    'life-threatening-hazard': 'An open life-threatening hazard leaves no stars',
    'serious-hazard': 'An open serious hazard leaves one star at most',
    'nothing-counts': 'Nothing in this check counts for the rating',
  } as Readonly<Record<string, string>>,
  scoreReason: (score: string, count: number) => `${score} of 100 points: ${stars(count)}`,
  weight: (weight: string) => `weight ${weight}`,
  notCounted: (count: number, format: Formats) =>
    format.plural(count, {
      one: '1 item is recorded and not counted here',
      other: `${format.number(count)} items are recorded and not counted here`,
    }),

  // Summary
  summaryHeading: 'Before you hand it in',
  missingHeading: (count: number, format: Formats) =>
    format.plural(count, { one: '1 item has no answer', other: `${format.number(count)} items have no answer` }),
  missingBody: 'A check is handed in whole. Choose an item to answer it.',
  answerFirst: 'Answer the first one',
  faultsHeading: (count: number, format: Formats) =>
    format.plural(count, {
      one: '1 fault to put right',
      other: `${format.number(count)} faults to put right`,
    }),
  noFaults: 'No faults found',
  noPhotograph: 'no photograph',
  photographCount: (count: number, format: Formats) =>
    format.plural(count, { one: '1 photograph', other: `${format.number(count)} photographs` }),
  togetherCount: (count: number, format: Formats) =>
    format.plural(count, {
      one: '1 item was answered together with others',
      other: `${format.number(count)} items were answered together`,
    }),
  backToItems: 'Back to items',
  handIn: 'Hand in',
  handingIn: 'Handing in…',
  handInFull:
    'Not handed in: this device’s storage is full. Nothing was lost. Free some space (photos, apps), then hand in again.',
  handInSignIn: 'Not handed in: your sign-in has ended. Nothing was lost. Sign in again, then hand in again.',
  handInFailed: 'Not handed in: this device would not keep it. Nothing was lost. Try again.',

  // Door
  residents: 'Who lives here',
  residentsHeading: (count: number, format: Formats) =>
    format.plural(count, { one: '1 person registered here', other: `${format.number(count)} people registered here` }),
  residentsNone: 'Nobody is registered here.',
  residentsBody: 'Say what you learn of each registration. Who was met, and when, is not recorded.',
  residentsForbidden: 'Your role may not see who is registered here. The check can be handed in without.',
  residentsOffline: 'Who is registered here is not on this device. The check can be handed in without.',
  residentsError: 'Who is registered here could not be read. The check can be handed in without.',
  residentSince: (date: string) => `since ${date}`,
  residentOverdue: 'sign-off overdue',
  residentStates: { 'lives-here': 'Lives here', left: 'Has left' },
  residentLeaves: 'This stay is signed off when the check arrives.',
  residentNew: 'Somebody new: register',
  signatures: 'Signatures',
  signaturesBody: 'A picture of the signature, or why there is none. Kept for three years.',
  signers: { officer: 'Officer', landlord: 'Landlord' },
  changedSinceSigned: 'Something was changed after this signature. Show it again and have it signed again.',
  signatureNotKept: {
    full: 'The signature was not kept: this device’s storage is full. Free some space, then sign again.',
    'sign-in': 'The signature was not kept: your sign-in has ended. Sign in again, then sign again.',
    unavailable: 'The signature was not kept: this device would not take it. Sign again.',
  },
  handInFirst: 'Hand in the rental check first.',

  // Receipt
  receiptWaiting: 'Saved on this device',
  receiptWaitingBody: 'It will be sent by itself when there is a network. You may close this page.',
  receiptQueued: 'Saved on this device, about to be sent',
  receiptQueuedBody: 'You may close this page; it is sent by itself.',
  receiptMemory: 'It is in memory only: do not close or reload this page until it has been sent.',
  receiptSending: 'Being sent',
  receiptPhotographs: (done: number, total: number) => `${done} of ${total} photographs sent`,
  receiptSignIn: 'Saved on this device: sign in to send it',
  receiptSignInBody: 'Your sign-in has ended. Nothing is lost; it is sent as soon as you have signed in again.',
  receiptSetAside: 'Saved by a newer version of this page',
  receiptSetAsideBody: 'It is kept as it is. Reload the page to send it.',
  receiptAccepted: 'On record',
  receiptAcceptedBody: (time: string) => `Received by the server on ${time}`,
  receiptAcceptedPlain: 'The server has accepted the check.',
  receiptDropped: 'Your check was dropped',
  receiptDroppedBody: 'Your colleague’s check stays on record.',
  receiptNumber: 'Check number',
  receiptHandedIn: 'Handed in',
  receiptHazards: (count: number, format: Formats) =>
    format.plural(count, { one: '1 hazard with a deadline', other: `${format.number(count)} hazards with deadlines` }),
  receiptNoHazards: 'No new hazards',
  startAnother: 'Start another check',

  // Conflict
  conflictHeading: 'A colleague’s check came in first',
  conflictBody: (name: string, time: string) =>
    `${name} handed in a check of these premises, ${time}. Yours is kept on this device until you decide.`,
  mine: 'Yours',
  theirs: 'On record',
  asChosen: 'As chosen',
  differing: (count: number, format: Formats) =>
    format.plural(count, { one: '1 item differs', other: `${format.number(count)} items differ` }),
  noDifference: 'Both checks answer every item alike',
  alike: (count: number, format: Formats) =>
    format.plural(count, { one: '1 more item is alike', other: `${format.number(count)} more items are alike` }),
  conflictChoose: 'Choose for each item whose answer holds. Photographs of both are kept.',
  handMineIn: 'Hand in as chosen',
  handMineInHint: 'Both checks stay on record. This one becomes the latest and gives the rating.',
  dropMine: 'Drop mine',
  dropHeading: 'Drop your check?',
  dropBody: 'Your answers, notes and photographs of this check are deleted from this device for good.',
  dropYes: 'Drop mine for good',
  keepMine: 'Keep it',

  // On record
  sentBackHeading: (name: string, date: string) => `${name} sent this check back on ${date}:`,
  sentBackBody: 'What was handed in is all here. Correct it, then hand it in again; signatures are asked for anew.',
  recordHeading: 'Check on record',
  standing: 'Where it stands',
  recordStates: {
    submitted: 'Handed in, not reviewed yet',
    reviewed: 'Reviewed and accepted',
    'sent-back': 'Sent back to be corrected',
    withdrawn: 'Withdrawn',
  } as Readonly<Record<string, string>>,
  madeBy: (name: string, date: string) => `Made by ${name} on ${date}`,
  reviewedBy: (name: string, date: string) => `Reviewed by ${name} on ${date}`,
  withdrawnOn: (date: string) => `Withdrawn on ${date}`,
  ownReview: 'It is reviewed by somebody other than you, who made it.',
  factSources: { confirmed: 'looked at', changed: 'changed', 'carried-over': 'carried over' } as Readonly<
    Record<string, string>
  >,
  signatureGone: 'The picture is not here; pictures of signatures are kept for three years.',
  print: 'Print',
  printFailed: 'This browser opened no print dialog. Try it again, or use the print menu of the page.',
  accept: 'Accept',
  sendBack: 'Send back',
  withdraw: 'Withdraw',
  correctRecord: 'Correct it',
  sendBackDialog: {
    heading: 'Send this check back?',
    body: 'Its maker sees your reason on top of the check and goes on from what was handed in. Rating and hazards stay in force until then.',
    label: 'What is to be checked again',
    tooShort: 'Write at least 10 characters: what is missing, and where.',
    go: 'Send back',
  },
  withdrawDialog: {
    heading: 'Withdraw this check?',
    body: 'For a check that was made at the wrong door. It stays on record with your reason; the hazards that it opened are annulled, and the rating is that of the check before.',
    label: 'Why it is withdrawn',
    tooShort: 'Write at least 10 characters: what was wrong.',
    go: 'Withdraw',
  },
  recordWork: { accepting: 'Accepting…', 'sending-back': 'Sending back…', withdrawing: 'Withdrawing…' },
  recordDone: {
    accepted: 'Accepted. Its maker can see it.',
    'sent-back': 'Sent back. Its maker sees your reason.',
    withdrawn: 'Withdrawn. It stays on record with your reason.',
  },
  recordFailures: {
    offline: 'There is no network. Nothing was changed; try it again when there is. Your reason is kept.',
    forbidden: 'You may not do this with this check. Nothing was changed.',
    changed: 'Somebody else was quicker. This is what the check says now; nothing was changed by you.',
    error: 'It did not work, and nothing was changed. Try it again. Your reason is kept.',
  },
  recordTitle: 'Record of a rental check',
  recordAddress: 'Premises',
  recordDay: 'Day of the check',
  recordMaker: 'Checked by',
  recordStandard: 'Checklist',
  recordNext: 'Next check by',
  recordCode: 'Code',
  recordItem: 'Item',
  recordFound: 'Found',
  recordSeverity: 'Severity',
  recordDue: 'To be put right',
  recordTogether: 'Answered together with others of its aspect as conforming.',
  recordSignHere: 'Signature and day',
  recordObject:
    'Whoever lets these premises may object to a finding or to the rating at the station, or with the code on the rating board.',

  // Rejected
  rejectedHeading: 'The server did not take the check',
  rejectedBody: 'Your answers are all here. Correct what is named, then hand it in again.',
  wholeCheck: 'The check as a whole',
  serverSays: (text: string) => `Server: ${text}`,
};

export type RentalCheckMessages = typeof messages;
