import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const program = fileURLToPath(new URL('../dist/cli.js', import.meta.url));

/** As an installed package runs it: built, by plain Node, without the conditions of this repository. */
test('the built program runs without anything of this repository but its packages', async () => {
  const { stdout } = await promisify(execFile)(process.execPath, [program, '--help'], {
    env: { PATH: process.env.PATH },
  });
  assert.match(stdout, /^Usage: npm run conformance -- URL/, 'run `npm run build` first');
  const refused = promisify(execFile)(process.execPath, [program, 'http://127.0.0.1:1'], {
    env: { PATH: process.env.PATH },
  });
  await assert.rejects(refused, {
    code: 2,
    stderr: /http:\/\/127\.0\.0\.1:1 cannot be examined: nothing listens there\./,
  });
});
