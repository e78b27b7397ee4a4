import type { AnyWardError, Safe, WardClient } from '@wardkit/client';
import type { Alert } from '@wardkit/contract/alert';
import type { Page } from '@wardkit/contract/page';
import type { ResponseUnit } from '@wardkit/contract/response-units';
import { openStates } from '../alerts/alert.state.ts';
import { type AlertStreamListener, followAlerts } from '../alerts/alert-stream.ts';
import { purpose } from '../alerts/purpose.ts';
import { AtMostEach } from '../foundation/at-most-each.ts';
import { isClientError } from '../foundation/client-failure.ts';
import { failedReading } from '../foundation/failed-reading.ts';
import type { FollowedStream } from '../foundation/follow-stream.ts';
import type { WardElement } from '../foundation/ward-element.ts';
import type { AlertMapState } from './alert-map.state.ts';
import { OpenAlerts } from './open-alerts.ts';

const SECOND = 1000;
/** How long the stream may take to say where it begins before the alerts are read without it. */
const patience = SECOND;
const drawEach = 500;
const readEach = SECOND;
const pageSize = 200;
/** More than a district has open in its worst night; beyond it the newest are shown, and it is said. */
const mostAlerts = 10_000;
/** Single alerts that are read one by one; more are read as the stretch of time that they lie in. */
const mostSingle = 5;

/** Reads the alerts that are open, and the posts of units, and follows them until it is ended. */
export class AlertMapController {
  state: AlertMapState = { kind: 'loading', count: 0 };
  readonly alerts = new OpenAlerts();
  /** Units by their labels; those without a post among them. */
  units: readonly ResponseUnit[] = [];
  unitsFailed = false;
  stationName: string | null = null;
  readonly #host: WardElement;
  /** Closes the map: somebody signed out. */
  readonly #shut: () => void;
  #client: WardClient | null = null;
  #caller: AbortSignal = AbortSignal.abort();
  #session = new AbortController();
  #stream: FollowedStream | null = null;
  #running: AbortController | null = null;
  #isReading = false;
  #staleSince: number | null = null;
  #isKept = false;
  #isWhole = true;
  readonly #drawing: AtMostEach;
  readonly #readingBehind = new AtMostEach(readEach, () => void this.#readBehind());

  constructor(host: WardElement, shut: () => void) {
    this.#host = host;
    this.#shut = shut;
    this.#drawing = new AtMostEach(drawEach, () => host.requestUpdate());
  }

  /** Whether alerts are there to be drawn, however old. */
  get isListing(): boolean {
    const { kind } = this.state;
    return kind === 'ready' || kind === 'stale' || kind === 'empty';
  }

