import { nextCheckDueOn } from '@wardkit/contract/next-check';
import type { Rating } from '@wardkit/contract/ratings';
import type { RentalCheckStandard } from '@wardkit/contract/rental-check-standards';
import { rateRentalCheck } from '@wardkit/contract/rental-rating';
import { type Selectable, sql, type Transaction } from 'kysely';
import type { AddressDocument, Schema } from '../database/schema.ts';
import type { Context } from '../http/handler.ts';
import type { RentalCheckDocument } from './rental-check-record.ts';
import { findStandard } from './rental-check-standards.ts';

type CheckRow = Selectable<Schema['rental_checks']>;

/** Premises whose rating is computed. */
export interface RatedPremises {
  readonly id: string;
  readonly station_id: string;
  readonly address: AddressDocument;
  readonly community_code: string;
}

/** Holds premises to the end of the transaction: what follows from checks and hazards follows one after another. */
export function holdRatedPremises(
  transaction: Transaction<Schema>,
  stationId: string,
  premisesId: string,
): Promise<RatedPremises> {
  return transaction
    .selectFrom('premises')
    .select(['id', 'station_id', 'address', 'community_code'])
    .where('station_id', '=', stationId)
    .where('id', '=', premisesId)
    .forUpdate()
    .executeTakeFirstOrThrow();
}

/** The last check of premises that is not withdrawn. */
export function lastCheckThatCounts(
  transaction: Transaction<Schema>,
  stationId: string,
  premisesId: string,
): Promise<CheckRow | undefined> {
  return transaction
    .selectFrom('rental_checks')
    .selectAll()
    .where('station_id', '=', stationId)
    .where('premises_id', '=', premisesId)
    .where('state', '<>', 'withdrawn')
    .orderBy('ordinal', 'desc')
    .limit(1)
    .executeTakeFirst();
}

/**
 * Computes the rating of premises anew, from their last check that counts and their hazards as they are now, in the
 * transaction that changed one of these. The premises are held by {@link holdRatedPremises}.
 */
export async function rateAnew(
  { transaction, now, emit }: Pick<Context, 'transaction' | 'now' | 'emit'>,
  premises: RatedPremises,
): Promise<void> {
  const { station_id: stationId, id: premisesId } = premises;
  const check = await lastCheckThatCounts(transaction, stationId, premisesId);
  if (check === undefined) {
    await transaction
      .deleteFrom('ratings')
      .where('station_id', '=', stationId)
      .where('premises_id', '=', premisesId)
      .execute();
  } else {
    const standard = await findStandard(transaction, check.standard_version, stationId);
    const hazards = await transaction
      .selectFrom('hazards')
      .select(['item_code as itemCode', 'severity', 'state', 'basis'])
      .where('station_id', '=', stationId)
      .where('premises_id', '=', premisesId)
      .execute();
    const { answers, building } = check.document as RentalCheckDocument;
    await keepRating(
      transaction,
      check,
      standard,
      rateRentalCheck(standard, premises.address.divisionCode, answers, hazards, building),
      now,
    );
  }
  await tellNewRating({ transaction, now, emit }, premises, check?.id ?? null);
}

/** Writes the rating that is in force. */
export async function keepRating(
  transaction: Transaction<Schema>,
  check: Pick<CheckRow, 'station_id' | 'premises_id' | 'id' | 'standard_version' | 'observed_at'>,
  standard: RentalCheckStandard,
  rating: Rating,
  now: Date,
): Promise<void> {
  const rated = {
    check_id: check.id,
    standard_version: check.standard_version,
    stars: rating.stars,
    state: rating.state,
    rated_at: now,
    checked_at: check.observed_at,
    document: JSON.stringify(rating),
    next_check_due_on: nextCheckDueOn(standard, rating.stars, check.observed_at.toISOString()),
  };
  await transaction
    .insertInto('ratings')
    .values({ station_id: check.station_id, premises_id: check.premises_id, ...rated })
    .onConflict((conflict) => conflict.columns(['station_id', 'premises_id']).doUpdateSet(rated))
    .execute();
}

/** Tells that premises are rated anew: the premises themselves have a new version, since they tell their stars. */
export async function tellNewRating(
  { transaction, now, emit }: Pick<Context, 'transaction' | 'now' | 'emit'>,
  premises: Pick<RatedPremises, 'id' | 'station_id' | 'community_code'>,
  checkId: string | null,
): Promise<void> {
  const { station_id: stationId, id: premisesId } = premises;
  await transaction
    .updateTable('premises')
    .set({ version: sql<number>`version + 1`, updated_at: now })
    .where('station_id', '=', stationId)
    .where('id', '=', premisesId)
    .execute();
  const path = `/v1/premises/${premisesId}/rating`;
  await emit('rating.changed', stationId, path, { premisesId, checkId }, premises.community_code);
}
