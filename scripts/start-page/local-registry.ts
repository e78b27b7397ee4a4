import { execFile, spawn } from 'node:child_process';
import { mkdir, readFile } from 'node:fs/promises';
import { createServer, type Server, type ServerResponse } from 'node:http';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { root } from '../run.ts';

interface Manifest {
  readonly name: string;
  readonly version: string;
}
/** A package at hand: what its package.json says, and where its files are. */
interface Packed {
  readonly manifest: Manifest;
  /** A tarball of `npm pack`, or a folder of `node_modules`. */
  readonly tarball: string | null;
  readonly folder: string;
}

const run = promisify(execFile);

/**
 * A package registry of this machine: Wardkit's own packages as `npm pack` packs them, and everything else as `npm ci` installed
 * it. So the lines of the start page run as they stand, without a network and before anything is published.
 */
export class LocalRegistry {
  readonly #server: Server;
  readonly url: string;

  private constructor(server: Server, url: string) {
    this.#server = server;
    this.url = url;
  }

  /**
   * @param folder where the tarballs of our own packages go
   * @param own the folders of our own packages, below `packages`
   */
  static async start(folder: string, own: readonly string[]): Promise<LocalRegistry> {
    const packages = await packOwn(folder, own);
    const lock = JSON.parse(await readFile(join(root, 'package-lock.json'), 'utf8')) as { packages: object };
    const places = Object.keys(lock.packages);
    const server = createServer((request, response) => {
      answer(decodeURIComponent(request.url ?? '/'), packages, places, response).catch((cause) => {
        console.error(cause);
        response.destroy();
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    if (address === null || typeof address === 'string') throw new Error('The registry got no port.');
    return new LocalRegistry(server, `http://127.0.0.1:${address.port}`);
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }
}

async function packOwn(folder: string, own: readonly string[]): Promise<Map<string, Packed>> {
  await mkdir(folder, { recursive: true });
  const chosen = own.flatMap((name) => ['-w', `packages/${name}`]);
  const { stdout } = await run('npm', ['pack', '--json', '--pack-destination', folder, ...chosen], {
    cwd: root,
    maxBuffer: 1 << 26,
  });
  const packed = Object.values(JSON.parse(stdout) as Record<string, Manifest & { filename: string }>);
  const found = new Map<string, Packed>();
  for (const name of own) {
    const manifest = await manifestAt(join(root, 'packages', name));
    const file = packed.find((each) => each.name === manifest.name)?.filename;
    if (file === undefined) throw new Error(`npm pack made no tarball of ${manifest.name}.`);
    found.set(manifest.name, { manifest, tarball: join(folder, file), folder: join(root, 'packages', name) });
  }
  return found;
}

async function manifestAt(folder: string): Promise<Manifest> {
  return JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')) as Manifest;
}

/** Every version of a package that is installed here; those for other platforms are in the lock file and not on the disk. */
async function installed(name: string, places: readonly string[]): Promise<Packed[]> {
  const found: Packed[] = [];
  for (const place of places.filter((each) => each.endsWith(`node_modules/${name}`))) {
    const folder = join(root, place);
    const manifest = await manifestAt(folder).catch(() => null);
    // An alias stands under a name that is not its own.
    if (manifest?.name === name) found.push({ manifest, tarball: null, folder });
  }
  return found;
}

async function answer(
  path: string,
  own: ReadonlyMap<string, Packed>,
  places: readonly string[],
  response: ServerResponse,
): Promise<void> {
  const [, name = '', version] = /^\/((?:@[^/]+\/)?[^/]+)(?:\/-\/(.+)\.tgz)?$/.exec(path) ?? [];
  const ours = own.get(name);
  const versions = ours === undefined ? await installed(name, places) : [ours];
  const [latest] = versions;
  const wanted = versions.find((each) => each.manifest.version === version);
  if (latest === undefined || (version !== undefined && wanted === undefined)) {
    response.writeHead(404, { 'content-type': 'application/json' }).end('{}');
    return;
  }
  if (wanted !== undefined) {
    response.writeHead(200, { 'content-type': 'application/octet-stream' });
    if (wanted.tarball === null) pack(wanted.folder, response);
    else response.end(await readFile(wanted.tarball));
    return;
  }
  const tarballOf = (of: string) => `http://${response.req.headers.host}/${name}/-/${of}.tgz`;
  response.writeHead(200, { 'content-type': 'application/json' }).end(
    JSON.stringify({
      name,
      'dist-tags': { latest: latest.manifest.version },
      versions: Object.fromEntries(
        versions.map(({ manifest }) => [
          manifest.version,
          { ...manifest, dist: { tarball: tarballOf(manifest.version) } },
        ]),
      ),
    }),
  );
}

function pack(folder: string, response: ServerResponse): void {
  const given = ['-C', folder, '--exclude=./node_modules', '--transform=s,^[.],package,', '-czf', '-', '.'];
  spawn('tar', given, { stdio: ['ignore', 'pipe', 'inherit'] }).stdout.pipe(response);
}
