import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { signPlate } from '@wardkit/contract/plate';
import fc from 'fast-check';
import { decodeQR } from 'qr/decode.js';
import { encodeQrSymbol } from './encode.ts';
import { QUIET_ZONE } from './symbol.ts';

const vectors: { plates: { link: string }[] } = JSON.parse(
  readFileSync(new URL('../../../contract/src/plate.vectors.json', import.meta.url), 'utf8'),
);

/** Fills an SVG path of M, h, v and z by the even-odd rule, as a browser would. */
function fill(path: string, modules: number): boolean[][] {
  const uprights: { x: number; top: number; bottom: number }[] = [];
  let x = 0;
  let y = 0;
  for (const [, letter, figures = ''] of path.matchAll(/([Mhvz])([-\d ]*)/g)) {
    const [first = 0, second = 0] = figures.split(' ').map(Number);
    if (letter === 'M') [x, y] = [first, second];
    if (letter === 'h') x += first;
    if (letter === 'v') {
      uprights.push({ x, top: Math.min(y, y + first), bottom: Math.max(y, y + first) });
      y += first;
    }
  }
  return Array.from({ length: modules }, (_, row) =>
    Array.from({ length: modules }, (_, column) => {
      const crossed = uprights.filter((line) => line.x <= column && line.top <= row && row < line.bottom);
      return crossed.length % 2 === 1;
    }),
  );
}

const alphanumeric = fc
  .array(fc.constantFrom(...'0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ$%*+-./:'), { minLength: 1, maxLength: 300 })
  .map((parts) => parts.join(''));

describe('QR symbol', () => {
  it('of a plate has 41 modules with an ordinary base', () => {
    for (const { link } of vectors.plates) assert.equal(encodeQrSymbol(link).modules, 41);
    const payload = '1'.repeat(120);
    assert.equal(encodeQrSymbol(`HTTPS://${'A'.repeat(23)}/D/${payload}`).modules, 41);
    assert.equal(encodeQrSymbol(`HTTPS://${'A'.repeat(24)}/D/${payload}`).modules, 45);
  });

  it('draws the same modules as it names', () => {
    fc.assert(
      fc.property(alphanumeric, (text) => {
        const { modules, path, dark } = encodeQrSymbol(text);
        assert.equal(dark.length, modules);
        assert.deepEqual(fill(path, modules), dark);
      }),
      { numRuns: 30 },
    );
  });

  it('is read again as the text it was made of', () => {
    fc.assert(
      fc.property(alphanumeric, (text) => {
        const { modules, dark } = encodeQrSymbol(text);
        const scale = 4;
        const side = (modules + 2 * QUIET_ZONE) * scale;
        const data = new Uint8ClampedArray(side * side * 4).fill(255);
        for (let y = 0; y < side; y++) {
          for (let x = 0; x < side; x++) {
            if (dark[Math.floor(y / scale) - QUIET_ZONE]?.[Math.floor(x / scale) - QUIET_ZONE]) {
              data.fill(0, (y * side + x) * 4, (y * side + x) * 4 + 3);
            }
          }
        }
        assert.equal(decodeQR({ data, width: side, height: side }, { timeLimit: 1000 }), text);
      }),
      { numRuns: 30 },
    );
  });

  it('refuses what would make it larger or unreadable', () => {
    for (const text of ['', 'https://ward.example/d/', '门牌', 'A'.repeat(4000)]) {
      assert.throws(() => encodeQrSymbol(text), RangeError);
    }
  });

  it('keeps the length that the contract signs', async () => {
    const payload = await signPlate({ code: '7K3M9QX2ABC5', keyId: 'ABCD', sign: async () => new Uint8Array(64) });
    assert.equal(payload.length, 120);
  });
});
