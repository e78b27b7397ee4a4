import { mkdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { prepareData } from '../journeys/prepare-data.ts';
import { installedBrowsers } from './browsers.ts';
import { build } from './building.ts';
import { root, run, runScript } from './run.ts';

interface Count {
  passed: number;
  failed: number;
  skipped: number;
  /** What failed, by name. */
  failures?: string[];
}

const reports = join(root, '.cache', 'reports');
const total = { passed: 0, failed: 0, skipped: 0, failures: [] as string[] };
const source = '--conditions=wardkit-source';

/** A step that is one check: it passed or failed. */
async function check(name: string, running: () => Promise<{ code: number; output: string }>): Promise<void> {
  const started = performance.now();
  const { code, output } = await running();
  if (code !== 0) console.log(output);
  finish(name, started, { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0 });
}

/** Checks that need nothing of one another, one on each core. */
async function checkAll(checks: readonly Parameters<typeof check>[]): Promise<void> {
  const waiting = [...checks];
  const lane = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) await check(...next);
  };
  await Promise.all([lane(), lane()]);
}

/** A step that runs tests and writes their counts to a file; a run without tests is a failure. */
async function suite(name: string, running: (report: string) => Promise<{ code: number }>): Promise<void> {
  const started = performance.now();
  const report = join(reports, `${name}.json`);
  const { code } = await running(report);
  const count: Count = JSON.parse(await readFile(report, 'utf8').catch(() => '{"passed":0,"failed":0,"skipped":0}'));
  if (count.passed === 0 || (code !== 0 && count.failed === 0)) count.failed += 1;
  finish(name, started, count);
}

function finish(name: string, started: number, count: Count): void {
  total.passed += count.passed;
  total.failed += count.failed;
  total.skipped += count.skipped;
  const unnamed = count.failed > 0 && !count.failures?.length ? [name] : [];
  total.failures.push(...unnamed, ...(count.failures ?? []).map((failure) => `${name}: ${failure}`));
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(`${name}: ${count.passed} passed, ${count.failed} failed, ${count.skipped} skipped (${seconds} s)`);
}

/** Node by itself leaves a core free, which on two cores is half of the machine. */
const twoAtATime = ['--test-concurrency=2'];

function nodeTests(report: string, patterns: readonly string[], given: readonly string[] = []) {
  return run(process.execPath, [
    source,
    '--test',
    ...given,
    '--test-reporter=dot',
    '--test-reporter-destination=stdout',
    `--test-reporter=${join(root, 'scripts/count-reporter.mjs')}`,
    `--test-reporter-destination=${report}`,
    ...patterns,
  ]);
}

await rm(reports, { recursive: true, force: true });
await mkdir(reports, { recursive: true });
const browsers = await installedBrowsers();
// Each test file is a process of its own, which else compiles the same hundreds of modules again.
process.env.NODE_COMPILE_CACHE ??= join(root, '.cache', 'compiled');
process.env.WARDKIT_CHROMIUM = browsers.chromium;
process.env.WARDKIT_FIREFOX = browsers.firefox;

await check('format and lint', () =>
  runScript('@biomejs/biome/bin/biome', ['ci', '--colors=off', '--diagnostic-level=error', '.'], { quiet: true }),
);
await build({ force: true, report: (line) => console.log(line) });
const types = (project: string) => () => runScript('typescript-native/bin/tsc', ['-p', project], { quiet: true });
await checkAll([
  ['types of the tests of elements', types('packages/elements/tsconfig.test.json')],
  ['types', types('scripts')],
  ['types of the tests of server', types('packages/server/tsconfig.test.json')],
  ['types of the tests of client', types('packages/client/tsconfig.test.json')],
  ['types of the tests of conformance', types('packages/conformance/tsconfig.test.json')],
  ['types for frameworks', types('packages/elements/tsconfig.frameworks.json')],
  ['types of the stories', types('stories')],
  [
    'openapi.json is fresh',
    () => run(process.execPath, [source, 'packages/contract/generate/generate.ts', '--check'], { quiet: true }),
  ],
  [
    'modules of the client are fresh',
    () => run(process.execPath, [source, 'packages/client/generate/generate.ts', '--check'], { quiet: true }),
  ],
  ['rules for OpenAPI documents', () => run(process.execPath, [source, 'scripts/lint-openapi.ts'])],
  [
    'compatible with the last release',
    () => run(process.execPath, [source, 'packages/contract/compatibility/compare.ts', '--quiet']),
  ],
  ['dead code', () => runScript('knip/bin/knip.js', ['--no-progress'], { quiet: true })],
]);
await suite('unit', (report) =>
  nodeTests(
    report,
    [
      'scripts/*.test.ts',
      'packages/contract/{generate,compatibility,lint}/**/*.test.ts',
      'packages/elements/scripts/**/*.test.ts',
      'packages/react/generate/*.test.ts',
      'packages/{contract,tokens,client,testing,elements,create-wardkit}/src/**/!(*.browser).test.ts',
    ],
    twoAtATime,
  ));
await suite('conformance', (report) =>
  nodeTests(report, ['packages/conformance/src/**/*.test.ts', 'packages/server/src/conformance.test.ts'], twoAtATime));
await suite('server', (report) => nodeTests(report, ['packages/server/src/**/!(conformance).test.ts'], twoAtATime));
await suite('browser', (report) =>
  runScript('@web/test-runner/dist/bin.js', ['--config', 'packages/elements/web-test-runner.config.mjs'], {
    seconds: 2700,
    environment: { WARDKIT_TEST_REPORT: report },
  }));
await suite('journeys', async (report) => {
  const prepared = join(root, '.cache', 'journey-data');
  await prepareData(prepared);
  process.env.JOURNEY_DATA = prepared;
  return nodeTests(report, ['journeys/*.test.ts'], twoAtATime);
});
// One that sets attributes, one that sets properties, and the server; `npm run test:frameworks` looks at all.
const someFrameworks = ['plain-html', 'react-19', 'server-rendering'];
await suite('frameworks', (report) =>
  run(process.execPath, [source, 'scripts/test-frameworks.ts', ...someFrameworks], {
    environment: { WARDKIT_TEST_REPORT: report },
  }));
await check('size', () => run(process.execPath, ['scripts/size.ts']));

for (const failure of total.failures) console.log(`failed: ${failure}`);
console.log(`${total.passed} passed, ${total.failed} failed${total.skipped > 0 ? `, ${total.skipped} skipped` : ''}`);
process.exitCode = total.failed === 0 ? 0 : 1;
