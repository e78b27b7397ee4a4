import type { AnyWardError, WardClient } from '@wardkit/client';
import { addDays } from '@wardkit/contract/calendar-days';
import type { PersonRequest, PersonRequestFiling } from '@wardkit/contract/person-requests';
import type { InputError } from '@wardkit/contract/problem';
import { isClientError } from '../foundation/client-failure.ts';
import { failedReading } from '../foundation/failed-reading.ts';
import { newIdentifier } from '../foundation/new-identifier.ts';
import type { WardElement } from '../foundation/ward-element.ts';
import { PersonRequestEvent } from './access-log.events.ts';
import type { AccessLogState, LogState, Period, ReadyState, RequestFailure } from './access-log.state.ts';

/** Readings asked for at a time. */
const AT_A_TIME = 50;
/** Own records and requests: nobody has more of either. */
const RECORDS = 100;
const purpose = 'own-record';

/** Reads what is recorded about the caller, who looked at it, and what they asked for. */
export class AccessLogController {
  state: AccessLogState = { kind: 'loading' };
  /** What the server says of single fields of a request. */
  faults: readonly InputError[] = [];
  readonly #host: WardElement;
  #client: WardClient | null = null;
  #session: AbortSignal | null = null;
  #running: AbortController | null = null;
  #listing: AbortController | null = null;

  constructor(host: WardElement) {
    this.#host = host;
    host.withClient((client, signal) => {
      this.#client = client;
      this.#session = signal;
      const stop = client.on('identity', ({ known, wasKnown }) => {
        if (known && !wasKnown && this.state.kind === 'ready') return;
        // Whoever comes next must not see a line of it, whatever the token of before still opens.
        if (!known && wasKnown) {
          this.#running?.abort();
          this.#listing?.abort();
          return this.#set({ kind: 'sign-in' });
        }
        this.#set({ kind: 'loading' });
        this.load();
      });
      signal.addEventListener('abort', () => {
        stop();
        this.#running?.abort();
        this.#listing?.abort();
      });
      this.load();
    });
  }

