// Made from the operation records by `npm run client:generate`: change the record, not this file.

import type { QueryOf } from '@wardkit/contract/operation';
import { countStatistics as countStatisticsRecord, type StatisticsTable } from '@wardkit/contract/statistics';
import type { Bound } from './bound.ts';
import type { CallOptions } from './call-options.ts';
import type { CallPromise } from './call-promise.ts';
import type { ClientHandle } from './handle.ts';

/**
 * What {@link countStatistics} is asked with.
 * @example
 * const query: CountStatisticsQuery = {
 *   module: 'alerts',
 *   rows: 'community',
 *   columns: 'month',
 *   from: '2026-09-01',
 *   to: '2026-10-31',
 * };
 * const answer = await ward.statistics.count(query);
 */
export type CountStatisticsQuery = QueryOf<typeof countStatisticsRecord>;

/**
 * Counts of a module by area, period or code.
 * Scope `statistics:read`.
 * @example
 * const answer = await ward.statistics.count({
 *   module: 'alerts',
 *   rows: 'community',
 *   columns: 'month',
 *   from: '2026-09-01',
 *   to: '2026-10-31',
 * });
 */
export function countStatistics(
  handle: ClientHandle,
  query: CountStatisticsQuery,
  options?: CallOptions,
): CallPromise<StatisticsTable> {
  return handle.call(countStatisticsRecord, { query }, options);
}

/**
 * `ward.statistics`
 * @example
 * const statistics: StatisticsModule = statisticsModule(handle);
 * const answer = await statistics.count({
 *   module: 'alerts',
 *   rows: 'community',
 *   columns: 'month',
 *   from: '2026-09-01',
 *   to: '2026-10-31',
 * });
 */
export interface StatisticsModule {
  /** Counts of a module by area, period or code. */
  readonly count: Bound<typeof countStatistics>;
}

/**
 * The functions of this module over one client.
 * @example
 * const statistics = statisticsModule(handle);
 * const answer = await statistics.count({
 *   module: 'alerts',
 *   rows: 'community',
 *   columns: 'month',
 *   from: '2026-09-01',
 *   to: '2026-10-31',
 * });
 */
export function statisticsModule(handle: ClientHandle): StatisticsModule {
  return {
    count: (...rest) => countStatistics(handle, ...rest),
  };
}
