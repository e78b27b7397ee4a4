import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  createFakeClock,
  createScriptedClient,
  fixtures,
  type ScriptedClient,
  type ScriptedClientOptions,
  settle,
} from '@wardkit/testing';

const { ids, submissionOf } = fixtures;
const minute = 60_000;
const day = 24 * 60 * minute;
const how = { purpose: 'rental-check', maxAttempts: 1 } as const;
const registering = { scopes: [...fixtures.sessionOf('officer').scopes, 'devices:read', 'devices:write'] };

/** A server whose station knows devices, with a clock of its own. */
function setUp(options: ScriptedClientOptions = {}, start?: string) {
  const clock = createFakeClock(start);
  const made = createScriptedClient({ clock, random: () => 0.5, ...options });
  if (options.server === undefined) {
    made.server.answer('session.get', fixtures.sessionOf('officer', registering));
    made.server.answer('meta.get', () => ({ ...fixtures.meta, serverTime: new Date(clock.now()).toISOString() }));
  }
  return { clock, ...made };
}

async function signedIn(options: ScriptedClientOptions = {}) {
  const set = setUp(options);
  await set.ward.session.get();
  await until(() => set.ward.device.status.id !== null);
  return set;
}

/** Another page of the same browser. `start` is what the device's clock shows there. */
function reload(
  { store, server }: Pick<ScriptedClient, 'store' | 'server'>,
  options: ScriptedClientOptions = {},
  start?: string,
) {
  return setUp({ store, server, ...options }, start);
}

async function until(what: () => boolean): Promise<void> {
  const end = performance.now() + 20_000;
  while (!what() && performance.now() < end) await settle(1);
  assert.ok(what(), `never happened: ${what}`);
}

function orderWipe({ server }: Pick<ScriptedClient, 'server'>): void {
  for (const device of server.records.devices.values()) {
    server.records.devices.set(device.id, { ...device, version: device.version + 1, state: 'wipe-ordered' });
  }
}

const submit = ({ ward }: Pick<ScriptedClient, 'ward'>) =>
  ward.rentalChecks.submit(submissionOf(), { photos: [], premisesLabel: '兴埔路18号2栋 302' });

describe('a device that keeps things', () => {
  it('is registered once for the person, and reads its limits at each start', async () => {
    const set = await signedIn({});
    const { id } = set.ward.device.status;
    assert.deepEqual(set.ward.device.status.limits, fixtures.deviceOf().limits);
    set.ward.close();
    const next = reload(set);
    await until(() => next.server.count('devices.get') > 1);
    assert.equal(next.ward.device.status.id, id);
    assert.equal(next.server.count('devices.register'), 1);
    assert.equal(next.server.records.devices.size, 1);
  });

  it('tells the station a name for its list, and neither a place nor how it was used', async () => {
    const set = await signedIn();
    for (let turn = 0; turn < 20; turn += 1) {
      set.platform.use();
      await set.clock.advance(10 * minute);
    }
    const calls = set.server.calls.filter(({ id }) => id.startsWith('devices.'));
    const bodies = calls.map(({ body }) => body).filter((body) => body !== null);
    assert.deepEqual(bodies, [{ label: 'scripted' }]);
    assert.ok(calls.length > 5);
  });

  it('asks as often whether it is used or not', async () => {
    const [used, left] = [await signedIn(), await signedIn()];
    for (let turn = 0; turn < 60; turn += 1) {
      used.platform.use();
      await used.clock.advance(minute);
      await left.clock.advance(minute);
    }
    assert.equal(used.server.count('devices.get'), left.server.count('devices.get'));
  });

  it('is not registered where the sign-in does not open devices, where nothing is kept, and for a stranger', async () => {
    const without = setUp();
    without.server.answer('session.get', fixtures.sessionOf('officer'));
    const inMemory = setUp({ kept: 'memory' });
    const stranger = setUp({ role: 'stranger' });
    for (const { ward } of [without, inMemory]) await ward.session.get();
    await stranger.ward.meta.get();
    await settle(30);
    for (const { server, ward } of [without, inMemory, stranger]) {
      assert.equal(server.count('devices.register'), 0);
      assert.equal(ward.device.status.limits, null);
    }
  });

  it('of two people is two devices to the station', async () => {
    const officer = await signedIn();
    await officer.ward.signOut();
    officer.ward.close();
    officer.server.answer('session.get', fixtures.sessionOf('auxiliary', registering));
    const other = reload(officer, { token: () => 'another' });
    await other.ward.session.get();
    await until(() => other.ward.device.status.id !== null);
    assert.equal(officer.server.records.devices.size, 2);
  });

  it('goes on without a registration where the server has no devices', async () => {
    const set = setUp();
    set.server.fault('devices.register', { kind: 'problem', code: 'not-served' }, 99);
    await set.ward.session.get();
    await set.ward.drafts.put('draft', 1);
    await settle(30);
    assert.equal(await set.ward.drafts.get('draft'), 1);
    assert.equal(set.ward.device.status.state, 'open');
  });
});

