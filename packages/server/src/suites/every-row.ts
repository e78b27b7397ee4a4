import { sql } from 'kysely';
import type { Database } from '../database/open.ts';

/** Every row of every table as text, read in another way than backups read them. */
export async function everyRow(database: Database): Promise<ReadonlyMap<string, readonly string[]>> {
  const { rows: tables } = await sql<{ name: string }>`
    select table_name::text as name from information_schema.tables
    where table_schema = 'public' and table_type = 'BASE TABLE' and table_name <> 'schema_migrations'`.execute(
    database.kysely,
  );
  const found = new Map<string, readonly string[]>();
  await database.kysely.transaction().execute(async (transaction) => {
    await sql`set local timezone = 'UTC'`.execute(transaction);
    for (const { name } of tables) {
      // A row as a value of its own type: drivers differ in what they make of columns.
      const { rows } = await sql<{ line: string }>`select t::text as line from ${sql.table(name)} as t`.execute(
        transaction,
      );
      found.set(name, rows.map(({ line }) => line).sort());
    }
  });
  return found;
}
