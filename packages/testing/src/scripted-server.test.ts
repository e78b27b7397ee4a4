import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createHandle, type TransportRequest } from '@wardkit/client';
import { allExamples } from '@wardkit/contract/examples/index';
import { isBinary, isStream, type OperationRecord } from '@wardkit/contract/operation';
import { allOperations, operations } from '@wardkit/contract/operations';
import type { Problem } from '@wardkit/contract/problem';
import { type Role, roles } from '@wardkit/contract/role';
import * as fixtures from './fixtures.ts';
import { createScriptedClient } from './scripted-client.ts';
import { createScriptedServer } from './scripted-server.ts';

const { ids } = fixtures;
const purpose = 'rental-check';
const records: readonly OperationRecord[] = allOperations;
const plain = records.filter(({ answers, body }) => !isBinary(body) && !Object.values(answers).some(isStream));

/** The request of a record's first example, as a caller that keeps the contract sends it. */
function requestOf(record: OperationRecord, over: Record<string, string | undefined> = {}): TransportRequest {
  const { request } = allExamples.get(record.id)?.[0] ?? assert.fail(record.id);
  const path = record.path.replace(/\{(\w+)\}/g, (_, name) => request.parameters?.[name] ?? '');
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(request.query ?? {})) {
    for (const one of [value].flat()) query.append(name, String(one));
  }
  const headers: Record<string, string | undefined> = {
    authorization: 'Bearer token',
    'wardkit-purpose': purpose,
    ...Object.fromEntries(Object.entries(request.headers ?? {}).map(([name, value]) => [name, String(value)])),
    ...(record.idempotency === 'none' ? {} : { 'idempotency-key': `key of ${record.id}`.replaceAll(' ', '-') }),
    ...(record.concurrency === 'if-none-match' ? { 'if-none-match': '*' } : {}),
    ...(record.concurrency === 'if-match' ? { 'if-match': '"1"' } : {}),
    ...over,
  };
  return {
    method: record.method,
    url: `https://ward.example${path}?${query}`,
    headers: Object.fromEntries(Object.entries(headers).filter(([, value]) => value !== undefined)) as never,
    body: record.body === undefined ? null : JSON.stringify(request.body),
    signal: new AbortController().signal,
  };
}

async function codeOf(role: Role, request: TransportRequest): Promise<string> {
  const response = await createScriptedServer({ role }).transport(request);
  return response.ok ? 'ok' : ((await response.json()) as Problem).code;
}

