import { dayInShanghai } from '@wardkit/contract/working-days';
import { sql, type Transaction } from 'kysely';
import type { Schema } from '../database/schema.ts';
import type { Context } from '../http/handler.ts';
import type { InputFaults } from './mediation-faults.ts';

/** What a dispute that is taken in, or changed, names of the station. */
interface Named {
  readonly premisesId?: string | null | undefined;
  readonly alertId?: string | null | undefined;
}

/** What can be wrong with the premises and the alert that a mediation names (WK-MED-50). */
export async function addFaultsOfPlaces(
  { transaction }: Pick<Context, 'transaction'>,
  stationId: string,
  { premisesId, alertId }: Named,
  faults: InputFaults,
): Promise<void> {
  if (premisesId && !(await isAtStation(transaction, 'premises', stationId, premisesId))) {
    faults.add('/premisesId', 'premises-unknown', 'Your station has no such premises.', '本所没有此房屋。');
  }
  if (alertId && !(await isAtStation(transaction, 'alerts', stationId, alertId))) {
    faults.add('/alertId', 'alert-unknown', 'Your station has no such alert.', '本所没有此警情。');
  }
}

async function isAtStation(
  transaction: Transaction<Schema>,
  table: 'premises' | 'alerts',
  stationId: string,
  id: string,
): Promise<boolean> {
  const found = await transaction
    .selectFrom(table)
    .select('id')
    .where('station_id', '=', stationId)
    .where('id', '=', id)
    .executeTakeFirst();
  return found !== undefined;
}

/**
 * The next number of a station's register, by the year of the registration. Its row is held to the end of the transaction, and
 * outlives the mediations: no number is given twice.
 */
export async function nextMediationNumber(
  transaction: Transaction<Schema>,
  stationId: string,
  registeredAt: Date,
): Promise<string> {
  const year = Number(dayInShanghai(registeredAt.toISOString()).slice(0, 4));
  const { last } = await transaction
    .insertInto('mediation_numbers')
    .values({ station_id: stationId, year, last: 1 })
    .onConflict((conflict) =>
      conflict
        .columns(['station_id', 'year'])
        .doUpdateSet({ last: sql<number>`mediation_numbers.last + excluded.last` }),
    )
    .returning('last')
    .executeTakeFirstOrThrow();
  return mediationNumberOf(year, last);
}

/** @example mediationNumberOf(2026, 60) // 'MD-2026-0060' */
export function mediationNumberOf(year: number, ordinal: number): string {
  return `MD-${year}-${String(ordinal).padStart(4, '0')}`;
}
