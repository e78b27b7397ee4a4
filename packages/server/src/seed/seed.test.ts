import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { describe, test } from 'node:test';
import type { LocalizedText } from '@wardkit/contract/field';
import { rentalCheckStandard202611 } from '@wardkit/contract/rental-check-standard-data';
import type { RentalCheckStandard } from '@wardkit/contract/rental-check-standards';
import { sql } from 'kysely';
import { migrate } from '../database/migrate.ts';
import { type Database, fromPGlite } from '../database/open.ts';
import { openCell } from '../privacy/column-cipher.ts';
import { KeyRing, newKeyRingDocument } from '../privacy/key-ring.ts';
import { blankEmbedded } from '../suites/blank-database.ts';
import { loadDemo, loadStandards } from './load.ts';

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
      row: Record<string, string | null>;
    }>`select to_jsonb(t) as row from ${sql.table(name)} t`.execute(database.kysely);
    const lines = rows.map(({ row }) => JSON.stringify(Object.entries(opened(row, name, keys)).sort()));
    hash.update(`${name}\n${lines.sort().join('\n')}\n`);
  }
  return hash.digest('hex');
}

function opened(row: Record<string, string | null>, table: string, keys: KeyRing): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(row).flatMap(([column, value]) => {
      if (column.endsWith('_hash') || column === 'payload') return [];
      if (!column.endsWith('_sealed') || value === null) return [[column, value]];
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

  test('a checklist of an earlier release gets the languages that were added, and no other word', async () => {
    const database = fromPGlite(await blankEmbedded());
    await migrate(database);
    const inTwo = ({ 'zh-Hans': hans, en }: LocalizedText) => ({ 'zh-Hans': hans, en: `${en}, as it was` });
    const before: RentalCheckStandard = {
      ...rentalCheckStandard202611,
      note: 'As it was.',
      aspects: Object.fromEntries(
        Object.entries(rentalCheckStandard202611.aspects).map(([aspect, name]) => [aspect, inTwo(name)]),
      ),
      items: rentalCheckStandard202611.items.slice(1).map((item) => ({ ...item, text: inTwo(item.text) })),
    };
    const { version } = before;
    await database.kysely
      .insertInto('rental_check_standards')
      .values({ version, document: JSON.stringify(before) })
      .execute();
    for (const _start of [1, 2]) {
      await loadStandards(database);
      const rows = await database.kysely.selectFrom('rental_check_standards').select('document').execute();
      assert.equal(rows.length, 1);
      const after = rows[0]?.document as RentalCheckStandard;
      assert.deepEqual(
        { ...after, aspects: null, items: after.items.map(({ text: _text, ...item }) => item) },
        { ...before, aspects: null, items: before.items.map(({ text: _text, ...item }) => item) },
      );
      const texts = [...Object.values(after.aspects), ...after.items.map(({ text }) => text)];
      for (const text of texts) {
        assert.deepEqual(Object.keys(text).sort(), ['en', 'ja', 'ko', 'zh-Hans', 'zh-Hant']);
        assert.match(String(text.en), /, as it was$/);
      }
    }
    await database.close();
  });
});
