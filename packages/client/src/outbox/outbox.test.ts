import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  createFakeClock,
  createScriptedClient,
  defaultAnswers,
  fixtures,
  problemResponse,
  type ScriptedCall,
  type ScriptedClient,
  type ScriptedClientOptions,
  settle,
} from '@wardkit/testing';
import { newIdentifier } from '../identifier.ts';
import { createMemoryStore } from '../vault/memory-store.ts';
import type { OutboxItem, Settlement } from './outbox.types.ts';

const { ids, submissionOf } = fixtures;
const premisesLabel = '兴埔路18号2栋 302';

function setUp(options: ScriptedClientOptions = {}) {
  const clock = createFakeClock();
  return { clock, ...createScriptedClient({ clock, random: () => 0.5, ...options }) };
}

/** Another page of the same browser: the same storage and server, a client of its own. */
function reload({ store, server }: Pick<ScriptedClient, 'store' | 'server'>, options: ScriptedClientOptions = {}) {
  return setUp({ store, server, ...options });
}

async function until(what: () => boolean): Promise<void> {
  const end = performance.now() + 20_000;
  while (!what() && performance.now() < end) await settle(1);
  assert.ok(what(), `never happened: ${what}`);
}

const states = (ward: { outbox: { items: readonly OutboxItem[] } }) => ward.outbox.items.map((item) => item.state);

function submit(
  { ward }: Pick<ScriptedClient, 'ward'>,
  over: Parameters<typeof submissionOf>[0] = {},
  photos: string[] = [],
) {
  return ward.rentalChecks.submit(submissionOf(over), { photos, premisesLabel });
}

async function photoIn({ ward }: Pick<ScriptedClient, 'ward'>, size = 600_000): Promise<string> {
  const bytes = Uint8Array.from({ length: size }, (_, index) => (index * 7) % 251);
  return (await ward.drafts.putPhoto(new Blob([bytes], { type: 'image/jpeg' }), { premisesId: ids.premises })).id;
}

describe('the network', () => {
  it('that goes and comes back is told at once, also where nothing waits', async () => {
    const { ward, setOnline } = setUp();
    await ward.session.get();
    const told: boolean[] = [];
    ward.outbox.subscribe(() => told.push(ward.outbox.status.online));
    await ward.outbox.ready;
    await settle();
    told.length = 0;
    setOnline(false);
    assert.deepEqual(told, [false]);
    setOnline(true);
    assert.equal(told.at(-1), true);
    const before = told.length;
    ward.close();
    setOnline(false);
    assert.equal(told.length, before);
  });
});

describe('what waits', () => {
  it('is told from the first moment on, however long the browser takes to say what room there is', async () => {
    const set = setUp();
    await set.ward.session.get();
    set.setOnline(false);
    await submit(set);
    set.ward.close();
    const next = reload(set, { online: false });
    next.platform.estimate = () => new Promise(() => {});
    await next.ward.outbox.ready;
    assert.equal(next.ward.outbox.status.unsent, 1);
    next.ward.close();
  });
});

