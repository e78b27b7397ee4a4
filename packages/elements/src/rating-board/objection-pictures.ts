import type { WardClient } from '@wardkit/client';
import type { WardElement } from '../foundation/ward-element.ts';

/** A photograph of an objection: its blob: URL, null while it is read, `lost` where it can't be. */
export type ObjectionPicture = string | null | 'lost';

/** The photographs of objections, read when a person asks to see them; each blob: URL is revoked when the widget leaves. */
export class ObjectionPictures {
  readonly #host: WardElement;
  readonly #pictures = new Map<string, ObjectionPicture>();
  #client: WardClient | null = null;
  #signal: AbortSignal | null = null;

  constructor(host: WardElement) {
    this.#host = host;
    host.withClient((client, signal) => {
      this.#client = client;
      this.#signal = signal;
      signal.addEventListener('abort', () => this.#release(), { once: true });
    });
  }

  /** Undefined where nobody has asked to see it. */
  of(id: string): ObjectionPicture | undefined {
    return this.#pictures.get(id);
  }

  show(ids: readonly string[]): void {
    for (const id of ids) void this.#read(id);
  }

  async #read(id: string): Promise<void> {
    const client = this.#client;
    const signal = this.#signal;
    if (client === null || signal === null || typeof this.#pictures.get(id) === 'string') return;
    this.#pictures.set(id, null);
    this.#host.requestUpdate();
    const found = await client.attachments.getContent(id, { signal }).safe();
    if (signal.aborted) return;
    this.#pictures.set(id, found.ok ? URL.createObjectURL(found.data as Blob) : 'lost');
    this.#host.requestUpdate();
  }

  #release(): void {
    for (const picture of this.#pictures.values()) if (picture?.startsWith('blob:')) URL.revokeObjectURL(picture);
    this.#pictures.clear();
    this.#client = null;
  }
}
