import { longestSilence } from '@wardkit/contract/event-stream';
import { WardEvent } from '@wardkit/contract/events';
import * as z from 'zod/mini';
import { memberOf, shortly } from '../engine/answer.ts';
import { recordOf } from '../engine/caller.ts';
import { checks } from '../engine/check.ts';
import { type Context, mayCall } from '../engine/context.ts';
import type { EventReader } from '../engine/event-reader.ts';
import { newId } from '../engine/new-id.ts';
import { leavesOf } from '../engine/schema-walk.ts';
import { expect, NotExamined, need } from '../engine/violation.ts';
import { plainPersonalData } from '../watchers/personal-data.ts';
import { makeAndSee, openStream, type Scene, sceneOf, see, subjectOf, typeOf } from './event-scene.ts';
import { discard, makeToy, noteToy, parametersOf } from './playground.ts';
import { expectRefusal } from './refusal.ts';

const needs = { operations: ['events.stream'] };

/** Every event that a stream told of records of this check, by the ids of the events. */
function idsOf(reader: EventReader, subjects: ReadonlySet<string>): string[] {
  return reader.events.filter(({ subject }) => subjects.has(subject)).map(({ id }) => id);
}

/** Seconds that a stream may be silent in this run. */
function silenceOf(context: Context): number {
  return context.options.longestSilence ?? longestSilence;
}

/** A record that is made and deleted: where its event has come, all that were written before it have come too. */
async function fence(context: Context, scene: Scene, ...readers: EventReader[]): Promise<void> {
  const toy = await makeToy(context, scene.playground, scene.writer);
  for (const reader of readers) await see(scene, reader, toy.id);
  await discard(context, scene.playground, toy);
}

