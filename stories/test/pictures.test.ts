import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import sharp from 'sharp';
import { difference, folder } from './pictures.ts';

const id = 'hazard-list--open-hazards';
const committed = await readFile(join(folder, `${id}.webp`));

/** As a mark of small type that was not there. */
const mark = { create: { width: 5, height: 5, channels: 3, background: '#000' } } as const;

describe('the comparison of a story with its picture', () => {
  it('finds nothing in the picture itself', async () => {
    assert.equal(await difference(id, await sharp(committed).png().toBuffer()), null);
  });
  it('finds one mark more', async () => {
    const marked = await sharp(committed)
      .composite([{ input: mark, left: 40, top: 4 }])
      .png()
      .toBuffer();
    assert.match((await difference(id, marked)) ?? '', /^\d+ pixels differ/);
  });
  it('finds another size', async () => {
    const wider = await sharp(committed).extend({ right: 1, background: '#fff' }).png().toBuffer();
    assert.match((await difference(id, wider)) ?? '', /px and its committed picture/);
  });
  it('finds that there is no picture', async () => {
    assert.match((await difference('no-such--story', committed)) ?? '', /has no committed picture/);
  });
});
