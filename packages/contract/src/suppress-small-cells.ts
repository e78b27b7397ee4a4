import { type CountEdge, cheapestRound, stepsOf } from './cell-cycle.ts';

/** Counts below this, and above 0, are small. */
export const smallestShownCount = 5;

/** A table of counts with its totals. `cells` are rows of columns; without columns each row is empty. */
export interface CountTable {
  readonly cells: readonly (readonly number[])[];
  readonly rowTotals: readonly number[];
  readonly columnTotals: readonly number[];
  readonly total: number;
}

/** Which totals cover one whole station or more: those are always shown. */
export interface WholeStation {
  readonly rowTotals: boolean;
  readonly columnTotals: boolean;
  readonly total: boolean;
}

/** A count as it is answered. */
export interface ShownCount {
  readonly count: number | null;
  readonly suppressed: boolean;
}

/** A table as it is answered. */
export interface SuppressedTable {
  readonly cells: readonly (readonly ShownCount[])[];
  readonly rowTotals: readonly ShownCount[];
  readonly columnTotals: readonly ShownCount[];
  readonly total: ShownCount;
}

/**
 * Hides the small counts of a table, and so much else that none of them can be computed from what is shown.
 *
 * A count of 1 to 4 is hidden, unless it is a total of a whole station. For each hidden count the complement is hidden
 * with it: the counts, as small as possible and zeros last, that would change with it if all sums stayed. Where the total
 * of a line is shown and is 5 or more, what is hidden in the line adds up to 5 or more, since that sum can be computed.
 * What the totals of a whole station tell by themselves can't be kept from anybody.
 *
 * @param table counts that add up to their totals
 * @param whole totals that are always shown, because they cover a whole station
 * @throws {RangeError} where a count is no natural number or the counts do not add up
 * @example
 * const table = { cells: [[3, 9], [8, 7]], rowTotals: [12, 15], columnTotals: [11, 16], total: 27 };
 * suppressSmallCells(table, { rowTotals: true, columnTotals: true, total: true }).cells // all four suppressed
 */
export function suppressSmallCells(table: CountTable, whole: WholeStation): SuppressedTable {
  refuseWrongSums(table);
  const grid = gridOf(table, whole);
  const lines = linesOf(grid);
  const edges = [...new Set(lines.flat())];
  const steps = stepsOf(edges);
  const settled = new Set<CountEdge>();
  for (;;) {
    const open = edges.find((edge) => edge.hidden && !settled.has(edge));
    if (open !== undefined) {
      // All counts of a round that is hidden can change with it.
      for (const edge of [open, ...(cheapestRound(steps, open) ?? [])]) {
        edge.hidden = true;
        settled.add(edge);
      }
    } else if (!lines.some(hideIntoSmallSum)) {
      return answerOf(grid);
    }
  }
}

interface Grid {
  readonly cells: readonly (readonly CountEdge[])[];
  readonly rowTotals: readonly CountEdge[];
  readonly columnTotals: readonly CountEdge[];
  readonly total: CountEdge;
}

/** The nodes are the rows, the line of the columns' totals, the columns, and the line of the rows' totals. */
function gridOf({ cells, rowTotals, columnTotals, total }: CountTable, whole: WholeStation): Grid {
  const lastRow = rowTotals.length;
  const lastColumn = lastRow + 1 + columnTotals.length;
  // Without columns a row has no cells to add up: all rows are one node.
  const rowNode = (row: number): number => (columnTotals.length === 0 ? lastRow : row);
  const columnNode = (column: number): number => lastRow + 1 + column;
  const edge = (from: number, to: number, count: number, fixed: boolean): CountEdge => ({
    from,
    to,
    count,
    fixed,
    hidden: !fixed && count > 0 && count < smallestShownCount,
  });
  return {
    cells: cells.map((counts, row) =>
      counts.map((count, column) => edge(rowNode(row), columnNode(column), count, false)),
    ),
    rowTotals: rowTotals.map((count, row) => edge(lastColumn, rowNode(row), count, whole.rowTotals)),
    columnTotals: columnTotals.map((count, column) => edge(columnNode(column), lastRow, count, whole.columnTotals)),
    total: edge(lastRow, lastColumn, total, whole.total),
  };
}

/** Every sum of the table: the counts, and their total as the last. */
function linesOf({ cells, rowTotals, columnTotals, total }: Grid): CountEdge[][] {
  const rows = columnTotals.length === 0 ? [] : rowTotals.map((sum, row) => [...(cells[row] ?? []), sum]);
  const columns = columnTotals.map((sum, column) => [...cells.flatMap((counts) => counts[column] ?? []), sum]);
  const margins =
    columnTotals.length === 0
      ? [[...rowTotals, total]]
      : [
          [...rowTotals, total],
          [...columnTotals, total],
        ];
  return [...rows, ...columns, ...margins];
}

/** Hides one more count where what is hidden of a shown total is a small sum; false where nothing more was hidden. */
function hideIntoSmallSum(line: readonly CountEdge[]): boolean {
  const total = line.at(-1);
  const parts = line.slice(0, -1);
  const hidden = parts.filter((edge) => edge.hidden);
  if (total === undefined || total.hidden || total.count < smallestShownCount || hidden.length === 0) return false;
  if (hidden.reduce((sum, edge) => sum + edge.count, 0) >= smallestShownCount) return false;
  const shown = parts.filter((edge) => !edge.hidden && !edge.fixed && edge.count > 0);
  const [least] = shown.sort((one, other) => one.count - other.count);
  if (least !== undefined) least.hidden = true;
  return least !== undefined;
}

function answerOf(grid: Grid): SuppressedTable {
  const shown = ({ hidden, count }: CountEdge): ShownCount => ({ count: hidden ? null : count, suppressed: hidden });
  return {
    cells: grid.cells.map((counts) => counts.map(shown)),
    rowTotals: grid.rowTotals.map(shown),
    columnTotals: grid.columnTotals.map(shown),
    total: shown(grid.total),
  };
}

function refuseWrongSums({ cells, rowTotals, columnTotals, total }: CountTable): void {
  const sum = (counts: readonly number[]): number => counts.reduce((one, other) => one + other, 0);
  const all = [...cells.flat(), ...rowTotals, ...columnTotals, total];
  if (!all.every((count) => Number.isSafeInteger(count) && count >= 0)) {
    throw new RangeError('a count is no natural number');
  }
  if (cells.length !== rowTotals.length || cells.some((counts) => counts.length !== columnTotals.length)) {
    throw new RangeError('a row has not as many cells as there are columns');
  }
  const addsUp =
    sum(rowTotals) === total &&
    (columnTotals.length === 0 ||
      (sum(columnTotals) === total && cells.every((counts, row) => sum(counts) === rowTotals[row]))) &&
    columnTotals.every((count, column) => sum(cells.map((counts) => counts[column] ?? 0)) === count);
  if (!addsUp) throw new RangeError('the cells do not add up to the totals');
}
