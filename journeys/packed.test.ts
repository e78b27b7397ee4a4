import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { build } from 'esbuild';
import { type Browser, chromium } from 'playwright-core';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import { root, run } from '../scripts/run.ts';
import { chromiumOptions } from './browser.ts';

/** What an integrator installs: the packages as they are packed, in a project that knows nothing of this repository. */
const packages = ['contract', 'tokens', 'client', 'elements'];
const policy =
  "default-src 'none'; script-src 'self'; connect-src 'self'; base-uri 'none'; require-trusted-types-for 'script'; trusted-types lit-html 'allow-duplicates'";

let folder: string;
let browser: Browser;

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'wardkit-packed-'));
  const packed = join(folder, 'packed');
  await mkdir(packed);
  for (const name of packages) {
    const { code, output } = await run(
      'npm',
      ['pack', '-w', `packages/${name}`, '--pack-destination', packed, '--silent'],
      {
        quiet: true,
      },
    );
    assert.equal(code, 0, output);
  }
  const tarballs = (await readdir(packed)).map((name) => join(packed, name));
  for (const copy of ['first', 'second']) {
    const project = join(folder, copy);
    await mkdir(project);
    await writeFile(join(project, 'package.json'), '{ "name": "portal", "private": true, "type": "module" }');
    const { code, output } = await run(
      'npm',
      ['install', '--prefix', project, '--no-audit', '--no-fund', '--prefer-offline', ...tarballs],
      { quiet: true },
    );
    assert.equal(code, 0, output);
  }
  browser = await chromium.launch(chromiumOptions());
});

after(async () => {
  await browser?.close();
  await rm(folder, { recursive: true, force: true });
});

for (const name of [...packages, 'server', 'conformance', 'testing']) {
  test(`@wardkit/${name} says truly what it exports`, async () => {
    const { messages, pkg } = await publint({ pkgDir: join(root, 'packages', name), level: 'warning', strict: true });
    assert.deepEqual(
      messages.map((message) => formatMessage(message, pkg, { color: false })),
      [],
    );
  });
}

/** A portal's own page script, bundled with what it installed. */
async function bundle(copy: string, prefix: string): Promise<string> {
  const project = join(folder, copy);
  const script = `
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
  const built = await build({
    stdin: { contents: script, resolveDir: project, loader: 'js' },
    bundle: true,
    format: 'esm',
    write: false,
    conditions: ['production'],
  });
  const [file] = built.outputFiles;
  assert.ok(file);
  return file.text;
}

test('packed and installed in an empty project, two copies work on one page under two prefixes', async () => {
  const files = new Map([
    [
      '/',
      '<!doctype html><html lang="en"><title>Two copies</title><body><script type="module" src="/first.js"></script><script type="module" src="/second.js"></script></body></html>',
    ],
    ['/first.js', await bundle('first', 'ward')],
    ['/second.js', await bundle('second', 'street')],
  ]);
  const server = createServer((request, response) => {
    const body = files.get(request.url ?? '/');
    if (body === undefined) {
      response.writeHead(404).end();
      return;
    }
    response.writeHead(200, {
      'content-type': request.url === '/' ? 'text/html; charset=utf-8' : 'text/javascript; charset=utf-8',
      'content-security-policy': policy,
    });
    response.end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  assert.ok(address !== null && typeof address === 'object');
  const page = await browser.newPage();
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error' && !message.text().includes('404')) errors.push(message.text());
  });
  await page.goto(`http://127.0.0.1:${address.port}/`);
  for (const tag of ['ward-outbox-status', 'street-outbox-status']) {
    const text = await page.locator(tag).locator('h2').first().textContent();
    assert.ok((text ?? '').length > 0, `${tag} shows nothing`);
  }
  assert.deepEqual(errors, []);
  await page.close();
  await new Promise((resolve) => server.close(resolve));
});
