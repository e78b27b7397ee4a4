import assert from 'node:assert/strict';
import { test } from 'node:test';
import { printable } from './printable.ts';

test('what would steer a terminal or forge a line is replaced, and text of any script stays', () => {
  assert.equal(printable('a\u001b]0;x\u0007b\r\nFAKE: 400 passed'), 'a\ufffd]0;x\ufffdb\ufffd\ufffdFAKE: 400 passed');
  assert.equal(printable('a\u202eb\u2028c'), 'a\ufffdb\ufffdc');
  assert.equal(printable('源城区示范派出所 – é 😀'), '源城区示范派出所 – é 😀');
});
