import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { Random } from './random.ts';

describe('Random', () => {
  it('gives the first numbers that xoshiro128** gives from the state 1, 2, 3, 4', () => {
    const random = Random.fromState([1, 2, 3, 4]);
    assert.deepEqual(
      Array.from({ length: 4 }, () => random.next()),
      [11520, 0, 5927040, 70819200],
    );
  });

  it('gives a fork the same numbers whatever was drawn before it', () => {
    const drawn = new Random('seed');
    drawn.next();
    assert.equal(drawn.fork('stays').next(), new Random('seed').fork('stays').next());
    assert.notEqual(drawn.fork('stays').next(), drawn.fork('plates').next());
  });

  it('keeps integers within their bounds and reaches both', () => {
    const random = new Random('bounds');
    const seen = new Set(Array.from({ length: 500 }, () => random.integer(-2, 3)));
    assert.deepEqual(
      [...seen].sort((a, b) => a - b),
      [-2, -1, 0, 1, 2, 3],
    );
  });

  it('shuffles without losing or doubling anything', () => {
    fc.assert(
      fc.property(fc.string(), fc.array(fc.integer()), (seed, items) => {
        const order = (a: number, b: number): number => a - b;
        assert.deepEqual(new Random(seed).shuffle(items).sort(order), [...items].sort(order));
      }),
    );
  });

  it('never picks what weighs nothing', () => {
    const random = new Random('weights');
    for (let turn = 0; turn < 200; turn += 1) {
      assert.equal(
        random.weighted([
          ['never', 0],
          ['always', 1],
          ['neither', 0],
        ] as const),
        'always',
      );
    }
  });

  it('makes ids in the form of UUIDv7 that hold their time', () => {
    fc.assert(
      fc.property(fc.string(), fc.integer({ min: 0, max: Date.UTC(2100, 0, 1) }), (seed, time) => {
        const id = new Random(seed).uuid(time);
        assert.match(id, /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
        assert.equal(Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16), time);
      }),
    );
  });
});
