import type { BuildingFacts } from '@wardkit/contract/items-that-apply';
import type { CheckFacts, GivenFacts } from '@wardkit/contract/rental-check-facts';
import { sql } from 'kysely';
import type { Context } from '../http/handler.ts';

/** What the register of premises says of a house. */
export async function registeredFacts(
  transaction: Context['transaction'],
  stationId: string,
  premisesId: string,
): Promise<BuildingFacts> {
  const { use, storeys, floorArea } = await transaction
    .selectFrom('premises')
    .select(['use', 'storeys', 'floor_area as floorArea'])
    .where('station_id', '=', stationId)
    .where('id', '=', premisesId)
    .executeTakeFirstOrThrow();
  const { count } = await transaction
    .selectFrom('dwellings')
    .select(({ fn }) => fn.countAll<string>().as('count'))
    .where('station_id', '=', stationId)
    .where('premises_id', '=', premisesId)
    .where('ended_on', 'is', null)
    .executeTakeFirstOrThrow();
  // Premises whose dwellings nobody put on record have some number of them.
  return { use, storeys, floorArea, dwellingCount: Number(count) === 0 ? null : Number(count) };
}

interface Building {
  readonly use: string;
  readonly storeys: number;
  readonly floorArea: number | null;
}

type Fact = { readonly value: unknown; readonly source: string; readonly was?: unknown };

/**
 * Whether a fact changes the register: the check says so, and nobody else has changed it since the device read it. A device
 * that does not tell what it read overwrites nothing.
 */
function isToApply(fact: Fact | undefined, onRecord: unknown): boolean {
  return fact?.source === 'changed' && fact.was === onRecord && fact.value !== onRecord;
}

/**
 * Writes what a check found other of its premises, in the transaction of the check. The premises are held.
 *
 * @returns the facts as the check tells them; null where it gave none
 */
export async function applyFacts(
  { transaction, now, emit }: Pick<Context, 'transaction' | 'now' | 'emit'>,
  place: { readonly stationId: string; readonly premisesId: string; readonly communityCode: string },
  given: GivenFacts | undefined,
): Promise<CheckFacts | null> {
  if (given === undefined) return null;
  const { stationId, premisesId } = place;
  const row = await transaction
    .selectFrom('premises')
    .select(['use', 'storeys', 'floor_area as floorArea'])
    .where('station_id', '=', stationId)
    .where('id', '=', premisesId)
    .executeTakeFirstOrThrow();
  const isEmptied = given.use?.value === 'empty' && (await isStayedIn(transaction, stationId, premisesId));
  const applied = new Set(
    (['use', 'storeys', 'floorArea'] as const).filter((name) => isToApply(given[name], row[name])),
  );
  // Premises in which somebody is registered are not empty, whatever the door said.
  if (isEmptied) applied.delete('use');
  if (applied.size > 0) {
    const after: Building = {
      use: applied.has('use') ? (given.use?.value ?? row.use) : row.use,
      storeys: applied.has('storeys') ? (given.storeys?.value ?? row.storeys) : row.storeys,
      floorArea: applied.has('floorArea') ? (given.floorArea?.value ?? null) : row.floorArea,
    };
    const { version } = await transaction
      .updateTable('premises')
      .set({
        version: sql<number>`version + 1`,
        updated_at: now,
        use: after.use,
        storeys: after.storeys,
        floor_area: after.floorArea,
        ...(after.use === 'let' ? {} : { let_since: null }),
      })
      .where('station_id', '=', stationId)
      .where('id', '=', premisesId)
      .returning('version')
      .executeTakeFirstOrThrow();
    const path = `/v1/premises/${premisesId}`;
    await emit('premises.changed', stationId, path, { id: premisesId, version }, place.communityCode);
  }
  return Object.fromEntries(
    Object.entries(given).flatMap(([name, fact]) =>
      fact === undefined
        ? []
        : [
            [
              name,
              {
                value: fact.value,
                source: fact.source,
                fromCheckId: fact.fromCheckId ?? null,
                isApplied: applied.has(name as 'use'),
              },
            ],
          ],
    ),
  );
}

async function isStayedIn(
  transaction: Context['transaction'],
  stationId: string,
  premisesId: string,
): Promise<boolean> {
  const stay = await transaction
    .selectFrom('stays')
    .select('id')
    .where('station_id', '=', stationId)
    .where('premises_id', '=', premisesId)
    .where('state', '<>', 'ended')
    .limit(1)
    .executeTakeFirst();
  return stay !== undefined;
}
