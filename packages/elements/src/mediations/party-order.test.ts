import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { inFormOrder } from './party-order.ts';

const party = (id: string, role: string, standsForPartyId: string | null = null) => ({ id, role, standsForPartyId });
const order = (...parties: ReturnType<typeof party>[]) => inFormOrder(parties).map(({ id }) => id);

describe('the order of parties on forms', () => {
  it('has claimants first, then respondents, each before who stands for them, and helpers last', () => {
    assert.deepEqual(
      order(
        party('helper', 'helper'),
        party('respondent', 'respondent'),
        party('guardian', 'guardian', 'second'),
        party('first', 'claimant'),
        party('second', 'claimant'),
        party('lawyer', 'representative', 'respondent'),
      ),
      ['first', 'second', 'guardian', 'respondent', 'lawyer', 'helper'],
    );
  });

  it('leaves out nobody whom this version does not know, and names nobody twice', () => {
    assert.deepEqual(order(party('a', 'a-later-role'), party('b', 'guardian', 'gone'), party('c', 'claimant')), [
      'c',
      'a',
      'b',
    ]);
    assert.deepEqual(order(party('c', 'claimant', 'c')), ['c']);
  });
});
