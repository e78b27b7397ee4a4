import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { build } from 'esbuild';
import { type Browser, chromium, type Page } from 'playwright-core';
import { root } from '../scripts/run.ts';
import { chromiumOptions } from './browser.ts';
import { PageServer } from './page-server.ts';

/** The oldest React that `@wardkit/react` is for: 16, whose own handling of custom elements knows attributes only. */
const script = `
  import React from 'react';
  import ReactDOM from 'react-dom';
  import { createClient } from '@wardkit/client';
  import { WardDoorplateScanner, WardOutboxStatus, WardProvider } from '@wardkit/react';

  const client = createClient({ baseUrl: location.origin, getToken: async () => null });
  const told = [];
  window.told = told;
  window.client = client;
  const scanner = React.createRef();
  window.scanner = scanner;

  function Page({ listener, quiet, shown }) {
    return React.createElement(WardProvider, { client, className: 'page', lang: 'en' },
      React.createElement(WardDoorplateScanner, { ref: scanner, quiet, onWardPlateScan: listener }),
      shown ? React.createElement(WardOutboxStatus) : null,
    );
  }
  window.show = (name, quiet, shown) =>
    ReactDOM.render(React.createElement(Page, { quiet, shown, listener: name && ((event) => {
      told.push(name + ':' + event.type);
      event.preventDefault();
    }) }), document.getElementById('page'));
  window.show('first', true, true);
`;

let browser: Browser;
let server: PageServer;
let page: Page;
const errors: string[] = [];

before(async () => {
  const built = await build({
    stdin: { contents: script, resolveDir: join(root, 'packages/react'), loader: 'js' },
    bundle: true,
    format: 'esm',
    splitting: false,
    write: false,
    define: { 'process.env.NODE_ENV': '"production"' },
    conditions: ['production'],
  });
  const html =
    '<!doctype html><html lang="en"><title>React 16</title><body><div id="page"></div><script type="module" src="/page.js"></script></body></html>';
  server = await PageServer.start({
    texts: new Map([
      ['/', html],
      ['/page.js', built.outputFiles[0]?.text ?? ''],
    ]),
  });
  browser = await chromium.launch(chromiumOptions());
  page = await browser.newPage();
  page.on('pageerror', (error) => errors.push(error.message));
  await page.goto(server.url);
  await page.locator('ward-outbox-status').locator('h2').first().waitFor();
});

after(async () => {
  await browser?.close();
  await server?.stop();
});

/** Sends the event as the widget does, and tells whether somebody prevented it. */
const scan = () =>
  page.evaluate(
    () =>
      !(document.querySelector('ward-doorplate-scanner') as HTMLElement).dispatchEvent(
        new Event('ward-plate-scan', { bubbles: true, composed: true, cancelable: true }),
      ),
  );
const evaluate = <Result>(expression: string) => page.evaluate<Result>(expression);

test('in React 16 a property arrives as a property, and as what it is', async () => {
  assert.equal(await evaluate('document.querySelector("ward-provider").client === window.client'), true);
  assert.equal(await evaluate('document.querySelector("ward-provider").getAttribute("client")'), null);
  assert.equal(await evaluate('document.querySelector("ward-provider").className'), 'page');
  assert.equal(await evaluate('document.querySelector("ward-doorplate-scanner").quiet'), true);
  await evaluate('window.show("first", false, true)');
  assert.equal(await evaluate('document.querySelector("ward-doorplate-scanner").quiet'), false);
});

test('in React 16 a ref is the element, with its methods', async () => {
  assert.equal(await evaluate('window.scanner.current === document.querySelector("ward-doorplate-scanner")'), true);
  assert.equal(await evaluate('typeof window.scanner.current.reset'), 'function');
});

test('in React 16 an event reaches the handler of now, once, and can be cancelled; without one nothing is called', async () => {
  assert.equal(await scan(), true);
  await evaluate('window.show("second", true, true)');
  assert.equal(await scan(), true);
  await evaluate('window.show(undefined, true, true)');
  assert.equal(await scan(), false);
  assert.deepEqual(await evaluate('window.told'), ['first:ward-plate-scan', 'second:ward-plate-scan']);
});

test('in React 16 a widget goes and comes back with its client', async () => {
  await evaluate('window.show("first", true, false)');
  assert.equal(await page.locator('ward-outbox-status').count(), 0);
  await evaluate('window.show("first", true, true)');
  await page.locator('ward-outbox-status').locator('h2').first().waitFor();
  assert.deepEqual(errors, []);
});
