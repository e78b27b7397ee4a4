import * as z from 'zod/mini';
import { LocalDate, openEnum, Uuid, Version } from './field.ts';
import { operation, read, write } from './operation.ts';
import { pageOf, pageQuery } from './page.ts';
import { registrarsOfStation, staffOfStation } from './role.ts';

const Name = z.string().check(z.minLength(1), z.maxLength(200));
const Kind = openEnum(['enterprise', 'individual-business', 'public-institution', 'social-organisation', 'other']);

/** A unified social credit code as a write gives it: the form of GB 32100-2015. The server looks at its check character. */
export const GivenSocialCreditCode = z.string().check(z.regex(/^[0-9A-HJ-NP-RTUW-Y]{2}\d{6}[0-9A-HJ-NP-RTUW-Y]{10}$/));
export type GivenSocialCreditCode = z.output<typeof GivenSocialCreditCode>;

/** An organisation (实有单位) by its unified social credit code, GB 32100. */
export const Organisation = z.looseObject({ id: Uuid, name: z.string(), socialCreditCode: z.string() });
export type Organisation = z.output<typeof Organisation>;

/** An organisation as a record of its own. `endedOn` is the first day on which it is no longer there. */
export const OrganisationRecord = z.extend(Organisation, {
  version: Version,
  stationId: Uuid,
  kind: Kind,
  endedOn: z.nullable(LocalDate),
});
export type OrganisationRecord = z.output<typeof OrganisationRecord>;

/** An organisation as it is put on record. Which premises are its own is said by the premises. */
export const OrganisationRegistration = z.object({ name: Name, socialCreditCode: GivenSocialCreditCode, kind: Kind });
export type OrganisationRegistration = z.output<typeof OrganisationRegistration>;

/** What is to be other of an organisation. Its code is never changed: another code is another organisation. */
export const OrganisationChange = z.object({
  name: z.optional(Name),
  kind: z.optional(Kind),
  endedOn: z.optional(z.nullable(LocalDate)),
});
export type OrganisationChange = z.output<typeof OrganisationChange>;

const OrganisationId = z.object({ organisationId: Uuid });

export const listOrganisations = operation({
  ...read,
  id: 'places.listOrganisations',
  method: 'GET',
  path: '/v1/organisations',
  summary: 'Organisations of the own station, by their ids',
  scope: 'places:read',
  callers: staffOfStation,
  query: z.object({
    ...pageQuery,
    /** A part of the name, or a whole social credit code; two characters or more. */
    text: z.optional(z.string().check(z.minLength(2), z.maxLength(100))),
  }),
  answers: { 200: pageOf(OrganisationRecord) },
  problems: [],
  offline: { keep: 12 * 60 },
  requirements: ['WK-ORG-01', 'WK-ORG-04'],
});

export const getOrganisation = operation({
  ...read,
  id: 'places.getOrganisation',
  method: 'GET',
  path: '/v1/organisations/{organisationId}',
  summary: 'An organisation',
  scope: 'places:read',
  callers: staffOfStation,
  parameters: OrganisationId,
  answers: { 200: OrganisationRecord },
  problems: [],
  offline: { keep: 12 * 60 },
  requirements: ['WK-ORG-01'],
});

export const createOrganisation = operation({
  ...write,
  id: 'places.createOrganisation',
  method: 'PUT',
  path: '/v1/organisations/{organisationId}',
  summary: 'Put an organisation on record',
  scope: 'places:write',
  callers: registrarsOfStation,
  parameters: OrganisationId,
  body: OrganisationRegistration,
  answers: { 201: OrganisationRecord },
  problems: ['already-recorded'],
  concurrency: 'if-none-match',
  batch: true,
  emits: ['organisation.registered'],
  offline: {},
  requirements: ['WK-ORG-01', 'WK-ORG-02', 'WK-ORG-03'],
});

export const changeOrganisation = operation({
  ...write,
  id: 'places.changeOrganisation',
  method: 'PATCH',
  path: '/v1/organisations/{organisationId}',
  summary: 'Change an organisation, or end it',
  scope: 'places:write',
  callers: registrarsOfStation,
  parameters: OrganisationId,
  body: OrganisationChange,
  answers: { 200: OrganisationRecord },
  problems: ['state-conflict'],
  concurrency: 'if-match',
  emits: ['organisation.changed'],
  offline: {},
  requirements: ['WK-ORG-05'],
});

/** The operations of organisations by their ids. */
export const organisationsOperations = {
  'places.listOrganisations': listOrganisations,
  'places.getOrganisation': getOrganisation,
  'places.createOrganisation': createOrganisation,
  'places.changeOrganisation': changeOrganisation,
} as const;
