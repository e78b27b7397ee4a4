import { createClient, newIdentifier, type WardClient } from '@wardkit/client';
import { type DBSchema, openDB } from 'idb';
import { stayOf } from '../drill/stay-writer.ts';

/** What the bench gives the page. */
export interface Orders {
  readonly baseUrl: string;
  readonly token: string;
  readonly premisesId: string;
}

/** What the bench calls in the page. Times are milliseconds. */
export interface OutboxPage {
  /** Saves so many stays without a network. */
  save(count: number): Promise<void>;
  /** Sends them by the outbox. */
  drain(): Promise<number>;
  /** Puts so many stays into a queue as one would write it first. */
  saveOneByOne(count: number): Promise<void>;
  /** Sends them: read, call, delete, and the next. */
  drainOneByOne(): Promise<number>;
}

interface Queue extends DBSchema {
  queue: { key: string; value: { id: string; body: object } };
}

const atOnce = 200;

/** Drains ours and a queue that sends one by one, in a page of a real browser. */
async function openOutboxPage({ baseUrl, token, premisesId }: Orders): Promise<OutboxPage> {
  let isOnline = false;
  const ward: WardClient = createClient({
    baseUrl,
    getToken: () => token,
    platform: {
      online: () => isOnline,
      onAwake: () => () => {},
      onCut: () => () => {},
      askToBeWoken() {},
      onUse: () => () => {},
      name: () => 'bench',
      estimate: async () => null,
      persist: async () => false,
    },
  });
  await ward.session.get();
  await ward.outbox.ready;
  if (ward.outbox.status.kept !== 'device') throw new Error('this browser keeps nothing');
  const plain = await openDB<Queue>('one-by-one', 1, {
    upgrade(database) {
      database.createObjectStore('queue', { keyPath: 'id' });
    },
  });

  return {
    async save(count) {
      isOnline = false;
      for (let done = 0; done < count; done += atOnce) {
        await Promise.all(
          Array.from({ length: Math.min(atOnce, count - done) }, () => {
            const id = newIdentifier();
            return ward.stays.register(id, stayOf(premisesId, id), { purpose: 'stay-registration', label: id });
          }),
        );
      }
    },
    async drain() {
      isOnline = true;
      const started = performance.now();
      await ward.outbox.drain();
      const taken = performance.now() - started;
      const { unsent } = ward.outbox.status;
      if (unsent > 0) throw new Error(`${unsent} were not sent`);
      return taken;
    },
    async saveOneByOne(count) {
      for (let done = 0; done < count; done += atOnce) {
        const transaction = plain.transaction('queue', 'readwrite');
        for (let one = 0; one < Math.min(atOnce, count - done); one += 1) {
          const id = newIdentifier();
          void transaction.store.add({ id, body: stayOf(premisesId, id) });
        }
        await transaction.done;
      }
    },
    async drainOneByOne() {
      const started = performance.now();
      for (const id of await plain.getAllKeys('queue')) {
        const item = await plain.get('queue', id);
        const answer = await fetch(`${baseUrl}/v1/stays/${id}`, {
          method: 'PUT',
          headers: {
            authorization: `Bearer ${token}`,
            'content-type': 'application/json',
            'idempotency-key': id,
            'if-none-match': '*',
            'wardkit-purpose': 'stay-registration',
          },
          body: JSON.stringify(item?.body),
        });
        if (answer.status !== 201) throw new Error(`one by one was answered ${answer.status}`);
        await answer.json();
        const transaction = plain.transaction('queue', 'readwrite', { durability: 'strict' });
        await Promise.all([transaction.store.delete(id), transaction.done]);
      }
      return performance.now() - started;
    },
  };
}

Object.assign(globalThis, { openOutboxPage });
