import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { KeyRing } from '../privacy/key-ring.ts';
import { S3Server } from '../suites/s3-server.ts';
import { newUuid } from '../uuid.ts';
import { type AttachmentPlace, AttachmentStore, LostFile } from './attachment-store.ts';
import type { FileStore } from './file-store.ts';
import { FolderStore } from './folder-store.ts';

const secret = Buffer.alloc(32, 7).toString('base64');
const keys = new KeyRing({ keys: [{ id: 'test', secret }], lookup: secret });

/** What every store does alike, and the store of attachments over it. */
function storeSuite(name: string, open: () => Promise<{ stores: readonly FileStore[]; close: () => Promise<void> }>) {
  describe(`files in a ${name}`, () => {
    let one: FileStore;
    let other: FileStore;
    let close: () => Promise<void>;
    before(async () => {
      const opened = await open();
      [one, other] = opened.stores as [FileStore, FileStore];
      close = opened.close;
    });
    after(() => close());
    const names = async (store: FileStore, prefix: string) => {
      const found: string[] = [];
      for await (const file of store.list(prefix)) found.push(file.name);
      return found.sort();
    };

    test('what one process keeps another reads, lists and removes', async () => {
      const bytes = randomBytes(100_000);
      await one.write('a/b.copy', Buffer.from('before'));
      await one.write('a/b.copy', bytes);
      await one.write('a/b.pieces/0-10', Buffer.alloc(0));
      await one.write('a/bc.copy', bytes);
      assert.deepEqual(await other.read('a/b.copy'), bytes);
      assert.deepEqual(await other.read('a/b.pieces/0-10'), Buffer.alloc(0));
      assert.deepEqual(await names(other, 'a/b.'), ['a/b.copy', 'a/b.pieces/0-10']);
      assert.deepEqual(await names(other, ''), ['a/b.copy', 'a/b.pieces/0-10', 'a/bc.copy']);
      await other.remove('a/b.copy');
      assert.equal(await one.read('a/b.copy'), null);
      await other.removeAll('a/b.');
      assert.deepEqual(await names(one, 'a/'), ['a/bc.copy']);
      for await (const { changedAt } of one.list('a/')) assert.ok(Math.abs(Date.now() - changedAt.getTime()) < 60_000);
      await other.removeAll('a/');
    });

    test('what is not there is no fault', async () => {
      assert.equal(await one.read('none/of.it'), null);
      assert.deepEqual(await names(one, 'none/'), []);
      await one.remove('none/of.it');
      await one.removeAll('none/of.');
    });

    test('of a reader that goes away nothing more is asked', async () => {
      await one.write('a/b.copy', Buffer.from('x'));
      await assert.rejects(one.read('a/b.copy', AbortSignal.abort()), { name: 'AbortError' });
      await one.removeAll('a/');
    });

    test('a name that leads out of the store is refused, whatever is asked', async () => {
      const text = Buffer.from('x');
      for (const name of ['../x', 'a/../../x', 'a/./x', 'a//x', '/x', 'a/', '', '.', '..', 'a/.x', '.x', 'a\\..\\x']) {
        const refused = { message: /can not be the name of a file in the store/ };
        await assert.rejects(one.write(name, text), refused, name);
        await assert.rejects(one.read(name), refused, name);
        await assert.rejects(one.remove(name), refused, name);
      }
      for (const prefix of ['../', '../x.', 'a/../', 'a//', '/', '.x']) {
        const refused = { message: /can not be the name of a file in the store/ };
        await assert.rejects(one.removeAll(prefix), refused, prefix);
        await assert.rejects(names(one, prefix), refused, prefix);
      }
      assert.deepEqual(await names(one, ''), []);
    });

    test('it says that it can keep files', async () => {
      await one.probe(AbortSignal.timeout(5000));
      assert.deepEqual(await names(one, ''), [], 'and leaves nothing behind');
    });

    describe('attachments', () => {
      const place = (): AttachmentPlace => ({ stationId: newUuid(), attachmentId: newUuid(), secretId: 'test' });
      const ofText = (text: string) => new Uint8Array(Buffer.from(text));
      const textOf = (bytes: Uint8Array) => Buffer.from(bytes).toString();

      test('pieces that several processes took become one, whatever was sent and never acknowledged', async () => {
        const [first, second] = [new AttachmentStore(one, keys), new AttachmentStore(other, keys)];
        const at = place();
        await first.putRange(at, 0, ofText('abc'));
        await second.putRange(at, 3, ofText('defg'));
        // Broken off before they were acknowledged: shorter, longer, and into the next one.
        await first.putRange(at, 3, ofText('de'));
        await second.putRange(at, 0, ofText('abcde'));
        await first.putRange(at, 6, ofText('gh'));
        await first.putRange(at, 7, ofText('hij'));
        assert.equal(textOf(await second.joinRanges(at, 10)), 'abcdefghij');
        assert.equal((await first.joinRanges(at, 0)).length, 0);
        await assert.rejects(first.joinRanges(at, 11), LostFile);
        await first.drop(at);
        await assert.rejects(second.joinRanges(at, 10), LostFile);
      });

      test('the store sees closed bytes only, and each file opens in its own place only', async () => {
        const store = new AttachmentStore(one, keys);
        const [at, elsewhere] = [place(), place()];
        await store.putCopy(at, ofText('PLAIN-PICTURE'));
        await store.putPiece(at, 1, ofText('PLAIN-PIECE'));
        await store.putRange(at, 0, ofText('PLAIN-RANGE'));
        const kept = await names(one, `${at.stationId}/`);
        assert.equal(kept.length, 3);
        for (const name of kept) assert.ok(!(await one.read(name))?.includes('PLAIN'), name);
        assert.equal(textOf(await store.readCopy(at)), 'PLAIN-PICTURE');
        assert.equal(textOf(await store.readPiece(at, 1)), 'PLAIN-PIECE');
        await store.writeSealed(elsewhere, (await store.readSealed(at)) ?? assert.fail());
        await assert.rejects(store.readCopy(elsewhere), LostFile);
        const [name = ''] = kept.filter((each) => each.endsWith('.copy'));
        const changed = (await one.read(name)) ?? assert.fail();
        changed[20] = (changed[20] ?? 0) ^ 1;
        await one.write(name, changed);
        await assert.rejects(store.readCopy(at), LostFile);
        await store.drop(at);
        await store.drop(elsewhere);
        assert.equal(await store.isEmpty(), true);
      });
    });
  });
}

storeSuite('folder', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'wardkit-files-'));
  return {
    stores: [new FolderStore(folder), new FolderStore(folder)],
    close: () => rm(folder, { recursive: true, force: true }),
  };
});

storeSuite('bucket', async () => {
  const server = await S3Server.open();
  // Small enough that every listing has several pages.
  server.pageSize = 2;
  return { stores: [server.store('deep/er/'), server.store('deep/er/')], close: () => server.close() };
});