describe('a device that nobody uses', () => {
  async function lockedSet() {
    const set = await signedIn();
    await set.ward.places.getPremises(ids.premises, how);
    await set.ward.drafts.put('rental-check:1', { note: '走廊' });
    set.setOnline(false);
    const receipt = await submit(set);
    const heard: string[] = [];
    set.ward.on('device', ({ state }) => heard.push(state));
    await set.clock.advance(6 * minute);
    assert.deepEqual(heard, ['locked']);
    await until(() => set.ward.outbox.items[0]?.state === 'waiting-for-sign-in');
    return { ...set, receipt, heard };
  }

  it('is locked: reads and drafts are closed, and what waits is told without what it says', async () => {
    const set = await lockedSet();
    assert.equal(set.ward.device.status.state, 'locked');
    await assert.rejects(set.ward.drafts.get('rental-check:1'), { kind: 'storage', code: 'locked' });
    await assert.rejects(set.ward.drafts.list(), { code: 'locked' });
    await assert.rejects(set.ward.places.getPremises(ids.premises, how), { kind: 'network' });
    const [item] = set.ward.outbox.items;
    assert.deepEqual([item?.state, item?.label, item?.id], ['waiting-for-sign-in', '', set.receipt.id]);
    assert.equal(set.ward.outbox.status.unsent, 1);
    await assert.rejects(set.ward.outbox.exportItem(set.receipt.id), { code: 'locked' });
    await assert.rejects(set.ward.signOut({ wipe: true }), { code: 'locked' });
  });

  it('a touch without a network, a start anew and any change of the clock leave it locked', async () => {
    const set = await lockedSet();
    set.platform.use();
    set.platform.awake();
    await settle(30);
    assert.equal(set.ward.device.status.state, 'locked');
    set.ward.close();
    for (const start of ['2026-11-21T09:06:00+08:00', '2026-11-22T09:01:00+08:00', '2026-11-23T09:06:00+08:00']) {
      const again = reload(set, { online: false, token: () => null }, start);
      await assert.rejects(again.ward.drafts.get('rental-check:1'), { code: 'locked' });
      assert.equal(again.ward.device.status.state, 'locked');
      again.ward.close();
    }
  });

  it('opens when the server says again that it is this person, and then sends what waited', async () => {
    const set = await lockedSet();
    set.setOnline(true);
    assert.equal((await set.receipt.settled).state, 'accepted');
    assert.deepEqual(set.heard, ['locked', 'open']);
    assert.deepEqual(await set.ward.drafts.get('rental-check:1'), { note: '走廊' });
  });

  it('stays closed to another person, and to a sign-in that has ended', async () => {
    const set = await lockedSet();
    set.server.answer('session.get', fixtures.sessionOf('auxiliary', registering));
    set.server.reachable = true;
    assert.equal(await set.ward.device.confirm(), false);
    set.server.fault('session.get', { kind: 'problem', code: 'unauthenticated' }, 2);
    assert.equal(await set.ward.device.confirm(), false);
    assert.equal(set.server.count('rentalChecks.submit'), 0);
  });

  it('still takes what somebody enters on an open page, and gives it back once it is open', async () => {
    const set = await lockedSet();
    await set.ward.drafts.put('rental-check:2', 'typed in a cellar');
    const bytes = new Uint8Array(1000);
    const photo = await set.ward.drafts.putPhoto(new Blob([bytes], { type: 'image/jpeg' }), {
      premisesId: ids.premises,
    });
    const second = await set.ward.rentalChecks.submit(submissionOf({ premisesId: ids.otherPremises }), {
      photos: [photo.id],
      premisesLabel: 'two',
    });
    assert.equal(set.ward.outbox.status.unsent, 2);
    assert.ok(set.ward.outbox.items.every(({ label }) => label === ''));
    await assert.rejects(set.ward.drafts.getPhoto(photo.id), { code: 'locked' });
    set.setOnline(true);
    assert.notEqual((await set.clock.until(second.settled)).state, 'discarded');
    assert.equal(await set.ward.drafts.get('rental-check:2'), 'typed in a cellar');
  });

  it('lets nobody write over a draft that they could not look at', async () => {
    const set = await lockedSet();
    // The page that has it open goes on with it.
    await set.ward.drafts.put('rental-check:1', { note: '走廊, 二楼' });
    set.ward.close();
    const again = reload(set, { online: false, token: () => null }, '2026-11-22T09:07:00+08:00');
    await assert.rejects(again.ward.drafts.put('rental-check:1', 'something else'), { code: 'locked' });
    await again.ward.drafts.put('rental-check:3', 'new');
    await again.ward.drafts.put('rental-check:3', 'newer');
    again.ward.close();
    set.server.reachable = true;
    const back = reload(set, { online: true });
    assert.deepEqual(await back.ward.drafts.get('rental-check:1'), { note: '走廊, 二楼' });
    assert.equal(await back.ward.drafts.get('rental-check:3'), 'newer');
  });

  it('is not locked while somebody uses it, in this page or in another', async () => {
    const set = await signedIn();
    const other = setUp({ store: set.store, server: set.server });
    await other.ward.outbox.ready;
    set.setOnline(false);
    for (let turn = 0; turn < 30; turn += 1) {
      set.platform.use();
      await set.clock.advance(minute);
      await other.clock.advance(minute);
    }
    assert.deepEqual([set.ward.device.status.state, other.ward.device.status.state], ['open', 'open']);
    await set.clock.advance(6 * minute);
    await until(() => other.ward.device.status.state === 'locked');
  });

  it('a clock set a day back or on does not lock a page that is in use, and does not keep an unused one open', async () => {
    for (const change of [-day, day]) {
      const set = await signedIn();
      set.setOnline(false);
      const { now } = set.clock;
      set.clock.now = () => now() + change;
      for (let turn = 0; turn < 8; turn += 1) {
        set.platform.use();
        await set.clock.advance(minute);
      }
      assert.equal(set.ward.device.status.state, 'open');
      await set.clock.advance(6 * minute);
      assert.equal(set.ward.device.status.state, 'locked');
    }
  });

  it('a page that was closed is judged by the clock, and one that goes back is not believed', async () => {
    for (const [start, state] of [
      ['2026-11-22T09:04:00+08:00', 'open'],
      ['2026-11-22T09:06:00+08:00', 'locked'],
      ['2026-11-21T09:00:00+08:00', 'locked'],
    ] as const) {
      const set = await signedIn();
      await set.ward.drafts.put('draft', 1);
      set.setOnline(false);
      set.ward.close();
      const later = reload(set, { online: false, token: () => null }, start);
      await later.ward.outbox.ready;
      assert.equal(later.ward.device.status.state, state);
      later.ward.close();
    }
  });

  it('a device that slept with the page open is judged when somebody looks at it', async () => {
    const set = await signedIn();
    set.setOnline(false);
    const { now } = set.clock;
    set.clock.now = () => now() + 8 * 60 * minute;
    set.platform.awake();
    await until(() => set.ward.device.status.state === 'locked');
  });

  it('is locked by hand too, for handing it to somebody', async () => {
    const set = await signedIn();
    set.setOnline(false);
    await set.ward.device.lock();
    assert.equal(set.ward.device.status.state, 'locked');
    await assert.rejects(set.ward.drafts.get('draft'), { code: 'locked' });
  });
});

