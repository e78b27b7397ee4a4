import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { choose } from './choose.ts';
import type { StoredItem } from './item.ts';
import type { Shelved } from './shelf.ts';
import { shelvedItem } from './stored-item.fixtures.ts';

const idsOf = (entries: Shelved[]) => entries.map((entry) => entry.id);

describe('what is sent next', () => {
  it('is the first of each lane, by sequence and not by clock', () => {
    const items = [
      shelvedItem(3, { lane: 'a', createdAt: 1 }),
      shelvedItem(1, { lane: 'a', createdAt: 9 }),
      shelvedItem(2, { lane: 'b', createdAt: 5 }),
    ];
    assert.deepEqual(idsOf(choose(items, 0, false).ready), ['item-1', 'item-2']);
  });

  it('does not wait for a clock that was set back to catch up', () => {
    const day = 24 * 3_600_000;
    const items = [
      shelvedItem(1, { lane: 'a', nextAttemptAt: day + 60_000 }),
      shelvedItem(2, { lane: 'b', nextAttemptAt: day + 3_600_000, asked: true }),
    ];
    assert.deepEqual(idsOf(choose(items, day, false).ready), []);
    assert.deepEqual(idsOf(choose(items, 0, false).ready), ['item-1', 'item-2']);
  });

  it('a conflict stops its own lane and no other', () => {
    const items = [
      shelvedItem(1, { lane: 'a', state: 'conflict' }),
      shelvedItem(2, { lane: 'a' }),
      shelvedItem(3, { lane: 'b' }),
    ];
    assert.deepEqual(idsOf(choose(items, 0, false).ready), ['item-3']);
  });

  it('what was accepted or discarded no longer stands in the way', () => {
    const items = [shelvedItem(1, { state: 'accepted' }), shelvedItem(2, { state: 'discarded' }), shelvedItem(3)];
    assert.deepEqual(idsOf(choose(items, 0, false).ready), ['item-3']);
  });

  it('waits for what it depends on, and is orphaned when that was discarded', () => {
    const on = (state: StoredItem['state']) => [
      shelvedItem(1, { lane: 'a', state, id: 'first' }),
      shelvedItem(2, { lane: 'b', dependsOn: ['first'] }),
    ];
    assert.deepEqual(idsOf(choose(on('rejected'), 0, false).ready), []);
    assert.deepEqual(idsOf(choose(on('accepted'), 0, false).ready), ['item-2']);
    assert.deepEqual(idsOf(choose(on('discarded'), 0, false).orphaned), ['item-2']);
  });

  it('hurry skips back-off, and never a time that the server named', () => {
    const items = [
      shelvedItem(1, { lane: 'a', nextAttemptAt: 500 }),
      shelvedItem(2, { lane: 'b', nextAttemptAt: 400, asked: true }),
    ];
    assert.deepEqual(idsOf(choose(items, 0, false).ready), []);
    assert.equal(choose(items, 0, false).next, 400);
    assert.deepEqual(idsOf(choose(items, 0, true).ready), ['item-1']);
    assert.deepEqual(idsOf(choose(items, 450, false).ready), ['item-2']);
  });

  it('an item that can not be read is left where it is', () => {
    const unknown: Shelved = { id: 'old', sequence: 1, revision: 1, at: 0, item: null };
    assert.deepEqual(idsOf(choose([unknown, shelvedItem(2)], 0, true).ready), ['item-2']);
  });

  const anyItem = fc.record({
    lane: fc.constantFrom('a', 'b', 'c'),
    state: fc.constantFrom('pending', 'waiting-for-sign-in', 'conflict', 'rejected', 'accepted', 'discarded'),
    nextAttemptAt: fc.option(fc.integer({ min: 0, max: 100 })),
    asked: fc.boolean(),
  });

  it('is at most one of a lane, and nothing unfinished of that lane was saved before it', () => {
    fc.assert(
      fc.property(
        fc.array(anyItem as fc.Arbitrary<Partial<StoredItem>>, { maxLength: 12 }),
        fc.boolean(),
        (all, hurry) => {
          const items = all.map((over, index) => shelvedItem(index + 1, over));
          const { ready } = choose([...items].reverse(), 50, hurry);
          assert.equal(new Set(ready.map((entry) => entry.item?.lane)).size, ready.length);
          for (const entry of ready) {
            const before = items.filter((one) => one.item?.lane === entry.item?.lane && one.sequence < entry.sequence);
            assert.ok(before.every((one) => one.item?.state === 'accepted' || one.item?.state === 'discarded'));
          }
        },
      ),
    );
  });
});
