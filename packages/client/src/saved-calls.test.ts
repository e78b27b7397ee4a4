import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { SessionPatch } from '@wardkit/contract/mediation-sessions';
import {
  createFakeClock,
  createScriptedClient,
  fixtures,
  type ScriptedClient,
  type ScriptedClientOptions,
  settle,
} from '@wardkit/testing';
import { newIdentifier } from './identifier.ts';
import { openVault, ownerOf } from './vault/vault.ts';

const hazardId = '0190e0a0-0000-7000-8000-000000000061';
const rectification = { note: '已更换漏电保护器', rectifiedAt: '2026-11-22T08:30:00+08:00', photographIds: [] };
const how = { purpose: 'hazard-rectification', ifMatch: '"1"', label: '兴埔路18号 H-1' } as const;

function setUp(options: ScriptedClientOptions = {}) {
  const clock = createFakeClock();
  return { clock, ...createScriptedClient({ role: 'landlord', clock, random: () => 0.5, ...options }) };
}

async function until(what: () => boolean): Promise<void> {
  const end = performance.now() + 20_000;
  while (!what() && performance.now() < end) await settle(1);
  assert.ok(what(), `never happened: ${what}`);
}

const sentTo = ({ server }: ScriptedClient, id: string) => server.calls.filter((call) => call.id === id);

