import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { sql } from 'kysely';
import { pino } from 'pino';
import { openCell } from '../privacy/column-cipher.ts';
import { withActiveKey, withNewKey, withoutKey } from '../privacy/key-changes.ts';
import { KeyRing, type KeyRingDocument } from '../privacy/key-ring.ts';
import { resealAll, usesOf } from '../privacy/key-rotation.ts';
import { RingWatch } from '../privacy/ring-watch.ts';
import { sealedColumns } from '../privacy/sealed-columns.ts';
import { StartFailure } from '../start-failure.ts';
import { AttachmentStore, LostFile } from '../storage/attachment-store.ts';
import { FolderStore } from '../storage/folder-store.ts';
import { newUuid } from '../uuid.ts';
import { type Engine, startOfTests, testKeyDocument, World } from './world.ts';

const officer = { as: 'puqian-officer-1', purpose: 'public-service' };

class FullDisk extends AttachmentStore {
  override putCopy(): Promise<void> {
    return Promise.reject(new Error('the disk is full'));
  }
}

export function keyRotationSuite(engine: Engine): void {
  describe('changes of keys', () => {
    let world: World;
    let document: KeyRingDocument;
    let keys: KeyRing;
    let store: AttachmentStore;
    let newId: string;
    before(async () => {
      const added = withNewKey(testKeyDocument);
      document = added.document;
      newId = added.id;
      keys = new KeyRing(document);
      world = await World.open(engine, { keys });
      store = new AttachmentStore(new FolderStore(`${world.folder}/attachments`), keys);
    });
    after(() => world.close());

    const kysely = () => world.database.kysely;
    const file = (statement: string) => {
      const stay = world.data.stays.find((each) => each.stationId === world.premises('puqian', 0).stationId);
      const body = { personId: stay?.personId, kind: 'restriction', record: null, field: null, correctValue: null };
      return world.call('PUT', `/v1/person-requests/${newUuid(new Date())}`, {
        ...officer,
        headers: { 'if-none-match': '*' },
        body: { ...body, statement },
      });
    };

    test('the list of sealed columns is what the catalogue holds', async () => {
      const { rows } = await sql<{ name: string }>`
        select c.relname || '.' || a.attname as name from pg_attribute a join pg_class c on c.oid = a.attrelid
          join pg_namespace n on n.oid = c.relnamespace and n.nspname = 'public'
        where c.relkind in ('r', 'p') and a.attname like '%\_sealed' and a.attnum > 0 and not a.attisdropped
        order by 1`.execute(kysely());
      assert.deepEqual(
        rows.map(({ name }) => name),
        sealedColumns.map(({ table, column }) => `${table}.${column}`).sort(),
      );
    });

    test('a key is made the active one only when every running server holds it', async () => {
      const older = new KeyRing(testKeyDocument);
      let onDisk: KeyRingDocument = testKeyDocument;
      const log = pino({ enabled: false });
      const watches = [
        new RingWatch(world.database, keys, async () => document, world.clock, log),
        new RingWatch(world.database, older, async () => onDisk, world.clock, log),
      ];
      for (const watch of watches) await watch.look();
      const activate = () => withActiveKey(kysely(), document, newId, world.clock.now());
      await assert.rejects(activate(), /1 of 2 running servers do not hold the key/);
      onDisk = document;
      await watches[1]?.look();
      assert.deepEqual(older.ids, ['test', newId]);
      document = await activate();
      assert.deepEqual(
        document.keys.map(({ id }) => id),
        [newId, 'test'],
      );
      onDisk = { ...document, lookup: Buffer.alloc(32, 3).toString('base64') };
      await watches[1]?.look();
      assert.equal(older.activeId, 'test', 'a ring that finds nothing again is not taken over');
      for (const watch of watches) await watch.stop();
      await assert.rejects(withActiveKey(kysely(), document, 'none', startOfTests), StartFailure);
    });

    /** A row of an attachment under a key; its file is another matter. */
    const newAttachment = async (secretId: string) => {
      const place = { stationId: world.premises('puqian', 0).stationId, attachmentId: newUuid(startOfTests) };
      await kysely()
        .insertInto('attachments')
        .values({
          station_id: place.stationId,
          id: place.attachmentId,
          premises_id: world.premises('puqian', 0).id,
          size: 2,
          sha256: 'a'.repeat(64),
          media_type: 'image/jpeg',
          state: 'complete',
          created_at: startOfTests,
          created_by: newUuid(startOfTests),
          secret_id: secretId,
        })
        .execute();
      return place;
    };

    test('while a server writes, everything is closed anew and stays readable, and a run that was broken off is taken up', async () => {
      const place = await newAttachment('test');
      await store.putCopy({ ...place, secretId: 'test' }, new Uint8Array([7, 7]));
      assert.equal((await file('早先的请求')).status, 201);
      keys.replace(document);
      const broken = new FullDisk(new FolderStore(`${world.folder}/attachments`), keys);
      const writes = Promise.all(Array.from({ length: 20 }, (_, at) => file(`第 ${at} 个请求`)));
      await assert.rejects(resealAll(kysely(), keys, broken), /disk is full/);
      for (const reply of await writes) assert.equal(reply.status, 201, reply.text);
      assert.deepEqual(await resealAll(kysely(), keys, store), { cells: 0, attachments: 1, missing: [] });
      assert.deepEqual([...(await usesOf(kysely(), 'test')).keys()], ['plate_keys that sign']);
      assert.deepEqual(await resealAll(kysely(), keys, store), { cells: 0, attachments: 0, missing: [] });

      const [person] = world.data.persons;
      const row = await kysely()
        .selectFrom('people')
        .selectAll()
        .where('id', '=', person?.id ?? '')
        .executeTakeFirstOrThrow();
      assert.ok(row.name_sealed.startsWith(`${newId}.`));
      const cell = { stationId: row.station_id, column: 'people.name', rowId: row.id };
      assert.equal(openCell(keys, cell, row.name_sealed), person?.name);
      assert.equal(row.identity_hash, keys.hash('people.identity', person?.identityNumber ?? ''));
      const requests = await world.call('GET', '/v1/person-requests?limit=200', {
        ...officer,
        as: 'puqian-supervisor-1',
      });
      assert.ok([...requests.json.items].some((each) => String(each.statement) === '早先的请求'));
      assert.deepEqual([...(await store.readCopy({ ...place, secretId: newId }))], [7, 7]);
      await assert.rejects(store.readCopy({ ...place, secretId: 'test' }), LostFile);
    });

    test('two runs at once keep every attachment, and one whose file is lost holds up no other', async () => {
      const lost = await newAttachment('test');
      const place = await newAttachment('test');
      await store.putCopy({ ...place, secretId: 'test' }, new Uint8Array([8, 8]));
      // Between its reading and its writing another run does all of it.
      const beaten = new (class extends AttachmentStore {
        override async readCopy(...args: Parameters<AttachmentStore['readCopy']>) {
          const bytes = await super.readCopy(...args);
          const other = await resealAll(kysely(), keys, store);
          assert.deepEqual(other, { cells: 0, attachments: 1, missing: [lost.attachmentId] });
          return bytes;
        }
      })(new FolderStore(`${world.folder}/attachments`), keys);
      const { attachments, missing } = await resealAll(kysely(), keys, beaten);
      assert.deepEqual([attachments, missing], [0, [lost.attachmentId]]);
      assert.deepEqual([...(await store.readCopy({ ...place, secretId: newId }))], [8, 8]);
      await assert.rejects(store.readCopy({ ...place, secretId: 'test' }), LostFile);
      await kysely().deleteFrom('attachments').where('id', '=', lost.attachmentId).execute();
    });

    test('runs that close with different keys, and a key that changes in the middle, lose no attachment', async () => {
      const place = await newAttachment('test');
      await store.putCopy({ ...place, secretId: 'test' }, new Uint8Array([9, 9]));
      const former = new KeyRing({ ...document, keys: [...document.keys].reverse() });
      const keyOf = async () => {
        const row = await kysely()
          .selectFrom('attachments')
          .select('secret_id')
          .where('id', '=', place.attachmentId)
          .executeTakeFirstOrThrow();
        return row.secret_id;
      };
      const assertReadable = async () => {
        const bytes = await store.readCopy({ ...place, secretId: await keyOf() });
        assert.deepEqual([...bytes], [9, 9]);
      };
      for (let round = 0; round < 10; round += 1) {
        await Promise.all([resealAll(kysely(), keys, store), resealAll(kysely(), former, store)]);
        await assertReadable();
      }
      await resealAll(kysely(), former, store);
      const live = new KeyRing(document);
      const switching = new (class extends AttachmentStore {
        override async readCopy(...args: Parameters<AttachmentStore['readCopy']>) {
          const bytes = await super.readCopy(...args);
          live.replace({ ...document, keys: [...document.keys].reverse() });
          return bytes;
        }
      })(new FolderStore(`${world.folder}/attachments`), live);
      assert.equal((await resealAll(kysely(), live, switching)).attachments > 0, true);
      assert.equal(await keyOf(), newId);
      await assertReadable();
      await resealAll(kysely(), keys, store);
    });

    test('what was refused has no file, and asks for no key', async () => {
      const place = await newAttachment('test');
      await kysely()
        .updateTable('attachments')
        .set({ state: 'refused' })
        .where('id', '=', place.attachmentId)
        .execute();
      assert.ok((await usesOf(kysely(), 'test')).has('attachments'));
      await resealAll(kysely(), keys, store);
      assert.ok(!(await usesOf(kysely(), 'test')).has('attachments'));
    });

    test('what was written while it is closed anew is not written over', async () => {
      const row = await kysely().selectFrom('people').selectAll().limit(1).executeTakeFirstOrThrow();
      const back = new KeyRing({ ...document, keys: [...document.keys].reverse() });
      const [changed] = await Promise.all([
        kysely()
          .updateTable('people')
          .set({ name_sealed: '' })
          .where('station_id', '=', row.station_id)
          .where('id', '=', row.id)
          .executeTakeFirst(),
        resealAll(kysely(), back, store),
      ]);
      assert.equal(changed.numUpdatedRows, 1n);
      const now = await kysely().selectFrom('people').select('name_sealed').where('id', '=', row.id).executeTakeFirst();
      assert.equal(now?.name_sealed, '');
      await resealAll(kysely(), keys, store);
    });

    test('a key that is in use is not dropped, and one that nothing needs is', async () => {
      await assert.rejects(withoutKey(kysely(), document, newId, world.clock.now()), /active key/);
      await assert.rejects(
        withoutKey(kysely(), document, 'test', world.clock.now()),
        /still closed with the key "test"/,
      );
      await kysely().updateTable('plate_keys').set({ state: 'retired' }).execute();
      // A server that has not read the new ring yet goes on closing with the old key.
      const late = new KeyRing(testKeyDocument);
      const log = pino({ enabled: false });
      const watch = new RingWatch(world.database, late, async () => testKeyDocument, world.clock, log);
      await watch.look();
      await assert.rejects(
        withoutKey(kysely(), document, 'test', world.clock.now()),
        /1 of 1 running servers still close new data with the key "test"/,
      );
      await watch.stop();
      const left = await withoutKey(kysely(), document, 'test', world.clock.now());
      assert.deepEqual(
        left.keys.map(({ id }) => id),
        [newId],
      );
      keys.replace(left);
      const listed = await world.call('GET', '/v1/person-requests?limit=200', {
        ...officer,
        as: 'puqian-supervisor-1',
      });
      assert.equal(listed.status, 200, 'nothing of the dropped key is needed');
    });
  });
}
