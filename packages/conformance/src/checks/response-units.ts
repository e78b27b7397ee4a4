import { alertDeadlineOf } from '@wardkit/contract/alert-deadlines';
import { NearestUnit } from '@wardkit/contract/alert-units';
import { metresBetween } from '@wardkit/contract/geo-point';
import { pageOf } from '@wardkit/contract/page';
import { ResponseUnit } from '@wardkit/contract/response-units';
import { recordOf } from '../engine/caller.ts';
import { checks } from '../engine/check.ts';
import type { Context } from '../engine/context.ts';
import { newId } from '../engine/new-id.ts';
import { expect, need } from '../engine/violation.ts';
import {
  type AlertBody,
  availability,
  commanderOf,
  file,
  limitsOf,
  move,
  moved,
  nowhere,
  reason,
  sending,
  take,
  unitFor,
  unitNow,
} from './alerts-scene.ts';
import { bodyOf } from './body.ts';
import { stationCallerOf } from './errors.ts';
import { matching } from './playground.ts';
import { expectRefusal, expectStatus, pointersOf } from './refusal.ts';

const send = (...units: readonly { readonly id: string }[]) => ({ unitIds: units.map(({ id }) => id) });

async function nearestTo(context: Context, alert: AlertBody) {
  const answer = await commanderOf(context).call('alerts.nearestUnits', {
    parameters: { alertId: alert.id },
    query: { limit: 200 },
  });
  return bodyOf(answer, pageOf(NearestUnit)).items;
}

