import { installed } from './browsers.ts';
import { runScript } from './run.ts';

/** The browser suites in WebKit, the engine of every iPhone; `WARDKIT_TEST_FILES` takes some of them. */
const { webkit } = await installed(['webkit']);
const { code } = await runScript(
  '@web/test-runner/dist/bin.js',
  ['--config', 'packages/elements/web-test-runner.config.mjs'],
  { seconds: 14_400, environment: { WARDKIT_WEBKIT: webkit, WARDKIT_BROWSERS: 'webkit' } },
);
process.exitCode = code;
