import type { AnyWardError, OutboxItem, WardClient } from '@wardkit/client';
import type {
  Hazard,
  HazardAssignment,
  HazardRectification,
  HazardReferral,
  HazardVerification,
} from '@wardkit/contract/hazards';
import type { InputError } from '@wardkit/contract/problem';
import type { RentalCheckStandard } from '@wardkit/contract/rental-check-standards';
import { isClientError } from '../foundation/client-failure.ts';
import { failedReading } from '../foundation/failed-reading.ts';
import { redrawEachMinute } from '../foundation/redraw-each-minute.ts';
import type { WardElement } from '../foundation/ward-element.ts';
import { HazardChangedEvent } from './hazard-list.events.ts';
import {
  callerOf,
  countsAsOpen,
  type HazardCaller,
  type HazardFilters,
  type HazardListState,
  type HazardRow,
  type HazardWork,
  noFilters,
  type OpenedState,
} from './hazard-list.state.ts';
import { queuedWork } from './queued-work.ts';

/** Rows of a page: some screens full, and a phone loads it in a moment. */
const AT_A_TIME = 50;
const rest: HazardWork = { kind: 'rest' };

/** What came of a change: taken or kept, overtaken by somebody else's, or not, with what the server said of the input. */
export type ChangeOutcome = 'done' | 'overtaken' | { readonly errors: readonly InputError[] };

/** Lists hazards, opens one, and changes one at a time: it is drawn at once and drawn back when refused. */
export class HazardListController {
  state: HazardListState = { kind: 'loading' };
  filters: HazardFilters = noFilters;
  caller: HazardCaller = callerOf(null);
  /** The hazard that is open; null while only the list is. */
  openId: string | null = null;
  opened: OpenedState = 'loading';
  client: WardClient | null = null;
  signal: AbortSignal = AbortSignal.abort();
  readonly #host: WardElement;
  readonly #work = new Map<string, HazardWork>();
  /** Read or changed since the list was. */
  readonly #newer = new Map<string, Hazard>();
  readonly #standards = new Map<string, RentalCheckStandard | null>();
  readonly #unsent = new Map<string, string>();
  #premisesId = '';
  #running: AbortController | null = null;

