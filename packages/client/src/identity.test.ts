import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createFakeClock, fixtures } from '@wardkit/testing';
import { createIdentity, type Person } from './identity.ts';
import { openTabs } from './tabs.ts';
import { createMemoryStore } from './vault/memory-store.ts';
import type { RecordStore } from './vault/record-store.ts';

function webToken(subject: string, nonce: string): string {
  const part = (value: unknown) =>
    btoa(JSON.stringify(value)).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
  return `${part({ alg: 'EdDSA' })}.${part({ sub: subject, nonce })}.signature`;
}

/** A page: who the server says that a token is, and whether it can be asked. */
function page(records: RecordStore, who: Record<string, 'officer' | 'auxiliary'>) {
  const state = { token: null as string | null, online: true, asked: 0, changes: [] as (Person | null)[] };
  const identity = createIdentity({
    records,
    tabs: openTabs(false),
    clock: createFakeClock(),
    baseUrl: 'https://ward.example',
    currentToken: async () => state.token,
    async readSession(token) {
      state.asked += 1;
      const role = who[token];
      if (!state.online || role === undefined) throw Object.assign(new Error('no network'), { kind: 'network' });
      return fixtures.sessionOf(role);
    },
    onChange: (person) => void state.changes.push(person),
  });
  return { identity, state };
}

const officer = { station: fixtures.ids.station, subject: 'demo-officer' };
const auxiliary = { station: fixtures.ids.station, subject: 'demo-auxiliary' };

describe('who is signed in', () => {
  it('is asked once for a token, and known again without a network', async () => {
    const records = createMemoryStore(null);
    const first = page(records, { opaque: 'officer' });
    first.state.token = 'opaque';
    assert.deepEqual(await first.identity.person(), officer);
    assert.deepEqual(await first.identity.person(), officer);
    assert.equal(first.state.asked, 1);
    const reloaded = page(records, {});
    reloaded.state.token = 'opaque';
    reloaded.state.online = false;
    assert.deepEqual(await reloaded.identity.person(), officer);
  });

  it('without a token is who was signed in last, until sign-out', async () => {
    const records = createMemoryStore(null);
    const first = page(records, { opaque: 'officer' });
    first.state.token = 'opaque';
    await first.identity.person();
    const reloaded = page(records, {});
    assert.deepEqual(await reloaded.identity.person(), officer);
    await reloaded.identity.forget();
    assert.equal(await reloaded.identity.person(), null);
  });

  it('a refreshed web token of the same person needs no network', async () => {
    const records = createMemoryStore(null);
    const tokens = [webToken('sub-1', 'a'), webToken('sub-1', 'b')];
    const first = page(records, { [tokens[0] ?? '']: 'officer' });
    first.state.token = tokens[0] ?? '';
    await first.identity.person();
    first.state.online = false;
    first.state.token = tokens[1] ?? '';
    assert.deepEqual(await first.identity.person(), officer);
  });

  it("a token that this device does not know opens nothing without the server's word", async () => {
    for (const token of ['another', webToken('sub-2', 'a'), 'a.b.c', '..']) {
      const records = createMemoryStore(null);
      const first = page(records, { opaque: 'officer', [token]: 'auxiliary' });
      first.state.token = 'opaque';
      await first.identity.person();
      first.state.token = token;
      first.state.online = false;
      assert.equal(await first.identity.person(), null);
      first.state.online = true;
      assert.deepEqual(await first.identity.person(), auxiliary);
    }
  });

  it('signing out holds while the portal still has the token, and signing in again ends it', async () => {
    const set = page(createMemoryStore(null), { opaque: 'officer' });
    set.state.token = 'opaque';
    await set.identity.person();
    await set.identity.forget();
    assert.equal(await set.identity.person(), null);
    assert.equal(await set.identity.personOf('opaque'), null);
    await set.identity.learn(fixtures.sessionOf('officer'), 'opaque');
    assert.deepEqual(await set.identity.person(), officer);
    assert.deepEqual(
      set.state.changes,
      [officer, null, officer].map((person) => person && { ...person }),
    );
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
      await set.identity.person();
    }
    assert.equal(settings.length, 4);
    for (const part of ['opaque-secret', 'signature', 'secret-nonce'])
      assert.ok(!JSON.stringify(settings).includes(part));
  });
});
