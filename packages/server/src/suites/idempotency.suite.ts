import assert from 'node:assert/strict';
import { after, before, describe, mock, test } from 'node:test';
import { claimUnstored, forgetOldKeys, KeyQueue } from '../http/idempotency.ts';
import { lastCheckOf, newId, submissionFor, submit } from './submission.ts';
import { type Engine, startOfTests, World } from './world.ts';

export function idempotencySuite(engine: Engine): void {
  describe('idempotency', () => {
    let world: World;
    before(async () => {
      world = await World.open(engine);
    });
    after(() => world.close());

    const countChecks = async (premisesId: string) =>
      (
        await world.database.kysely
          .selectFrom('rental_checks')
          .where('premises_id', '=', premisesId)
          .select('id')
          .execute()
      ).length;

    test('the same call again gets the stored answer and does nothing', async () => {
      const premisesId = world.premises('puqian', 3).id;
      const [checkId, key] = [newId(), world.newKey()];
      const body = submissionFor(premisesId, null);
      const first = await submit(world, checkId, body, key);
      assert.equal(first.status, 201, first.text);
      assert.equal(first.headers.get('idempotency-replayed'), null);
      // The same JSON with its members in another order is the same call.
      const again = await submit(world, checkId, Object.fromEntries(Object.entries(body).reverse()), key);
      assert.equal(again.status, 201);
      assert.equal(again.headers.get('idempotency-replayed'), 'true');
      assert.equal(again.headers.get('etag'), first.headers.get('etag'));
      assert.equal(again.text, first.text);
      assert.equal(await countChecks(premisesId), 1);
    });

    test('the same key with another request is refused', async () => {
      const premisesId = world.premises('puqian', 0).id;
      const [checkId, key] = [newId(), world.newKey()];
      const body = submissionFor(premisesId, lastCheckOf(world, premisesId));
      assert.equal((await submit(world, checkId, body, key)).status, 201);
      const other = submissionFor(premisesId, lastCheckOf(world, premisesId), { 'SEC-03': { note: 'x' } });
      for (const reply of [await submit(world, checkId, other, key), await submit(world, newId(), body, key)]) {
        assert.equal(reply.status, 422);
        assert.equal(reply.json.code, 'idempotency-key-reused');
      }
    });

    test('a key belongs to its caller', async () => {
      const premisesId = world.premises('puqian', 2).id;
      const key = world.newKey();
      const body = submissionFor(premisesId, lastCheckOf(world, premisesId));
      assert.equal((await submit(world, newId(), body, key)).status, 201);
      const colleague = await world.call('PUT', `/v1/rental-checks/${newId()}`, {
        as: 'puqian-officer-2',
        body,
        key,
        headers: { 'if-none-match': '*' },
      });
      assert.equal(colleague.json.code, 'version-stale', 'their call is one of its own');
    });

    test('ten of the same at once are done once', async () => {
      const premisesId = world.premises('puqian', 1).id;
      const before = await countChecks(premisesId);
      const [checkId, key] = [newId(), world.newKey()];
      const body = submissionFor(premisesId, lastCheckOf(world, premisesId));
      const replies = await Promise.all(Array.from({ length: 10 }, () => submit(world, checkId, body, key)));
      assert.deepEqual(
        replies.map((reply) => reply.status),
        Array(10).fill(201),
      );
      assert.equal(replies.filter((reply) => reply.headers.get('idempotency-replayed') === null).length, 1);
      assert.equal(new Set(replies.map((reply) => reply.text)).size, 1);
      assert.equal(await countChecks(premisesId), before + 1);
    });

    test('a refusal for good is replayed, one that may pass is not stored', async () => {
      const premisesId = world.premises('puqian', 4).id;
      const previous = lastCheckOf(world, premisesId);
      const photograph = newId();
      const [staleKey, missingKey, checkId] = [world.newKey(), world.newKey(), newId()];
      const stale = submissionFor(premisesId, newId());
      const [staleId, takenId, takenKey] = [newId(), newId(), world.newKey()];
      const whole = submissionFor(world.premises('puqian', 8).id, lastCheckOf(world, world.premises('puqian', 8).id));
      assert.equal((await submit(world, takenId, whole, world.newKey())).status, 201);
      for (const [code, again] of [
        ['version-stale', () => submit(world, staleId, stale, staleKey)],
        ['already-exists', () => submit(world, takenId, whole, takenKey)],
      ] as const) {
        const [first, second] = [await again(), await again()];
        assert.deepEqual([first.json.code, second.json.code], [code, code]);
        assert.equal(second.headers.get('idempotency-replayed'), 'true');
        assert.equal(second.json.requestId, second.headers.get('request-id'), 'it is of the request that it answers');
        assert.notEqual(second.json.requestId, first.json.requestId);
      }
      const stored = await world.database.kysely.selectFrom('idempotency_records').select('key').execute();
      assert.ok(stored.some(({ key }) => key === staleKey));
      const missing = submissionFor(premisesId, previous, { 'SEC-03': { photographIds: [photograph] } });
      assert.equal((await submit(world, checkId, missing, missingKey)).json.code, 'photograph-missing');
      const later = await world.database.kysely.selectFrom('idempotency_records').select('key').execute();
      assert.ok(!later.some(({ key }) => key === missingKey));
      assert.equal((await submit(world, checkId, submissionFor(premisesId, previous), missingKey)).status, 201);
    });

    test('an unsafe call without a key is refused', async () => {
      for (const key of ['', ' ', 'ü', 'x'.repeat(256)]) {
        const reply = await world.call('PUT', `/v1/rental-checks/${newId()}`, {
          as: 'puqian-officer-1',
          body: submissionFor(world.premises('puqian', 0).id, null),
          headers: { 'if-none-match': '*', 'idempotency-key': key },
        });
        assert.equal(reply.status, 400, key);
        assert.equal(reply.json.code, 'idempotency-key-required');
      }
    });

    test('a key is forgotten after 30 days', async () => {
      const premisesId = world.premises('puqian', 5).id;
      const key = world.newKey();
      const first = await submit(world, newId(), submissionFor(premisesId, lastCheckOf(world, premisesId)), key);
      assert.equal(first.status, 201, first.text);
      world.clock.time = new Date(startOfTests.getTime() + 31 * 24 * 3_600_000);
      try {
        const second = await submit(world, newId(), submissionFor(premisesId, String(first.json.id)), key);
        assert.equal(second.status, 201, second.text);
      } finally {
        world.clock.time = startOfTests;
      }
    });

    test('the same key at two servers of one database is done once', async () => {
      const twin = await world.twin();
      const premisesId = world.premises('puqian', 6).id;
      const before = await countChecks(premisesId);
      const [checkId, key] = [newId(), world.newKey()];
      const body = submissionFor(premisesId, lastCheckOf(world, premisesId));
      const replies = await Promise.all([world, twin, world, twin].map((each) => submit(each, checkId, body, key)));
      assert.deepEqual(
        replies.map((reply) => reply.status),
        [201, 201, 201, 201],
      );
      assert.equal(new Set(replies.map((reply) => reply.text)).size, 1);
      assert.equal(replies.filter((reply) => reply.headers.get('idempotency-replayed') === null).length, 1);
      assert.equal(await countChecks(premisesId), before + 1);
    });

    // PGlite has one connection: there a call never meets another one's open transaction.
    if (engine.concurrent) {
      test('a duplicate of a call that another server is long at is told to come back', async () => {
        const impatient = await World.open(engine, { duplicateWait: 20 });
        const premisesId = impatient.premises('puqian', 3).id;
        const checkId = newId();
        try {
          const held = { record_id: checkId, station_id: impatient.premises('puqian', 3).stationId };
          await impatient.database.kysely.transaction().execute(async (transaction) => {
            await transaction.insertInto('record_stations').values(held).execute();
            const reply = await submit(impatient, checkId, submissionFor(premisesId, null));
            assert.equal(reply.status, 409, reply.text);
            assert.equal(reply.json.code, 'request-in-progress');
            assert.equal(reply.headers.get('retry-after'), '1');
            await transaction.deleteFrom('record_stations').where('record_id', '=', checkId).execute();
          });
          assert.equal((await submit(impatient, checkId, submissionFor(premisesId, null))).status, 201);
        } finally {
          await impatient.close();
        }
      });
    }

    test('a key whose answer is never stored lets the same call through again, and no other', async () => {
      const account = world.data.accounts.find((each) => each.subject === 'puqian-officer-1');
      const call = { stationId: String(account?.stationId), accountId: String(account?.id), key: world.newKey() };
      const claim = (fingerprint: string) =>
        world.database.kysely
          .transaction()
          .execute((transaction) => claimUnstored(transaction, { ...call, fingerprint }, startOfTests));
      assert.equal(await claim('one'), null);
      assert.equal(await claim('one'), null);
      await assert.rejects(claim('other'), { code: 'idempotency-key-reused' });
      const { status, body } = await world.database.kysely
        .selectFrom('idempotency_records')
        .select(['status', 'body'])
        .where('key', '=', call.key)
        .executeTakeFirstOrThrow();
      assert.deepEqual([status, body], [null, null]);
    });

    test('keys that were kept long enough are swept away', async () => {
      const { kysely } = world.database;
      const count = async () => (await kysely.selectFrom('idempotency_records').select('key').execute()).length;
      const later = (days: number) => new Date(startOfTests.getTime() + days * 24 * 3_600_000);
      const before = await count();
      assert.ok(before > 0);
      await forgetOldKeys(kysely, later(29));
      assert.equal(await count(), before);
      await forgetOldKeys(kysely, later(62));
      assert.equal(await count(), 0);
    });

    test('a duplicate waits five seconds for the call that it duplicates', async () => {
      mock.timers.enable({ apis: ['setTimeout'] });
      const timeout = mock.method(AbortSignal, 'timeout', (milliseconds: number) => {
        const controller = new AbortController();
        setTimeout(() => controller.abort(), milliseconds);
        return controller.signal;
      });
      try {
        const queue = new KeyQueue();
        const { promise, resolve } = Promise.withResolvers<string>();
        const first = queue.run('key', () => promise);
        const late = queue.run('key', () => Promise.resolve('never'));
        mock.timers.tick(4999);
        const patient = queue.run('key', () => Promise.resolve('second'));
        mock.timers.tick(1);
        await assert.rejects(late, { code: 'request-in-progress' });
        resolve('first');
        assert.equal(await first, 'first');
        assert.equal(await patient, 'second');
      } finally {
        timeout.mock.restore();
        mock.timers.reset();
      }
    });
  });
}
