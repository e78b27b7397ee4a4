import type { Clock } from '../clock.ts';
import { sha256 } from '../digest.ts';
import { type Change, type RecordStore, RevisionConflict, type StoredRecord, type StoreName } from './record-store.ts';
import { newSealingKey, openSealing, placeOf, type Sealing, sealingWith } from './sealing.ts';

/** A row that was opened. */
interface Opened<T> {
  value: T;
  row: StoredRecord;
}

/** The things of one person on this device. */
export interface Vault {
  readonly owner: string;
  readonly kept: 'device' | 'memory';
  get<T>(store: StoreName, key: string): Promise<Opened<T> | null>;
  open<T>(store: StoreName, row: StoredRecord): Promise<Opened<T>>;
  openBytes(store: StoreName, row: StoredRecord): Promise<Uint8Array<ArrayBuffer>>;
  /** Rows as they lie there, sealed, in the order of their keys. */
  rows(store: StoreName, prefix?: string): Promise<StoredRecord[]>;
  row(store: StoreName, key: string): Promise<StoredRecord | null>;
  /** Seals a value for a change to be made later: sealing inside a transaction would let the transaction end. */
  seal(store: StoreName, key: string, value: unknown): Promise<StoredRecord>;
  sealBytes(store: StoreName, key: string, bytes: Uint8Array<ArrayBuffer>): Promise<StoredRecord>;
  change(changes: readonly Change[]): Promise<number>;
  delete(store: StoreName, key: string): Promise<void>;
  /**
   * Reads, changes and writes a row, and makes the other changes with it or none; when another tab was first, once more
   * on top of that. Null: the row is gone. `change` gives null to leave it as it is.
   */
  update<T>(
    store: StoreName,
    key: string,
    change: (value: T) => T | null,
    also?: readonly Change[],
  ): Promise<Opened<T> | null>;
}

/** Opens the things of one person. `owner` is what {@link ownerOf} gave. */
export async function openVault(records: RecordStore, owner: string, clock: Clock): Promise<Vault> {
  const sealing = await sealingOf(records, owner);

  async function sealBytes(store: StoreName, key: string, bytes: Uint8Array<ArrayBuffer>): Promise<StoredRecord> {
    const { iv, data } = await sealing.seal(placeOf(store, owner, key), bytes);
    return { owner, key, revision: 1, at: clock.now(), sequence: 0, size: bytes.byteLength, iv, data };
  }

  const vault: Vault = {
    owner,
    kept: records.kept,
    async get(store, key) {
      const row = await records.get(store, owner, key);
      return row === null ? null : vault.open(store, row);
    },
    async open<T>(store: StoreName, row: StoredRecord) {
      return { value: JSON.parse(new TextDecoder().decode(await vault.openBytes(store, row))) as T, row };
    },
    openBytes: (store, row) => sealing.open(placeOf(store, owner, row.key), row),
    rows: (store, prefix) => records.list(store, owner, prefix),
    row: (store, key) => records.get(store, owner, key),
    seal: (store, key, value) => sealBytes(store, key, new TextEncoder().encode(JSON.stringify(value))),
    sealBytes,
    change: (changes) => records.change(changes),
    async delete(store, key) {
      await records.change([{ do: 'delete', store, owner, key }]);
    },
    async update<T>(store: StoreName, key: string, change: (value: T) => T | null, also: readonly Change[] = []) {
      for (;;) {
        const opened = await vault.get<T>(store, key);
        if (opened === null) return null;
        const value = change(opened.value);
        if (value === null) return opened;
        const { revision, sequence } = opened.row;
        const row = { ...(await vault.seal(store, key, value)), revision: revision + 1, sequence };
        try {
          await records.change([{ do: 'replace', store, record: row, revision }, ...also]);
          return { value, row };
        } catch (error) {
          if (!(error instanceof RevisionConflict)) throw error;
        }
      }
    },
  };
  return vault;
}

/** Who the owner of things is, without saying it: what lies in the database names nobody. */
export async function ownerOf(
  baseUrl: string,
  person: { station: string | null; subject: string } | null,
): Promise<string> {
  const name = person === null ? [baseUrl] : [baseUrl, person.station, person.subject];
  return (await sha256(new TextEncoder().encode(JSON.stringify(name)))).slice(0, 32);
}

async function sealingOf(records: RecordStore, owner: string): Promise<Sealing> {
  if (records.kept === 'memory') return openSealing;
  const name = `key:${owner}`;
  const kept = await records.getSetting(name);
  if (kept instanceof CryptoKey) return sealingWith(kept);
  return sealingWith(await records.settle(name, await newSealingKey()));
}

/**
 * Deletes everything of a person, and the key. A copy of the disk made before may still hold both: Chromium writes the
 * bytes of a key that scripts can't read into the same files.
 */
export async function wipeVault(records: RecordStore, owner: string): Promise<void> {
  const everything = (store: StoreName): Change => ({ do: 'delete-all', store, owner, prefix: '' });
  await records.change([
    everything('outbox'),
    everything('drafts'),
    everything('photos'),
    everything('chunks'),
    everything('reads'),
  ]);
  await records.putSetting(`key:${owner}`, undefined);
}
