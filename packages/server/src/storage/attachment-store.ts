import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { KeyRing } from '../privacy/key-ring.ts';
import { isUuid } from '../uuid.ts';
import { markName } from './file-name.ts';
import type { FileStore } from './file-store.ts';
import { draftEnding } from './folder-store.ts';

type Bytes = Uint8Array<ArrayBuffer>;

/** Whose files are meant. */
export interface AttachmentOwner {
  readonly stationId: string;
  readonly attachmentId: string;
}

/** Where an attachment lies, and the key that closes it. */
export interface AttachmentPlace extends AttachmentOwner {
  /** The key ring's secret that the station's key is derived from. */
  readonly secretId: string;
}

/** A file of a station, by what it is. */
export interface AttachmentFile extends AttachmentOwner {
  readonly name: string;
  readonly kind: 'copy' | 'piece' | 'draft';
  readonly changedAt: Date;
}

/** A file that is not there, or was changed. Unlike with a store that can't be reached, trying again does not help. */
export class LostFile extends Error {
  override readonly name = 'LostFile';
}

/** A piece of an upload: its bytes from one offset up to another. */
interface Range {
  readonly from: number;
  readonly to: number;
}

const nonceLength = 12;
const tagLength = 16;

/**
 * Attachments, each closed with a key of its station (AES-256-GCM) before the store gets it. Until an upload is whole, each
 * piece is a file of its own: any process may take any piece, and none holds what the others don't see.
 */
export class AttachmentStore {
  readonly #files: FileStore;
  readonly #keys: KeyRing;

  constructor(files: FileStore, keys: KeyRing) {
    this.#files = files;
    this.#keys = keys;
  }

  /**
   * Keeps a piece of an upload under the range that it covers. One that is sent again takes the place of itself, and one of
   * another length never that of a piece that was acknowledged.
   */
  async putRange(place: AttachmentPlace, from: number, bytes: Bytes): Promise<void> {
    const range = { from, to: from + bytes.length };
    await this.#files.write(rangeName(place, range), this.#seal(place, partOf(range), bytes));
  }

