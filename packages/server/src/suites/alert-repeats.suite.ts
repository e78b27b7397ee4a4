import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { placeAt, receive } from './alert-records.ts';
import { newId } from './submission.ts';
import { type CallOptions, type Engine, type Loose, World } from './world.ts';

const duty = { as: 'puqian-duty-officer-1', purpose: 'alert-handling' } as const;
const administrator = { as: 'puqian-administrator-1' } as const;

export function alertRepeatsSuite(engine: Engine): void {
  describe('repeated alerts', () => {
    let world: World;
    /** Places that no other test uses, some 1.1 km from each other. */
    let latitude = 30;
    const somewhere = (metresNorth = 0) => placeAt(110, latitude + metresNorth / 111_195);
    before(async () => {
      world = await World.open(engine);
    });
    after(() => world.close());

    const take = (changes: object = {}) => receive(world, duty.as, { reporter: null, ...changes });
    const nextPlace = () => {
      latitude += 0.01;
    };
    const alertOf = async (alert: Loose) => (await world.call('GET', `/v1/alerts/${alert.id}`, duty)).json;
    const groupOf = async (id: unknown) => {
      const reply = await world.call('GET', `/v1/alert-repeats/${id}`, duty);
      assert.equal(reply.status, 200, reply.text);
      return reply.json;
    };
    const idsIn = (group: Loose) => [...group.alerts].map(({ alertId }) => String(alertId));
    const create = (alertIds: readonly unknown[], changes: object = {}, id = newId()) =>
      world.call('PUT', `/v1/alert-repeats/${id}`, {
        ...duty,
        body: { basis: 'same-matter', alertIds, note: null, ...changes },
        headers: { 'if-none-match': '*' },
      });
    const change = (group: Loose, body: object, options: CallOptions = duty) =>
      world.call('PATCH', `/v1/alert-repeats/${group.id}`, {
        ...options,
        body,
        headers: { 'if-match': `"${group.version}"` },
      });
    const remove = (group: Loose) =>
      world.call('DELETE', `/v1/alert-repeats/${group.id}`, {
        ...duty,
        headers: { 'if-match': `"${group.version}"` },
      });

    test('a second alert of the place within 30 days is proposed as a repetition, a third joins', async () => {
      nextPlace();
      const first = await take({ ...somewhere(), receivedAt: '2026-10-24T00:00:00Z' });
      assert.equal(first.repeatId, null);
      const second = await take({ ...somewhere(29), receivedAt: '2026-11-20T00:00:00Z' });
      const group = await groupOf(second.repeatId);
      assert.deepEqual([group.state, group.basis, group.confirmedBy], ['proposed', 'same-place', null] as never);
      assert.deepEqual(idsIn(group), [second.id, first.id] as never);
      assert.deepEqual([group.firstReceivedAt, group.lastReceivedAt], [
        '2026-10-24T00:00:00.000Z',
        '2026-11-20T00:00:00.000Z',
      ] as never);
      const joined = await alertOf(first);
      assert.deepEqual([joined.repeatId, joined.version], [group.id, 2] as never);
      const third = await take(somewhere(29));
      assert.deepEqual([third.repeatId, third.version], [group.id, 1] as never);
      const larger = await groupOf(group.id);
      assert.deepEqual(idsIn(larger), [third.id, second.id, first.id] as never);
      assert.deepEqual([larger.state, larger.version], ['proposed', 2] as never);
      const log = await world.database.kysely
        .selectFrom('events')
        .select('type')
        .where('subject', 'in', [`/v1/alert-repeats/${group.id}`, `/v1/alerts/${first.id}`])
        .orderBy('position')
        .execute();
      assert.deepEqual(
        log.map(({ type }) => type),
        ['alert.received', 'alert.changed', 'alert-repeat.created', 'alert-repeat.changed'],
      );
      const listed = await world.call('GET', `/v1/alerts?repeatId=${group.id}`, duty);
      assert.equal([...listed.json.items].length, 3);
    });

    test('another category, another place and an older alert are none', async () => {
      nextPlace();
      await take({ ...somewhere(), category: 'dispute' });
      await take({ ...somewhere(32) });
      await take({ ...somewhere(), receivedAt: '2026-10-23T03:00:00Z' });
      const { place } = somewhere() as { place: object };
      await take({ place: { ...place, point: null } });
      assert.equal((await take({ ...somewhere() })).repeatId, null);
    });

    test('the same premises are the same place, without a point', async () => {
      const premisesId = world.premises('puqian', 39).id;
      const place = { divisionCode: '441602101001', text: '竹影路', point: null, premisesId };
      await take({ place, category: 'nuisance' });
      const second = await take({ place, category: 'nuisance' });
      assert.equal((await groupOf(second.repeatId)).place?.premisesId, premisesId as unknown);
      const listed = await world.call('GET', `/v1/alert-repeats?premisesId=${premisesId}&category=nuisance`, duty);
      assert.equal([...listed.json.items].length, 1);
    });

    test('two that come in at once at one place are in one group', async () => {
      nextPlace();
      await take(somewhere());
      const both = await Promise.all([take(somewhere()), take(somewhere())]);
      const groups = new Set(both.map(({ repeatId }) => String(repeatId)));
      assert.equal(groups.size, 1);
      assert.equal(idsIn(await groupOf([...groups][0])).length, 3);
    });

    test('somebody confirms a proposal, and makes a group of a matter', async () => {
      nextPlace();
      await take(somewhere());
      const group = await groupOf((await take(somewhere())).repeatId);
      const confirmed = await change(group, { note: '同一楼道，请社区民警上门核查' });
      assert.equal(confirmed.json.state, 'confirmed' as unknown, confirmed.text);
      assert.equal(confirmed.json.confirmedBy?.role, 'duty-officer' as unknown);
      assert.equal((await change(group, { note: null })).status, 412);
      const [one, other] = [await take(), await take()];
      const made = await create([one.id, other.id]);
      assert.equal(made.status, 201, made.text);
      assert.deepEqual([made.json.state, made.json.basis], ['confirmed', 'same-matter'] as never);
      const twice = await create([one.id, (await take()).id]);
      assert.equal(twice.json.code, 'state-conflict' as unknown);
      assert.equal((await create([one.id, other.id], {}, String(made.json.id))).status, 412);
      assert.equal((await create([one.id, other.id], {}, String(group.id))).status, 409, 'they are in a group');
      const free = [await take(), await take()].map(({ id }) => id);
      assert.equal((await create(free, {}, String(group.id))).json.code, 'already-exists' as unknown);
      assert.equal((await create([newId(), (await take()).id])).status, 422);
      const alone = await take();
      assert.equal((await create([alone.id, alone.id])).status, 422);
      const foreign = await receive(world, 'rongcheng-officer-1');
      assert.equal((await create([foreign.id, alone.id])).status, 422);
    });

    test('what was taken apart is not proposed together again', async () => {
      nextPlace();
      const first = await take(somewhere());
      const second = await take(somewhere());
      const group = await groupOf(second.repeatId);
      const gone = await remove(group);
      assert.equal(gone.status, 204, gone.text);
      assert.equal((await alertOf(first)).repeatId, null);
      assert.equal((await world.call('GET', `/v1/alert-repeats/${group.id}`, duty)).status, 404);
      const third = await take(somewhere());
      const next = await groupOf(third.repeatId);
      const ids = idsIn(next);
      assert.equal(ids.length, 2);
      assert.ok(ids.includes(String(third.id)));
      // One that is taken out of a group does not come back beside those that stayed.
      nextPlace();
      const [a, b] = [await take(somewhere()), await take(somewhere())];
      const c = await take(somewhere());
      const larger = await groupOf(c.repeatId);
      const smaller = await change(larger, { alertIds: [b.id, c.id] });
      assert.deepEqual(idsIn(smaller.json).sort(), [b.id, c.id].map(String).sort());
      assert.equal((await alertOf(a)).repeatId, null);
      const timeline = await world.call('GET', `/v1/alerts/${a.id}/timeline`, duty);
      assert.deepEqual(
        [...timeline.json.items].map(({ kind }) => String(kind)),
        ['received', 'grouped', 'ungrouped'],
      );
      const d = await take(somewhere());
      assert.deepEqual(idsIn(await groupOf(d.repeatId)).sort(), [b.id, c.id, d.id].map(String).sort());
    });

    test('an archived alert joins and leaves a group', async () => {
      nextPlace();
      const first = await take(somewhere());
      const closed = await world.call('POST', `/v1/alerts/${first.id}/cancellation`, {
        ...duty,
        body: { reason: '报警人来电说明已自行处理' },
        headers: { 'if-match': '"1"' },
      });
      await world.call('POST', `/v1/alerts/${first.id}/archival`, {
        ...duty,
        body: {},
        headers: { 'if-match': `"${closed.json.version}"` },
      });
      const group = await groupOf((await take(somewhere())).repeatId);
      assert.equal((await alertOf(first)).state, 'archived' as unknown);
      assert.ok(idsIn(group).includes(String(first.id)));
    });

    const ruleOf = (stationId: string, options: CallOptions = duty) =>
      world.call('GET', `/v1/alert-repeat-rules/${stationId}`, options);
    const setRule = (version: number, body: object, options: CallOptions = administrator, stationId?: string) =>
      world.call('PATCH', `/v1/alert-repeat-rules/${stationId ?? world.premises('puqian', 0).stationId}`, {
        ...options,
        body,
        headers: { 'if-match': `"${version}"` },
      });

    test('a station sets its own rule, which holds for what is received afterwards, and goes back to the default', async () => {
      const { stationId } = world.premises('puqian', 0);
      const usual = await ruleOf(stationId.toUpperCase());
      assert.deepEqual(usual.json, { stationId, version: 1, days: 30, metres: 30, source: 'project default' } as never);
      assert.equal(usual.headers.get('etag'), '"1"');
      nextPlace();
      const first = await take({ ...somewhere(), receivedAt: '2026-10-13T04:00:00Z' });
      assert.equal((await take(somewhere())).repeatId, null, '40 days later');
      const far = await take(somewhere(190));
      assert.equal(far.repeatId, null, '190 m away');

      const longer = await setRule(1, { days: 41 });
      assert.equal(longer.status, 200, longer.text);
      assert.deepEqual(longer.json, { stationId, version: 2, days: 41, metres: 30, source: 'station' } as never);
      assert.equal((await alertOf(first)).repeatId, null, 'what is there stays as it was');
      const group = await groupOf((await take(somewhere())).repeatId);
      assert.equal(idsIn(group).length, 3);
      assert.ok(!idsIn(group).includes(String(far.id)));

      const wider = await setRule(2, { days: null, metres: 200 });
      assert.deepEqual(wider.json, { stationId, version: 3, days: 30, metres: 200, source: 'station' } as never);
      nextPlace();
      const point = (east: number, north: number) =>
        placeAt(110 + east / (111_195 * Math.cos((latitude * Math.PI) / 180)), latitude + north / 111_195);
      const centre = await take(point(0, 0));
      for (const [east, north] of [
        [198, 0],
        [-198, 0],
        [0, 198],
        [0, -198],
      ] as const) {
        const near = await take(point(east, north));
        assert.ok(idsIn(await groupOf(near.repeatId)).includes(String(centre.id)), `${east} m east, ${north} m north`);
      }
      assert.equal((await take(point(600, 0))).repeatId, null);

      const back = await setRule(3, { metres: null });
      assert.deepEqual(back.json, { stationId, version: 4, days: 30, metres: 30, source: 'project default' } as never);
      assert.equal(idsIn(await groupOf(group.id)).length, 3, 'the groups that were made stay');
      nextPlace();
      await take(somewhere());
      assert.equal((await take(somewhere(32))).repeatId, null);
      const log = await world.database.kysely
        .selectFrom('events')
        .select(['type', 'data'])
        .where('subject', '=', `/v1/alert-repeat-rules/${stationId}`)
        .orderBy('position')
        .execute();
      assert.deepEqual(
        log,
        [2, 3, 4].map((version) => ({ type: 'alert-repeat-rule.changed', data: { id: stationId, version } })),
      );
    });

    test('a rule out of its bounds, in a version that is old, by others or elsewhere is refused', async () => {
      const { version } = (await ruleOf(world.premises('puqian', 0).stationId)).json;
      const now = Number(version);
      for (const [name, value] of [
        ['days', 0],
        ['days', 366],
        ['days', 1.5],
        ['metres', 4],
        ['metres', 201],
        ['metres', '30'],
      ] as const) {
        const refused = await setRule(now, { [name]: value });
        assert.equal(refused.status, 422, refused.text);
        assert.equal(refused.json.errors?.[0]?.pointer, `/${name}` as unknown);
      }
      const stale = await setRule(now + 1, { days: 31 });
      assert.equal(stale.status, 412);
      assert.equal(stale.json.current?.version, now as unknown);
      assert.equal((await setRule(now, { days: 31 }, { as: 'puqian-supervisor-1' })).status, 403);
      const elsewhere = world.premises('rongcheng', 0).stationId;
      assert.equal((await setRule(1, { days: 31 }, administrator, elsewhere)).status, 404);
      assert.equal((await setRule(1, { days: 31 }, administrator, newId())).status, 404);
      assert.equal((await ruleOf(elsewhere)).status, 404);
      const own = await ruleOf(elsewhere, { as: 'rongcheng-officer-1' });
      assert.equal(own.json.source, 'project default' as unknown, own.text);
      const twoAtOnce = await Promise.all([setRule(now, { days: 31 }), setRule(now, { days: 32 })]);
      assert.deepEqual(twoAtOnce.map(({ status }) => status).sort(), [200, 412]);
      const back = await setRule(now + 1, { days: null });
      assert.equal(back.json.source, 'project default' as unknown, back.text);
    });

    test('groups stand in the order of their newest alert, whatever their size', async () => {
      const { json } = await world.call('GET', '/v1/alert-repeats?limit=200', duty);
      const order = [...json.items].map(({ lastReceivedAt, id }) => `${lastReceivedAt} ${id}`);
      assert.deepEqual(order, [...order].sort().reverse());
      const paged: string[] = [];
      for (let cursor = ''; ; ) {
        const page = await world.call('GET', `/v1/alert-repeats?limit=2${cursor}`, duty);
        paged.push(...[...page.json.items].map(({ lastReceivedAt, id }) => `${lastReceivedAt} ${id}`));
        if (page.json.next === null) break;
        cursor = `&cursor=${page.json.next}`;
      }
      assert.deepEqual(paged, order);
    });
  });
}
