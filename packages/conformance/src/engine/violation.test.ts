import assert from 'node:assert/strict';
import { test } from 'node:test';
import { everyOf, expect, NotExamined, Violation } from './violation.ts';

const nameOf = (thing: number) => `thing ${thing}`;

test('everything is looked at, and the first few faults are told with how many more there are', async () => {
  const seen: number[] = [];
  const look = everyOf([1, 2, 3, 4, 5, 6, 7, 8], nameOf, async (thing) => {
    seen.push(thing);
    expect(thing === 8, 'eight', String(thing));
  });
  await assert.rejects(look, (cause: unknown) => {
    assert.ok(cause instanceof Violation);
    assert.equal(cause.expected, 'eight');
    assert.equal(cause.came.split('; ').length, 5);
    assert.match(cause.came, / and 2 more of 8$/);
    return true;
  });
  assert.deepEqual(seen.sort(), [1, 2, 3, 4, 5, 6, 7, 8]);
});

test('it passes where something was looked at, and is not examined where nothing was', async () => {
  const lookAt = (limit: number) =>
    everyOf([1, 2], nameOf, async (thing) => {
      if (thing > limit) throw new NotExamined('no account');
    });
  await lookAt(1);
  await assert.rejects(lookAt(0), NotExamined);
});

test('a fault of the kit itself is not taken for one of the server', async () => {
  const look = everyOf([1], nameOf, () => Promise.reject(new TypeError('a slip')));
  await assert.rejects(look, TypeError);
});
