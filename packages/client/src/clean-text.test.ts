import assert from 'node:assert/strict';
import { it } from 'node:test';
import fc from 'fast-check';
import { cleanText } from './clean-text.ts';

it('half a character and NUL do not reach the server', () => {
  assert.deepEqual(cleanText({ note: 'a\u0000b\ud83d', list: ['\udc00', '🏠'], n: 1, none: null }), {
    note: 'ab\ufffd',
    list: ['\ufffd', '🏠'],
    n: 1,
    none: null,
  });
});

it('what is whole stays as it is', () => {
  fc.assert(
    fc.property(fc.jsonValue({ stringUnit: 'grapheme' }), (value) => {
      fc.pre(!JSON.stringify(value).includes('\\u0000') && !JSON.stringify(value).includes('__proto__'));
      assert.deepEqual(cleanText(value), value);
    }),
  );
});
