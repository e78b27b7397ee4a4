import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Mediation } from '@wardkit/contract/mediation-record';
import { MediationStore } from './mediation-store.ts';

const one = (id: string, version: number, state = 'registered') => ({ id, version, state }) as Mediation;
const told = (store: MediationStore) => store.all.map(({ id, version }) => `${id}${version}`).join(' ');

test('what changes keeps its place, what is new comes last, what is filed goes', () => {
  const store = new MediationStore();
  store.begin();
  store.replace([one('a', 1), one('b', 1), one('c', 1)]);
  assert.equal(store.put(one('b', 2, 'eligible')), true);
  assert.equal(store.put(one('d', 1)), true);
  assert.equal(told(store), 'a1 b2 c1 d1');
  assert.equal(store.put(one('b', 1)), false);
  assert.equal(store.put(one('a', 5, 'archived')), true);
  assert.equal(told(store), 'b2 c1 d1');
});

test('a slow reading takes nothing back that was heard while it ran', () => {
  const store = new MediationStore();
  store.begin();
  store.replace([one('a', 1), one('b', 1), one('c', 1)]);
  store.begin();
  store.put(one('b', 4, 'eligible'));
  store.put(one('c', 2, 'archived'));
  store.put(one('new', 1));
  store.replace([one('c', 1), one('b', 3), one('a', 1)]);
  assert.equal(told(store), 'b4 a1 new1');
  store.begin();
  store.replace([one('a', 2)]);
  assert.equal(told(store), 'a2');
});
