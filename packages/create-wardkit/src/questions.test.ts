import assert from 'node:assert/strict';
import { PassThrough } from 'node:stream';
import { test } from 'node:test';
import { readOptions } from './options.ts';
import { ask } from './questions.ts';
import { UsageFailure } from './usage-failure.ts';

/** A person who answers each question when it is put. */
function person(answers: readonly string[]) {
  const waiting = [...answers];
  const input = new PassThrough();
  const output = new PassThrough();
  let said = '';
  output.on('data', (chunk: Buffer) => {
    said += chunk.toString('utf8');
    if (!said.endsWith('): ')) return;
    said += '\n';
    const answer = waiting.shift();
    if (answer === undefined) input.end();
    else input.write(`${answer}\n`);
  });
  return { input, output, said: () => said };
}

test('what the command line left open is asked for, and an empty answer is the default', async () => {
  const { input, output } = person(['', 'vite']);
  assert.deepEqual(await ask(readOptions([]), input, output), { folder: 'ward-page', template: 'vite' });
});

test('an unknown template is asked for again, with those that there are', async () => {
  const { input, output, said } = person(['angular', 'plain']);
  assert.deepEqual(await ask(readOptions(['here']), input, output), { folder: 'here', template: 'plain' });
  assert.match(said(), /There is no template "angular"\. There are: plain, vite\./);
});

test('what was said already is not asked for', async () => {
  const { input, output, said } = person([]);
  const options = readOptions(['here', '--template', 'vite']);
  assert.deepEqual(await ask(options, input, output), { folder: 'here', template: 'vite' });
  assert.equal(said(), '');
});

test('who leaves in the middle is told that nothing was made', async () => {
  const { input, output } = person(['here']);
  await assert.rejects(
    ask(readOptions([]), input, output),
    (cause) => cause instanceof UsageFailure && /Nothing was made/.test(cause.message),
  );
});
