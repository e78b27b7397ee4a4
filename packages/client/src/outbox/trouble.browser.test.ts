import {
  createScriptedClient,
  fixtures,
  type ScriptedCall,
  type ScriptedClient,
  type ScriptedClientOptions,
} from '@wardkit/testing';
import { systemClock } from '../clock.ts';
import { newIdentifier } from '../identifier.ts';
import { databaseName, openStore } from '../vault/open-store.ts';
import { deleteRealDatabase } from '../vault/real-database.fixtures.ts';
import type { RecordStore } from '../vault/record-store.ts';
import { openVault, ownerOf } from '../vault/vault.ts';
import { createEventHub } from '../ward-events.ts';

const { ids, submissionOf } = fixtures;
const doorOf = (index: number) => `0193a000-0000-7000-8000-0000000002${String(index).padStart(2, '0')}`;

function equal(actual: unknown, expected: unknown): void {
  const [one, other] = [JSON.stringify(actual), JSON.stringify(expected)];
  if (one !== other) throw new Error(`expected ${other}, got ${one}`);
}

describe('trouble with what waits, on the real storage of this browser', () => {
  const open: ScriptedClient[] = [];

  async function page(options: ScriptedClientOptions = {}): Promise<ScriptedClient> {
    const made = createScriptedClient({ store: await openStore(createEventHub()), random: () => 0, ...options });
    open.push(made);
    await made.ward.session.get().catch(() => {});
    await made.ward.outbox.ready;
    return made;
  }

  /** A server on which every check of a door is taken, and what it did is written down: what is done twice is there twice. */
  function ledgerOf({ server }: ScriptedClient): { id: string; premisesId: string }[] {
    const done: { id: string; premisesId: string }[] = [];
    server.answer('rentalChecks.submit', ({ parameters, body }: ScriptedCall) => {
      const submission = body as ReturnType<typeof submissionOf>;
      const id = parameters.checkId ?? '';
      done.push({ id, premisesId: submission.premisesId });
      return fixtures.checkFrom(id, submission);
    });
    return done;
  }

  const submit = ({ ward }: ScriptedClient, premisesId: string, photos: string[] = []) =>
    ward.rentalChecks.submit(submissionOf({ premisesId }), { photos, premisesLabel: premisesId });

  async function settled({ ward }: ScriptedClient, id: string): Promise<string | undefined> {
    return (await (await ward.outbox.receipt(id))?.settled)?.state;
  }

  /** Lets no row of a table be written, as a full device does, until the returned function is called. */
  function fill(table: string): () => void {
    const original = IDBObjectStore.prototype.put;
    IDBObjectStore.prototype.put = function (this: IDBObjectStore, ...rest: Parameters<typeof original>) {
      if (this.name === table) throw new DOMException('full', 'QuotaExceededError');
      return original.apply(this, rest);
    };
    return () => {
      IDBObjectStore.prototype.put = original;
    };
  }

  const told = (made: ScriptedClient, reason: string) =>
    new Promise<void>((resolve) => {
      made.ward.on('storage', (event) => {
        if (event.reason === reason) resolve();
      });
    });

  async function vaultIn(store: RecordStore) {
    const owner = await ownerOf('https://ward.example', { station: ids.station, subject: 'demo-officer' });
    return openVault(store, owner, systemClock);
  }

  afterEach(async () => {
    for (const made of open.splice(0)) made.ward.close();
    await deleteRealDatabase();
  });

  it('five tabs that save at once lose nothing and send nothing twice, each door in the order of saving', async () => {
    const first = await page();
    const done = ledgerOf(first);
    const tabs = [first];
    for (let index = 1; index < 5; index += 1) tabs.push(await page({ server: first.server }));
    const saved = await Promise.all(
      tabs.flatMap((tab) => [0, 1, 2, 3, 4, 5, 6, 7].map((index) => submit(tab, doorOf(index % 4)))),
    );
    const last = await page({ server: first.server });
    for (const { id } of saved) equal(await settled(last, id), 'accepted');
    equal(done.map(({ id }) => id).sort(), saved.map(({ id }) => id).sort());
    const sequenceOf = new Map(last.ward.outbox.items.map(({ id, sequence }) => [id, sequence]));
    for (let index = 0; index < 4; index += 1) {
      const order = done
        .filter(({ premisesId }) => premisesId === doorOf(index))
        .map(({ id }) => sequenceOf.get(id) ?? 0);
      equal(
        order,
        [...order].sort((one, other) => one - other),
      );
    }
  });

  it('a server that is killed in the middle of a queue has each thing once when it is back', async () => {
    const made = await page();
    const done = ledgerOf(made);
    made.setOnline(false);
    const saved = [];
    for (let index = 0; index < 10; index += 1) saved.push(await submit(made, doorOf(index)));
    const { transport } = made.server;
    let calls = 0;
    // It does its work, and dies before it says so; then it is away.
    Object.assign(made.server, {
      transport: async (request: Parameters<typeof transport>[0]) => {
        const answer = await transport(request);
        if (request.method !== 'GET') calls += 1;
        if (calls > 1) made.server.reachable = false;
        if (calls === 2) throw new TypeError('Failed to fetch');
        return answer;
      },
    });
    const other = await page({ server: made.server, online: true });
    made.server.reachable = true;
    await other.ward.outbox.drain();
    equal(other.ward.outbox.status.unsent > 0, true);
    Object.assign(made.server, { transport, reachable: true });
    const back = await page({ server: made.server });
    await back.ward.outbox.drain();
    for (const { id } of saved) equal(await settled(back, id), 'accepted');
    equal(done.map(({ id }) => id).sort(), saved.map(({ id }) => id).sort());
  });

  it('an answer that a full device can not write down is asked for again, and nothing is done twice', async () => {
    const made = await page();
    const done = ledgerOf(made);
    made.setOnline(false);
    const receipt = await submit(made, ids.premises);
    const full = told(made, 'quota');
    const free = fill('outbox');
    try {
      made.server.reachable = true;
      made.setOnline(true);
      await full;
      equal(done.length, 1);
    } finally {
      free();
    }
    await made.ward.outbox.drain();
    equal((await receipt.settled).state, 'accepted');
    const sent = made.server.calls.filter(({ id }) => id === 'rentalChecks.submit');
    equal(sent.length > 1, true);
    equal(new Set(sent.map(({ headers }) => headers['idempotency-key'])).size, 1);
    equal(done.length, 1);
  });

  it('a photograph whose arrival a full device can not write down is no refusal of the check', async () => {
    const made = await page();
    const done = ledgerOf(made);
    const photo = await made.ward.drafts.putPhoto(new Blob([new Uint8Array(5000)], { type: 'image/jpeg' }), {
      premisesId: ids.premises,
    });
    made.setOnline(false);
    const receipt = await submit(made, ids.premises, [photo.id]);
    const full = told(made, 'quota');
    const free = fill('outbox');
    try {
      made.server.reachable = true;
      made.setOnline(true);
      await full;
    } finally {
      free();
    }
    await made.ward.outbox.drain();
    equal((await receipt.settled).state, 'accepted');
    equal(done.length, 1);
    equal(made.server.count('attachments.append'), 1);
  });

  it('what the version before had saved is sent by this one', async () => {
    const made = await page();
    const done = ledgerOf(made);
    const store = await openStore(createEventHub());
    const vault = await vaultIn(store);
    const id = newIdentifier();
    const item = {
      version: 1,
      id,
      operationId: 'rentalChecks.submit',
      method: 'PUT',
      path: `/v1/rental-checks/${id}`,
      parameters: { checkId: id },
      body: submissionOf(),
      idempotencyKey: newIdentifier(),
      ifMatch: null,
      lane: `rental-check:${ids.premises}`,
      dependsOn: [],
      label: 'of before',
      state: 'pending',
      attempts: 3,
      createdAt: Date.now() - 86_400_000,
      nextAttemptAt: Date.now() - 1,
      asked: false,
      failingSince: null,
      problem: null,
      current: null,
      photos: [],
      answer: null,
      settledAt: null,
    };
    await vault.change([{ do: 'append', store: 'outbox', record: await vault.seal('outbox', id, item) }]);
    store.close();
    const upgraded = await page({ server: made.server });
    equal(await settled(upgraded, id), 'accepted');
    equal(done, [{ id, premisesId: ids.premises }]);
    equal(
      made.server.calls.find((call) => call.id === 'rentalChecks.submit')?.headers['idempotency-key'],
      item.idempotencyKey,
    );
  });

  it('what a newer version has saved is shown, can be exported, and lies there byte for byte for the newer page', async () => {
    const made = await page();
    const store = await openStore(createEventHub());
    const vault = await vaultIn(store);
    const item = { version: 99, anything: 'that a newer page knows' };
    await vault.change([{ do: 'append', store: 'outbox', record: await vault.seal('outbox', 'future', item) }]);
    const before = await vault.row('outbox', 'future');
    const older = await page({ server: made.server });
    equal(
      older.ward.outbox.items.map(({ id, state }) => [id, state]),
      [['future', 'set-aside']],
    );
    equal((await submit(older, ids.premises)).kept, 'device');
    await older.ward.outbox.drain();
    equal((await older.ward.outbox.exportItem('future')).body, item);
    await older.ward.outbox.retry('future').catch(() => {});
    equal(await older.ward.signOut(), { unsent: 1, drafts: 0 });
    equal(await vault.row('outbox', 'future'), before);
    store.close();
  });

  it('500 photographs of one check arrive once each, after an upload that broke off', async () => {
    const made = await page();
    const put = async (index: number) => {
      const blob = new Blob([new Uint8Array(600), String(index)], { type: 'image/jpeg' });
      return (await made.ward.drafts.putPhoto(blob, { premisesId: ids.premises })).id;
    };
    const photos = await Promise.all(Array.from({ length: 500 }, (_, index) => put(index)));
    const done = ledgerOf(made);
    made.setOnline(false);
    const receipt = await submit(made, ids.premises, photos);
    const { transport } = made.server;
    let appends = 0;
    Object.assign(made.server, {
      transport: async (request: Parameters<typeof transport>[0]) => {
        if (request.method === 'PATCH') {
          appends += 1;
          if (appends === 30) made.server.reachable = false;
        }
        return transport(request);
      },
    });
    const resumed = await page({ server: made.server });
    made.server.reachable = true;
    await resumed.ward.outbox.drain();
    equal(resumed.ward.outbox.items[0]?.photos, { done: 29, total: 500 });
    made.server.reachable = true;
    await resumed.ward.outbox.drain();
    equal(await settled(resumed, receipt.id), 'accepted');
    equal(done.length, 1);
    equal([...made.server.records.attachments.values()].filter(({ state }) => state === 'complete').length, 500);
    equal(made.server.count('attachments.append'), 500);
    equal(await resumed.ward.drafts.getPhoto(photos[499] ?? ''), null);
  }).timeout(90_000);

  it('a device that locked itself is locked after a reload, and keeps what is entered meanwhile', async () => {
    const officer = fixtures.sessionOf('officer');
    const made = await page();
    made.server.answer('session.get', { ...officer, scopes: [...officer.scopes, 'devices:read', 'devices:write'] });
    await made.ward.drafts.put('draft', 'mine');
    made.setOnline(false);
    await made.ward.device.lock();
    made.ward.close();
    const again = await page({ server: made.server, token: () => null });
    equal(again.ward.device.status.state, 'locked');
    const refused = await again.ward.drafts.get('draft').catch((error: { code?: string }) => error.code);
    equal(refused, 'locked');
    await again.ward.drafts.put('typed', 'behind the lock');
    const receipt = await submit(again, ids.premises);
    equal(
      again.ward.outbox.items.map(({ state, label }) => [state, label]),
      [['waiting-for-sign-in', '']],
    );
    again.ward.close();
    made.server.reachable = true;
    const back = await page({ server: made.server });
    equal(await settled(back, receipt.id), 'accepted');
    equal([await back.ward.drafts.get('draft'), await back.ward.drafts.get('typed')], ['mine', 'behind the lock']);
  });

  it('a wipe that the station ordered leaves nothing readable in the database, and not the key either', async () => {
    const officer = fixtures.sessionOf('officer');
    const made = await page();
    made.server.answer('session.get', { ...officer, scopes: [...officer.scopes, 'devices:read', 'devices:write'] });
    made.ward.close();
    const registered = await page({ server: made.server, token: () => 'again' });
    const register = () => [...made.server.records.devices.values()];
    await registered.ward.drafts.put('draft', 'mine');
    while (register().length === 0) await registered.ward.drafts.get('draft');
    registered.ward.close();
    for (const device of register())
      made.server.records.devices.set(device.id, { ...device, version: 2, state: 'wipe-ordered' });
    const last = createScriptedClient({
      store: await openStore(createEventHub()),
      server: made.server,
      token: () => 'again',
    });
    open.push(last);
    await new Promise<void>((resolve) => {
      last.ward.on('device', ({ state }) => {
        if (state === 'wiped') resolve();
      });
    });
    const database = await new Promise<IDBDatabase>((resolve) => {
      const opening = indexedDB.open(databaseName);
      opening.onsuccess = () => resolve(opening.result);
    });
    const all = (store: string) =>
      new Promise<unknown[]>((resolve) => {
        const asking = database.transaction(store).objectStore(store).getAll();
        asking.onsuccess = () => resolve(asking.result);
      });
    for (const store of ['outbox', 'drafts', 'photos', 'chunks', 'reads']) equal((await all(store)).length, 0);
    equal((await all('settings')).filter((value) => value instanceof CryptoKey).length, 0);
    database.close();
  });
});
