import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { Kysely, PGliteDialect, PostgresDialect, sql } from 'kysely';
import pg from 'pg';
import { StartFailure } from '../start-failure.ts';
import { listenTo } from './listen.ts';
import { PreparedStatements } from './prepared-statements.ts';
import { Replica } from './replica.ts';
import type { Schema } from './schema.ts';

/** The channel of NOTIFY on which processes wake each other. */
const channel = 'wardkit_events';

/** Connections of a pool, by number. */
export interface PoolUse {
  readonly open: number;
  readonly idle: number;
  /** Callers that wait for one. */
  readonly waiting: number;
}

export interface Database {
  readonly engine: 'pglite' | 'postgresql';
  readonly kysely: Kysely<Schema>;
  /** Runs a script of several statements, outside of Kysely and before any request. */
  runScript(script: string): Promise<void>;
  /** Tells every process that listens on this database; a message may get lost, so it only wakes. At most 7,900 bytes. */
  notify(message: string): Promise<void>;
  /** Calls back for each message, and with null when some may have been lost. Returns what ends it. */
  listen(onMessage: (message: string | null) => void): () => Promise<void>;
  /** The use of its connections, where there is a pool. */
  poolUse?(): PoolUse;
  /** A copy that lists and statistics may be read from, or null where there is none. */
  readonly replica: Replica | null;
  close(): Promise<void>;
}

/** How the connections to PostgreSQL are used. */
export interface ConnectionLimits {
  /** Connections that one process holds at most. */
  readonly connections: number;
  /** The address of a streaming replica, or null for none. */
  readonly replicaUrl: string | null;
}

const usualLimits: ConnectionLimits = { connections: 10, replicaUrl: null };

/** Opens the embedded database in `<folder>/database`; the caller holds the folder's lock. */
export async function openEmbedded(folder: string): Promise<Database> {
  const path = join(folder, 'database');
  await mkdir(path, { recursive: true, mode: 0o700 });
  try {
    return fromPGlite(await PGlite.create(path));
  } catch {
    throw new StartFailure(
      `The database in ${path} can't be opened. If it was copied while a server ran, copy it again with the server stopped, or choose an empty folder with WARDKIT_DATA.`,
    );
  }
}

/** Wraps a PGlite instance that is ready. */
export function fromPGlite(pglite: PGlite): Database {
  const kysely = new Kysely<Schema>({ dialect: new PGliteDialect({ pglite }) });
  // One process holds the folder, so that nobody else is to be told.
  const listeners = new Set<(message: string) => void>();
  return {
    engine: 'pglite',
    kysely,
    replica: null,
    async runScript(script) {
      await pglite.exec(script);
    },
    async notify(message) {
      for (const listener of listeners) listener(message);
    },
    listen(onMessage) {
      listeners.add(onMessage);
      return async () => {
        listeners.delete(onMessage);
      };
    },
    async close() {
      await kysely.destroy();
      if (!pglite.closed) await pglite.close();
    },
  };
}

/**
 * Opens PostgreSQL, and its replica where there is one.
 *
 * @throws {StartFailure} in one sentence, without the password, when it can't be reached or is older than 15, or when the
 *   replica is none
 */
export async function openPostgres(url: string, limits: ConnectionLimits = usualLimits): Promise<Database> {
  const { pool, kysely } = await openPool(url, 'DATABASE_URL', limits.connections);
  let replica: Replica | null = null;
  try {
    if (limits.replicaUrl !== null) replica = await openReplica(limits.replicaUrl, limits.connections, kysely, url);
  } catch (cause) {
    await kysely.destroy();
    throw cause;
  }
  return {
    engine: 'postgresql',
    kysely,
    replica,
    async runScript(script) {
      const client = await pool.connect();
      try {
        await client.query(script);
        client.release();
      } catch (cause) {
        // A script that fails in its own transaction leaves the connection unfit for others.
        client.release(true);
        throw cause;
      }
    },
    async notify(message) {
      await sql`select pg_notify(${channel}, ${message})`.execute(kysely);
    },
    poolUse: () => ({ open: pool.totalCount, idle: pool.idleCount, waiting: pool.waitingCount }),
    listen: (onMessage) => listenTo(url, channel, onMessage),
    async close() {
      await replica?.close();
      await kysely.destroy();
    },
  };
}

