import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { openPostgres } from '@wardkit/server/database/open';
import { startPostgres } from '@wardkit/server/suites/postgres-cluster';
import { PostgresWorld } from '@wardkit/server/suites/postgres-world';
import { build } from 'esbuild';
import { sql } from 'kysely';
import { BrowserProcess } from '../journeys/browser.ts';
import { printRate } from './bench/line.ts';
import type { Orders, OutboxPage } from './bench/outbox-page.ts';
import { alternate } from './ratio.ts';
import { root } from './run.ts';

/**
 * A page in a real Chromium drains its outbox into the real server on PostgreSQL (with its commits brought to the disk), by turns with a queue that sends one call after
 * another by bare `fetch`. What the server has at the end is counted: a drain that loses something is no drain.
 */
const { values } = parseArgs({
  options: { items: { type: 'string', default: '10000' }, rounds: { type: 'string', default: '3' } },
});
const items = Number(values.items);
const rounds = Number(values.rounds);

declare function openOutboxPage(orders: Orders): Promise<OutboxPage>;
declare let page: OutboxPage;

const cluster = await startPostgres({ isDurable: true });
if (cluster === null) throw new Error('No PostgreSQL of 15 or later was found in /usr/lib/postgresql.');
const world = await PostgresWorld.open(cluster, 'bench_outbox', 'small');
const bundle = await build({
  entryPoints: [join(root, 'scripts/bench/outbox-page.ts')],
  bundle: true,
  format: 'esm',
  target: 'es2022',
  write: false,
  conditions: ['wardkit-source'],
  logLevel: 'silent',
});
const portal = createServer((request, response) => {
  const isScript = request.url === '/page.js';
  response
    .writeHead(200, { 'content-type': isScript ? 'text/javascript' : 'text/html' })
    .end(isScript ? bundle.outputFiles[0]?.text : '<!doctype html><script type="module" src="/page.js"></script>');
});
await new Promise<void>((resolve) => portal.listen(0, '127.0.0.1', resolve));
const origin = `http://127.0.0.1:${(portal.address() as AddressInfo).port}`;
const profile = await mkdtemp(join(tmpdir(), 'wardkit-bench-profile-'));
let browser: BrowserProcess | null = null;
try {
  const officer = 'puqian-officer-1';
  const stationId = world.data.accounts.find(({ subject }) => subject === officer)?.stationId;
  const premisesId = world.data.premises.find((each) => each.stationId === stationId && each.use === 'let')?.id ?? '';
  const { url } = await world.startServer({ WARDKIT_LOG: 'silent', WARDKIT_ORIGINS: origin });
  const token = await world.issuer.tokenFor(officer, { ends: 6 * 3600 });
  browser = await BrowserProcess.open(profile);
  const tab = browser.page;
  await tab.goto(origin);
  await tab.waitForFunction(() => typeof openOutboxPage === 'function');
  await tab.evaluate(
    async (orders) => {
      Object.assign(globalThis, { page: await openOutboxPage(orders) });
    },
    { baseUrl: url, token, premisesId },
  );
  const times = { ours: [] as number[], theirs: [] as number[] };
  const ours = async () => {
    await tab.evaluate((count) => page.save(count), items);
    times.ours.push(await tab.evaluate(() => page.drain()));
  };
  const theirs = async () => {
    await tab.evaluate((count) => page.saveOneByOne(count), items);
    times.theirs.push(await tab.evaluate(() => page.drainOneByOne()));
  };
  await alternate(rounds, ours, theirs);
  const database = await openPostgres(world.url);
  const counted = await sql<{ stays: number }>`
    select count(*)::integer as stays from stays where started_on = '2026-11-01'`.execute(database.kysely);
  await database.close();
  const stays = counted.rows[0]?.stays ?? 0;
  if (stays !== 2 * rounds * items) throw new Error(`the server has ${stays} of ${2 * rounds * items}`);
  printRate('outbox', 'drain', 'items a second', 'one by one', times, items);
} finally {
  await browser?.kill();
  await rm(profile, { recursive: true, force: true });
  portal.close();
  await world.close();
  await cluster.stop();
}
