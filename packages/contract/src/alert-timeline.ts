import * as z from 'zod/mini';
import { Actor } from './actor.ts';
import { AlertPriority } from './alert.ts';
import { AlertDeadline } from './alert-deadlines.ts';
import { AlertState } from './alert-states.ts';
import { DivisionCode, openEnum, Timestamp, Uuid, Version } from './field.ts';
import { operation, read, write } from './operation.ts';
import { pageOf, pageQuery } from './page.ts';
import { staffOfStation } from './role.ts';

/**
 * One thing that happened to an alert. `at` is when it happened, `recordedAt` when the server had it. A note is free text,
 * in which people may be named: reading a timeline is logged like any personal data.
 */
export const AlertTimelineEntry = z.looseObject({
  id: Uuid,
  alertId: Uuid,
  kind: openEnum([
    'received',
    'moved',
    'changed',
    'units-changed',
    'note',
    'reminded',
    'overdue',
    'grouped',
    'ungrouped',
  ]),
  at: Timestamp,
  recordedAt: Timestamp,
  /** The state before and after; both are the same where it stayed. */
  fromState: z.nullable(AlertState),
  toState: AlertState,
  /** Null where the server did it, because a time had come. */
  actor: z.nullable(Actor),
  note: z.nullable(z.string()),
  unitIds: z.array(Uuid),
  /** The limit of a reminder. */
  limit: z.nullable(z.string()),
});
export type AlertTimelineEntry = z.output<typeof AlertTimelineEntry>;

/** A note on an alert. */
export const AlertNoteAddition = z.object({
  at: Timestamp,
  text: z.string().check(z.minLength(1), z.maxLength(2000)),
});
export type AlertNoteAddition = z.output<typeof AlertNoteAddition>;

/** A note as it stands in the timeline. It is never changed: another note corrects it. */
export const AlertNote = z.looseObject({
  id: Uuid,
  version: Version,
  stationId: Uuid,
  alertId: Uuid,
  at: Timestamp,
  recordedAt: Timestamp,
  actor: Actor,
  text: z.string(),
});
export type AlertNote = z.output<typeof AlertNote>;

/** A deadline that runs, with what a list of reminders shows of its alert. */
export const DueAlert = z.extend(AlertDeadline, {
  alertId: Uuid,
  number: z.string(),
  alertState: AlertState,
  priority: AlertPriority,
  divisionCode: DivisionCode,
});
export type DueAlert = z.output<typeof DueAlert>;

export const listAlertTimeline = operation({
  ...read,
  id: 'alerts.timeline',
  method: 'GET',
  path: '/v1/alerts/{alertId}/timeline',
  summary: 'What happened to an alert, the oldest first',
  scope: 'alerts:read',
  callers: staffOfStation,
  parameters: z.object({ alertId: Uuid }),
  query: z.object({ ...pageQuery }),
  answers: { 200: pageOf(AlertTimelineEntry) },
  problems: [],
  personalData: 'masked',
  offline: { keep: 8 * 60 },
  requirements: ['WK-ALR-13'],
});

export const addAlertNote = operation({
  ...write,
  id: 'alerts.addNote',
  method: 'PUT',
  path: '/v1/alerts/{alertId}/notes/{noteId}',
  summary: 'Add a note to the timeline of an alert',
  scope: 'alerts:write',
  callers: staffOfStation,
  parameters: z.object({ alertId: Uuid, noteId: Uuid }),
  body: AlertNoteAddition,
  answers: { 201: AlertNote },
  problems: ['state-conflict'],
  concurrency: 'if-none-match',
  personalData: 'masked',
  emits: ['alert.noted'],
  offline: { queue: { lane: 'alert:{alertId}', after: ['alerts.receive'] } },
  requirements: ['WK-ALR-07', 'WK-ALR-13', 'WK-ALR-14', 'WK-ALR-20'],
});

export const listDueAlerts = operation({
  ...read,
  id: 'alerts.due',
  method: 'GET',
  path: '/v1/alert-deadlines',
  summary: 'Deadlines of alerts that run, the nearest first',
  scope: 'alerts:read',
  callers: staffOfStation,
  query: z.object({
    ...pageQuery,
    /** Only those that end before this time. */
    before: z.optional(Timestamp),
  }),
  answers: { 200: pageOf(DueAlert) },
  problems: [],
  offline: { keep: 8 * 60 },
  requirements: ['WK-ALR-15', 'WK-ALR-26'],
});

/** The operations of the timeline and the deadlines of alerts by their ids. */
export const alertTimelineOperations = {
  'alerts.timeline': listAlertTimeline,
  'alerts.addNote': addAlertNote,
  'alerts.due': listDueAlerts,
} as const;
