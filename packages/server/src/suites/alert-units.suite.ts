import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { sql } from 'kysely';
import { availableUnit, placeAt, receive, unitCreation } from './alert-records.ts';
import { newId } from './submission.ts';
import { type CallOptions, type Engine, type Loose, type Reply, World } from './world.ts';

const duty = { as: 'puqian-duty-officer-1', purpose: 'alert-handling' } as const;
const officer = { as: 'puqian-officer-1', purpose: 'alert-handling' } as const;
const administrator = { as: 'puqian-administrator-1' } as const;
const post = (longitude: number, latitude: number, changes: object = {}) => ({
  divisionCode: '441602101001',
  text: '竹影路口岗亭',
  point: { type: 'Point', coordinates: [longitude, latitude] },
  ...changes,
});

export function alertUnitsSuite(engine: Engine): void {
  describe('response units', () => {
    let world: World;
    before(async () => {
      world = await World.open(engine);
    });
    after(() => world.close());

    const unit = (changes: object = {}) => availableUnit(world, 'puqian', changes);
    const call = (method: string, path: string, record: Loose, body?: object, options: CallOptions = duty) =>
      world.call(method, path, {
        ...options,
        ...(body === undefined ? {} : { body }),
        headers: { 'if-match': `"${record.version}"` },
      });
    const move = (alert: Loose, name: string, body: object, options: CallOptions = duty) =>
      call('POST', `/v1/alerts/${alert.id}/${name}`, alert, body, options);
    const moved = async (alert: Loose, name: string, body: object, options: CallOptions = duty) => {
      const reply = await move(alert, name, body, options);
      assert.equal(reply.status, 200, reply.text);
      return reply.json;
    };
    const read = async (id: unknown) => (await world.call('GET', `/v1/response-units/${id}`, officer)).json;
    const availability = (record: Loose, state: string, expectedBackAt: string | null = null) =>
      call('POST', `/v1/response-units/${record.id}/availability`, record, { state, expectedBackAt }, officer);
    const codesOf = ({ json }: Reply) => [...(json.errors ?? [])].map(({ pointer, code }) => `${pointer} ${code}`);

    test('one is set up off duty, says itself whether it can be sent, and goes off the list', async () => {
      const id = newId();
      const made = await world.call('PUT', `/v1/response-units/${id}`, {
        ...administrator,
        headers: { 'if-none-match': '*' },
        body: unitCreation({ post: post(114.66, 23.65) }),
      });
      assert.equal(made.status, 201, made.text);
      assert.equal(made.headers.get('location'), `/v1/response-units/${id}`);
      assert.deepEqual([made.json.state, made.json.alertId, made.json.version], ['off-duty', null, 1] as never);
      const away = await availability(made.json, 'unavailable', '2026-11-22T06:00:00Z');
      assert.deepEqual([away.json.state, away.json.expectedBackAt], [
        'unavailable',
        '2026-11-22T06:00:00.000Z',
      ] as never);
      const late = await availability(away.json, 'delayed');
      assert.equal(late.json.code, 'state-conflict' as unknown);
      assert.equal(late.json.current?.state, 'unavailable' as unknown);
      const back = await availability(away.json, 'available', '2026-11-22T06:00:00Z');
      assert.deepEqual([back.json.state, back.json.expectedBackAt], ['available', null] as never);
      const renamed = await call(
        'PATCH',
        `/v1/response-units/${id}`,
        back.json,
        { label: '示范 09 组', post: { text: '南门' } },
        administrator,
      );
      assert.deepEqual(renamed.json.post, post(114.66, 23.65, { text: '南门' }) as never);
      assert.equal(renamed.json.state, 'available' as unknown);
      const stale = await call('DELETE', `/v1/response-units/${id}`, back.json, undefined, administrator);
      assert.equal(stale.status, 412);
      const gone = await call('DELETE', `/v1/response-units/${id}`, renamed.json, undefined, administrator);
      assert.equal(gone.status, 204, gone.text);
      assert.equal((await world.call('GET', `/v1/response-units/${id}`, officer)).status, 404);
    });

    test('nothing but its post says where one is, and a former post is kept nowhere', async () => {
      const made = await unit({ post: post(114.123456, 23.123456) });
      const away = await call('PATCH', `/v1/response-units/${made.id}`, made, { post: null }, administrator);
      assert.equal(away.json.post, null);
      const incomplete = await call(
        'PATCH',
        `/v1/response-units/${made.id}`,
        away.json,
        { post: { text: '南门' } },
        administrator,
      );
      assert.deepEqual(codesOf(incomplete), ['/post incomplete']);
      const position = await call(
        'PATCH',
        `/v1/response-units/${made.id}`,
        away.json,
        { position: { type: 'Point', coordinates: [114, 23] } },
        administrator,
      );
      assert.equal((await read(made.id)).position, undefined, String(position.status));
      const { rows } = await sql<{ line: string }>`
        select t::text as line from response_units t
        union all select data::text from events where subject = ${`/v1/response-units/${made.id}`}`.execute(
        world.database.kysely,
      );
      assert.ok(rows.length > 1 && !rows.some(({ line }) => line.includes('114.123456')));
    });

    test('the list is in the order of labels, page by page, and keeps to its filters', async () => {
      const made = [];
      for (const [label, kind, place] of [
        ['乙 2', 'fire-post', post(114, 23, { divisionCode: '441602102003' })],
        ['乙 1', 'patrol', null],
        ['甲 1', 'patrol', post(114, 23)],
      ] as const) {
        made.push(await unit({ label, kind, post: place }));
      }
      const ids = made.map(({ id }) => String(id));
      const found = async (query: string) => {
        const reply = await world.call('GET', `/v1/response-units?${query}`, officer);
        return [...reply.json.items].map(({ id }) => String(id)).filter((id) => ids.includes(id));
      };
      assert.deepEqual(await found('limit=200'), [ids[1], ids[0], ids[2]]);
      assert.deepEqual(await found('kind=patrol&limit=200'), [ids[1], ids[2]]);
      assert.deepEqual(await found('area=441602102&limit=200'), [ids[0]]);
      assert.deepEqual(await found('state=off-duty&limit=200'), []);
      const paged: string[] = [];
      for (let cursor = ''; ; ) {
        const { json } = await world.call('GET', `/v1/response-units?limit=1${cursor}`, officer);
        paged.push(...[...json.items].map(({ id }) => String(id)));
        if (json.next === null) break;
        cursor = `&cursor=${json.next}`;
      }
      assert.deepEqual(
        paged.filter((id) => ids.includes(id)),
        [ids[1], ids[0], ids[2]],
      );
      assert.equal(new Set(paged).size, paged.length);
    });

    test('only units that can be sent are, and a unit of another station does not exist', async () => {
      const alert = await receive(world, duty.as);
      const free = await unit();
      const offDuty = (await availability(await unit(), 'off-duty')).json;
      const unavailable = (await availability(await unit(), 'unavailable')).json;
      const foreign = await availableUnit(world, 'rongcheng');
      const unknown = await move(alert, 'dispatch', { unitIds: [free.id, foreign.id, newId()] });
      assert.deepEqual(
        [unknown.status, codesOf(unknown)],
        [422, ['/unitIds/1 unit-unknown', '/unitIds/2 unit-unknown']],
      );
      const refused = await move(alert, 'dispatch', { unitIds: [free.id, offDuty.id, unavailable.id] });
      assert.deepEqual([refused.status, codesOf(refused)], [409, ['/unitIds/1 off-duty', '/unitIds/2 unavailable']]);
      assert.equal((await read(free.id)).state, 'available' as unknown, 'none was sent');
    });

    test('a new dispatch lets those go that it does not name, and leaves those that it does', async () => {
      const [one, other] = [await unit(), await unit()];
      let alert = await moved(await receive(world, duty.as), 'dispatch', { unitIds: [one.id, one.id] });
      assert.equal([...alert.units].length, 1);
      const committed = await read(one.id);
      assert.deepEqual([committed.state, committed.alertId], ['committed', alert.id] as never);
      const byHand = await availability(committed, 'available');
      assert.equal(byHand.json.code, 'state-conflict' as unknown);
      const gone = await call('DELETE', `/v1/response-units/${one.id}`, committed, undefined, administrator);
      assert.equal(gone.json.code, 'state-conflict' as unknown);
      alert = await moved(alert, 'dispatch', { unitIds: [one.id, other.id] });
      assert.equal((await read(one.id)).version, committed.version);
      alert = await moved(alert, 'departure', { unitId: one.id }, officer);
      assert.equal((await read(one.id)).state, 'responding' as unknown);
      assert.equal((await read(other.id)).state, 'committed' as unknown);
      const again = await move(alert, 'departure', { unitId: one.id }, officer);
      assert.equal(again.json.code, 'state-conflict' as unknown, 'it has departed');
      const stranger = await move(alert, 'departure', { unitId: newId() }, officer);
      assert.deepEqual(codesOf(stranger), ['/unitId not-assigned']);
      alert = await moved(alert, 'arrival', {}, officer);
      assert.ok([...alert.units].every(({ arrivedAt }) => arrivedAt !== null));
      assert.equal((await read(other.id)).state, 'on-scene' as unknown);
    });

    test('further units join and leave, and the last one stays', async () => {
      const [one, other] = [await unit(), await unit()];
      const alert = await receive(world, duty.as);
      const early = await move(alert, 'reinforcement', { unitIds: [one.id] });
      assert.equal(early.json.code, 'state-conflict' as unknown);
      const sent = await moved(alert, 'dispatch', { unitIds: [one.id] });
      const more = await moved(sent, 'reinforcement', { unitIds: [other.id], note: '请求支援' });
      assert.deepEqual([more.state, [...more.units].length], ['dispatched', 2] as never);
      const all = await move(more, 'unit-release', { unitIds: [one.id, other.id] });
      assert.equal(all.json.code, 'state-conflict' as unknown);
      const foreign = await move(more, 'unit-release', { unitIds: [newId()] });
      assert.equal(foreign.json.code, 'state-conflict' as unknown);
      const fewer = await moved(more, 'unit-release', { unitIds: [one.id] });
      assert.deepEqual(
        [...fewer.units].map(({ releasedAt }) => releasedAt !== null),
        [true, false],
      );
      assert.equal((await read(one.id)).state, 'returning' as unknown);
      const entries = await world.call('GET', `/v1/alerts/${alert.id}/timeline`, officer);
      assert.deepEqual(
        [...entries.json.items].map(({ kind }) => String(kind)),
        ['received', 'moved', 'units-changed', 'units-changed'],
      );
      const listed = await world.call('GET', `/v1/alerts?unitId=${other.id}`, officer);
      assert.deepEqual(
        [...listed.json.items].map(({ id }) => id),
        [alert.id],
      );
    });

    test('a unit that is gone leaves its label on the alerts that it was on', async () => {
      const sent = await unit({ label: '示范 77 组' });
      const alert = await moved(await receive(world, duty.as), 'dispatch', { unitIds: [sent.id] });
      await moved(alert, 'cancellation', { reason: '报警人来电说明已自行处理' });
      const now = await read(sent.id);
      const gone = await call('DELETE', `/v1/response-units/${sent.id}`, now, undefined, administrator);
      assert.equal(gone.status, 204, gone.text);
      const after = await world.call('GET', `/v1/alerts/${alert.id}`, officer);
      assert.equal(after.json.units?.[0]?.label, '示范 77 组' as unknown);
    });

    test('the nearest come by the distance of their posts, every unit with each reason, and nobody is sent', async () => {
      const own = await World.open(engine);
      try {
        await own.database.kysely.deleteFrom('response_units').execute();
        const near = await availableUnit(own, 'puqian', { post: post(114.66, 23.651) });
        const twins = [
          await availableUnit(own, 'puqian', { post: post(114.67, 23.65) }),
          await availableUnit(own, 'puqian', { post: post(114.67, 23.65) }),
        ];
        const nowhere = await availableUnit(own, 'puqian');
        const busy = await availableUnit(own, 'puqian', { post: post(114.66, 23.66) });
        const other = await receive(own, duty.as);
        const sent = await own.call('POST', `/v1/alerts/${other.id}/dispatch`, {
          ...duty,
          body: { unitIds: [busy.id] },
          headers: { 'if-match': '"1"' },
        });
        assert.equal(sent.status, 200, sent.text);
        const alert = await receive(own, duty.as, placeAt(114.66, 23.65));
        const path = `/v1/alerts/${alert.id}/nearest-units`;
        const { json, text } = await own.call('GET', path, duty);
        const told: readonly unknown[][] = [...json.items].map((each) => [
          String(each.unit?.id),
          each.distanceMetres,
          [...(each.exclusions ?? [])].join(),
        ]);
        const [first, second] = twins.map(({ id }) => String(id)).sort();
        assert.deepEqual(told, [
          [near.id, 111, ''],
          [first, 1019, ''],
          [second, 1019, ''],
          [busy.id, 1112, 'on-another-alert'],
          [nowhere.id, null, 'no-post'],
        ]);
        assert.ok(!/position|reportedAt|track/i.test(text));
        const paged: string[] = [];
        for (let cursor = ''; ; ) {
          const page = await own.call('GET', `${path}?limit=2${cursor}`, duty);
          paged.push(...[...page.json.items].map((each) => String(each.unit?.id)));
          if (page.json.next === null) break;
          cursor = `&cursor=${page.json.next}`;
        }
        assert.deepEqual(
          paged,
          told.map(([id]) => id),
        );
        assert.equal((await own.call('GET', `/v1/alerts/${alert.id}`, duty)).json.version, 1 as unknown);
        const lost = await own.call('GET', `/v1/alerts/${other.id}/nearest-units`, duty);
        assert.equal(lost.json.code, 'alert-not-located' as unknown);
      } finally {
        await own.close();
      }
    });
  });
}
