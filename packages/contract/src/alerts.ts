import * as z from 'zod/mini';
import { Alert, AlertChange, AlertIntake } from './alert.ts';
import { alertMovesOperations } from './alert-moves.ts';
import { alertTimelineOperations } from './alert-timeline.ts';
import { alertUnitsOperations } from './alert-units.ts';
import { closedEnum, DivisionCode, Timestamp, Uuid } from './field.ts';
import { operation, read, write } from './operation.ts';
import { pageOf, pageQuery } from './page.ts';
import { FilterCode, repeatable } from './repeatable.ts';
import { staffOfStation } from './role.ts';

const AlertId = z.object({ alertId: Uuid });

export const listAlerts = operation({
  ...read,
  id: 'alerts.list',
  method: 'GET',
  path: '/v1/alerts',
  summary: 'Alerts of the own station, the newest first',
  scope: 'alerts:read',
  callers: staffOfStation,
  query: z.object({
    ...pageQuery,
    state: repeatable(FilterCode),
    priority: repeatable(FilterCode),
    category: repeatable(FilterCode),
    /** A division, street or community: what lies in it. */
    area: repeatable(DivisionCode),
    unitId: repeatable(Uuid),
    premisesId: z.optional(Uuid),
    repeatId: z.optional(Uuid),
    /** At this time or later. */
    receivedAfter: z.optional(Timestamp),
    /** Before this time. */
    receivedBefore: z.optional(Timestamp),
    /** Only those with a deadline that runs and ends before this time. */
    dueBefore: z.optional(Timestamp),
    /** Only those that are escalated. */
    escalated: z.optional(closedEnum(['true'], 'without it every alert is listed: there is nothing else to ask')),
  }),
  answers: { 200: pageOf(Alert) },
  problems: [],
  personalData: 'masked',
  offline: { keep: 8 * 60 },
  requirements: ['WK-ALR-02', 'WK-ALR-03', 'WK-ALR-38', 'WK-ALR-41', 'WK-ALR-44'],
});

export const getAlert = operation({
  ...read,
  id: 'alerts.get',
  method: 'GET',
  path: '/v1/alerts/{alertId}',
  summary: 'An alert with its units and deadlines',
  scope: 'alerts:read',
  callers: staffOfStation,
  parameters: AlertId,
  answers: { 200: Alert },
  problems: [],
  personalData: 'masked',
  offline: { keep: 8 * 60 },
  requirements: ['WK-ALR-02', 'WK-ALR-41', 'WK-ALR-42'],
});

export const receiveAlert = operation({
  ...write,
  id: 'alerts.receive',
  method: 'PUT',
  path: '/v1/alerts/{alertId}',
  summary: 'Take an alert in',
  scope: 'alerts:write',
  callers: { integrator: 'same-station', ...staffOfStation },
  parameters: AlertId,
  body: AlertIntake,
  answers: { 201: Alert },
  problems: [],
  concurrency: 'if-none-match',
  personalData: 'masked',
  batch: true,
  emits: ['alert.received', 'alert.changed', 'alert-repeat.created', 'alert-repeat.changed'],
  offline: { queue: { lane: 'alert:{alertId}' } },
  requirements: [
    'WK-ALR-01',
    'WK-ALR-02',
    'WK-ALR-07',
    'WK-ALR-16',
    'WK-ALR-20',
    'WK-ALR-22',
    'WK-ALR-27',
    'WK-ALR-28',
    'WK-ALR-35',
    'WK-ALR-41',
  ],
});

export const changeAlert = operation({
  ...write,
  id: 'alerts.change',
  method: 'PATCH',
  path: '/v1/alerts/{alertId}',
  summary: 'Correct or complete what is known of an open alert',
  scope: 'alerts:write',
  callers: { officer: 'same-station', 'duty-officer': 'same-station', supervisor: 'same-station' },
  parameters: AlertId,
  body: AlertChange,
  answers: { 200: Alert },
  problems: ['state-conflict'],
  concurrency: 'if-match',
  personalData: 'masked',
  emits: ['alert.changed'],
  offline: {},
  requirements: ['WK-ALR-02', 'WK-ALR-07', 'WK-ALR-19', 'WK-ALR-20', 'WK-ALR-36', 'WK-ALR-41', 'WK-ALR-43'],
});

/** The operations of alerts by their ids. */
export const alertsOperations = {
  'alerts.list': listAlerts,
  'alerts.get': getAlert,
  'alerts.receive': receiveAlert,
  'alerts.change': changeAlert,
  ...alertMovesOperations,
  ...alertUnitsOperations,
  ...alertTimelineOperations,
} as const;
