import { addDays } from '@wardkit/contract/working-days';
import type { Context } from '../http/handler.ts';
import { RequestProblem } from '../http/request-problem.ts';

/** A fault of the input: where, its code, and what to do in English and Chinese. */
export type InputFault = readonly [pointer: string, code: string, en: string, zh: string];

/** `invalid-input` with faults that the schema can't find. */
export function inputProblem(language: 'zh-Hans' | 'en', faults: readonly InputFault[]): RequestProblem {
  const errors = faults.map(([pointer, code, en, zh]) => ({ pointer, code, message: language === 'en' ? en : zh }));
  return new RequestProblem('invalid-input', { errors });
}

/** How many days ahead somebody may be announced. */
const daysAhead = 30;

interface StayDays {
  readonly startedOn: string;
  readonly expectedEndOn?: string | null | undefined;
  readonly endedOn?: string;
}

/** What the days of a stay break of the rules (WK-STY-04); days are compared as texts, which `YYYY-MM-DD` is made for. */
export function faultsOfDays({ startedOn, expectedEndOn, endedOn }: StayDays, today: string): readonly InputFault[] {
  const isBefore = (day: string | null | undefined) => typeof day === 'string' && day < startedOn;
  const before = ['before-start', 'This lies before startedOn.', '早于入住日期。'] as const;
  const faults: InputFault[] = [];
  if (startedOn > addDays(today, daysAhead)) {
    faults.push(['/startedOn', 'too-far-ahead', `At most ${daysAhead} days ahead.`, `最多提前 ${daysAhead} 天。`]);
  }
  if (isBefore(expectedEndOn)) faults.push(['/expectedEndOn', ...before]);
  if (isBefore(endedOn)) faults.push(['/endedOn', ...before]);
  if (endedOn !== undefined && endedOn > today) {
    faults.push(['/endedOn', 'in-the-future', 'This day has not come yet.', '该日期尚未到来。']);
  }
  return faults;
}

/** Refuses a dwelling that is not one of the premises, or is no more (WK-STY-05). */
export async function checkDwelling(
  { transaction, language }: Pick<Context, 'transaction' | 'language'>,
  place: { readonly stationId: string; readonly premisesId: string },
  dwellingId: string | null | undefined,
): Promise<void> {
  if (dwellingId === null || dwellingId === undefined) return;
  const row = await transaction
    .selectFrom('dwellings')
    .select('id')
    .where('station_id', '=', place.stationId)
    .where('id', '=', dwellingId)
    .where('premises_id', '=', place.premisesId)
    .where('ended_on', 'is', null)
    .executeTakeFirst();
  if (row === undefined) {
    throw inputProblem(language, [
      ['/dwellingId', 'no-dwelling-here', 'These premises have no such dwelling in use.', '该房屋中没有这一在用居室。'],
    ]);
  }
}
