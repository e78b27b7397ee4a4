import * as z from 'zod/mini';
import { closedEnum, Masked, openEnum, Telephone, Timestamp, Uuid, Version } from './field.ts';
import { MediationId, mediationStaff, mediationStaffAndParties } from './mediation-record.ts';
import { operation, read, write } from './operation.ts';
import { pageOf, pageQuery } from './page.ts';
import { GivenIdentityNumber, GivenName, GivenPerson } from './people.ts';

const partyRoles = ['claimant', 'respondent', 'representative', 'guardian', 'helper'] as const;
const Address = z.string().check(z.minLength(1), z.maxLength(300));
const CreditCode = z.string().check(z.regex(/^[0-9A-HJ-NPQRTUWXY]{18}$/));

/**
 * A party as it is entered. In public-security mediation the claimant is who was harmed and the respondent who is
 * suspected of having harmed. Of a person who needs a guardian only that is kept, no age.
 */
export const PartyEntry = z.object({
  role: closedEnum(partyRoles, 'whose consent and signature is needed follows from it'),
  form: closedEnum(['person', 'organisation'], 'the two are identified by different numbers'),
  ...GivenPerson.shape,
  /** The unified social credit code of an organisation, GB 32100-2015; null for a person. */
  creditCode: z.nullable(CreditCode),
  address: z.nullable(Address),
  /** The party whom a representative or guardian stands for; null for the others. */
  standsForPartyId: z.nullable(Uuid),
  needsGuardian: z.boolean(),
});
export type PartyEntry = z.output<typeof PartyEntry>;

/** What may be put right in a party. Its role and form may not: remove it and enter another. */
export const PartyPatch = z.object({
  name: z.optional(GivenName),
  identityNumber: z.optional(z.nullable(GivenIdentityNumber)),
  creditCode: z.optional(z.nullable(CreditCode)),
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
  /**
   * The person's own record: who is invited to it reads this mediation as a party. Null for an organisation; to a caller who
   * is a party, null for everybody but themselves, since it is the same in every mediation of that person.
   */
  personId: z.nullable(Uuid),
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

/** The path parameters of a party. */
export const PartyId = z.object({ mediationId: Uuid, partyId: Uuid });
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
  requirements: ['WK-MED-04', 'WK-PSN-06'],
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
  requirements: ['WK-MED-04', 'WK-PSN-06'],
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
  requirements: [
    'WK-MED-03',
    'WK-MED-04',
    'WK-MED-05',
    'WK-MED-09',
    'WK-MED-10',
    'WK-MED-53',
    'WK-MED-14',
    'WK-MED-62',
    'WK-PSN-01',
    'WK-PSN-02',
    'WK-PSN-03',
    'WK-PSN-04',
    'WK-PSN-05',
    'WK-PSN-06',
  ],
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
  requirements: [
    'WK-MED-03',
    'WK-MED-04',
    'WK-MED-05',
    'WK-MED-09',
    'WK-PSN-01',
    'WK-PSN-02',
    'WK-PSN-03',
    'WK-PSN-04',
    'WK-MED-49',
    'WK-MED-14',
    'WK-MED-61',
    'WK-MED-62',
  ],
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
  requirements: ['WK-MED-03', 'WK-MED-11', 'WK-MED-49'],
});

/** The operations on parties. */
export const mediationPartiesOperations = {
  'mediations.listParties': listParties,
  'mediations.getParty': getParty,
  'mediations.addParty': addParty,
  'mediations.changeParty': changeParty,
  'mediations.removeParty': removeParty,
} as const;
