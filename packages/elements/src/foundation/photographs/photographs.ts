import type { WardClient } from '@wardkit/client';
import type { AttachmentPlace } from '@wardkit/client/uploads';
import type { ReactiveControllerHost } from 'lit';
import { keepingFailure } from '../client-failure.ts';
import { type PhotoRefusal, takePhotograph } from './photo-intake.ts';

/** The most photographs in one place; the compiler keeps it equal to the contract's. */
export const mostPhotographs: typeof import('@wardkit/contract/rental-checks').mostPhotographs = 12;

/** A photograph that the device keeps, as `ward.drafts.putPhoto` named it; `size` in bytes. */
export interface KeptPhotograph {
  readonly id: string;
  readonly size: number;
}

/** Reads the photographs that a draft of this or another version names; what is odd is left out. */
export function keptPhotographsOf(stored: unknown): KeptPhotograph[] {
  return (Array.isArray(stored) ? stored : [])
    .filter((each) => typeof each?.id === 'string')
    .map(({ id, size }) => ({ id, size: typeof size === 'number' ? size : 0 }))
    .slice(0, mostPhotographs);
}

/** Why a file did not become a photograph, with the name of the file as the person knows it. */
export interface RefusedPhotograph {
  readonly name: string;
  readonly refusal: PhotoRefusal | { readonly reason: 'too-many' | 'storage-full' | 'not-kept' };
}

/** What is going on with the photographs of one place: an item of a check, a hazard. */
export interface PhotographWork {
  readonly busy: number;
  readonly refused: readonly RefusedPhotograph[];
}

const idle: PhotographWork = { busy: 0, refused: [] };

/** A picture to show: its blob: URL, `null` while it is read, `'lost'` where neither the device nor the server has it. */
export type Thumbnail = string | null | 'lost';

/** Takes photographs in and shows them: whoever has it can do so without a network, so nothing of it is fetched later. Each blob: URL is revoked when its photograph goes or the widget leaves. */
export class Photographs {
  readonly #host: ReactiveControllerHost;
  readonly #work = new Map<string, PhotographWork>();
  readonly #thumbnails = new Map<string, Thumbnail>();
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

  workOf(place: string): PhotographWork {
    return this.#work.get(place) ?? idle;
  }

  /** The thumbnail of a photograph; asks for it on the first call. */
  thumbnail(id: string): Thumbnail {
    const known = this.#thumbnails.get(id);
    if (known !== undefined) return known;
    this.#thumbnails.set(id, null);
    void this.#read(id);
    return null;
  }

  /**
   * Takes files in one after the other, so that a phone decodes one at a time.
   * @param about the record that they will belong to, and how many of them there are already in that place
   * @param keep is called with each photograph as soon as the device has it
   */
  async add(
    place: string,
    files: readonly File[],
    about: { readonly record: AttachmentPlace; readonly held: number; readonly signal: AbortSignal },
    keep: (photograph: KeptPhotograph) => void,
  ): Promise<void> {
    const room = Math.max(0, mostPhotographs - about.held - this.workOf(place).busy);
    const taken = files.slice(0, room);
    const tooMany = files.slice(room, room + 1).map(({ name }) => ({ name, refusal: { reason: 'too-many' } as const }));
    this.#set(place, { busy: this.workOf(place).busy + taken.length, refused: tooMany });
    for (const file of taken) {
      const refusal = await this.#take(file, about, keep);
      if (about.signal.aborted) return;
      const { busy, refused } = this.workOf(place);
      const more = refusal === null ? refused : [...refused, { name: file.name, refusal }];
      this.#set(place, { busy: busy - 1, refused: more });
    }
  }

  /** Takes the words about refused files away. */
  dismiss(place: string): void {
    this.#set(place, { busy: this.workOf(place).busy, refused: [] });
  }

  /** Lets go of a photograph that nothing needs any more. */
  async forget(id: string): Promise<void> {
    this.#revoke(id);
    this.#thumbnails.delete(id);
    // What the device would not delete is only room lost; the outbox's own clearing finds it.
    await this.#client?.drafts.deletePhoto(id).catch(() => {});
  }

  async #take(
    file: File,
    { record, signal }: { readonly record: AttachmentPlace; readonly signal: AbortSignal },
    keep: (photograph: KeptPhotograph) => void,
  ): Promise<RefusedPhotograph['refusal'] | null> {
    const client = this.#client;
    if (client === null) return { reason: 'not-kept' };
    let taken: Awaited<ReturnType<typeof takePhotograph>>;
    try {
      taken = await takePhotograph(file, signal);
    } catch {
      return { reason: 'not-kept' };
    }
    if (!taken.ok) return taken.refusal;
    try {
      const { id, size } = await client.drafts.putPhoto(taken.photograph, record);
      if (signal.aborted) return null;
      this.#thumbnails.set(id, URL.createObjectURL(taken.photograph));
      keep({ id, size });
      return null;
    } catch (error) {
      return { reason: keepingFailure(error) === 'full' ? 'storage-full' : 'not-kept' };
    }
  }

  async #read(id: string): Promise<void> {
    const client = this.#client;
    const kept = await client?.drafts.getPhoto(id).catch(() => null);
    const photograph = kept ?? (await sentBefore(client, id, this.#signal));
    if (client !== this.#client || this.#thumbnails.get(id) !== null) return;
    this.#thumbnails.set(id, photograph ? URL.createObjectURL(photograph) : 'lost');
    this.#host.requestUpdate();
  }

  #set(place: string, work: PhotographWork): void {
    this.#work.set(place, work);
    this.#host.requestUpdate();
  }

  #revoke(id: string): void {
    const url = this.#thumbnails.get(id);
    if (url?.startsWith('blob:')) URL.revokeObjectURL(url);
  }

  /** Somebody else looks from now on: what the device keeps is read anew, by whoever it is for. */
  forgetAll(): void {
    for (const id of this.#thumbnails.keys()) this.#revoke(id);
    this.#thumbnails.clear();
    this.#work.clear();
  }

  #release(): void {
    this.forgetAll();
    this.#client = null;
  }
}

/** A picture that a record on the server names, and that this device does not keep. */
async function sentBefore(client: WardClient | null, id: string, signal: AbortSignal | null): Promise<Blob | null> {
  if (client === null || signal === null || signal.aborted) return null;
  const answered = await client.attachments.getContent(id, { signal }).safe();
  return answered.ok ? answered.data : null;
}
