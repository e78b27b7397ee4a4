import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import pg from 'pg';
import { type PostgresCluster, startPostgres } from '../suites/postgres-cluster.ts';
import { postgresEngine, World } from '../suites/world.ts';
import { newUuid } from '../uuid.ts';
import { openPostgres } from './open.ts';

const cluster = await startPostgres();

describe('a replica', { skip: cluster === null ? 'no PostgreSQL of 15 or later was found' : false }, () => {
  const found = cluster as PostgresCluster;
  let copy: Awaited<ReturnType<PostgresCluster['startReplica']>>;
  let primary: pg.Client;
  let replica: pg.Client;
  let world: World;
  /** Another process on the same databases. */
  let other: World;
  let isStopped = false;

  before(async () => {
    const engine = await postgresEngine(found);
    await found.createDatabase('replicated', 'template_wardkit');
    copy = await found.startReplica();
    const limits = { connections: 4, replicaUrl: copy.urlOf('replicated') };
    const open = () => openPostgres(found.urlOf('replicated'), limits);
    world = await World.open({ ...engine, open });
    other = await World.open({ ...engine, open });
    primary = new pg.Client(found.urlOf('replicated'));
    replica = new pg.Client(copy.urlOf('replicated'));
    // It is stopped in the middle of the tests, at once.
    replica.on('error', () => undefined);
    await Promise.all([primary.connect(), replica.connect()]);
  });
  after(async () => {
    await world.close();
    await other.close();
    await primary.end();
    if (!isStopped) await copy.stop();
    await found.stop();
  });

  const administrator = 'puqian-administrator-1';
  const subscribe = (at: World, id: string) =>
    at.call('PUT', `/v1/subscriptions/${id}`, {
      as: administrator,
      key: id,
      headers: { 'if-none-match': '*' },
      body: {
        url: 'https://hooks.example/ward',
        description: 'test',
        types: ['doorplate.*'],
        areas: [],
        active: false,
      },
    });
  const listed = async (at: World): Promise<string[]> => {
    const { json } = await at.call('GET', '/v1/subscriptions?limit=200', { as: administrator });
    return [...(json.items ?? [])].map((item) => String(item.id));
  };
  const describedAs = async (at: World, id: string) => {
    const { json } = await at.call('GET', '/v1/subscriptions?limit=200', { as: administrator });
    return String([...(json.items ?? [])].find((item) => String(item.id) === id)?.description);
  };
  const until = async (isSo: () => Promise<boolean>) => {
    const deadline = performance.now() + 20_000;
    while (!(await isSo())) assert.ok(performance.now() < deadline, 'it did not come to be so within 20 seconds');
  };
  const caughtUp = async () => {
    const { rows } = await primary.query('select pg_current_wal_lsn()::text as place');
    await until(async () => {
      const place = [rows[0].place];
      const { rows: told } = await replica.query('select pg_last_wal_replay_lsn() >= $1::pg_lsn as has', place);
      return told[0].has;
    });
  };

  test('answers lists, but none that would lack what was written before, here or by another process', async () => {
    const [first, second, third] = [newUuid(), newUuid(), newUuid()];
    assert.equal((await subscribe(world, first)).status, 201);
    await caughtUp();
    assert.deepEqual(await listed(world), [first]);
    await caughtUp();
    await replica.query('select pg_wal_replay_pause()');
    // What did not go through a server is what tells where an answer comes from.
    await primary.query('update subscriptions set description = $1', ['changed beside the server']);
    assert.equal(await describedAs(world, first), 'test', 'the list comes from the replica');
    assert.equal((await subscribe(world, second)).status, 201);
    assert.deepEqual((await listed(world)).toSorted(), [first, second].toSorted(), 'it holds what was just written');
    assert.equal(await describedAs(world, first), 'changed beside the server', 'from the primary');
    assert.equal((await subscribe(other, third)).status, 201);
    await until(async () => (await listed(world)).includes(third));
    await replica.query('select pg_wal_replay_resume()');
    await caughtUp();
    assert.deepEqual((await listed(world)).toSorted(), [first, second, third].toSorted());
  });

  test('gives no personal data before the reading is in the log of the primary', async () => {
    const entries = async () => {
      const { rows } = await primary.query(
        "select count(*)::integer as count from audit_queue where operation = 'places.listPremises'",
      );
      return rows[0].count as number;
    };
    const list = () => world.call('GET', '/v1/premises?limit=5', { as: 'puqian-officer-1', purpose: 'rental-check' });
    await caughtUp();
    const before = await entries();
    const reply = await list();
    assert.equal(reply.status, 200);
    assert.equal([...(reply.json.items ?? [])].length, 5);
    assert.equal(await entries(), before + 1);
    await primary.query('revoke insert on audit_queue from wardkit_app');
    const refused = await list();
    assert.equal(refused.status, 500);
    assert.ok(!refused.text.includes('**'), 'no masked name either');
    await primary.query('grant insert on audit_queue to wardkit_app');
    assert.equal((await list()).status, 200);
  });

  test('that dies costs nobody an answer', async () => {
    isStopped = true;
    await copy.stop();
    const replies = await Promise.all(Array.from({ length: 8 }, () => listed(world)));
    for (const ids of replies) assert.equal(ids.length, 3);
  });

  test('that is none is refused at the start, in a sentence', async () => {
    await assert.rejects(
      openPostgres(found.urlOf('replicated'), { connections: 2, replicaUrl: found.urlOf('replicated') }),
      /DATABASE_REPLICA_URL\) is no streaming replica/,
    );
    await assert.rejects(
      openPostgres(found.urlOf('replicated'), { connections: 2, replicaUrl: copy.urlOf('replicated') }),
      /DATABASE_REPLICA_URL\) can't be used: nothing answers there/,
    );
  });
});
