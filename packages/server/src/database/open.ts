import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { Kysely, PGliteDialect, PostgresDialect, sql } from 'kysely';
import pg from 'pg';
import { StartFailure } from '../start-failure.ts';
import { listenTo } from './listen.ts';
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
  close(): Promise<void>;
}

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
 * Opens PostgreSQL.
 *
 * @throws {StartFailure} in one sentence, without the password, when it can't be reached or is older than 15
 */
export async function openPostgres(url: string): Promise<Database> {
  const place = placeOf(url);
  const pool = new pg.Pool({
    connectionString: url,
    max: 10,
    connectionTimeoutMillis: 5000,
    statement_timeout: 30_000,
  });
  // An idle connection that breaks is replaced by the pool; without a listener it would end the process.
  pool.on('error', () => undefined);
  const kysely = new Kysely<Schema>({ dialect: new PostgresDialect({ pool }) });
  try {
    const { rows } = await sql<{ version: number }>`
      select current_setting('server_version_num')::integer as version`.execute(kysely);
    if ((rows[0]?.version ?? 0) < 150_000) {
      throw new StartFailure(`The PostgreSQL server at ${place} is older than 15. Use PostgreSQL 15 or later.`);
    }
  } catch (cause) {
    await kysely.destroy();
    if (cause instanceof StartFailure) throw cause;
    throw new StartFailure(`The database at ${place} (DATABASE_URL) can't be used: ${explain(cause)}`);
  }
  return {
    engine: 'postgresql',
    kysely,
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
    close: () => kysely.destroy(),
  };
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
