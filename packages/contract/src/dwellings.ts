import * as z from 'zod/mini';
import { LocalDate, Uuid, Version } from './field.ts';
import { operation, read, write } from './operation.ts';
import { pageOf, pageQuery } from './page.ts';
import { registrarsOfStation, staffAndOwnLandlord } from './role.ts';

const Label = z.string().check(z.minLength(1), z.maxLength(60));
const Floor = z.int().check(z.minimum(-9), z.maximum(200));
const Rooms = z.int().check(z.minimum(0), z.maximum(200));
const Area = z.number().check(z.nonnegative(), z.maximum(1_000_000));

/** A dwelling within premises. `floorArea` is in square metres. */
export const Dwelling = z.looseObject({
  id: Uuid,
  label: z.string(),
  rooms: z.int().check(z.minimum(0)),
  floorArea: z.nullable(z.number().check(z.nonnegative())),
});
export type Dwelling = z.output<typeof Dwelling>;

/** A dwelling as a record of its own. `endedOn` is the first day on which it is no more: walled up, joined or divided. */
export const DwellingRecord = z.extend(Dwelling, {
  version: Version,
  stationId: Uuid,
  premisesId: Uuid,
  /** The storey as people count it: 1 is the ground floor, -1 the first below it. */
  floor: z.nullable(z.int()),
  endedOn: z.nullable(LocalDate),
});
export type DwellingRecord = z.output<typeof DwellingRecord>;

/** A dwelling as it is put on record. `floorArea` is in square metres. */
export const DwellingRegistration = z.object({
  premisesId: Uuid,
  label: Label,
  floor: z.nullable(Floor),
  rooms: Rooms,
  floorArea: z.nullable(Area),
});
export type DwellingRegistration = z.output<typeof DwellingRegistration>;

/** What is to be other of a dwelling. `endedOn` ends it; null takes the end back. */
export const DwellingChange = z.object({
  label: z.optional(Label),
  floor: z.optional(z.nullable(Floor)),
  rooms: z.optional(Rooms),
  floorArea: z.optional(z.nullable(Area)),
  endedOn: z.optional(z.nullable(LocalDate)),
});
export type DwellingChange = z.output<typeof DwellingChange>;

const DwellingId = z.object({ dwellingId: Uuid });

export const listDwellings = operation({
  ...read,
  id: 'places.listDwellings',
  method: 'GET',
  path: '/v1/dwellings',
  summary: 'Dwellings in premises by their ids, those that ended included',
  scope: 'places:read',
  callers: staffAndOwnLandlord,
  query: z.object({ ...pageQuery, premisesId: Uuid }),
  answers: { 200: pageOf(DwellingRecord) },
  problems: ['not-found'],
  offline: { keep: 12 * 60 },
  requirements: ['WK-DWL-01', 'WK-DWL-03'],
});

export const getDwelling = operation({
  ...read,
  id: 'places.getDwelling',
  method: 'GET',
  path: '/v1/dwellings/{dwellingId}',
  summary: 'A dwelling',
  scope: 'places:read',
  callers: staffAndOwnLandlord,
  parameters: DwellingId,
  answers: { 200: DwellingRecord },
  problems: [],
  offline: { keep: 12 * 60 },
  requirements: ['WK-DWL-01'],
});

export const createDwelling = operation({
  ...write,
  id: 'places.createDwelling',
  method: 'PUT',
  path: '/v1/dwellings/{dwellingId}',
  summary: 'Put a dwelling on record',
  scope: 'places:write',
  callers: registrarsOfStation,
  parameters: DwellingId,
  body: DwellingRegistration,
  answers: { 201: DwellingRecord },
  problems: ['already-recorded'],
  concurrency: 'if-none-match',
  batch: true,
  emits: ['dwelling.registered'],
  offline: {},
  requirements: ['WK-DWL-01', 'WK-DWL-02', 'WK-PRM-09'],
});

export const changeDwelling = operation({
  ...write,
  id: 'places.changeDwelling',
  method: 'PATCH',
  path: '/v1/dwellings/{dwellingId}',
  summary: 'Change a dwelling, or end it',
  scope: 'places:write',
  callers: registrarsOfStation,
  parameters: DwellingId,
  body: DwellingChange,
  answers: { 200: DwellingRecord },
  problems: ['already-recorded', 'state-conflict'],
  concurrency: 'if-match',
  emits: ['dwelling.changed'],
  offline: {},
  requirements: ['WK-DWL-02', 'WK-DWL-03', 'WK-DWL-04'],
});

/** The operations of dwellings by their ids. */
export const dwellingsOperations = {
  'places.listDwellings': listDwellings,
  'places.getDwelling': getDwelling,
  'places.createDwelling': createDwelling,
  'places.changeDwelling': changeDwelling,
} as const;
