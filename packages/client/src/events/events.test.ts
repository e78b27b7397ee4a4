import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  createFakeClock,
  createScriptedClient,
  createScriptedPlatform,
  type FakeClock,
  fixtures,
  settle,
} from '@wardkit/testing';
import fc from 'fast-check';
import { createRuntime } from '../create-runtime.ts';
import type { AnyWardError } from '../errors.ts';
import type { Tabs } from '../tabs.ts';
import type { TokenSource } from '../token-gate.ts';
import type { TransportRequest } from '../transport.ts';
import type { EventItem } from './events.types.ts';
import { isGap } from './is-gap.ts';
import type { StreamMessage } from './stream-message.ts';
import { createStreams, type StreamsParts } from './streams.ts';

const encoder = new TextEncoder();
const eventOf = (number: number) => ({
  specversion: '1.0',
  id: `event-${number}`,
  source: 'https://ward.example',
  type: 'dev.wardkit.alert.changed',
  subject: `/v1/alerts/${number}`,
  time: '2026-11-29T08:00:00+08:00',
  datacontenttype: 'application/json',
  stationid: '0190e0a0-0000-7000-8000-000000000001',
  divisioncode: '441602001002',
  data: { id: '0190e0a0-0000-7000-8000-000000000081', version: number },
});
const textOf = (number: number) => `id: ${number}\ndata: ${JSON.stringify(eventOf(number))}\n\n`;

/** A connection in the test's hands. */
interface Connection {
  readonly request: TransportRequest;
  send(text: string): void;
  /** Closes as a server does that goes on elsewhere. */
  close(): void;
  /** Breaks as a network does. */
  cut(): void;
}

/** A log with its connections: each is answered as the contract says, and does then what the test says. */
function createLog() {
  const connections: Connection[] = [];
  const answers: (Response | Error)[] = [];
  let waiting: ((connection: Connection) => void)[] = [];
  let taken = 0;
  return {
    connections,
    /** The next connections meet this in place of the stream. */
    answers,
    async transport(request: TransportRequest): Promise<Response> {
      const planned = answers.shift();
      if (planned instanceof Error) throw planned;
      if (planned !== undefined) return planned;
      let stream: ReadableStreamDefaultController<Uint8Array> | null = null;
      const body = new ReadableStream<Uint8Array>({
        start(controller) {
          stream = controller;
        },
      });
      const connection: Connection = {
        request,
        send: (text) => stream?.enqueue(encoder.encode(text)),
        close: () => stream?.close(),
        cut: () => stream?.error(new TypeError('network error')),
      };
      request.signal.addEventListener('abort', () => stream?.error(new TypeError('aborted')));
      connections.push(connection);
      const first = waiting.shift();
      if (first !== undefined) {
        taken += 1;
        first(connection);
      }
      return new Response(body, { headers: { 'content-type': 'text/event-stream' } });
    },
    /** The next connection that nobody has waited for yet. */
    next(): Promise<Connection> {
      const there = connections[taken];
      if (there !== undefined) {
        taken += 1;
        return Promise.resolve(there);
      }
      return new Promise((resolve) => {
        waiting = [...waiting, resolve];
      });
    },
  };
}

function open(log = createLog(), over: Partial<StreamsParts> & { clock?: FakeClock; token?: TokenSource } = {}) {
  const clock = over.clock ?? createFakeClock();
  const runtime = createRuntime({
    baseUrl: 'https://ward.example',
    getToken: over.token ?? (() => 'token'),
    transport: log.transport,
    clock,
    random: () => 0.5,
  });
  const platform = createScriptedPlatform();
  const streams = createStreams({ runtime, platform, sharing: async () => null, ...over });
  return { log, clock, runtime, platform, streams };
}

const namesOf = (items: readonly EventItem[]) =>
  items.map((item) => (isGap(item) ? `gap: ${item.reason}` : String((item as { id: string }).id)));

