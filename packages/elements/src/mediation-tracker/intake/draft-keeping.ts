import type { WardClient } from '@wardkit/client';
import { type IntakeDraft, readDraft } from './intake-draft.ts';
import { intakeDraftKey } from './intake-draft-key.ts';

/** What a keeper tells. */
export interface KeepingListener {
  /** Whether the last change is on the device. */
  kept(isKept: boolean): void;
  /** Another window changed the draft; null where it registered or deleted it. */
  elsewhere(draft: IntakeDraft | null): void;
}

/** Keeps the draft on the device: one write at a time and always the newest, so that a keystroke never waits. */
export class DraftKeeping {
  readonly #client: WardClient;
  readonly #listener: KeepingListener;
  #next: IntakeDraft | null = null;
  #last = '';
  #writing: Promise<void> | null = null;
  #stopWatching: (() => void) | null;

  constructor(client: WardClient, listener: KeepingListener) {
    this.#client = client;
    this.#listener = listener;
    this.#stopWatching = client.drafts.watch(intakeDraftKey, () => void this.#look());
  }

  /** The draft that was begun before; null for none. */
  async stored(): Promise<IntakeDraft | null> {
    return readDraft(await this.#client.drafts.get(intakeDraftKey).catch(() => null));
  }

  put(draft: IntakeDraft): void {
    this.#next = draft;
    this.#writing ??= this.#write();
  }

  /** Deletes the draft; what waits to be kept is dropped. */
  async drop(): Promise<void> {
    this.stop();
    this.#next = null;
    await this.#writing;
    await this.#client.drafts.delete(intakeDraftKey).catch(() => {});
  }

  /** Stops hearing other windows. What waits is still kept. */
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
      this.#last = JSON.stringify(draft);
      const isKept = await this.#client.drafts.put(intakeDraftKey, draft).then(
        () => true,
        () => false,
      );
      if (this.#next === null) this.#listener.kept(isKept);
    }
    this.#writing = null;
  }

  async #look(): Promise<void> {
    if (this.#writing !== null) return;
    const draft = await this.stored();
    if (this.#stopWatching === null || this.#writing !== null) return;
    if (draft === null ? this.#last !== '' : JSON.stringify(draft) !== this.#last) this.#listener.elsewhere(draft);
  }
}
