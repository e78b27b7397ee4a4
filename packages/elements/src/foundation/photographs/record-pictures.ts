import type { WardClient } from '@wardkit/client';
import type { ReactiveControllerHost } from 'lit';

/** A picture of a record: its blob: URL, `null` while it is fetched, `'missing'` where it can't be had now. */
export type RecordPicture = string | null | 'missing';

/** The pictures that records on the server name, fetched when they are first drawn. Each blob: URL is revoked with the widget. */
export class RecordPictures {
  readonly #host: ReactiveControllerHost;
  #pictures = new Map<string, RecordPicture>();
  #client: WardClient | null = null;
  #signal: AbortSignal | null = null;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
  }

  /** Works with this client until the signal ends it. */
  connect(client: WardClient, signal: AbortSignal): void {
    this.#client = client;
    this.#signal = signal;
    signal.addEventListener('abort', () => this.#release(), { once: true });
  }

  /** The picture of an attachment; asks for it on the first call. */
  of(attachmentId: string): RecordPicture {
    const known = this.#pictures.get(attachmentId);
    if (known !== undefined) return known;
    this.#pictures.set(attachmentId, null);
    void this.#fetch(attachmentId);
    return null;
  }

  /** Lets those that could not be had be asked for again, when they are drawn next. */
  retry(): void {
    for (const [id, picture] of this.#pictures) if (picture === 'missing') this.#pictures.delete(id);
  }

  async #fetch(attachmentId: string): Promise<void> {
    const client = this.#client;
    const signal = this.#signal;
    const pictures = this.#pictures;
    if (client === null || signal === null) return;
    const answered = await client.attachments.getContent(attachmentId, { signal }).safe();
    if (signal.aborted || pictures !== this.#pictures) return;
    pictures.set(attachmentId, answered.ok ? URL.createObjectURL(answered.data) : 'missing');
    this.#host.requestUpdate();
  }

  /** Somebody else looks from now on: each reads a picture for themselves, and the log has it. */
  forgetAll(): void {
    for (const picture of this.#pictures.values()) if (picture?.startsWith('blob:')) URL.revokeObjectURL(picture);
    this.#pictures = new Map();
  }

  #release(): void {
    this.forgetAll();
    this.#client = null;
    this.#signal = null;
  }
}
