import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { encodeQrSymbol } from './encode.ts';
import { FAMILIES, hardPhotograph } from './hard-photographs.ts';
import type { Pixels } from './pixels.ts';

const vectors: { plates: { link: string }[] } = JSON.parse(
  readFileSync(new URL('../../../contract/src/plate.vectors.json', import.meta.url), 'utf8'),
);
const { dark } = encodeQrSymbol(vectors.plates[0]?.link ?? '');
const sumOf = ({ data }: Pixels) => createHash('sha256').update(data).digest('hex');

describe('hard photographs', () => {
  it('are the same each time', () => {
    assert.equal(sumOf(hardPhotograph(dark, 'small', 0)), sumOf(hardPhotograph(dark, 'small', 0)));
  });

  it('are all different, by family, number and seed', () => {
    const pictures = [
      ...FAMILIES.map((family) => hardPhotograph(dark, family, 0)),
      hardPhotograph(dark, 'small', 1),
      hardPhotograph(dark, 'small', 0, 1),
    ];
    assert.equal(new Set(pictures.map(sumOf)).size, pictures.length);
  });
});
