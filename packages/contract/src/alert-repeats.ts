import * as z from 'zod/mini';
import { Actor } from './actor.ts';
import { AlertCategory, AlertPlace, AlertPriority } from './alert.ts';
import { AlertState } from './alert-states.ts';
import { closedEnum, DivisionCode, openEnum, Timestamp, Uuid, Version } from './field.ts';
import { operation, read, write } from './operation.ts';
import { pageOf, pageQuery } from './page.ts';
import { FilterCode, repeatable } from './repeatable.ts';
import { staffOfStation } from './role.ts';

/** The most alerts of a group. */
export const mostRepeated = 200;

/** An alert as a group shows it. */
export const RepeatedAlert = z.looseObject({
  alertId: Uuid,
  number: z.string(),
  state: AlertState,
  priority: AlertPriority,
  category: AlertCategory,
  receivedAt: Timestamp,
});
export type RepeatedAlert = z.output<typeof RepeatedAlert>;

/** Alerts of the same place or of the same matter. A group is never about a person, and groups are never ranked. */
export const AlertRepeat = z.looseObject({
  id: Uuid,
  version: Version,
  stationId: Uuid,
  basis: openEnum(['same-place', 'same-matter']),
  /** `proposed` by the server; somebody confirms it, or deletes it. */
  state: openEnum(['proposed', 'confirmed']),
  category: AlertCategory,
  place: AlertPlace,
  /** The newest first. */
  alerts: z.array(RepeatedAlert).check(z.maxLength(mostRepeated)),
  firstReceivedAt: Timestamp,
  lastReceivedAt: Timestamp,
  note: z.nullable(z.string()),
  /** Null where the server proposed it and nobody has confirmed it. */
  confirmedBy: z.nullable(Actor),
});
export type AlertRepeat = z.output<typeof AlertRepeat>;

const AlertIds = z.array(Uuid).check(z.minLength(2), z.maxLength(mostRepeated));
const Note = z.nullable(z.string().check(z.maxLength(1000)));

/** A group that somebody makes; it takes category and place from the newest alert and is confirmed. */
export const AlertRepeatCreation = z.object({
  basis: closedEnum(['same-place', 'same-matter'], 'a group on any other basis, such as a person, is refused'),
  alertIds: AlertIds,
  note: Note,
});
export type AlertRepeatCreation = z.output<typeof AlertRepeatCreation>;

/** A merge patch of a group; `alertIds` stands for the whole list. Any change confirms a proposed group. */
export const AlertRepeatChange = z.object({ alertIds: z.optional(AlertIds), note: z.optional(Note) });
export type AlertRepeatChange = z.output<typeof AlertRepeatChange>;

const RepeatId = z.object({ repeatId: Uuid });
const keepers = { officer: 'same-station', 'duty-officer': 'same-station', supervisor: 'same-station' } as const;

export const listAlertRepeats = operation({
  ...read,
  id: 'alertRepeats.list',
  method: 'GET',
  path: '/v1/alert-repeats',
  summary: 'Groups of repeated alerts, that with the newest alert first',
  scope: 'alerts:read',
  callers: staffOfStation,
  query: z.object({
    ...pageQuery,
    state: repeatable(FilterCode),
    category: repeatable(FilterCode),
    area: repeatable(DivisionCode),
    premisesId: z.optional(Uuid),
  }),
  answers: { 200: pageOf(AlertRepeat) },
  problems: [],
  offline: { keep: 8 * 60 },
  requirements: ['WK-ALR-21', 'WK-ALR-22'],
});

export const getAlertRepeat = operation({
  ...read,
  id: 'alertRepeats.get',
  method: 'GET',
  path: '/v1/alert-repeats/{repeatId}',
  summary: 'A group of repeated alerts',
  scope: 'alerts:read',
  callers: staffOfStation,
  parameters: RepeatId,
  answers: { 200: AlertRepeat },
  problems: [],
  offline: { keep: 8 * 60 },
  requirements: ['WK-ALR-21'],
});

export const createAlertRepeat = operation({
  ...write,
  id: 'alertRepeats.create',
  method: 'PUT',
  path: '/v1/alert-repeats/{repeatId}',
  summary: 'Put alerts of the same place or matter into a group',
  scope: 'alerts:write',
  callers: keepers,
  parameters: RepeatId,
  body: AlertRepeatCreation,
  answers: { 201: AlertRepeat },
  problems: ['state-conflict'],
  concurrency: 'if-none-match',
  emits: ['alert-repeat.created', 'alert.changed'],
  offline: {},
  requirements: ['WK-ALR-21', 'WK-ALR-23'],
});

export const changeAlertRepeat = operation({
  ...write,
  id: 'alertRepeats.change',
  method: 'PATCH',
  path: '/v1/alert-repeats/{repeatId}',
  summary: 'Confirm a group, or change what belongs to it',
  scope: 'alerts:write',
  callers: keepers,
  parameters: RepeatId,
  body: AlertRepeatChange,
  answers: { 200: AlertRepeat },
  problems: ['state-conflict'],
  concurrency: 'if-match',
  emits: ['alert-repeat.changed', 'alert.changed'],
  offline: {},
  requirements: ['WK-ALR-23', 'WK-ALR-37'],
});

export const deleteAlertRepeat = operation({
  ...write,
  id: 'alertRepeats.delete',
  method: 'DELETE',
  path: '/v1/alert-repeats/{repeatId}',
  summary: 'Dissolve a group; its alerts stay',
  scope: 'alerts:write',
  callers: keepers,
  parameters: RepeatId,
  answers: { 204: null },
  problems: [],
  concurrency: 'if-match',
  emits: ['alert-repeat.deleted', 'alert.changed'],
  offline: {},
  requirements: ['WK-ALR-23', 'WK-ALR-37'],
});

/** The operations of groups of repeated alerts by their ids. */
export const alertRepeatsOperations = {
  'alertRepeats.list': listAlertRepeats,
  'alertRepeats.get': getAlertRepeat,
  'alertRepeats.create': createAlertRepeat,
  'alertRepeats.change': changeAlertRepeat,
  'alertRepeats.delete': deleteAlertRepeat,
} as const;
