import * as z from 'zod/mini';
import { alertPriorities, codesOf } from './alert-codes.ts';
import { type AlertMove, alertStates } from './alert-states.ts';
import { openEnum, Timestamp } from './field.ts';

type Priority = keyof typeof alertPriorities;

/** A time limit of alerts as a row. Which moves start it stands in {@link alertStates}; one that runs starts no second time. */
export interface AlertTimeLimitRow {
  /** The moves that meet it. Any other move that closes or reopens the alert stops it, save what this move starts. */
  readonly metBy: readonly AlertMove[];
  /** Seconds from its start, by priority. A priority of a later version has the limit of `normal`. */
  readonly seconds: Readonly<Record<Priority, number>>;
  /** How long before its end it is reminded of, in seconds. */
  readonly remindSeconds: number;
  readonly source: 'project default';
  /** The operation by which a station sets its own. */
  readonly configurableBy: 'alertTimeLimits.change';
}

const minute = 60;
const hour = 60 * minute;
const day = 24 * hour;
const byProject = { source: 'project default', configurableBy: 'alertTimeLimits.change' } as const;

/** The time limits of alerts by their ids, as long as a station has not set its own. No law names them. */
export const alertTimeLimits = {
  'alert-acknowledgement': {
    metBy: ['acknowledge', 'dispatch'],
    seconds: { immediate: minute, urgent: minute, normal: 3 * minute, low: 10 * minute },
    remindSeconds: 20,
    ...byProject,
  },
  'alert-dispatch': {
    metBy: ['dispatch'],
    seconds: { immediate: 2 * minute, urgent: 3 * minute, normal: 10 * minute, low: hour },
    remindSeconds: 30,
    ...byProject,
  },
  'alert-departure': {
    metBy: ['depart', 'arrive'],
    seconds: { immediate: 2 * minute, urgent: 5 * minute, normal: 15 * minute, low: hour },
    remindSeconds: 30,
    ...byProject,
  },
  'alert-arrival': {
    metBy: ['arrive'],
    seconds: { immediate: 8 * minute, urgent: 20 * minute, normal: 40 * minute, low: 4 * hour },
    remindSeconds: 2 * minute,
    ...byProject,
  },
  'alert-resolution': {
    metBy: ['resolve', 'declareUnfounded'],
    seconds: { immediate: 12 * hour, urgent: 12 * hour, normal: day, low: 3 * day },
    remindSeconds: hour,
    ...byProject,
  },
  'alert-archiving': {
    metBy: ['archive'],
    seconds: { immediate: 3 * day, urgent: 3 * day, normal: 7 * day, low: 7 * day },
    remindSeconds: day,
    ...byProject,
  },
} as const satisfies Record<string, AlertTimeLimitRow>;

/** The id of a row of {@link alertTimeLimits}. */
export type AlertTimeLimitId = keyof typeof alertTimeLimits;

/** The ids of the rows of {@link alertTimeLimits}. */
export const alertTimeLimitIds = Object.keys(alertTimeLimits) as [AlertTimeLimitId, ...AlertTimeLimitId[]];

/** A deadline of one alert. It runs while `outcome` is null; `stopped` is one that nobody has to meet any more. */
export const AlertDeadline = z.looseObject({
  limit: openEnum(alertTimeLimitIds),
  startedAt: Timestamp,
  remindAt: Timestamp,
  dueAt: Timestamp,
  endedAt: z.nullable(Timestamp),
  outcome: z.nullable(openEnum(['met', 'met-late', 'stopped'])),
});
export type AlertDeadline = z.output<typeof AlertDeadline>;

/**
 * When a deadline ends and when it is reminded of. The reminder is never before the start.
 *
 * @param startedAt RFC 3339
 * @param priority a code of {@link alertPriorities}; another counts as `normal`
 * @example alertDeadlineOf(alertTimeLimits['alert-arrival'], '2026-11-22T06:19:00Z', 'urgent').dueAt // '2026-11-22T06:39:00.000Z'
 */
export function alertDeadlineOf(
  limit: Pick<AlertTimeLimitRow, 'seconds' | 'remindSeconds'>,
  startedAt: string,
  priority: string,
): { dueAt: string; remindAt: string } {
  const known = (codesOf(alertPriorities) as readonly string[]).includes(priority) ? (priority as Priority) : 'normal';
  const start = Date.parse(startedAt);
  const due = start + limit.seconds[known] * 1000;
  const remind = Math.max(start, due - limit.remindSeconds * 1000);
  return { dueAt: new Date(due).toISOString(), remindAt: new Date(remind).toISOString() };
}

/**
 * How a deadline stands at a time (RFC 3339): its outcome, or how near its end is.
 *
 * @example alertDeadlineStateAt(alert.deadlines[0], '2026-11-22T06:38:00Z') // 'due-soon'
 */
export function alertDeadlineStateAt(
  deadline: Pick<AlertDeadline, 'remindAt' | 'dueAt' | 'outcome'>,
  now: string,
): string {
  if (deadline.outcome !== null) return deadline.outcome;
  if (Date.parse(now) > Date.parse(deadline.dueAt)) return 'overdue';
  return Date.parse(now) >= Date.parse(deadline.remindAt) ? 'due-soon' : 'running';
}

/** What comes of a deadline that a move meets or stops at a time (RFC 3339). */
export function alertDeadlineOutcome(
  limit: Pick<AlertTimeLimitRow, 'metBy'>,
  dueAt: string,
  move: AlertMove,
  at: string,
): 'met' | 'met-late' | 'stopped' {
  if (!limit.metBy.includes(move)) return 'stopped';
  return Date.parse(at) <= Date.parse(dueAt) ? 'met' : 'met-late';
}

/** The limits that a move starts; `receive` is the intake. */
export function limitsStartedBy(move: AlertMove | 'receive'): readonly string[] {
  return move === 'receive' ? (alertStates.starts ?? []) : alertStates.moves[move].starts;
}