  /**
   * The first bytes of an upload, put together from its pieces.
   *
   * @throws {LostFile} when a piece is missing or was changed
   */
  async joinRanges(place: AttachmentPlace, size: number, signal?: AbortSignal): Promise<Bytes> {
    const ranges: Range[] = [];
    for await (const { name } of this.#files.list(`${piecesFolder(place)}/`)) {
      const [, from, to] = /\/(\d+)-(\d+)$/.exec(name) ?? [];
      if (to !== undefined) ranges.push({ from: Number(from), to: Number(to) });
    }
    const whole = new Uint8Array(size);
    for (const range of chainOf(ranges, size)) {
      whole.set(await this.#read(place, rangeName(place, range), partOf(range), signal), range.from);
    }
    return whole;
  }

  /** Keeps one piece of what is read piece by piece. */
  async putPiece(place: AttachmentPlace, number: number, bytes: Bytes): Promise<void> {
    await this.#files.write(pieceName(place, number), this.#seal(place, `piece ${number}`, bytes));
  }

  /** @throws {LostFile} when the piece is missing or was changed */
  async readPiece(place: AttachmentPlace, number: number, signal?: AbortSignal): Promise<Bytes> {
    return this.#read(place, pieceName(place, number), `piece ${number}`, signal);
  }

  async dropPieces(owner: AttachmentOwner): Promise<void> {
    await this.#files.removeAll(piecesFolder(owner));
  }

  /** Removes everything of an attachment; what is gone already is no fault. */
  async drop(owner: AttachmentOwner): Promise<void> {
    // A change of keys may have been broken off between its two copies: they go by what their names begin with.
    await this.#files.removeAll(ownPrefix(owner));
  }

  /** Removes the copy that is closed under one key. */
  async dropCopy(place: AttachmentPlace): Promise<void> {
    await this.#files.remove(copyName(place));
    await this.#files.remove(oldCopyName(place));
  }

  async putCopy(place: AttachmentPlace, bytes: Bytes): Promise<void> {
    await this.writeSealed(place, this.#seal(place, 'copy', bytes));
  }

  /** @throws {LostFile} when the copy is missing or was changed */
  async readCopy(place: AttachmentPlace, signal?: AbortSignal): Promise<Bytes> {
    const sealed = await this.readSealed(place, signal);
    if (sealed === null) throw new LostFile(`there is no ${copyName(place)}`);
    return this.#open(place, 'copy', sealed);
  }

  /** The bytes of a copy as they are kept, closed; null when there is none under the place's key. */
  async readSealed(place: AttachmentPlace, signal?: AbortSignal): Promise<Buffer | null> {
    return (await this.#files.read(copyName(place), signal)) ?? this.#files.read(oldCopyName(place), signal);
  }

  /** Keeps a copy whose bytes are closed already. */
  async writeSealed(place: AttachmentPlace, sealed: Buffer): Promise<void> {
    await this.#files.write(copyName(place), sealed);
  }

  /** Whether no copy is kept. */
  async isEmpty(): Promise<boolean> {
    for await (const { name } of this.#files.list('')) if (name.endsWith('.copy')) return false;
    return true;
  }

  /** What lies in the store for a station. */
  async *filesOf(stationId: string): AsyncGenerator<AttachmentFile> {
    for await (const { name, changedAt } of this.#files.list(`${stationId}/`)) {
      const [, attachmentId, rest = ''] = /^[^/]+\/([0-9a-f-]{36})\.(.+)$/.exec(name) ?? [];
      // What has another name is nothing of ours.
      if (attachmentId === undefined || !isUuid(attachmentId)) continue;
      const kind = rest.endsWith(draftEnding) ? 'draft' : rest.startsWith('pieces/') ? 'piece' : 'copy';
      yield { stationId, attachmentId, name, kind, changedAt };
    }
  }

  async remove({ name }: AttachmentFile): Promise<void> {
    await this.#files.remove(name);
  }

  /** What the database that the store belongs to wrote into it; null where none did. */
  async readMark(): Promise<string | null> {
    return (await this.#files.read(markName))?.toString('utf8') ?? null;
  }

  async writeMark(mark: string): Promise<void> {
    await this.#files.write(markName, Buffer.from(mark));
  }

  /** Rejects when nothing can be kept now. */
  async probe(signal: AbortSignal): Promise<void> {
    await this.#files.probe(signal);
  }

  async #read(place: AttachmentPlace, name: string, part: string, signal?: AbortSignal): Promise<Bytes> {
    const sealed = await this.#files.read(name, signal);
    if (sealed === null) throw new LostFile(`there is no ${name}`);
    return this.#open(place, part, sealed);
  }

  #seal(place: AttachmentPlace, part: string, bytes: Bytes): Buffer {
    const nonce = randomBytes(nonceLength);
    const cipher = createCipheriv('aes-256-gcm', this.#key(place), nonce);
    cipher.setAAD(Buffer.from(`${place.attachmentId} ${part}`));
    return Buffer.concat([nonce, cipher.update(bytes), cipher.final(), cipher.getAuthTag()]);
  }

  #open(place: AttachmentPlace, part: string, sealed: Buffer): Bytes {
    const key = this.#key(place);
    try {
      const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, nonceLength));
      decipher.setAAD(Buffer.from(`${place.attachmentId} ${part}`));
      decipher.setAuthTag(sealed.subarray(-tagLength));
      const opened = [decipher.update(sealed.subarray(nonceLength, -tagLength)), decipher.final()];
      return new Uint8Array(Buffer.concat(opened));
    } catch {
      throw new LostFile(`the ${part} of ${place.attachmentId} is not as it was kept`);
    }
  }

  #key({ stationId, secretId }: AttachmentPlace): Buffer {
    return this.#keys.derive(`attachments:${stationId}`, secretId);
  }
}

function ownPrefix({ stationId, attachmentId }: AttachmentOwner): string {
  return `${stationId}/${attachmentId}.`;
}

function piecesFolder(owner: AttachmentOwner): string {
  return `${ownPrefix(owner)}pieces`;
}

function pieceName(owner: AttachmentOwner, number: number): string {
  return `${piecesFolder(owner)}/${number}`;
}

function rangeName(owner: AttachmentOwner, { from, to }: Range): string {
  return `${piecesFolder(owner)}/${from}-${to}`;
}

/** What a piece is bound to, so that it opens in no other's place. */
function partOf({ from, to }: Range): string {
  return `range ${from}-${to}`;
}

function copyName(place: AttachmentPlace): string {
  return `${ownPrefix(place)}${place.secretId}.copy`;
}

/** As versions before changes of keys named it. */
function oldCopyName(owner: AttachmentOwner): string {
  return `${ownPrefix(owner)}copy`;
}

/**
 * The pieces that follow one another from the first byte to the last. Others may lie beside them: they were sent, and the
 * call that brought them broke off before it was acknowledged.
 *
 * @throws {LostFile} when there is a gap
 */
function chainOf(ranges: readonly Range[], size: number): readonly Range[] {
  const onward = new Map<number, Range>();
  for (const range of ranges.toSorted((one, other) => other.from - one.from)) {
    if (range.to === size || onward.has(range.to)) onward.set(range.from, range);
  }
  const chain: Range[] = [];
  for (let at = 0; at < size; ) {
    const next = onward.get(at);
    if (next === undefined) throw new LostFile(`an upload has no pieces for its first ${size} bytes`);
    chain.push(next);
    at = next.to;
  }
  return chain;
}
