import type { mediationAgreementsOperations } from '../mediation-agreements.ts';
import type { mediationPerformanceOperations } from '../mediation-performance.ts';
import type { mediationSessionsOperations } from '../mediation-sessions.ts';
import type { ModuleExamples } from './example.ts';
import { invented } from './invented.ts';
import { agreed, confirmed, effective, parameters, performed, performing, story } from './mediation-story.ts';

const SessionId = { ...parameters, sessionId: story.sessionId } as const;
const planned = {
  id: story.sessionId,
  version: 1,
  stationId: invented.stationId,
  mediationId: invented.mediationId,
  number: 1,
  state: 'planned',
  plannedFor: '2026-10-20T15:00:00+08:00',
  place: '示范派出所调解室',
  startedAt: null,
  endedAt: null,
  presentPartyIds: [],
  minutes: null,
  outcome: null,
} as const;
const course = {
  state: 'held',
  startedAt: '2026-10-20T15:05:00+08:00',
  endedAt: '2026-10-20T16:50:00+08:00',
  presentPartyIds: [story.claimantId, story.respondentId],
  minutes: '双方陈述意见并共同查看退租照片，同意由租客承担部分粉刷费用，其余押金分两期退还。',
  outcome: 'agreement',
} as const;
const held = { ...planned, ...course, version: 2 } as const;

const firstStep = {
  id: story.firstStepId,
  byPartyId: story.respondentId,
  toPartyId: story.claimantId,
  content: '退还押金1000元',
  way: '当面以现金支付',
  dueOn: '2026-10-31',
} as const;
const secondStep = {
  id: story.secondStepId,
  byPartyId: story.respondentId,
  toPartyId: story.claimantId,
  content: '退还押金1100元',
  way: '银行转账',
  dueOn: '2026-11-15',
} as const;
const text = {
  form: 'written',
  agreedAt: '2026-10-20T16:50:00+08:00',
  facts: story.facts,
  issues: '墙面污损是否属正常使用，应退押金数额。',
  liability: '墙面一处污损由租客承担粉刷费300元，其余由房东承担。',
} as const;
const draft = {
  ...text,
  id: story.agreementId,
  version: 1,
  stationId: invented.stationId,
  mediationId: invented.mediationId,
  steps: [
    { ...firstStep, performedOn: null, note: null },
    { ...secondStep, performedOn: null, note: null },
  ],
  signatures: [],
  sealedAt: null,
  inForceAt: null,
} as const;
const signature = {
  signer: 'party',
  signerId: story.claimantId,
  form: 'signature',
  signedAt: '2026-10-20T17:20:00+08:00',
} as const;
const signed = {
  ...draft,
  version: 6,
  signatures: [
    signature,
    { ...signature, signerId: story.respondentId, signedAt: '2026-10-20T17:25:00+08:00' },
    { ...signature, signer: 'mediator', signerId: story.mediatorId, signedAt: '2026-10-20T17:30:00+08:00' },
  ],
  sealedAt: '2026-10-22T16:30:00+08:00',
  inForceAt: '2026-10-22T16:30:00+08:00',
} as const;
const followUp = {
  followedUpAt: '2026-11-20T10:00:00+08:00',
  way: 'telephone',
  outcome: 'settled',
  note: '双方均表示款项已结清，无新的争议。',
} as const;
const followUpOnRecord = {
  ...followUp,
  id: story.followUpId,
  version: 1,
  stationId: invented.stationId,
  mediationId: invented.mediationId,
  followedUpBy: { role: 'mediator', displayName: story.mediatorName },
} as const;
const breachedAt = '2026-11-17T09:30:00+08:00';