async function take(items: AsyncIterator<EventItem>, count: number): Promise<string[]> {
  const taken: EventItem[] = [];
  while (taken.length < count) {
    const { done, value } = await items.next();
    if (done) break;
    taken.push(value);
  }
  return namesOf(taken);
}

describe('a stream of events', () => {
  it('begins with a gap, so that what is shown is read after the stream is open, and gives each event', async () => {
    const { log, streams } = open();
    const items = streams.read({ types: ['alert.*'], areas: ['441602'] }, {});
    const first = take(items, 3);
    const connection = await log.next();
    assert.equal(connection.request.url, 'https://ward.example/v1/events?area=441602&type=alert.*');
    assert.equal(connection.request.headers.authorization, 'Bearer token');
    assert.equal(connection.request.headers['last-event-id'], undefined);
    connection.send(`retry: 3000\n\nevent: position\nid: 10\ndata: {}\n\n:\n\n${textOf(11)}${textOf(12)}`);
    assert.deepEqual(await first, ['gap: begin', 'event-11', 'event-12']);
    await items.return?.();
    await settle();
    assert.ok(connection.request.signal.aborted, 'who leaves the loop ends the connection');
  });

  it('goes on from the last place after a break, an end and a silence, and reads nothing twice', async () => {
    const { log, clock, streams } = open();
    const items = streams.read({}, {});
    const taken = take(items, 5);
    const one = await log.next();
    one.send('event: position\nid: 10\ndata: {}\n\n');
    one.send(`${textOf(11)}id: 12\ndata: {"spec`);
    await settle();
    one.cut();
    await settle();
    await clock.next();
    const two = await log.next();
    assert.equal(two.request.headers['last-event-id'], '11');
    two.send(`event: position\nid: 11\ndata: {}\n\n${textOf(12)}`);
    two.send('event: end\ndata: {"reason":"server-stopping","reconnectAfterMilliseconds":1500}\n\n');
    await settle();
    await clock.advance(1400);
    assert.equal(log.connections.length, 2);
    await clock.advance(200);
    const three = await log.next();
    assert.equal(three.request.headers['last-event-id'], '12');
    // The filter hid what came between: the place is told alone.
    three.send('event: position\nid: 12\ndata: {}\n\nevent: position\nid: 19\ndata: {}\n\n');
    await settle();
    await clock.advance(25_000);
    await clock.next();
    const four = await log.next();
    assert.equal(four.request.headers['last-event-id'], '19');
    four.send(`event: position\nid: 19\ndata: {}\n\n${textOf(20)}`);
    four.send('event: reset\nid: 90\ndata: {"reason":"older-than-log"}\n\n');
    assert.deepEqual(await taken, ['gap: begin', 'event-11', 'event-12', 'event-20', 'gap: older-than-log']);
    await items.return?.();
  });

  it('comes back at once when the network does, and later and later while it does not', async () => {
    const { log, clock, platform, streams, runtime } = open();
    const delays: number[] = [];
    runtime.events.on('retry', ({ delay }) => delays.push(delay));
    const items = streams.read({}, {});
    const first = take(items, 1);
    log.answers.push(...Array.from({ length: 7 }, () => new TypeError('Failed to fetch')));
    for (let count = 0; count < 7; count += 1) {
      await settle();
      if (count === 6) platform.awake();
      else await clock.next();
    }
    const connection = await log.next();
    assert.deepEqual(delays, [500, 1000, 2000, 4000, 8000, 15_000, 15_000]);
    connection.send('event: position\nid: 1\ndata: {}\n\n');
    assert.deepEqual(await first, ['gap: begin']);
    await items.return?.();
  });

  it('takes a new token where one is refused, once, and ends where that is refused too', async () => {
    const problem = (status: number, code: string) =>
      new Response(JSON.stringify({ code, title: code, status }), {
        status,
        headers: { 'content-type': 'application/problem+json' },
      });
    let refreshed = 0;
    const log = createLog();
    const token: TokenSource = ({ refresh }) => {
      if (refresh) refreshed += 1;
      return refreshed === 0 ? 'old' : 'new';
    };
    const { streams, clock } = open(log, { token });
    log.answers.push(problem(401, 'unauthenticated'));
    const items = streams.read({}, {});
    const first = take(items, 1);
    const connection = await log.next();
    assert.equal(connection.request.headers.authorization, 'Bearer new');
    connection.send('event: position\nid: 1\ndata: {}\n\nevent: end\ndata: {"reason":"token-expired"}\n\n');
    assert.deepEqual(await first, ['gap: begin']);
    log.answers.push(problem(401, 'unauthenticated'));
    const refused = assert.rejects(
      items.next() as Promise<unknown>,
      (error: AnyWardError) => error.kind === 'api' && error.status === 401,
    );
    await clock.until(refused);

    log.answers.push(problem(403, 'forbidden'));
    await assert.rejects(take(streams.read({}, {}), 1), { code: 'forbidden' });
    await assert.rejects(take(streams.read({ types: ['no type'] }, {}), 1), { kind: 'contract' });
    const controller = new AbortController();
    const aborted = take(streams.read({}, { signal: controller.signal }), 1);
    await log.next();
    controller.abort();
    await assert.rejects(aborted, { kind: 'aborted' });
  });

  it('holds the server back while nobody takes what has come, and loses nothing by it', async () => {
    const { log, streams } = open();
    const items = streams.read({}, {});
    const begun = take(items, 1);
    const connection = await log.next();
    connection.send('event: position\nid: 0\ndata: {}\n\n');
    assert.deepEqual(await begun, ['gap: begin']);
    const many = 3000;
    for (let number = 1; number <= many; number += 1) connection.send(textOf(number));
    await settle(20);
    assert.deepEqual(
      await take(items, many),
      Array.from({ length: many }, (_, at) => `event-${at + 1}`),
    );
    await items.return?.();
  });

  it('is one connection for equal filters; a reader that sleeps misses, and is told so, while the others go on', async () => {
    const { log, streams } = open();
    const [quick, slow] = [streams.read({ types: ['a.b', 'a.c'] }, {}), streams.read({ types: ['a.c', 'a.b'] }, {})];
    const begun = [take(quick, 1), take(slow, 1)];
    const connection = await log.next();
    connection.send('event: position\nid: 0\ndata: {}\n\n');
    assert.deepEqual(await Promise.all(begun), [['gap: begin'], ['gap: begin']]);
    const many = 1500;
    const all = take(quick, many);
    for (let number = 1; number <= many; number += 1) connection.send(textOf(number));
    assert.equal((await all).length, many);
    assert.equal(log.connections.length, 1);
    const late = await take(slow, many - 1024 + 1);
    assert.deepEqual([late[0], late.at(-1)], ['gap: too-slow', `event-${many}`]);
    await Promise.all([quick.return?.(), slow.return?.()]);
  });

  it('gives every event once and in order, wherever it is cut', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(600), { minLength: 1, maxLength: 8 }), async (cuts) => {
        const { log, clock, streams } = open();
        const items = streams.read({}, {});
        const total = 12;
        const taken = take(items, total + 1);
        let connections = 0;
        const serve = async () => {
          for (;;) {
            const connection = await clock.until(log.next());
            const from = Number(connection.request.headers['last-event-id'] ?? 0);
            const rest = Array.from({ length: total - from }, (_, at) => textOf(from + at + 1)).join('');
            const text = `event: position\nid: ${from}\ndata: {}\n\n${rest}`;
            const cut = cuts[connections];
            connections += 1;
            connection.send(cut === undefined ? text : text.slice(0, cut));
            await settle();
            if (cut === undefined) return;
            connection.cut();
          }
        };
        await serve();
        const expected = Array.from({ length: total }, (_, at) => `event-${at + 1}`);
        assert.deepEqual(await taken, ['gap: begin', ...expected]);
        await items.return?.();
      }),
      { numRuns: 40 },
    );
  });
});

