import type { FileStore, ListedFile } from '../storage/file-store.ts';

/** Files in memory. While the gate is closed, whoever puts an upload together stands before it. */
export class GatedFiles implements FileStore {
  /** The uploads that were put together, each time that one was. */
  readonly joined: string[] = [];
  readonly #files = new Map<string, Buffer>();
  #gate = Promise.resolve();
  #arrival: () => void = () => {};

  /** @returns what opens the gate, and what resolves when somebody stands before it */
  close(): { readonly open: () => void; readonly arrived: Promise<void> } {
    const { promise: gate, resolve: open } = Promise.withResolvers<void>();
    const { promise: arrived, resolve: arrive } = Promise.withResolvers<void>();
    this.#gate = gate;
    this.#arrival = arrive;
    return { open, arrived };
  }

  async *list(prefix: string): AsyncGenerator<ListedFile> {
    const [, id] = /([^/]+)\.pieces\/$/.exec(prefix) ?? [];
    if (id !== undefined) {
      this.joined.push(id);
      this.#arrival();
      await this.#gate;
    }
    for (const name of this.#files.keys()) if (name.startsWith(prefix)) yield { name, changedAt: new Date() };
  }

  async write(name: string, bytes: Buffer): Promise<void> {
    this.#files.set(name, bytes);
  }

  async read(name: string): Promise<Buffer | null> {
    return this.#files.get(name) ?? null;
  }

  async remove(name: string): Promise<void> {
    this.#files.delete(name);
  }

  async removeAll(prefix: string): Promise<void> {
    for (const name of this.#files.keys()) if (name.startsWith(prefix)) this.#files.delete(name);
  }

  async probe(): Promise<void> {}

  /** Whether a copy of an attachment is kept. */
  hasCopy(id: string): boolean {
    return [...this.#files.keys()].some((name) => name.includes(id) && name.endsWith('.copy'));
  }
}
