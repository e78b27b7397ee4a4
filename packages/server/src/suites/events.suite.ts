import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { type EventType, eventTypeBase, eventTypes, WardEvent } from '@wardkit/contract/events';
import * as z from 'zod/mini';
import { asApplication } from '../database/transaction.ts';
import { appendEvents, dropOldEvents, eventLogDays, makeEvent, readAfter } from '../events/event-log.ts';
import { mostStreams } from '../events/event-streams.ts';
import { type Frame, request, StreamReader } from './stream-reader.ts';
import { lastCheckOf, newId, submissionFor, submit } from './submission.ts';
import { type Engine, startOfTests, World } from './world.ts';

const officer = 'puqian-officer-1';

export function eventsSuite(engine: Engine): void {
  describe('events', () => {
    let world: World;
    before(async () => {
      world = await World.open(engine);
    });
    after(() => world.close());

    const place = () => world.premises('puqian', 0);
    const announce = (server: World, id = newId(), key = newId()) =>
      server.call('PUT', `/v1/attachments/${id}`, {
        as: officer,
        headers: { 'if-none-match': '*' },
        body: { premisesId: place().id, mediaType: 'image/jpeg', size: 1000, sha256: 'a'.repeat(64) },
        key,
      });
    const idsOf = (frames: readonly Frame[]) => frames.map((frame) => String(frame.data?.data?.id));
    const eventOf = (stationId: string, divisionCode: string) => {
      const data = { id: newId(), version: 1, state: 'receiving', premisesId: place().id };
      return makeEvent(
        'attachment.announced',
        stationId,
        `/v1/attachments/${data.id}`,
        data,
        divisionCode,
        startOfTests,
      );
    };
    const write = (stationId: string, count: number, divisionCode = '441602101003') => {
      const events = Array.from({ length: count }, () => eventOf(stationId, divisionCode));
      return world.database.kysely
        .transaction()
        .execute((transaction) => appendEvents(transaction, events))
        .then(() => events);
    };

    test('a stream begins with the time to come back after and its place, and tells what is written from then on', async () => {
      const reader = await StreamReader.open(world, officer);
      const first = await reader.next();
      assert.equal(first?.name, 'position');
      assert.match(String(first?.retry), /^\d+$/);
      assert.ok(first?.id);
      const premisesId = world.premises('puqian', 3).id;
      const checkId = newId();
      const findings = { 'FIR-02': { outcome: 'fault' } } as const;
      const submitted = await submit(
        world,
        checkId,
        submissionFor(premisesId, lastCheckOf(world, premisesId), findings),
      );
      assert.equal(submitted.status, 201, submitted.text);
      const frames = await reader.events(2 + [...submitted.json.hazards].length);
      const types = frames.map((frame) => String(frame.data?.type).slice(eventTypeBase.length));
      assert.equal(types[0], 'rental-check.submitted');
      assert.equal(types.at(-1), 'rating.changed');
      assert.ok(types.slice(1, -1).every((type) => type === 'hazard.opened'));
      for (const [at, frame] of frames.entries()) {
        const event = z.parse(WardEvent, frame.data);
        z.parse(eventTypes[types[at] as EventType].data, event.data);
        assert.equal(event.stationid, submitted.json.stationId as unknown);
        assert.match(event.divisioncode, /^\d{12}$/);
      }
      assert.equal(frames[0]?.data?.subject, `/v1/rental-checks/${checkId}` as unknown);
      await reader.close();
    });

    test('a stream goes on at any of its positions: each later event once, none before', async () => {
      const reader = await StreamReader.open(world, officer);
      const start = (await reader.next())?.id;
      const ids = Array.from({ length: 6 }, newId);
      for (const id of ids) assert.equal((await announce(world, id)).status, 201);
      const frames = await reader.events(6);
      assert.deepEqual(idsOf(frames), ids);
      await reader.close();
      for (const [at, from] of [start, ...frames.map((frame) => frame.id)].entries()) {
        const again = await StreamReader.open(world, officer, '', String(from));
        assert.equal((await again.next())?.name, 'position');
        assert.deepEqual(idsOf(await again.events(ids.length - at)), ids.slice(at));
        // The next thing after the last one is the next write, and nothing between.
        const id = newId();
        await announce(world, id);
        assert.deepEqual(idsOf(await again.events(1)), [id]);
        await again.close();
        ids.push(id);
      }
    });

    test('every position of a long log is a place to go on from', async () => {
      const { stationId } = place();
      const reader = await StreamReader.open(world, officer);
      await reader.next();
      const written = await write(stationId, 700);
      world.timers.pass(10);
      const frames = await reader.events(700);
      assert.deepEqual(
        frames.map((frame) => frame.data?.id as unknown),
        written.map((event) => event.id),
      );
      for (const at of [0, 1, 2, 250, 499, 500, 501, 698]) {
        const again = await StreamReader.open(world, officer, '', String(frames[at]?.id));
        assert.deepEqual(
          (await again.events(699 - at)).map((frame) => frame.data?.id),
          frames.slice(at + 1).map((frame) => frame.data?.id),
        );
        await again.close();
      }
      await reader.close();
    });

    test('many readers at two servers get what many writers write at both: none lost, none twice, in one order', async () => {
      const twin = await world.twin();
      const readers = await Promise.all(
        [world, twin, world, twin, world, twin].map((server) => StreamReader.open(server, officer)),
      );
      for (const reader of readers) await reader.next();
      const written = await Promise.all(
        [world, twin, world, twin, world, twin, world, twin].map(async (server) => {
          const ids: string[] = [];
          for (let count = 0; count < 12; count += 1) {
            const id = newId();
            assert.equal((await announce(server, id)).status, 201);
            ids.push(id);
          }
          return ids;
        }),
      );
      const all = written.flat();
      const [first = [], ...others] = await Promise.all(readers.map(async (reader) => idsOf(await reader.events(96))));
      assert.deepEqual([...first].sort(), [...all].sort());
      for (const other of others) assert.deepEqual(other, first);
      for (const ids of written) {
        const order = ids.map((id) => first.indexOf(id));
        assert.deepEqual(
          order,
          [...order].sort((a, b) => a - b),
          'the writes of one writer keep their order',
        );
      }
      for (const reader of readers) await reader.close();
    });

    test('a reader who comes and goes meets each event once', async () => {
      const { stationId } = place();
      const opened = await StreamReader.open(world, officer);
      let last = String((await opened.next())?.id);
      await opened.close();
      const written: string[] = [];
      const met: string[] = [];
      for (let round = 0; round < 8; round += 1) {
        written.push(...(await write(stationId, 5)).map((event) => event.id));
        const reader = await StreamReader.open(world, officer, '', last);
        for (const frame of await reader.events(round % 4 === 0 ? 2 : Math.min(6, written.length - met.length))) {
          met.push(String(frame.data?.id));
          last = String(frame.id);
        }
        await reader.close();
      }
      const rest = await StreamReader.open(world, officer, '', last);
      for (const frame of await rest.events(written.length - met.length)) met.push(String(frame.data?.id));
      await rest.close();
      assert.deepEqual(met, written);
    });

    test('what is refused, undone or replayed writes no event', async () => {
      const reader = await StreamReader.open(world, officer);
      await reader.next();
      const premisesId = world.premises('puqian', 4).id;
      assert.equal((await submit(world, newId(), submissionFor(premisesId, newId()))).json.code, 'version-stale');
      const [id, key] = [newId(), world.newKey()];
      assert.equal((await announce(world, id, key)).status, 201);
      assert.equal((await announce(world, id, key)).headers.get('idempotency-replayed'), 'true');
      assert.equal((await announce(world, id)).json.code, 'already-exists');
      const failing = world.database.kysely.transaction().execute(async (transaction) => {
        await appendEvents(transaction, [eventOf(place().stationId, '441602')]);
        throw new Error('undone');
      });
      await assert.rejects(failing, /undone/);
      const later = newId();
      await announce(world, later);
      assert.deepEqual(idsOf(await reader.events(2)), [id, later]);
      await reader.close();
    });

    test('an id that is older than the log, or nobody made, begins anew and says so', async () => {
      const reader = await StreamReader.open(world, officer);
      const old = String((await reader.next())?.id);
      await write(place().stationId, 3);
      await reader.close();
      const later = new Date(startOfTests.getTime() + (eventLogDays + 1) * 24 * 3_600_000);
      await dropOldEvents(world.database.kysely, startOfTests);
      const kept = await StreamReader.open(world, officer, '', old);
      assert.equal((await kept.next())?.name, 'position', 'what is young stays');
      await kept.close();
      await dropOldEvents(world.database.kysely, later);
      for (const [id, reason] of [
        [old, 'older-than-log'],
        ['made-up', 'unknown-position'],
        [old.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A')), 'unknown-position'],
        [old.replace(/\.(.)/, (_, first) => `.${first === 'A' ? 'B' : 'A'}`), 'unknown-position'],
      ] as const) {
        const again = await StreamReader.open(world, officer, '', id);
        const notice = await again.next();
        assert.equal(notice?.name, 'reset', id);
        assert.equal(notice?.data?.reason, reason as unknown);
        const next = newId();
        await announce(world, next);
        assert.deepEqual(idsOf(await again.events(1)), [next]);
        await again.close();
        const resumed = await StreamReader.open(world, officer, '', String(notice?.id));
        assert.equal((await resumed.next())?.name, 'position');
        assert.deepEqual(idsOf(await resumed.events(1)), [next]);
        await resumed.close();
      }
    });

    test('silence is broken within 20 seconds, and tells the place when the filter hid what went by', async () => {
      const reader = await StreamReader.open(world, officer, '?type=doorplate.*');
      const first = await reader.next();
      world.timers.pass(16);
      assert.equal((await reader.next())?.isComment, true);
      await announce(world);
      world.timers.pass(1);
      const shown = await StreamReader.open(world, officer);
      await shown.next();
      await announce(world);
      await shown.events(1);
      world.timers.pass(16);
      let told = await reader.next();
      while (told?.isComment) told = await reader.next();
      assert.equal(told?.name, 'position');
      assert.notEqual(told?.id, first?.id);
      for (const each of [reader, shown]) await each.close();
    });

    test('type and area let through what they name, and a type that nobody knows is refused', async () => {
      const { stationId } = place();
      const queries = {
        '?type=attachment.announced': 3,
        '?type=attachment.*': 3,
        '?type=doorplate.*&type=attachment.*': 3,
        '?area=441602': 2,
        '?area=441602101003': 1,
        '?area=441602101003&area=341723': 2,
      };
      const readers = new Map<string, StreamReader>();
      for (const query of [...Object.keys(queries), '?type=doorplate.*&type=rating.changed', '?area=150104']) {
        const reader = await StreamReader.open(world, officer, query);
        await reader.next();
        readers.set(query, reader);
      }
      const [one] = await write(stationId, 1, '441602101003');
      const [two] = await write(stationId, 1, '441602102');
      const [three] = await write(stationId, 1, '341723');
      world.timers.pass(10);
      const expected = [one?.id, two?.id, three?.id];
      for (const [query, count] of Object.entries(queries)) {
        const met = (await readers.get(query)?.events(count))?.map((frame) => String(frame.data?.id)) ?? [];
        assert.equal(new Set(met).size, count);
        assert.ok(met.every((id) => expected.includes(id)));
      }
      world.timers.pass(16);
      for (const [query, reader] of readers) {
        const next = await reader.next();
        assert.ok(next?.isComment || next?.name === 'position', query);
        await reader.close();
      }
      const refused = await request(world, officer, '?type=nothing.*');
      assert.equal(refused.status, 422);
      const problem = (await refused.json()) as { code: string; errors: { pointer: string }[] };
      assert.equal(problem.code, 'invalid-input');
      assert.equal(problem.errors[0]?.pointer, '#/query/type');
    });

    test('events of another station never come, and the database says the same', async () => {
      const foreign = world.premises('rongcheng', 0).stationId;
      const reader = await StreamReader.open(world, 'rongcheng-officer-1');
      const start = await reader.next();
      await announce(world);
      const [own] = await write(foreign, 1);
      world.timers.pass(10);
      const [frame] = await reader.events(1);
      assert.equal(frame?.data?.id, own?.id as unknown);
      await reader.close();
      // A place in one station's log is no place in another's.
      const other = await StreamReader.open(world, officer, '', String(start?.id));
      assert.equal((await other.next())?.name, 'position');
      const id = newId();
      await announce(world, id);
      assert.deepEqual(idsOf(await other.events(1)), [id]);
      await other.close();
      const rows = await asApplication(world.database, { stations: [foreign] }, async (transaction) => [
        ...(await readAfter(transaction, place().stationId, '0', 10)),
        ...(await transaction.selectFrom('event_logs').selectAll().where('station_id', '<>', foreign).execute()),
      ]);
      assert.deepEqual(rows, []);
      await assert.rejects(
        asApplication(world.database, { stations: [foreign] }, (transaction) =>
          appendEvents(transaction, [eventOf(place().stationId, '441602')]),
        ),
      );
    });

    test('a program, a landlord and a stranger have no stream', async () => {
      for (const as of ['puqian-landlord-1', 'puqian-integrator-1']) {
        assert.equal((await request(world, as)).status, 403, as);
      }
      assert.equal((await world.raw('/v1/events', {})).status, 401);
    });

    test('a role gets the events of records that it may read', async () => {
      const reader = await StreamReader.open(world, 'puqian-audit-reviewer-1');
      await reader.next();
      await announce(world);
      world.timers.pass(16);
      const next = await reader.next();
      assert.ok(next?.isComment || next?.name === 'position', 'an audit reviewer reads no attachments');
      await reader.close();
    });

    test('a reader who takes nothing is told so, is dropped then, and loses nothing', async () => {
      const { stationId } = place();
      const readers = [await StreamReader.open(world, officer), await StreamReader.open(world, officer)] as const;
      const [late, gone] = readers;
      const start = String((await late.next())?.id);
      await gone.next();
      const written = (await write(stationId, 600)).map((event) => event.id);
      world.timers.pass(10);
      const probe = await StreamReader.open(world, officer, '', start);
      await probe.events(600);
      world.timers.pass(31);
      await probe.close();
      const met: Frame[] = [];
      for (let frame = await late.next(); frame !== null; frame = await late.next()) met.push(frame);
      const farewell = met.pop();
      assert.equal(farewell?.name, 'end');
      assert.equal(farewell?.data?.reason, 'reader-too-slow' as unknown);
      assert.ok(met.length > 0 && met.length < 600, 'what waits for a reader is bounded');
      const again = await StreamReader.open(world, officer, '', String(met.at(-1)?.id));
      met.push(...(await again.events(600 - met.length)));
      assert.deepEqual(
        met.map((frame) => String(frame.data?.id)),
        written,
      );
      await again.close();
      world.timers.pass(10);
      await assert.rejects(gone.next(), /takes nothing/);
    });

    test('who works at two stations gets the events of both, and goes on in each where they were', async () => {
      const own = await World.open(engine);
      try {
        const foreign = own.premises('rongcheng', 0).stationId;
        const here = own.premises('puqian', 0).stationId;
        const accountOf = (subject: string) => String(own.data.accounts.find((each) => each.subject === subject)?.id);
        const { kysely } = own.database;
        const link = await kysely
          .selectFrom('sign_in_links')
          .selectAll()
          .where('account_id', '=', accountOf(officer))
          .executeTakeFirstOrThrow();
        await kysely
          .insertInto('sign_in_links')
          .values({ ...link, station_id: foreign, account_id: accountOf('rongcheng-officer-1') })
          .execute();
        const reader = await StreamReader.open(own, officer);
        const positions = [String((await reader.next())?.id)];
        const written: string[] = [];
        for (const stationId of [here, foreign, foreign, here, here]) {
          const event = eventOf(stationId, '441602');
          await kysely.transaction().execute((transaction) => appendEvents(transaction, [event]));
          own.timers.pass(10);
          const [frame] = await reader.events(1);
          assert.equal(frame?.data?.id, event.id as unknown);
          written.push(event.id);
          positions.push(String(frame?.id));
        }
        await reader.close();
        for (const [at, from] of positions.slice(0, -1).entries()) {
          const again = await StreamReader.open(own, officer, '', from);
          const met = (await again.events(written.length - at)).map((frame) => String(frame.data?.id));
          assert.deepEqual([...met].sort(), written.slice(at).sort());
          await again.close();
        }
      } finally {
        await own.close();
      }
    });

    test('a slow reader is read on for when it reads, and is not dropped', async () => {
      const reader = await StreamReader.open(world, officer);
      await reader.next();
      const written = await write(place().stationId, 600);
      world.timers.pass(10);
      const frames = await reader.events(100);
      world.timers.pass(20);
      frames.push(...(await reader.events(500)));
      assert.deepEqual(
        frames.map((frame) => String(frame.data?.id)),
        written.map((event) => event.id),
      );
      await reader.close();
    });

    test('a stream ends no later than its token, and with rights that changed', async () => {
      const own = await World.open(engine);
      try {
        const [expiring, changing] = await Promise.all([
          StreamReader.open(own, officer),
          StreamReader.open(own, 'puqian-officer-2'),
        ]);
        for (const reader of [expiring, changing]) await reader.next();
        const account = own.data.accounts.find((each) => each.subject === 'puqian-officer-2');
        await own.database.kysely
          .updateTable('accounts')
          .set({ roles: ['auxiliary'] })
          .where('id', '=', String(account?.id))
          .execute();
        own.timers.pass(130);
        const changed = await endOf(changing);
        assert.equal(changed.data?.reason, 'rights-changed' as unknown);
        assert.ok(Number(changed.data?.reconnectAfterMilliseconds) >= 0);
        own.clock.time = new Date(own.clock.time.getTime() + 24 * 3_600_000);
        own.timers.pass(1);
        assert.equal((await endOf(expiring)).data?.reason, 'token-expired' as unknown);
      } finally {
        await own.close();
      }
    });

    async function endOf(reader: StreamReader): Promise<Frame> {
      for (;;) {
        const frame = await reader.next();
        assert.ok(frame, 'a stream ends with a notice');
        if (frame.name !== 'end') continue;
        assert.equal(await reader.next(), null);
        return frame;
      }
    }

    test('an account has so many streams and no more, and each opening counts', async () => {
      const readers: StreamReader[] = [];
      for (let count = 0; count < mostStreams; count += 1) {
        readers.push(await StreamReader.open(world, 'puqian-officer-2'));
      }
      const refused = await request(world, 'puqian-officer-2');
      assert.equal(refused.status, 429);
      assert.ok(refused.headers.get('retry-after'));
      await readers.pop()?.close();
      const again = await StreamReader.open(world, 'puqian-officer-2');
      assert.match(String(again.response.headers.get('ratelimit')), /r=\d+/);
      for (const reader of [...readers, again]) await reader.close();
    });

    test('a HEAD has the headers and no stream', async () => {
      const { app, token } = await world.direct(officer);
      const response = await app('/v1/events', { method: 'HEAD', headers: { authorization: `Bearer ${token}` } });
      assert.equal(response.status, 200);
      assert.equal(response.headers.get('content-type'), 'text/event-stream');
      assert.equal(await response.text(), '');
    });

    // PGlite has one connection: there no transaction can overtake another.
    if (engine.concurrent) {
      test('a transaction that commits late is not skipped: nobody gets a later place before it', async () => {
        const { stationId } = place();
        const reader = await StreamReader.open(world, officer);
        await reader.next();
        const [slow, quick] = [eventOf(stationId, '441602'), eventOf(stationId, '441602')];
        const hasWritten = Promise.withResolvers<void>();
        const mayCommit = Promise.withResolvers<void>();
        const late = world.database.kysely.transaction().execute(async (transaction) => {
          await appendEvents(transaction, [slow]);
          hasWritten.resolve();
          await mayCommit.promise;
        });
        await hasWritten.promise;
        let isQuickDone = false;
        const overtaking = world.database.kysely
          .transaction()
          .execute((transaction) => appendEvents(transaction, [quick]))
          .then(() => {
            isQuickDone = true;
          });
        // Another reader's whole way through the server, while both wait.
        const other = await StreamReader.open(world, officer);
        await other.next();
        await other.close();
        assert.equal(isQuickDone, false);
        mayCommit.resolve();
        await Promise.all([late, overtaking]);
        world.timers.pass(10);
        assert.deepEqual(
          (await reader.events(2)).map((frame) => frame.data?.id as unknown),
          [slow.id, quick.id],
        );
        await reader.close();
      });
    }
  });
}
