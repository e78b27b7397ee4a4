import { after, test } from 'node:test';
import { plansSuite } from './suites/plans.suite.ts';
import { startPostgres } from './suites/postgres-cluster.ts';
import { serverSuites } from './suites/server-suites.ts';
import { postgresEngine } from './suites/world.ts';

const cluster = await startPostgres();

if (cluster === null) {
  test('the server on PostgreSQL', { skip: 'no PostgreSQL of 15 or later in /usr/lib/postgresql' }, () => undefined);
} else {
  const engine = await postgresEngine(cluster);
  // Nothing is waited for from here on: with no test under way the runner would end, and the cluster with it.
  after(() => cluster.stop());
  plansSuite(cluster);
  serverSuites(engine);
}
