import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { connect, createServer } from 'node:net';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { verifyWebhook } from '@wardkit/contract/webhooks';
import { newDataFolder } from './suites/blank-database.ts';
import { freePort } from './suites/postgres-cluster.ts';
import { Receiver } from './suites/receiver.ts';
import { type Ended, ServerProcess, seedProcess, signInAt } from './suites/server-process.ts';
import { submissionFor } from './suites/submission.ts';
import { newUuid } from './uuid.ts';

/** One plain sentence or two, no stack, exit code 1. */
function assertPlain({ code, errors }: Ended, expected: RegExp): void {
  assert.equal(code, 1, errors);
  assert.match(errors, expected);
  assert.ok(!/\n\s+at |Error:|node:internal/.test(errors), errors);
  assert.equal(errors.trim().split('\n').length, 1, errors);
}

describe('starting and stopping', () => {
  let folder: string;
  const running: ServerProcess[] = [];
  const start = (environment: Record<string, string> = {}) => {
    const server = new ServerProcess({ PORT: '0', WARDKIT_DEV: '1', WARDKIT_DATA: folder, ...environment });
    running.push(server);
    return server;
  };

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'wardkit-start-'));
  });
  after(async () => {
    for (const server of running) await server.kill('SIGKILL');
    await rm(folder, { recursive: true, force: true });
  });

  const submit = async (
    address: string,
    token: string,
    premisesId: string,
    previous: string | null,
    id = newUuid(),
  ) => {
    const reply = await fetch(`${address}/v1/rental-checks/${id}`, {
      method: 'PUT',
      headers: {
        authorization: `Bearer ${token}`,
        'content-type': 'application/json',
        'if-none-match': '*',
        'idempotency-key': id,
      },
      body: JSON.stringify(submissionFor(premisesId, previous)),
    });
    return { status: reply.status, id, body: (await reply.json()) as { id: string } };
  };
  const read = async (address: string, token: string, path: string) =>
    (await (
      await fetch(address + path, {
        headers: { authorization: `Bearer ${token}`, 'wardkit-purpose': 'rental-check' },
      })
    ).json()) as { items: { id: string; lastCheck: { id: string } | null }[] };

  test('a request that trickles in is ended in time, and holds up nobody', async () => {
    const own = await newDataFolder('slow');
    const server = start({ WARDKIT_DATA: own, WARDKIT_REQUEST_SECONDS: '1' });
    const { hostname, port } = new URL(await server.listening());
    const trickles = Array.from({ length: 20 }, async (_, number) => {
      const socket = connect(Number(port), hostname);
      const pieces: string[] = [];
      socket.on('data', (piece) => pieces.push(String(piece)));
      socket.on('error', () => undefined);
      const path = `/v1/rental-checks/${newUuid()}`;
      // One half never ends its headers, the other never its body.
      const end = number % 2 === 0 ? '' : '\r\n';
      socket.write(
        `PUT ${path} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n${end}`,
      );
      const drops = setInterval(() => socket.write(number % 2 === 0 ? 'X-A: 1\r\n' : ' '), 100);
      await once(socket, 'close');
      clearInterval(drops);
      return pieces.join('');
    });
    assert.equal((await fetch(`http://${hostname}:${port}/healthz`)).status, 200);
    for (const [number, answer] of (await Promise.all(trickles)).entries()) {
      assert.match(answer, /^HTTP\/1\.1 (408 Request Timeout|401 Unauthorized)/, String(number));
    }
    await server.kill('SIGTERM');
    await rm(own, { recursive: true, force: true });
  });

  test('the first start makes its data; a killed server loses nothing that it acknowledged', async () => {
    let server = start();
    let address = await server.listening();
    let token = await signInAt(address, 'puqian-officer-1');
    const listed = await read(address, token, '/v1/premises?limit=1');
    const premises = listed.items[0];
    assert.ok(premises);
    let previous = premises.lastCheck?.id ?? null;
    const acknowledged: string[] = [];
    for (let round = 0; round < 2; round += 1) {
      for (let count = 0; count < 5; count += 1) {
        const { status, id } = await submit(address, token, premises.id, previous);
        assert.equal(status, 201);
        acknowledged.push(id);
        previous = id;
      }
      // In the middle of a call: whether it was kept is open, but what was acknowledged before is.
      const inFlight = submit(address, token, premises.id, previous).catch(() => null);
      await server.kill('SIGKILL');
      await inFlight;
      server = start();
      address = await server.listening();
      token = await signInAt(address, 'puqian-officer-1');
      const kept = await read(address, token, `/v1/rental-checks?premisesId=${premises.id}&limit=200`);
      const ids = kept.items.map(({ id }) => id);
      for (const id of acknowledged) assert.ok(ids.includes(id), 'lost');
      assert.equal(new Set(ids).size, ids.length, 'twice');
      previous = ids[0] ?? null;
    }
    const ended = await server.kill('SIGTERM');
    assert.equal(ended.code, 0);
    assert.match(ended.output, /stopped/);
    await assert.rejects(stat(join(folder, 'server.lock')), 'the lock is given up');
  });

  test('a webhook that was under way when the server was killed is sent again, under the same id', async () => {
    const receiver = await Receiver.open();
    receiver.keepsSilent();
    try {
      const first = start();
      const address = await first.listening();
      const token = await signInAt(address, 'puqian-integrator-1');
      const call = async (method: string, path: string, precondition: Record<string, string>, body?: object) => {
        const reply = await fetch(`${address}/v1/subscriptions/${path}`, {
          method,
          headers: {
            authorization: `Bearer ${token}`,
            'idempotency-key': newUuid(),
            ...precondition,
            ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          },
          ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        });
        assert.ok(reply.ok, `${method} ${path} ${reply.status}`);
        return (await reply.json()) as { secret?: string; eventId?: string };
      };
      const id = newUuid();
      // Of a type that the demo has no events of: its alerts become overdue by themselves.
      const wanted = { url: receiver.url, description: '', types: ['mediation.*'], areas: [], active: true };
      await call('PUT', id, { 'if-none-match': '*' }, wanted);
      const { secret = '' } = await call('POST', `${id}/secrets`, { 'if-match': '"1"' });
      const { eventId } = await call('POST', `${id}/test-delivery`, {});
      await receiver.arrived(1);
      await first.kill('SIGKILL');
      receiver.answers(204);
      const second = start();
      await second.listening();
      await receiver.arrived(2);
      assert.equal((await second.kill('SIGTERM')).code, 0);
      for (const webhook of receiver.received) assert.equal((await verifyWebhook([secret], webhook)).id, eventId);
      assert.equal(receiver.received.length, 2);
    } finally {
      receiver.close();
    }
  });

  test('the key file is for its owner alone', async () => {
    assert.equal((await stat(join(folder, 'keys.json'))).mode & 0o777, 0o600);
    const open = await mkdtemp(join(tmpdir(), 'wardkit-keys-'));
    try {
      await writeFile(join(open, 'keys.json'), await readFile(join(folder, 'keys.json')), { mode: 0o644 });
      assertPlain(await start({ WARDKIT_DATA: open }).run(), /keys\.json can be read by other users.*chmod 600/);
    } finally {
      await rm(open, { recursive: true });
    }
  });

  test('a second server on the folder is refused at once, by name of the holder', async () => {
    const first = start();
    const address = await first.listening();
    const second = await start().run();
    assertPlain(
      second,
      new RegExp(`in use by another Wardkit server: process ${first.pid} on ${hostname()}, since 20`),
    );
    assert.equal((await fetch(`${address}/readyz`)).status, 200, 'the first goes on');
    const seeding = await seedProcess({ WARDKIT_DATA: folder });
    assertPlain(seeding, new RegExp(`process ${first.pid} `));
    await first.kill('SIGKILL');
    const third = start();
    await third.listening();
    assert.equal((await third.kill('SIGTERM')).code, 0, 'a dead server holds nothing');
  });

  test('a lock of another machine is respected', async () => {
    const shared = await mkdtemp(join(tmpdir(), 'wardkit-shared-'));
    try {
      const holder = { pid: 1, host: 'elsewhere', startedAt: '2026-11-22T00:00:00.000Z', birth: null };
      await writeFile(join(shared, 'server.lock'), JSON.stringify(holder));
      assertPlain(await start({ WARDKIT_DATA: shared }).run(), /process 1 on elsewhere.*remove .*server\.lock/);
    } finally {
      await rm(shared, { recursive: true });
    }
  });

  test('bytes that are no HTTP, and a stop while a call is under way', async () => {
    const server = start();
    const address = await server.listening();
    const port = Number(new URL(address).port);
    const send = async (bytes: string) => {
      const socket = connect(port, '127.0.0.1');
      socket.write(bytes);
      let text = '';
      for await (const piece of socket) text += String(piece);
      return text;
    };
    assert.match(await send('NONSENSE\r\n\r\n'), /^HTTP\/1\.1 400 .*application\/problem\+json.*malformed-request/s);
    assert.match(
      await send(`GET / HTTP/1.1\r\nx: ${'y'.repeat(20_000)}\r\n\r\n`),
      /^HTTP\/1\.1 431 .*malformed-request/s,
    );

    // The body is still on its way when the stop comes; the call is answered nevertheless.
    const socket = connect(port, '127.0.0.1');
    const half = '{"account":"puqian-';
    const head =
      'POST /dev/sign-in HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Type: application/json\r\n';
    socket.write(`${head}Content-Length: 30\r\nExpect: 100-continue\r\n\r\n`);
    await once(socket, 'data');
    const ended = server.kill('SIGTERM');
    socket.write(`${half}officer-1"}`);
    let text = '';
    for await (const piece of socket) text += String(piece);
    assert.match(text, /^HTTP\/1\.1 204 /);
    assert.equal((await ended).code, 0);
  });

  test('a stop sends the readers of streams away with a time to come back, and does not wait for them', async () => {
    const server = start();
    const address = await server.listening();
    const token = await signInAt(address, 'puqian-officer-1');
    const open = () => fetch(`${address}/v1/events`, { headers: { authorization: `Bearer ${token}` } });
    const read = async ({ body }: Response) => {
      let text = '';
      for await (const piece of body ?? []) text += new TextDecoder().decode(piece);
      return text;
    };
    const streams = (await Promise.all([open(), open()])).map(read);
    const startedAt = performance.now();
    const ended = await server.kill('SIGTERM');
    assert.equal(ended.code, 0);
    assert.ok(performance.now() - startedAt < 4500, 'sooner than an idle connection is given up');
    for (const text of await Promise.all(streams)) {
      assert.match(text, /^retry: \d+\nevent: position\nid: .+\ndata: \{\}\n\n/);
      assert.match(
        text,
        /event: end\nid: .+\ndata: \{"reason":"server-stopping","reconnectAfterMilliseconds":\d+\}\n\n$/,
      );
    }
  });

  test('a port that is taken', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const address = other.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    const empty = await mkdtemp(join(tmpdir(), 'wardkit-port-'));
    try {
      const ended = await start({ PORT: String(port), WARDKIT_DATA: empty }).run();
      assertPlain(ended, new RegExp(`Port ${port} on 127\\.0\\.0\\.1 is taken.*PORT`));
      assert.deepEqual(await readdir(empty), [], 'told before any work, and the folder is free again');
    } finally {
      other.close();
      await rm(empty, { recursive: true });
    }
  });

  test('a database that can not be reached', async () => {
    const port = await freePort();
    const url = `postgresql://ward:hunter2@127.0.0.1:${port}/ward`;
    for (const data of [folder, join(folder, 'not', 'there', 'yet')]) {
      const ended = await start({ DATABASE_URL: url, WARDKIT_DEV: '0', WARDKIT_DATA: data }).run();
      assertPlain(ended, new RegExp(`127\\.0\\.0\\.1:${port}/ward \\(DATABASE_URL\\).*nothing answers`));
      assert.ok(!ended.errors.includes('hunter2'));
    }
  });

  test('settings that do not go together', async () => {
    const cases: [Record<string, string>, RegExp][] = [
      [
        { PGHOST: 'db', PGPASSWORD: 'x', WARDKIT_DEV: '0' },
        /PGHOST, PGPASSWORD are set but PGUSER, PGDATABASE are not/,
      ],
      [{ DATABASE_URL: 'postgresql://a@b/c', WARDKIT_DEV: '1' }, /WARDKIT_DEV=1 and a PostgreSQL database/],
      [{ PORT: '70000' }, /PORT is "70000"/],
      [{ WARDKIT_SCALE: 'huge' }, /small, village, town or city/],
      [{ WARDKIT_ISSUER: 'https://id.example' }, /WARDKIT_JWKS_URL, WARDKIT_AUDIENCE are not set/],
      [{ WARDKIT_PLATE_BASE: 'ftp://x' }, /WARDKIT_PLATE_BASE/],
      [{ WARDKIT_WEBHOOK_SECONDS: '60' }, /WARDKIT_WEBHOOK_SECONDS is "60"/],
      [{ WARDKIT_WEBHOOK_HOSTS: 'a.example,https://b' }, /WARDKIT_WEBHOOK_HOSTS holds "https:\/\/b"/],
    ];
    for (const [environment, expected] of cases) assertPlain(await start(environment).run(), expected);
  });

  test('a folder that can not be written', async () => {
    const file = join(folder, 'a-file');
    await writeFile(file, '');
    assertPlain(await start({ WARDKIT_DATA: join(file, 'below') }).run(), /can't be made.*WARDKIT_DATA/);
  });

  test('seeding leaves data that is there alone, and refuses a PostgreSQL database', async () => {
    const again = await seedProcess({ WARDKIT_DATA: folder }, '--scale', 'small');
    assertPlain(again, /holds data already/);
    const refused = await seedProcess({ WARDKIT_DATA: folder, DATABASE_URL: 'postgresql://a@b/c' });
    assertPlain(refused, /only with --into-postgres/);
    const elsewhere = { WARDKIT_DATA: folder, DATABASE_URL: 'postgresql://a@db.example/c' };
    assertPlain(await seedProcess(elsewhere, '--into-postgres'), /on this machine only.*db\.example/);
    assertPlain(await seedProcess({ WARDKIT_DATA: folder }, '--into-postgres'), /needs DATABASE_URL/);
  });

  test('a damaged database folder', async () => {
    const damaged = await mkdtemp(join(tmpdir(), 'wardkit-damaged-'));
    try {
      await mkdir(join(damaged, 'database'));
      await writeFile(join(damaged, 'database', 'PG_VERSION'), '16\n');
      assertPlain(await start({ WARDKIT_DATA: damaged }).run(), /can't be opened/);
    } finally {
      await rm(damaged, { recursive: true });
    }
  });
});
