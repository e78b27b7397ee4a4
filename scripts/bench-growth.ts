import { parseArgs } from 'node:util';
import { type DemoScale, demoScales } from '@wardkit/server/demo/types';
import { startPostgres } from '@wardkit/server/suites/postgres-cluster';
import { PostgresWorld } from '@wardkit/server/suites/postgres-world';
import { type Read, readsOver } from './bench/reads.ts';

/**
 * How much longer calls take where there is a hundred times as much: the 95th percentile of each call over a city, divided
 * by that over a hundredth of it, by turns in one run.
 */
const { values } = parseArgs({
  options: { small: { type: 'string', default: 'village' }, large: { type: 'string', default: 'city' } },
});
const isScale = (text: string): text is DemoScale => (demoScales as readonly string[]).includes(text);
if (!isScale(values.small) || !isScale(values.large)) {
  console.error(`Usage: npm run bench:growth -- [--small SCALE] [--large SCALE], scales: ${demoScales.join(', ')}`);
  process.exit(2);
}
const rounds = 20;
const callsEach = 15;

const cluster = await startPostgres();
if (cluster === null) {
  console.error(
    'No PostgreSQL of 15 or later was found in /usr/lib/postgresql. Install it (apt-get install postgresql).',
  );
  process.exit(2);
}

interface Side {
  readonly url: string;
  readonly reads: readonly Read[];
  readonly tokens: ReadonlyMap<string, string>;
  turn: number;
}

async function open(world: PostgresWorld): Promise<Side> {
  const { url } = await world.startServer();
  const reads = readsOver(world.data);
  const tokens = new Map<string, string>();
  for (const { subject } of reads) if (!tokens.has(subject)) tokens.set(subject, await world.issuer.tokenFor(subject));
  return { url, reads, tokens, turn: 0 };
}

async function timed(side: Side, at: number): Promise<number[]> {
  const read = side.reads[at];
  if (read === undefined) throw new Error(`there is no read ${at}`);
  const headers = { authorization: `Bearer ${side.tokens.get(read.subject)}`, 'wardkit-purpose': 'rental-check' };
  const found: number[] = [];
  for (let call = 0; call < callsEach; call += 1) {
    side.turn += 1;
    const path = read.pathAt(side.turn);
    const started = performance.now();
    const reply = await fetch(side.url + path, { headers });
    const text = await reply.text();
    found.push(performance.now() - started);
    if (!reply.ok) throw new Error(`${read.operation} answered ${reply.status}: ${text.slice(0, 300)}`);
  }
  return found;
}

function percentile95(of: readonly number[]): number {
  const sorted = [...of].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * 0.95))] ?? 0;
}

const worlds: PostgresWorld[] = [];
try {
  const small = await PostgresWorld.open(cluster, 'small', values.small);
  worlds.push(small);
  const large = await PostgresWorld.open(cluster, 'large', values.large);
  worlds.push(large);
  const [few, many] = [await open(small), await open(large)];
  for (const [at, { operation }] of few.reads.entries()) {
    const rows: { ours: number[]; theirs: number[] } = { ours: [], theirs: [] };
    await timed(few, at);
    await timed(many, at);
    for (let round = 0; round < rounds; round += 1) {
      rows.theirs.push(...(await timed(few, at)));
      rows.ours.push(...(await timed(many, at)));
    }
    const [ours, theirs] = [percentile95(rows.ours), percentile95(rows.theirs)];
    // The rounds are drawn again, as a percentile has no interval of its own.
    const ratios = Array.from(
      { length: 400 },
      (_, seed) => resampled(rows.ours, seed) / resampled(rows.theirs, seed + 7),
    );
    ratios.sort((a, b) => a - b);
    console.log(
      JSON.stringify({
        bench: 'growth',
        case: operation,
        unit: 'p95 milliseconds',
        ours: Number(ours.toFixed(2)),
        peer: values.small,
        theirs: Number(theirs.toFixed(2)),
        ratio: Number((ours / theirs).toFixed(3)),
        ci95: [Number((ratios[10] ?? 0).toFixed(3)), Number((ratios[389] ?? 0).toFixed(3))],
        n: rows.ours.length,
      }),
    );
  }
} finally {
  for (const world of worlds) await world.close();
  await cluster.stop();
}

function resampled(times: readonly number[], seed: number): number {
  let state = seed + 1;
  return percentile95(
    times.map(() => {
      // Park and Miller's generator: enough to pick samples, and the same every time.
      state = (state * 48_271) % 2_147_483_647;
      return times[state % times.length] ?? 0;
    }),
  );
}
