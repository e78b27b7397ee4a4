import type { StreamNotice } from '@wardkit/contract/event-stream';
import type { EventFeed } from './event-feed.ts';
import type { LoggedEvent } from './event-log.ts';
import type { PositionIds } from './event-position.ts';

/** Milliseconds after which a reader who takes nothing is dropped. */
export const longestStall = 30_000;
/** Milliseconds that a reader who is dropped has to take the notice of it. */
const farewellMilliseconds = 10_000;
/** Milliseconds that a reader is told to wait before coming back, when nothing else is said. */
const retryMilliseconds = 3000;
/** Bytes that wait for a reader before the log is read on for it. */
const mostWaiting = 65_536;
/** Characters that are handed on together: each piece costs a way through two streams. */
const pieceSize = 32_768;

export type EndReason = 'server-stopping' | 'token-expired' | 'rights-changed' | 'reader-too-slow';

/** Where a stream begins, and why not where the reader asked for. */
export interface StreamStart {
  readonly positions: ReadonlyMap<string, string>;
  readonly reset: 'older-than-log' | 'unknown-position' | null;
}

const encoder = new TextEncoder();
// Readers of one station get the same text: it is made once.
const texts = new WeakMap<LoggedEvent, string>();
const ids = new WeakMap<LoggedEvent, string>();

/**
 * One reader of the log, as Server-Sent Events. It reads on when the reader has taken what it was given, so that a slow
 * reader costs a few kilobytes, and one that takes nothing is dropped.
 */
export class EventStream {
  readonly body: ReadableStream<Uint8Array>;
  readonly #feed: EventFeed;
  readonly #ids: PositionIds;
  readonly #passes: (entry: LoggedEvent) => boolean;
  readonly #positions: Map<string, string>;
  readonly #heartbeat: number;
  readonly #onEnd: () => void;
  #controller: ReadableStreamDefaultController<Uint8Array> | null = null;
  #unfollow: (() => void)[] = [];
  #pumping = false;
  #hasMore = true;
  #isPositionTold = true;
  #state: 'open' | 'leaving' | 'ended' = 'open';
  #now: number;
  #wroteAt: number;
  #stalledSince: number | null = null;

