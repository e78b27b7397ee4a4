import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Database, openPostgres } from '@wardkit/server/database/open';
import { freePort, startPostgres } from '@wardkit/server/suites/postgres-cluster';
import { PostgresWorld } from '@wardkit/server/suites/postgres-world';
import { build } from 'esbuild';
import { sql } from 'kysely';
import { BrowserProcess } from '../journeys/browser.ts';
import { Cable } from '../journeys/cable.ts';
import { drillArguments } from './drill/arguments.ts';
import { type Leg, runLegs } from './drill/legs.ts';
import { root } from './run.ts';

/**
 * A page in a real Chromium saves submissions without rest, while the browser is killed, the page is loaded anew, the server is killed
 * and the network is cut, again and again. What was acknowledged, as a ledger outside of the browser knows it, must be on record
 * once at the end. With --sabotage a record is taken away and another doubled first: then it must find fault.
 */
const { cycles, file, sabotage } = drillArguments('outbox');
/** Submissions that must be acknowledged before a cycle may end. */
const leastAcknowledged = 50;
/** Milliseconds for a page to say something. */
const patience = 120_000;
const troubles = ['kill the browser', 'kill the server', 'cut the network', 'load the page anew'] as const;

const cluster = await startPostgres();
if (cluster === null) throw new Error('No PostgreSQL of 15 or later was found in /usr/lib/postgresql.');
const bundle = await build({
  entryPoints: [join(root, 'scripts/drill/outbox-page.ts')],
  bundle: true,
  format: 'esm',
  target: 'es2022',
  write: false,
  conditions: ['wardkit-source'],
  logLevel: 'silent',
});
const script = bundle.outputFiles[0]?.text ?? '';
let legs = 0;

