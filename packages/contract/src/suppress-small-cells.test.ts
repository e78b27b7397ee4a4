import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { largestTable } from './statistics.ts';
import {
  type CountTable,
  type SuppressedTable,
  suppressSmallCells,
  type WholeStation,
} from './suppress-small-cells.ts';

const wholeStation: WholeStation = { rowTotals: true, columnTotals: true, total: true };
const byCommunity: WholeStation = { rowTotals: false, columnTotals: true, total: true };
const narrowed: WholeStation = { rowTotals: false, columnTotals: false, total: false };

function tableOf(cells: readonly (readonly number[])[]): CountTable {
  const sum = (counts: readonly number[]): number => counts.reduce((one, other) => one + other, 0);
  const rowTotals = cells.map(sum);
  const columnTotals = (cells[0] ?? []).map((_, column) => sum(cells.map((counts) => counts[column] ?? 0)));
  return { cells, rowTotals, columnTotals, total: sum(rowTotals) };
}

function byNumber(one: number | null, other: number | null): number {
  return (one ?? -1) - (other ?? -1);
}

/** The table as text: a dot for what is not shown, the totals after a bar. */
function draw({ cells, rowTotals, columnTotals, total }: SuppressedTable): string[] {
  const one = ({ count }: { count: number | null }): string => (count === null ? '.' : String(count));
  return [
    ...cells.map((counts, row) => `${counts.map(one).join(' ')} | ${one(rowTotals[row] ?? { count: null })}`),
    `${columnTotals.map(one).join(' ')} | ${one(total)}`,
  ];
}

describe('what is hidden', () => {
  const cases: [string, number[][], WholeStation, string[]][] = [
    [
      'nothing where no count is small; a zero is shown',
      [
        [0, 9],
        [8, 7],
      ],
      wholeStation,
      ['0 9 | 9', '8 7 | 15', '8 16 | 24'],
    ],
    [
      'a small count with the complement in its row, in its column, and where those meet',
      [
        [3, 9, 20],
        [8, 7, 20],
        [30, 30, 30],
      ],
      wholeStation,
      ['. . 20 | 32', '. . 20 | 35', '30 30 30 | 90', '41 46 70 | 157'],
    ],
    [
      '4 is small and 5 is not',
      [
        [5, 9],
        [8, 6],
      ],
      wholeStation,
      ['5 9 | 14', '8 6 | 14', '13 15 | 28'],
    ],
    [
      'small counts that complement each other, as their sum is not small',
      [
        [4, 4, 50],
        [4, 4, 60],
      ],
      wholeStation,
      ['. . 50 | 58', '. . 60 | 68', '8 8 110 | 126'],
    ],
    [
      'one more where the sum of what is hidden would be small',
      [
        [1, 1, 9, 30],
        [1, 1, 9, 30],
      ],
      wholeStation,
      ['. . . 30 | 41', '. . . 30 | 41', '2 2 18 60 | 82'],
    ],
    [
      'a zero where nothing else can be the complement',
      [
        [3, 0],
        [9, 7],
      ],
      wholeStation,
      ['. . | 3', '. . | 16', '12 7 | 19'],
    ],
    [
      'the small total of a community, and what would tell it',
      [
        [1, 2],
        [40, 50],
        [60, 70],
      ],
      byCommunity,
      ['. . | .', '. . | .', '60 70 | 130', '101 122 | 223'],
    ],
    [
      'every small total of an area below the station',
      [
        [1, 2],
        [0, 1],
      ],
      narrowed,
      ['. . | .', '0 . | .', '. . | .'],
    ],
  ];
  for (const [name, cells, whole, expected] of cases) {
    test(name, () => assert.deepEqual(draw(suppressSmallCells(tableOf(cells), whole)), expected));
  }

  test('without columns there are only totals: a station shows all, communities hide small ones by two', () => {
    const table = { cells: [[], [], []], rowTotals: [2, 30, 9], columnTotals: [], total: 41 };
    assert.deepEqual(draw(suppressSmallCells(table, wholeStation)), [' | 2', ' | 30', ' | 9', ' | 41']);
    assert.deepEqual(draw(suppressSmallCells(table, byCommunity)), [' | .', ' | 30', ' | .', ' | 41']);
  });

  test('a table that has no rows is answered as it is', () => {
    const table = { cells: [], rowTotals: [], columnTotals: [], total: 0 };
    assert.deepEqual(suppressSmallCells(table, wholeStation).total, { count: 0, suppressed: false });
  });

  test('counts that are none, or do not add up, are refused', () => {
    const good = tableOf([[5, 6]]);
    for (const bad of [
      { ...good, cells: [[5, 7]] },
      { ...good, cells: [[5]] },
      { ...good, total: 12 },
      { ...good, columnTotals: [6, 5] },
      tableOf([[-5, 6]]),
      tableOf([[5.5, 6]]),
    ]) {
      assert.throws(() => suppressSmallCells(bad, wholeStation), RangeError);
    }
  });

  test('a table as large as the contract allows shows no small count', () => {
    const cells = Array.from({ length: largestTable.rows }, (_, row) =>
      Array.from({ length: largestTable.columns }, (_, column) => (row * 31 + column * 17) % 13),
    );
    const shown = suppressSmallCells(tableOf(cells), byCommunity).cells.flat();
    assert.deepEqual([...new Set(shown.map(({ count }) => count))].sort(byNumber), [
      null,
      0,
      5,
      6,
      7,
      8,
      9,
      10,
      11,
      12,
    ]);
  });
});

