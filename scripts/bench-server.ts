import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { get, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openPostgres } from '@wardkit/server/database/open';
import { asApplication } from '@wardkit/server/database/transaction';
import { appendEvents, makeEvent } from '@wardkit/server/events/event-log';
import { startPostgres } from '@wardkit/server/suites/postgres-cluster';
import { PostgresWorld } from '@wardkit/server/suites/postgres-world';
import { ServerProcess } from '@wardkit/server/suites/server-process';
import { newUuid } from '@wardkit/server/uuid';
import autocannon from 'autocannon';
import { printRate } from './bench/line.ts';
import { statementsOf } from './bench/statements.ts';
import { alternate } from './ratio.ts';

/**
 * What the server costs beside the least that does the same on raw node:http, by turns in one run: all that comes before
 * and after a handler, a masked read with row-level security and its audit entry, and a stream to 500 readers.
 */
const blocks = 12;
const callsEach = 10_000;
const readsEach = 1500;
const readers = 500;
/** Events that are written at once: a wave that keeps everybody busy, and one of which the writing itself is a large part. */
const waves = [
  ['stream', 200],
  ['stream in short waves', 40],
] as const;
const connections = 10;

const cluster = await startPostgres();
if (cluster === null) {
  console.error(
    'No PostgreSQL of 15 or later was found in /usr/lib/postgresql. Install it (apt-get install postgresql).',
  );
  process.exit(2);
}
const world = await PostgresWorld.open(cluster, 'bench', 'small');
const folder = await mkdtemp(join(tmpdir(), 'wardkit-bench-'));
let peer: ServerProcess | null = null;
try {
  const officer = world.data.accounts.find(({ subject }) => subject === 'puqian-officer-1');
  const premises = world.data.premises.find(({ stationId }) => stationId === officer?.stationId);
  if (officer === undefined || premises === undefined) throw new Error('the demo data has no officer with premises');
  const headers = {
    authorization: `Bearer ${await world.issuer.tokenFor(officer.subject)}`,
    'wardkit-purpose': 'rental-check',
  };
  const divisionCode = world.data.stations.find(({ id }) => id === officer.stationId)?.divisionCode ?? '';
  const path = `/v1/premises/${premises.id}`;
  const statements = await statementsOf(world, path, headers);
  const { url } = await world.startServer();
  const body = await (await fetch(`${url}/v1/meta`, { headers })).text();
  const event = () =>
    makeEvent(
      'doorplate.issued',
      officer.stationId,
      `/v1/doorplates/${newUuid()}`,
      { id: newUuid(), version: 1, state: 'in-force', premisesId: premises.id },
      divisionCode,
      new Date(),
    );
  const frames = Array.from(
    { length: waves[0][1] },
    () => `id: ${'x'.repeat(60)}\ndata: ${JSON.stringify(event())}\n\n`,
  );
  const workFile = join(folder, 'work.json');
  await writeFile(workFile, JSON.stringify({ body, databaseUrl: world.url, connections, statements, frames }));
  peer = new ServerProcess({}, [fileURLToPath(new URL('./bench/peer.ts', import.meta.url)), workFile]);
  const peerUrl = await peer.listening();

  // Timed to the last answer: autocannon itself tells only at the end of the second in which it came.
  const load = (target: string, amount: number): Promise<void> =>
    new Promise((resolve, reject) => {
      let left = amount;
      const instance = autocannon({ url: target, connections: 32, amount, headers }, (cause, result) => {
        if (cause) reject(cause);
        else if (result.non2xx > 0 || result.errors > 0)
          reject(new Error(`${target}: ${result.non2xx} refused, ${result.errors} broken`));
      });
      instance.on('response', (_client, status) => {
        left -= 1;
        if (status !== 200) reject(new Error(`${target} answered ${status}`));
        if (left === 0) resolve();
      });
    });
  for (const [name, ours, theirs, peerName, amount] of [
    ['middleware', `${url}/v1/meta`, `${peerUrl}/`, 'node:http', callsEach],
    ['read', url + path, `${peerUrl}/read`, 'pg behind node:http', readsEach],
    [
      'read-prepared',
      url + path,
      `${peerUrl}/read-prepared`,
      'pg with prepared statements behind node:http',
      readsEach,
    ],
  ] as const) {
    await load(ours, amount);
    await load(theirs, amount);
    const times = await alternate(
      blocks,
      () => load(ours, amount),
      () => load(theirs, amount),
    );
    printRate('server', name, 'requests/s', peerName, times, amount);
  }

  const database = await openPostgres(world.url);
  const tokens = await world.addAdministrators(officer.stationId, readers / 10);
  const ours = await openReaders(`${url}/v1/events?type=doorplate.issued`, tokens);
  const theirs = await openReaders(`${peerUrl}/stream`, tokens);
  for (const [name, events] of waves) {
    const deliver = async (to: Readers, cause: () => Promise<unknown>) => {
      const arrived = to.each(events);
      await cause();
      await arrived;
    };
    const oursOnce = () =>
      deliver(ours, async () => {
        await asApplication(database, { stations: [officer.stationId], home: [officer.stationId] }, (transaction) =>
          appendEvents(transaction, Array.from({ length: events }, event)),
        );
        await database.notify(`bench ${officer.stationId}`);
      });
    const theirsOnce = () =>
      deliver(theirs, () => once(request(`${peerUrl}/go/${events}`, { method: 'POST' }).end(), 'response'));
    await oursOnce();
    await theirsOnce();
    printRate(
      'server',
      name,
      'messages/s',
      'node:http',
      await alternate(blocks, oursOnce, theirsOnce),
      events * readers,
    );
  }
  ours.close();
  theirs.close();
  await database.close();
} finally {
  await peer?.kill('SIGTERM');
  await world.close();
  await cluster.stop();
  await rm(folder, { recursive: true, force: true });
}

interface Readers {
  /** Resolves when every reader has got so many messages more. */
  each(messages: number): Promise<void>;
  close(): void;
}

async function openReaders(target: string, tokens: readonly string[]): Promise<Readers> {
  const requests = Array.from({ length: readers }, (_, turn) =>
    get(target, { headers: { authorization: `Bearer ${tokens[turn % tokens.length]}` }, agent: false }),
  );
  let wanted = 0;
  let missing = 0;
  let done: () => void = () => undefined;
  await Promise.all(
    requests.map(async (each) => {
      const [response] = await once(each, 'response');
      if (response.statusCode !== 200) throw new Error(`${target} answered ${response.statusCode}`);
      let got = 0;
      let rest = '';
      response.on('error', () => undefined);
      response.on('data', (piece: Buffer) => {
        const before = got;
        // A mark may come in two pieces.
        const parts = (rest + piece.toString('latin1')).split('data:');
        got += parts.length - 1;
        rest = (parts.at(-1) ?? '').slice(-4);
        if (before < wanted && got >= wanted) {
          missing -= 1;
          if (missing === 0) done();
        }
      });
    }),
  );
  return {
    each(messages) {
      wanted += messages;
      missing = readers;
      return new Promise((resolve) => {
        done = resolve;
      });
    },
    close: () => {
      for (const each of requests) each.destroy();
    },
  };
}
