import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { StoredItem } from './item.ts';
import type { Shelved } from './shelf.ts';
import { shelvedItem } from './stored-item.fixtures.ts';
import { jobsOf } from './together.ts';

let made = 0;

function entry(over: Partial<StoredItem> = {}): Shelved {
  made += 1;
  const operation = {
    operationId: 'stays.register',
    path: `/v1/stays/item-${made}`,
    purpose: 'stay-registration',
  } as const;
  return shelvedItem(made, { ...operation, lane: `stay:item-${made}`, ...over });
}

const sizes = (ready: readonly Shelved[]) => jobsOf(ready).map((job) => job.length);

describe('what goes in one call', () => {
  it('is creates of one kind, at most 50', () => {
    assert.deepEqual(sizes(Array.from({ length: 120 }, () => entry())), [50, 50, 20]);
  });

  it('is not what the contract has no batch for, what was tried before, what changes a record, or what has photographs to send', () => {
    const alone: Partial<StoredItem>[] = [
      { operationId: 'objections.file' },
      { attempts: 1 },
      { ifMatch: '"3"' },
      { photos: [{ id: 'photo', done: false }] },
    ];
    for (const over of alone) assert.deepEqual(sizes([entry(over), entry(over)]), [1, 1], JSON.stringify(over));
    const sent = { photos: [{ id: 'photo', done: true }] };
    assert.deepEqual(sizes([entry(sent), entry()]), [2]);
  });

  it('has one operation, one collection and one purpose', () => {
    const others: Partial<StoredItem>[] = [
      { operationId: 'rentalChecks.submit', path: '/v1/rental-checks/x' },
      { path: '/v2/stays/x' },
      { purpose: null },
    ];
    for (const over of others) assert.deepEqual(sizes([entry(), entry(over)]), [1, 1], JSON.stringify(over));
  });

  it('is no larger than a body may be', () => {
    const large = { body: { note: '记'.repeat(200_000) } };
    assert.deepEqual(sizes([entry(large), entry(large), entry()]), [1, 2]);
  });

  it('is everything once, in its order', () => {
    const kinds: Partial<StoredItem>[] = [{}, { purpose: null }, { attempts: 2 }, { operationId: 'hazards.rectify' }];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...kinds), { maxLength: 200 }), (given) => {
        const ready = given.map((over) => entry(over));
        const jobs = jobsOf(ready);
        const ids = jobs.flatMap((job) => job.map(({ id }) => id));
        assert.deepEqual([...ids].sort(), ready.map(({ id }) => id).sort());
        for (const job of jobs) {
          const places = job.map(({ id }) => ready.findIndex((one) => one.id === id));
          assert.deepEqual(
            places,
            [...places].sort((one, other) => one - other),
          );
        }
      }),
    );
  });
});
