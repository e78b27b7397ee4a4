import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createScriptedClient, fixtures, settle } from '@wardkit/testing';
import { pieceSize } from './photographs.ts';

const { ids } = fixtures;

describe('drafts', () => {
  it('are kept, listed by prefix, and deleted', async () => {
    const { ward } = createScriptedClient();
    await ward.drafts.put('rental-check:1', { answers: [1] });
    await ward.drafts.put('rental-check:2', { answers: [] });
    await ward.drafts.put('other', 1);
    assert.deepEqual(await ward.drafts.get('rental-check:1'), { answers: [1] });
    assert.deepEqual(
      (await ward.drafts.list('rental-check:')).map((draft) => draft.key),
      ['rental-check:1', 'rental-check:2'],
    );
    await ward.drafts.delete('rental-check:1');
    assert.equal(await ward.drafts.get('rental-check:1'), null);
  });

  it('a change is told to who watches, until they stop', async () => {
    const { ward } = createScriptedClient();
    await ward.drafts.put('a', 1);
    let heard = 0;
    const stop = ward.drafts.watch('a', () => {
      heard += 1;
    });
    await settle();
    await ward.drafts.put('a', 2);
    await ward.drafts.put('b', 2);
    assert.equal(heard, 1);
    stop();
    await ward.drafts.put('a', 3);
    assert.equal(heard, 1);
  });

  it('need to know whose they are', async () => {
    const { ward } = createScriptedClient({ role: 'stranger' });
    await assert.rejects(ward.drafts.put('a', 1), { kind: 'storage', code: 'no-identity' });
  });
});

describe('photographs', () => {
  for (const size of [1, pieceSize - 1, pieceSize, pieceSize * 2 + 17]) {
    it(`of ${size} bytes come back as they were`, async () => {
      const { ward } = createScriptedClient();
      const bytes = Uint8Array.from({ length: size }, (_, index) => (index * 31) % 256);
      const photo = await ward.drafts.putPhoto(new Blob([bytes], { type: 'image/png' }), { premisesId: ids.premises });
      assert.equal(photo.size, size);
      assert.match(photo.sha256, /^[0-9a-f]{64}$/);
      const back = await ward.drafts.getPhoto(photo.id);
      assert.equal(back?.type, 'image/png');
      assert.deepEqual(new Uint8Array((await back?.arrayBuffer()) ?? new ArrayBuffer(1)), bytes);
    });
  }

  it('that no server takes are refused where there is still somebody to take another', async () => {
    const { ward } = createScriptedClient();
    const about = { premisesId: ids.premises };
    for (const blob of [new Blob([], { type: 'image/png' }), new Blob(['%PDF'], { type: 'application/pdf' })]) {
      await assert.rejects(ward.drafts.putPhoto(blob, about), { kind: 'contract', side: 'request' });
    }
  });

  it('are gone when deleted', async () => {
    const { ward } = createScriptedClient();
    const photo = await ward.drafts.putPhoto(new Blob(['x'], { type: 'image/png' }), { premisesId: ids.premises });
    await ward.drafts.deletePhoto(photo.id);
    assert.equal(await ward.drafts.getPhoto(photo.id), null);
  });
});
