import { once } from 'node:events';
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import type { OperationRecord } from '@wardkit/contract/operation';
import { allOperations } from '@wardkit/contract/operations';
import type { Asked, Fault, Middleware, Reply } from './fault.ts';

const ofHops = ['connection', 'keep-alive', 'transfer-encoding', 'content-length'];

const routes = allOperations.map((operation) => ({
  operation,
  pattern: new RegExp(`^${operation.path.replaceAll('.', '\\.').replaceAll(/\{\w+\}/g, '[^/]+')}$`),
}));

function operationAt(method: string, path: string): OperationRecord | null {
  const pathname = path.split('?')[0] ?? '';
  const found = routes.filter(({ operation, pattern }) => operation.method === method && pattern.test(pathname));
  // A literal path is meant before one with a parameter in the same place.
  return (
    found.sort((a, b) => a.operation.path.split('{').length - b.operation.path.split('{').length)[0]?.operation ?? null
  );
}

/** Stands before a real server and breaks one rule. */
export async function startFaulty(target: string, fault: Fault): Promise<{ url: string; close(): Promise<void> }> {
  const spoil = fault.start();
  const server = createServer((incoming, outgoing) => {
    serve(target, spoil, incoming, outgoing).catch(() => outgoing.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}`,
    async close() {
      spoil.close?.();
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

async function serve(
  target: string,
  spoil: Middleware,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): Promise<void> {
  const [method, path] = [incoming.method ?? 'GET', incoming.url ?? '/'];
  let whole: Promise<Buffer> | null = null;
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(incoming.headers)) {
    if (!['host', 'connection', 'transfer-encoding'].includes(name)) headers[name] = String(value);
  }
  const gone = new AbortController();
  outgoing.on('close', () => gone.abort());
  const asked: Asked = {
    method,
    path,
    headers,
    operation: operationAt(method, path),
    replacement: null,
    gone: gone.signal,
    body() {
      whole ??= readWhole(incoming);
      return whole;
    },
  };
  const reply = await spoil(asked, async () => {
    const content = asked.replacement ?? (whole === null ? null : await whole);
    return pass(target, asked, content, incoming, gone.signal);
  });
  for (const name of ofHops) reply.headers.delete(name);
  const told = Object.fromEntries(reply.headers);
  if (reply.pieces === null) {
    outgoing.writeHead(reply.status, told);
    outgoing.end(reply.body);
    return;
  }
  outgoing.writeHead(reply.status, told);
  outgoing.flushHeaders();
  for await (const piece of reply.pieces) outgoing.write(piece);
  outgoing.end();
}

async function readWhole(stream: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  for await (const piece of stream) pieces.push(piece);
  return Buffer.concat(pieces);
}

function pass(
  target: string,
  asked: Asked,
  content: Buffer | null,
  incoming: IncomingMessage,
  signal: AbortSignal,
): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const headers = { ...asked.headers };
    if (content !== null) headers['content-length'] = String(content.length);
    const onward = request(new URL(asked.path, target), { method: asked.method, headers, signal }, (answer) => {
      toReply(answer).then(resolve, reject);
    });
    onward.on('error', reject);
    if (content !== null) onward.end(content);
    else if (asked.method === 'GET') onward.end();
    else incoming.pipe(onward);
  });
}

async function toReply(answer: IncomingMessage): Promise<Reply> {
  const headers = new Headers();
  for (const [name, value] of Object.entries(answer.headers)) headers.set(name, String(value));
  const isEndless = headers.get('content-type')?.startsWith('text/event-stream') === true;
  const body = isEndless ? Buffer.alloc(0) : await readWhole(answer);
  return { status: answer.statusCode ?? 502, headers, body, pieces: isEndless ? answer : null };
}
