import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, request, type Server, type ServerResponse } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { contentTypes } from '../../journeys/content-types.ts';
import { root } from '../run.ts';
import { contentSecurityPolicy, frameworks } from './frameworks.ts';
import { drawServerPage } from './server-page.ts';

const shared: readonly (readonly [string, string])[] = [
  ['/wardkit/', 'packages/elements/dist/cdn/'],
  ['/checks/', 'examples/checks/'],
  ['/jquery.js', 'node_modules/jquery/dist/jquery.js'],
];

const drawn = '/server-rendering/';

/** A portal that has the examples on it. What belongs to the contract goes on to a server that keeps it. */
export class ExampleServer {
  readonly url: string;
  readonly #server: Server;

  private constructor(url: string, server: Server) {
    this.url = url;
    this.#server = server;
  }

  /**
   * @param wardServer address of a development server with demo data; its sign-in is the portal's
   * @param renderingServer address of the example that draws widgets on the server
   */
  static async open(wardServer: string, renderingServer: string): Promise<ExampleServer> {
    const server = createServer((incoming, response) => {
      const { pathname, search } = new URL(incoming.url ?? '/', 'http://portal');
      if (pathname === drawn) return passOn(renderingServer, `/${search}`, incoming, response);
      answer(wardServer, incoming, response).catch((error: unknown) => {
        response.writeHead(500, { 'content-type': 'text/plain; charset=utf-8' }).end(String(error));
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    if (address === null || typeof address === 'string') throw new Error('The server of the examples has no port.');
    return new ExampleServer(`http://127.0.0.1:${address.port}`, server);
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }
}

async function answer(wardServer: string, incoming: IncomingMessage, response: ServerResponse): Promise<void> {
  const address = new URL(incoming.url ?? '/', 'http://portal');
  const { pathname, search } = address;
  if (pathname.startsWith('/v1/') || pathname.startsWith('/.well-known/')) {
    return passOn(wardServer, pathname + search, incoming, response);
  }
  if (pathname === '/portal/token') return passOn(wardServer, '/dev/token', incoming, response);
  if (pathname === '/portal/sign-in') return signIn(wardServer, incoming, response);
  await servePage(address, incoming, response);
}

function passOn(wardServer: string, path: string, incoming: IncomingMessage, response: ServerResponse): void {
  const { host, origin, referer, ...headers } = incoming.headers;
  const passed = request(new URL(path, wardServer), { method: incoming.method, headers }, (answered) => {
    response.writeHead(answered.statusCode ?? 502, answered.headers);
    answered.pipe(response);
  });
  passed.on('error', () => response.destroy());
  response.on('close', () => passed.destroy());
  incoming.pipe(passed);
}

/** The portal's own sign-in, which the development server stands in for: its cookie comes under the portal's path. */
async function signIn(wardServer: string, incoming: IncomingMessage, response: ServerResponse): Promise<void> {
  const account = (await fieldsOf(incoming)).get('account');
  const answered = await fetch(new URL('/dev/sign-in', wardServer), {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: wardServer },
    body: JSON.stringify({ account }),
  });
  const cookies = answered.headers.getSetCookie().map((cookie) => cookie.replace(/path=\/dev\b/i, 'Path=/portal'));
  response.writeHead(303, { location: incoming.headers.referer ?? '/', 'set-cookie': cookies }).end();
}

async function servePage(address: URL, incoming: IncomingMessage, response: ServerResponse): Promise<void> {
  const { pathname } = address;
  const framework = frameworks.find(({ folder }) => pathname.startsWith(`/${folder}/`));
  const file = fileOf(pathname, framework?.isBundled ?? false);
  const bytes = file === null ? null : await readFile(join(root, file)).catch(() => null);
  if (file === null || bytes === null) {
    response.writeHead(404).end();
    return;
  }
  const isPage = file.endsWith('.html') || file.endsWith('.jsp');
  response.writeHead(200, {
    'content-type': isPage ? 'text/html; charset=utf-8' : (contentTypes[extname(file)] ?? 'application/octet-stream'),
    ...(framework !== undefined ? { 'content-security-policy': contentSecurityPolicy(framework) } : {}),
  });
  if (!file.endsWith('.jsp')) {
    response.end(bytes);
    return;
  }
  const parameters = address.searchParams;
  if (incoming.method === 'POST') for (const [name, value] of await fieldsOf(incoming)) parameters.append(name, value);
  response.end(drawServerPage(bytes.toString('utf8'), parameters));
}

/** The file that an address names, from the root of the project. */
function fileOf(pathname: string, isBundled: boolean): string | null {
  const path = normalize(decodeURIComponent(pathname));
  if (path.startsWith(drawn)) return `examples${drawn}dist/pages/${path.slice(drawn.length)}`;
  for (const [prefix, target] of shared) if (path.startsWith(prefix)) return target + path.slice(prefix.length);
  const [, folder, ...rest] = path.split('/');
  if (folder === undefined || frameworks.every((each) => each.folder !== folder)) return null;
  const name = rest.join('/');
  const page = folder === 'jsp' ? 'page.jsp' : 'index.html';
  const asked = name === '' || name.endsWith('/') ? name + page : name;
  return `examples/${folder}/${isBundled ? 'dist/pages/' : ''}${asked}`;
}

async function fieldsOf(incoming: IncomingMessage): Promise<URLSearchParams> {
  let text = '';
  for await (const chunk of incoming) text += String(chunk);
  return new URLSearchParams(text);
}