describe('handing in a check', () => {
  it('saves it, sends it, and the receipt settles', async () => {
    const set = setUp();
    const receipt = await submit(set);
    assert.equal(receipt.kept, 'device');
    const settled = await receipt.settled;
    assert.equal(settled.state, 'accepted');
    assert.equal(settled.state === 'accepted' && settled.data.premisesId, ids.premises);
    assert.deepEqual(states(set.ward), ['accepted']);
    assert.equal(set.ward.outbox.status.unsent, 0);
    assert.equal(set.ward.outbox.items[0]?.label, premisesLabel);
  });

  it('without a network it is kept, and sent when the network is back', async () => {
    const set = setUp();
    await set.ward.session.get();
    set.setOnline(false);
    const receipt = await submit(set);
    await settle(20);
    assert.deepEqual(states(set.ward), ['pending']);
    assert.equal(set.server.count('rentalChecks.submit'), 0);
    set.setOnline(true);
    assert.equal((await receipt.settled).state, 'accepted');
  });

  it('is tried again by itself while the browser believes to be online', async () => {
    const set = setUp();
    await set.ward.session.get();
    set.server.reachable = false;
    const receipt = await submit(set);
    await until(() => set.ward.outbox.items[0]?.nextAttemptAt !== null);
    assert.equal(set.ward.outbox.items[0]?.attempts, 1);
    set.server.reachable = true;
    assert.equal((await set.clock.until(receipt.settled)).state, 'accepted');
  });

  it('is tried again also when chance gives it no wait at all', async () => {
    const set = setUp({ random: () => 0 });
    await set.ward.session.get();
    set.server.fault('rentalChecks.submit', { kind: 'unreachable' }, 3);
    const receipt = await submit(set);
    for (const attempts of [1, 2, 3]) {
      await until(() => set.ward.outbox.items[0]?.attempts === attempts);
      await settle(20);
      await set.clock.advance(250);
    }
    assert.equal((await receipt.settled).state, 'accepted');
  });

  it('an answer that got lost is not a second check', async () => {
    const set = setUp();
    set.server.fault('rentalChecks.submit', { kind: 'lost-answer' });
    const receipt = await submit(set);
    await until(() => set.ward.outbox.items[0]?.nextAttemptAt != null);
    assert.equal((await set.clock.until(receipt.settled)).state, 'accepted');
    assert.equal(set.server.count('rentalChecks.submit'), 2);
    assert.equal(set.server.records.checks.length, 2);
  });

  it('the same check handed in twice is one item', async () => {
    const set = setUp();
    await set.ward.session.get();
    set.setOnline(false);
    const checkId = newIdentifier();
    const one = await set.ward.rentalChecks.submit(submissionOf(), { checkId, premisesLabel });
    const two = await set.ward.rentalChecks.submit(submissionOf(), { checkId, premisesLabel });
    assert.equal(one.id, checkId);
    assert.equal(two.id, checkId);
    assert.equal(set.ward.outbox.items.length, 1);
    set.setOnline(true);
    await one.settled;
    assert.equal(set.server.count('rentalChecks.submit'), 1);
  });

  it('what the contract would refuse is refused before it is saved', async () => {
    const set = setUp();
    await assert.rejects(submit(set, { premisesId: 'nowhere' }), { kind: 'contract', side: 'request' });
    await set.ward.outbox.ready;
    assert.deepEqual(set.ward.outbox.items, []);
  });

  it('a photograph that is not on this device is noticed before it is saved', async () => {
    await assert.rejects(submit(setUp(), {}, [newIdentifier()]), { kind: 'storage', code: 'not-found' });
  });

  it('a full device rejects before a receipt is given, and says so', async () => {
    const set = setUp();
    await set.ward.session.get();
    const heard: (string | null)[] = [];
    set.ward.on('storage', ({ reason }) => heard.push(reason));
    const { StorageError } = await import('../errors.ts');
    set.store.change = () => Promise.reject(new StorageError('quota', 'full'));
    await assert.rejects(submit(set), { kind: 'storage', code: 'quota' });
    assert.deepEqual(heard, ['quota']);
  });

  it('one of each premises goes beside the other; two of the same go in order', async () => {
    const set = setUp();
    await set.ward.session.get();
    set.setOnline(false);
    const first = await submit(set);
    const second = await submit(set, { previousCheckId: first.id });
    const beside = await submit(set, { premisesId: ids.otherPremises, previousCheckId: second.id });
    set.setOnline(true);
    assert.equal((await first.settled).state, 'accepted');
    assert.equal((await second.settled).state, 'accepted');
    await beside.settled;
    const sent = set.server.calls
      .filter((call) => call.id === 'rentalChecks.submit')
      .map((call) => call.parameters.checkId);
    assert.ok(sent.indexOf(first.id) < sent.indexOf(second.id));
  });
});

