import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chown, mkdtemp, readdir, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

export interface PostgresCluster {
  readonly version: string;
  urlOf(database: string): string;
  createDatabase(name: string, template?: string): Promise<void>;
  /** Starts a streaming replica of the whole cluster. It is to be stopped before the cluster. */
  startReplica(): Promise<{ urlOf(database: string): string; stop(): Promise<void> }>;
  stop(): Promise<void>;
}

/** The newest PostgreSQL of 15 or later that Debian's packages installed, or null. */
async function findPostgres(): Promise<{ bin: string; version: string } | null> {
  const root = '/usr/lib/postgresql';
  const versions = await readdir(root).catch(() => []);
  const [version] = versions.filter((name) => Number(name) >= 15).sort((a, b) => Number(b) - Number(a));
  return version === undefined ? null : { bin: join(root, version, 'bin'), version };
}

/**
 * Starts a cluster in a folder of its own on a free port, or returns null where there is no PostgreSQL.
 *
 * @param isDurable brings each commit to the disk, as in production: for what is measured, since tests lose nothing by not waiting
 */
export async function startPostgres({ isDurable = false } = {}): Promise<PostgresCluster | null> {
  const found = await findPostgres();
  if (found === null) return null;
  const { bin, version } = found;
  const folder = await mkdtemp(join(tmpdir(), 'wardkit-postgres-'));
  // initdb refuses to run as root: the package's own user does it then.
  const isRoot = process.getuid?.() === 0;
  if (isRoot) {
    const ids = await Promise.all([run('id', ['-u', 'postgres']), run('id', ['-g', 'postgres'])]);
    const [user, group] = ids.map(({ stdout }) => Number(stdout));
    await chown(folder, user ?? 0, group ?? 0);
  }
  const command = (program: string, args: readonly string[]): [string, string[]] =>
    isRoot ? ['runuser', ['-u', 'postgres', '--', join(bin, program), ...args]] : [join(bin, program), [...args]];
  const at = (port: number) => ['-h', '127.0.0.1', '-p', String(port), '-U', 'wardkit'];
  const start = async (data: string) => {
    const port = await freePort();
    const settings = {
      port,
      listen_addresses: '127.0.0.1',
      unix_socket_directories: folder,
      fsync: isDurable ? 'on' : 'off',
    };
    const args = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
    const server = spawn(...command('postgres', ['-D', data, ...args]), { cwd: folder, stdio: 'ignore' });
    for (;;) {
      const ready = await run(...command('pg_isready', at(port)), { cwd: folder }).then(
        () => true,
        () => false,
      );
      if (ready) break;
      if (server.exitCode !== null) throw new Error('the PostgreSQL server of the tests ended at once');
    }
    return {
      port,
      urlOf: (database: string) => `postgresql://wardkit@127.0.0.1:${port}/${database}`,
      async stop() {
        const stopped = once(server, 'exit');
        await run(...command('pg_ctl', ['-D', data, 'stop', '-m', 'immediate']), { cwd: folder });
        await stopped;
      },
    };
  };
  const data = join(folder, 'data');
  await run(...command('initdb', ['-D', data, '-U', 'wardkit', '--auth=trust', '-E', 'UTF8', '--locale=C']), {
    cwd: folder,
  });
  const primary = await start(data);
  return {
    version,
    urlOf: primary.urlOf,
    async createDatabase(name, template) {
      const statement = `create database ${name}${template === undefined ? '' : ` template ${template}`}`;
      await run(...command('psql', [...at(primary.port), '-d', 'postgres', '-c', statement]), { cwd: folder });
    },
    async startReplica() {
      const copy = await mkdtemp(join(folder, 'replica-'));
      await rm(copy, { recursive: true });
      // -R: the copy knows what it follows.
      await run(...command('pg_basebackup', [...at(primary.port), '-D', copy, '-R', '-c', 'fast', '--no-sync']), {
        cwd: folder,
      });
      return start(copy);
    },
    async stop() {
      await primary.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return typeof address === 'object' && address !== null ? address.port : 0;
}
