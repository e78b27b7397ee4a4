import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { OutboxItem, OutboxState, OutboxStatus } from '@wardkit/client';
import fc from 'fast-check';
import { headlineOf, itemsToShow, risksOf } from './outbox-status.state.ts';

const NONE: Record<OutboxState, number> = {
  pending: 0,
  sending: 0,
  'waiting-for-sign-in': 0,
  conflict: 0,
  rejected: 0,
  'set-aside': 0,
  accepted: 0,
};

const status = (counts: Partial<Record<OutboxState, number>>, more: Partial<OutboxStatus> = {}): OutboxStatus => {
  const all = { ...NONE, ...counts };
  const unsent = Object.values(all).reduce((sum, count) => sum + count, 0) - all.accepted;
  return { counts: all, unsent, kept: 'device', reason: null, storage: null, online: true, lastSentAt: null, ...more };
};

describe('the headline', () => {
  for (const [what, given, wanted] of [
    ['nothing', status({}), { kind: 'clear' }],
    ['only what is on record', status({ accepted: 4 }), { kind: 'clear' }],
    ['nothing and no network', status({}, { online: false }), { kind: 'clear' }],
    ['two waiting', status({ pending: 2 }), { kind: 'pending', count: 2 }],
    ['one of two on its way', status({ pending: 1, sending: 1 }), { kind: 'sending', count: 2 }],
    ['two waiting and no network', status({ pending: 2 }, { online: false }), { kind: 'offline', count: 2 }],
    ['no sign-in', status({ pending: 1, 'waiting-for-sign-in': 1 }), { kind: 'sign-in', count: 2 }],
    [
      'a conflict among others',
      status({ pending: 5, conflict: 1 }, { online: false }),
      { kind: 'attention', count: 1 },
    ],
    [
      'a rejection, a conflict and one set aside',
      status({ rejected: 1, conflict: 1, 'set-aside': 1 }),
      { kind: 'attention', count: 3 },
    ],
  ] as const) {
    it(`for ${what} is ${wanted.kind}`, () => assert.deepEqual(headlineOf(given), wanted));
  }

  it('never says that all is sent while something is not', () => {
    const some = fc.record(Object.fromEntries(Object.keys(NONE).map((state) => [state, fc.nat(3)])));
    fc.assert(
      fc.property(some, fc.boolean(), (counts, online) => {
        const given = status(counts, { online });
        assert.equal(headlineOf(given).kind === 'clear', given.unsent === 0);
      }),
    );
  });
});

describe('risks', () => {
  it('are told when the browser keeps nothing, even with nothing unsent', () => {
    assert.deepEqual(risksOf(status({}, { kept: 'memory', reason: 'no-database' })), [
      { kind: 'memory', reason: 'no-database' },
    ]);
  });
  it('are told when the browser may clear what is unsent, and not when nothing is', () => {
    const storage = { persistent: false, usage: 1, quota: 100 };
    assert.deepEqual(risksOf(status({ pending: 2 }, { storage })), [{ kind: 'may-be-cleared', count: 2 }]);
    assert.deepEqual(risksOf(status({}, { storage })), []);
  });
  it('are told when storage is more than nine tenths full', () => {
    const kinds = (usage: number) =>
      risksOf(status({}, { storage: { persistent: true, usage, quota: 100 } })).map(({ kind }) => kind);
    assert.deepEqual(kinds(90), []);
    assert.deepEqual(kinds(91), ['almost-full']);
  });
});

it('what needs a person is shown first, each in the order of saving, and what is on record is not', () => {
  const item = (id: string, state: OutboxState, sequence: number) => ({ id, state, sequence }) as OutboxItem;
  const shown = itemsToShow([
    item('a', 'pending', 1),
    item('b', 'rejected', 4),
    item('c', 'accepted', 2),
    item('d', 'conflict', 3),
    item('e', 'sending', 5),
  ]);
  assert.deepEqual(
    shown.map(({ id }) => id),
    ['d', 'b', 'e', 'a'],
  );
});
