import * as z from 'zod/mini';
import { Alert, AlertOutcome } from './alert.ts';
import { Timestamp, Uuid } from './field.ts';
import { operation, write } from './operation.ts';

const Note = z.string().check(z.minLength(1), z.maxLength(2000));
const Reason = z.string().check(z.minLength(10), z.maxLength(1000));
/** When it happened, by the clock of who tells it; the server's receipt when absent. */
const at = z.optional(Timestamp);

/** That an alert, or the order to go there, was seen. */
export const AlertAcknowledgement = z.object({ at, note: z.optional(Note) });
export type AlertAcknowledgement = z.output<typeof AlertAcknowledgement>;

/** That a closed alert is complete. */
export const AlertArchival = z.object({ at, note: z.optional(Note) });
export type AlertArchival = z.output<typeof AlertArchival>;

/** That a unit departed or arrived: `unitId`, or all that are assigned and have not yet, when absent. */
export const AlertUnitMove = z.object({ at, unitId: z.optional(Uuid), note: z.optional(Note) });
export type AlertUnitMove = z.output<typeof AlertUnitMove>;

/** How an alert was dealt with. Photographs are attachments of the alert that have arrived whole. */
export const AlertResolution = z.object({
  at,
  outcome: AlertOutcome,
  note: Note,
  photographIds: z.array(Uuid).check(z.maxLength(12)),
  mediationId: z.nullable(Uuid),
});
export type AlertResolution = z.output<typeof AlertResolution>;

/** Why an alert is cancelled, unfounded or open again. */
export const AlertReason = z.object({ at, reason: Reason });
export type AlertReason = z.output<typeof AlertReason>;

/** The alert of the same station that told of the same event first. */
export const AlertDuplicateMark = z.object({ at, originalId: Uuid, note: z.optional(Note) });
export type AlertDuplicateMark = z.output<typeof AlertDuplicateMark>;

/** The station that an alert goes to, and the id under which it is a new alert there. */
export const AlertTransfer = z.object({ at, toStationId: Uuid, newAlertId: Uuid, reason: Reason });
export type AlertTransfer = z.output<typeof AlertTransfer>;

/** What every move of an alert has in common. */
const move = {
  ...write,
  method: 'POST',
  scope: 'alerts:write',
  parameters: z.object({ alertId: Uuid }),
  answers: { 200: Alert },
  concurrency: 'if-match',
  personalData: 'masked',
  offline: {},
} as const;
/** The rules of every move. */
const ofEveryMove = ['WK-ALR-04', 'WK-ALR-07', 'WK-ALR-20', 'WK-ALR-32'] as const;
/** The rules of every move that closes an alert. */
const ofEveryClosing = [...ofEveryMove, 'WK-ALR-08', 'WK-ALR-16', 'WK-ALR-35', 'WK-ALR-43', 'WK-UNT-02'] as const;
const inTheField = {
  auxiliary: 'same-station',
  officer: 'same-station',
  'duty-officer': 'same-station',
  supervisor: 'same-station',
} as const;
const inCharge = { 'duty-officer': 'same-station', supervisor: 'same-station' } as const;

export const acknowledgeAlert = operation({
  ...move,
  id: 'alerts.acknowledge',
  path: '/v1/alerts/{alertId}/acknowledgement',
  summary: 'Say that the alert, or the order to go there, was seen',
  callers: inTheField,
  body: AlertAcknowledgement,
  problems: ['state-conflict'],
  emits: ['alert.acknowledged'],
  requirements: [...ofEveryMove, 'WK-ALR-16', 'WK-ALR-35', 'WK-ALR-43'],
});

export const departForAlert = operation({
  ...move,
  id: 'alerts.depart',
  path: '/v1/alerts/{alertId}/departure',
  summary: 'Say that a unit is on its way',
  callers: inTheField,
  body: AlertUnitMove,
  problems: ['state-conflict'],
  emits: ['alert.en-route', 'response-unit.state-changed'],
  requirements: [...ofEveryMove, 'WK-ALR-06', 'WK-ALR-31', 'WK-ALR-35', 'WK-ALR-43', 'WK-UNT-02'],
});

