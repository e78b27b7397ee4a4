import * as z from 'zod/mini';
import { closedEnum, LocalDate, openEnum, Timestamp, Uuid, Version } from './field.ts';
import {
  Mediation,
  MediationId,
  mediationStaff,
  mediationStaffAndParties,
  ShortText,
  Statement,
} from './mediation-record.ts';
import { operation, read, write } from './operation.ts';

/** One thing that a party owes by the agreement. */
export const AgreedStep = z.object({
  id: Uuid,
  byPartyId: Uuid,
  /** Null where it is owed to all others. */
  toPartyId: z.nullable(Uuid),
  content: ShortText,
  /** How it is done: in cash before the mediator, by transfer, by repair. */
  way: ShortText,
  dueOn: LocalDate,
});
export type AgreedStep = z.output<typeof AgreedStep>;

const steps = z.array(AgreedStep).check(z.minLength(1), z.maxLength(50));

/**
 * What the parties agreed. Source: 人民调解法 第二十九条: the parties (they have records of their own); the facts, the
 * issues and who is liable; the content, way and time of performance.
 */
export const AgreementDraft = z.object({
  form: closedEnum(['written', 'oral'], 'when it comes into force differs'),
  agreedAt: Timestamp,
  facts: Statement,
  issues: Statement,
  liability: Statement,
  steps,
});
export type AgreementDraft = z.output<typeof AgreementDraft>;

/** A change of an agreement that is not in force. Its form may not change: let it fail and agree anew. */
export const AgreementPatch = z.object({
  facts: z.optional(Statement),
  issues: z.optional(Statement),
  liability: z.optional(Statement),
  steps: z.optional(steps),
});
export type AgreementPatch = z.output<typeof AgreementPatch>;

const signerRoles = ['party', 'mediator'] as const;
const signatureForms = ['signature', 'personal-seal', 'mark'] as const;

/** A signature on the paper. A `mark` (按指印) is only told to be there: its picture is never kept. */
export const AgreementSignature = z.object({
  signer: closedEnum(signerRoles, 'whose signature is still missing follows from it'),
  /** Id of the party, or of the lead mediator. */
  signerId: Uuid,
  form: openEnum(signatureForms),
  signedAt: Timestamp,
});
export type AgreementSignature = z.output<typeof AgreementSignature>;

/** The seal of the body that mediated; null where the kind of mediation needs none. */
export const AgreementSeal = z.object({ sealedAt: z.nullable(Timestamp) });
export type AgreementSeal = z.output<typeof AgreementSeal>;

/** The agreement of a mediation, with what was signed and performed so far. */
export const MediationAgreement = z.looseObject({
  id: Uuid,
  version: Version,
  stationId: Uuid,
  mediationId: Uuid,
  form: openEnum(['written', 'oral']),
  agreedAt: Timestamp,
  facts: z.string(),
  issues: z.string(),
  liability: z.string(),
  steps: z.array(
    z.looseObject({ ...AgreedStep.shape, performedOn: z.nullable(LocalDate), note: z.nullable(z.string()) }),
  ),
  signatures: z.array(
    z.looseObject({ ...AgreementSignature.shape, signer: openEnum(signerRoles), form: openEnum(signatureForms) }),
  ),
  sealedAt: z.nullable(Timestamp),
  inForceAt: z.nullable(Timestamp),
});
export type MediationAgreement = z.output<typeof MediationAgreement>;

const shared = { scope: 'mediations:write', callers: mediationStaff, parameters: MediationId } as const;
const path = '/v1/mediations/{mediationId}/agreement';

export const agreeMediation = operation({
  ...write,
  ...shared,
  id: 'mediations.agree',
  method: 'POST',
  path,
  summary: 'Record what the parties agreed; an oral agreement is in force at once',
  body: AgreementDraft,
  answers: { 200: Mediation },
  problems: ['state-conflict', 'need-missing'],
  concurrency: 'if-match',
  personalData: 'masked',
  emits: ['mediation.agreed', 'mediation.came-into-force'],
  offline: {},
  requirements: ['WK-MED-01', 'WK-MED-02', 'WK-MED-22', 'WK-MED-23', 'WK-MED-24', 'WK-MED-48', 'WK-MED-49'],
});

export const getAgreement = operation({
  ...read,
  id: 'mediations.getAgreement',
  method: 'GET',
  path,
  summary: 'The agreement of a mediation; not-found before there is one',
  scope: 'mediations:read',
  callers: mediationStaffAndParties,
  parameters: MediationId,
  answers: { 200: MediationAgreement },
  problems: [],
  personalData: 'masked',
  offline: { keep: 12 * 60 },
  requirements: ['WK-MED-22'],
});

export const changeAgreement = operation({
  ...write,
  ...shared,
  id: 'mediations.changeAgreement',
  method: 'PATCH',
  path,
  summary: 'Change an agreement that is not in force; what was signed must be signed again',
  body: AgreementPatch,
  answers: { 200: MediationAgreement },
  problems: ['state-conflict'],
  concurrency: 'if-match',
  personalData: 'masked',
  emits: ['mediation.agreement-changed'],
  offline: {},
  requirements: ['WK-MED-03', 'WK-MED-22', 'WK-MED-25', 'WK-MED-49'],
});

export const signAgreement = operation({
  ...write,
  ...shared,
  id: 'mediations.signAgreement',
  method: 'POST',
  path: `${path}/signatures`,
  summary: 'Record a signature on the agreement as it was read',
  body: AgreementSignature,
  answers: { 200: MediationAgreement },
  problems: ['state-conflict'],
  concurrency: 'if-match',
  personalData: 'masked',
  emits: ['mediation.agreement-changed'],
  offline: {},
  requirements: ['WK-MED-03', 'WK-MED-26', 'WK-MED-48', 'WK-MED-49'],
});

export const bringIntoForce = operation({
  ...write,
  ...shared,
  id: 'mediations.bringIntoForce',
  method: 'POST',
  path: `${path}/entry-into-force`,
  summary: 'Bring a written agreement into force, signed by all and sealed',
  body: AgreementSeal,
  answers: { 200: Mediation },
  problems: ['state-conflict', 'need-missing'],
  concurrency: 'if-match',
  personalData: 'masked',
  emits: ['mediation.came-into-force'],
  offline: {},
  requirements: ['WK-MED-01', 'WK-MED-02', 'WK-MED-27', 'WK-MED-28', 'WK-MED-48', 'WK-MED-49', 'WK-MED-51'],
});

/** The operations on the agreement. */
export const mediationAgreementsOperations = {
  'mediations.agree': agreeMediation,
  'mediations.getAgreement': getAgreement,
  'mediations.changeAgreement': changeAgreement,
  'mediations.signAgreement': signAgreement,
  'mediations.bringIntoForce': bringIntoForce,
} as const;
