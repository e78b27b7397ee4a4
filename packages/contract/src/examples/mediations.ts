import { mediationNeeds } from '../mediation-needs.ts';
import type { mediationsOperations } from '../mediations.ts';
import type { ModuleExamples } from './example.ts';
import { invented } from './invented.ts';
import { mediationAgreementExamples } from './mediation-agreement.ts';
import { mediationIntakeExamples } from './mediation-intake.ts';
import {
  agreedPerformance,
  archived,
  described,
  eligible,
  inSession,
  judicialConfirmation,
  parameters,
  registered,
  registration,
  story,
  usualDuration,
} from './mediation-story.ts';

const failedAt = '2026-10-20T17:00:00+08:00';
const failed = {
  ...inSession,
  version: 12,
  state: 'failed',
  stateSince: failedAt,
  nextSessionAt: null,
  sessionsHeld: 1,
  nextDeadline: null,
  outcome: 'failed',
  closedAt: failedAt,
  ending: { reason: '双方对退还数额分歧较大，未能达成协议', at: failedAt, rightsToldAt: failedAt, transferredTo: null },
} as const;
const withdrawn = {
  ...eligible,
  version: 6,
  state: 'withdrawn',
  outcome: 'withdrawn',
  closedAt: '2026-10-13T09:00:00+08:00',
  stateSince: '2026-10-13T09:00:00+08:00',
  ending: { reason: '双方已自行和解', at: '2026-10-13T09:00:00+08:00', rightsToldAt: null, transferredTo: null },
} as const;
const transferred = {
  ...eligible,
  version: 6,
  state: 'transferred',
  outcome: 'transferred',
  closedAt: '2026-10-13T11:00:00+08:00',
  stateSince: '2026-10-13T11:00:00+08:00',
  ending: {
    reason: '涉及拖欠工资，由劳动监察部门处理',
    at: '2026-10-13T11:00:00+08:00',
    rightsToldAt: null,
    transferredTo: '源城区示范劳动监察大队',
  },
} as const;

const paper = {
  paper: 'agreement',
  datedOn: '2026-10-20',
  attachmentIds: [story.scanId],
  note: null,
} as const;
const paperOnFile = {
  ...paper,
  id: story.paperId,
  version: 1,
  stationId: invented.stationId,
  mediationId: invented.mediationId,
  filedAt: '2026-10-22T16:20:00+08:00',
} as const;

function line<const Paper extends keyof typeof mediationNeeds>(
  name: Paper,
  presentSince: string | null,
  needed = true,
) {
  return {
    paper: name,
    title: mediationNeeds[name].title,
    needed,
    state: presentSince === null ? 'missing' : 'present',
    presentSince,
    attachmentIds: name === 'agreement' && presentSince !== null ? [story.scanId] : [],
  };
}

const onCalendar = {
  mediationId: invented.mediationId,
  number: registered.number,
  subject: registered.subject,
  kind: registered.kind,
} as const;

const objection = {
  id: '0190e0a0-0000-7000-8000-000000000271',
  version: 1,
  stationId: invented.stationId,
  mediationId: invented.mediationId,
  byPartyId: story.respondentId,
  about: 'record',
  statement: '笔录中写我同意全额退还，我当时只同意退还一部分。',
  state: 'filed',
  filedAt: '2026-10-21T09:30:00+08:00',
  answerDueAt: '2026-10-28T23:59:59+08:00',
  answer: null,
} as const;
const objectionAnswer = {
  decision: 'upheld',
  reason: '经核对录音与在场人员陈述，笔录已更正为退还一部分。',
  answeredBy: { role: 'mediator', displayName: story.mediatorName },
  answeredAt: '2026-10-21T15:00:00+08:00',
} as const;

