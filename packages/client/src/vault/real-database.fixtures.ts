import { databaseName } from './open-store.ts';

/** Deletes what a test has left in this browser's database; waits for pages that still hold it. */
export function deleteRealDatabase(): Promise<void> {
  return new Promise((resolve, reject) => {
    const deleting = indexedDB.deleteDatabase(databaseName);
    deleting.onsuccess = () => resolve();
    deleting.onerror = () => reject(deleting.error);
  });
}
