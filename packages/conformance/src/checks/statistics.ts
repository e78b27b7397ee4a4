import { hazardStates } from '@wardkit/contract/hazards';
import { StatisticsTable } from '@wardkit/contract/statistics';
import { smallestShownCount } from '@wardkit/contract/suppress-small-cells';
import type * as z from 'zod/mini';
import { type Check, checks } from '../engine/check.ts';
import type { Context } from '../engine/context.ts';
import { everyOf, expect } from '../engine/violation.ts';
import { bodyOf } from './body.ts';
import { expectRefusal } from './refusal.ts';

type Table = z.output<typeof StatisticsTable>;
type Count = Table['total'];

const needs = { operations: ['statistics.count'] };
const years = { from: '2024-01-01', to: '2026-12-31' };
const byState = { module: 'hazards', rows: 'state', ...years };
const crossed = { module: 'hazards', rows: 'state', columns: 'severity', ...years };
const byCommunity = { module: 'doorplates', rows: 'community', columns: 'state', ...years };

function ask(context: Context, query: Record<string, string>) {
  return context.callerOf('statistics.count').call('statistics.count', { query });
}

async function table(context: Context, query: Record<string, string>): Promise<Table> {
  return bodyOf(await ask(context, query), StatisticsTable);
}

/** Every count of a table. */
function countsOf({ total, columns, rows }: Table): readonly Count[] {
  return [total, ...columns.map((column) => column.total), ...rows.flatMap((row) => [row.total, ...row.cells])];
}

/** The sums of a table: what adds up, and to what. */
function linesOf({ total, columns, rows }: Table): readonly { parts: readonly Count[]; sum: Count }[] {
  return [
    { parts: rows.map((row) => row.total), sum: total },
    ...(columns.length === 0 ? [] : [{ parts: columns.map((column) => column.total), sum: total }]),
    ...(columns.length === 0 ? [] : rows.map((row) => ({ parts: row.cells, sum: row.total }))),
    ...columns.map((column, at) => ({ parts: rows.flatMap((row) => row.cells[at] ?? []), sum: column.total })),
  ];
}

const small = ({ count }: Count) => count !== null && count > 0 && count < smallestShownCount;

/** One rule, looked at in a table by state, a cross-table and one of communities. */
function tableCheck(requirement: Check['requirement'], title: string, look: (told: Table) => void): Check {
  return {
    requirement,
    title,
    needs,
    run: (context) =>
      everyOf(
        [byState, crossed, byCommunity],
        ({ module, rows }) => `${module} by ${rows}`,
        async (query) => look(await table(context, query)),
      ),
  };
}

export const statisticsChecks = checks([
  tableCheck('WK-STA-01', 'what is shown of a table adds up, so that each record counts once', (told) => {
    for (const { parts, sum } of linesOf(told)) {
      if (sum.count === null || parts.some(({ count }) => count === null)) continue;
      const added = parts.reduce((one, { count }) => one + (count ?? 0), 0);
      expect(added === sum.count, `${added} in sum`, String(sum.count));
    }
    expect(told.timeZone.length > 0 && told.countedBy.length > 0, 'the zone and what counts', 'none');
  }),
  tableCheck('WK-STA-02', 'no cell of a cross-table and no total of a community is 1 to 4', (told) => {
    const parts = told.rows.flatMap((row) => row.cells);
    const totals = told.rowDimension === 'community' ? told.rows.map((row) => row.total) : [];
    const shown = [...parts, ...totals].filter(small).length;
    expect(shown === 0, 'no small count', `${shown} of them`);
  }),
  tableCheck(
    'WK-STA-03',
    'what is not shown of a shown total of 5 or more adds up to 5 or more, and is never one alone',
    (told) => {
      for (const { parts, sum } of linesOf(told)) {
        const hidden = parts.filter(({ count }) => count === null);
        if (sum.count === null || sum.count < smallestShownCount || hidden.length === 0) continue;
        const left = sum.count - parts.reduce((one, { count }) => one + (count ?? 0), 0);
        expect(hidden.length > 1, 'more than one count that is not shown', 'one alone');
        expect(left >= smallestShownCount, '5 or more in what is not shown', String(left));
      }
    },
  ),
  tableCheck('WK-STA-04', 'the totals that cover the station are shown', (told) => {
    const whole = [
      told.total,
      ...(told.rowDimension === 'community' ? [] : told.rows.map((row) => row.total)),
      ...told.columns.map((column) => column.total),
    ];
    const hidden = whole.filter(({ count }) => count === null).length;
    expect(hidden === 0, 'every total of the station', `${hidden} not shown`);
  }),
  tableCheck('WK-STA-05', 'what is not shown is null and suppressed, anything else a number', (told) => {
    const wrong = countsOf(told).filter(({ count, suppressed }) => (count === null) !== suppressed).length;
    expect(wrong === 0, 'null with suppressed and only there', `${wrong} others`);
  }),
  {
    requirement: 'WK-STA-06',
    title: 'an unknown module or dimension, two of area, two of period, and a table too large are refused',
    needs,
    run: (context) =>
      everyOf(
        [
          { ...byState, module: 'people' },
          { ...byState, rows: 'officer' },
          { ...byState, rows: 'station', columns: 'community' },
          { ...byState, rows: 'month', columns: 'week' },
          { ...byState, rows: 'day' },
          { ...byState, columns: 'day', from: '2026-01-01', to: '2026-02-28' },
        ],
        (query) => Object.values(query).slice(0, 3).join(' '),
        async (query) => expectRefusal(await ask(context, query), 'invalid-input'),
      ),
  },
  {
    requirement: 'WK-STA-07',
    title: 'a table of communities counts whole calendar periods and no days',
    needs,
    run: (context) =>
      everyOf(
        [
          { ...byCommunity, from: '2026-01-02', to: '2026-01-31' },
          { ...byCommunity, from: '2026-01-01', to: '2026-01-30' },
          { ...byCommunity, columns: 'day', from: '2026-11-02', to: '2026-11-08' },
        ],
        ({ from, to }) => `${from} to ${to}`,
        async (query) => expectRefusal(await ask(context, query), 'invalid-input'),
      ),
  },
  {
    requirement: 'WK-STA-08',
    title: 'codes come in the order of the contract, periods and communities by their keys, and each has its row',
    needs,
    async run(context) {
      const states = (await table(context, byState)).rows.map(({ key }) => key);
      const due = hazardStates.states as readonly string[];
      expect(states.slice(0, due.length).join() === due.join(), due.join(', '), states.join(', '));
      const months = (await table(context, { ...byState, rows: 'month', from: '2026-01-01' })).rows.map(
        ({ key }) => key,
      );
      const all = Array.from({ length: 12 }, (_, at) => `2026-${String(at + 1).padStart(2, '0')}-01`);
      expect(months.join() === all.join(), 'each month', months.join(', '));
      const communities = (await table(context, byCommunity)).rows.map(({ key }) => key);
      expect(communities.join() === [...communities].sort().join(), 'communities by their codes', 'another order');
    },
  },
  {
    requirement: 'WK-STA-09',
    title: 'no module is cut by a person, an officer or a unit',
    needs,
    run: (context) =>
      everyOf(
        ['hazards', 'rental-checks', 'stays', 'doorplates'].flatMap((module) =>
          ['person', 'officer', 'checkedBy', 'unit', 'assignedTo'].map((rows) => ({ ...byState, module, rows })),
        ),
        ({ module, rows }) => `${module} by ${rows}`,
        async (query) => expectRefusal(await ask(context, query), 'invalid-input'),
      ),
  },
]);
