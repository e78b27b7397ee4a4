import { Alert } from '@wardkit/contract/alert';
import { alertDeadlineOf } from '@wardkit/contract/alert-deadlines';
import { DueAlert } from '@wardkit/contract/alert-timeline';
import { eventTypeBase } from '@wardkit/contract/events';
import { pageOf } from '@wardkit/contract/page';
import { memberOf } from '../engine/answer.ts';
import { recordOf } from '../engine/caller.ts';
import { checks } from '../engine/check.ts';
import { type Context, mayCall } from '../engine/context.ts';
import { newId } from '../engine/new-id.ts';
import { expect, NotExamined, need } from '../engine/violation.ts';
import {
  alertNow,
  commanderOf,
  file,
  intakeNow,
  limitsOf,
  move,
  moved,
  nowhere,
  outcomesOf,
  reason,
  receive,
  serverTime,
  take,
  timelineOf,
  writing,
} from './alerts-scene.ts';
import { bodyOf } from './body.ts';
import { stationCallerOf } from './errors.ts';
import { openStream } from './event-scene.ts';
import { matching } from './playground.ts';
import { expectRefusal, expectStatus, pointersOf } from './refusal.ts';

const minute = 60;

async function listed(context: Context, query: Record<string, string | number | readonly string[]>) {
  const caller = stationCallerOf(context, recordOf('alerts.list'));
  return bodyOf(await caller.call('alerts.list', { query: { limit: 200, ...query } }), pageOf(Alert)).items;
}

/** Another station than the home station. @throws {NotExamined} */
function otherStationOf(context: Context): string {
  const sessions = context.others.map(({ account }) => account.session?.stationId);
  return need(
    sessions.find((id) => typeof id === 'string'),
    'no account of another station',
  );
}

function setLimit(context: Context, id: string, version: number, body: object) {
  return context.as('administrator').call('alertTimeLimits.change', {
    parameters: { limitId: id },
    headers: { 'if-match': `"${version}"` },
    body,
  });
}

/** Hands an alert to the other station, and gives it as it is here and there. */
async function handed(context: Context) {
  const there = context.foreignerOf('alerts.get');
  const toStationId = need(there.account.session?.stationId, 'an account of another station tells no station');
  const alert = await take(context);
  const newAlertId = newId();
  const here = await moved(context, alert, 'alerts.transfer', { toStationId, newAlertId, reason });
  const answer = await there.call('alerts.get', { parameters: { alertId: newAlertId } });
  context.ledger.leave('alert that was handed to another station');
  await file(context, here);
  return { alert, here, arrived: bodyOf(answer, Alert), toStationId };
}

const transferring = { ...writing('alerts.transfer'), otherStation: true } as const;

