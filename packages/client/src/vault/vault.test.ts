import 'fake-indexeddb/auto';
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { systemClock } from '../clock.ts';
import { openIndexedStore } from './indexed-store.ts';
import { openVault, ownerOf, wipeVault } from './vault.ts';

const base = 'https://ward.example';
const officer = { station: 's1', subject: 'officer' };
const other = { station: 's1', subject: 'other' };

let databases = 0;
async function freshStore() {
  databases += 1;
  return openIndexedStore(`vault-${databases}`, () => {});
}

describe('the vault', () => {
  it('gives a person back what they kept, and nobody else', async () => {
    const store = await freshStore();
    const mine = await openVault(store, await ownerOf(base, officer), systemClock);
    const theirs = await openVault(store, await ownerOf(base, other), systemClock);
    await mine.change([{ do: 'put', store: 'drafts', record: await mine.seal('drafts', 'a', { note: '张三' }) }]);
    assert.deepEqual((await mine.get('drafts', 'a'))?.value, { note: '张三' });
    assert.equal(await theirs.get('drafts', 'a'), null);
    const again = await openVault(store, await ownerOf(base, { ...officer }), systemClock);
    assert.deepEqual((await again.get('drafts', 'a'))?.value, { note: '张三' });
    store.close();
  });

  it('nothing readable lies in the database, and its key can not be taken out', async () => {
    const store = await freshStore();
    const owner = await ownerOf(base, officer);
    const vault = await openVault(store, owner, systemClock);
    await vault.change([
      { do: 'put', store: 'drafts', record: await vault.seal('drafts', 'a', { note: 'secret-note' }) },
    ]);
    const row = await store.get('drafts', owner, 'a');
    assert.ok(row);
    assert.ok(!new TextDecoder('latin1').decode(row.data).includes('secret-note'));
    assert.ok(!JSON.stringify(row).includes('officer'));
    const key = (await store.getSetting(`key:${owner}`)) as CryptoKey;
    assert.equal(key.extractable, false);
    await assert.rejects(crypto.subtle.exportKey('raw', key));
    store.close();
  });

  it('a row moved to another place does not open there', async () => {
    const store = await freshStore();
    const owner = await ownerOf(base, officer);
    const vault = await openVault(store, owner, systemClock);
    const record = await vault.seal('drafts', 'a', { amount: 1 });
    await vault.change([{ do: 'put', store: 'drafts', record: { ...record, key: 'b' } }]);
    await assert.rejects(vault.get('drafts', 'b'), { kind: 'storage', code: 'unreadable' });
    store.close();
  });

  it('changes of two tabs are both kept', async () => {
    const store = await freshStore();
    const owner = await ownerOf(base, officer);
    const [one, two] = await Promise.all([openVault(store, owner, systemClock), openVault(store, owner, systemClock)]);
    await one.change([{ do: 'append', store: 'outbox', record: await one.seal('outbox', 'x', { count: 0 }) }]);
    const add = (value: { count: number }) => ({ count: value.count + 1 });
    await Promise.all(
      Array.from({ length: 10 }, (_, index) => (index % 2 === 0 ? one : two).update('outbox', 'x', add)),
    );
    assert.deepEqual((await one.get('outbox', 'x'))?.value, { count: 10 });
    store.close();
  });

  it('wiping takes the key too', async () => {
    const store = await freshStore();
    const owner = await ownerOf(base, officer);
    const vault = await openVault(store, owner, systemClock);
    await vault.change([{ do: 'put', store: 'drafts', record: await vault.seal('drafts', 'a', 1) }]);
    await wipeVault(store, owner);
    assert.deepEqual(await store.list('drafts', owner), []);
    assert.equal(await store.getSetting(`key:${owner}`), undefined);
    store.close();
  });
});
