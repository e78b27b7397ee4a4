import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { contentTypes } from './content-types.ts';

/** The strictest policy that a portal has. */
export const strictPolicy =
  "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' blob:; base-uri 'none'; require-trusted-types-for 'script'; trusted-types lit-html 'allow-duplicates'";

/** Pages of a test under a policy: texts by their paths, and files of folders by what their paths begin with. */
export class PageServer {
  readonly url: string;
  /** The paths that were asked for, in their order. */
  readonly asked: string[] = [];
  readonly #server: Server;

  private constructor(server: Server, port: number) {
    this.#server = server;
    this.url = `http://127.0.0.1:${port}`;
  }

  static async start(given: {
    texts: ReadonlyMap<string, string>;
    folders?: ReadonlyMap<string, string>;
    policy?: string;
  }): Promise<PageServer> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    if (address === null || typeof address !== 'object') throw new Error('The server of the test has no port.');
    const pages = new PageServer(server, address.port);
    server.on('request', async (request, response) => {
      const path = normalize(new URL(request.url ?? '/', pages.url).pathname);
      pages.asked.push(path);
      const body = await bodyOf(path, given.texts, given.folders ?? new Map());
      if (body === null) {
        response.writeHead(404).end();
        return;
      }
      response.writeHead(200, {
        'content-type': contentTypes[extname(path)] ?? contentTypes['.html'],
        'content-security-policy': given.policy ?? strictPolicy,
      });
      response.end(body);
    });
    return pages;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }
}

async function bodyOf(
  path: string,
  texts: ReadonlyMap<string, string>,
  folders: ReadonlyMap<string, string>,
): Promise<string | Buffer | null> {
  const text = texts.get(path);
  if (text !== undefined) return text;
  for (const [start, folder] of folders) {
    if (path.startsWith(start)) return readFile(join(folder, path.slice(start.length))).catch(() => null);
  }
  return null;
}
