import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';
import { chromium } from 'playwright-core';
import type { ListBench, ListName } from './bench/list-page.ts';
import { installedBrowsers } from './browsers.ts';
import { median, type Paired, ratioOf } from './ratio.ts';
import { root } from './run.ts';

/**
 * The list of alerts beside a list of rows of one height, TanStack's virtualizer and Lit's, with the same rows by the same template, by turns in
 * one Chromium: the first drawing, three new ones on top of what is read, a thousand events a second, and memory.
 */
const { values } = parseArgs({
  options: {
    alerts: { type: 'string', default: '100000' },
    rounds: { type: 'string', default: '12' },
    seconds: { type: 'string', default: '4' },
  },
});
const amount = Number(values.alerts);
const rounds = Number(values.rounds);
const seconds = Number(values.seconds);
const perSecond = 1000;
const names: readonly ListName[] = [
  'ours',
  'ours, each frame',
  'fixed-height list',
  '@tanstack/virtual-core',
  '@lit-labs/virtualizer',
];
const peers = names.slice(2);

declare function openListBench(amount: number): ListBench;
declare let bench: ListBench;

const bundle = await build({
  entryPoints: [join(root, 'scripts/bench/list-page.ts')],
  bundle: true,
  minify: true,
  format: 'esm',
  target: 'es2022',
  write: false,
  conditions: ['wardkit-source', 'production'],
  define: { 'process.env.NODE_ENV': '"production"' },
  logLevel: 'silent',
});
const server = createServer((request, response) => {
  const isScript = request.url === '/page.js';
  response
    .writeHead(200, { 'content-type': isScript ? 'text/javascript' : 'text/html; charset=utf-8' })
    .end(isScript ? bundle.outputFiles[0]?.text : '<!doctype html><script type="module" src="/page.js"></script>');
});
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
const { chromium: executablePath } = await installedBrowsers();
const browser = await chromium.launch({
  executablePath,
  args: [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-background-networking',
    '--no-first-run',
    '--js-flags=--expose-gc',
  ],
});
try {
  const page = await browser.newPage({ viewport: { width: 900, height: 800 } });
  await page.goto(address);
  await page.waitForFunction(() => 'openListBench' in globalThis);
  await page.evaluate((count) => Object.assign(globalThis, { bench: openListBench(count) }), amount);
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Performance.enable');
  const metric = async (name: string) => {
    const { metrics } = await devtools.send('Performance.getMetrics');
    return metrics.find((each) => each.name === name)?.value ?? 0;
  };
  const heap = async () => {
    await devtools.send('HeapProfiler.collectGarbage');
    return metric('JSHeapUsedSize');
  };

  const load = record();
  const mount = record();
  const prepend = record();
  const drift = record();
  const frame = record();
  const memory = record();
  const empty = await heap();
  for (let round = 0; round < rounds; round += 1) {
    // Each round begins with another list.
    for (let turn = 0; turn < names.length; turn += 1) {
      const name = names[(round + turn) % names.length] as ListName;
      const mounted = await page.evaluate((each) => bench.mount(each), name);
      await page.evaluate(() => bench.read());
      const work = await metric('TaskDuration');
      const moved = await page.evaluate(() => bench.prepend());
      const milliseconds = ((await metric('TaskDuration')) - work) * 1000;
      // The first round is for the compiler.
      if (round > 0) {
        load.get(name)?.push(mounted.load);
        mount.get(name)?.push(mounted.first);
        prepend.get(name)?.push(milliseconds);
        drift.get(name)?.push(moved);
      }
      if (round < 5) {
        memory.get(name)?.push((await heap()) - empty);
        const before = await metric('TaskDuration');
        await page.evaluate(([rate, time]) => bench.stream(rate, time), [perSecond, seconds] as const);
        if (round > 0) frame.get(name)?.push((((await metric('TaskDuration')) - before) * 1000) / seconds);
      }
      await page.evaluate(() => bench.unmount());
    }
  }
  for (const peer of peers) line('load', 'milliseconds', peer, load);
  for (const peer of peers) line('mount', 'milliseconds', peer, mount);
  for (const peer of peers) line('prepend', 'milliseconds of work', peer, prepend);
  for (const peer of peers) most('drift', 'pixels', peer, drift);
  for (const ours of ['ours', 'ours, each frame'] as const) {
    for (const peer of peers) line('frame', 'milliseconds of work a second', peer, frame, ours);
  }
  for (const peer of peers) line('memory', 'bytes', peer, memory);
} finally {
  await browser.close();
  server.close();
}

function record(): Map<ListName, number[]> {
  return new Map(names.map((name) => [name, []]));
}

function pairOf(figures: ReadonlyMap<ListName, number[]>, peer: ListName, ours: ListName = 'ours'): Paired {
  return { ours: figures.get(ours) ?? [], theirs: figures.get(peer) ?? [] };
}

/** Less is better: the ratio is ours to theirs. */
function line(
  name: string,
  unit: string,
  peer: ListName,
  figures: ReadonlyMap<ListName, number[]>,
  mine: ListName = 'ours',
): void {
  const pair = pairOf(figures, peer, mine);
  const { ratio, ci95 } = ratioOf(pair);
  // As it ships it draws four times a second; drawn each frame, as its peers are, is told apart.
  const drawn = name === 'frame' ? { drawn: mine === 'ours' ? 'four times a second' : 'each frame' } : {};
  const about = { ours: rounded(median(pair.ours)), peer, theirs: rounded(median(pair.theirs)) };
  print(name, { ...drawn, unit, ...about, ratio: rounded(ratio), ci95: ci95.map(rounded), n: pair.ours.length });
}

/** The farthest that what is read was moved. */
function most(name: string, unit: string, peer: ListName, figures: ReadonlyMap<ListName, number[]>): void {
  const { ours, theirs } = pairOf(figures, peer);
  print(name, { unit, ours: rounded(Math.max(...ours)), peer, theirs: rounded(Math.max(...theirs)), n: ours.length });
}

function print(name: string, fields: object): void {
  console.log(JSON.stringify({ bench: 'list', case: name, ...fields }));
}

function rounded(figure: number): number {
  return Number(figure.toFixed(3));
}
