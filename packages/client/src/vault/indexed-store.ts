import { type DBSchema, type IDBPDatabase, type IDBPObjectStore, openDB } from 'idb';
import { browser } from '../browser.ts';
import { StorageError } from '../errors.ts';
import {
  type Change,
  type RecordStore,
  RevisionConflict,
  type StoredRecord,
  type StoreName,
  storeNames,
} from './record-store.ts';

type Row = { key: [string, string]; value: StoredRecord };
interface Tables extends DBSchema {
  outbox: Row;
  drafts: Row;
  photos: Row;
  chunks: Row;
  reads: Row;
  settings: { key: string; value: unknown };
}

const version = 1;

/** Keeps rows in IndexedDB. `onReopened` hears when the browser took the connection away and a new one was made. */
export async function openIndexedStore(name: string, onReopened: () => void): Promise<RecordStore> {
  let opening: Promise<IDBPDatabase<Tables>> | null = null;

  function database(): Promise<IDBPDatabase<Tables>> {
    opening ??= openDB<Tables>(name, version, {
      upgrade(fresh) {
        for (const store of storeNames) fresh.createObjectStore(store, { keyPath: ['owner', 'key'] });
        fresh.createObjectStore('settings');
      },
      // A newer version of the SDK in another tab must not wait for this one.
      blocking: (_current, _blocked, event) => (event.target as { close(): void } | null)?.close(),
      terminated: () => {
        opening = null;
      },
    }).catch((error: unknown) => {
      opening = null;
      throw error;
    });
    return opening;
  }

  async function withDatabase<T>(work: (open: IDBPDatabase<Tables>) => Promise<T>): Promise<T> {
    try {
      return await work(await database());
    } catch (error) {
      if (!isConnectionLost(error)) throw translate(error);
    }
    opening = null;
    onReopened();
    try {
      return await work(await database());
    } catch (error) {
      throw translate(error);
    }
  }

  await database();

  return {
    kept: 'device',
    reason: null,
    get: (store, owner, key) => withDatabase(async (open) => (await open.get(store, [owner, key])) ?? null),
    list: (store, owner, prefix = '') => withDatabase((open) => open.getAll(store, rangeOf(owner, prefix))),
    change: (changes) => withDatabase((open) => write(open, changes)),
    getSetting: (setting) => withDatabase((open) => open.get('settings', setting)),
    async putSetting(setting, value) {
      await withDatabase(async (open) => {
        if (value === undefined) await open.delete('settings', setting);
        else await open.put('settings', value, setting);
      });
    },
    settle<T>(setting: string, value: T) {
      return withDatabase(async (open) => {
        const transaction = open.transaction('settings', 'readwrite', { durability: 'strict' });
        const [kept] = await Promise.all([settleIn(transaction.store, setting, value), transaction.done]);
        return kept as T;
      });
    },
    close() {
      opening?.then((open) => open.close()).catch(() => {});
      opening = null;
    },
  };
}

async function settleIn(
  settings: { get(key: string): Promise<unknown>; put(value: unknown, key: string): Promise<unknown> },
  setting: string,
  value: unknown,
): Promise<unknown> {
  const kept = await settings.get(setting);
  if (kept !== undefined) return kept;
  await settings.put(value, setting);
  return value;
}

/** As `idb` takes it, without naming the DOM's type. */
type KeyRange = Parameters<IDBPObjectStore<Tables, ['outbox'], 'outbox', 'readwrite'>['delete']>[0];

function rangeOf(owner: string, prefix: string): KeyRange {
  return browser.IDBKeyRange.bound([owner, prefix], [owner, `${prefix}\uffff`]) as KeyRange;
}

async function write(open: IDBPDatabase<Tables>, changes: readonly Change[]): Promise<number> {
  // IndexedDB refuses a transaction over no store at all.
  if (changes.length === 0) return 0;
  const stores: (StoreName | 'settings')[] = [...new Set(changes.map((change) => change.store))];
  const appends = changes.some((change) => change.do === 'append');
  if (appends) stores.push('settings');
  const transaction = open.transaction(stores, 'readwrite', { durability: 'strict' });
  // It can fail while we are still waiting for a row, and a rejection without a handler would be reported as a fault.
  const done = transaction.done;
  done.catch(() => {});
  let sequence = 0;
  try {
    for (const change of changes) {
      const table = transaction.objectStore(change.store);
      if (change.do === 'put') await table.put(change.record);
      else if (change.do === 'delete') {
        const place: Row['key'] = [change.owner, change.key];
        if (change.at === undefined || (await table.get(place))?.at === change.at) await table.delete(place);
      } else if (change.do === 'delete-all') await table.delete(rangeOf(change.owner, change.prefix));
      else {
        const { owner, key } = change.record;
        const there = await table.get([owner, key]);
        if (change.do === 'replace') {
          if (there?.revision !== change.revision && !isSameWriting(there, change.record)) throw new RevisionConflict();
          await table.put({ ...change.record, sequence: there?.sequence ?? change.record.sequence });
        } else if (there === undefined) {
          const settings = transaction.objectStore('settings');
          sequence = Number((await settings.get('sequence')) ?? 0) + 1;
          await settings.put(sequence, 'sequence');
          await table.put({ ...change.record, sequence });
        } else sequence = there.sequence;
      }
    }
  } catch (error) {
    try {
      transaction.abort();
    } catch {
      // It had ended already, by the same failure.
    }
    // The transaction's own error says why (no space left); that of the row only says that it was aborted.
    const cause = await done.then(
      () => error,
      (reason: unknown) => (isAbort(error) ? reason : error),
    );
    throw cause ?? error;
  }
  await done;
  return sequence;
}

/** After a lost connection the same change may have been made already. */
function isSameWriting(there: StoredRecord | undefined, record: StoredRecord): boolean {
  return there?.revision === record.revision && there.iv?.join() === record.iv?.join();
}

function nameOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'name' in error ? String(error.name) : '';
}

function isAbort(error: unknown): boolean {
  return nameOf(error) === 'AbortError';
}

function isConnectionLost(error: unknown): boolean {
  if (nameOf(error) === 'InvalidStateError') return true;
  return nameOf(error) === 'UnknownError' && /connection/i.test(String((error as Error).message));
}

function translate(error: unknown): unknown {
  if (/quota/i.test(nameOf(error))) {
    return new StorageError('quota', 'This device has no space left. Free some space and try again; nothing was sent.');
  }
  return error;
}
