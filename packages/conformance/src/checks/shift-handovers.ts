import { eventTypeBase } from '@wardkit/contract/events';
import { pageOf } from '@wardkit/contract/page';
import { ShiftHandover } from '@wardkit/contract/shift-handovers';
import type * as z from 'zod/mini';
import { type Answer, memberOf } from '../engine/answer.ts';
import { type Caller, recordOf } from '../engine/caller.ts';
import { checks } from '../engine/check.ts';
import { type Context, mayCall } from '../engine/context.ts';
import { newId } from '../engine/new-id.ts';
import { everyOf, expect, NotExamined, need } from '../engine/violation.ts';
import { type AlertBody, file, moved, reason, serverTime, take, writing } from './alerts-scene.ts';
import { bodyOf } from './body.ts';
import { stationCallerOf } from './errors.ts';
import { openStream } from './event-scene.ts';
import { matching } from './playground.ts';
import { expectRefusal, expectStatus } from './refusal.ts';

type Note = z.output<typeof ShiftHandover>;

const hour = 3_600_000;
const operations = ['shiftHandovers.write', 'shiftHandovers.get', 'shiftHandovers.takeOver', 'meta.get'];
const notes = (...ids: readonly string[]) => ({ operations: [...operations, ...ids], writesRecords: true }) as const;
/** What a check needs that puts alerts into its notes. */
const notesOfAlerts = (...ids: readonly string[]) => writing(...operations, ...ids);

/** Two people of the home station who work shifts. @throws {NotExamined} */
function shiftsOf(context: Context): { readonly writer: Caller; readonly taker: Caller } {
  const [writer, ...others] = context.callersOf('shiftHandovers.write');
  const taker = others.find(({ account }) => account.session?.subject !== writer?.account.session?.subject);
  const missing = 'no two accounts of the station that work shifts';
  return { writer: need(writer, missing), taker: need(taker, missing) };
}

/** A note of a shift that ends now. */
async function noteNow(context: Context, changes: object = {}, hours = 12) {
  const shiftEnd = await serverTime(context);
  return {
    shiftStart: new Date(Date.parse(shiftEnd) - hours * hour).toISOString(),
    shiftEnd,
    note: 'Wardkit conformance',
    alerts: [],
    ...changes,
  };
}

function send(caller: Caller, body: unknown): Promise<Answer> {
  return caller.call('shiftHandovers.write', { parameters: { handoverId: newId() }, body });
}

/** A note that the kit has written; it stays. @throws {Violation} */
async function write(context: Context, changes: object = {}): Promise<Note> {
  const answer = await send(shiftsOf(context).writer, await noteNow(context, changes));
  expectStatus(answer, 201);
  context.ledger.leave('note between shifts that was taken over');
  return bodyOf(answer, ShiftHandover);
}

function change(caller: Caller, note: Note, body: object): Promise<Answer> {
  return caller.call('shiftHandovers.change', {
    parameters: { handoverId: note.id },
    headers: matching({ body: note }),
    body,
  });
}

function takeOver(caller: Caller, note: Note): Promise<Answer> {
  return caller.call('shiftHandovers.takeOver', {
    parameters: { handoverId: note.id },
    headers: matching({ body: note }),
  });
}

async function noteAgain(caller: Caller, { id }: Note): Promise<Note> {
  return bodyOf(await caller.call('shiftHandovers.get', { parameters: { handoverId: id } }), ShiftHandover);
}

/** Takes a note over, so that nobody is bothered with it. */
async function settle(context: Context, note: Note): Promise<void> {
  const { taker } = shiftsOf(context);
  await takeOver(taker, await noteAgain(taker, note));
}

const goesOn = ({ id }: AlertBody, remark: string | null = null) => ({ alertId: id, remark });

