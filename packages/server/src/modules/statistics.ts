import type { InputError } from '@wardkit/contract/problem';
import { largestTable } from '@wardkit/contract/statistics';
import { type Context, handlers } from '../http/handler.ts';
import { repeated } from '../http/page.ts';
import { RequestProblem } from '../http/request-problem.ts';
import { countedTables, isOfWholePeriods, isPeriod, periodsBetween } from './statistics-dimensions.ts';
import { countedStations, isArea, isBelowStation, makeTables, type TableQuestion } from './statistics-table.ts';

/** @throws {RequestProblem} `invalid-input` for a table that is not counted */
function questionOf({ query, language }: Pick<Context, 'language'> & { query: QueryOfCount }): TableQuestion {
  const errors: InputError[] = [];
  const fault = (parameter: string, code: string, en: string, zh: string) =>
    errors.push({ pointer: `#/query/${parameter}`, code, message: language === 'en' ? en : zh });
  const refuseFaults = () => {
    if (errors.length > 0) throw new RequestProblem('invalid-input', { errors });
  };
  const module = query.module as TableQuestion['module'];
  const counted = Object.hasOwn(countedTables, module) ? countedTables[module] : undefined;
  if (counted === undefined) {
    fault('module', 'unknown', 'No module of this name is counted.', '没有可统计的这一模块。');
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

function refuseLarge(parameter: 'rows' | 'columns', keys: readonly unknown[], { language }: Pick<Context, 'language'>) {
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
      const question = questionOf(context);
      // What is too large is refused before it is counted.
      for (const parameter of ['rows', 'columns'] as const) {
        const dimension = question[parameter];
        if (dimension === null || !isPeriod(dimension)) continue;
        const { from, to } = question;
        refuseLarge(parameter, periodsBetween(dimension, from, to, largestTable[parameter]), context);
      }
      const stations = await countedStations(context.transaction, context.reach.stations);
      const [body] = await makeTables(context, stations, [question]);
      if (body === undefined) throw new Error('a table is not there');
      refuseLarge('rows', body.rows, context);
      refuseLarge('columns', body.columns, context);
      return { status: 200, body };
    },
  },
});
