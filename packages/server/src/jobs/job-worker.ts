import { sql, type Transaction } from 'kysely';
import type { Logger } from 'pino';
import type { Clock, Timers } from '../clock.ts';
import type { Database } from '../database/open.ts';
import type { Schema } from '../database/schema.ts';
import { asApplication } from '../database/transaction.ts';
import type { EventFeed } from '../events/event-feed.ts';
import { appendEvents, makeEvent } from '../events/event-log.ts';
import { describeFault } from '../http/faults.ts';
import { newUuid } from '../uuid.ts';
import { changeOfJob, finishJob, type JobRow, jobPath, problemColumn } from './job-record.ts';

/** Long work under way in this process. */
export interface Claim {
  readonly job: JobRow;
  /** Names this process. */
  readonly holder: string;
  /** Aborted when the server stops: what was recorded is taken up again from there. */
  readonly stop: AbortSignal;
  /** Until when the job is this process's, when it comes further now. */
  leaseEnd(): Date;
}

/** What does the work of one kind of job. */
export interface JobKind {
  /**
   * Does the work from where it stands to its end, in short transactions each of which renews the lease.
   *
   * @throws {JobLost} when the job was cancelled, or another process has taken it up
   */
  run(claim: Claim): Promise<void>;
  /** Says that the work is given up, in the transaction that says so of the job. */
  giveUp(transaction: Transaction<Schema>, job: JobRow): Promise<void>;
}

/** The job is no longer this process's: it was cancelled, or its lease ended and another has it. */
export class JobLost extends Error {
  override readonly name = 'JobLost';
}

export interface JobWorkerParts {
  readonly database: Database;
  readonly clock: Clock;
  readonly timers: Timers;
  readonly events: EventFeed;
  readonly log: Logger;
  readonly kinds: Readonly<Record<string, JobKind>>;
}

/** How long a process that does not come further is believed to live. */
const leaseMilliseconds = 60_000;
/** How soon a job is seen whose process died; of a new one the worker is told. */
const lookMilliseconds = 5000;
/** How long a job that failed here waits before it is taken up again. */
const retryMilliseconds = 30_000;
/** How often a job is taken up without coming further before it is given up. */
const mostTries = 5;

/**
 * Does long work, one job at a time. Any number of processes may run one over the same database: a job belongs to who holds
 * its lease, and one that dies leaves it to another, which goes on from what was recorded.
 */
export class JobWorker {
  readonly #parts: JobWorkerParts;
  readonly #holder = newUuid();
  readonly #stop = new AbortController();
  #running: Promise<void> | null = null;
  #isAsked = false;
  #endLooking: (() => void) | null = null;

  constructor(parts: JobWorkerParts) {
    this.#parts = parts;
  }

  /** Begins to look for work: now, when it is woken, and from time to time. */
  async start(): Promise<void> {
    // Nobody else opens an embedded database: whoever held a lease is dead.
    if (this.#parts.database.engine === 'pglite') {
      await this.#parts.database.kysely
        .updateTable('jobs')
        .set({ leased_by: null, leased_until: null })
        .where('state', '=', 'running')
        .execute();
    }
    this.#endLooking = this.#parts.timers.every(lookMilliseconds, () => this.wake());
    this.wake();
  }

