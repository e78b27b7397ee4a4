import 'fake-indexeddb/auto';
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { openIndexedStore } from './indexed-store.ts';
import { createMemoryStore } from './memory-store.ts';
import { type RecordStore, RevisionConflict, type StoredRecord } from './record-store.ts';

let databases = 0;
const kinds: [string, () => Promise<RecordStore>][] = [
  ['memory', async () => createMemoryStore('no-database')],
  [
    'IndexedDB',
    () => {
      databases += 1;
      return openIndexedStore(`test-${databases}`, () => {});
    },
  ],
];

function record(key: string, over: Partial<StoredRecord> = {}): StoredRecord {
  const data = new TextEncoder().encode(key);
  return { owner: 'me', key, revision: 1, at: 0, sequence: 0, size: data.byteLength, iv: null, data, ...over };
}

for (const [name, open] of kinds) {
  describe(`the store in ${name}`, () => {
    it('gives back what was put, by owner', async () => {
      const store = await open();
      await store.change([{ do: 'put', store: 'drafts', record: record('a') }]);
      assert.deepEqual((await store.get('drafts', 'me', 'a'))?.data, new TextEncoder().encode('a'));
      assert.equal(await store.get('drafts', 'other', 'a'), null);
      assert.equal(await store.get('outbox', 'me', 'a'), null);
      store.close();
    });

    it('lists by prefix, in order, and one owner only', async () => {
      const store = await open();
      const put = (key: string, owner = 'me') =>
        store.change([{ do: 'put', store: 'drafts', record: record(key, { owner }) }]);
      for (const key of ['b/2', 'b/1', 'a', 'b']) await put(key);
      await put('b/9', 'other');
      assert.deepEqual(
        (await store.list('drafts', 'me', 'b/')).map((row) => row.key),
        ['b/1', 'b/2'],
      );
      assert.equal((await store.list('drafts', 'me')).length, 4);
      await store.change([{ do: 'delete-all', store: 'drafts', owner: 'me', prefix: 'b/' }]);
      assert.deepEqual(
        (await store.list('drafts', 'me')).map((row) => row.key),
        ['a', 'b'],
      );
      assert.equal((await store.list('drafts', 'other')).length, 1);
      store.close();
    });

    it('numbers what is appended, once for an id, and never again', async () => {
      const store = await open();
      const append = (key: string) => store.change([{ do: 'append', store: 'outbox', record: record(key) }]);
      const first = await append('x');
      const second = await append('y');
      assert.ok(second > first);
      await append('x');
      assert.equal((await store.get('outbox', 'me', 'x'))?.sequence, first);
      await store.change([{ do: 'delete', store: 'outbox', owner: 'me', key: 'y' }]);
      assert.ok((await append('z')) > second);
      store.close();
    });

    it('two writers can not overwrite each other unseen, and a change is made whole or not at all', async () => {
      const store = await open();
      await store.change([{ do: 'put', store: 'outbox', record: record('x') }]);
      const mine = record('x', { revision: 2, iv: new Uint8Array([1]) });
      const theirs = record('x', { revision: 2, iv: new Uint8Array([2]) });
      await store.change([{ do: 'replace', store: 'outbox', record: mine, revision: 1 }]);
      await assert.rejects(
        store.change([
          { do: 'put', store: 'drafts', record: record('beside') },
          { do: 'replace', store: 'outbox', record: theirs, revision: 1 },
        ]),
        RevisionConflict,
      );
      assert.equal(await store.get('drafts', 'me', 'beside'), null);
      assert.deepEqual((await store.get('outbox', 'me', 'x'))?.iv, new Uint8Array([1]));
      store.close();
    });

    it('settles on the first of two values', async () => {
      const store = await open();
      assert.deepEqual(await Promise.all([store.settle('key', 1), store.settle('key', 2)]), [1, 1]);
      await store.putSetting('key', undefined);
      assert.equal(await store.getSetting('key'), undefined);
      store.close();
    });
  });
}

describe('a connection that the browser takes away', () => {
  it('is opened again once, and nobody notices', async () => {
    let reopened = 0;
    const store = await openIndexedStore('lost', () => {
      reopened += 1;
    });
    await store.change([{ do: 'put', store: 'drafts', record: record('a') }]);
    await takeAwayConnections();
    assert.equal((await store.get('drafts', 'me', 'a'))?.key, 'a');
    await takeAwayConnections();
    await store.change([{ do: 'put', store: 'drafts', record: record('b') }]);
    assert.equal((await store.list('drafts', 'me')).length, 2);
    assert.equal(reopened, 2);
    store.close();

    /** A closed connection answers InvalidStateError to every transaction, as a lost one does. */
    async function takeAwayConnections() {
      const original = IDBDatabase.prototype.transaction;
      let once = true;
      IDBDatabase.prototype.transaction = function (this: IDBDatabase, ...rest) {
        if (once) {
          once = false;
          IDBDatabase.prototype.transaction = original;
          this.close();
        }
        return original.apply(this, rest);
      };
    }
  });

  it('a full device is told before anything is promised', async () => {
    const store = await openIndexedStore('full', () => {});
    const original = IDBObjectStore.prototype.put;
    IDBObjectStore.prototype.put = () => {
      throw new DOMException('full', 'QuotaExceededError');
    };
    try {
      await assert.rejects(store.change([{ do: 'put', store: 'drafts', record: record('a') }]), {
        kind: 'storage',
        code: 'quota',
      });
    } finally {
      IDBObjectStore.prototype.put = original;
    }
    assert.equal(await store.get('drafts', 'me', 'a'), null);
    store.close();
  });
});
