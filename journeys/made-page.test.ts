import assert from 'node:assert/strict';
import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { mkdtemp, rm, symlink } from 'node:fs/promises';
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { promisify } from 'node:util';
import { type Browser, chromium, type Page } from 'playwright-core';
import { resolve, themes } from '../packages/tokens/src/read.ts';
import { root } from '../scripts/run.ts';
import { chromiumOptions } from './browser.ts';
import { ServerProcess } from './server-process.ts';

/** How a page of each template is built, if it is, and served; with the packages of this workspace, so that no registry is asked. */
const ways = {
  plain: { build: [], serve: ['development/serve.js'] },
  vite: {
    build: [['node_modules/typescript/bin/tsc'], ['node_modules/vite/bin/vite.js', 'build', '--logLevel', 'error']],
    serve: ['node_modules/vite/bin/vite.js', 'preview', '--port', '0'],
  },
} as const;

const node = promisify(execFile).bind(null, process.execPath);
let folder: string;
let server: ServerProcess;
let browser: Browser;

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'wardkit-made-page-'));
  server = await ServerProcess.start(join(folder, 'data'));
  browser = await chromium.launch(chromiumOptions());
});

after(async () => {
  await browser?.close();
  await server?.stop();
  await rm(folder, { recursive: true, force: true });
});

/** Starts a page's own server and waits for the address that it prints. */
function serve(page: string, given: readonly string[]): Promise<{ child: ChildProcess; url: string }> {
  const child = spawn(process.execPath, given, {
    cwd: page,
    env: { ...process.env, PORT: '0', NO_COLOR: '1' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  return new Promise((resolve, reject) => {
    let output = '';
    const read = (chunk: Buffer) => {
      output += chunk.toString('utf8');
      const url = /http:\/\/127\.0\.0\.1:\d+/.exec(output)?.[0];
      if (url !== undefined) resolve({ child, url });
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.once('exit', (code) => reject(new Error(`the page's server ended with ${code}:\n${output}`)));
  });
}

/** Gives the page the line that loads the themes, and tells the accent that a widget then has in each. */
function accentsOf(tab: Page, chosen: readonly string[]): Promise<string[]> {
  return tab.evaluate(async (names) => {
    const link = document.createElement('link');
    link.rel = 'stylesheet';
    link.href = '/wardkit/themes.css';
    await new Promise((loaded, failed) => {
      link.onload = loaded;
      link.onerror = failed;
      document.head.append(link);
    });
    const widget = document.querySelector('ward-alert-list') as Element;
    return names.map((name) => {
      document.documentElement.dataset.wardTheme = name;
      return getComputedStyle(widget).getPropertyValue('--_accent').trim();
    });
  }, chosen);
}

/** Makes a page whose packages are those of this workspace. */
async function makePage(page: string, template: string): Promise<void> {
  const made = ['packages/create-wardkit/src/cli.ts', page, '--template', template, '--server', server.url];
  await node(['--conditions=wardkit-source', ...made], { cwd: root });
  await symlink(join(root, 'node_modules'), join(page, 'node_modules'));
}

for (const [template, { build, serve: given }] of Object.entries(ways)) {
  test(`npm create wardkit makes a page of ${template} whose widgets have data`, async () => {
    const page = join(folder, template);
    await makePage(page, template);
    for (const step of build) await node([...step], { cwd: page });
    const { child, url } = await serve(page, given);
    const tab = await browser.newPage();
    try {
      const faults: string[] = [];
      tab.on('pageerror', (error) => faults.push(error.message));
      tab.on('console', (message) => {
        if (message.type() === 'error') faults.push(message.text());
      });
      await tab.goto(url);
      // A row of the demo data in each of the two lists.
      for (const widget of ['ward-alert-list', 'ward-hazard-list']) {
        await tab.locator(widget).getByRole('list').getByRole('listitem').first().waitFor();
      }
      if (template === 'plain') {
        const due = themes.map((theme) => resolve('light', 'accent', theme));
        assert.deepEqual(await accentsOf(tab, themes), due, 'a theme is one line, under the policy of the page');
      }
      assert.deepEqual(faults, []);
    } finally {
      await tab.close();
      child.kill();
    }
  });
}

test('the server of a plain page asks the demo server alone, whatever host a request names', async () => {
  const page = join(folder, 'hosts');
  await makePage(page, 'plain');
  const asked: string[] = [];
  const other = createServer((incoming, response) => {
    asked.push(incoming.url ?? '');
    response.end();
  });
  await new Promise<void>((listening) => other.listen(0, '127.0.0.1', listening));
  const { child, url } = await serve(page, ways.plain.serve);
  const statusOf = (path: string) =>
    new Promise<number | undefined>((answered, reject) => {
      const { hostname, port } = new URL(url);
      const sent = request({ hostname, port, path }, (answer) => answered(answer.resume().statusCode));
      sent.on('error', reject).end();
    });
  try {
    assert.equal(await statusOf(`//127.0.0.1:${(other.address() as AddressInfo).port}/v1/meta`), 200);
    assert.equal(await statusOf('//'), 400);
    assert.equal(await statusOf('/v1/meta'), 200);
    assert.deepEqual(asked, []);
  } finally {
    child.kill();
    other.close();
  }
});
