import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { fitText, PAGE, PLATE_SIZES, plateMeasures, platePlaces } from './layout.ts';

describe('sheet layout', () => {
  for (const size of PLATE_SIZES) {
    it(`keeps ${size} mm plates on the paper, apart from each other, with the QR inside`, () => {
      const measures = plateMeasures(size);
      const places = platePlaces(measures);
      assert.ok(places.length >= 1);
      for (const { x, y } of places) {
        assert.ok(x >= PAGE.margin - 1e-9 && x + measures.width <= PAGE.width - PAGE.margin + 1e-9);
        assert.ok(y >= PAGE.margin - 1e-9 && y + measures.height <= PAGE.height - PAGE.margin + 1e-9);
      }
      for (const [index, one] of places.entries()) {
        for (const other of places.slice(index + 1)) {
          const apart =
            Math.abs(one.x - other.x) >= measures.width + 5.9 || Math.abs(one.y - other.y) >= measures.height + 5.9;
          assert.ok(apart);
        }
      }
      assert.ok(measures.edge > 0 && measures.qrTop + size < measures.height);
    });
  }

  it('puts 1, 4 and 12 on a page', () => {
    assert.deepEqual(
      PLATE_SIZES.map((size) => platePlaces(plateMeasures(size)).length),
      [1, 4, 12],
    );
  });

  it('breaks a long address between its parts, never between a number and what it counts', () => {
    const { lines } = fitText('榕荫巷 80 号 云栖苑 1 栋 1 单元 501 室', 75, 9.75);
    assert.deepEqual(lines, ['榕荫巷 80 号 云栖苑', '1 栋 1 单元 501 室']);
  });

  it('fits any address into its width, in at most two lines, losing nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 }), (text) => {
        const { lines, size } = fitText(text, 100, 13);
        assert.ok(lines.length <= 2 && size > 0 && size <= 13);
        assert.equal(lines.join('').replaceAll(/\s/g, ''), text.replaceAll(/\s/g, ''));
      }),
    );
    assert.deepEqual(fitText('太平古街 64 号', 75, 9.75).lines, ['太平古街 64 号']);
    assert.equal(fitText('泥金村委会中心小学东侧路 24 号', 75, 9.75).lines.length, 2);
  });
});
