import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { chromiumOptions } from './browser.ts';
import { ServerProcess } from './server-process.ts';

/** The demo portal on a server of its own, looked at with a phone's window. */
export class DemoPortal {
  readonly url: string;
  readonly #folder: string;
  readonly #server: ServerProcess;
  readonly #browser: Browser;

  private constructor(folder: string, server: ServerProcess, browser: Browser) {
    this.url = server.url;
    this.#folder = folder;
    this.#server = server;
    this.#browser = browser;
  }

  static async open(): Promise<DemoPortal> {
    const folder = await mkdtemp(join(tmpdir(), 'wardkit-journey-'));
    const server = await ServerProcess.start(join(folder, 'data'));
    return new DemoPortal(folder, server, await chromium.launch(chromiumOptions()));
  }

  /** The first page, as a stranger on a phone of their own sees it. */
  async visit(): Promise<Page> {
    const context = await this.#browser.newContext({ locale: 'zh-CN', viewport: { width: 390, height: 844 } });
    const page = await context.newPage();
    await page.goto(this.url);
    return page;
  }

  /** The first page of somebody who has signed in. */
  async signIn(account: string): Promise<Page> {
    const page = await this.visit();
    await page.locator(`[data-account="${account}"]`).click();
    await page.getByRole('button', { name: '退出' }).waitFor();
    return page;
  }

  async close(): Promise<void> {
    await this.#browser.close();
    await this.#server.stop();
    await rm(this.#folder, { recursive: true, force: true });
  }
}
