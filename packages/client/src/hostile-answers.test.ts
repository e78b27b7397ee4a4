import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createScriptedClient, fixtures } from '@wardkit/testing';
import { type ClientOptions, createHandle } from './create-handle.ts';
import { type ApiError, isWardError, type WardError } from './errors.ts';
import { getPremises } from './places.ts';
import { createUploads } from './uploads.ts';

const { ids } = fixtures;
const json = (text: string, status = 200, headers: Record<string, string> = {}) =>
  new Response(text, { status, headers: { 'content-type': 'application/json', ...headers } });
const problem = (members: object) => json(JSON.stringify({ code: 'odd', title: 'Odd', ...members }), 400);

function read(answer: unknown, options: Partial<ClientOptions> = {}) {
  const handle = createHandle({
    baseUrl: 'https://ward.example',
    getToken: () => 'token',
    transport: async () => answer as Response,
    maxAttempts: 1,
    ...options,
  });
  return getPremises(handle, ids.premises, { purpose: 'rental-check' });
}

async function errorOf(call: PromiseLike<unknown>): Promise<WardError> {
  const error = await Promise.resolve(call).then(
    () => assert.fail('it did not fail'),
    (cause: unknown) => cause,
  );
  assert.ok(isWardError(error), String(error));
  return error;
}

describe('an answer that no server of ours gives', () => {
  it('is no answer where it is not one of HTTP, or answers what was not asked', async () => {
    const answers = [
      undefined,
      {},
      Response.error(),
      new Response(null, { status: 304 }),
      new Response(null, { status: 204 }),
      json(''),
      json('{"id":'),
      new Response('<html>sign in to the hotel</html>', { headers: { 'content-type': 'text/html' } }),
    ];
    for (const answer of answers) assert.equal((await errorOf(read(answer))).kind, 'network');
  });

  it('changes no object of this program, however its members are called', async () => {
    const text = JSON.stringify(fixtures.premisesOf()).replace('{', '{"__proto__":{"isPolluted":true},');
    const premises = await read(json(text));
    assert.equal(premises.id, ids.premises);
    assert.equal(({} as { isPolluted?: boolean }).isPolluted, undefined);
    assert.equal((premises as { isPolluted?: boolean }).isPolluted, undefined);
    assert.equal((await errorOf(read(problem({ code: '__proto__' })))).kind, 'api');
  });

  it('is checked to its end or told to be wrong, however deep and however wrong it is', async () => {
    const depth = 100_000;
    const deep = `${'['.repeat(depth)}${']'.repeat(depth)}`;
    const nested = JSON.stringify(fixtures.premisesOf()).replace('{', `{"later":${deep},`);
    assert.equal((await read(json(nested))).id, ids.premises);
    const dwellings = Array.from({ length: 300_000 }, () => 1);
    const wrong = read(json(JSON.stringify({ ...fixtures.premisesOf(), dwellings })), { validation: 'strict' });
    assert.equal((await errorOf(wrong)).kind, 'contract');
    assert.equal((await errorOf(read(json(deep), { validation: 'strict' }))).kind, 'contract');
  });

  it('is a problem whose members have their types and a length that can be shown', async () => {
    const odd = { detail: {}, requestId: { a: 1 }, retryable: 'yes', status: '200', type: 7, help: {} };
    const errors = [null, 7, { pointer: 1 }, { pointer: '/a', code: 'c', message: 'm' }];
    const error = (await errorOf(read(problem({ ...odd, errors })))) as ApiError;
    const { detail, requestId, retryable, status, type, help } = error.problem;
    assert.deepEqual([detail, requestId, retryable, status, type, help], ['', '', false, 400, '', undefined]);
    assert.deepEqual(error.problem.errors, [{ pointer: '/a', code: 'c', message: 'm' }]);
    assert.deepEqual([error.requestId, error.retryable], [null, false]);
    assert.equal(((await errorOf(read(problem({ errors: 'no' })))) as ApiError).problem.errors, undefined);
    const flood = (await errorOf(read(problem({ code: 'x'.repeat(1e6), title: 'y'.repeat(1e6) })))) as ApiError;
    assert.ok(flood.message.length < 3000 && flood.code.length <= 100);
  });

  it('makes nobody wait for years', async () => {
    for (const after of ['1000000000', '9'.repeat(400), 'Fri, 31 Dec 9999 23:59:59 GMT']) {
      const body = JSON.stringify({ code: 'rate-limited', title: 'Too many', retryable: true });
      const answer = json(body, 429, { 'retry-after': after });
      const error = (await errorOf(read(answer, { maxAttempts: 5 }))) as ApiError;
      assert.deepEqual([error.code, error.attempts], ['rate-limited', 1]);
      assert.ok(Number.isFinite(error.retryAfter));
    }
  });

  it('has an ETag that goes back as it came, or not at all', async () => {
    const { ward, server } = createScriptedClient();
    for (const ifMatch of ['"a"b"', 'W/"1"', '*', '"1"\r\nx: y', '']) {
      const call = ward.places.changePremises(ids.premises, { storeys: 3 }, { purpose: 'rental-check', ifMatch });
      assert.equal((await errorOf(call)).kind, 'contract');
    }
    assert.equal(server.count('places.changePremises'), 0);
    ward.close();
  });
});

describe('an upload server that lies', () => {
  const lies: [string, object][] = [
    ['of all bytes before any came', { receivedBytes: 10 }],
    ['of more bytes than there are', { receivedBytes: 1e9 }],
    ['of less than none', { receivedBytes: -1 }],
    ['of no number', { receivedBytes: 'many' }],
    ['of another picture', { sha256: 'f'.repeat(64), receivedBytes: 10, state: 'complete' }],
    ['of another size', { size: 9, receivedBytes: 9, state: 'complete' }],
    ['of a picture that it refused', { state: 'refused', receivedBytes: 10 }],
  ];
  for (const [what, lie] of lies) {
    it(`${what} is not believed`, async () => {
      const { ward, server } = createScriptedClient();
      server.answer('attachments.create', ({ body }: { body: unknown }) =>
        fixtures.attachmentOf({ ...(body as object), state: 'receiving', receivedBytes: 0, ...lie }),
      );
      const file = new Blob([new Uint8Array(10)], { type: 'image/jpeg' });
      const upload = createUploads(ward).add(file, { premisesId: ids.premises });
      const error = await errorOf(upload.done);
      assert.equal(error.kind, 'storage');
      assert.equal(upload.state, 'failed');
      assert.equal(server.count('attachments.append'), 0);
      ward.close();
    });
  }

  it('about where it stands does not keep a device sending for ever', async () => {
    const { ward, server } = createScriptedClient();
    let appends = 0;
    const answer = ({ operation }: { operation: { id: string } }) => {
      if (operation.id === 'attachments.append') appends += 1;
      return fixtures.attachmentOf({ ...announced, state: 'receiving', receivedBytes: appends % 2 });
    };
    let announced: object = {};
    server.answer('attachments.create', (call: { body: unknown; operation: { id: string } }) => {
      announced = call.body as object;
      return answer(call);
    });
    server.answer('attachments.append', answer);
    const file = new Blob([new Uint8Array(10)], { type: 'image/jpeg' });
    const upload = createUploads(ward).add(file, { premisesId: ids.premises });
    assert.equal((await errorOf(upload.done)).kind, 'storage');
    assert.ok(appends < 10, String(appends));
    ward.close();
  });
});