export const eventsChecks = checks([
  {
    requirement: 'WK-EVT-01',
    title: 'when an event comes its record can be read as it tells, and a write that was refused makes none',
    needs,
    async run(context) {
      const scene = sceneOf(context);
      const { playground, writer } = scene;
      const stream = await openStream(scene.reader);
      const toy = await makeAndSee(context, scene, stream);
      const read = await scene.reader.call(playground.get, { parameters: parametersOf(playground, toy) });
      expect(read.status === 200, 'the record', shortly(read));
      const [event] = stream.about(subjectOf(scene, toy.id));
      const told = Number(memberOf(event?.whole.data, 'version'));
      expect(
        !(told > Number(memberOf(read.body, 'version'))),
        'a version that can be read',
        'one that is not there yet',
      );
      const refused = newId();
      noteToy(context, playground, writer, refused);
      const answer = await writer.call(playground.create, {
        parameters: { [playground.parameter]: refused },
        body: {},
      });
      if (answer.status >= 400) context.ledger.forget(refused);
      await fence(context, scene, stream);
      const events = stream.about(subjectOf(scene, refused)).length;
      expect(events === 0 || answer.status < 400, 'no event of a write that was refused', `${events}`);
      stream.close();
      await discard(context, playground, toy);
    },
  },
  {
    requirement: 'WK-EVT-02',
    title: 'a create that is sent three times with one key makes one event',
    needs,
    async run(context) {
      const scene = sceneOf(context);
      const { playground, writer } = scene;
      const stream = await openStream(scene.reader);
      const [headers, body] = [{ 'idempotency-key': newId() }, await playground.body(writer)];
      const toy = await makeToy(context, playground, writer, { headers, body });
      for (let repeat = 0; repeat < 2; repeat += 1) {
        await writer.call(playground.create, { parameters: parametersOf(playground, toy), headers, body });
      }
      await fence(context, scene, stream);
      const count = stream.about(subjectOf(scene, toy.id)).length;
      expect(count === 1, 'one event', `${count}`);
      stream.close();
      await discard(context, playground, toy);
    },
  },
  {
    requirement: 'WK-EVT-03',
    title: 'events are CloudEvents of a type in the registry, with its data and the path of the record',
    needs,
    async run(context) {
      const scene = sceneOf(context);
      const stream = await openStream(scene.reader);
      const toy = await makeAndSee(context, scene, stream);
      await discard(context, scene.playground, toy);
      await stream.until(() => stream.about(subjectOf(scene, toy.id)).length > 1);
      for (const { whole, type, subject } of stream.events) {
        const result = z.safeParse(WardEvent, whole);
        const places = result.success ? '' : result.error.issues.map(({ path }) => `/${path.join('/')}`).join(', ');
        expect(result.success, 'a CloudEvent as the contract says', `a fault at ${places}`);
        const record = typeOf(type);
        expect(record !== undefined, 'a type of the registry', 'another');
        expect(z.safeParse(record.data, whole.data).success, `the data of ${type}`, 'other data');
        expect(/^\/v1\/[\w/-]+$/.test(subject), 'the path of the record as the subject', 'another');
        const id = memberOf(whole.data, 'id');
        expect(typeof id !== 'string' || subject.endsWith(id), 'the id of the record in its path', 'another');
      }
      stream.close();
    },
  },
  {
    requirement: 'WK-EVT-04',
    title: 'no event holds a personal field, masked or not, nor a whole number',
    needs,
    async run(context) {
      const scene = sceneOf(context);
      const stream = await openStream(scene.reader);
      await discard(context, scene.playground, await makeAndSee(context, scene, stream));
      for (const { whole } of stream.events) {
        for (const { key, value } of leavesOf(whole)) {
          const isPersonal = /^(name|displayName|telephone|identityNumber|masked|revealable)$/.test(key);
          expect(!isPersonal, 'no personal field', `the member ${key}`);
          const found = typeof value === 'string' ? plainPersonalData(value) : null;
          expect(found === null, 'no whole number', found ?? '');
        }
      }
      stream.close();
    },
  },
  {
    requirement: 'WK-EVT-05',
    title: 'an account of another station, and one that may not read the record, get no event of it',
    needs,
    async run(context) {
      const scene = sceneOf(context);
      const { playground } = scene;
      const mayStream = [...context.home, ...context.others].filter(({ account }) => isReader(account.role));
      const outsiders = mayStream.filter(
        (caller) => context.others.includes(caller) || playground.get.callers[caller.account.role] === undefined,
      );
      if (outsiders.length === 0) throw new NotExamined('every account may read the records that can be made');
      const streams = await Promise.all(outsiders.map((caller) => openStream(caller)));
      const insider = await openStream(scene.reader);
      const toy = await makeAndSee(context, scene, insider);
      await fence(context, scene, insider);
      // An outsider's stream tells its position when the log has gone on, or nothing: both show no event of the record.
      await Promise.all(streams.map((stream) => stream.until(() => stream.events.length > 0, 500)));
      for (const [index, stream] of streams.entries()) {
        const events = stream.about(subjectOf(scene, toy.id)).length;
        const role = outsiders[index]?.account.role;
        expect(events === 0, 'no event for who may not read the record', `${events} for ${role}`);
        stream.close();
      }
      insider.close();
      await discard(context, playground, toy);
    },
  },
  {
    requirement: 'WK-EVT-06',
    title: 'events of records that were made one after another come in that order',
    needs,
    async run(context) {
      const scene = sceneOf(context);
      const stream = await openStream(scene.reader);
      const toys = [];
      for (let index = 0; index < 6; index += 1) toys.push(await makeToy(context, scene.playground, scene.writer));
      await fence(context, scene, stream);
      const subjects = toys.map(({ id }) => subjectOf(scene, id));
      const came = stream.events.filter(({ subject }) => subjects.includes(subject)).map(({ subject }) => subject);
      expect(JSON.stringify(came) === JSON.stringify(subjects), 'the order of the writes', 'another, or not all');
      stream.close();
      for (const toy of toys) await discard(context, scene.playground, toy);
    },
  },
  {
    requirement: 'WK-EVT-07',
    title:
      'a reader that is cut off and comes back eight times while records are written loses no event and gets none twice',
    needs,
    async run(context) {
      const scene = sceneOf(context);
      const { playground, writer } = scene;
      const steady = await openStream(scene.reader);
      let cut = await openStream(scene.reader);
      const collected: string[] = [];
      const toys: string[] = [];
      let writing = true;
      const write = async () => {
        for (let index = 0; index < 12; index += 1) {
          const toy = await makeToy(context, playground, writer);
          toys.push(subjectOf(scene, toy.id));
          await discard(context, playground, toy);
        }
        writing = false;
      };
      const cutAgain = async () => {
        for (let turn = 0; turn < 8; turn += 1) {
          const wanted = Math.floor(Math.random() * 4);
          await cut.until(() => cut.events.length >= wanted || !writing, 400);
          cut.close();
          // What comes after the last whole event is not taken: its position is where the next stream goes on.
          collected.push(...cut.events.map(({ id }) => id));
          const position = need(cut.position, 'the stream told no position');
          cut = await openStream(scene.reader, { headers: { 'last-event-id': position } });
        }
      };
      await Promise.all([write(), cutAgain()]);
      const last = await makeToy(context, playground, writer);
      for (const reader of [steady, cut]) await see(scene, reader, last.id);
      collected.push(...cut.events.map(({ id }) => id));
      const subjects = new Set(toys);
      const all = idsOf(steady, subjects);
      const own = new Set(all);
      const came = collected.filter((id) => own.has(id));
      const lost = all.filter((id) => !came.includes(id)).length;
      const twice = came.length - new Set(came).size;
      expect(all.length >= 2 * toys.length, `${2 * toys.length} events`, `${all.length}`);
      expect(lost === 0 && twice === 0, 'each event once', `${lost} lost, ${twice} twice of ${all.length}`);
      steady.close();
      cut.close();
      await discard(context, playground, last);
    },
  },
  {
    requirement: 'WK-EVT-07',
    title: 'a stream that goes on from a position begins with the event directly after it',
    needs,
    async run(context) {
      const scene = sceneOf(context);
      const { playground, writer } = scene;
      const stream = await openStream(scene.reader);
      const toys = [];
      for (let index = 0; index < 4; index += 1) toys.push(await makeToy(context, playground, writer));
      const [first, ...rest] = toys.map(({ id }) => subjectOf(scene, id));
      await fence(context, scene, stream);
      const position = stream.about(first ?? '')[0]?.position;
      const again = await openStream(scene.reader, {
        headers: { 'last-event-id': need(position, 'no position came') },
      });
      await again.until(() => again.about(rest.at(-1) ?? '').length > 0);
      const came = again.events.map(({ subject }) => subject).filter((subject) => [first, ...rest].includes(subject));
      expect(JSON.stringify(came) === JSON.stringify(rest), 'the three events after it', `${came.length}, or others`);
      stream.close();
      again.close();
      for (const toy of toys) await discard(context, playground, toy);
    },
  },
  {
    requirement: 'WK-EVT-08',
    title: 'a stream begins with the notice position and its id, and an event written right after that comes',
    needs,
    async run(context) {
      const scene = sceneOf(context);
      const stream = await openStream(scene.reader);
      const notice = await stream.begun();
      expect(notice.event === 'position', 'the notice position', notice.event);
      expect((notice.id ?? '') !== '', 'an id to go on from', 'none');
      // An event may come right behind the notice, with the same piece.
      const before = stream.frames.slice(0, stream.frames.indexOf(notice));
      const isFirst = before.every(({ event, data }) => event === 'message' && data === null);
      expect(isFirst, 'no event before it', 'one');
      const toy = await makeAndSee(context, scene, stream);
      stream.close();
      const again = await openStream(scene.reader, { headers: { 'last-event-id': notice.id ?? '' } });
      await see(scene, again, toy.id);
      again.close();
      await discard(context, scene.playground, toy);
    },
  },
  {
    requirement: 'WK-EVT-09',
    title:
      'a Last-Event-ID that the server does not know is answered with reset and its reason, and the stream goes on',
    needs,
    async run(context) {
      const scene = sceneOf(context);
      const stream = await openStream(scene.reader, { headers: { 'last-event-id': 'made-up-by-conformance' } });
      const notice = await stream.begun();
      expect(notice.event === 'reset', 'the notice reset', notice.event);
      const reason = String(memberOf(JSON.parse(notice.data ?? 'null'), 'reason'));
      expect(/^(unknown-position|older-than-log)$/.test(reason), 'a reason', 'none');
      const toy = await makeAndSee(context, scene, stream);
      stream.close();
      await discard(context, scene.playground, toy);
    },
  },
  {
    requirement: 'WK-EVT-10',
    title: `a stream for which nothing happens is never silent for more than ${longestSilence} seconds`,
    needs: { ...needs, slow: true },
    async run(context) {
      const longest = silenceOf(context);
      // At another station nothing is written in this run, so that only a sign of life can come.
      const elsewhere = context.others.find(({ account }) => mayCall(account, recordOf('events.stream')));
      const stream = await openStream(elsewhere ?? context.callerOf('events.stream'), {
        query: { type: 'doorplate.revoked' },
      });
      const count = stream.frames.length;
      await stream.until(() => stream.frames.length > count, (longest + 1) * 1000);
      const seconds = stream.silence() / 1000;
      stream.close();
      expect(seconds <= longest + 0.5, `a sign of life within ${longest} s`, `none for ${seconds.toFixed(1)} s`);
    },
  },
  {
    requirement: 'WK-EVT-11',
    title: 'type filters by name and by family, area by division',
    needs,
    async run(context) {
      const scene = sceneOf(context);
      const { playground, reader, family } = scene;
      const [created = ''] = playground.create.emits ?? [];
      const all = await openStream(reader, { query: { type: family } });
      const one = await openStream(reader, { query: { type: ['rental-check.submitted', created] } });
      const none = await openStream(reader, { query: { type: 'rental-check.*' } });
      const toy = await makeAndSee(context, scene, all);
      await discard(context, playground, toy);
      const subject = subjectOf(scene, toy.id);
      await all.until(() => all.about(subject).length > 1);
      await one.until(() => one.about(subject).length > 0);
      await fence(context, scene, all, one);
      expect(all.about(subject).length >= 2, `both events of ${family}`, `${all.about(subject).length}`);
      expect(one.about(subject).length === 1, `one event of ${created}`, `${one.about(subject).length}`);
      expect(none.events.length === 0, 'no event of another type', `${none.events.length}`);
      const division = String(all.events[0]?.whole.divisioncode ?? '');
      const [here, elsewhere] = await Promise.all([
        openStream(reader, { query: { area: division.slice(0, 6) } }),
        openStream(reader, { query: { area: division.startsWith('11') ? '120000' : '110000' } }),
      ]);
      const second = await makeAndSee(context, scene, here);
      await fence(context, scene, here);
      const strays = elsewhere.events.length;
      expect(strays === 0, 'no event of another division', `${strays}`);
      for (const stream of [all, one, none, here, elsewhere]) stream.close();
      await discard(context, playground, second);
    },
  },
  {
    requirement: 'WK-EVT-12',
    title: 'a position that was told under one filter may be sent back with another',
    needs,
    async run(context) {
      const scene = sceneOf(context);
      const hiding = await openStream(scene.reader, { query: { type: 'rental-check.submitted' } });
      const { position } = hiding;
      hiding.close();
      const toy = await makeToy(context, scene.playground, scene.writer);
      const again = await openStream(scene.reader, {
        headers: { 'last-event-id': need(position, 'no position came') },
      });
      await see(scene, again, toy.id);
      again.close();
      await discard(context, scene.playground, toy);
    },
  },
  {
    requirement: 'WK-EVT-17',
    title: 'a filter by a type that the server does not know is refused as invalid-input',
    needs,
    async run(context) {
      const reader = context.callerOf('events.stream');
      for (const type of ['conformance.unknown', 'conformance.*', 'no type at all']) {
        expectRefusal(await reader.call('events.stream', { query: { type }, patience: 5000 }), 'invalid-input');
      }
    },
  },
  {
    requirement: 'WK-EVT-18',
    title: `while the filter hides what is written, the position is told again within ${longestSilence} seconds`,
    needs: { ...needs, slow: true },
    async run(context) {
      const longest = silenceOf(context);
      const scene = sceneOf(context);
      const hiding = await openStream(scene.reader, { query: { type: 'rental-check.submitted' } });
      const before = hiding.position;
      const toy = await makeToy(context, scene.playground, scene.writer);
      await discard(context, scene.playground, toy);
      await hiding.until(() => hiding.position !== before, (longest + 1) * 1000);
      const isTold = hiding.position !== before;
      hiding.close();
      expect(isTold, `a new position within ${longest} s`, 'none');
    },
  },
  {
    requirement: 'WK-EVT-13',
    title: 'a stream tells first how long to wait before reconnecting',
    needs,
    async run(context) {
      const stream = await openStream(context.callerOf('events.stream'));
      const [first] = stream.frames;
      stream.close();
      expect(first !== undefined && first.retry !== null, 'retry before anything else', first?.event ?? 'nothing');
    },
  },
  {
    requirement: 'WK-EVT-14',
    title: 'streams that are open while records are written are not ended without the notice end',
    needs,
    async run(context) {
      const scene = sceneOf(context);
      const streams = await Promise.all(Array.from({ length: 3 }, () => openStream(scene.reader)));
      for (let index = 0; index < 3; index += 1) await fence(context, scene, ...streams);
      for (const stream of streams) {
        const last = stream.frames.findLast(({ isComment }) => !isComment);
        expect(!stream.ended || last?.event === 'end', 'the notice end before the end', last?.event ?? 'nothing');
        stream.close();
      }
    },
  },
  {
    requirement: 'WK-EVT-15',
    title: 'a stream cannot be opened with a token that is not in force, and is opened with one that is',
    needs,
    async run(context) {
      const answer = await context.stranger.call('events.stream', { patience: 5000 });
      expectRefusal(answer, 'unauthenticated');
      const stream = await openStream(context.callerOf('events.stream'));
      stream.close();
    },
  },
  {
    requirement: 'WK-EVT-16',
    title: 'the id of an event is the same for two readers and unique, and is not the position of the stream',
    needs,
    async run(context) {
      const scene = sceneOf(context);
      const readers = await Promise.all([
        openStream(scene.reader),
        openStream(scene.reader, { query: { type: scene.family } }),
      ]);
      const toy = await makeToy(context, scene.playground, scene.writer);
      for (const reader of readers) await see(scene, reader, toy.id);
      const [one, other] = readers.map((reader) => reader.about(subjectOf(scene, toy.id))[0]);
      expect(one?.id === other?.id && (one?.id ?? '') !== '', 'the same id for both readers', 'different ones');
      expect(one?.position !== one?.id, 'a position that is not the id', 'the id itself');
      const keys = readers[0]?.events.map(({ id, whole }) => `${String(whole.source)} ${id}`) ?? [];
      expect(new Set(keys).size === keys.length, 'ids that are unique within their source', 'one that came twice');
      for (const reader of readers) reader.close();
      await discard(context, scene.playground, toy);
    },
  },
]);

function isReader(role: string): boolean {
  return !['stranger', 'resident', 'party', 'landlord', 'integrator'].includes(role);
}
