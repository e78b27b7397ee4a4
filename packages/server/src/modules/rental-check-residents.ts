import type { InputError } from '@wardkit/contract/problem';
import type { GivenResident } from '@wardkit/contract/rental-check-facts';
import { stateAfter } from '@wardkit/contract/state-machine';
import { stayStates } from '@wardkit/contract/stays';
import type { Context } from '../http/handler.ts';
import { RequestProblem } from '../http/request-problem.ts';
import { type StayRow, selectStays, todayOf } from './stay-record.ts';
import { faultsOfDays } from './stay-rules.ts';
import { endStay, held } from './stay-sign-off.ts';

type ResidentsContext = Pick<Context, 'transaction' | 'reach' | 'now' | 'language' | 'emit' | 'concerns'>;

/**
 * Signs off the stays of those who left, as the officer at the door heard it. Somebody else may have signed one off in the
 * meantime, or it may be deleted: the check is none the less as good. The premises are held.
 *
 * @param checkedAt when the check ended, bounded by its receipt
 * @throws {RequestProblem} `invalid-input` for a stay in other premises, and for a last day that can't be
 */
export async function signOffWhoLeft(
  context: ResidentsContext,
  place: { readonly stationId: string; readonly premisesId: string; readonly communityCode: string },
  given: readonly GivenResident[] | undefined,
  checkedAt: Date,
): Promise<void> {
  if (given === undefined || given.length === 0) return;
  const { transaction, reach, now } = context;
  const ids = [...new Set(given.map(({ stayId }) => stayId.toLowerCase()))].sort();
  const rows = await selectStays(transaction, reach)
    .where('stays.station_id', '=', place.stationId)
    .where('stays.id', 'in', ids)
    .orderBy('stays.id')
    .forUpdate()
    .execute();
  const stays = new Map<string, StayRow>(rows.map((row) => [row.id, row]));
  const errors: InputError[] = [];
  const ending = new Map<StayRow, string>();
  for (const [at, { stayId, state, endedOn }] of given.entries()) {
    const row = stays.get(stayId.toLowerCase());
    if (row === undefined) continue;
    if (row.premises_id !== place.premisesId) {
      const message = context.language === 'en' ? 'This stay is in other premises.' : '该居住登记属于其他房屋。';
      errors.push({ pointer: `/residents/${at}/stayId`, code: 'not-of-premises', message });
      continue;
    }
    if (state !== 'left' || stateAfter(stayStates, row.state, 'signOff') === null) continue;
    const day = endedOn ?? latest(row.started_on, todayOf(checkedAt));
    const faults = faultsOfDays({ startedOn: row.started_on, endedOn: day }, todayOf(now));
    // Somebody announced for a later day has not come yet: that is for stays.change to put right.
    if (endedOn === undefined && faults.length > 0) continue;
    for (const [, code, en, zh] of faults) {
      const message = context.language === 'en' ? en : zh;
      errors.push({ pointer: `/residents/${at}/endedOn`, code, message });
    }
    ending.set(row, day);
  }
  if (errors.length > 0) throw new RequestProblem('invalid-input', { errors });
  for (const [row, day] of ending) await endStay(context, held(row, place.communityCode, now), day);
}

/** Days are compared as texts, which `YYYY-MM-DD` is made for. */
function latest(one: string, other: string): string {
  return one > other ? one : other;
}
