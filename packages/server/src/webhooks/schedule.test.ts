import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { nextAttemptAfter } from './schedule.ts';

const now = new Date('2026-11-22T04:00:00.000Z');
const hour = 3_600_000;

/** The waits of a delivery that never succeeds. */
function waits(random: () => number): number[] {
  const all: number[] = [];
  for (let tries = 1; ; tries += 1) {
    const next = nextAttemptAfter(tries, now, random(), null);
    if (next === null) return all;
    all.push(next.getTime() - now.getTime());
  }
}

describe('the waits between attempts', () => {
  test('make at least 8 attempts over at least 24 hours, each wait longer than the last whatever the jitter', () => {
    const turns = [() => 0, () => 1, alternately(1, 0), alternately(0, 1)];
    for (const random of turns) {
      const all = waits(random);
      assert.ok(all.length + 1 >= 8, String(all.length));
      assert.ok(all.reduce((sum, wait) => sum + wait, 0) >= 24 * hour);
      for (const [at, wait] of all.entries()) assert.ok(wait > (all[at - 1] ?? 0), `wait ${at}`);
    }
    assert.notDeepEqual(
      waits(() => 0),
      waits(() => 1),
    );
  });

  test('are at least what the receiver asked for, up to a day', () => {
    const after = (asked: string) => (nextAttemptAfter(1, now, 0, asked)?.getTime() ?? 0) - now.getTime();
    assert.equal(after('7200'), 2 * hour);
    assert.equal(after('9999999'), 24 * hour);
    assert.equal(after(new Date(now.getTime() + 3 * hour).toUTCString()), 3 * hour);
    for (const asked of ['1', 'soon', '-5', new Date(now.getTime() - hour).toUTCString()]) {
      assert.equal(after(asked), 10_000, asked);
    }
  });
});

function alternately(first: number, second: number): () => number {
  let isFirst = false;
  return () => {
    isFirst = !isFirst;
    return isFirst ? first : second;
  };
}