describe('photographs', () => {
  it('arrive before the check that names them, and leave the device after it was acknowledged', async () => {
    const set = setUp();
    await set.ward.session.get();
    const photo = await photoIn(set);
    const receipt = await submit(set, {}, [photo]);
    assert.equal((await receipt.settled).state, 'accepted');
    assert.equal(set.server.records.attachments.get(photo)?.state, 'complete');
    assert.equal(set.server.calls.at(-1)?.id, 'rentalChecks.submit');
    assert.equal(await set.ward.drafts.getPhoto(photo), null);
    assert.deepEqual(set.ward.outbox.items[0]?.photos, { done: 1, total: 1 });
  });

  it('an upload that was cut off goes on where the server stands', async () => {
    const set = setUp();
    await set.ward.session.get();
    const photo = await photoIn(set);
    set.server.fault('attachments.append', { kind: 'lost-answer' });
    const receipt = await submit(set, {}, [photo]);
    await until(() => set.ward.outbox.items[0]?.nextAttemptAt != null);
    assert.deepEqual(states(set.ward), ['pending']);
    const arrived = set.server.records.attachments.get(photo)?.receivedBytes ?? 0;
    assert.ok(arrived > 0);
    assert.equal((await set.clock.until(receipt.settled)).state, 'accepted');
    const offsets = set.server.calls
      .filter((call) => call.id === 'attachments.append')
      .map((call) => Number(call.headers['upload-offset']));
    assert.deepEqual(offsets, [0, arrived, arrived * 2]);
  });

  it('a photograph that was spoilt on the way is sent once more', async () => {
    const set = setUp();
    await set.ward.session.get();
    const photo = await photoIn(set);
    let spoilt = false;
    const { 'attachments.append': append } = defaultAnswers;
    set.server.answer('attachments.append', async (call: ScriptedCall) => {
      const attachment = call.records.attachments.get(photo);
      if (!spoilt && attachment !== undefined && attachment.receivedBytes > 0) {
        spoilt = true;
        call.records.attachments.set(photo, { ...attachment, receivedBytes: 0, bytes: new Uint8Array() });
        return problemResponse('checksum-mismatch');
      }
      return (append as (call: ScriptedCall) => unknown)(call);
    });
    const receipt = await submit(set, {}, [photo]);
    assert.equal((await set.clock.until(receipt.settled)).state, 'accepted');
    assert.ok(spoilt);
  });

  it('a photograph that the server refuses is named, and the rest is kept', async () => {
    const set = setUp();
    await set.ward.session.get();
    const photo = await photoIn(set);
    set.server.fault('attachments.append', { kind: 'problem', code: 'picture-unreadable' });
    const receipt = await submit(set, {}, [photo]);
    const settled = await receipt.settled;
    assert.equal(settled.state, 'rejected');
    assert.equal(settled.state === 'rejected' && settled.problem.errors?.[0]?.photographId, photo);
    assert.ok(await set.ward.drafts.getPhoto(photo));
    // The person takes the picture out and hands in the same check again.
    const again = await set.ward.rentalChecks.submit(submissionOf(), { checkId: receipt.id, premisesLabel });
    assert.equal((await again.settled).state, 'accepted');
    assert.equal(await set.ward.drafts.getPhoto(photo), null);
  });
});

describe('500 photographs of one check', () => {
  it('arrive once each after an upload that broke off, and are never in memory together', async () => {
    const store = createMemoryStore(null);
    const { get, list } = store;
    const reading = { now: 0, most: 0, all: 0 };
    store.get = async (table, owner, key) => {
      if (table !== 'chunks') return get(table, owner, key);
      reading.now += 1;
      reading.all += 1;
      reading.most = Math.max(reading.most, reading.now);
      await settle(1);
      reading.now -= 1;
      return get(table, owner, key);
    };
    store.list = async (table, owner, prefix) => {
      assert.ok(table !== 'chunks' && table !== 'photos', 'all photographs were read at once');
      return list(table, owner, prefix);
    };
    const set = setUp({ store });
    await set.ward.session.get();
    const photos: string[] = [];
    for (let index = 0; index < 500; index += 1) photos.push(await photoIn(set, 100 + index));
    set.setOnline(false);
    const receipt = await submit(set, {}, photos);
    set.setOnline(true);
    await until(() => set.server.count('attachments.append') >= 250);
    set.setOnline(false);
    await until(() => states(set.ward)[0] === 'pending');
    const done = set.ward.outbox.items[0]?.photos.done ?? 0;
    assert.ok(done >= 249 && done < 300);
    set.setOnline(true);
    await until(() => states(set.ward)[0] === 'accepted');
    assert.equal((await receipt.settled).state, 'accepted');
    const complete = [...set.server.records.attachments.values()].filter(({ state }) => state === 'complete');
    assert.equal(complete.length, 500);
    assert.equal(set.server.count('attachments.append'), 500);
    assert.equal(reading.most, 1);
    assert.ok(reading.all <= 502);
  });
});

