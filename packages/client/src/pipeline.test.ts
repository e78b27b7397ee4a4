import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createFakeClock, createScriptedServer, fixtures, problemResponse, settle } from '@wardkit/testing';
import { appendAttachment } from './attachments.ts';
import { type ClientOptions, createHandle } from './create-handle.ts';
import { revokeDoorplate, scanDoorplate } from './doorplates.ts';
import { isWardError, type WardError } from './errors.ts';
import { getMeta } from './meta.ts';
import { getPremises, listPremises } from './places.ts';
import { getStandard } from './rental-checks.ts';
import { getSession } from './session.ts';
import type { WardEvents } from './ward-events.ts';

const { ids } = fixtures;
const purpose = 'rental-check' as const;
const revocation = { reason: '门牌已损坏，需要更换' };

function setUp(options: Partial<ClientOptions> = {}) {
  const server = createScriptedServer();
  const clock = createFakeClock();
  const handle = createHandle({
    baseUrl: 'https://ward.example/ward/',
    getToken: () => 'token-1',
    locale: 'zh-Hans',
    transport: server.transport,
    clock,
    random: () => 0.5,
    ...options,
  });
  return { server, clock, handle };
}

async function errorOf(call: PromiseLike<unknown>): Promise<WardError> {
  try {
    await call;
  } catch (error) {
    assert.ok(isWardError(error), String(error));
    return error;
  }
  throw new assert.AssertionError({ message: 'It did not fail' });
}

