import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { batchOf, largestBatch } from '@wardkit/contract/created-resource';
import { operations } from '@wardkit/contract/operations';
import { sql } from 'kysely';
import * as z from 'zod/mini';
import { applySettings, asApplication, resetSettings } from '../database/transaction.ts';
import { lastCheckOf, newId, submissionFor } from './submission.ts';
import { type Engine, type Loose, World } from './world.ts';

const as = 'puqian-officer-1';

export function createdResourcesSuite(engine: Engine): void {
  describe('creates without an id, and many at once', () => {
    let world: World;
    before(async () => {
      world = await World.open(engine);
    });
    after(() => world.close());

    const announcement = () => ({
      premisesId: world.premises('puqian', 0).id,
      mediaType: 'image/jpeg',
      size: 1000,
      sha256: 'a'.repeat(64),
    });
    const countEvents = async () => (await world.database.kysely.selectFrom('events').select('id').execute()).length;
    const batch = (items: unknown, key = newId()) =>
      world.call('POST', '/v1/rental-checks/batch', { as, key, body: { items } });
    const item = (index: number, id = newId()) => {
      const premisesId = world.premises('puqian', index).id;
      return { id, body: submissionFor(premisesId, lastCheckOf(world, premisesId)) };
    };
    const checkOf = async (id: string) =>
      (await world.call('GET', `/v1/rental-checks/${id}`, { as, purpose: 'rental-check' })).status;

    test('a POST makes the id, tells where the record is, and is done once', async () => {
      const key = newId();
      const first = await world.call('POST', '/v1/attachments', { as, key, body: announcement() });
      assert.equal(first.status, 201, first.text);
      assert.equal(first.headers.get('location'), `/v1/attachments/${first.json.id}`);
      assert.equal(first.headers.get('etag'), '"1"');
      const again = await world.call('POST', '/v1/attachments', { as, key, body: announcement() });
      assert.equal(again.headers.get('idempotency-replayed'), 'true');
      assert.equal(again.headers.get('location'), first.headers.get('location'));
      assert.equal(again.text, first.text);
      const other = await world.call('POST', '/v1/attachments', { as, key, body: { ...announcement(), size: 2 } });
      assert.equal(other.json.code, 'idempotency-key-reused');
      const read = await world.call('GET', String(first.headers.get('location')), { as });
      assert.deepEqual(read.json, first.json);
    });

    test('each item of a batch has its own answer, in order, and one that fails undoes no other', async () => {
      const [good, taken, stale, late] = [item(0), item(1), item(2), item(3)];
      assert.equal((await batch([taken])).json.items[0]?.status, 201 as unknown);
      const items = [
        good,
        { ...item(4), id: taken.id },
        { ...stale, body: { ...stale.body, previousCheckId: newId() } },
        late,
      ];
      const reply = await batch(items);
      assert.equal(reply.status, 207, reply.text);
      z.parse(batchOf(operations['rentalChecks.submit']).record.answers[207] as z.ZodMiniType, reply.json);
      const answers = [...reply.json.items];
      assert.deepEqual(
        answers.map((answer) => [answer.id, answer.status, answer.problem?.code ?? null]),
        [
          [good.id, 201, null],
          [taken.id, 412, 'already-exists'],
          [stale.id, 412, 'version-stale'],
          [late.id, 201, null],
        ],
      );
      assert.equal(answers[0]?.body?.id, good.id as unknown);
      assert.equal(await checkOf(good.id), 200);
      assert.equal(await checkOf(late.id), 200);
    });

    test('a repeated batch does nothing twice, and another one under its key is refused', async () => {
      const key = newId();
      const items = [item(5), item(6)];
      const first = await batch(items, key);
      assert.equal(first.headers.get('idempotency-replayed'), null);
      const events = await countEvents();
      const again = await batch(items, key);
      assert.equal(again.status, 207);
      assert.equal(again.headers.get('idempotency-replayed'), 'true');
      assert.equal(again.text, first.text);
      assert.equal(await countEvents(), events);
      assert.equal((await batch([items[0]], key)).json.code, 'idempotency-key-reused');
      assert.equal((await batch([items[1], items[0]], key)).json.code, 'idempotency-key-reused');
      const single = await world.call('PUT', `/v1/rental-checks/${newId()}`, {
        as,
        key,
        headers: { 'if-none-match': '*' },
        body: items[0]?.body,
      });
      assert.equal(single.json.code, 'idempotency-key-reused');
    });

    test('equal batches at once, at two servers, are done once', async () => {
      const twin = await world.twin();
      const key = newId();
      const items = [item(7), item(8), item(9)];
      const before = await countEvents();
      const replies = await Promise.all(
        [world, twin, world, twin].map((server) =>
          server.call('POST', '/v1/rental-checks/batch', { as, key, body: { items } }),
        ),
      );
      for (const reply of replies) {
        assert.deepEqual(
          [...reply.json.items].map((answer) => Number(answer.status)),
          [201, 201, 201],
          reply.text.slice(0, 500),
        );
      }
      assert.equal(new Set(replies.map((reply) => reply.text)).size, 1);
      assert.equal(await countEvents(), before + 6);
    });

    test('a batch that broke off is taken up where it stood', async () => {
      const key = newId();
      const [done, open] = [item(10), item(11)];
      const missing = { ...open, body: { ...open.body, standardVersion: 'not-published-yet' } };
      const first = await batch([done, missing], key);
      assert.deepEqual(
        [...first.json.items].map((answer) => answer.problem?.code ?? null),
        [null, 'standard-unknown'],
      );
      const again = await batch([done, missing], key);
      assert.equal(again.headers.get('idempotency-replayed'), null, 'what may go well later is tried again');
      assert.deepEqual((again.json.items[0] as Loose).body, (first.json.items[0] as Loose).body);
    });

    test('an item with a key of its own is the call that it would be alone, whichever came first', async () => {
      const [first, second, third] = [
        { ...item(15), idempotencyKey: newId() },
        { ...item(16), idempotencyKey: newId() },
        { ...item(17), idempotencyKey: newId() },
      ];
      const alone = (each: typeof first, body: unknown = each.body) =>
        world.call('PUT', `/v1/rental-checks/${each.id}`, {
          as,
          key: each.idempotencyKey,
          headers: { 'if-none-match': '*' },
          body,
        });
      const together = await batch([first, second]);
      const repeated = await alone(first);
      assert.equal(repeated.headers.get('idempotency-replayed'), 'true', repeated.text);
      assert.deepEqual(repeated.json, (together.json.items[0] as Loose).body);
      const made = await alone(third);
      assert.equal(made.status, 201, made.text);
      const events = await countEvents();
      const again = await batch([third, second, first]);
      assert.deepEqual(
        [...again.json.items].map((answer) => answer.status),
        [201, 201, 201],
        again.text.slice(0, 500),
      );
      assert.deepEqual((again.json.items[0] as Loose).body, made.json);
      assert.equal(again.headers.get('idempotency-replayed'), 'true');
      assert.equal(await countEvents(), events);
      const other = await batch([{ ...third, body: { ...third.body, standardVersion: 'another' } }, item(18)]);
      assert.deepEqual(
        [...other.json.items].map((answer) => answer.problem?.code ?? null),
        ['idempotency-key-reused', null],
      );
      const spaced = await batch([{ ...item(19), idempotencyKey: 'a key' }]);
      assert.equal(spaced.json.errors[0]?.pointer, '/items/0/idempotencyKey' as unknown);
    });

    test('what one item of a batch let the policies know, the next does not know', async () => {
      const settings = { persons: [newId()] };
      const told = await asApplication(world.database, settings, async (transaction) => {
        const read = async () =>
          (
            await sql<{ door: string | null; persons: string }>`
              select current_setting('wardkit.door', true) as door, current_setting('wardkit.persons') as persons
            `.execute(transaction)
          ).rows[0];
        await applySettings(transaction, { door: newId(), persons: [newId(), newId()] });
        const during = await read();
        await resetSettings(transaction, settings);
        return { during, after: await read() };
      });
      assert.equal(told.during?.door?.length, 36);
      assert.deepEqual(told.after, { door: '', persons: settings.persons[0] });
    });

    test('a batch is bounded, and its faults are told by their place before anything is done', async () => {
      const twice = item(12);
      const cases: readonly [unknown, string][] = [
        [[], '/items'],
        [Array.from({ length: largestBatch + 1 }, () => ({ id: newId(), body: {} })), '/items'],
        [[twice, { ...item(13), id: twice.id.toUpperCase() }], '/items/1/id'],
        [[twice, { id: 'no-id', body: twice.body }], '/items/1/id'],
        [[twice, { id: newId(), body: { ...twice.body, premisesId: 5 } }], '/items/1/body/premisesId'],
      ];
      for (const [items, pointer] of cases) {
        const reply = await batch(items);
        assert.equal(reply.json.code, 'invalid-input', reply.text.slice(0, 300));
        assert.ok(
          [...reply.json.errors].some((error) => String(error.pointer) === pointer),
          pointer,
        );
      }
      assert.equal(await checkOf(twice.id), 404);
    });

    test('a batch is made by those who may make one record', async () => {
      const refused = await world.call('POST', '/v1/rental-checks/batch', {
        as: 'puqian-landlord-1',
        body: { items: [item(0)] },
      });
      assert.equal(refused.json.code, 'forbidden');
      const foreign = await world.call('POST', '/v1/rental-checks/batch', {
        as: 'rongcheng-officer-1',
        body: { items: [item(14)] },
      });
      assert.equal(foreign.json.items[0]?.status, 404 as unknown);
    });

    test('a query that an address does not know is refused by its name', async () => {
      for (const [path, name] of [
        ['/v1/hazards?premises=x', 'premises'],
        ['/v1/hazards?limit=5&__proto__=1', '__proto__'],
        [`/v1/attachments/${newId()}?x/y=1`, 'x~1y'],
      ] as const) {
        const reply = await world.call('GET', path, { as });
        assert.equal(reply.status, 422, path);
        assert.equal(reply.json.errors[0]?.pointer, `#/query/${name}` as unknown);
      }
    });

    test('all that the contract has is offered and claimed', async () => {
      const meta = await world.call('GET', '/v1/meta');
      const claimed = new Set([...meta.json.operations].map(String));
      assert.ok(claimed.has('rentalChecks.submitBatch') && claimed.has('attachments.createWithoutId'));
      assert.deepEqual(
        Object.keys(operations).filter((id) => !claimed.has(id)),
        [],
      );
      assert.equal((await world.call('DELETE', '/v1/meta', { as })).status, 405);
    });
  });
}
