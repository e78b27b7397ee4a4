import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createFakeClock, fixtures } from '@wardkit/testing';
import { createIdentity } from './identity.ts';
import { openTabs } from './tabs.ts';
import { createMemoryStore } from './vault/memory-store.ts';
import type { RecordStore } from './vault/record-store.ts';
import { ownerOf } from './vault/vault.ts';

function webToken(subject: string, nonce: string): string {
  const part = (value: unknown) =>
    btoa(JSON.stringify(value)).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
  return `${part({ alg: 'EdDSA' })}.${part({ sub: subject, nonce })}.signature`;
}

/** A page: who the server says that a token is, and whether it can be asked. */
function page(records: RecordStore, who: Record<string, 'officer' | 'auxiliary'>) {
  const state = {
    token: null as string | null,
    online: true,
    asked: 0,
    /** When the server answers. */
    answered: Promise.resolve(),
    changes: [] as (string | null)[],
    known: [] as boolean[],
  };
  const identity = createIdentity({
    records,
    tabs: openTabs(false),
    clock: createFakeClock(),
    baseUrl,
    currentToken: async () => state.token,
    async readSession(token) {
      state.asked += 1;
      const role = who[token];
      await state.answered;
      if (!state.online || role === undefined) throw Object.assign(new Error('no network'), { kind: 'network' });
      return fixtures.sessionOf(role);
    },
    onChange(owner, wasKnown) {
      state.changes.push(owner);
      state.known.push(wasKnown);
    },
    onNamed: async () => {},
  });
  return { identity, state };
}

const baseUrl = 'https://ward.example';
const officer = await ownerOf(baseUrl, { station: fixtures.ids.station, subject: 'demo-officer' });
const auxiliary = await ownerOf(baseUrl, { station: fixtures.ids.station, subject: 'demo-auxiliary' });

describe('who is signed in', () => {
  it('is asked once for a token, and known again without a network', async () => {
    const records = createMemoryStore(null);
    const first = page(records, { opaque: 'officer' });
    first.state.token = 'opaque';
    assert.deepEqual(await first.identity.owner(), officer);
    assert.deepEqual(await first.identity.owner(), officer);
    assert.equal(first.state.asked, 1);
    const reloaded = page(records, {});
    reloaded.state.token = 'opaque';
    reloaded.state.online = false;
    assert.deepEqual(await reloaded.identity.owner(), officer);
  });

  it('without a token is who was signed in last, until sign-out', async () => {
    const records = createMemoryStore(null);
    const first = page(records, { opaque: 'officer' });
    first.state.token = 'opaque';
    await first.identity.owner();
    const reloaded = page(records, {});
    assert.deepEqual(await reloaded.identity.owner(), officer);
    await reloaded.identity.forget();
    assert.equal(await reloaded.identity.owner(), null);
  });

  it('a refreshed web token of the same person needs no network', async () => {
    const records = createMemoryStore(null);
    const tokens = [webToken('sub-1', 'a'), webToken('sub-1', 'b')];
    const first = page(records, { [tokens[0] ?? '']: 'officer' });
    first.state.token = tokens[0] ?? '';
    await first.identity.owner();
    first.state.online = false;
    first.state.token = tokens[1] ?? '';
    assert.deepEqual(await first.identity.owner(), officer);
  });

  it("a token that this device does not know opens nothing without the server's word", async () => {
    for (const token of ['another', webToken('sub-2', 'a'), 'a.b.c', '..']) {
      const records = createMemoryStore(null);
      const first = page(records, { opaque: 'officer', [token]: 'auxiliary' });
      first.state.token = 'opaque';
      await first.identity.owner();
      first.state.token = token;
      first.state.online = false;
      assert.equal(await first.identity.owner(), null);
      first.state.online = true;
      assert.deepEqual(await first.identity.owner(), auxiliary);
    }
  });

  it('signing out holds while the portal still has the token, and signing in again ends it', async () => {
    const set = page(createMemoryStore(null), { opaque: 'officer' });
    set.state.token = 'opaque';
    await set.identity.owner();
    await set.identity.forget();
    assert.equal(await set.identity.owner(), null);
    assert.equal(await set.identity.ownerOfToken('opaque'), null);
    await set.identity.welcome();
    assert.deepEqual(await set.identity.owner(), officer);
    assert.deepEqual(set.state.changes, [officer, null, officer]);
  });

  it('tells whether somebody was known before, also of a sign-out that came before any name', async () => {
    const set = page(createMemoryStore(null), { one: 'officer', other: 'auxiliary' });
    set.state.token = 'one';
    await set.identity.owner();
    set.state.token = 'other';
    await set.identity.owner();
    await set.identity.forget();
    assert.deepEqual(set.state.changes, [officer, auxiliary, null]);
    assert.deepEqual(set.state.known, [false, true, true]);
    const unnamed = page(createMemoryStore(null), {});
    await unnamed.identity.forget();
    assert.deepEqual(unnamed.state.known, [true]);
  });

  it('stays signed out where the server names them only afterwards', async () => {
    const set = page(createMemoryStore(null), { opaque: 'officer' });
    set.state.token = 'opaque';
    let answer = () => {};
    set.state.answered = new Promise((resolve) => {
      answer = resolve;
    });
    const named = set.identity.owner();
    while (set.state.asked === 0) await new Promise(setImmediate);
    await set.identity.forget();
    answer();
    assert.equal(await named, null);
    assert.equal(await set.identity.owner(), null);
    assert.deepEqual(set.state.changes, [null]);
  });

  it('stays signed out where it was just being found out who this is', async () => {
    const set = page(createMemoryStore(null), { opaque: 'officer' });
    set.state.token = 'opaque';
    await set.identity.owner();
    const asked = set.identity.owner();
    // As far as to the mark of the token, which takes a turn of the machine.
    for (let step = 0; step < 20; step += 1) await Promise.resolve();
    await set.identity.forget();
    assert.equal(await asked, null);
    assert.deepEqual(set.state.changes, [officer, null]);
  });

  it('stays signed out where the portal dropped its token first', async () => {
    const set = page(createMemoryStore(null), { opaque: 'officer' });
    set.state.token = 'opaque';
    await set.identity.owner();
    set.state.token = null;
    await Promise.all([set.identity.forget(), set.identity.owner(), set.identity.owner()]);
    assert.equal(await set.identity.owner(), null);
    assert.deepEqual(set.state.changes, [officer, null]);
  });

  it('no token lies in the store', async () => {
    const records = createMemoryStore(null);
    const settings: unknown[] = [];
    const put = records.putSetting;
    records.putSetting = (name, value) => {
      settings.push(name, value);
      return put(name, value);
    };
    const token = webToken('sub-1', 'secret-nonce');
    const set = page(records, { 'opaque-secret': 'officer', [token]: 'auxiliary' });
    for (const each of ['opaque-secret', token]) {
      set.state.token = each;
      await set.identity.owner();
    }
    assert.equal(settings.length, 4);
    for (const part of ['opaque-secret', 'signature', 'secret-nonce', 'sub-1', 'demo-', fixtures.ids.station])
      assert.ok(!JSON.stringify(settings).includes(part));
  });
});