describe('after a reload, a crash, another sign-in', () => {
  it('a page that was killed in the middle loses nothing, and nothing is done twice', async () => {
    const killed = setUp();
    await killed.ward.session.get();
    const photo = await photoIn(killed);
    killed.server.fault('rentalChecks.submit', { kind: 'hang' });
    const receipt = await submit(killed, {}, [photo]);
    await until(() => killed.server.count('rentalChecks.submit') === 1);
    killed.ward.close();
    // The lock of a killed page is free at once; here its hanging call still holds it.
    await killed.clock.advance(60_000);
    const fresh = reload(killed);
    await fresh.ward.outbox.ready;
    const found = await fresh.ward.outbox.receipt<{ id: string }>(receipt.id);
    const settled = (await found?.settled) as Settlement<{ id: string }>;
    assert.equal(settled.state === 'accepted' && settled.data.id, receipt.id);
    assert.equal(fresh.server.records.checks.length, 2);
  });

  it('is saved while the portal hangs on the question who is signed in', async () => {
    const before = setUp();
    await before.ward.session.get();
    before.ward.close();
    const after = reload(before, { online: false, token: () => new Promise(() => {}) });
    const saving = after.ward.drafts.put('rental-check:1', 'typed in a stairwell');
    await settle(20);
    await after.clock.advance(2_000);
    await saving;
    assert.equal(await after.ward.drafts.get('rental-check:1'), 'typed in a stairwell');
  });

  it('starts without a network and without a token, with everything that was there', async () => {
    const before = setUp();
    await before.ward.places.getPremises(ids.premises, { purpose: 'rental-check' });
    await before.ward.session.get();
    before.setOnline(false);
    await before.ward.drafts.put('rental-check:1', { note: '走廊' });
    const receipt = await submit(before);
    before.ward.close();

    const after = reload(before, { online: false, token: () => null });
    assert.deepEqual(await after.ward.drafts.get('rental-check:1'), { note: '走廊' });
    await after.ward.outbox.ready;
    assert.deepEqual(
      after.ward.outbox.items.map((item) => item.id),
      [receipt.id],
    );
    const premises = await after.ward.places.getPremises(ids.premises, { purpose: 'rental-check' }).withResponse();
    assert.ok(premises.stale);
    // The network is back before the person is: nothing can be sent, and nothing is lost.
    after.setOnline(true);
    await until(() => states(after.ward)[0] === 'waiting-for-sign-in');
    after.ward.close();

    const signedIn = reload(before);
    assert.equal((await (await signedIn.ward.outbox.receipt(receipt.id))?.settled)?.state, 'accepted');
  });

  it('another person sees nothing of it, and sends nothing of it', async () => {
    const officer = setUp();
    await officer.ward.session.get();
    officer.setOnline(false);
    await officer.ward.drafts.put('rental-check:1', 'mine');
    await submit(officer);
    officer.ward.close();

    officer.server.reachable = true;
    officer.server.answer('session.get', fixtures.sessionOf('auxiliary'));
    const other = reload(officer, { token: () => 'another-token' });
    await other.ward.outbox.drain();
    assert.deepEqual(other.ward.outbox.items, []);
    assert.equal(await other.ward.drafts.get('rental-check:1'), null);
    assert.equal(officer.server.count('rentalChecks.submit'), 0);
    other.ward.close();

    officer.server.answer('session.get', fixtures.sessionOf('officer'));
    const back = reload(officer, { token: () => 'a-new-token' });
    assert.equal(await back.ward.drafts.get('rental-check:1'), 'mine');
    await until(() => states(back.ward)[0] === 'accepted');
  });

  it('when somebody else signs in on the same page, the queue stays closed', async () => {
    let token = 'officer';
    const set = setUp({ token: () => token });
    set.server.answer('session.get', ({ headers }: { headers: Readonly<Record<string, string>> }) =>
      fixtures.sessionOf(headers.authorization === 'Bearer officer' ? 'officer' : 'auxiliary'),
    );
    await set.ward.session.get();
    set.setOnline(false);
    await submit(set);
    token = 'auxiliary';
    set.setOnline(true);
    await set.ward.outbox.drain();
    await settle(20);
    assert.equal(set.server.count('rentalChecks.submit'), 0);
    assert.deepEqual(set.ward.outbox.items, []);
    token = 'officer';
    await set.ward.outbox.drain();
    assert.equal(set.server.count('rentalChecks.submit'), 1);
  });

  it('signing out keeps what was not sent, sealed, and says how much; wiping it is asked for by itself', async () => {
    const set = setUp();
    await set.ward.places.getPremises(ids.premises, { purpose: 'rental-check' });
    await set.ward.session.get();
    set.setOnline(false);
    await set.ward.drafts.put('draft', 1);
    await submit(set);
    assert.deepEqual(await set.ward.signOut(), { unsent: 1, drafts: 1 });
    set.ward.close();

    const stranger = reload(set, { online: false, token: () => null });
    await stranger.ward.outbox.ready;
    assert.deepEqual(stranger.ward.outbox.items, []);
    await assert.rejects(stranger.ward.drafts.get('draft'), { kind: 'storage', code: 'no-identity' });
    await assert.rejects(stranger.ward.places.getPremises(ids.premises, { purpose: 'rental-check', maxAttempts: 1 }), {
      kind: 'network',
    });
    stranger.ward.close();

    const back = reload(set, { online: true });
    back.server.reachable = true;
    assert.equal(await back.ward.drafts.get('draft'), 1);
    assert.deepEqual(await back.ward.signOut({ wipe: true }), { unsent: 0, drafts: 0 });
    const empty = reload(set);
    assert.equal(await empty.ward.drafts.get('draft'), null);
  });
});

