import { type ChildProcess, spawn } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { chromium } from 'playwright-core';
import { chromiumOptions } from '../journeys/browser.ts';
import { ServerProcess } from '../journeys/server-process.ts';
import { build } from './building.ts';
import { root } from './run.ts';
import { LocalRegistry } from './start-page/local-registry.ts';
import { writtenSteps } from './start-page/written-steps.ts';

// Follows the start page to the letter, from an empty folder to widgets with data, and prints the seconds of each line.
const heading = 'A page in four lines';
const guide = await readFile(join(root, 'docs/getting-started.md'), 'utf8');
const steps = writtenSteps(guide, heading);
await build({ force: false, report: (line) => console.error(line) });

const folder = await mkdtemp(join(tmpdir(), 'wardkit-start-'));
const undo: (() => unknown)[] = [() => rm(folder, { recursive: true, force: true })];
try {
  const registry = await LocalRegistry.start(join(folder, 'packed'), [
    'contract',
    'tokens',
    'client',
    'elements',
    'create-wardkit',
  ]);
  undo.push(() => registry.close());
  const server = await ServerProcess.start(join(folder, 'data'));
  undo.push(() => server.stop());
  const browser = await chromium.launch(chromiumOptions());
  undo.push(() => browser.close());
  const environment = {
    ...withoutNpm(process.env),
    PORT: '0',
    WARDKIT_SERVER: server.url,
    npm_config_registry: registry.url,
    npm_config_cache: join(folder, 'cache'),
    npm_config_yes: 'true',
    npm_config_update_notifier: 'false',
    npm_config_audit: 'false',
  };

  let place = join(folder, 'empty');
  await mkdir(place);
  const began = performance.now();
  const seconds: Record<string, number> = {};
  for (const step of steps) {
    const since = performance.now();
    const [, into] = /^cd (\S+)$/.exec(step) ?? [];
    if (into !== undefined) {
      place = resolve(place, into);
      continue;
    }
    if (step === 'npm run dev') {
      const { child, url } = await serve(step, place, environment);
      undo.push(() => end(child));
      const page = await browser.newPage();
      await page.goto(url);
      for (const widget of ['ward-alert-list', 'ward-hazard-list']) {
        await page.locator(widget).getByRole('list').getByRole('listitem').first().waitFor();
      }
    } else {
      await finish(step, place, environment);
    }
    seconds[step] = round(performance.now() - since);
  }
  if (seconds['npm run dev'] === undefined) throw new Error('The start page never says `npm run dev`.');
  console.log(JSON.stringify({ start: heading, seconds: round(performance.now() - began), steps: seconds }));
} finally {
  for (const step of undo.reverse()) await step();
}

function round(milliseconds: number): number {
  return Math.round(milliseconds / 100) / 10;
}

/** Without what npm told this script of itself, which an empty folder would not have. */
function withoutNpm(given: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(given).filter(([name]) => !/^npm_/i.test(name)));
}

async function finish(step: string, cwd: string, env: NodeJS.ProcessEnv): Promise<void> {
  const child = spawn(step, { cwd, env, shell: true, stdio: ['ignore', 2, 2] });
  const code = await new Promise((ended) => child.once('close', ended));
  if (code !== 0) throw new Error(`\`${step}\` ended with ${code}.`);
}

function serve(step: string, cwd: string, env: NodeJS.ProcessEnv): Promise<{ child: ChildProcess; url: string }> {
  const child = spawn(step, { cwd, env, shell: true, detached: true, stdio: ['ignore', 'pipe', 2] });
  return new Promise((listening, fail) => {
    let output = '';
    child.stdout?.on('data', (chunk: Buffer) => {
      output += chunk.toString('utf8');
      // biome-ignore lint/suspicious/noControlCharactersInRegex: Vite prints its address in colours
      const url = /http:\/\/127\.0\.0\.1:\d+/.exec(output.replaceAll(/\u001b\[\d*m/g, ''))?.[0];
      if (url !== undefined) listening({ child, url });
    });
    child.once('exit', (code) => fail(new Error(`\`${step}\` ended with ${code}:\n${output}`)));
  });
}

/** The group, because npm starts a shell that starts the server. */
function end({ pid }: ChildProcess): void {
  if (pid !== undefined) process.kill(-pid, 'SIGTERM');
}
