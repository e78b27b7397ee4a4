import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { isProblemCode, Problem, problemRecord } from '@wardkit/contract/problem';
import * as z from 'zod/mini';
import { newId, submissionFor } from './submission.ts';
import { type Engine, type Reply, startOfTests, World } from './world.ts';

function assertProblem(reply: Reply, status: number, code: string, what: string): void {
  assert.equal(reply.status, status, what);
  assert.equal(reply.headers.get('content-type'), 'application/problem+json', what);
  const problem = z.parse(Problem, reply.json);
  assert.equal(problem.code, code, what);
  assert.ok(isProblemCode(problem.code));
  assert.equal(problemRecord(problem.code).status, status);
  assert.equal(problem.status, status);
  assert.equal(problem.type, `https://wardkit.dev/problems/${code}`);
  assert.equal(problem.requestId, reply.headers.get('request-id'));
  assert.ok(!/node:internal|\.ts:|at async|select |postgres|pglite/i.test(reply.text), 'nothing of the inside');
}

export function httpSuite(engine: Engine): void {
  describe('http', () => {
    let world: World;
    before(async () => {
      world = await World.open(engine);
    });
    after(() => world.close());

    const officer = { as: 'puqian-officer-1', purpose: 'rental-check' } as const;
    const put = (init: Omit<RequestInit, 'headers'> & { headers?: Record<string, string> }) =>
      world.call('GET', '/v1/session', officer).then(async () => {
        const { token } = await world.direct('puqian-officer-1');
        const headers = { authorization: `Bearer ${token}`, 'if-none-match': '*', 'idempotency-key': world.newKey() };
        return world.raw(`/v1/rental-checks/${newId()}`, {
          method: 'PUT',
          ...init,
          headers: { ...headers, ...init.headers },
        });
      });

    test('every kind of wrong request gets a problem of the registry', async () => {
      const json = { 'content-type': 'application/json' };
      assertProblem(await world.raw('/v1/nothing', {}), 404, 'not-found', 'unknown path');
      assertProblem(await world.raw('/v1/premises', { method: 'DELETE' }), 405, 'method-not-allowed', 'method');
      assertProblem(await world.raw('/v1/premises', {}), 401, 'unauthenticated', 'no token');
      assertProblem(await put({ headers: json, body: '{"a":' }), 400, 'malformed-request', 'broken JSON');
      const invalidUtf8 = new Uint8Array([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d]);
      assertProblem(await put({ headers: json, body: invalidUtf8 }), 400, 'malformed-request', 'broken UTF-8');
      assertProblem(await put({ headers: json, body: '' }), 400, 'malformed-request', 'empty body');
      assertProblem(await put({ headers: json, body: '[]' }), 422, 'invalid-input', 'another shape');
      assertProblem(await put({ headers: json, body: 'null' }), 422, 'invalid-input', 'null');
      assertProblem(
        await put({ headers: { 'content-type': 'text/plain' }, body: '{}' }),
        415,
        'unsupported-media-type',
        'type',
      );
      assertProblem(await put({ body: new Uint8Array(2) }), 415, 'unsupported-media-type', 'no type');
      assertProblem(await put({ headers: json, body: `"${'x'.repeat(1_000_000)}"` }), 413, 'payload-too-large', 'size');
      assertProblem(
        await put({ headers: json, body: '['.repeat(400_000) + ']'.repeat(400_000) }),
        422,
        'invalid-input',
        'depth',
      );
    });

    test('a body of unknown length is read no further than the limit', async () => {
      let sent = 0;
      const endless = new ReadableStream<Uint8Array>({
        pull(controller) {
          sent += 65_536;
          controller.enqueue(new Uint8Array(65_536).fill(0x20));
        },
      });
      const reply = await put({
        headers: { 'content-type': 'application/json' },
        body: endless,
        duplex: 'half',
      });
      assertProblem(reply, 413, 'payload-too-large', 'endless');
      assert.ok(sent < 2_000_000);
    });

    test('hostile addresses find nothing', async () => {
      const paths = [
        '/v1/premises/..%2f..%2fetc%2fpasswd',
        '/v1/premises/%00',
        '/v1/premises/%ff',
        '/v1/premises/%',
        "/v1/premises/1'%20or%20'1'='1",
        '/../../etc/passwd',
        '//etc/passwd',
        '/v1//premises',
        '/v1/premises/',
        '/V1/premises',
        '/__proto__',
        '/constructor',
        `/v1/${'x'.repeat(5000)}`,
      ];
      for (const path of paths) {
        const reply = await world.call('GET', path, officer);
        assert.ok(reply.status === 404 || reply.status === 422, `${path} ${reply.status}`);
        assertProblem(reply, reply.status, reply.status === 404 ? 'not-found' : 'invalid-input', path);
      }
    });

    test('hostile queries are refused by their place and reach no statement', async () => {
      const queries: Record<string, string> = {
        'limit=0': '#/query/limit',
        'limit=201': '#/query/limit',
        'limit=abc': '#/query/limit',
        'community=44%25': '#/query/community',
        [`cursor=${'x'.repeat(3000)}`]: '#/query/cursor',
      };
      for (const [query, pointer] of Object.entries(queries)) {
        const reply = await world.call('GET', `/v1/premises?${query}`, officer);
        assertProblem(reply, 422, 'invalid-input', query);
        assert.equal(reply.json.errors[0]?.pointer, pointer);
      }
      for (const use of ["let' or '1'='1", 'let%00', '__proto__']) {
        const reply = await world.call('GET', `/v1/premises?use=${use}`, officer);
        assert.ok(reply.status === 200 || reply.status === 422, `${use} ${reply.status}`);
        if (reply.status === 200) assert.equal([...reply.json.items].length, 0, use);
      }
    });

    test('characters that no database holds are refused by their place', async () => {
      const body = submissionFor(world.premises('puqian', 0).id, null);
      for (const note of ['a\0b', '\ud800']) {
        const answers = body.answers.map((answer, at) => (at === 2 ? { ...answer, note } : answer));
        const text = JSON.stringify({ ...body, answers });
        const reply = await put({ headers: { 'content-type': 'application/json' }, body: text });
        assertProblem(reply, 422, 'invalid-input', JSON.stringify(note));
        assert.equal(reply.json.errors[0]?.pointer, '/answers/2/note');
        assert.equal(reply.json.errors[0]?.code, 'invalid-character');
      }
    });

    test('a wrong method is told the right ones', async () => {
      const reply = await world.raw('/v1/meta', { method: 'DELETE' });
      assert.equal(reply.headers.get('allow'), 'GET, HEAD');
    });

    test('every answer has an own request id and the headers of a careful server', async () => {
      const ids = new Set<string | null>();
      for (const path of ['/v1/meta', '/healthz', '/readyz', '/nothing', '/v1/premises']) {
        const { headers } = await world.raw(path, { headers: { 'request-id': 'chosen-by-the-caller' } });
        ids.add(headers.get('request-id'));
        assert.match(headers.get('request-id') ?? '', /^[0-9a-f-]{36}$/);
        assert.equal(headers.get('x-content-type-options'), 'nosniff');
        assert.equal(headers.get('referrer-policy'), 'no-referrer');
        assert.match(headers.get('content-security-policy') ?? '', /default-src 'none'/);
      }
      assert.equal(ids.size, 5);
    });

    test('pages of listed origins may read, others may not, and cookies never count', async () => {
      const preflight = (origin: string) =>
        world.raw('/v1/premises', {
          method: 'OPTIONS',
          headers: { origin, 'access-control-request-method': 'GET' },
        });
      const allowed = await preflight('https://portal.example');
      assert.equal(allowed.status, 204);
      assert.equal(allowed.headers.get('access-control-allow-origin'), 'https://portal.example');
      assert.equal(allowed.headers.get('access-control-allow-credentials'), null);
      for (const name of [
        'Authorization',
        'Idempotency-Key',
        'If-Match',
        'If-None-Match',
        'Wardkit-Purpose',
        'Upload-Offset',
      ]) {
        assert.ok(allowed.headers.get('access-control-allow-headers')?.includes(name), name);
      }
      for (const origin of ['https://evil.example', 'null', 'https://portal.example.evil.example']) {
        const refused = await preflight(origin);
        assert.equal(refused.headers.get('access-control-allow-origin'), null, origin);
        assert.equal(refused.headers.get('access-control-allow-headers'), null, origin);
      }
      const read = await world.raw('/v1/meta', { headers: { origin: 'https://portal.example' } });
      assert.ok(read.headers.get('access-control-expose-headers')?.includes('Idempotency-Replayed'));
      assert.equal(read.headers.get('vary'), 'Origin');
    });

    test('what has not changed is not sent again', async () => {
      const path = `/v1/premises/${world.premises('puqian', 0).id}`;
      const first = await world.call('GET', path, officer);
      const etag = first.headers.get('etag') ?? '';
      assert.match(etag, /^"\d+"$/);
      const again = await world.call('GET', path, { ...officer, headers: { 'if-none-match': etag } });
      assert.equal(again.status, 304);
      assert.equal(again.text, '');
      const changed = await world.call('GET', path, { ...officer, headers: { 'if-none-match': '"999"' } });
      assert.equal(changed.status, 200);
    });

    test('a cursor belongs to its list and filter, and can not be made up', async () => {
      const first = await world.call('GET', '/v1/premises?limit=3&use=let', officer);
      const cursor = encodeURIComponent(String(first.json.next));
      assert.equal((await world.call('GET', `/v1/premises?limit=9&use=let&cursor=${cursor}`, officer)).status, 200);
      const wrong = [
        `/v1/premises?limit=3&use=empty&cursor=${cursor}`,
        `/v1/premises?limit=3&cursor=${cursor}`,
        `/v1/doorplates?cursor=${cursor}`,
        `/v1/premises?use=let&cursor=${cursor.slice(0, -1)}${cursor.endsWith('A') ? 'B' : 'A'}`,
        '/v1/premises?use=let&cursor=nonsense',
        '/v1/premises?use=let&cursor=..',
        `/v1/premises?use=let&cursor=test.${Buffer.from('["x"]').toString('base64url')}.`,
      ];
      for (const path of wrong) assertProblem(await world.call('GET', path, officer), 400, 'cursor-invalid', path);
    });

    test('pages hold every row once, though rows are put in between', async () => {
      const seen: string[] = [];
      let cursor = '';
      let pages = 0;
      do {
        const page = await world.call('GET', `/v1/premises?limit=6${cursor}`, officer);
        for (const item of page.json.items) seen.push(String(item.id));
        if (pages === 1) await addPremises('00000000-0000-7000-8000-000000000001');
        cursor = page.json.next === null ? '' : `&cursor=${encodeURIComponent(String(page.json.next))}`;
        pages += 1;
      } while (cursor !== '');
      const stationId = world.premises('puqian', 0).stationId;
      const all = world.data.premises.filter((each) => each.stationId === stationId).map(({ id }) => id);
      assert.deepEqual(seen, all.sort());
    });

    async function addPremises(id: string): Promise<void> {
      const like = world.premises('puqian', 0).id;
      const { kysely } = world.database;
      const row = await kysely.selectFrom('premises').selectAll().where('id', '=', like).executeTakeFirstOrThrow();
      const values = { ...row, id, address_id: null, address: JSON.stringify(row.address), landlord_person_id: null };
      await kysely.insertInto('premises').values(values).execute();
    }

    test('the premises with open hazards come by their nearest deadline', async () => {
      const seen: string[] = [];
      let cursor = '';
      do {
        const page = await world.call('GET', `/v1/premises?openHazards=true&limit=4${cursor}`, officer);
        assert.equal(page.status, 200, page.text);
        for (const item of page.json.items) seen.push(String(item.openHazards?.nextDueAt));
        cursor = page.json.next === null ? '' : `&cursor=${encodeURIComponent(String(page.json.next))}`;
      } while (cursor !== '');
      assert.ok(seen.length > 4);
      assert.deepEqual(seen, [...seen].sort());
    });

    test('a caller who asks too often is told how long to wait', async () => {
      const busy = await World.open(engine, { requestsPerMinute: 3 });
      try {
        const statuses: number[] = [];
        for (let at = 0; at < 3; at += 1) statuses.push((await busy.call('GET', '/v1/session', officer)).status);
        const refused = await busy.call('GET', '/v1/session', officer);
        assert.deepEqual(statuses, [200, 200, 200]);
        assertProblem(refused, 429, 'rate-limited', 'the fourth');
        assert.equal(refused.headers.get('retry-after'), '60');
        assert.equal(refused.headers.get('ratelimit'), '"caller";r=0;t=60');
        assert.equal(refused.headers.get('ratelimit-policy'), '"caller";q=3;w=60');
        assert.equal((await busy.call('GET', '/v1/session', { as: 'puqian-officer-2' })).status, 200, 'others go on');
        busy.clock.time = new Date(startOfTests.getTime() + 60_000);
        assert.equal((await busy.call('GET', '/v1/session', officer)).status, 200);
      } finally {
        await busy.close();
      }
    });

    test('guessing tokens counts against the address that they come from', async () => {
      const busy = await World.open(engine, { requestsPerMinute: 2 });
      try {
        const guess = (at: number) => busy.raw('/v1/session', { headers: { authorization: `Bearer guess.${at}.x` } });
        assert.equal((await guess(1)).status, 401);
        assert.equal((await guess(2)).status, 401);
        assert.equal((await guess(3)).status, 429);
      } finally {
        await busy.close();
      }
    });

    test('an answer against its own schema is a fault of the server and is not sent', async () => {
      const { kysely } = world.database;
      await kysely.updateTable('stations').set({ telephone: 'none' }).execute();
      try {
        const reply = await world.raw(`/v1/stations/${world.premises('puqian', 0).stationId}`, {});
        assertProblem(reply, 500, 'internal-error', 'telephone');
      } finally {
        for (const station of world.data.stations) {
          await kysely
            .updateTable('stations')
            .set({ telephone: station.telephone })
            .where('id', '=', station.id)
            .execute();
        }
      }
      const sound = await world.raw(`/v1/stations/${world.premises('puqian', 0).stationId}`, {});
      assert.equal(sound.status, 200);
    });

    test('a body may have fields of a later version', async () => {
      const premisesId = world.premises('puqian', 3).id;
      const reply = await world.call('PUT', `/v1/rental-checks/${newId()}`, {
        ...officer,
        headers: { 'if-none-match': '*' },
        body: { ...submissionFor(premisesId, null), weather: 'rain', __proto__: { admin: true } },
      });
      assert.equal(reply.status, 201, reply.text);
      assert.ok(!reply.text.includes('rain'));
    });

    test('the server answers by the names that it was given, by localhost and by numbers alone', async () => {
      const proxied = await World.open(engine, {
        publicOrigins: ['https://ward.example', 'http://ward.internal:8787'],
      });
      try {
        const discovery = (origin: string) => proxied.raw(`${origin}/.well-known/wardkit`, {});
        for (const origin of [
          'http://127.0.0.1:8787',
          'http://[::1]:8787',
          'http://ward.internal:8787',
          'http://localhost',
        ]) {
          const { json } = await discovery(origin);
          assert.equal(json.baseUrl, 'https://ward.example' as unknown, origin);
          assert.deepEqual(json.plateBases, ['HTTPS://WARD.EXAMPLE/D/'] as unknown);
        }
        for (const host of ['evil.example', 'ward.example.evil.example', '127.0.0.1.evil.example']) {
          assertProblem(await discovery(`http://${host}:8787`), 403, 'forbidden', host);
          assertProblem(await proxied.raw(`http://${host}/dev/token`, {}), 403, 'forbidden', host);
        }
      } finally {
        await proxied.close();
      }
      const { json } = await world.raw('http://127.0.0.1:99/.well-known/wardkit', {});
      assert.equal(json.baseUrl, 'http://127.0.0.1:99' as unknown, 'without a name it goes by what the request says');
    });

    test('numbers are plain digits', async () => {
      for (const limit of ['0x10', '1e1', '', ' 5', '-1', '5.0']) {
        const reply = await world.call('GET', `/v1/premises?limit=${encodeURIComponent(limit)}`, officer);
        assertProblem(reply, 422, 'invalid-input', limit);
      }
    });

    test('a checklist is told in the order in which it was written', async () => {
      const reply = await world.call('GET', '/v1/rental-check-standards', officer);
      assert.deepEqual(Object.keys(reply.json.items[0].aspects), ['structure', 'fire', 'security', 'landlord']);
    });

    test('alive and ready', async () => {
      assert.deepEqual((await world.raw('/healthz', {})).json, { status: 'alive' } as unknown);
      assert.deepEqual((await world.raw('/readyz', {})).json, { status: 'ready' } as unknown);
    });
  });
}