describe('what has expired', () => {
  it('is deleted by the time of the server: reads and drafts go, what was submitted stays sealed', async () => {
    const set = await signedIn();
    await set.ward.places.getPremises(ids.premises, how);
    await set.ward.drafts.put('draft', 1);
    const photo = await set.ward.drafts.putPhoto(new Blob([new Uint8Array(9)], { type: 'image/png' }), {
      premisesId: ids.premises,
    });
    set.server.answer('rentalChecks.submit', new Response(null, { status: 503 }));
    const receipt = await submit(set);
    await set.clock.advance(16 * minute);
    const rows = async () => {
      const keys: Record<string, number> = {};
      for (const name of ['reads', 'drafts', 'photos', 'outbox'] as const) {
        keys[name] = (await rowsOf(set, name)).length;
      }
      return keys;
    };
    assert.deepEqual(await rows(), { reads: 2, drafts: 1, photos: 1, outbox: 1 });
    await pass(set, 61);
    await pass(set, 13 * 60);
    assert.deepEqual(await rows(), { reads: 0, drafts: 1, photos: 1, outbox: 1 });
    await pass(set, 14 * 24 * 60);
    assert.deepEqual(await rows(), { reads: 0, drafts: 0, photos: 0, outbox: 1 });
    assert.ok(photo);
    assert.ok(await set.ward.outbox.receipt(receipt.id));
  });

  it('a clock set a day or a month on deletes nothing, and gives again what it did not give once it is right', async () => {
    const set = await signedIn();
    await set.ward.places.getPremises(ids.premises, how);
    await set.ward.drafts.put('draft', 1);
    await set.clock.advance(16 * minute);
    const { now } = set.clock;
    const serverTime = new Date(now()).toISOString();
    set.server.answer('meta.get', { ...fixtures.meta, serverTime });
    for (const change of [day, 31 * day, -day]) {
      set.clock.now = () => now() + change;
      await set.clock.advance(16 * minute);
      set.server.fault('places.getPremises', { kind: 'unreachable' });
      await assert.rejects(set.ward.places.getPremises(ids.premises, how), { kind: 'network' });
    }
    set.clock.now = now;
    assert.equal(await set.ward.drafts.get('draft'), 1);
    set.server.fault('places.getPremises', { kind: 'unreachable' });
    assert.ok((await set.ward.places.getPremises(ids.premises, how).withResponse()).stale);
  });

  it('a station may forbid to keep reads at all', async () => {
    const set = setUp();
    const limits = { lockAfterMinutes: 5, keepReadsMinutes: 0, keepUnsentDays: 14 };
    set.server.answer('devices.get', ({ parameters }: { parameters: Record<string, string> }) =>
      fixtures.deviceOf({ id: parameters.deviceId ?? '', limits }),
    );
    await set.ward.session.get();
    await until(() => set.ward.device.status.id !== null);
    await set.ward.places.getPremises(ids.premises, how);
    set.setOnline(false);
    await assert.rejects(set.ward.places.getPremises(ids.premises, how), { kind: 'network' });
    assert.equal((await rowsOf(set, 'reads')).length, 0);
  });

  /** Time goes on while the device asks its station now and then, as it would over weeks. */
  async function pass(set: Awaited<ReturnType<typeof signedIn>>, minutes: number): Promise<void> {
    const { now } = set.clock;
    set.clock.now = () => now() + minutes * minute;
    set.platform.use();
    await set.clock.advance(16 * minute);
  }

  async function rowsOf({ store }: Pick<ScriptedClient, 'store'>, name: 'reads' | 'drafts' | 'photos' | 'outbox') {
    const { ownerOf } = await import('../vault/vault.ts');
    return store.list(name, await ownerOf('https://ward.example', { station: ids.station, subject: 'demo-officer' }));
  }
});

