import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Formats } from '../foundation/formats.ts';
import { successRate } from './success-rate.ts';

const row = (key: string, count: number | null) => ({
  key,
  label: null,
  total: { count, suppressed: count === null },
  cells: [],
});
const of = (counts: Readonly<Record<string, number | null>>) =>
  successRate({ rows: Object.entries(counts).map(([key, count]) => row(key, count)) });

test('settled of closed, with one decimal that is never rounded up', () => {
  const table = [
    [{ settled: 55, failed: 2, refused: 1, open: 14 }, 72, 58, 55, 948],
    [{ settled: 2, failed: 1 }, 3, 3, 2, 666],
    [{ settled: 999, breached: 1 }, 1000, 1000, 999, 999],
    [{ settled: 19_999, failed: 1 }, 20_000, 20_000, 19_999, 999],
    [{ settled: 7 }, 7, 7, 7, 1000],
    [{ settled: 0, withdrawn: 3 }, 3, 3, 0, 0],
    [{ open: 5 }, 5, 0, 0, null],
    [{}, 0, 0, 0, null],
    // An outcome of a later version is closed, and not settled.
    [{ settled: 1, 'an-outcome-of-later': 1 }, 2, 2, 1, 500],
  ] as const;
  for (const [counts, received, closed, settled, tenths] of table) {
    const rate = of(counts);
    assert.deepEqual(
      [rate?.received, rate?.closed, rate?.settled, rate?.tenths],
      [received, closed, settled, tenths],
      JSON.stringify(counts),
    );
  }
});

test('a count that is withheld leaves no rate', () => {
  assert.equal(of({ settled: 55, failed: null }), null);
});

test('outcomes come by how frequent they are, and none that did not happen', () => {
  const rate = of({ failed: 2, open: 9, refused: 2, settled: 55, withdrawn: 0 });
  assert.deepEqual(rate?.outcomes, [
    { outcome: 'settled', count: 55 },
    { outcome: 'failed', count: 2 },
    { outcome: 'refused', count: 2 },
  ]);
});

test('whatever the counts, what is written is never more than what is true, and 100 % only where all are settled', () => {
  const format = new Formats('en');
  for (let closed = 1; closed <= 1200; closed += 1) {
    for (const settled of [0, 1, Math.floor(closed / 3), Math.floor(closed / 2), closed - 1, closed]) {
      if (settled < 0 || settled > closed) continue;
      const tenths = of({ settled, failed: closed - settled })?.tenths ?? Number.NaN;
      const written = Number(format.percent(tenths / 1000).replace('%', ''));
      // In whole numbers: a division would be where rounding hides.
      assert.ok(Math.round(written * 10) * closed <= settled * 1000, `${settled} of ${closed}: ${written}`);
      assert.ok((Math.round(written * 10) + 1) * closed > settled * 1000, `${settled} of ${closed}: ${written}`);
      assert.equal(written === 100, settled === closed);
    }
  }
});
