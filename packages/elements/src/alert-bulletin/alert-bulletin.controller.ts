import type { AnyWardError, WardClient } from '@wardkit/client';
import type { AlertBulletin } from '@wardkit/contract/alert-bulletins';
import { dayInShanghai } from '@wardkit/contract/calendar-days';
import { failedReading } from '../foundation/failed-reading.ts';
import type { WardElement } from '../foundation/ward-element.ts';
import type { AlertBulletinState } from './alert-bulletin.state.ts';
import type { Period } from './period.ts';

const DAY = 86_400_000;
/** China Standard Time is eight hours ahead of UTC all year. */
const AHEAD = 8 * 3_600_000;

/** Reads the bulletin of a period. */
export class AlertBulletinController {
  state: AlertBulletinState = { kind: 'loading' };
  readonly #host: WardElement;
  readonly #chosen: () => Period | null;
  #client: WardClient | null = null;
  #session: AbortSignal | null = null;
  #running: AbortController | null = null;
  /** What was read last, or is being read; undefined before anything was. */
  #asked: Period | null | undefined;

  /** @param chosen the period to show; null where what was asked for is none */
  constructor(host: WardElement, chosen: () => Period | null) {
    this.#host = host;
    this.#chosen = chosen;
    host.withClient((client, signal) => {
      this.#client = client;
      this.#session = signal;
      const stop = client.on('identity', ({ known, wasKnown }) => {
        if (known && !wasKnown && this.state.kind === 'ready') return;
        // Whoever comes next may be of another station.
        if (!known && wasKnown) {
          this.#running?.abort();
          return this.#set({ kind: 'sign-in' });
        }
        this.#set({ kind: 'loading' });
        this.load();
      });
      signal.addEventListener('abort', () => {
        stop();
        this.#running?.abort();
      });
      addEventListener('online', () => this.#backOnline(), { signal });
      this.#followDays(signal);
      this.load();
    });
  }

  /** The station's day. */
  get today(): string {
    return dayInShanghai(new Date(this.#host.clock.now()).toISOString());
  }

  /** Reads what is chosen now, unless that is what is there or on its way. */
  follow(): void {
    const chosen = this.#chosen();
    if (this.#asked !== undefined && isSame(chosen, this.#asked)) return;
    this.load();
  }

  /** Reads what is chosen now, anew. */
  load(): void {
    this.#running?.abort();
    const client = this.#client;
    if (client === null || this.#session?.aborted !== false) return;
    const period = this.#chosen();
    this.#asked = period;
    if (period === null) {
      this.#set({ kind: 'not-offered' });
      return;
    }
    const running = new AbortController();
    this.#running = running;
    const { state } = this;
    if (state.kind !== 'ready' || !isSame(state.facts.period, period)) this.#set({ kind: 'loading' });
    void this.#read(client, period, running.signal).catch((error: AnyWardError) => {
      if (running.signal.aborted) return;
      // The device's clock may be ahead of the server's, which knows what has begun.
      const isRefused = error.kind === 'api' && error.code === 'invalid-input';
      this.#set(isRefused ? { kind: 'not-offered' } : failedReading(error, client));
    });
  }

  /** The newest bulletin of each length is another one after midnight, and so is what one that is not over says. */
  #followDays(signal: AbortSignal): void {
    const wait = () => {
      const now = this.#host.clock.now();
      const midnight = Math.floor((now + AHEAD) / DAY + 1) * DAY - AHEAD;
      this.#host.clock.after(
        midnight - now,
        () => {
          this.load();
          this.#host.requestUpdate();
          wait();
        },
        signal,
      );
    };
    wait();
  }

  #backOnline(): void {
    const { state } = this;
    if (state.kind === 'offline' || (state.kind === 'ready' && state.staleSince !== null)) this.load();
  }

  async #read(client: WardClient, period: Period, signal: AbortSignal): Promise<void> {
    const { data: bulletin, stale } = await client.alertBulletins
      .get(period.length, period.from, {}, { signal })
      .withResponse();
    const [station, areas] = await Promise.all([
      client.places.getStation(bulletin.stationId, { signal }),
      namesOfAreas(client, bulletin, signal),
    ]);
    if (signal.aborted) return;
    this.#set({ kind: 'ready', facts: { period, bulletin, station, areas }, staleSince: stale?.since ?? null });
  }

  #set(state: AlertBulletinState): void {
    this.state = state;
    this.#host.requestUpdate();
  }
}

function isSame(one: Period | null, other: Period | null): boolean {
  return one?.length === other?.length && one?.from === other?.from;
}

/** Names of communities that the server gave none for: those whose code was withdrawn have theirs in the list of divisions. */
async function namesOfAreas(
  client: WardClient,
  { byArea }: AlertBulletin,
  signal: AbortSignal,
): Promise<ReadonlyMap<string, string>> {
  const nameless = (byArea?.rows ?? []).filter(({ label }) => label === null).map(({ key }) => key);
  const parents = [...new Set(nameless.map((code) => code.slice(0, 9)))].filter((code) => /^\d{9}$/.test(code));
  const names = new Map<string, string>();
  for (const parent of parents) {
    const divisions = client.places.listDivisions({ parent, limit: 200 }, { signal });
    try {
      for await (const { code, name } of divisions) if (nameless.includes(code)) names.set(code, name);
    } catch (error) {
      // A count beside a code is worth more than no bulletin.
      if (signal.aborted) throw error;
    }
  }
  return names;
}
