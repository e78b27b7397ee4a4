import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { faultsOf, publishedPackages } from './published.ts';
import { root } from './run.ts';

const { fixed } = JSON.parse(await readFile(join(root, '.changeset/config.json'), 'utf8')) as { fixed: string[][] };

test('every package can be published as it stands, with provenance', async () => {
  const packages = [...(await publishedPackages()).values()];
  assert.ok(packages.length >= 8, `only ${packages.length} packages were found`);
  assert.deepEqual(
    packages.flatMap((each) => faultsOf(each, fixed.flat())),
    [],
  );
});

test('a package that says nothing is told all that it lacks', () => {
  assert.equal(faultsOf({ name: '@wardkit/other', version: '0.1.0' }, fixed.flat()).length, 5);
});
