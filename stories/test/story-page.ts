import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { type Browser, chromium, type Page } from 'playwright-core';
import { chromiumOptions } from '../../journeys/browser.ts';
import type { PageServer } from '../../journeys/page-server.ts';
import type * as inPage from './in-page.ts';
import { serveSite } from './site.ts';

/** Where the stories stand for the browser: a port would be another each time, and some stories show a link. */
const origin = 'http://stories.localhost';

/** Milliseconds for one picture: a machine that is shared draws slowly. */
const LONGEST = 120_000;

declare const stories: typeof inPage;

/** How a page of stories is looked at. */
export interface Look {
  readonly width: number;
  readonly height: number;
  /** Values of the toolbar that differ from its first ones. */
  readonly globals?: Readonly<Record<string, string>>;
}

/** What a story is judged and pictured on: as wide as a portal gives a widget, and high enough for most to be seen whole. */
export const screen: Look = { width: 760, height: 1200 };

/** The built site in one browser, whose page goes from story to story. */
export class StoryPage {
  readonly #site: PageServer;
  readonly #browser: Browser;
  readonly #page: Page;
  readonly #globals: Readonly<Record<string, string>>;
  #told: string[] = [];

  private constructor(site: PageServer, browser: Browser, page: Page, globals: Readonly<Record<string, string>>) {
    this.#site = site;
    this.#browser = browser;
    this.#page = page;
    this.#globals = globals;
    page.on('console', (message) => {
      if (message.type() === 'error') this.#told.push(`console: ${message.text()}`);
    });
    page.on('pageerror', (error) => this.#told.push(`page: ${error.message}`));
    page.on('requestfailed', (request) => {
      this.#told.push(`request: ${request.url()} ${request.failure()?.errorText ?? ''}`);
    });
    page.on('response', (response) => {
      if (response.status() >= 400) this.#told.push(`request: ${response.url()} ${response.status()}`);
    });
  }

  static async start({ width, height, globals = {} }: Look): Promise<StoryPage> {
    const site = await serveSite();
    const options = chromiumOptions();
    const place = `--host-resolver-rules=MAP ${new URL(origin).hostname} ${new URL(site.url).host}`;
    const browser = await chromium.launch({ ...options, args: [...(options.args ?? []), place] });
    const page = await browser.newPage({
      viewport: { width, height },
      deviceScaleFactor: 1,
      reducedMotion: 'reduce',
      colorScheme: 'light',
      locale: 'en-GB',
      timezoneId: 'Asia/Shanghai',
    });
    await page.addInitScript(await script());
    return new StoryPage(site, browser, page, globals);
  }

  /** Loads the page anew, so that what the stories of one widget leave behind meets no other widget. */
  async load(): Promise<void> {
    await this.#page.goto(`${origin}/iframe.html?viewMode=story`);
    await this.#page.waitForFunction(() => '__STORYBOOK_ADDONS_CHANNEL__' in window);
    await this.#page.evaluate((globals) => stories.choose(globals), this.#globals);
  }

  /** Goes to a story and gives what was told meanwhile of errors and failed requests. */
  async open(id: string): Promise<string[]> {
    this.#told = [];
    try {
      await this.#page.evaluate((asked) => stories.open(asked), id);
      return this.#told;
    } catch (error) {
      const told = [(error as Error).message, ...this.#told];
      // Storybook leaves a page on which a story threw in no state to show another one.
      await this.load();
      return told;
    }
  }

  visibleFaults(): Promise<string[]> {
    return this.#page.evaluate(() => stories.visibleFaults());
  }

  notices(): Promise<string[]> {
    return this.#page.evaluate(() => stories.notices());
  }

  statesWithoutStory(): Promise<string[]> {
    return this.#page.evaluate(() => stories.statesWithoutStory());
  }

  accessibilityFaults(): Promise<string[]> {
    return this.#page.evaluate(() => stories.accessibilityFaults());
  }

  /** The story as a person sees it first, without what lies below the screen. */
  async picture(): Promise<Buffer> {
    const { width, height } = await this.#page.evaluate(() => stories.sizeShown());
    const clip = { x: 0, y: 0, width, height };
    return this.#page.screenshot({ clip, animations: 'disabled', caret: 'hide', timeout: LONGEST });
  }

  /** The story once two pictures in a row are the same: a part that loads late on a busy machine is on it. */
  async stillPicture(): Promise<Buffer> {
    let before = await this.picture();
    for (let turn = 0; turn < 20; turn += 1) {
      const after = await this.picture();
      if (after.equals(before)) return after;
      before = after;
    }
    throw new Error('the story does not come to rest');
  }

  async stop(): Promise<void> {
    await this.#browser.close();
    await this.#site.stop();
  }
}

async function script(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL('in-page.ts', import.meta.url))],
    bundle: true,
    format: 'iife',
    globalName: 'stories',
    // Playwright runs it in a function of its own.
    footer: { js: 'globalThis.stories = stories;' },
    target: 'es2022',
    conditions: ['wardkit-source'],
    write: false,
  });
  return outputFiles.map(({ text }) => text).join('\n');
}
