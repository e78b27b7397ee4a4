import { createServer, type RequestListener, type Server } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { getRequestListener } from '@hono/node-server';
import type { Hono } from 'hono';
import type { Logger } from 'pino';
import type { DevelopmentAccount } from './access/development-issuer.ts';
import { assemble } from './assemble.ts';
import { type Clock, systemClock, systemTimers } from './clock.ts';
import { type DemoScale, type ListenAddress, readConfig, type ServerConfig } from './config.ts';
import { migrate, ownMigrations, pendingMigrations, ranMigrations } from './database/migrate.ts';
import { type Database, openEmbedded, openPostgres } from './database/open.ts';
import { describeFault } from './http/faults.ts';
import { preferredLanguage, problemAnswer, RequestProblem } from './http/request-problem.ts';
import type { PortalSite } from './http/static-site.ts';
import { answerUnreadable } from './http/unreadable-request.ts';
import { markStore } from './modules/store-mark.ts';
import { openDatabase } from './open-database.ts';
import { createLog } from './operation/log.ts';
import { operatorRoutes } from './operation/operator-routes.ts';
import { likelySlips, requirePlateBase } from './operation/production.ts';
import { findKeyRing, KeyRing, type KeyRingDocument, keyFileOf, makeKeyRing, readKeyRing } from './privacy/key-ring.ts';
import { neededKeys, requireNeededKeys } from './privacy/needed-keys.ts';
import { claimForRing, ringOf } from './privacy/ring-claim.ts';
import { RingWatch } from './privacy/ring-watch.ts';
import { isEmpty, loadDemo, loadDivisions, loadStandards } from './seed/load.ts';
import { StartFailure } from './start-failure.ts';
import { AttachmentStore } from './storage/attachment-store.ts';
import { lockFolder, makeFolder } from './storage/folder-lock.ts';
import { openFileStore } from './storage/open-file-store.ts';
import { newUuid } from './uuid.ts';
import { endLeases } from './webhooks/upkeep.ts';

export interface StartOptions {
  /** The configuration; by default read from `process.env`. */
  readonly config?: ServerConfig;
  /** Static pages to hand out beside the API. */
  readonly portal?: PortalSite;
  /** Told of the progress of the start, a plain line at a time. */
  readonly report?: (line: string) => void;
  readonly clock?: Clock;
  readonly log?: Logger;
}

export interface RunningServer {
  /** Such as `http://127.0.0.1:8787`, without a slash at the end. */
  readonly url: string;
  /** Where metrics are read, without a path; null when they are off. */
  readonly operatorUrl: string | null;
  readonly engine: 'pglite' | 'postgresql';
  /** The demo accounts that one can sign in as; none without the development issuer. */
  readonly accounts: readonly DevelopmentAccount[];
  /** Takes over a key file that was changed. It is done every minute; this is for who can't wait. */
  reloadKeys(): Promise<void>;
  /**
   * Stops: is not ready any more, takes no new call after a while, lets those in flight finish, closes the database and gives
   * up the folder. Calling it again waits for the same.
   */
  close(): Promise<void>;
}

/** The seed of the demo data that an empty embedded database gets. */
export const demoSeed = 'wardkit';

/**
 * Starts the reference server.
 *
 * @throws {StartFailure} with one plain sentence when the port is taken, the folder is held by another server, the
 *   database or the bucket can't be reached, or the configuration is wrong
 * @example const server = await startServer({ config: readConfig({ PORT: '0', WARDKIT_DEV: '1' }) })
 */
