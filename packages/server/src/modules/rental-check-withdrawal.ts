import { hazardStates } from '@wardkit/contract/hazards';
import type { RentalCheck } from '@wardkit/contract/rental-checks';
import { stateAfter } from '@wardkit/contract/state-machine';
import type { Transaction } from 'kysely';
import type { Schema } from '../database/schema.ts';
import type { Context } from '../http/handler.ts';
import { changeHazard, emitHazard, type HazardRow, openHazardStates } from './hazard-record.ts';
import { type RatedPremises, rateAnew } from './rating-in-force.ts';
import { type CheckRow, changeCheck, emitCheck, type RentalCheckDocument } from './rental-check-record.ts';

/**
 * Takes a check back: it stays on record with the reason, the hazards that nobody else found are annulled, and the rating is
 * that of the last check that still counts. The premises are held.
 *
 * @param state the state that the check comes to
 */
export async function withdrawCheck(
  context: Pick<Context, 'transaction' | 'now' | 'emit' | 'concerns'>,
  premises: RatedPremises,
  row: CheckRow,
  state: string,
  reason: string,
): Promise<CheckRow> {
  const { transaction, now, concerns } = context;
  const withdrawal: RentalCheck['withdrawal'] = { reason, withdrawnAt: now.toISOString() };
  const withdrawn = await changeCheck(transaction, row, { state, withdrawal: JSON.stringify(withdrawal) });
  await emitCheck(context, 'rental-check.withdrawn', withdrawn, premises.community_code);
  for (const hazard of await foundByNoCheck(transaction, premises)) {
    const annulled = stateAfter(hazardStates, hazard.state, 'fallWithCheck');
    if (annulled === null) continue;
    concerns(hazard.station_id, hazard.id);
    const changed = await changeHazard(transaction, hazard, { state: annulled });
    await emitHazard(context, 'hazard.annulled', changed, premises.community_code);
  }
  await rateAnew(context, premises);
  return withdrawn;
}

/** The open hazards of premises whose check is withdrawn, and whose item no later check that counts found at fault. */
async function foundByNoCheck(
  transaction: Transaction<Schema>,
  { station_id: stationId, id: premisesId }: RatedPremises,
): Promise<HazardRow[]> {
  const hazards = await transaction
    .selectFrom('hazards')
    .selectAll()
    .where('station_id', '=', stationId)
    .where('premises_id', '=', premisesId)
    .where('state', 'in', openHazardStates)
    .orderBy('id')
    .forUpdate()
    .execute();
  if (hazards.length === 0) return [];
  const checks = await transaction
    .selectFrom('rental_checks')
    .select(['id', 'state', 'ordinal', 'document'])
    .where('station_id', '=', stationId)
    .where('premises_id', '=', premisesId)
    .execute();
  const finderOf = new Map(checks.map((check) => [check.id, check]));
  return hazards.filter((hazard) => {
    const finder = finderOf.get(hazard.check_id);
    if (finder === undefined || finder.state !== 'withdrawn') return false;
    return !checks.some(
      ({ state, ordinal, document }) =>
        state !== 'withdrawn' &&
        ordinal > finder.ordinal &&
        (document as RentalCheckDocument).answers.some(
          ({ itemCode, outcome }) => itemCode === hazard.item_code && outcome === 'fault',
        ),
    );
  });
}
