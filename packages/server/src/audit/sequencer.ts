import { sql } from 'kysely';
import type { Logger } from 'pino';
import type { Clock, Timers } from '../clock.ts';
import type { Database } from '../database/open.ts';
import { describeFault } from '../http/faults.ts';
import type { KeyRing } from '../privacy/key-ring.ts';
import { checkpointMilliseconds, type Sequenced, sequenceStation } from './sequence.ts';

export interface SequencerParts {
  readonly database: Database;
  readonly keys: KeyRing;
  readonly clock: Clock;
  readonly timers: Timers;
  readonly log: Logger;
}

/** How long entries are gathered, so that many of them go into a log together. */
const gatherMilliseconds = 150;
/** How soon is seen what a process that has ended left behind, and which checkpoint is due. */
const lookMilliseconds = 500;

/**
 * Puts the entries that calls have queued into the logs of their stations, within a second, as logs of certificates do:
 * no call waits for another one's place. Any number of processes may run one over the same database.
 */
export class AuditSequencer {
  readonly #parts: SequencerParts;
  /** Months whose tables are there. */
  readonly #months = new Set<string>();
  #asked = new Set<string>();
  #endLooking: (() => void) | null = null;
  #gathering: (() => void) | null = null;
  #running: Promise<void> | null = null;
  #isRunning = false;

  constructor(parts: SequencerParts) {
    this.#parts = parts;
  }

  /** Begins to look for entries: shortly after {@link wake}, and from time to time. */
  start(): void {
    this.#isRunning = true;
    this.#endLooking = this.#parts.timers.every(lookMilliseconds, () => this.#run(() => this.#waiting()));
    this.#run(async () => {
      await this.#openLogs();
      return this.#waiting();
    });
  }

  /** Says after its commit that a call has queued entries at stations. */
  wake(stationIds: Iterable<string>): void {
    if (!this.#isRunning) return;
    for (const stationId of stationIds) this.#asked.add(stationId);
    if (this.#asked.size > 0) this.#gather();
  }

  /** Ends. What waits is taken up by another process, or at the next start. */
  async stop(): Promise<void> {
    this.#isRunning = false;
    this.#endLooking?.();
    this.#gathering?.();
    await this.#running;
  }

  /** Puts everything into the logs that waits now; for a process without a loop, such as a test. */
  async settle(): Promise<void> {
    await this.#openLogs();
    for (const stationId of await this.#waiting()) await this.#sequence(stationId);
  }

  #gather(): void {
    this.#gathering ??= this.#parts.timers.after(gatherMilliseconds, () => {
      this.#gathering = null;
      this.#run(async () => []);
    });
  }

  /** @param others finds stations to look at besides those that were asked for */
  #run(others: () => Promise<readonly string[]>): void {
    if (this.#running !== null) {
      // What was asked for meanwhile is done right after.
      if (this.#asked.size > 0) this.#gather();
      return;
    }
    this.#running = this.#pass(others)
      .catch((cause) => {
        this.#parts.log.warn(
          { fault: describeFault(cause) },
          'the audit log could not take up entries; it is tried again',
        );
      })
      .finally(() => {
        this.#running = null;
      });
  }

  async #pass(others: () => Promise<readonly string[]>): Promise<void> {
    const asked = this.#asked;
    this.#asked = new Set();
    for (const stationId of await others()) asked.add(stationId);
    for (const stationId of asked) {
      if (!this.#isRunning) return;
      try {
        if ((await this.#sequence(stationId)) === 'busy') this.wake([stationId]);
      } catch (cause) {
        // One station's trouble is not another's.
        this.#parts.log.warn(
          { station: stationId, fault: describeFault(cause) },
          'the audit log of a station could not take up entries; it is tried again',
        );
      }
    }
  }

  async #sequence(stationId: string): Promise<Sequenced> {
    const { database, keys, clock } = this.#parts;
    for (;;) {
      try {
        const result = await database.kysely
          .transaction()
          .execute((transaction) => sequenceStation(transaction, keys, stationId, clock.now(), this.#months));
        if (result !== 'more') return result;
      } catch (cause) {
        // A table that was made in it is gone with the transaction.
        this.#months.clear();
        throw cause;
      }
    }
  }

  /** Stations where entries wait or a checkpoint is due; both of these tables are short, and are read over all stations. */
  async #waiting(): Promise<string[]> {
    const { database, clock } = this.#parts;
    const due = new Date(clock.now().getTime() - checkpointMilliseconds);
    const queued = await database.kysely.selectFrom('audit_queue').select('station_id').distinct().execute();
    const behind = await database.kysely
      .selectFrom('audit_logs')
      .select('station_id')
      .whereRef('size', '>', 'checkpoint_size')
      .where((is) => is.or([is('checkpoint_at', 'is', null), is('checkpoint_at', '<=', due)]))
      .execute();
    return [...new Set([...queued, ...behind].map((row) => row.station_id))].sort();
  }

  /** Begins the log of each station that has none, so that there is a checkpoint of the empty log before the first entry. */
  async #openLogs(): Promise<void> {
    await sql`
      insert into audit_logs (station_id, size, edge) select id, 0, ''::bytea from stations
      on conflict do nothing`.execute(this.#parts.database.kysely);
  }
}
