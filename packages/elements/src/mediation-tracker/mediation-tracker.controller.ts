import type { AnyWardError, WardClient } from '@wardkit/client';
import type { Mediation } from '@wardkit/contract/mediation-record';
import type { Page } from '@wardkit/contract/page';
import { AtMostEach } from '../foundation/at-most-each.ts';
import { isClientError } from '../foundation/client-failure.ts';
import { failedReading } from '../foundation/failed-reading.ts';
import {
  type FollowedStream,
  followStream,
  type StreamEvent,
  type StreamListener,
} from '../foundation/follow-stream.ts';
import type { WardElement } from '../foundation/ward-element.ts';
import { MediationStore } from './mediation-store.ts';
import type { TrackerCaller, TrackerState } from './mediation-tracker.state.ts';
import { boardStates } from './stages.ts';

const SECOND = 1000;
/** Why mediations are read, as the log will say. */
export const purpose = 'mediation';
/** Those who take disputes in and move them, by the contract. */
const WRITERS = ['mediator', 'officer', 'supervisor'];
const pageSize = 200;
/** More than a station has going on in its busiest year; beyond it the next deadlines are shown, and it is said. */
const mostMediations = 2000;
/** Single mediations that are read one by one; more are read as the whole list. */
const mostSingle = 5;
/** How long the stream may take to begin before the mediations are read all the same. */
const patience = SECOND;

/** What whoever draws the tracker wants to hear. */
export interface TrackerListener {
  /** Mediations changed, here or elsewhere. */
  changed(): void;
  /** An event of a mediation came: the calendar, the table and the counts may be old. */
  heard(mediationId: string): void;
}

/** Reads the mediations that are not filed away, and follows them. */
export class MediationTrackerController {
  state: TrackerState = { kind: 'loading', count: 0 };
  caller: TrackerCaller | null = null;
  client: WardClient | null = null;
  signal: AbortSignal = AbortSignal.abort();
  readonly store = new MediationStore();
  readonly #host: WardElement;
  readonly #listener: TrackerListener;
  readonly #waiting = new Set<string>();
  readonly #reading = new AtMostEach(SECOND, () => void this.#readWaiting());
  #stream: FollowedStream | null = null;
  #running: AbortController | null = null;
  #staleSince: number | null = null;
  #isWhole = true;

  constructor(host: WardElement, listener: TrackerListener) {
    this.#host = host;
    this.#listener = listener;
  }

  /** Whether mediations are there to be drawn, however old. */
  get isListing(): boolean {
    const { kind } = this.state;
    return kind === 'ready' || kind === 'stale' || kind === 'empty';
  }

