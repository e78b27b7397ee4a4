import { readFile } from 'node:fs/promises';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import pg from 'pg';
import type { Statement } from './statements.ts';

/**
 * The least that does the same on raw node:http, in a process of its own. Its argument is a file of JSON: the bytes that
 * `/` answers, the statements that `/read` makes by the same driver (and `/read-prepared` once it has prepared them, as the
 * server does), and the frames that `POST /go/NUMBER` writes so many of to every reader of `/stream`.
 */
interface Work {
  readonly body: string;
  readonly databaseUrl: string;
  readonly connections: number;
  readonly statements: readonly Statement[];
  readonly frames: readonly string[];
}

const work = JSON.parse(await readFile(process.argv[2] ?? '', 'utf8')) as Work;
const pool = new pg.Pool({ connectionString: work.databaseUrl, max: work.connections });
const readers = new Set<ServerResponse>();

async function read(isPrepared: boolean): Promise<string> {
  const client = await pool.connect();
  try {
    const results: unknown[] = [];
    for (const [number, { text, values }] of work.statements.entries()) {
      const name = isPrepared ? { name: `statement ${number}` } : {};
      results.push((await client.query({ text, values: [...values], ...name })).rows);
    }
    return JSON.stringify(results);
  } finally {
    client.release();
  }
}

const server = createServer(async (request, response) => {
  switch (request.url) {
    case '/read':
    case '/read-prepared':
      response.writeHead(200, { 'content-type': 'application/json' }).end(await read(request.url === '/read-prepared'));
      return;
    case '/stream':
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      response.flushHeaders();
      readers.add(response);
      response.on('close', () => readers.delete(response));
      return;
    default: {
      const amount = /^\/go\/(\d+)$/.exec(request.url ?? '')?.[1];
      if (amount !== undefined) {
        for (const frame of work.frames.slice(0, Number(amount))) for (const reader of readers) reader.write(frame);
        response.writeHead(204).end();
        return;
      }
      response.writeHead(200, { 'content-type': 'application/json' }).end(work.body);
    }
  }
});
server.listen(0, '127.0.0.1', () =>
  console.log(`listening on http://127.0.0.1:${(server.address() as AddressInfo).port}`),
);
