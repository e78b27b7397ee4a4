import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { sql } from 'kysely';
import { newUuid } from '../uuid.ts';
import { type CallOptions, type Engine, type Reply, World } from './world.ts';

const request = {
  url: 'https://hooks.example/ward',
  description: '政务服务平台',
  types: ['rental-check.submitted', 'subscription.*'],
  areas: [],
  active: true,
};
const owner = 'puqian-integrator-1';

export function subscriptionsSuite(engine: Engine): void {
  describe('subscriptions', () => {
    let world: World;
    before(async () => {
      world = await World.open(engine);
    });
    after(() => world.close());

    const at = (id: string, rest = '') => `/v1/subscriptions/${id}${rest}`;
    const create = async (id = newUuid(), body: object = request, as = owner): Promise<Reply> =>
      world.call('PUT', at(id), { as, body, headers: { 'if-none-match': '*' } });
    const change = (id: string, version: number, body: object, options: Partial<CallOptions> = {}) =>
      world.call('PATCH', at(id), { as: owner, body, headers: { 'if-match': `"${version}"` }, ...options });
    const createSecret = (id: string, version: number) =>
      world.call('POST', at(id, '/secrets'), { as: owner, headers: { 'if-match': `"${version}"` } });

    test('one is made, read, changed by merge patch and deleted, by its version', async () => {
      const id = newUuid();
      const made = await create(id);
      assert.equal(made.status, 201, made.text);
      assert.equal(made.headers.get('etag'), '"1"');
      assert.equal(made.headers.get('location'), at(id));
      assert.equal(made.json.state, 'without-secret');
      assert.deepEqual((await world.call('GET', at(id), { as: owner })).json, made.json);
      assert.equal((await create(id)).json.code, 'already-exists');

      const changed = await change(id, 1, { description: 'x', active: false });
      assert.equal(changed.status, 200, changed.text);
      assert.deepEqual([changed.json.description, changed.json.active, changed.json.url], [
        'x',
        false,
        request.url,
      ] as unknown);
      const stale = await change(id, 1, { description: 'y' });
      assert.equal(stale.json.code, 'version-stale');
      assert.equal(stale.json.current.description, 'x');
      assert.equal((await world.call('PATCH', at(id), { as: owner, body: {} })).json.code, 'precondition-required');

      const deleted = await world.call('DELETE', at(id), { as: owner, headers: { 'if-match': '"2"' } });
      assert.equal(deleted.status, 204, deleted.text);
      assert.equal((await world.call('GET', at(id), { as: owner })).status, 404);
    });

    test('the same call again gets the same answer, and another body under its key is refused', async () => {
      const id = newUuid();
      const call = { as: owner, body: request, headers: { 'if-none-match': '*' }, key: world.newKey() };
      const first = await world.call('PUT', at(id), call);
      const second = await world.call('PUT', at(id), call);
      assert.equal(second.headers.get('idempotency-replayed'), 'true');
      assert.equal(second.text, first.text);
      const other = await world.call('PUT', at(id), { ...call, body: { ...request, description: 'other' } });
      assert.equal(other.json.code, 'idempotency-key-reused');
    });

    test('who can not make ids is given one', async () => {
      const made = await world.call('POST', '/v1/subscriptions', { as: owner, body: request });
      assert.equal(made.status, 201, made.text);
      const read = await world.call('GET', made.headers.get('location') ?? '', { as: owner });
      assert.deepEqual(read.json, made.json);
    });

    test('only an address of https without a user is taken', async () => {
      for (const url of ['http://hooks.example/', 'https://a:b@hooks.example/', 'ftp://hooks.example/', 'hooks']) {
        const reply = await create(newUuid(), { ...request, url });
        assert.equal(reply.status, 422, url);
        assert.equal(reply.json.errors[0]?.pointer, '/url');
      }
      const made = await create();
      const reply = await change(String(made.json.id), 1, { url: 'http://hooks.example/' });
      assert.equal(reply.json.code, 'invalid-input');
      assert.equal((await create(newUuid(), { ...request, types: ['unknown.type'] })).status, 422);
    });

    test('another station does not know of it, and other roles may not', async () => {
      const made = await create();
      const id = String(made.json.id);
      const elsewhere = 'rongcheng-administrator-1';
      assert.equal((await world.call('GET', at(id), { as: elsewhere })).status, 404);
      const list = await world.call('GET', '/v1/subscriptions', { as: elsewhere });
      assert.deepEqual(list.json.items, [] as unknown);
      const headers = { 'if-match': '"1"' };
      assert.equal((await world.call('DELETE', at(id), { as: elsewhere, headers })).status, 404);
      assert.equal((await world.call('POST', at(id, '/secrets'), { as: elsewhere, headers })).status, 404);
      assert.equal((await world.call('GET', at(id), { as: 'puqian-officer-1' })).status, 403);
      assert.equal((await world.call('GET', at(id), { as: 'puqian-administrator-1' })).status, 200);
    });

    test('two secrets are live at most, each told once and sealed in the database', async () => {
      const id = String((await create()).json.id);
      const [first, second] = [await createSecret(id, 1), await createSecret(id, 2)];
      assert.equal(first.status, 201, first.text);
      assert.match(String(first.json.secret), /^whsec_/);
      assert.notEqual(first.json.secret, second.json.secret);
      assert.equal(first.json.subscription.state, 'active');
      const third = await createSecret(id, 3);
      assert.equal(third.json.code, 'state-conflict');
      const stale = await createSecret(id, 1);
      assert.equal(stale.json.code, 'version-stale');

      const read = await world.call('GET', at(id), { as: owner });
      assert.deepEqual(
        new Set([...read.json.secrets].map((secret) => secret.id)),
        new Set([first.json.secretId, second.json.secretId]),
      );
      assert.ok(!read.text.includes('whsec_'));
      for (const table of ['subscription_secrets', 'idempotency_records', 'events', 'audit_queue']) {
        const { rows } = await sql`select * from ${sql.table(table)}`.execute(world.database.kysely);
        assert.ok(!JSON.stringify(rows).includes(String(first.json.secret).slice(6, 30)), table);
      }

      const retire = (secretId: unknown, version: number) =>
        world.call('POST', at(id, '/secret-retirement'), {
          as: owner,
          body: { secretId },
          headers: { 'if-match': `"${version}"` },
        });
      const retired = await retire(first.json.secretId, 3);
      assert.deepEqual(
        [...retired.json.secrets].map((secret) => secret.id),
        [second.json.secretId],
      );
      assert.equal((await retire(first.json.secretId, 4)).json.errors[0]?.pointer, '/secretId');
      assert.equal((await retire(second.json.secretId, 4)).json.state, 'without-secret');
    });

    test('a list keeps its place while others come and go, and can be asked for by state', async () => {
      const ids: string[] = [];
      for (let count = 0; count < 6; count += 1) {
        ids.push(String((await create(newUuid(), request, 'zhaojunlu-administrator-1')).json.id));
      }
      const as = 'zhaojunlu-administrator-1';
      const page = (cursor: string | null) =>
        world.call('GET', `/v1/subscriptions?limit=2${cursor === null ? '' : `&cursor=${cursor}`}`, { as });
      const first = await page(null);
      const idsOf = (reply: Reply) => [...reply.json.items].map((item) => String(item.id));
      const sorted = [...ids].sort();
      assert.deepEqual(idsOf(first), sorted.slice(0, 2));
      // What comes before or goes on a page that was read moves nothing.
      await create('00000000-0000-7000-8000-000000000001', request, as);
      await world.call('DELETE', at(sorted[1] ?? ''), { as, headers: { 'if-match': '"1"' } });
      const rest = [...idsOf(await page(String(first.json.next)))];
      assert.deepEqual(rest, sorted.slice(2, 4));
      const other = await world.call('GET', `/v1/subscriptions?state=active&cursor=${first.json.next}`, { as });
      assert.equal(other.json.code, 'cursor-invalid');
      const active = await world.call('GET', '/v1/subscriptions?state=active&state=failing', { as });
      assert.deepEqual(active.json.items, [] as unknown);
    });

    test('each change is an event, and two changes of one version do not both succeed', async () => {
      const id = String((await create()).json.id);
      const replies = await Promise.all(['a', 'b'].map((description) => change(id, 1, { description })));
      assert.deepEqual(replies.map(({ status }) => status).sort(), [200, 412]);
      const { rows } = await sql<{ type: string }>`
        select type from events where subject = ${at(id)} order by position`.execute(world.database.kysely);
      assert.deepEqual(
        rows.map(({ type }) => type),
        ['subscription.created', 'subscription.changed'],
      );
    });
  });
}
