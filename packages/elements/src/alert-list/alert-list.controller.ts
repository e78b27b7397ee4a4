import type { AnyWardError, EventItem, WardClient } from '@wardkit/client';
import type { Alert } from '@wardkit/contract/alert';
import type { AlertRepeat } from '@wardkit/contract/alert-repeats';
import type { AlertTimelineEntry } from '@wardkit/contract/alert-timeline';
import { isClientError } from '../foundation/client-failure.ts';
import { failedReading } from '../foundation/failed-reading.ts';
import type { WardElement } from '../foundation/ward-element.ts';
import { AlertChangedEvent } from './alert-list.events.ts';
import {
  type AlertChange,
  type AlertFilters,
  type AlertHead,
  type AlertListState,
  type AlertRow,
  type AlertWork,
  type OpenedState,
  plainFilters,
} from './alert-list.state.ts';
import { mostSorted, purpose, readAlerts, readAll, readPage, type Stretch } from './alert-reading.ts';
import { AlertStore } from './alert-store.ts';

const SECOND = 1000;
/** How long the stream may take to say where it begins before the list is read without it. */
const patience = SECOND;
/** How often what changed is drawn at most: eyes need no more, and a thousand events a second leave room for a scroll. */
const drawEach = 250;
/** How often alerts are read again because of events. */
const readEach = SECOND;
/** Time in which nothing was heard of the clock: the device slept, and so did the stream. */
const nap = 90 * SECOND;
/** Pixels of a list: browsers draw nothing beyond 17,895,697 (Firefox) or 33,554,428 (Chromium). */
const mostPixels = 15_000_000;
const rest: AlertWork = { kind: 'rest' };

/** What somebody may want to be told of at once. */
export interface AlertSignal {
  readonly kind: 'received' | 'due-soon' | 'overdue';
  /** The id of the event, the same in every tab. */
  readonly eventId: string;
  readonly head: AlertHead;
}

/** What came of a change; `refusal` is the server's word on what was entered, where it had one. */
export type ChangeOutcome = 'done' | 'overtaken' | { readonly refusal: AnyWardError | null };

/** Lists alerts as they change, opens one, and changes one at a time: drawn at once, and drawn back when refused. */
export class AlertListController {
  state: AlertListState = { kind: 'loading' };
  filters: AlertFilters = plainFilters;
  /** The roles of the caller; the server decides. */
  roles: readonly string[] = [];
  stationName: string | null = null;
  stationId: string | null = null;
  /** The alert that is open; null while only the list is. */
  openId: string | null = null;
  opened: OpenedState = { kind: 'loading' };
  /** The row that has the focus: it stays listed, whatever becomes of it. */
  focusId: string | null = null;
  client: WardClient | null = null;
  signal: AbortSignal = AbortSignal.abort();
  readonly store: AlertStore;
  /** Hears what may be worth a sound. */
  onSignal: ((signal: AlertSignal) => void) | null = null;
  readonly #host: WardElement;
  readonly #work = new Map<string, AlertWork>();
  readonly #repeats = new Map<string, AlertRepeat | null>();
  /** Read before something may have been missed: read again when somebody looks. */
  #doubtful = new Set<string>();
  readonly #behind = new Set<string>();
  #running: AbortController | null = null;
  #isReading = false;
  #mustDraw = false;
  #restsDrawing = false;
  #restsReading = false;
  #inSight = { first: 0, last: -1 };
  #staleSince: number | null = null;
  /** What is shown was kept by this device. */
  #isKept = false;
  #tickAt = 0;

  constructor(host: WardElement) {
    this.#host = host;
    this.store = new AlertStore(() => host.clock.now());
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
    this.#set({ kind: 'loading' });
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
    const head = this.store.head(alertId);
    if (head === null) return null;
    const alert = this.store.alert(alertId);
    const repeat = this.#repeats.get(alert?.repeatId ?? '');
    return {
      head,
      alert,
      work: this.#work.get(alertId) ?? rest,
      isLeaving: this.store.isLeaving(alertId),
      repeated: Math.max(repeat?.alerts.length ?? 1, this.store.loadedInGroup(alertId)),
    };
  }

  /** A group of repeated alerts; null while it is read or where it can't be had. */
  repeat(repeatId: string): AlertRepeat | null {
    const known = this.#repeats.get(repeatId);
    if (known !== undefined) return known;
    this.#repeats.set(repeatId, null);
    void this.#readRepeat(repeatId);
    return null;
  }