/** The drill's own server: it hands the page out and writes down what the page says. */
async function startLedger() {
  const acknowledged = new Set<string>();
  const said: string[] = [];
  const waiting = new Set<() => void>();
  let orders: object = {};
  const server = createServer((request, response) => {
    if (request.url === '/ledger') {
      let body = '';
      request.on('data', (piece) => {
        body += piece;
      });
      request.on('end', () => {
        const { what, id } = JSON.parse(body) as { what: string; id: string };
        if (what === 'acknowledged') acknowledged.add(id);
        else said.push(what);
        for (const look of waiting) look();
        response.writeHead(204).end();
      });
    } else if (request.url === '/orders') {
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(orders));
    } else if (request.url === '/page.js') {
      response.writeHead(200, { 'content-type': 'text/javascript' }).end(script);
    } else {
      response
        .writeHead(200, { 'content-type': 'text/html' })
        .end('<!doctype html><title>drill</title><script type="module" src="/page.js"></script>');
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    acknowledged,
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    order(next: object) {
      orders = next;
      said.length = 0;
    },
    /** Waits until what the page said is as it should be. @throws {Error} when it never is */
    until(what: (said: readonly string[]) => boolean): Promise<void> {
      return new Promise((resolve, reject) => {
        const timer = setTimeout(() => {
          waiting.delete(look);
          reject(new Error(`the page never said what it should; the last was ${said.slice(-3).join(', ')}`));
        }, patience);
        const look = () => {
          const stuck = said.find((each) => each.startsWith('stuck'));
          if (stuck === undefined && !what(said)) return;
          clearTimeout(timer);
          waiting.delete(look);
          if (stuck === undefined) resolve();
          else reject(new Error(`a submission is ${stuck}`));
        };
        waiting.add(look);
        look();
      });
    },
    close: () => server.close(),
  };
}

async function runLeg(inLeg: number): Promise<Leg> {
  legs += 1;
  const world = await PostgresWorld.open(cluster as NonNullable<typeof cluster>, `drill_outbox_${legs}`, 'small');
  const officer = 'puqian-officer-1';
  const stationId = world.data.accounts.find(({ subject }) => subject === officer)?.stationId;
  const premisesId = world.data.premises.find(
    (premises) => premises.stationId === stationId && premises.use === 'let',
  )?.id;
  const port = await freePort();
  const ledger = await startLedger();
  const start = async () =>
    (await world.startServer({ PORT: String(port), WARDKIT_LOG: 'silent', WARDKIT_ORIGINS: ledger.url })).server;
  let server = await start();
  const cable = new Cable(port);
  await cable.plugIn();
  const profile = await mkdtemp(join(tmpdir(), 'wardkit-drill-profile-'));
  const token = await world.issuer.tokenFor(officer, { ends: 6 * 3600 });
  const orders = { baseUrl: cable.url, token, premisesId };
  ledger.order({ ...orders, isSaving: true });
  let browser = await BrowserProcess.open(profile);
  await browser.page.goto(ledger.url);

  for (let cycle = 0; cycle < inLeg; cycle += 1) {
    const enough = ledger.acknowledged.size + leastAcknowledged + Math.floor(Math.random() * 30);
    await ledger.until((said) => ledger.acknowledged.size >= enough && said.includes('kept device'));
    ledger.order({ ...orders, isSaving: true });
    const trouble = troubles[cycle % troubles.length];
    if (trouble === 'kill the browser') {
      await browser.kill();
      browser = await BrowserProcess.open(profile);
      await browser.page.goto(ledger.url);
    } else if (trouble === 'kill the server') {
      await server.kill('SIGKILL');
      server = await start();
      await browser.page.reload();
    } else if (trouble === 'cut the network') {
      await cable.cut();
      await browser.page.reload();
      const saved = ledger.acknowledged.size + leastAcknowledged;
      await ledger.until(() => ledger.acknowledged.size >= saved);
      await cable.plugIn();
    } else await browser.page.reload();
  }
  ledger.order({ ...orders, isSaving: false });
  await browser.page.reload();
  await ledger.until((said) => said.includes('empty'));
  await browser.kill();

  const database = await openPostgres(world.url);
  if (sabotage) await spoil(database);
  const found = await reconcile(database, ledger.acknowledged);
  await database.close();
  await server.kill('SIGTERM');
  await cable.cut();
  ledger.close();
  await world.close();
  // What a loss looks like on the device is to be seen there.
  if (found.lost > 0) console.error(`the browser's profile is kept in ${profile}`);
  else await rm(profile, { recursive: true, force: true });
  return { cycles: inLeg, acknowledged: ledger.acknowledged.size, ...found };
}

async function reconcile(
  database: Database,
  acknowledged: ReadonlySet<string>,
): Promise<Pick<Leg, 'lost' | 'duplicated'>> {
  const { rows } = await sql<{ id: string; events: number; people: number }>`
    select s.id::text as id,
      (select count(*)::integer from events e where e.station_id = s.station_id and e.type = 'stay.registered'
        and e.subject = '/v1/stays/' || s.id) as events,
      (select count(*)::integer from stays o where o.person_id = s.person_id) as people
    from stays s where s.started_on = '2026-11-01'`.execute(database.kysely);
  const kept = new Map(rows.map((row) => [row.id, row]));
  const lost = [...acknowledged].filter(
    (id) => kept.get(id)?.events === undefined || kept.get(id)?.events === 0,
  ).length;
  const duplicated = rows.filter(({ events, people }) => events > 1 || people > 1).length;
  return { lost, duplicated };
}

/** A record that is gone, and an event that came twice: a drill that does not see them sees nothing. */
async function spoil(database: Database): Promise<void> {
  await database.runScript(`
    delete from stays where id = (select id from stays where started_on = '2026-11-01' order by id limit 1);
    insert into events select station_id, position + 1000000, gen_random_uuid(), type, subject, time, division_code, data
      from events where type = 'stay.registered' order by position desc limit 1;`);
}

try {
  const { acknowledged, lost, duplicated, ...rest } = await runLegs(cycles, file, runLeg);
  console.log(JSON.stringify({ drill: 'outbox', ...rest, acknowledged, lost, duplicated }));
  if (lost > 0 || duplicated > 0 || acknowledged < cycles * leastAcknowledged) process.exitCode = 1;
} finally {
  await cluster.stop();
}
