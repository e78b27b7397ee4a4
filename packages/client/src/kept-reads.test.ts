import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createFakeClock, createScriptedClient, fixtures, type ScriptedClientOptions, settle } from '@wardkit/testing';
import fc from 'fast-check';
import { rowsToEvict } from './kept-reads.ts';

const { ids } = fixtures;
const how = { purpose: 'rental-check' } as const;

function setUp(options: ScriptedClientOptions = {}) {
  const clock = createFakeClock();
  return { clock, ...createScriptedClient({ clock, random: () => 0.5, ...options }) };
}

describe('what was read', () => {
  it('is given without a network, marked with when it was true', async () => {
    const set = setUp();
    await set.ward.places.getPremises(ids.premises, how);
    await set.clock.advance(3_600_000);
    set.setOnline(false);
    const { data, stale, response } = await set.ward.places.getPremises(ids.premises, how).withResponse();
    assert.equal(data.id, ids.premises);
    assert.deepEqual(stale, { since: '2026-11-22T01:00:00.000Z' });
    assert.equal(response, null);
  });

  it('is no longer given when its time is over', async () => {
    const set = setUp();
    await set.ward.places.getPremises(ids.premises, how);
    await set.clock.advance(12 * 3_600_000 + 1);
    set.setOnline(false);
    const failing = set.ward.places.getPremises(ids.premises, { ...how, maxAttempts: 1 });
    await assert.rejects(failing, { kind: 'network' });
  });

  it('is asked for by its ETag, and an unchanged answer is fresh', async () => {
    const set = setUp();
    await set.ward.places.getPremises(ids.premises, how);
    const { data, stale } = await set.ward.places.getPremises(ids.premises, how).withResponse();
    assert.equal(set.server.calls.at(-1)?.headers['if-none-match'], '"3"');
    assert.equal(data.id, ids.premises);
    assert.equal(stale, null);
  });

  it('is given after four seconds of a network that is none', async () => {
    const set = setUp();
    await set.ward.places.getPremises(ids.premises, how);
    set.server.fault('places.getPremises', { kind: 'hang' });
    const call = set.ward.places.getPremises(ids.premises, how).withResponse();
    await settle(20);
    await set.clock.advance(4_000);
    assert.ok((await call).stale);
  });

  it('is forgotten when the server says that it is gone or not ours', async () => {
    const set = setUp();
    await set.ward.places.getPremises(ids.premises, how);
    set.server.fault('places.getPremises', { kind: 'problem', code: 'not-found' });
    await assert.rejects(set.ward.places.getPremises(ids.premises, how), { code: 'not-found' });
    set.setOnline(false);
    await assert.rejects(set.ward.places.getPremises(ids.premises, { ...how, maxAttempts: 1 }), { kind: 'network' });
  });

  it('is of the reading that began last, whichever is answered last', async () => {
    const set = setUp({ role: 'supervisor' });
    const late = Promise.withResolvers<unknown>();
    const answers = [late.promise, fixtures.premisesOf({ storeys: 2 })];
    set.server.answer('places.getPremises', () => answers.shift());
    const before = set.ward.places.getPremises(ids.premises, how);
    await settle(20);
    await set.ward.doorplates.revoke(ids.doorplate, { reason: '门牌已损坏，需要更换' }, { ifMatch: '"1"' });
    assert.equal((await set.ward.places.getPremises(ids.premises, how)).storeys, 2);
    late.resolve(fixtures.premisesOf({ storeys: 1 }));
    assert.equal((await before).storeys, 1);
    set.setOnline(false);
    assert.equal((await set.ward.places.getPremises(ids.premises, how)).storeys, 2);
  });

  it('for one purpose is not given for another, nor is its ETag', async () => {
    const set = setUp();
    const read = (purpose: 'rental-check' | 'public-service') =>
      set.ward.places.getPremises(ids.premises, { purpose, maxAttempts: 1 });
    await read('rental-check');
    set.setOnline(false);
    await assert.rejects(read('public-service'), { kind: 'network' });
    assert.ok((await read('rental-check').withResponse()).stale);
    set.setOnline(true);
    await read('public-service');
    assert.equal(set.server.calls.at(-1)?.headers['if-none-match'], undefined);
    set.setOnline(false);
    assert.ok((await read('public-service').withResponse()).stale);
  });

  it('for several purposes is forgotten for all when it is gone', async () => {
    const set = setUp();
    const read = (purpose: 'rental-check' | 'public-service') =>
      set.ward.places.getPremises(ids.premises, { purpose, maxAttempts: 1 });
    await read('rental-check');
    await read('public-service');
    set.server.fault('places.getPremises', { kind: 'problem', code: 'not-found' });
    await assert.rejects(read('public-service'), { code: 'not-found' });
    set.setOnline(false);
    await assert.rejects(read('rental-check'), { kind: 'network' });
  });

  it('a refusal is never hidden behind what was kept', async () => {
    const set = setUp();
    await set.ward.places.getPremises(ids.premises, how);
    set.server.fault('places.getPremises', { kind: 'problem', code: 'unauthenticated' }, 2);
    await assert.rejects(set.ward.places.getPremises(ids.premises, how), { code: 'unauthenticated' });
  });

  it('a failed page of a list is not remembered, a good one is', async () => {
    const set = setUp();
    set.server.fault('stays.list', { kind: 'problem', code: 'forbidden' });
    await assert.rejects(set.ward.stays.list({ premisesId: ids.premises }, how), { code: 'forbidden' });
    assert.equal((await set.ward.stays.list({ premisesId: ids.premises }, how)).items.length, 3);
    set.setOnline(false);
    const names: string[] = [];
    for await (const stay of set.ward.stays.list({ premisesId: ids.premises }, how))
      names.push(stay.person.name.masked);
    assert.equal(names.length, 3);
  });

  it('of one person is never given to another', async () => {
    const officer = setUp();
    await officer.ward.places.getPremises(ids.premises, how);
    officer.server.answer('session.get', fixtures.sessionOf('auxiliary'));
    const other = setUp({ store: officer.store, server: officer.server, token: () => 'another' });
    await other.ward.session.get();
    other.setOnline(false);
    await assert.rejects(other.ward.places.getPremises(ids.premises, { ...how, maxAttempts: 1 }), { kind: 'network' });
  });

  it('an anonymous scan neither sees nor overwrites what the officer kept', async () => {
    let token: string | null = 'scripted-officer';
    const set = setUp({ token: () => token });
    await set.ward.doorplates.scan(fixtures.plateCode);
    token = null;
    assert.equal((await set.ward.doorplates.scan(fixtures.plateCode)).premisesId, null);
    set.server.fault('places.getPremises', { kind: 'unreachable' });
    set.setOnline(false);
    token = 'scripted-officer';
    const { data, stale } = await set.ward.doorplates.scan(fixtures.plateCode).withResponse();
    assert.ok(stale);
    assert.equal(data.premisesId, ids.premises);
  });

  it('of an officer is not given when the session has run out and the server only fails', async () => {
    let token: string | null = 'scripted-officer';
    const set = setUp({ token: () => token });
    await set.ward.places.getPremises(ids.premises, how);
    token = null;
    set.server.fault('places.getPremises', { kind: 'problem', code: 'unavailable' });
    await assert.rejects(set.ward.places.getPremises(ids.premises, { ...how, maxAttempts: 1 }), {
      code: 'unavailable',
    });
  });

  it('a stranger keeps what strangers may read', async () => {
    const set = setUp({ role: 'stranger' });
    await set.ward.meta.discover();
    set.setOnline(false);
    assert.ok((await set.ward.meta.discover().withResponse()).stale);
  });

  it('that departs from the contract is given and not kept', async () => {
    const set = setUp();
    set.server.answer('ratings.get', { stars: 'many' });
    await set.ward.ratings.get(ids.premises);
    set.setOnline(false);
    await assert.rejects(set.ward.ratings.get(ids.premises, { maxAttempts: 1 }), { kind: 'network' });
  });
});

describe('how much is kept', () => {
  it('never more than the limit, and the newest stay', () => {
    const anyRow = fc.record({ at: fc.integer({ min: 0, max: 1000 }), size: fc.integer({ min: 0, max: 50 }) });
    fc.assert(
      fc.property(fc.array(anyRow, { maxLength: 40 }), (facts) => {
        const limit = { rows: 10, bytes: 120 };
        const rows = facts.map((fact, index) => ({
          ...fact,
          owner: 'me',
          key: String(index),
          revision: 1,
          sequence: 0,
          iv: null,
          data: new Uint8Array(),
        }));
        const evicted = new Set(rowsToEvict(rows, limit));
        const left = rows.filter((row) => !evicted.has(row));
        assert.ok(left.length <= limit.rows);
        assert.ok(left.reduce((sum, row) => sum + row.size, 0) <= limit.bytes);
        for (const gone of evicted) assert.ok(left.every((row) => row.at >= gone.at));
      }),
    );
  });
});
