import {
  type Change,
  type MemoryReason,
  type RecordStore,
  RevisionConflict,
  type StoredRecord,
} from './record-store.ts';

/**
 * Keeps rows in this page only, for origins that can't encrypt and for programs without a database.
 *
 * @param reason null only in tests, where it stands for a device
 * @example
 * import { createClient } from '@wardkit/client';
 *
 * // A test in which two pages stand on one device.
 * const store = createMemoryStore(null);
 * const pages = [1, 2].map(() => createClient({ baseUrl, getToken, offline: true, openStore: async () => store }));
 */
export function createMemoryStore(reason: MemoryReason | null): RecordStore {
  const rows = new Map<string, StoredRecord>();
  const settings = new Map<string, unknown>();
  const place = (store: string, owner: string, key: string) => `${store}\n${owner}\n${key}`;
  let sequence = 0;

  function matching(prefix: string): string[] {
    return [...rows.keys()].filter((key) => key.startsWith(prefix)).sort();
  }

  function check(changes: readonly Change[]): void {
    for (const change of changes) {
      if (change.do !== 'replace') continue;
      const { owner, key } = change.record;
      if (rows.get(place(change.store, owner, key))?.revision !== change.revision) throw new RevisionConflict();
    }
  }

  return {
    kept: reason === null ? 'device' : 'memory',
    reason,
    async get(store, owner, key) {
      return rows.get(place(store, owner, key)) ?? null;
    },
    async list(store, owner, prefix = '') {
      return matching(place(store, owner, prefix)).flatMap((key) => rows.get(key) ?? []);
    },
    async change(changes) {
      check(changes);
      for (const change of changes) {
        if (change.do === 'delete') {
          const where = place(change.store, change.owner, change.key);
          if (change.at === undefined || rows.get(where)?.at === change.at) rows.delete(where);
        } else if (change.do === 'delete-all') {
          for (const key of matching(place(change.store, change.owner, change.prefix))) rows.delete(key);
        } else {
          const where = place(change.store, change.record.owner, change.record.key);
          if (change.do !== 'append') rows.set(where, change.record);
          else if (!rows.has(where)) {
            sequence += 1;
            rows.set(where, { ...change.record, sequence });
          }
        }
      }
      return sequence;
    },
    async getSetting(name) {
      return settings.get(name);
    },
    async putSetting(name, value) {
      if (value === undefined) settings.delete(name);
      else settings.set(name, value);
    },
    async settle<T>(name: string, value: T) {
      if (!settings.has(name)) settings.set(name, value);
      return settings.get(name) as T;
    },
    close() {},
  };
}
