import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { removeDeleted } from '../modules/attachment-deletion.ts';
import { dropUnfinished } from '../modules/attachments.ts';
import { removeOrphans } from '../modules/orphan-files.ts';
import { markStore } from '../modules/store-mark.ts';
import { AttachmentStore } from '../storage/attachment-store.ts';
import { newUuid } from '../uuid.ts';
import { S3Server } from './s3-server.ts';
import { newId } from './submission.ts';
import { photograph, Uploads } from './uploads.ts';
import { type Engine, startOfTests, testKeys, World } from './world.ts';

type Bytes = Uint8Array<ArrayBuffer>;

/** What becomes of the files of attachments, in whichever store they lie. */
export function attachmentFilesSuite(engine: Engine): void {
  filesSuite(engine, 'a folder', null);
  // What a store does is the same on every engine: a bucket is shown on the quicker one.
  if (!engine.concurrent) filesSuite(engine, 'a bucket', () => S3Server.open());
}

function filesSuite(engine: Engine, where: string, openServer: (() => Promise<S3Server>) | null): void {
  describe(`files of attachments in ${where}`, () => {
    let world: World;
    let server: S3Server | undefined;
    let store: AttachmentStore;
    before(async () => {
      server = await openServer?.();
      // So that listings have several pages.
      if (server !== undefined) server.pageSize = 3;
      world = await World.open(engine, server === undefined ? {} : { files: server.store('ward/') });
      store = new AttachmentStore(world.files, testKeys);
    });
    after(async () => {
      await world.close();
      await server?.close();
    });
    const { announce, append, upload, remove } = new Uploads(() => world);
    const later = (days: number) => new Date(startOfTests.getTime() + days * 24 * 3_600_000);
    const filesOf = async (id = '') => {
      const names: string[] = [];
      for await (const { name } of world.files.list('')) if (name.includes(id)) names.push(name);
      return names;
    };

    test('an upload goes on from where it broke off, and is whole when its checksum is', async () => {
      const bytes = await photograph();
      const id = newId();
      const announced = await announce(id, bytes);
      assert.equal(announced.status, 201, announced.text);
      assert.equal(announced.json.state, 'receiving');
      assert.equal((await append(id, 0, bytes.slice(0, 1000))).json.receivedBytes, 1000);
      const repeated = await append(id, 0, bytes.slice(0, 1000));
      assert.equal(repeated.status, 200, 'a piece that is sent again is harmless');
      assert.equal(repeated.json.receivedBytes, 1000);
      const ahead = await append(id, 5000, bytes.slice(5000, 6000));
      assert.equal(ahead.status, 409);
      assert.equal(ahead.json.code, 'upload-offset-mismatch');
      assert.equal(ahead.json.current.receivedBytes, 1000);
      const done = await append(id, 1000, bytes.slice(1000));
      assert.equal(done.status, 200, done.text);
      assert.equal(done.json.state, 'complete');
      assert.equal(done.json.receivedBytes, bytes.length);
      assert.equal((await append(id, 1000, bytes.slice(1000))).json.state, 'complete');
      const read = await world.call('GET', `/v1/attachments/${id}`, { as: 'puqian-officer-2' });
      assert.deepEqual(read.json, done.json);
    });

    test('nothing lies open in the store, and no piece is left behind', async () => {
      const bytes = await photograph();
      await upload(newId(), bytes);
      const names = await filesOf();
      assert.ok(names.length > 0);
      for (const name of names) {
        assert.match(name, /\.copy$/);
        const content = (await world.files.read(name)) ?? assert.fail(name);
        assert.notDeepEqual([...content.subarray(0, 3)], [0xff, 0xd8, 0xff]);
        assert.ok(!content.includes('JFIF'));
      }
    });

    test('bytes that are not those that were announced begin the upload anew', async () => {
      const bytes = await photograph(64, 64);
      const id = newId();
      assert.equal((await announce(id, bytes)).status, 201);
      const key = world.newKey();
      const send = (content: Bytes) =>
        world.call('PATCH', `/v1/attachments/${id}/content`, {
          as: 'puqian-officer-1',
          headers: { 'upload-offset': '0' },
          bytes: content,
          key,
        });
      const wrong = await send(new Uint8Array(bytes.length));
      assert.equal(wrong.status, 422);
      assert.equal(wrong.json.code, 'checksum-mismatch');
      const read = await world.call('GET', `/v1/attachments/${id}`, { as: 'puqian-officer-1' });
      assert.equal(read.json.state, 'receiving');
      assert.equal(read.json.receivedBytes, 0 as unknown);
      assert.equal((await send(bytes)).json.state, 'complete', 'the true bytes may still come');
    });

    test('a deleted picture is gone with its file, for ever', async () => {
      const bytes = await photograph(64, 64);
      const id = newId();
      const done = await upload(id, bytes);
      assert.equal((await filesOf(id)).length, 1);
      const stale = await remove(id, Number(done.json.version) - 1);
      assert.equal(stale.json.code, 'version-stale');
      assert.equal(stale.json.current.id, id as unknown);
      const key = newId();
      const gone = await remove(id, Number(done.json.version), 'puqian-officer-1', key);
      assert.equal(gone.status, 204, gone.text);
      assert.equal(gone.text, '');
      assert.equal(gone.headers.get('content-type'), null);
      assert.deepEqual(await filesOf(id), []);
      const again = await remove(id, Number(done.json.version), 'puqian-officer-1', key);
      assert.equal(again.status, 204);
      assert.equal(again.headers.get('idempotency-replayed'), 'true');
      assert.equal((await remove(id, Number(done.json.version) + 1)).status, 404);
      for (const path of [`/v1/attachments/${id}`, `/v1/attachments/${id}/content`]) {
        assert.equal((await world.call('GET', path, { as: 'puqian-officer-1' })).status, 404);
      }
      assert.equal((await append(id, 0, bytes)).status, 404);
      assert.equal((await announce(id, bytes)).json.code, 'already-exists');
      const events = await world.database.kysely
        .selectFrom('events')
        .select(['type', 'data'])
        .where('subject', '=', `/v1/attachments/${id}`)
        .orderBy('position')
        .execute();
      assert.deepEqual(
        events.map(({ type }) => type),
        ['attachment.announced', 'attachment.completed', 'attachment.deleted'],
      );
    });

    test('an upload that is under way can be given up', async () => {
      const bytes = await photograph(64, 64);
      const id = newId();
      await announce(id, bytes);
      const begun = await append(id, 0, bytes.slice(0, 100));
      assert.equal((await remove(id, Number(begun.json.version))).status, 204);
      assert.deepEqual(await filesOf(id), []);
    });

    test('a deletion while the last piece arrives leaves no file, whichever comes first', async () => {
      const bytes = await photograph(1200, 900);
      let met = 0;
      for (let round = 0; round < 6; round += 1) {
        const id = newId();
        assert.equal((await announce(id, bytes)).status, 201);
        const [removal, arrival] = await Promise.all([remove(id, 1), append(id, 0, bytes)]);
        if (removal.status === 204) {
          met += 1;
          assert.equal(arrival.status, 404, arrival.text);
          assert.deepEqual(await filesOf(id), []);
        } else {
          assert.equal(removal.json.code, 'version-stale');
          assert.equal(arrival.json.state, 'complete');
        }
      }
      assert.ok(met > 0);
    });

    test('files that a dead process left are removed with the next sweep', async () => {
      const id = newId();
      await upload(id, await photograph(64, 64));
      await world.database.kysely.updateTable('attachments').set({ state: 'deleted' }).where('id', '=', id).execute();
      assert.equal((await filesOf(id)).length, 1);
      assert.ok((await removeDeleted(world.database.kysely, store)) >= 1);
      assert.deepEqual(await filesOf(id), []);
      assert.equal(await removeDeleted(world.database.kysely, store), 0);
    });

    test('an upload whose pieces were lost begins anew', async () => {
      const bytes = await photograph(64, 64);
      const id = newId();
      await announce(id, bytes);
      await append(id, 0, bytes.slice(0, 500));
      const stationId = world.premises('puqian', 0).stationId;
      await world.files.removeAll(`${stationId}/${id}.pieces`);
      const reply = await append(id, 500, bytes.slice(500));
      assert.equal(reply.json.code, 'upload-offset-mismatch');
      assert.equal(reply.json.current.receivedBytes, 0 as unknown);
      assert.equal((await append(id, 0, bytes)).json.state, 'complete');
    });

    test('several servers take the pieces of one upload, and pieces of calls that broke off do no harm', async () => {
      const twin = await world.twin();
      const bytes = await photograph(64, 64);
      const id = newId();
      await announce(id, bytes);
      const piece = (by: World, from: number, to: number) => append(id, from, bytes.slice(from, to), by);
      const place = { stationId: world.premises('puqian', 0).stationId, attachmentId: id, secretId: 'test' };
      assert.equal((await piece(world, 0, 400)).json.receivedBytes, 400);
      // A process ended between keeping a piece and saying so.
      await store.putRange(place, 400, bytes.slice(400, 900));
      assert.equal((await piece(twin, 400, 600)).json.receivedBytes, 600);
      await store.putRange(place, 0, bytes.slice(0, 300));
      assert.equal((await piece(world, 600, 1000)).json.receivedBytes, 1000);
      assert.equal((await piece(twin, 1000, bytes.length)).json.state, 'complete');
      assert.equal((await filesOf(id)).length, 1);
    });

    test('of two calls that bring different pieces for one offset one is taken, and its bytes are there', async () => {
      const bytes = await photograph(64, 64);
      const id = newId();
      await announce(id, bytes);
      const replies = await Promise.all([append(id, 0, bytes.slice(0, 500)), append(id, 0, bytes.slice(0, 700))]);
      const read = await world.call('GET', `/v1/attachments/${id}`, { as: 'puqian-officer-1' });
      const received = Number(read.json.receivedBytes);
      assert.ok(received === 500 || received === 700, replies.map(({ text }) => text).join());
      assert.equal((await append(id, received, bytes.slice(received))).json.state, 'complete');
    });

    if (openServer !== null) {
      test('a bucket that is away loses nothing: calls are answered 503, and go on when it is back', async () => {
        const bucket = server ?? assert.fail();
        const bytes = await photograph(64, 64);
        const id = newId();
        await announce(id, bytes);
        await append(id, 0, bytes.slice(0, 500));
        for (const fault of ['slow-down', 'cut', { refuse: 'AccessDenied' }] as const) {
          bucket.faultOf = () => fault;
          const lines = world.log.length;
          for (const reply of [await append(id, 500, bytes.slice(500, 900)), await append(id, 500, bytes.slice(500))]) {
            assert.equal(reply.status, 503, reply.text);
            assert.ok(Number(reply.headers.get('retry-after')) > 0);
          }
          const logged = world.log.slice(lines).join('\n');
          assert.match(logged, /the bucket (answered|gave no answer)/);
          assert.doesNotMatch(logged, /TESTKEY|test\/secret|127\.0\.0\.1|AWS4/);
        }
        bucket.faultOf = () => null;
        assert.equal((await append(id, 500, bytes.slice(500, 900))).json.receivedBytes, 900);
        // The answer to the copy is lost on its way, and the copy is there: it is written again.
        bucket.failNext(/^PUT .*\.copy$/, 'cut-answer');
        assert.equal((await append(id, 900, bytes.slice(900))).json.state, 'complete');
        bucket.faultOf = () => 'slow-down';
        const { app, token } = await world.direct('puqian-officer-1');
        const read = () => app(`/v1/attachments/${id}/content`, { headers: { authorization: `Bearer ${token}` } });
        assert.equal((await read()).status, 503);
        bucket.faultOf = () => null;
        assert.equal((await read()).status, 200);
        bucket.faultOf = (request) => (request.startsWith('DELETE') ? 'slow-down' : null);
        assert.equal((await remove(id, 4)).status, 204, 'what is on record stands');
        assert.equal((await read()).status, 404);
        assert.equal((await filesOf(id)).length, 1);
        bucket.faultOf = () => null;
        assert.equal(await removeDeleted(world.database.kysely, store), 1);
        assert.deepEqual(await filesOf(id), []);
      });

      test('of who goes away while a picture is read nothing more is asked, and nothing failed', async () => {
        const bucket = server ?? assert.fail();
        const id = newId();
        await upload(id, await photograph(64, 64));
        const { app, token } = await world.direct('puqian-officer-1');
        const leaving = new AbortController();
        bucket.faultOf = () => {
          leaving.abort();
          return 'silent';
        };
        const [lines, requests] = [world.log.length, bucket.requests.length];
        const headers = { authorization: `Bearer ${token}` };
        await app(`/v1/attachments/${id}/content`, { headers, signal: leaving.signal });
        bucket.faultOf = () => null;
        assert.equal(bucket.requests.length, requests + 1);
        assert.doesNotMatch(world.log.slice(lines).join(), /call failed/);
      });
    }

    test('what dead processes left is swept after a week, and nothing else', async () => {
      const { kysely } = world.database;
      const bytes = await photograph(64, 64);
      const [stationId, stranger] = [world.premises('puqian', 0).stationId, newId()];
      const placeOf = (attachmentId: string, at = stationId) => ({ stationId: at, attachmentId, secretId: 'test' });
      const [whole, begun, over, nobody] = [newId(), newId(), newId(), newId()];
      await upload(whole, bytes);
      await announce(begun, bytes);
      await append(begun, 0, bytes.slice(0, 100));
      await upload(over, bytes);
      await store.putRange(placeOf(over), 0, bytes);
      for (const place of [placeOf(nobody), placeOf(nobody, stranger)]) {
        await store.putCopy(place, bytes);
        await store.putRange(place, 0, bytes);
      }
      await world.files.write(`${stationId}/${whole}.test.copy.0a.draft`, Buffer.from('half'));
      await world.files.write(`${stationId}/of-somebody-else`, Buffer.from('theirs'));
      // In the pattern of a name and no id: of somebody else, too.
      await world.files.write(`${stationId}/${'-'.repeat(36)}.copy`, Buffer.from('theirs'));
      await markStore(kysely, store);
      const sweep = (days: number) => removeOrphans(kysely, store, in_(days), assert.fail);
      // Files have the machine's own time.
      const in_ = (days: number) => new Date(Date.now() + days * 24 * 3_600_000);
      const count = async (id: string) => (await filesOf(id)).length;
      const before = await filesOf();
      assert.equal(await sweep(6.9), 0);
      assert.deepEqual(await filesOf(), before);
      const recordedAt = (created_at: Date) =>
        kysely.updateTable('attachments').set({ created_at }).where('id', '=', whole).execute();
      await recordedAt(in_(-1));
      assert.equal(await sweep(7.1), 0, 'a database that ends before the files does not judge them');
      await recordedAt(in_(1));
      assert.equal(await sweep(7.1), 3);
      const left = [await count(whole), await count(begun), await count(over), await count('somebody-else')];
      assert.deepEqual(left, [1, 1, 1, 1]);
      assert.equal((await filesOf(nobody)).length, 2, 'of a station that the database does not know nothing is taken');
      assert.equal(await sweep(7.1), 0);
      const ahead = newUuid(in_(2));
      await store.putCopy(placeOf(ahead), bytes);
      assert.equal(await sweep(7.1), 0, 'nor an id that was made after its newest row');
      await recordedAt(in_(3));
      assert.equal(await sweep(7.1), 1);
      assert.equal((await append(begun, 100, bytes.slice(100))).json.state, 'complete');
      await world.files.removeAll(`${stranger}/`);
      await world.files.removeAll(`${stationId}/of-`);
      await world.files.removeAll(`${stationId}/----`);
    });

    test('a copy of the database removes nothing from a store that belongs to another', async () => {
      const { kysely } = world.database;
      const own = (await store.readMark()) ?? assert.fail();
      const [stationId, whole, nobody] = [world.premises('puqian', 0).stationId, newId(), newId()];
      const bytes = await photograph(64, 64);
      await store.putCopy({ stationId, attachmentId: nobody, secretId: 'test' }, bytes);
      await upload(whole, bytes);
      const future = new Date(Date.now() + 8 * 24 * 3_600_000);
      await kysely.updateTable('attachments').set({ created_at: future }).where('id', '=', whole).execute();
      const warnings: string[] = [];
      const sweep = () => removeOrphans(kysely, store, future, (message) => warnings.push(message));
      await store.writeMark('7000000000000000000-5');
      await markStore(kysely, store);
      assert.equal(await sweep(), 0);
      assert.match(warnings.join(), /belongs to another database.*WARDKIT_ATTACHMENTS.*remove \.database/);
      await world.files.remove('.database');
      assert.equal(await sweep(), 0);
      assert.match(warnings.at(-1) ?? '', /does not say which database it belongs to/);
      await markStore(kysely, store);
      assert.equal(await store.readMark(), own);
      assert.equal(await sweep(), 1);
      assert.equal(warnings.length, 2);
      assert.deepEqual(await filesOf(nobody), []);
    });

    test('uploads that never became whole are removed after a week, the others stay', async () => {
      const bytes = await photograph(64, 64);
      const [begun, whole] = [newId(), newId()];
      await announce(begun, bytes);
      await append(begun, 0, bytes.slice(0, 100));
      await upload(whole, bytes);
      assert.equal(await dropUnfinished(world.database.kysely, store, later(6)), 0);
      assert.ok((await dropUnfinished(world.database.kysely, store, later(8))) >= 1);
      assert.equal((await world.call('GET', `/v1/attachments/${begun}`, { as: 'puqian-officer-1' })).status, 404);
      assert.equal((await world.call('GET', `/v1/attachments/${whole}`, { as: 'puqian-officer-1' })).status, 200);
      assert.deepEqual(await filesOf(begun), []);
    });
  });
}
