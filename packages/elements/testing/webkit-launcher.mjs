import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { createInterface } from 'node:readline';
import { WebDriverPage } from './webdriver-page.mjs';

/**
 * Runs test files in WebKit by WebKitGTK's own driver, one after another, each in a browser of its own: a crash takes one file.
 * @param {string} driverPath the executable of WebKitWebDriver
 */
export function webkitLauncher(driverPath) {
  const pages = new Map();
  const processes = [];
  let driver = '';

  return {
    name: 'WebKit',
    // Its pages answer as puppeteer's do: see `webdriver-page.mjs`.
    type: 'puppeteer',
    concurrency: 1,
    async initialize() {
      const display = process.env.DISPLAY ?? (await screen(processes));
      const port = await freePort();
      driver = `http://127.0.0.1:${port}`;
      const environment = { ...process.env, DISPLAY: display, GDK_BACKEND: 'x11' };
      processes.push(spawn(driverPath, [`--port=${port}`], { env: environment, stdio: 'ignore' }));
      await answers(driver);
    },
    async startSession(id, url) {
      const page = await WebDriverPage.open(driver);
      pages.set(id, page);
      await page.setViewport({ width: 800, height: 600 });
      await page.goto(url);
    },
    isActive: (id) => pages.has(id),
    getBrowserUrl: (id) => pages.get(id)?.url(),
    getPage: (id) => pages.get(id),
    async stopSession(id) {
      const page = pages.get(id);
      pages.delete(id);
      await page?.close();
      return {};
    },
    async stop() {
      for (const each of processes.reverse()) each.kill();
    },
    startDebugSession() {
      throw new Error('WebKit is not opened to be looked at: open the page in a browser of your own.');
    },
  };
}

/** A screen that nobody sees, of a number that is free. */
async function screen(processes) {
  const server = spawn('Xvfb', ['-displayfd', '1', '-screen', '0', '1600x1400x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  processes.push(server);
  const [number] = await Promise.race([once(createInterface(server.stdout), 'line'), failure(server, 'Xvfb')]);
  return `:${number}`;
}

async function failure(child, name) {
  const [cause] = await once(child, 'error');
  throw new Error(`${name} did not start. Debian: apt-get install xvfb`, { cause });
}

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  return port;
}

/** Waits until the driver takes sessions. */
async function answers(driver) {
  for (const end = performance.now() + 20_000; ; await new Promise((resolve) => setTimeout(resolve, 50))) {
    const isReady = await fetch(`${driver}/status`).then(
      (response) => response.ok,
      () => false,
    );
    if (isReady) return;
    if (performance.now() > end) throw new Error('WebKitWebDriver did not answer within 20 seconds.');
  }
}
