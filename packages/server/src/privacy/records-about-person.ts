import { sql, type Transaction } from 'kysely';
import type { Reach } from '../access/access.ts';
import type { Schema } from '../database/schema.ts';

/**
 * Tables whose rows are about a person, with the columns that name the person and the record. A call that reads such a record may name it in
 * the log without naming the person; the person concerned finds the reading by it. A module with records about persons adds
 * its table.
 */
const tables = [
  { table: 'premises', person: 'landlord_person_id', id: 'id' },
  { table: 'stays', person: 'person_id', id: 'id' },
  { table: 'mediation_parties', person: 'person_id', id: 'mediation_id' },
] as const;

/** The caller's own persons and the records about them, of which the caller may know. */
export async function subjectsOf(transaction: Transaction<Schema>, reach: Reach): Promise<string[]> {
  const subjects = [...reach.persons];
  if (subjects.length === 0) return subjects;
  for (const { table, person, id } of tables) {
    const rows = await transaction
      .selectFrom(table)
      .select(sql<string>`${sql.ref(id)}`.as('id'))
      .where('station_id', 'in', reach.home)
      .where(person, 'in', reach.persons)
      .execute();
    subjects.push(...rows.map(({ id }) => id));
  }
  return subjects;
}
