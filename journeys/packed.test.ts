import assert from 'node:assert/strict';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { checkPackage, createPackageFromTarballData } from '@arethetypeswrong/core';
import { build } from 'esbuild';
import { type Browser, chromium } from 'playwright-core';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import { publishedPackages } from '../scripts/published.ts';
import { root, run } from '../scripts/run.ts';
import { chromiumOptions } from './browser.ts';
import { install, pack, specifiers } from './packed.ts';
import { PageServer } from './page-server.ts';

const packages = await publishedPackages();
let folder: string;
let archives: ReadonlyMap<string, string>;

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'wardkit-packed-'));
  archives = await pack([...packages.keys()], join(folder, 'archives'));
  for (const copy of ['first', 'second']) {
    await install(archives, join(folder, copy));
    await writeFile(join(folder, copy, 'package.json'), '{ "name": "portal", "private": true, "type": "module" }');
  }
});

after(async () => {
  await rm(folder, { recursive: true, force: true });
});

/** What is no module of a program under Node: a command, a style sheet, or a script of a page or of its service worker. */
const notForNode =
  /\.css$|\/cli(\/|$)|^@wardkit\/elements\/(cdn|autoloader|alert-map\/maplibre-gl-worker)|\/service-worker$/;

/** An entry of each kind that a package has, since attw itself passes patterns over. */
const entryPoints: Readonly<Record<string, readonly string[]>> = {
  contract: ['.', './widgets', './alert'],
  elements: [
    '.',
    './provider/define',
    './alert-list/alert-list',
    './react',
    './vue',
    './svelte',
    './solid',
    './angular',
  ],
  react: ['.', './alert-list'],
  server: ['.', './cli/wardkit-server'],
  tokens: ['.'],
};

for (const [name, description] of packages) {
  test(`${name} says truly what it exports`, async () => {
    const archive = await readFile(archives.get(name) ?? '');
    const tarball = archive.buffer.slice(archive.byteOffset, archive.byteOffset + archive.byteLength);
    const { messages, pkg } = await publint({ pack: { tarball }, level: 'warning', strict: true });
    assert.deepEqual(
      messages.map((message) => formatMessage(message, pkg, { color: false })),
      [],
    );
  });

  if (description.exports === undefined) continue;
  test(`${name} has the types of what it exports, for whoever takes modules`, async () => {
    const archive = createPackageFromTarballData(await readFile(archives.get(name) ?? ''));
    const entrypoints = entryPoints[name];
    const result = await checkPackage(archive, entrypoints === undefined ? {} : { entrypoints: [...entrypoints] });
    assert.ok(result.types !== false, 'it has no types');
    // There is no CommonJS in it, and a resolution that knows no `exports` never comes to it.
    const problems = result.problems.filter(
      (each) => !('resolutionKind' in each && ['node10', 'node16-cjs'].includes(each.resolutionKind)),
    );
    assert.deepEqual(problems, []);
    const resolutions = Object.values(result.entrypoints).map((each) => each.resolutions);
    assert.ok(resolutions.length > 0);
    for (const each of resolutions) assert.ok(each['node16-esm'].resolution && each.bundler.resolution);
  });
}

test('no package has tests, fixtures or the state of a build in it', async () => {
  for (const { name } of packages.values()) {
    const all = await readdir(join(folder, 'first/node_modules', name), { recursive: true });
    // What it depends on is linked into it.
    const files = all.filter((each) => !each.startsWith('node_modules'));
    for (const wanted of ['README.md', 'LICENSE']) assert.ok(files.includes(wanted), `${name} has no ${wanted}`);
    assert.deepEqual(
      files.filter((each) => /\.(test|fixtures)\.|\.tsbuildinfo$/.test(each)),
      [],
      name,
    );
  }
});

test('every entry of the packages can be imported under Node, with nothing but what each depends on', async () => {
  const project = join(folder, 'first');
  const all = await Promise.all(
    [...packages.values()].map((each) => specifiers(join(project, 'node_modules', each.name))),
  );
  const wanted = all.flat().filter((each) => !notForNode.test(each) && !each.startsWith('@wardkit/elements/cdn/'));
  assert.ok(wanted.length > 500, `only ${wanted.length} entries were found`);
  const program = `
    for (const specifier of ${JSON.stringify(wanted)}) {
      try {
        await import(specifier, specifier.endsWith('.json') ? { with: { type: 'json' } } : {});
      } catch (error) {
        console.log(specifier + ': ' + error.message);
        process.exitCode = 1;
      }
    }
    console.log('done');
  `;
  await writeFile(join(project, 'import-all.js'), program);
  const { code, output } = await run(process.execPath, [join(project, 'import-all.js')], { quiet: true });
  assert.equal(output.trim(), 'done');
  assert.equal(code, 0);
});

