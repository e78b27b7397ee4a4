/** The tables of the one database that Wardkit keeps on a device. */
export const storeNames = ['outbox', 'drafts', 'photos', 'chunks', 'reads'] as const;
export type StoreName = (typeof storeNames)[number];

/** One sealed row. Only what the database needs for order and age stands beside the sealed bytes. */
export interface StoredRecord {
  /** Whose it is: a hash of server, station and subject. */
  owner: string;
  key: string;
  /** Counts changes, so that two tabs can't overwrite each other unseen. */
  revision: number;
  /** When it was written, milliseconds since 1970. */
  at: number;
  /** Order of saving; given by the store where it is asked to append. */
  sequence: number;
  /** Bytes before sealing. */
  size: number;
  /** Null in a store that keeps nothing past this page. */
  iv: Uint8Array<ArrayBuffer> | null;
  data: Uint8Array<ArrayBuffer>;
}

/** A change; several are made together or not at all. */
export type Change =
  | { do: 'put'; store: StoreName; record: StoredRecord }
  /** Gives the next sequence number; a row that is there already stays. */
  | { do: 'append'; store: StoreName; record: StoredRecord }
  /** Only if the row still has this revision. */
  | { do: 'replace'; store: StoreName; record: StoredRecord; revision: number }
  /** With `at`, only if the row is still the one that was written then. */
  | { do: 'delete'; store: StoreName; owner: string; key: string; at?: number }
  /** Every row whose key begins with the prefix. */
  | { do: 'delete-all'; store: StoreName; owner: string; prefix: string };

/** Somebody else changed the row first; read it again. */
export class RevisionConflict extends Error {
  constructor() {
    super('The row was changed in the meantime');
    this.name = 'RevisionConflict';
  }
}

/**
 * Why nothing can be kept past this page.
 * @example
 * const words: Record<MemoryReason, string> = {
 *   'no-encryption': 'This page is not served by https.',
 *   'no-database': 'This browser has no storage.',
 *   refused: 'Private windows keep nothing.',
 * };
 */
export type MemoryReason = 'no-encryption' | 'no-database' | 'refused';

/**
 * A small store of sealed rows: IndexedDB, or memory where there is none.
 * @example
 * import { createClient, createMemoryStore } from '@wardkit/client';
 *
 * const store: RecordStore = createMemoryStore('no-encryption'); // as on an origin without https
 * const client = createClient({ baseUrl, getToken, offline: true, openStore: async () => store });
 */
export interface RecordStore {
  readonly kept: 'device' | 'memory';
  readonly reason: MemoryReason | null;
  get(store: StoreName, owner: string, key: string): Promise<StoredRecord | null>;
  /** In the order of their keys. */
  list(store: StoreName, owner: string, prefix?: string): Promise<StoredRecord[]>;
  /** Makes all changes or none, and resolves when they are on the device. Gives the sequence of the last append. */
  change(changes: readonly Change[]): Promise<number>;
  /** Small facts without personal data, such as who was signed in last. */
  getSetting(name: string): Promise<unknown>;
  putSetting(name: string, value: unknown): Promise<void>;
  /** Sets a fact that has none yet, and gives the one that holds: two tabs settle on one. */
  settle<T>(name: string, value: T): Promise<T>;
  close(): void;
}
