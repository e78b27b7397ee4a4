import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { CheckFinding, RunReport } from '../engine/outcome.ts';
import { withoutSecrets } from '../engine/run-check.ts';
import { assertWellFormed } from '../faulty/well-formed.ts';
import { htmlOf } from './html.ts';
import { jsonOf } from './json.ts';
import { junitOf } from './junit.ts';
import { linesOf, summaryOf } from './lines.ts';

const hostile = `<script>alert(1)</script> & "quotes" 'more' ]]> \u0000\u202e\ud800`;

function finding(outcome: CheckFinding['outcome'], rest: Partial<CheckFinding> = {}): CheckFinding {
  return { title: `a check ${hostile}`, outcome, reason: null, expected: null, came: null, milliseconds: 3, ...rest };
}

const report: RunReport = {
  url: 'https://ward.example',
  server: { name: hostile, version: '<b>1</b>' },
  contract: '1',
  kit: '0.1.0',
  startedAt: '2026-11-22T04:00:00.000Z',
  milliseconds: 12_345,
  requests: 678,
  bytesSent: 9000,
  bytesReceived: 12_000,
  waited: 2000,
  clockOffset: -12,
  accounts: { from: 'the accounts file', roles: ['officer'], stations: 1 },
  claimedOperations: 3,
  made: 4,
  leftBehind: ['1 x thing'],
  ended: null,
  findings: [
    {
      requirement: 'WK-ERR-01',
      module: 'errors',
      rule: hostile,
      outcome: 'passed',
      reason: null,
      notSeen: ['a part: no account'],
      checks: [finding('passed')],
    },
    {
      requirement: 'WK-ERR-02',
      module: 'errors',
      rule: 'Another rule.',
      outcome: 'failed',
      reason: `expected ${hostile}`,
      notSeen: [],
      checks: [finding('failed', { expected: hostile, came: `places.listDivisions: 200 ${hostile}` })],
    },
    {
      requirement: 'WK-PAG-01',
      module: 'paging',
      rule: 'A third.',
      outcome: 'not claimed',
      reason: null,
      notSeen: [],
      checks: [],
    },
    {
      requirement: 'WK-PAG-02',
      module: 'paging',
      rule: 'A fourth.',
      outcome: 'not examined',
      reason: 'no account of the role officer',
      notSeen: [],
      checks: [finding('not examined', { reason: 'no account of the role officer' })],
    },
  ],
};

describe('the reports', () => {
  test('lines: one a requirement, what was expected and came below a failed one, the counts last', () => {
    const lines = linesOf(report);
    assert.equal(lines.filter((line) => / WK-[A-Z]{3}-\d\d /.test(line)).length, 4);
    assert.equal(lines.at(-1), '1 passed, 1 failed, 1 not claimed, 1 not examined');
    assert.equal(lines.at(-1), summaryOf(report));
    const text = lines.join('\n');
    assert.match(text, /failed {7}WK-ERR-02 {2}Another rule\.\n +shown by: a check/);
    assert.match(text, /that is: {2}places\.listDivisions is GET \/v1\/divisions/);
    assert.match(text, /not examined WK-PAG-02 {2}A fourth\.\n +no account of the role officer/);
    assert.match(text, /passed {7}WK-ERR-01 [^\n]*\n?[^\n]*\n +not seen: a part: no account/);
    assert.match(text, /Left behind: 1 x thing/);
    assert.match(text, /678 requests in 12\.3 s, 9 kB sent, 12 kB received, held back for 2\.0 s/);
    assert.match(text, /the server's clock is 12 ms behind ours/);
  });

  test('JSON: the whole report and its summary', () => {
    const { summary, ...rest } = JSON.parse(jsonOf(report));
    assert.deepEqual(summary, { passed: 1, failed: 1, notClaimed: 1, notExamined: 1 });
    assert.deepEqual(rest, JSON.parse(JSON.stringify(report)));
  });

  test('JUnit: well-formed whatever it holds, a suite a module, a case a requirement', () => {
    const xml = junitOf(report);
    assertWellFormed(xml);
    assert.match(xml, /<testsuites [^>]*tests="4" failures="1" errors="0" skipped="2"/);
    assert.equal(xml.match(/<testsuite /g)?.length, 2);
    assert.equal(xml.match(/<testcase /g)?.length, 4);
    assert.equal(xml.match(/<failure /g)?.length, 1);
    assert.equal(xml.match(/<skipped /g)?.length, 2);
    assert.ok(!xml.includes('\u0000') && !xml.includes('<script'));
  });

  test('HTML: one page that runs nothing and asks nobody, in the light and in the dark', () => {
    const html = htmlOf(report);
    assert.doesNotMatch(html, /<script|<img|<link|<iframe|@import|url\(|\ssrc=|\son\w+=/i);
    assert.match(html, /Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'"/);
    assert.match(html, /prefers-color-scheme: dark/);
    assert.equal(html.match(/<article /g)?.length, 4);
    assert.match(html, /<details open>/, 'what failed is open');
    const tags = html.replace(/<style>[\s\S]*?<\/style>/, '').match(/<\/?[a-z][\w-]*/g) ?? [];
    const singles = new Set(['<meta', '<br']);
    const depth = tags.reduce((sum, tag) => sum + (tag.startsWith('</') ? -1 : singles.has(tag) ? 0 : 1), 0);
    assert.equal(depth, 0, 'every tag is closed');
  });

  test('no report can hold a token, an identity number or a telephone, whatever a check says', () => {
    const token = 'eyJhbGciOiJFZERTQSJ9.eyJzdWIiOiJvZmZpY2VyIn0.c2lnbmF0dXJl';
    const told = withoutSecrets(
      finding('failed', { came: `13800000000, +8613800000000, 11010118900101001X, Bearer ${token}`, reason: token }),
    );
    assert.equal(told.reason, '[a token]');
    assert.equal(told.came, '[a telephone], [a telephone], [an identity number], Bearer [a token]');
  });
});
