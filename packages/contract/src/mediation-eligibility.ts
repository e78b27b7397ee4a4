import * as z from 'zod/mini';
import { closedEnum } from './field.ts';
import { Mediation, MediationId, mediationStaff, ShortText } from './mediation-record.ts';
import { operation, write } from './operation.ts';
import { publicSecurityFactCodes } from './public-security-scope.ts';

/**
 * What an officer found out about the dispute. `facts` are codes of `publicSecurityFacts` for public-security mediation,
 * and empty for the other kinds.
 */
export const MediationAssessment = z.object({
  outcome: closedEnum(['eligible', 'not-eligible'], 'the mediation goes on or ends by it'),
  facts: z
    .array(closedEnum(publicSecurityFactCodes, 'a fact that nobody knows can not be weighed'))
    .check(z.maxLength(publicSecurityFactCodes.length)),
  /** Needed where the dispute is not eligible: what the applicant is told, and who is competent instead. */
  reason: z.nullable(ShortText),
});
export type MediationAssessment = z.output<typeof MediationAssessment>;

export const assessMediation = operation({
  ...write,
  id: 'mediations.assess',
  method: 'POST',
  path: '/v1/mediations/{mediationId}/eligibility',
  summary: 'Say whether mediation is open to the dispute, and why',
  scope: 'mediations:write',
  callers: mediationStaff,
  parameters: MediationId,
  body: MediationAssessment,
  answers: { 200: Mediation },
  problems: ['state-conflict', 'need-missing'],
  concurrency: 'if-match',
  personalData: 'masked',
  emits: ['mediation.assessed'],
  offline: {},
  requirements: ['WK-MED-01', 'WK-MED-06', 'WK-MED-07', 'WK-MED-08', 'WK-MED-49', 'WK-MED-51'],
});

export const acceptMediation = operation({
  ...write,
  id: 'mediations.accept',
  method: 'POST',
  path: '/v1/mediations/{mediationId}/acceptance',
  summary: 'Accept a dispute whose parties have consented',
  scope: 'mediations:write',
  callers: mediationStaff,
  parameters: MediationId,
  body: z.object({ note: z.nullable(ShortText) }),
  answers: { 200: Mediation },
  problems: ['state-conflict', 'need-missing'],
  concurrency: 'if-match',
  personalData: 'masked',
  emits: ['mediation.accepted'],
  offline: {},
  requirements: ['WK-MED-01', 'WK-MED-13', 'WK-MED-49'],
});

/** The operations that open a mediation. */
export const mediationEligibilityOperations = {
  'mediations.assess': assessMediation,
  'mediations.accept': acceptMediation,
} as const;
