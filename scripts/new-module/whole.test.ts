import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { cp, lstat, mkdir, mkdtemp, readdir, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, before, test } from 'node:test';
import { promisify } from 'node:util';
import { root } from '../run.ts';

// Makes a module in a copy of the repository and runs its own tests there: minutes, so it has a command of its own.
const name = 'night-patrols';
const words = 'night patrols';
const run = promisify(execFile);
const source = '--conditions=wardkit-source';
let copy: string;

// Without what tells a Node that it is a test's own, or it would run no tests.
const { NODE_TEST_CONTEXT: _, ...environment } = process.env;
const node = (...given: readonly string[]) =>
  run(process.execPath, [...given], { cwd: copy, maxBuffer: 1 << 26, env: environment });
const script = (path: string, ...given: readonly string[]) => node(join('node_modules', path), ...given);

before(async () => {
  copy = await mkdtemp(join(tmpdir(), 'wardkit-new-module-'));
  const { stdout } = await run('git', ['ls-files', '-z', '-co', '--exclude-standard'], {
    cwd: root,
    maxBuffer: 1 << 26,
  });
  for (const path of stdout.split('\0').filter(Boolean)) {
    if ((await lstat(join(root, path)).catch(() => null)) === null) continue;
    await mkdir(dirname(join(copy, path)), { recursive: true });
    await cp(join(root, path), join(copy, path));
  }
  // What is installed, save our own packages, which are those of the copy.
  const modules = 'node_modules';
  await mkdir(join(copy, modules, '@wardkit'), { recursive: true });
  for (const entry of await readdir(join(root, modules))) {
    if (entry !== '@wardkit') await symlink(join(root, modules, entry), join(copy, modules, entry));
  }
  for (const entry of await readdir(join(copy, 'packages'))) {
    await symlink(join(copy, 'packages', entry), join(copy, modules, '@wardkit', entry));
    const own = join('packages', entry, modules);
    if ((await lstat(join(root, own)).catch(() => null)) !== null) await symlink(join(root, own), join(copy, own));
  }
  await run('git', ['init', '--quiet'], { cwd: copy });
  await node(source, 'scripts/new-module.ts', name);
  // The stories take their controls from it.
  await node(source, 'packages/elements/scripts/manifest.ts');
});

after(() => rm(copy, { recursive: true, force: true }));

test('its files are of one name in every package, formatted, and nothing generated is stale', async () => {
  for (const file of [
    `packages/contract/src/${name}.ts`,
    `packages/client/src/${name}.ts`,
    `packages/server/src/modules/${name}.ts`,
    `packages/conformance/src/checks/${name}.ts`,
    `packages/elements/src/${name}/${name}.ts`,
    `stories/${name}.stories.ts`,
  ]) {
    assert.ok((await lstat(join(copy, file))).isFile(), file);
  }
  await script('@biomejs/biome/bin/biome', 'ci', '--vcs-enabled=false', 'packages', 'scripts', 'stories');
  await node(source, 'packages/contract/generate/generate.ts', '--check');
  await node(source, 'packages/client/generate/generate.ts', '--check');
});

for (const project of [
  'packages/client/tsconfig.test.json',
  'packages/conformance/tsconfig.test.json',
  'packages/elements/tsconfig.test.json',
  'packages/server/tsconfig.test.json',
  'stories',
]) {
  test(`types hold: ${project}`, async () => {
    await script('typescript-native/bin/tsc', '-p', project, '--noEmit');
  });
}

test('imports point one way, and the contract’s tests pass', async () => {
  const suites = ['scripts/boundaries.test.ts', 'packages/contract/src/**/*.test.ts'];
  const { stdout } = await node(source, '--test', '--test-reporter=tap', ...suites);
  assert.ok(Number(/^# pass (\d+)$/m.exec(stdout)?.[1]) > 100, stdout);
});

test('the lint of the contract finds nothing in its record', async () => {
  // It ends with 1 where it finds anything, be it elsewhere.
  const { stdout } = await node(source, 'packages/contract/lint/report.ts', '--json').catch((cause) => cause);
  const { findings } = JSON.parse(stdout) as { findings: { operation: string | null; where: string }[] };
  const own = findings.filter(({ operation, where }) => /nightPatrols|night-patrols/.test(`${operation} ${where}`));
  assert.deepEqual(own, []);
});

test('its server answers on PGlite', async () => {
  const suite = 'packages/server/src/server-on-pglite.test.ts';
  const { stdout } = await node(source, '--test', '--test-reporter=tap', `--test-name-pattern=${words}`, suite);
  assert.match(stdout, /^# pass 2$/m);
});

test('its widget passes its own tests and those of every widget in Chromium', async () => {
  const { stdout } = await run(
    process.execPath,
    [join('node_modules', '@web/test-runner/dist/bin.js'), '--config', 'packages/elements/web-test-runner.config.mjs'],
    {
      cwd: copy,
      maxBuffer: 1 << 26,
      env: {
        ...environment,
        WARDKIT_TEST_FILES: `packages/elements/src/${name}/*.browser.test.ts`,
        WARDKIT_BROWSERS: 'chromium',
      },
    },
  );
  assert.match(stdout, /[1-9]\d* passed, 0 failed/);
});