describe('a device that is to be wiped', () => {
  it('deletes everything of the person, reports what was lost, and tells the page', async () => {
    const set = await signedIn();
    await set.ward.drafts.put('draft', 1);
    await set.ward.places.getPremises(ids.premises, how);
    set.server.answer('rentalChecks.submit', new Response(null, { status: 503 }));
    await submit(set);
    const heard: unknown[] = [];
    set.ward.on('device', (event) => heard.push(event));
    orderWipe(set);
    await set.clock.advance(16 * minute);
    await until(() => set.server.count('devices.reportWipe') === 1);
    await settle(20);
    const [device] = set.server.records.devices.values();
    assert.deepEqual([device?.state, device?.unsentLost], ['wiped', 1]);
    assert.deepEqual(heard.slice(0, 2), [
      { state: 'locked', unsentLost: 0 },
      { state: 'wiped', unsentLost: 1 },
    ]);
    await assert.rejects(set.ward.drafts.get('draft'), { code: 'no-identity' });
    assert.equal(set.ward.outbox.status.unsent, 0);
    assert.deepEqual(await leftIn(set), []);
  });

  it('whoever signs in again finds nothing, and has another device', async () => {
    const set = await signedIn();
    const { id } = set.ward.device.status;
    await set.ward.drafts.put('draft', 1);
    orderWipe(set);
    await set.clock.advance(16 * minute);
    await until(() => set.server.count('devices.reportWipe') === 1);
    await settle(20);
    await set.ward.session.get();
    await until(() => ![null, id].includes(set.ward.device.status.id));
    assert.equal(await set.ward.drafts.get('draft'), null);
    await set.ward.drafts.put('draft', 2);
    await set.clock.advance(16 * minute);
    assert.equal(await set.ward.drafts.get('draft'), 2);
    assert.equal(set.ward.device.status.state, 'open');
  });

  it('goes on at the next start when it was killed in the middle, and counts what was there', async () => {
    const set = await signedIn();
    await set.ward.drafts.put('draft', 1);
    set.setOnline(false);
    await submit(set);
    set.server.reachable = true;
    orderWipe(set);
    const { change } = set.store;
    // Killed before anything was deleted.
    let die: () => void = () => {};
    const killing = new Promise<void>((resolve) => {
      set.store.change = () => {
        resolve();
        return new Promise((_, reject) => {
          die = () => reject(new Error('killed'));
        });
      };
    });
    set.platform.setOnline(true);
    await set.clock.until(killing);
    set.ward.close();
    die();
    await settle(10);
    set.store.change = change;
    const next = reload(set);
    await until(() => next.server.count('devices.reportWipe') === 1);
    await settle(20);
    const [device] = next.server.records.devices.values();
    assert.deepEqual([device?.state, device?.unsentLost], ['wiped', 1]);
    assert.deepEqual(await leftIn(next), []);
  });

  it('without a network afterwards its report waits, and nothing new is deleted for it', async () => {
    const set = await signedIn();
    await set.ward.drafts.put('draft', 1);
    orderWipe(set);
    set.server.fault('devices.reportWipe', { kind: 'unreachable' }, 2);
    await set.clock.advance(16 * minute);
    await until(() => set.server.count('devices.reportWipe') === 2 || set.ward.device.status.state === 'wiped');
    await set.clock.advance(minute);
    set.ward.close();
    assert.deepEqual(await leftIn(set), []);
    assert.equal([...set.server.records.devices.values()][0]?.state, 'wipe-ordered');

    const back = reload(set);
    await back.ward.drafts.put('draft', 'new');
    await back.ward.session.get();
    await until(() => [...set.server.records.devices.values()][0]?.state === 'wiped');
    await until(() => back.ward.device.status.id !== null);
    assert.equal(await back.ward.drafts.get('draft'), 'new');
    assert.equal(set.server.records.devices.size, 2);
  });

  it('another open page writes nothing with the old key', async () => {
    const set = await signedIn();
    await set.ward.drafts.put('draft', 1);
    const other = reload(set);
    assert.equal(await other.ward.drafts.get('draft'), 1);
    orderWipe(set);
    await set.clock.advance(16 * minute);
    await until(() => set.server.count('devices.reportWipe') === 1);
    await settle(20);
    await other.ward.session.get();
    await settle(20);
    await other.ward.drafts.put('draft', 'mine');
    assert.equal(await other.ward.drafts.get('draft'), 'mine');
  });

  it('another person on the same device keeps what is theirs', async () => {
    const set = await signedIn();
    await set.ward.drafts.put('draft', 'officer');
    set.ward.close();
    orderWipe(set);
    set.server.answer('session.get', fixtures.sessionOf('auxiliary', registering));
    const other = reload(set, { token: () => 'another' });
    await other.ward.session.get();
    await other.ward.drafts.put('draft', 'auxiliary');
    await other.clock.advance(16 * minute);
    assert.equal(await other.ward.drafts.get('draft'), 'auxiliary');
    assert.equal(other.server.count('devices.reportWipe'), 0);
  });

  async function leftIn({ store }: Pick<ScriptedClient, 'store'>): Promise<string[]> {
    const { ownerOf } = await import('../vault/vault.ts');
    const owner = await ownerOf('https://ward.example', { station: ids.station, subject: 'demo-officer' });
    const left: string[] = [];
    for (const name of ['outbox', 'drafts', 'photos', 'chunks', 'reads'] as const) {
      for (const { key } of await store.list(name, owner)) left.push(`${name}/${key}`);
    }
    return left;
  }
});
