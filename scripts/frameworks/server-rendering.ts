import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import type { Page, Request } from 'playwright-core';
import { root } from '../run.ts';
import type { Outcome } from './checks.ts';
import type { JourneyData } from './journey.ts';

/** The example that draws widgets on the server, as a process of its own: it knows the built packages and nothing else. */
export class RenderingServer {
  readonly url: string;
  readonly #child: ChildProcess;

  private constructor(url: string, child: ChildProcess) {
    this.url = url;
    this.#child = child;
  }

  static start(): Promise<RenderingServer> {
    const child = spawn(process.execPath, [join(root, 'examples/server-rendering/server.js')], {
      env: { ...process.env, PORT: '0' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    return new Promise((resolve, reject) => {
      const read = (chunk: Buffer) => {
        output += chunk.toString('utf8');
        const [, url] = /listening on (\S+)/.exec(output) ?? [];
        if (url !== undefined) resolve(new RenderingServer(url, child));
      };
      child.stdout.on('data', read);
      child.stderr.on('data', read);
      child.once('exit', (code) => reject(new Error(`the server ended with ${code}:\n${output}`)));
    });
  }

  stop(): void {
    this.#child.kill();
  }
}

/** The widgets of the example. */
const tags = ['ward-provider', 'ward-doorplate-viewer', 'ward-hazard-list'];

/** What the example promises, in the order of the table; a step that fails leaves those after it unreached. */
export async function runServerRendering(page: Page, address: string, { code, road }: JourneyData): Promise<Outcome[]> {
  const complaints: string[] = [];
  const asked: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    const isLoud = message.type() === 'error' || message.type() === 'warning';
    // A stranger may not read hazards: the browser tells of that answer.
    if (isLoud && !message.text().includes('status of 401')) complaints.push(message.text());
  });
  page.on('request', (request: Request) => {
    const { pathname, search } = new URL(request.url());
    if (pathname.startsWith('/v1/') || pathname.startsWith('/.well-known/')) {
      asked.push(`${request.method()} ${pathname}${search}`);
    }
  });
  const viewers = page.locator('ward-doorplate-viewer');
  let letScriptGo = () => {};
  const held = new Promise<void>((resolve) => {
    letScriptGo = resolve;
  });
  await page.route('**/client.js', async (route) => {
    await held;
    await route.continue();
  });

  const steps: readonly (readonly [string, () => Promise<string | null>])[] = [
    [
      'server rendering: each widget comes drawn, with the nonce',
      async () => {
        const answer = await page.request.get(`${address}?code=${code}`);
        const nonce = /style-src 'nonce-([^']+)'/.exec(answer.headers()['content-security-policy'] ?? '')?.[1];
        const text = await answer.text();
        const opening = (tag: string) =>
          new RegExp(`<${tag}[^>]*><template[^>]* shadowrootmode="open"[^>]*><style nonce="([^"]+)">`);
        return tags.find((tag) => opening(tag).exec(text)?.[1] !== nonce) ?? null;
      },
    ],
    [
      'server rendering: it is on screen before any script, with its styles',
      async () => {
        // Not waited for: the page is not loaded before its script is.
        await page.goto(`${address}?code=${code}&code=${code}`, { waitUntil: 'commit' });
        await viewers.nth(1).locator('.root').waitFor();
        return page.evaluate(() => {
          const viewer = document.querySelector('ward-doorplate-viewer');
          const drawn = viewer?.shadowRoot?.querySelector('.root');
          if (customElements.get('ward-doorplate-viewer') !== undefined) return 'a script ran';
          if (drawn == null || drawn.getBoundingClientRect().height === 0) return 'it takes no room';
          return viewer !== null && getComputedStyle(viewer).getPropertyValue('--_ink') !== '' ? null : 'no styles';
        });
      },
    ],
    [
      'server rendering: what is drawn is taken over, not drawn again',
      async () => {
        await page.evaluate(() => {
          const kept = (tag: string, inner: string) => document.querySelector(tag)?.shadowRoot?.querySelector(inner);
          kept('ward-provider', 'slot')?.setAttribute('data-kept', '');
          document.querySelectorAll('ward-doorplate-viewer')[1]?.setAttribute('defer-hydration', '');
        });
        letScriptGo();
        await viewers.first().locator('[data-verdict]').filter({ hasText: road }).waitFor();
        return page.evaluate(() => {
          const slots = [...(document.querySelector('ward-provider')?.shadowRoot?.querySelectorAll('slot') ?? [])];
          if (slots.length !== 1) return `there are ${slots.length} slots`;
          return slots[0]?.hasAttribute('data-kept') === true ? null : 'it is another slot';
        });
      },
    ],
    [
      'server rendering: a widget taken over later, with its words here, works',
      async () => {
        await viewers.nth(1).evaluate((viewer) => viewer.removeAttribute('defer-hydration'));
        await viewers.nth(1).locator('[data-verdict]').filter({ hasText: road }).waitFor();
        const roots = await viewers.nth(1).evaluate((viewer) => viewer.shadowRoot?.querySelectorAll('.root').length);
        return roots === 1 ? null : `it is drawn ${roots} times`;
      },
    ],
    [
      'server rendering: nothing is asked for twice',
      async () => {
        // One viewer alone: another one asks for itself, drawn by a server or not.
        asked.length = 0;
        await page.goto(`${address}?code=${code}`);
        await viewers.locator('[data-verdict]').filter({ hasText: road }).waitFor();
        await page.waitForLoadState('networkidle');
        const twice = asked.filter((each, index) => asked.indexOf(each) !== index);
        if (!asked.some((each) => each.includes(code))) return 'the door was not asked for';
        return twice.length === 0 ? null : twice.join(', ');
      },
    ],
    ['server rendering: nothing in the console', async () => (complaints.length === 0 ? null : complaints.join(' | '))],
  ];

  const outcomes: Outcome[] = [];
  for (const [check, go] of steps) {
    const isReached = outcomes.every(({ reason }) => reason === null);
    outcomes.push({
      check,
      reason: isReached ? await go().catch((error: unknown) => firstLine(error)) : 'not reached',
    });
  }
  letScriptGo();
  return outcomes;
}

function firstLine(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).split('\n').slice(0, 2).join(' ');
}
