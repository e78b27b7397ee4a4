import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, test } from 'node:test';
import type { Subscription } from '@wardkit/contract/subscriptions';
import { verifyWebhook } from '@wardkit/contract/webhooks';
import { appendEvents, makeEvent } from '../events/event-log.ts';
import { newUuid } from '../uuid.ts';
import type { WebhookOptions } from '../webhooks/worker.ts';
import { type Received, Receiver } from './receiver.ts';
import { type Engine, type Loose, startOfTests, World } from './world.ts';

const owner = 'puqian-integrator-1';
const hour = 3_600_000;

interface Subscribed {
  readonly id: string;
  readonly secret: string;
}

export function webhooksSuite(engine: Engine): void {
  describe('webhooks', () => {
    let world: World;
    let receiver: Receiver;
    before(async () => {
      world = await World.open(engine);
    });
    after(() => world.close());
    beforeEach(async () => {
      receiver = await Receiver.open();
    });
    afterEach(async () => {
      receiver.close();
      world.clock.time = startOfTests;
      const { json } = await world.call('GET', '/v1/subscriptions', { as: owner });
      for (const { id, version } of json.items) {
        await world.call('DELETE', `/v1/subscriptions/${id}`, { as: owner, headers: { 'if-match': `"${version}"` } });
      }
    });

    const at = (id: string, rest = '') => `/v1/subscriptions/${id}${rest}`;
    const get = async (id: string) => {
      const reply = await world.call('GET', at(id), { as: owner });
      return reply.json as unknown as Subscription;
    };
    const addSecret = async (id: string) => {
      const { version } = await get(id);
      const headers = { 'if-match': `"${version}"` };
      const reply = await world.call('POST', at(id, '/secrets'), { as: owner, headers });
      assert.equal(reply.status, 201, reply.text);
      return { id: String(reply.json.secretId), value: String(reply.json.secret) };
    };
    const subscribe = async (given: object = {}): Promise<Subscribed> => {
      const id = newUuid();
      const body = { url: receiver.url, description: '', types: ['doorplate.*'], areas: [], active: true, ...given };
      const reply = await world.call('PUT', at(id), { as: owner, body, headers: { 'if-none-match': '*' } });
      assert.equal(reply.status, 201, reply.text);
      return { id, secret: (await addSecret(id)).value };
    };
    const change = async (id: string, body: object) => {
      const { version } = await get(id);
      const reply = await world.call('PATCH', at(id), { as: owner, body, headers: { 'if-match': `"${version}"` } });
      assert.equal(reply.status, 200, reply.text);
      return reply.json;
    };
    const deliveries = async (id: string): Promise<readonly Loose[]> => {
      const reply = await world.call('GET', at(id, '/deliveries'), { as: owner });
      assert.equal(reply.status, 200, reply.text);
      return [...reply.json.items];
    };
    const testDelivery = (id: string) => world.call('POST', at(id, '/test-delivery'), { as: owner });
    const stationId = () => world.premises('puqian', 0).stationId;
    /** Writes an event of a plate at the station, as a call that revokes one would. */
    const write = async (
      type: 'doorplate.revoked' | 'stay.registered' = 'doorplate.revoked',
      division = '441602101003',
    ) => {
      const plate = world.data.doorplates[0];
      assert.ok(plate);
      const data = { id: plate.id, version: 2, state: 'revoked', premisesId: plate.premisesId };
      const event = makeEvent(type, stationId(), `/v1/doorplates/${plate.id}`, data, division, world.clock.now());
      await world.database.kysely.transaction().execute((transaction) => appendEvents(transaction, [event]));
      return event.id;
    };
    const idsOf = (received: readonly Received[]) => received.map(({ headers }) => headers['webhook-id']);
    const verify = (secrets: readonly string[], received: Received | undefined) => {
      assert.ok(received);
      return verifyWebhook(secrets, received, { now: world.clock.now() });
    };
    const pass = (milliseconds: number) => {
      world.clock.time = new Date(world.clock.time.getTime() + milliseconds);
    };
    /** The deliverer of another process over the same database. */
    const another = async (options: WebhookOptions = {}) => (await world.twin(options)).webhooks;

    test('an event arrives signed, once, with its id, and the list tells the attempt', async () => {
      const { id, secret } = await subscribe();
      const eventId = await write();
      await world.webhooks.settle();
      await world.webhooks.settle();
      assert.deepEqual(idsOf(receiver.received), [eventId]);
      const [webhook] = receiver.received;
      assert.equal((await verify([secret], webhook)).id, eventId);
      assert.match(webhook?.headers['content-type'] ?? '', /^application\/cloudevents\+json/);
      const event = JSON.parse(String(webhook?.body));
      assert.deepEqual(
        [event.id, event.type, event.stationid],
        [eventId, 'dev.wardkit.doorplate.revoked', stationId()],
      );
      const [delivery] = await deliveries(id);
      assert.equal(delivery?.state, 'delivered');
      assert.deepEqual(
        [...(delivery?.attempts ?? [])].map(({ outcome, status }) => [outcome, status]),
        [['accepted', 204]] as unknown,
      );
    });

    test('only what was asked for is sent: types, families and areas', async () => {
      const { id } = await subscribe({ types: ['doorplate.revoked'], areas: ['441602101'] });
      await write('doorplate.revoked', '150104001001');
      await write('stay.registered');
      const wanted = await write();
      await world.webhooks.settle();
      assert.deepEqual(idsOf(receiver.received), [wanted]);
      await change(id, { types: ['stay.*'], areas: [] });
      await write();
      const stay = await write('stay.registered');
      await world.webhooks.settle();
      assert.deepEqual(idsOf(receiver.received), [wanted, stay]);
    });

    test('while a secret is changed both sign; a retired one signs nothing more', async () => {
      const { id, secret } = await subscribe();
      const second = await addSecret(id);
      await write();
      await world.webhooks.settle();
      await verify([secret], receiver.received[0]);
      await verify([second.value], receiver.received[0]);
      const { version, secrets } = await get(id);
      await world.call('POST', at(id, '/secret-retirement'), {
        as: owner,
        body: { secretId: secrets.find((each) => each.id !== second.id)?.id },
        headers: { 'if-match': `"${version}"` },
      });
      await write();
      await world.webhooks.settle();
      await verify([second.value], receiver.received[1]);
      await assert.rejects(verify([secret], receiver.received[1]), { reason: 'no-signature-matches' });
    });

    test('a failure is tried again after a wait, under the same id and a time of its own, until it is accepted', async () => {
      const { id, secret } = await subscribe();
      receiver.answers(500);
      const eventId = await write();
      await world.webhooks.settle();
      const failing = await get(id);
      assert.deepEqual([failing.state, failing.failingSince], ['failing', startOfTests.toISOString()]);
      await world.webhooks.settle();
      assert.equal(receiver.received.length, 1, 'not before the wait has passed');
      pass(13_000);
      receiver.answers(503, { 'retry-after': '7200' });
      await world.webhooks.settle();
      const [delivery] = await deliveries(id);
      assert.equal(delivery?.nextAttemptAt, new Date(world.clock.time.getTime() + 2 * hour).toISOString());
      pass(2 * hour);
      receiver.answers(200);
      await world.webhooks.settle();
      assert.deepEqual(idsOf(receiver.received), [eventId, eventId, eventId]);
      const times = receiver.received.map(({ headers }) => headers['webhook-timestamp']);
      assert.equal(new Set(times).size, 3);
      await verify([secret], receiver.received[2]);
      const well = await get(id);
      assert.deepEqual([well.state, well.failingSince], ['active', null]);
    });

    test('it is given up after at least 8 attempts over at least 24 hours, and can be asked for once more', async () => {
      const { id } = await subscribe();
      receiver.answers(500);
      await write();
      for (let count = 0; count < 20; count += 1) {
        await world.webhooks.settle();
        const [delivery] = await deliveries(id);
        if (delivery?.nextAttemptAt === null) break;
        world.clock.time = new Date(String(delivery?.nextAttemptAt));
      }
      const [delivery] = await deliveries(id);
      assert.equal(delivery?.state, 'given-up');
      assert.ok(receiver.received.length >= 8, String(receiver.received.length));
      assert.ok(world.clock.time.getTime() - startOfTests.getTime() >= 24 * hour);
      receiver.answers(204);
      const again = await world.call('POST', at(id, `/deliveries/${delivery?.id}/redelivery`), { as: owner });
      assert.equal(again.status, 202, again.text);
      const before = receiver.received.length;
      await world.webhooks.settle();
      assert.equal(receiver.received.length, before + 1);
      assert.equal((await deliveries(id))[0]?.state, 'delivered');
    });

    test('after 72 hours of failures, or an answer of 410, it is disabled and the log says so', async () => {
      const { id } = await subscribe();
      receiver.answers(500);
      await write();
      await world.webhooks.settle();
      pass(72 * hour);
      await world.webhooks.settle();
      assert.equal((await get(id)).state, 'disabled');
      const told = await subscribe({ types: ['subscription.disabled'] });
      receiver.answers(410);
      await change(id, { active: true });
      assert.deepEqual([(await get(id)).state, (await get(id)).failingSince], ['active', null]);
      const lost = await write();
      await world.webhooks.settle();
      assert.equal((await get(id)).state, 'disabled');
      receiver.answers(204);
      await world.webhooks.settle();
      const last = receiver.received.findLast(({ body }) => String(body).includes('subscription.disabled'));
      assert.ok(last && String(last.body).includes(id) && told.id !== id);
      assert.ok(idsOf(receiver.received).includes(lost));
    });

    test('subscriptions that carry events of each other and fail now and then come to rest', {
      timeout: 60_000,
    }, async () => {
      let count = 0;
      receiver.answer = (_, response) => {
        count += 1;
        response.writeHead(count % 2 === 0 ? 200 : 500).end();
      };
      for (let made = 0; made < 4; made += 1) await subscribe({ types: ['subscription.*', 'doorplate.*'] });
      await write();
      await world.webhooks.settle();
      for (let waits = 0; waits < 8; waits += 1) {
        pass(10 * 60_000);
        await world.webhooks.settle();
      }
      // Which answer a delivery gets is chance, so how long the last ones take is too: that they end is not.
      let before = -1;
      for (let days = 0; days < 12 && receiver.received.length !== before; days += 1) {
        before = receiver.received.length;
        pass(24 * hour);
        await world.webhooks.settle();
      }
      assert.equal(receiver.received.length, before, 'it still sends');
      assert.ok(before < 200, String(before));
    });

    test('what is written while it is paused is not delivered, and what was written before is, later', async () => {
      const { id } = await subscribe();
      const earlier = await write();
      await change(id, { active: false });
      assert.equal((await get(id)).state, 'paused');
      await write();
      await world.webhooks.settle();
      assert.deepEqual(idsOf(receiver.received), []);
      await change(id, { active: true });
      const later = await write();
      await world.webhooks.settle();
      assert.deepEqual(new Set(idsOf(receiver.received)), new Set([earlier, later]));
    });

    test('a test is sent to one subscription whatever it asked for, and not without a secret', async () => {
      const { id, secret } = await subscribe({ active: false });
      await subscribe({ types: ['subscription.*'], url: `${receiver.url}/other` });
      const reply = await testDelivery(id);
      assert.equal(reply.status, 202, reply.text);
      await world.webhooks.settle();
      const tests = receiver.received.filter(({ body }) => String(body).includes('subscription.tested'));
      assert.deepEqual(
        tests.map(({ path }) => path),
        ['/'],
      );
      assert.equal((await verify([secret], tests[0])).id, String(reply.json.eventId));
      const { version, secrets } = await get(id);
      const headers = { 'if-match': `"${version}"` };
      await world.call('POST', at(id, '/secret-retirement'), {
        as: owner,
        body: { secretId: secrets[0]?.id },
        headers,
      });
      assert.equal((await testDelivery(id)).json.code, 'state-conflict');
    });

    test('a redirect is not followed, and a private address is never connected to', async () => {
      const { id } = await subscribe();
      receiver.answers(307, { location: `${receiver.url}/elsewhere` });
      await write();
      await world.webhooks.settle();
      assert.deepEqual(
        receiver.received.map(({ path }) => path),
        ['/'],
      );
      assert.equal((await deliveries(id))[0]?.attempts[0]?.outcome, 'redirected');
      const inside = await subscribe({ url: 'https://10.0.0.1/', types: ['stay.*'] });
      const hidden = await subscribe({ url: 'https://rebinding.example/', types: ['stay.*'] });
      await write('stay.registered');
      const worker = await another({
        resolve: (_, __, done) => done(null, [{ address: '::ffff:169.254.169.254', family: 6 }]),
      });
      await worker.settle();
      for (const each of [inside, hidden]) {
        assert.equal((await deliveries(each.id))[0]?.attempts[0]?.outcome, 'address-not-allowed');
      }
    });

    test('an attempt without an answer is broken off, and holds up no other subscription', async () => {
      const silent = await subscribe();
      receiver.keepsSilent();
      const other = await Receiver.open();
      await subscribe({ url: other.url });
      for (let count = 0; count < 6; count += 1) await write();
      const worker = await another({ attemptMilliseconds: 400 });
      const settled = worker.settle();
      await other.arrived(4);
      await settled;
      assert.equal(other.received.length, 6);
      const outcomes = (await deliveries(silent.id)).map((each) => each.attempts[0]?.outcome);
      assert.deepEqual(new Set(outcomes), new Set(['timed-out']));
      other.close();
    });

    test('two processes do not both make an attempt', async () => {
      await subscribe();
      const ids: string[] = [];
      for (let count = 0; count < 30; count += 1) ids.push(await write());
      const workers = [world.webhooks, await another(), await another()];
      await Promise.all(workers.map((worker) => worker.settle()));
      assert.deepEqual([...idsOf(receiver.received)].sort(), [...ids].sort());
    });

    test('what a process was at when it died is sent again by another, under the same id', async () => {
      const { id } = await subscribe();
      const eventId = await write();
      receiver.keepsSilent();
      const dying = await another();
      const abandoned = dying.settle();
      await receiver.arrived(1);
      receiver.answers(204);
      await world.webhooks.settle();
      assert.equal(receiver.received.length, 1, 'its lease is respected');
      pass(61_000);
      await world.webhooks.settle();
      assert.deepEqual(idsOf(receiver.received), [eventId, eventId]);
      // What the first one would still say is too late to count.
      receiver.close();
      await abandoned;
      assert.deepEqual(
        [...((await deliveries(id))[0]?.attempts ?? [])].map(({ outcome }) => outcome),
        ['accepted'] as unknown,
      );
    });

    test('after its deletion nothing is sent, and nothing of it is kept', async () => {
      const { id } = await subscribe();
      await write();
      const { version } = await get(id);
      await world.call('DELETE', at(id), { as: owner, headers: { 'if-match': `"${version}"` } });
      await write();
      await world.webhooks.settle();
      assert.equal(receiver.received.length, 0);
      for (const table of ['subscription_secrets', 'webhook_deliveries'] as const) {
        const rows = await world.database.kysely
          .selectFrom(table)
          .select('id')
          .where('subscription_id', '=', id)
          .execute();
        assert.deepEqual(rows, [], table);
      }
    });

    test('a stop lets an attempt under way finish and begins no other', async () => {
      const { id } = await subscribe();
      const worker = await another();
      let finish: (() => void) | null = null;
      receiver.answer = (_, response) => {
        finish = () => response.writeHead(204).end();
      };
      await write();
      worker.start();
      await receiver.arrived(1);
      const stopped = worker.stop();
      await write();
      (finish as (() => void) | null)?.();
      await stopped;
      assert.equal(receiver.received.length, 1);
      assert.deepEqual(
        (await deliveries(id)).map(({ state }) => state),
        ['delivered'] as unknown,
      );
    });

    test('nothing of a secret or a receiver is logged', () => {
      const log = world.log.join('\n');
      assert.ok(log.includes('webhook'));
      assert.doesNotMatch(log, /whsec_|127\.0\.0\.1:\d+|rebinding/);
    });
  });
}
