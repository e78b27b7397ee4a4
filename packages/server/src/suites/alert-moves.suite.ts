import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { availableUnit, placeAt, receive } from './alert-records.ts';
import { addAlertPhotograph } from './evidence.ts';
import { newId } from './submission.ts';
import { type CallOptions, type Engine, type Loose, type Reply, startOfTests, World } from './world.ts';

const duty = { as: 'puqian-duty-officer-1', purpose: 'alert-handling' } as const;
const officer = { as: 'puqian-officer-1', purpose: 'alert-handling' } as const;
const supervisor = { as: 'puqian-supervisor-1', purpose: 'alert-handling' } as const;
const elsewhere = { as: 'rongcheng-duty-officer-1', purpose: 'alert-handling' } as const;
const reason = '报警人来电说明已自行处理';
const resolution = { outcome: 'settled-on-scene', note: '已断电并搬离', photographIds: [], mediationId: null };

export function alertMovesSuite(engine: Engine): void {
  describe('moves of alerts', () => {
    let world: World;
    before(async () => {
      world = await World.open(engine);
    });
    after(() => world.close());

    const stationId = (key: string) => world.premises(key, 0).stationId;
    const take = (changes: object = {}) => receive(world, duty.as, changes);
    const move = (alert: Loose, name: string, body: object = {}, options: CallOptions = duty): Promise<Reply> =>
      world.call('POST', `/v1/alerts/${alert.id}/${name}`, {
        ...options,
        body,
        headers: { 'if-match': `"${alert.version}"` },
      });
    const moved = async (alert: Loose, name: string, body: object = {}, options: CallOptions = duty) => {
      const reply = await move(alert, name, body, options);
      assert.equal(reply.status, 200, reply.text);
      return reply.json;
    };
    const read = async (path: string, options: CallOptions = officer) => {
      const reply = await world.call('GET', path, options);
      assert.equal(reply.status, 200, reply.text);
      return reply.json;
    };
    const timeline = async (alert: Loose, options: CallOptions = officer) => [
      ...((await read(`/v1/alerts/${alert.id}/timeline?limit=200`, options)).items ?? []),
    ];
    const eventsOf = async (subject: string) => {
      const rows = await world.database.kysely
        .selectFrom('events')
        .select(['type', 'data', 'station_id'])
        .where('subject', '=', subject)
        .orderBy('position')
        .execute();
      return rows.map(({ type, data }) => `${type} ${(data as unknown as Loose).version}`);
    };
    const codesOf = (json: Loose) => [...(json.errors ?? [])].map(({ pointer, code }) => `${pointer} ${code}`);
    /** Makes it another time for some work; the clock may also go back. */
    const later = async <T>(seconds: number, work: () => Promise<T>): Promise<T> => {
      const before = world.clock.time;
      world.clock.time = new Date(startOfTests.getTime() + seconds * 1000);
      try {
        return await work();
      } finally {
        world.clock.time = before;
      }
    };
    const outcomesOf = (alert: Loose) =>
      [...alert.deadlines].map(({ limit, outcome }) => `${limit} ${outcome ?? 'running'}`);

    test('one goes the whole way, and each step tells who, when and why', async () => {
      const unit = await availableUnit(world, 'puqian');
      let alert = await take();
      alert = await later(30, () => moved(alert, 'acknowledgement'));
      assert.equal(alert.acknowledgedAt, '2026-11-22T04:00:30.000Z' as unknown);
      alert = await later(60, () => moved(alert, 'dispatch', { unitIds: [unit.id], note: '注意断电' }));
      alert = await later(90, () => moved(alert, 'acknowledgement', {}, officer));
      assert.equal(alert.state, 'acknowledged' as unknown);
      assert.equal(alert.acknowledgedAt, '2026-11-22T04:00:30.000Z' as unknown, 'when it was reached first');
      alert = await later(120, () => moved(alert, 'departure', {}, officer));
      alert = await later(600, () => moved(alert, 'arrival', { unitId: unit.id }, officer));
      alert = await later(1200, () => moved(alert, 'resolution', resolution, officer));
      assert.deepEqual(alert.closing, {
        ...resolution,
        at: '2026-11-22T04:20:00.000Z',
        by: { role: 'officer', displayName: alert.closing?.by?.displayName },
      } as never);
      alert = await later(86_400, () => moved(alert, 'archival', {}, supervisor));
      assert.equal(alert.state, 'archived' as unknown);
      assert.equal(alert.version, 8 as unknown);
      assert.deepEqual(outcomesOf(alert), [
        'alert-acknowledgement met',
        'alert-dispatch met',
        'alert-departure met',
        'alert-arrival met',
        'alert-resolution met',
        'alert-archiving met',
      ]);
      assert.equal(alert.nextDueAt, null);
      const told = (await timeline(alert)).map(({ kind, fromState, toState, actor, note, unitIds }) =>
        [kind, fromState, toState, actor?.role, note, [...(unitIds ?? [])].length].join(' '),
      );
      assert.deepEqual(told, [
        'received  received duty-officer  0',
        'moved received acknowledged duty-officer  0',
        'moved acknowledged dispatched duty-officer 注意断电 1',
        'moved dispatched acknowledged officer  0',
        'moved acknowledged en-route officer  1',
        'moved en-route on-scene officer  1',
        'moved on-scene resolved officer 已断电并搬离 1',
        'moved resolved archived supervisor  0',
      ]);
      assert.deepEqual(await eventsOf(`/v1/alerts/${alert.id}`), [
        'alert.received 1',
        'alert.acknowledged 2',
        'alert.dispatched 3',
        'alert.acknowledged 4',
        'alert.en-route 5',
        'alert.on-scene 6',
        'alert.resolved 7',
        'alert.archived 8',
      ]);
      assert.deepEqual(await eventsOf(`/v1/response-units/${unit.id}`), [
        'response-unit.created 1',
        'response-unit.state-changed 2',
        'response-unit.state-changed 3',
        'response-unit.state-changed 4',
        'response-unit.state-changed 5',
        'response-unit.state-changed 6',
      ]);
      const after = await read(`/v1/response-units/${unit.id}`);
      assert.deepEqual([after.state, after.alertId], ['returning', null] as never);
      // Nothing tells where officers were, or how fast they are.
      assert.ok(!/account|latitude|track|seconds/i.test(JSON.stringify(await timeline(alert))));
    });

    test('a move that the state forbids is refused with the alert as it stands', async () => {
      const alert = await take();
      for (const [name, body] of [
        ['departure', {}],
        ['arrival', {}],
        ['resolution', resolution],
        ['reopening', { reason }],
        ['archival', {}],
      ] as const) {
        const reply = await move(alert, name, body, supervisor);
        assert.deepEqual([reply.status, reply.json.code], [409, 'state-conflict'] as never, name);
        assert.equal(reply.json.current?.state, 'received' as unknown);
      }
      assert.equal((await timeline(alert)).length, 1);
    });

    test('of two duty officers who do it at once one is told what the other has made of it', async () => {
      const alert = await take();
      const replies = await Promise.all([
        move(alert, 'acknowledgement', { note: '甲' }),
        move(alert, 'acknowledgement', { note: '乙' }, supervisor),
      ]);
      assert.deepEqual(replies.map(({ status }) => status).sort(), [200, 412]);
      const stale = replies.find(({ status }) => status === 412);
      assert.equal(stale?.json.current?.state, 'acknowledged' as unknown);
      assert.equal(stale?.json.current?.version, 2 as unknown);
      const again = await move({ ...alert, version: 2 } as never, 'acknowledgement');
      assert.deepEqual([again.status, again.json.code], [409, 'state-conflict'] as never);
      const without = await world.call('POST', `/v1/alerts/${alert.id}/acknowledgement`, { ...duty, body: {} });
      assert.equal(without.status, 428);
    });

    test('a unit that two alerts want at once goes to one of them, whole', async () => {
      const shared = await availableUnit(world, 'puqian');
      const own = await availableUnit(world, 'puqian');
      const [one, other] = [await take(), await take()];
      const replies = await Promise.all([
        move(one, 'dispatch', { unitIds: [shared.id] }),
        move(other, 'dispatch', { unitIds: [own.id, shared.id] }),
      ]);
      assert.deepEqual(replies.map(({ status }) => status).sort(), [200, 409]);
      const refused = replies.find(({ status }) => status === 409);
      assert.equal(refused?.json.code, 'unit-not-available' as unknown);
      assert.match(codesOf(refused?.json as Loose).join(), /^\/unitIds\/\d on-another-alert$/);
      const unit = await read(`/v1/response-units/${shared.id}`);
      assert.equal(unit.state, 'committed' as unknown);
      const free = await read(`/v1/response-units/${own.id}`);
      const isOther = replies[1]?.status === 200;
      assert.equal(free.alertId, (isOther ? other.id : null) as unknown, 'all of them or none');
    });

    test('times: none before the move before, none ahead of the server, and a clock that was put back stops nobody', async () => {
      const alert = await take({ receivedAt: '2026-11-22T03:00:00Z' });
      const at = (time: string) => move(alert, 'acknowledgement', { at: time });
      assert.deepEqual(codesOf((await at('2026-11-22T02:59:59Z')).json), ['/at before-last-move']);
      assert.deepEqual(codesOf((await at('2026-11-22T04:01:01Z')).json), ['/at in-the-future']);
      const acknowledged = await moved(alert, 'acknowledgement', { at: '2026-11-22T12:01:00+08:00' });
      assert.equal(acknowledged.acknowledgedAt, '2026-11-22T04:01:00.000Z' as unknown);
      const cancelled = await later(-3600, () => moved(acknowledged, 'cancellation', { reason }));
      assert.equal(cancelled.closedAt, '2026-11-22T04:01:00.000Z' as unknown);
      assert.deepEqual(outcomesOf(cancelled), [
        'alert-acknowledgement met-late',
        'alert-dispatch stopped',
        'alert-archiving running',
      ]);
    });

    test('closing tells why and lets the units go', async () => {
      for (const [name, state] of [
        ['cancellation', 'cancelled'],
        ['unfounded-finding', 'unfounded'],
      ] as const) {
        const unit = await availableUnit(world, 'puqian');
        const alert = await take();
        const sent = await moved(alert, 'dispatch', { unitIds: [unit.id] });
        const short = await move(sent, name, { reason: '太短' });
        assert.equal(short.status, 422);
        const closed = await moved(sent, name, { reason });
        assert.equal(closed.state, state as unknown);
        assert.deepEqual([closed.closing?.note, closed.closing?.outcome], [reason, null] as never);
        assert.ok(closed.units?.[0]?.releasedAt);
        assert.equal((await read(`/v1/response-units/${unit.id}`)).state, 'returning' as unknown);
      }
    });

    test('photographs of a resolution are of the alert and have arrived', async () => {
      const alert = await moved(await take(), 'acknowledgement');
      const missing = await move(alert, 'resolution', { ...resolution, photographIds: [newId()] }, officer);
      assert.equal(missing.json.code, 'photograph-missing' as unknown);
      const photograph = await addAlertPhotograph(world, String(alert.id), officer.as);
      const closed = await moved(alert, 'resolution', { ...resolution, photographIds: [photograph] }, officer);
      assert.deepEqual(closed.closing?.photographIds, [photograph] as never);
      const kept = await world.call('DELETE', `/v1/attachments/${photograph}`, {
        ...officer,
        headers: { 'if-match': '"2"' },
      });
      assert.equal(kept.json.code, 'state-conflict' as unknown, kept.text);
      for (const as of ['puqian-mediator-1', 'rongcheng-officer-1', 'puqian-landlord-1']) {
        const path = `/v1/attachments/${photograph}`;
        assert.equal((await world.call('GET', path, { as, purpose: 'supervision' })).status, 404, as);
      }
      const another = await moved(await take(), 'acknowledgement');
      const foreign = await move(another, 'resolution', { ...resolution, photographIds: [photograph] }, officer);
      assert.equal(foreign.json.code, 'photograph-missing' as unknown);
    });

    test('a duplicate has one original, and no two are duplicates of each other', async () => {
      const [original, copy] = [await take(), await take()];
      const refused = async (alert: Loose, originalId: unknown) => {
        const reply = await move(alert, 'duplicate-mark', { originalId });
        assert.equal(reply.status, 422, reply.text);
        assert.deepEqual(codesOf(reply.json), ['/originalId no-original']);
      };
      await refused(copy, copy.id);
      await refused(copy, newId());
      const theirs = await receive(world, elsewhere.as);
      await refused(copy, theirs.id);
      const marked = await moved(copy, 'duplicate-mark', { originalId: original.id });
      assert.deepEqual([marked.state, marked.duplicateOfId], ['duplicate-of', original.id] as never);
      // The other way round: the original has a duplicate of its own.
      const back = await move(original, 'duplicate-mark', { originalId: (await take()).id });
      assert.equal(back.json.code, 'state-conflict' as unknown);
      await refused(original, copy.id);
      await refused(await take(), copy.id);
      const archived = await moved(await moved(await take(), 'cancellation', { reason }), 'archival');
      await refused(await take(), archived.id);
      const reopened = await moved(marked, 'reopening', { reason });
      assert.deepEqual([reopened.state, reopened.duplicateOfId], ['received', null] as never);
    });

    test('two that are marked as duplicates of each other at once do not both become one', async () => {
      const [one, other] = [await take(), await take()];
      const replies = await Promise.all([
        move(one, 'duplicate-mark', { originalId: other.id }),
        move(other, 'duplicate-mark', { originalId: one.id }, supervisor),
      ]);
      assert.deepEqual(replies.map(({ status }) => status).sort(), [200, 422], replies.map(({ text }) => text).join());
    });

    test('reopening begins anew and forgets nothing', async () => {
      const unit = await availableUnit(world, 'puqian');
      let alert = await moved(await take(), 'dispatch', { unitIds: [unit.id] });
      alert = await moved(alert, 'arrival', {}, officer);
      alert = await moved(alert, 'resolution', resolution, officer);
      alert = await later(60, () => moved(alert, 'reopening', { reason }));
      assert.deepEqual([alert.state, alert.closing, alert.closedAt, alert.dispatchedAt, alert.onSceneAt], [
        'received',
        null,
        null,
        null,
        null,
      ] as never);
      assert.deepEqual([...alert.units], []);
      assert.deepEqual(outcomesOf(alert), [
        'alert-acknowledgement met',
        'alert-dispatch met',
        'alert-departure met',
        'alert-arrival met',
        'alert-resolution met',
        'alert-archiving stopped',
        'alert-acknowledgement running',
        'alert-dispatch running',
      ]);
      assert.equal(alert.nextDueAt, '2026-11-22T04:02:00.000Z' as unknown);
      assert.equal((await timeline(alert)).length, 5);
      const again = await moved(alert, 'dispatch', { unitIds: [unit.id] });
      assert.equal([...again.units].length, 1);
    });

    test('a transfer makes a new alert at the other station, and each station sees its own', async () => {
      const alert = await take({ ...placeAt(114.66, 23.65), occurredAt: '2026-11-22T03:00:00Z' });
      const newAlertId = newId();
      const body = { toStationId: stationId('rongcheng'), newAlertId, reason: '地点属蓉城派出所管辖' };
      const own = await move(alert, 'transfer', { ...body, toStationId: stationId('puqian') });
      const unknown = await move(alert, 'transfer', { ...body, toStationId: newId() });
      for (const { json } of [own, unknown]) assert.deepEqual(codesOf(json), ['/toStationId no-station']);
      const taken = await move(alert, 'transfer', { ...body, newAlertId: alert.id });
      assert.equal(taken.json.code, 'already-exists' as unknown);
      const call = {
        ...duty,
        body,
        headers: { 'if-match': `"${alert.version}"` },
        key: world.newKey(),
      };
      const first = await later(60, () => world.call('POST', `/v1/alerts/${alert.id}/transfer`, call));
      assert.equal(first.status, 200, first.text);
      const again = await world.call('POST', `/v1/alerts/${alert.id}/transfer`, call);
      assert.equal(again.text, first.text);
      assert.deepEqual([first.json.state, first.json.transferredTo], [
        'transferred',
        { stationId: stationId('rongcheng'), alertId: newAlertId },
      ] as never);
      assert.deepEqual(outcomesOf(first.json), ['alert-acknowledgement stopped', 'alert-dispatch stopped']);
      assert.equal((await world.call('GET', `/v1/alerts/${newAlertId}`, duty)).status, 404);
      const arrived = await read(`/v1/alerts/${newAlertId}`, elsewhere);
      assert.equal((await world.call('GET', `/v1/alerts/${alert.id}`, elsewhere)).status, 404);
      assert.match(String(arrived.number), /^JQ-20261122-\d{4}$/);
      assert.deepEqual(outcomesOf(arrived), ['alert-acknowledgement running', 'alert-dispatch running']);
      assert.deepEqual(arrived, {
        ...alert,
        id: newAlertId,
        stationId: stationId('rongcheng'),
        channel: 'transfer',
        stateSince: '2026-11-22T04:01:00.000Z',
        receivedAt: '2026-11-22T04:01:00.000Z',
        nextDueAt: '2026-11-22T04:02:00.000Z',
        transferredFrom: { stationId: stationId('puqian'), alertId: alert.id },
        number: arrived.number,
        deadlines: arrived.deadlines,
      } as never);
      const revealed = await world.call('POST', '/v1/reveals', {
        ...elsewhere,
        body: { record: `/v1/alerts/${newAlertId}`, field: '/reporter/telephone', reason: '回拨报警人核实现场地点' },
      });
      assert.equal(revealed.json.value, '+8615400000031' as unknown, revealed.text);
      const log = await world.database.kysely
        .selectFrom('events')
        .select(['type', 'station_id'])
        .where('subject', '=', `/v1/alerts/${newAlertId}`)
        .execute();
      assert.deepEqual(log, [{ type: 'alert.received', station_id: stationId('rongcheng') }]);
      assert.equal((await move(first.json, 'reopening', { reason })).json.code, 'state-conflict' as unknown);
      const acknowledged = await move(arrived, 'acknowledgement', {}, elsewhere);
      assert.equal(acknowledged.status, 200, acknowledged.text);
    });

    test('a note stands in the timeline in any state but archived, and leaves the version', async () => {
      const alert = await take();
      const note = (of: Loose, body: object, id = newId(), options: CallOptions = officer) =>
        world.call('PUT', `/v1/alerts/${of.id}/notes/${id}`, { ...options, body, headers: { 'if-none-match': '*' } });
      const id = newId();
      const made = await note(alert, { at: '2026-11-22T03:59:00Z', text: '报警人在楼下等候' }, id);
      assert.equal(made.status, 201, made.text);
      assert.equal(made.json.text, '报警人在楼下等候' as unknown);
      assert.equal((await note(alert, { at: '2026-11-22T03:59:00Z', text: 'x' }, id)).status, 412);
      assert.equal((await note(alert, { at: '2026-11-22T05:00:00Z', text: 'x' })).status, 422);
      assert.equal((await note({ id: newId() } as never, { at: '2026-11-22T03:59:00Z', text: 'x' })).status, 404);
      const foreign = await note(alert, { at: '2026-11-22T03:59:00Z', text: 'x' }, newId(), elsewhere);
      assert.equal(foreign.status, 404);
      const closed = await moved(alert, 'cancellation', { reason });
      assert.equal((await note(closed, { at: '2026-11-22T04:00:00Z', text: '补记' })).status, 201);
      const archived = await moved(closed, 'archival');
      const refused = await note(archived, { at: '2026-11-22T04:00:00Z', text: 'x' });
      assert.equal(refused.json.code, 'state-conflict' as unknown);
      const entries = await timeline(alert);
      assert.deepEqual(
        entries.map(({ kind }) => String(kind)),
        ['note', 'received', 'moved', 'note', 'moved'],
      );
      assert.equal(entries[0]?.id, id as unknown);
      const pages: string[] = [];
      for (let cursor = ''; ; ) {
        const page = await read(`/v1/alerts/${alert.id}/timeline?limit=2${cursor}`);
        pages.push(...[...page.items].map((entry) => String(entry.id)));
        if (page.next === null) break;
        cursor = `&cursor=${page.next}`;
      }
      assert.deepEqual(
        pages,
        entries.map((entry) => String(entry.id)),
      );
      assert.deepEqual((await eventsOf(`/v1/alerts/${alert.id}`)).slice(0, 2), ['alert.received 1', 'alert.noted 1']);
    });
  });
}
