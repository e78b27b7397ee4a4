import * as z from 'zod/mini';
import { StandardAddress } from './addresses.ts';
import { FloorArea, GivenUse, Storeys, uses } from './building.ts';
import { Dwelling } from './dwellings.ts';
import { closedEnum, DivisionCode, LocalDate, openEnum, Timestamp, Uuid, Version } from './field.ts';
import { operation, read, write } from './operation.ts';
import { Organisation } from './organisations.ts';
import { pageOf, pageQuery } from './page.ts';
import { GivenPerson, MaskedContact } from './people.ts';
import { RatingSummary } from './ratings.ts';
import { FilterCode, repeatable } from './repeatable.ts';
import { registrarsOfStation, staffAndOwnLandlord } from './role.ts';

/** Premises with what the station keeps about the building. `floorArea` is in square metres. */
export const Premises = z.looseObject({
  id: Uuid,
  version: Version,
  stationId: Uuid,
  /** The standard address in the register of addresses. */
  addressId: z.optional(z.nullable(Uuid)),
  address: StandardAddress,
  use: openEnum(uses),
  storeys: z.int().check(z.minimum(1)),
  floorArea: z.nullable(z.number().check(z.nonnegative())),
  /** Those in use. */
  dwellings: z.array(Dwelling),
  landlord: z.nullable(MaskedContact),
  /** The organisation that uses the premises, or lets them. */
  organisation: z.nullable(Organisation),
  /** Null where premises are not let or were never checked. */
  rating: z.nullable(RatingSummary),
  openHazards: z.looseObject({
    count: z.int().check(z.minimum(0)),
    highestSeverity: z.nullable(z.int().check(z.minimum(1), z.maximum(4))),
    nextDueAt: z.nullable(Timestamp),
  }),
  lastCheck: z.nullable(z.looseObject({ id: Uuid, observedAt: Timestamp, standardVersion: z.string() })),
  /** The day by which they are to be checked again; null where they have no rating. */
  nextCheckDueOn: z.optional(z.nullable(LocalDate)),
  letSince: z.nullable(LocalDate),
  updatedAt: Timestamp,
});
export type Premises = z.output<typeof Premises>;

/** Premises as they are put on record. `floorArea` is in square metres; `landlord` is the person who lets or owns them. */
export const PremisesRegistration = z.object({
  addressId: Uuid,
  use: GivenUse,
  storeys: Storeys,
  floorArea: z.nullable(FloorArea),
  landlord: z.nullable(GivenPerson),
  organisationId: z.nullable(Uuid),
  letSince: z.nullable(LocalDate),
});
export type PremisesRegistration = z.output<typeof PremisesRegistration>;

/** What is to be other of premises. A `landlord` is given whole and is whoever lets them now; null says there is none. */
export const PremisesChange = z.object({
  addressId: z.optional(Uuid),
  use: z.optional(GivenUse),
  storeys: z.optional(Storeys),
  floorArea: z.optional(z.nullable(FloorArea)),
  landlord: z.optional(z.nullable(GivenPerson)),
  organisationId: z.optional(z.nullable(Uuid)),
  letSince: z.optional(z.nullable(LocalDate)),
});
export type PremisesChange = z.output<typeof PremisesChange>;

const PremisesId = z.object({ premisesId: Uuid });

export const listPremises = operation({
  id: 'places.listPremises',
  method: 'GET',
  path: '/v1/premises',
  summary: 'Premises of the own station, or of the own person',
  scope: 'places:read',
  callers: staffAndOwnLandlord,
  query: z.object({
    ...pageQuery,
    /** May be repeated. */
    use: repeatable(FilterCode),
    community: z.optional(DivisionCode),
    /** Only premises with an open hazard, by its deadline. */
    openHazards: z.optional(closedEnum(['true'], 'without it every premises is listed: there is nothing else to ask')),
  }),
  answers: { 200: pageOf(Premises) },
  problems: [],
  ...read,
  personalData: 'masked',
  offline: { keep: 12 * 60 },
  requirements: ['WK-PLC-03', 'WK-PLC-07', 'WK-PRM-05', 'WK-PRM-06'],
});

export const getPremises = operation({
  id: 'places.getPremises',
  method: 'GET',
  path: '/v1/premises/{premisesId}',
  summary: 'Premises with dwellings, rating and open hazards',
  scope: 'places:read',
  callers: staffAndOwnLandlord,
  parameters: PremisesId,
  answers: { 200: Premises },
  problems: [],
  ...read,
  personalData: 'masked',
  offline: { keep: 12 * 60 },
  requirements: ['WK-PLC-03', 'WK-PRM-05', 'WK-PSN-06', 'WK-CHK-23'],
});

export const createPremises = operation({
  ...write,
  id: 'places.createPremises',
  method: 'PUT',
  path: '/v1/premises/{premisesId}',
  summary: 'Put premises on record',
  scope: 'places:write',
  callers: registrarsOfStation,
  parameters: PremisesId,
  body: PremisesRegistration,
  answers: { 201: Premises },
  problems: ['already-recorded'],
  personalData: 'masked',
  concurrency: 'if-none-match',
  batch: true,
  emits: ['premises.registered'],
  offline: {},
  requirements: [
    'WK-PRM-01',
    'WK-PRM-02',
    'WK-PRM-03',
    'WK-PRM-10',
    'WK-PSN-01',
    'WK-PSN-02',
    'WK-PSN-03',
    'WK-PSN-04',
    'WK-PSN-05',
    'WK-PSN-06',
  ],
});

export const changePremises = operation({
  ...write,
  id: 'places.changePremises',
  method: 'PATCH',
  path: '/v1/premises/{premisesId}',
  summary: 'Change premises: their use, their landlord, their building',
  scope: 'places:write',
  callers: registrarsOfStation,
  parameters: PremisesId,
  body: PremisesChange,
  answers: { 200: Premises },
  problems: ['already-recorded', 'state-conflict'],
  personalData: 'masked',
  concurrency: 'if-match',
  emits: ['premises.changed'],
  offline: {},
  requirements: [
    'WK-PRM-01',
    'WK-PRM-02',
    'WK-PRM-03',
    'WK-PRM-04',
    'WK-PRM-07',
    'WK-PRM-08',
    'WK-PRM-10',
    'WK-PSN-01',
    'WK-PSN-02',
    'WK-PSN-03',
    'WK-PSN-04',
    'WK-PSN-05',
    'WK-PSN-06',
  ],
});

/** The operations of premises by their ids. */
export const premisesOperations = {
  'places.listPremises': listPremises,
  'places.getPremises': getPremises,
  'places.createPremises': createPremises,
  'places.changePremises': changePremises,
} as const;
