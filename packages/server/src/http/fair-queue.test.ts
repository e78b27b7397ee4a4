import assert from 'node:assert/strict';
import { beforeEach, describe, test } from 'node:test';
import { FairQueue } from './fair-queue.ts';

describe('a fair queue', () => {
  let queue: FairQueue;
  let begun: string[];
  const { signal } = new AbortController();
  beforeEach(() => {
    queue = new FairQueue({ inAll: 4, ofOne: 2 });
    begun = [];
  });
  /** Holds the queue until it is told to go on. */
  const hold = (asker: string) => {
    const { promise, resolve } = Promise.withResolvers<void>();
    return { go: resolve, done: queue.run(asker, signal, () => promise) };
  };
  const note = (asker: string, name: string, own = signal) => queue.run(asker, own, async () => begun.push(name));

  test('gives turns round among those who ask, and whoever just had one comes last', async () => {
    const { go, done } = hold('one');
    const all = [note('one', 'one a'), note('one', 'one b'), note('two', 'two a'), note('two', 'two b')];
    go();
    await Promise.all([done, ...all]);
    assert.deepEqual(begun, ['two a', 'one a', 'two b', 'one b']);
  });

  test('takes no more than it has places for, of one asker and in all', async () => {
    const { go, done } = hold('one');
    const all = [note('one', 'a'), note('one', 'b')];
    await assert.rejects(note('one', 'beyond'), { code: 'unavailable' });
    all.push(note('two', 'c'), note('three', 'd'));
    await assert.rejects(note('four', 'beyond'), { code: 'unavailable' });
    go();
    await Promise.all([done, ...all]);
    assert.deepEqual(begun.toSorted(), ['a', 'b', 'c', 'd']);
    await note('four', 'later');
    assert.equal(begun.at(-1), 'later');
  });

  test('work whose asker went away is not begun, and its place is free', async () => {
    const { go, done } = hold('one');
    const leaving = new AbortController();
    const left = [note('two', 'left', leaving.signal), note('two', 'left too', leaving.signal)];
    leaving.abort();
    for (const each of left) await assert.rejects(each, { name: 'AbortError' });
    const others = [note('two', 'a'), note('two', 'b')];
    go();
    await Promise.all([done, ...others]);
    assert.deepEqual(begun, ['a', 'b']);
    await assert.rejects(note('two', 'gone before', leaving.signal), { name: 'AbortError' });
  });

  test('work that fails gives its turn on', async () => {
    const { promise, reject } = Promise.withResolvers<void>();
    const failing = queue.run('one', signal, () => promise);
    const next = note('two', 'next');
    reject(new Error('broken'));
    await assert.rejects(failing, /broken/);
    await next;
    assert.deepEqual(begun, ['next']);
  });
});