  /** Begins for a caller, until `signal` ends it. */
  begin(client: WardClient, signal: AbortSignal): void {
    this.client = client;
    this.signal = signal;
    this.#set({ kind: 'loading', count: 0 });
    signal.addEventListener('abort', () => this.#end(signal), { once: true });
    this.#stream = followStream(client, signal, this.#host.clock, ['mediation.*'], this.#events);
    void this.#readCaller(client, signal);
    // The stream is to stand before the list is read, so that nothing falls between the two.
    if (!client.outbox.status.online) this.load();
    else this.#host.clock.after(patience, () => this.#running === null && this.load(), signal);
  }

  /** Reads all anew; what is shown stays until the answer is here. */
  load(): void {
    if (this.client === null || this.signal.aborted) return;
    if (!this.isListing) this.#set({ kind: 'loading', count: 0 });
    this.#stream?.resume();
    void this.#readAll(this.client);
  }

  /** Takes what a mediation is now, as the server answered it. */
  put(mediation: Mediation): void {
    if (this.store.put(mediation)) this.#settle();
  }

  readonly #events: StreamListener = {
    event: (event) => this.#hear(event),
    gap: () => this.load(),
    joined: () => {
      if (this.#running !== null && this.#staleSince === null) return;
      this.load();
    },
    broke: () => {
      if (this.isListing) this.#cut(this.#host.clock.now());
      else if (this.state.kind === 'loading' && this.#running === null) this.load();
    },
    network: (isOnline) => {
      if (!isOnline && this.isListing) this.#cut(this.#host.clock.now());
      else if (isOnline) this.load();
    },
    slept: (since) => {
      if (this.isListing) this.#cut(since);
      this.load();
    },
    ended: (error) => {
      const state = this.client === null ? null : failedReading(error, this.client);
      if (state?.kind === 'sign-in') this.#refuse(state);
      // Who may not follow may still read: a party does.
      else if (state?.kind === 'forbidden' && this.#running === null && !this.isListing) this.load();
    },
    identity: () => {},
    ticked: () => {},
  };

  #hear({ subject }: StreamEvent): void {
    const [, id] = /^\/v1\/mediations\/([0-9a-f-]{36})/.exec(subject ?? '') ?? [];
    if (id === undefined || this.signal.aborted) return;
    this.#listener.heard(id);
    this.#waiting.add(id);
    this.#reading.ask(this.#host.clock, this.signal);
  }

  async #readWaiting(): Promise<void> {
    const { client, signal } = this;
    const ids = [...this.#waiting];
    this.#waiting.clear();
    if (client === null || ids.length === 0) return;
    if (ids.length > mostSingle) return this.load();
    const answers = await Promise.all(ids.map((id) => client.mediations.get(id, { purpose, signal }).safe()));
    if (signal.aborted) return;
    for (const [at, answer] of answers.entries()) {
      if (answer.ok) this.store.put(answer.data);
      else if (answer.error.kind === 'api' && [403, 404].includes(answer.error.status))
        this.store.remove(ids[at] ?? '');
      else this.#waiting.add(ids[at] ?? '');
    }
    this.#settle();
  }

  async #readAll(client: WardClient): Promise<void> {
    this.#running?.abort();
    const running = new AbortController();
    const { signal } = running;
    this.#running = running;
    this.signal.addEventListener('abort', () => running.abort(), { once: true, signal });
    this.store.begin();
    try {
      const { items, isWhole, staleSince } = await this.#readPages(client, signal);
      if (signal.aborted) return;
      this.store.replace(items);
      this.#isWhole = isWhole;
      this.#staleSince = staleSince;
      this.#set(this.#listed());
      this.#listener.changed();
      if (staleSince === null) void this.#readWaiting();
    } catch (error) {
      if (signal.aborted) return;
      if (!isClientError(error)) throw error;
      this.#fail(error, client);
    } finally {
      if (this.#running === running) this.#running = null;
    }
  }

  async #readPages(client: WardClient, signal: AbortSignal) {
    const items: Mediation[] = [];
    let cursor: string | null = null;
    let staleSince: number | null = null;
    do {
      const query = { state: [...boardStates], limit: pageSize, ...(cursor === null ? {} : { cursor }) };
      const answer: { data: Page<Mediation>; stale: { since: string } | null } = await client.mediations
        .list(query, { purpose, signal })
        .withResponse();
      items.push(...answer.data.items);
      if (answer.stale !== null) {
        const since = Date.parse(answer.stale.since);
        staleSince = staleSince === null ? since : Math.min(staleSince, since);
      }
      cursor = answer.data.next;
      if (this.state.kind === 'loading' && !signal.aborted) this.#set({ kind: 'loading', count: items.length });
    } while (cursor !== null && items.length < mostMediations);
    return { items, isWhole: cursor === null, staleSince };
  }

  async #readCaller(client: WardClient, signal: AbortSignal): Promise<void> {
    const session = await client.session.get({ signal }).safe();
    if (signal.aborted || !session.ok) return;
    const { roles, station } = session.data;
    this.caller = {
      stationName: station?.name ?? null,
      divisionCode: station?.divisionCode ?? null,
      mayWrite: roles.some((role) => WRITERS.includes(role)),
    };
    this.#host.requestUpdate();
  }

  #settle(): void {
    if (!this.isListing) return;
    this.#set(this.#listed());
    this.#listener.changed();
  }

  #cut(since: number): void {
    this.#staleSince ??= since;
    this.#set(this.#listed());
  }

  #listed(): TrackerState {
    const isWhole = this.#isWhole;
    if (this.#staleSince !== null) return { kind: 'stale', since: this.#staleSince, isWhole };
    return this.store.size === 0 && isWhole ? { kind: 'empty' } : { kind: 'ready', isWhole };
  }

  #fail(error: AnyWardError, client: WardClient): void {
    const failed = failedReading(error, client);
    const isPassing = failed.kind === 'offline' || failed.kind === 'error';
    if (isPassing && this.isListing) this.#cut(this.#host.clock.now());
    else this.#refuse(failed);
  }

  /** Whoever may not see mediations any more keeps none of them. */
  #refuse(state: TrackerState): void {
    this.store.clear();
    this.#set(state);
    this.#listener.changed();
  }

  #end(signal: AbortSignal): void {
    if (this.signal !== signal) return;
    this.client = null;
    this.caller = null;
    this.#stream = null;
    this.#running = null;
    this.#staleSince = null;
    this.#isWhole = true;
    this.#waiting.clear();
    this.#reading.forget();
    this.store.clear();
    this.state = { kind: 'loading', count: 0 };
  }

  #set(state: TrackerState): void {
    this.state = state;
    this.#host.requestUpdate();
  }
}
