import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { before, describe, it } from 'node:test';
import sharp from 'sharp';
import { readBarcodes } from 'zxing-wasm/reader';
import { isTrue, photographFolders, photographsOf } from '../../testing/photographs.ts';
import { encodeQrSymbol } from './encode.ts';
import type { QrEngine } from './engine.ts';
import { FAMILIES, hardPhotograph } from './hard-photographs.ts';
import { enlarge, evenOut, type Pixels, shrink } from './pixels.ts';
import { plainEngine } from './plain-engine.ts';
import { readPixels } from './read-pixels.ts';
import { type Difficulty, syntheticPhotograph } from './synthetic-photograph.ts';
import { zxingEngine } from './zxing-engine.ts';

const plates: { link: string }[] = JSON.parse(
  readFileSync(new URL('../../../contract/src/plate.vectors.json', import.meta.url), 'utf8'),
).plates;

let zxing: QrEngine;
before(async () => {
  const file = readFileSync(createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm'));
  zxing = await zxingEngine(file.buffer.slice(file.byteOffset, file.byteOffset + file.byteLength));
});

async function libraryDefaults({ data, width, height }: Pixels): Promise<string | undefined> {
  return (await readBarcodes({ data, width, height, colorSpace: 'srgb' } as ImageData))[0]?.text;
}

describe('photographs of the public set', {
  skip: photographFolders().length > 0 ? false : 'no ../shared/vectors/qr here',
}, () => {
  for (const folder of photographFolders()) {
    it(`reads ${folder} at least as well as the library's defaults, and nothing wrongly`, async (test) => {
      const counts = { pictures: 0, ours: 0, defaults: 0, wrong: 0 };
      for (const photograph of photographsOf(folder)) {
        const pixels = await photograph.pixels();
        const found = await readPixels(pixels, [zxing, plainEngine]);
        const other = await libraryDefaults(pixels);
        counts.pictures += 1;
        if (found.some((text) => isTrue(text, photograph))) counts.ours += 1;
        if (!found.every((text) => isTrue(text, photograph))) counts.wrong += 1;
        if (other !== undefined && isTrue(other, photograph)) counts.defaults += 1;
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
      const found = await readPixels(picture, [engine]);
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

  // The bench counts more of each; this notices when a look is lost.
  it("reads more of the hard families than the library's defaults, and nothing wrongly", async (test) => {
    const counts = { pictures: 0, read: 0, defaults: 0, wrong: 0 };
    for (const family of FAMILIES) {
      for (let number = 0; number < 4; number++) {
        const link = plates[number]?.link ?? '';
        const picture = hardPhotograph(encodeQrSymbol(link).dark, family, number);
        const found = await readPixels(picture, [zxing, plainEngine]);
        counts.pictures += 1;
        if (found.includes(link)) counts.read += 1;
        if (!found.every((text) => text === link)) counts.wrong += 1;
        if ((await libraryDefaults(picture)) === link) counts.defaults += 1;
      }
    }
    test.diagnostic(`hard families: ${JSON.stringify(counts)}`);
    assert.equal(counts.wrong, 0);
    assert.ok(counts.read > counts.defaults);
  });

  it('asks the next decoder where the first finds nothing, and not otherwise', async () => {
    const asked: string[] = [];
    const engine = (name: QrEngine['name'], texts: readonly string[]): QrEngine => ({
      name,
      read: async () => {
        asked.push(name);
        return texts;
      },
    });
    const picture = syntheticPhotograph([[true]], 0, 'easy');
    assert.deepEqual(await readPixels(picture, [engine('zxing', []), engine('plain', ['found'])]), ['found']);
    assert.equal(asked.filter((name) => name === 'plain').length, 1);
    asked.length = 0;
    assert.deepEqual(await readPixels(picture, [engine('zxing', ['found']), engine('plain', [])]), ['found']);
    assert.deepEqual(asked, ['zxing']);
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
    assert.deepEqual(await readPixels(photograph, [zxing]), [link]);
  });

  it('is stopped by its signal', async () => {
    const picture = syntheticPhotograph([[true]], 0, 'easy');
    await assert.rejects(readPixels(picture, [zxing], AbortSignal.abort()), { name: 'AbortError' });
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

describe('enlarge', () => {
  it('doubles each side and goes from pixel to pixel in steps', () => {
    const data = Uint8ClampedArray.from([0, 160].flatMap((value) => [value, value, value, 255]));
    const large = enlarge({ data, width: 2, height: 1 });
    assert.deepEqual([large.width, large.height], [4, 2]);
    const row = [...large.data].filter((_, at) => at % 4 === 0).slice(0, 4);
    assert.deepEqual(row, [0, 40, 120, 160]);
    assert.equal(large.data[3], 255);
  });
});

describe('evenOut', () => {
  it('gives a dim part the contrast of a bright one, and a bare part none', () => {
    const width = 90;
    // Stripes of 3 pixels: bright on the left, dim in the middle; nothing on the right.
    const levels = Array.from({ length: width * 9 }, (_, at) => {
      const x = at % width;
      const dark = Math.floor(x / 3) % 2 === 0;
      if (x < 30) return dark ? 40 : 240;
      return x < 60 ? (dark ? 20 : 40) : 128;
    });
    const data = Uint8ClampedArray.from(levels.flatMap((value) => [value, value, value, 255]));
    const even = evenOut({ data, width, height: 9 }, 6);
    const contrast = (from: number, to: number) => {
      const row = Array.from({ length: to - from }, (_, at) => even.data[(4 * width + from + at) * 4] ?? 0);
      return Math.max(...row) - Math.min(...row);
    };
    assert.ok(Math.abs(contrast(40, 50) - contrast(10, 20)) < 12, `${contrast(40, 50)} and ${contrast(10, 20)}`);
    assert.equal(contrast(70, 85), 0);
  });
});
