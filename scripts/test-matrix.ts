import { installedBrowsers } from './browsers.ts';
import { runScript } from './run.ts';

/** The browser suites with every state of every widget in every language and theme; `npm test` takes them in pairs. */
const browsers = await installedBrowsers();
const { code } = await runScript(
  '@web/test-runner/dist/bin.js',
  ['--config', 'packages/elements/web-test-runner.config.mjs'],
  {
    seconds: 7200,
    environment: {
      WARDKIT_CHROMIUM: browsers.chromium,
      WARDKIT_FIREFOX: browsers.firefox,
      WARDKIT_MATRIX: 'all',
      WARDKIT_TEST_FILES: process.env.WARDKIT_TEST_FILES ?? 'packages/elements/src/**/*.browser.test.ts',
    },
  },
);
process.exitCode = code;