export const mediationAgreementExamples = {
  'mediations.listSessions': [
    {
      summary: 'The one session that was held',
      request: { parameters },
      status: 200,
      answer: { items: [held], next: null },
    },
  ],
  'mediations.getSession': [
    { summary: 'A session with its minutes', request: { parameters: SessionId }, status: 200, answer: held },
  ],
  'mediations.planSession': [
    {
      summary: 'The first session is planned',
      request: { parameters: SessionId, body: { plannedFor: planned.plannedFor, place: planned.place } },
      status: 201,
      answer: planned,
    },
  ],
  'mediations.changeSession': [
    {
      summary: 'How the session went',
      request: { parameters: SessionId, body: course },
      status: 200,
      answer: held,
    },
    {
      summary: 'Moved by two days',
      request: { parameters: SessionId, body: { plannedFor: '2026-10-22T15:00:00+08:00' } },
      status: 200,
      answer: { ...planned, version: 2, plannedFor: '2026-10-22T15:00:00+08:00' },
    },
  ],
  'mediations.agree': [
    {
      summary: 'What both sides agreed, in writing',
      request: { parameters, body: { ...text, steps: [firstStep, secondStep] } },
      status: 200,
      answer: agreed,
    },
    {
      summary: 'An oral agreement is in force in the same call',
      request: { parameters, body: { ...text, form: 'oral', steps: [firstStep] } },
      status: 200,
      answer: {
        ...effective,
        version: 13,
        stateSince: text.agreedAt,
        inForceAt: text.agreedAt,
        steps: { agreed: 1, performed: 0 },
        nextDeadline: {
          ...effective.nextDeadline,
          startedAt: text.agreedAt,
          lastDay: firstStep.dueOn,
          dueAt: '2026-10-31T23:59:59+08:00',
        },
      },
    },
  ],
  'mediations.getAgreement': [
    { summary: 'The agreement in force', request: { parameters }, status: 200, answer: signed },
  ],
  'mediations.changeAgreement': [
    {
      summary: 'A word on liability is put right before anybody signs',
      request: { parameters, body: { liability: text.liability } },
      status: 200,
      answer: { ...draft, version: 2 },
    },
  ],
  'mediations.signAgreement': [
    {
      summary: 'The tenant has signed',
      request: { parameters, body: signature },
      status: 200,
      answer: { ...draft, version: 3, signatures: [signature] },
    },
  ],
  'mediations.bringIntoForce': [
    {
      summary: 'Sealed by the committee: in force, and the 30 days for a court start',
      request: { parameters, body: { sealedAt: '2026-10-22T16:30:00+08:00' } },
      status: 200,
      answer: effective,
    },
  ],
  'mediations.recordPerformance': [
    {
      summary: 'The first part is paid',
      request: {
        parameters: { ...parameters, stepId: story.firstStepId },
        body: { performedOn: '2026-10-31', note: '当面付清', attachmentIds: [] },
      },
      status: 200,
      answer: performing,
    },
    {
      summary: 'The last part is paid',
      request: {
        parameters: { ...parameters, stepId: story.secondStepId },
        body: { performedOn: '2026-11-14', note: null, attachmentIds: [story.scanId] },
      },
      status: 200,
      answer: performed,
    },
  ],
  'mediations.recordBreach': [
    {
      summary: 'The second part is not paid when it is due',
      request: {
        parameters,
        body: {
          stepIds: [story.secondStepId],
          reason: '逾期未付第二期款项，经督促仍未履行',
          urgedAt: '2026-11-16T09:00:00+08:00',
          rightsToldAt: breachedAt,
        },
      },
      status: 200,
      answer: {
        ...performing,
        version: 21,
        state: 'breached',
        stateSince: breachedAt,
        nextDeadline: null,
        ending: {
          reason: '逾期未付第二期款项，经督促仍未履行',
          at: breachedAt,
          rightsToldAt: breachedAt,
          transferredTo: null,
        },
      },
    },
  ],
  'mediations.applyForConfirmation': [
    {
      summary: 'Both sides ask the court to confirm',
      request: {
        parameters,
        body: { court: story.court, appliedOn: '2026-10-26', partyIds: [story.claimantId, story.respondentId] },
      },
      status: 200,
      answer: {
        ...confirmed,
        version: 18,
        confirmation: { ...confirmed.confirmation, outcome: null, decidedOn: null },
      },
    },
  ],
  'mediations.recordConfirmationDecision': [
    {
      summary: 'The court has confirmed it',
      request: { parameters, body: { outcome: 'confirmed', decidedOn: '2026-11-05' } },
      status: 200,
      answer: confirmed,
    },
  ],
  'mediations.listFollowUps': [
    { summary: 'One call', request: { parameters }, status: 200, answer: { items: [followUpOnRecord], next: null } },
  ],
  'mediations.addFollowUp': [
    {
      summary: 'A call: all is settled',
      request: { parameters: { ...parameters, followUpId: story.followUpId }, body: followUp },
      status: 201,
      answer: followUpOnRecord,
    },
  ],
} as const satisfies ModuleExamples<
  typeof mediationSessionsOperations & typeof mediationAgreementsOperations & typeof mediationPerformanceOperations
>;
