import { hazardStates } from '@wardkit/contract/hazards';
import type { ObjectionFiling } from '@wardkit/contract/objections';
import { rentalCheckStates } from '@wardkit/contract/rental-checks';
import { stateAfter } from '@wardkit/contract/state-machine';
import type { Transaction } from 'kysely';
import type { Schema } from '../database/schema.ts';
import type { Context } from '../http/handler.ts';
import { RequestProblem } from '../http/request-problem.ts';
import { changeHazard, emitHazard } from './hazard-record.ts';
import type { ObjectionRow } from './objection-record.ts';
import { type RatedPremises, rateAnew } from './rating-in-force.ts';
import { withdrawCheck } from './rental-check-withdrawal.ts';

interface Place {
  readonly stationId: string;
  readonly premisesId: string;
}

function hazardOf(transaction: Transaction<Schema>, { stationId, premisesId }: Place, id: string) {
  return transaction
    .selectFrom('hazards')
    .selectAll()
    .where('station_id', '=', stationId)
    .where('id', '=', id)
    .where('premises_id', '=', premisesId);
}

function checkOf(transaction: Transaction<Schema>, { stationId, premisesId }: Place, id: string) {
  return transaction
    .selectFrom('rental_checks')
    .selectAll()
    .where('station_id', '=', stationId)
    .where('id', '=', id)
    .where('premises_id', '=', premisesId);
}

function ratingOf(transaction: Transaction<Schema>, { stationId, premisesId }: Place) {
  return transaction
    .selectFrom('ratings')
    .select('check_id')
    .where('station_id', '=', stationId)
    .where('premises_id', '=', premisesId);
}

/**
 * Holds what an objection is about, and tells the check behind it.
 *
 * @throws {RequestProblem} `invalid-input` for what is not of the premises, `state-conflict` for what is settled
 */
export async function holdTarget(
  { transaction, language }: Pick<Context, 'transaction' | 'language'>,
  place: Place,
  target: ObjectionFiling['target'],
): Promise<string> {
  switch (target.kind) {
    case 'hazard': {
      const row = await hazardOf(transaction, place, target.id).forShare().executeTakeFirst();
      if (row === undefined) break;
      if (stateAfter(hazardStates, row.state, 'overturn') === null) throw new RequestProblem('state-conflict');
      return row.check_id;
    }
    case 'rental-check': {
      const row = await checkOf(transaction, place, target.id).forShare().executeTakeFirst();
      if (row === undefined) break;
      if (stateAfter(rentalCheckStates, row.state, 'overturn') === null) throw new RequestProblem('state-conflict');
      return row.id;
    }
    case 'rating': {
      if (target.id.toLowerCase() !== place.premisesId) break;
      const row = await ratingOf(transaction, place).forShare().executeTakeFirst();
      if (row === undefined) break;
      return row.check_id;
    }
  }
  const message = language === 'en' ? 'This is nothing that the premises have on record.' : '该房屋没有这一记录。';
  throw new RequestProblem('invalid-input', { errors: [{ pointer: '/target/id', code: 'not-of-premises', message }] });
}

/** The accounts that made or reviewed the check behind an objection's target, or re-inspected the hazard. */
export async function concernedBy(transaction: Transaction<Schema>, row: ObjectionRow): Promise<ReadonlySet<string>> {
  const place = { stationId: row.station_id, premisesId: row.premises_id };
  const checkIds = [row.check_id];
  const concerned = new Set<string>();
  if (row.target_kind === 'hazard') {
    const hazard = await hazardOf(transaction, place, row.target_id).executeTakeFirst();
    for (const id of hazard?.inspected_by ?? []) concerned.add(id);
    if (hazard?.verified_by) concerned.add(hazard.verified_by);
  }
  if (row.target_kind === 'rating') {
    // A later check may be behind the rating by now.
    const rating = await ratingOf(transaction, place).executeTakeFirst();
    if (rating !== undefined) checkIds.push(rating.check_id);
  }
  const checks = await transaction
    .selectFrom('rental_checks')
    .select(['checked_by', 'reviewed_by'])
    .where('station_id', '=', row.station_id)
    .where('id', 'in', checkIds)
    .execute();
  for (const { checked_by, reviewed_by } of checks) {
    concerned.add(checked_by);
    if (reviewed_by !== null) concerned.add(reviewed_by);
  }
  return concerned;
}

/**
 * Carries out what follows from an objection that is upheld. What was settled in the meantime, such as a hazard that a
 * re-inspection closed, stays as it is: the landlord is told that the objection was right, and nothing is left to undo.
 */
export async function carryOut(
  context: Pick<Context, 'transaction' | 'now' | 'emit' | 'concerns'>,
  premises: RatedPremises,
  row: ObjectionRow,
  reason: string,
): Promise<void> {
  const { transaction, concerns } = context;
  const place = { stationId: row.station_id, premisesId: row.premises_id };
  switch (row.target_kind) {
    case 'hazard': {
      const hazard = await hazardOf(transaction, place, row.target_id).forUpdate().executeTakeFirstOrThrow();
      const state = stateAfter(hazardStates, hazard.state, 'overturn');
      if (state === null) return;
      concerns(hazard.station_id, hazard.id);
      await emitHazard(
        context,
        'hazard.annulled',
        await changeHazard(transaction, hazard, { state }),
        premises.community_code,
      );
      return rateAnew(context, premises);
    }
    case 'rental-check': {
      const check = await checkOf(transaction, place, row.target_id).forUpdate().executeTakeFirstOrThrow();
      const state = stateAfter(rentalCheckStates, check.state, 'overturn');
      if (state === null) return;
      concerns(check.station_id, check.id);
      await withdrawCheck(context, premises, check, state, reason);
      return;
    }
    case 'rating':
      return rateAnew(context, premises);
  }
}
