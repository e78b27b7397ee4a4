import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { type AlertFilters, alertSorts, alertViews, plainFilters } from './alert-list.state.ts';
import { filtersOf, queryWith } from './url-state.ts';

describe('the filters in an address', () => {
  it('come back as they were, beside what is the portal’s', () => {
    const codes = fc.array(fc.stringMatching(/^[a-z]{1,9}(-[a-z]{1,9})?$/), { maxLength: 3 });
    const filters: fc.Arbitrary<AlertFilters> = fc.record({
      view: fc.constantFrom(...alertViews),
      sort: fc.constantFrom(...alertSorts),
      priorities: codes,
      categories: codes,
      areas: fc.array(fc.stringMatching(/^\d{12}$/), { maxLength: 3 }),
    });
    fc.assert(
      fc.property(filters, (chosen) => {
        const query = queryWith('?page=3&other.view=all', 'alerts', chosen);
        assert.deepEqual(filtersOf(query, 'alerts'), { ...chosen });
        assert.equal(new URLSearchParams(query).get('page'), '3');
        assert.deepEqual(filtersOf(query, 'other').view, 'all');
      }),
    );
  });

  it('take no free text, and say nothing where nothing was chosen', () => {
    const odd = '?a.view=<script>&a.category=张三&a.priority=a b&a.area=44&a.sort=constructor&a.category=theft';
    assert.deepEqual(filtersOf(odd, 'a'), { ...plainFilters, categories: ['theft'] });
    assert.equal(queryWith('?a.view=due', 'a', plainFilters), '');
  });
});
