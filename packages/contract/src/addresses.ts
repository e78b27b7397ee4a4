import * as z from 'zod/mini';
import { DivisionCode, openEnum, Uuid, Version } from './field.ts';
import { operation, read } from './operation.ts';
import { pageOf, pageQuery } from './page.ts';
import { FilterCode, repeatable } from './repeatable.ts';
import { staffOfStation } from './role.ts';

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

/**
 * A standard address as the register of addresses keeps it. Wardkit reads that register and never writes it: an address
 * that is new or renumbered comes from the authority that gives out numbers.
 */
export const RegisteredAddress = z.extend(StandardAddress, {
  id: Uuid,
  version: Version,
  stationId: Uuid,
  /** The finest part that it has: what is below it is null. */
  level: openEnum(['number', 'building', 'unit', 'floor', 'room']),
  /** `withdrawn`: renumbered or pulled down. It is still told, because papers name it; nothing new is put there. */
  state: openEnum(['in-use', 'withdrawn']),
  /** The address that took its place; null where none did. */
  replacedById: z.nullable(Uuid),
  /** The premises that stand there; null where none are recorded. */
  premisesId: z.nullable(Uuid),
});
export type RegisteredAddress = z.output<typeof RegisteredAddress>;

export const listAddresses = operation({
  id: 'places.listAddresses',
  method: 'GET',
  path: '/v1/addresses',
  summary: 'Standard addresses of the own station by their ids: of a community, or with a part of their line',
  scope: 'places:read',
  callers: staffOfStation,
  query: z.object({
    ...pageQuery,
    community: z.optional(DivisionCode),
    /** A part of the line, two characters or more. */
    text: z.optional(z.string().check(z.minLength(2), z.maxLength(100))),
    state: repeatable(FilterCode),
  }),
  answers: { 200: pageOf(RegisteredAddress) },
  problems: [],
  ...read,
  offline: { keep: 24 * 60 },
  requirements: ['WK-PLC-07', 'WK-ADR-01', 'WK-ADR-02', 'WK-ADR-03'],
});

export const getAddress = operation({
  id: 'places.getAddress',
  method: 'GET',
  path: '/v1/addresses/{addressId}',
  summary: 'A standard address',
  scope: 'places:read',
  callers: staffOfStation,
  parameters: z.object({ addressId: Uuid }),
  answers: { 200: RegisteredAddress },
  problems: [],
  ...read,
  offline: { keep: 24 * 60 },
  requirements: ['WK-ADR-01', 'WK-ADR-03'],
});

/** The operations of addresses by their ids. */
export const addressesOperations = {
  'places.listAddresses': listAddresses,
  'places.getAddress': getAddress,
} as const;
