import * as z from 'zod/mini';
import { LocalDate, Masked, openEnum, Uuid, Version } from './field.ts';
import { operation, read } from './operation.ts';
import { pageOf, pageQuery } from './page.ts';
import { staffAndOwnLandlord } from './role.ts';

/** A person as a stay names them, masked. */
export const MaskedPerson = z.looseObject({
  id: Uuid,
  name: Masked,
  identityNumber: z.nullable(Masked),
  telephone: z.nullable(Masked),
});
export type MaskedPerson = z.output<typeof MaskedPerson>;

/** A stay of a person in premises. */
export const Stay = z.looseObject({
  id: Uuid,
  version: Version,
  premisesId: Uuid,
  dwellingId: z.nullable(Uuid),
  person: MaskedPerson,
  state: openEnum(['current', 'sign-off-overdue', 'ended']),
  startedOn: LocalDate,
  expectedEndOn: z.nullable(LocalDate),
  endedOn: z.nullable(LocalDate),
});
export type Stay = z.output<typeof Stay>;

export const listStays = operation({
  id: 'stays.list',
  method: 'GET',
  path: '/v1/stays',
  summary: 'Stays in premises, with masked persons',
  scope: 'stays:read',
  callers: staffAndOwnLandlord,
  query: z.object({ ...pageQuery, premisesId: Uuid, state: z.optional(z.union([z.string(), z.array(z.string())])) }),
  answers: { 200: pageOf(Stay) },
  problems: ['not-found'],
  ...read,
  personalData: 'masked',
  offline: { keep: 12 * 60 },
  requirements: ['WK-STY-01'],
});

/** The operations of stays by their ids. */
export const staysOperations = {
  'stays.list': listStays,
} as const;
