import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import jsQR from 'jsqr';
import { decodeQR } from 'qr/decode.js';
import { readBarcodes } from 'zxing-wasm/reader';
import { encodeQrSymbol } from '../packages/elements/src/qr/encode.ts';
import { FAMILIES, hardPhotograph } from '../packages/elements/src/qr/hard-photographs.ts';
import type { Pixels } from '../packages/elements/src/qr/pixels.ts';
import { plainEngine } from '../packages/elements/src/qr/plain-engine.ts';
import { readPixels } from '../packages/elements/src/qr/read-pixels.ts';
import { zxingEngine } from '../packages/elements/src/qr/zxing-engine.ts';
import { isTrue, type Photograph, photographFolders, photographsOf } from '../packages/elements/testing/photographs.ts';
import { median, resampled } from './ratio.ts';

/**
 * How many photographs the scanner reads beside other readers, all given the same pixels, by turns: the public set by
 * folder where it lies beside the repository, and plates of our own generator by what is hard about them. A text that
 * the picture doesn't have is a wrong one.
 */
const EACH_FAMILY = 24;

type Reader = (pixels: Pixels) => Promise<readonly string[]>;

/** What one reader did with each picture of a set, in the set's order. */
interface Outcomes {
  readonly read: boolean[];
  readonly wrong: boolean[];
  readonly milliseconds: number[];
}

const binary = readFileSync(createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm'));
const zxing = await zxingEngine(binary.buffer.slice(binary.byteOffset, binary.byteOffset + binary.byteLength));

const OURS = 'ours';
const PLAIN = 'ours without WebAssembly';
const readers: Readonly<Record<string, Reader>> = {
  [OURS]: (pixels) => readPixels(pixels, [zxing, plainEngine]),
  [PLAIN]: (pixels) => readPixels(pixels, [plainEngine]),
  // Its defaults but for one: texts come as they are, not with control characters spelt out.
  'zxing-wasm': async ({ data, width, height }) =>
    (await readBarcodes({ data, width, height, colorSpace: 'srgb' } as ImageData, { textMode: 'Plain' })).map(
      ({ text }) => text,
    ),
  jsqr: async ({ data, width, height }) => {
    const found = jsQR.default(data, width, height);
    return found === null ? [] : [found.data];
  },
  qr: async (pixels) => {
    try {
      return [decodeQR(pixels)];
    } catch {
      return []; // it throws for "no code in it"
    }
  },
};
const peers = ['zxing-wasm', 'jsqr', 'qr'];

for (const folder of photographFolders()) print(folder, OURS, peers, await measure(photographsOf(folder)));

const generated = new Map<string, Map<string, Outcomes>>();
for (const family of FAMILIES) generated.set(family, await measure(platesOf(family)));
for (const [family, records] of generated) print(`generated, ${family}`, OURS, peers, records);
const together = new Map(
  Object.keys(readers).map((name) => [name, joined([...generated.values()].map((records) => recordOf(records, name)))]),
);
print('generated', OURS, peers, together);
print('generated', PLAIN, ['jsqr', 'qr'], together);

function platesOf(family: (typeof FAMILIES)[number]): Photograph[] {
  const file = new URL('../packages/contract/src/plate.vectors.json', import.meta.url);
  const { plates }: { plates: { link: string }[] } = JSON.parse(readFileSync(file, 'utf8'));
  return Array.from({ length: EACH_FAMILY }, (_, number) => {
    const link = plates[number % plates.length]?.link ?? '';
    return {
      name: `${family} ${number}`,
      truths: [link],
      pixels: async () => hardPhotograph(encodeQrSymbol(link).dark, family, number),
    };
  });
}

async function measure(photographs: readonly Photograph[]): Promise<Map<string, Outcomes>> {
  const records = new Map<string, Outcomes>(
    Object.keys(readers).map((name) => [name, { read: [], wrong: [], milliseconds: [] }]),
  );
  const names = Object.keys(readers);
  for (const [at, photograph] of photographs.entries()) {
    const pixels = await photograph.pixels();
    // Each picture begins with another reader.
    for (const name of [...names.slice(at % names.length), ...names.slice(0, at % names.length)]) {
      const record = recordOf(records, name);
      const started = performance.now();
      const texts = (await readers[name]?.(pixels)) ?? [];
      record.milliseconds.push(performance.now() - started);
      record.read.push(texts.some((text) => isTrue(text, photograph)));
      record.wrong.push(texts.some((text) => !isTrue(text, photograph)));
    }
  }
  return records;
}

function print(set: string, ours: string, against: readonly string[], records: ReadonlyMap<string, Outcomes>): void {
  const mine = recordOf(records, ours);
  for (const peer of against) {
    const theirs = recordOf(records, peer);
    const about = { set, ...(ours === OURS ? {} : { reader: ours }) };
    const counts = (key: 'read' | 'wrong') => ({ ours: count(mine[key]), peer, theirs: count(theirs[key]) });
    const n = mine.read.length;
    const ratio = count(mine.read) / count(theirs.read);
    const ci95 = resampled(n, (picked) => count(mine.read, picked) / count(theirs.read, picked));
    line('decoded', { ...about, ...counts('read'), ratio: rounded(ratio), ci95: ci95.map(rounded), n });
    line('wrong', { ...about, ...counts('wrong'), n });
    const [time, theirTime] = [median(mine.milliseconds), median(theirs.milliseconds)];
    line('time', {
      ...about,
      unit: 'milliseconds a picture',
      ours: rounded(time),
      peer,
      theirs: rounded(theirTime),
      ratio: rounded(time / theirTime),
      n,
    });
  }
}

function line(name: string, fields: object): void {
  console.log(JSON.stringify({ bench: 'qr', case: name, ...fields }));
}

function recordOf(records: ReadonlyMap<string, Outcomes>, name: string): Outcomes {
  const record = records.get(name);
  if (record === undefined) throw new Error(`${name} was not measured`);
  return record;
}

function joined(records: readonly Outcomes[]): Outcomes {
  return {
    read: records.flatMap(({ read }) => read),
    wrong: records.flatMap(({ wrong }) => wrong),
    milliseconds: records.flatMap(({ milliseconds }) => milliseconds),
  };
}

function count(of: readonly boolean[], picked?: readonly number[]): number {
  return picked === undefined ? of.filter(Boolean).length : picked.filter((at) => of[at]).length;
}

function rounded(figure: number): number | null {
  return Number.isFinite(figure) ? Number(figure.toFixed(3)) : null;
}
