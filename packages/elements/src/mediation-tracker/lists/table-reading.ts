import type { WardClient } from '@wardkit/client';
import type { Mediator } from '@wardkit/contract/mediation-mediators';
import type { Mediation } from '@wardkit/contract/mediation-record';
import type { Page } from '@wardkit/contract/page';
import { isClientError } from '../../foundation/client-failure.ts';
import { type FailedReading, failedReading } from '../../foundation/failed-reading.ts';
import type { MoreState } from '../../foundation/more-view.ts';
import type { WardElement } from '../../foundation/ward-element.ts';
import { purpose } from '../mediation-tracker.controller.ts';
import { type MediationFilters, noFilters } from '../view-address.ts';

const pageSize = 50;

export interface TableReady extends MoreState {
  readonly kind: 'ready';
  readonly rows: readonly Mediation[];
  /** RFC 3339; null for now. */
  readonly staleSince: string | null;
}

/** What the table can be in. */
export type TableState = { readonly kind: 'loading' } | TableReady | FailedReading;

/** Reads mediations page by page as they are filtered, filed ones among them. */
export class TableReading {
  state: TableState = { kind: 'loading' };
  filters: MediationFilters = noFilters;
  /** Mediators to choose from; empty until they are read, and where the caller may not. */
  mediators: readonly Mediator[] = [];
  /** Whether something changed since the rows were read. */
  isOld = false;
  readonly #host: WardElement;
  #client: WardClient | null = null;
  #signal: AbortSignal = AbortSignal.abort();
  #isWanted = false;
  #running: AbortController | null = null;

  constructor(host: WardElement) {
    this.#host = host;
  }

  begin(client: WardClient, signal: AbortSignal): void {
    this.#client = client;
    this.#signal = signal;
    signal.addEventListener('abort', () => this.#forget(), { once: true });
    if (this.#isWanted) this.load();
  }

  /** The table is looked at: it is read with the first look. */
  want(): void {
    if (this.#isWanted) return;
    this.#isWanted = true;
    this.load();
  }

  choose(filters: MediationFilters): void {
    this.filters = filters;
    this.state = { kind: 'loading' };
    if (this.#isWanted) this.load();
    this.#host.requestUpdate();
  }

  /** Something changed elsewhere: rows that somebody reads stay, and a button says so. */
  heard(): void {
    if (this.state.kind !== 'ready' || this.isOld) return;
    this.isOld = true;
    this.#host.requestUpdate();
  }

  /** Takes what a mediation is now, where it stands. */
  put(mediation: Mediation): void {
    const { state } = this;
    if (state.kind !== 'ready') return;
    const rows = state.rows.map((row) =>
      row.id === mediation.id && row.version <= mediation.version ? mediation : row,
    );
    this.state = { ...state, rows };
  }

  load(): void {
    void this.#page(null);
    if (this.mediators.length === 0) void this.#readMediators();
  }

  loadMore(): void {
    const { state } = this;
    if (state.kind !== 'ready' || state.next === null || state.more === 'loading') return;
    this.state = { ...state, more: 'loading' };
    this.#host.requestUpdate();
    void this.#page(state.next);
  }

  async #page(cursor: string | null): Promise<void> {
    const client = this.#client;
    const caller = this.#signal;
    if (client === null || caller.aborted) return;
    this.#running?.abort();
    const running = new AbortController();
    const { signal } = running;
    this.#running = running;
    caller.addEventListener('abort', () => running.abort(), { once: true, signal });
    if (cursor === null) this.isOld = false;
    try {
      const { mediatorId, ...codes } = this.filters;
      const lists = Object.entries(codes).filter(([, values]) => values.length > 0);
      const query = {
        ...Object.fromEntries(lists.map(([name, values]) => [name, [...values]])),
        ...(mediatorId === null ? {} : { mediatorId }),
        ...(cursor === null ? {} : { cursor }),
        limit: pageSize,
      };
      const answer: { data: Page<Mediation>; stale: { since: string } | null } = await client.mediations
        .list(query, { purpose, signal })
        .withResponse();
      if (signal.aborted) return;
      const before = cursor !== null && this.state.kind === 'ready' ? this.state.rows : [];
      const seen = new Set(before.map(({ id }) => id));
      // A row that moved up while its page was turned comes twice.
      const rows = [...before, ...answer.data.items.filter(({ id }) => !seen.has(id))];
      this.state = {
        kind: 'ready',
        rows,
        next: answer.data.next,
        more: 'idle',
        staleSince: answer.stale?.since ?? null,
      };
    } catch (error) {
      if (signal.aborted) return;
      if (!isClientError(error)) throw error;
      const { state } = this;
      if (cursor !== null && state.kind === 'ready') this.state = { ...state, more: 'failed' };
      else this.state = failedReading(error, client);
    }
    this.#host.requestUpdate();
  }

  async #readMediators(): Promise<void> {
    const signal = this.#signal;
    const answer = await this.#client?.mediations.listMediators({ limit: 200 }, { signal }).safe();
    if (signal.aborted || answer?.ok !== true) return;
    this.mediators = answer.data.items;
    this.#host.requestUpdate();
  }

  /** Whoever comes next begins anew, with the filters of the address. */
  #forget(): void {
    this.#client = null;
    this.#running = null;
    this.mediators = [];
    this.isOld = false;
    this.state = { kind: 'loading' };
  }
}