  /**
   * @param heartbeat milliseconds of silence after which the stream says that it is alive
   * @param onEnd called once, when the stream is over for whatever reason
   * @param now milliseconds of the clock; later ones come with {@link tick}
   */
  constructor(
    feed: EventFeed,
    positionIds: PositionIds,
    start: StreamStart,
    passes: (entry: LoggedEvent) => boolean,
    heartbeat: number,
    onEnd: () => void,
    now: number,
  ) {
    this.#feed = feed;
    this.#ids = positionIds;
    this.#passes = passes;
    this.#positions = new Map(start.positions);
    this.#heartbeat = heartbeat;
    this.#onEnd = onEnd;
    this.#now = now;
    this.#wroteAt = now;
    this.body = new ReadableStream<Uint8Array>(
      {
        start: (controller) => {
          this.#controller = controller;
          const notice = start.reset === null ? 'position' : 'reset';
          const data = start.reset === null ? {} : { reason: start.reset };
          this.#write(`retry: ${retryMilliseconds}\n${this.#notice(notice, data)}`);
        },
        pull: () => this.#pulled(),
        cancel: () => this.#finish(),
      },
      { highWaterMark: mostWaiting, size: (piece) => piece?.byteLength ?? 0 },
    );
    for (const stationId of this.#positions.keys()) {
      this.#unfollow.push(
        feed.follow(stationId, () => {
          this.#hasMore = true;
          this.#pump();
        }),
      );
    }
    this.#pump();
  }

  /** Called every second or so: says that the stream is alive, and drops a reader who takes nothing. */
  tick(now: number): void {
    this.#now = now;
    if (this.#stalledSince === null && this.#isStalled()) this.#stalledSince = now;
    const stalled = this.#stalledSince === null ? 0 : now - this.#stalledSince;
    if (this.#state === 'leaving') {
      if (stalled >= longestStall + farewellMilliseconds) {
        this.#controller?.error(new Error('the reader takes nothing'));
        this.#finish();
      }
    } else if (stalled >= longestStall) {
      this.end('reader-too-slow');
    } else if (now - this.#wroteAt >= this.#heartbeat && !this.#isStalled()) {
      // A position that the filter hid is told again, so that coming back begins there and not long before.
      this.#write(this.#isPositionTold ? ':\n\n' : this.#notice('position', {}));
      this.#isPositionTold = true;
      this.#hasMore = true;
      this.#pump();
    }
  }

  /** Ends the stream between two events, and says why and when to come back. */
  end(reason: EndReason): void {
    if (this.#state !== 'open') return;
    // Readers who were sent away together come back one after another.
    const reconnectAfterMilliseconds = 1000 + Math.floor(Math.random() * 4000);
    this.#write(this.#notice('end', { reason, reconnectAfterMilliseconds }));
    if (reason === 'reader-too-slow') {
      this.#state = 'leaving';
      return;
    }
    this.#controller?.close();
    this.#finish();
  }

  #isStalled(): boolean {
    return (this.#controller?.desiredSize ?? 0) <= 0;
  }

  #pulled(): void {
    this.#stalledSince = null;
    if (this.#state === 'leaving') {
      this.#controller?.close();
      this.#finish();
    } else {
      this.#pump();
    }
  }

  #pump(): void {
    if (this.#pumping || this.#state !== 'open' || !this.#hasMore || this.#isStalled()) return;
    this.#pumping = true;
    this.#readOn().then(
      () => {
        this.#pumping = false;
        this.#pump();
      },
      () => {
        // The log can't be read now; the next heartbeat or write tries again from the same place.
        this.#pumping = false;
      },
    );
  }

  async #readOn(): Promise<void> {
    this.#hasMore = false;
    for (const [stationId, position] of this.#positions) {
      const entries = await this.#feed.after(stationId, position);
      let text = '';
      for (const entry of entries) {
        // What was read but not given to the reader is read again.
        if (this.#state !== 'open') return;
        this.#positions.set(stationId, entry.position);
        if (this.#passes(entry)) text += this.#frame(entry);
        else this.#isPositionTold = false;
        if (text.length < pieceSize) continue;
        this.#write(text);
        text = '';
        if (this.#isStalled()) {
          this.#hasMore = true;
          return;
        }
      }
      if (text !== '') this.#write(text);
      if (entries.length > 0) this.#hasMore = true;
    }
  }

  #frame(entry: LoggedEvent): string {
    let text = texts.get(entry);
    if (text === undefined) {
      text = JSON.stringify(entry.event);
      texts.set(entry, text);
    }
    this.#isPositionTold = true;
    return `id: ${this.#idAt(entry)}\ndata: ${text}\n\n`;
  }

  #idAt(entry: LoggedEvent): string {
    if (this.#positions.size > 1) return this.#ids.idOf(this.#positions);
    let id = ids.get(entry);
    if (id === undefined) {
      id = this.#ids.idOf(this.#positions);
      ids.set(entry, id);
    }
    return id;
  }

  #notice(name: StreamNotice, data: object): string {
    return `event: ${name}\nid: ${this.#ids.idOf(this.#positions)}\ndata: ${JSON.stringify(data)}\n\n`;
  }

  #write(text: string): void {
    this.#wroteAt = this.#now;
    this.#controller?.enqueue(encoder.encode(text));
    if (this.#isStalled()) this.#stalledSince ??= this.#now;
  }

  #finish(): void {
    if (this.#state === 'ended') return;
    this.#state = 'ended';
    for (const unfollow of this.#unfollow.splice(0)) unfollow();
    this.#onEnd();
  }
}
