import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { threeWayMerge } from './merge.ts';

const name = fc.constantFrom('a', 'b', 'c', 'd');
const fields = fc.dictionary(name, fc.oneof(fc.integer(), fc.string(), fc.array(fc.integer(), { maxLength: 3 })), {
  noNullPrototype: true,
});

describe('two changes of one record', () => {
  it('take no member for one that every object has, and make no object another one', () => {
    const theirs = JSON.parse('{"a":2,"inner":{"__proto__":{"isOurs":true},"constructor":"x","kept":1}}');
    const { merged, collisions } = threeWayMerge({ a: 1, inner: { kept: 1 } }, { a: 1, inner: { kept: 2 } }, theirs);
    assert.deepEqual(collisions, []);
    const { inner } = merged as { inner: { isOurs?: boolean } };
    assert.equal(inner.isOurs, undefined);
    assert.equal(JSON.stringify(merged), '{"a":2,"inner":{"kept":2,"__proto__":{"isOurs":true},"constructor":"x"}}');
  });

  it('are put together where they touch different things', () => {
    const base = { use: 'let', storeys: 2, address: { road: '长塘路', number: '18 号' }, note: null };
    const mine = { use: 'let', storeys: 3, address: { road: '长塘路', number: '20 号' } };
    const theirs = { ...base, use: 'empty', address: { road: '长塘南路', number: '18 号' }, version: 4 };
    assert.deepEqual(threeWayMerge(base, mine, theirs), {
      merged: { use: 'empty', storeys: 3, address: { road: '长塘南路', number: '20 号' } },
      collisions: [],
    });
  });

  it('collide where both changed the same, and ours stands there until somebody decides', () => {
    const { merged, collisions } = threeWayMerge({ a: 1, 'b/c': [1] }, { a: 2, 'b/c': [2] }, { a: 3, 'b/c': [3] });
    assert.deepEqual(merged, { a: 2, 'b/c': [2] });
    assert.deepEqual(collisions, [
      { pointer: '/a', base: 1, mine: 2, theirs: 3 },
      { pointer: '/b~1c', base: [1], mine: [2], theirs: [3] },
    ]);
  });

  it('of a list are put together by the keys of its entries: changed, added and taken away', () => {
    const entry = (itemCode: string, outcome: string, note: string | null = null) => ({ itemCode, outcome, note });
    const base = { answers: [entry('F1', 'fault'), entry('F2', 'fault'), entry('F3', 'fault')] };
    const mine = { answers: [entry('F1', 'conforms'), entry('F2', 'fault'), entry('F4', 'fault')] };
    const theirs = { answers: [entry('F1', 'fault', 'seen'), entry('F3', 'fault'), entry('F5', 'conforms')] };
    assert.deepEqual(threeWayMerge(base, mine, theirs), {
      merged: { answers: [entry('F1', 'conforms', 'seen'), entry('F4', 'fault'), entry('F5', 'conforms')] },
      collisions: [],
    });
  });

  it('that are not known to differ from anything collide wherever they differ', () => {
    assert.equal(threeWayMerge(null, { a: 1, b: 2 }, { a: 1, b: 3 }).collisions.length, 1);
  });

  it('nothing on one side changes nothing on the other', () => {
    fc.assert(
      fc.property(fields, fields, (base, mine) => {
        assert.deepEqual(threeWayMerge(base, mine, base), { merged: mine, collisions: [] });
        assert.deepEqual(threeWayMerge(base, mine, mine), { merged: mine, collisions: [] });
      }),
    );
    fc.assert(
      fc.property(fields, fields, (base, theirs) => {
        const { merged, collisions } = threeWayMerge(base, base, theirs);
        const expected = Object.fromEntries(
          Object.keys(base).flatMap((key) => (key in theirs ? [[key, theirs[key]]] : [])),
        );
        assert.deepEqual([merged, collisions], [expected, []]);
      }),
    );
  });

  it('what collides is the same from either side', () => {
    fc.assert(
      fc.property(fields, fields, fields, (base, one, other) => {
        const places = (mine: object, theirs: object) =>
          threeWayMerge({ x: base }, { x: mine }, { x: theirs })
            .collisions.map(({ pointer }) => pointer)
            .sort();
        assert.deepEqual(places(one, other), places(other, one));
      }),
    );
  });
});
