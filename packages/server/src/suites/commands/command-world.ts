import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { migrate } from '../../database/migrate.ts';
import { openPostgres } from '../../database/open.ts';
import type { DemoData } from '../../demo/types.ts';
import { loadDemo } from '../../seed/load.ts';
import type { PostgresCluster } from '../postgres-cluster.ts';
import { type Ended, ServerProcess } from '../server-process.ts';
import { startTestIssuer, type TestIssuer } from '../test-issuer.ts';
import { startOfTests, testKeyDocument, testKeys } from '../world.ts';
import { CommandRunner } from './command-runner.ts';

const programs = fileURLToPath(new URL('../../cli/', import.meta.url));
const template = 'template_commands';

/** One cluster with the demo's data, which every suite of commands copies for itself. */
export class CommandWorld {
  readonly cluster: PostgresCluster;
  readonly data: DemoData;
  readonly issuer: TestIssuer;
  readonly folder: string;
  readonly #runner = new CommandRunner();
  readonly #servers: ServerProcess[] = [];

  private constructor(cluster: PostgresCluster, data: DemoData, issuer: TestIssuer, folder: string) {
    this.cluster = cluster;
    this.data = data;
    this.issuer = issuer;
    this.folder = folder;
  }

  static async open(cluster: PostgresCluster): Promise<CommandWorld> {
    await cluster.createDatabase(template);
    const database = await openPostgres(cluster.urlOf(template));
    await migrate(database);
    const data = await loadDemo(database, testKeys, { seed: 'commands', scale: 'small', now: startOfTests });
    const { issuer, ...others } = await startTestIssuer();
    const links = data.accounts.map(({ subject, stationId, id }) => ({
      issuer,
      subject,
      station_id: stationId,
      account_id: id,
    }));
    await database.kysely.insertInto('sign_in_links').values(links).execute();
    await database.close();
    const folder = await mkdtemp(join(tmpdir(), 'wardkit-commands-'));
    return new CommandWorld(cluster, data, { issuer, ...others }, folder);
  }

  async close(): Promise<void> {
    for (const server of this.#servers) await server.kill('SIGKILL');
    await this.#runner.close();
    this.issuer.close();
    await rm(this.folder, { recursive: true, force: true });
  }

  /** A copy of the demo's database with a data folder that holds its keys. */
  async place(name: string): Promise<CommandPlace> {
    await this.cluster.createDatabase(name, template);
    return this.#placeOf(name, JSON.stringify(testKeyDocument));
  }

  /** A database that was just made, with the keys of the others or without any. */
  async emptyPlace(name: string, keys: 'keys' | 'no keys'): Promise<CommandPlace> {
    await this.cluster.createDatabase(name);
    return this.#placeOf(name, keys === 'keys' ? JSON.stringify(testKeyDocument) : null);
  }

  async #placeOf(name: string, keyRing: string | null): Promise<CommandPlace> {
    const folder = join(this.folder, name);
    await mkdir(folder, { mode: 0o700 });
    if (keyRing !== null) await writeFile(join(folder, 'keys.json'), keyRing, { mode: 0o600 });
    return new CommandPlace(this.cluster.urlOf(name), folder, this.#runner);
  }

  /** A server on a place as in production. */
  async serve(
    place: CommandPlace,
    settings: Readonly<Record<string, string>> = {},
  ): Promise<{ server: ServerProcess; url: string }> {
    const own = { ...this.issuer.settings, PORT: '0', WARDKIT_RATE: '100000', ...settings };
    const server = place.start('serve', [], own);
    this.#servers.push(server);
    return { server, url: await server.listening() };
  }
}

/** A database and a data folder that commands are run on. */
export class CommandPlace {
  /** The address of its database. */
  readonly url: string;
  readonly folder: string;
  readonly #runner: CommandRunner;

  constructor(url: string, folder: string, runner: CommandRunner) {
    this.url = url;
    this.folder = folder;
    this.#runner = runner;
  }

  /** Starts a command in a process of its own. */
  start(command: string, args: readonly string[] = [], settings: Readonly<Record<string, string>> = {}): ServerProcess {
    return new ServerProcess({ ...this.#environment, ...settings }, [join(programs, `${command}.ts`), ...args]);
  }

  /** Runs a command to its end, in the process that all of them share. */
  run(command: string, ...args: readonly string[]): Promise<Ended> {
    return this.runWith({}, command, ...args);
  }

  runWith(settings: Readonly<Record<string, string>>, command: string, ...args: readonly string[]): Promise<Ended> {
    return this.#runner.run({ command, args, environment: { ...this.#environment, ...settings } });
  }

  /** Asks the database beside the commands. */
  async query<T extends pg.QueryResultRow>(text: string, values: readonly unknown[] = []): Promise<T[]> {
    const client = new pg.Client(this.url);
    await client.connect();
    try {
      return (await client.query<T>(text, [...values])).rows;
    } finally {
      await client.end();
    }
  }

  async count(table: string): Promise<number> {
    const [row] = await this.query<{ count: number }>(`select count(*)::integer as count from ${table}`);
    return row?.count ?? -1;
  }

  get #environment(): Readonly<Record<string, string>> {
    return { WARDKIT_DATA: this.folder, DATABASE_URL: this.url };
  }
}
