import assert from 'node:assert/strict';
import type { Ended } from '../server-process.ts';

/** Plain words on standard error, without a stack, and the exit code that tells what kind of failure it is. */
export function assertFailed({ code, errors }: Ended, expected: number, words: RegExp): void {
  assert.match(errors, words);
  assert.ok(!/\n\s+at |Error:|node:internal|This is a fault/.test(errors), errors);
  assert.equal(code, expected, errors);
}
