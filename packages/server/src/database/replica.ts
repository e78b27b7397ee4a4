import { type Kysely, sql } from 'kysely';
import { listenTo } from './listen.ts';
import type { Schema } from './schema.ts';

/** The channel of NOTIFY on which processes tell each other how far the log of the database was after a write. */
const channel = 'wardkit_written';
/** After a fault the replica is left alone for so long. */
const restMilliseconds = 5000;

/**
 * A streaming replica that lists and statistics are read from. It lags behind the primary, so each station's newest write
 * is remembered by its place in the database's log (WAL), told to the other processes as well: who asks about a station
 * whose newest write the replica does not have yet reads the primary. Nobody misses what they wrote themselves, nor what
 * an event told them of.
 */
export class Replica {
  readonly engine = 'postgresql';
  readonly kysely: Kysely<Schema>;
  readonly #primary: Kysely<Schema>;
  readonly #written = new Map<string, string>();
  readonly #endListening: () => Promise<void>;
  /** Where the primary was when listening began; null while that is not known. */
  #floor: string | null = null;
  #restsUntil = 0;

  constructor(kysely: Kysely<Schema>, primary: Kysely<Schema>, primaryUrl: string) {
    this.kysely = kysely;
    this.#primary = primary;
    this.#endListening = listenTo(primaryUrl, channel, (message) => this.#hear(message));
  }

  /** Notes that something was written at these stations, here and in every other process, before the writer is answered. */
  async note(stationIds: readonly string[]): Promise<void> {
    if (stationIds.length === 0) return;
    const { rows } = await sql<{ place: string }>`
      with written as (select pg_current_wal_lsn()::text as place)
      select place, pg_notify(${channel}, place || ${` ${stationIds.slice(0, 200).join(' ')}`}) from written`.execute(
      this.#primary,
    );
    for (const stationId of stationIds) this.#remember(stationId, rows[0]?.place ?? '');
  }

  /** Whether the replica answers and has every write at these stations that this process knows of. */
  async has(stationIds: readonly string[]): Promise<boolean> {
    if (performance.now() < this.#restsUntil) return false;
    try {
      this.#floor ??= await this.#placeOfPrimary();
      const places = [this.#floor, ...stationIds.flatMap((stationId) => this.#written.get(stationId) ?? [])];
      const { rows } = await sql<{ has: boolean }>`
        select coalesce(bool_and(pg_last_wal_replay_lsn() >= place::pg_lsn), true) as has
        from unnest(${places}::text[]) as place`.execute(this.kysely);
      return rows[0]?.has === true;
    } catch {
      this.rest();
      return false;
    }
  }

  /** Leaves the replica alone for some seconds, after a fault. */
  rest(): void {
    this.#restsUntil = performance.now() + restMilliseconds;
  }

  async close(): Promise<void> {
    await this.#endListening();
    await this.kysely.destroy();
  }

  async #placeOfPrimary(): Promise<string> {
    const { rows } = await sql<{ place: string }>`select pg_current_wal_lsn()::text as place`.execute(this.#primary);
    return rows[0]?.place ?? '';
  }

  #hear(message: string | null): void {
    if (message === null) {
      // What others wrote while nobody listened is not known: the replica must have all that was written until now.
      this.#floor = null;
      return;
    }
    const [place = '', ...stationIds] = message.split(' ');
    for (const stationId of stationIds) this.#remember(stationId, place);
  }

  /** A place is two hexadecimal numbers; of two, the one that lies further on counts. */
  #remember(stationId: string, place: string): void {
    const known = this.#written.get(stationId);
    if (known === undefined || numberOf(place) > numberOf(known)) this.#written.set(stationId, place);
  }
}

function numberOf(place: string): bigint {
  const [segment = '', offset = ''] = place.split('/');
  return (BigInt(`0x${segment || '0'}`) << 32n) + BigInt(`0x${offset || '0'}`);
}
