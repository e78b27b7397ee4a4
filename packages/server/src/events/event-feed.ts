import type { Logger } from 'pino';
import type { Timers } from '../clock.ts';
import type { Database } from '../database/open.ts';
import { asApplication } from '../database/transaction.ts';
import { newUuid } from '../uuid.ts';
import { endOf, type LoggedEvent, readAfter } from './event-log.ts';

/** Events of a station that are kept in memory for those who follow it. */
const mostKept = 2000;
const pageSize = 500;
/** Milliseconds after which the logs that are followed are read anew, in case that nobody was told of a write. */
const lookMilliseconds = 3000;

/** The newest part of a station's log, read once for everybody in this process who follows it. */
interface Tail {
  readonly entries: LoggedEvent[];
  /** The place before the first entry. Places have no gaps. */
  from: number;
  readonly followers: Set<() => void>;
  ready: Promise<void>;
  reading: Promise<void> | null;
  isStale: boolean;
}

/**
 * Wakes those who wait for events. What they read is the log itself: a wake-up that is lost, or comes twice, delays an
 * event and never loses or repeats one. Any process serves any reader.
 */
export class EventFeed {
  readonly #database: Database;
  readonly #log: Logger;
  readonly #name = newUuid(new Date());
  readonly #tails = new Map<string, Tail>();
  readonly #listeners = new Set<(stationId: string) => void>();
  readonly #unsent = new Set<string>();
  readonly #stop: readonly (() => unknown)[];
  #sending: Promise<void> | null = null;

  constructor(database: Database, timers: Timers, log: Logger) {
    this.#database = database;
    this.#log = log;
    this.#stop = [
      database.listen((message) => this.#hear(message)),
      timers.every(lookMilliseconds, () => this.#lookEverywhere()),
    ];
  }

  /** Says after its commit that a transaction wrote events of these stations, here and to every other process. */
  wake(stationIds: Iterable<string>): void {
    for (const stationId of stationIds) {
      this.#unsent.add(stationId);
      this.#tell(stationId);
    }
    if (this.#unsent.size > 0) this.#sending ??= this.#send();
  }

  /** Calls back when events of a station may have been written, by whatever process. Returns what ends it. */
  onWritten(listener: (stationId: string) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Follows a station's log from now on: calls back whenever {@link after} may have more. */
  follow(stationId: string, onMore: () => void): () => void {
    const tail = this.#tails.get(stationId) ?? this.#openTail(stationId);
    tail.followers.add(onMore);
    return () => {
      tail.followers.delete(onMore);
      if (tail.followers.size === 0 && this.#tails.get(stationId) === tail) this.#tails.delete(stationId);
    };
  }

  /** The events after a place of a log, at most some hundreds; from memory for those who keep up with it. */
  async after(stationId: string, position: string): Promise<readonly LoggedEvent[]> {
    const tail = this.#tails.get(stationId);
    await tail?.ready;
    if (tail !== undefined && Number(position) >= tail.from) {
      const first = Number(position) - tail.from;
      return tail.entries.slice(first, first + pageSize);
    }
    return this.#read(stationId, position);
  }

  /** Ends the listening; the database may be closed afterwards. */
  async close(): Promise<void> {
    for (const stop of this.#stop) await stop();
    await this.#sending;
    await Promise.all([...this.#tails.values()].map((tail) => tail.reading));
  }

  #openTail(stationId: string): Tail {
    const tail: Tail = {
      entries: [],
      from: Number.POSITIVE_INFINITY,
      followers: new Set(),
      ready: Promise.resolve(),
      reading: null,
      isStale: false,
    };
    this.#tails.set(stationId, tail);
    tail.ready = asApplication(this.#database, { stations: [stationId] }, (transaction) =>
      endOf(transaction, stationId),
    ).then(
      (end) => {
        tail.from = Number(end);
        // What was written since then may have told nobody.
        this.#look(stationId, tail);
      },
      () => {
        if (this.#tails.get(stationId) === tail) this.#tails.delete(stationId);
      },
    );
    return tail;
  }

  #read(stationId: string, position: string): Promise<LoggedEvent[]> {
    return asApplication(this.#database, { stations: [stationId] }, (transaction) =>
      readAfter(transaction, stationId, position, pageSize),
    );
  }

  #tell(stationId: string): void {
    for (const listener of this.#listeners) listener(stationId);
    const tail = this.#tails.get(stationId);
    if (tail !== undefined) this.#look(stationId, tail);
  }

  #look(stationId: string, tail: Tail): void {
    tail.isStale = true;
    if (tail.from !== Number.POSITIVE_INFINITY) tail.reading ??= this.#readOn(stationId, tail);
  }

  async #readOn(stationId: string, tail: Tail): Promise<void> {
    try {
      while (tail.isStale) {
        tail.isStale = false;
        const found = await this.#read(stationId, String(tail.from + tail.entries.length));
        if (found.length === 0) continue;
        if (found.length === pageSize) tail.isStale = true;
        tail.entries.push(...found);
        const surplus = tail.entries.length - mostKept;
        if (surplus > 0) {
          tail.entries.splice(0, surplus);
          tail.from += surplus;
        }
        for (const onMore of [...tail.followers]) onMore();
      }
    } catch {
      this.#log.warn('the log of events could not be read; it is tried again in some seconds');
    } finally {
      tail.reading = null;
    }
  }

  #lookEverywhere(): void {
    for (const [stationId, tail] of this.#tails) this.#look(stationId, tail);
    if (this.#unsent.size > 0) this.#sending ??= this.#send();
  }

  /** One message is on its way at a time, and takes along whatever was written meanwhile. */
  async #send(): Promise<void> {
    while (this.#unsent.size > 0) {
      const stationIds = [...this.#unsent].slice(0, 200);
      for (const stationId of stationIds) this.#unsent.delete(stationId);
      try {
        await this.#database.notify(`${this.#name} ${stationIds.join(' ')}`);
      } catch {
        // Told again with the next write or look; the others look by themselves meanwhile.
        for (const stationId of stationIds) this.#unsent.add(stationId);
        break;
      }
    }
    this.#sending = null;
  }

  #hear(message: string | null): void {
    if (message === null) {
      this.#lookEverywhere();
      return;
    }
    const [sender, ...stationIds] = message.split(' ');
    if (sender === this.#name) return;
    for (const stationId of stationIds) this.#tell(stationId);
  }
}
