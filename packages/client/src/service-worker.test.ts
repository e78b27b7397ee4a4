import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  installShell,
  planFor,
  type ShellFetchEvent,
  type ShellLifeEvent,
  type ShellScope,
  type ShellSyncEvent,
} from './service-worker.ts';
import { syncTag, wakeMessage } from './wake-message.ts';

const origin = 'https://portal.example';
const options = {
  version: '1',
  precache: ['/index.html', '/doorplate.html', '/portal.js'],
  pageFor: (url: URL) => {
    if (/^\/d\//i.test(url.pathname)) return '/doorplate.html';
    return url.pathname === '/' ? '/index.html' : url.pathname;
  },
};

function request(path: string, over: { method?: string; mode?: RequestMode; headers?: Record<string, string> } = {}) {
  return {
    method: over.method ?? 'GET',
    url: new URL(path, origin).href,
    mode: over.mode ?? ('cors' as RequestMode),
    headers: new Headers(over.headers),
  };
}

describe('what the service worker touches', () => {
  const table: [string, ReturnType<typeof request>, string][] = [
    ['a page', request('/', { mode: 'navigate' }), 'page'],
    ['a scanned plate', request('/D/1ABC', { mode: 'navigate' }), 'page'],
    ['a file of the list', request('/portal.js'), 'file'],
    ['a page that is not on the list', request('/other.html', { mode: 'navigate' }), 'leave'],
    ['a file that is not on the list', request('/other.js'), 'leave'],
    ['a call of the contract', request('/v1/premises'), 'leave'],
    ['a call under another base', request('/ward/v1/premises'), 'leave'],
    ['discovery', request('/.well-known/wardkit'), 'leave'],
    ['anything with a token', request('/portal.js', { headers: { authorization: 'Bearer x' } }), 'leave'],
    ['anything but GET', request('/portal.js', { method: 'POST' }), 'leave'],
    ['another origin', request('https://elsewhere.example/portal.js'), 'leave'],
  ];
  for (const [name, given, expected] of table) {
    it(`${name}: ${expected}`, () => assert.equal(planFor(given, origin, options).do, expected));
  }
});

describe('the shell', () => {
  function setUp() {
    const stored = new Map<string, Map<string, Response>>();
    const listeners = new Map<string, (event: never) => void>();
    const pages: { postMessage(message: unknown): void }[] = [];
    const network: { answer: (url: string) => Response | Promise<Response>; asked: string[] } = {
      answer: (url) => new Response(`network ${new URL(url).pathname}`),
      asked: [],
    };
    const caches = {
      async open(name: string) {
        const cache = stored.get(name) ?? new Map<string, Response>();
        stored.set(name, cache);
        return {
          addAll: async (requests: Request[]) => {
            for (const one of requests)
              cache.set(new URL(one.url).pathname, new Response(`kept ${new URL(one.url).pathname}`));
          },
          match: async (path: string) => cache.get(path)?.clone(),
        };
      },
      keys: async () => [...stored.keys()],
      delete: async (name: string) => stored.delete(name),
    };
    const scope: ShellScope = {
      location: { origin, href: `${origin}/service-worker.js` },
      caches: caches as unknown as CacheStorage,
      clients: { claim: async () => {}, matchAll: async () => pages },
      async fetch({ url }) {
        network.asked.push(new URL(url).pathname);
        return network.answer(url);
      },
      addEventListener: (type: string, listener: (event: never) => void) => void listeners.set(type, listener),
    };
    async function life(type: 'install' | 'activate') {
      let work: Promise<unknown> = Promise.resolve();
      const event: ShellLifeEvent = {
        waitUntil: (given) => {
          work = given;
        },
      };
      listeners.get(type)?.(event as never);
      await work;
    }
    async function sync(tag: string): Promise<unknown> {
      let work: Promise<unknown> = Promise.resolve('left alone');
      const event: ShellSyncEvent = {
        tag,
        waitUntil: (given) => {
          work = given;
        },
      };
      listeners.get('sync')?.(event as never);
      return work;
    }
    async function fetch(path: string, over: Parameters<typeof request>[1] = {}): Promise<string | null> {
      let answer: Promise<Response> | null = null;
      const event: ShellFetchEvent = {
        request: request(path, over) as unknown as Request,
        respondWith: (given) => {
          answer = given;
        },
      };
      listeners.get('fetch')?.(event as never);
      return answer === null ? null : (await (answer as Promise<Response>)).text();
    }
    return { scope, stored, network, pages, life, sync, fetch };
  }

  it('opens a page from the network, and from the device where there is none', async () => {
    const { scope, network, life, fetch } = setUp();
    installShell(options, scope);
    await life('install');
    assert.equal(await fetch('/', { mode: 'navigate' }), 'network /');
    network.answer = () => Promise.reject(new TypeError('offline'));
    assert.equal(await fetch('/', { mode: 'navigate' }), 'kept /index.html');
    assert.equal(await fetch('/D/1ABC', { mode: 'navigate' }), 'kept /doorplate.html');
    network.answer = () => new Response('bad gateway', { status: 502 });
    assert.equal(await fetch('/', { mode: 'navigate' }), 'kept /index.html');
  });

  it('takes files of the list from the device, and stores nothing else', async () => {
    const { scope, network, stored, life, fetch } = setUp();
    installShell(options, scope);
    await life('install');
    assert.equal(await fetch('/portal.js'), 'kept /portal.js');
    assert.deepEqual(network.asked, []);
    assert.equal(await fetch('/v1/premises'), null);
    await fetch('/D/1SECRET', { mode: 'navigate' });
    assert.deepEqual([...(stored.get('wardkit-shell-1')?.keys() ?? [])].sort(), [
      '/doorplate.html',
      '/index.html',
      '/portal.js',
    ]);
  });

  it('lets go of older versions of itself, and of nothing else', async () => {
    const { scope, stored, life } = setUp();
    stored.set('wardkit-shell-0', new Map());
    stored.set('portal-own', new Map());
    installShell(options, scope);
    await life('install');
    await life('activate');
    assert.deepEqual([...stored.keys()].sort(), ['portal-own', 'wardkit-shell-1']);
  });

  it('wakes the open pages when the network is back, and asks to be called again where none is open', async () => {
    const { scope, pages, sync } = setUp();
    installShell(options, scope);
    await assert.rejects(sync(syncTag));
    const heard: unknown[] = [];
    pages.push({ postMessage: (message) => heard.push(message) }, { postMessage: (message) => heard.push(message) });
    await sync(syncTag);
    assert.deepEqual(heard, [wakeMessage, wakeMessage]);
    assert.equal(await sync('of the portal'), 'left alone');
  });
});