describe('a scripted server', () => {
  it('lets in whom the record of each operation lets in, and nobody else', async () => {
    let refused = 0;
    for (const record of plain) {
      for (const role of roles.filter((each) => each !== 'stranger')) {
        const isRefused = (await codeOf(role, requestOf(record))) === 'forbidden';
        assert.equal(isRefused, record.callers[role] === undefined, `${record.id} as ${role}`);
        if (isRefused) refused += 1;
      }
      const code = await codeOf('officer', requestOf(record, { authorization: undefined }));
      const isOpen = record.scope === null && record.callers.stranger !== undefined;
      assert.equal(code === 'unauthenticated', !isOpen, record.id);
    }
    assert.ok(refused > 500, String(refused));
  });

  it('asks for what each record asks for: purpose, key and precondition', async () => {
    for (const record of plain) {
      const role = roles.findLast((each) => record.callers[each] !== undefined) ?? assert.fail(record.id);
      const without = (name: string) => codeOf(role, requestOf(record, { [name]: undefined }));
      const asked = {
        purpose: (await without('wardkit-purpose')) === 'purpose-required',
        key: (await without('idempotency-key')) === 'idempotency-key-required',
        ifMatch: (await without('if-match')) === 'precondition-required',
        ifNoneMatch: (await without('if-none-match')) === 'precondition-required',
      };
      assert.deepEqual(
        asked,
        {
          purpose: record.personalData !== 'none',
          key: record.idempotency !== 'none',
          ifMatch: record.concurrency === 'if-match',
          ifNoneMatch: record.concurrency === 'if-none-match',
        },
        record.id,
      );
      assert.ok(['ok', 'version-stale', 'not-found', 'plate-unknown'].includes(await codeOf(role, requestOf(record))));
    }
    const curious = requestOf(operations['places.getPremises'], { 'wardkit-purpose': 'curiosity' });
    assert.equal(await codeOf('officer', curious), 'purpose-required');
  });

  it('names each fault of the input by its place', async () => {
    const server = createScriptedServer();
    const ask = async (request: TransportRequest) => (await (await server.transport(request)).json()) as Problem;
    const places = async (request: TransportRequest) =>
      (await ask(request)).errors?.map(({ pointer, code }) => `${pointer} ${code}`);
    const create = requestOf(operations['places.createPremises']);
    const { use: _, ...rest } = JSON.parse(String(create.body));
    assert.deepEqual(await places({ ...create, body: JSON.stringify({ ...rest, storeys: 'six' }) }), [
      '/use missing',
      '/storeys invalid-type',
    ]);
    const read = requestOf(operations['places.getPremises']);
    const url = 'https://ward.example/v1/premises';
    assert.deepEqual(await places({ ...read, url: `${url}/nonsense` }), ['#/path/premisesId invalid-format']);
    assert.deepEqual(await places({ ...read, url: `${url}?landlord=x` }), ['#/query/landlord unknown']);
    assert.equal((await ask({ ...create, body: '{' })).code, 'malformed-request');
  });

  it('counts versions: what was changed meanwhile is told with its record', async () => {
    const { ward } = createScriptedClient({ role: 'officer' });
    const read = () => ward.places.getPremises(ids.premises, { purpose }).withResponse();
    const change = (ifMatch: string) => ward.places.changePremises(ids.premises, { storeys: 7 }, { purpose, ifMatch });
    const { etag } = await read();
    assert.equal(etag, '"3"');
    assert.equal((await change('"3"').withResponse()).etag, '"4"');
    await assert.rejects(change('"3"'), (error: { code: string; problem: Problem }) => {
      assert.equal(error.code, 'version-stale');
      assert.deepEqual(error.problem.current, fixtures.premisesOf({ version: 4 }));
      return true;
    });
    assert.equal((await read()).etag, '"4"');
    assert.equal((await change('"4"').withResponse()).etag, '"5"');
    ward.close();
  });

  it('counts versions of what a test answers by that answer, and leaves what a test answers as it is', async () => {
    const { ward, server } = createScriptedClient({
      answers: { 'places.getPremises': fixtures.premisesOf({ version: 8 }) },
    });
    const change = (ifMatch: string) => ward.places.changePremises(ids.premises, { storeys: 7 }, { purpose, ifMatch });
    await assert.rejects(change('"3"'), { code: 'version-stale' });
    await change('"8"');
    server.answer('places.changePremises', fixtures.premisesOf({ version: 20 }));
    assert.equal((await change('"3"').withResponse()).etag, '"20"');
    ward.close();
  });

  it('knows an id that is taken and a key that was used', async () => {
    const server = createScriptedServer();
    const handle = createHandle({ baseUrl: 'https://ward.example', getToken: () => 't', transport: server.transport });
    const { request } = allExamples.get('places.createPremises')?.[0] ?? assert.fail();
    const parameters = { premisesId: ids.otherPremises };
    const create = (idempotencyKey: string, over: object = {}) =>
      handle.call(
        operations['places.createPremises'],
        { parameters, body: { ...(request.body as object), ...over } as never },
        { purpose, idempotencyKey },
      );
    const first = await create('one').withResponse();
    assert.equal(first.response?.headers.get('idempotency-replayed'), null);
    const again = await create('one').withResponse();
    assert.equal(again.response?.headers.get('idempotency-replayed'), 'true');
    assert.deepEqual(again.data, first.data);
    await assert.rejects(create('one', { storeys: 40 }), { code: 'idempotency-key-reused' });
    await assert.rejects(create('two'), { code: 'already-exists' });
  });

  it('does not keep a refusal under its key that may go well later', async () => {
    let isOpen = false;
    const { ward } = createScriptedClient({
      answers: {
        'hazards.assign': () =>
          isOpen
            ? allExamples.get('hazards.assign')?.[0]?.answer
            : new Response('{"code":"not-found","title":""}', {
                status: 404,
                headers: { 'content-type': 'application/problem+json' },
              }),
      },
      role: 'supervisor',
    });
    const { request } = allExamples.get('hazards.assign')?.[0] ?? assert.fail();
    const assign = () =>
      ward.hazards.assign(request.parameters?.hazardId ?? '', request.body as never, {
        purpose: 'hazard-rectification',
        ifMatch: '"1"',
        idempotencyKey: 'mine',
      });
    await assert.rejects(assign(), { code: 'not-found' });
    isOpen = true;
    assert.ok(await assign());
    ward.close();
  });
});
