import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { countContract } from './count-contract.ts';

function report(...given: readonly string[]) {
  const script = fileURLToPath(new URL('./report.ts', import.meta.url));
  return spawnSync(process.execPath, ['--conditions=wardkit-source', script, ...given], { encoding: 'utf8' });
}

test('the report tells each count on a line, and ends well while there is nothing to find', () => {
  const { stdout, status } = report();
  const counts = Object.fromEntries(
    stdout
      .trim()
      .split('\n')
      .map((line) => line.split(': ')),
  );
  for (const name of ['modules', 'operations declared', 'operations derived', 'requirements', 'examples', 'problems']) {
    assert.ok(Number(counts[name]) > 0, name);
  }
  for (const name of ['event types', 'state machines', 'legal rules']) assert.ok(Number(counts[name]) > 0, name);
  assert.equal(counts['lint findings'], '0');
  assert.equal(status, 0);
});

test('as JSON it is one line with the same counts and the findings', () => {
  const { stdout } = report('--json');
  assert.deepEqual(JSON.parse(stdout), { ...countContract(), findings: [] });
  assert.equal(stdout.trim().split('\n').length, 1);
});