  /** Begins for a caller, until `signal` or {@link end} ends it. */
  begin(client: WardClient, signal: AbortSignal): void {
    this.end();
    this.#client = client;
    this.#caller = signal;
    const session = new AbortController();
    this.#session = session;
    signal.addEventListener('abort', () => session === this.#session && this.end(), { once: true });
    this.#stream = followAlerts(client, session.signal, this.#host.clock, this.#listener);
    void this.#readRest(client, session.signal);
    if (!client.outbox.status.online) void this.#read();
    else {
      this.#host.clock.after(
        patience,
        () => {
          if (this.state.kind === 'loading' && !this.#isReading) void this.#read();
        },
        session.signal,
      );
    }
  }

  /** Forgets all. */
  end(): void {
    this.#session.abort();
    this.#running?.abort();
    this.#client = null;
    this.alerts.clear();
    this.units = [];
    this.unitsFailed = false;
    this.stationName = null;
    this.#drawing.forget();
    this.#readingBehind.forget();
    this.#isReading = false;
    this.#staleSince = null;
    this.#isKept = false;
    this.#isWhole = true;
    this.state = { kind: 'loading', count: 0 };
  }

  /** Asks for all anew. */
  load(): void {
    const client = this.#client;
    if (client === null) return;
    if (!this.isListing) this.#set({ kind: 'loading', count: 0 });
    this.#stream?.resume();
    void this.#read();
    if (this.unitsFailed) void this.#readRest(client, this.#session.signal);
  }

  readonly #listener: AlertStreamListener = {
    heard: ({ head }) => {
      if (!this.alerts.hear(head)) return;
      this.#askForBehind();
      this.#refresh();
      this.#draw();
    },
    repeatChanged: () => {},
    gap: () => void this.#read(),
    joined: () => {
      if (this.#isKept || this.state.kind === 'offline' || this.state.kind === 'error') return void this.#read();
      this.#staleSince = null;
      this.#refresh();
      this.#askForBehind();
    },
    broke: () => {
      if (this.isListing) this.#cut(this.#now);
      else if (!this.#isReading) void this.#read();
    },
    network: (isOnline) => {
      if (!isOnline) this.#cut(this.#now);
      else if (this.state.kind === 'offline' || this.state.kind === 'stale') this.load();
    },
    slept: (since) => {
      if (!this.isListing) return;
      this.#staleSince ??= since;
      void this.#read();
    },
    ended: (error) => {
      if (error.kind === 'api' && this.#client !== null) this.#fail(error);
      else void this.#read();
    },
    identity: (isKnown, wasKnown) => {
      // The first that is told may be who reads already.
      if (!wasKnown && !this.isListing) return;
      if (!isKnown) this.#shut();
      // Somebody else at the same page reads for themselves.
      else if (this.#client !== null) this.begin(this.#client, this.#caller);
    },
    ticked: () => this.#host.requestUpdate(),
  };

  async #read(): Promise<void> {
    const client = this.#client;
    if (client === null) return;
    this.#running?.abort();
    const running = new AbortController();
    this.#running = running;
    const { signal } = running;
    this.#isReading = true;
    const { alerts } = this;
    let count = 0;
    let since: string | null = null;
    let next: string | null = null;
    try {
      alerts.begin();
      do {
        const page = await readPage(client, { state: [...openStates] }, next, signal);
        if (signal.aborted) return;
        alerts.take(page.items);
        count += page.items.length;
        since ??= page.staleSince;
        next = page.next;
        if (this.state.kind === 'loading') this.#set({ kind: 'loading', count });
      } while (next !== null && count < mostAlerts);
      if (next === null) alerts.confirm();
      this.#isWhole = next === null;
      this.#arrived(since);
    } catch (error) {
      if (signal.aborted) return;
      if (!isClientError(error)) throw error;
      if (count > 0 && !this.isListing) {
        // The pages that are here are right, and said to be a part.
        this.#isWhole = false;
        this.#arrived(since ?? new Date(this.#now).toISOString());
      } else this.#fail(error as AnyWardError);
    } finally {
      if (this.#running === running) this.#isReading = false;
    }
  }

  #arrived(since: string | null): void {
    this.#isKept = since !== null;
    if (since !== null) this.#staleSince = Date.parse(since);
    else if (this.#client?.outbox.status.online === true) this.#staleSince = null;
    this.#set(this.#listed());
    this.#askForBehind();
  }

  /** Reads what was only heard of, however much comes, at most once a second. */
  #askForBehind(): void {
    if (this.alerts.behind.length > 0) this.#readingBehind.ask(this.#host.clock, this.#session.signal);
  }

  async #readBehind(): Promise<void> {
    const client = this.#client;
    const { signal } = this.#session;
    const wanted = this.alerts.behind;
    if (client === null || wanted.length === 0 || !this.isListing) return;
    try {
      if (wanted.length <= mostSingle) await this.#readOneByOne(client, wanted, signal);
      else await this.#readStretch(client, wanted, signal);
      if (signal.aborted) return;
      this.#refresh();
      this.#host.requestUpdate();
    } catch (error) {
      // They stay as they were heard of, until the stream stands again.
      if (!isClientError(error)) throw error;
    }
  }

  async #readOneByOne(client: WardClient, wanted: readonly { id: string }[], signal: AbortSignal): Promise<void> {
    const answers = await Promise.all(
      wanted.map(async ({ id }) => ({ id, answer: await client.alerts.get(id, { purpose, signal }).safe() })),
    );
    if (signal.aborted) return;
    for (const { id, answer } of answers) {
      if (answer.ok) this.alerts.take([answer.data]);
      else if (answer.error.kind === 'api' && answer.error.status === 404) this.alerts.forget(id);
    }
  }

  async #readStretch(
    client: WardClient,
    wanted: readonly { id: string; receivedAt: string }[],
    signal: AbortSignal,
  ): Promise<void> {
    const times = wanted.map(({ receivedAt }) => Date.parse(receivedAt));
    const bounds = {
      state: [...openStates],
      receivedAfter: new Date(Math.min(...times)).toISOString(),
      // Before is before: a millisecond more holds the last one too.
      receivedBefore: new Date(Math.max(...times) + 1).toISOString(),
    };
    const missing = new Set(wanted.map(({ id }) => id));
    let next: string | null = null;
    do {
      const page: Page<Alert> = await readPage(client, bounds, next, signal);
      if (signal.aborted) return;
      this.alerts.take(page.items);
      for (const { id } of page.items) missing.delete(id);
      next = page.next;
    } while (next !== null && missing.size > 0);
    for (const id of missing) this.alerts.forget(id);
  }