/** Response units, and how alerts use them. */
export const responseUnitsChecks = checks([
  {
    requirement: 'WK-ALR-05',
    title: 'of units of which one can not be sent none is',
    needs: sending(),
    async run(context) {
      const [free, offDuty] = [await unitFor(context), await unitFor(context, {}, false)];
      const alert = await take(context);
      const answer = await move(commanderOf(context), alert, 'alerts.dispatch', send(free, offDuty));
      const after = await unitNow(context, free.id);
      await file(context, alert);
      expectRefusal(answer, 'unit-not-available');
      expect(after.alertId === null && after.version === free.version, 'a unit that was not sent', after.state);
    },
  },
  {
    requirement: 'WK-ALR-06',
    title: 'nobody departs or arrives where no unit was sent',
    needs: sending('alerts.depart', 'alerts.arrive'),
    async run(context) {
      const seen = await moved(context, await take(context), 'alerts.acknowledge');
      const caller = commanderOf(context);
      const answers = [await move(caller, seen, 'alerts.depart'), await move(caller, seen, 'alerts.arrive')];
      await file(context, seen);
      for (const answer of answers) expectRefusal(answer, 'state-conflict');
    },
  },
  {
    requirement: 'WK-ALR-08',
    title: 'an alert that is closed lets its units go',
    needs: sending(),
    async run(context) {
      const unit = await unitFor(context);
      const sent = await moved(context, await take(context), 'alerts.dispatch', send(unit));
      const closed = await moved(context, sent, 'alerts.cancel', { reason });
      const after = await unitNow(context, unit.id);
      await file(context, closed);
      expect(after.state === 'returning' && after.alertId === null, 'returning', after.state);
      expect(closed.units.at(0)?.releasedAt !== null, 'when the unit was released', 'null');
    },
  },
  {
    requirement: 'WK-ALR-16',
    title: 'a dispatch starts the deadlines of departure and arrival, as long as the limits of the station say',
    needs: sending('alertTimeLimits.list'),
    async run(context) {
      const { limits } = await limitsOf(context);
      const unit = await unitFor(context);
      const alert = await take(context, { priority: 'urgent' });
      const sent = await moved(context, alert, 'alerts.dispatch', send(unit));
      await file(context, sent);
      for (const id of ['alert-departure', 'alert-arrival']) {
        const row = need(
          limits.find((limit) => limit.id === id),
          `the server tells no limit ${id}`,
        );
        const deadline = sent.deadlines.find(({ limit }) => limit === id);
        const due = alertDeadlineOf(row, String(sent.dispatchedAt), 'urgent').dueAt;
        expect(deadline?.outcome === null, `${id} running`, String(deadline?.outcome));
        expect(Date.parse(deadline.dueAt) === Date.parse(due), due, deadline.dueAt);
      }
    },
  },
  {
    requirement: 'WK-ALR-35',
    title: 'a departure meets its deadline, and an arrival does where no departure was told',
    needs: sending('alerts.depart', 'alerts.arrive', 'alerts.declareUnfounded'),
    async run(context) {
      const outcomeAfter = async (operation: string) => {
        const unit = await unitFor(context);
        const sent = await moved(context, await take(context), 'alerts.dispatch', send(unit));
        const there = await moved(context, sent, operation);
        await file(context, await moved(context, there, 'alerts.declareUnfounded', { reason }));
        return there.deadlines.find(({ limit }) => limit === 'alert-departure')?.outcome;
      };
      for (const operation of ['alerts.depart', 'alerts.arrive']) {
        const outcome = await outcomeAfter(operation);
        expect(outcome === 'met', `met by ${operation}`, String(outcome));
      }
    },
  },
  {
    requirement: 'WK-ALR-24',
    title: 'no unit joins where none was sent, and one that joins leaves the state',
    needs: sending('alerts.reinforce'),
    async run(context) {
      const [one, other] = [await unitFor(context), await unitFor(context)];
      const alert = await take(context);
      const early = await move(commanderOf(context), alert, 'alerts.reinforce', send(one));
      const sent = await moved(context, alert, 'alerts.dispatch', send(one));
      const more = await moved(context, sent, 'alerts.reinforce', send(other));
      await file(context, alert);
      expectRefusal(early, 'state-conflict');
      expect(more.state === sent.state && more.units.length === 2, 'two units', String(more.units.length));
    },
  },
  {
    requirement: 'WK-ALR-25',
    title: 'the last unit of an alert is not released',
    needs: sending('alerts.releaseUnits'),
    async run(context) {
      const unit = await unitFor(context);
      const sent = await moved(context, await take(context), 'alerts.dispatch', send(unit));
      const answer = await move(commanderOf(context), sent, 'alerts.releaseUnits', send(unit));
      await file(context, sent);
      expectRefusal(answer, 'state-conflict');
    },
  },
  {
    requirement: 'WK-ALR-29',
    title: 'a unit that the station does not have is refused by its place, and one that is off duty too',
    needs: sending(),
    async run(context) {
      const offDuty = await unitFor(context, {}, false);
      const alert = await take(context);
      const caller = commanderOf(context);
      const unknown = await move(caller, alert, 'alerts.dispatch', { unitIds: [newId()] });
      const refused = await move(caller, alert, 'alerts.dispatch', send(offDuty));
      await file(context, alert);
      expectRefusal(unknown, 'invalid-input');
      expectRefusal(refused, 'unit-not-available');
      expect(pointersOf(refused).includes('/unitIds/0'), '/unitIds/0', pointersOf(refused).join());
    },
  },
  {
    requirement: 'WK-ALR-30',
    title: 'a new dispatch leaves the unit that it names again, and lets go of the one that it does not',
    needs: sending(),
    async run(context) {
      const [stays, goes] = [await unitFor(context), await unitFor(context)];
      const sent = await moved(context, await take(context), 'alerts.dispatch', send(stays, goes));
      const before = await unitNow(context, stays.id);
      const again = await moved(context, sent, 'alerts.dispatch', send(stays));
      const after = [await unitNow(context, stays.id), await unitNow(context, goes.id)];
      await file(context, again);
      expect(after[0]?.version === before.version, 'a unit as it was', String(after[0]?.version));
      expect(after[1]?.alertId === null, 'a unit that was released', String(after[1]?.state));
    },
  },
  {
    requirement: 'WK-ALR-31',
    title: 'a departure is of the unit that it names, and one that was not sent is refused',
    needs: sending('alerts.depart'),
    async run(context) {
      const [one, other] = [await unitFor(context), await unitFor(context)];
      const sent = await moved(context, await take(context), 'alerts.dispatch', send(one, other));
      const refused = await move(commanderOf(context), sent, 'alerts.depart', { unitId: newId() });
      const left = await moved(context, sent, 'alerts.depart', { unitId: one.id });
      await file(context, left);
      expectRefusal(refused, 'invalid-input');
      const departed = left.units.filter(({ departedAt }) => departedAt !== null).map(({ unitId }) => unitId);
      expect(departed.join() === one.id, 'one unit', String(departed.length));
    },
  },
  {
    requirement: 'WK-UNT-01',
    title: 'a unit tells its post and nothing else of where it is, and a post that was taken back is gone',
    needs: sending('responseUnits.change'),
    async run(context) {
      const { divisionCode, text, point } = nowhere();
      const unit = await unitFor(context, { post: { divisionCode, text, point } });
      const keeper = stationCallerOf(context, recordOf('responseUnits.change'));
      const answer = await keeper.call('responseUnits.change', {
        parameters: { unitId: unit.id },
        headers: matching({ body: unit }),
        body: { post: null },
      });
      const after = bodyOf(answer, ResponseUnit);
      expect(unit.post?.text === text, 'the post', String(unit.post?.text));
      expect(after.post === null, 'no post', 'one');
      const [longitude] = point.coordinates;
      expect(!answer.text.includes(String(longitude)), 'no word of a former post', 'it');
      const known = ['position', 'location', 'point', 'lastSeenAt', 'track', 'coordinates'];
      const told = Object.keys(after).filter((name) => known.includes(name));
      expect(told.length === 0, 'nothing else of where it is', told.join());
    },
  },
  {
    requirement: 'WK-UNT-02',
    title: 'a unit that is sent is committed, responding, on the scene and returning, as its alert goes on',
    needs: sending('alerts.depart', 'alerts.arrive', 'alerts.declareUnfounded'),
    async run(context) {
      const unit = await unitFor(context);
      let alert = await take(context);
      const states: string[] = [];
      for (const [operation, body] of [
        ['alerts.dispatch', send(unit)],
        ['alerts.depart', {}],
        ['alerts.arrive', {}],
        ['alerts.declareUnfounded', { reason }],
      ] as const) {
        alert = await moved(context, alert, operation, body);
        states.push((await unitNow(context, unit.id)).state);
      }
      await file(context, alert);
      const due = 'committed,responding,on-scene,returning';
      expect(states.join() === due, due, states.join());
    },
  },
  {
    requirement: 'WK-UNT-03',
    title: 'a unit off duty is not delayed, and one on an alert is not moved by hand',
    needs: sending(),
    async run(context) {
      const caller = commanderOf(context);
      const offDuty = await unitFor(context, {}, false);
      const unit = await unitFor(context);
      const sent = await moved(context, await take(context), 'alerts.dispatch', send(unit));
      const answers = [
        await availability(caller, offDuty, 'delayed'),
        await availability(caller, await unitNow(context, unit.id), 'unavailable'),
      ];
      await file(context, sent);
      for (const answer of answers) expectRefusal(answer, 'state-conflict');
    },
  },
  {
    requirement: 'WK-UNT-04',
    title: 'units stand in the order of their labels, and a filter keeps those that it names',
    needs: { operations: ['responseUnits.list'] },
    async run(context) {
      const caller = stationCallerOf(context, recordOf('responseUnits.list'));
      const list = async (query: Record<string, string>) =>
        bodyOf(await caller.call('responseUnits.list', { query: { limit: 200, ...query } }), pageOf(ResponseUnit))
          .items;
      const all = await list({});
      const first = need(all[0], 'the station has no units');
      for (const [at, unit] of all.entries()) {
        const next = all[at + 1];
        const isInOrder =
          next === undefined || unit.label < next.label || (unit.label === next.label && unit.id < next.id);
        expect(isInOrder, 'the order of the labels', 'another');
      }
      const found = await list({ state: first.state, kind: first.kind });
      expect(found.length > 0, 'the unit whose values they are', 'none');
      for (const { state, kind } of found) {
        expect(state === first.state && kind === first.kind, `${first.state} ${first.kind}`, `${state} ${kind}`);
      }
    },
  },
  {
    requirement: 'WK-UNT-05',
    title: 'a unit on an alert is not deleted, and an alert keeps the label of one that is',
    needs: sending(),
    async run(context) {
      const label = `Wardkit ${newId().slice(-12)}`;
      const unit = await unitFor(context, { label });
      const keeper = stationCallerOf(context, recordOf('responseUnits.delete'));
      const remove = async () =>
        keeper.call('responseUnits.delete', {
          parameters: { unitId: unit.id },
          headers: matching({ body: await unitNow(context, unit.id) }),
        });
      const sent = await moved(context, await take(context), 'alerts.dispatch', send(unit));
      const early = await remove();
      const closed = await moved(context, sent, 'alerts.cancel', { reason });
      const gone = await remove();
      const after = await commanderOf(context).call('alerts.get', { parameters: { alertId: closed.id } });
      await file(context, closed);
      expectRefusal(early, 'state-conflict');
      expectStatus(gone, 204);
      expect(after.text.includes(label), 'the label', 'none');
    },
  },
  {
    requirement: 'WK-UNT-06',
    title: 'the nearest units come by the distance of their posts, those without one last',
    needs: sending('alerts.nearestUnits'),
    async run(context) {
      const place = nowhere();
      const post = (metres: number) => ({
        divisionCode: place.divisionCode,
        text: place.text,
        point: {
          type: 'Point' as const,
          coordinates: [place.point.coordinates[0] ?? 0, (place.point.coordinates[1] ?? 0) + metres / 111_195],
        },
      });
      const far = await unitFor(context, { post: post(900) });
      const without = await unitFor(context);
      const near = await unitFor(context, { post: post(200) });
      const alert = await take(context, { place });
      const found = await nearestTo(context, alert);
      await file(context, alert);
      const ids = found.map(({ unit }) => unit.id);
      const order = [near, far, without].map(({ id }) => ids.indexOf(id));
      expect(
        order.join() === [...order].sort((a, b) => a - b).join() && !order.includes(-1),
        'by distance',
        ids.join(),
      );
      for (const { unit, distanceMetres } of found) {
        if (unit.post === null || alert.place.point === null) continue;
        const due = metresBetween(alert.place.point, unit.post.point);
        const isNear = distanceMetres !== null && Math.abs(distanceMetres - due) <= Math.max(1, due * 0.016);
        expect(isNear, `about ${Math.round(due)} m`, String(distanceMetres));
      }
    },
  },
  {
    requirement: 'WK-UNT-07',
    title: 'every unit is in that list, with why it can not be sent, and asking sends nothing',
    needs: sending('alerts.nearestUnits'),
    async run(context) {
      const [free, offDuty] = [await unitFor(context), await unitFor(context, {}, false)];
      const alert = await take(context);
      const found = await nearestTo(context, alert);
      const after = await unitNow(context, free.id);
      await file(context, alert);
      const exclusionsOf = (id: string) => found.find(({ unit }) => unit.id === id)?.exclusions.join();
      expect(exclusionsOf(free.id) === 'no-post', 'no-post', String(exclusionsOf(free.id)));
      const reasons = exclusionsOf(offDuty.id)?.split(',').sort().join();
      expect(reasons === 'no-post,off-duty', 'no-post,off-duty', String(reasons));
      expect(after.version === free.version, 'a unit as it was', after.state);
    },
  },
  {
    requirement: 'WK-UNT-08',
    title: 'of an alert without a place on the map no unit is the nearest',
    needs: sending('alerts.nearestUnits'),
    async run(context) {
      const alert = await take(context, { place: { ...nowhere(), point: null } });
      const answer = await commanderOf(context).call('alerts.nearestUnits', { parameters: { alertId: alert.id } });
      await file(context, alert);
      expectRefusal(answer, 'alert-not-located');
    },
  },
  {
    requirement: 'WK-UNT-09',
    title: 'a new unit is off duty, and a change leaves its state',
    needs: sending('responseUnits.change'),
    async run(context) {
      const made = await unitFor(context, {}, false);
      const unit = await unitFor(context);
      const keeper = stationCallerOf(context, recordOf('responseUnits.change'));
      const answer = await keeper.call('responseUnits.change', {
        parameters: { unitId: unit.id },
        headers: matching({ body: unit }),
        body: { strength: 3 },
      });
      const changed = bodyOf(answer, ResponseUnit);
      expect(made.state === 'off-duty', 'off-duty', made.state);
      expect(changed.state === unit.state && changed.strength === 3, unit.state, changed.state);
    },
  },
]);