describe('what the server says', () => {
  it('a refused token pauses the queue until somebody signs in', async () => {
    let token: string | null = null;
    const set = setUp({ token: () => token });
    token = 'first';
    await set.ward.session.get();
    token = null;
    const receipt = await submit(set);
    await until(() => states(set.ward)[0] === 'waiting-for-sign-in');
    assert.equal(set.server.count('rentalChecks.submit'), 0);
    token = 'second';
    await set.ward.session.get();
    assert.equal((await receipt.settled).state, 'accepted');
  });

  it('waits as long as it is told to, whatever a person presses', async () => {
    const set = setUp();
    set.server.fault('rentalChecks.submit', {
      kind: 'problem',
      code: 'unavailable',
      headers: { 'retry-after': '120' },
    });
    const receipt = await submit(set);
    await until(() => set.ward.outbox.items[0]?.nextAttemptAt != null);
    await set.ward.outbox.drain();
    assert.equal(set.server.count('rentalChecks.submit'), 1);
    assert.equal((await set.clock.until(receipt.settled)).state, 'accepted');
  });

  it('a server that fails at one item is tried on and on, says since when, and stops no other door', async () => {
    const set = setUp();
    await set.ward.session.get();
    set.server.answer('rentalChecks.submit', ({ body, parameters }: ScriptedCall) => {
      const submission = body as ReturnType<typeof submissionOf>;
      if (submission.premisesId === ids.premises) return problemResponse('internal-error');
      return fixtures.checkFrom(parameters.checkId ?? '', submission);
    });
    const failing = await submit(set);
    const beside = await submit(set, { premisesId: ids.otherPremises });
    assert.equal((await set.clock.until(beside.settled)).state, 'accepted');
    for (let turn = 0; turn < 200 && (set.ward.outbox.items[0]?.attempts ?? 0) < 12; turn += 1) {
      await settle(10);
      await set.clock.advance(60_000);
    }
    const [item] = set.ward.outbox.items;
    assert.equal(item?.state, 'pending');
    assert.equal(item?.problem?.code, 'internal-error');
    assert.ok(item?.failingSince !== null);
    set.server.answer('rentalChecks.submit', ({ body, parameters }: ScriptedCall) =>
      fixtures.checkFrom(parameters.checkId ?? '', body as ReturnType<typeof submissionOf>),
    );
    assert.equal((await set.clock.until(failing.settled)).state, 'accepted');
  });

  it("somebody else's check in between is a conflict with their copy; mine goes on top of theirs", async () => {
    const set = setUp();
    await set.ward.session.get();
    const theirs = fixtures.checkFrom(newIdentifier(), submissionOf());
    set.server.records.checks.push(theirs);
    const photo = await photoIn(set, 1000);
    const receipt = await submit(set, {}, [photo]);
    const settled = await receipt.settled;
    assert.equal(settled.state === 'conflict' && (settled.current as { id: string }).id, theirs.id);
    assert.deepEqual(states(set.ward), ['conflict']);

    await set.ward.outbox.resolve(receipt.id, 'mine');
    assert.equal((await (await set.ward.outbox.receipt(receipt.id))?.settled)?.state, 'accepted');
    assert.equal(set.server.records.checks.at(-1)?.previousCheckId, theirs.id);
    const keys = set.server.calls
      .filter((call) => call.id === 'rentalChecks.submit')
      .map((call) => call.headers['idempotency-key']);
    assert.notEqual(keys[0], keys[1]);
  });

  it('a conflict may be merged, or theirs taken', async () => {
    const set = setUp();
    await set.ward.session.get();
    set.server.records.checks.push(fixtures.checkFrom(newIdentifier(), submissionOf()));
    const merged = await submit(set);
    await merged.settled;
    const body = (await set.ward.outbox.exportItem(merged.id)).body as ReturnType<typeof submissionOf>;
    const answers = body.answers.map((answer) => ({ ...answer, note: '合并' }));
    await set.ward.outbox.resolve(merged.id, { merged: { ...body, answers } });
    await (await set.ward.outbox.receipt(merged.id))?.settled;
    assert.equal(set.server.records.checks.at(-1)?.answers[0]?.note, '合并');

    const given = await submit(set);
    assert.equal((await given.settled).state, 'conflict');
    const again = await set.ward.outbox.receipt(given.id);
    await set.ward.outbox.resolve(given.id, 'theirs');
    assert.ok(!set.ward.outbox.items.some((item) => item.id === given.id));
    assert.ok(again);
  });

  it('a refusal is kept with its problem, can be exported, and can be sent again under a new key', async () => {
    const set = setUp();
    await set.ward.session.get();
    const photo = await photoIn(set, 5000);
    set.server.fault('rentalChecks.submit', { kind: 'problem', code: 'check-incomplete' });
    const receipt = await submit(set, {}, [photo]);
    const settled = await receipt.settled;
    assert.equal(settled.state === 'rejected' && settled.problem.code, 'check-incomplete');
    const exported = await set.ward.outbox.exportItem(receipt.id);
    assert.equal(exported.photos[0]?.blob.size, 5000);
    assert.equal((exported.body as { premisesId: string }).premisesId, ids.premises);
    await set.ward.outbox.retry(receipt.id);
    assert.equal((await (await set.ward.outbox.receipt(receipt.id))?.settled)?.state, 'accepted');
  });

  it('discarding is final, and its photographs go with it', async () => {
    const set = setUp();
    await set.ward.session.get();
    set.setOnline(false);
    const photo = await photoIn(set, 5000);
    const receipt = await submit(set, {}, [photo]);
    await set.ward.outbox.discard(receipt.id);
    assert.deepEqual(await receipt.settled, { state: 'discarded' });
    assert.deepEqual(set.ward.outbox.items, []);
    assert.equal(await set.ward.drafts.getPhoto(photo), null);
    set.setOnline(true);
    await set.ward.outbox.drain();
    assert.equal(set.server.count('rentalChecks.submit'), 0);
  });

  it("a captive portal's page is not an acceptance", async () => {
    const set = setUp();
    set.server.fault('rentalChecks.submit', { kind: 'status', status: 200, html: '<h1>Wi-Fi</h1>' });
    const receipt = await submit(set);
    await until(() => set.server.count('rentalChecks.submit') > 0);
    assert.equal(set.server.records.checks.length, 1);
    await settle(20);
    assert.equal((await set.clock.until(receipt.settled)).state, 'accepted');
    assert.equal(set.server.count('rentalChecks.submit'), 2);
  });
});

