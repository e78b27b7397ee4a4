import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import { type AddressInfo, createServer as createTcpServer } from 'node:net';
import { after, before, describe, test } from 'node:test';
import { post } from './post.ts';
import { ReceiverRules } from './receiver-rules.ts';
import { type Resolve, resolveFor } from './resolve.ts';

const local = new ReceiverRules(['127.0.0.1', 'receiver.example']);
const neverStopped = new AbortController().signal;

describe('one attempt', () => {
  let server: Server;
  let port: number;
  let answer: RequestListener = (_, response) => response.writeHead(204).end();
  const paths: string[] = [];
  before(async () => {
    server = createServer((request, response) => {
      paths.push(request.url ?? '');
      answer(request, response);
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    port = (server.address() as AddressInfo).port;
  });
  after(() => {
    server.closeAllConnections();
    server.close();
  });

  const send = (
    host: string,
    {
      rules = local,
      resolve,
      milliseconds = 5000,
      stop = neverStopped,
    }: {
      rules?: ReceiverRules;
      resolve?: Resolve;
      milliseconds?: number;
      stop?: AbortSignal;
    } = {},
  ) =>
    post(
      { url: new URL(`http://${host}:${port}/hook`), headers: { 'webhook-id': 'x' }, body: Buffer.from('{}') },
      rules,
      {
        milliseconds,
        stop,
        ...(resolve === undefined ? {} : { resolve }),
      },
    );
  const resolvesTo =
    (...addresses: string[]): Resolve =>
    (_, __, done) =>
      done(
        null,
        addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
      );

  test('tells what the receiver answered', async () => {
    for (const [status, outcome] of [
      [200, 'accepted'],
      [204, 'accepted'],
      [307, 'redirected'],
      [400, 'refused'],
      [500, 'refused'],
    ] as const) {
      answer = (_, response) =>
        response.writeHead(status, { location: `http://127.0.0.1:${port}/elsewhere`, 'retry-after': '7' }).end();
      const result = await send('127.0.0.1');
      assert.deepEqual([result.outcome, result.status, result.retryAfter], [outcome, status, '7']);
    }
    assert.ok(!paths.includes('/elsewhere'), 'no redirect is followed');
  });

  test('does not wait for a body that never ends', async () => {
    answer = (_, response) => response.writeHead(200).write('begun');
    assert.equal((await send('127.0.0.1')).outcome, 'accepted');
  });

  test('is refused by who answers with another protocol', async () => {
    const other = createTcpServer((socket) => {
      socket.write('HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: x\r\n\r\n');
    }).listen(0, '127.0.0.1');
    await once(other, 'listening');
    const url = new URL(`http://127.0.0.1:${(other.address() as AddressInfo).port}/`);
    const message = { url, headers: {}, body: Buffer.from('{}') };
    const { outcome, status } = await post(message, local, { milliseconds: 5000, stop: neverStopped });
    assert.deepEqual([outcome, status], ['refused', 101]);
    other.close();
  });

  test('ends at its limit', async () => {
    answer = () => undefined;
    const { outcome, status } = await send('127.0.0.1', { milliseconds: 50 });
    assert.deepEqual([outcome, status], ['timed-out', null]);
    const stuck: Resolve = () => undefined;
    assert.equal((await send('receiver.example', { resolve: stuck, milliseconds: 50 })).outcome, 'timed-out');
  });

  test('that is broken off tells nothing', async () => {
    const stop = new AbortController();
    answer = () => stop.abort(new Error('stopped'));
    await assert.rejects(send('127.0.0.1', { stop: stop.signal }), /stopped/);
  });

  test('says that nobody is there', async () => {
    answer = (request) => request.socket.destroy();
    assert.equal((await send('127.0.0.1')).outcome, 'unreachable');
    const unknown: Resolve = (_, __, done) => done(Object.assign(new Error('no'), { code: 'ENOTFOUND' }), []);
    assert.equal((await send('receiver.example', { resolve: unknown })).outcome, 'unreachable');
  });

  test('connects only to addresses that were checked, and to none when one of them is not allowed', async () => {
    answer = (_, response) => response.writeHead(204).end();
    const reached = paths.length;
    for (const [host, resolve] of [
      ['127.0.0.1', undefined],
      ['2130706433', undefined],
      ['[::ffff:127.0.0.1]', undefined],
      ['public.example', resolvesTo('127.0.0.1')],
      ['public.example', resolvesTo('8.8.8.8', '127.0.0.1')],
      ['public.example', resolvesTo('::ffff:127.0.0.1')],
      ['public.example', resolvesTo('169.254.169.254')],
    ] as const) {
      const result = await send(host, { rules: new ReceiverRules([]), ...(resolve === undefined ? {} : { resolve }) });
      assert.equal(result.outcome, 'address-not-allowed', host);
    }
    assert.equal(paths.length, reached);
  });

  test('resolves a name once, so that it can not change between the check and the connection', async () => {
    let asked = 0;
    const changing: Resolve = (host, options, done) => {
      asked += 1;
      return resolvesTo(asked === 1 ? '127.0.0.1' : '127.0.0.2')(host, options, done);
    };
    assert.equal((await send('receiver.example', { resolve: changing })).outcome, 'accepted');
    assert.equal(asked, 1);
  });

  test('asks a name server for a name and stops asking when the attempt ends; the system only for listed names', async () => {
    const end = new AbortController();
    const ask = (host: string, rules: ReceiverRules) =>
      new Promise<{ cause: Error | null; addresses: readonly { address: string }[] }>((done) => {
        resolveFor(rules, end.signal)(host, { all: true }, (cause, addresses) => done({ cause, addresses }));
      });
    const listed = await ask('localhost', new ReceiverRules(['localhost']));
    assert.ok(listed.addresses.length > 0);
    const asking = ask('name.invalid', new ReceiverRules([]));
    end.abort();
    assert.ok((await asking).cause);
  });
});
