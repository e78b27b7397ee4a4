import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, describe, it } from 'node:test';
import { fixtures } from '@wardkit/testing';
import { createHandle } from './create-handle.ts';
import { getMeta } from './meta.ts';
import { fetchTransport } from './transport.ts';

describe('the transport, over a real connection', () => {
  const asked: {
    method: string | undefined;
    url: string | undefined;
    headers: Record<string, unknown>;
    body: string;
  }[] = [];
  let answer: { status: number; headers: Record<string, string>; body: string };
  let base = '';
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (part) => {
      body += part;
    });
    request.on('end', () => {
      asked.push({ method: request.method, url: request.url, headers: request.headers, body });
      response.writeHead(answer.status, answer.headers).end(answer.body);
    });
  });
  before(async () => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  after(() => server.close());

  function send(over: { method?: string; body?: string | Uint8Array<ArrayBuffer> } = {}) {
    const { method = 'GET', body = null } = over;
    const headers = { 'x-test': '1' };
    return fetchTransport(undefined)({
      method,
      url: `${base}/v1/x`,
      headers,
      body,
      signal: new AbortController().signal,
    });
  }

  it('carries method, headers and body as they are, and gives every status back', async () => {
    answer = { status: 409, headers: {}, body: 'no' };
    const response = await send({ method: 'PATCH', body: new Uint8Array([104, 105]) });
    assert.equal(response.status, 409);
    assert.equal(await response.text(), 'no');
    assert.equal(asked.at(-1)?.method, 'PATCH');
    assert.equal(asked.at(-1)?.headers['x-test'], '1');
    assert.equal(asked.at(-1)?.body, 'hi');
  });

  it('never repeats by itself, and follows nobody elsewhere with a token', async () => {
    const before503 = asked.length;
    answer = { status: 503, headers: { 'retry-after': '1' }, body: '' };
    assert.equal((await send()).status, 503);
    assert.equal(asked.length, before503 + 1);
    answer = { status: 302, headers: { location: `${base}/elsewhere` }, body: '' };
    await assert.rejects(send());
    assert.equal(asked.at(-1)?.url, '/v1/x');
  });

  it('an aborted request ends, and its connection with it', async () => {
    const left = Promise.withResolvers<void>();
    const came = Promise.withResolvers<void>();
    const silent = createServer((_, response) => {
      response.on('close', () => left.resolve());
      came.resolve();
    });
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${(silent.address() as AddressInfo).port}/`;
    const controller = new AbortController();
    const sending = fetchTransport(undefined)({
      method: 'GET',
      url,
      headers: {},
      body: null,
      signal: controller.signal,
    });
    await came.promise;
    controller.abort();
    await assert.rejects(sending, { name: 'AbortError' });
    await left.promise;
    silent.close();
  });

  it('is what a client uses unless told otherwise', async () => {
    answer = { status: 200, headers: { 'content-type': 'application/json' }, body: JSON.stringify(fixtures.meta) };
    const handle = createHandle({ baseUrl: `${base}/ward`, getToken: () => 'secret' });
    assert.equal((await getMeta(handle)).contract, '1.0');
    assert.equal(asked.at(-1)?.url, '/ward/v1/meta');
    assert.equal(asked.at(-1)?.headers.authorization, 'Bearer secret');
  });

  it('a server that is not there is no network', async () => {
    const handle = createHandle({ baseUrl: 'http://127.0.0.1:1', maxAttempts: 1 });
    await assert.rejects(getMeta(handle), { kind: 'network', retryable: true });
  });
});
