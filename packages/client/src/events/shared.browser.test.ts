import { createScriptedClient, createScriptedServer, type ScriptedClient } from '@wardkit/testing';
import { databaseName, openStore } from '../vault/open-store.ts';
import { createEventHub } from '../ward-events.ts';
import type { EventItem } from './events.types.ts';
import { isGap } from './is-gap.ts';

function equal(actual: unknown, expected: unknown): void {
  const [one, other] = [JSON.stringify(actual), JSON.stringify(expected)];
  if (one !== other) throw new Error(`expected ${other}, got ${one}`);
}

async function take(items: AsyncIterator<EventItem>, count: number): Promise<string[]> {
  const taken: string[] = [];
  while (taken.length < count) {
    const { value } = await items.next();
    taken.push(isGap(value) ? `gap: ${value.reason}` : value.subject);
  }
  return taken;
}

describe('a stream that pages of this browser share', () => {
  const open: ScriptedClient[] = [];
  const server = createScriptedServer({ role: 'duty-officer' });

  /** A page: a client that knows of the others only by the browser's own channel and locks. */
  async function page(): Promise<ScriptedClient> {
    const made = createScriptedClient({
      role: 'duty-officer',
      server,
      random: () => 0,
      store: await openStore(createEventHub()),
    });
    open.push(made);
    await made.ward.session.get();
    await made.ward.outbox.ready;
    return made;
  }

  afterEach(async () => {
    for (const made of open.splice(0)) made.ward.close();
    await new Promise<void>((resolve) => {
      indexedDB.deleteDatabase(databaseName).onsuccess = () => resolve();
    });
  });

  it('is one connection; the page that has it goes, another goes on, and each event comes once to each', async () => {
    const [one, two] = [await page(), await page()];
    const [first, second] = [one.ward.events({ types: ['alert.*'] }), two.ward.events({ types: ['alert.*'] })];
    equal(await take(first, 1), ['gap: begin']);
    const joined = take(second, 1);
    equal(await joined, ['gap: begin']);
    equal(server.stream.open, 1);
    server.stream.emit({ type: 'alert.received', subject: '/v1/alerts/1' });
    equal([await take(first, 1), await take(second, 1)], [['/v1/alerts/1'], ['/v1/alerts/1']]);

    const next = take(second, 1);
    await first.return?.();
    server.stream.emit({ type: 'alert.changed', subject: '/v1/alerts/2' });
    equal(await next, ['/v1/alerts/2']);
    server.stream.cut();
    server.stream.emit({ type: 'alert.changed', subject: '/v1/alerts/3' });
    equal(await take(second, 1), ['/v1/alerts/3']);
    equal(server.stream.open, 1);
    await second.return?.();
  });
});
