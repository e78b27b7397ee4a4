import * as z from 'zod/mini';
import { closedEnum, Masked, openEnum, Telephone, Timestamp, Uuid, Version } from './field.ts';
import { Mediation, MediationId, mediationStaff, mediationStaffAndParties, ShortText } from './mediation-record.ts';
import { operation, read, write } from './operation.ts';
import { pageOf, pageQuery } from './page.ts';

/** The most parties of a mediation, helpers among them. */
export const mostParties = 50;

const partyRoles = ['claimant', 'respondent', 'representative', 'guardian', 'helper'] as const;
const Name = z.string().check(z.minLength(1), z.maxLength(120));
const Address = z.string().check(z.minLength(1), z.maxLength(300));
const IdentityNumber = z.string().check(z.regex(/^[0-9]{17}[0-9Xx]$/));

/**
 * A party as it is entered. In public-security mediation the claimant is who was harmed and the respondent who is
 * suspected of having harmed. Of a person who needs a guardian only that is kept, no age.
 */
export const PartyEntry = z.object({
  role: closedEnum(partyRoles, 'whose consent and signature is needed follows from it'),
  form: closedEnum(['person', 'organisation'], 'the two are identified by different numbers'),
  name: Name,
  identityNumber: z.nullable(IdentityNumber),
  /** The unified social credit code of an organisation. */
  creditCode: z.nullable(z.string().check(z.regex(/^[0-9A-HJ-NPQRTUWXY]{18}$/))),
  telephone: z.nullable(Telephone),
  address: z.nullable(Address),
  /** The party whom a representative or guardian stands for; null for the others. */
  standsForPartyId: z.nullable(Uuid),
  needsGuardian: z.boolean(),
});
export type PartyEntry = z.output<typeof PartyEntry>;

/** What may be put right in a party. Its role and form may not: remove it and enter another. */
export const PartyPatch = z.object({
  name: z.optional(Name),
  identityNumber: z.optional(z.nullable(IdentityNumber)),
  creditCode: z.optional(z.nullable(z.string().check(z.regex(/^[0-9A-HJ-NPQRTUWXY]{18}$/)))),
  telephone: z.optional(z.nullable(Telephone)),
  address: z.optional(z.nullable(Address)),
  standsForPartyId: z.optional(z.nullable(Uuid)),
  needsGuardian: z.optional(z.boolean()),
});
export type PartyPatch = z.output<typeof PartyPatch>;

/** A party on record, masked. */
export const MediationParty = z.looseObject({
  id: Uuid,
  version: Version,
  stationId: Uuid,
  mediationId: Uuid,
  role: openEnum(partyRoles),
  form: openEnum(['person', 'organisation']),
  name: Masked,
  identityNumber: z.nullable(Masked),
  creditCode: z.nullable(z.string()),
  telephone: z.nullable(Masked),
  address: z.nullable(Masked),
  standsForPartyId: z.nullable(Uuid),
  needsGuardian: z.boolean(),
  consent: z.nullable(
    z.looseObject({
      answer: openEnum(['consents', 'refuses']),
      form: openEnum(['written', 'oral']),
      givenAt: Timestamp,
    }),
  ),
});
export type MediationParty = z.output<typeof MediationParty>;

/** What a party answered when asked whether they take part. */
export const PartyConsent = z.object({
  answer: closedEnum(['consents', 'refuses'], 'a refusal ends the mediation'),
  form: openEnum(['written', 'oral']),
  givenAt: Timestamp,
  note: z.nullable(ShortText),
});
export type PartyConsent = z.output<typeof PartyConsent>;

const PartyId = z.object({ mediationId: Uuid, partyId: Uuid });
const lane = 'mediation:{mediationId}';

export const listParties = operation({
  ...read,
  id: 'mediations.listParties',
  method: 'GET',
  path: '/v1/mediations/{mediationId}/parties',
  summary: 'The parties of a mediation, masked',
  scope: 'mediations:read',
  callers: mediationStaffAndParties,
  parameters: MediationId,
  query: z.object({ ...pageQuery }),
  answers: { 200: pageOf(MediationParty) },
  problems: [],
  personalData: 'masked',
  offline: { keep: 12 * 60 },
  requirements: ['WK-MED-04'],
});

export const getParty = operation({
  ...read,
  id: 'mediations.getParty',
  method: 'GET',
  path: '/v1/mediations/{mediationId}/parties/{partyId}',
  summary: 'A party of a mediation, masked',
  scope: 'mediations:read',
  callers: mediationStaffAndParties,
  parameters: PartyId,
  answers: { 200: MediationParty },
  problems: [],
  personalData: 'masked',
  offline: { keep: 12 * 60 },
  requirements: ['WK-MED-04'],
});

export const addParty = operation({
  ...write,
  id: 'mediations.addParty',
  method: 'PUT',
  path: '/v1/mediations/{mediationId}/parties/{partyId}',
  summary: 'Enter a party',
  scope: 'mediations:write',
  callers: mediationStaff,
  parameters: PartyId,
  body: PartyEntry,
  answers: { 201: MediationParty },
  problems: ['state-conflict'],
  concurrency: 'if-none-match',
  personalData: 'masked',
  emits: ['mediation.parties-changed'],
  offline: { queue: { lane, after: ['mediations.register'] } },
  requirements: ['WK-MED-03', 'WK-MED-04', 'WK-MED-05', 'WK-MED-09', 'WK-MED-10'],
});

export const changeParty = operation({
  ...write,
  id: 'mediations.changeParty',
  method: 'PATCH',
  path: '/v1/mediations/{mediationId}/parties/{partyId}',
  summary: 'Put a party right',
  scope: 'mediations:write',
  callers: mediationStaff,
  parameters: PartyId,
  body: PartyPatch,
  answers: { 200: MediationParty },
  problems: ['state-conflict'],
  concurrency: 'if-match',
  personalData: 'masked',
  emits: ['mediation.parties-changed'],
  offline: {},
  requirements: ['WK-MED-03', 'WK-MED-04', 'WK-MED-05', 'WK-MED-09'],
});

export const removeParty = operation({
  ...write,
  id: 'mediations.removeParty',
  method: 'DELETE',
  path: '/v1/mediations/{mediationId}/parties/{partyId}',
  summary: 'Remove a party that was entered by mistake and has not answered yet',
  scope: 'mediations:write',
  callers: mediationStaff,
  parameters: PartyId,
  answers: { 204: null },
  problems: ['state-conflict'],
  concurrency: 'if-match',
  emits: ['mediation.parties-changed'],
  offline: {},
  requirements: ['WK-MED-03', 'WK-MED-11'],
});

export const recordConsent = operation({
  ...write,
  id: 'mediations.recordConsent',
  method: 'POST',
  path: '/v1/mediations/{mediationId}/parties/{partyId}/consent',
  summary: 'Record whether a party takes part; one refusal ends the mediation. If-Match is of the mediation',
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
  requirements: ['WK-MED-01', 'WK-MED-02', 'WK-MED-12', 'WK-MED-37'],
});

/** The operations on parties. */
export const mediationPartiesOperations = {
  'mediations.listParties': listParties,
  'mediations.getParty': getParty,
  'mediations.addParty': addParty,
  'mediations.changeParty': changeParty,
  'mediations.removeParty': removeParty,
  'mediations.recordConsent': recordConsent,
} as const;
