import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { linesOf } from './board-lines.ts';

test('Chinese breaks anywhere but before a stop, words at spaces', () => {
  assert.deepEqual(linesOf('对评级有异议，请扫码。', 60, 10, 4), ['对评级有异议，', '请扫码。']);
  assert.deepEqual(linesOf('Object within fifteen days', 84, 10, 4), ['Object within', 'fifteen days']);
});

test('what does not fit ends in an ellipsis', () => {
  assert.deepEqual(linesOf('一二三四五六七八九十', 30, 10, 2), ['一二三', '四五…']);
});

test('no text is lost while there are lines, and no line is much wider than its room', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 120 }), (text) => {
      const lines = linesOf(text, 100, 10, 1000);
      assert.equal(lines.join('').replaceAll(/\s/gu, ''), text.replaceAll(/\s/gu, ''));
      for (const line of lines) assert.ok(Array.from(line).length <= 130);
    }),
  );
});
