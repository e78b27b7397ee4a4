import type { InputError } from '@wardkit/contract/problem';
import {
  areaDimensions,
  areasBelowStation,
  largestTable,
  type StatisticsTable,
  statisticsModules,
} from '@wardkit/contract/statistics';
import { type CountTable, type ShownCount, suppressSmallCells } from '@wardkit/contract/suppress-small-cells';
import { type RawBuilder, sql, type Transaction } from 'kysely';
import type { Schema } from '../database/schema.ts';
import { type Context, handlers } from '../http/handler.ts';
import { repeated } from '../http/page.ts';
import { RequestProblem } from '../http/request-problem.ts';
import {
  type CountedTable,
  countedTables,
  isOfWhole,
  isOfWholePeriods,
  isPeriod,
  periodsBetween,
  timeZone,
} from './statistics-dimensions.ts';

interface Question {
  readonly module: keyof typeof statisticsModules;
  readonly counted: CountedTable;
  readonly rows: string;
  readonly columns: string | null;
  readonly from: string;
  readonly to: string;
  readonly areas: readonly string[] | null;
}

interface CountedStation {
  readonly id: string;
  readonly name: string;
  readonly division_code: string;
}

/** What rows or columns stand for, in their order; `names` are those of divisions and stations. */
interface Headings {
  readonly keys: readonly string[];
  readonly names: ReadonlyMap<string, string>;
}

const isArea = (dimension: string) => (areaDimensions as readonly string[]).includes(dimension);
const isBelowStation = (dimension: string | null) =>
  dimension !== null && (areasBelowStation as readonly string[]).includes(dimension);

/** @throws {RequestProblem} `invalid-input` for a table that is not counted */
function questionOf({ query, language }: Pick<Context, 'language'> & { query: QueryOfCount }): Question {
  const errors: InputError[] = [];
  const fault = (parameter: string, code: string, en: string, zh: string) =>
    errors.push({ pointer: `#/query/${parameter}`, code, message: language === 'en' ? en : zh });
  const refuseFaults = () => {
    if (errors.length > 0) throw new RequestProblem('invalid-input', { errors });
  };
  const module = query.module as Question['module'];
  if (!Object.hasOwn(statisticsModules, module)) {
    fault('module', 'unknown', 'No module of this name is counted.', '没有可统计的这一模块。');
    throw new RequestProblem('invalid-input', { errors });
  }
  const counted = countedTables[module];
  if (counted === undefined) {
    // A table of zeros would tell that nothing happened, where this server only keeps no record of it.
    fault('module', 'not-served', 'This server keeps no records of this module.', '本服务不保存这一模块的记录。');
    throw new RequestProblem('invalid-input', { errors });
  }
  const columns = query.columns ?? null;
  for (const [parameter, dimension] of [
    ['rows', query.rows],
    ['columns', columns],
  ] as const) {
    if (dimension === null || isArea(dimension) || isPeriod(dimension) || Object.hasOwn(counted.codes, dimension)) {
      continue;
    }
    fault(parameter, 'unknown', 'The module has no such dimension.', '该模块没有这一维度。');
  }
  if (columns !== null) {
    const both = (is: (dimension: string) => boolean) => is(query.rows) && is(columns);
    if (both(isArea) || both(isPeriod) || query.rows === columns) {
      fault('columns', 'same-kind', 'Rows and columns are cut by different things.', '行与列须为不同种类的维度。');
    }
  }
  if (query.from > query.to) {
    fault('to', 'before-start', 'The last day lies before the first.', '结束日期早于开始日期。');
  }
  refuseFaults();
  const areas = repeated(query.area);
  if (areas !== null || isBelowStation(query.rows) || isBelowStation(columns)) {
    for (const [parameter, dimension] of [
      ['rows', query.rows],
      ['columns', columns],
    ] as const) {
      if (dimension !== 'day') continue;
      fault(parameter, 'too-fine', 'A table of areas is not cut by days.', '按区域统计时不能按日划分。');
    }
    if (!isOfWholePeriods(query.from, query.to)) {
      fault(
        'from',
        'no-whole-period',
        'A table of areas counts whole calendar weeks, months, quarters or years.',
        '按区域统计须为完整的周、月、季或年。',
      );
    }
  }
  refuseFaults();
  return { module, counted, rows: query.rows, columns, from: query.from, to: query.to, areas };
}

interface QueryOfCount {
  readonly module: string;
  readonly rows: string;
  readonly columns?: string | undefined;
  readonly from: string;
  readonly to: string;
  readonly area?: string | readonly string[] | undefined;
}

