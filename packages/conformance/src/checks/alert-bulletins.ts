import { AlertBulletin } from '@wardkit/contract/alert-bulletins';
import { smallestShownCount } from '@wardkit/contract/suppress-small-cells';
import { addDays, dayInShanghai } from '@wardkit/contract/working-days';
import type * as z from 'zod/mini';
import type { Answer } from '../engine/answer.ts';
import { recordOf } from '../engine/caller.ts';
import { checks } from '../engine/check.ts';
import type { Context } from '../engine/context.ts';
import { newId } from '../engine/new-id.ts';
import { everyOf, expect } from '../engine/violation.ts';
import { file, nowhere, serverTime, take, writing } from './alerts-scene.ts';
import { bodyOf } from './body.ts';
import { stationCallerOf } from './errors.ts';
import { expectRefusal } from './refusal.ts';

type Bulletin = z.output<typeof AlertBulletin>;
type Table = Bulletin['byHour'];

const needs = { operations: ['alertBulletins.get', 'meta.get'] };
const small = ({ count }: Table['total']) => count !== null && count > 0 && count < smallestShownCount;

function ask(context: Context, period: string, from: string): Promise<Answer> {
  const caller = stationCallerOf(context, recordOf('alertBulletins.get'));
  return caller.call('alertBulletins.get', { parameters: { period, from } });
}

async function bulletin(context: Context, period: string, from: string): Promise<Bulletin> {
  return bodyOf(await ask(context, period, from), AlertBulletin);
}

/** The first days of the periods that run, by the clock of the server. */
async function running(context: Context) {
  const day = dayInShanghai(await serverTime(context));
  const sinceMonday = (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;
  return { day, week: addDays(day, -sinceMonday), month: `${day.slice(0, 7)}-01` };
}

/** The periods before those that run, which nothing changes any more. */
async function over(context: Context) {
  const { day, week, month } = await running(context);
  const monthBefore = `${addDays(month, -1).slice(0, 7)}-01`;
  return [
    { period: 'day', from: addDays(day, -1), to: addDays(day, -1) },
    { period: 'week', from: addDays(week, -7), to: addDays(week, -1) },
    { period: 'month', from: monthBefore, to: addDays(month, -1) },
  ] as const;
}

const tablesOf = ({ byCategory, byPriority, byHour, byArea }: Bulletin) =>
  [byCategory, byPriority, byHour, ...(byArea === null ? [] : [byArea])] as const;

/** Bulletins of alerts. */
export const alertBulletinsChecks = checks([
  {
    requirement: 'WK-BUL-01',
    title: 'a period that is over has its last day, and every table counts as many as were received',
    needs,
    async run(context) {
      await everyOf(
        await over(context),
        ({ period }) => period,
        async ({ period, from, to }) => {
          const told = await bulletin(context, period, from);
          expect(told.from === from && told.to === to, `${from} to ${to}`, `${told.from} to ${told.to}`);
          expect(told.complete, 'a period that is over', 'one that is not');
          expect(told.closed <= told.received, 'at most as many closed as received', String(told.closed));
          for (const { rowDimension, total, rows, ...table } of tablesOf(told)) {
            expect(
              table.from === from && table.to === to,
              `the period by ${rowDimension}`,
              `${table.from} to ${table.to}`,
            );
            expect(total.count === told.received, `${told.received} by ${rowDimension}`, String(total.count));
            if (rows.some((row) => row.total.count === null)) continue;
            const sum = rows.reduce((one, row) => one + (row.total.count ?? 0), 0);
            expect(sum === told.received, `${told.received} by ${rowDimension} in sum`, String(sum));
          }
          const hours = told.byHour.rows.map(({ key }) => key);
          const due = Array.from({ length: 24 }, (_, hour) => String(hour).padStart(2, '0'));
          expect(
            due.every((hour) => hours.includes(hour)),
            'every hour of the day',
            hours.join(),
          );
        },
      );
    },
  },
  {
    requirement: 'WK-BUL-01',
    title: 'an alert that is received now counts in the day, the week and the month that run',
    needs: writing('alertBulletins.get'),
    async run(context) {
      const periods = Object.entries(await running(context));
      const read = () => Promise.all(periods.map(([period, from]) => bulletin(context, period, from)));
      const before = await read();
      const alert = await take(context);
      const after = await read();
      await file(context, alert);
      for (const [at, [period]] of periods.entries()) {
        // Other checks take alerts in meanwhile.
        const [one, two] = [before[at]?.received ?? 0, after[at]?.received ?? 0];
        expect(two > one, `more than ${one} in the ${period}`, String(two));
        expect(after[at]?.complete === false, 'a period that is not over', 'one that is');
      }
    },
  },
  {
    requirement: 'WK-BUL-02',
    title: 'a week that begins on no Monday, a month on no first day and a period that has not begun are refused',
    needs,
    async run(context) {
      const { day, week, month } = await running(context);
      await everyOf(
        [
          ['week', addDays(week, -6)],
          ['week', addDays(week, -1)],
          ['month', addDays(month, -1)],
          ['month', `${month.slice(0, 8)}02`],
          // A day more, since midnight may come in between.
          ['day', addDays(day, 2)],
          ['week', addDays(week, 14)],
          ['month', `${addDays(month, 63).slice(0, 7)}-01`],
        ] as const,
        ([period, from]) => `the ${period} from ${from}`,
        async ([period, from]) => expectRefusal(await ask(context, period, from), 'invalid-input'),
      );
    },
  },
  {
    requirement: 'WK-BUL-03',
    title: 'small counts of communities are hidden and never one alone, those of the station are shown, a day has none',
    needs,
    async run(context) {
      await everyOf(
        await over(context),
        ({ period }) => period,
        async ({ period, from }) => {
          const told = await bulletin(context, period, from);
          for (const { rowDimension, total, rows } of tablesOf({ ...told, byArea: null })) {
            const hidden = [total, ...rows.map((row) => row.total)].filter(({ count }) => count === null).length;
            expect(hidden === 0, `every total by ${rowDimension}`, `${hidden} not shown`);
          }
          if (period === 'day') return expect(told.byArea === null, 'no table by area', 'one');
          const counts = (told.byArea?.rows ?? []).map((row) => row.total);
          const shown = counts.filter(small).length;
          expect(told.byArea !== null && shown === 0, 'no small count of a community', `${shown} of them`);
          const hidden = counts.filter(({ count }) => count === null);
          const left = told.received - counts.reduce((sum, { count }) => sum + (count ?? 0), 0);
          if (hidden.length === 0 || told.received < smallestShownCount) return;
          expect(hidden.length > 1 && left >= smallestShownCount, '5 or more in two or more', String(left));
        },
      );
    },
  },
  {
    requirement: 'WK-BUL-04',
    title: 'nothing that was said of an alert, neither its number nor its place, is in a bulletin',
    needs: writing('alertBulletins.get'),
    async run(context) {
      const [summary, text] = [`Wardkit ${newId()}`, `Wardkit ${newId()}`];
      const alert = await take(context, { summary, description: summary, place: { ...nowhere(), text } });
      const { day, week, month } = await running(context);
      const answers = [
        await ask(context, 'day', day),
        await ask(context, 'week', week),
        await ask(context, 'month', month),
      ];
      await file(context, alert);
      for (const answer of answers) {
        bodyOf(answer, AlertBulletin);
        const found = [summary, text, alert.id, alert.number].filter((told) => answer.text.includes(told));
        expect(found.length === 0, 'counts alone', 'what one alert says');
      }
    },
  },
]);
