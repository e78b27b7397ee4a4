import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { compare } from './comparison.ts';

const answer = (itemCode: string, outcome: string, note: string | null = null, photographIds: string[] = []) => ({
  itemCode,
  outcome,
  note,
  photographIds,
});

describe('comparing a submission with the record that came before it', () => {
  const mine = {
    finishedAt: '2026-11-22T14:32:00+08:00',
    answers: [answer('FIR-03', 'fault', 'three bicycles', ['a', 'b']), answer('FIR-04', 'conforms')],
  };
  const theirs = {
    finishedAt: '2026-11-22T13:00:00+08:00',
    checkedBy: { displayName: 'Officer Li' },
    answers: [answer('FIR-03', 'conforms'), answer('FIR-04', 'conforms'), answer('STR-01', 'fault')],
  };
  const found = compare('rentalChecks.submit', mine, theirs);
  const about = (kind: string) => found.find((difference) => difference.about.kind === kind);

  it('counts outcomes and photographs on both sides', () => {
    assert.deepEqual(about('fault'), {
      about: { kind: 'fault' },
      mine: { kind: 'count', count: 1 },
      theirs: { kind: 'count', count: 1 },
    });
    assert.deepEqual(about('photographs')?.mine, { kind: 'count', count: 2 });
  });

  it('lists only the items that differ, with what a side lacks as null', () => {
    const items = found.filter((difference) => difference.about.kind === 'item');
    assert.deepEqual(
      items.map((each) => (each.about.kind === 'item' ? each.about.name : '')),
      ['FIR-03', 'STR-01'],
    );
    assert.deepEqual(items[0]?.mine, { kind: 'outcome', outcome: 'fault', note: 'three bicycles' });
    assert.equal(items[1]?.mine, null);
  });

  it('tells who made the other', () => {
    assert.deepEqual(about('checked-by'), {
      about: { kind: 'checked-by' },
      mine: { kind: 'you' },
      theirs: { kind: 'text', text: 'Officer Li' },
    });
  });

  it('makes do with whatever a server sends', () => {
    for (const current of [
      null,
      undefined,
      7,
      'text',
      [],
      {},
      { answers: 'none' },
      { answers: [null, 3, { itemCode: 4 }] },
    ]) {
      assert.ok(compare('rentalChecks.submit', mine, current).length > 0, JSON.stringify(current));
    }
  });

  it('compares plain fields of anything else', () => {
    assert.deepEqual(compare('doorplates.revoke', { reason: 'lost', by: 1 }, { reason: 'broken', by: 1 }), [
      {
        about: { kind: 'field', name: 'reason' },
        mine: { kind: 'text', text: 'lost' },
        theirs: { kind: 'text', text: 'broken' },
      },
    ]);
  });
});
