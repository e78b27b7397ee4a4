import type { LocalizedText } from './field.ts';

/** What a mediation must have before it goes on. */
export interface MediationNeed {
  readonly title: LocalizedText & { readonly en: string };
  /** Whether it is a paper of the dossier. */
  readonly paper: boolean;
  /**
   * What shows that it is there: `record` is what the named operation wrote, `scan` is a paper filed with at least one
   * attachment (`mediations.filePaper`). With `scan` the record alone is not enough.
   */
  readonly shownBy: 'record' | 'scan';
  /** The operation that brings it. */
  readonly broughtBy: `mediations.${string}`;
}

/** Everything that the moves of a mediation need, by name. */
export const mediationNeeds = {
  application: {
    title: { 'zh-Hans': '调解申请或主动调解登记', en: 'Application, or the note that the station offered mediation' },
    paper: true,
    shownBy: 'record',
    broughtBy: 'mediations.register',
  },
  'both-sides': {
    title: { 'zh-Hans': '双方当事人均已登记', en: 'At least one claimant and one respondent' },
    paper: false,
    shownBy: 'record',
    broughtBy: 'mediations.addParty',
  },
  'eligibility-assessment': {
    title: { 'zh-Hans': '受理审查记录', en: 'Assessment of whether mediation is open to the dispute' },
    paper: true,
    shownBy: 'record',
    broughtBy: 'mediations.assess',
  },
  'party-answers': {
    title: { 'zh-Hans': '当事人意愿记录', en: 'What each party answered when asked for consent' },
    paper: true,
    shownBy: 'record',
    broughtBy: 'mediations.recordConsent',
  },
  'mediator-assignment': {
    title: { 'zh-Hans': '调解员指定记录', en: 'Assignment of a lead mediator' },
    paper: true,
    shownBy: 'record',
    broughtBy: 'mediations.assignMediators',
  },
  acceptance: {
    title: { 'zh-Hans': '受理登记', en: 'Acceptance' },
    paper: true,
    shownBy: 'record',
    broughtBy: 'mediations.accept',
  },
  'session-record': {
    title: { 'zh-Hans': '调解笔录', en: 'Record of a session that was held' },
    paper: true,
    shownBy: 'record',
    broughtBy: 'mediations.changeSession',
  },
  'all-signatures': {
    title: {
      'zh-Hans': '各方当事人及调解员签名',
      en: 'Signatures of every claimant, every respondent and the lead mediator',
    },
    paper: false,
    shownBy: 'record',
    broughtBy: 'mediations.signAgreement',
  },
  agreement: {
    title: { 'zh-Hans': '调解协议书或口头协议记录', en: 'The signed agreement, or the record of the oral one' },
    paper: true,
    shownBy: 'scan',
    broughtBy: 'mediations.agree',
  },
  'performance-record': {
    title: { 'zh-Hans': '履行情况记录', en: 'What was performed, or that it was not' },
    paper: true,
    shownBy: 'record',
    broughtBy: 'mediations.recordPerformance',
  },
  'follow-up-record': {
    title: { 'zh-Hans': '回访记录', en: 'Record of a follow-up visit or call' },
    paper: true,
    shownBy: 'record',
    broughtBy: 'mediations.addFollowUp',
  },
  'rights-notice': {
    title: {
      'zh-Hans': '权利告知记录',
      en: 'That the parties were told of their other ways: arbitration, authority, court',
    },
    paper: true,
    shownBy: 'record',
    broughtBy: 'mediations.fail',
  },
  'withdrawal-statement': {
    title: { 'zh-Hans': '撤回申请记录', en: 'Statement of withdrawal' },
    paper: true,
    shownBy: 'record',
    broughtBy: 'mediations.withdraw',
  },
  'transfer-letter': {
    title: { 'zh-Hans': '移送函', en: 'Letter to the body that takes the dispute over' },
    paper: true,
    shownBy: 'scan',
    broughtBy: 'mediations.filePaper',
  },
  'objections-answered': {
    title: { 'zh-Hans': '当事人的异议均已答复', en: 'An answer to every objection of a party' },
    paper: false,
    shownBy: 'record',
    broughtBy: 'mediations.answerObjection',
  },
} as const satisfies Record<string, MediationNeed>;

/** The name of something that a move needs. */
export type MediationNeedName = keyof typeof mediationNeeds;

/** The papers of a dossier, in the order in which it is filed. */
export const mediationPapers = (Object.keys(mediationNeeds) as MediationNeedName[]).filter(
  (name) => mediationNeeds[name].paper,
);
