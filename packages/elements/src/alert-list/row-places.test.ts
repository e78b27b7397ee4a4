import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { RowPlaces } from './row-places.ts';

const change = fc.oneof(
  fc.record({ do: fc.constant('insert' as const), at: fc.nat(60), amount: fc.integer({ min: 1, max: 5 }) }),
  fc.record({ do: fc.constant('remove' as const), at: fc.nat(60) }),
  fc.record({ do: fc.constant('measure' as const), at: fc.nat(60), height: fc.integer({ min: 1, max: 300 }) }),
  fc.record({ do: fc.constant('turn' as const) }),
);

describe('the places of rows', () => {
  it('are those of a plain sum, after any changes, asked for at any time', () => {
    fc.assert(
      fc.property(fc.array(change, { maxLength: 60 }), fc.nat(9000), (changes, offset) => {
        const places = new RowPlaces(74);
        let plain: { id: string; height: number }[] = [];
        let made = 0;
        for (const each of changes) {
          if (each.do === 'insert') {
            const at = Math.min(each.at, plain.length);
            const ids = Array.from({ length: each.amount }, () => `row ${made++}`);
            places.insert(at, ids);
            plain.splice(at, 0, ...ids.map((id) => ({ id, height: 74 })));
          } else if (each.do === 'turn') {
            plain = plain.reverse();
            places.replace(plain.map(({ id }) => id));
          } else if (each.at < plain.length) {
            if (each.do === 'remove') {
              places.remove(each.at);
              plain.splice(each.at, 1);
            } else {
              places.measure(each.at, each.height);
              plain[each.at] = { id: plain[each.at]?.id ?? '', height: each.height };
            }
          }
          // Asked for in the middle of it, some are summed up already when the next change comes.
          const some = Math.min(each.do === 'turn' ? 0 : each.at, plain.length);
          assert.equal(places.startOf(some), sum(plain.slice(0, some)));
        }
        assert.deepEqual(
          places.ids,
          plain.map(({ id }) => id),
        );
        assert.equal(places.total, sum(plain));
        const found = places.at(offset);
        if (plain.length === 0) return assert.equal(found, -1);
        assert.ok(places.startOf(found) <= offset);
        assert.ok(found === plain.length - 1 || places.startOf(found + 1) > offset);
      }),
    );
  });

  it('take in a hundred thousand rows at once', () => {
    const places = new RowPlaces(74);
    places.insert(
      0,
      Array.from({ length: 100_000 }, (_, at) => `row ${at}`),
    );
    places.insert(0, ['new']);
    assert.equal(places.total, 100_001 * 74);
    assert.equal(places.at(74), 1);
  });
});

function sum(rows: readonly { height: number }[]): number {
  return rows.reduce((total, { height }) => total + height, 0);
}
