import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dialled } from './telephone.ts';

test('a number is written as it is dialled in China', () => {
  for (const [given, wanted] of [
    ['+867625550110', '0762-5550110'],
    ['+861065550110', '010-65550110'],
    ['+862165550110', '021-65550110'],
    ['+8613800001234', '13800001234'],
    ['+86110', '110'],
    ['+14155550110', '+14155550110'],
  ] as const) {
    assert.equal(dialled(given), wanted);
  }
});
