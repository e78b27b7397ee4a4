import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { tellDeadlines } from '../modules/alert-deadline-watch.ts';
import { DeadlineWatch } from '../modules/deadline-watch.ts';
import { availableUnit, receive } from './alert-records.ts';
import { type CallOptions, type Engine, type Loose, startOfTests, World } from './world.ts';

const duty = { as: 'puqian-duty-officer-1', purpose: 'alert-handling' } as const;
const supervisor = { as: 'puqian-supervisor-1', purpose: 'alert-handling' } as const;
const administrator = { as: 'puqian-administrator-1' } as const;
const nobody = { wake: () => undefined };

export function alertDeadlinesSuite(engine: Engine): void {
  describe('deadlines of alerts', () => {
    let world: World;
    before(async () => {
      world = await World.open(engine);
      // What the demo has running would be told too.
      await world.database.kysely.updateTable('alert_deadlines').set({ tell_at: null }).execute();
    });
    after(() => world.close());

    const at = (seconds: number) => new Date(startOfTests.getTime() + seconds * 1000);
    const tell = (seconds: number) => tellDeadlines({ database: world.database, events: nobody }, at(seconds));
    const move = (alert: Loose, name: string, body: object = {}, options: CallOptions = duty) =>
      world.call('POST', `/v1/alerts/${alert.id}/${name}`, {
        ...options,
        body,
        headers: { 'if-match': `"${alert.version}"` },
      });
    const now = async (alert: Loose) => (await world.call('GET', `/v1/alerts/${alert.id}`, duty)).json;
    const told = async (alert: Loose) => {
      const rows = await world.database.kysely
        .selectFrom('events')
        .select(['type', 'data'])
        .where('subject', '=', `/v1/alerts/${alert.id}`)
        .where('type', 'in', ['alert.due-soon', 'alert.overdue'])
        .orderBy('position')
        .execute();
      return rows.map(({ type, data }) => `${type} ${(data as unknown as Loose).limit}`);
    };
    const entries = async (alert: Loose) => {
      const { json } = await world.call('GET', `/v1/alerts/${alert.id}/timeline?limit=200`, duty);
      return [...json.items]
        .filter(({ kind }) => ['reminded', 'overdue'].includes(String(kind)))
        .map(({ kind, limit, actor, at }) => `${kind} ${limit} ${actor} ${at}`);
    };

    test('each reminder and each miss is told once, also by two processes and after a start anew', async () => {
      const alert = await receive(world, duty.as);
      await tell(39);
      assert.deepEqual(await told(alert), []);
      await tell(41);
      assert.deepEqual(await told(alert), ['alert.due-soon alert-acknowledgement']);
      assert.equal((await now(alert)).version, 1 as unknown, 'a reminder changes nothing of the alert');
      await Promise.all([tell(61), tell(61), tell(62)]);
      await tell(-3600);
      await tell(63);
      assert.deepEqual(await told(alert), [
        'alert.due-soon alert-acknowledgement',
        'alert.overdue alert-acknowledgement',
      ]);
      assert.deepEqual(await entries(alert), [
        'reminded alert-acknowledgement null 2026-11-22T04:00:40.000Z',
        'overdue alert-acknowledgement null 2026-11-22T04:01:00.000Z',
      ]);
      assert.equal((await now(alert)).version, 2 as unknown, 'one miss is one change, whoever tells it');
    });

    test('an alert that nobody sees to in time is escalated, lists as such, and is no more when it is seen to or closed', async () => {
      const alert = await receive(world, duty.as);
      const isListed = async (as: string = supervisor.as) => {
        const { json } = await world.call('GET', '/v1/alerts?escalated=true&limit=200', { ...supervisor, as });
        for (const { escalation } of json.items) assert.notEqual(escalation, null);
        return [...json.items].some(({ id }) => id === alert.id);
      };
      assert.deepEqual([alert.escalation, await isListed()], [null, false] as never);
      await tell(61);
      const late = await now(alert);
      const bySight = { limit: 'alert-acknowledgement', at: '2026-11-22T04:01:00.000Z' };
      assert.deepEqual([late.version, late.escalation], [2, bySight] as never);
      assert.deepEqual([await isListed(), await isListed('rongcheng-supervisor-1')], [true, false]);
      const events = await world.database.kysely
        .selectFrom('events')
        .select(['type', 'data'])
        .where('subject', '=', `/v1/alerts/${alert.id}`)
        .orderBy('position')
        .execute();
      assert.deepEqual(
        events.map(({ type, data }) => `${type} ${(data as unknown as Loose).version}`),
        ['alert.received 1', 'alert.due-soon 1', 'alert.overdue 2'],
      );
      await tell(181);
      const later = await now(alert);
      assert.deepEqual([later.version, later.escalation], [2, bySight] as never, 'the oldest one stays');
      assert.equal((await move(alert, 'acknowledgement')).status, 412, 'who knows the alert as it was reads it first');
      const seen = (await move(later, 'acknowledgement')).json;
      assert.deepEqual(seen.escalation, { limit: 'alert-dispatch', at: '2026-11-22T04:03:00.000Z' } as never);
      assert.equal(await isListed(), true);
      const closed = (await move(seen, 'cancellation', { reason: '报警人来电说明已自行处理' })).json;
      assert.deepEqual([closed.escalation, await isListed()], [null, false] as never);
      await tell(30 * 86_400);
      const unfiled = await now(alert);
      assert.deepEqual([unfiled.version, unfiled.escalation, await isListed()], [closed.version, null, false] as never);
      assert.equal((await told(alert)).at(-1), 'alert.overdue alert-archiving', 'told, and escalated to nobody');
      assert.deepEqual(
        (await entries(alert)).filter((entry) => entry.startsWith('overdue')).map((entry) => entry.split(' ')[1]),
        ['alert-acknowledgement', 'alert-dispatch', 'alert-archiving'],
        'the timeline keeps what was late',
      );
      const reopened = (await move(unfiled, 'reopening', { reason: '报警人再次来电，称仍有异味和冒烟。' }, supervisor))
        .json;
      assert.deepEqual([reopened.state, reopened.escalation], ['received', null] as never);
    });

    test('an end that another priority moves passes anew, and an escalation goes with the end that it had', async () => {
      const alert = await receive(world, duty.as);
      const before = world.clock.time;
      const to = async (known: Loose, priority: string, seconds: number) => {
        world.clock.time = at(seconds);
        const reply = await world.call('PATCH', `/v1/alerts/${alert.id}`, {
          ...duty,
          body: { priority },
          headers: { 'if-match': `"${known.version}"` },
        });
        assert.equal(reply.status, 200, reply.text);
        return reply.json;
      };
      try {
        await tell(61);
        const lowered = await to(await now(alert), 'low', 90);
        assert.deepEqual([lowered.escalation, lowered.nextDueAt], [null, '2026-11-22T04:10:00.000Z'] as never);
        await tell(599);
        assert.equal((await now(alert)).escalation, null);
        await tell(601);
        const again = await now(alert);
        const moved = { limit: 'alert-acknowledgement', at: '2026-11-22T04:10:00.000Z' };
        assert.deepEqual([again.version, again.escalation], [Number(lowered.version) + 1, moved] as never);
        assert.deepEqual(await told(alert), [
          'alert.due-soon alert-acknowledgement',
          'alert.overdue alert-acknowledgement',
          'alert.overdue alert-acknowledgement',
        ]);
        const raised = await to(again, 'immediate', 610);
        assert.deepEqual(raised.escalation, { ...moved, at: '2026-11-22T04:01:00.000Z' } as never, 'over all the same');
        await tell(611);
        const lines = await told(alert);
        assert.equal(
          lines.filter((line) => line === 'alert.overdue alert-acknowledgement').length,
          2,
          'told once an end',
        );
      } finally {
        world.clock.time = before;
      }
    });

    test('what was met in time is not told, and what came while no process ran is told when one does', async () => {
      const [met, missed] = [await receive(world, duty.as), await receive(world, duty.as)];
      assert.equal((await move(met, 'cancellation', { reason: '报警人来电说明已自行处理' })).status, 200);
      await tell(3600);
      assert.deepEqual(await told(met), []);
      assert.deepEqual(await told(missed), [
        'alert.due-soon alert-acknowledgement',
        'alert.overdue alert-acknowledgement',
        'alert.due-soon alert-dispatch',
        'alert.overdue alert-dispatch',
      ]);
      const late = await move(await now(missed), 'acknowledgement');
      assert.equal(late.json.deadlines?.[0]?.outcome, 'met' as unknown, 'by the clock of who tells it');
    });

    test('a dispatch starts the departure, which a unit that departs or arrives meets and another dispatch starts no second time', async () => {
      const departure = (alert: Loose) =>
        [...alert.deadlines]
          .filter(({ limit }) => limit === ('alert-departure' as unknown))
          .map(({ dueAt, outcome }) => `${dueAt} ${outcome ?? 'running'}`);
      const sent = async () => {
        const unit = await availableUnit(world, 'puqian');
        const reply = await move(await receive(world, duty.as), 'dispatch', { unitIds: [unit.id] });
        assert.equal(reply.status, 200, reply.text);
        return { unit, alert: reply.json };
      };
      const [gone, there, never] = [await sent(), await sent(), await sent()];
      assert.equal(gone.alert.nextDueAt, '2026-11-22T04:05:00.000Z' as unknown, 'before the arrival');
      assert.deepEqual(departure(gone.alert), ['2026-11-22T04:05:00.000Z running']);
      const again = await move(gone.alert, 'dispatch', { unitIds: [gone.unit.id] });
      const departed = await move(again.json, 'departure');
      assert.deepEqual(departure(departed.json), ['2026-11-22T04:05:00.000Z met'], departed.text);
      assert.deepEqual(departure((await move(there.alert, 'arrival')).json), ['2026-11-22T04:05:00.000Z met']);
      const closed = await move(never.alert, 'cancellation', { reason: '报警人来电说明已自行处理' });
      assert.deepEqual(departure(closed.json), ['2026-11-22T04:05:00.000Z stopped']);
    });

    test('the watch looks every few seconds, and again after a fault', async () => {
      const alert = await receive(world, duty.as);
      const faults: string[] = [];
      let isFailing = true;
      const watch = new DeadlineWatch({
        database: world.database,
        events: {
          wake() {
            if (isFailing) throw new Error('nobody can be told');
          },
        },
        clock: world.clock,
        timers: world.timers,
        log: { warn: (_told, message) => faults.push(message) },
      });
      const before = world.clock.time;
      try {
        watch.start();
        await watch.look();
        assert.deepEqual(await told(alert), []);
        world.timers.pass(50);
        // One look is under way since the first seconds.
        await watch.look();
        await watch.look();
        assert.deepEqual(await told(alert), ['alert.due-soon alert-acknowledgement']);
        assert.deepEqual(faults, ['deadlines of alerts can not be looked for']);
        isFailing = false;
        world.timers.pass(12);
        await watch.look();
        await watch.look();
        assert.deepEqual(await told(alert), [
          'alert.due-soon alert-acknowledgement',
          'alert.overdue alert-acknowledgement',
        ]);
        assert.equal(faults.length, 1);
      } finally {
        await watch.stop();
        world.clock.time = before;
      }
    });

    test('the list has everything that runs, the nearest end first, and pages without a gap', async () => {
      const alert = await receive(world, duty.as, { priority: 'immediate', receivedAt: '2026-09-22T01:00:00Z' });
      const first = await world.call('GET', '/v1/alert-deadlines?limit=1', duty);
      assert.deepEqual(
        [...first.json.items].map(({ limit, dueAt, number, alertState, priority, divisionCode, alertId }) =>
          [limit, dueAt, number, alertState, priority, divisionCode, alertId].join(' '),
        ),
        [`alert-acknowledgement 2026-09-22T01:01:00.000Z ${alert.number} received immediate 441602101001 ${alert.id}`],
      );
      const seen: string[] = [];
      const ends: string[] = [];
      for (let cursor = ''; ; ) {
        const { json } = await world.call('GET', `/v1/alert-deadlines?limit=3${cursor}`, duty);
        for (const { alertId, limit, dueAt, outcome } of json.items) {
          seen.push(`${alertId} ${limit}`);
          ends.push(String(dueAt));
          assert.equal(outcome, null);
        }
        if (json.next === null) break;
        cursor = `&cursor=${json.next}`;
      }
      assert.equal(new Set(seen).size, seen.length);
      assert.deepEqual(ends, [...ends].sort());
      const before = encodeURIComponent('2026-09-22T01:01:30Z');
      const near = await world.call('GET', `/v1/alert-deadlines?before=${before}`, duty);
      assert.ok([...near.json.items].every(({ dueAt }) => String(dueAt) < '2026-09-22T01:01:30'));
      const closed = await move(alert, 'cancellation', { reason: '报警人来电说明已自行处理' });
      assert.equal(closed.status, 200);
      const after = await world.call('GET', '/v1/alert-deadlines?limit=200', duty);
      const left = [...after.json.items].filter(({ alertId }) => alertId === alert.id);
      assert.deepEqual(
        left.map(({ limit }) => String(limit)),
        ['alert-archiving'],
      );
    });

    test('a station sets its own limits, which hold for what starts afterwards, and goes back to the default', async () => {
      const limits = async () => [...(await world.call('GET', '/v1/alert-time-limits', duty)).json.items];
      const usual = await limits();
      assert.deepEqual(
        usual.map(({ id, version, source }) => `${id} ${version} ${source}`),
        ['acknowledgement', 'dispatch', 'departure', 'arrival', 'resolution', 'archiving'].map(
          (name) => `alert-${name} 1 project default`,
        ),
      );
      const paged = await world.call('GET', '/v1/alert-time-limits?limit=4', duty);
      const rest = await world.call('GET', `/v1/alert-time-limits?limit=4&cursor=${paged.json.next}`, duty);
      assert.deepEqual([[...paged.json.items].length, [...rest.json.items].length, rest.json.next], [
        4,
        2,
        null,
      ] as never);
      const change = (version: number, body: object, id = 'alert-acknowledgement') =>
        world.call('PATCH', `/v1/alert-time-limits/${id}`, {
          ...administrator,
          body,
          headers: { 'if-match': `"${version}"` },
        });
      const running = await receive(world, duty.as);
      const seconds = { immediate: 10, urgent: 90, normal: 90, low: 90 };
      const set = await change(1, { seconds, remindSeconds: 5 });
      assert.equal(set.status, 200, set.text);
      assert.deepEqual([set.json.source, set.json.version, set.json.remindSeconds], ['station', 2, 5] as never);
      assert.equal((await change(1, { seconds: null })).status, 412);
      assert.equal((await change(1, { seconds: null }, 'alert-of-nobody')).status, 404);
      assert.equal((await change(2, { seconds: { ...seconds, low: 9 } })).status, 422);
      const started = await receive(world, duty.as);
      assert.equal(started.nextDueAt, '2026-11-22T04:01:30.000Z' as unknown);
      const still = await world.call('GET', `/v1/alerts/${running.id}`, duty);
      assert.equal(still.json.nextDueAt, '2026-11-22T04:01:00.000Z' as unknown);
      const lowered = await world.call('PATCH', `/v1/alerts/${running.id}`, {
        ...duty,
        body: { priority: 'immediate' },
        headers: { 'if-match': '"1"' },
      });
      assert.equal(lowered.json.nextDueAt, '2026-11-22T04:01:00.000Z' as unknown, 'by the limit that it started under');
      const back = await change(2, { seconds: null, remindSeconds: null });
      assert.deepEqual([back.json.source, back.json.version], ['project default', 3] as never);
      assert.deepEqual(back.json.seconds, usual[0]?.seconds);
      const elsewhere = await world.call('GET', '/v1/alert-time-limits', { as: 'rongcheng-officer-1' });
      assert.ok([...elsewhere.json.items].every(({ version }) => version === (1 as unknown)));
    });
  });
}