/** Tabs that hear each other, and locks as an origin has them. */
function createOrigin() {
  const channels: ((event: { name: string; message: unknown }) => void)[] = [];
  const held = new Map<string, { reject: (error: unknown) => void }>();
  const queue = new Map<string, (() => void)[]>();
  const stolen = () => Object.assign(new Error('stolen'), { name: 'AbortError' });

  const locks = {
    async request(name: string, how: { signal?: AbortSignal; steal?: boolean }, work: () => Promise<unknown>) {
      if (how.steal === true) {
        held.get(name)?.reject(stolen());
        held.delete(name);
      }
      while (held.has(name)) {
        await new Promise<void>((resolve, reject) => {
          queue.set(name, [...(queue.get(name) ?? []), resolve]);
          how.signal?.addEventListener('abort', () => reject(stolen()), { once: true });
        });
      }
      const { promise, reject } = Promise.withResolvers<never>();
      const own = { reject };
      held.set(name, own);
      try {
        return await Promise.race([work(), promise]);
      } finally {
        if (held.get(name) === own) held.delete(name);
        queue.get(name)?.shift()?.();
      }
    },
  } as unknown as LockManager;

  const tab = (): Tabs & { deaf: boolean } => {
    const listeners = new Set<(message: StreamMessage) => void>();
    const own = (event: { name: string; message: unknown }) => {
      if (!tabs.deaf) for (const listener of listeners) listener(structuredClone(event.message) as StreamMessage);
    };
    channels.push(own);
    const tabs = {
      deaf: false,
      tell: (name: string, message: unknown) => {
        if (!tabs.deaf) for (const channel of channels) if (channel !== own) channel({ name, message });
      },
      on: (_: string, listener: (message: never) => void) => {
        listeners.add(listener as (message: StreamMessage) => void);
        return () => listeners.delete(listener as (message: StreamMessage) => void);
      },
      close: () => {},
    };
    return tabs as unknown as Tabs & { deaf: boolean };
  };
  return { locks, tab };
}

