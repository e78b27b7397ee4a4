import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { developmentToken, examine } from './examine.ts';
import { requirementChecks } from './requirement-checks.ts';

const serverProgram = fileURLToPath(new URL('../../server/src/cli/serve.ts', import.meta.url));
const program = fileURLToPath(new URL('./cli.ts', import.meta.url));

interface Passing {
  readonly method: string;
  readonly path: string;
  status: number;
  headers: Headers;
  body: string;
}

/** Stands before the real server and spoils what passes. */
async function startFaulty(
  target: string,
  spoil: (passing: Passing) => void,
): Promise<{ url: string; server: Server }> {
  const server = createServer(async (request, response) => {
    const pieces: Buffer[] = [];
    for await (const piece of request) pieces.push(piece);
    const headers = new Headers();
    for (const [name, value] of Object.entries(request.headers)) {
      if (!['host', 'connection', 'content-length', 'transfer-encoding'].includes(name))
        headers.set(name, String(value));
    }
    const method = request.method ?? 'GET';
    const hasBody = method !== 'GET' && method !== 'HEAD';
    const reply = await fetch(target + request.url, { method, headers, body: hasBody ? Buffer.concat(pieces) : null });
    const passing: Passing = {
      method,
      path: request.url ?? '/',
      status: reply.status,
      headers: new Headers(reply.headers),
      body: await reply.text(),
    };
    spoil(passing);
    for (const name of ['content-encoding', 'content-length', 'transfer-encoding', 'connection', 'keep-alive']) {
      passing.headers.delete(name);
    }
    response.writeHead(passing.status, Object.fromEntries(passing.headers));
    response.end(passing.body);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  return { url: `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`, server };
}

describe('the conformance kit', () => {
  let folder: string;
  let child: ChildProcess;
  let url = '';
  let token: string | null = null;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'wardkit-conformance-'));
    child = spawn(process.execPath, ['--conditions=wardkit-source', serverProgram], {
      env: {
        PATH: process.env.PATH ?? '',
        PORT: '0',
        WARDKIT_DEV: '1',
        WARDKIT_DATA: folder,
        WARDKIT_LOG: 'silent',
        WARDKIT_RATE: '100000',
      },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    assert.ok(child.stdout);
    for await (const line of createInterface(child.stdout)) {
      const address = /^listening on (\S+)$/.exec(line)?.[1];
      if (address === undefined) continue;
      url = address;
      break;
    }
    token = await developmentToken(url);
    assert.ok(token);
  });
  after(async () => {
    const ended = once(child, 'exit');
    child.kill('SIGTERM');
    await ended;
    await rm(folder, { recursive: true, force: true });
  });

  const run = async (...args: string[]) => {
    const kit = spawn(process.execPath, ['--conditions=wardkit-source', program, ...args]);
    let output = '';
    kit.stdout.on('data', (piece) => {
      output += String(piece);
    });
    kit.stderr.on('data', (piece) => {
      output += String(piece);
    });
    const [code] = await once(kit, 'close');
    return { code: code as number, output };
  };

  test('finds that the reference server keeps every requirement', async () => {
    const { code, output } = await run(url);
    assert.equal(code, 0, output);
    assert.match(output, new RegExp(`${requirementChecks.length} kept, 0 broken, 0 skipped\\n$`));
  });

  test('says what it could not examine without a token', async () => {
    const findings = await examine(url, null);
    const skipped = findings.filter(({ outcome }) => outcome === 'skipped').map(({ requirement }) => requirement);
    const needing = requirementChecks.filter(({ signedIn }) => signedIn).map(({ requirement }) => requirement);
    assert.deepEqual(skipped, needing);
    assert.ok(findings.every(({ outcome }) => outcome !== 'broken'));
  });

  const isProblem = (passing: Passing, code: string) => passing.body.includes(`"code":"${code}"`);
  const faults: readonly [string, readonly string[], (passing: Passing) => void][] = [
    [
      'forgets the title of unknown addresses',
      ['WK-ERR-01'],
      (passing) => {
        if (passing.path.startsWith('/v1/conformance-')) passing.body = passing.body.replace(/"title":"[^"]*",/, '');
      },
    ],
    [
      'answers another request id than it heads with',
      ['WK-ERR-04'],
      (passing) => {
        if (passing.path === '/v1/nothing') passing.headers.set('request-id', 'another');
      },
    ],
    [
      'takes personal data for no purpose',
      ['WK-PER-02'],
      (passing) => {
        if (!isProblem(passing, 'purpose-required')) return;
        passing.status = 200;
        passing.headers.set('content-type', 'application/json');
        passing.body = '{"items":[],"next":null}';
      },
    ],
    [
      'sends a telephone whole',
      ['WK-PER-01'],
      (passing) => {
        if (passing.path.startsWith('/v1/stays'))
          passing.body = passing.body.replaceAll(/"\d{3}\*{4}\d{4}"/g, '"13800000000"');
      },
    ],
    ['does not say that it replays', ['WK-IDM-02'], (passing) => passing.headers.delete('idempotency-replayed')],
    [
      'takes a key twice',
      ['WK-IDM-03'],
      (passing) => {
        if (!isProblem(passing, 'idempotency-key-reused')) return;
        passing.status = 201;
        passing.body = '{}';
      },
    ],
    [
      'takes any cursor',
      ['WK-PAG-02'],
      (passing) => {
        if (!isProblem(passing, 'cursor-invalid')) return;
        passing.status = 200;
        passing.headers.set('content-type', 'application/json');
        passing.body = '{"items":[],"next":null}';
      },
    ],
    [
      'forgets what came in between',
      ['WK-CHK-03'],
      (passing) => {
        if (isProblem(passing, 'version-stale'))
          passing.body = passing.body.replace(/"current":\{.*\}\}$/s, '"current":null}');
      },
    ],
    [
      'has a weak ETag',
      ['WK-CON-01'],
      (passing) => {
        const etag = passing.headers.get('etag');
        if (etag !== null) passing.headers.set('etag', `W/${etag}`);
      },
    ],
  ];
  for (const [name, broken, spoil] of faults) {
    test(`finds exactly what is wrong with a server that ${name}`, async () => {
      const faulty = await startFaulty(url, spoil);
      try {
        const findings = await examine(faulty.url, token);
        assert.deepEqual(
          findings.filter(({ outcome }) => outcome === 'broken').map(({ requirement }) => requirement),
          broken,
        );
      } finally {
        faulty.server.close();
        faulty.server.closeAllConnections();
      }
    });
  }

  test('says plainly when there is no Wardkit server', async () => {
    const other = createServer((_request, response) => response.end('<h1>hello</h1>')).listen(0, '127.0.0.1');
    await once(other, 'listening');
    const address = other.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    const wrong = await run(`http://127.0.0.1:${port}`);
    other.close();
    assert.equal(wrong.code, 2);
    assert.match(wrong.output, /is no Wardkit server: GET \/v1\/meta answered 200/);
    const silent = await run(`http://127.0.0.1:${port}`);
    assert.equal(silent.code, 2);
    assert.match(silent.output, /Nothing answers at/);
    for (const args of [[], ['ftp://x'], ['--nonsense']]) {
      const { code, output } = await run(...args);
      assert.equal(code, 2);
      assert.ok(!/\n\s+at /.test(output), output);
    }
  });
});
