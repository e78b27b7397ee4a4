import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readOptions } from './options.ts';
import { UsageFailure } from './usage-failure.ts';

test('the command line says the folder, the template and the server', () => {
  const options = readOptions(['my page', '--template', 'vite', '--server', 'http://localhost:9000/', '--yes']);
  assert.deepEqual(options, {
    folder: 'my page',
    template: 'vite',
    server: 'http://localhost:9000',
    yes: true,
    help: false,
  });
});

for (const [what, given, says] of [
  ['two folders', ['one', 'two'], /One folder .* two\./],
  ['an unknown template', ['--template', 'angular'], /There are: plain, vite\./],
  ['an unknown option', ['--colour', 'red'], /--colour[\s\S]*Usage:/],
  ['a server without a scheme', ['--server', 'localhost:8787'], /such as http:\/\/127/],
  ['a server with a path', ['--server', 'http://127.0.0.1/v1'], /nothing after it/],
  ['a server with a password', ['--server', 'http://a:b@127.0.0.1'], /nothing after it/],
] as const) {
  test(`${what} is refused, and it says what to do`, () => {
    assert.throws(
      () => readOptions(given),
      (cause) => cause instanceof UsageFailure && says.test(cause.message),
    );
  });
}