describe('a call that may wait for a network', () => {
  it('is saved as it is, with its precondition and purpose, and sent by the page that comes next', async () => {
    const set = setUp();
    await set.ward.session.get();
    set.setOnline(false);
    const receipt = await set.ward.hazards.rectify(hazardId, rectification, how);
    assert.equal(receipt.kept, 'device');
    const [item] = set.ward.outbox.items;
    assert.deepEqual(
      [item?.operationId, item?.label, item?.lane, item?.state],
      ['hazards.rectify', how.label, `hazard:${hazardId}`, 'pending'],
    );
    set.ward.close();

    const next = setUp({ store: set.store, server: set.server });
    next.setOnline(true);
    await next.ward.session.get();
    const again = (await next.ward.outbox.receipt(receipt.id)) ?? assert.fail('the receipt is gone');
    assert.equal((await next.clock.until(again.settled)).state, 'accepted');
    const [call] = sentTo(next, 'hazards.rectify');
    assert.deepEqual(call?.parameters, { hazardId });
    assert.deepEqual(call?.body, rectification);
    assert.deepEqual([call?.headers['if-match'], call?.headers['wardkit-purpose']], ['"1"', 'hazard-rectification']);
    assert.equal(sentTo(next, 'hazards.rectify').length, 1);
    next.ward.close();
  });

  it('of one record are sent in the order of saving, and a wrong one is refused before it is saved', async () => {
    const set = setUp({ role: 'officer' });
    await set.ward.session.get();
    set.setOnline(false);
    const stayId = fixtures.stays[0]?.id ?? assert.fail();
    const inspectedAt = '2026-11-22T08:40:00+08:00';
    const photographIds = [newIdentifier()];
    const verification = { outcome: 'put-right' as const, inspectedAt, note: null, photographIds };
    await set.ward.hazards.rectify(hazardId, rectification, how);
    await set.ward.hazards.verify(hazardId, verification, { ...how, ifMatch: '"2"' });
    await set.ward.stays.signOff(stayId, { endedOn: '2026-11-21' }, { purpose: 'stay-registration', ifMatch: '"1"' });
    await assert.rejects(
      set.ward.stays.signOff(stayId, { endedOn: 'yesterday' }, { purpose: 'stay-registration', ifMatch: '"1"' }),
      { kind: 'contract', side: 'request' },
    );
    await assert.rejects(set.ward.hazards.rectify(hazardId, rectification, { ifMatch: '' }), {
      kind: 'contract',
      message: /if-match/,
    });
    assert.equal(set.ward.outbox.status.unsent, 3);
    set.setOnline(true);
    await until(() => set.ward.outbox.status.unsent === 0);
    const order = set.server.calls.map(({ id }) => id).filter((id) => id.startsWith('hazards.'));
    assert.deepEqual(order, ['hazards.rectify', 'hazards.verify']);
    set.ward.close();
  });

  it('that met another change is merged by what the person saw, where nothing collides', async () => {
    const set = setUp({ role: 'mediator' });
    await set.ward.session.get();
    const [mediationId, sessionId] = ['0190e0a0-0000-7000-8000-000000000201', '0190e0a0-0000-7000-8000-000000000211'];
    const base = {
      id: sessionId,
      version: 1,
      plannedFor: '2026-11-25T09:00:00+08:00',
      place: '调解室一',
      agenda: null,
    };
    const current = { ...base, version: 2, place: '调解室二' };
    const options = { purpose: 'mediation', ifMatch: '"1"', base } as const;
    const save = (body: SessionPatch) => set.ward.mediations.changeSession(mediationId, sessionId, body, options);

    set.server.fault('mediations.changeSession', { kind: 'problem', code: 'version-stale', current });
    const receipt = await save({ plannedFor: '2026-11-26T09:00:00+08:00', place: '调解室一' });
    assert.equal((await receipt.settled).state, 'conflict');
    assert.deepEqual(await set.ward.outbox.resolve(receipt.id, 'merge'), []);
    const settled = (await set.ward.outbox.receipt(receipt.id)) ?? assert.fail();
    assert.equal((await settled.settled).state, 'accepted');
    const [first, second] = sentTo(set, 'mediations.changeSession');
    assert.deepEqual(second?.body, { plannedFor: '2026-11-26T09:00:00+08:00', place: '调解室二' });
    assert.deepEqual([first?.headers['if-match'], second?.headers['if-match']], ['"1"', '"2"']);
    assert.notEqual(first?.headers['idempotency-key'], second?.headers['idempotency-key']);

    const later = { ...current, version: 3 };
    set.server.fault('mediations.changeSession', { kind: 'problem', code: 'version-stale', current: later });
    const other = await save({ place: '调解室三' });
    assert.equal((await other.settled).state, 'conflict');
    assert.deepEqual(await set.ward.outbox.resolve(other.id, 'merge'), [
      { pointer: '/place', base: '调解室一', mine: '调解室三', theirs: '调解室二' },
    ]);
    assert.deepEqual(set.ward.outbox.items.map(({ state }) => state).at(-1), 'conflict');
    assert.deepEqual(await set.ward.outbox.resolve(other.id, { merged: { place: '调解室三' } }), []);
    await until(() => set.ward.outbox.status.unsent === 0);
    set.ward.close();
  });

  it('that was refused for its precondition, without the record, is decided by the ETag that was read again', async () => {
    const set = setUp();
    await set.ward.session.get();
    const refusals = [
      ['precondition-required', 'rejected'],
      ['version-stale', 'conflict'],
      // The record has left the state that this was for: sent on and on, it would be refused on and on.
      ['state-conflict', 'conflict'],
    ] as const;
    for (const [code, state] of refusals) {
      set.server.fault('hazards.rectify', { kind: 'problem', code });
      const { id, settled } = await set.ward.hazards.rectify(hazardId, rectification, { ...how, ifMatch: '"9"' });
      assert.equal((await settled).state, state);
      const calls = sentTo(set, 'hazards.rectify').length;
      for (const resolution of ['mine', { merged: rectification }] as const) {
        await assert.rejects(set.ward.outbox.resolve(id, resolution), { kind: 'contract', message: /if-match/ });
      }
      await assert.rejects(set.ward.outbox.resolve(id, { merged: rectification, ifMatch: '9' }), { kind: 'contract' });
      assert.equal(set.ward.outbox.items.find((item) => item.id === id)?.state, state);
      assert.equal(sentTo(set, 'hazards.rectify').length, calls);

      const { etag } = await set.ward.hazards.get(hazardId).withResponse();
      await set.ward.outbox.resolve(id, { merged: rectification, ifMatch: etag ?? assert.fail() });
      assert.equal((await (await set.ward.outbox.receipt(id))?.settled)?.state, 'accepted');
      assert.equal(sentTo(set, 'hazards.rectify').at(-1)?.headers['if-match'], etag);
    }
    set.ward.close();
  });

  it('that makes a record under a taken id is not sent on and on as ours', async () => {
    const set = setUp({ role: 'officer' });
    await set.ward.session.get();
    const checkId = newIdentifier();
    const hooks = { premisesLabel: 'a', checkId };
    set.server.fault('rentalChecks.submit', { kind: 'problem', code: 'already-exists' });
    const { id, settled } = await set.ward.rentalChecks.submit(fixtures.submissionOf(), hooks);
    assert.equal((await settled).state, 'conflict');
    await assert.rejects(set.ward.outbox.resolve(id, 'mine'), { kind: 'contract', message: /id is taken/ });
    assert.equal(set.server.count('rentalChecks.submit'), 1);
    await set.ward.outbox.resolve(id, 'theirs');
    assert.equal(set.ward.outbox.status.unsent, 0);
    set.ward.close();
  });

  it('that was refused for its content is sent anew as it is, or corrected', async () => {
    const set = setUp();
    await set.ward.session.get();
    for (const resolution of ['mine', { merged: { ...rectification, note: '已更换' } }] as const) {
      set.server.fault('hazards.rectify', { kind: 'problem', code: 'photograph-missing' });
      const { etag } = await set.ward.hazards.get(hazardId).withResponse();
      const options = { ...how, ifMatch: etag ?? assert.fail() };
      const { id, settled } = await set.ward.hazards.rectify(hazardId, rectification, options);
      assert.equal((await settled).state, 'rejected');
      await set.ward.outbox.resolve(id, resolution);
      assert.equal((await (await set.ward.outbox.receipt(id))?.settled)?.state, 'accepted');
      const [refused, accepted] = sentTo(set, 'hazards.rectify').slice(-2);
      assert.deepEqual(accepted?.body, resolution === 'mine' ? rectification : resolution.merged);
      assert.equal(accepted?.headers['if-match'], etag);
      assert.notEqual(refused?.headers['idempotency-key'], accepted?.headers['idempotency-key']);
    }
    set.ward.close();
  });

  it('that is answered by what can not be written down is settled all the same, and stops no other', async () => {
    const set = setUp({ role: 'officer' });
    await set.ward.session.get();
    const deep = `${'['.repeat(50_000)}${']'.repeat(50_000)}`;
    const answers = [
      [412, `{"code":"version-stale","title":"t","current":${deep}}`, 'conflict'],
      [422, `{"code":"invalid-input","title":"t","later":${deep}}`, 'rejected'],
      [200, deep, 'accepted'],
    ] as const;
    for (const [status, text, state] of answers) {
      const headers = { 'content-type': 'application/json' };
      set.server.answer('hazards.rectify', () => new Response(text, { status, headers }));
      set.setOnline(false);
      const receipt = await set.ward.hazards.rectify(newIdentifier(), rectification, how);
      const stayId = newIdentifier();
      const stay = { purpose: 'stay-registration', ifMatch: '"1"' } as const;
      const other = await set.ward.stays.signOff(stayId, { endedOn: '2026-11-21' }, stay);
      set.setOnline(true);
      assert.equal((await set.clock.until(receipt.settled)).state, state);
      assert.equal((await set.clock.until(other.settled)).state, 'accepted');
    }
    set.ward.close();
  });

  it('that an older version of the SDK has saved is sent by this one', async () => {
    const set = setUp({ role: 'officer' });
    const session = await set.ward.session.get();
    set.setOnline(false);
    const receipt = await set.ward.rentalChecks.submit(fixtures.submissionOf(), { premisesLabel: 'a' });
    const person = { station: session.station?.id ?? null, subject: session.subject };
    const owner = await ownerOf('https://ward.example', person);
    const vault = await openVault(set.store, owner, set.clock);
    await vault.update<Record<string, unknown>>('outbox', receipt.id, ({ purpose: _, base: __, ...item }) => ({
      ...item,
      version: 1,
    }));
    set.ward.close();

    const next = setUp({ role: 'officer', store: set.store, server: set.server });
    next.setOnline(true);
    await next.ward.session.get();
    const again = (await next.ward.outbox.receipt(receipt.id)) ?? assert.fail('it was set aside');
    assert.equal((await next.clock.until(again.settled)).state, 'accepted');
    next.ward.close();
  });
});
