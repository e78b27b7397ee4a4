import { readFile } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import { documentChanges } from './document-changes.ts';

// compare.ts [other.json]: names every change since the last release, or since another document; fails on a breaking one.
// --quiet leaves out the changes that everybody lives with.
const root = new URL('../../../', import.meta.url);
const [given] = process.argv.slice(2).filter((each) => !each.startsWith('-'));
const baseline = given === undefined ? new URL('../baseline/openapi.json', import.meta.url) : pathToFileURL(given);
const quiet = process.argv.includes('--quiet');

const old = await readFile(baseline, 'utf8').catch(() => null);
if (old === null) {
  console.error(
    `There is no document to compare with at ${given ?? 'packages/contract/baseline/openapi.json'}. A release makes it: npm run contract:baseline.`,
  );
  process.exitCode = 2;
} else {
  const changes = documentChanges(JSON.parse(old), JSON.parse(await readFile(new URL('openapi.json', root), 'utf8')));
  for (const { breaking, pointer, message, operations } of changes) {
    if (quiet && !breaking) continue;
    const [first, ...others] = operations;
    const where =
      first === undefined ? '' : others.length === 0 ? ` [${first}]` : ` [${first} and ${others.length} more]`;
    console.log(`${breaking ? 'BREAKS' : 'change'} ${pointer}: ${message}${where}`);
  }
  const breaking = changes.filter((change) => change.breaking).length;
  console.log(`${changes.length} changes since the baseline, ${breaking} of them breaking`);
  process.exitCode = breaking === 0 ? 0 : 1;
}
