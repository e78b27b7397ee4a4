import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Ledger } from './ledger.ts';

test('what is noted is removed, the newest first, and what was forgotten is left alone', async () => {
  const ledger = new Ledger();
  const removed: string[] = [];
  const note = (id: string) =>
    ledger.note(id, 'thing', async () => {
      removed.push(id);
      return true;
    });
  for (const id of ['a', 'b', 'c']) note(id);
  ledger.forget('b');
  assert.deepEqual(await ledger.clear(), []);
  assert.deepEqual(removed, ['c', 'a']);
  assert.equal(ledger.count, 3);
  assert.deepEqual(await ledger.clear(), [], 'nothing is removed twice');
  assert.deepEqual(removed, ['c', 'a']);
});

test('what cannot be removed at once is tried again, and then told', async () => {
  const ledger = new Ledger();
  let tries = 0;
  ledger.note('late', 'late thing', async () => {
    tries += 1;
    return tries > 1;
  });
  ledger.note('stuck', 'stuck thing', async () => false);
  ledger.note('broken', 'broken thing', () => Promise.reject(new Error('connection lost')));
  assert.deepEqual(await ledger.clear(), ['stuck thing', 'broken thing']);
  assert.equal(tries, 2);
});

test('what stays by intention is counted by kind', () => {
  const ledger = new Ledger();
  ledger.leave('check');
  ledger.leave('check');
  assert.deepEqual([...ledger.lasting], [['check', 2]]);
});
