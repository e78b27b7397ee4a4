import type { ExportedItem, Outbox } from '@wardkit/client';
import { redrawEachMinute } from '../foundation/redraw-each-minute.ts';
import type { WardElement } from '../foundation/ward-element.ts';
import { type Doing, headlineOf, itemsToShow, type OutboxStatusState, risksOf } from './outbox-status.state.ts';

/** Reads the outbox while the widget is on the page, and does on single records what a person asks. */
export class OutboxStatusController {
  state: OutboxStatusState = { kind: 'loading' };
  /** By record: what is being done, or that it failed. A row waits alone; the others stay usable. */
  readonly doing = new Map<string, Doing>();
  readonly #host: WardElement;
  #outbox: Outbox | null = null;

  constructor(host: WardElement) {
    this.#host = host;
    host.withClient(({ outbox }, signal) => {
      this.#outbox = outbox;
      this.state = { kind: 'loading' };
      this.doing.clear();
      const read = () => this.#read(outbox);
      signal.addEventListener('abort', outbox.subscribe(read), { once: true });
      outbox.ready.then(
        () => signal.aborted || read(),
        () => signal.aborted || this.#set({ kind: 'error' }),
      );
      redrawEachMinute(host, signal);
    });
  }

  /** Sends now what can be sent. */
  drain(): Promise<void> {
    return this.#outbox?.drain() ?? Promise.resolve();
  }

  /** Asks the browser to keep the storage. */
  persist(): Promise<boolean> {
    return this.#outbox?.persist() ?? Promise.resolve(false);
  }

  /** Reads again after the outbox could not be read. */
  reload(): void {
    if (this.#outbox !== null) this.#read(this.#outbox);
  }

  retry(id: string): Promise<boolean> {
    return this.#do(id, 'retry', (outbox) => outbox.retry(id));
  }

  discard(id: string): Promise<boolean> {
    return this.#do(id, 'discard', (outbox) => outbox.discard(id));
  }

  resolve(id: string, choice: 'mine' | 'theirs'): Promise<boolean> {
    return this.#do(id, 'resolve', (outbox) => outbox.resolve(id, choice));
  }

  /** What a record holds, and the code that shows it, loaded now; null when either failed, which its row then says. */
  async open<Later>(id: string, load: () => Promise<Later>): Promise<{ exported: ExportedItem; later: Later } | null> {
    let opened: { exported: ExportedItem; later: Later } | null = null;
    await this.#do(id, 'export', async (outbox) => {
      const [exported, later] = await Promise.all([outbox.exportItem(id), load()]);
      opened = { exported, later };
    });
    return opened;
  }

  async #do(id: string, what: Exclude<Doing, 'failed'>, work: (outbox: Outbox) => Promise<unknown>): Promise<boolean> {
    const outbox = this.#outbox;
    const before = this.doing.get(id);
    if (outbox === null || (before !== undefined && before !== 'failed')) return false;
    this.doing.set(id, what);
    this.#host.requestUpdate();
    try {
      await work(outbox);
      this.doing.delete(id);
      return true;
    } catch {
      // What went wrong may hold what the person entered: it is told in words, not logged.
      this.doing.set(id, 'failed');
      return false;
    } finally {
      this.#host.requestUpdate();
    }
  }

  #read(outbox: Outbox): void {
    const { items, status } = outbox;
    this.#set({
      kind: 'ready',
      headline: headlineOf(status),
      risks: risksOf(status),
      items: itemsToShow(items),
      lastSentAt: status.lastSentAt,
    });
  }

  #set(state: OutboxStatusState): void {
    this.state = state;
    this.#host.requestUpdate();
  }
}
