import { StorageError } from '../errors.ts';
import type { StoredRecord, StoreName } from './record-store.ts';

/** Closes rows for one person and opens them again. */
export interface Sealing {
  seal(place: string, plain: Uint8Array<ArrayBuffer>): Promise<Pick<StoredRecord, 'iv' | 'data'>>;
  /** Rejects with `StorageError` (`unreadable`) where the row is not whole or not from this place. */
  open(place: string, row: Pick<StoredRecord, 'iv' | 'data'>): Promise<Uint8Array<ArrayBuffer>>;
}

/** Names the row inside its seal, so that a row copied to another place does not open there. */
export function placeOf(store: StoreName, owner: string, key: string): string {
  return `${store}\n${owner}\n${key}`;
}

/** `CryptoKey`, which is a type in the DOM's words and none in Node's. */
type SealingKey = Parameters<typeof crypto.subtle.encrypt>[1];

/**
 * A key that the browser keeps and no script can read. It guards against scripts and other people's sign-ins, not against
 * a copy of the browser's profile: Chromium keeps the key's bytes there in the clear.
 */
export function newSealingKey(): Promise<SealingKey> {
  return crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
}

/** AES-GCM with a fresh 96-bit nonce for each row. */
export function sealingWith(key: SealingKey): Sealing {
  const settings = (iv: Uint8Array<ArrayBuffer>, place: string) => ({
    name: 'AES-GCM',
    iv,
    additionalData: new TextEncoder().encode(place),
  });
  return {
    async seal(place, plain) {
      const iv = crypto.getRandomValues(new Uint8Array(12));
      return { iv, data: new Uint8Array(await crypto.subtle.encrypt(settings(iv, place), key, plain)) };
    },
    async open(place, row) {
      try {
        return new Uint8Array(
          await crypto.subtle.decrypt(settings(row.iv ?? new Uint8Array(12), place), key, row.data),
        );
      } catch {
        throw new StorageError('unreadable', 'Something kept on this device can no longer be opened.');
      }
    },
  };
}

/** For a store that ends with the page: there is nothing at rest to seal. */
export const openSealing: Sealing = {
  seal: async (_place, plain) => ({ iv: null, data: plain.slice() }),
  open: async (_place, row) => row.data,
};
