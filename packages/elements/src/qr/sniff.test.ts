import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import sharp from 'sharp';
import { sniff } from './sniff.ts';

const ascii = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0));
const box = (brand: string, ...others: string[]) => ascii(`\0\0\0\x18ftyp${brand}\0\0\0\0${others.join('')}`);

describe('sniff', () => {
  for (const format of ['jpeg', 'png', 'gif', 'webp', 'tiff'] as const) {
    it(`knows ${format} by its bytes`, async () => {
      const picture = sharp({ create: { width: 90, height: 40, channels: 3, background: 'white' } }).toFormat(format);
      const sniffed = sniff(await picture.toBuffer());
      assert.equal(sniffed.kind, format);
      if (['jpeg', 'png', 'gif'].includes(format)) assert.deepEqual(sniffed.size, { width: 90, height: 40 });
    });
  }

  it('finds the size of a photograph behind its metadata', async () => {
    const base = sharp({ create: { width: 320, height: 200, channels: 3, background: 'white' } });
    const described = base.withExif({ IFD0: { ImageDescription: 'x'.repeat(60000) } }).jpeg();
    assert.deepEqual(sniff(await described.toBuffer()).size, { width: 320, height: 200 });
  });

  const others: [string, Uint8Array, string][] = [
    ['a PDF named .jpg', ascii('%PDF-1.7\n'), 'pdf'],
    ['a PDF with bytes before it', ascii('\n\n%PDF-1.4'), 'pdf'],
    ['HEIC', box('heic', 'mif1', 'heic'), 'heic'],
    ['HEIC by a compatible brand', box('mif1', 'heic'), 'heic'],
    ['AVIF', box('avif', 'mif1'), 'avif'],
    ['AVIF by a compatible brand', box('mif1', 'avif'), 'avif'],
    ['MP4', box('isom', 'mp42'), 'video'],
    ['WebM', Uint8Array.of(0x1a, 0x45, 0xdf, 0xa3), 'video'],
    ['a ZIP or Word file', ascii('PK\x03\x04'), 'zip'],
    ['SVG', ascii('<?xml version="1.0"?>\n<svg xmlns="…">'), 'svg'],
    ['HTML', ascii('<!doctype html><svg>'), 'unknown'],
    ['nothing', new Uint8Array(), 'unknown'],
  ];
  for (const [name, bytes, kind] of others) it(`takes ${name} as ${kind}`, () => assert.equal(sniff(bytes).kind, kind));

  it('survives any bytes, also behind a true beginning', () => {
    const beginnings = fc.constantFrom(
      '',
      '\xff\xd8\xff',
      '\x89PNG\r\n\x1a\n',
      'GIF89a',
      'RIFF....WEBP',
      '....ftyp',
      'BM',
    );
    fc.assert(
      fc.property(beginnings, fc.uint8Array({ maxLength: 200 }), (beginning, rest) => {
        const { size } = sniff(Uint8Array.from([...ascii(beginning), ...rest]));
        if (size) assert.ok(size.width > 0 && size.height > 0);
      }),
      { numRuns: 500 },
    );
  });
});
