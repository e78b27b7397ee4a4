import type { WardClient } from '@wardkit/client';
import { dayInShanghai } from '@wardkit/contract/working-days';
import { AtMostEach } from '../foundation/at-most-each.ts';
import type { WardElement } from '../foundation/ward-element.ts';
import type { RatePeriod, RateState } from './mediation-tracker.state.ts';
import { successRate } from './success-rate.ts';

/** How often the counts are read again while events come, milliseconds. */
const readEach = 5000;
/** Before the first dispute that any station registered. */
const beginning = '2000-01-01';

/** Reads how disputes ended, over a time that a person chooses. */
export class RateReading {
  state: RateState = { kind: 'loading' };
  period: RatePeriod = 'all';
  readonly #host: WardElement;
  readonly #rereading = new AtMostEach(readEach, () => void this.#read());
  #client: WardClient | null = null;
  #signal: AbortSignal = AbortSignal.abort();

  constructor(host: WardElement) {
    this.#host = host;
  }

  begin(client: WardClient, signal: AbortSignal): void {
    this.#client = client;
    this.#signal = signal;
    this.state = { kind: 'loading' };
    this.#rereading.forget();
    void this.#read();
  }

  choose(period: RatePeriod): void {
    this.period = period;
    this.state = { kind: 'loading' };
    void this.#read();
  }

  /** Something changed: the counts may have too. */
  again(): void {
    if (!this.#signal.aborted) this.#rereading.ask(this.#host.clock, this.#signal);
  }

  /** Whoever comes next begins anew. */
  leave(): void {
    this.#client = null;
    this.period = 'all';
    this.state = { kind: 'loading' };
  }

  async #read(): Promise<void> {
    const { period } = this;
    const client = this.#client;
    const signal = this.#signal;
    if (client === null) return;
    const to = dayInShanghai(new Date(this.#host.clock.now()).toISOString());
    const query = { module: 'mediations', rows: 'outcome', from: firstDay(period, to), to };
    const answer = await client.statistics.count(query, { signal }).safe();
    if (signal.aborted || period !== this.period) return;
    if (answer.ok) this.state = { kind: 'ready', rate: successRate(answer.data) };
    // Counts that were read stay: those who may not read them have none.
    else if (this.state.kind === 'loading') this.state = { kind: 'missing' };
    this.#host.requestUpdate();
  }
}

function firstDay(period: RatePeriod, today: string): string {
  if (period === 'all') return beginning;
  const year = Number(today.slice(0, 4));
  return period === 'year' ? `${year}-01-01` : `${year - 1}${today.slice(4).replace('-02-29', '-02-28')}`;
}