const program = `
import { createClient, type WardClient } from '@wardkit/client';
import * as places from '@wardkit/client/places';
import { isWidgetTag } from '@wardkit/contract/widgets';
import { define, WardProvider } from '@wardkit/elements';
import '@wardkit/elements/alert-list/define';
import manifest from '@wardkit/elements/custom-elements.json' with { type: 'json' };
import type { WidgetEvent } from '@wardkit/elements/angular';
import { WardAlertList } from '@wardkit/react';
import { runKit } from '@wardkit/conformance';
import { light } from '@wardkit/tokens';

const client: WardClient = createClient({ baseUrl: location.origin, getToken: async () => null });
define(WardProvider, { prefix: 'street' });
const provider = document.querySelector('ward-provider');
if (provider !== null) provider.client = client;
document.querySelector('ward-alert-list')?.addEventListener('ward-alert-open', (event) => event.alertId?.trim());
export const opened = (event: WidgetEvent<'ward-alert-list', 'ward-alert-open'>): string | null => event.alertId;
export const schema: string = manifest.schemaVersion;
export const text: string = light;
export const known: boolean = isWidgetTag('ward-provider');
export const all = [places, WardAlertList, runKit];
// @ts-expect-error a client is no text
createClient({ baseUrl: 1 });
// @ts-expect-error an alert has no such field
document.querySelector('ward-alert-list')?.addEventListener('ward-alert-open', (event) => event.hazardId);
`;

for (const [module, moduleResolution] of [
  ['nodenext', 'nodenext'],
  ['esnext', 'bundler'],
] as const) {
  test(`a program that takes the packages has their types, by the resolution ${moduleResolution}`, async () => {
    const project = join(folder, 'first');
    await writeFile(join(project, 'program.ts'), program);
    const compilerOptions = {
      module,
      moduleResolution,
      target: 'es2022',
      lib: ['ES2023', 'DOM', 'DOM.Iterable', 'DOM.AsyncIterable'],
      types: [],
      strict: true,
      noEmit: true,
      skipLibCheck: true,
      resolveJsonModule: true,
    };
    const file = join(project, `tsconfig.${moduleResolution}.json`);
    await writeFile(file, JSON.stringify({ compilerOptions, files: ['program.ts'] }));
    const compiler = join(root, 'node_modules/typescript-native/bin/tsc');
    const { code, output } = await run(process.execPath, [compiler, '-p', file], { quiet: true });
    assert.equal(output, '');
    assert.equal(code, 0);
  });
}

test('what is not used of the packages is not in a bundle', async () => {
  for (const name of ['client', 'contract', 'elements', 'react', 'tokens']) {
    const text = await bundle('first', `import * as unused from '@wardkit/${name}';`);
    assert.equal(text.replaceAll(/^\/\/.*$/gm, '').trim(), '', name);
  }
});

/** A script of a portal's own, bundled with what it installed. */
async function bundle(copy: string, script: string): Promise<string> {
  const built = await build({
    stdin: { contents: script, resolveDir: join(folder, copy), loader: 'js' },
    bundle: true,
    format: 'esm',
    write: false,
    conditions: ['production'],
  });
  return built.outputFiles[0]?.text ?? '';
}

/** A page of a portal that shows one widget under a prefix. */
const script = (prefix: string) => `
  import { createClient } from '@wardkit/client';
  import { define, WardProvider } from '@wardkit/elements';
  import { WardOutboxStatus } from '@wardkit/elements/outbox-status/outbox-status';
  define(WardProvider, { prefix: '${prefix}' });
  define(WardOutboxStatus, { prefix: '${prefix}' });
  const provider = document.createElement('${prefix}-provider');
  provider.client = createClient({ baseUrl: location.origin, getToken: async () => null });
  provider.append(document.createElement('${prefix}-outbox-status'));
  document.body.append(provider);
`;

test('installed in two projects, two copies work on one page under two prefixes', async () => {
  let browser: Browser | null = null;
  const server = await PageServer.start({
    texts: new Map([
      [
        '/',
        '<!doctype html><html lang="en"><title>Two copies</title><body><script type="module" src="/first.js"></script><script type="module" src="/second.js"></script></body></html>',
      ],
      ['/first.js', await bundle('first', script('ward'))],
      ['/second.js', await bundle('second', script('street'))],
    ]),
  });
  try {
    browser = await chromium.launch(chromiumOptions());
    const page = await browser.newPage();
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error' && !message.text().includes('404')) errors.push(message.text());
    });
    await page.goto(server.url);
    for (const tag of ['ward-outbox-status', 'street-outbox-status']) {
      const text = await page.locator(tag).locator('h2').first().textContent();
      assert.ok((text ?? '').length > 0, `${tag} shows nothing`);
    }
    assert.deepEqual(errors, []);
  } finally {
    await browser?.close();
    await server.stop();
  }
});
