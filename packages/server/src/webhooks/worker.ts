import type { Transaction } from 'kysely';
import type { Logger } from 'pino';
import type { Clock, Timers } from '../clock.ts';
import type { Database } from '../database/open.ts';
import type { Schema } from '../database/schema.ts';
import { asApplication } from '../database/transaction.ts';
import type { EventFeed } from '../events/event-feed.ts';
import type { KeyRing } from '../privacy/key-ring.ts';
import { newUuid } from '../uuid.ts';
import { type Claimed, claimDue } from './claim.ts';
import { planStation } from './plan.ts';
import { post } from './post.ts';
import type { ReceiverRules } from './receiver-rules.ts';
import { recordAttempt } from './record.ts';
import type { Resolve } from './resolve.ts';
import { messageOf } from './signed-message.ts';

/** What tests give in place of the real thing. */
export interface WebhookOptions {
  /** From 0 to 1; by default `Math.random`. */
  readonly random?: () => number;
  readonly resolve?: Resolve;
  /** In place of what is configured. */
  readonly attemptMilliseconds?: number;
}

export interface WorkerParts extends WebhookOptions {
  /** Milliseconds that an attempt may take, its resolving included. */
  readonly attemptMilliseconds: number;
  readonly database: Database;
  readonly keys: KeyRing;
  readonly clock: Clock;
  readonly timers: Timers;
  readonly events: EventFeed;
  readonly log: Logger;
  readonly rules: ReceiverRules;
}

/** A lease outlives its attempt by far, so that a slow process is not overtaken. */
const leaseMilliseconds = 60_000;
/** Attempts of one subscription, of one station, and of all, that one process has under way at once. */
const mostOfOne = 4;
const mostOfStation = 64;
const mostOfAll = 256;
/** How soon what has become due is seen; of what is written the worker is told. */
const lookMilliseconds = 1000;
/** How long attempts under way may still take when the server stops. */
const stopMilliseconds = 5000;

/**
 * Sends events to the receivers of subscriptions: at least once, signed, and again after a failure. Any number of processes
 * may run one over the same database.
 */
export class WebhookWorker {
  readonly #parts: WorkerParts;
  readonly #holder: string;
  readonly #underWay = new Map<Promise<void>, Claimed>();
  readonly #stop = new AbortController();
  #endings: readonly (() => void)[] = [];
  #passing: Promise<unknown> | null = null;
  /** Stations where there may be work; null: anywhere. */
  #asked: Set<string> | null = new Set();
  #isRunning = false;

  constructor(parts: WorkerParts) {
    this.#parts = parts;
    this.#holder = newUuid();
  }

  /** Begins to look for work: now, whenever an event was written, and from time to time. */
  start(): void {
    const { events, timers } = this.#parts;
    this.#isRunning = true;
    this.#endings = [
      events.onWritten((stationId) => this.wake(stationId)),
      timers.every(lookMilliseconds, () => this.wake()),
    ];
    this.wake();
  }

  /** Looks for work at once, at a station where something was written or everywhere. */
  wake(stationId?: string): void {
    if (!this.#isRunning) return;
    if (stationId === undefined) this.#asked = null;
    else this.#asked?.add(stationId);
    this.#passing ??= this.#run().finally(() => {
      this.#passing = null;
    });
  }

  /**
   * Takes no new work, lets attempts under way finish for some seconds, and breaks off the rest: what was not recorded is
   * sent again, under the same id.
   */
  async stop(): Promise<void> {
    this.#isRunning = false;
    for (const end of this.#endings) end();
    await this.#passing;
    const spare = this.#parts.timers.after(stopMilliseconds, () => this.#stop.abort(new Error('the server stops')));
    await Promise.all(this.#underWay.keys());
    spare();
  }

  /** Does what is due now, and what follows from it at once; for a process that has no loop, such as a test. */
  async settle(): Promise<void> {
    for (;;) {
      const began = await this.#pass(null);
      if (began === 0 && this.#underWay.size === 0) return;
      await Promise.all(this.#underWay.keys());
    }
  }

  async #run(): Promise<void> {
    while (this.#asked?.size !== 0 && this.#isRunning) {
      const asked = this.#asked;
      this.#asked = new Set();
      try {
        await this.#pass(asked);
      } catch (cause) {
        const code = cause instanceof Error && 'code' in cause ? String(cause.code) : undefined;
        this.#parts.log.warn({ code }, 'webhooks can not be looked for; it is tried again');
      }
    }
  }

  /** Begins what is due at each station; one transaction a station, so that none waits for another. */
  async #pass(asked: ReadonlySet<string> | null): Promise<number> {
    const { database, keys, clock } = this.#parts;
    let began = 0;
    for (const stationId of asked ?? (await this.#stations())) {
      const claimed = await asApplication(database, { stations: [stationId] }, async (transaction) => {
        if (!(await hasSubscriptions(transaction, stationId))) return [];
        const now = clock.now();
        while (await planStation(transaction, stationId, now));
        const lease = { holder: this.#holder, until: new Date(now.getTime() + leaseMilliseconds) };
        return claimDue(transaction, keys, stationId, lease, now, (id, taken) => this.#slots(stationId, id, taken));
      });
      for (const each of claimed) this.#begin(each);
      began += claimed.length;
    }
    return began;
  }

  async #stations(): Promise<string[]> {
    const rows = await asApplication(this.#parts.database, {}, (transaction) =>
      transaction.selectFrom('stations').select('id').orderBy('id').execute(),
    );
    return rows.map(({ id }) => id);
  }

  /** @param taken of the same station, just now */
  #slots(stationId: string, subscriptionId: string, taken: number): number {
    const ofStation = [...this.#underWay.values()].filter((each) => each.stationId === stationId);
    const ofOne = ofStation.filter((each) => each.subscriptionId === subscriptionId);
    const free = Math.min(mostOfStation - ofStation.length, mostOfAll - this.#underWay.size) - taken;
    return Math.min(mostOfOne - ofOne.length, free);
  }

  #begin(claimed: Claimed): void {
    const attempt = this.#attempt(claimed)
      .catch((cause) => {
        if (this.#stop.signal.aborted) return;
        const code = cause instanceof Error && 'code' in cause ? String(cause.code) : undefined;
        this.#parts.log.warn({ delivery: claimed.deliveryId, code }, 'an attempt was not recorded; it is made again');
      })
      .finally(() => {
        this.#underWay.delete(attempt);
        this.wake(claimed.stationId);
      });
    this.#underWay.set(attempt, claimed);
  }

  async #attempt(claimed: Claimed): Promise<void> {
    const { database, clock, events, rules, log, resolve, random = Math.random } = this.#parts;
    const at = clock.now();
    const message = await messageOf(claimed, at);
    const result = await post(message, rules, {
      milliseconds: this.#parts.attemptMilliseconds,
      stop: this.#stop.signal,
      ...(resolve === undefined ? {} : { resolve }),
    });
    const { stationId, subscriptionId, deliveryId } = claimed;
    log.info({ subscription: subscriptionId, delivery: deliveryId, ...result, retryAfter: undefined }, 'webhook');
    const attempt = { claimed, holder: this.#holder, at, result, random: random() };
    const isTold = await asApplication(database, { stations: [stationId] }, (transaction) =>
      recordAttempt(transaction, attempt, clock.now()),
    );
    if (isTold) events.wake([stationId]);
  }
}

async function hasSubscriptions(transaction: Transaction<Schema>, stationId: string): Promise<boolean> {
  const row = await transaction
    .selectFrom('subscriptions')
    .select('id')
    .where('station_id', '=', stationId)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}
