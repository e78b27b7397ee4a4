import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { KeyRing } from '../privacy/key-ring.ts';

type Bytes = Uint8Array<ArrayBuffer>;

/** Where an attachment lies, and the key that closes it. */
export interface AttachmentPlace {
  readonly stationId: string;
  readonly attachmentId: string;
  /** The key ring's secret that the station's key is derived from. */
  readonly secretId: string;
}

const nonceLength = 12;
const tagLength = 16;

/**
 * Attachments in a folder, each closed with a key of its station (AES-256-GCM). Until an upload is whole its pieces lie
 * beside each other, named by their offset, so that a piece that is sent again takes the place of itself.
 */
export class AttachmentStore {
  readonly folder: string;
  readonly #keys: KeyRing;

  constructor(folder: string, keys: KeyRing) {
    this.folder = folder;
    this.#keys = keys;
  }

  async putPiece(place: AttachmentPlace, offset: number, bytes: Bytes): Promise<void> {
    const folder = this.#pieces(place);
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await this.#write(join(folder, String(offset)), this.#seal(place, `piece ${offset}`, bytes));
  }

  /**
   * All pieces in order.
   *
   * @throws {Error} when a piece is missing or was changed
   */
  async joinPieces(place: AttachmentPlace, size: number): Promise<Bytes> {
    const folder = this.#pieces(place);
    const offsets = (await readdir(folder)).filter((name) => /^\d+$/.test(name)).map(Number);
    const whole = new Uint8Array(size);
    let at = 0;
    for (const offset of offsets.sort((a, b) => a - b)) {
      // A longer piece that was sent before a break may reach over a later one's begin; only the chain counts.
      if (offset !== at) continue;
      const piece = this.#open(place, `piece ${offset}`, await readFile(join(folder, String(offset))));
      if (at + piece.length > size) break;
      whole.set(piece, at);
      at += piece.length;
    }
    if (at !== size) throw new Error(`an upload of ${size} bytes has pieces for ${at}`);
    return whole;
  }

  /**
   * One piece by its number, of what is read piece by piece.
   *
   * @throws {Error} when it is missing or was changed
   */
  async readPiece(place: AttachmentPlace, number: number): Promise<Bytes> {
    return this.#open(place, `piece ${number}`, await readFile(join(this.#pieces(place), String(number))));
  }

  async dropPieces(place: AttachmentPlace): Promise<void> {
    await rm(this.#pieces(place), { recursive: true, force: true });
  }

  /** Removes everything of an attachment; what is gone already is no fault. */
  async drop(place: AttachmentPlace): Promise<void> {
    await this.dropPieces(place);
    const folder = join(this.folder, place.stationId);
    const names = await readdir(folder).catch(() => []);
    // A change of keys may have been broken off between its two copies.
    for (const name of names.filter((each) => each.startsWith(`${place.attachmentId}.`))) {
      await rm(join(folder, name), { recursive: true, force: true });
    }
  }

  /** Removes the copy that is closed under one key. */
  async dropCopy(place: AttachmentPlace): Promise<void> {
    await rm(this.#copy(place), { force: true });
    await rm(join(this.folder, place.stationId, `${place.attachmentId}.copy`), { force: true });
  }

  async putCopy(place: AttachmentPlace, bytes: Bytes): Promise<void> {
    await mkdir(join(this.folder, place.stationId), { recursive: true, mode: 0o700 });
    await this.#write(this.#copy(place), this.#seal(place, 'copy', bytes));
  }

  async readCopy(place: AttachmentPlace): Promise<Bytes> {
    return this.#open(place, 'copy', await this.readSealed(place));
  }

  /**
   * The bytes of a copy as they are kept, closed.
   *
   * @throws {Error} of code ENOENT when there is none under the place's key
   */
  readSealed(place: AttachmentPlace): Promise<Buffer> {
    return readFile(this.#copy(place)).catch((cause) => {
      if (cause.code !== 'ENOENT') throw cause;
      // As versions before changes of keys named it.
      return readFile(join(this.folder, place.stationId, `${place.attachmentId}.copy`));
    });
  }

  /** Keeps a copy whose bytes are closed already. */
  async writeSealed(place: AttachmentPlace, sealed: Buffer): Promise<void> {
    await mkdir(join(this.folder, place.stationId), { recursive: true, mode: 0o700 });
    await this.#write(this.#copy(place), sealed);
  }

  /** Whether no copy is kept. */
  async isEmpty(): Promise<boolean> {
    const names = await readdir(this.folder, { recursive: true }).catch(() => []);
    return !names.some((name) => name.endsWith('.copy'));
  }

  #pieces({ stationId, attachmentId }: AttachmentPlace): string {
    return join(this.folder, stationId, `${attachmentId}.pieces`);
  }

  #copy({ stationId, attachmentId, secretId }: AttachmentPlace): string {
    return join(this.folder, stationId, `${attachmentId}.${secretId}.copy`);
  }

  #seal(place: AttachmentPlace, part: string, bytes: Bytes): Buffer {
    const nonce = randomBytes(nonceLength);
    const cipher = createCipheriv('aes-256-gcm', this.#key(place), nonce);
    cipher.setAAD(Buffer.from(`${place.attachmentId} ${part}`));
    return Buffer.concat([nonce, cipher.update(bytes), cipher.final(), cipher.getAuthTag()]);
  }

  #open(place: AttachmentPlace, part: string, sealed: Buffer): Bytes {
    const decipher = createDecipheriv('aes-256-gcm', this.#key(place), sealed.subarray(0, nonceLength));
    decipher.setAAD(Buffer.from(`${place.attachmentId} ${part}`));
    decipher.setAuthTag(sealed.subarray(-tagLength));
    return new Uint8Array(Buffer.concat([decipher.update(sealed.subarray(nonceLength, -tagLength)), decipher.final()]));
  }

  #key({ stationId, secretId }: AttachmentPlace): Buffer {
    return this.#keys.derive(`attachments:${stationId}`, secretId);
  }

  /** The bytes are on the disk before the row says so. */
  async #write(path: string, bytes: Buffer): Promise<void> {
    const draft = `${path}.${randomBytes(4).toString('hex')}.draft`;
    const file = await open(draft, 'wx', 0o600);
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(draft, path);
  }
}
