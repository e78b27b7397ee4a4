import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { newId } from './submission.ts';
import { type Engine, type Reply, startOfTests, World } from './world.ts';

const officer = 'puqian-officer-1';
const supervisor = 'puqian-supervisor-1';

export function devicesSuite(engine: Engine): void {
  describe('devices', () => {
    let world: World;
    before(async () => {
      world = await World.open(engine);
    });
    after(() => world.close());

    const register = (as = officer, id = newId(), body: object = { label: '社区民警手机 9' }, key?: string) =>
      world.call('PUT', `/v1/devices/${id}`, {
        as,
        headers: { 'if-none-match': '*' },
        body,
        ...(key === undefined ? {} : { key }),
      });
    const pathOf = (reply: Reply) => `/v1/devices/${String(reply.json.id)}`;
    const read = (reply: Reply, as = officer) => world.call('GET', pathOf(reply), { as });
    const order = (reply: Reply, as = officer, version = '"1"', reason = '入户途中遗失，已报告') =>
      world.call('POST', `${pathOf(reply)}/wipe-order`, { as, headers: { 'if-match': version }, body: { reason } });
    const report = (reply: Reply, as = officer, version = '"2"', unsentLost = 3) =>
      world.call('POST', `${pathOf(reply)}/wipe-report`, {
        as,
        headers: { 'if-match': version },
        body: { unsentLost },
      });
    const refusedAs = (reply: Reply, status: number, code: string) =>
      assert.deepEqual([reply.status, reply.json.code], [status, code as never], reply.text);

    test('a device tells its station’s limits, no place, and of its use the day alone', async () => {
      const made = await register();
      assert.equal(made.status, 201, made.text);
      assert.deepEqual(made.json.limits, { lockAfterMinutes: 5, keepReadsMinutes: 720, keepUnsentDays: 14 } as never);
      assert.deepEqual(Object.keys(made.json).sort(), [
        'accountId',
        'id',
        'label',
        'lastSeenOn',
        'limits',
        'registeredAt',
        'state',
        'stationId',
        'unsentLost',
        'version',
        'wipeOrderedAt',
        'wipeReason',
        'wipedAt',
      ]);
      assert.equal(made.json.lastSeenOn, '2026-11-22' as never);
      const stationId = String(made.json.stationId);
      const limits = { lock_after_minutes: 2, keep_reads_minutes: 0, keep_unsent_days: 3 };
      await world.database.kysely
        .insertInto('device_limits')
        .values({ station_id: stationId, ...limits })
        .execute();
      const now = await read(made);
      assert.deepEqual(now.json.limits, { lockAfterMinutes: 2, keepReadsMinutes: 0, keepUnsentDays: 3 } as never);
      await world.database.kysely.deleteFrom('device_limits').execute();
    });

    test('the day on which its holder last read it is a change once a day, and others’ reading is none', async () => {
      const made = await register();
      try {
        // 23:59 and 00:01 in China.
        world.clock.time = new Date('2026-11-22T15:59:00.000Z');
        assert.equal((await read(made)).headers.get('etag'), '"1"');
        world.clock.time = new Date('2026-11-22T16:01:00.000Z');
        const bySupervisor = await read(made, supervisor);
        assert.deepEqual([bySupervisor.json.lastSeenOn, bySupervisor.json.version], ['2026-11-22', 1] as never);
        for (const version of ['"2"', '"2"']) {
          const own = await read(made);
          assert.deepEqual([own.json.lastSeenOn, own.headers.get('etag')], ['2026-11-23' as never, version]);
        }
      } finally {
        world.clock.time = startOfTests;
      }
    });

    test('a wipe order stands and is told at each reading until the device reports, with what was lost', async () => {
      const made = await register();
      refusedAs(await report(made, officer, '"1"'), 409, 'state-conflict');
      const ordered = await order(made, supervisor);
      assert.equal(ordered.status, 200, ordered.text);
      assert.deepEqual([ordered.json.state, ordered.json.wipedAt], ['wipe-ordered', null] as never);
      for (let reading = 0; reading < 3; reading += 1) {
        const now = await read(made);
        assert.deepEqual([now.json.state, now.json.wipeReason], ['wipe-ordered', '入户途中遗失，已报告'] as never);
      }
      refusedAs(await order(made, officer, '"2"'), 409, 'state-conflict');
      refusedAs(await report(made, officer, '"1"'), 412, 'version-stale');
      const wiped = await report(made);
      assert.deepEqual([wiped.status, wiped.json.state, wiped.json.unsentLost], [200, 'wiped', 3] as never);
      refusedAs(await report(made, officer, '"3"'), 409, 'state-conflict');
      refusedAs(await order(made, supervisor, '"3"'), 409, 'state-conflict');
      const events = await world.database.kysely
        .selectFrom('events')
        .select(['type', 'data'])
        .where('subject', '=', pathOf(made))
        .orderBy('position')
        .execute();
      assert.deepEqual(
        events.map(({ type, data }) => [type.replace('dev.wardkit.', ''), (data as { state: string }).state]),
        [
          ['device.wipe-ordered', 'wipe-ordered'],
          ['device.wiped', 'wiped'],
        ],
      );
      assert.ok(!JSON.stringify(events).includes('遗失'), 'an event holds no reason');
    });

    test('of two wipe orders at once one stands', async () => {
      const made = await register();
      const replies = await Promise.all([order(made, officer), order(made, supervisor)]);
      assert.deepEqual(replies.map(({ status }) => status).sort(), [200, 412]);
    });

    test('everybody has their own devices; a supervisor and an administrator those of the station', async () => {
      const [own, landlords] = [await register(), await register('puqian-landlord-1')];
      assert.equal(landlords.status, 201, landlords.text);
      const visible = async (as: string) => {
        const reply = await world.call('GET', '/v1/devices?limit=200', { as });
        return new Set([...reply.json.items].map((item) => String(item.id)));
      };
      const [officers, landlord, supervisors] = [
        await visible(officer),
        await visible('puqian-landlord-1'),
        await visible(supervisor),
      ];
      assert.ok(officers.has(String(own.json.id)) && !officers.has(String(landlords.json.id)));
      assert.ok(landlord.has(String(landlords.json.id)) && !landlord.has(String(own.json.id)));
      assert.ok(supervisors.has(String(own.json.id)) && supervisors.has(String(landlords.json.id)));
      for (const as of ['puqian-officer-2', 'puqian-landlord-1', 'rongcheng-administrator-1', 'puqian-resident-1']) {
        const foreign = await read(own, as);
        const missing = await world.call('GET', `/v1/devices/${newId()}`, { as });
        assert.equal(foreign.status, 404, as);
        assert.deepEqual({ ...foreign.json, requestId: 0 }, { ...missing.json, requestId: 0 });
        refusedAs(await order(own, as), 404, 'not-found');
        refusedAs(await report(own, as, '"1"'), 404, 'not-found');
      }
      refusedAs(await report(own, supervisor, '"1"'), 404, 'not-found');
      assert.equal((await register('puqian-integrator-1')).status, 403);
      const waiting = await world.call('GET', '/v1/devices?state=wipe-ordered&limit=200', { as: supervisor });
      assert.ok([...waiting.json.items].every((item) => item.state === ('wipe-ordered' as never)));
    });

    test('an id is one device’s, whoever asks, and the same call again is the same device', async () => {
      const id = newId();
      const first = await register(officer, id, { label: '甲 <b>\u202e' }, 'register-once');
      const again = await register(officer, id, { label: '甲 <b>\u202e' }, 'register-once');
      assert.deepEqual([again.status, again.text], [201, first.text]);
      assert.equal(first.json.label, '甲 <b>\u202e' as never);
      refusedAs(await register('rongcheng-officer-1', id), 412, 'already-exists');
      refusedAs(await register(officer, world.premises('puqian', 0).id), 412, 'already-exists');
      const twin = await world.call('POST', '/v1/devices', { as: officer, body: { label: '乙' } });
      assert.equal(twin.status, 201);
      assert.equal(twin.headers.get('location'), pathOf(twin));
      const [one, other] = await Promise.all([register('puqian-officer-2', newId()), register('puqian-resident-1')]);
      assert.deepEqual([one.status, other.status], [201, 201]);
    });
  });
}