export const alertsChecks = checks([
  {
    requirement: 'WK-ALR-01',
    title: 'two alerts are received, under two numbers',
    needs: writing(),
    async run(context) {
      const [one, other] = [await take(context), await take(context)];
      await file(context, one, other);
      expect(one.state === 'received' && other.state === 'received', 'received', `${one.state}, ${other.state}`);
      expect(one.number !== other.number && one.number !== '', 'two numbers', `${one.number}, ${other.number}`);
    },
  },
  {
    requirement: 'WK-ALR-02',
    title: 'who called is told masked, and who was not told of is null',
    needs: writing(),
    async run(context) {
      const named = await take(context);
      const partly = await take(context, { reporter: { name: null, telephone: '+8615400000000' } });
      const nobody = await take(context, { reporter: null });
      await file(context, named, partly, nobody);
      const masks = [named.reporter?.name?.masked, named.reporter?.telephone?.masked];
      expect(
        masks.every((mask) => mask?.includes('*')),
        'masks',
        'something else',
      );
      expect(partly.reporter?.name === null && nobody.reporter === null, 'null', 'something');
    },
  },
  {
    requirement: 'WK-ALR-03',
    title: 'the list of alerts has the newest first',
    needs: { operations: ['alerts.list'] },
    async run(context) {
      const items = await listed(context, {});
      if (items.length < 2) throw new NotExamined('the station has fewer than two alerts');
      const order = items.map(({ receivedAt, id }) => `${new Date(receivedAt).toISOString()} ${id}`);
      expect(order.join() === [...order].sort().reverse().join(), 'the newest first', 'another order');
    },
  },
  {
    requirement: 'WK-ALR-04',
    title: 'an alert that was only received is neither resolved nor reopened nor filed',
    needs: writing('alerts.resolve', 'alerts.reopen'),
    async run(context) {
      const alert = await take(context);
      const caller = commanderOf(context);
      const resolution = { outcome: 'helped-on', note: 'Wardkit', photographIds: [], mediationId: null };
      const answers = [
        await move(caller, alert, 'alerts.resolve', resolution),
        await move(caller, alert, 'alerts.reopen', { reason }),
        await move(caller, alert, 'alerts.archive'),
      ];
      await file(context, alert);
      for (const answer of answers) expectRefusal(answer, 'state-conflict');
    },
  },
  {
    requirement: 'WK-ALR-07',
    title: 'a move two minutes ahead of the server is refused, and so is an alert that is to have occurred then',
    needs: writing(),
    async run(context) {
      const alert = await take(context);
      const ahead = await serverTime(context, 2 * minute + 5);
      const answer = await move(commanderOf(context), alert, 'alerts.acknowledge', { at: ahead });
      await file(context, alert);
      expectRefusal(answer, 'invalid-input');
      const early = await receive(commanderOf(context), await intakeNow(context, { occurredAt: ahead }));
      expectRefusal(early, 'invalid-input');
    },
  },
  {
    requirement: 'WK-ALR-08',
    title: 'an alert that is closed tells who closed it, when and why',
    needs: writing(),
    async run(context) {
      const closed = await moved(context, await take(context), 'alerts.cancel', { reason });
      await file(context, closed);
      const { closing, closedAt } = closed;
      expect(closing?.note === reason, 'the reason', 'another');
      expect(closing?.by.role === commanderOf(context).account.role, 'who closed it', String(closing?.by.role));
      expect(closing?.at === closedAt && closedAt !== null, 'when', String(closedAt));
    },
  },
  {
    requirement: 'WK-ALR-09',
    title: 'a filed alert is neither changed nor moved',
    needs: writing('alerts.change', 'alerts.reopen'),
    async run(context) {
      const alert = await take(context);
      await file(context, alert);
      const caller = commanderOf(context);
      const filed = await alertNow(caller, alert.id);
      expect(filed.state === 'archived', 'archived', filed.state);
      expectRefusal(await move(caller, filed, 'alerts.reopen', { reason }), 'state-conflict');
      expectRefusal(await move(caller, filed, 'alerts.acknowledge'), 'state-conflict');
      expectRefusal(await move(caller, filed, 'alerts.change', { summary: 'x' }), 'state-conflict');
    },
  },
  {
    requirement: 'WK-ALR-10',
    title: 'an alert that is reopened is received again, with new deadlines beside the old, and its timeline goes on',
    needs: writing('alerts.reopen', 'alerts.timeline'),
    async run(context) {
      const closed = await moved(context, await take(context), 'alerts.cancel', { reason });
      const open = await moved(context, closed, 'alerts.reopen', { reason });
      const entries = await timelineOf(context, open.id);
      await file(context, open);
      const { state, closing, closedAt, acknowledgedAt, units } = open;
      expect(state === 'received' && closing === null && closedAt === null, 'received, not closed', state);
      expect(acknowledgedAt === null && units.length === 0, 'no times of states and no units', 'some');
      const running = open.deadlines.filter(({ outcome }) => outcome === null);
      expect(running.length === 2, 'two deadlines that run', String(running.length));
      expect(open.deadlines.length > running.length, 'those that ended', 'none');
      expect(entries.length === 3, 'three entries', String(entries.length));
    },
  },
  {
    requirement: 'WK-ALR-11',
    title:
      'a duplicate of itself, of one that is unknown and of a duplicate are refused, and so is one with duplicates',
    needs: writing('alerts.markDuplicate'),
    async run(context) {
      const [original, copy, other] = [await take(context), await take(context), await take(context)];
      const caller = commanderOf(context);
      const mark = (alert: typeof copy, originalId: string) =>
        move(caller, alert, 'alerts.markDuplicate', { originalId });
      const [itself, unknown] = [await mark(copy, copy.id), await mark(copy, newId())];
      const marked = bodyOf(await mark(copy, original.id), Alert);
      const [ofDuplicate, withDuplicate] = [await mark(other, copy.id), await mark(original, other.id)];
      await file(context, original, copy, other);
      expect(marked.duplicateOfId === original.id, 'the original', String(marked.duplicateOfId));
      for (const answer of [itself, unknown, ofDuplicate]) expectRefusal(answer, 'invalid-input');
      expectRefusal(withDuplicate, 'state-conflict');
    },
  },
  {
    requirement: 'WK-ALR-12',
    title: 'an alert that is handed over is there at the other station, and both name each other',
    needs: transferring,
    async run(context) {
      const { alert, here, arrived, toStationId } = await handed(context);
      expect(here.state === 'transferred', 'transferred', here.state);
      expect(here.transferredTo?.alertId === arrived.id, 'the new alert', String(here.transferredTo?.alertId));
      expect(here.transferredTo?.stationId === toStationId, 'the other station', 'another');
      expect(arrived.transferredFrom?.alertId === alert.id, 'the old alert', String(arrived.transferredFrom?.alertId));
    },
  },
  {
    requirement: 'WK-ALR-13',
    title: 'the timeline has the intake, a change, a note and each move, the oldest first',
    needs: writing('alerts.change', 'alerts.addNote', 'alerts.timeline'),
    async run(context) {
      const caller = commanderOf(context);
      const alert = await take(context);
      const changed = bodyOf(await move(caller, alert, 'alerts.change', { summary: 'Wardkit' }), Alert);
      const note = { at: await serverTime(context), text: 'Wardkit conformance' };
      const noteId = newId();
      expectStatus(await caller.call('alerts.addNote', { parameters: { alertId: alert.id, noteId }, body: note }), 201);
      await moved(context, changed, 'alerts.cancel', { reason });
      const entries = await timelineOf(context, alert.id);
      await file(context, alert);
      const kinds = entries.map(({ kind }) => kind).sort();
      expect(kinds.join() === 'changed,moved,note,received', 'an entry for each', kinds.join());
      const times = entries.map(({ at }) => Date.parse(at));
      expect(times.join() === [...times].sort((a, b) => a - b).join(), 'the oldest first', 'another order');
    },
  },
  {
    requirement: 'WK-ALR-14',
    title: 'a note leaves the version of its alert, and a filed one takes none',
    needs: writing('alerts.addNote'),
    async run(context) {
      const caller = commanderOf(context);
      const alert = await take(context);
      const note = async () =>
        caller.call('alerts.addNote', {
          parameters: { alertId: alert.id, noteId: newId() },
          body: { at: await serverTime(context), text: 'Wardkit conformance' },
        });
      const made = await note();
      const { version } = await alertNow(caller, alert.id);
      await file(context, alert);
      expectStatus(made, 201);
      expect(version === alert.version, 'the same version', String(version));
      expectRefusal(await note(), 'state-conflict');
    },
  },
  {
    requirement: 'WK-ALR-15',
    title: 'the list of deadlines has each that runs once, the nearest first',
    needs: { operations: ['alerts.due'] },
    async run(context) {
      const caller = stationCallerOf(context, recordOf('alerts.due'));
      const page = bodyOf(await caller.call('alerts.due', { query: { limit: 200 } }), pageOf(DueAlert));
      if (page.items.length === 0) throw new NotExamined('nothing is due at the station');
      const ends = page.items.map(({ dueAt }) => Date.parse(dueAt));
      expect(ends.join() === [...ends].sort((a, b) => a - b).join(), 'the nearest first', 'another order');
      const names = page.items.map(({ alertId, limit, startedAt }) => `${alertId} ${limit} ${startedAt}`);
      expect(new Set(names).size === names.length, 'each once', 'one twice');
      expect(
        page.items.every(({ outcome }) => outcome === null),
        'deadlines that run',
        'one that has ended',
      );
    },
  },
  {
    requirement: 'WK-ALR-16',
    title: 'the intake starts its two deadlines, as long as the limits of the station say',
    needs: writing('alertTimeLimits.list'),
    async run(context) {
      const { limits } = await limitsOf(context);
      const alert = await take(context, { priority: 'urgent' });
      await file(context, alert);
      const names = alert.deadlines.map(({ limit }) => limit).sort();
      expect(names.join() === 'alert-acknowledgement,alert-dispatch', 'two deadlines', names.join());
      for (const { limit, startedAt, dueAt } of alert.deadlines) {
        const row = need(
          limits.find(({ id }) => id === limit),
          `the server tells no limit ${limit}`,
        );
        const due = alertDeadlineOf(row, alert.receivedAt, 'urgent').dueAt;
        expect(Date.parse(startedAt) === Date.parse(alert.receivedAt), 'from the receipt', startedAt);
        expect(Date.parse(dueAt) === Date.parse(due), due, dueAt);
      }
    },
  },
  {
    requirement: 'WK-ALR-17',
    title: 'a station has one row for each limit of the contract',
    needs: { operations: ['alertTimeLimits.list'] },
    async run(context) {
      const { caller, limits } = await limitsOf(context);
      const own = limits.filter(({ stationId }) => stationId === caller.account.session?.stationId);
      const names = own.map(({ id }) => id.replace('alert-', '')).sort();
      const due = 'acknowledgement,archiving,arrival,departure,dispatch,resolution';
      expect(names.join() === due, due, names.join());
    },
  },
  {
    requirement: 'WK-ALR-18',
    title: 'a limit that is changed holds for what starts afterwards only',
    needs: { ...writing('alertTimeLimits.list', 'alertTimeLimits.change'), roles: ['administrator'], alone: true },
    async run(context) {
      const id = 'alert-acknowledgement';
      const before = await take(context);
      const { limits } = await limitsOf(context);
      const row = need(
        limits.find((limit) => limit.id === id),
        `the server tells no limit ${id}`,
      );
      if (row.source !== 'project default') throw new NotExamined('the station has a limit of its own there');
      const seconds = { ...row.seconds, low: row.seconds.low + 77 };
      const changed = await setLimit(context, id, row.version, { seconds });
      expectStatus(changed, 200);
      const after = await take(context);
      const reset = await setLimit(context, id, Number(memberOf(changed.body, 'version')), { seconds: null });
      const still = await alertNow(commanderOf(context), before.id);
      await file(context, before, after);
      expectStatus(reset, 200);
      const lengthOf = ({ deadlines }: typeof after) => {
        const own = deadlines.find(({ limit }) => limit === id);
        return (Date.parse(own?.dueAt ?? '') - Date.parse(own?.startedAt ?? '')) / 1000;
      };
      expect(lengthOf(after) === seconds.low, String(seconds.low), String(lengthOf(after)));
      expect(lengthOf(still) === row.seconds.low, String(row.seconds.low), String(lengthOf(still)));
    },
  },
  {
    requirement: 'WK-ALR-19',
    title: 'an alert that is closed is changed no more',
    needs: writing('alerts.change'),
    async run(context) {
      const closed = await moved(context, await take(context), 'alerts.cancel', { reason });
      const answer = await move(commanderOf(context), closed, 'alerts.change', { summary: 'x' });
      await file(context, closed);
      expectRefusal(answer, 'state-conflict');
    },
  },
  {
    requirement: 'WK-ALR-20',
    title: 'a move is a version and one event, which tells the alert as it is and nothing that was said',
    needs: { ...writing('events.stream') },
    async run(context) {
      const stream = recordOf('events.stream');
      const reader = context.home.find(
        ({ account }) => mayCall(account, stream) && mayCall(account, recordOf('alerts.get')),
      );
      const events = await openStream(need(reader, 'no account that may read both alerts and the stream'), {
        query: { type: 'alert.*' },
      });
      try {
        const alert = await take(context);
        const seen = await moved(context, alert, 'alerts.acknowledge');
        const about = () =>
          events.about(`/v1/alerts/${alert.id}`).filter(({ type }) => type === `${eventTypeBase}alert.acknowledged`);
        await events.until(() => about().length > 0);
        await file(context, alert);
        const [event, ...others] = about();
        expect(event !== undefined && others.length === 0, 'one event', String(about().length));
        const data = memberOf(event.whole, 'data');
        const told = ['id', 'version', 'state', 'priority', 'category'].map((name) => String(memberOf(data, name)));
        const due = [seen.id, seen.version, seen.state, seen.priority, seen.category].join();
        expect(told.join() === due, due, told.join());
        expect(seen.version === alert.version + 1, 'the next version', String(seen.version));
        expect(!JSON.stringify(event.whole).includes(alert.summary), 'nothing that was said', 'the summary');
      } finally {
        events.close();
      }
    },
  },
  {
    requirement: 'WK-ALR-26',
    title: 'the stream tells within ten seconds that a deadline comes near, and that it has passed, each once',
    needs: { ...writing('events.stream'), slow: true },
    async run(context) {
      const stream = recordOf('events.stream');
      const reader = context.home.find(
        ({ account }) => mayCall(account, stream) && mayCall(account, recordOf('alerts.get')),
      );
      const events = await openStream(need(reader, 'no account that may read both alerts and the stream'), {
        query: { type: 'alert.*' },
      });
      try {
        // The first deadline of this one ends as it is taken in.
        const receivedAt = await serverTime(context, -minute);
        const alert = await take(context, { priority: 'immediate', receivedAt });
        const limit = 'alert-acknowledgement';
        const told = (type: string) =>
          events
            .about(`/v1/alerts/${alert.id}`)
            .filter((event) => event.type === `${eventTypeBase}${type}`)
            .filter((event) => memberOf(memberOf(event.whole, 'data'), 'limit') === limit);
        const isTold = () => told('alert.due-soon').length > 0 && told('alert.overdue').length > 0;
        await events.until(isTold, 12_000);
        // Long enough for a second telling to come.
        await events.until(() => told('alert.overdue').length > 1, 4000);
        await file(context, alert);
        const counts = [told('alert.due-soon').length, told('alert.overdue').length];
        expect(counts.join() === '1,1', 'each once', counts.join(' and '));
      } finally {
        events.close();
      }
    },
  },
  {
    requirement: 'WK-ALR-27',
    title: 'an alert is kept by the station of the caller, and none is taken in for another',
    needs: { ...writing(), otherStation: true },
    async run(context) {
      const caller = commanderOf(context);
      const alert = await take(context);
      await file(context, alert);
      const { session } = caller.account;
      expect(alert.stationId === session?.stationId, 'the station of the caller', alert.stationId);
      const body = await intakeNow(context, { stationId: otherStationOf(context) });
      expectRefusal(await receive(caller, body), 'invalid-input');
    },
  },
  {
    requirement: 'WK-ALR-28',
    title: 'a receipt in the future counts as the receipt of the server',
    needs: writing(),
    async run(context) {
      const alert = await take(context, { receivedAt: await serverTime(context, 3600) });
      const now = Date.parse(await serverTime(context, 1));
      await file(context, alert);
      expect(Date.parse(alert.receivedAt) <= now, 'no time in the future', alert.receivedAt);
    },
  },
  {
    requirement: 'WK-ALR-32',
    title: 'a move before the one before is refused, and one without a time has that of the receipt',
    needs: writing(),
    async run(context) {
      const alert = await take(context);
      const early = new Date(Date.parse(alert.receivedAt) - 1000).toISOString();
      const refused = await move(commanderOf(context), alert, 'alerts.acknowledge', { at: early });
      const before = Date.parse(await serverTime(context, -1));
      const seen = await moved(context, alert, 'alerts.acknowledge');
      await file(context, alert);
      expectRefusal(refused, 'invalid-input');
      expect(Date.parse(String(seen.acknowledgedAt)) >= before, 'the receipt', String(seen.acknowledgedAt));
    },
  },
  {
    requirement: 'WK-ALR-33',
    title: 'an alert that came by a transfer was received by it, without premises, and keeps what else is known',
    needs: transferring,
    async run(context) {
      const { alert, here, arrived } = await handed(context);
      expect(arrived.channel === 'transfer' && arrived.state === 'received', 'received by transfer', arrived.channel);
      expect(arrived.receivedAt === here.closedAt, 'at the time of the transfer', arrived.receivedAt);
      expect(arrived.place.premisesId === null, 'no premises', 'some');
      const kept = [arrived.summary, arrived.category, arrived.priority, arrived.place.text].join();
      const due = [alert.summary, alert.category, alert.priority, alert.place.text].join();
      expect(kept === due, 'what else is known', 'something else');
      const running = arrived.deadlines.filter(({ outcome }) => outcome === null).length;
      expect(running === 2 && arrived.number !== '', 'a number and two deadlines', String(running));
    },
  },
  {
    requirement: 'WK-ALR-34',
    title: 'a transfer to a station that is unknown, or the own, is refused',
    needs: writing('alerts.transfer'),
    async run(context) {
      const alert = await take(context);
      const transfer = (toStationId: string) =>
        move(commanderOf(context), alert, 'alerts.transfer', { toStationId, newAlertId: newId(), reason });
      const answers = [await transfer(newId()), await transfer(alert.stationId)];
      await file(context, alert);
      for (const answer of answers) {
        expectRefusal(answer, 'invalid-input');
        expect(pointersOf(answer).includes('/toStationId'), '/toStationId', pointersOf(answer).join());
      }
    },
  },
  {
    requirement: 'WK-ALR-35',
    title: 'a deadline is met by its move, and stopped by another one that closes the alert',
    needs: writing(),
    async run(context) {
      const seen = await moved(context, await take(context), 'alerts.acknowledge');
      const closed = await moved(context, seen, 'alerts.cancel', { reason });
      await file(context, closed);
      const due = ['alert-acknowledgement met', 'alert-dispatch running'];
      expect(outcomesOf(seen).sort().join() === due.join(), due.join(), outcomesOf(seen).sort().join());
      const stopped = closed.deadlines.find(({ limit }) => limit === 'alert-dispatch')?.outcome;
      expect(stopped === 'stopped', 'stopped', String(stopped));
    },
  },
  {
    requirement: 'WK-ALR-36',
    title: 'another priority moves the ends of deadlines that run, counted from their start',
    needs: writing('alerts.change', 'alertTimeLimits.list'),
    async run(context) {
      const { limits } = await limitsOf(context);
      const alert = await take(context, { priority: 'low' });
      const changed = bodyOf(await move(commanderOf(context), alert, 'alerts.change', { priority: 'urgent' }), Alert);
      await file(context, alert);
      for (const { limit, startedAt, dueAt } of changed.deadlines) {
        const row = limits.find(({ id }) => id === limit);
        if (row === undefined) continue;
        const due = alertDeadlineOf(row, startedAt, 'urgent').dueAt;
        expect(Date.parse(dueAt) === Date.parse(due), due, dueAt);
      }
    },
  },
  {
    requirement: 'WK-ALR-41',
    title: 'numbers in a description are masked and the whole is revealable, and one without numbers is as it was',
    needs: writing(),
    async run(context) {
      const told = await take(context, { description: 'Wardkit +8615400000000, 441602189001011234' });
      const plain = await take(context, { description: 'Wardkit conformance' });
      await file(context, told, plain);
      const { description, wholeDescription: whole } = told;
      expect(!/15400000000|441602189001011234/.test(String(description)), 'masked numbers', 'whole ones');
      expect(description?.startsWith('Wardkit ') === true, 'the words', 'others');
      expect(whole?.revealable === true && whole.masked.includes('*'), 'a whole to be revealed', 'none');
      expect(plain.description === 'Wardkit conformance', 'a description as it was', 'another');
      expect((plain.wholeDescription ?? null) === null, 'nothing to reveal', 'something');
    },
  },
  {
    requirement: 'WK-ALR-38',
    title: 'values of one filter are alternatives, different filters all hold, and an area holds its divisions',
    needs: { operations: ['alerts.list'] },
    async run(context) {
      const all = await listed(context, {});
      const first = need(all[0], 'the station has no alerts');
      const other = all.find(({ state }) => state !== first.state)?.state ?? first.state;
      const area = first.place.divisionCode.slice(0, 9);
      const found = await listed(context, { state: [first.state, other], category: first.category, area });
      expect(
        found.some(({ id }) => id === first.id),
        'the alert whose values they are',
        'it is missing',
      );
      for (const { state, category, place } of found) {
        expect([first.state, other].includes(state), `${first.state} or ${other}`, state);
        expect(category === first.category, first.category, category);
        expect(place.divisionCode.startsWith(area), area, place.divisionCode);
      }
    },
  },
]);

