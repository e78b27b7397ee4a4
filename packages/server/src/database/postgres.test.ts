import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { sql } from 'kysely';
import pg from 'pg';
import { migrationSuite } from '../suites/migration.suite.ts';
import { type PostgresCluster, startPostgres } from '../suites/postgres-cluster.ts';
import { migrate } from './migrate.ts';
import { openPostgres } from './open.ts';
import { asApplication } from './transaction.ts';

const cluster = await startPostgres();

describe('PostgreSQL', { skip: cluster === null ? 'no PostgreSQL of 15 or later was found' : false }, () => {
  let administrator: pg.Client;
  const found = cluster as PostgresCluster;
  before(async () => {
    administrator = new pg.Client(found.urlOf('postgres'));
    await administrator.connect();
  });
  after(async () => {
    await administrator.end();
    await found.stop();
  });
  const urlFor = (user: string, database: string) => found.urlOf(database).replace('wardkit@', `${user}@`);

  test('servers that start together on a new database migrate it once', async () => {
    await found.createDatabase('together');
    const databases = await Promise.all([1, 2, 3].map(() => openPostgres(found.urlOf('together'))));
    const ran = await Promise.all(databases.map((database) => migrate(database)));
    // They share the work: each migration is run by one of them.
    const names = ran.flat().sort();
    assert.ok(names.length > 1);
    assert.equal(new Set(names).size, names.length);
    const { rows } = await sql<{ name: string }>`select name from schema_migrations order by name`.execute(
      (databases[0] ?? assert.fail()).kysely,
    );
    assert.deepEqual(
      rows.map(({ name }) => name),
      names,
    );
    assert.deepEqual(await migrate(databases[0] ?? assert.fail()), []);
    for (const database of databases) await database.close();
  });

  test('an owner who is no superuser is enough, when it may make the role or was given it', async () => {
    await administrator.query('create role first_owner login createrole');
    await administrator.query('create database first owner first_owner');
    await administrator.query('create role second_owner login');
    await administrator.query('create database second owner second_owner');
    const refused = await openPostgres(urlFor('second_owner', 'second'));
    await assert.rejects(
      migrate(refused),
      /Migration 0001.*(42501).*allowed to create tables, and the role wardkit_app/,
    );
    await administrator.query('grant wardkit_app to first_owner, second_owner');
    const all = await migrate(refused);
    assert.ok(all.length > 0);
    const first = await openPostgres(urlFor('first_owner', 'first'));
    assert.deepEqual(await migrate(first), all);
    const rows = await asApplication(first, {}, (transaction) =>
      transaction.selectFrom('premises').select('id').execute(),
    );
    assert.deepEqual(rows, []);
    for (const database of [refused, first]) await database.close();
  });

  test('what is wrong with an address is told without its password', async () => {
    const url = new URL(found.urlOf('missing'));
    url.password = 'hunter2';
    await assert.rejects(openPostgres(url.href), (cause: Error) => {
      assert.match(cause.message, /there is no database of that name/);
      assert.ok(!cause.message.includes('hunter2'));
      return true;
    });
    await assert.rejects(openPostgres(urlFor('nobody', 'postgres')), /refuses the user name or the password/);
  });

  test('a connection that breaks between two statements fails its transaction and not the process', async () => {
    const database = await openPostgres(found.urlOf('postgres'));
    const broken = database.kysely.transaction().execute(async (transaction) => {
      const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(transaction);
      const pid = rows[0]?.pid;
      await administrator.query('select pg_terminate_backend($1)', [pid]);
      for (let isThere = true; isThere; ) {
        const { rowCount } = await administrator.query('select 1 from pg_stat_activity where pid = $1', [pid]);
        isThere = rowCount !== 0;
      }
      await new Promise(setImmediate);
      await sql`select 1`.execute(transaction);
    });
    await assert.rejects(broken);
    assert.equal((await sql`select 1`.execute(database.kysely)).rows.length, 1, 'and another connection is made');
    await database.close();
  });

  test('a migration whose text was changed after it ran is refused', async () => {
    await found.createDatabase('changed');
    const database = await openPostgres(found.urlOf('changed'));
    await migrate(database);
    await database.runScript("update schema_migrations set sha256 = 'other'");
    await assert.rejects(migrate(database), /another text of migration 0001/);
    await database.close();
  });

  if (cluster !== null) migrationSuite(cluster);
});
