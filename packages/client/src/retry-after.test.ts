import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { backoff } from './backoff.ts';
import { retryAfter } from './retry-after.ts';

const now = Date.parse('2026-11-22T01:00:00Z');

describe('Retry-After', () => {
  const table: [string | null, number | null][] = [
    ['120', 120_000],
    [' 0 ', 0],
    ['Sun, 22 Nov 2026 01:00:30 GMT', 30_000],
    ['Sun, 22 Nov 2026 00:00:00 GMT', 0],
    [null, null],
    ['', null],
    ['-5', null],
    ['soon', null],
    ['1.5', null],
    ['99999999999', 1e12],
    ['Sun, 99 Nov 2026 01:00:30 GMT', null],
  ];
  for (const [header, expected] of table) {
    it(`${JSON.stringify(header)} is ${expected}`, () => assert.equal(retryAfter(header, now), expected));
  }

  it('is never negative and never fails, whatever a server sends', () => {
    fc.assert(
      fc.property(fc.string(), (header) => {
        const wait = retryAfter(header, now);
        return wait === null || wait >= 0;
      }),
    );
  });
});

describe('back-off', () => {
  it('grows with each try up to its cap, and jitters over all of it', () => {
    const rule = { base: 400, cap: 8_000 };
    assert.deepEqual(
      [1, 2, 3, 4, 5, 6, 60].map((attempt) => backoff(rule, attempt, 0.999_999)),
      [399, 799, 1599, 3199, 6399, 7999, 7999],
    );
    assert.equal(backoff(rule, 6, 0), 0);
  });
});
