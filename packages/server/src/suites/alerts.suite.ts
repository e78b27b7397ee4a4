import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { sql } from 'kysely';
import { intake, placeAt, receive } from './alert-records.ts';
import { newId } from './submission.ts';
import { type CallOptions, type Engine, type Loose, startOfTests, World } from './world.ts';

const duty = { as: 'puqian-duty-officer-1', purpose: 'alert-handling' } as const;
const officer = { as: 'puqian-officer-1', purpose: 'alert-handling' } as const;
const elsewhere = { as: 'rongcheng-officer-1', purpose: 'alert-handling' } as const;
const program = { as: 'puqian-integrator-1', purpose: 'alert-handling' } as const;
const create = { 'if-none-match': '*' };
const telephone = '15400000031';

export function alertsSuite(engine: Engine): void {
  describe('alerts', () => {
    let world: World;
    before(async () => {
      world = await World.open(engine);
    });
    after(() => world.close());

    const stationId = (key = 'puqian') => world.premises(key, 0).stationId;
    const get = (alert: Loose, options: CallOptions = officer) => world.call('GET', `/v1/alerts/${alert.id}`, options);
    const change = (alert: Loose, body: object, options: CallOptions = officer) =>
      world.call('PATCH', `/v1/alerts/${alert.id}`, {
        ...options,
        body,
        headers: { 'if-match': `"${alert.version}"` },
      });
    const list = (query: string, options: CallOptions = officer) => world.call('GET', `/v1/alerts?${query}`, options);
    const idsOf = (reply: { json: Loose }) => [...reply.json.items].map(({ id }) => String(id));
    const eventsOf = async (alert: Loose) => {
      const rows = await world.database.kysely
        .selectFrom('events')
        .select(['type', 'data', 'division_code'])
        .where('subject', '=', `/v1/alerts/${alert.id}`)
        .orderBy('position')
        .execute();
      return rows;
    };
    const codesOf = (json: Loose) => [...(json.errors ?? [])].map(({ pointer, code }) => `${pointer} ${code}`);

    test('one is taken in with a number, masked, with its first deadlines, and read again', async () => {
      const id = newId();
      const reply = await world.call('PUT', `/v1/alerts/${id}`, { ...duty, body: intake(), headers: create });
      assert.equal(reply.status, 201, reply.text);
      assert.equal(reply.headers.get('etag'), '"1"');
      assert.equal(reply.headers.get('location'), `/v1/alerts/${id}`);
      const deadline = (limit: string, remindAt: string, dueAt: string) => ({
        limit,
        startedAt: '2026-11-22T04:00:00.000Z',
        remindAt: `2026-11-22T04:${remindAt}.000Z`,
        dueAt: `2026-11-22T04:${dueAt}.000Z`,
        endedAt: null,
        outcome: null,
      });
      const number = String(reply.json.number);
      assert.match(number, /^JQ-20261122-\d{4,}$/);
      assert.deepEqual(reply.json, {
        id,
        version: 1,
        stationId: stationId(),
        number,
        state: 'received',
        stateSince: '2026-11-22T04:00:00.000Z',
        priority: 'urgent',
        category: 'fire-hazard',
        channel: 'emergency-call',
        summary: '楼道电动自行车充电冒烟',
        description: null,
        wholeDescription: null,
        place: { divisionCode: '441602101001', text: '竹影路 8 号一楼楼道', point: null, premisesId: null },
        reporter: {
          name: { masked: '张**', revealable: true },
          telephone: { masked: '154****0031', revealable: true },
        },
        occurredAt: null,
        receivedAt: '2026-11-22T04:00:00.000Z',
        acknowledgedAt: null,
        dispatchedAt: null,
        enRouteAt: null,
        onSceneAt: null,
        closedAt: null,
        archivedAt: null,
        units: [],
        deadlines: [deadline('alert-acknowledgement', '00:40', '01:00'), deadline('alert-dispatch', '02:30', '03:00')],
        nextDueAt: '2026-11-22T04:01:00.000Z',
        escalation: null,
        closing: null,
        duplicateOfId: null,
        transferredTo: null,
        transferredFrom: null,
        repeatId: null,
      });
      const read = await get(reply.json);
      assert.deepEqual(read.json, reply.json);
      assert.equal(read.headers.get('etag'), '"1"');
      assert.equal((await get(reply.json, elsewhere)).status, 404);
      const [received, ...others] = await eventsOf(reply.json);
      assert.deepEqual(others, []);
      assert.equal(received?.type, 'alert.received');
      assert.equal(received?.division_code, '441602101001');
      assert.deepEqual(received?.data, {
        id,
        version: 1,
        state: 'received',
        stateSince: '2026-11-22T04:00:00.000Z',
        priority: 'urgent',
        category: 'fire-hazard',
        divisionCode: '441602101001',
        receivedAt: '2026-11-22T04:00:00.000Z',
        nextDueAt: '2026-11-22T04:01:00.000Z',
      });
      for (const text of [reply.text, read.text]) assert.ok(!text.includes(telephone) && !text.includes('张示范'));
    });

    test('numbers of a station follow each other without a gap, also where a call between them is refused', async () => {
      const numbers: number[] = [];
      for (const premisesId of [null, newId(), null]) {
        const place = { divisionCode: '441602101001', text: '竹影路', point: null, premisesId };
        const reply = await world.call('PUT', `/v1/alerts/${newId()}`, {
          ...duty,
          body: intake({ place }),
          headers: create,
        });
        if (premisesId === null) numbers.push(Number(String(reply.json.number).slice(-4)));
        else assert.deepEqual(codesOf(reply.json), ['/place/premisesId premises-unknown']);
      }
      assert.equal(numbers[1], (numbers[0] ?? 0) + 1);
    });

    test('the same call again is answered as it was; the same id by another call is there already', async () => {
      const id = newId();
      const call = { ...duty, body: intake(), headers: create, key: world.newKey() };
      const first = await world.call('PUT', `/v1/alerts/${id}`, call);
      const again = await world.call('PUT', `/v1/alerts/${id}`, call);
      assert.equal(first.status, 201);
      assert.equal(again.text, first.text);
      assert.equal(again.headers.get('idempotency-replayed'), 'true');
      const other = await world.call('PUT', `/v1/alerts/${id}`, { ...call, key: world.newKey() });
      assert.equal(other.json.code, 'already-exists' as unknown);
      const reused = await world.call('PUT', `/v1/alerts/${newId()}`, call);
      assert.equal(reused.json.code, 'idempotency-key-reused' as unknown);
      assert.equal((await eventsOf(first.json)).length, 1);
    });

    test('a program takes alerts in, in batches of which one bad item spoils no other, and may send them again', async () => {
      const ids = [newId(), newId(), newId()];
      const nowhere = { divisionCode: '441602101001', text: '竹影路', point: null, premisesId: newId() };
      const items = ids.map((id, at) => ({ id, body: intake(at === 1 ? { place: nowhere } : {}) }));
      const call = { ...program, body: { items }, key: world.newKey() };
      const reply = await world.call('POST', '/v1/alerts/batch', call);
      assert.equal(reply.status, 207, reply.text);
      assert.deepEqual(
        [...reply.json.items].map(({ id, status }) => [id, status]),
        [
          [ids[0], 201],
          [ids[1], 422],
          [ids[2], 201],
        ] as never,
      );
      const again = await world.call('POST', '/v1/alerts/batch', call);
      assert.deepEqual(
        [...again.json.items].map(({ status }) => status),
        [201, 422, 201] as never,
      );
      assert.equal((await eventsOf({ id: ids[0] } as never)).length, 1);
      assert.equal((await world.call('GET', `/v1/alerts/${ids[0]}`, program)).status, 403);
      assert.equal((await world.call('GET', `/v1/alerts/${ids[1]}`, officer)).status, 404);
    });

    test('an alert is kept by the own station, and its times lie in the past', async () => {
      const refused = async (changes: object) => {
        const reply = await world.call('PUT', `/v1/alerts/${newId()}`, {
          ...duty,
          body: intake(changes),
          headers: create,
        });
        assert.equal(reply.status, 422, reply.text);
        return codesOf(reply.json);
      };
      assert.deepEqual(await refused({ stationId: stationId('rongcheng') }), ['/stationId other-station']);
      assert.deepEqual(await refused({ occurredAt: '2026-11-22T04:01:01Z' }), ['/occurredAt in-the-future']);
      const named = await receive(world, duty.as, { stationId: stationId(), occurredAt: '2026-11-22T04:01:00Z' });
      assert.equal(named.stationId, stationId() as unknown);
      const ahead = await receive(world, duty.as, { receivedAt: '2026-11-23T00:00:00Z' });
      assert.equal(ahead.receivedAt, '2026-11-22T04:00:00.000Z' as unknown);
      const late = await receive(world, duty.as, { receivedAt: '2026-11-21T15:59:00Z' });
      assert.match(String(late.number), /^JQ-20261121-/);
    });

    test('who called may be untold, in whole or in part', async () => {
      const nobody = await receive(world, duty.as, { reporter: null });
      assert.equal(nobody.reporter, null);
      const named = await receive(world, duty.as, { reporter: { name: '张示范', telephone: null } });
      assert.deepEqual(named.reporter, { name: { masked: '张**', revealable: true }, telephone: null } as never);
    });

    test('reading needs a purpose and is on record; a field is shown for a reason only', async () => {
      const alert = await receive(world, duty.as);
      assert.equal((await get(alert, { as: officer.as })).json.code, 'purpose-required' as unknown);
      await get(alert);
      const record = `/v1/alerts/${alert.id}`;
      const reveal = (field: string) =>
        world.call('POST', '/v1/reveals', {
          ...duty,
          body: { record, field, reason: '回拨报警人核实现场情况' },
        });
      const shown = await reveal('/reporter/telephone');
      assert.equal(shown.json.value, `+86${telephone}` as unknown, shown.text);
      assert.equal((await reveal('/reporter/name')).json.value, '张示范' as unknown);
      assert.equal((await reveal('/summary')).status, 422);
      await world.audit.settle();
      const entries = await world.database.kysely
        .selectFrom('audit_entries')
        .select(['operation', 'purpose', 'field'])
        .where((where) => where(where.val(String(alert.id)), '=', where.fn.any('records')))
        .execute();
      const told = entries.map(({ operation, purpose, field }) => `${operation} ${purpose} ${field}`);
      assert.ok(told.includes('alerts.get alert-handling null'));
      assert.ok(told.includes('reveals.create alert-handling /reporter/telephone'));
    });

    test('numbers in a description are masked everywhere, and shown whole for a reason', async () => {
      const description = '邻居电话 15400000077，自称身份证号 441602189001011234，门口有烟。';
      const shown = '邻居电话 154****0077，自称身份证号 4****************4，门口有烟。';
      const whole = { masked: shown, revealable: true };
      const alert = await receive(world, duty.as, { description });
      assert.deepEqual([alert.description, alert.wholeDescription], [shown, whole] as never);
      const field = '/wholeDescription';
      const reveal = (id: unknown) =>
        world.call('POST', '/v1/reveals', {
          ...duty,
          body: { record: `/v1/alerts/${id}`, field, reason: '回拨报警人核实现场情况' },
        });
      assert.equal((await reveal(alert.id)).json.value, description as unknown);
      const listed = await world.call('GET', '/v1/alerts?limit=200', duty);
      assert.ok(listed.text.includes(shown) && !listed.text.includes('15400000077'));
      const { rows } = await sql<{ row: string }>`
        select to_jsonb(a)::text as row from alerts a where id = ${alert.id} union all
        select to_jsonb(e)::text from events e where subject = ${`/v1/alerts/${alert.id}`} union all
        select to_jsonb(r)::text from idempotency_records r`.execute(world.database.kysely);
      assert.ok(rows.length > 2);
      for (const { row } of rows) assert.ok(!row.includes('15400000077') && !row.includes('441602189001011234'));

      // What was shown comes back with another change, and the whole stays.
      const same = await change(alert, { summary: '门口有烟', description: shown });
      assert.deepEqual(same.json.wholeDescription, whole as never, same.text);
      assert.equal((await reveal(alert.id)).json.value, description as unknown);
      const other = await change(same.json, { description: '门口有烟，已断电。' });
      assert.deepEqual([other.json.description, other.json.wholeDescription], ['门口有烟，已断电。', null] as never);
      assert.equal((await reveal(alert.id)).status, 422);
      const none = await change(other.json, { description: null });
      assert.deepEqual([none.json.description, none.json.wholeDescription], [null, null] as never);
      const again = await change(none.json, { description: '回拨 +86 154 0000 0078' });
      assert.equal(again.json.description, '回拨 154****0078' as unknown);
      assert.equal((await reveal(alert.id)).json.value, '回拨 +86 154 0000 0078' as unknown);
    });

    test('hostile words come back as they were sent, and are in no event', async () => {
      const hostile = `'); drop table alerts; -- <script>alert(1)</script> ${'\u202e'}{{x}} \${y} 😀`;
      const place = { divisionCode: '441602101001', text: hostile, point: null, premisesId: null };
      const alert = await receive(world, duty.as, { summary: hostile, description: hostile, place });
      const read = await get(alert);
      assert.deepEqual([read.json.summary, read.json.description, read.json.place?.text], [
        hostile,
        hostile,
        hostile,
      ] as never);
      assert.ok(!JSON.stringify(await eventsOf(alert)).includes('script'));
    });

    test('what is known is corrected upon the version that was seen, while the alert is open', async () => {
      const alert = await receive(world, duty.as, { reporter: null });
      const place = { text: '竹影路 10 号', point: { type: 'Point', coordinates: [114.66, 23.65] } };
      const reply = await change(alert, { summary: '已无明火', place, reporter: { telephone: '+8615400000032' } });
      assert.equal(reply.status, 200, reply.text);
      assert.equal(reply.headers.get('etag'), '"2"');
      assert.deepEqual(reply.json.place, { divisionCode: '441602101001', premisesId: null, ...place } as never);
      assert.deepEqual(reply.json.reporter, {
        name: null,
        telephone: { masked: '154****0032', revealable: true },
      } as never);
      const stale = await change(alert, { summary: 'x' });
      assert.equal(stale.status, 412);
      assert.equal(stale.json.current?.summary, '已无明火' as unknown);
      const cleared = await change(reply.json, { reporter: null, place: { point: null } });
      assert.equal(cleared.json.reporter, null);
      assert.equal(cleared.json.place?.point, null);
      assert.deepEqual(
        (await eventsOf(alert)).map(({ type, data }) => `${type} ${(data as unknown as Loose).version}`),
        ['alert.received 1', 'alert.changed 2', 'alert.changed 3'],
      );
      const cancelled = await world.call('POST', `/v1/alerts/${alert.id}/cancellation`, {
        ...duty,
        body: { reason: '报警人来电说明已自行处理' },
        headers: { 'if-match': '"3"' },
      });
      const refused = await change(cancelled.json, { summary: 'x' });
      assert.equal(refused.json.code, 'state-conflict' as unknown);
      assert.equal(refused.json.current?.state, 'cancelled' as unknown);
    });

    test('another priority moves the ends of what runs, counted from their start', async () => {
      const alert = await receive(world, duty.as, { priority: 'normal' });
      assert.equal(alert.nextDueAt, '2026-11-22T04:03:00.000Z' as unknown);
      const { json } = await change(alert, { priority: 'immediate' });
      assert.deepEqual(
        [...json.deadlines].map(({ dueAt }) => String(dueAt)),
        ['2026-11-22T04:01:00.000Z', '2026-11-22T04:02:00.000Z'],
      );
      assert.equal(json.nextDueAt, '2026-11-22T04:01:00.000Z' as unknown);
    });

    test('the list has the newest first, page by page, and keeps to every filter', async () => {
      const inOrder = await World.open(engine);
      try {
        const at = (minute: number) => ({
          receivedAt: new Date(startOfTests.getTime() - minute * 60_000).toISOString(),
        });
        const premisesId = inOrder.premises('puqian', 3).id;
        const take = (changes: object) => receive(inOrder, duty.as, { reporter: null, ...changes });
        const made = [
          await take({ ...at(1), category: 'theft', priority: 'normal' }),
          await take({ ...at(3), category: 'dispute', priority: 'low', ...placeAt(114.6, 23.6, { premisesId }) }),
          await take({ ...at(2), category: 'help', priority: 'normal' }),
          await take({
            ...at(2),
            category: 'traffic',
            priority: 'immediate',
            ...placeAt(114.7, 23.7, { divisionCode: '441602102003' }),
          }),
        ];
        const [first, last, second, third] = made.map(({ id }) => String(id));
        const own = made.map(({ id }) => String(id));
        const found = async (query: string) => {
          const reply = await inOrder.call('GET', `/v1/alerts?${query}`, officer);
          assert.equal(reply.status, 200, reply.text);
          return idsOf(reply).filter((id) => own.includes(id));
        };
        const inTurn = [String(second), String(third)].sort().reverse();
        assert.deepEqual(await found('limit=200'), [first, ...inTurn, last]);
        assert.deepEqual(await found('category=theft&category=dispute&limit=200'), [first, last]);
        assert.deepEqual(await found('category=theft&priority=low&limit=200'), []);
        assert.deepEqual(await found('priority=normal&limit=200'), [first, second]);
        assert.deepEqual(await found('area=441602102&limit=200'), [third]);
        assert.deepEqual(await found('area=441602101001&area=441602102003&limit=200'), [first, ...inTurn, last]);
        assert.deepEqual(await found('area=99&limit=200').catch(() => []), []);
        assert.deepEqual(await found(`premisesId=${premisesId}&limit=200`), [last]);
        assert.deepEqual(await found('state=received&state=acknowledged&limit=200'), [first, ...inTurn, last]);
        assert.deepEqual(await found('state=a-state-of-a-later-version&limit=200'), []);
        const from = encodeURIComponent(new Date(startOfTests.getTime() - 150_000).toISOString());
        assert.deepEqual(await found(`receivedAfter=${from}&limit=200`), [first, ...inTurn]);
        assert.deepEqual(await found(`receivedBefore=${from}&limit=200`), [last]);
        const due = encodeURIComponent('2026-11-22T03:59:30.000Z');
        assert.deepEqual(await found(`dueBefore=${due}&limit=200`), [third]);

        const paged: string[] = [];
        let cursor = '';
        do {
          const reply = await inOrder.call('GET', `/v1/alerts?limit=2&category=theft&category=help${cursor}`, officer);
          paged.push(...idsOf(reply));
          cursor = reply.json.next === null ? '' : `&cursor=${reply.json.next}`;
        } while (cursor !== '');
        assert.equal(new Set(paged).size, paged.length);
        assert.deepEqual(
          paged.filter((id) => own.includes(id)),
          [first, second],
        );
        const foreign = await inOrder.call('GET', '/v1/alerts?limit=200', elsewhere);
        assert.ok(!idsOf(foreign).some((id) => own.includes(id)));
      } finally {
        await inOrder.close();
      }
    });

    test('who works at two stations sees the alerts of both in one order', async () => {
      const both = await World.open(engine);
      try {
        const other = stationId('rongcheng');
        const account = { station_id: other, id: newId(), display_name: '张示范', person_id: null };
        await both.database.kysely
          .insertInto('accounts')
          .values({ ...account, roles: ['officer'] })
          .execute();
        const link = await both.database.kysely
          .selectFrom('sign_in_links')
          .select('issuer')
          .where('subject', '=', officer.as)
          .executeTakeFirstOrThrow();
        await both.database.kysely
          .insertInto('sign_in_links')
          .values({ issuer: link.issuer, subject: officer.as, station_id: other, account_id: account.id })
          .execute();
        const mine = await receive(both, duty.as, { receivedAt: '2026-11-22T03:00:00Z' });
        const theirs = await receive(both, elsewhere.as, { receivedAt: '2026-11-22T03:30:00Z' });
        const reply = await both.call('GET', '/v1/alerts?limit=200', officer);
        const ids = idsOf(reply).filter((id) => [mine.id, theirs.id].includes(id as never));
        assert.deepEqual(ids, [theirs.id, mine.id] as never);
        const due = await both.call('GET', '/v1/alert-deadlines?limit=200', officer);
        const seen = new Set([...due.json.items].map(({ alertId }) => String(alertId)));
        assert.ok(seen.has(String(mine.id)) && seen.has(String(theirs.id)));
      } finally {
        await both.close();
      }
    });

    test('a colleague’s list of alerts tells nothing whole of who called', async () => {
      await receive(world, duty.as);
      const { text } = await list('limit=200');
      assert.ok(!text.includes(telephone) && !text.includes('张示范'));
    });
  });
}
