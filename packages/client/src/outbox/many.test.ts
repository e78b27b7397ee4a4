import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  createFakeClock,
  createScriptedClient,
  fixtures,
  problemResponse,
  type ScriptedCall,
  type ScriptedClient,
} from '@wardkit/testing';
import { newIdentifier } from '../identifier.ts';

const { ids } = fixtures;

function setUp() {
  const clock = createFakeClock();
  return { clock, ...createScriptedClient({ clock, random: () => 0.5 }) };
}

function register({ ward }: Pick<ScriptedClient, 'ward'>) {
  const person = { name: '测试', identityNumber: null, telephone: null };
  const stay = { premisesId: ids.premises, dwellingId: null, person, startedOn: '2026-11-01', expectedEndOn: null };
  return ward.stays.register(newIdentifier(), stay, { purpose: 'stay-registration' });
}

/** So many that wait for a network. */
async function waiting(count: number) {
  const set = setUp();
  set.server.answer('stays.register', ({ parameters: { stayId } }: ScriptedCall) => ({
    ...fixtures.stayOf(),
    id: stayId,
  }));
  await set.ward.session.get();
  set.setOnline(false);
  const receipts = await Promise.all(Array.from({ length: count }, () => register(set)));
  assert.equal(set.ward.outbox.status.unsent, count);
  return { ...set, receipts };
}

/** Waits for changes of the outbox, however slow the machine is. */
function until({ ward }: Pick<ScriptedClient, 'ward'>, what: () => boolean): Promise<void> {
  return new Promise((resolve) => {
    const stop = ward.outbox.subscribe(look);
    function look() {
      if (!what()) return;
      stop();
      resolve();
    }
    look();
  });
}

describe('many that wait', () => {
  it('are sent in few calls, each once and under its own key', async () => {
    const set = await waiting(120);
    set.setOnline(true);
    const settled = await Promise.all(set.receipts.map((receipt) => receipt.settled));
    assert.ok(settled.every(({ state }) => state === 'accepted'));
    // The first goes alone: it shows whether there is a network and a sign-in.
    assert.equal(set.server.calls.filter(({ id }) => id === 'stays.registerBatch').length, 3);
    const registered = set.server.calls.filter(({ id }) => id === 'stays.register');
    assert.equal(new Set(registered.map(({ headers }) => headers['idempotency-key'])).size, 120);
    assert.deepEqual(
      settled.map((each) => each.state === 'accepted' && each.data.id),
      set.receipts.map(({ id }) => id),
    );
    assert.equal(set.ward.outbox.status.unsent, 0);
  });

  it('are told apart: one that is refused is rejected, and the others are accepted', async () => {
    const set = await waiting(5);
    const refused = set.receipts[2]?.id;
    set.server.answer('stays.register', ({ parameters: { stayId } }: ScriptedCall) =>
      stayId === refused ? problemResponse('forbidden') : { ...fixtures.stayOf(), id: stayId },
    );
    set.setOnline(true);
    const settled = await Promise.all(set.receipts.map((receipt) => receipt.settled));
    assert.deepEqual(
      settled.map(({ state }) => state),
      ['accepted', 'accepted', 'rejected', 'accepted', 'accepted'],
    );
  });

  it('are tried one by one where they are refused together, so that the one at fault is found', async () => {
    const set = await waiting(4);
    set.server.fault('stays.registerBatch', { kind: 'problem', code: 'invalid-input' });
    set.setOnline(true);
    const settled = await Promise.all(set.receipts.map((receipt) => receipt.settled));
    assert.ok(settled.every(({ state }) => state === 'accepted'));
    assert.equal(set.server.calls.filter(({ id }) => id === 'stays.registerBatch').length, 1);
  });

  it('are sent again one by one under the same keys after an answer that got lost: nothing is done twice', async () => {
    const set = await waiting(4);
    set.server.fault('stays.registerBatch', { kind: 'lost-answer' });
    set.setOnline(true);
    const all = Promise.all(set.receipts.map((receipt) => receipt.settled));
    assert.ok((await set.clock.until(all)).every(({ state }) => state === 'accepted'));
    const keys = set.server.calls
      .filter(({ id }) => id === 'stays.register')
      .map(({ headers }) => headers['idempotency-key']);
    assert.equal(keys.length, 1 + 3 + 3);
    assert.equal(new Set(keys).size, 4);
  });

  it('wait together for a sign-in', async () => {
    const set = await waiting(4);
    set.server.fault('stays.registerBatch', { kind: 'problem', code: 'unauthenticated' }, 2);
    set.setOnline(true);
    await until(set, () => set.ward.outbox.status.counts['waiting-for-sign-in'] === 3);
    assert.equal(set.ward.outbox.status.counts.accepted, 1);
  });

  it('are not taken for accepted by an answer that does not name them', async () => {
    const set = await waiting(3);
    set.server.answer(
      'stays.registerBatch',
      new Response('{"items":[]}', { status: 207, headers: { 'content-type': 'application/json' } }),
    );
    set.setOnline(true);
    const all = Promise.all(set.receipts.map((receipt) => receipt.settled));
    assert.ok((await set.clock.until(all)).every(({ state }) => state === 'accepted'));
    // One before, to try the way, and two after.
    assert.equal(set.server.count('stays.register'), 3);
  });

  it('cost the page little: the items are made anew once for many changes', async () => {
    const set = await waiting(200);
    let changes = 0;
    set.ward.outbox.subscribe(() => {
      changes += 1;
    });
    const [before] = set.ward.outbox.items;
    assert.equal(set.ward.outbox.items[0], before);
    set.setOnline(true);
    await Promise.all(set.receipts.map((receipt) => receipt.settled));
    assert.ok(changes < 40, `${changes} changes were told`);
  });
});