describe('whoever stops reading', () => {
  it('that says to come back in no time or in years is taken at neither word', async () => {
    const cases: [string, number][] = [
      ['retry: 999999999999', 1_800_000],
      ['retry: 0', 100],
      ['event: end\ndata: {"reconnectAfterMilliseconds":1e15}', 3_600_000],
      ['event: end\ndata: {"reconnectAfterMilliseconds":-5}', 100],
      ['event: end\ndata: {"reconnectAfterMilliseconds":"soon"}', 1000],
      ['event: end\ndata: null', 1000],
    ];
    for (const [text, expected] of cases) {
      const { log, clock, runtime, streams } = open();
      const delays: number[] = [];
      runtime.events.on('retry', ({ delay }) => delays.push(delay));
      const items = streams.read({}, {});
      const first = take(items, 1);
      for (let round = 1; round <= 2; round += 1) {
        const connection = await log.next();
        connection.send(`event: position\nid: 1\ndata: {}\n\n${text}\n\n`);
        await first;
        await settle();
        if (delays.length < round) connection.close();
        await settle();
        assert.equal(delays.length, round);
        await clock.advance(delays.at(-1) ?? 0);
      }
      assert.equal(delays[1], expected, text);
      await items.return?.();
    }
  });

  it('that sends what is no event tells the reader that something was missed, and goes on', async () => {
    const { log, streams } = open();
    const items = streams.read({}, {});
    const taken = take(items, 6);
    const odd = ['7', '"text"', '{}', '[]'].map((data, at) => `id: ${at + 2}\ndata: ${data}\n\n`).join('');
    (await log.next()).send(
      `event: position\nid: 1\ndata: {}\n\n${odd}event: __proto__\nid: 9\ndata: {}\n\n${textOf(10)}`,
    );
    assert.deepEqual(await taken, ['gap: begin', ...Array(4).fill('gap: missed'), 'event-10']);
    await items.return?.();
  });

  it('whose place no header can carry is left, and what never ends is let go', async () => {
    const { log, clock, streams } = open();
    const items = streams.read({}, {});
    const first = take(items, 1);
    const connection = await log.next();
    connection.send('event: position\nid: 1\ndata: {}\n\n');
    await first;
    const second = take(items, 1);
    connection.send('event: position\nid: 位置\ndata: {}\n\n');
    connection.send('x'.repeat(1_500_000));
    await settle(20);
    await clock.advance(3_000);
    const next = await log.next();
    assert.equal(next.request.headers['last-event-id'], '1');
    next.send(textOf(2));
    assert.deepEqual(await second, ['event-2']);
    await items.return?.();
  });

  it('ends the connection, whatever is under way: a wait for the next event, or nothing', async () => {
    const { log, streams } = open();
    const waiting = streams.read({ types: ['a.b'] }, {});
    const begun = take(waiting, 1);
    const one = await log.next();
    one.send('event: position\nid: 1\ndata: {}\n\n');
    await begun;
    const next = waiting.next();
    assert.deepEqual(await waiting.return?.(), { done: true, value: undefined });
    assert.deepEqual(await next, { done: true, value: undefined });
    assert.ok(one.request.signal.aborted);

    const controller = new AbortController();
    const idle = streams.read({ types: ['a.c'] }, { signal: controller.signal });
    const first = take(idle, 1);
    const two = await log.next();
    two.send('event: position\nid: 1\ndata: {}\n\n');
    await first;
    controller.abort();
    assert.ok(two.request.signal.aborted);
    await assert.rejects(idle.next() as Promise<unknown>, { kind: 'aborted' });

    const left = streams.read({ types: ['a.d'] }, {});
    const last = take(left, 1);
    const three = await log.next();
    three.send('event: position\nid: 1\ndata: {}\n\n');
    await last;
    streams.close();
    assert.ok(three.request.signal.aborted);
    await assert.rejects(take(streams.read({}, {}), 1), { kind: 'aborted' });
  });

  it('also closes a client whose tabs and timers are gone with it', async () => {
    const { ward, server } = createScriptedClient({ role: 'duty-officer' });
    const items = ward.events();
    assert.deepEqual(await take(items, 1), ['gap: begin']);
    ward.close();
    await settle();
    assert.equal(server.stream.open, 0);
  });
});

