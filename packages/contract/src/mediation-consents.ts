import * as z from 'zod/mini';
import { closedEnum, openEnum, Timestamp } from './field.ts';
import { PartyId } from './mediation-parties.ts';
import { Mediation, mediationStaffAndParties, ShortText } from './mediation-record.ts';
import { operation, write } from './operation.ts';

/** What a party answered when asked whether they take part. */
export const PartyConsent = z.object({
  answer: closedEnum(['consents', 'refuses'], 'a refusal ends the mediation'),
  form: openEnum(['written', 'oral']),
  givenAt: Timestamp,
  note: z.nullable(ShortText),
});
export type PartyConsent = z.output<typeof PartyConsent>;

export const recordConsent = operation({
  ...write,
  id: 'mediations.recordConsent',
  method: 'POST',
  path: '/v1/mediations/{mediationId}/parties/{partyId}/consent',
  summary: 'Record whether a party takes part; one refusal ends the mediation',
  scope: 'mediations:write',
  callers: mediationStaffAndParties,
  parameters: PartyId,
  body: PartyConsent,
  answers: { 200: Mediation },
  problems: ['state-conflict', 'need-missing'],
  concurrency: 'if-match',
  personalData: 'masked',
  emits: ['mediation.consented', 'mediation.refused', 'mediation.parties-changed'],
  offline: {},
  requirements: ['WK-MED-01', 'WK-MED-02', 'WK-MED-12', 'WK-MED-37', 'WK-MED-48', 'WK-MED-49', 'WK-MED-51'],
});

/** The operations on what parties answer. */
export const mediationConsentsOperations = {
  'mediations.recordConsent': recordConsent,
} as const;
