import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { sql } from 'kysely';
import { StartFailure } from '../start-failure.ts';
import type { Database } from './open.ts';

/** Servers that start together go one after another; the number is Wardkit's own. */
const takeTurns = 'select pg_advisory_xact_lock(5717310);';

const folder = new URL('../../migrations/', import.meta.url);

/**
 * Brings the database to the newest schema. Migrations are plain SQL files that are only ever added; each runs in a
 * transaction of its own together with the row that records it.
 *
 * @param last the last one to run; by default the newest
 * @returns the names of the migrations that ran now
 * @throws {StartFailure} when a migration that ran before has been edited since, or one fails
 */
export async function migrate(database: Database, last?: string): Promise<readonly string[]> {
  await database.runScript(`
    begin;
    ${takeTurns}
    create table if not exists schema_migrations (
      name text primary key, sha256 text not null, applied_at timestamptz not null
    );
    commit;`);
  const ran: string[] = [];
  for (const name of await ownMigrations()) {
    if (last !== undefined && name > last) break;
    const script = await readFile(new URL(name, folder), 'utf8');
    const sha256 = createHash('sha256').update(script).digest('hex');
    const { rows } = await sql<{ sha256: string }>`
      select sha256 from schema_migrations where name = ${name}`.execute(database.kysely);
    const [known] = rows;
    if (known?.sha256 === sha256) continue;
    if (known !== undefined) {
      throw new StartFailure(
        `The database was made with another text of migration ${name}. Use the Wardkit version that made it, or an empty database.`,
      );
    }
    if (await runOne(database, name, script, sha256)) ran.push(name);
  }
  return ran;
}

/** The names of this version's migrations, in their order. */
export async function ownMigrations(): Promise<readonly string[]> {
  return (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort();
}

/** The SHA-256 of the text of each of this version's migrations. */
export async function migrationSums(): Promise<ReadonlyMap<string, string>> {
  const sums = new Map<string, string>();
  for (const name of await ownMigrations()) {
    sums.set(
      name,
      createHash('sha256')
        .update(await readFile(new URL(name, folder), 'utf8'))
        .digest('hex'),
    );
  }
  return sums;
}

/** The names of the migrations that ran on a database, in their order; none on a new one. */
export async function ranMigrations(database: Pick<Database, 'kysely'>): Promise<readonly string[]> {
  const { rows: found } = await sql<{ is_there: boolean }>`
    select to_regclass('schema_migrations') is not null as is_there`.execute(database.kysely);
  if (found[0]?.is_there !== true) return [];
  const { rows } = await sql<{ name: string }>`select name from schema_migrations`.execute(database.kysely);
  return rows.map(({ name }) => name).sort();
}

/** The names of this version's migrations that have not run yet. */
export async function pendingMigrations(database: Pick<Database, 'kysely'>): Promise<readonly string[]> {
  const ran = new Set(await ranMigrations(database));
  return (await ownMigrations()).filter((name) => !ran.has(name));
}

async function runOne(database: Database, name: string, script: string, sha256: string): Promise<boolean> {
  // Of two servers that start together the second finds the row and leaves the migration alone.
  const record = `insert into schema_migrations values ('${name}', '${sha256}', now());`;
  try {
    await database.runScript(`begin; set local statement_timeout = 0; ${takeTurns} ${record}\n${script}\ncommit;`);
    return true;
  } catch (cause) {
    await database.runScript('rollback').catch(() => undefined);
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
    if (code === '23505') {
      const { rows } = await sql`select 1 from schema_migrations where name = ${name}`.execute(database.kysely);
      if (rows.length > 0) return false;
    }
    throw new StartFailure(
      `Migration ${name} failed (${code || 'no code'}: ${cause instanceof Error ? cause.message : 'unknown'}). The database was left as it was. The database user must be allowed to create tables, and the role wardkit_app unless somebody who may has run: create role wardkit_app nologin; grant wardkit_app to <the user>;`,
    );
  }
}
