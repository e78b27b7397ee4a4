import type { AnyWardError, WardClient } from '@wardkit/client';
import type { Doorplate } from '@wardkit/contract/doorplates';
import { failedReading } from '../foundation/failed-reading.ts';
import type { WardElement } from '../foundation/ward-element.ts';
import type { DoorplateSheetState } from './doorplate-sheet.state.ts';
import type { platePages } from './plate-page.ts';

/** Plates asked for at a time: a street's. */
const AT_A_TIME = 100;

/** Lists the plates in force: of the caller's station, or of one premises. */
export class DoorplateSheetController {
  state: DoorplateSheetState = { kind: 'loading' };
  /** Draws the pages; fetched while the plates are, so it is there in every `ready`. */
  draw: typeof platePages | null = null;
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
      this.load();
    });
  }

  /** Lists the plates of one premises; of the whole station for an empty id. */
  show(premisesId: string): void {
    if (premisesId === this.#premisesId) return;
    this.#premisesId = premisesId;
    this.load();
  }

  /** Asks anew, from the first plate. */
  load(): void {
    if (this.#client === null || this.#session?.aborted !== false) return;
    this.#set({ kind: 'loading' });
    void this.#page(null);
  }

  /** Asks for the plates that come next. */
  loadMore(): void {
    if (this.state.kind !== 'ready' || this.state.next === null || this.state.more === 'loading') return;
    const { next } = this.state;
    this.#set({ ...this.state, more: 'loading' });
    void this.#page(next);
  }

  /** Puts one plate in the place of another; without a new one the old is taken out. */
  swap(oldId: string, plate: Doorplate | null): void {
    if (this.state.kind !== 'ready') return;
    const put = plate === null ? [] : [plate];
    const plates = this.state.plates.flatMap((each) => (each.id === oldId ? put : [each]));
    if (plates.length === 0 && this.state.next === null) this.#set({ kind: 'empty' });
    else this.#set({ ...this.state, plates });
  }

  async #page(cursor: string | null): Promise<void> {
    this.#running?.abort();
    const running = new AbortController();
    this.#running = running;
    const { signal } = running;
    const filter = {
      state: 'in-force',
      limit: AT_A_TIME,
      ...(this.#premisesId === '' ? {} : { premisesId: this.#premisesId }),
      ...(cursor === null ? {} : { cursor }),
    };
    try {
      const [answer, drawing] = await Promise.all([
        this.#client?.doorplates.list(filter, { signal }).withResponse(),
        import('./plate-page.ts'),
      ]);
      if (answer === undefined || signal.aborted) return;
      this.draw = drawing.platePages;
      const before = cursor !== null && this.state.kind === 'ready' ? this.state.plates : [];
      const plates = [...before, ...answer.data.items];
      const staleSince = answer.stale?.since ?? null;
      this.#set(
        plates.length === 0
          ? { kind: 'empty' }
          : { kind: 'ready', plates, next: answer.data.next, more: 'idle', staleSince },
      );
    } catch (error) {
      if (!signal.aborted) this.#fail(error as AnyWardError, cursor);
    }
  }

  #fail(error: AnyWardError, cursor: string | null): void {
    if (cursor !== null && this.state.kind === 'ready') {
      this.#set({ ...this.state, more: 'failed' });
      return;
    }
    if (this.#client !== null) this.#set(failedReading(error, this.#client));
  }

  #set(state: DoorplateSheetState): void {
    this.state = state;
    this.#host.requestUpdate();
  }
}
