import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createScriptedClient, fixtures, settle } from '@wardkit/testing';
import { createUploads, type Upload, type UploadState } from './uploads.ts';

const { ids } = fixtures;
const picture = (size: number) =>
  new Blob([Uint8Array.from({ length: size }, (_, at) => (at * 7) % 251)], { type: 'image/jpeg' });

async function until(what: () => boolean): Promise<void> {
  const end = performance.now() + 20_000;
  while (!what() && performance.now() < end) await settle(1);
  assert.ok(what(), `never happened: ${what}`);
}

function statesOf(upload: Upload): UploadState[] {
  const states: UploadState[] = [upload.state];
  upload.onChange(({ state }) => {
    if (states.at(-1) !== state) states.push(state);
  });
  return states;
}

describe('an upload', () => {
  it('goes in pieces, says how far it is, and gives the attachment', async () => {
    const { ward, server } = createScriptedClient();
    const upload = createUploads(ward, { pieceSize: 1000 }).add(picture(2500), { premisesId: ids.premises });
    const received: number[] = [];
    upload.onChange(({ receivedBytes }) => received.push(receivedBytes));
    const states = statesOf(upload);
    const attachment = await upload.done;
    assert.equal(attachment.id, upload.id);
    assert.deepEqual([...new Set(received)], [0, 1000, 2000, 2500]);
    assert.deepEqual(states, ['waiting', 'sending', 'complete'].slice(states[0] === 'waiting' ? 0 : 1));
    assert.equal(server.count('attachments.append'), 3);
    ward.close();
  });

  it('goes on after a lost answer, a failure and a pause where the server is, and sends nothing twice', async () => {
    const { ward, server } = createScriptedClient({ random: () => 0 });
    server.fault('attachments.append', { kind: 'lost-answer' }, 3);
    const upload = createUploads(ward, { pieceSize: 1000 }).add(picture(3000), { premisesId: ids.premises });
    await assert.rejects(upload.done, { kind: 'network' });
    upload.resume();
    await upload.done;
    assert.equal(upload.receivedBytes, 3000);

    const other = createUploads(ward, { pieceSize: 1000 }).add(picture(3000), { premisesId: ids.premises });
    server.fault('attachments.append', { kind: 'hang' });
    await until(
      () =>
        server.calls.filter(({ id, parameters }) => id === 'attachments.append' && parameters.attachmentId === other.id)
          .length === 1,
    );
    other.pause();
    assert.equal(other.state, 'paused');
    await settle();
    assert.equal(other.state, 'paused');
    other.resume();
    await other.done;
    assert.deepEqual([other.state, other.receivedBytes], ['complete', 3000]);
    ward.close();
  });

  it('that is refused says why and can be tried again; one that is given up is over', async () => {
    const { ward, server } = createScriptedClient();
    server.fault('attachments.create', { kind: 'problem', code: 'forbidden' });
    const uploads = createUploads(ward);
    const upload = uploads.add(picture(10), { premisesId: ids.premises });
    await assert.rejects(upload.done, { code: 'forbidden' });
    assert.deepEqual([upload.state, (upload.error as { code: string }).code], ['failed', 'forbidden']);
    upload.resume();
    await upload.done;
    assert.equal(upload.error, null);

    server.fault('attachments.create', { kind: 'problem', code: 'forbidden' });
    const stubborn = uploads.add(picture(10), { premisesId: ids.premises });
    const stop = stubborn.onChange(({ state }) => {
      if (state !== 'failed') return;
      stop();
      stubborn.resume();
    });
    await assert.rejects(stubborn.done, { code: 'forbidden' });
    assert.equal((await stubborn.done).id, stubborn.id);

    server.fault('attachments.create', { kind: 'hang' });
    const given = uploads.add(picture(10), { premisesId: ids.premises });
    given.abort();
    await assert.rejects(given.done, { kind: 'aborted' });
    given.resume();
    assert.equal(given.state, 'aborted');
    ward.close();
  });

  it('that nobody waits for fails without a sound, and one that is given up after a failure says that', async () => {
    const { ward, server } = createScriptedClient();
    server.fault('attachments.create', { kind: 'problem', code: 'forbidden' });
    const unheard: unknown[] = [];
    const hear = (reason: unknown) => unheard.push(reason);
    process.on('unhandledRejection', hear);
    const upload = createUploads(ward).add(picture(10), { premisesId: ids.premises });
    await until(() => upload.state === 'failed');
    await settle(20);
    process.off('unhandledRejection', hear);
    assert.deepEqual(unheard, []);
    upload.abort();
    await assert.rejects(upload.done, { kind: 'aborted' });
    ward.close();
  });

  it('waits while as many go as may go at once', async () => {
    const { ward, server } = createScriptedClient();
    let [open, most] = [0, 0];
    server.answer(
      'attachments.create',
      async ({ parameters, body }: { parameters: Record<string, string>; body: unknown }) => {
        open += 1;
        most = Math.max(most, open);
        await settle(2);
        open -= 1;
        return fixtures.attachmentOf({
          ...(body as object),
          id: parameters.attachmentId ?? '',
          size: 10,
          receivedBytes: 10,
          state: 'complete',
        });
      },
    );
    const uploads = createUploads(ward, { atOnce: 3 });
    const all = Array.from({ length: 10 }, () => uploads.add(picture(10), { premisesId: ids.premises }));
    await Promise.all(all.map(({ done }) => done));
    assert.equal(most, 3);
    ward.close();
  });

  it('that is given up as its last byte arrives is given up, and not complete', async () => {
    const { ward } = createScriptedClient();
    const upload = createUploads(ward).add(picture(10), { premisesId: ids.premises });
    upload.onChange(({ receivedBytes, state }) => {
      if (receivedBytes === 10 && state === 'sending') upload.abort();
    });
    await assert.rejects(upload.done, { kind: 'aborted' });
    await settle();
    assert.equal(upload.state, 'aborted');
    ward.close();
  });

  it('of what no server takes is refused before anything is sent', () => {
    const { ward, server } = createScriptedClient();
    const uploads = createUploads(ward);
    const place = { premisesId: ids.premises };
    assert.throws(() => uploads.add(new Blob([]), place), { kind: 'contract', side: 'request' });
    assert.throws(() => uploads.add(new Blob(['<svg/>'], { type: 'image/svg+xml' }), place), /mediaType/);
    assert.equal(server.calls.filter(({ id }) => id.startsWith('attachments')).length, 0);
    ward.close();
  });
});