  constructor(host: WardElement) {
    this.#host = host;
    host.withClient((client, signal) => {
      this.client = client;
      this.signal = signal;
      signal.addEventListener('abort', () => this.#forget(), { once: true });
      signal.addEventListener(
        'abort',
        client.outbox.subscribe(() => this.#follow(client)),
        { once: true },
      );
      void client.session
        .get({ signal })
        .safe()
        .then((answered) => {
          if (signal.aborted || !answered.ok) return;
          this.caller = callerOf(answered.data);
          this.#host.requestUpdate();
        });
      globalThis.addEventListener('online', () => this.#networkIsBack(), { signal });
      redrawEachMinute(host, signal);
      this.load();
      if (this.openId !== null) void this.#read(this.openId);
    });
  }

  /** The hazards of other premises, or of all that the caller may see. */
  show(premisesId: string): void {
    if (premisesId === this.#premisesId) return;
    this.#premisesId = premisesId;
    this.load();
  }

  /** Keeps only some. */
  filter(change: (now: HazardFilters) => HazardFilters): void {
    this.filters = change(this.filters);
    this.load();
  }

  /** Asks anew from the first page on. */
  load(): void {
    if (this.signal.aborted) return;
    if (this.state.kind !== 'ready') this.#set({ kind: 'loading' });
    void this.#page(null);
  }

  /** Asks for the next page. */
  loadMore(): void {
    if (this.state.kind !== 'ready' || this.state.next === null || this.state.more === 'loading') return;
    const { next } = this.state;
    this.#set({ ...this.state, more: 'loading' });
    void this.#page(next);
  }

  /** Opens one, or with null goes back to the list; what was only told about it is forgotten. */
  open(hazardId: string | null): void {
    if (this.openId !== null && this.#work.get(this.openId)?.kind !== 'saving') this.#work.delete(this.openId);
    this.openId = hazardId;
    this.opened = 'loading';
    this.#host.requestUpdate();
    if (hazardId !== null && !this.signal.aborted) void this.#read(hazardId);
  }

  /** The rows as they are drawn: what is closed goes, unless it is open in front of somebody. */
  get rows(): HazardRow[] {
    if (this.state.kind !== 'ready') return [];
    return this.state.hazards
      .map(({ id }) => this.row(id))
      .filter((row): row is HazardRow => row !== null)
      .filter(({ hazard }) => countsAsOpen(hazard) || hazard.id === this.openId);
  }

  /** A hazard by its id; null where it was not read. */
  row(hazardId: string): HazardRow | null {
    const listed = this.state.kind === 'ready' ? this.state.hazards.find(({ id }) => id === hazardId) : undefined;
    const newer = this.#newer.get(hazardId);
    // A list that was read later may know more than what was read for itself.
    const hazard = newer !== undefined && (listed === undefined || newer.version >= listed.version) ? newer : listed;
    if (hazard === undefined) return null;
    return { hazard, work: this.#work.get(hazardId) ?? this.#queued(hazardId) };
  }

  /** The checklist of a version; null while it is read or where it can't be had. */
  standard(version: string): RentalCheckStandard | null {
    const known = this.#standards.get(version);
    if (known === undefined) {
      this.#standards.set(version, null);
      void this.#readStandard(version);
    }
    return known ?? null;
  }

  /** Takes away what was told about a hazard: that it failed, or was overtaken. */
  dismiss(hazardId: string): void {
    this.#work.delete(hazardId);
    this.#host.requestUpdate();
  }

  assign(hazardId: string, body: HazardAssignment, displayName: string): Promise<ChangeOutcome> {
    return this.#change(hazardId, (hazard) => ({
      drawn: { ...hazard, assignedTo: { id: body.assigneeId, displayName } },
      send: (client, ifMatch) => client.hazards.assign(hazardId, body, { ifMatch, signal: this.signal }),
    }));
  }

  refer(hazardId: string, body: HazardReferral): Promise<ChangeOutcome> {
    return this.#change(hazardId, (hazard) => ({
      drawn: { ...hazard, state: 'referred' },
      send: (client, ifMatch) => client.hazards.refer(hazardId, body, { ifMatch, signal: this.signal }),
    }));
  }

  /** Keeps a report on the device and sends it as soon as it can be; the photographs go before. */
  rectify(hazardId: string, body: HazardRectification): Promise<ChangeOutcome> {
    return this.#save(hazardId, (client, how) => client.hazards.rectify(hazardId, body, how), body);
  }

  /** Keeps a re-inspection on the device and sends it as soon as it can be; the photographs go before. */
  verify(hazardId: string, body: HazardVerification): Promise<ChangeOutcome> {
    return this.#save(hazardId, (client, how) => client.hazards.verify(hazardId, body, how), body);
  }

  /** Decides what was queued and met a conflict or a refusal: sends it on top of how the record stands now, or drops it. */
  async decide(hazardId: string, itemId: string, choice: 'send' | 'drop'): Promise<void> {
    const { client } = this;
    if (client === null) return;
    try {
      if (choice === 'drop') await client.outbox.discard(itemId);
      else {
        const { body } = await client.outbox.exportItem(itemId);
        const { etag } = await client.hazards.get(hazardId, { signal: this.signal }).withResponse();
        await client.outbox.resolve(itemId, { merged: body, ...(etag === null ? {} : { ifMatch: etag }) });
      }
      await this.#read(hazardId);
    } catch (error) {
      if (!isClientError(error)) throw error;
      this.#failed(hazardId, error);
    }
  }

