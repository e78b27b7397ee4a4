import * as z from 'zod/mini';
import { Actor } from './actor.ts';
import { AlertCategory, AlertPriority } from './alert.ts';
import { AlertState } from './alert-states.ts';
import { openEnum, Timestamp, Uuid, Version } from './field.ts';
import { operation, read, write } from './operation.ts';
import { pageOf, pageQuery } from './page.ts';
import { FilterCode, repeatable } from './repeatable.ts';
import { staffOfStation } from './role.ts';
import { stateMachine } from './state-machine.ts';

const stateNames = ['written', 'taken-over'] as const;

/** The most alerts that one shift hands to the next. */
export const mostHandedOver = 200;

/** The life of a note between shifts. */
export const shiftHandoverStates = stateMachine({
  resource: 'shift-handover',
  states: stateNames,
  initial: 'written',
  starts: [],
  moves: {
    takeOver: {
      from: ['written'],
      to: 'taken-over',
      operation: 'shiftHandovers.takeOver',
      needs: ['another-person'],
      starts: [],
    },
  },
});

const Remark = z.nullable(z.string().check(z.minLength(1), z.maxLength(500)));

/** An alert that goes on in the next shift, as it stands now. */
export const HandedAlert = z.looseObject({
  alertId: Uuid,
  number: z.string(),
  state: AlertState,
  priority: AlertPriority,
  category: AlertCategory,
  remark: z.nullable(z.string()),
});
export type HandedAlert = z.output<typeof HandedAlert>;

/**
 * What one shift tells the next. `note` and remarks are free text, in which people may be named: reading them is logged
 * like any personal data.
 */
export const ShiftHandover = z.looseObject({
  id: Uuid,
  version: Version,
  stationId: Uuid,
  state: openEnum(stateNames),
  shiftStart: Timestamp,
  shiftEnd: Timestamp,
  note: z.string(),
  alerts: z.array(HandedAlert).check(z.maxLength(mostHandedOver)),
  writtenAt: Timestamp,
  writtenBy: Actor,
  takenOverAt: z.nullable(Timestamp),
  takenOverBy: z.nullable(Actor),
});
export type ShiftHandover = z.output<typeof ShiftHandover>;

const Note = z.string().check(z.minLength(1), z.maxLength(4000));
const Alerts = z.array(z.object({ alertId: Uuid, remark: Remark })).check(z.maxLength(mostHandedOver));

/** A note as it is written, at the station of the caller. */
export const ShiftHandoverCreation = z.object({
  shiftStart: Timestamp,
  shiftEnd: Timestamp,
  note: Note,
  alerts: Alerts,
});
export type ShiftHandoverCreation = z.output<typeof ShiftHandoverCreation>;

/** A merge patch of a note; `alerts` stands for the whole list. */
export const ShiftHandoverChange = z.object({
  shiftStart: z.optional(Timestamp),
  shiftEnd: z.optional(Timestamp),
  note: z.optional(Note),
  alerts: z.optional(Alerts),
});
export type ShiftHandoverChange = z.output<typeof ShiftHandoverChange>;

const HandoverId = z.object({ handoverId: Uuid });
const dutyStaff = { officer: 'same-station', 'duty-officer': 'same-station', supervisor: 'same-station' } as const;

export const listShiftHandovers = operation({
  ...read,
  id: 'shiftHandovers.list',
  method: 'GET',
  path: '/v1/shift-handovers',
  summary: 'Notes between shifts, the newest shift first',
  scope: 'alerts:read',
  callers: staffOfStation,
  query: z.object({ ...pageQuery, state: repeatable(FilterCode) }),
  answers: { 200: pageOf(ShiftHandover) },
  problems: [],
  personalData: 'masked',
  offline: { keep: 8 * 60 },
  requirements: ['WK-SHF-01'],
});

export const getShiftHandover = operation({
  ...read,
  id: 'shiftHandovers.get',
  method: 'GET',
  path: '/v1/shift-handovers/{handoverId}',
  summary: 'A note between shifts, with its alerts as they stand now',
  scope: 'alerts:read',
  callers: staffOfStation,
  parameters: HandoverId,
  answers: { 200: ShiftHandover },
  problems: [],
  personalData: 'masked',
  offline: { keep: 8 * 60 },
  requirements: ['WK-SHF-01'],
});

export const writeShiftHandover = operation({
  ...write,
  id: 'shiftHandovers.write',
  method: 'PUT',
  path: '/v1/shift-handovers/{handoverId}',
  summary: 'Write a note for the next shift',
  scope: 'alerts:write',
  callers: dutyStaff,
  parameters: HandoverId,
  body: ShiftHandoverCreation,
  answers: { 201: ShiftHandover },
  problems: [],
  concurrency: 'if-none-match',
  personalData: 'masked',
  emits: ['shift-handover.written'],
  offline: {},
  requirements: ['WK-SHF-02', 'WK-SHF-03'],
});

export const changeShiftHandover = operation({
  ...write,
  id: 'shiftHandovers.change',
  method: 'PATCH',
  path: '/v1/shift-handovers/{handoverId}',
  summary: 'Change a note that nobody has taken over yet',
  scope: 'alerts:write',
  callers: dutyStaff,
  parameters: HandoverId,
  body: ShiftHandoverChange,
  answers: { 200: ShiftHandover },
  problems: ['state-conflict'],
  concurrency: 'if-match',
  personalData: 'masked',
  emits: ['shift-handover.changed'],
  offline: {},
  requirements: ['WK-SHF-02', 'WK-SHF-03', 'WK-SHF-04'],
});

export const takeOverShift = operation({
  ...write,
  id: 'shiftHandovers.takeOver',
  method: 'POST',
  path: '/v1/shift-handovers/{handoverId}/takeover',
  summary: 'Take a shift over: the note was read',
  scope: 'alerts:write',
  callers: dutyStaff,
  parameters: HandoverId,
  answers: { 200: ShiftHandover },
  problems: ['state-conflict'],
  concurrency: 'if-match',
  personalData: 'masked',
  emits: ['shift-handover.taken-over'],
  offline: {},
  requirements: ['WK-SHF-05'],
});

/** The operations of notes between shifts by their ids. */
export const shiftHandoversOperations = {
  'shiftHandovers.list': listShiftHandovers,
  'shiftHandovers.get': getShiftHandover,
  'shiftHandovers.write': writeShiftHandover,
  'shiftHandovers.change': changeShiftHandover,
  'shiftHandovers.takeOver': takeOverShift,
} as const;
