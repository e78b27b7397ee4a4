import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { KeyRing } from './key-ring.ts';

/** Where a value stands. It is sealed into the value, so that one can't be copied to another row or column. */
export interface CellPlace {
  readonly stationId: string;
  readonly column: string;
  readonly rowId: string;
}

const nonceLength = 12;
const tagLength = 16;

/** Closes a value for one cell with AES-256-GCM under the ring's active key: `<key id>.<base64url>`. */
export function sealCell(keys: KeyRing, place: CellPlace, value: string): string {
  const nonce = randomBytes(nonceLength);
  const cipher = createCipheriv('aes-256-gcm', keys.derive('columns'), nonce);
  cipher.setAAD(placeBytes(place));
  const sealed = Buffer.concat([nonce, cipher.update(value, 'utf8'), cipher.final(), cipher.getAuthTag()]);
  return `${keys.activeId}.${sealed.toString('base64url')}`;
}

/**
 * Opens what {@link sealCell} closed.
 *
 * @throws {Error} when the value was changed, belongs to another cell, or its key is not in the ring
 */
export function openCell(keys: KeyRing, place: CellPlace, sealed: string): string {
  const dot = sealed.indexOf('.');
  const bytes = Buffer.from(sealed.slice(dot + 1), 'base64url');
  const nonce = bytes.subarray(0, nonceLength);
  const decipher = createDecipheriv('aes-256-gcm', keys.derive('columns', sealed.slice(0, dot)), nonce);
  decipher.setAAD(placeBytes(place));
  decipher.setAuthTag(bytes.subarray(-tagLength));
  return decipher.update(bytes.subarray(nonceLength, -tagLength), undefined, 'utf8') + decipher.final('utf8');
}

function placeBytes({ stationId, column, rowId }: CellPlace): Buffer {
  return Buffer.from(`${stationId}\n${column}\n${rowId}`);
}
