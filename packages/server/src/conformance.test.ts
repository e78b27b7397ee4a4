import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { type AddressInfo, connect, createServer as createSocketServer, type Server as SocketServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { migrate } from './database/migrate.ts';
import { openPostgres } from './database/open.ts';
import type { DemoData } from './demo/types.ts';
import { newKeyRingDocument, openKeyRing } from './privacy/key-ring.ts';
import { loadDemo } from './seed/load.ts';
import { type PostgresCluster, startPostgres } from './suites/postgres-cluster.ts';
import { startTestIssuer, type TestIssuer } from './suites/test-issuer.ts';

const kit = fileURLToPath(new URL('../../conformance/src/cli.ts', import.meta.url));
const serve = fileURLToPath(new URL('./cli/serve.ts', import.meta.url));
const origin = 'https://portal.example';
const processes = 4;

/** Hands each new connection to the next server, as a balancer would. */
async function startBalancer(ports: readonly number[]): Promise<SocketServer> {
  let turn = 0;
  const balancer = createSocketServer((incoming) => {
    const outgoing = connect(ports[turn % ports.length] ?? 0, '127.0.0.1');
    turn += 1;
    incoming.pipe(outgoing).pipe(incoming);
    incoming.on('error', () => outgoing.destroy());
    outgoing.on('error', () => incoming.destroy());
  });
  balancer.listen(0, '127.0.0.1');
  await once(balancer, 'listening');
  return balancer;
}

const portOf = (server: SocketServer) => (server.address() as AddressInfo).port;

async function startProcess(environment: Record<string, string>): Promise<{ child: ChildProcess; port: number }> {
  const child = spawn(process.execPath, ['--conditions=wardkit-source', serve], {
    env: { PATH: process.env.PATH ?? '', PORT: '0', WARDKIT_LOG: 'silent', ...environment },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  for await (const line of createInterface(child.stdout)) {
    const port = /^listening on http:\/\/127\.0\.0\.1:(\d+)$/.exec(line)?.[1];
    if (port === undefined) continue;
    child.stdout.resume();
    return { child, port: Number(port) };
  }
  throw new Error('the server did not start');
}

describe('conformance of four processes on one PostgreSQL', () => {
  let cluster: PostgresCluster | null = null;
  let folder = '';
  let issuer: TestIssuer;
  let balancer: SocketServer;
  let data: DemoData;
  const children: ChildProcess[] = [];

  before(async () => {
    cluster = await startPostgres();
    if (cluster === null) return;
    folder = await mkdtemp(join(tmpdir(), 'wardkit-conformance-'));
    await cluster.createDatabase('conformance');
    const database = await openPostgres(cluster.urlOf('conformance'));
    const keyRing = newKeyRingDocument();
    await migrate(database);
    data = await loadDemo(database, await openKeyRing(folder, keyRing), {
      seed: 'conformance',
      scale: 'small',
      now: new Date(),
    });
    issuer = await startTestIssuer();
    for (const { subject, stationId, id } of data.accounts) {
      const link = { issuer: issuer.issuer, subject, station_id: stationId, account_id: id };
      await database.kysely.insertInto('sign_in_links').values(link).execute();
    }
    await database.close();
    const environment = {
      ...issuer.settings,
      DATABASE_URL: cluster.urlOf('conformance'),
      WARDKIT_DATA: folder,
      WARDKIT_KEYS: keyRing,
      WARDKIT_ORIGINS: origin,
      WARDKIT_WEBHOOK_HOSTS: '127.0.0.1',
    };
    const ports: number[] = [];
    for (let count = 0; count < processes; count += 1) {
      const { child, port } = await startProcess(environment);
      children.push(child);
      ports.push(port);
    }
    balancer = await startBalancer(ports);
  });

  after(async () => {
    for (const child of children) {
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      await ended;
    }
    balancer?.close();
    issuer?.close();
    await cluster?.stop();
    if (folder !== '') await rm(folder, { recursive: true, force: true });
  });

  test('keeps every requirement of what it offers', async (context) => {
    if (cluster === null) {
      context.skip('there is no PostgreSQL here');
      return;
    }
    const accounts = await Promise.all(
      data.signIns.map(async ({ subject, role }) => {
        const station = data.accounts.find((account) => account.subject === subject)?.stationId;
        return { role, station, token: await issuer.tokenFor(subject) };
      }),
    );
    const officer = data.signIns.find(({ role }) => role === 'officer')?.subject ?? '';
    const refused = [
      { refused: 'expired', token: await issuer.tokenFor(officer, { ends: -120 }) },
      { refused: 'not-yet-valid', token: await issuer.tokenFor(officer, { begins: 600 }) },
      { refused: 'other-audience', token: await issuer.tokenFor(officer, { audience: 'another' }) },
      { refused: 'other-key', token: await issuer.tokenFor(officer, { foreignKey: true }) },
    ];
    const accountsFile = join(folder, 'accounts.json');
    const reportFile = join(folder, 'report.json');
    await writeFile(accountsFile, JSON.stringify([...accounts, ...refused]), { mode: 0o600 });
    const url = `http://127.0.0.1:${portOf(balancer)}`;
    const options = [
      '--accounts',
      accountsFile,
      '--json',
      reportFile,
      '--origin',
      origin,
      '--write-records',
      '--timeout',
      '60',
      // Four servers and a database on two cores take their time.
      '--time-limit',
      '600',
    ];
    const child = spawn(process.execPath, ['--conditions=wardkit-source', kit, url, ...options], {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const output: string[] = [];
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (piece) => output.push(String(piece)));
    const [code] = await once(child, 'close');
    const report = JSON.parse(await readFile(reportFile, 'utf8').catch(() => '{"findings":[]}')) as {
      findings: { requirement: string; outcome: string; reason: string | null }[];
    };
    const amiss = report.findings.filter(({ outcome }) => outcome === 'failed' || outcome === 'not examined');
    assert.equal(code, 0, `${JSON.stringify(amiss, null, 2)}\n${output.slice(-3).join('')}`);
    assert.deepEqual(amiss, []);
    const passed = report.findings.filter(({ outcome }) => outcome === 'passed');
    assert.deepEqual(
      report.findings.filter(({ outcome }) => outcome === 'not examined'),
      [],
    );
    assert.ok(passed.length > 100, `only ${passed.length} requirements were examined`);
    assert.ok(!output.join('').includes(accounts[0]?.token ?? '-'), 'the kit printed a token');
  });
});
