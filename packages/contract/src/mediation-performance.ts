import * as z from 'zod/mini';
import { Actor } from './actor.ts';
import { closedEnum, LocalDate, openEnum, Timestamp, Uuid, Version } from './field.ts';
import {
  AttachmentIds,
  Mediation,
  MediationId,
  mediationStaff,
  mostParties,
  ShortText,
  Statement,
} from './mediation-record.ts';
import { operation, read, write } from './operation.ts';
import { pageOf, pageQuery } from './page.ts';

/** That a step of the agreement was performed. */
export const StepPerformance = z.object({
  performedOn: LocalDate,
  note: z.nullable(ShortText),
  attachmentIds: AttachmentIds,
});
export type StepPerformance = z.output<typeof StepPerformance>;

/** That a party does not keep the agreement, and that the others were told what they can do. */
export const AgreementBreach = z.object({
  stepIds: z.array(Uuid).check(z.minLength(1), z.maxLength(50)),
  reason: ShortText,
  /** When the party who owes was urged to perform. */
  urgedAt: Timestamp,
  rightsToldAt: Timestamp,
});
export type AgreementBreach = z.output<typeof AgreementBreach>;

/** That the parties asked a court to confirm the agreement. Source: 人民调解法 第三十三条; 民事诉讼法 第二百零五条. */
export const ConfirmationApplication = z.object({
  court: z.string().check(z.minLength(2), z.maxLength(120)),
  appliedOn: LocalDate,
  /** Every claimant and respondent must be among them: they ask together. */
  partyIds: z.array(Uuid).check(z.minLength(2), z.maxLength(mostParties)),
});
export type ConfirmationApplication = z.output<typeof ConfirmationApplication>;

/** What the court decided. */
export const ConfirmationDecision = z.object({
  outcome: closedEnum(['confirmed', 'dismissed', 'withdrawn'], 'a dismissal leaves the parties other ways'),
  decidedOn: LocalDate,
});
export type ConfirmationDecision = z.output<typeof ConfirmationDecision>;

/** How things went after the agreement, by a visit or a call. */
export const FollowUpEntry = z.object({
  followedUpAt: Timestamp,
  way: openEnum(['visit', 'telephone', 'at-the-station']),
  outcome: openEnum(['settled', 'needs-attention', 'dispute-again']),
  note: Statement,
});
export type FollowUpEntry = z.output<typeof FollowUpEntry>;

/** A follow-up on record. */
export const FollowUp = z.looseObject({
  id: Uuid,
  version: Version,
  stationId: Uuid,
  mediationId: Uuid,
  ...FollowUpEntry.shape,
  followedUpBy: Actor,
});
export type FollowUp = z.output<typeof FollowUp>;

const shared = {
  ...write,
  method: 'POST',
  scope: 'mediations:write',
  callers: mediationStaff,
  parameters: MediationId,
  answers: { 200: Mediation },
  concurrency: 'if-match',
  personalData: 'masked',
  offline: {},
} as const;

export const recordPerformance = operation({
  ...shared,
  id: 'mediations.recordPerformance',
  path: '/v1/mediations/{mediationId}/agreement/steps/{stepId}/performance',
  summary: 'Record that a step of the agreement was performed',
  parameters: z.object({ mediationId: Uuid, stepId: Uuid }),
  body: StepPerformance,
  problems: ['state-conflict'],
  emits: ['mediation.performance-begun', 'mediation.step-performed', 'mediation.performed'],
  requirements: ['WK-MED-01', 'WK-MED-32', 'WK-MED-42', 'WK-MED-48', 'WK-MED-49'],
});

export const recordBreach = operation({
  ...shared,
  id: 'mediations.recordBreach',
  path: '/v1/mediations/{mediationId}/breach',
  summary: 'Record that the agreement is not kept, and that the parties were told their rights',
  body: AgreementBreach,
  problems: ['state-conflict'],
  emits: ['mediation.breached'],
  requirements: ['WK-MED-01', 'WK-MED-33', 'WK-MED-48', 'WK-MED-49', 'WK-MED-51'],
});

export const applyForConfirmation = operation({
  ...shared,
  id: 'mediations.applyForConfirmation',
  path: '/v1/mediations/{mediationId}/confirmation-application',
  summary: 'Record that the parties asked a court to confirm the agreement',
  body: ConfirmationApplication,
  problems: ['state-conflict', 'deadline-passed'],
  emits: ['mediation.confirmation-applied'],
  requirements: ['WK-MED-34', 'WK-MED-35', 'WK-MED-48', 'WK-MED-49'],
});

export const decideConfirmation = operation({
  ...shared,
  id: 'mediations.recordConfirmationDecision',
  path: '/v1/mediations/{mediationId}/confirmation-decision',
  summary: 'Record what the court decided on the application',
  body: ConfirmationDecision,
  problems: ['state-conflict'],
  emits: ['mediation.confirmation-decided'],
  requirements: ['WK-MED-34', 'WK-MED-48', 'WK-MED-49'],
});

export const listFollowUps = operation({
  ...read,
  id: 'mediations.listFollowUps',
  method: 'GET',
  path: '/v1/mediations/{mediationId}/follow-ups',
  summary: 'The follow-ups of a mediation, the newest first',
  scope: 'mediations:read',
  callers: mediationStaff,
  parameters: MediationId,
  query: z.object({ ...pageQuery }),
  answers: { 200: pageOf(FollowUp) },
  problems: [],
  personalData: 'masked',
  offline: { keep: 12 * 60 },
  requirements: ['WK-MED-36'],
});

export const addFollowUp = operation({
  ...write,
  id: 'mediations.addFollowUp',
  method: 'PUT',
  path: '/v1/mediations/{mediationId}/follow-ups/{followUpId}',
  summary: 'Record how things went after the agreement',
  scope: 'mediations:write',
  callers: mediationStaff,
  parameters: z.object({ mediationId: Uuid, followUpId: Uuid }),
  body: FollowUpEntry,
  answers: { 201: FollowUp },
  problems: ['state-conflict', 'need-missing'],
  concurrency: 'if-none-match',
  personalData: 'masked',
  emits: ['mediation.followed-up'],
  offline: { queue: { lane: 'mediation:{mediationId}' } },
  requirements: ['WK-MED-01', 'WK-MED-02', 'WK-MED-03', 'WK-MED-36', 'WK-MED-48'],
});

/** The operations on an agreement in force. */
export const mediationPerformanceOperations = {
  'mediations.recordPerformance': recordPerformance,
  'mediations.recordBreach': recordBreach,
  'mediations.applyForConfirmation': applyForConfirmation,
  'mediations.recordConfirmationDecision': decideConfirmation,
  'mediations.listFollowUps': listFollowUps,
  'mediations.addFollowUp': addFollowUp,
} as const;
