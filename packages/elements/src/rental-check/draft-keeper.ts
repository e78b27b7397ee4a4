import type { WardClient } from '@wardkit/client';
import type { Draft } from './draft.ts';

/** The key under which the draft of premises is kept, and the outbox's lane of their checks. */
export const draftKey = (premisesId: string) => `rental-check:${premisesId}`;

/** What a keeper tells. */
export interface KeeperListener {
  saving(): void;
  /** Everything up to the last change is kept. */
  saved(): void;
  failed(error: unknown): void;
  /** Another tab changed the draft: what is stored now, not yet read; null when it is gone. */
  changedElsewhere(stored: unknown): void;
}

/**
 * Keeps a draft on the device, one write at a time and always the newest: a keystroke never waits, and a slow device
 * skips what was overtaken.
 */
export class DraftKeeper {
  readonly #client: WardClient;
  readonly #key: string;
  readonly #writer: string;
  readonly #listener: KeeperListener;
  #next: Draft | null = null;
  #running: Promise<void> | null = null;
  #stopWatching: (() => void) | null;
  #lastOwn = '';

  constructor(client: WardClient, premisesId: string, writer: string, listener: KeeperListener) {
    this.#client = client;
    this.#key = draftKey(premisesId);
    this.#writer = writer;
    this.#listener = listener;
    this.#stopWatching = client.drafts.watch(this.#key, () => void this.#look());
  }

  /** Keeps this draft; what waited to be kept is overtaken. */
  put(draft: Draft): void {
    this.#next = draft;
    this.#running ??= this.#write();
  }

  /** Resolves when nothing waits to be kept. */
  async flush(): Promise<void> {
    while (this.#running !== null) await this.#running;
  }

  /** Deletes the draft; what waits to be kept is dropped. */
  async drop(): Promise<void> {
    this.#next = null;
    await this.flush();
    await this.#client.drafts.delete(this.#key);
  }

  /** Stops hearing other tabs. What waits is still kept. */
  stop(): void {
    this.#stopWatching?.();
    this.#stopWatching = null;
  }

  async #write(): Promise<void> {
    // A turn later, so that a change and what follows from it are one write.
    await Promise.resolve();
    while (this.#next !== null) {
      const draft = this.#next;
      this.#next = null;
      this.#listener.saving();
      try {
        this.#lastOwn = JSON.stringify(draft);
        await this.#client.drafts.put(this.#key, draft);
        if (this.#next === null) this.#listener.saved();
      } catch (error) {
        if (this.#next === null) this.#listener.failed(error);
      }
    }
    this.#running = null;
  }

  async #look(): Promise<void> {
    const stored = await this.#client.drafts.get<unknown>(this.#key).catch(() => undefined);
    if (stored === undefined || this.#stopWatching === null) return;
    if (stored === null) {
      if (this.#running === null && this.#lastOwn !== '') this.#listener.changedElsewhere(null);
      return;
    }
    if ((stored as { writer?: unknown }).writer !== this.#writer) this.#listener.changedElsewhere(stored);
  }
}
