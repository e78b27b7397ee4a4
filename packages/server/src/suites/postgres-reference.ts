import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startPostgres } from './postgres-cluster.ts';
import { PostgresWorld } from './postgres-world.ts';

/**
 * A program for the tests of other packages: so many servers, each over a database of its own with the demo's data. It prints
 * one line of JSON, `{"urls", "accounts"}`, or `null` where there is no PostgreSQL, and ends when its input does.
 *
 *     node postgres-reference.ts COUNT '{"WARDKIT_HEARTBEAT":"1"}'
 */
const [count, settings] = process.argv.slice(2);
const cluster = await startPostgres();
if (cluster === null) {
  console.log('null');
} else {
  const names = Array.from({ length: Number(count) }, (_, number) => `reference_${number}`);
  const [first = '', ...others] = names;
  const world = await PostgresWorld.open(cluster, first, 'small');
  for (const name of others) await cluster.createDatabase(name, first);
  // What one server writes into its folder is no business of another.
  const folders = await Promise.all(names.map(() => mkdtemp(join(tmpdir(), 'wardkit-reference-'))));
  const servers = await Promise.all(
    names.map((name, at) =>
      world.startServer({
        NODE_ENV: 'test',
        WARDKIT_LOG: 'silent',
        ...(JSON.parse(settings ?? '{}') as Record<string, string>),
        DATABASE_URL: cluster.urlOf(name),
        WARDKIT_DATA: folders[at] ?? '',
      }),
    ),
  );
  console.log(JSON.stringify({ urls: servers.map(({ url }) => url), accounts: await world.accounts() }));
  process.stdin.resume().once('end', async () => {
    await world.close();
    await cluster.stop();
    for (const folder of folders) await rm(folder, { recursive: true, force: true });
  });
}
