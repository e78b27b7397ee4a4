import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { GatedFiles } from './gated-files.ts';
import { newId } from './submission.ts';
import { photograph, Uploads } from './uploads.ts';
import { type Engine, type Reply, World } from './world.ts';

type Bytes = Uint8Array<ArrayBuffer>;

const officer = 'puqian-officer-1';
const colleague = 'puqian-officer-2';

/** When an upload is put together and its picture decoded, which costs much, and by which of the calls that ask for it. */
export function attachmentTurnsSuite(engine: Engine): void {
  // A call that is wrongly let in stands before the gate for ever.
  describe('turns of attachments', { timeout: 60_000 }, () => {
    const files = new GatedFiles();
    let world: World;
    let bytes: Bytes;
    before(async () => {
      world = await World.open(engine, { files });
      bytes = await photograph(64, 64);
    });
    after(() => world.close());

    /** An upload that lacks its last byte. */
    const begin = async (as = officer): Promise<string> => {
      const id = newId();
      const announced = await new Uploads(() => world, as).announce(id, bytes);
      assert.equal(announced.status, 201, announced.text);
      assert.equal((await append(id, 0, bytes.slice(0, -1), as)).status, 200);
      return id;
    };
    const append = (id: string, offset: number, piece: Bytes, as: string, key = newId()): Promise<Reply> =>
      world.call('PATCH', `/v1/attachments/${id}/content`, {
        as,
        headers: { 'upload-offset': String(offset) },
        bytes: piece,
        key,
      });
    const end = (id: string, as = officer, key = newId()) => append(id, bytes.length - 1, bytes.slice(-1), as, key);
    const endLeaving = async (id: string, signal: AbortSignal): Promise<Response> => {
      const { app, token } = await world.direct(officer);
      const headers = {
        authorization: `Bearer ${token}`,
        'content-type': 'application/offset+octet-stream',
        'idempotency-key': newId(),
        'upload-offset': String(bytes.length - 1),
      };
      return app(`/v1/attachments/${id}/content`, { method: 'PATCH', headers, body: bytes.slice(-1), signal });
    };
    /** Resolves when one of two calls was refused because of the other: that one waits for its turn. */
    const refusalOf = async (calls: readonly Promise<{ readonly status: number }>[]) =>
      assert.equal((await Promise.race(calls)).status, 409);
    const joinedTimes = (id: string) => files.joined.filter((each) => each === id).length;

    test('however many calls bring the last piece at once, one examines the upload', async () => {
      const id = await begin();
      const { open, arrived } = files.close();
      const key = newId();
      const first = end(id, officer, key);
      await arrived;
      for (const refused of await Promise.all(Array.from({ length: 8 }, () => end(id)))) {
        assert.equal(refused.json.code, 'request-in-progress', refused.text);
        assert.equal(refused.headers.get('retry-after'), '1');
      }
      const same = end(id, officer, key);
      open();
      const [one, other] = await Promise.all([first, same]);
      assert.equal(one.json.state, 'complete', one.text);
      assert.deepEqual(other.json, one.json);
      assert.equal(other.headers.get('idempotency-replayed'), 'true');
      assert.equal((await end(id)).json.state, 'complete', 'sent again after its answer was lost');
      assert.equal(joinedTimes(id), 1);
    });

    test('who has many uploads holds others up by one, is refused beyond the places and loses nothing', async () => {
      const ids = await Promise.all(Array.from({ length: 12 }, () => begin()));
      const other = await begin(colleague);
      const [running = '', ...waiting] = ids;
      const { open, arrived } = files.close();
      const first = end(running);
      await arrived;
      const refused: string[] = [];
      const { promise: full, resolve } = Promise.withResolvers<void>();
      const calls = waiting.map(async (id) => {
        const reply = await end(id);
        if (reply.status === 200) return;
        assert.equal(reply.json.code, 'unavailable', reply.text);
        assert.equal(reply.headers.get('retry-after'), '5');
        if (refused.push(id) === 3) resolve();
      });
      await full;
      const others = [end(other, colleague), end(other, colleague)];
      await refusalOf(others);
      const begun = files.joined.length;
      open();
      await Promise.all([first, ...calls, ...others]);
      assert.equal(files.joined[begun], other);
      assert.equal(refused.length, 3);
      for (const id of refused) assert.equal((await end(id)).json.state, 'complete');
      for (const id of [...ids, other]) assert.equal(joinedTimes(id), 1);
    });

    test('of who goes away before a picture is decoded nothing is decoded, and the piece may be sent again', async () => {
      const [running, waiting] = [await begin(), await begin()];
      const lines = world.log.length;
      const { open, arrived } = files.close();
      const leaving = new AbortController();
      const first = endLeaving(running, leaving.signal);
      await arrived;
      const calls = [endLeaving(waiting, leaving.signal), endLeaving(waiting, leaving.signal)];
      await refusalOf(calls);
      // As the HTTP server does it: with words.
      leaving.abort('Client connection prematurely closed.');
      const statuses = await Promise.all(calls.map(async (call) => (await call).status));
      assert.deepEqual(statuses.toSorted(), [409, 503]);
      open();
      assert.equal((await first).status, 503);
      assert.deepEqual([joinedTimes(running), joinedTimes(waiting)], [1, 0]);
      assert.deepEqual([files.hasCopy(running), files.hasCopy(waiting)], [false, false]);
      assert.doesNotMatch(world.log.slice(lines).join(), /call failed/);
      for (const id of [running, waiting]) assert.equal((await end(id)).json.state, 'complete');
    });

    test('what another server finished meanwhile is not examined when its turn comes', async () => {
      const [running, waiting] = [await begin(colleague), await begin()];
      const { open, arrived } = files.close();
      const first = end(running, colleague);
      await arrived;
      const calls = [end(waiting), end(waiting)];
      await refusalOf(calls);
      await world.database.kysely
        .updateTable('attachments')
        .set({ state: 'refused', received_bytes: bytes.length })
        .where('id', '=', waiting)
        .execute();
      open();
      assert.equal((await first).json.state, 'complete');
      const codes = (await Promise.all(calls)).map(({ json }) => String(json.code));
      assert.deepEqual(codes.toSorted(), ['picture-unreadable', 'request-in-progress']);
      assert.equal(joinedTimes(waiting), 0);
    });
  });
}
