import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { encodeAddressSymbol } from './encode-address.ts';
import { plainEngine } from './plain-engine.ts';
import { readPixels } from './read-pixels.ts';
import { QUIET_ZONE } from './symbol.ts';

/** What a reader makes of the symbol, drawn at six pixels a module. */
async function read(address: string): Promise<readonly string[]> {
  const { dark, modules } = encodeAddressSymbol(address);
  const scale = 6;
  const side = (modules + 2 * QUIET_ZONE) * scale;
  const data = new Uint8ClampedArray(side * side * 4).fill(255);
  for (let y = 0; y < side; y += 1) {
    for (let x = 0; x < side; x += 1) {
      if (!dark[Math.floor(y / scale) - QUIET_ZONE]?.[Math.floor(x / scale) - QUIET_ZONE]) continue;
      data.fill(0, (y * side + x) * 4, (y * side + x) * 4 + 3);
    }
  }
  return readPixels({ data, width: side, height: side }, [plainEngine]);
}

test('an address comes back as it was, in its own case', async () => {
  for (const address of ['https://portal.example/Objections?from=board', 'http://127.0.0.1:8080/异议']) {
    assert.deepEqual(await read(address), [address]);
  }
});

test('what leads to no page, or is too long for a board, is refused', () => {
  const wrong = ['javascript:alert(1)', 'tel:110', 'objections', '', `https://portal.example/${'a'.repeat(300)}`];
  for (const text of wrong) assert.throws(() => encodeAddressSymbol(text), RangeError, text);
});

test('any text is either an address of the web or refused', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 80 }), (text) => {
      try {
        assert.ok(encodeAddressSymbol(text).modules >= 21);
        assert.match(text.trim(), /^https?:/i);
      } catch (error) {
        assert.ok(error instanceof RangeError);
      }
    }),
  );
});
