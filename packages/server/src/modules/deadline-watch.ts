import type { Clock, Timers } from '../clock.ts';
import type { EventFeed } from '../events/event-feed.ts';
import { describeFault } from '../http/faults.ts';
import type { UpkeepParts } from '../upkeep/upkeep.ts';
import { tellDeadlines } from './alert-deadline-watch.ts';
import { tellMediationDeadlines } from './mediation-deadline-watch.ts';

/** How often it is looked: the contract gives an event of a deadline ten seconds. */
const lookMilliseconds = 3000;

interface WatchParts extends Pick<UpkeepParts, 'database'> {
  readonly events: Pick<EventFeed, 'wake'>;
  readonly log: { warn(told: object, message: string): void };
  readonly clock: Clock;
  readonly timers: Timers;
}

/** What has deadlines. A fault with one of them keeps none of the others from being told. */
const told = [
  { of: 'alerts', tell: tellDeadlines },
  { of: 'mediations', tell: tellMediationDeadlines },
] as const;

/** Tells of deadlines that come near and of those that pass unmet, in whatever module. */
export class DeadlineWatch {
  readonly #parts: WatchParts;
  #running: Promise<void> | null = null;
  #endLooking: (() => void) | null = null;

  constructor(parts: WatchParts) {
    this.#parts = parts;
  }

  /** Looks now, and from then on every few seconds. */
  start(): void {
    this.#endLooking = this.#parts.timers.every(lookMilliseconds, () => void this.look());
    void this.look();
  }

  /** Tells what is to be told by now. A fault is logged, and it is tried again at the next look. */
  look(): Promise<void> {
    this.#running ??= this.#tellAll().finally(() => {
      this.#running = null;
    });
    return this.#running;
  }

  async #tellAll(): Promise<void> {
    for (const { of, tell } of told) {
      await tell(this.#parts, this.#parts.clock.now()).catch((cause) => {
        this.#parts.log.warn({ fault: describeFault(cause) }, `deadlines of ${of} can not be looked for`);
      });
    }
  }

  async stop(): Promise<void> {
    this.#endLooking?.();
    this.#endLooking = null;
    await this.#running;
  }
}