describe('a clock that is changed by a day', () => {
  for (const [name, change] of [
    ['back', -24 * 3_600_000],
    ['on', 24 * 3_600_000],
  ] as const) {
    it(`${name}: what waits is tried again in minutes, and in the order of saving`, async () => {
      const set = setUp();
      await set.ward.session.get();
      set.server.fault('rentalChecks.submit', { kind: 'unreachable' });
      const first = await submit(set);
      await until(() => set.ward.outbox.items[0]?.nextAttemptAt != null);
      const { now } = set.clock;
      set.clock.now = () => now() + change;
      // The second is older by the clock, and younger by the order of saving.
      const second = await submit(set);
      await set.clock.advance(3 * 60_000);
      assert.equal((await first.settled).state, 'accepted');
      assert.notEqual((await second.settled).state, 'discarded');
      const sent = set.server.calls.filter(({ id }) => id === 'rentalChecks.submit');
      assert.deepEqual([...new Set(sent.map(({ parameters }) => parameters.checkId))], [first.id, second.id]);
    });

    it(`${name}: the same after a reload`, async () => {
      const set = setUp();
      await set.ward.session.get();
      set.server.fault('rentalChecks.submit', {
        kind: 'problem',
        code: 'unavailable',
        headers: { 'retry-after': '60' },
      });
      const receipt = await submit(set);
      await until(() => set.ward.outbox.items[0]?.nextAttemptAt != null);
      set.ward.close();
      const next = reload(set);
      const { now } = next.clock;
      next.clock.now = () => now() + change;
      await next.ward.outbox.ready;
      await next.clock.advance(3 * 60_000);
      assert.equal((await (await next.ward.outbox.receipt(receipt.id))?.settled)?.state, 'accepted');
    });
  }
});

