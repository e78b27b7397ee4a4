import assert from 'node:assert/strict';
import { once } from 'node:events';
import { rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { newKeyRingDocument } from './privacy/key-ring.ts';
import { newDataFolder } from './suites/blank-database.ts';
import { startPostgres } from './suites/postgres-cluster.ts';
import { S3Server } from './suites/s3-server.ts';
import { type Ended, ServerProcess, signInAt } from './suites/server-process.ts';

const command = fileURLToPath(new URL('./cli/wardkit-server.ts', import.meta.url));
const cluster = await startPostgres();

/** The samples of a page of metrics: name with labels, and value. */
async function metricsAt(address: string): Promise<ReadonlyMap<string, number>> {
  const reply = await fetch(`${address}/metrics`);
  assert.equal(reply.status, 200);
  const lines = (await reply.text()).split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  return new Map(
    lines.map((line) => [line.slice(0, line.lastIndexOf(' ')), Number(line.slice(line.lastIndexOf(' ')))]),
  );
}

describe('an operator runs the server', () => {
  let folder: string;
  const running: ServerProcess[] = [];
  const start = (environment: Record<string, string>, args: readonly string[] = [command, 'start']) => {
    const server = new ServerProcess(
      { PORT: '0', WARDKIT_DATA: folder, WARDKIT_METRICS: '127.0.0.1:0', ...environment },
      args,
    );
    running.push(server);
    return server;
  };
  before(async () => {
    folder = await newDataFolder('operation');
  });
  after(async () => {
    for (const server of running) await server.kill('SIGKILL');
    await cluster?.stop();
    await rm(folder, { recursive: true, force: true });
  });

  describe('the embedded database', () => {
    let bucket: S3Server;
    before(async () => {
      bucket = await S3Server.open();
    });
    after(() => bucket.close());
    let server: ServerProcess;
    let address: string;
    let operator: string;
    const begin = async (environment: Record<string, string> = {}) => {
      server = start({ WARDKIT_DEV: '1', ...environment });
      address = await server.listening();
      operator = server.printed(/^metrics at (http:\S+)\/metrics$/);
    };

    test('metrics count calls by operation and status, name nobody, and are not on the public address', async () => {
      await begin();
      const token = await signInAt(address, 'puqian-officer-1');
      const headers = { authorization: `Bearer ${token}`, 'wardkit-purpose': 'rental-check' };
      const listed = (await (await fetch(`${address}/v1/premises?limit=1`, { headers })).json()) as {
        items: { id: string }[];
      };
      const id = listed.items[0]?.id ?? assert.fail();
      for (let count = 0; count < 3; count += 1) await fetch(`${address}/v1/premises/${id}`, { headers });
      await fetch(`${address}/v1/premises/${crypto.randomUUID()}`, { headers });
      await fetch(`${address}/${id}/nothing`);
      const stream = new AbortController();
      await fetch(`${address}/v1/events`, { headers, signal: stream.signal });
      const metrics = await metricsAt(operator);
      assert.equal(metrics.get('wardkit_calls_total{operation="places.getPremises",status="200"}'), 3);
      assert.equal(metrics.get('wardkit_calls_total{operation="places.getPremises",status="404"}'), 1);
      assert.equal(metrics.get('wardkit_calls_total{operation="other",status="404"}'), 1);
      assert.equal(metrics.get('wardkit_call_duration_seconds_count{operation="places.getPremises"}'), 4);
      assert.equal(metrics.get('wardkit_event_readers'), 1);
      assert.equal(metrics.get('wardkit_queue_depth{queue="webhook-deliveries"}'), 0);
      assert.ok(metrics.has('wardkit_queue_depth{queue="audit"}'));
      assert.ok((metrics.get('process_resident_memory_bytes') ?? 0) > 0);
      const names = [...metrics.keys()].join('\n');
      assert.ok(!/[0-9a-f]{8}-[0-9a-f]{4}/.test(names), 'no id is a label');
      assert.ok(!/station|puqian|蒲/.test(names), 'no station is a label');
      assert.equal((await fetch(`${address}/metrics`)).status, 404);
      stream.abort();
    });

    test('not ready when attachments can not be written, and again when they can', async () => {
      assert.deepEqual(await (await fetch(`${address}/readyz`)).json(), { status: 'ready' });
      const attachments = join(folder, 'attachments');
      await rm(attachments, { recursive: true, force: true });
      await writeFile(attachments, 'in the way');
      for (const at of [address, operator]) {
        const reply = await fetch(`${at}/readyz`);
        assert.equal(reply.status, 503);
        assert.deepEqual(await reply.json(), { status: 'not-ready', failing: ['attachments'] });
      }
      assert.equal((await fetch(`${address}/healthz`)).status, 200, 'it lives nevertheless');
      await rm(attachments);
      assert.equal((await fetch(`${address}/readyz`)).status, 200);
      assert.equal((await server.kill('SIGTERM')).code, 0);
    });

    test('with a bucket that refuses the key it does not start, and says which setting is wrong', async () => {
      const wrong = { ...bucket.environment('ward'), WARDKIT_S3_SECRET_ACCESS_KEY: 'hunter2' };
      const { code, errors, output } = await start({ WARDKIT_DEV: '1', WARDKIT_LOG: 'debug', ...wrong }).run();
      assert.equal(code, 1);
      assert.match(errors, /^The S3 service does not take the signature: WARDKIT_S3_SECRET_ACCESS_KEY does not belong/);
      assert.equal(errors.trim().split('\n').length, 1, errors);
      assert.doesNotMatch(errors + output, /hunter2|TESTKEY/);
    });

    test('not ready when the bucket of the attachments does not answer, and again when it does', async () => {
      await begin({ WARDKIT_DRAIN_SECONDS: '60', ...bucket.environment('ward') });
      assert.equal((await fetch(`${address}/readyz`)).status, 200);
      bucket.faultOf = () => 'slow-down';
      const reply = await fetch(`${address}/readyz`);
      assert.deepEqual(await reply.json(), { status: 'not-ready', failing: ['attachments'] });
      bucket.faultOf = () => null;
      assert.equal((await fetch(`${address}/readyz`)).status, 200);
    });

    test('told to stop it is not ready at once, and calls are still served for a while, each as the last of its connection', async () => {
      void server.kill('SIGTERM');
      let reply = await fetch(`${operator}/readyz`);
      while (reply.status === 200) reply = await fetch(`${operator}/readyz`);
      assert.deepEqual(await reply.json(), { status: 'not-ready', failing: ['not-stopping'] });
      const served = await fetch(`${address}/v1/meta`);
      assert.equal(served.status, 200);
      assert.equal(served.headers.get('connection'), 'close');
      const { code, output } = await server.kill('SIGTERM');
      assert.equal(code, 143, 'a second signal ends it at once');
      assert.ok(!/stopped/.test(output));
    });

    test('a call that does not end is broken off when its time is up', async () => {
      await begin({ WARDKIT_STOP_SECONDS: '1' });
      const socket = connect(Number(new URL(address).port), '127.0.0.1');
      const head = 'POST /dev/sign-in HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n';
      socket.write(`${head}Content-Length: 30\r\nExpect: 100-continue\r\n\r\n`);
      await once(socket, 'data');
      socket.on('error', () => undefined);
      const closed = once(socket, 'close');
      const startedAt = performance.now();
      const { code, output } = await server.kill('SIGTERM');
      assert.equal(code, 0);
      assert.match(output, /stopped/);
      assert.ok(performance.now() - startedAt < 8000);
      await closed;
    });

    test('a start without the keys that the data was closed with is refused', async () => {
      const { code, errors } = await start({ WARDKIT_DEV: '1', WARDKIT_KEYS: newKeyRingDocument() }).run();
      assert.equal(code, 1);
      assert.match(
        errors,
        /^The database was written with the keys? k[0-9a-f]{6}, which the key ring \(WARDKIT_KEYS\) does not hold/,
      );
    });

    test('the command tells what it can do', async () => {
      const { code, errors } = await start({}, [command, 'nonsense']).run();
      assert.equal(code, 2);
      assert.match(errors, /^There is no command "nonsense"\.\nUsage: wardkit-server/);
      const settings = await start({}, [command, 'settings']).run();
      assert.equal(settings.code, 0);
      assert.match(settings.output, /\| `PORT` \|/);
    });
  });

  describe('PostgreSQL', { skip: cluster === null ? 'no PostgreSQL of 15 or later was found' : false }, () => {
    const found = cluster as NonNullable<typeof cluster>;
    const withDatabase = async (name: string, work: (client: pg.Client) => Promise<void>) => {
      const client = new pg.Client(found.urlOf(name));
      await client.connect();
      await work(client).finally(() => client.end());
    };

    test('a start migrates an empty database, and leaves one that holds data to the command', async () => {
      await found.createDatabase('upgraded');
      const environment = { DATABASE_URL: found.urlOf('upgraded') };
      const first = start(environment);
      const operator = await first.listening().then(() => first.printed(/^metrics at (http:\S+)\/metrics$/));
      const metrics = await metricsAt(operator);
      assert.ok((metrics.get('wardkit_database_pool_open') ?? 0) >= 1);
      assert.equal(metrics.get('wardkit_database_pool_waiting'), 0);

      await withDatabase('upgraded', async (client) => {
        const { rows } = await client.query("select name from divisions where code = '441602' and last_year is null");
        assert.deepEqual(rows, [{ name: '源城区' }], 'without its division no identity number is understood');
      });

      // The newest migration has not run yet, as on a database of the version before.
      await withDatabase('upgraded', async (client) => {
        await client.query("insert into stations values (gen_random_uuid(), 'A', '441602001', '110', 'B', '[]')");
        await client.query('create table kept as select * from schema_migrations');
        await client.query('delete from schema_migrations');
        await client.query("insert into schema_migrations values ('0000-earlier.sql', '', '2026-01-01')");
      });
      assert.deepEqual(await (await fetch(`${operator}/readyz`)).json(), {
        status: 'not-ready',
        failing: ['migrations'],
      });
      const refused: Ended = await start(environment).run();
      assert.equal(refused.code, 1);
      assert.match(refused.errors, /^The database lacks the migrations 0001-.*run "wardkit-server migrate"/);

      await withDatabase('upgraded', async (client) => {
        await client.query('insert into schema_migrations select * from kept');
      });
      const beside = start({ ...environment, WARDKIT_LOG: 'warn' });
      await beside.listening();
      const { code, errors } = await beside.kill('SIGTERM');
      assert.equal(code, 0);
      assert.match(
        errors,
        /"migrations":\["0000-earlier\.sql"\].*newer version/,
        'it runs beside a newer one, and says so',
      );
      const migrated = await start(environment, [command, 'migrate']).run();
      assert.equal(migrated.code, 0, migrated.errors);
      assert.match(migrated.output, /the schema is the newest/);
      assert.equal((await first.kill('SIGTERM')).code, 0);
    });

    test('not ready while the database is away', async () => {
      await found.createDatabase('away');
      const server = start({ DATABASE_URL: found.urlOf('away') });
      const address = await server.listening();
      assert.equal((await fetch(`${address}/readyz`)).status, 200);
      await withDatabase('postgres', async (client) => {
        await client.query('alter database away allow_connections false');
        await client.query("select pg_terminate_backend(pid) from pg_stat_activity where datname = 'away'");
      });
      const reply = await fetch(`${address}/readyz`);
      assert.equal(reply.status, 503);
      assert.deepEqual(await reply.json(), { status: 'not-ready', failing: ['database'] });
      await withDatabase('postgres', async (client) => {
        await client.query('alter database away allow_connections true');
      });
      assert.equal((await fetch(`${address}/readyz`)).status, 200, 'and ready when it is back');
      assert.equal((await server.kill('SIGTERM')).code, 0);
    });
  });
});
