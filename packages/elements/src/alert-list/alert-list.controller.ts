import type { AnyWardError, WardClient } from '@wardkit/client';
import type { Alert } from '@wardkit/contract/alert';
import type { AlertHead } from '../alerts/alert.state.ts';
import { AlertDesk } from '../alerts/alert-desk.ts';
import { type AlertStreamListener, followAlerts } from '../alerts/alert-stream.ts';
import { AtMostEach } from '../foundation/at-most-each.ts';
import { isClientError } from '../foundation/client-failure.ts';
import { DivisionNames } from '../foundation/division-names.ts';
import { type FailedReading, failedReading } from '../foundation/failed-reading.ts';
import type { FollowedStream } from '../foundation/follow-stream.ts';
import type { WardElement } from '../foundation/ward-element.ts';
import { type AlertFilters, type AlertListState, type AlertRow, plainFilters } from './alert-list.state.ts';
import { mostSorted, readAlerts, readAll, readPage, type Stretch } from './alert-reading.ts';
import { AlertStore } from './alert-store.ts';

const SECOND = 1000;
/** How long the stream may take to say where it begins before the list is read without it. */
const patience = SECOND;
/** How often what changed is drawn at most: eyes need no more, and a thousand events a second leave room for a scroll. */
const drawEach = 250;
/** How often alerts are read again because of events. */
const readEach = SECOND;
/** Pixels of a list: browsers draw nothing beyond 17,895,697 (Firefox) or 33,554,428 (Chromium). */
const mostPixels = 15_000_000;

/** What somebody may want to be told of at once. */
export interface AlertSignal {
  readonly kind: 'received' | 'due-soon' | 'overdue';
  /** The id of the event, the same in every tab. */
  readonly eventId: string;
  readonly head: AlertHead;
}

/** Lists alerts as they change; its desk opens one of them and changes it. */
export class AlertListController {
  state: AlertListState = { kind: 'loading' };
  filters: AlertFilters = plainFilters;
  /** The row that has the focus: it stays listed, whatever becomes of it. */
  focusId: string | null = null;
  client: WardClient | null = null;
  signal: AbortSignal = AbortSignal.abort();
  readonly store: AlertStore;
  readonly desk: AlertDesk;
  readonly divisions: DivisionNames;
  /** Hears what may be worth a sound. */
  onSignal: ((signal: AlertSignal) => void) | null = null;
  readonly #host: WardElement;
  /** Read before something may have been missed: read again when somebody looks. */
  #doubtful = new Set<string>();
  readonly #behind = new Set<string>();
  #running: AbortController | null = null;
  #isReading = false;
  readonly #drawing: AtMostEach;
  readonly #readingBehind = new AtMostEach(readEach, () => void this.#readBehind());
  #inSight = { first: 0, last: -1 };
  #staleSince: number | null = null;
  /** What is shown was kept by this device. */
  #isKept = false;
  /** A portal may drop the token a moment after the sign-out: what it still opens is not shown. */
  #isSignedOut = false;
  #stream: FollowedStream | null = null;