  /** Told what is in sight: what is known too little of is read, and the next page where the end is near. */
  seen(first: number, last: number): void {
    this.#inSight = { first, last };
    const held = new Set([this.openId, this.focusId].filter((id) => id !== null));
    if (this.store.see(first, last, held)) this.#host.requestUpdate();
    const { ids } = this.store;
    let mustConfirm = false;
    for (let at = first; at <= last; at += 1) {
      const id = ids[at] ?? '';
      if (this.store.isBehind(id)) this.#behind.add(id);
      if (this.#doubtful.has(id)) mustConfirm = true;
      const repeatId = this.store.alert(id)?.repeatId ?? null;
      if (repeatId !== null) this.repeat(repeatId);
    }
    if (mustConfirm) void this.#confirmInSight();
    this.#readBehind();
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

  /** Opens one, or with null goes back to the list; what was only told about it is forgotten. */
  open(alertId: string | null): void {
    if (this.openId !== null && this.#work.get(this.openId)?.kind !== 'saving') this.#work.delete(this.openId);
    this.openId = alertId;
    this.opened = { kind: 'loading' };
    this.#host.requestUpdate();
    if (alertId !== null && !this.signal.aborted) void this.#readOpened(alertId);
  }

  /** Takes away what was told about an alert: that it failed, or was overtaken. */
  dismiss(alertId: string): void {
    this.#note(alertId, rest);
  }

  /**
   * Changes one alert: it is drawn as it will be until the server has answered.
   *
   * @param draw how it will be; null where that can't be told
   * @param send makes the call, upon the ETag of what the person sees
   */
  async change(
    alertId: string,
    change: AlertChange,
    draw: ((alert: Alert) => Alert) | null,
    send: (
      client: WardClient,
      how: { purpose: 'alert-handling'; ifMatch: string; signal: AbortSignal },
    ) => Promise<Alert>,
  ): Promise<ChangeOutcome> {
    const { client, signal } = this;
    const row = this.row(alertId);
    if (client === null || row?.alert == null || row.work.kind === 'saving') return { refusal: null };
    this.#note(alertId, { kind: 'saving', change });
    if (draw !== null) this.store.draw(alertId, draw(row.alert));
    try {
      const changed = await send(client, { purpose, ifMatch: `"${row.head.version}"`, signal });
      this.store.draw(alertId, null);
      this.store.take([changed], false);
      this.#note(alertId, rest);
      this.#host.dispatchEvent(new AlertChangedEvent(alertId, changed.state));
      if (this.openId === alertId) void this.#readOpened(alertId);
      return 'done';
    } catch (error) {
      if (signal.aborted) return { refusal: null };
      if (!isClientError(error)) throw error;
      this.store.draw(alertId, null);
      return this.#refused(alertId, change, error);
    }
  }

  /** Tells that the device would not keep what was to wait on it. */
  unkept(alertId: string, error: AnyWardError): ChangeOutcome {
    this.#note(alertId, { kind: 'failed', change: 'addNote', reason: 'unkept', detail: null });
    return { refusal: error };
  }

  /** Reads an alert that is open anew, with its timeline. */
  async reread(alertId: string): Promise<void> {
    await this.#readOpened(alertId);
  }

  #refused(alertId: string, change: AlertChange, error: AnyWardError): ChangeOutcome {
    if (error.kind === 'api' && (error.code === 'version-stale' || error.code === 'state-conflict')) {
      const { current } = error.problem;
      if (isAlert(current, alertId)) this.store.take([current], false);
      void this.#readOpened(alertId);
      this.#note(alertId, { kind: 'overtaken', change });
      return 'overtaken';
    }
    const isOffline = error.kind === 'network' || error.kind === 'timeout';
    const isForbidden = error.kind === 'api' && error.status === 403;
    const detail = error.kind === 'api' ? error.problem.detail : null;
    const reason = isOffline ? 'offline' : isForbidden ? 'forbidden' : 'refused';
    this.#note(alertId, { kind: 'failed', change, reason, detail });
    return { refusal: error };
  }

  #connect(client: WardClient, signal: AbortSignal): void {
    this.client = client;
    this.signal = signal;
    this.store.begin(this.filters);
    this.#tickAt = this.#now;
    signal.addEventListener('abort', () => this.#forget(), { once: true });
    void client.session
      .get({ signal })
      .safe()
      .then((answered) => {
        if (signal.aborted || !answered.ok) return;
        this.roles = answered.data.roles;
        this.stationName = answered.data.station?.name ?? null;
        this.stationId = answered.data.station?.id ?? null;
        this.#host.requestUpdate();
      });
    this.#followStream(client, signal);
    this.#tick(signal);
    void this.#listen(client, signal);
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
    if (this.openId !== null) void this.#readOpened(this.openId);
  }

  /** Whether the connection stands, as far as this tab has it: another tab that has it tells only its events. */
  #followStream(client: WardClient, signal: AbortSignal): void {
    const stops = [
      client.on('retry', ({ operationId }) => {
        if (operationId !== 'events.stream') return;
        // Without a stream the list is read all the same, from what the device kept where there is no network.
        if (this.state.kind !== 'loading') this.#cut(this.#now);
        else if (!this.#isReading) void this.#read();
      }),
      client.on('response', ({ operationId, status }) => {
        if (operationId === 'events.stream' && status === 200) this.#joined();
      }),
    ];
    for (const stop of stops) signal.addEventListener('abort', stop, { once: true });
    let wasOnline = client.outbox.status.online;
    const stop = client.outbox.subscribe(() => {
      const { online } = client.outbox.status;
      if (online === wasOnline) return;
      wasOnline = online;
      if (online) this.#networkIsBack();
      else if (this.state.kind === 'loading') void this.#read();
      else this.#cut(this.#now);
    });
    signal.addEventListener('abort', stop, { once: true });
  }

  #cut(since: number): void {
    this.#staleSince ??= since;
    if (this.#isListing()) this.#refreshState();
  }

  #joined(): void {
    if (this.#isKept || this.state.kind === 'offline' || this.state.kind === 'error') return void this.#read();
    this.#staleSince = null;
    this.#refreshState();
  }

  #networkIsBack(): void {
    if (this.state.kind === 'offline' || this.state.kind === 'stale') void this.#read();
    if (this.openId !== null) void this.#readOpened(this.openId);
  }

  async #listen(client: WardClient, signal: AbortSignal): Promise<void> {
    try {
      for await (const item of client.events({ types: ['alert.*', 'alert-repeat.*'] }, { signal })) {
        if (item.type === 'gap') void this.#read();
        else this.#hear(item as Exclude<EventItem, { type: 'gap' }>);
      }
    } catch (error) {
      if (signal.aborted || !isClientError(error)) return;
      // Whoever may read alerts may read their stream: an end of it is the end of a sign-in or of a right.
      if (error.kind === 'api') this.#set(failedReading(error, client));
      else void this.#read();
    }
  }