  /** Looks for work at once, where this process does. */
  wake(): void {
    if (this.#endLooking === null || this.#stop.signal.aborted) return;
    this.#isAsked = true;
    this.#running ??= this.#run().finally(() => {
      this.#running = null;
    });
  }

  /** Takes no new work, and lets go of what is under way: another process goes on with it at once. */
  async stop(): Promise<void> {
    this.#endLooking?.();
    this.#stop.abort(new JobLost('the server stops'));
    await this.#running;
  }

  /** Does what is there to do now; for a process that has no loop, such as a test. */
  async settle(): Promise<void> {
    while (await this.#runNext());
  }

  async #run(): Promise<void> {
    while (this.#isAsked && !this.#stop.signal.aborted) {
      this.#isAsked = false;
      try {
        while (await this.#runNext());
      } catch (cause) {
        this.#parts.log.warn({ fault: describeFault(cause) }, 'long work can not be looked for; it is tried again');
      }
    }
  }

  /** @returns whether there was any */
  async #runNext(): Promise<boolean> {
    if (this.#stop.signal.aborted) return false;
    const job = await this.#claim();
    if (job === null) return false;
    const { log, clock, kinds } = this.#parts;
    if (job.tries > mostTries) {
      await this.#giveUp(job);
      return true;
    }
    try {
      await kinds[job.kind]?.run({
        job,
        holder: this.#holder,
        stop: this.#stop.signal,
        leaseEnd: () => new Date(clock.now().getTime() + leaseMilliseconds),
      });
    } catch (cause) {
      const isOurs = !(cause instanceof JobLost);
      if (isOurs) log.warn({ job: job.id, fault: describeFault(cause) }, 'long work failed; it is taken up again');
      await this.#letGo(job, isOurs ? retryMilliseconds : 0);
    }
    return true;
  }

  async #claim(): Promise<JobRow | null> {
    const { database, clock } = this.#parts;
    const now = clock.now();
    const isFree = sql<boolean>`state in ('waiting', 'running') and (leased_until is null or leased_until <= ${now})`;
    // As the owner of the tables, over all stations: which of them has work is all that it tells.
    const stations = await database.kysely
      .selectFrom('jobs')
      .select('station_id')
      .where(isFree)
      .groupBy('station_id')
      .orderBy(sql`min(created_at)`)
      .execute();
    for (const { station_id: stationId } of stations) {
      const claimed = await asApplication(database, { stations: [stationId] }, async (transaction) => {
        const free = await transaction
          .selectFrom('jobs')
          .selectAll()
          .where('station_id', '=', stationId)
          .where(isFree)
          .orderBy('created_at')
          .limit(1)
          .forUpdate()
          .skipLocked()
          .executeTakeFirst();
        if (free === undefined) return null;
        return transaction
          .updateTable('jobs')
          .set({
            state: 'running',
            leased_by: this.#holder,
            leased_until: new Date(now.getTime() + leaseMilliseconds),
            tries: free.tries + 1,
            version: free.version + 1,
          })
          .where('station_id', '=', stationId)
          .where('id', '=', free.id)
          .returningAll()
          .executeTakeFirstOrThrow();
      });
      if (claimed !== null) return claimed;
    }
    return null;
  }

  /** Leaves a job to whoever looks next, now or in a while. */
  async #letGo(job: JobRow, milliseconds: number): Promise<void> {
    const { database, clock } = this.#parts;
    await asApplication(database, { stations: [job.station_id] }, (transaction) =>
      transaction
        .updateTable('jobs')
        .set({ leased_by: null, leased_until: new Date(clock.now().getTime() + milliseconds) })
        .where('station_id', '=', job.station_id)
        .where('id', '=', job.id)
        .where('leased_by', '=', this.#holder)
        .execute(),
    );
  }

  async #giveUp(job: JobRow): Promise<void> {
    const { database, clock, events, kinds } = this.#parts;
    const isTold = await asApplication(database, { stations: [job.station_id] }, async (transaction) => {
      const held = await holdJob(transaction, job, this.#holder);
      if (held === null) return false;
      const now = clock.now();
      const problem = problemColumn({ code: 'internal-error', requestId: newUuid(now) });
      await kinds[job.kind]?.giveUp(transaction, held);
      await tellFinished(transaction, await finishJob(transaction, held, { state: 'failed', problem }, now), now);
      return true;
    });
    if (isTold) events.wake([job.station_id]);
  }
}

/** The row of a job while this process has it, held to the end of the transaction; null when it has it no longer. */
export async function holdJob(
  transaction: Transaction<Schema>,
  { station_id: stationId, id }: Pick<JobRow, 'station_id' | 'id'>,
  holder: string,
): Promise<JobRow | null> {
  const row = await transaction
    .selectFrom('jobs')
    .selectAll()
    .where('station_id', '=', stationId)
    .where('id', '=', id)
    .where('state', '=', 'running')
    .where('leased_by', '=', holder)
    .forUpdate()
    .executeTakeFirst();
  return row ?? null;
}

/** Writes the event of a job that has finished, as the last statement of its transaction. */
export async function tellFinished(transaction: Transaction<Schema>, job: JobRow, now: Date): Promise<void> {
  const { division_code: division } = await transaction
    .selectFrom('stations')
    .select('division_code')
    .where('id', '=', job.station_id)
    .executeTakeFirstOrThrow();
  const event = makeEvent('job.finished', job.station_id, jobPath(job.id), changeOfJob(job), division, now);
  await appendEvents(transaction, [event]);
}
