import { type RawBuilder, sql, type Transaction } from 'kysely';
import type { Reach } from '../access/access.ts';
import { atStations } from '../access/within-reach.ts';
import type { Schema } from '../database/schema.ts';
import { applySettings } from '../database/transaction.ts';
import type { Context } from '../http/handler.ts';

/**
 * Finds the mediations in which the caller's own person is or stands for a claimant or respondent, and lets the policies know
 * them. A helper has none.
 */
export async function admitOwnMediations({
  transaction,
  reach,
}: Pick<Context, 'transaction' | 'reach'>): Promise<readonly string[]> {
  if (reach.persons.length === 0) return [];
  const rows = await transaction
    .selectFrom('mediation_parties')
    .select('mediation_id')
    .distinct()
    .where('station_id', 'in', reach.home)
    .where('person_id', 'in', reach.persons)
    .where('role', '<>', 'helper')
    .execute();
  const mediations = rows.map((row) => row.mediation_id);
  await applySettings(transaction, { mediations });
  return mediations;
}

/**
 * The code's own condition on mediations: those of the caller's stations, at some of them only those that the caller is
 * assigned to, and the own ones.
 *
 * @param own what {@link admitOwnMediations} found
 */
export function withinMediations(reach: Reach, own: readonly string[]): RawBuilder<boolean> {
  const whole = reach.stations.filter((stationId) => !reach.assigned.includes(stationId));
  const parts: RawBuilder<boolean>[] = [];
  if (whole.length > 0) parts.push(atStations('mediations.station_id', whole));
  if (reach.assigned.length > 0) {
    parts.push(
      sql<boolean>`(${atStations('mediations.station_id', reach.assigned)} and exists (
        select 1 from mediation_mediators assigned where assigned.station_id = mediations.station_id
          and assigned.mediation_id = mediations.id and assigned.mediator_id = any(${reach.accounts}::uuid[])))`,
    );
  }
  if (own.length > 0) {
    parts.push(
      sql<boolean>`(${atStations('mediations.station_id', reach.home)} and mediations.id = any(${own}::uuid[]))`,
    );
  }
  if (parts.length === 0) return sql<boolean>`false`;
  return sql<boolean>`(${sql.join(parts, sql` or `)})`;
}

/** Mediations that the caller may know of. */
export async function selectMediations(context: Pick<Context, 'transaction' | 'reach'>) {
  const own = await admitOwnMediations(context);
  return {
    own,
    rows: context.transaction.selectFrom('mediations').selectAll().where(withinMediations(context.reach, own)),
  };
}

/**
 * Whether the caller works on a mediation, and is not only a party of it: a mediator, who may have a dispute of their own at
 * the station, on those that are assigned to them alone.
 */
export async function worksOn(
  { transaction, reach }: Pick<Context, 'transaction' | 'reach'>,
  { station_id: stationId, id }: { readonly station_id: string; readonly id: string },
): Promise<boolean> {
  if (!reach.stations.includes(stationId)) return false;
  if (!reach.assigned.includes(stationId)) return true;
  const assigned = await transaction
    .selectFrom('mediation_mediators')
    .select('mediator_id')
    .where('station_id', '=', stationId)
    .where('mediation_id', '=', id)
    .where('mediator_id', 'in', reach.accounts)
    .executeTakeFirst();
  return assigned !== undefined;
}

/**
 * The claimants and respondents in whose name a caller who is a party acts: the own ones, and those for whom they stand; and
 * the ids under which they stand for somebody.
 */
export async function ownPartyIds(
  { transaction, reach }: Pick<Context, 'transaction' | 'reach'>,
  { station_id: stationId, id }: { readonly station_id: string; readonly id: string },
): Promise<ReadonlySet<string>> {
  const rows = await ownParties(transaction, reach, stationId, id);
  return new Set(rows.flatMap((row) => [row.id, row.stands_for_party_id]).filter((each) => each !== null));
}

function ownParties(transaction: Transaction<Schema>, reach: Reach, stationId: string, mediationId: string) {
  return transaction
    .selectFrom('mediation_parties')
    .select(['id', 'stands_for_party_id'])
    .where('station_id', '=', stationId)
    .where('mediation_id', '=', mediationId)
    .where('person_id', 'in', reach.persons)
    .where('role', '<>', 'helper')
    .execute();
}