describe('a stream that tabs share', () => {
  const shared = (log: ReturnType<typeof createLog>, origin: ReturnType<typeof createOrigin>, clock: FakeClock) => {
    const tabs = origin.tab();
    return { tabs, ...open(log, { clock, sharing: async () => ({ owner: 'one', tabs, locks: origin.locks }) }) };
  };

  it('is one connection; when its tab goes another goes on, and nobody gets an event twice or misses one', async () => {
    const [log, origin, clock] = [createLog(), createOrigin(), createFakeClock()];
    const [one, two] = [shared(log, origin, clock), shared(log, origin, clock)];
    const [first, second] = [one.streams.read({}, {}), two.streams.read({}, {})];
    const began = take(first, 2);
    const connection = await log.next();
    connection.send(`event: position\nid: 1\ndata: {}\n\n${textOf(2)}`);
    assert.deepEqual(await began, ['gap: begin', 'event-2']);
    const joined = take(second, 2);
    await settle();
    connection.send(textOf(3));
    assert.deepEqual(await joined, ['gap: begin', 'event-3']);
    assert.deepEqual(await take(first, 1), ['event-3']);
    assert.equal(log.connections.length, 1);

    await first.return?.();
    const next = await log.next();
    assert.equal(next.request.headers['last-event-id'], '3');
    next.send(`event: position\nid: 3\ndata: {}\n\n${textOf(4)}`);
    assert.deepEqual(await take(second, 1), ['event-4']);
    await second.return?.();
  });

  it('tells a tab that slept through something', async () => {
    const [log, origin, clock] = [createLog(), createOrigin(), createFakeClock()];
    const [one, two] = [shared(log, origin, clock), shared(log, origin, clock)];
    const [first, second] = [one.streams.read({}, {}), two.streams.read({}, {})];
    const began = take(first, 1);
    const connection = await log.next();
    connection.send('event: position\nid: 1\ndata: {}\n\n');
    await began;
    const joined = take(second, 1);
    await settle();
    assert.deepEqual(await joined, ['gap: begin']);
    two.tabs.deaf = true;
    connection.send(textOf(2));
    assert.deepEqual(await take(first, 1), ['event-2']);
    two.tabs.deaf = false;
    connection.send(textOf(3));
    assert.deepEqual(await take(second, 2), ['gap: missed', 'event-3']);
    await Promise.all([first.return?.(), second.return?.()]);
  });

  it('is read by itself in a view that may hold no locks', async () => {
    const [log, origin] = [createLog(), createOrigin()];
    const refuse = () => Promise.reject(Object.assign(new Error('no locks here'), { name: 'SecurityError' }));
    const locks = { request: refuse } as unknown as LockManager;
    const { streams } = open(log, { sharing: async () => ({ owner: 'one', tabs: origin.tab(), locks }) });
    const items = streams.read({}, {});
    const first = take(items, 1);
    (await log.next()).send('event: position\nid: 1\ndata: {}\n\n');
    assert.deepEqual(await first, ['gap: begin']);
    await items.return?.();
  });

  it('is taken from a tab that gives no sign of life, from the place where its reader is', async () => {
    // The time of the first tab stands still: it is frozen.
    const [log, origin, clock] = [createLog(), createOrigin(), createFakeClock()];
    const [one, two] = [shared(log, origin, createFakeClock()), shared(log, origin, clock)];
    const [first, second] = [one.streams.read({}, {}), two.streams.read({}, {})];
    const began = take(first, 1);
    const connection = await log.next();
    connection.send('event: position\nid: 1\ndata: {}\n\n');
    await began;
    const joined = take(second, 2);
    await settle();
    connection.send(textOf(2));
    assert.deepEqual(await joined, ['gap: begin', 'event-2']);
    // It holds the lock, reads nothing and says nothing.
    one.tabs.deaf = true;
    const taken = await clock.until(log.next());
    assert.equal(taken.request.headers['last-event-id'], '2');
    taken.send(`event: position\nid: 2\ndata: {}\n\n${textOf(3)}`);
    assert.deepEqual(await take(second, 1), ['event-3']);
    await Promise.all([first.return?.(), second.return?.()]);
  });
});

