import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { sql } from 'kysely';
import { type Engine, World } from './world.ts';

/** Reference tables that name a station: a cluster has a whole copy of them on every node. */
const references = [
  'plate_keys',
  'record_stations',
  'plate_codes',
  'sign_in_links',
  'invitation_codes',
  'rental_check_standards',
];
const source = fileURLToPath(new URL('../', import.meta.url));
const migrations = fileURLToPath(new URL('../../migrations/', import.meta.url));

/** The rules by which schema and statements run unchanged on a cluster that is sharded by station. */
export function catalogueSuite(engine: Engine): void {
  describe('the catalogue', () => {
    let world: World;
    before(async () => {
      world = await World.open(engine);
    });
    after(() => world.close());

    const namesOf = async (query: ReturnType<typeof sql<{ name: string }>>) =>
      (await query.execute(world.database.kysely)).rows.map(({ name }) => name);
    /** A table of the schema with its column `station_id`; `a.attnum` is null where it has none. */
    const tables = sql`pg_class c
      join pg_namespace n on n.oid = c.relnamespace and n.nspname = 'public'
      left join pg_attribute a on a.attrelid = c.oid and a.attname = 'station_id' and not a.attisdropped`;
    const isStation = sql`a.attnum is not null and c.relkind in ('r', 'p') and c.relname <> all (${references}::text[])`;

    test('has the tables of a station by the dozen', async () => {
      const names = await namesOf(sql`select c.relname as name from ${tables} where ${isStation}`);
      assert.ok(names.length > 20);
      assert.ok(['premises', 'addresses', 'stays', 'events'].every((name) => names.includes(name)));
    });

    test('has policies on every table that names a station', async () => {
      const open = await namesOf(
        sql`select c.relname as name from ${tables} where a.attnum is not null and c.relkind in ('r', 'p') and (not c.relrowsecurity
          or not exists (select from pg_policy p where p.polrelid = c.oid)) and not c.relispartition order by 1`,
      );
      assert.deepEqual(open, []);
    });

    test('leads each primary key and unique index of a station table with the station', async () => {
      const wrong = await namesOf(
        sql`select c.relname || '.' || i.relname as name from ${tables}
          join pg_index x on x.indrelid = c.oid join pg_class i on i.oid = x.indexrelid
          where ${isStation} and x.indisunique and x.indkey[0] <> a.attnum order by 1`,
      );
      assert.deepEqual(wrong, []);
      const keyless = await namesOf(
        sql`select c.relname as name from ${tables} where ${isStation}
          and not exists (select from pg_index x where x.indrelid = c.oid and x.indisprimary) order by 1`,
      );
      assert.deepEqual(keyless, []);
    });

    test('carries the station in each foreign key, and points from no reference table to a station table', async () => {
      const wrong = await namesOf(
        sql`select c.relname || '.' || k.conname as name from ${tables}
          join pg_constraint k on k.conrelid = c.oid and k.contype = 'f'
          join pg_class f on f.oid = k.confrelid
          left join pg_attribute b on b.attrelid = f.oid and b.attname = 'station_id' and not b.attisdropped
          where b.attnum is not null and f.relname <> all (${references}::text[])
            and (a.attnum is null or not exists (
              select from generate_subscripts(k.conkey, 1) as at
              where k.conkey[at] = a.attnum and k.confkey[at] = b.attnum)) order by 1`,
      );
      assert.deepEqual(wrong, []);
      const nulling = await namesOf(
        sql`select conname as name from pg_constraint where contype = 'f' and (confdeltype = 'n' or confupdtype <> 'a')`,
      );
      assert.deepEqual(nulling, [], 'a foreign key changes no row by itself');
    });

    test('has no triggers, rules or functions of its own', async () => {
      const triggers = await namesOf(
        sql`select t.tgname as name from ${tables} join pg_trigger t on t.tgrelid = c.oid where not t.tgisinternal`,
      );
      const functions = await namesOf(
        sql`select p.proname as name from pg_proc p join pg_namespace n on n.oid = p.pronamespace
          where n.nspname = 'public' and not exists (
            select from pg_depend d where d.objid = p.oid and d.deptype = 'e')`,
      );
      assert.deepEqual([...triggers, ...functions], []);
    });

    test('has the time in the primary key of what is partitioned by time', async () => {
      const wrong = await namesOf(
        sql`select c.relname as name from ${tables} join pg_partitioned_table p on p.partrelid = c.oid
          where p.partstrat = 'r' and not exists (select from pg_index x where x.indrelid = c.oid and x.indisprimary
            and p.partattrs[0] = any (x.indkey::int2[])) order by 1`,
      );
      assert.deepEqual(wrong, []);
    });

    test('has policies that compare columns with settings, without subqueries or functions of time', async () => {
      const { rows } = await sql<{ name: string; text: string }>`
        select polrelid::regclass || '.' || polname as name,
          coalesce(pg_get_expr(polqual, polrelid), '') || coalesce(pg_get_expr(polwithcheck, polrelid), '') as text
        from pg_policy`.execute(world.database.kysely);
      assert.ok(rows.length > 40);
      const wrong = rows.filter(({ text }) => /\bselect\b|\bnow\(|current_timestamp|clock_timestamp/i.test(text));
      assert.deepEqual(wrong, []);
    });

    test('knows no statement that a cluster refuses', async () => {
      const files = [
        ...(await readdir(source, { recursive: true }))
          .filter((name) => name.endsWith('.ts') && !/\.test\.ts$|suites\//.test(name))
          .map((name) => source + name),
        ...(await readdir(migrations)).map((name) => migrations + name),
      ];
      const texts = await Promise.all(files.map(async (file) => [file, await readFile(file, 'utf8')] as const));
      assert.ok(texts.length > 80);
      const found = texts.flatMap(([file, text]) => faultsIn(text).map((fault) => `${file}: ${fault}`));
      assert.deepEqual(found, []);
    });

    test('finds such a statement', () => {
      const cases = [
        'update stays set ended_on = now() where id = 1',
        "update t set a = b, due = at + interval '1 day' where x",
        ".set({ due_at: sql`now() + interval '1 day'` })",
        'merge into stays using x on true',
        "select set_config('a', 'b', true)",
        'select id from t where state = 1 for update skip locked',
        '.forUpdate().skipLocked()',
        'foreign key (a) references b (a) on delete set null',
        'create trigger t before insert on stays',
      ];
      for (const text of cases) assert.equal(faultsIn(text).length, 1, text);
      assert.deepEqual(faultsIn("update t set a = $1 where at < now() - interval '1 day'"), []);
      assert.deepEqual(faultsIn(".where('station_id', '=', id).forUpdate().skipLocked()"), []);
    });
  });
}

/** What a statement in a text does that a cluster refuses. */
function faultsIn(text: string): string[] {
  const code = text.replaceAll(/^\s*(\/\/|\*|\/\*\*|--).*$/gm, '');
  const faults: string[] = [];
  const time = /\bnow\(\)|clock_timestamp\(|current_(timestamp|date)\b|\binterval\b/i;
  for (const [set = ''] of code.matchAll(/\b(update\s+[\w.${}()]+|do update)\s+set\b[^;`]*?(?=\bwhere\b|[;`]|$)/gi)) {
    if (time.test(set)) faults.push('UPDATE … SET with a time of the database');
  }
  for (const [set = ''] of code.matchAll(/\.(set|doUpdateSet)\(\{[^;]*?\}\)/g)) {
    if (/sql`[^`]*(\bnow\(\)|\binterval\b|clock_timestamp)/i.test(set))
      faults.push('set() with a time of the database');
  }
  if (/\bmerge\s+into\b/i.test(code)) faults.push('MERGE');
  if (/\bset_config\s*\(/i.test(code)) faults.push('set_config');
  if (/on (delete|update) set (null|default)/i.test(code)) faults.push('ON DELETE SET NULL');
  if (/\bcreate (or replace )?(constraint )?trigger\b/i.test(code)) faults.push('a trigger');
  for (const { index } of code.matchAll(/skip locked|skipLocked\(/gi)) {
    // The statement's own filter stands in the lines before.
    if (!/station_id/.test(code.slice(Math.max(0, index - 900), index))) faults.push('SKIP LOCKED without a station');
  }
  return faults;
}
