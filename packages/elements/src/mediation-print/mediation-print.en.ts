import type { Formats } from '../foundation/formats.ts';

/** The words of the prints of a mediation: `paper` is on the paper, the rest beside it on the screen. */
export const messages = {
  headings: { agreement: 'Print the agreement', dossier: 'Print the cover and index of the dossier' },
  loading: 'Reading what is to be printed',
  print: 'Print on A4',
  leave: 'Leave printing',
  noAgreement: 'Nothing has been agreed yet, so there is no agreement to print.',
  printFailed: 'The browser gave no page to print. Allow printing for this site, and try again.',
  second: 'Second language',
  secondNone: 'Chinese only',
  secondHint:
    'The form is Chinese. Its headings are repeated below in the second language; what was written stays as it is.',
  secondMissing:
    'The words of the second language could not be loaded. Try again with a network, or print Chinese only.',
  copies: 'Copies',
  copiesHint: 'One for each party and one for the file. The number stands on the form.',
  copiesWrong: 'Write a whole number from 1 to 99.',
  byHand:
    'Names, identity numbers, telephones and addresses are masked here. Their lines are left to be written by hand, when people sign.',
  willPrint: 'It will have',
  contents: {
    parties: (count: number, format: Formats) =>
      format.plural(count, { one: '1 party', other: `${format.number(count)} parties` }),
    steps: (count: number, format: Formats) =>
      format.plural(count, { one: '1 step of performance', other: `${format.number(count)} steps of performance` }),
    papers: (present: number, missing: number, format: Formats) =>
      `${format.number(present)} papers that are there, ${format.number(missing)} that are missing`,
    pagesByHand: 'The numbers of pages are left to be written by hand.',
  },
  languages: { en: 'English', 'zh-Hant': '繁體中文', ja: '日本語', ko: '한국어' },
  paper: {
    titles: {
      civil: 'Agreement of people’s mediation',
      'public-security': 'Agreement of public-security mediation',
      judicial: 'Mediation agreement',
      oral: 'Register form of an oral agreement of people’s mediation',
    },
    number: 'No.',
    subject: 'Dispute',
    parties: 'Parties',
    roles: {
      claimant: 'Applicant',
      respondent: 'Respondent',
      representative: 'Representative',
      guardian: 'Guardian',
      helper: 'Also present',
    },
    securityRoles: { claimant: 'Harmed party', respondent: 'Other party' },
    otherRole: 'Party',
    standsFor: (party: string) => `for ${party}`,
    name: 'Name',
    organisation: 'Name of organisation',
    identityNumber: 'Identity document no.',
    creditCode: 'Unified social credit code',
    legalRepresentative: 'Legal representative',
    telephone: 'Telephone',
    address: 'Work unit or address',
    masked: (name: string) => `on record as ${name}`,
    byHand: 'Names and numbers are kept masked and are not printed: each party fills them in and checks them.',
    chair: 'Presided over by',
    place: 'Place',
    time: 'Time',
    organ: 'Mediating authority',
    facts: 'Main facts and issues in dispute',
    securityFacts: 'When and where it happened, who was there, cause, course, circumstances and result',
    agreed: 'After mediation, the parties agree of their own free will:',
    performance: 'Way, place and time of performance',
    columns: { number: 'No.', by: 'Owed by', to: 'Owed to', content: 'Content', way: 'Way and place', due: 'Until' },
    toAll: 'All others',
    effect: {
      civil:
        'This agreement takes effect on the day on which all parties have signed, sealed or put a fingerprint, the mediator has signed, and the seal of the committee is affixed.',
      'public-security':
        'This agreement takes effect once the parties have signed. Where it is performed, no penalty is imposed under public-security law; where it is not, the matter is handled by law, and the parties may bring a civil action.',
      judicial: 'This agreement takes effect once the parties and the mediator have signed.',
    },
    copies: (count: number) => `Made in ${count} originals: one for each party, one for the file.`,
    sign: 'Signature, seal or fingerprint',
    signed: (day: string) => `signed ${day}`,
    mediator: 'Mediator (signature)',
    judicialMediator: 'Mediator (signature)',
    securityChair: 'Presiding officer (signature)',
    recorder: 'Record keeper (signature)',
    committeeSeal: 'Seal of the mediation committee',
    organSeal: 'Seal of the authority',
    remarks: 'Remarks',
    agreedOn: 'Agreed on',
    dossier: 'Mediation dossier',
    cover: {
      title: 'Title',
      number: 'Dossier no.',
      mediator: 'Mediator',
      period: 'Mediation from, to',
      filedBy: 'Filed by',
      filedOn: 'Filed on',
      retention: 'Kept for',
      pages: 'Pages in all',
    },
    index: 'Index of the dossier',
    indexColumns: { number: 'No.', paper: 'Paper', day: 'Date', page: 'Page', remark: 'Remarks' },
    missing: 'missing',
    complete: 'All papers that are needed are there.',
    incomplete: (count: number) => `Papers that are needed and missing: ${count}.`,
    toDay: 'to',
  },
};

export type MediationPrintMessages = typeof messages;
/** What is printed on paper. */
export type PaperWords = MediationPrintMessages['paper'];
