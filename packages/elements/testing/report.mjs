import { writeFileSync } from 'node:fs';

function tests(suite, path = []) {
  const own = suite.tests.map((test) => ({ ...test, path: [...path, test.name].join(' > ') }));
  return [...own, ...suite.suites.flatMap((inner) => tests(inner, [...path, inner.name]))];
}

/** Prints a line for each browser, and writes `{ passed, failed, skipped, failures }` to the file named by WARDKIT_TEST_REPORT. */
export function countReporter() {
  return {
    stop({ sessions }) {
      const total = { passed: 0, failed: 0, skipped: 0, failures: [] };
      const byBrowser = new Map();
      for (const session of sessions) {
        const count = byBrowser.get(session.browser.name) ?? { passed: 0, failed: 0, skipped: 0 };
        byBrowser.set(session.browser.name, count);
        const results = session.testResults ? tests(session.testResults) : [];
        for (const test of results) {
          const outcome = test.skipped ? 'skipped' : test.passed ? 'passed' : 'failed';
          count[outcome] += 1;
          total[outcome] += 1;
          if (outcome === 'failed') total.failures.push(`${session.browser.name}: ${test.path}`);
        }
        // A file that did not load, or failed outside its tests, is a failure although it has no test to show.
        if (!session.passed && results.every((test) => test.passed || test.skipped)) {
          count.failed += 1;
          total.failed += 1;
          total.failures.push(`${session.browser.name}: ${session.testFile}`);
        }
      }
      for (const [name, { passed, failed, skipped }] of byBrowser) {
        process.stdout.write(`${name}: ${passed} passed, ${failed} failed, ${skipped} skipped\n`);
      }
      const file = process.env.WARDKIT_TEST_REPORT;
      if (file) writeFileSync(file, JSON.stringify(total));
    },
  };
}