async function openPool(
  url: string,
  variable: string,
  connections: number,
): Promise<{ pool: pg.Pool; kysely: Kysely<Schema> }> {
  const place = placeOf(url);
  const pool = new pg.Pool({
    Client: new PreparedStatements().clientClass(),
    connectionString: url,
    application_name: 'wardkit',
    keepAlive: true,
    max: connections,
    connectionTimeoutMillis: 5000,
    statement_timeout: 30_000,
    // A process that hangs in the middle of a transaction holds rows that others wait for.
    idle_in_transaction_session_timeout: 60_000,
  });
  // An idle connection that breaks is replaced by the pool; without a listener it would end the process.
  pool.on('error', () => undefined);
  // The same for one that is lent, between two statements: the next one is refused, and the pool takes it back for good.
  pool.on('connect', (client) => client.on('error', () => undefined));
  const kysely = new Kysely<Schema>({ dialect: new PostgresDialect({ pool }) });
  try {
    const { rows } = await sql<{ version: number }>`
      select current_setting('server_version_num')::integer as version`.execute(kysely);
    if ((rows[0]?.version ?? 0) < 150_000) {
      throw new StartFailure(`The PostgreSQL server at ${place} is older than 15. Use PostgreSQL 15 or later.`);
    }
    return { pool, kysely };
  } catch (cause) {
    await kysely.destroy();
    if (cause instanceof StartFailure) throw cause;
    throw new StartFailure(`The database at ${place} (${variable}) can't be used: ${explain(cause)}`);
  }
}

async function openReplica(
  url: string,
  connections: number,
  primary: Kysely<Schema>,
  primaryUrl: string,
): Promise<Replica> {
  const { kysely } = await openPool(url, 'DATABASE_REPLICA_URL', connections);
  const { rows } = await sql<{ isCopy: boolean }>`select pg_is_in_recovery() as "isCopy"`.execute(kysely);
  if (rows[0]?.isCopy === true) return new Replica(kysely, primary, primaryUrl);
  await kysely.destroy();
  throw new StartFailure(
    `The database at ${placeOf(url)} (DATABASE_REPLICA_URL) is no streaming replica. Give the address of a standby, or unset it.`,
  );
}

function placeOf(url: string): string {
  if (!URL.canParse(url)) return 'the given address';
  const { hostname, port, pathname, searchParams } = new URL(url);
  return `${hostname || searchParams.get('host') || 'localhost'}:${port || searchParams.get('port') || '5432'}${pathname}`;
}

function explain(cause: unknown): string {
  const code = findCode(cause);
  switch (code) {
    case 'ECONNREFUSED':
    case 'ENOENT':
      return 'nothing answers there. Start PostgreSQL, or correct the host and port.';
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return 'its host name is unknown. Correct the host.';
    case 'ETIMEDOUT':
    case 'EHOSTUNREACH':
    case 'ENETUNREACH':
      return 'it does not answer. Check the network and the firewall.';
    case '28P01':
    case '28000':
      return 'it refuses the user name or the password. Correct them.';
    case '3D000':
      return 'there is no database of that name. Create it (createdb), or correct the name.';
    case '53300':
      return 'it has no free connection. Raise max_connections, or stop what holds them.';
    default:
      return `it can't be reached${code === null ? ' within 5 seconds' : ` (${code})`}. Check the address and that PostgreSQL runs.`;
  }
}

function findCode(cause: unknown): string | null {
  if (cause instanceof AggregateError && cause.errors.length > 0) return findCode(cause.errors[0]);
  if (cause instanceof Error && 'code' in cause && typeof cause.code === 'string') return cause.code;
  return null;
}