  /** Whose alerts these are, and the posts: without them the map is no less right. */
  async #readRest(client: WardClient, signal: AbortSignal): Promise<void> {
    const session = await client.session.get({ signal }).safe();
    if (signal.aborted) return;
    if (session.ok) this.stationName = session.data.station?.name ?? null;
    const units = await readUnits(client, signal);
    if (signal.aborted) return;
    this.unitsFailed = units === null;
    this.units = units ?? [];
    this.#host.requestUpdate();
  }

  #cut(since: number): void {
    this.#staleSince ??= since;
    this.#refresh();
  }

  #refresh(): void {
    if (this.isListing) this.#set(this.#listed());
  }

  #listed(): AlertMapState {
    const isWhole = this.#isWhole;
    if (this.#staleSince !== null) return { kind: 'stale', since: this.#staleSince, isWhole };
    return this.alerts.size === 0 && isWhole ? { kind: 'empty' } : { kind: 'ready', isWhole };
  }

  #fail(error: AnyWardError): void {
    if (this.#client === null) return;
    const failed = failedReading(error, this.#client);
    const isPassing = failed.kind === 'offline' || failed.kind === 'error';
    if (isPassing && this.isListing) {
      this.#cut(this.#now);
      return;
    }
    // Whoever may not see alerts any more keeps none of them.
    this.alerts.clear();
    this.units = [];
    this.#set(failed);
  }

  #draw(): void {
    this.#drawing.ask(this.#host.clock, this.#session.signal);
  }

  get #now(): number {
    return this.#host.clock.now();
  }

  #set(state: AlertMapState): void {
    this.state = state;
    this.#host.requestUpdate();
  }
}

interface AlertPage extends Page<Alert> {
  /** When it was seen, where there is no network (RFC 3339). */
  readonly staleSince: string | null;
}

interface AlertQuery {
  readonly state: string[];
  readonly receivedAfter?: string;
  readonly receivedBefore?: string;
}

async function readPage(
  client: WardClient,
  query: AlertQuery,
  cursor: string | null,
  signal: AbortSignal,
): Promise<AlertPage> {
  const asked = { ...query, limit: pageSize, ...(cursor === null ? {} : { cursor }) };
  const { data, stale } = await client.alerts.list(asked, { purpose, signal }).withResponse();
  return { items: data.items, next: data.next, staleSince: stale?.since ?? null };
}

/** All units; null where they can't be had. */
async function readUnits(client: WardClient, signal: AbortSignal): Promise<readonly ResponseUnit[] | null> {
  const units: ResponseUnit[] = [];
  let cursor: string | null = null;
  do {
    const query: { limit: number; cursor?: string } = { limit: pageSize, ...(cursor === null ? {} : { cursor }) };
    const answer: Safe<Page<ResponseUnit>> = await client.responseUnits.list(query, { signal }).safe();
    if (signal.aborted || !answer.ok) return null;
    units.push(...answer.data.items);
    cursor = answer.data.next;
  } while (cursor !== null);
  return units;
}
