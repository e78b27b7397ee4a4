import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { migrate } from '../database/migrate.ts';
import { type Database, openPostgres } from '../database/open.ts';
import type { DemoData, DemoScale } from '../demo/types.ts';
import { KeyRing, newKeyRingDocument } from '../privacy/key-ring.ts';
import { loadDemo } from '../seed/load.ts';
import { newUuid } from '../uuid.ts';
import type { PostgresCluster } from './postgres-cluster.ts';
import { ServerProcess } from './server-process.ts';
import { startTestIssuer, type TestIssuer } from './test-issuer.ts';

/** A PostgreSQL database with the demo's data, and servers in processes of their own before it. */
export class PostgresWorld {
  readonly data: DemoData;
  readonly url: string;
  readonly issuer: TestIssuer;
  readonly keyRing: string;
  readonly #folder: string;
  readonly #servers: ServerProcess[] = [];

  private constructor(data: DemoData, url: string, issuer: TestIssuer, keyRing: string, folder: string) {
    this.data = data;
    this.url = url;
    this.issuer = issuer;
    this.keyRing = keyRing;
    this.#folder = folder;
  }

  static async open(cluster: PostgresCluster, name: string, scale: DemoScale): Promise<PostgresWorld> {
    const folder = await mkdtemp(join(tmpdir(), 'wardkit-postgres-world-'));
    await cluster.createDatabase(name);
    const url = cluster.urlOf(name);
    const keyRing = newKeyRingDocument();
    const database = await openPostgres(url);
    await migrate(database);
    const data = await loadDemo(database, new KeyRing(JSON.parse(keyRing)), {
      seed: 'world',
      scale,
      now: new Date(),
    });
    const issuer = await startTestIssuer();
    await linkAccounts(database, issuer, data.accounts);
    await database.close();
    return new PostgresWorld(data, url, issuer, keyRing, folder);
  }

  /**
   * More accounts of administrators, since one account has few streams.
   *
   * @returns a token of each
   */
  async addAdministrators(stationId: string, count: number): Promise<readonly string[]> {
    const people = Array.from({ length: count }, (_, number) => ({
      id: newUuid(),
      stationId,
      subject: `administrator-${number}`,
    }));
    const database = await openPostgres(this.url);
    await database.kysely
      .insertInto('accounts')
      .values(
        people.map(({ id, subject }) => ({
          station_id: stationId,
          id,
          display_name: subject,
          roles: ['administrator'],
          person_id: null,
        })),
      )
      .execute();
    await linkAccounts(database, this.issuer, people);
    await database.close();
    return Promise.all(people.map(({ subject }) => this.issuer.tokenFor(subject)));
  }

  /** The accounts that sign in to try things out, with a token each, and tokens that are to be refused. */
  async accounts(): Promise<readonly object[]> {
    const stationOf = new Map(this.data.accounts.map(({ subject, stationId }) => [subject, stationId]));
    const tokenFor = this.issuer.tokenFor;
    const taken = this.data.signIns.map(async ({ subject, role }) => ({
      role,
      station: stationOf.get(subject),
      token: await tokenFor(subject),
    }));
    const officer = this.data.signIns.find(({ role }) => role === 'officer')?.subject ?? '';
    return [
      ...(await Promise.all(taken)),
      { refused: 'expired', token: await tokenFor(officer, { ends: -120 }) },
      { refused: 'not-yet-valid', token: await tokenFor(officer, { begins: 600 }) },
      { refused: 'other-audience', token: await tokenFor(officer, { audience: 'another' }) },
      { refused: 'other-key', token: await tokenFor(officer, { foreignKey: true }) },
    ];
  }

  /** What a server in front of it is configured by: as in production, but for its limit of requests. */
  get settings(): Readonly<Record<string, string>> {
    return {
      ...this.issuer.settings,
      NODE_ENV: 'production',
      WARDKIT_PLATE_BASE: 'https://ward.test.example/D/',
      PORT: '0',
      DATABASE_URL: this.url,
      WARDKIT_DATA: this.#folder,
      WARDKIT_KEYS: this.keyRing,
      WARDKIT_LOG: 'info',
      WARDKIT_RATE: '1000000',
    };
  }

  async startServer(settings: Readonly<Record<string, string>> = {}): Promise<{ url: string; server: ServerProcess }> {
    const server = new ServerProcess({ ...this.settings, ...settings });
    this.#servers.push(server);
    return { url: await server.listening(), server };
  }

  async close(): Promise<void> {
    for (const server of this.#servers) await server.kill('SIGTERM');
    this.issuer.close();
    await rm(this.#folder, { recursive: true, force: true });
  }
}

/** Lets accounts sign in by an issuer. */
async function linkAccounts(
  { kysely }: Database,
  { issuer }: TestIssuer,
  accounts: readonly { readonly id: string; readonly stationId: string; readonly subject: string }[],
): Promise<void> {
  const links = accounts.map(({ subject, stationId, id }) => ({
    issuer,
    subject,
    station_id: stationId,
    account_id: id,
  }));
  for (let from = 0; from < links.length; from += 500) {
    await kysely
      .insertInto('sign_in_links')
      .values(links.slice(from, from + 500))
      .execute();
  }
}
