import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import type { Account } from './engine/account.ts';
import { developmentAccounts } from './engine/development-accounts.ts';
import type { RunReport } from './engine/outcome.ts';
import { Wire } from './engine/wire.ts';
import { type Issuer, startIssuer } from './faulty/issuer.ts';
import { startKit } from './faulty/kit-process.ts';
import { listedOrigin, startReference } from './faulty/reference-server.ts';
import { assertWellFormed } from './faulty/well-formed.ts';

type WithSummary = RunReport & { readonly summary: Record<string, number> };

/** A machine that is busy with other tests answers late. */
const patient = ['--timeout', '60', '--time-limit', '600'];

describe('the kit before the reference server', () => {
  let reference: Awaited<ReturnType<typeof startReference>>;
  let issuer: Issuer;
  let folder: string;
  let accounts: readonly Account[];

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'wardkit-kit-'));
    issuer = await startIssuer();
    reference = await startReference(issuer.environment);
    const wire = new Wire();
    ({ accounts } = await developmentAccounts(wire, new URL(`${reference.url}/`), 10_000));
    wire.close();
  });
  after(async () => {
    await reference.close();
    await issuer.close();
    await rm(folder, { recursive: true, force: true });
  });

  /** What a station's administrator sees in a list. */
  const listed = async (path: string): Promise<unknown[]> => {
    const administrator = accounts.find(({ role }) => role === 'administrator');
    const answer = await fetch(`${reference.url}${path}`, { headers: administrator?.authorization() ?? {} });
    assert.equal(answer.status, 200);
    return ((await answer.json()) as { items: unknown[] }).items;
  };

  /** Resolves `made` when the stream of events tells of a new subscription. */
  const firstMade = async () => {
    const administrator = accounts.find(({ role }) => role === 'administrator');
    const stop = new AbortController();
    const stream = await fetch(`${reference.url}/v1/events?type=subscription.created`, {
      headers: administrator?.authorization() ?? {},
      signal: stop.signal,
    });
    assert.ok(stream.ok && stream.body);
    const reader = stream.body.pipeThrough(new TextDecoderStream()).getReader();
    const read = async () => {
      let text = '';
      while (!text.includes('subscription.created')) text += (await reader.read()).value ?? '';
    };
    return {
      made: read(),
      close: async () => {
        await reader.cancel();
        stop.abort();
      },
    };
  };

  test('passes every requirement of what the server claims, within the default limits, and leaves nothing', async () => {
    const files = { json: join(folder, 'r.json'), junit: join(folder, 'r.xml'), html: join(folder, 'r.html') };
    const reports = Object.entries(files).flatMap(([name, path]) => [`--${name}`, path]);
    const { code, out, errors } = await startKit([reference.url, '--origin', listedOrigin, ...patient, ...reports])
      .ended;
    assert.equal(code, 0, out + errors);
    assert.match(out.trim().split('\n').at(-1) ?? '', /^\d+ passed, 0 failed, \d+ not claimed, \d+ not examined$/, out);
    assert.deepEqual(await listed('/v1/subscriptions'), []);

    const report = JSON.parse(await readFile(files.json, 'utf8')) as WithSummary;
    assert.equal(report.ended, null);
    assert.deepEqual(report.leftBehind, []);
    assert.ok(report.made > 50, 'it made what it needed');
    assert.equal(report.summary.failed, 0);
    // What only records that stay can show is left to a run that may write them; nothing else is.
    const unseen = report.findings.filter(({ outcome }) => outcome === 'not examined');
    assert.deepEqual(
      unseen.filter(({ checks }) => !checks.every(({ reason }) => reason?.includes('--write-records'))),
      [],
    );
    assert.equal(report.summary.passed, report.findings.filter(({ outcome }) => outcome === 'passed').length);
    const line = /^ {2}(passed|not claimed|not examined) +WK-/;
    const lines = out.split('\n').filter((each) => /WK-[A-Z]{3}-\d\d {2}/.test(each));
    assert.equal(lines.length, report.findings.length, 'a line a requirement');
    assert.ok(lines.every((each) => line.test(each)));

    const junit = await readFile(files.junit, 'utf8');
    assertWellFormed(junit);
    assert.equal(junit.match(/<testcase /g)?.length, report.findings.length);
    assert.match(junit, new RegExp(`<testsuites [^>]*tests="${report.findings.length}" failures="0" errors="0"`));

    const html = await readFile(files.html, 'utf8');
    assert.doesNotMatch(html, /<script|<img|<link|@import|url\(|javascript:|\son\w+=/i);
    assert.equal(html.match(/<article id="WK-/g)?.length, report.findings.length);

    const whole = [out, junit, html, JSON.stringify(report)].join('\n');
    for (const account of accounts) {
      const token = account.authorization().authorization?.slice('Bearer '.length) ?? '';
      assert.ok(token.length > 20 && !whole.includes(token), 'no report holds a token');
    }
    assert.doesNotMatch(whole, /(?<![0-9A-Za-z-])1[3-9]\d{9}(?![0-9A-Za-z])/, 'no report holds a telephone');
  });

  test('with tokens that must be refused and records that stay, it examines those too and says what it leaves', async () => {
    const file = join(folder, 'accounts.json');
    const given = accounts.map((account) => ({
      role: account.role,
      station: account.station,
      token: account.authorization().authorization?.slice('Bearer '.length),
    }));
    await writeFile(file, JSON.stringify([...given, ...issuer.refusedTokens()]));
    const json = join(folder, 'written.json');
    const { code, out, errors } = await startKit([reference.url, '--write-records', ...patient, '--json', json], {
      WARDKIT_ACCOUNTS: file,
    }).ended;
    assert.equal(code, 0, out + errors);
    assert.match(out.trim().split('\n').at(-1) ?? '', /^\d+ passed, 0 failed, \d+ not claimed, 0 not examined$/, out);
    assert.match(out, /Left behind: \d+ x check of demo premises/);
    const { findings } = JSON.parse(await readFile(json, 'utf8')) as WithSummary;
    const checks = findings.flatMap((finding) => finding.checks);
    const titles = [
      /tokens that expired, are not yet valid/,
      /a check that was handed in tells each answer/,
      /a picture that a check names is refused/,
    ];
    for (const title of titles) assert.equal(checks.find((check) => title.test(check.title))?.outcome, 'passed');
  });

  test('deletes what it made when it is interrupted', async () => {
    const { made, close } = await firstMade();
    const kit = startKit([reference.url, ...patient]);
    // Interrupted as soon as it has made something.
    await Promise.race([made, kit.ended]);
    assert.equal(kit.child.exitCode, null, 'the run goes on until it has made something');
    kit.child.kill('SIGINT');
    await close();
    const { code, out, errors } = await kit.ended;
    assert.equal(code, 130, out + errors);
    assert.match(out, /The run ended early: the run was interrupted/);
    assert.deepEqual(await listed('/v1/subscriptions'), []);
  });

  test('without accounts examines what strangers may do, and says of the rest what it lacks', async () => {
    const withoutSignIn = await startProxyWithoutSignIn(reference.url);
    try {
      const { code, out } = await startKit([withoutSignIn.url]).ended;
      assert.equal(code, 0, out);
      assert.match(out, /no accounts: only what strangers may do is examined/);
      assert.match(out, /passed {7}WK-DSC-01/);
      assert.match(
        out,
        /not examined WK-IDM-02 .*\n +no account of a role that may call|not examined WK-IDM-02 .*\n +nothing can be made/,
      );
    } finally {
      withoutSignIn.server.close();
      withoutSignIn.server.closeAllConnections();
    }
  });
});

/** The same server as one that has no development sign-in. */
async function startProxyWithoutSignIn(target: string): Promise<{ url: string; server: Server }> {
  const server = createServer(async (request, response) => {
    if (request.url?.startsWith('/dev/') === true) {
      response.writeHead(404).end();
      return;
    }
    const pieces: Buffer[] = [];
    try {
      for await (const piece of request) pieces.push(piece);
    } catch {
      return; // A check that breaks off in the middle of a body.
    }
    const headers = new Headers();
    for (const [name, value] of Object.entries(request.headers)) {
      if (!['host', 'connection', 'content-length', 'transfer-encoding'].includes(name))
        headers.set(name, String(value));
    }
    const method = request.method ?? 'GET';
    const body = ['GET', 'HEAD', 'OPTIONS'].includes(method) ? null : Buffer.concat(pieces);
    const answer = await fetch(target + request.url, { method, headers, body, redirect: 'manual' });
    const told = Object.fromEntries([...answer.headers].filter(([name]) => name !== 'content-encoding'));
    response.writeHead(answer.status, told).end(Buffer.from(await answer.arrayBuffer()));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  return { url: `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`, server };
}
