import { type RawBuilder, sql } from 'kysely';
import type { Reach } from './access.ts';

/**
 * The code's own condition on a table of a station: rows of the caller's stations, or of premises that the caller lets.
 * The database's policies say the same a second time.
 *
 * @param table the table or its alias
 * @param premisesColumn the column that names the premises
 */
export function withinReach(reach: Reach, table: string, premisesColumn = 'premises_id'): RawBuilder<boolean> {
  const staff = atStations(`${table}.station_id`, reach.stations);
  if (reach.persons.length === 0) return staff;
  // The premises that the caller lets stand in the transaction's settings (http/call.ts).
  const own = sql`string_to_array(nullif(current_setting('wardkit.premises', true), ''), ',')::uuid[]`;
  const home = atStations(`${table}.station_id`, reach.home);
  const asLandlord = sql<boolean>`(${home} and ${sql.ref(`${table}.${premisesColumn}`)} = any(${own}))`;
  return reach.stations.length === 0 ? asLandlord : sql<boolean>`(${staff} or ${asLandlord})`;
}

/** One station is compared plainly: only then does a database take the order of a list from an index. */
export function atStations(column: string, stations: readonly string[]): RawBuilder<boolean> {
  const [only] = stations;
  if (stations.length === 1 && only !== undefined) return sql<boolean>`${sql.ref(column)} = ${only}::uuid`;
  return sql<boolean>`${sql.ref(column)} = any(${stations}::uuid[])`;
}
