import { sql, type Transaction } from 'kysely';
import type { Schema } from './schema.ts';

/** Values by the names of columns; documents as they are. */
export type Row = Readonly<Record<string, unknown>>;

/** Inserts many rows, a thousand in a statement with one parameter. Those that are there already stay as they are. */
export async function insertRows(
  transaction: Transaction<Schema>,
  table: keyof Schema,
  rows: readonly Row[],
): Promise<void> {
  for (let from = 0; from < rows.length; from += 1000) {
    const batch = JSON.stringify(rows.slice(from, from + 1000));
    await sql`
      insert into ${sql.table(table)}
      select * from json_populate_recordset(null::${sql.table(table)}, ${batch}::json)
      on conflict do nothing`.execute(transaction);
  }
}