/** The key by which a kept count falls into a row or a column. */
function keyOf({ counted }: Question, dimension: string): RawBuilder<string> {
  if (Object.hasOwn(counted.codes, dimension)) return sql<string>`counted.codes->>${sql.lit(dimension)}`;
  if (dimension === 'station') return sql<string>`counted.station_id::text`;
  if (dimension === 'township') return sql<string>`left(counted.community_code, 9)`;
  if (dimension === 'community') return sql<string>`counted.community_code`;
  return sql<string>`to_char(date_trunc(${sql.lit(dimension)}, counted.starts_on::timestamp), 'YYYY-MM-DD')`;
}

interface Counted {
  readonly row: string;
  readonly column: string | null;
  readonly count: number;
}

/** Adds up what is kept, in one statement: by months where they are all that is asked for, and else by days. */
async function count(
  transaction: Transaction<Schema>,
  question: Question,
  stations: readonly string[],
): Promise<Counted[]> {
  const { module, rows, columns, from, to, areas } = question;
  const needsPlace = areas !== null || isBelowStation(rows) || isBelowStation(columns);
  const isFine = (dimension: string | null) => dimension === 'day' || dimension === 'week';
  const isOfMonths = isOfWhole('month', from, to) && !isFine(rows) && !isFine(columns);
  const within =
    areas === null ? sql`` : sql`and counted.community_code like any(${areas.map((area) => `${area}%`)}::text[])`;
  const { rows: found } = await sql<Counted>`
    select ${keyOf(question, rows)} as "row",
      ${columns === null ? sql`null::text` : keyOf(question, columns)} as "column", sum(counted.count)::integer as "count"
    from record_counts as counted
    where counted.station_id = any(${stations}::uuid[]) and counted.module = ${module}
      and counted.period = ${isOfMonths ? 'month' : 'day'}
      and counted.starts_on >= ${from}::date and counted.starts_on <= ${to}::date
      and ${needsPlace ? sql`counted.community_code <> ''` : sql`counted.community_code = ''`} ${within}
    group by 1, 2 having sum(counted.count) <> 0`.execute(transaction);
  return found;
}

/** The communities that lie in the stations' areas, in use or with records. */
async function communitiesOf(
  transaction: Transaction<Schema>,
  stations: readonly CountedStation[],
  areas: readonly string[] | null,
): Promise<{ code: string; name: string }[]> {
  const prefixes = stations.map((station) => `${station.division_code}%`);
  let rows = transaction
    .selectFrom('divisions')
    .select(['code', 'name'])
    .where('level', '=', 'community')
    .where('last_year', 'is', null)
    .where(sql<boolean>`code like any(${prefixes}::text[])`);
  if (areas !== null) rows = rows.where(sql<boolean>`code like any(${areas.map((area) => `${area}%`)}::text[])`);
  return rows.execute();
}

async function headingsOf(
  transaction: Transaction<Schema>,
  question: Question,
  dimension: string,
  stations: readonly CountedStation[],
  found: readonly string[],
  most: number,
): Promise<Headings> {
  const code = question.counted.codes[dimension];
  // A code that this version does not know has its records counted too, behind those that it knows.
  const withFound = (known: readonly string[]) => [...new Set([...known, ...[...found].sort()])];
  if (code !== undefined) return { keys: withFound(code.known), names: new Map() };
  if (isPeriod(dimension)) {
    return { keys: periodsBetween(dimension, question.from, question.to, most), names: new Map() };
  }
  if (dimension === 'station') {
    const inOrder = [...stations].sort((one, other) => (one.division_code < other.division_code ? -1 : 1));
    return { keys: inOrder.map(({ id }) => id), names: new Map(inOrder.map(({ id, name }) => [id, name])) };
  }
  const communities = await communitiesOf(transaction, stations, question.areas);
  if (dimension === 'community') {
    const names = new Map(communities.map(({ code, name }) => [code, name]));
    return { keys: [...new Set([...names.keys(), ...found])].sort(), names };
  }
  const codes = [...new Set([...communities.map((community) => community.code.slice(0, 9)), ...found])].sort();
  const townships =
    codes.length === 0
      ? []
      : await transaction
          .selectFrom('divisions')
          .select(['code', 'name'])
          .where('code', 'in', codes)
          .orderBy('first_year')
          .execute();
  return { keys: codes, names: new Map(townships.map(({ code, name }) => [code, name])) };
}

