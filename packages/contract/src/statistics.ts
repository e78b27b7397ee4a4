import * as z from 'zod/mini';
import { DivisionCode, LocalDate, LocalizedText, openEnum, Timestamp } from './field.ts';
import { operation, read } from './operation.ts';
import { FilterCode, repeatable } from './repeatable.ts';

/** The dimensions that cut time, the shortest first. Weeks begin on Monday. */
export const periodDimensions = ['day', 'week', 'month', 'quarter', 'year'] as const;
/** The dimensions that cut the ground. A total of the last two is of less than a station. */
export const areaDimensions = ['station', 'township', 'community'] as const;
/** The dimensions of {@link areaDimensions} whose parts are smaller than a station. */
export const areasBelowStation = ['township', 'community'] as const;

/** What can be counted: by which time a record falls into a period, and by what it can be cut beside area and period. */
export interface StatisticsModule {
  readonly countedBy: string;
  readonly dimensions: readonly string[];
}

/** The modules that statistics count. No dimension is a person, an officer or a unit; `hour` is that of the day, `00` to `23`. */
export const statisticsModules = {
  alerts: { countedBy: 'receivedAt', dimensions: ['state', 'priority', 'category', 'channel', 'hour'] },
  'rental-checks': { countedBy: 'finishedAt', dimensions: ['state'] },
  hazards: { countedBy: 'observedAt', dimensions: ['state', 'severity'] },
  stays: { countedBy: 'startedOn', dimensions: ['state'] },
  doorplates: { countedBy: 'issuedAt', dimensions: ['state'] },
  /** Of `outcome`, `open` stands for what goes on. Settled of all with an outcome is the rate of success, never rounded up. */
  mediations: { countedBy: 'registeredAt', dimensions: ['state', 'kind', 'outcome'] },
} as const satisfies Record<string, StatisticsModule>;

/** A module of {@link statisticsModules}. */
export type StatisticsModuleName = keyof typeof statisticsModules;

/** The most rows, and the most columns, of a table. */
export const largestTable = { rows: 100, columns: 40 } as const;

/** One count; null and suppressed where it is not shown. */
export const StatisticsCount = z.looseObject({
  count: z.nullable(z.int().check(z.minimum(0))),
  suppressed: z.boolean(),
});
export type StatisticsCount = z.output<typeof StatisticsCount>;

/** What a row or column stands for: a code, a division code, or the first day of a period. */
const Heading = z.looseObject({ key: z.string(), label: z.nullable(LocalizedText), total: StatisticsCount });

/** A table of counts. `cells` stand in the order of `columns`; a table without columns has only totals. */
export const StatisticsTable = z.looseObject({
  module: openEnum(Object.keys(statisticsModules) as [StatisticsModuleName, ...StatisticsModuleName[]]),
  /** The time of a record by which it falls into a period. */
  countedBy: z.string(),
  from: LocalDate,
  /** The last day that counts. */
  to: LocalDate,
  timeZone: z.string(),
  countedAt: Timestamp,
  rowDimension: z.string(),
  columnDimension: z.nullable(z.string()),
  columns: z.array(Heading),
  rows: z.array(z.extend(Heading, { cells: z.array(StatisticsCount) })),
  total: StatisticsCount,
});
export type StatisticsTable = z.output<typeof StatisticsTable>;

export const countStatistics = operation({
  ...read,
  id: 'statistics.count',
  method: 'GET',
  path: '/v1/statistics',
  summary: 'Counts of a module by area, period or code',
  scope: 'statistics:read',
  callers: {
    mediator: 'same-station',
    officer: 'same-station',
    'duty-officer': 'same-station',
    'audit-reviewer': 'same-station',
    supervisor: 'same-station',
    administrator: 'same-station',
  },
  query: z.object({
    module: FilterCode,
    /** What the rows stand for: an area, a period, or a dimension of the module. */
    rows: FilterCode,
    /** What the columns stand for; totals only when absent. */
    columns: z.optional(FilterCode),
    /** The first day that counts. */
    from: LocalDate,
    /** The last day that counts. */
    to: LocalDate,
    /** Only what lies in these divisions. */
    area: repeatable(DivisionCode),
  }),
  answers: { 200: StatisticsTable },
  problems: [],
  offline: { keep: 24 * 60 },
  requirements: [
    'WK-STA-01',
    'WK-STA-02',
    'WK-STA-03',
    'WK-STA-04',
    'WK-STA-05',
    'WK-STA-06',
    'WK-STA-07',
    'WK-STA-08',
    'WK-STA-09',
  ],
});

/** The operations of statistics by their ids. */
export const statisticsOperations = {
  'statistics.count': countStatistics,
} as const;
