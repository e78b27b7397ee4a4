import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { before, describe, it } from 'node:test';
import sharp from 'sharp';
import { readBarcodes } from 'zxing-wasm/reader';
import { encodeQrSymbol } from './encode.ts';
import type { QrEngine } from './engine.ts';
import { type Pixels, shrink } from './pixels.ts';
import { plainEngine } from './plain-engine.ts';
import { readPixels } from './read-pixels.ts';
import { type Difficulty, syntheticPhotograph } from './synthetic-photograph.ts';
import { zxingEngine } from './zxing-engine.ts';

const photographs = new URL('../../../../../shared/vectors/qr/', import.meta.url);
// The text beside this one says "photograph"; the code in it says "photography", as zxing and qr agree.
const MISLABELLED = { folder: 'qrcode-2', name: '13', text: 'photography of the Washington Monument' };

const plates: { link: string }[] = JSON.parse(
  readFileSync(new URL('../../../contract/src/plate.vectors.json', import.meta.url), 'utf8'),
).plates;

let zxing: QrEngine;
before(async () => {
  const file = readFileSync(createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm'));
  zxing = await zxingEngine(file.buffer.slice(file.byteOffset, file.byteOffset + file.byteLength));
});

async function pixelsOf(file: URL): Promise<Pixels> {
  const picture = sharp(readFileSync(file)).toColourspace('srgb').flatten({ background: 'white' }).ensureAlpha();
  const { data, info } = await picture.raw().toBuffer({ resolveWithObject: true });
  return { data: new Uint8ClampedArray(data), width: info.width, height: info.height };
}

async function libraryDefaults({ data, width, height }: Pixels): Promise<string | undefined> {
  return (await readBarcodes({ data, width, height, colorSpace: 'srgb' } as ImageData))[0]?.text;
}

describe('photographs of the public set', {
  skip: existsSync(photographs) ? false : 'no ../shared/vectors/qr here',
}, () => {
  for (const folder of ['qrcode-2', 'qrcode-3']) {
    it(`reads ${folder} at least as well as the library's defaults, and nothing wrongly`, async (test) => {
      const counts = { pictures: 0, ours: 0, defaults: 0, wrong: 0 };
      const at = new URL(`${folder}/`, photographs);
      for (const file of readdirSync(at).filter((name) => /\.(png|jpe?g|gif)$/.test(name))) {
        const name = file.replace(/\.\w+$/, '');
        const wanted = readFileSync(new URL(`${name}.txt`, at), 'utf8').trim();
        const pixels = await pixelsOf(new URL(file, at));
        const found = await readPixels(pixels, zxing);
        const mislabelled = folder === MISLABELLED.folder && name === MISLABELLED.name;
        counts.pictures += 1;
        if (found.some((text) => text.trim() === wanted)) counts.ours += 1;
        else if (found.length > 0 && !(mislabelled && found[0]?.includes(MISLABELLED.text))) counts.wrong += 1;
        if ((await libraryDefaults(pixels))?.trim() === wanted) counts.defaults += 1;
      }
      test.diagnostic(`${folder}: ${JSON.stringify(counts)}`);
      assert.equal(counts.wrong, 0);
      assert.ok(counts.pictures > 0);
      assert.ok(counts.ours >= counts.defaults, `${counts.ours} < ${counts.defaults}`);
    });
  }
});

describe('generated photographs of plates', () => {
  const series = async (difficulty: Difficulty, engine: QrEngine, amount: number) => {
    const counts = { pictures: amount, read: 0, defaults: 0, wrong: 0 };
    for (let number = 0; number < amount; number++) {
      const link = plates[number % plates.length]?.link ?? '';
      const picture = syntheticPhotograph(encodeQrSymbol(link).dark, number, difficulty);
      const found = await readPixels(picture, engine);
      if (found.includes(link)) counts.read += 1;
      else if (found.length > 0) counts.wrong += 1;
      if (engine === zxing && (await libraryDefaults(picture)) === link) counts.defaults += 1;
    }
    return counts;
  };

  it('reads every easy one', async (test) => {
    const counts = await series('easy', zxing, 40);
    test.diagnostic(`easy: ${JSON.stringify(counts)}`);
    assert.deepEqual([counts.read, counts.wrong], [40, 0]);
  });

  it("reads more of the medium ones than the library's defaults", async (test) => {
    const counts = await series('medium', zxing, 40);
    test.diagnostic(`medium: ${JSON.stringify(counts)}`);
    assert.equal(counts.wrong, 0);
    assert.ok(counts.read >= counts.defaults && counts.read >= 25);
  });

  it('reads nothing wrongly in the hard ones', async (test) => {
    const counts = await series('hard', zxing, 20);
    test.diagnostic(`hard: ${JSON.stringify(counts)}`);
    assert.equal(counts.wrong, 0);
  });

  it('reads every easy one without WebAssembly', async () => {
    const counts = await series('easy', plainEngine, 20);
    assert.deepEqual([counts.read, counts.wrong], [20, 0]);
  });

  it('reads a plate in a corner of a large photograph', async () => {
    const link = plates[0]?.link ?? '';
    const plate = syntheticPhotograph(encodeQrSymbol(link).dark, 3, 'easy');
    const { data, info } = await sharp({ create: { width: 4000, height: 3000, channels: 4, background: '#8a9a86' } })
      .composite([
        {
          input: Buffer.from(plate.data),
          raw: { width: plate.width, height: plate.height, channels: 4 },
          left: 3300,
          top: 60,
        },
      ])
      .raw()
      .toBuffer({ resolveWithObject: true });
    const photograph = { data: new Uint8ClampedArray(data), width: info.width, height: info.height };
    assert.deepEqual(await readPixels(photograph, zxing), [link]);
  });

  it('is stopped by its signal', async () => {
    const picture = syntheticPhotograph([[true]], 0, 'easy');
    await assert.rejects(readPixels(picture, zxing, AbortSignal.abort()), { name: 'AbortError' });
  });
});

describe('shrink', () => {
  it('takes the mean of what a pixel covers', () => {
    const data = Uint8ClampedArray.from([0, 100].flatMap((value) => [value, value, value, 255]));
    assert.deepEqual([...shrink({ data, width: 2, height: 1 }, 2).data], [50, 50, 50, 255]);
  });

  it('never leaves nothing', () => {
    const { width, height } = shrink({ data: new Uint8ClampedArray(4), width: 1, height: 1 }, 3);
    assert.deepEqual([width, height], [1, 1]);
    assert.throws(() => shrink({ data: new Uint8ClampedArray(4), width: 1, height: 1 }, 0.5), RangeError);
  });
});
