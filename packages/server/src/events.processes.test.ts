import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { get, type IncomingMessage } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { sql } from 'kysely';
import { migrate } from './database/migrate.ts';
import { type Database, openPostgres } from './database/open.ts';
import { KeyRing, newKeyRingDocument } from './privacy/key-ring.ts';
import { loadDemo } from './seed/load.ts';
import { type PostgresCluster, startPostgres } from './suites/postgres-cluster.ts';
import { ServerProcess } from './suites/server-process.ts';
import { startTestIssuer, type TestIssuer } from './suites/test-issuer.ts';
import { newUuid } from './uuid.ts';

const processes = 3;
const readers = 500;
const accounts = 50;
const writes = 120;
const cluster = await startPostgres();

/** Reads the stream like a browser: from the last id on, at the next server, whenever it breaks. */
class Reader {
  readonly ids: string[] = [];
  #lastEventId: string | null = null;
  #response: IncomingMessage | null = null;
  #isClosed = false;
  readonly #addresses: () => readonly string[];
  readonly #token: string;
  readonly #onEvent: () => void;
  #turn: number;

  constructor(addresses: () => readonly string[], token: string, turn: number, onEvent: () => void) {
    this.#addresses = addresses;
    this.#token = token;
    this.#turn = turn;
    this.#onEvent = onEvent;
  }

  /** Resolves once the stream is open. */
  async open(): Promise<void> {
    const addresses = this.#addresses();
    const address = addresses[this.#turn % addresses.length] ?? '';
    this.#turn += 1;
    const request = get(`${address}/v1/events?type=subscription.*`, {
      agent: false,
      headers: {
        authorization: `Bearer ${this.#token}`,
        ...(this.#lastEventId === null ? {} : { 'last-event-id': this.#lastEventId }),
      },
    });
    const again = () => {
      if (!this.#isClosed) setImmediate(() => void this.open().catch(again));
    };
    try {
      const [response] = (await once(request, 'response')) as [IncomingMessage];
      if (response.statusCode !== 200) {
        // A server that is full, or going, says so.
        assert.equal(response.statusCode, 503);
        response.resume();
        again();
        return;
      }
      this.#response = response;
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (piece: string) => {
        text += piece;
        for (let end = text.indexOf('\n\n'); end >= 0; end = text.indexOf('\n\n')) {
          this.#take(text.slice(0, end));
          text = text.slice(end + 2);
        }
      });
      response.on('error', () => undefined);
      response.on('close', again);
    } catch (cause) {
      request.on('error', () => undefined);
      if (cause instanceof assert.AssertionError) throw cause;
      again();
    }
  }

  /** The network breaks. */
  cut(): void {
    this.#response?.destroy();
  }

  close(): void {
    this.#isClosed = true;
    this.#response?.destroy();
  }

  #take(block: string): void {
    const fields = new Map(
      block.split('\n').map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 2)]),
    );
    this.#lastEventId = fields.get('id') ?? this.#lastEventId;
    assert.notEqual(fields.get('event'), 'reset', 'the log still holds all of it');
    if (fields.has('event') || !fields.has('data')) return;
    this.ids.push((JSON.parse(fields.get('data') ?? '') as { id: string }).id);
    this.#onEvent();
  }
}

