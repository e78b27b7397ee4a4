import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type RequestListener } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import { createServer as createSocketServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { startKit } from './faulty/kit-process.ts';
import { selfSigned } from './faulty/self-signed.ts';

async function listen(server: Server): Promise<string> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  return `127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`;
}

async function run(args: readonly string[], environment: Readonly<Record<string, string>> = {}) {
  const { code, out, errors } = await startKit(args, environment).ended;
  return { code, text: out + errors };
}

/** A clear sentence, exit code 2, and no trace of a stack. */
function assertRefused(result: { code: number; text: string }, sentence: RegExp): void {
  assert.equal(result.code, 2, result.text);
  assert.match(result.text, sentence);
  assert.doesNotMatch(result.text, /\n\s+at |\bError:|undefined|\[object/);
  assert.equal(result.text.trim().split('\n').length, 1, result.text);
}

describe('what the kit is given and cannot use', { concurrency: 4 }, () => {
  let folder: string;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'wardkit-bad-input-'));
  });
  after(() => rm(folder, { recursive: true, force: true }));

  const answering =
    (status: number, headers: Record<string, string>, body: string): RequestListener =>
    (_request, response) =>
      response.writeHead(status, headers).end(body);
  const json = { 'content-type': 'application/json' };
  const servers: readonly [string, RequestListener, RegExp][] = [
    [
      'answers HTML',
      answering(200, { 'content-type': 'text/html' }, '<h1>hello</h1>'),
      /is no Wardkit server: GET \/v1\/meta answered 200 with a web page\./,
    ],
    [
      'answers a JSON of something else',
      answering(200, json, '{"hello":1}'),
      /answered 200 with other content than the contract says, at \/contract, \/operations\./,
    ],
    [
      'answers JSON that is none',
      answering(200, json, '{"contract":'),
      /answered 200 with something that is no JSON\./,
    ],
    ['knows no such address', answering(404, json, '{}'), /GET \/v1\/meta answered 404\./],
    ['lets nobody in', answering(401, json, '{}'), /answered 401, though it is open to everybody; is there a gateway/],
    ['forbids everything', answering(403, json, '{}'), /answered 403, though it is open to everybody/],
    ['fails', answering(500, json, '{}'), /GET \/v1\/meta answered 500\./],
    [
      'answers a problem',
      answering(400, json, '{"code":"idempotency-key-required"}'),
      /GET \/v1\/meta answered 400 idempotency-key-required\./,
    ],
    [
      'redirects',
      answering(302, { location: 'https://elsewhere.example/login?secret=1' }, ''),
      /a redirect to https:\/\/elsewhere\.example; give the address/,
    ],
    [
      'keeps a later contract',
      answering(200, json, '{"contract":"2","operations":[]}'),
      /keeps version 2 of the contract; this kit examines version 1\./,
    ],
    [
      'sends half an answer',
      (_request, response) => {
        response.writeHead(200, { ...json, 'content-length': '1000' });
        response.write('{"contract"');
        response.destroy();
      },
      /its answer broke off in the middle|it cut the connection/,
    ],
    [
      'answers 101 though nobody asked',
      (request) => request.socket.end('HTTP/1.1 101 Switching Protocols\r\nconnection: upgrade\r\nupgrade: x\r\n\r\n'),
      /it answered 101 though nobody asked for another protocol/,
    ],
    [
      'steers the terminal',
      answering(200, json, '{"contract":"\\u001b[2J\\r\\nFAKE: 400 passed","operations":[]}'),
      /keeps version [^\p{Cc}]+ of the contract/u,
    ],
    ['cuts the connection', (request) => request.socket.destroy(), /it cut the connection/],
  ];
  for (const [name, listener, sentence] of servers) {
    test(`a server that ${name}`, async () => {
      const server = createServer(listener);
      const address = await listen(server);
      try {
        assertRefused(await run([`http://${address}`]), sentence);
      } finally {
        server.close();
        server.closeAllConnections();
      }
    });
  }

  test('a server that never answers', async () => {
    const sockets: Socket[] = [];
    const server = createSocketServer((socket) => sockets.push(socket));
    const address = await listen(server);
    assertRefused(
      await run([`http://${address}`, '--timeout', '0.3']),
      /it did not answer within 0\.3 s\. Give it more time with --timeout/,
    );
    for (const socket of sockets) socket.destroy();
    server.close();
  });

  test('a server that speaks something else', async () => {
    const server = createSocketServer((socket) => socket.end('220 mail.example ESMTP\r\n'));
    const address = await listen(server);
    assertRefused(await run([`http://${address}`]), /no HTTP|cut the connection/);
    server.close();
  });

  test('a certificate that nobody trusts', async () => {
    const server = createSecureServer(selfSigned(), (_request, response) => response.end('{}'));
    const address = await listen(server);
    assertRefused(
      await run([`https://${address}`]),
      /its certificate is not trusted \([A-Z_]+\)\. Give it one that is trusted here, or name its authority in NODE_EXTRA_CA_CERTS\./,
    );
    server.close();
    server.closeAllConnections();
  });

  test('an address where nothing listens, and a name that nobody has', async () => {
    const server = createSocketServer();
    const address = await listen(server);
    server.close();
    await once(server, 'close');
    assertRefused(
      await run([`http://${address}`]),
      /nothing listens there\. Start the server, or correct the address\./,
    );
    assertRefused(await run(['http://conformance.invalid']), /its host name is not known/);
  });

  test('arguments that are none', async () => {
    const token = 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJhIn0.c2lnbmF0dXJl';
    const cases: readonly [readonly string[], RegExp][] = [
      [[], /Say which server/],
      [['not a url'], /"not a url" is no web address/],
      [['ftp://ward.example'], /is no web address/],
      [['https://user:secret@ward.example'], /holds a name or a password/],
      [['https://ward.example?token=1'], /has a query or a fragment/],
      [['https://a.example', 'https://b.example'], /One URL is examined at a time/],
      [['https://ward.example', '--token', token], /The option --token cannot be used so\. See --help\./],
      [['https://ward.example', '--json'], /The option --json/],
      [['https://ward.example', '--timeout', 'soon'], /--timeout is a number above 0/],
      [['https://ward.example', '--time-limit', '0'], /--time-limit is a number above 0/],
      [['https://ward.example', '--origin', 'https://portal.example/path'], /--origin is an origin/],
      [['https://ward.example', '--json', join(folder, 'no-folder', 'report.json')], /cannot be written/],
      [['https://ward.example', '--html', folder], /cannot be written/],
      [['https://ward.example', '--accounts', join(folder, 'none.json')], /cannot be read/],
    ];
    await Promise.all(
      cases.map(async ([args, sentence]) => {
        const result = await run(args);
        assertRefused(result, sentence);
        assert.ok(!result.text.includes(token) && !result.text.includes('secret@'), 'nothing secret is repeated');
      }),
    );
  });

  test('an accounts file that is none, without a word of what it holds', async () => {
    const contents: readonly [string, RegExp][] = [
      ['not json, secret-token', /holds no JSON/],
      ['{"role":"officer"}', /is not as it should be at \//],
      ['[{"role":"king","token":"secret-token"}]', /is not as it should be at \/0/],
      ['[{"role":"officer","token":"secret token\\n"}]', /holds a token that is none/],
      ['[]', /is not as it should be/],
    ];
    for (const [index, [content, sentence]] of contents.entries()) {
      const file = join(folder, `accounts-${index}.json`);
      await writeFile(file, content);
      const result = await run(['https://ward.example'], { WARDKIT_ACCOUNTS: file });
      assertRefused(result, sentence);
      assert.doesNotMatch(result.text, /secret.token/);
    }
  });

  test('accounts that the server does not let in', async () => {
    const meta = {
      name: 'x',
      version: '1',
      contract: '1',
      operations: ['meta.get', 'session.get'],
      serverTime: new Date().toISOString(),
    };
    const server = createServer((request, response) => {
      const isMeta = request.url === '/v1/meta';
      response.writeHead(isMeta ? 200 : 401, json).end(JSON.stringify(isMeta ? meta : {}));
    });
    const address = await listen(server);
    const file = join(folder, 'refused.json');
    await writeFile(file, '[{"role":"officer","token":"expired"}]');
    assertRefused(
      await run([`http://${address}`, '--accounts', file]),
      /lets none of the 1 accounts of the accounts file in \(401 or 403\)\. Give tokens that are in force\./,
    );
    server.close();
    server.closeAllConnections();
  });

  test('--help says how it is used, and that is no failure', async () => {
    const { code, text } = await run(['--help']);
    assert.equal(code, 0);
    assert.match(text, /^Usage: npm run conformance -- URL/);
  });
});
