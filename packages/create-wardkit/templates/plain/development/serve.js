import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createServer, request as requestOf } from 'node:http';
import { request as secureRequestOf } from 'node:https';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { answerPortalToken } from './portal-token.js';
import { server } from './settings.js';

// Serves the page on this machine while you develop. Your portal's own server takes its place later.
const port = Number(process.env.PORT ?? 5173);
const folders = {
  '/wardkit/': fileURLToPath(new URL('cdn/', import.meta.resolve('@wardkit/elements'))),
  '/': fileURLToPath(new URL('../public/', import.meta.url)),
};
const types = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
};

const site = createServer(async (request, response) => {
  if (!URL.canParse(request.url, 'http://localhost')) {
    response.writeHead(400).end();
    return;
  }
  // The path alone: what begins with two slashes names another host, which would be asked in place of the demo server.
  const { pathname, search } = new URL(request.url, 'http://localhost');
  if (pathname === '/portal/token') await answerPortalToken(request, response);
  else if (/^\/(v1|\.well-known)\//.test(pathname)) passOn(pathname + search, request, response);
  else await sendFile(pathname, response);
});

function passOn(path, request, response) {
  const target = new URL(path, server);
  const headers = { ...request.headers, host: target.host };
  const send = target.protocol === 'https:' ? secureRequestOf : requestOf;
  const onward = send(target, { method: request.method, headers }, (answer) => {
    response.writeHead(answer.statusCode, answer.headers);
    answer.pipe(response);
  });
  onward.on('error', (cause) => {
    console.error(`No answer from the demo server, ${server}: ${cause.message}`);
    if (!response.headersSent) response.writeHead(502);
    response.end();
  });
  // Streams stay open until the page leaves.
  response.on('close', () => onward.destroy());
  request.pipe(onward);
}

async function sendFile(pathname, response) {
  const prefix = Object.keys(folders).find((each) => pathname.startsWith(each));
  // `URL` has resolved every `..`; what is left of one is an encoded slash, which is no name of ours.
  const file = join(folders[prefix], pathname.slice(prefix.length) || 'index.html');
  const found = /[%\\]/.test(pathname) ? null : await stat(file).catch(() => null);
  if (!found?.isFile()) {
    response.writeHead(404).end();
    return;
  }
  response.writeHead(200, {
    'content-type': types[extname(file)] ?? 'application/octet-stream',
    'x-content-type-options': 'nosniff',
  });
  createReadStream(file).pipe(response);
}

site.on('error', (cause) => {
  const isTaken = cause.code === 'EADDRINUSE';
  console.error(isTaken ? `Port ${port} is taken. PORT=${port + 1} npm run dev takes another.` : cause.message);
  process.exitCode = 1;
});
site.listen(port, '127.0.0.1', () => console.log(`listening on http://127.0.0.1:${site.address().port}`));
