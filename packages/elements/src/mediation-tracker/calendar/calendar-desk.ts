import type { WardClient } from '@wardkit/client';
import type { MediationCalendarEntry } from '@wardkit/contract/mediation-calendar';
import type { Page } from '@wardkit/contract/page';
import { dayInShanghai } from '@wardkit/contract/working-days';
import { AtMostEach } from '../../foundation/at-most-each.ts';
import { isClientError } from '../../foundation/client-failure.ts';
import { type FailedReading, failedReading } from '../../foundation/failed-reading.ts';
import { focusAfterUpdate } from '../../foundation/focus.ts';
import type { Language } from '../../foundation/language.ts';
import { purpose } from '../mediation-tracker.controller.ts';
import type { MediationTrackerMessages } from '../mediation-tracker.en.ts';
import type { WardMediationTracker } from '../mediation-tracker.ts';
import { calendarView } from './calendar-view.ts';
import { dayAfter, weeksOf } from './month-grid.ts';

const pageSize = 200;
/** More than a station has in its fullest month; beyond it the first are shown, and it is said. */
const mostEntries = 1000;
/** How often the month is read again while events come, milliseconds. */
const readEach = 3000;

/** What a month can be in. */
export type MonthState =
  | { readonly kind: 'loading' }
  | {
      readonly kind: 'ready';
      readonly entries: readonly MediationCalendarEntry[];
      readonly isWhole: boolean;
      /** RFC 3339; null for now. */
      readonly staleSince: string | null;
    }
  | FailedReading;

/** Sessions and deadlines by month. */
export class CalendarDesk {
  state: MonthState = { kind: 'loading' };
  /** The day whose entries are listed; its month is shown. */
  day: string;
  readonly #host: WardMediationTracker;
  readonly #actions: { open(mediationId: string): void };
  readonly #rereading = new AtMostEach(readEach, () => void this.#read());
  #client: WardClient | null = null;
  #signal: AbortSignal = AbortSignal.abort();
  #running: AbortController | null = null;

  constructor(host: WardMediationTracker, actions: { open(mediationId: string): void }) {
    this.#host = host;
    this.#actions = actions;
    this.day = this.today;
    host.withClient((client, signal) => {
      this.#client = client;
      this.#signal = signal;
      this.#rereading.forget();
      void this.#read();
    });
  }

  get today(): string {
    return dayInShanghai(new Date(this.#host.clock.now()).toISOString());
  }

  /** `YYYY-MM` */
  get month(): string {
    return this.day.slice(0, 7);
  }

  refresh(): void {
    void this.#read();
  }

  /** Something changed: the month may have too. */
  heard(): void {
    if (!this.#signal.aborted) this.#rereading.ask(this.#host.clock, this.#signal);
  }

  choose(day: string): void {
    const isOther = day.slice(0, 7) !== this.month;
    this.day = day;
    if (isOther) {
      this.state = { kind: 'loading' };
      void this.#read();
    }
    this.#host.requestUpdate();
  }

  /** Goes from day to day by key; the focus goes along. */
  key(event: KeyboardEvent): void {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const next = dayAfter(this.day, event.key, getComputedStyle(this.#host).direction === 'rtl');
    if (next === null) return;
    event.preventDefault();
    this.choose(next);
    void focusAfterUpdate(this.#host, `[data-day="${next}"] .day`);
  }

  open(mediationId: string): void {
    this.#actions.open(mediationId);
  }

  /** Nothing of it stays. */
  leave(): void {
    this.#client = null;
    this.#running?.abort();
    this.state = { kind: 'loading' };
    this.day = this.today;
  }

  view(language: Language<MediationTrackerMessages>): unknown {
    return calendarView(this, language, this.#host.clock.now());
  }

  async #read(): Promise<void> {
    const client = this.#client;
    if (client === null || this.#signal.aborted) return;
    this.#running?.abort();
    const running = new AbortController();
    const { signal } = running;
    this.#running = running;
    this.#signal.addEventListener('abort', () => running.abort(), { once: true, signal });
    const days = weeksOf(this.month).flat();
    const [from = this.day, to = this.day] = [days[0], days.at(-1)];
    try {
      const entries: MediationCalendarEntry[] = [];
      let cursor: string | null = null;
      let staleSince: string | null = null;
      do {
        const query = { from, to, limit: pageSize, ...(cursor === null ? {} : { cursor }) };
        const answer: { data: Page<MediationCalendarEntry>; stale: { since: string } | null } = await client.mediations
          .listCalendar(query, { purpose, signal })
          .withResponse();
        entries.push(...answer.data.items);
        staleSince ??= answer.stale?.since ?? null;
        cursor = answer.data.next;
      } while (cursor !== null && entries.length < mostEntries);
      if (signal.aborted) return;
      this.state = { kind: 'ready', entries, isWhole: cursor === null, staleSince };
    } catch (error) {
      if (signal.aborted) return;
      if (!isClientError(error)) throw error;
      const failed = failedReading(error, client);
      const isPassing = failed.kind === 'offline' || failed.kind === 'error';
      if (!isPassing || this.state.kind !== 'ready') this.state = failed;
      else
        this.state = {
          ...this.state,
          staleSince: this.state.staleSince ?? new Date(this.#host.clock.now()).toISOString(),
        };
    }
    this.#host.requestUpdate();
  }
}
