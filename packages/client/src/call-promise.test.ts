import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type Answered, callPromise, lateList, listCall } from './call-promise.ts';
import { NetworkError } from './errors.ts';

function answered<T>(data: T): Answered<T> {
  return { data, response: null, etag: null, stale: null, requestId: 'request-1' };
}

describe('a call', () => {
  it('gives its data, its response, or its outcome as a value', async () => {
    const call = callPromise(Promise.resolve(answered(7)));
    assert.equal(await call, 7);
    assert.equal((await call.withResponse()).requestId, 'request-1');
    assert.deepEqual(await call.safe(), { ok: true, data: 7 });
  });

  it('gives an error of the SDK as a value when asked safely, and throws it otherwise', async () => {
    const error = new NetworkError({});
    const call = callPromise(Promise.reject(error));
    assert.deepEqual(await call.safe(), { ok: false, error });
    await assert.rejects(call, error);
  });

  it('does not hide faults that are no errors of the SDK', async () => {
    const fault = new RangeError('a bug');
    await assert.rejects(callPromise(Promise.reject(fault)).safe(), fault);
  });
});

describe('a list', () => {
  const pages = [
    { items: ['a', 'b'], next: 'two' },
    { items: [], next: 'three' },
    { items: ['c'], next: null },
  ];
  const cursors = [null, 'two', 'three'];

  it('gives a page to await and items to iterate, and asks for the first page once', async () => {
    const asked: (string | null)[] = [];
    const list = listCall(async (cursor) => {
      asked.push(cursor);
      return answered(pages[cursors.indexOf(cursor)] ?? { items: [], next: null });
    });
    assert.deepEqual(await list, pages[0]);
    const items: string[] = [];
    for await (const item of list) items.push(item);
    assert.deepEqual(items, ['a', 'b', 'c']);
    assert.deepEqual(asked, [null, 'two', 'three']);
  });

  it('asks again for a page that failed', async () => {
    let failures = 1;
    const list = listCall<{ items: string[]; next: string | null }>(async () => {
      failures -= 1;
      if (failures >= 0) throw new NetworkError({});
      return answered({ items: ['a'], next: null });
    });
    await assert.rejects(list.pages().next(), { kind: 'network' });
    assert.deepEqual((await list.pages().next()).value, { items: ['a'], next: null });
  });

  it('goes on at the page that failed, and never takes a failure for its end', async () => {
    const asked: (string | null)[] = [];
    const ask = async (cursor: string | null) => {
      asked.push(cursor);
      if (asked.length === 2) throw new NetworkError({});
      return answered(pages[cursors.indexOf(cursor)] ?? { items: [], next: null });
    };
    const makes = [() => listCall(ask), () => lateList(Promise.resolve({ list: listCall(ask) }))];
    for (const make of makes) {
      const list = make();
      const reading = list.pages();
      assert.deepEqual((await reading.next()).value, pages[0]);
      await assert.rejects(reading.next() as Promise<unknown>, { kind: 'network' });
      assert.deepEqual((await reading.next()).value, pages[1]);
      assert.deepEqual((await reading.next()).value, pages[2]);
      assert.equal((await reading.next()).done, true);
      assert.deepEqual(asked, [null, 'two', 'two', 'three']);
      asked.splice(0);
    }
  });

  it('stops asking when the reader stops', async () => {
    let asked = 0;
    const list = listCall(async () => {
      asked += 1;
      return answered({ items: ['a', 'b'], next: 'more' });
    });
    for await (const item of list) if (item === 'b') break;
    assert.equal(asked, 1);
  });
});
