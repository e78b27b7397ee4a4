import type { bulletinPeriods } from '@wardkit/contract/alert-bulletins';
import { closedAlertStates } from '@wardkit/contract/alert-states';
import type { InputError } from '@wardkit/contract/problem';
import { addDays, dayInShanghai } from '@wardkit/contract/working-days';
import { type Context, handlers } from '../http/handler.ts';
import { RequestProblem } from '../http/request-problem.ts';
import { ownStation } from './records.ts';
import { countedTables, following, periodStart, timeZone } from './statistics-dimensions.ts';
import { countedStations, makeTables, type TableQuestion } from './statistics-table.ts';

type BulletinPeriod = (typeof bulletinPeriods)[number];

/** What closed an alert, filed or not. */
const closedStates: readonly string[] = [...closedAlertStates, 'archived'];

function fault(pointer: string, code: string, message: string): RequestProblem {
  const errors: InputError[] = [{ pointer, code, message }];
  return new RequestProblem('invalid-input', { errors });
}

/** The station that a bulletin is of. @throws {RequestProblem} `invalid-input` for one that is not the caller's */
function stationOf({ reach, language }: Pick<Context, 'reach' | 'language'>, given: string | undefined): string {
  if (given === undefined) return ownStation(reach);
  const stationId = reach.stations.find((each) => each === given.toLowerCase());
  if (stationId !== undefined) return stationId;
  const message = language === 'en' ? 'This is not your station.' : '不是您所在的派出所。';
  throw fault('#/query/stationId', 'other-station', message);
}

/** @throws {RequestProblem} `invalid-input` for a day on which no such period begins, or one that has not begun */
function requirePeriod(context: Pick<Context, 'language'>, period: BulletinPeriod, from: string, today: string): void {
  const isEnglish = context.language === 'en';
  const start = periodStart(period, from);
  if (start !== from) {
    const message =
      period === 'week'
        ? isEnglish
          ? `A week begins on a Monday: ${start}.`
          : `周报须从星期一开始：${start}。`
        : isEnglish
          ? `A month begins on its first day: ${start}.`
          : `月报须从当月 1 日开始：${start}。`;
    throw fault('#/path/from', 'no-first-day', message);
  }
  if (from <= today) return;
  const last = periodStart(period, today);
  const message = isEnglish
    ? `This period has not begun; the newest begins on ${last}.`
    : `该时段尚未开始，最近的一期从 ${last} 开始。`;
  throw fault('#/path/from', 'not-begun', message);
}

/** The period before, of the same kind. Nothing was received before 1970, and there are no days to name before the first. */
function spanBefore(period: BulletinPeriod, from: string, to: string): Pick<TableQuestion, 'from' | 'to'> {
  if (from < '1970-01-01') return { from, to };
  const last = addDays(from, -1);
  return { from: periodStart(period, last), to: last };
}

export const alertBulletinsHandlers = handlers<'alertBulletins.get'>({
  'alertBulletins.get': {
    fromReplica: true,
    async handle(context) {
      const { transaction, parameters, query, now } = context;
      const period = parameters.period as BulletinPeriod;
      const { from } = parameters;
      const today = dayInShanghai(now.toISOString());
      requirePeriod(context, period, from, today);
      const stationId = stationOf(context, query.stationId);
      const counted = countedTables.alerts;
      if (counted === undefined) throw new Error('no records of alerts are counted');
      const to = addDays(following(period, from), -1);
      const whole = { module: 'alerts', counted, columns: null, from, to, areas: null } as const;
      const before = { ...whole, ...spanBefore(period, from, to), rows: 'state' };
      const questions: readonly TableQuestion[] = [
        { ...whole, rows: 'category' },
        { ...whole, rows: 'priority' },
        { ...whole, rows: 'hour' },
        { ...whole, rows: 'state' },
        before,
        // The few of an area on one day could be told apart by whoever lives there.
        ...(period === 'day' ? [] : [{ ...whole, rows: 'community' }]),
      ];
      const stations = await countedStations(transaction, [stationId]);
      const [byCategory, byPriority, byHour, byState, tableBefore, byArea = null] = await makeTables(
        context,
        stations,
        questions,
      );
      if (!byCategory || !byPriority || !byHour || !byState || !tableBefore) throw new Error('a table is not there');
      // Totals of a whole station are always shown.
      const closed = byState.rows
        .filter(({ key }) => closedStates.includes(key))
        .reduce((sum, { total }) => sum + (total.count ?? 0), 0);
      return {
        status: 200,
        body: {
          stationId,
          period,
          from,
          to,
          timeZone,
          countedAt: now.toISOString(),
          complete: to < today,
          received: byState.total.count ?? 0,
          closed,
          receivedBefore: tableBefore.total.count ?? 0,
          byCategory,
          byPriority,
          byArea,
          byHour,
        },
      };
    },
  },
});