describe('events over several processes', {
  skip: cluster === null ? 'no PostgreSQL of 15 or later was found' : false,
}, () => {
  const found = cluster as PostgresCluster;
  let issuer: TestIssuer;
  let folder: string;
  let database: Database;
  let stationId: string;
  let tokens: readonly string[];
  const servers: { server: ServerProcess; address: string }[] = [];

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'wardkit-events-'));
    await found.createDatabase('events');
    database = await openPostgres(found.urlOf('events'));
    await migrate(database);
    const keyRing = newKeyRingDocument();
    const data = await loadDemo(database, new KeyRing(JSON.parse(keyRing)), {
      seed: 'events',
      scale: 'small',
      now: new Date(),
    });
    issuer = await startTestIssuer();
    const administrator = data.accounts.find(({ subject }) => subject === 'puqian-administrator-1') ?? assert.fail();
    stationId = administrator.stationId;
    // An account has a few streams only: the readers are many people.
    const people = Array.from({ length: accounts }, (_, number) => ({ id: newUuid(), subject: `reader-${number}` }));
    await database.kysely
      .insertInto('accounts')
      .values(
        people.map(({ id }) => ({
          station_id: stationId,
          id,
          display_name: administrator.displayName,
          roles: ['administrator'],
          person_id: null,
        })),
      )
      .execute();
    await database.kysely
      .insertInto('sign_in_links')
      .values(
        people.map(({ id, subject }) => ({
          issuer: issuer.issuer,
          subject,
          station_id: stationId,
          account_id: id,
        })),
      )
      .execute();
    tokens = await Promise.all(people.map(({ subject }) => issuer.tokenFor(subject)));
    const settings = {
      ...issuer.settings,
      PORT: '0',
      NODE_ENV: 'production',
      WARDKIT_PLATE_BASE: 'https://ward.test.example/D/',
      DATABASE_URL: found.urlOf('events'),
      WARDKIT_DATA: folder,
      WARDKIT_KEYS: keyRing,
      WARDKIT_RATE: '1000000',
    };
    for (let count = 0; count < processes; count += 1) {
      const server = new ServerProcess(settings);
      servers.push({ server, address: await server.listening() });
    }
  });
  after(async () => {
    for (const { server } of servers) await server.kill('SIGKILL');
    issuer.close();
    await database.close();
    await found.stop();
    await rm(folder, { recursive: true, force: true });
  });

  const addresses = () => servers.map(({ address }) => address);

  /** Makes one write until it is acknowledged, at whatever server answers. */
  const write = async (number: number): Promise<void> => {
    for (let turn = number; ; turn += 1) {
      const address = addresses()[turn % servers.length] ?? '';
      try {
        const reply = await fetch(`${address}/v1/subscriptions`, {
          method: 'POST',
          headers: {
            authorization: `Bearer ${tokens[0]}`,
            'content-type': 'application/json',
            'idempotency-key': `events-${number}`,
          },
          body: JSON.stringify({
            url: 'https://hooks.example/ward',
            description: `events ${number}`,
            types: ['doorplate.*'],
            areas: [],
            active: false,
          }),
        });
        if (reply.status === 201) return;
        assert.ok([409, 503].includes(reply.status), `${reply.status} ${await reply.text()}`);
      } catch (cause) {
        if (cause instanceof assert.AssertionError) throw cause;
      }
    }
  };

  test(`${readers} readers get every event once and in order, though a process is killed and connections break`, async (context) => {
    let written = Number.POSITIVE_INFINITY;
    const { promise: haveAll, resolve } = Promise.withResolvers<void>();
    let complete = 0;
    const all = Array.from({ length: readers }, (_, turn) => {
      const reader: Reader = new Reader(addresses, tokens[turn % accounts] ?? '', turn, () => {
        if (reader.ids.length !== written) return;
        complete += 1;
        if (complete === readers) resolve();
      });
      return reader;
    });
    context.after(() => {
      for (const reader of all) reader.close();
    });
    await Promise.all(all.map((reader) => reader.open()));

    let next = 0;
    const writer = async () => {
      for (let number = next++; number < writes; number = next++) {
        await write(number);
        if (number % 20 === 10) for (const reader of all.slice(number, number + 25)) reader.cut();
        if (number === writes / 2) {
          // In the middle of what the others write there.
          const [killed] = servers.splice(1, 1);
          await killed?.server.kill('SIGKILL');
        }
      }
    };
    await Promise.all(Array.from({ length: 6 }, writer));

    const { rows } = await sql<{ id: string }>`
      select id from events where station_id = ${stationId} and type = 'subscription.created'
      order by position`.execute(database.kysely);
    const expected = rows.map(({ id }) => id);
    assert.equal(expected.length, writes, 'each write is in the log once');
    written = expected.length;
    complete = all.filter(({ ids }) => ids.length >= written).length;
    if (complete < readers) await haveAll;
    for (const [at, { ids }] of all.entries()) assert.deepEqual(ids, expected, `reader ${at}`);
  });
});