/** Whether a filter takes less than the whole of a station that it takes part of. */
function narrowsBelowStation(areas: readonly string[] | null, stations: readonly CountedStation[]): boolean {
  if (areas === null) return false;
  return stations.some(
    ({ division_code: code }) =>
      areas.some((area) => area.length > code.length && area.startsWith(code)) &&
      !areas.some((area) => code.startsWith(area)),
  );
}

/** Puts counts into a table that adds up. */
function tableOf(found: readonly Counted[], rows: readonly string[], columns: readonly string[]): CountTable {
  const rowAt = new Map(rows.map((key, at) => [key, at]));
  const columnAt = new Map(columns.map((key, at) => [key, at]));
  const cells = rows.map(() => columns.map(() => 0));
  const rowTotals = rows.map(() => 0);
  const columnTotals = columns.map(() => 0);
  let total = 0;
  for (const { row, column, count } of found) {
    const at = rowAt.get(row) ?? -1;
    const across = columnAt.get(column ?? '') ?? -1;
    total += count;
    rowTotals[at] = (rowTotals[at] ?? 0) + count;
    if (columns.length === 0) continue;
    columnTotals[across] = (columnTotals[across] ?? 0) + count;
    const cellsOfRow = cells[at];
    if (cellsOfRow !== undefined) cellsOfRow[across] = (cellsOfRow[across] ?? 0) + count;
  }
  return { cells, rowTotals, columnTotals, total };
}

function refuseLarge(parameter: 'rows' | 'columns', keys: readonly string[], { language }: Pick<Context, 'language'>) {
  const most = largestTable[parameter];
  if (keys.length <= most) return;
  const message =
    language === 'en'
      ? `A table has at most ${most} ${parameter}.`
      : `统计表的${parameter === 'rows' ? '行' : '列'}数不能超过 ${most}。`;
  throw new RequestProblem('invalid-input', {
    errors: [{ pointer: `#/query/${parameter}`, code: 'too-large', message }],
  });
}

export const statisticsHandlers = handlers<'statistics.count'>({
  'statistics.count': {
    fromReplica: true,
    async handle(context) {
      const { transaction, reach, now } = context;
      const question = questionOf(context);
      const stations = await transaction
        .selectFrom('stations')
        .select(['id', 'name', 'division_code'])
        .where('id', 'in', [...reach.stations])
        .execute();
      // What is too large is refused before it is counted.
      for (const parameter of ['rows', 'columns'] as const) {
        const dimension = question[parameter];
        if (dimension === null || !isPeriod(dimension)) continue;
        const { from, to } = question;
        refuseLarge(parameter, periodsBetween(dimension, from, to, largestTable[parameter]), context);
      }
      const found = await count(
        transaction,
        question,
        stations.map(({ id }) => id),
      );
      const rows = await headingsOf(
        transaction,
        question,
        question.rows,
        stations,
        found.map(({ row }) => row),
        largestTable.rows,
      );
      const columns =
        question.columns === null
          ? { keys: [], names: new Map<string, string>() }
          : await headingsOf(
              transaction,
              question,
              question.columns,
              stations,
              found.flatMap(({ column }) => column ?? []),
              largestTable.columns,
            );
      refuseLarge('rows', rows.keys, context);
      refuseLarge('columns', columns.keys, context);
      const isNarrow = narrowsBelowStation(question.areas, stations);
      const shown = suppressSmallCells(tableOf(found, rows.keys, columns.keys), {
        total: !isNarrow,
        rowTotals: !isNarrow && !isBelowStation(question.rows),
        columnTotals: !isNarrow && !isBelowStation(question.columns),
      });
      const codeOfStation = new Map(stations.map((station) => [station.id, station.division_code]));
      const heading = ({ names }: Headings, key: string) => {
        const name = names.get(key);
        return { key: codeOfStation.get(key) ?? key, label: name === undefined ? null : { 'zh-Hans': name } };
      };
      const told = (shownCount: ShownCount | undefined) => ({ count: null, suppressed: true, ...shownCount });
      const body: StatisticsTable = {
        module: question.module,
        countedBy: statisticsModules[question.module].countedBy,
        from: question.from,
        to: question.to,
        timeZone,
        countedAt: now.toISOString(),
        rowDimension: question.rows,
        columnDimension: question.columns,
        columns: columns.keys.map((key, at) => ({ ...heading(columns, key), total: told(shown.columnTotals[at]) })),
        rows: rows.keys.map((key, at) => ({
          ...heading(rows, key),
          total: told(shown.rowTotals[at]),
          cells: (shown.cells[at] ?? []).map(told),
        })),
        total: told(shown.total),
      };
      return { status: 200, body };
    },
  },
});
