import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type Browser, chromium, type Page } from 'playwright-core';
import { chromiumOptions } from '../journeys/browser.ts';
import { ServerProcess } from '../journeys/server-process.ts';
import { buildExample, buildServerRendering } from './frameworks/build-examples.ts';
import { checks, type Kind, type Outcome, runChecks, sabotages } from './frameworks/checks.ts';
import { demoDoors } from './frameworks/demo-doors.ts';
import { ExampleServer } from './frameworks/example-server.ts';
import { type Framework, frameworks } from './frameworks/frameworks.ts';
import { journeyFaults, runJourney } from './frameworks/journey.ts';
import { RenderingServer, runServerRendering } from './frameworks/server-rendering.ts';
import { table } from './frameworks/table.ts';

const { values, positionals } = parseArgs({ options: { sabotage: { type: 'string' } }, allowPositionals: true });
const sabotage = kindOf(values.sabotage);
const chosen = frameworks.filter(({ folder }) => positionals.length === 0 || positionals.includes(folder));
const drawnOnServer = 'server-rendering';
const known = [...frameworks.map(({ folder }) => folder), drawnOnServer];
const unknown = positionals.find((name) => !known.includes(name));
if (unknown !== undefined) throw new Error(`There is no example "${unknown}". Name some of ${known.join(', ')}.`);
const isWhole = positionals.length === 0 && sabotage === null;

const started = performance.now();
const folder = await mkdtemp(join(tmpdir(), 'wardkit-frameworks-'));
// Before the builds: Vite tells this process that it is in production, and a server that heard so would make no demo of itself.
const server = await ServerProcess.start(join(folder, 'data'));
const builds = buildOneByOne(chosen.filter(({ isBundled }) => isBundled));
const rendering = await RenderingServer.start();
const examples = await ExampleServer.open(server.url, rendering.url);
const browser = await chromium.launch(chromiumOptions());
try {
  const nextDoor = await demoDoors(server.url);
  const outcomes = new Map<string, Outcome[]>();
  // In the order of the table, whichever is ready first.
  for (const { name } of chosen) outcomes.set(name, []);
  const waiting = [...chosen];
  const lane = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      await builds.get(next.folder);
      outcomes.set(next.name, await examine(next, nextDoor));
    }
  };
  await Promise.all([lane(), lane()]);
  console.log(table(outcomes));
  if (isWhole || positionals.includes(drawnOnServer)) {
    await buildServerRendering();
    const page = await freshPage(browser);
    outcomes.set('Lit', await runServerRendering(page, `${examples.url}/server-rendering/`, nextDoor()));
    console.log(`\n${table(new Map([['Lit', outcomes.get('Lit') ?? []]]))}`);
  }
  if (isWhole) {
    outcomes.set('noticed', await noticedSabotage(nextDoor));
    console.log(`\n${table(new Map([['noticed', outcomes.get('noticed') ?? []]]))}`);
  }
  const all = [...outcomes.values()].flat();
  const failed = all.filter(({ reason }) => reason !== null).length;
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(`\n${all.length - failed} passed, ${failed} failed (${seconds} s)`);
  const report = process.env.WARDKIT_TEST_REPORT;
  if (report !== undefined) {
    await writeFile(report, JSON.stringify({ passed: all.length - failed, failed, skipped: 0 }));
  }
  process.exitCode = failed === 0 ? 0 : 1;
} finally {
  await browser.close();
  await examples.close();
  rendering.stop();
  await server.stop();
  await rm(folder, { recursive: true, force: true });
}

type NextDoor = Awaited<ReturnType<typeof demoDoors>>;

async function examine(framework: Framework, nextDoor: NextDoor): Promise<Outcome[]> {
  const open = () => freshPage(browser);
  const checked = await runChecks(open, examples.url, framework, sabotage);
  const page = await open();
  if (sabotage !== null) await page.addInitScript(sabotages[sabotage]);
  const address = `${examples.url}/${framework.folder}/`;
  const travelled = await runJourney(page, address, nextDoor(), sabotage === null ? 20_000 : 4_000);
  await page.context().close();
  return [...checked, ...travelled];
}

/** Hinders the plain page in each way, and looks whether all checks of that kind fail, and no others. */
async function noticedSabotage(nextDoor: NextDoor): Promise<Outcome[]> {
  const [plain] = frameworks;
  if (plain === undefined) throw new Error('There is no example.');
  const noticed: Outcome[] = [];
  const open = () => freshPage(browser);
  for (const kind of Object.keys(sabotages) as Kind[]) {
    const outcomes = await runChecks(open, examples.url, plain, kind);
    const wrong = outcomes.filter(({ check, reason }) => {
      const isOfKind = checks.find(({ name }) => name === check)?.kinds.includes(kind) ?? false;
      return isOfKind === (reason === null);
    });
    const missed = wrong.map(({ check, reason }) => `${check} ${reason === null ? 'passed' : 'failed'}`).join('; ');
    noticed.push({ check: `sabotage: the checks notice ${kind}`, reason: missed === '' ? null : missed });
  }
  for (const { name, hinder, step } of journeyFaults) {
    const page = await open();
    await hinder(page, `${examples.url}/${plain.folder}/`);
    const outcomes = await runJourney(page, `${examples.url}/${plain.folder}/`, nextDoor(), 4_000);
    const failed = outcomes.find(({ reason }) => reason !== null)?.check ?? 'nothing';
    noticed.push({
      check: `sabotage: the journey notices ${name}`,
      reason: failed === step ? null : `${failed} failed`,
    });
    await page.context().close();
  }
  return noticed;
}

async function freshPage(browser: Browser): Promise<Page> {
  const context = await browser.newContext({ locale: 'en', viewport: { width: 1280, height: 900 } });
  return context.newPage();
}

/** Vite has one build at a time; what is built is looked at while the next one is made. */
function buildOneByOne(bundled: readonly Framework[]): ReadonlyMap<string, Promise<void>> {
  const builds = new Map<string, Promise<void>>();
  let before = Promise.resolve();
  for (const framework of bundled) {
    before = before.then(() => buildExample(framework));
    // Who waits for it is told of a failure; until then it is nobody's.
    before.catch(() => {});
    builds.set(framework.folder, before);
  }
  return builds;
}

function kindOf(name: string | undefined): Kind | null {
  if (name === undefined) return null;
  if (name in sabotages) return name as Kind;
  throw new Error(`Sabotage is one of ${Object.keys(sabotages).join(', ')}.`);
}
