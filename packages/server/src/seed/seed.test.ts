import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { describe, test } from 'node:test';
import { sql } from 'kysely';
import { migrate } from '../database/migrate.ts';
import { type Database, fromPGlite } from '../database/open.ts';
import { openCell } from '../privacy/column-cipher.ts';
import { KeyRing, newKeyRingDocument } from '../privacy/key-ring.ts';
import { blankEmbedded } from '../suites/blank-database.ts';
import { loadDemo } from './load.ts';

const now = new Date('2026-11-22T04:00:00.000Z');

function newKeys(): KeyRing {
  return new KeyRing(JSON.parse(newKeyRingDocument()));
}

async function seeded(seed: string, keys: KeyRing): Promise<Database> {
  const database = fromPGlite(await blankEmbedded());
  await migrate(database);
  await loadDemo(database, keys, { seed, scale: 'small', now });
  return database;
}

/** A hash of all that is in the database, sealed columns opened and what the server's own keys made left out. */
async function hashOf(database: Database, keys: KeyRing): Promise<string> {
  const hash = createHash('sha256');
  const tables = await sql<{ name: string }>`
    select tablename as name from pg_tables
    where schemaname = 'public' and tablename not in ('schema_migrations', 'plate_keys') order by 1`.execute(
    database.kysely,
  );
  for (const { name } of tables.rows) {
    const { rows } = await sql<{
      row: Record<string, string>;
    }>`select to_jsonb(t) as row from ${sql.table(name)} t`.execute(database.kysely);
    const lines = rows.map(({ row }) => JSON.stringify(Object.entries(opened(row, name, keys)).sort()));
    hash.update(`${name}\n${lines.sort().join('\n')}\n`);
  }
  return hash.digest('hex');
}

function opened(row: Record<string, string>, table: string, keys: KeyRing): Record<string, string> {
  return Object.fromEntries(
    Object.entries(row).flatMap(([column, value]) => {
      if (column.endsWith('_hash') || column === 'payload') return [];
      if (!column.endsWith('_sealed')) return [[column, value]];
      const place = {
        stationId: row.station_id ?? '',
        column: `${table}.${column.replace('_sealed', '')}`,
        rowId: row.id ?? '',
      };
      return [[column, openCell(keys, place, value)]];
    }),
  );
}

describe('seeding', () => {
  test('the same seed gives the same data on any machine, another seed gives other data', async () => {
    const hashes: string[] = [];
    for (const seed of ['one', 'one', 'two']) {
      const keys = newKeys();
      const database = await seeded(seed, keys);
      hashes.push(await hashOf(database, keys));
      await database.close();
    }
    assert.equal(hashes[0], hashes[1]);
    assert.notEqual(hashes[0], hashes[2]);
  });
});
