import { browser } from '../browser.ts';
import type { EventHub } from '../ward-events.ts';
import { openIndexedStore } from './indexed-store.ts';
import { createMemoryStore } from './memory-store.ts';
import type { RecordStore } from './record-store.ts';
import { newSealingKey } from './sealing.ts';

/** The one database of Wardkit on an origin. */
export const databaseName = 'wardkit';

/** Opens the device's store, or, where the browser can't keep a secret, one that ends with the page, and says so. */
export async function openStore(events: EventHub): Promise<RecordStore> {
  const store = await chooseStore(events);
  events.emit('storage', { kept: store.kept, reason: store.reason });
  return store;
}

async function chooseStore(events: EventHub): Promise<RecordStore> {
  if (globalThis.crypto?.subtle === undefined) return createMemoryStore('no-encryption');
  if (browser.indexedDB === undefined) return createMemoryStore('no-database');
  try {
    const store = await openIndexedStore(databaseName, () => {
      events.emit('storage', { kept: 'device', reason: 'reopened' });
    });
    await provesToKeepKeys(store);
    return store;
  } catch {
    // Private windows of some browsers refuse the database, or refuse to keep a key in it.
    return createMemoryStore('refused');
  }
}

async function provesToKeepKeys(store: RecordStore): Promise<void> {
  if ((await store.getSetting('keeps-keys')) === true) return;
  await store.putSetting('key:proof', await newSealingKey());
  const kept = await store.getSetting('key:proof');
  await store.putSetting('key:proof', undefined);
  if (!(kept instanceof CryptoKey)) throw new TypeError('The database does not keep keys');
  await store.putSetting('keeps-keys', true);
}
