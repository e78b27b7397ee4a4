import { after, test } from 'node:test';
import { plansSuite } from './suites/plans.suite.ts';
import { startPostgres } from './suites/postgres-cluster.ts';
import { serverSuites } from './suites/server-suites.ts';
import { postgresEngine } from './suites/world.ts';

const cluster = await startPostgres();

if (cluster === null) {
  test('the server on PostgreSQL', { skip: 'no PostgreSQL of 15 or later in /usr/lib/postgresql' }, () => undefined);
} else {
  after(() => cluster.stop());
  plansSuite(cluster);
  serverSuites(await postgresEngine(cluster));
}
