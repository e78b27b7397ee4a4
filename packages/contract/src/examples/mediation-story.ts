import { type LegalRuleId, legalRule } from '../legal-rules.ts';
import { invented } from './invented.ts';

/**
 * The dispute that the examples of mediations tell of: after the tenant left 示范路 18 号 the landlord kept the deposit. It
 * runs from 12 October to 21 November 2026. Telephone numbers are of no subscriber, identity numbers of nobody.
 */
export const story = {
  claimantId: '0190e0a0-0000-7000-8000-000000000211',
  respondentId: '0190e0a0-0000-7000-8000-000000000212',
  helperId: '0190e0a0-0000-7000-8000-000000000213',
  mediatorId: '0190e0a0-0000-7000-8000-000000000221',
  secondMediatorId: '0190e0a0-0000-7000-8000-000000000222',
  sessionId: '0190e0a0-0000-7000-8000-000000000231',
  agreementId: '0190e0a0-0000-7000-8000-000000000241',
  firstStepId: '0190e0a0-0000-7000-8000-000000000242',
  secondStepId: '0190e0a0-0000-7000-8000-000000000243',
  followUpId: '0190e0a0-0000-7000-8000-000000000251',
  paperId: '0190e0a0-0000-7000-8000-000000000261',
  scanId: '0190e0a0-0000-7000-8000-000000000262',
  transferPaperId: '0190e0a0-0000-7000-8000-000000000263',
  mediatorName: '黄调解员',
  subject: '退租后押金退还纠纷',
  facts: '租客9月30日退租，房东以墙面污损为由扣留全部押金2400元；租客认为污损为正常使用，要求全额退还。',
  court: '源城区示范人民法院',
} as const;

export const parameters = { mediationId: invented.mediationId } as const;

const committee = { kind: 'mediation-committee', name: '示范社区人民调解委员会' } as const;
const justiceOffice = { kind: 'justice-office', name: '上城示范司法所' } as const;

/** What was entered at the desk. */
export const registration = {
  kind: 'civil',
  disputeType: 'tenancy',
  origin: 'application',
  subject: story.subject,
  facts: story.facts,
  appliedOn: '2026-10-12',
  premisesId: invented.premisesId,
  divisionCode: invented.communityCode,
  alertId: null,
  takingPart: [committee, justiceOffice],
} as const;

const claimant = {
  id: story.claimantId,
  role: 'claimant',
  name: { masked: '刘**', revealable: true },
  consent: null,
} as const;
const respondent = {
  id: story.respondentId,
  role: 'respondent',
  name: { masked: '陈**', revealable: true },
  consent: null,
} as const;
const mediators = [{ id: story.mediatorId, displayName: story.mediatorName, lead: true }] as const;

/** The deadlines of the mediation, as they run. */
export const usualDuration = {
  ...described('usual-duration'),
  startedAt: '2026-10-14T10:00:00+08:00',
  lastDay: '2026-11-14',
  dueAt: '2026-11-14T23:59:59+08:00',
  missingCalendarYear: null,
  state: 'running',
} as const;
export const judicialConfirmation = {
  ...described('judicial-confirmation'),
  startedAt: '2026-10-22T16:30:00+08:00',
  lastDay: '2026-11-21',
  dueAt: '2026-11-23T23:59:59+08:00',
  missingCalendarYear: null,
  state: 'running',
} as const;
export const agreedPerformance = {
  ...described('agreed-performance'),
  startedAt: '2026-10-22T16:30:00+08:00',
  lastDay: '2026-11-15',
  dueAt: '2026-11-15T23:59:59+08:00',
  missingCalendarYear: null,
  state: 'running',
} as const;

/** The mediation as it was taken in, before anybody was entered. */
export const registered = {
  ...registration,
  id: invented.mediationId,
  version: 1,
  stationId: invented.stationId,
  number: 'MD-2026-0061',
  state: 'registered',
  stateSince: '2026-10-12T09:20:00+08:00',
  parties: [],
  mediators: [],
  eligibility: null,
  registeredAt: '2026-10-12T09:20:00+08:00',
  acceptedAt: null,
  inForceAt: null,
  nextSessionAt: null,
  sessionsHeld: 0,
  steps: { agreed: 0, performed: 0 },
  nextDeadline: null,
  confirmation: null,
  ending: null,
  outcome: null,
  closedAt: null,
  continues: null,
  openObjections: 0,
  archivedAt: null,
} as const;

/** The mediation in each later state of its way to the archive. */
export const eligible = {
  ...registered,
  version: 5,
  state: 'eligible',
  stateSince: '2026-10-12T10:05:00+08:00',
  parties: [claimant, respondent],
  eligibility: { outcome: 'eligible', facts: [], reason: null, assessedAt: '2026-10-12T10:05:00+08:00' },
} as const;
export const consented = {
  ...eligible,
  version: 7,
  state: 'consented',
  stateSince: '2026-10-13T15:00:00+08:00',
  parties: [
    { ...claimant, consent: 'consents' },
    { ...respondent, consent: 'consents' },
  ],
} as const;
export const assigned = { ...consented, version: 8, mediators } as const;
export const accepted = {
  ...assigned,
  version: 9,
  state: 'accepted',
  stateSince: '2026-10-14T10:00:00+08:00',
  acceptedAt: '2026-10-14T10:00:00+08:00',
  nextDeadline: usualDuration,
} as const;
export const inSession = {
  ...accepted,
  version: 10,
  state: 'in-session',
  stateSince: '2026-10-15T09:00:00+08:00',
  nextSessionAt: '2026-10-20T15:00:00+08:00',
} as const;
export const agreed = {
  ...inSession,
  version: 12,
  state: 'agreed',
  stateSince: '2026-10-20T17:00:00+08:00',
  nextSessionAt: null,
  sessionsHeld: 1,
  steps: { agreed: 2, performed: 0 },
  nextDeadline: null,
} as const;
export const effective = {
  ...agreed,
  version: 17,
  state: 'effective',
  stateSince: '2026-10-22T16:30:00+08:00',
  inForceAt: '2026-10-22T16:30:00+08:00',
  outcome: 'settled',
  closedAt: '2026-10-22T16:30:00+08:00',
  nextDeadline: agreedPerformance,
} as const;
export const confirmed = {
  ...effective,
  version: 19,
  confirmation: { court: story.court, appliedOn: '2026-10-26', outcome: 'confirmed', decidedOn: '2026-11-05' },
} as const;
export const performing = {
  ...confirmed,
  version: 20,
  state: 'performing',
  stateSince: '2026-10-31T10:00:00+08:00',
  steps: { agreed: 2, performed: 1 },
} as const;
export const performed = {
  ...confirmed,
  version: 21,
  state: 'performed',
  stateSince: '2026-11-14T11:00:00+08:00',
  steps: { agreed: 2, performed: 2 },
  nextDeadline: null,
} as const;
export const archived = {
  ...performed,
  version: 23,
  state: 'archived',
  stateSince: '2026-11-21T09:00:00+08:00',
  archivedAt: '2026-11-21T09:00:00+08:00',
} as const;

/** The words of a rule, as a deadline repeats them. */
export function described<const Id extends LegalRuleId>(ruleId: Id) {
  const { title, source, article } = legalRule(ruleId);
  return { ruleId, title, source, article };
}