describe('what can be computed from what is shown', () => {
  const anyTable = fc
    .tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 3 }))
    .chain(([rows, columns]) =>
      fc.array(fc.array(fc.integer({ min: 0, max: 6 }), { minLength: columns, maxLength: columns }), {
        minLength: rows,
        maxLength: rows,
      }),
    )
    .map(tableOf);
  const anyWhole = fc.constantFrom(wholeStation, byCommunity, narrowed);

  test('every small count is hidden unless a whole station shows it, and what is shown is true', () => {
    fc.assert(
      fc.property(anyTable, anyWhole, (table, whole) => {
        const answer = suppressSmallCells(table, whole);
        const check = (counts: readonly number[], shown: SuppressedTable['rowTotals'], always: boolean): void => {
          for (const [index, count] of counts.entries()) {
            const entry = shown[index];
            assert.equal(entry?.suppressed, entry?.count === null);
            if (always) assert.equal(entry?.count, count);
            else if (count > 0 && count < 5) assert.equal(entry?.count, null);
            else assert.ok(entry?.count === count || entry?.suppressed);
          }
        };
        table.cells.forEach((counts, row) => {
          check(counts, answer.cells[row] ?? [], false);
        });
        check(table.rowTotals, answer.rowTotals, whole.rowTotals);
        check(table.columnTotals, answer.columnTotals, whole.columnTotals);
        check([table.total], [answer.total], whole.total);
      }),
    );
  });

  test('another table of natural numbers shows the same and differs, for each cell that is hidden, if any table does', () => {
    fc.assert(
      fc.property(anyTable, anyWhole, (table, whole) => {
        const answer = suppressSmallCells(table, whole);
        const everythingHidden: SuppressedTable = {
          cells: table.cells.map((counts) => counts.map(() => ({ count: null, suppressed: true }))),
          rowTotals: table.rowTotals.map((count) => ({ count: whole.rowTotals ? count : null, suppressed: false })),
          columnTotals: table.columnTotals.map((count) => ({
            count: whole.columnTotals ? count : null,
            suppressed: false,
          })),
          total: { count: whole.total ? table.total : null, suppressed: false },
        };
        const kept = changeableCells(table, answer);
        const best = changeableCells(table, everythingHidden);
        answer.cells.flat().forEach(({ suppressed }, cell) => {
          if (suppressed) assert.equal(kept[cell], best[cell], `cell ${cell}`);
        });
      }),
      { numRuns: 200 },
    );
  });

  test('where a shown total is 5 or more, what is hidden of it adds up to 5 or more', () => {
    fc.assert(
      fc.property(anyTable, (table) => {
        const answer = suppressSmallCells(table, wholeStation);
        table.cells.forEach((counts, row) => {
          const hidden = counts.filter((_, column) => answer.cells[row]?.[column]?.suppressed);
          const sum = hidden.reduce((one, other) => one + other, 0);
          if ((table.rowTotals[row] ?? 0) >= 5) assert.ok(hidden.length === 0 || sum >= 5);
        });
      }),
    );
  });
});

/**
 * Which cells differ in some other table of natural numbers that shows the same. It is enough to try differences of 1: the
 * sums of a table are totally unimodular, so a larger difference is made of such.
 */
function changeableCells(table: CountTable, answer: SuppressedTable): boolean[] {
  const columns = table.columnTotals.length;
  const counts = table.cells.flat();
  const shown = answer.cells.flat();
  const changeable = counts.map(() => false);
  const sum = (differences: readonly number[]): number => differences.reduce((one, other) => one + other, 0);
  const fits = (differences: readonly number[]): boolean =>
    answer.rowTotals.every(
      ({ count }, row) => count === null || sum(differences.slice(row * columns, (row + 1) * columns)) === 0,
    ) &&
    answer.columnTotals.every(
      ({ count }, column) => count === null || sum(differences.filter((_, at) => at % columns === column)) === 0,
    ) &&
    (answer.total.count === null || sum(differences) === 0);
  const place = (differences: number[]): void => {
    const at = differences.length;
    if (at === counts.length) {
      if (fits(differences)) for (const [cell, by] of differences.entries()) if (by !== 0) changeable[cell] = true;
      return;
    }
    const choices = shown[at]?.suppressed ? [-1, 0, 1] : [0];
    for (const by of choices) if ((counts[at] ?? 0) + by >= 0) place([...differences, by]);
  };
  place([]);
  return changeable;
}
