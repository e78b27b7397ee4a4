/** A reporter of node:test that gives the counts and what failed alone, for `npm test` to add up. */
export default async function* countReporter(events) {
  const count = { passed: 0, failed: 0, skipped: 0, failures: [] };
  for await (const { type, data } of events) {
    if (type !== 'test:pass' && type !== 'test:fail') continue;
    // A file or a suite is no test of its own, unless it failed to run at all.
    if (data.details?.type === 'suite') continue;
    if (data.skip !== undefined) count.skipped += 1;
    else if (type === 'test:pass') count.passed += 1;
    else {
      count.failed += 1;
      count.failures.push(data.name);
    }
  }
  yield JSON.stringify(count);
}
