import * as z from 'zod/mini';
import { Alert } from './alert.ts';
import { openEnum, Timestamp, Uuid } from './field.ts';
import { operation, read, write } from './operation.ts';
import { pageOf, pageQuery } from './page.ts';
import { ResponseUnit } from './response-units.ts';
import { staffOfStation } from './role.ts';

const note = z.optional(z.string().check(z.minLength(1), z.maxLength(2000)));
/** The most units that one call sends or releases. */
const UnitIds = z.array(Uuid).check(z.minLength(1), z.maxLength(20));

/** The units that somebody chose to send. `at` is the server's receipt when absent. */
export const AlertDispatch = z.object({ at: z.optional(Timestamp), unitIds: UnitIds, note });
export type AlertDispatch = z.output<typeof AlertDispatch>;

/** The units that are no longer needed there. */
export const AlertUnitRelease = z.object({ at: z.optional(Timestamp), unitIds: UnitIds, note });
export type AlertUnitRelease = z.output<typeof AlertUnitRelease>;

/** Why a unit can't be sent to an alert. */
export const unitExclusions = ['already-assigned', 'on-another-alert', 'unavailable', 'off-duty', 'no-post'] as const;

/** A unit as seen from an alert. It is a suggestion: a person sends it. */
export const NearestUnit = z.looseObject({
  unit: ResponseUnit,
  /** The straight line over the ground from its post to the alert, in whole metres; null where it has no post. */
  distanceMetres: z.nullable(z.int().check(z.minimum(0))),
  /** Why it can't be sent; empty for one that can. */
  exclusions: z.array(openEnum(unitExclusions)),
});
export type NearestUnit = z.output<typeof NearestUnit>;

const AlertId = z.object({ alertId: Uuid });
const ofUnits = {
  ...write,
  method: 'POST',
  scope: 'alerts:write',
  callers: { 'duty-officer': 'same-station', supervisor: 'same-station' },
  parameters: AlertId,
  answers: { 200: Alert },
  concurrency: 'if-match',
  personalData: 'masked',
  offline: {},
} as const;

export const dispatchAlert = operation({
  ...ofUnits,
  id: 'alerts.dispatch',
  path: '/v1/alerts/{alertId}/dispatch',
  summary: 'Send units to an alert; those of an earlier dispatch that are not named are released',
  body: AlertDispatch,
  problems: ['state-conflict', 'unit-not-available'],
  emits: ['alert.dispatched', 'response-unit.state-changed'],
  requirements: [
    'WK-ALR-04',
    'WK-ALR-05',
    'WK-ALR-07',
    'WK-ALR-16',
    'WK-ALR-20',
    'WK-ALR-29',
    'WK-ALR-30',
    'WK-ALR-32',
    'WK-ALR-35',
    'WK-ALR-43',
    'WK-UNT-02',
  ],
});

export const reinforceAlert = operation({
  ...ofUnits,
  id: 'alerts.reinforce',
  path: '/v1/alerts/{alertId}/reinforcement',
  summary: 'Send further units to an alert that has some',
  body: AlertDispatch,
  problems: ['state-conflict', 'unit-not-available'],
  emits: ['alert.units-changed', 'response-unit.state-changed'],
  requirements: ['WK-ALR-05', 'WK-ALR-07', 'WK-ALR-20', 'WK-ALR-24', 'WK-ALR-29', 'WK-ALR-30', 'WK-UNT-02'],
});

export const releaseAlertUnits = operation({
  ...ofUnits,
  id: 'alerts.releaseUnits',
  path: '/v1/alerts/{alertId}/unit-release',
  summary: 'Release units that are no longer needed at an alert',
  body: AlertUnitRelease,
  problems: ['state-conflict'],
  emits: ['alert.units-changed', 'response-unit.state-changed'],
  requirements: ['WK-ALR-07', 'WK-ALR-20', 'WK-ALR-25', 'WK-UNT-02'],
});

export const listNearestUnits = operation({
  ...read,
  id: 'alerts.nearestUnits',
  method: 'GET',
  path: '/v1/alerts/{alertId}/nearest-units',
  summary: 'The units of the station by the distance of their posts from an alert',
  scope: 'alerts:read',
  callers: staffOfStation,
  parameters: AlertId,
  query: z.object({ ...pageQuery }),
  answers: { 200: pageOf(NearestUnit) },
  problems: ['alert-not-located'],
  offline: {},
  requirements: ['WK-UNT-06', 'WK-UNT-07', 'WK-UNT-08'],
});

/** The operations of an alert's units by their ids. */
export const alertUnitsOperations = {
  'alerts.dispatch': dispatchAlert,
  'alerts.reinforce': reinforceAlert,
  'alerts.releaseUnits': releaseAlertUnits,
  'alerts.nearestUnits': listNearestUnits,
} as const;
