import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nameOfItem } from './item-name.ts';

const apart: readonly (readonly [what: string, one: object, other: object])[] = [
  ['records', { id: 'a', version: 1 }, { id: 'b', version: 1 }],
  ['checklists', { id: 'rental-check', version: '2026-1' }, { id: 'rental-check', version: '2026-2' }],
  ['years of a division', { code: '441602', firstYear: 1988 }, { code: '441602', firstYear: 2004 }],
  ['limits of two stations', { id: 'alert-arrival', stationId: 'a' }, { id: 'alert-arrival', stationId: 'b' }],
  ['revoked plates', { codeHash: 'a' }, { codeHash: 'b' }],
  ['items without an id', { alertId: 'a', limit: 'x' }, { alertId: 'a', limit: 'y' }],
];

for (const [what, one, other] of apart) {
  test(`tells ${what} from each other, and each is itself`, () => {
    assert.notEqual(nameOfItem(one), nameOfItem(other));
    assert.equal(nameOfItem(one), nameOfItem({ ...one }));
  });
}

test('a record that is changed while its list is walked is the same', () => {
  assert.equal(
    nameOfItem({ id: 'a', version: 1, state: 'open' }),
    nameOfItem({ id: 'a', version: 2, state: 'closed' }),
  );
});
