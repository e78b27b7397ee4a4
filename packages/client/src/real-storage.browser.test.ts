import { createScriptedClient, fixtures, type ScriptedClient, type ScriptedClientOptions } from '@wardkit/testing';
import { databaseName, openStore } from './vault/open-store.ts';
import { deleteRealDatabase } from './vault/real-database.fixtures.ts';
import { createEventHub } from './ward-events.ts';

const { ids, submissionOf } = fixtures;
const premisesLabel = '兴埔路18号2栋 302';

function equal(actual: unknown, expected: unknown): void {
  const [one, other] = [JSON.stringify(actual), JSON.stringify(expected)];
  if (one !== other) throw new Error(`expected ${other}, got ${one}`);
}

async function rejection(work: Promise<unknown>): Promise<{ kind?: string; code?: string }> {
  try {
    await work;
  } catch (error) {
    return error as { kind?: string; code?: string };
  }
  throw new Error('It did not fail');
}

describe('on the real storage of this browser', () => {
  const open: ScriptedClient[] = [];

  /** A page: a client with a connection of its own to the browser's database. */
  async function page(options: ScriptedClientOptions = {}): Promise<ScriptedClient> {
    const made = createScriptedClient({ store: await openStore(createEventHub()), ...options });
    open.push(made);
    return made;
  }

  /** What a killed page does: it does nothing any more. */
  function kill(made: ScriptedClient): void {
    made.ward.close();
  }

  function submit({ ward }: ScriptedClient, photos: string[] = []) {
    return ward.rentalChecks.submit(submissionOf(), { photos, premisesLabel });
  }

  function photoIn({ ward }: ScriptedClient, size: number) {
    const bytes = Uint8Array.from({ length: size }, (_, index) => (index * 7) % 251);
    return ward.drafts.putPhoto(new Blob([bytes], { type: 'image/jpeg' }), { premisesId: ids.premises });
  }

  async function changeOf({ ward }: ScriptedClient, what: () => boolean): Promise<void> {
    if (what()) return;
    await new Promise<void>((resolve) => {
      const stop = ward.outbox.subscribe(() => {
        if (!what()) return;
        stop();
        resolve();
      });
    });
  }

  afterEach(async () => {
    for (const made of open.splice(0)) made.ward.close();
    await deleteRealDatabase();
  });

  it('keeps things on the device, sealed with a key that no script can read', async () => {
    const set = await page();
    await set.ward.drafts.put('draft', { note: 'a-secret-note' });
    await set.ward.outbox.ready;
    equal(set.ward.outbox.status.kept, 'device');
    const database = await new Promise<IDBDatabase>((resolve) => {
      const opening = indexedDB.open(databaseName);
      opening.onsuccess = () => resolve(opening.result);
    });
    const all = (store: string) =>
      new Promise<unknown[]>((resolve) => {
        const asking = database.transaction(store).objectStore(store).getAll();
        asking.onsuccess = () => resolve(asking.result);
      });
    const [row] = (await all('drafts')) as { data: Uint8Array }[];
    equal(new TextDecoder('latin1').decode(row?.data).includes('a-secret-note'), false);
    const keys = (await all('settings')).filter((value): value is CryptoKey => value instanceof CryptoKey);
    equal(
      keys.map((key) => key.extractable),
      [false],
    );
    database.close();
  });

  it('a reload in the middle loses nothing: draft, photograph, submission', async () => {
    const before = await page();
    await before.ward.session.get();
    before.setOnline(false);
    await before.ward.drafts.put('rental-check:1', { note: '走廊' });
    const photo = await photoIn(before, 600_000);
    const receipt = await submit(before, [photo.id]);
    equal(receipt.kept, 'device');
    kill(before);

    const after = await page({ server: before.server, online: false, token: () => null });
    equal(await after.ward.drafts.get('rental-check:1'), { note: '走廊' });
    equal((await after.ward.drafts.getPhoto(photo.id))?.size, 600_000);
    await after.ward.outbox.ready;
    equal(
      after.ward.outbox.items.map((item) => [item.id, item.state]),
      [[receipt.id, 'pending']],
    );
    kill(after);

    before.server.reachable = true;
    const signedIn = await page({ server: before.server });
    equal((await (await signedIn.ward.outbox.receipt(receipt.id))?.settled)?.state, 'accepted');
    equal(before.server.records.checks.length, 2);
    equal(before.server.records.attachments.get(photo.id)?.state, 'complete');
    equal(await signedIn.ward.drafts.getPhoto(photo.id), null);
  });

  it('a page killed while its answer was on the way sends nothing twice', async () => {
    const killed = await page();
    await killed.ward.session.get();
    killed.server.fault('rentalChecks.submit', { kind: 'lost-answer' });
    const receipt = await submit(killed);
    await changeOf(
      killed,
      () => killed.server.count('rentalChecks.submit') === 1 && killed.ward.outbox.items[0]?.attempts === 1,
    );
    kill(killed);
    const fresh = await page({ server: killed.server });
    equal((await (await fresh.ward.outbox.receipt(receipt.id))?.settled)?.state, 'accepted');
    equal(killed.server.count('rentalChecks.submit'), 2);
    equal(killed.server.records.checks.length, 2);
  });

  it('two tabs send each thing once, and each sees what the other did', async () => {
    const one = await page();
    await one.ward.session.get();
    const two = await page({ server: one.server });
    await two.ward.session.get();
    one.setOnline(false);
    two.setOnline(false);
    const receipt = await submit(one);
    await changeOf(two, () => two.ward.outbox.items.length === 1);
    one.server.reachable = true;
    one.setOnline(true);
    two.setOnline(true);
    const seen = await two.ward.outbox.receipt(receipt.id);
    equal((await receipt.settled).state, 'accepted');
    equal((await seen?.settled)?.state, 'accepted');
    equal(one.server.count('rentalChecks.submit'), 1);
  });

  it('a draft that another tab changed is told', async () => {
    const one = await page();
    await one.ward.session.get();
    const two = await page({ server: one.server });
    await two.ward.session.get();
    await two.ward.drafts.get('shared');
    const heard = new Promise<void>((resolve) => {
      two.ward.drafts.watch('shared', resolve);
    });
    // The watcher is in place after one turn of the device.
    await two.ward.drafts.get('shared');
    await one.ward.drafts.put('shared', 7);
    await heard;
    equal(await two.ward.drafts.get('shared'), 7);
  });

  it('another person sees nothing and sends nothing; the same person finds everything', async () => {
    const officer = await page();
    await officer.ward.session.get();
    officer.setOnline(false);
    await officer.ward.drafts.put('draft', 'mine');
    const receipt = await submit(officer);
    equal(await officer.ward.signOut(), { unsent: 1, drafts: 1 });
    kill(officer);

    officer.server.reachable = true;
    officer.server.answer('session.get', fixtures.sessionOf('auxiliary'));
    const other = await page({ server: officer.server, token: () => 'another' });
    await other.ward.session.get();
    await other.ward.outbox.drain();
    equal(other.ward.outbox.items, []);
    equal(await other.ward.drafts.get('draft'), null);
    equal(officer.server.count('rentalChecks.submit'), 0);
    kill(other);

    officer.server.answer('session.get', fixtures.sessionOf('officer'));
    const back = await page({ server: officer.server, token: () => 'a-new-sign-in' });
    equal(await back.ward.drafts.get('draft'), 'mine');
    equal((await (await back.ward.outbox.receipt(receipt.id))?.settled)?.state, 'accepted');
  });

  it('a full device is told before a receipt is given', async () => {
    const set = await page();
    await set.ward.session.get();
    await set.ward.outbox.ready;
    const original = IDBObjectStore.prototype.put;
    IDBObjectStore.prototype.put = () => {
      throw new DOMException('full', 'QuotaExceededError');
    };
    try {
      const { kind, code } = await rejection(submit(set));
      equal([kind, code], ['storage', 'quota']);
    } finally {
      IDBObjectStore.prototype.put = original;
    }
    equal((await submit(set)).kept, 'device');
  });

  it('a submission without photographs can be discarded', async () => {
    const set = await page();
    await set.ward.session.get();
    set.setOnline(false);
    const receipt = await submit(set);
    await set.ward.outbox.discard(receipt.id);
    equal((await receipt.settled).state, 'discarded');
  });

  it('a database that is closed under us is opened again', async () => {
    const set = await page();
    await set.ward.drafts.put('draft', 1);
    const original = IDBDatabase.prototype.transaction;
    IDBDatabase.prototype.transaction = function (this: IDBDatabase, ...rest: Parameters<typeof original>) {
      IDBDatabase.prototype.transaction = original;
      this.close();
      return original.apply(this, rest);
    } as typeof original;
    equal(await set.ward.drafts.get('draft'), 1);
  });

  it('without encryption it keeps things in memory only, and says so', async () => {
    Object.defineProperty(crypto, 'subtle', { value: undefined, configurable: true });
    try {
      const set = await page();
      await set.ward.session.get();
      const photo = await photoIn(set, 1000);
      const receipt = await submit(set, [photo.id]);
      equal(receipt.kept, 'memory');
      equal(set.ward.outbox.status.reason, 'no-encryption');
      // The hash comes from the portable code, and the server agrees with it.
      Reflect.deleteProperty(crypto, 'subtle');
      equal((await receipt.settled).state, 'accepted');
    } finally {
      Reflect.deleteProperty(crypto, 'subtle');
    }
    equal(typeof crypto.subtle, 'object');
  });

  it('what was read is there without a network after a reload', async () => {
    const before = await page();
    await before.ward.places.getPremises(ids.premises, { purpose: 'rental-check' });
    kill(before);
    const after = await page({ server: before.server, online: false, token: () => null });
    const call = after.ward.places.getPremises(ids.premises, { purpose: 'rental-check' });
    equal((await call.withResponse()).stale !== null, true);
  });

  it('says how much room there is', async () => {
    const set = await page();
    await set.ward.session.get();
    await set.ward.outbox.ready;
    equal(set.ward.outbox.status.storage?.persistent, false);
    await set.ward.outbox.persist();
    equal(set.ward.outbox.status.storage?.persistent, true);
  });
});
