import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { sql } from 'kysely';
import { type PostgresCluster, startPostgres } from '../suites/postgres-cluster.ts';
import { migrate } from './migrate.ts';
import { type Database, openPostgres } from './open.ts';
import { PreparedStatements } from './prepared-statements.ts';
import { asApplication } from './transaction.ts';

describe('the names of prepared statements', () => {
  const nameAfter = (statements: PreparedStatements, text: string, uses: number) =>
    Array.from({ length: uses }, () => statements.nameOf(text)).at(-1) ?? null;

  test('are given to what comes often, each its own', () => {
    const statements = new PreparedStatements();
    assert.equal(nameAfter(statements, 'select $1', 4), null);
    const name = nameAfter(statements, 'select $1', 1);
    assert.notEqual(name, null);
    assert.equal(nameAfter(statements, 'select $1', 1), name);
    assert.notEqual(nameAfter(statements, 'select $1, $2', 5), name);
  });

  test('are no more than a connection can hold', () => {
    const statements = new PreparedStatements();
    const names = Array.from({ length: 1000 }, (_, number) => nameAfter(statements, `select $1, ${number}`, 5));
    assert.equal(new Set(names.filter((name) => name !== null)).size, 250);
    assert.notEqual(nameAfter(statements, 'select $1, 0', 1), null);
  });

  test('are others once the schema has changed', () => {
    const statements = new PreparedStatements();
    const name = nameAfter(statements, 'select $1', 5);
    statements.renew();
    const renewed = nameAfter(statements, 'select $1', 1);
    assert.notEqual(renewed, null);
    assert.notEqual(renewed, name);
  });
});

const cluster = await startPostgres();

describe('prepared statements', { skip: cluster === null ? 'no PostgreSQL of 15 or later was found' : false }, () => {
  const found = cluster as PostgresCluster;
  let database: Database;
  before(async () => {
    await found.createDatabase('prepared');
    database = await openPostgres(found.urlOf('prepared'), { connections: 2, replicaUrl: null });
    await migrate(database);
  });
  after(async () => {
    await database.close();
    await found.stop();
  });

  const read = () =>
    asApplication(database, {}, (transaction) =>
      transaction.selectFrom('stations').selectAll().where('id', '=', '018ce695-6680-7eec-863f-c059b7c6d8b6').execute(),
    );
  /** What the connection knows of that reading: nobody else takes the connection. */
  const prepared = async () => {
    const { rows } = await sql<{ statement: string }>`
      select statement from pg_prepared_statements where statement like '%from "stations"%'`.execute(database.kysely);
    return rows;
  };

  test('are those that come often', async () => {
    for (let times = 0; times < 4; times += 1) await read();
    assert.deepEqual(await prepared(), []);
    for (let times = 0; times < 4; times += 1) await read();
    assert.equal((await prepared()).length, 1);
  });

  test('are never shared by the owner, who sees all, and the role that sees what its settings admit', async () => {
    await database.runScript(`
      create table guarded (id integer);
      alter table guarded enable row level security;
      create policy by_setting on guarded
        using (id = nullif(current_setting('wardkit.guarded', true), '')::integer);
      grant select on guarded to wardkit_app;
      insert into guarded values (1), (2)`);
    const guarded = sql<{ id: number }>`select id from (select id from guarded) as seen where id < ${10} order by id`;
    for (let times = 0; times < 8; times += 1) {
      assert.equal((await guarded.execute(database.kysely)).rows.length, 2);
      const seen = await asApplication(database, {}, async (transaction) => {
        const before = (await guarded.execute(transaction)).rows;
        await sql`set local wardkit.guarded = '2'`.execute(transaction);
        return [before, (await guarded.execute(transaction)).rows];
      });
      assert.deepEqual(seen, [[], [{ id: 2 }]]);
    }
  });

  test('survive a migration that adds a column, on every connection', async () => {
    const both = () => Promise.all([read(), read()]);
    for (let times = 0; times < 8; times += 1) await both();
    await database.runScript('alter table stations add column added text');
    assert.deepEqual(await both(), [[], []]);
    assert.deepEqual(await both(), [[], []]);
  });
});