  #hear(event: { readonly id: string; readonly type: string; readonly data: unknown }): void {
    const name = event.type.replace(/^.*?(?=alert)/, '');
    const { data } = event;
    if (name.startsWith('alert-repeat.')) {
      const { id = '' } = (data ?? {}) as { id?: string };
      if (this.#repeats.has(id)) void this.#readRepeat(id);
      return;
    }
    if (!isHead(data)) return;
    const isNews = this.store.hear(data);
    if (isNews) {
      if (data.id === this.openId || this.store.alert(data.id) === null || this.#isInSight(data.id)) {
        this.#behind.add(data.id);
        this.#readBehind();
      }
      if (this.state.kind === 'empty') this.#refreshState();
      this.#draw();
    } else if (name === 'alert.noted' && data.id === this.openId) void this.#readOpened(data.id);
    const kind = name.slice('alert.'.length);
    if (kind === 'due-soon' || kind === 'overdue' || (kind === 'received' && isNews)) {
      this.onSignal?.({ kind, eventId: event.id, head: data });
    }
  }

  #isInSight(alertId: string): boolean {
    const { ids } = this.store;
    for (let at = this.#inSight.first; at <= this.#inSight.last; at += 1) if (ids[at] === alertId) return true;
    return false;
  }

  /** Draws what was heard: at once, and then not again for a moment. */
  #draw(): void {
    if (this.#restsDrawing) {
      this.#mustDraw = true;
      return;
    }
    this.#host.requestUpdate();
    this.#restsDrawing = true;
    this.#host.clock.after(
      drawEach,
      () => {
        this.#restsDrawing = false;
        if (this.#mustDraw) this.#draw();
        this.#mustDraw = false;
      },
      this.signal,
    );
  }

  /** Reads what was only heard of: at once, and then not again for a second, however much comes. */
  #readBehind(): void {
    if (this.#restsReading || this.#behind.size === 0 || this.client === null) return;
    this.#restsReading = true;
    void this.#readThese([...this.#behind]);
    this.#behind.clear();
    this.#host.clock.after(
      readEach,
      () => {
        this.#restsReading = false;
        this.#readBehind();
      },
      this.signal,
    );
  }

  async #readThese(ids: readonly string[]): Promise<void> {
    const { client, signal } = this;
    const heads = ids.flatMap((id) => this.store.head(id) ?? []);
    if (client === null || heads.length === 0) return;
    try {
      const { alerts, gone } = await readAlerts(client, heads, signal);
      if (signal.aborted) return;
      this.store.take(alerts, true);
      for (const id of gone) this.store.forget(id);
      const { openId } = this;
      if (openId !== null && ids.includes(openId)) void this.#readTimeline(openId);
      this.#host.requestUpdate();
    } catch (error) {
      // They stay as they were heard of; what is in sight is tried again when it is looked at next.
      if (!isClientError(error)) throw error;
    }
  }

  /** Reads the list: the first time as it is, later so that nothing that is looked at moves. */
  async #read(): Promise<void> {
    const { client, filters, store } = this;
    if (client === null) return;
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
    const { client, filters, store, signal } = this;
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
    this.#readBehind();
  }

  async #readOpened(alertId: string): Promise<void> {
    const { client, signal } = this;
    if (client === null) return;
    const answered = await client.alerts.get(alertId, { purpose, signal }).safe();
    if (signal.aborted) return;
    if (answered.ok) {
      this.store.take([answered.data], false);
      this.#host.requestUpdate();
      return this.#readTimeline(alertId);
    }
    if (this.openId !== alertId || this.opened.kind === 'ready') return;
    const { kind } = failedReading(answered.error, client);
    const isMissing = answered.error.kind === 'api' && answered.error.status === 404;
    this.opened = { kind: isMissing ? 'not-found' : kind === 'forbidden' || kind === 'offline' ? kind : 'error' };
    this.#host.requestUpdate();
  }

  async #readTimeline(alertId: string): Promise<void> {
    const { client, signal } = this;
    if (client === null) return;
    const before = this.opened.kind === 'ready' ? this.opened.timeline : [];
    const entries: AlertTimelineEntry[] = [];
    let isWhole = false;
    try {
      for await (const entry of client.alerts.timeline(alertId, { limit: 200 }, { purpose, signal }))
        entries.push(entry);
      isWhole = true;
    } catch (error) {
      if (!isClientError(error)) throw error;
    }
    if (signal.aborted || this.openId !== alertId) return;
    const timeline = isWhole || entries.length >= before.length ? entries : before;
    this.opened = { kind: 'ready', timeline, isWhole };
    this.#host.requestUpdate();
  }

  async #readRepeat(repeatId: string): Promise<void> {
    const answered = await this.client?.alertRepeats.get(repeatId, { signal: this.signal }).safe();
    if (answered?.ok !== true || this.signal.aborted) return;
    this.#repeats.set(repeatId, answered.data);
    this.#host.requestUpdate();
  }

  /** Each second while it matters: what is left of a time goes on, and a clock that jumped is a device that slept. */
  #tick(signal: AbortSignal): void {
    this.#host.clock.after(
      SECOND,
      () => {
        const now = this.#now;
        if (now - this.#tickAt > nap && this.#isListing()) {
          this.#staleSince ??= this.#tickAt;
          void this.#read();
        }
        this.#tickAt = now;
        this.#host.requestUpdate();
        this.#tick(signal);
      },
      signal,
    );
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
    else this.#set(failed);
  }

  #begin(): AbortSignal {
    this.#running?.abort();
    this.#running = new AbortController();
    return this.#running.signal;
  }

  get #now(): number {
    return this.#host.clock.now();
  }

  #note(alertId: string, work: AlertWork): void {
    if (work.kind === 'rest') this.#work.delete(alertId);
    else this.#work.set(alertId, work);
    this.#host.requestUpdate();
  }

  #forget(): void {
    this.#running?.abort();
    this.client = null;
    this.#work.clear();
    this.#repeats.clear();
    this.#doubtful.clear();
    this.#behind.clear();
    this.#restsDrawing = false;
    this.#restsReading = false;
    this.#mustDraw = false;
    this.#isReading = false;
    this.#staleSince = null;
    this.#isKept = false;
    this.opened = { kind: 'loading' };
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

function isAlert(record: unknown, alertId: string): record is Alert {
  return typeof record === 'object' && record !== null && Reflect.get(record, 'id') === alertId;
}

/** An event of a later server may lack what puts an alert in its place: then the next reading has it. */
function isHead(data: unknown): data is AlertHead {
  if (typeof data !== 'object' || data === null) return false;
  const { id, version, state, receivedAt } = data as Partial<AlertHead>;
  return [id, state, receivedAt].every((each) => typeof each === 'string') && typeof version === 'number';
}
