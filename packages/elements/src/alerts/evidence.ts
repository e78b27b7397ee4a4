import type { WardClient } from '@wardkit/client';
import type { ReactiveControllerHost } from 'lit';
import { newIdentifier } from '../foundation/new-identifier.ts';
import { takePhotograph } from '../foundation/photographs/photo-intake.ts';
import {
  mostPhotographs,
  type PhotographWork,
  type RefusedPhotograph,
  type Thumbnail,
} from '../foundation/photographs/photographs.ts';

/** The bytes of one piece of an upload, as the contract bounds it. */
const pieceSize = 1_048_576;
const idle: PhotographWork = { busy: 0, refused: [] };

/**
 * Photographs that show how an alert was dealt with: taken in without their places, and sent before the move that names
 * them. They stay in this page until then, so that a refusal loses none; what was sent once is not sent again.
 */
export class Evidence {
  #work = idle;
  readonly #pictures = new Map<string, { readonly blob: Blob; readonly url: string }>();
  readonly #sent = new Set<string>();
  readonly #host: ReactiveControllerHost;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
  }

  /** As the field of photographs draws them. */
  get photographs(): { readonly id: string }[] {
    return [...this.#pictures.keys()].map((id) => ({ id }));
  }

  workOf(): PhotographWork {
    return this.#work;
  }

  thumbnail(id: string): Thumbnail {
    return this.#pictures.get(id)?.url ?? 'lost';
  }

  /** Takes files in one after the other, so that a phone decodes one at a time. @param now milliseconds since 1970 */
  async add(files: readonly File[], now: number, signal: AbortSignal): Promise<void> {
    const room = Math.max(0, mostPhotographs - this.#pictures.size - this.#work.busy);
    const tooMany = files.slice(room, room + 1).map(({ name }) => ({ name, refusal: { reason: 'too-many' } as const }));
    this.#set({ busy: this.#work.busy + Math.min(room, files.length), refused: tooMany });
    for (const file of files.slice(0, room)) {
      const taken = await takePhotograph(file, signal).catch(() => null);
      if (signal.aborted) return;
      const refused: RefusedPhotograph[] = [...this.#work.refused];
      if (taken === null) refused.push({ name: file.name, refusal: { reason: 'not-kept' } });
      else if (taken.ok) {
        const { photograph: blob } = taken;
        this.#pictures.set(newIdentifier(now), { blob, url: URL.createObjectURL(blob) });
      } else refused.push({ name: file.name, refusal: taken.refusal });
      this.#set({ busy: this.#work.busy - 1, refused });
    }
  }

  remove(id: string): void {
    URL.revokeObjectURL(this.#pictures.get(id)?.url ?? '');
    this.#pictures.delete(id);
    this.#host.requestUpdate();
  }

  dismiss(): void {
    this.#set({ ...this.#work, refused: [] });
  }

  clear(): void {
    for (const { url } of this.#pictures.values()) URL.revokeObjectURL(url);
    this.#pictures.clear();
    this.#sent.clear();
    this.#work = idle;
  }

  /** Sends what was not sent yet. @throws an error of the SDK; what was sent before it stays sent */
  async send(client: WardClient, alertId: string, signal: AbortSignal): Promise<string[]> {
    for (const [id, { blob }] of this.#pictures) {
      if (this.#sent.has(id)) continue;
      const bytes = new Uint8Array(await blob.arrayBuffer());
      const mediaType = blob.type as 'image/jpeg';
      const sha256 = await hexOf(bytes);
      const announced = await client.attachments
        .create(id, { alertId, mediaType, size: bytes.byteLength, sha256 }, { signal })
        .safe();
      // Announced by an attempt whose answer was lost: the upload goes on where it stands.
      const taken = announced.ok ? announced.data : await client.attachments.get(id, { signal });
      for (let offset = taken.receivedBytes; offset < bytes.byteLength; offset += pieceSize) {
        const piece = bytes.slice(offset, offset + pieceSize);
        await client.attachments.append(id, offset, piece, { signal });
      }
      this.#sent.add(id);
    }
    return [...this.#pictures.keys()];
  }

  #set(work: PhotographWork): void {
    this.#work = work;
    this.#host.requestUpdate();
  }
}

async function hexOf(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  // An origin without WebCrypto has it from a package that is fetched only there.
  const digest =
    globalThis.crypto.subtle === undefined
      ? (await import('@noble/hashes/sha2.js')).sha256(bytes)
      : new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
