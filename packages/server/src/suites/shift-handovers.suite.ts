import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { liftHold, setHold } from '../retention/legal-holds.ts';
import { RetentionRules } from '../retention/retention-rules.ts';
import { deletePastTime } from '../retention/run-retention.ts';
import { AttachmentStore } from '../storage/attachment-store.ts';
import { note, receive, writtenNote } from './alert-records.ts';
import { newId } from './submission.ts';
import { type CallOptions, type Engine, type Loose, startOfTests, testKeys, World } from './world.ts';

const duty = { as: 'puqian-duty-officer-1', purpose: 'alert-handling' } as const;
const officer = { as: 'puqian-officer-1', purpose: 'alert-handling' } as const;
const supervisor = { as: 'puqian-supervisor-1', purpose: 'alert-handling' } as const;
const elsewhere = { as: 'rongcheng-officer-1', purpose: 'alert-handling' } as const;
const day = 24 * 3_600_000;

export function shiftHandoversSuite(engine: Engine): void {
  describe('notes between shifts', () => {
    let world: World;
    before(async () => {
      world = await World.open(engine);
    });
    after(() => world.close());

    const write = (changes: object = {}, options: CallOptions = duty, id = newId()) =>
      world.call('PUT', `/v1/shift-handovers/${id}`, {
        ...options,
        body: note(changes),
        headers: { 'if-none-match': '*' },
      });
    const get = (of: Loose, options: CallOptions = officer) =>
      world.call('GET', `/v1/shift-handovers/${of.id}`, options);
    const change = (of: Loose, body: object, options: CallOptions = duty) =>
      world.call('PATCH', `/v1/shift-handovers/${of.id}`, {
        ...options,
        body,
        headers: { 'if-match': `"${of.version}"` },
      });
    const takeOver = (of: Loose, options: CallOptions = officer, at = world) =>
      at.call('POST', `/v1/shift-handovers/${of.id}/takeover`, {
        ...options,
        headers: { 'if-match': `"${of.version}"` },
      });
    const list = (query: string, options: CallOptions = officer) =>
      world.call('GET', `/v1/shift-handovers?${query}`, options);
    const goesOn = (alert: Loose, remark: string | null = null) => ({ alertId: alert.id, remark });
    const faultsOf = ({ json }: { json: Loose }) =>
      [...(json.errors ?? [])].map(({ pointer, code }) => `${pointer} ${code}`);
    const statesOf = (of: Loose) => [...of.alerts].map(({ state }) => String(state));
    const eventsOf = (of: Loose) =>
      world.database.kysely
        .selectFrom('events')
        .select(['type', 'data', 'division_code'])
        .where('subject', '=', `/v1/shift-handovers/${of.id}`)
        .orderBy('position')
        .execute();
    const told = async (of: Loose) =>
      (await eventsOf(of)).map(({ type, data }) => {
        const { version, state } = data as unknown as Loose;
        return `${type} ${version} ${state}`;
      });

    test('one is written with its alerts and read by the station alone', async () => {
      const [one, other] = [await receive(world, duty.as), await receive(world, duty.as, { category: 'dispute' })];
      const id = newId();
      const alerts = [goesOn(other, '等消防出具意见后结案。'), goesOn(one)];
      const made = await write({ alerts }, duty, id);
      assert.equal(made.status, 201, made.text);
      assert.equal(made.headers.get('etag'), '"1"');
      assert.equal(made.headers.get('location'), `/v1/shift-handovers/${id}`);
      const account = world.data.accounts.find(({ subject }) => subject === duty.as);
      const asShown = (alert: Loose, remark: string | null) => ({
        alertId: alert.id,
        number: alert.number,
        state: 'received',
        priority: 'urgent',
        category: alert.category,
        remark,
      });
      assert.deepEqual(made.json, {
        id,
        version: 1,
        stationId: account?.stationId,
        state: 'written',
        shiftStart: '2026-11-21T16:00:00.000Z',
        shiftEnd: '2026-11-22T04:00:00.000Z',
        note: '竹影路 8 号楼道冒烟，消防已到场，请下一班回访。',
        alerts: [asShown(other, '等消防出具意见后结案。'), asShown(one, null)],
        writtenAt: startOfTests.toISOString(),
        writtenBy: { role: 'duty-officer', displayName: account?.displayName },
        takenOverAt: null,
        takenOverBy: null,
      } as never);
      assert.deepEqual((await get(made.json)).json, made.json);
      const [own, nowhere] = [await get(made.json, elsewhere), await get({ id: newId() } as never, elsewhere)];
      assert.deepEqual([own.status, own.json.code], [404, nowhere.json.code] as never);
      const theirs = await list('limit=200', elsewhere);
      assert.ok(![...theirs.json.items].some((each) => each.id === (id as unknown)));
      for (const reply of [await change(made.json, { note: 'x' }, elsewhere), await takeOver(made.json, elsewhere)]) {
        assert.equal(reply.status, 404, reply.text);
      }
      assert.equal((await get(made.json, { as: officer.as })).json.code, 'purpose-required' as unknown);
      const again = await write({}, duty, id);
      assert.equal(again.json.code, 'already-exists' as unknown);
    });

    test('each writing, change and taking over is a version, an event without a word of it, and an entry of the log', async () => {
      const alert = await receive(world, duty.as);
      const made = await writtenNote(world, duty.as, { note: '只在记录里的话', alerts: [goesOn(alert)] });
      const changed = await change(made, { note: '改过的话', alerts: [] });
      assert.equal(changed.status, 200, changed.text);
      assert.equal(changed.headers.get('etag'), '"2"');
      assert.deepEqual(changed.json, { ...made, version: 2, note: '改过的话', alerts: [] } as never);
      const longer = await change(changed.json, { shiftEnd: '2026-11-22T13:00:00+08:00' });
      assert.equal(longer.json.shiftEnd, '2026-11-22T05:00:00.000Z' as unknown);
      const stale = await change(made, { note: 'x' });
      assert.equal(stale.json.code, 'version-stale' as unknown);
      assert.deepEqual(stale.json.current, longer.json);
      const taken = await takeOver(longer.json);
      assert.equal(taken.status, 200, taken.text);
      assert.deepEqual(await told(made), [
        'shift-handover.written 1 written',
        'shift-handover.changed 2 written',
        'shift-handover.changed 3 written',
        'shift-handover.taken-over 4 taken-over',
      ]);
      assert.ok(!/话/.test(JSON.stringify(await eventsOf(made))));
      await get(made);
      await world.audit.settle();
      const entries = await world.database.kysely
        .selectFrom('audit_entries')
        .select(['operation', 'purpose', 'outcome'])
        .where((where) => where(where.val(String(made.id)), '=', where.fn.any('records')))
        .execute();
      const logged = entries.map(({ operation, purpose, outcome }) => `${operation} ${purpose} ${outcome}`);
      for (const each of [
        'shiftHandovers.write alert-handling 201',
        'shiftHandovers.change alert-handling 200',
        'shiftHandovers.takeOver alert-handling 200',
        'shiftHandovers.get alert-handling 200',
      ]) {
        assert.ok(logged.includes(each), each);
      }
      assert.ok(!world.log.some((line) => line.includes('改过的话')));
    });

    test('a shift that ends before it starts, or lasts longer than 48 hours, is refused by its place', async () => {
      const shift = (shiftStart: string, shiftEnd: string) => ({ shiftStart, shiftEnd });
      const cases: [object, string][] = [
        [shift('2026-11-22T08:00:00+08:00', '2026-11-22T07:59:59+08:00'), '/shiftEnd before-start'],
        [shift('2026-11-22T08:00:00+08:00', '2026-11-22T00:00:00Z'), '/shiftEnd before-start'],
        [shift('2026-11-20T08:00:00+08:00', '2026-11-22T09:00:00+08:00'), '/shiftEnd too-long'],
        [shift('2026-11-20T08:00:00+08:00', '2026-11-22T08:00:00.001+08:00'), '/shiftEnd too-long'],
      ];
      for (const [changes, fault] of cases) {
        const reply = await write(changes);
        assert.equal(reply.status, 422, reply.text);
        assert.deepEqual(faultsOf(reply), [fault]);
      }
      const longest = await write(shift('2026-11-20T08:00:00+08:00', '2026-11-22T00:00:00Z'));
      assert.equal(longest.status, 201, longest.text);
      const made = longest.json;
      assert.deepEqual(faultsOf(await change(made, { shiftStart: '2026-11-20T07:59:00+08:00' })), [
        '/shiftStart too-long',
      ]);
      assert.deepEqual(faultsOf(await change(made, { shiftEnd: '2026-11-20T07:00:00+08:00' })), [
        '/shiftEnd before-start',
      ]);
      assert.equal((await get(made)).json.version, 1 as unknown);
      assert.equal((await eventsOf(made)).length, 1);
    });

    test('its alerts are of the station, named once and 200 at most', async () => {
      const alert = await receive(world, duty.as);
      const foreign = await receive(world, elsewhere.as);
      const refused = async (alerts: object[]) => {
        const reply = await write({ alerts });
        assert.equal(reply.status, 422, reply.text);
        return faultsOf(reply);
      };
      assert.deepEqual(await refused([goesOn(alert), goesOn(foreign)]), ['/alerts/1/alertId alert-unknown']);
      // What another station has and what nobody has are told alike.
      assert.deepEqual(await refused([{ alertId: newId(), remark: null }]), ['/alerts/0/alertId alert-unknown']);
      assert.deepEqual(
        await refused([goesOn(alert), { alertId: String(alert.id).toUpperCase(), remark: '再说一遍' }]),
        ['/alerts/1/alertId named-twice'],
      );
      const ids = (count: number) => Array.from({ length: count }, () => ({ alertId: newId(), remark: null }));
      const many = await write({ alerts: ids(201) });
      assert.equal(many.status, 422);
      assert.ok(faultsOf(many).every((each) => each.startsWith('/alerts ')));
      const made = (await write({ alerts: [goesOn(alert)] })).json;
      assert.deepEqual(faultsOf(await change(made, { alerts: [goesOn(foreign)] })), [
        '/alerts/0/alertId alert-unknown',
      ]);
      assert.deepEqual((await get(made)).json, made);
    });

    test('200 alerts are shown in the order in which they were named', async () => {
      const own = world.data.alerts.filter(({ stationId }) => stationId === world.premises('puqian', 0).stationId);
      const ids = own.slice(0, 200).map(({ id }) => id);
      assert.equal(ids.length, 200);
      const alerts = ids.map((alertId, at) => ({ alertId, remark: `第 ${at + 1} 起` }));
      const made = await write({ alerts });
      assert.equal(made.status, 201, made.text);
      assert.deepEqual(
        [...made.json.alerts].map(({ alertId, remark }) => `${alertId} ${remark}`),
        ids.map((id, at) => `${id} 第 ${at + 1} 起`),
      );
    });

    test('an alert is shown as it stands when the note is read: handed to another station, or filed', async () => {
      const [handed, filed] = [await receive(world, duty.as), await receive(world, duty.as)];
      const made = await writtenNote(world, duty.as, { alerts: [goesOn(handed), goesOn(filed, '已约回访')] });
      assert.deepEqual(statesOf(made), ['received', 'received']);
      const move = async (alert: Loose, path: string, body: object) => {
        const reply = await world.call('POST', `/v1/alerts/${alert.id}/${path}`, {
          ...duty,
          body,
          headers: { 'if-match': `"${alert.version}"` },
        });
        assert.equal(reply.status, 200, reply.text);
        return reply.json;
      };
      const reason = '地点属蓉城派出所管辖';
      const toStationId = world.premises('rongcheng', 0).stationId;
      await move(handed, 'transfer', { toStationId, newAlertId: newId(), reason });
      await move(await move(filed, 'cancellation', { reason: '报警人来电说明已自行处理' }), 'archival', {});
      const { json } = await get(made);
      assert.deepEqual(statesOf(json), ['transferred', 'archived']);
      assert.equal(json.version, 1 as unknown);
      assert.deepEqual(statesOf((await takeOver(json)).json), ['transferred', 'archived']);
    });

    test('whoever wrote a note changes it and takes no shift over; one that was taken over is changed by nobody', async () => {
      const made = await writtenNote(world, duty.as);
      for (const options of [officer, supervisor]) {
        const refused = await change(made, { note: 'x' }, options);
        assert.equal(refused.json.code, 'forbidden' as unknown, options.as);
      }
      const own = await takeOver(made, duty);
      assert.equal(own.status, 403);
      assert.equal(own.json.code, 'forbidden' as unknown);
      assert.deepEqual((await get(made)).json, made);
      const taken = await takeOver(made, officer);
      const account = world.data.accounts.find(({ subject }) => subject === officer.as);
      assert.deepEqual(taken.json, {
        ...made,
        version: 2,
        state: 'taken-over',
        takenOverAt: startOfTests.toISOString(),
        takenOverBy: { role: 'officer', displayName: account?.displayName },
      } as never);
      for (const reply of [
        await change(taken.json, { note: 'x' }),
        await takeOver(taken.json, supervisor),
        await takeOver(taken.json, officer),
      ]) {
        assert.equal(reply.json.code, 'state-conflict' as unknown);
        assert.deepEqual(reply.json.current, taken.json);
      }
      assert.equal((await told(made)).length, 2);
    });

    test('of two who take a shift over at once one does', async () => {
      const twin = await world.twin();
      const made = await writtenNote(world, duty.as);
      const replies = await Promise.all([takeOver(made, officer), takeOver(made, supervisor, twin)]);
      assert.deepEqual(replies.map(({ status }) => status).sort(), [200, 412]);
      const [won, lost] = replies[0]?.status === 200 ? replies : replies.toReversed();
      assert.equal(lost?.json.code, 'version-stale' as unknown);
      assert.deepEqual(lost?.json.current, won?.json);
      assert.deepEqual(await told(made), [
        'shift-handover.written 1 written',
        'shift-handover.taken-over 2 taken-over',
      ]);
    });

    test('the same taking over sent again is answered as it was', async () => {
      const made = await writtenNote(world, duty.as);
      const call = { ...officer, headers: { 'if-match': '"1"' }, key: world.newKey() };
      const path = `/v1/shift-handovers/${made.id}/takeover`;
      const first = await world.call('POST', path, call);
      assert.equal(first.status, 200, first.text);
      const again = await world.call('POST', path, call);
      assert.deepEqual([again.status, again.text], [200, first.text]);
      assert.equal((await told(made)).length, 2);
    });

    test('hostile words come back as they were sent, and what is too long is refused', async () => {
      const hostile = `'); drop table shift_handovers; -- <script>alert(1)</script> ${'\u202e'}{{x}} \${y} 😀`;
      const alert = await receive(world, duty.as);
      const made = await writtenNote(world, duty.as, { note: hostile, alerts: [goesOn(alert, hostile)] });
      const { json } = await get(made);
      assert.deepEqual([json.note, [...json.alerts][0]?.remark], [hostile, hostile] as never);
      assert.ok(!JSON.stringify(await eventsOf(made)).includes('script'));
      for (const body of [
        { note: 'x'.repeat(4001) },
        { note: '' },
        { note: 'a\u0000b' },
        { alerts: [goesOn(alert, 'x'.repeat(501))] },
      ]) {
        assert.equal((await write(body)).status, 422, JSON.stringify(body).slice(0, 40));
      }
      const longest = await write({ note: '长'.repeat(4000), alerts: [goesOn(alert, '长'.repeat(500))] });
      assert.equal(longest.status, 201, longest.text);
    });

    test('the list has the newest shift first, page by page, and keeps to its filter', async () => {
      const inOrder = await World.open(engine);
      try {
        const shiftOf = (daysAhead: number) => ({
          shiftStart: new Date(startOfTests.getTime() + daysAhead * day).toISOString(),
          shiftEnd: new Date(startOfTests.getTime() + daysAhead * day + day / 2).toISOString(),
        });
        const made: Loose[] = [];
        for (const ahead of [3, 5, 4, 4]) made.push(await writtenNote(inOrder, duty.as, shiftOf(ahead)));
        const [last, first, ...same] = made.map(({ id }) => String(id));
        const order = [first, ...same.sort().reverse(), last];
        const idsOf = (reply: { json: Loose }) => [...reply.json.items].map(({ id }) => String(id));
        const stationId = inOrder.premises('puqian', 0).stationId;
        const demo = inOrder.data.shiftHandovers.filter((each) => each.stationId === stationId);
        const demoIds = demo.toSorted((one, other) => (one.shiftStart < other.shiftStart ? 1 : -1)).map(({ id }) => id);
        const ask = (query: string) => inOrder.call('GET', `/v1/shift-handovers?${query}`, officer);
        assert.deepEqual(idsOf(await ask('limit=200')), [...order, ...demoIds]);
        const open = demo.filter(({ takenOverAt }) => takenOverAt === null).map(({ id }) => id);
        assert.equal(open.length, 1);
        assert.deepEqual(idsOf(await ask('limit=200&state=written')), [...order, ...open]);
        assert.equal(idsOf(await ask('limit=200&state=taken-over')).length, demo.length - 1);
        assert.deepEqual(idsOf(await ask('limit=200&state=a-state-of-a-later-version')), []);
        const paged: string[] = [];
        let cursor = '';
        do {
          const reply = await ask(`limit=2${cursor}`);
          assert.equal(reply.status, 200, reply.text);
          paged.push(...idsOf(reply));
          cursor = reply.json.next === null ? '' : `&cursor=${reply.json.next}`;
        } while (cursor !== '');
        assert.deepEqual(paged, [...order, ...demoIds]);
      } finally {
        await inOrder.close();
      }
    });

    test('a note goes 180 days after its shift, and stays while a hold lies on it or on an alert that it names', async () => {
      const own = await World.open(engine);
      try {
        const alert = await receive(own, duty.as);
        const [byNote, byAlert, free] = [
          await writtenNote(own, duty.as),
          await writtenNote(own, duty.as, { alerts: [goesOn(alert)] }),
          await writtenNote(own, duty.as, { note: '无人保全的记录' }),
        ];
        const { kysely } = own.database;
        const reason = '法院调取证据通知书〔2026〕7号';
        for (const { id } of [byNote, alert]) await setHold(kysely, testKeys, String(id), reason, startOfTests);
        const left = async (days: number) => {
          const at = new Date(startOfTests.getTime() + days * day);
          await deletePastTime(kysely, new AttachmentStore(own.files, testKeys), new RetentionRules(), at);
          const rows = await kysely.selectFrom('shift_handovers').select('id').execute();
          return rows.map(({ id }) => id);
        };
        assert.ok((await left(179)).includes(String(free.id)));
        assert.deepEqual((await left(181)).sort(), [String(byNote.id), String(byAlert.id)].sort());
        const tombs = await kysely
          .selectFrom('tombstones')
          .select('class')
          .where('record_id', '=', String(free.id))
          .execute();
        assert.deepEqual(tombs, [{ class: 'shift-handovers' }]);
        await liftHold(kysely, testKeys, String(alert.id), '案件已审结，解除保全。', startOfTests);
        assert.deepEqual(await left(181), [String(byNote.id)]);
        assert.equal((await own.call('GET', `/v1/shift-handovers/${free.id}`, officer)).status, 404);
      } finally {
        await own.close();
      }
    });

    test('a note outlives an alert that is gone, and tells it no more', async () => {
      const own = await World.open(engine);
      try {
        const [gone, stays] = [await receive(own, duty.as), await receive(own, duty.as)];
        const made = await writtenNote(own, duty.as, { alerts: [goesOn(gone), goesOn(stays)] });
        const closed = await own.call('POST', `/v1/alerts/${gone.id}/cancellation`, {
          ...duty,
          body: { reason: '报警人来电说明已自行处理' },
          headers: { 'if-match': `"${gone.version}"` },
        });
        assert.equal(closed.status, 200, closed.text);
        const { kysely } = own.database;
        await setHold(kysely, testKeys, String(made.id), '法院调取证据通知书〔2026〕7号', startOfTests);
        const at = new Date(startOfTests.getTime() + 1096 * day);
        await deletePastTime(kysely, new AttachmentStore(own.files, testKeys), new RetentionRules(), at);
        const read = await own.call('GET', `/v1/shift-handovers/${made.id}`, officer);
        assert.deepEqual(
          [...read.json.alerts].map(({ alertId }) => alertId),
          [stays.id],
        );
      } finally {
        await own.close();
      }
    });
  });
}