describe('a sign-in that changes while things are being sent', () => {
  const doors = Array.from(
    { length: 12 },
    (_, index) => `0193a000-0000-7000-8000-0000000001${String(index).padStart(2, '0')}`,
  );
  const take = ({ body, parameters }: ScriptedCall) =>
    fixtures.checkFrom(parameters.checkId ?? '', body as ReturnType<typeof submissionOf>);

  it('is refreshed once in the middle, and everything arrives once', async () => {
    let token = 'old';
    let refreshes = 0;
    const done: string[] = [];
    const set = setUp({
      token({ refresh }) {
        if (refresh) {
          refreshes += 1;
          token = 'new';
        }
        return token;
      },
    });
    set.server.answer('rentalChecks.submit', (call: ScriptedCall) => {
      const isOver = set.server.count('rentalChecks.submit') > 4;
      if (isOver && call.headers.authorization === 'Bearer old') return problemResponse('unauthenticated');
      done.push(call.parameters.checkId ?? '');
      return take(call);
    });
    await set.ward.session.get();
    set.setOnline(false);
    const receipts = [];
    for (const premisesId of doors) receipts.push(await submit(set, { premisesId }));
    set.setOnline(true);
    const ends = await set.clock.until(Promise.all(receipts.map(({ settled }) => settled)));
    assert.deepEqual([...new Set(ends.map(({ state }) => state))], ['accepted']);
    assert.equal(refreshes, 1);
    assert.deepEqual([...done].sort(), receipts.map(({ id }) => id).sort());
  });

  it('of another person ends it: nothing more goes out, nothing goes out as theirs, and the rest waits for its owner', async () => {
    let token = 'officer';
    const set = setUp({ token: () => token });
    set.server.answer('session.get', ({ headers }: ScriptedCall) =>
      fixtures.sessionOf(headers.authorization === 'Bearer officer' ? 'officer' : 'auxiliary'),
    );
    set.server.answer('rentalChecks.submit', (call: ScriptedCall) => {
      // While the first is under way: what follows would go in one call.
      token = 'auxiliary';
      return take(call);
    });
    await set.ward.session.get();
    set.setOnline(false);
    const receipts = [];
    for (const premisesId of doors) receipts.push(await submit(set, { premisesId }));
    set.setOnline(true);
    await until(() => token === 'auxiliary');
    await set.ward.outbox.drain();
    await settle(30);
    const sent = set.server.calls.filter(({ id }) => id === 'rentalChecks.submit');
    assert.deepEqual(
      sent.map(({ headers }) => headers.authorization),
      ['Bearer officer'],
    );
    assert.deepEqual(set.ward.outbox.items, []);
    token = 'officer';
    set.server.answer('rentalChecks.submit', take);
    await set.ward.session.get();
    await settle(30);
    const ends = await set.clock.until(Promise.all(receipts.map(({ settled }) => settled)));
    assert.deepEqual([...new Set(ends.map(({ state }) => state))], ['accepted']);
    assert.equal(
      new Set(
        set.server.calls.filter(({ id }) => id === 'rentalChecks.submit').map(({ parameters }) => parameters.checkId),
      ).size,
      doors.length,
    );
  });
});

