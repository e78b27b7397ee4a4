import assert from 'node:assert/strict';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, beforeEach, describe, test } from 'node:test';
import { exportJWK, generateKeyPair, jwtVerify, SignJWT } from 'jose';
import { pino } from 'pino';
import { issuerKeys, KeysUnreachable } from './issuer-keys.ts';

const minute = 60_000;

describe('the keys of an identity provider', () => {
  let server: Server;
  let url: string;
  let answers: () => { status: number; body: string };
  let asked: number;
  let time: number;
  let lines: { level: number; fault: { message?: string; code?: string } }[];
  let sign: (kid: string) => Promise<string>;
  let published: string;
  before(async () => {
    const { privateKey, publicKey } = await generateKeyPair('ES256');
    published = JSON.stringify({ keys: [{ ...(await exportJWK(publicKey)), kid: 'one', alg: 'ES256' }] });
    sign = (kid) => new SignJWT({}).setProtectedHeader({ alg: 'ES256', kid }).sign(privateKey);
    server = createServer((_, response) => {
      asked += 1;
      const { status, body } = answers();
      response.writeHead(status, { 'content-type': 'application/json' }).end(body);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/jwks`;
  });
  after(() => server.close());
  beforeEach(() => {
    answers = () => ({ status: 200, body: published });
    asked = 0;
    time = Date.UTC(2026, 10, 29);
    lines = [];
  });

  const open = (at = url) => {
    const log = pino({ level: 'info' }, { write: (line: string) => lines.push(JSON.parse(line)) });
    const keys = issuerKeys(at, { now: () => new Date(time) }, log);
    return async (kid = 'one') => jwtVerify(await sign(kid), keys);
  };

  test('are fetched once, and anew after ten minutes', async () => {
    const verify = open();
    await Promise.all([verify(), verify(), verify()]);
    time += 9 * minute;
    await verify();
    assert.equal(asked, 1);
    time += 2 * minute;
    await verify();
    assert.equal(asked, 2);
    assert.deepEqual(lines, []);
  });

  test('count for an hour while the provider is away, which the log tells twice a minute at most', async () => {
    const verify = open();
    await verify();
    answers = () => ({ status: 503, body: '' });
    time += 11 * minute;
    for (let count = 0; count < 5; count += 1) await verify();
    assert.equal(asked, 2);
    assert.equal(lines.length, 1);
    assert.match(String(lines[0]?.fault.code), /ERR_JOSE_GENERIC/);
    time += 40 * minute;
    await verify();
    assert.equal(lines.length, 2);
    time += 10 * minute;
    await assert.rejects(verify(), KeysUnreachable);
    answers = () => ({ status: 200, body: published });
    await verify();
  });

  test('that are not to be had are no judgement on a token', async () => {
    const nowhere = open('http://127.0.0.1:1/jwks');
    await assert.rejects(nowhere(), KeysUnreachable);
    await assert.rejects(nowhere(), KeysUnreachable);
    assert.equal(lines.length, 1);
    assert.match(JSON.stringify(lines[0]?.fault), /bad port|ECONNREFUSED/);
    for (const body of ['<html>', '{"keys":1}']) {
      answers = () => ({ status: 200, body });
      await assert.rejects(open()(), KeysUnreachable, body);
    }
  });

  test('hold no key of another name: that is a wrong token', async () => {
    const verify = open();
    await verify();
    await assert.rejects(verify('two'), { code: 'ERR_JWKS_NO_MATCHING_KEY' });
  });
});
