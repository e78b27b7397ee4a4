import * as z from 'zod/mini';
import { alertTimeLimitIds } from './alert-deadlines.ts';
import { openEnum, Uuid, Version } from './field.ts';
import { operation, read, write } from './operation.ts';
import { pageOf, pageQuery } from './page.ts';
import { staffOfStation } from './role.ts';

const longest = 30 * 24 * 60 * 60;
const Seconds = z.int().check(z.minimum(10), z.maximum(longest));
const byPriority = { immediate: Seconds, urgent: Seconds, normal: Seconds, low: Seconds };

/** A time limit as a station has it. `source` is `station` where its administrator has set it. */
export const AlertTimeLimit = z.looseObject({
  id: openEnum(alertTimeLimitIds),
  version: Version,
  stationId: Uuid,
  /** By priority, from 10 to 30 days. */
  seconds: z.looseObject(byPriority),
  remindSeconds: z.int(),
  source: openEnum(['project default', 'station']),
});
export type AlertTimeLimit = z.output<typeof AlertTimeLimit>;

/** A change of a time limit; null goes back to the project's default. */
export const AlertTimeLimitChange = z.object({
  seconds: z.optional(z.nullable(z.object(byPriority))),
  remindSeconds: z.optional(z.nullable(z.int().check(z.minimum(0), z.maximum(longest)))),
});
export type AlertTimeLimitChange = z.output<typeof AlertTimeLimitChange>;

export const listAlertTimeLimits = operation({
  ...read,
  id: 'alertTimeLimits.list',
  method: 'GET',
  path: '/v1/alert-time-limits',
  summary: 'The time limits of alerts at the own station',
  scope: 'alerts:read',
  callers: staffOfStation,
  query: z.object({ ...pageQuery }),
  answers: { 200: pageOf(AlertTimeLimit) },
  problems: [],
  offline: { keep: 24 * 60 },
  requirements: ['WK-ALR-17'],
});

export const changeAlertTimeLimit = operation({
  ...write,
  id: 'alertTimeLimits.change',
  method: 'PATCH',
  path: '/v1/alert-time-limits/{limitId}',
  summary: 'Set a time limit for the own station, or go back to the default',
  scope: 'alerts:write',
  callers: { administrator: 'same-station' },
  parameters: z.object({ limitId: z.string().check(z.minLength(1), z.maxLength(64)) }),
  body: AlertTimeLimitChange,
  answers: { 200: AlertTimeLimit },
  problems: [],
  concurrency: 'if-match',
  emits: ['alert-time-limit.changed'],
  offline: {},
  requirements: ['WK-ALR-17', 'WK-ALR-18'],
});

/** The operations of the time limits of alerts by their ids. */
export const alertTimeLimitsOperations = {
  'alertTimeLimits.list': listAlertTimeLimits,
  'alertTimeLimits.change': changeAlertTimeLimit,
} as const;
