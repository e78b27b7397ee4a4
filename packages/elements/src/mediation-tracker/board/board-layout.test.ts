import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Mediation } from '@wardkit/contract/mediation-record';
import { cardAfter, differences, emptyLayout, isBoardKey, layoutOf, stageBeside } from './board-layout.ts';

const one = (id: string, state: string) => ({ id, state }) as Mediation;
const board = layoutOf([
  one('a1', 'registered'),
  one('c1', 'in-session'),
  one('a2', 'registered'),
  one('a3', 'registered'),
  one('c2', 'accepted'),
  one('z', 'failed'),
  one('filed', 'archived'),
  one('later', 'a-state-of-later'),
]);

test('cards stand by stage in the order of the list; what is filed or unknown stands on no board', () => {
  assert.deepEqual(board.intake, ['a1', 'a2', 'a3']);
  assert.deepEqual(board.mediating, ['c1', 'c2']);
  assert.deepEqual(board.closing, ['z']);
  assert.equal(Object.values(board).flat().length, 6);
});

test('keys go from card to card, over empty stages, and stay at the edges', () => {
  const go = (id: string, ...keys: string[]) =>
    keys.reduce((at, key) => (isBoardKey(key) ? cardAfter(board, at, key) : at), id);
  assert.equal(go('a1', 'ArrowDown', 'ArrowDown'), 'a3');
  assert.equal(go('a1', 'ArrowUp'), 'a1');
  assert.equal(go('a3', 'ArrowDown'), 'a3');
  assert.equal(go('a3', 'ArrowRight'), 'c2');
  assert.equal(go('c1', 'ArrowLeft'), 'a1');
  assert.equal(go('a1', 'ArrowRight', 'ArrowRight'), 'z');
  assert.equal(go('z', 'ArrowRight'), 'z');
  assert.equal(go('a2', 'End', 'Home'), 'a1');
  assert.equal(go('gone', 'ArrowDown'), 'gone');
  assert.equal(cardAfter(board, 'a1', 'ArrowLeft', true), 'c1');
  assert.equal(isBoardKey('Enter'), false);
});

test('the stage beside is that of reading', () => {
  assert.equal(stageBeside('intake', 'ArrowRight'), 'consent');
  assert.equal(stageBeside('intake', 'ArrowLeft'), null);
  assert.equal(stageBeside('closing', 'ArrowRight'), null);
  assert.equal(stageBeside('consent', 'ArrowRight', true), 'intake');
});

test('what changed elsewhere is counted once each: moved, new, gone', () => {
  assert.equal(differences(board, board), 0);
  assert.equal(differences(emptyLayout, board), 6);
  const after = layoutOf([
    one('a1', 'eligible'),
    one('a2', 'registered'),
    one('a3', 'registered'),
    one('new', 'failed'),
  ]);
  assert.equal(differences(board, after), 5);
  // Another order alone is no change that somebody must be told of.
  assert.equal(
    differences(layoutOf([one('a', 'failed'), one('b', 'failed')]), layoutOf([one('b', 'failed'), one('a', 'failed')])),
    0,
  );
});
