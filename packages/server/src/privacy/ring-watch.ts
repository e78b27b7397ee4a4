import type { Logger } from 'pino';
import type { Clock, Timers } from '../clock.ts';
import type { Database } from '../database/open.ts';
import { newUuid } from '../uuid.ts';
import type { KeyRing, KeyRingDocument } from './key-ring.ts';

const lookMilliseconds = 60_000;

/** A server that was not seen for so long is believed to be gone. */
export const seenMilliseconds = 3 * lookMilliseconds;

/**
 * Takes over a key file that was changed, and notes which keys this process holds: a change of keys waits until every
 * running server holds the new one.
 */
export class RingWatch {
  readonly #database: Database;
  readonly #keys: KeyRing;
  readonly #read: () => Promise<KeyRingDocument>;
  readonly #clock: Clock;
  readonly #log: Logger;
  readonly #process: string;
  #endLooking: (() => void) | null = null;
  #running: Promise<void> = Promise.resolve();

  /** @param read reads the document as it is now: from the key file, or what the environment gave */
  constructor(database: Database, keys: KeyRing, read: () => Promise<KeyRingDocument>, clock: Clock, log: Logger) {
    this.#database = database;
    this.#keys = keys;
    this.#read = read;
    this.#clock = clock;
    this.#log = log;
    this.#process = newUuid(clock.now());
  }

  async start(timers: Timers): Promise<void> {
    await this.look();
    this.#endLooking = timers.every(lookMilliseconds, () => void this.look());
  }

  /** Looks at once, as after a signal. What can't be read is logged, and the keys stay as they are. */
  look(): Promise<void> {
    this.#running = this.#running.then(() => this.#look());
    return this.#running;
  }

  /** Ends the watch; this process holds no keys any more. */
  async stop(): Promise<void> {
    this.#endLooking?.();
    await this.#running;
    await this.#database.kysely
      .deleteFrom('key_ring_holders')
      .where('process', '=', this.#process)
      .execute()
      .catch(() => undefined);
  }

  async #look(): Promise<void> {
    try {
      this.#keys.replace(await this.#read());
    } catch (cause) {
      this.#log.error({ fault: cause instanceof Error ? cause.name : 'unknown' }, 'the key ring can not be read again');
    }
    const holder = { key_ids: [...this.#keys.ids], seen_at: this.#clock.now() };
    try {
      await this.#database.kysely
        .insertInto('key_ring_holders')
        .values({ process: this.#process, ...holder })
        .onConflict((conflict) => conflict.column('process').doUpdateSet(holder))
        .execute();
      await this.#database.kysely
        .deleteFrom('key_ring_holders')
        .where('seen_at', '<', new Date(this.#clock.now().getTime() - 24 * 60 * lookMilliseconds))
        .execute();
    } catch {
      this.#log.warn('which keys this server holds could not be noted; it is tried again in a minute');
    }
  }
}
