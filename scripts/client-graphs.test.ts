import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { build } from 'esbuild';
import { entryPoints } from './reference/entry-points.ts';
import { root, runScript } from './run.ts';

/** Below the repository, so that types and packages are found as the sources find them. */
let folder: string;
before(async () => {
  await mkdir(join(root, '.cache'), { recursive: true });
  folder = await mkdtemp(join(root, '.cache', 'graphs-'));
});
after(() => rm(folder, { recursive: true, force: true }));

/** Every complaint of the compiler about the client's sources with one more file among them, whose name comes first. */
async function complaints(config: string, file: string, text: string): Promise<string[]> {
  await writeFile(join(folder, file), text);
  const project = join(folder, `${file}.json`);
  const client = join(root, 'packages/client');
  await writeFile(
    project,
    JSON.stringify({
      extends: join(client, config),
      compilerOptions: { noEmit: true, composite: false, incremental: false, rootDir: root },
      include: [join(client, 'src'), join(folder, file)],
      exclude: [join(client, 'src/**/*.test.ts'), join(client, 'src/**/*.fixtures.ts')],
    }),
  );
  const { output } = await runScript('typescript-native/bin/tsc', ['-p', project, '--pretty', 'false'], {
    quiet: true,
  });
  const lines = output.split('\n').filter((line) => /^\S/.test(line));
  return lines.map((line) =>
    line.replace(/^.*\/([^/]+\.ts)\((\d+),\d+\): error TS\d+:( Cannot find (?:name|module) '[^']+').*$/, '$1:$2$3'),
  );
}

test('what Node loads of the client uses the DOM nowhere, and a use of it is found', async () => {
  const text =
    'export const title = document.title;\nexport const width = window.innerWidth;\nexport const now = Date.now();\n';
  const found = await complaints('tsconfig.node.json', 'page.ts', text);
  assert.deepEqual(found, ["page.ts:1 Cannot find name 'document'", "page.ts:2 Cannot find name 'window'"]);
});

test('what a browser loads of the client uses Node nowhere, and a use of it is found', async () => {
  const text =
    "export { readFile } from 'node:fs/promises';\nexport const port = process.env.PORT;\nexport const title = document.title;\n";
  const found = await complaints('tsconfig.json', 'disk.ts', text);
  assert.deepEqual(found, ["disk.ts:1 Cannot find name 'node:fs/promises'", "disk.ts:2 Cannot find name 'process'"]);
});

/** Bundles as for a page; a module of Node's own is not found there. */
async function bundleFor(code: string): Promise<string[]> {
  const built = await build({
    stdin: { contents: code, resolveDir: join(root, 'scripts'), loader: 'ts' },
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'browser',
    conditions: ['wardkit-source'],
    logLevel: 'silent',
  }).catch((error: { errors: { text: string }[] }) => error);
  return built.errors.map(({ text }) => text);
}

test('no entry point brings a module of Node into a page, by what it depends on either', async () => {
  const all = entryPoints.map(({ specifier }) => `import '${specifier}';`).join('\n');
  assert.deepEqual(await bundleFor(all), []);
  const [fault = ''] = await bundleFor(`${all}\nexport { readFile } from 'node:fs/promises';`);
  assert.match(fault, /node:fs\/promises/);
});

test('every entry point can be loaded where there is no DOM', async () => {
  assert.equal('document' in globalThis, false);
  for (const { specifier } of entryPoints) assert.ok(await import(specifier), specifier);
});