export const mediationsExamples = {
  ...mediationIntakeExamples,
  ...mediationAgreementExamples,
  'mediations.register': [
    {
      summary: 'A tenant wants the deposit back',
      request: { parameters, body: registration },
      status: 201,
      answer: registered,
    },
  ],
  'mediations.list': [
    {
      summary: 'What is open and has a deadline before the middle of November',
      request: {
        query: { state: ['accepted', 'in-session', 'agreed'], dueBefore: '2026-11-15T00:00:00+08:00', limit: 50 },
      },
      status: 200,
      answer: { items: [inSession], next: null },
    },
  ],
  'mediations.get': [
    { summary: 'A mediation whose first session is planned', request: { parameters }, status: 200, answer: inSession },
    { summary: 'The same in the archive', request: { parameters }, status: 200, answer: archived },
  ],
  'mediations.change': [
    {
      summary: 'The statement of facts is made more exact',
      request: { parameters, body: { facts: story.facts } },
      status: 200,
      answer: { ...registered, version: 2 },
    },
  ],
  'mediations.fail': [
    {
      summary: 'No agreement; both sides are told that they can sue',
      request: {
        parameters,
        body: {
          failedAt,
          reason: failed.ending.reason,
          rightsToldAt: failedAt,
          rightsToldPartyIds: [story.claimantId, story.respondentId],
        },
      },
      status: 200,
      answer: failed,
    },
  ],
  'mediations.withdraw': [
    {
      summary: 'The tenant has settled it with the landlord',
      request: {
        parameters,
        body: {
          withdrawnAt: '2026-10-13T09:00:00+08:00',
          byPartyId: story.claimantId,
          reason: withdrawn.ending.reason,
        },
      },
      status: 200,
      answer: withdrawn,
    },
  ],
  'mediations.transfer': [
    {
      summary: 'Another authority is competent',
      request: {
        parameters,
        body: {
          transferredAt: '2026-10-13T11:00:00+08:00',
          to: 'labour-authority',
          toName: transferred.ending.transferredTo,
          reason: transferred.ending.reason,
        },
      },
      status: 200,
      answer: transferred,
    },
  ],
  'mediations.listDeadlines': [
    {
      summary: 'The usual month was kept; the last day for the court is a Saturday and moves to Monday',
      request: { parameters },
      status: 200,
      answer: { items: [{ ...usualDuration, state: 'met' }, judicialConfirmation, agreedPerformance], next: null },
    },
    {
      summary: 'Seven working days that run into a year whose calendar is not there yet',
      request: { parameters: { mediationId: '0190e0a0-0000-7000-8000-000000000092' } },
      status: 200,
      answer: {
        items: [
          {
            ...described('public-security-second-session'),
            startedAt: '2026-12-28T10:00:00+08:00',
            lastDay: null,
            dueAt: null,
            missingCalendarYear: 2027,
            state: 'running',
          },
        ],
        next: null,
      },
    },
  ],
  'mediations.getDossier': [
    {
      summary: 'Performed, but nobody has followed up yet: it can not be archived',
      request: { parameters },
      status: 200,
      answer: {
        mediationId: invented.mediationId,
        state: 'performed',
        papers: [
          line('application', '2026-10-12T09:20:00+08:00'),
          line('eligibility-assessment', '2026-10-12T10:05:00+08:00'),
          line('party-answers', '2026-10-13T15:00:00+08:00'),
          line('mediator-assignment', '2026-10-13T16:00:00+08:00'),
          line('acceptance', '2026-10-14T10:00:00+08:00'),
          line('session-record', '2026-10-20T17:00:00+08:00'),
          line('agreement', '2026-10-22T16:20:00+08:00'),
          line('performance-record', '2026-11-14T11:00:00+08:00'),
          line('follow-up-record', null),
          line('rights-notice', null, false),
          line('withdrawal-statement', null, false),
          line('transfer-letter', null, false),
        ],
        complete: false,
      },
    },
  ],
  'mediations.listPapers': [
    { summary: 'What is on file', request: { parameters }, status: 200, answer: { items: [paperOnFile], next: null } },
  ],
  'mediations.filePaper': [
    {
      summary: 'The signed agreement is filed',
      request: { parameters: { ...parameters, paperId: story.paperId }, body: paper },
      status: 201,
      answer: paperOnFile,
    },
  ],
  'mediations.archive': [
    {
      summary: 'The dossier is closed',
      request: { parameters, body: { note: null } },
      status: 200,
      answer: archived,
    },
  ],
  'mediations.listCalendar': [
    {
      summary: 'The second half of November',
      request: { query: { from: '2026-11-16', to: '2026-11-30', limit: 50 } },
      status: 200,
      answer: {
        items: [
          {
            ...onCalendar,
            state: 'effective',
            what: 'deadline',
            day: '2026-11-23',
            at: judicialConfirmation.dueAt,
            sessionId: null,
            place: null,
            sessionState: null,
            ruleId: judicialConfirmation.ruleId,
            title: judicialConfirmation.title,
            deadlineState: 'running',
          },
        ],
        next: null,
      },
    },
  ],
  'mediations.listObjections': [
    {
      summary: 'What the respondent objected to, answered',
      request: { parameters },
      status: 200,
      answer: { items: [{ ...objection, version: 2, state: 'answered', answer: objectionAnswer }], next: null },
    },
  ],
  'mediations.fileObjection': [
    {
      summary: 'The respondent finds the record of the session wrong',
      request: {
        parameters: { ...parameters, objectionId: objection.id },
        body: { about: objection.about, statement: objection.statement },
      },
      status: 201,
      answer: objection,
    },
  ],
  'mediations.answerObjection': [
    {
      summary: 'The record is put right',
      request: {
        parameters: { ...parameters, objectionId: objection.id },
        body: { decision: objectionAnswer.decision, reason: objectionAnswer.reason },
      },
      status: 200,
      answer: { ...objection, version: 2, state: 'answered', answer: objectionAnswer },
    },
  ],
} as const satisfies ModuleExamples<typeof mediationsOperations>;
