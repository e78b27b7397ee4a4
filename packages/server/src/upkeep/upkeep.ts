import type { Logger } from 'pino';
import type { Clock, Timers } from '../clock.ts';
import type { Database } from '../database/open.ts';
import type { EventFeed } from '../events/event-feed.ts';
import { describeFault } from '../http/faults.ts';
import type { KeyRing } from '../privacy/key-ring.ts';
import type { RetentionRules } from '../retention/retention-rules.ts';
import type { AttachmentStore } from '../storage/attachment-store.ts';
import { newUuid } from '../uuid.ts';

/** What periodic work has at hand. It runs as the owner of the tables, so it names the stations that it means. */
export interface UpkeepParts {
  readonly database: Database;
  readonly keys: KeyRing;
  readonly attachments: AttachmentStore;
  readonly events: EventFeed;
  readonly retention: RetentionRules;
  readonly clock: Clock;
  readonly log: Logger;
}

/**
 * Work that is done again and again beside the calls, by one of the processes at a time.
 *
 * The lease only saves work: what a task does must be right also when two processes do it, or one is killed in the middle.
 */
export interface UpkeepTask {
  /** Its name in the table of tasks and in the log, such as `events.drop-old`. */
  readonly name: string;
  readonly everyMinutes: number;
  run(parts: UpkeepParts, now: Date): Promise<unknown>;
}

const lookMilliseconds = 60_000;
/** A process that has held a task for so long is believed to be dead. */
const leaseMinutes = 30;

/** Does the tasks that are due, once for all processes of a database. */
export class Upkeep {
  readonly #parts: UpkeepParts;
  readonly #tasks: readonly UpkeepTask[];
  readonly #timers: Timers;
  readonly #name = newUuid(new Date());
  #running: Promise<void> | null = null;
  #endLooking: (() => void) | null = null;

  constructor(parts: UpkeepParts, tasks: readonly UpkeepTask[], timers: Timers) {
    this.#parts = parts;
    this.#tasks = tasks;
    this.#timers = timers;
  }

  /** Begins with what is due, which may take its time, and from then on looks every minute. */
  async start(): Promise<void> {
    // Nobody else opens an embedded database: whoever held a task is dead, and did not finish it.
    if (this.#parts.database.engine === 'pglite') await this.#forgetAll();
    void this.runDue();
    this.#endLooking = this.#timers.every(lookMilliseconds, () => void this.runDue());
  }

  /** Does what is due. A task that fails is logged and tried again at the next look; the others go on. */
  runDue(): Promise<void> {
    this.#running ??= this.#runDue().finally(() => {
      this.#running = null;
    });
    return this.#running;
  }

  /** Waits for the task that runs; no other begins. */
  async stop(): Promise<void> {
    this.#endLooking?.();
    this.#endLooking = null;
    await this.#running;
  }

  async #runDue(): Promise<void> {
    for (const task of this.#tasks) {
      try {
        const now = this.#parts.clock.now();
        if (!(await this.#claim(task, now))) continue;
        const isDone = await task.run(this.#parts, now).then(
          () => true,
          (cause) => {
            this.#parts.log.warn({ task: task.name, fault: describeFault(cause) }, 'a periodic task failed');
            return false;
          },
        );
        await this.#release(task, isDone ? now : null);
      } catch (cause) {
        this.#parts.log.warn({ task: task.name, fault: describeFault(cause) }, 'a periodic task could not be begun');
      }
    }
  }

  async #claim(task: UpkeepTask, now: Date): Promise<boolean> {
    const { kysely } = this.#parts.database;
    await kysely
      .insertInto('upkeep_tasks')
      .values({ name: task.name })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    const dueSince = new Date(now.getTime() - task.everyMinutes * 60_000);
    const { numUpdatedRows } = await kysely
      .updateTable('upkeep_tasks')
      .set({ leased_by: this.#name, leased_until: new Date(now.getTime() + leaseMinutes * 60_000) })
      .where('name', '=', task.name)
      .where((where) => where.or([where('done_at', 'is', null), where('done_at', '<=', dueSince)]))
      .where((where) => where.or([where('leased_until', 'is', null), where('leased_until', '<', now)]))
      .executeTakeFirst();
    return numUpdatedRows === 1n;
  }

  async #release(task: UpkeepTask, doneAt: Date | null): Promise<void> {
    await this.#parts.database.kysely
      .updateTable('upkeep_tasks')
      .set({ leased_by: null, leased_until: null, ...(doneAt === null ? {} : { done_at: doneAt }) })
      .where('name', '=', task.name)
      .where('leased_by', '=', this.#name)
      .execute();
  }

  async #forgetAll(): Promise<void> {
    await this.#parts.database.kysely
      .updateTable('upkeep_tasks')
      .set({ leased_by: null, leased_until: null, done_at: null })
      .execute();
  }
}