/** Groups of repeated alerts. */
export const alertRepeatsChecks = checks([
  {
    requirement: 'WK-ALR-21',
    title: 'groups are of a place or a matter and stand in the order of their newest alert',
    needs: { operations: ['alertRepeats.list'] },
    async run(context) {
      const caller = stationCallerOf(context, recordOf('alertRepeats.list'));
      const answer = await caller.call('alertRepeats.list', { query: { limit: 200 } });
      expectStatus(answer, 200);
      const items = memberOf(answer.body, 'items') as readonly unknown[];
      if (items.length === 0) throw new NotExamined('the station has no groups');
      const order = items.map((item) => `${memberOf(item, 'lastReceivedAt')} ${memberOf(item, 'id')}`);
      expect(order.join() === [...order].sort().reverse().join(), 'the newest first', 'another order');
      for (const item of items) {
        const basis = String(memberOf(item, 'basis'));
        expect(['same-place', 'same-matter'].includes(basis), 'a place or a matter', basis);
      }
    },
  },
  {
    requirement: 'WK-ALR-22',
    title: 'a second alert of one place is proposed as a repetition, and a third joins',
    needs: writing('alertRepeats.get'),
    async run(context) {
      const place = nowhere();
      const alerts = [];
      for (let told = 0; told < 3; told += 1) alerts.push(await take(context, { place }));
      const [one, other, third] = alerts;
      const repeatId = third?.repeatId ?? null;
      const group = repeatId === null ? null : await repeatOf(context, repeatId);
      await file(context, ...alerts);
      expect(one?.repeatId === null, 'no group at first', String(one?.repeatId));
      expect(other?.repeatId === repeatId && group !== null, 'one group', String(other?.repeatId));
      const ids = (memberOf(group, 'alerts') as readonly unknown[]).map((each) => memberOf(each, 'alertId'));
      expect(alerts.every(({ id }) => ids.includes(id)) && ids.length === 3, 'all three', String(ids.length));
    },
  },
  {
    requirement: 'WK-ALR-23',
    title: 'a group with an alert that is unknown, or that is in another group, is refused',
    needs: writing('alertRepeats.create', 'alertRepeats.delete', 'alertRepeats.get'),
    async run(context) {
      const alerts = [await take(context), await take(context), await take(context)];
      const [one, other, third] = alerts.map(({ id }) => id);
      const unknown = await makeGroup(context, [one, newId()]);
      const made = await makeGroup(context, [one, other]);
      const second = await makeGroup(context, [other, third]);
      if (made.status === 201) await dissolve(context, made.body);
      await file(context, ...alerts);
      expectRefusal(unknown, 'invalid-input');
      expectStatus(made, 201);
      expectRefusal(second, 'state-conflict');
    },
  },
  {
    requirement: 'WK-ALR-37',
    title: 'alerts whose group was dissolved are not proposed again together',
    needs: writing('alertRepeats.get', 'alertRepeats.delete'),
    async run(context) {
      const place = nowhere();
      const [one, other] = [await take(context, { place }), await take(context, { place })];
      const repeatId = need(other.repeatId, 'the server proposed no group');
      await dissolve(context, await repeatOf(context, repeatId));
      const third = await take(context, { place });
      const group = third.repeatId === null ? null : await repeatOf(context, third.repeatId);
      await file(context, one, other, third);
      const ids = ((memberOf(group, 'alerts') ?? []) as readonly unknown[]).map((each) => memberOf(each, 'alertId'));
      expect(!(ids.includes(one.id) && ids.includes(other.id)), 'one of them at most', 'both');
    },
  },
]);

async function repeatOf(context: Context, repeatId: string): Promise<unknown> {
  const answer = await commanderOf(context).call('alertRepeats.get', { parameters: { repeatId } });
  expectStatus(answer, 200);
  return answer.body;
}

function makeGroup(context: Context, alertIds: readonly unknown[]) {
  const body = { basis: 'same-matter', alertIds, note: null };
  return commanderOf(context).call('alertRepeats.create', { parameters: { repeatId: newId() }, body });
}

async function dissolve(context: Context, group: unknown): Promise<void> {
  const parameters = { repeatId: String(memberOf(group, 'id')) };
  await commanderOf(context).call('alertRepeats.delete', { parameters, headers: matching({ body: group }) });
}
