import * as z from 'zod/mini';
import { Actor } from './actor.ts';
import { alertCategories, alertChannels, alertOutcomes, alertPriorities, codesOf } from './alert-codes.ts';
import { AlertDeadline, alertTimeLimitIds } from './alert-deadlines.ts';
import { AlertState } from './alert-states.ts';
import { DivisionCode, Masked, openEnum, Telephone, Timestamp, Uuid, Version } from './field.ts';
import { GeoPoint, GivenGeoPoint } from './geo-point.ts';
import { GivenName } from './people.ts';

export const AlertPriority = openEnum(codesOf(alertPriorities));
export type AlertPriority = z.output<typeof AlertPriority>;
export const AlertCategory = openEnum(codesOf(alertCategories));
export type AlertCategory = z.output<typeof AlertCategory>;
export const AlertChannel = openEnum(codesOf(alertChannels));
export type AlertChannel = z.output<typeof AlertChannel>;
export const AlertOutcome = openEnum(codesOf(alertOutcomes));
export type AlertOutcome = z.output<typeof AlertOutcome>;

/** Where it is. `text` is the place as it was told; `point` is null as long as nobody has found it on the map. */
export const AlertPlace = z.looseObject({
  divisionCode: DivisionCode,
  text: z.string(),
  point: z.nullable(GeoPoint),
  premisesId: z.nullable(Uuid),
});
export type AlertPlace = z.output<typeof AlertPlace>;

/** Who called, masked. Null members were not told. */
export const AlertReporter = z.looseObject({ name: z.nullable(Masked), telephone: z.nullable(Masked) });
export type AlertReporter = z.output<typeof AlertReporter>;

/** A unit that was sent to an alert. Its times are those of the moves, not of a device that follows it. */
export const AssignedUnit = z.looseObject({
  unitId: Uuid,
  label: z.string(),
  assignedAt: Timestamp,
  departedAt: z.nullable(Timestamp),
  arrivedAt: z.nullable(Timestamp),
  releasedAt: z.nullable(Timestamp),
});
export type AssignedUnit = z.output<typeof AssignedUnit>;

/** How an alert was closed: by an outcome where it was resolved, by a reason otherwise. */
export const AlertClosing = z.looseObject({
  outcome: z.nullable(AlertOutcome),
  note: z.string(),
  photographIds: z.array(Uuid),
  mediationId: z.nullable(Uuid),
  at: Timestamp,
  by: Actor,
});
export type AlertClosing = z.output<typeof AlertClosing>;

/** An alert of another station that this one became, or came from. */
export const AlertLink = z.looseObject({ stationId: Uuid, alertId: Uuid });
export type AlertLink = z.output<typeof AlertLink>;

/**
 * What the supervisors of a station look after: the oldest deadline of an open alert that passed unmet, by its limit, and since
 * when. It names an alert that waits, never who is late.
 */
export const AlertEscalation = z.looseObject({ limit: openEnum(alertTimeLimitIds), at: Timestamp });
export type AlertEscalation = z.output<typeof AlertEscalation>;

/**
 * An alert. `summary` and `description` are free text, in which people may be named: reading them is logged like any
 * personal data, and no event holds them. Identity and telephone numbers in a description are masked. The times of states are
 * null where the state was not reached since the alert was received or reopened.
 */
export const Alert = z.looseObject({
  id: Uuid,
  version: Version,
  stationId: Uuid,
  /** The number that people use, unique at the station. */
  number: z.string(),
  state: AlertState,
  stateSince: Timestamp,
  priority: AlertPriority,
  category: AlertCategory,
  channel: AlertChannel,
  summary: z.string(),
  description: z.nullable(z.string()),
  /** The whole description, to be revealed, where numbers in it are masked; null where none is. */
  wholeDescription: z.optional(z.nullable(Masked)),
  place: AlertPlace,
  reporter: z.nullable(AlertReporter),
  occurredAt: z.nullable(Timestamp),
  receivedAt: Timestamp,
  acknowledgedAt: z.nullable(Timestamp),
  dispatchedAt: z.nullable(Timestamp),
  enRouteAt: z.nullable(Timestamp),
  onSceneAt: z.nullable(Timestamp),
  closedAt: z.nullable(Timestamp),
  archivedAt: z.nullable(Timestamp),
  units: z.array(AssignedUnit),
  deadlines: z.array(AlertDeadline),
  /** The nearest end of a deadline that runs; null where none does. */
  nextDueAt: z.nullable(Timestamp),
  /** Null where no deadline is over; absent from a server that does not escalate yet. */
  escalation: z.optional(z.nullable(AlertEscalation)),
  closing: z.nullable(AlertClosing),
  duplicateOfId: z.nullable(Uuid),
  transferredTo: z.nullable(AlertLink),
  transferredFrom: z.nullable(AlertLink),
  /** The group of alerts of the same place or matter that it belongs to. */
  repeatId: z.nullable(Uuid),
});
export type Alert = z.output<typeof Alert>;

const GivenPlace = z.object({
  divisionCode: DivisionCode,
  text: z.string().check(z.minLength(1), z.maxLength(200)),
  point: z.nullable(GivenGeoPoint),
  premisesId: z.nullable(Uuid),
});
const GivenReporter = z.object({ name: z.nullable(GivenName), telephone: z.nullable(Telephone) });
const Summary = z.string().check(z.minLength(1), z.maxLength(200));
const Description = z.nullable(z.string().check(z.maxLength(4000)));

/** An alert as it is taken in; the reporter's name and telephone are plain. */
export const AlertIntake = z.object({
  /** The station that has to see to it; that of the caller when absent. */
  stationId: z.optional(Uuid),
  priority: AlertPriority,
  category: AlertCategory,
  channel: AlertChannel,
  summary: Summary,
  description: Description,
  place: GivenPlace,
  reporter: z.nullable(GivenReporter),
  occurredAt: z.nullable(Timestamp),
  /** When the call was taken; one that is later than the server's receipt counts as that. */
  receivedAt: Timestamp,
});
export type AlertIntake = z.output<typeof AlertIntake>;

/** A merge patch of what is known about an alert. */
export const AlertChange = z.object({
  priority: z.optional(AlertPriority),
  category: z.optional(AlertCategory),
  summary: z.optional(Summary),
  description: z.optional(Description),
  place: z.optional(z.partial(GivenPlace)),
  reporter: z.optional(z.nullable(z.partial(GivenReporter))),
  occurredAt: z.optional(z.nullable(Timestamp)),
});
export type AlertChange = z.output<typeof AlertChange>;
