import type { Formats } from '../../foundation/formats.ts';
import { codes } from '../../mediations/mediation-codes.en.ts';
import { reveals } from '../../reveals/reveal.en.ts';
import { dueWords } from '../due-words.en.ts';
import { formWords } from './form-words.en.ts';

type Words = Readonly<Record<string, string>>;

export const messages = {
  ...codes,
  ...dueWords,
  ...reveals,
  ...formWords,

  // The page
  loading: 'Loading the mediation…',
  openedOffline: 'This mediation is not kept on this device. It loads by itself when the network is back.',
  missingHeading: 'Not found',
  missingBody: 'This mediation is not there, or it is not one of yours.',
  openedForbidden: 'Your account can not see this mediation. The mediators assigned to it and the station can.',
  formsMissing: 'The forms could not be fetched. What is shown is complete; nothing can be entered yet.',
  partMissing: 'This part could not be read. It is asked for again when the network is back.',
  live: 'Live',
  staleShort: (time: string) => `As of ${time}`,
  staleSince: (time: string) => `As of ${time}. What came after that is not here yet.`,
  appliedOn: (day: string) => `applied on ${day}`,

  // Deadlines
  deadlinesHeading: 'Deadlines',
  until: (time: string) => `until ${time}`,
  source: 'By',
  noDueDay: 'No day can be told yet',
  calendarMissing: (year: number | null) =>
    `The official calendar of working days for ${year ?? 'that year'} is not there yet, so the last day can't be counted. Ask your administrator for it; nothing is guessed.`,
  otherDeadlines: (count: number, format: Formats) =>
    format.plural(count, { one: '1 other deadline', other: `${format.number(count)} other deadlines` }),
  nextSession: (time: string) => `Next session: ${time}`,

  // Stages
  stagesHeading: 'Stages',
  stageDone: 'done',
  stages: {
    intake: 'Intake',
    consent: 'Consent',
    acceptance: 'Acceptance',
    sessions: 'Sessions',
    agreement: 'Agreement',
    performance: 'Performance',
    'follow-up': 'Follow-up',
    archive: 'Archive',
  } as Words,
  rightsToldAt: (time: string) => `Rights told ${time}`,

  // What can be done
  nextHeading: 'What comes next',
  moreForms: 'More',
  nothingMissing: 'Everything that this needs is on record',
  stillMissing: 'Still missing:',

  // Parts
  parties: 'Parties',
  consentCount: (count: number, of: number, format: Formats) =>
    `${format.number(count)} of ${format.number(of)} have consented`,
  searchParties: 'Search by name, telephone or role',
  moreParties: (count: number, format: Formats) => `Show more (${format.number(count)})`,
  noPartyFound: 'No party is called so.',
  notAnswered: 'Not asked yet',
  hasGuardian: 'Needs a guardian, who is entered below',
  guardianWanted: (name: string) => `${name} needs a guardian: enter one as a party.`,
  unknownParty: 'A party who is not here any more',
  factsHeading: 'The dispute',
  takingPartHeading: 'Bodies taking part',
  nobodyTakesPart: 'No body is named.',
  mediatorsHeading: 'Mediators',
  leadMediator: 'Lead mediator',
  noMediator: 'Nobody is assigned yet.',
  sessionsHeading: 'Sessions',
  noSession: 'No session is planned yet.',
  sessionNumber: (number: number) => `Session ${number}`,
  cancelledSession: 'Cancelled session',
  present: 'Present:',
  personCount: (count: number, format: Formats) =>
    format.plural(count, { one: '1 party', other: `${format.number(count)} parties` }),
  agreementHeading: 'Agreement',
  inForceSince: (time: string) => `in force since ${time}`,
  notInForce: 'not in force yet',
  stepsHeading: 'What is owed',
  owes: (by: string, to: string) => `${by} to ${to}`,
  toEverybody: 'all others',
  dueOn: (day: string) => `due on ${day}`,
  performedOn: (day: string) => `performed on ${day}`,
  stepLate: (day: string) => `was due on ${day}`,
  signaturesHeading: 'Signatures',
  signedOf: (count: number, of: number, format: Formats) => `${format.number(count)} of ${format.number(of)}`,
  signatureAwaited: 'not signed yet',
  moreAwaited: (count: number, format: Formats) => `${format.number(count)} more have not signed yet.`,
  oralUnsigned: 'An oral agreement is not signed; its record is enough.',
  confirmationHeading: 'Confirmation by a court',
  confirmUntil: (day: string) => `The parties can ask a court together until ${day}.`,
  notAskedYet: 'No court was asked.',
  askedOn: (day: string) => `asked on ${day}`,
  undecided: 'Undecided',
  followUpsHeading: 'Follow-ups',
  printMissing: 'What is needed to print could not be fetched. Try again when there is a network.',
  prints: { agreement: 'Print the agreement', dossier: 'Print cover and index' },
  dossierHeading: 'Dossier',
  dossierWhole: 'Every paper that is needed is there.',
  dossierMissing: (count: number, format: Formats) =>
    format.plural(count, {
      one: '1 paper is missing before it can be archived.',
      other: `${format.number(count)} papers are missing before it can be archived.`,
    }),
  paperMissing: 'missing',
  objectionsHeading: 'Objections',
  answerUntil: (time: string) => `To be answered until ${time}`,
  timelineHeading: 'What happened',
  happened: {
    registered: 'Taken in',
    assessed: 'Assessed',
    answered: (name: string, answer: string) => `${name}: ${answer}`,
    accepted: 'Accepted',
    session: (number: number) => `Session ${number} held`,
    sessionPlanned: (number: number) => `Session ${number} planned`,
    sessionCancelled: 'Session cancelled',
    agreed: 'Agreed',
    signed: (name: string) => `${name} signed`,
    sealed: 'Sealed',
    inForce: 'In force',
    performed: (content: string) => `Performed: ${content}`,
    applied: (court: string) => `Confirmation asked for: ${court}`,
    decided: 'The court decided',
    ended: 'Ended',
    rightsTold: 'The parties were told their rights',
    followedUp: (way: string) => `Followed up: ${way}`,
    filed: (paper: string) => `Filed: ${paper}`,
    objected: (name: string) => `${name} objected`,
    archived: 'Archived',
  },

  // What waits on the device
  queueHeading: 'Waits on this device',
  queued: {
    'mediations.register': 'Intake',
    'mediations.addParty': 'A new party',
    'mediations.planSession': 'A new session',
    'mediations.changeSession': 'A session',
    'mediations.addFollowUp': 'A follow-up',
    'mediations.filePaper': 'A paper',
  } as Words,
  receipt: (number: string, time: string) => `Receipt ${number}, ${time}`,
  waitsForNetwork: 'Kept on this device. It is sent when the network is back.',
  waitsForTurn: 'Kept on this device. It is sent in a moment.',
  waitsForSignIn: 'Kept on this device. Sign in again, and it is sent.',
  sending: 'Being sent…',
  queueConflict: 'Somebody else changed it before this arrived. What you entered is kept.',
  queueRejected: 'The server did not take this. What you entered is kept.',
  correct: 'Put right',
  sendAnyway: 'Send it anyway',
  drop: 'Drop it',
  stuck: 'That was not done; what you entered is still here. Try again when the network is back.',
};

export type CaseMessages = typeof messages;