  async #change(
    hazardId: string,
    prepare: (hazard: Hazard) => {
      drawn: Hazard;
      send: (client: WardClient, ifMatch: string) => Promise<Hazard>;
    },
  ): Promise<ChangeOutcome> {
    const { client } = this;
    const before = this.row(hazardId)?.hazard;
    if (client === null || before === undefined || this.#work.get(hazardId)?.kind === 'saving') return { errors: [] };
    const { drawn, send } = prepare(before);
    this.#newer.set(hazardId, drawn);
    this.#note(hazardId, { kind: 'saving' });
    try {
      const changed = await send(client, etagOf(before));
      this.#newer.set(hazardId, changed);
      this.#note(hazardId, rest);
      this.#host.dispatchEvent(new HazardChangedEvent(hazardId, changed.state));
      return 'done';
    } catch (error) {
      if (this.signal.aborted) return { errors: [] };
      this.#newer.set(hazardId, before);
      return this.#refused(hazardId, error);
    }
  }

  #refused(hazardId: string, error: unknown): ChangeOutcome {
    if (!isClientError(error)) throw error;
    if (error.kind === 'api' && (error.code === 'version-stale' || error.code === 'state-conflict')) {
      void this.#overtaken(hazardId, error.problem.current);
      return 'overtaken';
    }
    return { errors: this.#failed(hazardId, error) };
  }

  #failed(hazardId: string, error: AnyWardError): readonly InputError[] {
    const problem = error.kind === 'api' ? error.problem : null;
    const reason = error.kind === 'network' || error.kind === 'timeout' ? 'offline' : 'refused';
    this.#note(hazardId, { kind: 'failed', reason, detail: problem?.detail ?? null });
    return problem?.errors ?? [];
  }

  async #overtaken(hazardId: string, current: unknown): Promise<void> {
    if (isHazard(current, hazardId)) this.#newer.set(hazardId, current);
    else await this.#read(hazardId);
    this.#note(hazardId, { kind: 'overtaken' });
  }

  async #save(
    hazardId: string,
    save: (
      client: WardClient,
      how: { ifMatch: string; label: string; photos: readonly string[]; base: Hazard },
    ) => Promise<{ id: string; settled: Promise<unknown> }>,
    { photographIds }: { photographIds: readonly string[] },
  ): Promise<ChangeOutcome> {
    const { client } = this;
    const hazard = this.row(hazardId)?.hazard;
    if (client === null || hazard === undefined) return { errors: [] };
    this.#note(hazardId, { kind: 'saving' });
    const label = hazard.address?.text ?? hazard.itemCode;
    try {
      const receipt = await save(client, { ifMatch: etagOf(hazard), label, photos: photographIds, base: hazard });
      this.#unsent.set(receipt.id, hazardId);
      // From now on the outbox tells how it stands, in this page and in every other.
      this.#work.delete(hazardId);
      this.#follow(client);
      return 'done';
    } catch (error) {
      if (!isClientError(error)) throw error;
      this.#note(hazardId, { kind: 'failed', reason: 'unkept', detail: null });
      return { errors: [] };
    }
  }

  async #page(cursor: string | null): Promise<void> {
    this.#running?.abort();
    const running = new AbortController();
    this.#running = running;
    const { signal } = running;
    const { client, filters } = this;
    if (client === null) return;
    const query = {
      state: ['open', 'referred', 'rectified'],
      limit: AT_A_TIME,
      ...(this.#premisesId === '' ? {} : { premisesId: this.#premisesId }),
      ...(filters.severities.length === 0 ? {} : { severity: filters.severities.map(String) }),
      ...(filters.isOverdue ? { overdue: 'true' as const } : {}),
      ...(filters.isMine ? { assignedToMe: 'true' as const } : {}),
      ...(cursor === null ? {} : { cursor }),
    };
    try {
      const { data, stale } = await client.hazards.list(query, { signal }).withResponse();
      if (signal.aborted) return;
      const before = cursor !== null && this.state.kind === 'ready' ? this.state.hazards : [];
      const known = new Set(before.map(({ id }) => id));
      const hazards = [...before, ...data.items.filter(({ id }) => !known.has(id))];
      const staleSince = stale?.since ?? null;
      if (hazards.length === 0) this.#set({ kind: 'empty' });
      else this.#set({ kind: 'ready', hazards, next: data.next, more: 'idle', staleSince });
    } catch (error) {
      if (!signal.aborted) this.#fail(error as AnyWardError, cursor);
    }
  }

  #fail(error: AnyWardError, cursor: string | null): void {
    if (this.state.kind === 'ready' && cursor !== null) this.#set({ ...this.state, more: 'failed' });
    else if (this.client !== null) this.#set(failedReading(error, this.client));
  }

  async #read(hazardId: string): Promise<void> {
    const answered = await this.client?.hazards.get(hazardId, { signal: this.signal }).safe();
    if (answered === undefined || this.signal.aborted) return;
    if (answered.ok) {
      const known = this.#newer.get(hazardId);
      const isSaving = this.#work.get(hazardId)?.kind === 'saving';
      if (!isSaving && (known === undefined || known.version <= answered.data.version)) {
        this.#newer.set(hazardId, answered.data);
      }
    } else if (this.openId === hazardId) {
      const { error } = answered;
      if (error.kind === 'network' || error.kind === 'timeout') this.opened = 'offline';
      else this.opened = error.kind === 'api' && error.status === 404 ? 'not-found' : 'error';
    }
    this.#host.requestUpdate();
  }

  async #readStandard(version: string): Promise<void> {
    const answered = await this.client?.rentalChecks.getStandard(version, { signal: this.signal }).safe();
    if (answered?.ok !== true || this.signal.aborted) return;
    this.#standards.set(version, answered.data);
    this.#host.requestUpdate();
  }

  #queued(hazardId: string): HazardWork {
    const outbox = this.client?.outbox;
    return outbox === undefined ? rest : (queuedWork(outbox.items, hazardId, outbox.status.online) ?? rest);
  }

  #networkIsBack(): void {
    const isOld = this.state.kind === 'offline' || (this.state.kind === 'ready' && this.state.staleSince !== null);
    if (isOld) this.load();
    if (this.openId !== null) void this.#read(this.openId);
  }

  /** What was sent, in this page or another, is read as the server has it now. */
  #follow(client: WardClient): void {
    for (const item of client.outbox.items) {
      const hazardId = hazardOf(item);
      if (hazardId === null) continue;
      if (item.state !== 'accepted') this.#unsent.set(item.id, hazardId);
      else if (this.#unsent.delete(item.id)) void this.#accepted(hazardId);
    }
    this.#host.requestUpdate();
  }

  async #accepted(hazardId: string): Promise<void> {
    await this.#read(hazardId);
    const state = this.row(hazardId)?.hazard.state;
    if (state !== undefined && !this.signal.aborted) this.#host.dispatchEvent(new HazardChangedEvent(hazardId, state));
  }

  #note(hazardId: string, work: HazardWork): void {
    if (work.kind === 'rest') this.#work.delete(hazardId);
    else this.#work.set(hazardId, work);
    this.#host.requestUpdate();
  }

  #forget(): void {
    this.#running?.abort();
    this.client = null;
    this.#work.clear();
    this.#newer.clear();
    this.#standards.clear();
    this.#unsent.clear();
    this.state = { kind: 'loading' };
  }

  #set(state: HazardListState): void {
    this.state = state;
    this.#host.requestUpdate();
  }
}

// The contract makes a record's ETag of its version.
function etagOf({ version }: Hazard): string {
  return `"${version}"`;
}

function hazardOf({ operationId, lane }: OutboxItem): string | null {
  return operationId.startsWith('hazards.') ? lane.replace(/^hazard:/, '') : null;
}

function isHazard(record: unknown, hazardId: string): record is Hazard {
  return typeof record === 'object' && record !== null && Reflect.get(record, 'id') === hazardId;
}
