import type { StatisticsTable } from '@wardkit/contract/statistics';

/** How many disputes came to each outcome. */
export interface OutcomeCount {
  /** `settled`, `failed` …; a code of a later version too. */
  readonly outcome: string;
  readonly count: number;
}

/** Of the disputes that are closed, how many are settled. */
export interface SuccessRate {
  readonly received: number;
  readonly closed: number;
  readonly settled: number;
  /** Tenths of a percent, 0 to 1,000, never rounded up; null while nothing is closed. */
  readonly tenths: number | null;
  /** The outcomes of what is closed, the most frequent first. */
  readonly outcomes: readonly OutcomeCount[];
}

/**
 * The success rate by the counts of `statistics.count` with outcomes as rows; null where a count is withheld, since a rate
 * of the others would be a wrong one.
 * @example successRate(table)?.tenths // 948: 55 settled of 58 closed
 */
export function successRate(table: Pick<StatisticsTable, 'rows'>): SuccessRate | null {
  const counts = table.rows.map(({ key, total }) => ({ outcome: key, count: total.count }));
  if (counts.some(({ count }) => count === null)) return null;
  const known = counts as { outcome: string; count: number }[];
  const sum = (rows: readonly OutcomeCount[]) => rows.reduce((total, { count }) => total + count, 0);
  const ended = known.filter(({ outcome, count }) => outcome !== 'open' && count > 0);
  const closed = sum(ended);
  const settled = sum(ended.filter(({ outcome }) => outcome === 'settled'));
  return {
    received: sum(known),
    closed,
    settled,
    tenths: closed === 0 ? null : Math.floor((settled * 1000) / closed),
    outcomes: ended.sort((one, other) => other.count - one.count || (one.outcome < other.outcome ? -1 : 1)),
  };
}
