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
  const station = sql.ref(`${table}.station_id`);
  const staff = sql<boolean>`${station} = any(${reach.stations}::uuid[])`;
  if (reach.persons.length === 0) return staff;
  // The premises that the caller lets stand in the transaction's settings (http/call.ts).
  const own = sql`string_to_array(nullif(current_setting('wardkit.premises', true), ''), ',')::uuid[]`;
  const home = sql`${station} = any(${reach.home}::uuid[])`;
  return sql<boolean>`(${staff} or (${home} and ${sql.ref(`${table}.${premisesColumn}`)} = any(${own})))`;
}
