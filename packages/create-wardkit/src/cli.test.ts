import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const cli = fileURLToPath(new URL('cli.ts', import.meta.url));

test('without a terminal it asks nothing, says what to run next, and fails in words when run again', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'create-wardkit-cli-'));
  try {
    const run = () =>
      spawnSync(process.execPath, ['--conditions=wardkit-source', cli, 'a page'], {
        cwd: folder,
        input: '',
        encoding: 'utf8',
      });
    const first = run();
    assert.equal(first.status, 0, first.stderr);
    assert.match(first.stdout, /cd "a page"\n {2}npm install\n {2}npm run dev/);
    assert.ok(existsSync(join(folder, 'a page/public/index.html')));
    const second = run();
    assert.equal(second.status, 1);
    assert.equal(second.stdout, '');
    assert.match(second.stderr, /^\S.* Nothing was written\. Choose another folder/);
    assert.doesNotMatch(second.stderr, /\n {4}at /);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
