import { globSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { esbuildPlugin } from '@web/dev-server-esbuild';
import { defaultReporter } from '@web/test-runner';
import { chromeLauncher } from '@web/test-runner-chrome';
import { a11ySnapshotPlugin } from '@web/test-runner-commands/plugins';
import { puppeteerLauncher } from '@web/test-runner-puppeteer';
import { findBrowser } from './testing/browsers.mjs';
import { pageCommandsPlugin } from './testing/page-commands.mjs';
import { countReporter } from './testing/report.mjs';
import { page, pageWithMap, pageWithWasm, strictPolicy } from './testing/strict-policy.mjs';
import { webkitLauncher } from './testing/webkit-launcher.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));

const chromiumArguments = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];

const launchers = {
  chromium: (executablePath) =>
    chromeLauncher({ launchOptions: { executablePath, args: chromiumArguments }, concurrency: 1 }),
  firefox: (executablePath) =>
    puppeteerLauncher({ launchOptions: { executablePath, browser: 'firefox' }, concurrency: 1 }),
  webkit: webkitLauncher,
};

// WARDKIT_BROWSERS=chromium runs one of them.
const wanted = (process.env.WARDKIT_BROWSERS ?? 'chromium,firefox').split(',');
const browsers = wanted.map((name) => launchers[name](findBrowser(name)));

const files = (process.env.WARDKIT_TEST_FILES ?? 'packages/{client,elements}/src/**/*.browser.test.ts')
  .split(' ')
  .map((pattern) => `${root}${pattern}`);

// Tests that ask for wasm or draw a map have a group of their own; a pattern that names none of them leaves it out.
const groups = [
  { name: 'wasm', testRunnerHtml: pageWithWasm },
  { name: 'drawn', testRunnerHtml: pageWithMap },
].map((group) => ({
  ...group,
  files: globSync(files).filter((file) => file.endsWith(`.${group.name}.browser.test.ts`)),
}));
const rest = globSync(files).filter((file) => !groups.some((group) => group.files.includes(file)));

/** Every browser test of `client` and `elements`, in each browser, under the policy that the strictest portal has. */
export default {
  rootDir: root,
  ...(rest.length > 0 ? { files: rest } : {}),
  groups: groups.filter((group) => group.files.length > 0),
  testRunnerHtml: page,
  browsers,
  concurrentBrowsers: 2,
  nodeResolve: { exportConditions: ['wardkit-source', 'browser', 'production'] },
  plugins: [
    esbuildPlugin({ ts: true, target: 'es2022', tsconfig: `${root}tsconfig.base.json` }),
    pageCommandsPlugin(),
    a11ySnapshotPlugin(),
  ],
  middleware: [strictPolicy()],
  reporters: [defaultReporter({ reportTestResults: true, reportTestProgress: false }), countReporter()],
  testFramework: { config: { ui: 'bdd', timeout: 60_000 } },
  // Each state in each language and theme is an hour's work for the largest widget on a busy machine.
  testsFinishTimeout: process.env.WARDKIT_MATRIX === 'all' ? 3_600_000 : 600_000,
  browserStartTimeout: 60_000,
};
