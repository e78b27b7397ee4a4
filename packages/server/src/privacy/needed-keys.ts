import { sql } from 'kysely';
import type { Database } from '../database/open.ts';
import { StartFailure } from '../start-failure.ts';
import { type KeyRing, nameOfRing, type RingSource } from './key-ring.ts';

/**
 * The ids of the keys that something in the database was closed with or is derived from: the beginning of every `…_sealed`
 * column, and every `secret_id`. It looks at all of their rows.
 */
export async function neededKeys(database: Pick<Database, 'kysely'>): Promise<readonly string[]> {
  const { rows: columns } = await sql<{ table_name: string; column_name: string }>`
    select c.relname as table_name, a.attname as column_name
    from pg_attribute a
    join pg_class c on c.oid = a.attrelid
    where c.relnamespace = current_schema()::regnamespace
      and c.relkind in ('r', 'p') and not c.relispartition and a.attnum > 0 and not a.attisdropped
      and a.atttypid = 'text'::regtype
      and (a.attname like '%\\_sealed' or a.attname = 'secret_id')
    order by c.relname, a.attname`.execute(database.kysely);
  const ids = new Set<string>();
  for (const { table_name, column_name } of columns) {
    const { rows } = await sql<{ id: string }>`
      select distinct split_part(${sql.ref(column_name)}, '.', 1) as id from ${sql.table(table_name)}
      where ${sql.ref(column_name)} <> ''${table_name === 'plate_keys' ? stillSigning : sql``}`.execute(
      database.kysely,
    );
    for (const { id } of rows) ids.add(id);
  }
  return [...ids].sort();
}

/** A key of plates that signs no more is verified by its public half alone. */
const stillSigning = sql` and state = 'signing'`;

/** The ids of needed keys that a ring does not hold. */
export async function missingKeys(database: Pick<Database, 'kysely'>, keys: KeyRing): Promise<readonly string[]> {
  return (await neededKeys(database)).filter((id) => !keys.holds(id));
}

/** @throws {StartFailure} when something was closed with a key that the ring does not hold: it is the ring of another database */
export async function requireNeededKeys(
  database: Pick<Database, 'kysely'>,
  keys: KeyRing,
  source: RingSource,
): Promise<void> {
  const missing = await missingKeys(database, keys);
  if (missing.length === 0) return;
  throw new StartFailure(
    `The database was written with ${missing.length === 1 ? 'the key' : 'the keys'} ${missing.join(', ')}, which the key ring (${nameOfRing(source)}) does not hold. Start with the key ring that belongs to this database.`,
  );
}