export const arriveAtAlert = operation({
  ...move,
  id: 'alerts.arrive',
  path: '/v1/alerts/{alertId}/arrival',
  summary: 'Say that a unit is on the scene',
  callers: inTheField,
  body: AlertUnitMove,
  problems: ['state-conflict'],
  emits: ['alert.on-scene', 'response-unit.state-changed'],
  requirements: [...ofEveryMove, 'WK-ALR-06', 'WK-ALR-16', 'WK-ALR-31', 'WK-ALR-35', 'WK-ALR-43', 'WK-UNT-02'],
});

export const resolveAlert = operation({
  ...move,
  id: 'alerts.resolve',
  path: '/v1/alerts/{alertId}/resolution',
  summary: 'Close an alert with what came of it',
  callers: { officer: 'same-station', ...inCharge },
  body: AlertResolution,
  problems: ['state-conflict', 'photograph-missing'],
  emits: ['alert.resolved', 'response-unit.state-changed'],
  requirements: [...ofEveryClosing, 'WK-CHK-04'],
});

export const cancelAlert = operation({
  ...move,
  id: 'alerts.cancel',
  path: '/v1/alerts/{alertId}/cancellation',
  summary: 'Close an alert that is no longer wanted, with the reason',
  callers: inCharge,
  body: AlertReason,
  problems: ['state-conflict'],
  emits: ['alert.cancelled', 'response-unit.state-changed'],
  requirements: [...ofEveryClosing],
});

export const declareAlertUnfounded = operation({
  ...move,
  id: 'alerts.declareUnfounded',
  path: '/v1/alerts/{alertId}/unfounded-finding',
  summary: 'Close an alert behind which there was nothing, with the reason',
  callers: inCharge,
  body: AlertReason,
  problems: ['state-conflict'],
  emits: ['alert.unfounded', 'response-unit.state-changed'],
  requirements: [...ofEveryClosing],
});

export const markAlertDuplicate = operation({
  ...move,
  id: 'alerts.markDuplicate',
  path: '/v1/alerts/{alertId}/duplicate-mark',
  summary: 'Close an alert as telling of what another one tells of',
  callers: inCharge,
  body: AlertDuplicateMark,
  problems: ['state-conflict'],
  emits: ['alert.marked-duplicate', 'response-unit.state-changed'],
  requirements: [...ofEveryClosing, 'WK-ALR-11'],
});

export const transferAlert = operation({
  ...move,
  id: 'alerts.transfer',
  path: '/v1/alerts/{alertId}/transfer',
  summary: 'Hand an alert to another station',
  callers: inCharge,
  body: AlertTransfer,
  problems: ['state-conflict', 'already-exists'],
  emits: ['alert.transferred', 'alert.received', 'response-unit.state-changed'],
  requirements: [...ofEveryClosing, 'WK-ALR-12', 'WK-ALR-33', 'WK-ALR-34'],
});

export const reopenAlert = operation({
  ...move,
  id: 'alerts.reopen',
  path: '/v1/alerts/{alertId}/reopening',
  summary: 'Take up an alert again that was closed too early, with the reason',
  callers: inCharge,
  body: AlertReason,
  problems: ['state-conflict'],
  emits: ['alert.reopened'],
  requirements: [...ofEveryMove, 'WK-ALR-10', 'WK-ALR-16', 'WK-ALR-35'],
});

export const archiveAlert = operation({
  ...move,
  id: 'alerts.archive',
  path: '/v1/alerts/{alertId}/archival',
  summary: 'File a closed alert',
  callers: { ...inCharge, administrator: 'same-station' },
  body: AlertArchival,
  problems: ['state-conflict'],
  emits: ['alert.archived'],
  requirements: [...ofEveryMove, 'WK-ALR-09', 'WK-ALR-16', 'WK-ALR-35'],
});

/** The operations that move an alert from one state to another, by their ids. */
export const alertMovesOperations = {
  'alerts.acknowledge': acknowledgeAlert,
  'alerts.depart': departForAlert,
  'alerts.arrive': arriveAtAlert,
  'alerts.resolve': resolveAlert,
  'alerts.cancel': cancelAlert,
  'alerts.declareUnfounded': declareAlertUnfounded,
  'alerts.markDuplicate': markAlertDuplicate,
  'alerts.transfer': transferAlert,
  'alerts.reopen': reopenAlert,
  'alerts.archive': archiveAlert,
} as const;
