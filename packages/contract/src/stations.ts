import * as z from 'zod/mini';
import { DivisionCode, LocalizedText, openEnum, Telephone, Uuid } from './field.ts';
import { operation, read } from './operation.ts';
import { pageOf, pageQuery } from './page.ts';
import { FilterCode, repeatable } from './repeatable.ts';
import { everybody, roles, staffOfStation } from './role.ts';

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

/**
 * Somebody of the station's staff to whom work can be given. `id` is the subject of their session, `displayName` the name
 * that the station shows.
 */
export const StaffMember = z.looseObject({
  id: Uuid,
  stationId: Uuid,
  displayName: z.string(),
  roles: z.array(openEnum(roles)),
});
export type StaffMember = z.output<typeof StaffMember>;

export const listStations = operation({
  id: 'places.listStations',
  method: 'GET',
  path: '/v1/stations',
  summary: 'Stations by their ids, all or those of a division',
  scope: null,
  callers: everybody,
  query: z.object({
    ...pageQuery,
    /** Only stations whose division it is, or lies in it. */
    division: z.optional(DivisionCode),
  }),
  answers: { 200: pageOf(Station) },
  problems: [],
  ...read,
  offline: { keep: 7 * 24 * 60 },
  requirements: ['WK-PLC-02', 'WK-PLC-05'],
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

export const listStaff = operation({
  id: 'places.listStaff',
  method: 'GET',
  path: '/v1/staff-members',
  summary: 'Staff of the own station by their ids, to whom work can be given',
  scope: 'places:read',
  callers: staffOfStation,
  query: z.object({
    ...pageQuery,
    /** Only those who have one of these roles. May be repeated. */
    role: repeatable(FilterCode),
  }),
  answers: { 200: pageOf(StaffMember) },
  problems: [],
  ...read,
  offline: { keep: 12 * 60 },
  requirements: ['WK-PLC-06', 'WK-SES-02'],
});

/** The operations of stations by their ids. */
export const stationsOperations = {
  'places.listStations': listStations,
  'places.getStation': getStation,
  'places.listStaff': listStaff,
} as const;
