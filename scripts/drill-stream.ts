import { createHandle } from '@wardkit/client/create-handle';
import { isGap, readEvents } from '@wardkit/client/events';
import { freePort, startPostgres } from '@wardkit/server/suites/postgres-cluster';
import { PostgresWorld } from '@wardkit/server/suites/postgres-world';
import { Cable } from '../journeys/cable.ts';
import { drillArguments } from './drill/arguments.ts';
import { type Leg, runLegs } from './drill/legs.ts';
import { StayWriter } from './drill/stay-writer.ts';

/**
 * Readers of the stream by the SDK, while the server is killed (SIGKILL) in the middle of writes and the network is cut in the
 * middle of events, again and again. At the end every reader must have been given every acknowledged write once, in one order. With
 * --sabotage one event is taken from a reader and another given twice: then it must find fault.
 */
const { cycles, file, sabotage } = drillArguments('stream');
const readers = 5;
const writers = 4;
/** Writes that must be acknowledged before a cycle may end. */
const leastAcknowledged = 50;
const patience = 60_000;

const cluster = await startPostgres();
if (cluster === null) throw new Error('No PostgreSQL of 15 or later was found in /usr/lib/postgresql.');
let legs = 0;

/** What one reader was given, in its order. */
interface Given {
  readonly subjects: string[];
  gaps: number;
}

async function runLeg(inLeg: number): Promise<Leg> {
  legs += 1;
  const world = await PostgresWorld.open(cluster as NonNullable<typeof cluster>, `drill_stream_${legs}`, 'small');
  const stationId = world.data.accounts.find(({ subject }) => subject === 'puqian-administrator-1')?.stationId ?? '';
  const premisesId = world.data.premises.find(
    (premises) => premises.stationId === stationId && premises.use === 'let',
  )?.id;
  const writer = new StayWriter(await world.issuer.tokenFor('puqian-administrator-1'), premisesId ?? '');
  const tokens = await world.addAdministrators(stationId, readers);
  const port = await freePort();
  const start = () => world.startServer({ PORT: String(port), WARDKIT_LOG: 'silent' });
  let { server, url } = await start();
  const cable = new Cable(port);
  await cable.plugIn();

  const ending = new AbortController();
  const given = tokens.map((): Given => ({ subjects: [], gaps: 0 }));
  const begun = tokens.map((token, at) => follow(cable.url, token, given[at] as Given, ending.signal));
  await Promise.all(begun.map(({ hasBegun }) => hasBegun));

  for (let cycle = 1; cycle <= inLeg; cycle += 1) {
    for (const stay of writer.stays.filter(({ isAcknowledged }) => !isAcknowledged)) await writer.write(url, stay);
    const before = writer.acknowledged.length;
    const enough = leastAcknowledged + Math.floor(Math.random() * 30);
    let isOver = false;
    const count = () => writer.acknowledged.length - before;
    const work = async () => {
      while (!isOver) {
        await writer.write(url, writer.begin());
        if (count() < enough || isOver) continue;
        isOver = true;
        // The others are in the middle of their writes, and readers in the middle of events.
        if (cycle % 3 !== 0) await server.kill('SIGKILL');
        if (cycle % 3 !== 1) await cable.cut();
      }
    };
    await Promise.all(Array.from({ length: writers }, work));
    if (cycle % 3 !== 0) ({ server, url } = await start());
    if (cycle % 3 !== 1) await cable.plugIn();
  }
  for (const stay of writer.stays.filter(({ isAcknowledged }) => !isAcknowledged)) await writer.write(url, stay);

  const expected = writer.acknowledged.map(({ id }) => `/v1/stays/${id}`);
  for (
    let waited = 0;
    waited < patience && given.some(({ subjects }) => missingOf(expected, subjects) > 0);
    waited += 50
  ) {
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  ending.abort();
  await Promise.all(begun.map(({ hasEnded }) => hasEnded));
  await server.kill('SIGTERM');
  await cable.cut();
  await world.close();
  if (sabotage) spoil(given[0] as Given);
  const orders = new Set(given.map(({ subjects }) => subjects.filter((each) => expected.includes(each)).join()));
  return {
    cycles: inLeg,
    acknowledged: expected.length,
    // A gap that is no beginning tells a reader to look again: nothing may have been missed.
    lost: given.reduce((sum, { subjects, gaps }) => sum + missingOf(expected, subjects) + gaps - 1, 0),
    duplicated:
      given.reduce((sum, { subjects }) => sum + subjects.length - new Set(subjects).size, 0) + orders.size - 1,
  };
}

function follow(baseUrl: string, token: string, given: Given, signal: AbortSignal) {
  // Quick to come back: there are many breaks to come.
  const handle = createHandle({ baseUrl, getToken: () => token, random: () => Math.random() * 0.1 });
  const begun = Promise.withResolvers<void>();
  const read = async () => {
    for await (const item of readEvents(handle, { types: ['stay.registered'] }, { signal })) {
      if (isGap(item)) {
        given.gaps += 1;
        begun.resolve();
      } else given.subjects.push(item.subject);
    }
  };
  const hasEnded = read().catch((error: unknown) => {
    begun.reject(error);
    if (!signal.aborted) throw error;
  });
  return { hasBegun: begun.promise, hasEnded };
}

function missingOf(expected: readonly string[], subjects: readonly string[]): number {
  const seen = new Set(subjects);
  return expected.filter((subject) => !seen.has(subject)).length;
}

function spoil({ subjects }: Given): void {
  subjects.splice(3, 1);
  subjects.push(subjects[0] as string);
}

try {
  const { acknowledged, lost, duplicated, ...rest } = await runLegs(cycles, file, runLeg);
  console.log(JSON.stringify({ drill: 'stream', ...rest, acknowledged, lost, duplicated }));
  if (lost > 0 || duplicated > 0 || acknowledged < cycles * leastAcknowledged) process.exitCode = 1;
} finally {
  await cluster.stop();
}
