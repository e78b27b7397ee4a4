import { type Kysely, sql, type Transaction } from 'kysely';
import type { Database } from './open.ts';
import { isPassing } from './passing-fault.ts';
import { beginAsApplication, takeRole } from './prepared-statements.ts';
import type { Schema } from './schema.ts';

/** The settings that row-level security compares columns with. */
export interface Settings {
  readonly stations?: readonly string[];
  readonly machines?: readonly string[];
  readonly home?: readonly string[];
  readonly accounts?: readonly string[];
  readonly persons?: readonly string[];
  readonly premises?: readonly string[];
  readonly guests?: readonly string[];
  /** The one person whose request is decided on. */
  readonly concerned?: string;
  readonly plate?: string;
  readonly identity?: string;
  readonly person?: string;
  readonly door?: string;
  /** Premises in which the caller's own person stays or stayed, while the stays are told. */
  readonly homes?: readonly string[];
  /** Mediations in which the caller's own person is a party, once they were found. */
  readonly mediations?: readonly string[];
  readonly issuer?: string;
  readonly subject?: string;
  /** The keyed hash of the token of an embed session, while the session is looked up. */
  readonly embed?: string;
  /** The keyed hash of the code on paper that is being redeemed. */
  readonly invitation?: string;
  /** The station that a code on paper invites to, once the code was found good. */
  readonly invited?: string;
  /** The station that an alert or a mediation is handed to, and the id of the new record there. */
  readonly transfer?: string;
  readonly transferred?: string;
  /** The SHA-256 of the receipt of a call for help. */
  readonly receipt?: string;
  /** The station of a call for help and the premises of its plate, once the plate was found. */
  readonly help?: string;
  readonly helpDoor?: string;
  /** The ids of the call and of the alert that it makes, and of those that this has become. */
  readonly helpRecords?: readonly string[];
  readonly helpAlerts?: readonly string[];
  readonly log?: readonly string[];
  readonly subjects?: readonly string[];
}

/** Times that a transaction is tried when it and another one came into each other's way. */
const mostTries = 4;

/**
 * Runs work in one transaction under the role that owns nothing, with settings that end with the transaction. The work
 * must use the transaction that it is given and no other connection: on PGlite it would wait for ever. It is done again
 * from its beginning where the database broke the transaction off in favour of another one, so it keeps nothing outside
 * of itself that a second run would double.
 */
export async function asApplication<T>(
  { kysely, engine }: Pick<Database, 'kysely' | 'engine'>,
  settings: Settings,
  work: (transaction: Transaction<Schema>) => Promise<T>,
): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return engine === 'postgresql'
        ? await inOneMessage(kysely, settings, work)
        : await kysely.transaction().execute(async (transaction) => {
            for (const statement of [takeRole, ...statementsOf(settings)])
              await sql.raw(statement).execute(transaction);
            return work(transaction);
          });
    } catch (cause) {
      if (tries >= mostTries || !isPassing(cause)) throw cause;
    }
  }
}

/** Begins a transaction and gives it its settings in one message to PostgreSQL: a way there and back less for each call. */
function inOneMessage<T>(
  kysely: Kysely<Schema>,
  settings: Settings,
  work: (transaction: Transaction<Schema>) => Promise<T>,
): Promise<T> {
  return kysely.connection().execute(async (connection) => {
    try {
      await sql.raw([beginAsApplication, ...statementsOf(settings)].join('; ')).execute(connection);
      const result = await work(connection as Transaction<Schema>);
      await sql`commit`.execute(connection);
      return result;
    } catch (cause) {
      // What broke the transaction off says more than that it could not be undone on a connection that is gone.
      await sql`rollback`.execute(connection).catch(() => undefined);
      throw cause;
    }
  });
}

const added = new WeakMap<Transaction<Schema>, Set<string>>();

/** Adds settings to a transaction that runs. */
export async function applySettings(transaction: Transaction<Schema>, settings: Settings): Promise<void> {
  const names = added.get(transaction) ?? new Set();
  for (const name of Object.keys(settings)) names.add(name);
  added.set(transaction, names);
  for (const statement of statementsOf(settings)) await sql.raw(statement).execute(transaction);
}

/** Takes back every setting that was added to a transaction since it began with these. */
export async function resetSettings(transaction: Transaction<Schema>, settings: Settings): Promise<void> {
  const names = added.get(transaction) ?? new Set();
  added.delete(transaction);
  for (const name of names) await sql.raw(`set local wardkit.${name} = ''`).execute(transaction);
  const own = Object.entries(settings).filter(([name]) => names.has(name));
  for (const statement of statementsOf(Object.fromEntries(own))) await sql.raw(statement).execute(transaction);
}

function statementsOf(settings: Settings): string[] {
  return Object.entries(settings).flatMap(([name, value]) => {
    if (value === undefined || value.length === 0) return [];
    // SET takes no parameters; set_config would not reach the workers of a cluster.
    return [`set local wardkit.${name} = ${quote(typeof value === 'string' ? value : value.join(','))}`];
  });
}

function quote(text: string): string {
  if (text.includes('\0')) throw new RangeError('a setting holds no zero byte');
  const quoted = `'${text.replaceAll("'", "''")}'`;
  return text.includes('\\') ? ` E${quoted.replaceAll('\\', '\\\\')}` : quoted;
}
