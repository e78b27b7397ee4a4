import { createHmac, timingSafeEqual } from 'node:crypto';
import type { KeyRing } from '../privacy/key-ring.ts';

/** How far a reader has come in the log of each station, as decimal text. */
export type Positions = ReadonlyMap<string, string>;

const stationBytes = 16;
const positionBytes = 6;
const signatureBytes = 12;

/**
 * Makes and reads the ids of a stream. An id holds a position in the log of every station that the reader sees, and is
 * signed: what it holds is the server's own affair, and nobody makes one up.
 */
export class PositionIds {
  readonly #keys: KeyRing;

  constructor(keys: KeyRing) {
    this.#keys = keys;
  }

  /** The id of a place: 30 characters for each station and 20 more. */
  idOf(positions: Positions): string {
    const places = [...positions].sort(([a], [b]) => (a < b ? -1 : 1));
    const content = Buffer.alloc(places.length * (stationBytes + positionBytes));
    for (const [at, [stationId, position]] of places.entries()) {
      const offset = at * (stationBytes + positionBytes);
      content.write(stationId.replaceAll('-', ''), offset, 'hex');
      content.writeUIntBE(Number(position), offset + stationBytes, positionBytes);
    }
    const keyId = this.#keys.activeId;
    return `${keyId}.${content.toString('base64url')}.${this.#sign(content, keyId).toString('base64url')}`;
  }

  /** The place of an id; null for one that this server has not made. */
  read(id: string): Positions | null {
    const [keyId = '', text = '', signature = '', ...rest] = id.split('.');
    const content = Buffer.from(text, 'base64url');
    if (rest.length > 0 || content.length % (stationBytes + positionBytes) !== 0) return null;
    let expected: Buffer;
    try {
      expected = this.#sign(content, keyId);
    } catch {
      return null;
    }
    const given = Buffer.from(signature, 'base64url');
    if (given.length !== expected.length || !timingSafeEqual(given, expected)) return null;
    const positions = new Map<string, string>();
    for (let at = 0; at < content.length; at += stationBytes + positionBytes) {
      const hex = content.toString('hex', at, at + stationBytes);
      const stationId = hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
      positions.set(stationId, String(content.readUIntBE(at + stationBytes, positionBytes)));
    }
    return positions;
  }

  #sign(content: Buffer, keyId: string): Buffer {
    const key = this.#keys.derive('event-positions', keyId);
    return createHmac('sha256', key).update(content).digest().subarray(0, signatureBytes);
  }
}
