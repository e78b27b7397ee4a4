import {
  areaDimensions,
  areasBelowStation,
  type StatisticsTable,
  statisticsModules,
} from '@wardkit/contract/statistics';
import { type CountTable, type ShownCount, suppressSmallCells } from '@wardkit/contract/suppress-small-cells';
import { type RawBuilder, sql, type Transaction } from 'kysely';
import type { Schema } from '../database/schema.ts';
import type { Context } from '../http/handler.ts';
import { type CountedTable, isOfWhole, isPeriod, periodsBetween, timeZone } from './statistics-dimensions.ts';

/** What a table is to tell. Whoever asks has seen to it that the module has these dimensions. */
export interface TableQuestion {
  readonly module: keyof typeof statisticsModules;
  readonly counted: CountedTable;
  readonly rows: string;
  /** Totals only where null. */
  readonly columns: string | null;
  readonly from: string;
  /** The last day that counts. */
  readonly to: string;
  readonly areas: readonly string[] | null;
}

/** A station as tables are made of it. */
export interface CountedStation {
  readonly id: string;
  readonly name: string;
  readonly division_code: string;
}

/** What rows or columns stand for, in their order; `names` are those of divisions and stations. */
interface Headings {
  readonly keys: readonly string[];
  readonly names: ReadonlyMap<string, string>;
}

export const isArea = (dimension: string) => (areaDimensions as readonly string[]).includes(dimension);
export const isBelowStation = (dimension: string | null) =>
  dimension !== null && (areasBelowStation as readonly string[]).includes(dimension);

/** The stations of these ids, as tables are made of them. */
export function countedStations(
  transaction: Transaction<Schema>,
  ids: readonly string[],
): Promise<readonly CountedStation[]> {
  return transaction
    .selectFrom('stations')
    .select(['id', 'name', 'division_code'])
    .where('id', 'in', [...ids])
    .execute();
}

/**
 * Tables of what the stations have on record, small cells hidden. All are counted in one statement, so that those of one
 * answer agree with each other whatever is written meanwhile.
 */
export async function makeTables(
  { transaction, now }: Pick<Context, 'transaction' | 'now'>,
  stations: readonly CountedStation[],
  questions: readonly TableQuestion[],
): Promise<StatisticsTable[]> {
  const ids = stations.map(({ id }) => id);
  const { rows: found } = await sql<Counted>`${sql.join(
    questions.map((question, at) => counting(question, at, ids)),
    sql` union all `,
  )}`.execute(transaction);
  const tables: StatisticsTable[] = [];
  for (const [at, question] of questions.entries()) {
    const own = found.filter((each) => each.question === at);
    tables.push(await tableFrom(transaction, stations, question, own, now));
  }
  return tables;
}

/** The key of what a version before this one counted beside it, which did not know the dimension yet. */
const untold = 'unknown';

/** The key by which a kept count falls into a row or a column. */
function keyOf({ counted }: TableQuestion, dimension: string): RawBuilder<string> {
  if (Object.hasOwn(counted.codes, dimension)) {
    return sql<string>`coalesce(counted.codes->>${sql.lit(dimension)}, ${sql.lit(untold)})`;
  }
  if (dimension === 'station') return sql<string>`counted.station_id::text`;
  if (dimension === 'township') return sql<string>`left(counted.community_code, 9)`;
  if (dimension === 'community') return sql<string>`counted.community_code`;
  return sql<string>`to_char(date_trunc(${sql.lit(dimension)}, counted.starts_on::timestamp), 'YYYY-MM-DD')`;
}

/** The first day that databases and devices write alike; nothing is older. */
const firstDay = '0001-01-01';
const storedDay = (day: string) => (day < firstDay ? firstDay : day);

interface Counted {
  readonly question: number;
  readonly row: string;
  readonly column: string | null;
  readonly count: number;
}

/** Adds up what is kept: by months where they are all that is asked for, and else by days. */
function counting(question: TableQuestion, at: number, stations: readonly string[]): RawBuilder<Counted> {
  const { module, rows, columns, from, to, areas } = question;
  const needsPlace = areas !== null || isBelowStation(rows) || isBelowStation(columns);
  const isFine = (dimension: string | null) => dimension === 'day' || dimension === 'week';
  const isOfMonths = isOfWhole('month', from, to) && !isFine(rows) && !isFine(columns);
  const within =
    areas === null ? sql`` : sql`and counted.community_code like any(${areas.map((area) => `${area}%`)}::text[])`;
  return sql<Counted>`
    select ${sql.lit(at)}::integer as "question", ${keyOf(question, rows)} as "row",
      ${columns === null ? sql`null::text` : keyOf(question, columns)} as "column", sum(counted.count)::integer as "count"
    from record_counts as counted
    where counted.station_id = any(${stations}::uuid[]) and counted.module = ${module}
      and counted.period = ${isOfMonths ? 'month' : 'day'}
      and counted.starts_on >= ${storedDay(from)}::date and counted.starts_on <= ${storedDay(to)}::date
      and ${needsPlace ? sql`counted.community_code <> ''` : sql`counted.community_code = ''`} ${within}
    group by 2, 3 having sum(counted.count) <> 0`;
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
  question: TableQuestion,
  dimension: string,
  stations: readonly CountedStation[],
  found: readonly string[],
): Promise<Headings> {
  const code = question.counted.codes[dimension];
  // A code that this version does not know has its records counted too, behind those that it knows.
  const withFound = (known: readonly string[]) => [...new Set([...known, ...[...found].sort()])];
  if (code !== undefined) return { keys: withFound(code.known), names: new Map() };
  if (isPeriod(dimension)) {
    return { keys: periodsBetween(dimension, question.from, question.to, Number.POSITIVE_INFINITY), names: new Map() };
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

async function tableFrom(
  transaction: Transaction<Schema>,
  stations: readonly CountedStation[],
  question: TableQuestion,
  found: readonly Counted[],
  now: Date,
): Promise<StatisticsTable> {
  const { module, from, to, areas } = question;
  const rows = await headingsOf(
    transaction,
    question,
    question.rows,
    stations,
    found.map(({ row }) => row),
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
        );
  const isNarrow = narrowsBelowStation(areas, stations);
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
  return {
    module,
    countedBy: statisticsModules[module].countedBy,
    from,
    to,
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
}
