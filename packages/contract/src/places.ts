import * as z from 'zod/mini';
import {
  DivisionCode,
  LocalDate,
  LocalizedText,
  Masked,
  openEnum,
  Telephone,
  Timestamp,
  Uuid,
  Version,
} from './field.ts';
import { operation, read } from './operation.ts';
import { pageOf, pageQuery } from './page.ts';
import { RatingSummary } from './ratings.ts';
import { everybody, staffAndOwnLandlord } from './role.ts';

/** A division of GB/T 2260, or a street or community below it. A `lastYear` says that the code was withdrawn. */
export const Division = z.looseObject({
  code: DivisionCode,
  name: z.string(),
  parentCode: z.nullable(DivisionCode),
  level: openEnum(['province', 'city', 'county', 'township', 'community']),
  firstYear: z.nullable(z.int()),
  lastYear: z.nullable(z.int()),
});
export type Division = z.output<typeof Division>;

/** An address as far as the building (GA/T 2000.32): what may be shown to anybody who stands before it. */
export const BuildingAddress = z.looseObject({
  divisionCode: DivisionCode,
  county: z.string(),
  township: z.string(),
  community: z.string(),
  road: z.string(),
  number: z.string(),
  building: z.nullable(z.string()),
  /** The road, number and building as one line. */
  text: z.string(),
});
export type BuildingAddress = z.output<typeof BuildingAddress>;

/** A whole standard address, to the door; its `text` is the whole line, unit and room included. */
export const StandardAddress = z.extend(BuildingAddress, {
  unit: z.nullable(z.string()),
  floor: z.nullable(z.int()),
  room: z.nullable(z.string()),
});
export type StandardAddress = z.output<typeof StandardAddress>;

/** A way to a service of the station; `url` is shown to strangers too. */
export const ServiceLink = z.looseObject({
  kind: openEnum(['stay-registration', 'report', 'help', 'objection', 'own-record']),
  title: LocalizedText,
  url: z.url(),
});
export type ServiceLink = z.output<typeof ServiceLink>;

/** A police station, as the public may know it. */
export const Station = z.looseObject({
  id: Uuid,
  name: z.string(),
  divisionCode: DivisionCode,
  telephone: Telephone,
  address: z.string(),
  serviceLinks: z.array(ServiceLink),
});
export type Station = z.output<typeof Station>;

/** A dwelling within premises. `floorArea` is in square metres. */
export const Dwelling = z.looseObject({
  id: Uuid,
  label: z.string(),
  rooms: z.int().check(z.minimum(0)),
  floorArea: z.nullable(z.number().check(z.nonnegative())),
});
export type Dwelling = z.output<typeof Dwelling>;

/** A person as premises name them. */
export const MaskedContact = z.looseObject({ personId: Uuid, name: Masked, telephone: z.nullable(Masked) });
export type MaskedContact = z.output<typeof MaskedContact>;

/** An organisation (实有单位) by its unified social credit code, GB 32100. */
export const Organisation = z.looseObject({ id: Uuid, name: z.string(), socialCreditCode: z.string() });
export type Organisation = z.output<typeof Organisation>;

/** Premises with what the station keeps about the building. `floorArea` is in square metres. */
export const Premises = z.looseObject({
  id: Uuid,
  version: Version,
  stationId: Uuid,
  address: StandardAddress,
  use: openEnum(['let', 'self-occupied', 'empty', 'business']),
  storeys: z.int().check(z.minimum(1)),
  floorArea: z.nullable(z.number().check(z.nonnegative())),
  dwellings: z.array(Dwelling),
  landlord: z.nullable(MaskedContact),
  organisation: z.nullable(Organisation),
  /** Null where premises are not let or were never checked. */
  rating: z.nullable(RatingSummary),
  openHazards: z.looseObject({
    count: z.int().check(z.minimum(0)),
    highestSeverity: z.nullable(z.int().check(z.minimum(1), z.maximum(4))),
    nextDueAt: z.nullable(Timestamp),
  }),
  lastCheck: z.nullable(z.looseObject({ id: Uuid, observedAt: Timestamp, standardVersion: z.string() })),
  letSince: z.nullable(LocalDate),
  updatedAt: Timestamp,
});
export type Premises = z.output<typeof Premises>;

export const listDivisions = operation({
  id: 'places.listDivisions',
  method: 'GET',
  path: '/v1/divisions',
  summary: 'Divisions, streets and communities below a parent',
  scope: null,
  callers: everybody,
  query: z.object({ ...pageQuery, parent: z.optional(DivisionCode) }),
  answers: { 200: pageOf(Division) },
  problems: [],
  ...read,
  offline: { keep: 30 * 24 * 60 },
  requirements: ['WK-PLC-01'],
});

export const getStation = operation({
  id: 'places.getStation',
  method: 'GET',
  path: '/v1/stations/{stationId}',
  summary: 'A station with its telephone and services',
  scope: null,
  callers: everybody,
  parameters: z.object({ stationId: Uuid }),
  answers: { 200: Station },
  problems: [],
  ...read,
  offline: { keep: 7 * 24 * 60 },
  requirements: ['WK-PLC-02'],
});

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
    use: z.optional(z.union([z.string(), z.array(z.string())])),
    community: z.optional(DivisionCode),
    /** Only premises with an open hazard, by its deadline. */
    openHazards: z.optional(z.enum(['true'])),
  }),
  answers: { 200: pageOf(Premises) },
  problems: [],
  ...read,
  personalData: 'masked',
  offline: { keep: 12 * 60 },
  requirements: ['WK-PLC-03'],
});

export const getPremises = operation({
  id: 'places.getPremises',
  method: 'GET',
  path: '/v1/premises/{premisesId}',
  summary: 'Premises with dwellings, rating and open hazards',
  scope: 'places:read',
  callers: staffAndOwnLandlord,
  parameters: z.object({ premisesId: Uuid }),
  answers: { 200: Premises },
  problems: [],
  ...read,
  personalData: 'masked',
  offline: { keep: 12 * 60 },
  requirements: ['WK-PLC-03'],
});

/** The operations of places by their ids. */
export const placesOperations = {
  'places.listDivisions': listDivisions,
  'places.getStation': getStation,
  'places.listPremises': listPremises,
  'places.getPremises': getPremises,
} as const;
