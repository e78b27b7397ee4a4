import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { isBinary, isJson, type OperationRecord } from '@wardkit/contract/operation';
import { allOperations } from '@wardkit/contract/operations';
import { type Role, roles } from '@wardkit/contract/role';
import { newUuid } from '../uuid.ts';
import { type Engine, type Reply, World } from './world.ts';

/** What no operation may be harmed by, whatever it does with a body that is right. */
export function limitsSuite(engine: Engine): void {
  describe('limits', () => {
    let world: World;
    let served: ReadonlySet<string>;
    before(async () => {
      world = await World.open(engine, { requestsPerMinute: 1_000_000 });
      const { json } = await world.call('GET', '/v1/meta');
      served = new Set([...(json.operations ?? [])].map(String));
    });
    after(() => world.close());

    const taking = (isMeant: (operation: OperationRecord) => boolean) =>
      allOperations.filter((operation) => served.has(operation.id) && isMeant(operation));
    const callerOf = ({ callers }: OperationRecord): string | undefined => {
      const role = roles.find((each: Role) => each !== 'stranger' && callers[each] !== undefined);
      return role === undefined ? undefined : `puqian-${role}-1`;
    };
    const send = async (
      operation: OperationRecord,
      body: NonNullable<RequestInit['body']>,
      headers: Record<string, string>,
    ): Promise<Reply> => {
      const as = callerOf(operation);
      const token = as === undefined ? null : (await world.direct(as)).token;
      return world.raw(operation.path.replaceAll(/\{\w+\}/g, newUuid()), {
        method: operation.method,
        body,
        duplex: 'half',
        headers: {
          ...(token === null ? {} : { authorization: `Bearer ${token}` }),
          'wardkit-purpose': 'rental-check',
          'idempotency-key': newUuid(),
          ...(operation.concurrency === 'if-none-match' ? { 'if-none-match': '*' } : {}),
          ...(operation.concurrency === 'if-match' ? { 'if-match': '"1"' } : {}),
          ...(operation.id.startsWith('helpRequests.') ? { 'wardkit-receipt': 'A'.repeat(43) } : {}),
          ...headers,
        },
      } as RequestInit);
    };
    const json = { 'content-type': 'application/json' };
    const assertRefused = (reply: Reply, status: number, operation: OperationRecord, what: string) => {
      assert.equal(reply.status, status, `${operation.id}, ${what}: ${reply.text.slice(0, 200)}`);
    };

    test('an oversized body is refused by every operation, whether or not it tells its length', async () => {
      const operations = taking(({ body }) => isJson(body));
      assert.ok(operations.length > 20);
      const large = `"${'x'.repeat(1_000_000)}"`;
      for (const operation of operations) {
        assertRefused(await send(operation, large, json), 413, operation, 'told');
        const endless = new ReadableStream<Uint8Array>({
          pull: (controller) => controller.enqueue(new Uint8Array(200_000).fill(0x20)),
        });
        assertRefused(await send(operation, endless, json), 413, operation, 'untold');
      }
    });

    test('a deeply nested body is refused by every operation, as a whole and in each of its members', async () => {
      const deep = (depth: number) => '['.repeat(depth) + ']'.repeat(depth);
      for (const operation of taking(({ body }) => isJson(body))) {
        const reply = await send(operation, deep(100_000), json);
        assertRefused(reply, 422, operation, 'whole');
        const members = Object.keys((operation.body as unknown as { shape?: object }).shape ?? {});
        const inEach = `{${members.map((name) => `${JSON.stringify(name)}:${deep(5_000)}`).join(',')},"unknown":${deep(5_000)}}`;
        assertRefused(await send(operation, inEach, json), 422, operation, 'in each member');
      }
    });

    test('a packed body is unpacked by no operation', async () => {
      // 40 MB of blanks in 40 kB.
      const bomb = gzipSync(Buffer.alloc(40_000_000, 0x20));
      const { heapUsed, external } = process.memoryUsage();
      for (const operation of taking(({ body }) => body !== undefined)) {
        const type = isBinary(operation.body) ? (operation.body.mediaTypes[0] ?? '') : 'application/json';
        const headers = { 'content-type': type, 'content-encoding': 'gzip', 'upload-offset': '0' };
        assertRefused(await send(operation, new Uint8Array(bomb), headers), 415, operation, 'gzip');
      }
      const now = process.memoryUsage();
      assert.ok(now.heapUsed + now.external - heapUsed - external < 35_000_000, 'nothing was unpacked');
    });

    test('each caller has a quota of their own', async () => {
      const strict = await world.twin({}, { requestsPerMinute: 3 });
      const call = (as: string) => strict.call('GET', '/v1/session', { as });
      for (const left of ['2', '1', '0']) {
        const reply = await call('puqian-officer-1');
        assert.equal(reply.status, 200);
        assert.match(reply.headers.get('ratelimit') ?? '', new RegExp(`r=${left};`));
      }
      const refused = await call('puqian-officer-1');
      assert.equal(refused.status, 429);
      assert.ok(Number(refused.headers.get('retry-after')) > 0);
      assert.equal((await call('puqian-officer-2')).status, 200, 'another caller goes on');
      world.clock.time = new Date(world.clock.time.getTime() + 60_000);
      assert.equal((await call('puqian-officer-1')).status, 200, 'a minute later');
    });

    test('where too many tokens of an address were wrong, no other is checked, and those that are known go on', async () => {
      const strict = await world.twin({}, { requestsPerMinute: 3 });
      const withToken = (token: string) => strict.raw('/v1/session', { headers: { authorization: `Bearer ${token}` } });
      const { token: known } = await strict.direct('puqian-supervisor-1');
      const { token: unknown } = await strict.direct('puqian-administrator-1');
      assert.equal((await withToken(known)).status, 200);
      const wrong = (at: number) => `ward-embed.${String(at).repeat(43)}.${'x'.repeat(43)}`;
      for (const at of [1, 2, 3]) assert.equal((await withToken(wrong(at))).status, 401);
      for (const token of [wrong(4), unknown]) {
        const refused = await withToken(token);
        assert.equal(refused.status, 429, refused.text);
        assert.ok(Number(refused.headers.get('retry-after')) > 0);
      }
      assert.equal((await withToken(known)).status, 200);
      world.clock.time = new Date(world.clock.time.getTime() + 60_000);
      assert.equal((await withToken(unknown)).status, 200, 'a minute later');
    });
  });
}
