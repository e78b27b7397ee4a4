import type { AnyWardError, WardClient } from '@wardkit/client';
import type { PremisesRating } from '@wardkit/contract/ratings';
import { failedReading } from '../foundation/failed-reading.ts';
import type { WardElement } from '../foundation/ward-element.ts';
import type { drawBoard } from './board-page.ts';
import type { RatingBoardState } from './rating-board.state.ts';

const STAFF = ['auxiliary', 'officer', 'supervisor', 'administrator'];

/** Reads what a board says of premises. */
export class RatingBoardController {
  state: RatingBoardState = { kind: 'no-premises' };
  /** Draws the page; fetched while the rating is, so it is there in every `ready`. */
  draw: typeof drawBoard | null = null;
  readonly #host: WardElement;
  #client: WardClient | null = null;
  #session: AbortSignal | null = null;
  #running: AbortController | null = null;
  #premisesId = '';

  constructor(host: WardElement) {
    this.#host = host;
    host.withClient((client, signal) => {
      this.#client = client;
      this.#session = signal;
      signal.addEventListener('abort', () => this.#running?.abort(), { once: true });
      addEventListener('online', () => this.#backOnline(), { signal });
      this.load();
    });
  }

  /** Shows the board of other premises. */
  show(premisesId: string): void {
    if (premisesId === this.#premisesId) return;
    this.#premisesId = premisesId;
    this.load();
  }

  /** Asks anew. */
  load(): void {
    this.#running?.abort();
    const client = this.#client;
    if (client === null || this.#session?.aborted !== false) return;
    if (this.#premisesId === '') {
      this.#set({ kind: 'no-premises' });
      return;
    }
    const running = new AbortController();
    this.#running = running;
    if (this.state.kind !== 'ready' || this.state.facts.premisesId !== this.#premisesId) this.#set({ kind: 'loading' });
    void this.#open(client, this.#premisesId, running.signal).catch((error: unknown) => {
      if (!running.signal.aborted) this.#set(stateOf(error as AnyWardError, client));
    });
  }

  #backOnline(): void {
    const { state } = this;
    if (state.kind === 'offline' || (state.kind === 'ready' && state.staleSince !== null)) this.load();
  }

  async #open(client: WardClient, premisesId: string, signal: AbortSignal): Promise<void> {
    const session = await client.session.get({ signal }).safe();
    const roles = session.ok ? session.data.roles : [];
    const purpose = roles.some((role) => STAFF.includes(role)) ? 'rental-check' : 'own-record';
    const [premises, rated, drawing] = await Promise.all([
      client.places.getPremises(premisesId, { signal, purpose }).withResponse(),
      client.ratings
        .get(premisesId, { signal })
        .withResponse()
        .catch((error: AnyWardError) => {
          if (error.kind === 'api' && error.status === 404) return null;
          throw error;
        }),
      import('./board-page.ts'),
    ]);
    if (signal.aborted) return;
    this.draw = drawing.drawBoard;
    const { address, stationId } = premises.data;
    const rating: PremisesRating | null = rated?.data ?? null;
    if (rating === null || rating.state !== 'rated') {
      return this.#set({ kind: 'not-rated', address, incomplete: rating !== null });
    }
    const [standard, station] = await Promise.all([
      client.rentalChecks.getStandard(rating.standardVersion, { signal }).safe(),
      client.places.getStation(stationId, { signal }),
    ]);
    if (signal.aborted) return;
    const facts = { premisesId, address, rating, standard: standard.ok ? standard.data : null, station };
    const caller = { mayObject: roles.includes('landlord'), mayAnswer: roles.includes('supervisor') };
    const staleSince = rated?.stale?.since ?? premises.stale?.since ?? null;
    this.#set({ kind: 'ready', facts, caller, staleSince });
  }

  #set(state: RatingBoardState): void {
    this.state = state;
    this.#host.requestUpdate();
  }
}

function stateOf(error: AnyWardError, client: WardClient): RatingBoardState {
  return error.kind === 'api' && error.status === 404 ? { kind: 'not-found' } : failedReading(error, client);
}