  /** Asks anew; what is being entered stays. */
  load(): void {
    const client = this.#client;
    if (client === null || this.#session?.aborted !== false) return;
    this.#running?.abort();
    const running = new AbortController();
    this.#running = running;
    if (this.state.kind !== 'ready') this.#set({ kind: 'loading' });
    this.#read(client, running.signal).catch((error: unknown) => {
      if (!running.signal.aborted) this.#fail(error as AnyWardError);
    });
  }

  /** Looks at other days. */
  show(period: Period): void {
    if (this.state.kind !== 'ready') return;
    this.#set({ ...this.state, period, log: { kind: 'loading' } });
    void this.#list(period, null);
  }

  /** Asks for the readings that come next. */
  loadMore(): void {
    const { state } = this;
    if (state.kind !== 'ready' || state.log.kind !== 'ready' || state.log.next === null) return;
    if (state.log.more === 'loading') return;
    this.#set({ ...state, log: { ...state.log, more: 'loading' } });
    void this.#list(state.period, state.log.next);
  }

  /** Begins a request. */
  ask(): void {
    this.faults = [];
    const requestId = newIdentifier(this.#host.clock.now());
    if (this.state.kind === 'ready') {
      this.#set({ ...this.state, task: { kind: 'asking', requestId, busy: false, failure: null } });
    }
  }

  leave(): void {
    if (this.state.kind === 'ready') this.#set({ ...this.state, task: { kind: 'none' } });
  }

  /** Files the request. @returns whether the server has it */
  async file(given: Omit<PersonRequestFiling, 'personId'>): Promise<boolean> {
    const client = this.#client;
    const { state } = this;
    if (client === null || state.kind !== 'ready' || state.task.kind !== 'asking' || state.task.busy) return false;
    const { personId, task } = state;
    if (personId === null || !this.#host.dispatchEvent(new PersonRequestEvent(task.requestId, given.kind)))
      return false;
    this.faults = [];
    this.#set({ ...state, task: { ...task, busy: true, failure: null } });
    try {
      const request = await client.personRequests.create(task.requestId, { personId, ...given }, { purpose });
      this.#ready((now) => ({ ...now, task: { kind: 'sent', request }, requests: [request, ...now.requests] }));
      return true;
    } catch (error) {
      if (isClientError(error) && error.kind === 'api') this.faults = error.problem.errors ?? [];
      this.#ready((now) => ({ ...now, task: { ...task, busy: false, failure: failureOf(error) } }));
      return false;
    }
  }

  /** Takes a request back that nobody has answered yet. */
  async withdraw({ id, version }: PersonRequest): Promise<void> {
    const client = this.#client;
    if (client === null || this.state.kind !== 'ready' || this.state.withdrawing !== null) return;
    this.#set({ ...this.state, withdrawing: id, withdrawFailed: null });
    try {
      const taken = await client.personRequests.withdraw(id, { purpose, ifMatch: `"${version}"` });
      this.#replace(taken);
    } catch (error) {
      const code = isClientError(error) && error.kind === 'api' ? error.code : '';
      const isAnswered = code === 'version-stale' || code === 'state-conflict';
      const read = isAnswered ? await client.personRequests.get(id, { purpose }).safe() : null;
      if (read?.ok) this.#replace(read.data);
      this.#ready((now) => ({ ...now, withdrawing: null, withdrawFailed: isAnswered ? 'answered' : 'failed' }));
    }
  }

  async #read(client: WardClient, signal: AbortSignal): Promise<void> {
    const { personId } = await client.session.get({ signal });
    const period = this.state.kind === 'ready' ? this.state.period : { from: null, until: null };
    const [log, records, stays, requests] = await Promise.all([
      client.audit.listAccessLog(queryOf(period, null), { signal }),
      client.personRequests.listOwnRecords({ limit: RECORDS }, { signal }),
      client.stays.listOwn({ limit: RECORDS }, { signal, purpose }).safe(),
      client.personRequests.list({ limit: RECORDS }, { signal, purpose }),
    ]);
    if (signal.aborted) return;
    this.#set({
      kind: 'ready',
      personId,
      period,
      log: { kind: 'ready', entries: log.items, next: log.next, more: 'idle' },
      records: records.items,
      moreRecords: records.next !== null,
      stays: new Map(stays.ok ? stays.data.items.map((stay) => [stay.id, stay]) : []),
      requests: requests.items,
      withdrawing: null,
      withdrawFailed: null,
      task: this.state.kind === 'ready' ? this.state.task : { kind: 'none' },
    });
  }

  async #list(period: Period, cursor: string | null): Promise<void> {
    const client = this.#client;
    if (client === null) return;
    this.#listing?.abort();
    const listing = new AbortController();
    this.#listing = listing;
    const { signal } = listing;
    const log = await client.audit.listAccessLog(queryOf(period, cursor), { signal }).safe();
    if (signal.aborted) return;
    this.#ready((now) => ({ ...now, log: joined(now.log, cursor, log.ok ? log.data : null) }));
  }

  #replace(request: PersonRequest): void {
    this.#ready((now) => ({
      ...now,
      withdrawing: null,
      requests: now.requests.map((each) => (each.id === request.id ? request : each)),
    }));
  }

  #fail(error: AnyWardError): void {
    if (this.#client === null) return;
    const failed = failedReading(error, this.#client);
    if (this.state.kind !== 'ready' || failed.kind !== 'offline') this.#set(failed);
  }

  #ready(change: (now: ReadyState) => ReadyState): void {
    if (this.state.kind === 'ready' && this.#session?.aborted === false) this.#set(change(this.state));
  }

  #set(state: AccessLogState): void {
    this.state = state;
    this.#host.requestUpdate();
  }
}

// Days are the station's, China Standard Time.
function queryOf({ from, until }: Period, cursor: string | null) {
  return {
    limit: AT_A_TIME,
    ...(from === null ? {} : { since: `${from}T00:00:00+08:00` }),
    ...(until === null ? {} : { until: `${addDays(until, 1)}T00:00:00+08:00` }),
    ...(cursor === null ? {} : { cursor }),
  };
}

type LogPage = { readonly items: LogReady['entries']; readonly next: string | null };
type LogReady = LogState & { readonly kind: 'ready' };

function joined(before: LogState, cursor: string | null, page: LogPage | null): LogState {
  const shown = cursor !== null && before.kind === 'ready' ? before : null;
  if (page === null) return shown === null ? { kind: 'failed' } : { ...shown, more: 'failed' };
  return { kind: 'ready', entries: [...(shown?.entries ?? []), ...page.items], next: page.next, more: 'idle' };
}

function failureOf(error: unknown): RequestFailure {
  if (!isClientError(error)) return { kind: 'error', requestId: null };
  if (error.kind === 'network' || error.kind === 'timeout') return { kind: 'offline' };
  if (error.kind === 'api' && error.status === 401) return { kind: 'sign-in' };
  if (error.kind === 'api' && (error.status === 403 || error.status === 404)) return { kind: 'forbidden' };
  if (error.kind === 'api' && error.code === 'invalid-input') return { kind: 'input' };
  return { kind: 'error', requestId: error.requestId };
}