export async function startServer(options: StartOptions = {}): Promise<RunningServer> {
  const config = options.config ?? readConfig(process.env);
  const clock = options.clock ?? systemClock;
  // Standard output is for what a person waits for, such as the address.
  const log = options.log ?? createLog(config.logLevel);
  // What was opened is closed in the opposite order, whether the start fails or the server stops.
  const opened: (() => unknown)[] = [];
  requirePlateBase(config);
  for (const slip of likelySlips(config)) log.warn(slip);
  const closeAll = async () => {
    for (const close of opened.splice(0).reverse()) await close();
  };
  try {
    // What may be taken by others is taken first, so that a refusal comes before any work: the folder, then the port.
    await takeFolder(config, clock.now(), opened);
    let answerCall: RequestListener = answerNotReady;
    const arrives = config.requestSeconds * 1000;
    const limits = {
      requestTimeout: arrives,
      headersTimeout: Math.min(20_000, arrives),
      connectionsCheckingInterval: Math.min(5000, arrives / 4),
    };
    const server = createServer(limits, (request, response) => answerCall(request, response));
    server.on('clientError', answerUnreadable);
    const port = await listen(server, config, 'PORT');
    const stopSoon = config.stopSeconds * 1000;
    opened.push(() => stopListening(server, stopSoon));
    const files = await openFileStore(config.attachments, (message) => log.warn(message));
    const { database, keys } = await openStorage(config, clock, opened, log, options.report ?? (() => undefined));
    const attachments = new AttachmentStore(files, keys);
    // A store that is away now is told by the probes; only the sweep waits for the mark.
    await markStore(database.kysely, attachments).catch((cause) =>
      log.warn({ fault: describeFault(cause) }, 'the store of the attachments could not be marked as of this database'),
    );
    const assembled = await assemble({
      config,
      attachments,
      database,
      keys,
      clock,
      log,
      portal: options.portal ?? null,
    });
    const { app, development, readiness, metrics, webhooks, jobs, upkeep, audit, endStreams, stop } = assembled;
    opened.push(stop);
    const ring = new RingWatch(database, keys, () => readKeyRing(config), clock, log);
    opened.push(() => ring.stop());
    await ring.start(systemTimers);
    const accounts = (await development?.accounts()) ?? [];
    await upkeep.start();
    // Nobody else opens an embedded database: whoever held a lease is dead.
    if (database.engine === 'pglite') await endLeases(database.kysely);
    webhooks.start();
    await jobs.start();
    assembled.deadlines.start();
    audit.start();
    answerCall = getRequestListener(app.fetch);
    const operator =
      config.metrics === null ? null : await serveOperator(config.metrics, operatorRoutes(metrics, readiness));
    if (operator !== null) opened.push(operator.close);
    let closing: Promise<void> | null = null;
    return {
      url: urlOf(config.host, port),
      operatorUrl: operator?.url ?? null,
      engine: database.engine,
      accounts,
      reloadKeys: () => ring.look(),
      close: () => {
        closing ??= (async () => {
          readiness.stop();
          // A balancer that probes learns of it while calls are still taken.
          if (config.drainSeconds > 0) await wait(config.drainSeconds * 1000);
          endStreams();
          // Calls in flight still need the database.
          await stopListening(server, stopSoon);
          await closeAll();
        })();
        return closing;
      },
    };
  } catch (cause) {
    await closeAll();
    throw cause;
  }
}

/**
 * Fills an empty database with demo data and closes it again: the embedded one, or with `intoPostgres` a PostgreSQL on this
 * machine, for measurements. A start never does the latter.
 *
 * @returns false when it held data already, and was left as it is
 * @throws {StartFailure} when a server holds the folder, or what is configured and what is asked for don't fit
 */
export async function seedDemo(
  config: ServerConfig,
  options: {
    seed: string;
    scale: DemoScale;
    now: Date;
    intoPostgres?: boolean;
    report?: (line: string) => void;
  },
): Promise<boolean> {
  requireSeedable(config, options.intoPostgres ?? false);
  const opened: (() => unknown)[] = [];
  try {
    await takeFolder(config, options.now, opened);
    const document = await findKeyRing(config);
    const database =
      config.databaseUrl === null ? await openEmbedded(config.dataFolder) : await openPostgres(config.databaseUrl);
    opened.push(() => database.close());
    await migrate(database);
    if (!(await isEmpty(database))) return false;
    const keys = new KeyRing(document ?? (await makeFirstRing(database, config)));
    await claimForRing(database.kysely, keys, config);
    await loadDemo(database, keys, options);
    return true;
  } finally {
    for (const close of opened.reverse()) await close();
  }
}

/** Invented people never come among real ones by a slip: a variable that was left set, or a word too few. */
function requireSeedable({ databaseUrl }: ServerConfig, intoPostgres: boolean): void {
  if (databaseUrl === null && !intoPostgres) return;
  if (databaseUrl === null) {
    throw new StartFailure('--into-postgres needs DATABASE_URL, with an empty database on this machine.');
  }
  if (!intoPostgres) {
    throw new StartFailure(
      'Demo data goes into a PostgreSQL database only with --into-postgres. Unset DATABASE_URL (and PGHOST, PGUSER, PGDATABASE) to seed the embedded one.',
    );
  }
  const { hostname, searchParams } = new URL(databaseUrl);
  const host = searchParams.get('host') ?? hostname.replace(/^\[(.*)\]$/, '$1');
  if (!/^(localhost|127\.\d+\.\d+\.\d+|::1|\/.*)$/.test(decodeURIComponent(host))) {
    throw new StartFailure(
      `--into-postgres fills a database on this machine only, and DATABASE_URL names ${host || 'no host'}.`,
    );
  }
}

/**
 * Brings a database to the newest schema and closes it again. Servers of the version before may run beside it.
 *
 * @returns the names of the migrations that ran
 * @throws {StartFailure} when it can't be reached, a server holds the folder, or a migration fails
 */
export function migrateDatabase(config: ServerConfig, now: Date): Promise<readonly string[]> {
  return openDatabase(config, now, (database) => migrate(database));
}

/** With PostgreSQL the folder only holds keys and attachments, and several servers may share it. */
async function takeFolder(config: ServerConfig, now: Date, opened: (() => unknown)[]): Promise<void> {
  if (config.databaseUrl !== null) {
    await makeFolder(config.dataFolder);
    return;
  }
  const lock = await lockFolder(config.dataFolder, now);
  opened.push(() => lock.release());
}

