import type { ServiceLink, Station } from '@wardkit/contract/places';
import type { Kysely } from 'kysely';
import type { Database } from '../database/open.ts';
import type { Schema } from '../database/schema.ts';
import { loadDivisions } from '../seed/load.ts';
import { StartFailure } from '../start-failure.ts';

/** What the operator says of a station; the public may know all of it. */
export type StationDetails = Pick<Station, 'name' | 'divisionCode' | 'telephone' | 'address'> & {
  readonly serviceLinks: readonly ServiceLink[];
};

/**
 * Puts a station on record, or what is new of one that is there. Runs as the owner of the tables.
 *
 * @param id a UUID of a station that is not there yet
 * @throws {StartFailure} when it is, its division is in no list, or has a station of this name
 */
export async function addStation(database: Database, id: string, details: StationDetails): Promise<void> {
  await requireCounty(database, details.divisionCode);
  const same = await database.kysely
    .selectFrom('stations')
    .select('id')
    .where('division_code', '=', details.divisionCode)
    .where('name', '=', details.name)
    .executeTakeFirst();
  if (same !== undefined) {
    throw new StartFailure(
      `A station of this name serves this division already: ${same.id}. "stations change" changes it.`,
    );
  }
  const { numInsertedOrUpdatedRows } = await database.kysely
    .insertInto('stations')
    .values({
      id,
      name: details.name,
      division_code: details.divisionCode,
      telephone: details.telephone,
      address: details.address,
      service_links: JSON.stringify(details.serviceLinks),
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  if (numInsertedOrUpdatedRows !== 1n) throw new StartFailure(`There is a station ${id} already.`);
}

/**
 * Changes what is said of a station. Its records stay where they are, also when it serves another division from now on.
 *
 * @throws {StartFailure} when there is none, or its division is in no list
 */
export async function changeStation(database: Database, id: string, changes: Partial<StationDetails>): Promise<void> {
  if (changes.divisionCode !== undefined) await requireCounty(database, changes.divisionCode);
  const { numUpdatedRows } = await database.kysely
    .updateTable('stations')
    .set(rowOf(changes))
    .where('id', '=', id)
    .executeTakeFirst();
  if (numUpdatedRows !== 1n) throw new StartFailure(`There is no station ${id}.`);
}

/** The stations by their divisions. */
export function listStations(kysely: Kysely<Schema>): Promise<{ id: string; name: string; division_code: string }[]> {
  return kysely
    .selectFrom('stations')
    .select(['id', 'name', 'division_code'])
    .orderBy('division_code')
    .orderBy('id')
    .execute();
}

/** @throws {StartFailure} when no such station is on record */
export async function requireStation(kysely: Kysely<Schema>, id: string): Promise<void> {
  const row = await kysely.selectFrom('stations').select('id').where('id', '=', id).executeTakeFirst();
  if (row === undefined) throw new StartFailure(`There is no station ${id}. "stations list" names those that are.`);
}

/** What is not said stays out of the statement. */
function rowOf({ name, divisionCode, telephone, address, serviceLinks }: Partial<StationDetails>) {
  return {
    ...(name === undefined ? {} : { name }),
    ...(divisionCode === undefined ? {} : { division_code: divisionCode }),
    ...(telephone === undefined ? {} : { telephone }),
    ...(address === undefined ? {} : { address }),
    ...(serviceLinks === undefined ? {} : { service_links: JSON.stringify(serviceLinks) }),
  };
}

/** A slip in the first digits would put the station into a county that does not exist. */
async function requireCounty(database: Database, divisionCode: string): Promise<void> {
  await loadDivisions(database);
  const county = await database.kysely
    .selectFrom('divisions')
    .select('name')
    .where('code', 'in', [divisionCode.slice(0, 6), `${divisionCode.slice(0, 4)}00`])
    .where('last_year', 'is', null)
    .executeTakeFirst();
  if (county === undefined) {
    throw new StartFailure(`No county in use has the code ${divisionCode.slice(0, 6)} (GB/T 2260).`);
  }
}