describe('ward.events', () => {
  it('reads what a scripted server emits, through a break, and begins anew for whoever signs in next', async () => {
    let subject = 'one';
    const { ward, server } = createScriptedClient({
      role: 'duty-officer',
      token: () => subject,
      random: () => 0,
      answers: { 'session.get': () => ({ ...fixtures.sessionOf('duty-officer'), subject: idOf(subject) }) },
    });
    await ward.session.get();
    const items = ward.events({ types: ['alert.*'] });
    assert.deepEqual(await take(items, 1), ['gap: begin']);
    server.stream.emit({ type: 'stay.changed', subject: '/v1/stays/1' });
    server.stream.emit({ type: 'alert.changed', subject: '/v1/alerts/1' });
    assert.deepEqual(await take(items, 1), ['scripted-2']);
    server.stream.cut();
    server.stream.emit({ type: 'alert.received', subject: '/v1/alerts/2' });
    assert.deepEqual(await take(items, 1), ['scripted-3']);
    assert.equal(server.stream.open, 1);

    subject = 'two';
    await ward.session.get();
    assert.deepEqual(await take(items, 1), ['gap: begin']);
    assert.equal(server.stream.open, 1);
    await items.return?.();
    ward.close();
  });
});

function idOf(name: string): string {
  return name === 'one' ? '0190e0a0-0000-7000-8000-0000000000a1' : '0190e0a0-0000-7000-8000-0000000000a2';
}
