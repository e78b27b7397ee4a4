import * as z from 'zod/mini';
import { LocalDate, Timestamp, Uuid } from './field.ts';
import { operation, read } from './operation.ts';
import { staffOfStation } from './role.ts';
import { StatisticsTable } from './statistics.ts';

/** The periods of which a bulletin is made, the shortest first. Weeks begin on Monday. */
export const bulletinPeriods = ['day', 'week', 'month'] as const;

/**
 * A station's bulletin of its alerts, for a noticeboard or a meeting: counts by kind, area and hour, and no alert, person,
 * place of an alert or unit. The tables are those of `statistics.count`, so that small cells are hidden by the same rule.
 */
export const AlertBulletin = z.looseObject({
  stationId: Uuid,
  period: z.string(),
  from: LocalDate,
  /** The last day that counts. */
  to: LocalDate,
  timeZone: z.string(),
  countedAt: Timestamp,
  /** Whether the period is over: the counts of one that is not will change. */
  complete: z.boolean(),
  received: z.int().check(z.minimum(0)),
  /** Of those received, how many are closed by now. */
  closed: z.int().check(z.minimum(0)),
  /** Received in the period before, of the same kind. */
  receivedBefore: z.int().check(z.minimum(0)),
  byCategory: StatisticsTable,
  byPriority: StatisticsTable,
  /** By community. Null for a day, in whose few alerts of an area somebody could be recognised. */
  byArea: z.nullable(StatisticsTable),
  /** By the hour of the day, `00` to `23`. */
  byHour: StatisticsTable,
});
export type AlertBulletin = z.output<typeof AlertBulletin>;

export const getAlertBulletin = operation({
  ...read,
  id: 'alertBulletins.get',
  method: 'GET',
  path: '/v1/alert-bulletins/{period}/{from}',
  summary: 'The bulletin of a day, a week or a month by its first day',
  scope: 'alerts:read',
  callers: staffOfStation,
  parameters: z.object({
    /** One of {@link bulletinPeriods}. */
    period: z.string().check(z.regex(new RegExp(`^(${bulletinPeriods.join('|')})$`))),
    from: LocalDate,
  }),
  query: z.object({
    /** That of the caller when absent. */
    stationId: z.optional(Uuid),
  }),
  answers: { 200: AlertBulletin },
  problems: [],
  offline: { keep: 24 * 60 },
  requirements: ['WK-BUL-01', 'WK-BUL-02', 'WK-BUL-03', 'WK-BUL-04'],
});

/** The operations of bulletins by their ids. */
export const alertBulletinsOperations = {
  'alertBulletins.get': getAlertBulletin,
} as const;
