import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { type AddressInfo, connect, createServer as createSocketServer, type Server as SocketServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { type PostgresCluster, startPostgres } from './suites/postgres-cluster.ts';
import { PostgresWorld } from './suites/postgres-world.ts';

const kit = fileURLToPath(new URL('../../conformance/src/cli.ts', import.meta.url));
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

describe('conformance of four processes on one PostgreSQL', () => {
  let cluster: PostgresCluster | null = null;
  let world: PostgresWorld | undefined;
  let folder = '';
  let balancer: SocketServer | undefined;

  before(async () => {
    cluster = await startPostgres();
    if (cluster === null) return;
    folder = await mkdtemp(join(tmpdir(), 'wardkit-conformance-'));
    world = await PostgresWorld.open(cluster, 'conformance', 'small');
    const settings = { NODE_ENV: 'test', WARDKIT_ORIGINS: origin, WARDKIT_WEBHOOK_HOSTS: '127.0.0.1' };
    const ports: number[] = [];
    for (let count = 0; count < processes; count += 1) {
      ports.push(Number(new URL((await world.startServer(settings)).url).port));
    }
    balancer = await startBalancer(ports);
  });

  after(async () => {
    balancer?.close();
    await world?.close();
    await cluster?.stop();
    if (folder !== '') await rm(folder, { recursive: true, force: true });
  });

  test('keeps every requirement of what it offers', async (context) => {
    if (world === undefined || balancer === undefined) {
      context.skip('there is no PostgreSQL here');
      return;
    }
    const accounts = await world.accounts();
    const accountsFile = join(folder, 'accounts.json');
    const reportFile = join(folder, 'report.json');
    await writeFile(accountsFile, JSON.stringify(accounts), { mode: 0o600 });
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
    const printed = output.join('');
    for (const account of accounts) {
      assert.ok('token' in account && !printed.includes(String(account.token)), 'the kit printed a token');
    }
  });
});