/** Notes between shifts. */
export const shiftHandoversChecks = checks([
  {
    requirement: 'WK-SHF-01',
    title: 'the list of notes has the newest shift first',
    needs: { operations: ['shiftHandovers.list'] },
    async run(context) {
      const caller = stationCallerOf(context, recordOf('shiftHandovers.list'));
      const answer = await caller.call('shiftHandovers.list', { query: { limit: 200 } });
      const { items } = bodyOf(answer, pageOf(ShiftHandover));
      if (items.length < 2) throw new NotExamined('the station has fewer than two notes between shifts');
      const starts = items.map(({ shiftStart }) => new Date(shiftStart).toISOString());
      expect(starts.join() === [...starts].sort().reverse().join(), 'the newest first', 'another order');
    },
  },
  {
    requirement: 'WK-SHF-01',
    title: 'an alert of a note is told as it stands when the note is read',
    needs: notesOfAlerts(),
    async run(context) {
      const [one, other] = [await take(context), await take(context)];
      const note = await write(context, { alerts: [goesOn(other, 'Wardkit'), goesOn(one)] });
      await moved(context, one, 'alerts.cancel', { reason });
      const now = await noteAgain(shiftsOf(context).taker, note);
      await settle(context, note);
      await file(context, one, other);
      const told = now.alerts.map(({ number, state, remark }) => `${number} ${state} ${remark}`).join();
      const due = `${other.number} received Wardkit,${one.number} cancelled null`;
      expect(told === due, due, told);
    },
  },
  {
    requirement: 'WK-SHF-01',
    title: 'a note is not there for another station',
    needs: { ...notes(), otherStation: true },
    async run(context) {
      const note = await write(context);
      const answer = await context
        .foreignerOf('shiftHandovers.get')
        .call('shiftHandovers.get', { parameters: { handoverId: note.id } });
      await settle(context, note);
      expectRefusal(answer, 'not-found');
    },
  },
  {
    requirement: 'WK-SHF-02',
    title: 'a shift that ends before it starts or lasts 49 hours is refused, one of 48 hours is not',
    needs: notes(),
    async run(context) {
      const { writer } = shiftsOf(context);
      await everyOf(
        [-1, 0, 49],
        (hours) => `${hours} hours`,
        async (hours) => expectRefusal(await send(writer, await noteNow(context, {}, hours)), 'invalid-input'),
      );
      await settle(context, await write(context, await noteNow(context, {}, 48)));
    },
  },
  {
    requirement: 'WK-SHF-02',
    title: 'an alert that the station does not have, and one that is named twice, are refused',
    needs: notesOfAlerts('shiftHandovers.change'),
    async run(context) {
      const { writer } = shiftsOf(context);
      const alert = await take(context);
      const note = await write(context);
      const unknown = [{ alertId: newId(), remark: null }];
      const twice = [goesOn(alert), goesOn({ ...alert, id: alert.id.toUpperCase() }, 'Wardkit')];
      const answers = [
        await send(writer, await noteNow(context, { alerts: unknown })),
        await send(writer, await noteNow(context, { alerts: twice })),
        await change(writer, note, { alerts: twice }),
      ];
      await settle(context, note);
      await file(context, alert);
      for (const answer of answers) expectRefusal(answer, 'invalid-input');
    },
  },
  {
    requirement: 'WK-SHF-03',
    title: 'a note that was written and one that was changed is a version and one event each, without a word of it',
    needs: notes('shiftHandovers.change', 'events.stream'),
    async run(context) {
      const stream = recordOf('events.stream');
      const reader = context.home.find(
        ({ account }) => mayCall(account, stream) && mayCall(account, recordOf('shiftHandovers.get')),
      );
      const events = await openStream(need(reader, 'no account that may read both notes and the stream'), {
        query: { type: 'shift-handover.*' },
      });
      try {
        const secret = `Wardkit ${newId()}`;
        const note = await write(context, { note: secret });
        const answer = await change(shiftsOf(context).writer, note, { alerts: [] });
        const changed = bodyOf(answer, ShiftHandover);
        await settle(context, note);
        const about = () => events.about(`/v1/shift-handovers/${note.id}`);
        await events.until(() => about().some(({ type }) => type === `${eventTypeBase}shift-handover.taken-over`));
        const told = about().map(
          ({ type, whole }) => `${type.slice(eventTypeBase.length)} ${memberOf(memberOf(whole, 'data'), 'version')}`,
        );
        const due = ['written', 'changed', 'taken-over'].map(
          (what, at) => `shift-handover.${what} ${note.version + at}`,
        );
        expect(changed.version === note.version + 1, 'the next version', String(changed.version));
        expect(told.join() === due.join(), due.join(', '), told.join(', ') || 'none');
        const isTold = about().some(({ whole }) => JSON.stringify(whole).includes(secret));
        expect(!isTold, 'nothing of the note', 'its words');
      } finally {
        events.close();
      }
    },
  },
  {
    requirement: 'WK-SHF-04',
    title: 'nobody changes the note of somebody else, and whoever wrote it does not once it was taken over',
    needs: notes('shiftHandovers.change'),
    async run(context) {
      const { writer, taker } = shiftsOf(context);
      const note = await write(context);
      const byOther = await change(taker, note, { note: 'x' });
      const taken = bodyOf(await takeOver(taker, note), ShiftHandover);
      const late = await change(writer, taken, { note: 'x' });
      const now = await noteAgain(taker, note);
      expectRefusal(byOther, 'forbidden');
      expectRefusal(late, 'state-conflict');
      expect(now.note === note.note && now.version === taken.version, 'the note as it was', 'a changed one');
    },
  },
  {
    requirement: 'WK-SHF-05',
    title: 'a shift is taken over by somebody else than the writer of its note, and once',
    needs: notes(),
    async run(context) {
      const { writer, taker } = shiftsOf(context);
      const note = await write(context);
      const own = await takeOver(writer, note);
      const taken = bodyOf(await takeOver(taker, note), ShiftHandover);
      const again = await takeOver(taker, taken);
      const stale = await takeOver(taker, note);
      expectRefusal(own, 'forbidden');
      expectRefusal(again, 'state-conflict');
      expectRefusal(stale, 'version-stale');
      expect(taken.state === 'taken-over', 'taken-over', taken.state);
      expect(taken.takenOverAt !== null && taken.takenOverBy !== null, 'who took it over and when', 'null');
    },
  },
]);