async function openStorage(
  config: ServerConfig,
  clock: Clock,
  opened: (() => unknown)[],
  log: Logger,
  report: (line: string) => void,
): Promise<{ database: Database; keys: KeyRing }> {
  // One that can't be read is told before the database is touched.
  const document = await findKeyRing(config);
  report(config.databaseUrl === null ? `opening the database in ${config.dataFolder}` : 'connecting to PostgreSQL');
  const database =
    config.databaseUrl === null
      ? await openEmbedded(config.dataFolder)
      : await openPostgres(config.databaseUrl, config);
  opened.push(() => database.close());
  await refusePending(database, config);
  for (const name of await migrate(database)) report(`migrated ${name}`);
  const own = new Set(await ownMigrations());
  const newer = (await ranMigrations(database)).filter((name) => !own.has(name));
  if (newer.length > 0) log.warn({ migrations: newer }, 'the database is of a newer version; this one runs beside it');
  const keys = new KeyRing(document ?? (await makeFirstRing(database, config)));
  if (document === null) {
    report(`made a key ring in ${keyFileOf(config.dataFolder)}; without it the data is lost, so keep a copy elsewhere`);
  }
  await requireNeededKeys(database, keys, config);
  await claimForRing(database.kysely, keys, config);
  await loadStandards(database);
  await loadDivisions(database);
  if (config.seedScale !== null && (await isEmpty(database))) {
    report(`making demo data (${config.seedScale})`);
    await loadDemo(database, keys, { seed: demoSeed, scale: config.seedScale, now: clock.now(), report });
  }
  return { database, keys };
}

/**
 * Makes a key ring for a database that nobody has used yet.
 *
 * @throws {StartFailure} when somebody has: a new ring would open nothing, and lie where the right one belongs
 */
async function makeFirstRing(database: Database, config: ServerConfig): Promise<KeyRingDocument> {
  if ((await ringOf(database.kysely)) === null && (await neededKeys(database)).length === 0) return makeKeyRing(config);
  throw new StartFailure(
    `The database belongs to a key ring, and none was given: neither WARDKIT_KEYS nor ${keyFileOf(config.dataFolder)}. Put the ring of its servers there.`,
  );
}

/**
 * A new version is put beside the old one, and its migrations are a step of their own that someone decides on. A database without
 * a station has nobody to disturb.
 */
async function refusePending(database: Database, config: ServerConfig): Promise<void> {
  if (database.engine === 'pglite' || config.mayMigrate) return;
  const pending = await pendingMigrations(database);
  if (pending.length === 0 || (await ranMigrations(database)).length === 0 || (await isEmpty(database))) return;
  throw new StartFailure(
    `The database lacks ${pending.length === 1 ? 'the migration' : 'the migrations'} ${pending.join(', ')} of this version. Back it up, run "wardkit-server migrate" and start again; servers of the version before may go on running meanwhile. (WARDKIT_MIGRATE=1 lets a start do it.)`,
  );
}

function urlOf(host: string, port: number): string {
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
}

async function serveOperator(address: ListenAddress, app: Hono): Promise<{ url: string; close: () => Promise<void> }> {
  const server = createServer(getRequestListener(app.fetch));
  const port = await listen(server, address, 'WARDKIT_METRICS');
  return { url: urlOf(address.host, port), close: () => stopListening(server, 1000) };
}

function listen(server: Server, { port, host }: ListenAddress, variable: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (cause: NodeJS.ErrnoException) => reject(listenFailure(cause, port, host, variable)));
    server.listen(port, host, () => {
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : port);
    });
  });
}

function listenFailure(cause: NodeJS.ErrnoException, port: number, host: string, variable: string): StartFailure {
  switch (cause.code) {
    case 'EADDRINUSE':
      return new StartFailure(
        `Port ${port} on ${host} is taken by another program. Stop that program, or choose another port with ${variable}${variable === 'PORT' ? ' (PORT=0 takes a free one)' : ''}.`,
      );
    case 'EACCES':
      return new StartFailure(`Port ${port} may not be used by this user. Choose a port above 1023 with ${variable}.`);
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return new StartFailure(
        `This machine has no address ${host}. Correct ${variable === 'PORT' ? 'HOST' : variable}; 127.0.0.1 is this machine alone.`,
      );
    default:
      return new StartFailure(`The server can't listen on ${host} port ${port} (${cause.code ?? cause.message}).`);
  }
}

/** @param patience milliseconds after which calls that are not done are broken off */
function stopListening(server: Server, patience: number): Promise<void> {
  return new Promise((resolve) => {
    const force = setTimeout(() => server.closeAllConnections(), patience);
    // A connection whose last answer has just gone out would otherwise be kept alive for another call.
    const tidy = setInterval(() => server.closeIdleConnections(), 100);
    server.close(() => {
      clearTimeout(force);
      clearInterval(tidy);
      resolve();
    });
    server.closeIdleConnections();
  });
}

/** Who calls while the server still opens its database is told to come back. */
const answerNotReady: RequestListener = (request, response) => {
  const problem = new RequestProblem('unavailable');
  const { status, headers, body } = problemAnswer(
    problem,
    newUuid(),
    preferredLanguage(request.headers['accept-language']),
  );
  response.writeHead(status, { ...headers, connection: 'close' }).end(body);
};
