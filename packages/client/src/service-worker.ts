import { syncTag, wakeMessage } from './wake-message.ts';

/**
 * What a portal's page needs in order to open without a network.
 * @example
 * const options: ShellOptions = {
 *   version: '3f2a9c1e',
 *   precache: ['/', '/check.html', '/portal.js', '/portal.css'],
 *   pageFor: (url) => (url.pathname.startsWith('/D/') ? '/doorplate.html' : url.pathname),
 * };
 * installShell(options);
 */
export interface ShellOptions {
  /** Names the caches; one a portal. Default `wardkit`. */
  name?: string;
  /** Changes whenever a file of `precache` changes: a hash of the build. */
  version: string;
  /** Pages, scripts, styles and languages that are fetched at installation, as paths of this origin. */
  precache: readonly string[];
  /**
   * The precached page that stands for an address, such as one page for all of `/D/…`; null leaves the address alone.
   * Default: the precached page of the same path.
   */
  pageFor?: (url: URL) => string | null;
  /** Paths that are never touched, by their beginnings. `/v1/` and `/.well-known/` never are. */
  never?: readonly string[];
  /** Milliseconds after which a page that does not come is taken from the device. Default 4,000. */
  patience?: number;
}

/**
 * What the recipe uses of a `Cache`.
 * @example
 * const cache: ShellCache = { match: async () => undefined, addAll: async () => {} };
 */
export interface ShellCache {
  match(path: string): Promise<Response | undefined>;
  addAll(requests: Request[]): Promise<void>;
}

/**
 * What the recipe uses of `caches`.
 * @example
 * const empty: ShellCaches = {
 *   open: async () => ({ match: async () => undefined, addAll: async () => {} }),
 *   keys: async () => [],
 *   delete: async () => false,
 * };
 */
export interface ShellCaches {
  open(name: string): Promise<ShellCache>;
  keys(): Promise<string[]>;
  delete(name: string): Promise<boolean>;
}

/**
 * What the recipe uses of a service worker's global scope.
 * @example
 * // A test of the own service worker, with listeners that it calls by itself.
 * const heard = new Map<string, unknown>();
 * const scope: ShellScope = {
 *   location: { origin: 'https://portal.example', href: 'https://portal.example/service-worker.js' },
 *   caches,
 *   clients: { claim: async () => {}, matchAll: async () => [] },
 *   fetch: async () => new Response(),
 *   addEventListener: (type: string, listener: unknown) => void heard.set(type, listener),
 * };
 * installShell({ version: '1', precache: ['/'] }, scope);
 */
export interface ShellScope {
  readonly location: { readonly origin: string; readonly href: string };
  readonly caches: ShellCaches;
  readonly clients: {
    claim(): Promise<void>;
    matchAll(options: { type: 'window'; includeUncontrolled: boolean }): Promise<readonly ShellClient[]>;
  };
  fetch(request: Request): Promise<Response>;
  addEventListener(type: 'install' | 'activate', listener: (event: ShellLifeEvent) => void): void;
  addEventListener(type: 'sync', listener: (event: ShellSyncEvent) => void): void;
  addEventListener(type: 'fetch', listener: (event: ShellFetchEvent) => void): void;
}

/**
 * A page as the service worker sees it.
 * @example
 * const page: ShellClient = { postMessage: (message) => show(String(message)) };
 */
export interface ShellClient {
  postMessage(message: unknown): void;
}

/**
 * What the recipe uses of `sync`: the network is back (Background Sync).
 * @example
 * const event: ShellSyncEvent = { tag: 'wardkit-outbox', waitUntil: (work) => void work };
 */
export interface ShellSyncEvent extends ShellLifeEvent {
  readonly tag: string;
}

/**
 * What the recipe uses of `install` and `activate`.
 * @example
 * const event: ShellLifeEvent = { waitUntil: (work) => void work };
 */
export interface ShellLifeEvent {
  waitUntil(work: Promise<unknown>): void;
}

/**
 * What the recipe uses of `fetch`.
 * @example
 * const event: ShellFetchEvent = { request: new Request('https://portal.example/'), respondWith: (page) => void page };
 */
export interface ShellFetchEvent {
  readonly request: Request;
  respondWith(response: Promise<Response>): void;
}

/**
 * How a request is served. `leave`: the browser does what it would without a service worker.
 * @example
 * const request = { method: 'GET', url: 'https://portal.example/v1/stays', mode: 'cors', headers: new Headers() } as const;
 * const plan: ShellPlan = planFor(request, 'https://portal.example', { precache: ['/'] }); // leave
 */
