import * as z from 'zod/mini';
import { closedEnum, DivisionCode, openEnum, Timestamp, Uuid, Version } from './field.ts';
import { GeoPoint, GivenGeoPoint } from './geo-point.ts';
import { operation, read, write } from './operation.ts';
import { pageOf, pageQuery } from './page.ts';
import { FilterCode, repeatable } from './repeatable.ts';
import { ResponseUnitState } from './response-unit-states.ts';
import { staffOfStation } from './role.ts';

/** The place where a unit stands by. It is written down by an administrator and never told by a device. */
export const UnitPost = z.looseObject({ divisionCode: DivisionCode, text: z.string(), point: GeoPoint });
export type UnitPost = z.output<typeof UnitPost>;

const unitKinds = ['patrol', 'community-post', 'minimum-emergency-unit', 'fire-post', 'traffic-post'] as const;

/** A unit that can be sent to an alert. It names no people and says only where its post is. */
export const ResponseUnit = z.looseObject({
  id: Uuid,
  version: Version,
  stationId: Uuid,
  label: z.string(),
  kind: openEnum(unitKinds),
  /** How many people it has on a usual shift. */
  strength: z.int().check(z.minimum(1)),
  state: ResponseUnitState,
  stateSince: Timestamp,
  /** When it expects to be available again; null where it is, or nobody knows. */
  expectedBackAt: z.nullable(Timestamp),
  post: z.nullable(UnitPost),
  /** The alert on which it is. */
  alertId: z.nullable(Uuid),
});
export type ResponseUnit = z.output<typeof ResponseUnit>;

const Label = z.string().check(z.minLength(1), z.maxLength(60));
const Strength = z.int().check(z.minimum(1), z.maximum(200));
const GivenPost = z.object({
  divisionCode: DivisionCode,
  text: z.string().check(z.minLength(1), z.maxLength(200)),
  point: GivenGeoPoint,
});

/** A new unit; it begins off duty. */
export const ResponseUnitCreation = z.object({
  label: Label,
  kind: openEnum(unitKinds),
  strength: Strength,
  post: z.nullable(GivenPost),
});
export type ResponseUnitCreation = z.output<typeof ResponseUnitCreation>;

/** A merge patch of a unit. */
export const ResponseUnitChange = z.object({
  label: z.optional(Label),
  kind: z.optional(openEnum(unitKinds)),
  strength: z.optional(Strength),
  post: z.optional(z.nullable(z.partial(GivenPost))),
});
export type ResponseUnitChange = z.output<typeof ResponseUnitChange>;

/** Whether a unit can be sent, as it says itself. */
export const UnitAvailability = z.object({
  state: closedEnum(
    ['available', 'delayed', 'unavailable', 'off-duty'],
    'a state that the server does not know could not tell whether the unit can be sent',
  ),
  expectedBackAt: z.nullable(Timestamp),
});
export type UnitAvailability = z.output<typeof UnitAvailability>;

const UnitId = z.object({ unitId: Uuid });
const keepers = { supervisor: 'same-station', administrator: 'same-station' } as const;

export const listResponseUnits = operation({
  ...read,
  id: 'responseUnits.list',
  method: 'GET',
  path: '/v1/response-units',
  summary: 'Response units of the own station, by their labels',
  scope: 'response-units:read',
  callers: staffOfStation,
  query: z.object({
    ...pageQuery,
    state: repeatable(FilterCode),
    kind: repeatable(FilterCode),
    /** The divisions that hold the post, as lower divisions lie in higher ones. */
    area: repeatable(DivisionCode),
  }),
  answers: { 200: pageOf(ResponseUnit) },
  problems: [],
  offline: { keep: 8 * 60 },
  requirements: ['WK-UNT-01', 'WK-UNT-04'],
});

export const getResponseUnit = operation({
  ...read,
  id: 'responseUnits.get',
  method: 'GET',
  path: '/v1/response-units/{unitId}',
  summary: 'A response unit',
  scope: 'response-units:read',
  callers: staffOfStation,
  parameters: UnitId,
  answers: { 200: ResponseUnit },
  problems: [],
  offline: { keep: 8 * 60 },
  requirements: ['WK-UNT-01'],
});

export const createResponseUnit = operation({
  ...write,
  id: 'responseUnits.create',
  method: 'PUT',
  path: '/v1/response-units/{unitId}',
  summary: 'Set a response unit up',
  scope: 'response-units:write',
  callers: keepers,
  parameters: UnitId,
  body: ResponseUnitCreation,
  answers: { 201: ResponseUnit },
  problems: [],
  concurrency: 'if-none-match',
  emits: ['response-unit.created'],
  offline: {},
  requirements: ['WK-UNT-01', 'WK-UNT-09'],
});

export const changeResponseUnit = operation({
  ...write,
  id: 'responseUnits.change',
  method: 'PATCH',
  path: '/v1/response-units/{unitId}',
  summary: 'Change the label, kind, strength or post of a response unit',
  scope: 'response-units:write',
  callers: keepers,
  parameters: UnitId,
  body: ResponseUnitChange,
  answers: { 200: ResponseUnit },
  problems: [],
  concurrency: 'if-match',
  emits: ['response-unit.changed'],
  offline: {},
  requirements: ['WK-UNT-01', 'WK-UNT-09'],
});

export const deleteResponseUnit = operation({
  ...write,
  id: 'responseUnits.delete',
  method: 'DELETE',
  path: '/v1/response-units/{unitId}',
  summary: 'Take a response unit off the list',
  scope: 'response-units:write',
  callers: keepers,
  parameters: UnitId,
  answers: { 204: null },
  problems: ['state-conflict'],
  concurrency: 'if-match',
  emits: ['response-unit.deleted'],
  offline: {},
  requirements: ['WK-UNT-05'],
});

export const changeUnitAvailability = operation({
  ...write,
  id: 'responseUnits.changeAvailability',
  method: 'POST',
  path: '/v1/response-units/{unitId}/availability',
  summary: 'Say whether a unit can be sent',
  scope: 'response-units:write',
  callers: staffOfStation,
  parameters: UnitId,
  body: UnitAvailability,
  answers: { 200: ResponseUnit },
  problems: ['state-conflict'],
  concurrency: 'if-match',
  emits: ['response-unit.state-changed'],
  offline: {},
  requirements: ['WK-UNT-03'],
});

/** The operations of response units by their ids. */
export const responseUnitsOperations = {
  'responseUnits.list': listResponseUnits,
  'responseUnits.get': getResponseUnit,
  'responseUnits.create': createResponseUnit,
  'responseUnits.change': changeResponseUnit,
  'responseUnits.delete': deleteResponseUnit,
  'responseUnits.changeAvailability': changeUnitAvailability,
} as const;
