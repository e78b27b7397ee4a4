import { spawn } from 'node:child_process';
import { type BrowserContext, chromium, type LaunchOptions, type Page } from 'playwright-core';
import { findBrowser } from '../packages/elements/testing/browsers.mjs';

/** No sandbox, because CI runs as root, and no calls home. */
const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];

/** How the journeys start Chromium where it need not be killed. */
export function chromiumOptions(): LaunchOptions {
  return { executablePath: findBrowser('chromium'), args: flags };
}

/** A Chromium of its own process and profile, so that it can be killed as a phone would kill it. */
export class BrowserProcess {
  readonly page: Page;
  readonly context: BrowserContext;
  readonly #kill: () => Promise<void>;

  constructor(page: Page, context: BrowserContext, kill: () => Promise<void>) {
    this.page = page;
    this.context = context;
    this.#kill = kill;
  }

  /** Opens a profile; what it kept is there again after a kill. */
  static async open(profile: string): Promise<BrowserProcess> {
    const child = spawn(
      findBrowser('chromium'),
      [
        ...flags,
        '--headless=new',
        '--remote-debugging-port=0',
        `--user-data-dir=${profile}`,
        '--lang=zh-CN',
        '--window-size=412,915',
        'about:blank',
      ],
      { stdio: ['ignore', 'ignore', 'pipe'], detached: true },
    );
    const { pid } = child;
    if (pid === undefined) throw new Error('Chromium did not start');
    const endpoint = await new Promise<string>((resolve, reject) => {
      let told = '';
      child.stderr.on('data', (chunk: Buffer) => {
        told += chunk.toString('utf8');
        const address = /DevTools listening on (ws:\S+)/.exec(told)?.[1];
        if (address !== undefined) resolve(address);
      });
      child.once('exit', (code) => reject(new Error(`Chromium ended with ${code}:\n${told}`)));
    });
    const browser = await chromium.connectOverCDP(endpoint);
    const [context] = browser.contexts();
    if (context === undefined) throw new Error('Chromium has no profile open');
    const page = context.pages()[0] ?? (await context.newPage());
    const kill = async () => {
      const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
      // The group, because a browser is many processes.
      process.kill(-pid, 'SIGKILL');
      await ended;
      await browser.close().catch(() => undefined);
    };
    return new BrowserProcess(page, context, kill);
  }

  /** Kills it at once, with no chance to save anything. */
  kill(): Promise<void> {
    return this.#kill();
  }
}