export type ShellPlan = { do: 'leave' } | { do: 'page'; path: string } | { do: 'file'; path: string };

const untouchable = ['/v1/', '/.well-known/'];

/**
 * Decides how a request is served. Pure. Calls of the contract, other origins, anything but GET, and whatever carries a
 * token are left alone: a service worker that kept an answer would keep personal data in the open.
 * @example
 * const request = { method: 'GET', url: 'https://portal.example/check.html', mode: 'navigate', headers: new Headers() } as const;
 * const plan = planFor(request, 'https://portal.example', { precache: ['/check.html'] });
 * if (plan.do === 'page') show(plan.path);
 */
export function planFor(
  request: Pick<Request, 'method' | 'url' | 'mode' | 'headers'>,
  origin: string,
  options: Pick<ShellOptions, 'precache' | 'pageFor' | 'never'>,
): ShellPlan {
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== origin || request.headers.has('authorization')) return { do: 'leave' };
  const { pathname } = url;
  if ([...untouchable, ...(options.never ?? [])].some((start) => pathname.includes(start))) return { do: 'leave' };
  if (request.mode === 'navigate') {
    const path = options.pageFor === undefined ? pathname : options.pageFor(url);
    return path !== null && options.precache.includes(path) ? { do: 'page', path } : { do: 'leave' };
  }
  return options.precache.includes(pathname) ? { do: 'file', path: pathname } : { do: 'leave' };
}

/**
 * Makes a portal's pages open without a network: the named files are fetched at installation; a page is asked for on
 * the network first and taken from the device when it does not come; files come from the device first. Nothing else is
 * ever stored.
 *
 * @example
 * // service-worker.js of the portal, bundled to one file at its root
 * import { installShell } from '@wardkit/client/service-worker';
 *
 * installShell({
 *   version: '3f2a9c1e', // of the build
 *   precache: ['/', '/check.html', '/doorplate.html', '/portal.js'],
 *   pageFor: (url) => (url.pathname.startsWith('/D/') ? '/doorplate.html' : url.pathname),
 * });
 */
export function installShell(options: ShellOptions, scope: ShellScope = globalThis as unknown as ShellScope): void {
  const { name = 'wardkit', version, precache, patience = 4_000 } = options;
  const prefix = `${name}-shell-`;
  const current = prefix + version;

  async function kept(path: string): Promise<Response | undefined> {
    return (await scope.caches.open(current)).match(path);
  }

  async function page(request: Request, path: string): Promise<Response> {
    const own = await kept(path);
    if (own === undefined) return scope.fetch(request);
    let timer: ReturnType<typeof setTimeout> | undefined;
    const late = new Promise<Response>((resolve) => {
      timer = setTimeout(() => resolve(own), patience);
    });
    try {
      const answer = await Promise.race([scope.fetch(request), late]);
      // A gateway whose server is away has no page either.
      return answer.status >= 502 && answer.status <= 504 ? own : answer;
    } catch {
      return own;
    } finally {
      clearTimeout(timer);
    }
  }

  async function file(request: Request, path: string): Promise<Response> {
    return (await kept(path)) ?? scope.fetch(request);
  }

  scope.addEventListener('install', (event) => {
    const fetchAll = async () => {
      const cache = await scope.caches.open(current);
      const fresh = (path: string) => new Request(new URL(path, scope.location.href), { cache: 'reload' });
      await cache.addAll(precache.map(fresh));
    };
    event.waitUntil(fetchAll());
  });

  scope.addEventListener('activate', (event) => {
    const tidy = async () => {
      const names = (await scope.caches.keys()).filter((key) => key.startsWith(prefix) && key !== current);
      await Promise.all(names.map((key) => scope.caches.delete(key)));
      await scope.clients.claim();
    };
    event.waitUntil(tidy());
  });

  scope.addEventListener('sync', (event) => {
    if (event.tag !== syncTag) return;
    const wake = async () => {
      const pages = await scope.clients.matchAll({ type: 'window', includeUncontrolled: true });
      // A token is in a page only, so without one nothing can be sent: the browser tries again later.
      if (pages.length === 0) throw new Error('No page is open to send what waits.');
      for (const page of pages) page.postMessage(wakeMessage);
    };
    event.waitUntil(wake());
  });

  scope.addEventListener('fetch', (event) => {
    const plan = planFor(event.request, scope.location.origin, options);
    if (plan.do === 'page') event.respondWith(page(event.request, plan.path));
    else if (plan.do === 'file') event.respondWith(file(event.request, plan.path));
  });
}
