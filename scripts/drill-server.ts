import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type Database, openEmbedded, openPostgres } from '@wardkit/server/database/open';
import { startPostgres } from '@wardkit/server/suites/postgres-cluster';
import { PostgresWorld } from '@wardkit/server/suites/postgres-world';
import { ServerProcess, seedProcess, signInAt } from '@wardkit/server/suites/server-process';
import { Ledger, type LedgerEntry } from './drill/ledger.ts';
import { reconcile } from './drill/reconcile.ts';

/**
 * Kills the server (SIGKILL) in the middle of writes, again and again, and makes each write that was not acknowledged once
 * more with its key. At the end all of it must be on record once. With --sabotage it spoils some of the records first:
 * then it must find fault.
 */
const { values } = parseArgs({
  options: {
    cycles: { type: 'string', default: '100' },
    engine: { type: 'string', multiple: true, default: ['pglite', 'postgresql'] },
    sabotage: { type: 'boolean', default: false },
  },
});
const cycles = Number(values.cycles);
if (!Number.isInteger(cycles) || cycles < 1 || !values.engine.every((name) => /^(pglite|postgresql)$/.test(name))) {
  console.error('Usage: npm run drill:server -- [--cycles N] [--engine pglite|postgresql] [--sabotage]');
  process.exit(2);
}

const administrator = 'puqian-administrator-1';
const writers = 8;
/** Writes that must be acknowledged before a cycle may end. */
const leastAcknowledged = 50;

interface Subject {
  readonly name: string;
  start(): ServerProcess;
  token(address: string): Promise<string>;
  open(): Promise<Database>;
  close(): Promise<void>;
}

async function embedded(): Promise<Subject> {
  const folder = await mkdtemp(join(tmpdir(), 'wardkit-drill-'));
  const settings = { PORT: '0', WARDKIT_DEV: '1', WARDKIT_DATA: folder, WARDKIT_RATE: '1000000' };
  await seedProcess(settings, '--scale', 'small');
  return {
    name: 'pglite',
    start: () => new ServerProcess(settings),
    token: (address) => signInAt(address, administrator),
    open: () => openEmbedded(folder),
    close: () => rm(folder, { recursive: true, force: true }),
  };
}

async function postgres(): Promise<Subject | null> {
  const cluster = await startPostgres();
  if (cluster === null) return null;
  const world = await PostgresWorld.open(cluster, 'drill', 'small');
  return {
    name: 'postgresql',
    start: () => new ServerProcess(world.settings),
    token: () => world.issuer.tokenFor(administrator),
    open: () => openPostgres(world.url),
    async close() {
      await world.close();
      await cluster.stop();
    },
  };
}

/** Makes one write, once. Nothing is thrown: what was not acknowledged is made again in the next cycle. */
async function write(address: string, token: string, ledger: Ledger, entry: LedgerEntry): Promise<boolean> {
  try {
    const reply = await fetch(`${address}/v1/subscriptions`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', 'idempotency-key': entry.key },
      body: JSON.stringify({
        url: 'https://hooks.example/ward',
        description: entry.name,
        types: ['doorplate.*'],
        areas: [],
        active: false,
      }),
    });
    const body = (await reply.json()) as { id?: string };
    if (reply.status !== 201 || body.id === undefined) return false;
    ledger.acknowledge(entry, body.id);
    return true;
  } catch (cause) {
    if (cause instanceof Error && cause.message.includes('two records')) throw cause;
    return false;
  }
}

async function cycle(subject: Subject, ledger: Ledger, number: number, kills: boolean): Promise<void> {
  const server = subject.start();
  const address = await server.listening();
  const token = await subject.token(address);
  let acknowledged = 0;
  let isKilled = false;
  const open = ledger.entries.filter(({ id }) => id === null);
  // Some that are on record already are made again as well, as a client does that missed the answer.
  const again = ledger.entries.filter(({ id }) => id !== null).slice(-5);
  for (const entry of [...open, ...again]) {
    if (!(await write(address, token, ledger, entry))) throw new Error(`${entry.name} can't be made again`);
  }
  const killAfter = leastAcknowledged + Math.floor(Math.random() * 30);
  const worker = async (at: number) => {
    for (let count = 0; !isKilled && (kills || acknowledged < leastAcknowledged); count += 1) {
      const name = `drill ${number}-${at}-${count}`;
      if (await write(address, token, ledger, ledger.begin(name, name.replaceAll(' ', '-')))) acknowledged += 1;
      if (kills && acknowledged >= killAfter && !isKilled) {
        isKilled = true;
        // The other writers are in the middle of theirs.
        await server.kill('SIGKILL');
      }
    }
  };
  await Promise.all(Array.from({ length: writers }, (_, at) => worker(at)));
  if (!kills) await server.kill('SIGTERM');
}

/** Takes away a record that was acknowledged and doubles another one: a drill that does not see it sees nothing. */
async function spoil(database: Database): Promise<void> {
  await database.runScript(`
    delete from subscriptions where id = (select id from subscriptions where description like 'drill %' order by id limit 1);
    insert into subscriptions select station_id, gen_random_uuid(), version, url, description, types, areas, active, state,
      failing_since, disabled_at, position, created_at, created_by
      from subscriptions where description like 'drill %' order by id limit 1;`);
}

let isSound = true;
for (const engine of values.engine) {
  const subject = await (engine === 'pglite' ? embedded() : postgres());
  if (subject === null) {
    console.error('No PostgreSQL of 15 or later was found in /usr/lib/postgresql: its part is left out.');
    isSound = false;
    continue;
  }
  const folder = await mkdtemp(join(tmpdir(), 'wardkit-ledger-'));
  const ledger = new Ledger(join(folder, 'ledger.jsonl'));
  try {
    for (let number = 1; number <= cycles; number += 1) await cycle(subject, ledger, number, true);
    // The last one is not killed: it takes up what the one before left open.
    await cycle(subject, ledger, cycles + 1, false);
    const database = await subject.open();
    if (values.sabotage) await spoil(database);
    const { acknowledged, lost, duplicated } = await reconcile(database, ledger);
    await database.close();
    console.log(JSON.stringify({ drill: 'server', engine, cycles, acknowledged, lost, duplicated }));
    if (lost > 0 || duplicated > 0 || acknowledged < cycles * leastAcknowledged) isSound = false;
  } finally {
    await subject.close();
    await rm(folder, { recursive: true, force: true });
  }
}
process.exitCode = isSound ? 0 : 1;
