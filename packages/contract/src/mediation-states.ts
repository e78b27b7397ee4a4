import { type StateMachine, stateMachine } from './state-machine.ts';

/** The states of a mediation, in the order of its life. */
export const mediationStateNames = [
  'registered',
  'eligible',
  'not-eligible',
  'consented',
  'refused',
  'accepted',
  'in-session',
  'agreed',
  'failed',
  'withdrawn',
  'transferred',
  'effective',
  'performing',
  'performed',
  'breached',
  'followed-up',
  'archived',
] as const;

/** One of {@link mediationStateNames}. */
export type MediationState = (typeof mediationStateNames)[number];

/** The states before a mediation has ended in one way or another: its facts may still be changed. */
export const openMediationStates = [
  'registered',
  'eligible',
  'consented',
  'accepted',
  'in-session',
  'agreed',
] as const satisfies readonly MediationState[];

const moves = {
  findEligible: {
    from: ['registered'],
    to: 'eligible',
    operation: 'mediations.assess',
    needs: ['application'],
    starts: [],
  },
  findNotEligible: {
    from: ['registered'],
    to: 'not-eligible',
    operation: 'mediations.assess',
    needs: ['application'],
    starts: [],
  },
  /** When the last claimant and respondent has consented. */
  consent: {
    from: ['eligible'],
    to: 'consented',
    operation: 'mediations.recordConsent',
    needs: ['both-sides', 'eligibility-assessment'],
    starts: [],
  },
  /** One refusal is enough. */
  refuse: {
    from: ['eligible', 'consented'],
    to: 'refused',
    operation: 'mediations.recordConsent',
    needs: ['eligibility-assessment'],
    starts: [],
  },
  accept: {
    from: ['consented'],
    to: 'accepted',
    operation: 'mediations.accept',
    needs: ['party-answers', 'mediator-assignment'],
    starts: ['usual-duration'],
  },
  /** With the first session that is planned. */
  beginSessions: {
    from: ['accepted'],
    to: 'in-session',
    operation: 'mediations.planSession',
    needs: ['acceptance'],
    starts: [],
  },
  /** When a session was held without agreement: the mediation stays in session. */
  endSessionWithoutAgreement: {
    from: ['in-session'],
    to: 'in-session',
    operation: 'mediations.changeSession',
    needs: [],
    starts: ['public-security-second-session'],
  },
  agree: {
    from: ['in-session'],
    to: 'agreed',
    operation: 'mediations.agree',
    needs: ['session-record'],
    starts: [],
  },
  /** A written agreement: when it is signed by all and sealed. */
  bringIntoForce: {
    from: ['agreed'],
    to: 'effective',
    operation: 'mediations.bringIntoForce',
    needs: ['all-signatures', 'agreement'],
    starts: ['judicial-confirmation', 'agreed-performance'],
  },
  /** An oral agreement: at once, by the server. */
  comeIntoForce: {
    from: ['agreed'],
    to: 'effective',
    operation: null,
    needs: [],
    starts: ['judicial-confirmation', 'agreed-performance'],
  },
  /** With the first step that is performed. */
  beginPerformance: {
    from: ['effective'],
    to: 'performing',
    operation: 'mediations.recordPerformance',
    needs: [],
    starts: [],
  },
  /** With the last step that is performed, also after a breach. */
  completePerformance: {
    from: ['performing', 'breached'],
    to: 'performed',
    operation: 'mediations.recordPerformance',
    needs: [],
    starts: [],
  },
  breach: {
    from: ['effective', 'performing'],
    to: 'breached',
    operation: 'mediations.recordBreach',
    needs: [],
    starts: [],
  },
  followUp: {
    from: ['performed', 'breached'],
    to: 'followed-up',
    operation: 'mediations.addFollowUp',
    needs: ['performance-record'],
    starts: [],
  },
  fail: {
    from: ['accepted', 'in-session', 'agreed'],
    to: 'failed',
    operation: 'mediations.fail',
    needs: [],
    starts: [],
  },
  withdraw: {
    from: [...openMediationStates],
    to: 'withdrawn',
    operation: 'mediations.withdraw',
    needs: [],
    starts: [],
  },
  transfer: {
    from: [...openMediationStates, 'not-eligible'],
    to: 'transferred',
    operation: 'mediations.transfer',
    needs: ['application'],
    starts: [],
  },
  archiveFollowedUp: {
    from: ['followed-up'],
    to: 'archived',
    operation: 'mediations.archive',
    needs: [
      'application',
      'eligibility-assessment',
      'party-answers',
      'acceptance',
      'mediator-assignment',
      'session-record',
      'agreement',
      'performance-record',
      'follow-up-record',
      'objections-answered',
    ],
    starts: [],
  },
  archiveNotEligible: {
    from: ['not-eligible'],
    to: 'archived',
    operation: 'mediations.archive',
    needs: ['application', 'eligibility-assessment', 'objections-answered'],
    starts: [],
  },
  archiveRefused: {
    from: ['refused'],
    to: 'archived',
    operation: 'mediations.archive',
    needs: ['application', 'eligibility-assessment', 'party-answers', 'objections-answered'],
    starts: [],
  },
  archiveFailed: {
    from: ['failed'],
    to: 'archived',
    operation: 'mediations.archive',
    needs: [
      'application',
      'eligibility-assessment',
      'party-answers',
      'acceptance',
      'mediator-assignment',
      'rights-notice',
      'objections-answered',
    ],
    starts: [],
  },
  archiveWithdrawn: {
    from: ['withdrawn'],
    to: 'archived',
    operation: 'mediations.archive',
    needs: ['application', 'withdrawal-statement', 'objections-answered'],
    starts: [],
  },
  archiveTransferred: {
    from: ['transferred'],
    to: 'archived',
    operation: 'mediations.archive',
    needs: ['application', 'transfer-letter', 'objections-answered'],
    starts: [],
  },
} as const;

/** The name of a move of a mediation. */
export type MediationMove = keyof typeof moves;

/**
 * The life of a mediation. `needs` are names of `mediationNeeds`; `starts` are ids of legal rules, whose clock starts only
 * for the kinds of mediation that the rule names.
 */
export const mediationStates: StateMachine<MediationState, MediationMove> = stateMachine({
  resource: 'mediation',
  states: mediationStateNames,
  initial: 'registered',
  moves,
});