describe('a call', () => {
  it('sends token, language and purpose in headers, and nothing of them in the address', async () => {
    const { server, handle } = setUp();
    const { data, requestId } = await getPremises(handle, ids.premises, { purpose }).withResponse();
    assert.equal(data.id, ids.premises);
    assert.match(requestId ?? '', /^request-/);
    const [call] = server.calls;
    assert.equal(call?.headers.authorization, 'Bearer token-1');
    assert.equal(call?.headers['accept-language'], 'zh-Hans');
    assert.equal(call?.headers['wardkit-purpose'], purpose);
    assert.equal(call?.headers['idempotency-key'], undefined);
  });

  it('a write has a key that stays the same when it is repeated, and its precondition', async () => {
    const { server, clock, handle } = setUp();
    server.role = 'supervisor';
    server.fault('doorplates.revoke', { kind: 'lost-answer' });
    const call = revokeDoorplate(handle, ids.doorplate, revocation, { ifMatch: '"1"' });
    await clock.advance(10_000);
    assert.equal((await call).state, 'revoked');
    const keys = server.calls.map((sent) => sent.headers['idempotency-key']);
    assert.equal(keys.length, 2);
    assert.equal(keys[0], keys[1]);
    assert.equal(server.calls[1]?.headers['if-match'], '"1"');
    assert.equal((await call.withResponse()).response?.headers.get('idempotency-replayed'), 'true');
  });

  it('is checked before it is sent', async () => {
    const { server, handle } = setUp();
    const error = await errorOf(getPremises(handle, 'not-an-id', { purpose }));
    assert.equal(error.kind, 'contract');
    assert.match(error.message, /#\/parameters\/premisesId/);
    assert.ok(!error.message.includes('not-an-id'));
    assert.equal(server.calls.length, 0);
  });

  it('equal reads at the same time are one request, and one who leaves does not end it for the others', async () => {
    const { server, handle } = setUp();
    const leaving = new AbortController();
    const first = getMeta(handle, { signal: leaving.signal });
    const second = getMeta(handle);
    leaving.abort();
    assert.equal((await errorOf(first)).kind, 'aborted');
    assert.equal((await second).contract, '1.0');
    assert.equal(server.count('meta.get'), 1);
    await getMeta(handle);
    assert.equal(server.count('meta.get'), 2);
  });

  it('a read after a write joins none that began before it', async () => {
    const { server, handle } = setUp();
    const { promise: late, resolve: answer } = Promise.withResolvers<unknown>();
    const answers = [late, fixtures.premisesOf({ storeys: 2 })];
    server.answer('places.getPremises', () => answers.shift());
    server.role = 'supervisor';
    const before = getPremises(handle, ids.premises, { purpose });
    await settle();
    await revokeDoorplate(handle, ids.doorplate, revocation, { ifMatch: '"1"' });
    const after = getPremises(handle, ids.premises, { purpose });
    assert.equal((await after).storeys, 2);
    answer(fixtures.premisesOf({ storeys: 1 }));
    assert.equal((await before).storeys, 1);
    assert.equal(server.count('places.getPremises'), 2);
  });

  it('a list is asked for page by page, with its filter', async () => {
    const { server, handle } = setUp();
    server.answer('places.listPremises', ({ query }: { query: Record<string, unknown> }) => ({
      items: [fixtures.premisesOf({ storeys: query.cursor === undefined ? 1 : 2 })],
      next: query.cursor === undefined ? 'cursor-2' : null,
    }));
    const storeys: number[] = [];
    for await (const premises of listPremises(handle, { use: ['let', 'empty'] }, { purpose }))
      storeys.push(premises.storeys);
    assert.deepEqual(storeys, [1, 2]);
  });
});

describe('failures', () => {
  it('a problem is an error with its code, the request to name, and the tries', async () => {
    const { server, handle } = setUp();
    server.fault('places.getPremises', { kind: 'problem', code: 'forbidden' });
    const error = await errorOf(getPremises(handle, ids.premises, { purpose }));
    assert.deepEqual(
      { kind: error.kind, requestId: error.requestId, attempts: error.attempts, retryable: error.retryable },
      { kind: 'api', requestId: 'request-forbidden', attempts: 1, retryable: false },
    );
    assert.equal((error as unknown as { code: string }).code, 'forbidden');
  });

  it('a passing failure is tried three times in all, with growing waits', async () => {
    const { server, clock, handle } = setUp();
    const waits: number[] = [];
    handle.on('retry', ({ delay }) => waits.push(delay));
    server.fault('meta.get', { kind: 'problem', code: 'unavailable' }, 3);
    const failing = errorOf(getMeta(handle));
    await clock.advance(60_000);
    const error = await failing;
    assert.equal(error.attempts, 3);
    assert.equal(error.retryable, true);
    assert.deepEqual(waits, [200, 400]);
  });

  it('obeys Retry-After', async () => {
    const { server, clock, handle } = setUp();
    const waits: number[] = [];
    handle.on('retry', ({ delay }) => waits.push(delay));
    server.fault('meta.get', { kind: 'problem', code: 'rate-limited', headers: { 'retry-after': '7' } });
    const call = getMeta(handle);
    await clock.advance(6_999);
    assert.equal(server.count('meta.get'), 1);
    await clock.advance(1);
    assert.equal((await call).contract, '1.0');
    assert.deepEqual(waits, [7_000]);
  });

  it("somebody else's page in place of the answer is no answer", async () => {
    const { server, clock, handle } = setUp();
    server.fault('meta.get', { kind: 'status', status: 200, html: '<h1>Sign in to the Wi-Fi</h1>' }, 3);
    const failing = errorOf(getMeta(handle));
    await clock.advance(60_000);
    assert.equal((await failing).kind, 'network');
  });

  it('ends when its time is over, also while it hangs', async () => {
    const { server, clock, handle } = setUp();
    server.fault('meta.get', { kind: 'hang' });
    const failing = errorOf(getMeta(handle, { timeout: 5_000 }));
    await clock.advance(5_000);
    const error = await failing;
    assert.equal(error.kind, 'timeout');
    assert.equal((error as unknown as { milliseconds: number }).milliseconds, 5_000);
  });

  it('a body that does not come has a time of its own', async () => {
    const { clock, handle } = setUp({
      bodyTimeout: 2_000,
      transport: async () =>
        new Response(new ReadableStream({ start() {} }), { headers: { 'content-type': 'application/json' } }),
    });
    const failing = errorOf(getMeta(handle));
    await clock.advance(2_000);
    assert.equal((await failing).kind, 'timeout');
  });

  it('can be cancelled while it is sent, while it waits to be tried again, and while the portal looks for a token', async () => {
    const cases: [string, (set: ReturnType<typeof setUp>) => void, Partial<ClientOptions>][] = [
      ['sent', ({ server }) => server.fault('meta.get', { kind: 'hang' }), {}],
      ['waiting', ({ server }) => server.fault('meta.get', { kind: 'unreachable' }), {}],
      ['token', () => {}, { getToken: () => new Promise(() => {}) }],
    ];
    for (const [name, arrange, options] of cases) {
      const set = setUp(options);
      arrange(set);
      const controller = new AbortController();
      const failing = errorOf(getMeta(set.handle, { signal: controller.signal }));
      await settle();
      controller.abort();
      const error = await failing;
      assert.equal(error.kind, 'aborted', name);
      assert.equal(error.name, 'AbortError');
      await settle();
      assert.equal(set.clock.waiting, 0, `${name}: no timer is left`);
    }
  });

  it('a signal that was given up before sends nothing', async () => {
    const { server, handle } = setUp();
    assert.equal((await errorOf(getMeta(handle, { signal: AbortSignal.abort() }))).kind, 'aborted');
    assert.equal(server.calls.length, 0);
  });

  it('a portal that can not get a token for want of a network is a network failure', async () => {
    const { handle } = setUp({
      getToken: () => {
        throw new TypeError('Failed to fetch');
      },
    });
    const error = await errorOf(getMeta(handle));
    assert.equal(error.kind, 'network');
    assert.equal((error.cause as Error).message, 'Failed to fetch');
  });

  it('a portal that fails to give a token for another reason is told with its own error; what is no token is not sent', async () => {
    const cause = new Error('the session store is locked');
    const broken = setUp({
      getToken: () => {
        throw cause;
      },
    });
    const error = await errorOf(getMeta(broken.handle));
    assert.deepEqual([error.kind, error.cause, error.attempts], ['api', cause, 0]);
    assert.match(error.message, /^getToken failed/);
    const wrapped = setUp({ getToken: () => 'secret\n' });
    assert.match((await errorOf(getMeta(wrapped.handle))).message, /line breaks/);
    assert.deepEqual([broken.server.calls, wrapped.server.calls], [[], []]);
  });

  it('arguments of the wrong type are told by their place, and nothing is sent', async () => {
    const { server, handle } = setUp();
    const wrong = <T>(value: unknown) => value as T;
    const cases: [Promise<unknown>, RegExp][] = [
      [getPremises(handle, wrong(undefined), { purpose }), /#\/parameters\/premisesId/],
      [getPremises(handle, wrong(7), { purpose }), /#\/parameters\/premisesId/],
      [getPremises(handle, ids.premises, { purpose: wrong('a\nb: c') }), /#\/headers\/wardkit-purpose/],
      [getStandard(handle, '..'), /#\/parameters\/version/],
      [getStandard(handle, '\ud800'), /#\/parameters\/version/],
      [appendAttachment(handle, ids.attachment, 0, wrong('text')), /expected a Blob or a Uint8Array/],
      [appendAttachment(handle, ids.attachment, 0, wrong(undefined)), /expected a Blob or a Uint8Array/],
    ];
    for (const [call, message] of cases) {
      const error = await errorOf(call);
      assert.equal(error.kind, 'contract');
      assert.match(error.message, message);
    }
    assert.deepEqual(server.calls, []);
  });
});

describe('a refused token', () => {
  it('is refreshed once for all calls, which then succeed', async () => {
    let refreshes = 0;
    let token = 'old';
    const { server, handle } = setUp({
      getToken: async ({ refresh }) => {
        if (refresh) {
          refreshes += 1;
          token = 'new';
        }
        return token;
      },
    });
    const answer = (data: unknown) => (call: { headers: Readonly<Record<string, string>> }) =>
      call.headers.authorization === 'Bearer new' ? data : problemResponse('unauthenticated');
    server.answer('session.get', answer(fixtures.sessionOf('officer')));
    server.answer('places.getPremises', answer(fixtures.premisesOf()));
    server.answer('doorplates.scan', answer(fixtures.scanFor('officer')));
    await Promise.all([
      getSession(handle),
      getPremises(handle, ids.premises, { purpose }),
      scanDoorplate(handle, fixtures.plateCode),
    ]);
    assert.equal(refreshes, 1);
  });

  it('a second refusal is final', async () => {
    let count = 0;
    const { server, handle } = setUp({
      getToken: ({ refresh }) => {
        if (refresh) count += 1;
        return `token-${count}`;
      },
    });
    server.fault('session.get', { kind: 'problem', code: 'unauthenticated' }, 5);
    const error = await errorOf(getSession(handle));
    assert.equal((error as unknown as { code: string }).code, 'unauthenticated');
    assert.equal(server.count('session.get'), 2);
  });
});

describe('what an answer holds', () => {
  it('keeps fields that it does not know, and tells what departs without telling values', async () => {
    const { server, handle } = setUp();
    const mismatches: WardEvents['contract-mismatch'][] = [];
    handle.on('contract-mismatch', (event) => mismatches.push(event));
    server.answer('session.get', { ...fixtures.sessionOf('officer'), shoeSize: 43 });
    assert.equal((await getSession(handle)).shoeSize, 43);
    assert.equal(mismatches.length, 0);
    server.answer('session.get', { ...fixtures.sessionOf('officer'), displayName: { first: 'Zhang-San-secret' } });
    await getSession(handle);
    assert.equal(mismatches[0]?.issues[0]?.pointer, '/displayName');
    assert.ok(!JSON.stringify(mismatches).includes('secret'));
  });

  it('is refused when asked to be strict', async () => {
    const { server, handle } = setUp({ validation: 'strict' });
    server.answer('session.get', { subject: 7 });
    const error = await errorOf(getSession(handle));
    assert.equal(error.kind, 'contract');
    assert.equal((error as unknown as { side: string }).side, 'answer');
  });

  it('no event and no error holds a token or a personal field', async () => {
    const { server, clock, handle } = setUp();
    const heard: unknown[] = [];
    for (const name of ['request', 'response', 'retry', 'contract-mismatch'] as const) {
      handle.on(name, (event) => heard.push(event));
    }
    server.fault('places.getPremises', { kind: 'problem', code: 'unavailable' }, 2);
    const call = getPremises(handle, ids.premises, { purpose });
    await clock.advance(60_000);
    await call;
    server.fault('places.getPremises', { kind: 'problem', code: 'not-found' });
    heard.push(await errorOf(getPremises(handle, ids.premises, { purpose })));
    const text = JSON.stringify(heard) + String((heard.at(-1) as Error).stack);
    assert.ok(heard.length > 5);
    for (const secret of ['token-1', '张', '138', ids.premises]) assert.ok(!text.includes(secret), secret);
  });
});