describe('items of a version that is not known', () => {
  it('are set aside, shown, and left where they are', async () => {
    const set = setUp();
    const receipt = await submit(set);
    await receipt.settled;
    const [owner] = await ownersIn(set);
    const { openVault } = await import('../vault/vault.ts');
    const vault = await openVault(set.store, owner ?? '', set.clock);
    await vault.change([
      { do: 'append', store: 'outbox', record: await vault.seal('outbox', 'future', { version: 99 }) },
    ]);
    const fresh = reload(set);
    await fresh.ward.outbox.ready;
    assert.deepEqual(states(fresh.ward), ['accepted', 'set-aside']);
    await fresh.ward.outbox.drain();
    assert.deepEqual((await vault.get('outbox', 'future'))?.value, { version: 99 });
    assert.deepEqual((await fresh.ward.outbox.exportItem('future')).body, { version: 99 });
    await fresh.ward.outbox.discard('future');
    assert.deepEqual(states(fresh.ward), ['accepted']);
  });

  async function ownersIn({ store }: Pick<ScriptedClient, 'store'>): Promise<string[]> {
    const { ownerOf } = await import('../vault/vault.ts');
    const owner = await ownerOf('https://ward.example', { station: ids.station, subject: 'demo-officer' });
    return (await store.list('outbox', owner)).length > 0 ? [owner] : [];
  }
});

describe('where nothing can be kept', () => {
  it('it works in memory, and says so', async () => {
    const set = setUp({ kept: 'memory' });
    const heard: { kept: string; reason: string | null }[] = [];
    set.ward.on('storage', (event) => heard.push(event));
    const receipt = await submit(set);
    assert.equal(receipt.kept, 'memory');
    assert.equal(set.ward.outbox.status.kept, 'memory');
    assert.equal(set.ward.outbox.status.reason, 'no-encryption');
    assert.equal((await receipt.settled).state, 'accepted');
  });
});
