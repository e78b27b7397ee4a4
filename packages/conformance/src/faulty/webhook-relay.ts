import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, request, type Server } from 'node:http';
import { changeRequest, type Fault, type Middleware } from './fault.ts';

/** A webhook on its way to the kit. What is written into it is what arrives. */
interface Webhook {
  readonly headers: IncomingHttpHeaders;
  body: Buffer;
  /** Whether the same event went the same way before. */
  readonly isRepeated: boolean;
}

/** What a receiver answered. */
interface Receipt {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
}

/** A fault in what is sent to receivers. `follows` sends a webhook on to where a redirect points. */
export function spoiltWebhook(
  name: string,
  breaks: Fault['breaks'],
  spoil: (webhook: Webhook) => void,
  follows = false,
): Fault {
  return { name, breaks, start: () => relaying(spoil, follows) };
}

/** Puts a relay of its own in the place of every receiver on this machine, and tells nobody. */
function relaying(spoil: (webhook: Webhook) => void, follows: boolean): Middleware {
  const targets = new Map<string, string>();
  const seen = new Set<string>();
  const relay = createServer(async (incoming, outgoing) => {
    const pieces: Uint8Array[] = [];
    for await (const piece of incoming) pieces.push(piece);
    const body = Buffer.concat(pieces);
    const name = `${incoming.url} ${body}`;
    const webhook = { headers: { ...incoming.headers }, body, isRepeated: seen.has(name) };
    seen.add(name);
    spoil(webhook);
    const target = targets.get(incoming.url ?? '') ?? '';
    let receipt = await deliver(target, webhook);
    if (follows && receipt.headers.location !== undefined) receipt = await deliver(receipt.headers.location, webhook);
    outgoing.writeHead(receipt.status, receipt.headers).end();
  });
  const listening = listen(relay);
  const middleware: Middleware = async (asked, pass) => {
    const own = await listening;
    if (asked.operation?.id === 'subscriptions.create') {
      await changeRequest(asked, (body) => {
        if (typeof body.url !== 'string' || !body.url.startsWith('http://127.0.0.1:')) return;
        const path = new URL(body.url).pathname;
        targets.set(path, body.url);
        body.url = own + path;
      });
    }
    const reply = await pass();
    if (reply.pieces === null && asked.path.startsWith('/v1/subscriptions')) {
      let text = reply.body.toString('utf8');
      for (const [path, url] of targets) text = text.replaceAll(own + path, url);
      reply.body = Buffer.from(text);
    }
    return reply;
  };
  middleware.close = () => {
    relay.close();
    relay.closeAllConnections();
  };
  return middleware;
}

async function listen(server: Server): Promise<string> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  return `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`;
}

/** Sends a webhook on; a receiver that does not answer is waited for until the relay ends. */
function deliver(target: string, { headers, body }: Webhook): Promise<Receipt> {
  return new Promise((resolve) => {
    const { host: _, connection: __, 'transfer-encoding': ___, ...kept } = headers;
    const onward = request(target, {
      method: 'POST',
      headers: { ...kept, 'content-length': String(body.length) },
      agent: false,
    });
    onward.on('response', (answer) => {
      answer.resume();
      const { location, 'retry-after': retryAfter } = answer.headers;
      resolve({
        status: answer.statusCode ?? 502,
        headers: {
          ...(location === undefined ? {} : { location }),
          ...(retryAfter === undefined ? {} : { 'retry-after': retryAfter }),
        },
      });
    });
    onward.on('error', () => resolve({ status: 502, headers: {} }));
    onward.end(body);
  });
}
