import type { SignedIn } from '../access/caller.ts';
import type { Clock, Timers } from '../clock.ts';
import type { Database } from '../database/open.ts';
import { asApplication } from '../database/transaction.ts';
import { RequestProblem } from '../http/request-problem.ts';
import type { KeyRing } from '../privacy/key-ring.ts';
import type { EventFeed } from './event-feed.ts';
import { extentOf, type LoggedEvent } from './event-log.ts';
import { PositionIds } from './event-position.ts';
import { type EndReason, EventStream, type StreamStart } from './event-stream.ts';

/** Streams that one caller may have open at this process. */
export const mostStreams = 20;
const tickMilliseconds = 1000;
/** Milliseconds after which it is looked up again what the caller of a stream may see. */
const recheckMilliseconds = 60_000;
/** The same where the token can be revoked, so that the stream ends within a minute of it. */
const recheckEmbedMilliseconds = 30_000;

/** What a stream is opened with. */
export interface StreamRequest {
  readonly caller: SignedIn;
  readonly stations: readonly string[];
  readonly passes: (entry: LoggedEvent) => boolean;
  /** Where the reader was, as it says itself; null for one who begins. */
  readonly lastEventId: string | null;
  /** Who the caller's token stands for by now. */
  identifyAgain(): Promise<SignedIn>;
}

interface Open {
  readonly stream: EventStream;
  readonly request: StreamRequest;
  checkedAt: number;
}

/** Every stream that is open at this process. */
export class EventStreams {
  readonly #database: Database;
  readonly #feed: EventFeed;
  readonly #ids: PositionIds;
  readonly #clock: Clock;
  readonly #heartbeat: number;
  readonly #open = new Set<Open>();
  readonly #stopTicking: () => void;
  #isStopping = false;

  /** @param heartbeat milliseconds of silence after which a stream says that it is alive */
  constructor(database: Database, feed: EventFeed, keys: KeyRing, clock: Clock, timers: Timers, heartbeat: number) {
    this.#database = database;
    this.#feed = feed;
    this.#ids = new PositionIds(keys);
    this.#clock = clock;
    this.#heartbeat = heartbeat;
    this.#stopTicking = timers.every(tickMilliseconds, () => this.#tick());
  }

  /** How many streams are open. */
  get count(): number {
    return this.#open.size;
  }

  /** @throws {RequestProblem} `rate-limited` for one stream too many of a caller, `unavailable` while the server stops */
  async open(request: StreamRequest): Promise<ReadableStream<Uint8Array>> {
    if (this.#isStopping) throw new RequestProblem('unavailable');
    const start = await this.#startOf(request);
    // Counted after the last wait, so that calls made at once can't pass together.
    const own = [...this.#open].filter((each) => each.request.caller.subject === request.caller.subject);
    if (own.length >= mostStreams) {
      throw new RequestProblem('rate-limited', {
        detail: `At most ${mostStreams} streams of one account are open at a time. Close one first.`,
      });
    }
    const now = this.#clock.now().getTime();
    const onEnd = () => this.#open.delete(open);
    const stream = new EventStream(this.#feed, this.#ids, start, request.passes, this.#heartbeat, onEnd, now);
    const open: Open = { stream, request, checkedAt: now };
    this.#open.add(open);
    return stream.body;
  }

  /** Ends every stream with a hint of when to come back, and opens none any more. */
  stop(): void {
    this.#isStopping = true;
    this.#stopTicking();
    for (const { stream } of [...this.#open]) stream.end('server-stopping');
  }

  #startOf({ stations, lastEventId }: StreamRequest): Promise<StreamStart> {
    const asked = lastEventId === null ? new Map<string, string>() : this.#ids.read(lastEventId);
    return asApplication(this.#database, { stations }, async (transaction) => {
      const ends = new Map<string, string>();
      const positions = new Map<string, string>();
      let reset: StreamStart['reset'] = asked === null ? 'unknown-position' : null;
      for (const stationId of stations) {
        const { start, end } = await extentOf(transaction, stationId);
        // A station that came to the caller's meanwhile has no place in the id: its events come from now on.
        const position = asked?.get(stationId) ?? end;
        if (Number(position) > Number(end)) reset = 'unknown-position';
        else if (Number(position) < Number(start)) reset ??= 'older-than-log';
        ends.set(stationId, end);
        positions.set(stationId, position);
      }
      return { positions: reset === null ? positions : ends, reset };
    });
  }

  #tick(): void {
    const now = this.#clock.now().getTime();
    for (const open of [...this.#open]) {
      // One tick too early rather than one too late.
      if (now + 2 * tickMilliseconds > open.request.caller.expiresAt.getTime()) {
        open.stream.end('token-expired');
        continue;
      }
      open.stream.tick(now);
      const { embed } = open.request.caller;
      if (now - open.checkedAt < (embed === null ? recheckMilliseconds : recheckEmbedMilliseconds)) continue;
      open.checkedAt = now;
      void reasonToEnd(open.request).then((reason) => {
        if (reason !== null) open.stream.end(reason);
      });
    }
  }
}

async function reasonToEnd({ caller, identifyAgain }: StreamRequest): Promise<EndReason | null> {
  try {
    const again = await identifyAgain();
    return rightsOf(again) === rightsOf(caller) ? null : 'rights-changed';
  } catch (cause) {
    if (!(cause instanceof RequestProblem)) return null;
    if (cause.code === 'forbidden') return 'rights-changed';
    return cause.code === 'unauthenticated' ? 'token-expired' : null;
  }
}

function rightsOf({ accounts, scopes }: SignedIn): string {
  return JSON.stringify([accounts.map(({ id, roles }) => [id, [...roles].sort()]), [...scopes].sort()]);
}
