import assert from 'node:assert/strict';
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFile, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { request } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { validate } from 'dockerfile-utils';
import { freePort } from './suites/postgres-cluster.ts';
import { ServerProcess, signInAt } from './suites/server-process.ts';

const run = promisify(execFile);
const root = fileURLToPath(new URL('../../../', import.meta.url));
const pathOf = (name: string) => join(root, 'deployment', name);

/** Whether a program is there, and what it says of its version. */
async function versionOf(program: string, ...args: string[]): Promise<string | null> {
  return run(program, args).then(
    ({ stdout, stderr }) => (stdout + stderr).trim().split('\n')[0] ?? '',
    () => null,
  );
}

const nginx = await versionOf('/usr/sbin/nginx', '-v');
const openssl = await versionOf('openssl', 'version');
const systemd = await versionOf('systemd-analyze', '--version');
console.log(`deployment is checked with ${[nginx, openssl, systemd].map((each) => each ?? '(not there)').join(', ')}`);

describe('what is deployed', () => {
  let folder: string;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'wardkit-deployment-'));
  });
  after(() => rm(folder, { recursive: true, force: true }));

  test('the Dockerfile has no fault that dockerfile-utils finds, and runs as no root', async () => {
    const text = await readFile(pathOf('Dockerfile'), 'utf8');
    const faults = validate(text).map(({ message, range }) => `line ${range.start.line + 1}: ${message}`);
    assert.deepEqual(faults, []);
    const last = text.slice(text.lastIndexOf('\nFROM '));
    assert.match(last, /\nUSER node\n/);
    assert.match(last, /\nHEALTHCHECK /);
    // The runtime that everything is tested on.
    const { devDependencies } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
    const images = [...text.matchAll(/^FROM (\S+)/gm)].map(([, image]) => image);
    assert.ok(
      images.every((image) => image === `node:${devDependencies.node}-bookworm-slim`),
      images.join(),
    );
  });

  test('what the Dockerfile copies is there or is built', async () => {
    const text = await readFile(pathOf('Dockerfile'), 'utf8');
    const copied = [...text.matchAll(/^COPY (?:--from=build \/build\/)?(packages\S+|package\S* .+) \S+$/gm)];
    const paths = copied.flatMap(([, names = '']) => names.split(' ')).filter((name) => !name.endsWith('/dist'));
    assert.ok(paths.includes('packages/server/migrations') && paths.includes('package-lock.json'));
    for (const path of paths)
      await copyFile(join(root, path), join(folder, 'any')).catch((cause) => {
        assert.equal(cause.code, 'EISDIR', `${path}: ${cause.message}`);
      });
  });

  test('compose.yaml keeps its schema and the rules of dclint', async () => {
    const { stdout } = await run(process.execPath, [
      join(root, 'node_modules/dclint/bin/dclint.cjs'),
      '--formatter',
      'json',
      pathOf('compose.yaml'),
    ]).catch((cause) => cause as { stdout: string });
    const [report] = JSON.parse(stdout) as { messages: { rule: string; message: string; line: number }[] }[];
    assert.ok(report, stdout);
    // Services stand in the order in which they are to be understood.
    const found = report.messages.filter(({ rule }) => !rule.endsWith('-order'));
    assert.deepEqual(found, []);
  });

  test('settings in compose.yaml and in the unit are settings of the server', async () => {
    const { knownNames } = await import('./settings.ts');
    for (const name of ['compose.yaml', 'wardkit-server@.service', 'Dockerfile']) {
      const text = (await readFile(pathOf(name), 'utf8')).replaceAll('WARDKIT_HOST', '');
      const names = [...text.matchAll(/\b(?:WARDKIT|DATABASE)_[A-Z\d_]+\b/g)].map(([each]) => each);
      for (const each of names) assert.ok(knownNames().includes(each), `${each} in ${name}`);
    }
  });

  test('the unit', { skip: systemd === null ? 'systemd-analyze is not there' : false }, async () => {
    const text = await readFile(pathOf('wardkit-server@.service'), 'utf8');
    const unit = join(folder, 'wardkit-server@8787.service');
    await writeFile(
      unit,
      text.replace('ExecStart=/usr/bin/node', `ExecStart=${process.execPath}`).replaceAll('%i', '8787'),
    );
    const { stdout, stderr } = await run('systemd-analyze', ['verify', '--man=no', unit]).catch((cause) => cause);
    // The machine of the tests has no systemd that runs; only what is said of the unit counts.
    const said = `${stdout}${stderr}`.split('\n').filter((line) => line.includes('wardkit-server'));
    assert.deepEqual(said, []);
  });

  const missing = nginx === null ? 'nginx is not there' : openssl === null ? 'openssl is not there' : false;
  describe('nginx', { skip: missing }, () => {
    let server: ServerProcess;
    let proxy: ReturnType<typeof spawn>;
    let address: string;
    let port: number;
    /** A call through nginx from an address of this machine. */
    const call = (path: string, from: string, options: { headers?: Record<string, string>; body?: Uint8Array } = {}) =>
      new Promise<{ status: number; text: string; ended: () => void }>((resolve, reject) => {
        const { headers = {}, body } = options;
        const method = body === undefined ? 'GET' : 'POST';
        const sent = request(
          {
            host: '127.0.0.1',
            port,
            path,
            method,
            headers,
            localAddress: from,
            rejectUnauthorized: false,
            agent: false,
          },
          (reply) => {
            // A stream counts as answered with its first piece.
            reply.once('data', (piece) =>
              resolve({ status: reply.statusCode ?? 0, text: String(piece), ended: () => sent.destroy() }),
            );
            reply.once('end', () => resolve({ status: reply.statusCode ?? 0, text: '', ended: () => undefined }));
          },
        );
        sent.once('error', reject);
        sent.end(body);
      });

    before(async () => {
      server = new ServerProcess({
        PORT: '0',
        WARDKIT_DEV: '1',
        WARDKIT_DATA: join(folder, 'data'),
        WARDKIT_PROXIES: '127.0.0.1',
        WARDKIT_RATE: '6',
      });
      address = await server.listening();
      const secrets = join(folder, 'secrets');
      await mkdir(secrets);
      await run('openssl', [
        'req',
        '-x509',
        '-newkey',
        'ec',
        '-pkeyopt',
        'ec_paramgen_curve:P-256',
        '-nodes',
        '-days',
        '2',
        '-subj',
        '/CN=ward.test',
        '-keyout',
        join(secrets, 'tls.key'),
        '-out',
        join(secrets, 'tls.crt'),
      ]);
      port = await freePort();
      const plainPort = await freePort();
      const site = (await readFile(pathOf('nginx/wardkit.conf'), 'utf8'))
        .replace('server-1:8787', new URL(address).host)
        .replace('server-2:8787', `127.0.0.1:${await freePort()}`)
        .replace('listen 8080', `listen 127.0.0.1:${plainPort}`)
        .replace('listen 8443', `listen 127.0.0.1:${port}`)
        .replace('/dev/stdout', join(folder, 'access.log'))
        .replaceAll('/run/secrets', secrets);
      const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
        .map((name) => `${name}_temp_path ${join(folder, name)};`)
        .join('\n');
      await writeFile(
        join(folder, 'nginx.conf'),
        `daemon off; pid ${join(folder, 'nginx.pid')}; error_log stderr; user root; events {} http {\n${temporary}\n${site}\n}`,
      );
      const args = ['-c', join(folder, 'nginx.conf'), '-e', 'stderr'];
      const tested = await run('/usr/sbin/nginx', ['-t', ...args]).catch((cause) => cause);
      assert.match(tested.stderr, /test is successful/);
      assert.doesNotMatch(tested.stderr, /\[(warn|emerg|crit)\]/);
      proxy = spawn('/usr/sbin/nginx', args, { stdio: 'ignore' });
      for (;;) {
        const isUp = await call('/healthz', '127.0.0.9').then(
          () => true,
          () => false,
        );
        if (isUp) break;
        assert.equal(proxy.exitCode, null, 'nginx runs');
      }
    });
    after(async () => {
      if (proxy.exitCode === null) {
        proxy.kill('SIGTERM');
        await once(proxy, 'exit');
      }
      await server.kill('SIGKILL');
    });

    test('callers are told apart by their own address, whatever they write into the header', async () => {
      const statusOf = async (from: string, forwarded = 'nobody') =>
        (await call('/v1/meta', from, { headers: { 'x-forwarded-for': forwarded } })).status;
      const first = [];
      for (let count = 0; count < 7; count += 1) first.push(await statusOf('127.0.0.2', `198.51.100.${count}`));
      assert.deepEqual(first, [200, 200, 200, 200, 200, 200, 429]);
      assert.equal(await statusOf('127.0.0.3'), 200);
    });

    test('a stream begins at once, though one of the two servers is away', async () => {
      const token = await signInAt(address, 'puqian-officer-1');
      const { status, text, ended } = await call('/v1/events', '127.0.0.4', {
        headers: { authorization: `Bearer ${token}` },
      });
      ended();
      assert.equal(status, 200);
      assert.match(text, /^retry: \d+\nevent: position\n/);
    });

    test('the largest body that the contract allows comes through, and a larger one does not', async () => {
      const headers = { 'content-type': 'application/octet-stream' };
      const largest = await call('/v1/rental-checks', '127.0.0.5', { headers, body: new Uint8Array(1_048_576) });
      assert.notEqual(largest.status, 413);
      assert.equal(
        (await call('/v1/rental-checks', '127.0.0.5', { headers, body: new Uint8Array(2_200_000) })).status,
        413,
      );
    });

    test('metrics are not handed out, and the log of nginx holds no parameters', async () => {
      assert.equal((await call('/metrics?who=zhangsan', '127.0.0.6')).status, 404);
      const log = await readFile(join(folder, 'access.log'), 'utf8');
      assert.match(log, / GET 200 .* [0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-/, 'it holds the request id');
      assert.ok(!/zhangsan|metrics|v1/.test(log));
    });
  });
});