  constructor(host: WardElement) {
    this.#host = host;
    this.store = new AlertStore(() => host.clock.now());
    this.desk = new AlertDesk(host, this.store);
    this.divisions = new DivisionNames(host);
    this.#drawing = new AtMostEach(drawEach, () => host.requestUpdate());
    host.withClient((client, signal) => this.#connect(client, signal));
  }

  /** Whether somebody who is signed in looks at what the server says: only then is anything sounded. */
  get isLive(): boolean {
    const { kind } = this.state;
    return (kind === 'ready' || kind === 'empty' || kind === 'stale') && this.client?.device.status.state === 'open';
  }

  /** Keeps other alerts, or puts them into another order. */
  choose(filters: AlertFilters): void {
    this.filters = filters;
    this.load();
  }

  /** Asks anew from the first page on, and forgets what is listed. */
  load(): void {
    if (this.signal.aborted) return;
    this.store.begin(this.filters);
    this.#doubtful.clear();
    this.#isSignedOut = false;
    this.#set({ kind: 'loading' });
    this.#stream?.resume();
    void this.#read();
  }

  /** Asks for the next page. */
  async loadMore(): Promise<void> {
    const { client, state } = this;
    if (client === null || (state.kind !== 'ready' && state.kind !== 'stale')) return;
    if (state.next === null || state.more === 'loading' || this.isFull) return;
    const running = this.#begin();
    this.#set({ ...state, more: 'loading' });
    try {
      const page = await readPage(client, this.filters, this.#now, { cursor: state.next }, running);
      if (running.aborted) return;
      this.store.take(page.alerts, false);
      this.#ready(page);
    } catch {
      if (!running.aborted && this.#isListing()) this.#set({ ...this.state, more: 'failed' } as AlertListState);
    }
  }

  /** Whether no more rows can be drawn: older ones are to be had by a filter, and in the table. */
  get isFull(): boolean {
    return (
      this.store.places.total > mostPixels || (this.filters.sort !== 'newest' && this.store.ids.length >= mostSorted)
    );
  }

  /** An alert by its id; null where nothing is known of it. */
  row(alertId: string): AlertRow | null {
    const standing = this.desk.standing(alertId);
    return standing === null ? null : { ...standing, isLeaving: this.store.isLeaving(alertId) };
  }

  /** Told what is in sight: what is known too little of is read, and the next page where the end is near. */
  seen(first: number, last: number): void {
    this.#inSight = { first, last };
    const held = new Set([this.desk.openId, this.focusId].filter((id) => id !== null));
    if (this.store.see(first, last, held)) this.#host.requestUpdate();
    const { ids } = this.store;
    let mustConfirm = false;
    for (let at = first; at <= last; at += 1) {
      const id = ids[at] ?? '';
      if (this.store.isBehind(id)) this.#behind.add(id);
      if (this.#doubtful.has(id)) mustConfirm = true;
      const repeatId = this.store.alert(id)?.repeatId ?? null;
      if (repeatId !== null) this.desk.repeat(repeatId);
    }
    if (mustConfirm) void this.#confirmInSight();
    this.#askForBehind();
    const { state } = this;
    // One that failed is asked for again by a person, or the network would be asked for ever.
    const isIdle = (state.kind === 'ready' || state.kind === 'stale') && state.more === 'idle';
    if (isIdle && last >= ids.length - 20) void this.loadMore();
  }

  /** Lists all as it should be by now, also what is in sight. */
  settle(): void {
    this.store.settle();
    this.#host.requestUpdate();
  }

  #connect(client: WardClient, signal: AbortSignal): void {
    this.client = client;
    this.signal = signal;
    this.store.begin(this.filters);
    signal.addEventListener('abort', () => this.#forget(), { once: true });
    this.desk.connect(client, signal);
    this.divisions.connect(client, signal);
    this.#stream = followAlerts(client, signal, this.#host.clock, this.#listener);
    if (!client.outbox.status.online) void this.#read();
    else {
      this.#host.clock.after(
        patience,
        () => {
          if (this.state.kind === 'loading' && !this.#isReading) void this.#read();
        },
        signal,
      );
    }
  }

  #cut(since: number): void {
    this.#staleSince ??= since;
    if (this.#isListing()) this.#refreshState();
  }

  readonly #listener: AlertStreamListener = {
    heard: ({ id, kind, head }) => this.#hear(id, kind, head),
    repeatChanged: (repeatId) => this.desk.repeatChanged(repeatId),
    gap: () => void this.#read(),
    joined: () => this.#joined(),
    broke: () => {
      // Without a stream the list is read all the same, from what the device kept where there is no network.
      if (this.state.kind !== 'loading') this.#cut(this.#now);
      else if (!this.#isReading) void this.#read();
    },
    network: (isOnline) => {
      if (isOnline) this.#networkIsBack();
      else if (this.state.kind === 'loading') void this.#read();
      else this.#cut(this.#now);
    },
    slept: (since) => {
      if (!this.#isListing()) return;
      this.#staleSince ??= since;
      void this.#read();
    },
    ended: (error) => {
      // Whoever may read alerts may read their stream: an end of it is the end of a sign-in or of a right.
      if (error.kind === 'api' && this.client !== null) this.#close(failedReading(error, this.client), error);
      else void this.#read();
    },
    identity: (isKnown, wasKnown) => this.#follow(isKnown, wasKnown),
    ticked: () => this.#host.requestUpdate(),
  };

  /** Somebody else, or nobody: what was on screen was not for them. */
  #follow(isKnown: boolean, wasKnown: boolean): void {
    // The first that is told may be who reads already.
    const mustLoad = isKnown && (wasKnown || this.state.kind !== 'loading');
    if (wasKnown || (!isKnown && this.#isListing())) {
      this.#running?.abort();
      this.store.begin(this.filters);
      this.desk.leave();
      this.#isSignedOut = !isKnown;
      this.#set(isKnown ? { kind: 'loading' } : { kind: 'sign-in' });
    }
    if (!mustLoad) return;
    this.load();
    this.desk.readCaller();
  }

  #joined(): void {
    if (this.#isKept || this.state.kind === 'offline' || this.state.kind === 'error') return void this.#read();
    this.#staleSince = null;
    this.#refreshState();
  }

  #networkIsBack(): void {
    if (this.state.kind === 'offline' || this.state.kind === 'stale') void this.#read();
    if (this.desk.openId !== null) void this.desk.reread(this.desk.openId);
  }

  #hear(eventId: string, kind: string, head: AlertHead): void {
    if (this.#isSignedOut) return;
    const isNews = this.store.hear(head);
    if (isNews) {
      if (head.id === this.desk.openId || this.store.alert(head.id) === null || this.#isInSight(head.id)) {
        this.#behind.add(head.id);
        this.#askForBehind();
      }
      if (this.state.kind === 'empty') this.#refreshState();
      this.#draw();
    } else if (kind === 'noted' && head.id === this.desk.openId) this.desk.noted();
    if (kind === 'due-soon' || kind === 'overdue' || (kind === 'received' && isNews)) {
      this.onSignal?.({ kind, eventId, head });
    }
  }

  #isInSight(alertId: string): boolean {
    const { ids } = this.store;
    for (let at = this.#inSight.first; at <= this.#inSight.last; at += 1) if (ids[at] === alertId) return true;
    return false;
  }

  #draw(): void {
    this.#drawing.ask(this.#host.clock, this.signal);
  }

  /** Reads what was only heard of, however much comes, at most once a second. */
  #askForBehind(): void {
    if (this.#behind.size > 0 && this.client !== null) this.#readingBehind.ask(this.#host.clock, this.signal);
  }

  #readBehind(): Promise<void> {
    const ids = [...this.#behind];
    this.#behind.clear();
    return this.#readThese(ids);
  }

  async #readThese(ids: readonly string[]): Promise<void> {
    const { client } = this;
    const { signal } = this.desk;
    const heads = ids.flatMap((id) => this.store.head(id) ?? []);
    if (client === null || heads.length === 0) return;
    try {
      const { alerts, gone } = await readAlerts(client, heads, signal);
      if (signal.aborted) return;
      this.store.take(alerts, true);
      for (const id of gone) this.store.forget(id);
      const { openId } = this.desk;
      if (openId !== null && ids.includes(openId)) void this.desk.readTimeline(openId);
      this.#host.requestUpdate();
    } catch (error) {
      // They stay as they were heard of; what is in sight is tried again when it is looked at next.
      if (!isClientError(error)) throw error;
    }
  }

  /** Reads the list: the first time as it is, later so that nothing that is looked at moves. */
  async #read(): Promise<void> {
    const { client, filters, store } = this;
    if (client === null || this.#isSignedOut) return;
    const running = this.#begin();
    this.#isReading = true;
    const isFirst = store.ids.length === 0;
    // The page that was under way came to nothing.
    if ((this.state.kind === 'ready' || this.state.kind === 'stale') && this.state.more === 'loading') {
      this.state = { ...this.state, more: 'idle' };
    }
    try {
      const isSortedHere = filters.sort !== 'newest';
      let page = await (isSortedHere
        ? readAll(client, filters, this.#now, running)
        : readPage(client, filters, this.#now, {}, running));
      let { alerts } = page;
      const top = isFirst ? Number.NEGATIVE_INFINITY : newestOf(store);
      while (!isFirst && !isSortedHere && page.next !== null && oldestIn(page.alerts) > top) {
        page = await readPage(client, filters, this.#now, { cursor: page.next }, running);
        alerts = [...alerts, ...page.alerts];
      }
      if (running.aborted) return;
      this.#doubtful = new Set(isFirst ? [] : store.ids);
      const next = isFirst || !this.#isListing() ? page.next : (this.state as { next: string | null }).next;
      this.#takeStretch({ ...page, alerts }, Number.POSITIVE_INFINITY, page.next === null);
      this.#ready({ ...page, next: page.next === null ? null : next });
      if (!isFirst) void this.#confirmInSight();
    } catch (error) {
      if (!running.aborted) this.#fail(error as AnyWardError);
    } finally {
      if (this.#running?.signal === running) this.#isReading = false;
    }
  }

  /** Reads again the stretch of time that is looked at, where something of it may have been missed. */
  async #confirmInSight(): Promise<void> {
    const { client, filters, store } = this;
    const { signal } = this.desk;
    const { first, last } = this.#inSight;
    const inSight = store.ids.slice(first, last + 1).filter((id) => this.#doubtful.has(id));
    if (client === null || inSight.length === 0 || filters.sort !== 'newest') return;
    const until = Math.max(...inSight.map((id) => Date.parse(store.head(id)?.receivedAt ?? '')));
    for (const id of inSight) this.#doubtful.delete(id);
    try {
      const bounds = { receivedBefore: new Date(until + 1).toISOString() };
      const page = await readPage(client, filters, this.#now, bounds, signal);
      if (signal.aborted) return;
      this.#takeStretch(page, until, page.next === null);
      this.#host.requestUpdate();
    } catch (error) {
      if (!isClientError(error)) throw error;
      for (const id of inSight) this.#doubtful.add(id);
    }
  }

  #takeStretch({ alerts }: Stretch, until: number, isToTheEnd: boolean): void {
    const present = new Set(alerts.map(({ id }) => id));
    this.store.take(alerts, true);
    for (const id of present) this.#doubtful.delete(id);
    const from = isToTheEnd ? Number.NEGATIVE_INFINITY : oldestIn(alerts);
    const unclear = this.store.confirm(from, until, present);
    for (const id of unclear) this.#behind.add(id);
    this.#askForBehind();
  }

  #ready({ next, staleSince }: Stretch): void {
    this.#isKept = staleSince !== null;
    // What the device kept is as old as it says; what the server answered is of now, whatever the stream is at.
    if (staleSince !== null) this.#staleSince = Date.parse(staleSince);
    else if (this.client?.outbox.status.online === true) this.#staleSince = null;
    this.#set(this.#listed(next, 'idle'));
  }

  #refreshState(): void {
    const { state } = this;
    if (state.kind === 'ready' || state.kind === 'stale') this.#set(this.#listed(state.next, state.more));
    else if (state.kind === 'empty') this.#set(this.#listed(null, 'idle'));
  }

  #listed(next: string | null, more: 'idle' | 'loading' | 'failed'): AlertListState {
    const since = this.#staleSince;
    if (since !== null) return { kind: 'stale', since, next, more };
    return this.store.ids.length === 0 && next === null ? { kind: 'empty' } : { kind: 'ready', next, more };
  }

  #isListing(): boolean {
    return this.state.kind === 'ready' || this.state.kind === 'stale' || this.state.kind === 'empty';
  }

  #fail(error: AnyWardError): void {
    if (this.client === null) return;
    const failed = failedReading(error, this.client);
    const isPassing = failed.kind === 'offline' || failed.kind === 'error';
    // What is shown stays, and says since when it may be old.
    if (isPassing && this.#isListing()) this.#cut(this.#now);
    else this.#close(failed, error);
  }

  /** Lists nothing any more; the alert that is open goes too where a sign-in or a right is at its end. */
  #close(failed: FailedReading, error: AnyWardError): void {
    if (failed.kind === 'sign-in' || failed.kind === 'forbidden') {
      this.store.begin(this.filters);
      this.desk.fail(error);
    }
    this.#set(failed);
  }

  #begin(): AbortSignal {
    this.#running?.abort();
    this.#running = new AbortController();
    return this.#running.signal;
  }

  get #now(): number {
    return this.#host.clock.now();
  }

  #forget(): void {
    this.#running?.abort();
    this.client = null;
    this.#doubtful.clear();
    this.#behind.clear();
    this.#drawing.forget();
    this.#readingBehind.forget();
    this.#isReading = false;
    this.#staleSince = null;
    this.#isKept = false;
    this.#isSignedOut = false;
    this.#stream = null;
    this.state = { kind: 'loading' };
  }

  #set(state: AlertListState): void {
    this.state = state;
    this.#host.requestUpdate();
  }
}

function oldestIn(alerts: readonly Alert[]): number {
  const last = alerts.at(-1);
  return last === undefined ? Number.POSITIVE_INFINITY : Date.parse(last.receivedAt);
}

function newestOf(store: AlertStore): number {
  return Date.parse(store.head(store.ids[0] ?? '')?.receivedAt ?? '');
}
