import assert from 'node:assert/strict';
import { test } from 'node:test';
import { boundaryFaults, faultsOf } from './boundaries.ts';

test('imports between the packages point one way', async () => {
  assert.deepEqual(await boundaryFaults(), []);
});

test('an import that points the wrong way is found', () => {
  assert.equal(faultsOf('elements', 'packages/elements/src/a.ts', "import { x } from '@wardkit/server';").length, 1);
  assert.equal(faultsOf('contract', 'packages/contract/src/a.ts', "export * from '@wardkit/client';").length, 1);
  assert.equal(faultsOf('client', 'packages/client/src/a.ts', "import { readFile } from 'node:fs';").length, 1);
  assert.equal(faultsOf('client', 'packages/client/src/a.ts', "import { join } from 'path';").length, 1);
  assert.equal(faultsOf('testing', 'packages/testing/src/a.ts', "import { readFile } from 'node:fs';").length, 1);
  assert.equal(faultsOf('client', 'packages/client/src/a.ts', "import '@wardkit/testing';").length, 1);
  assert.equal(faultsOf('client', 'packages/client/src/a.test.ts', "import '@wardkit/testing';").length, 0);
  assert.equal(faultsOf('client', 'packages/client/src/a.ts', "import { x } from '@wardkit/contract';").length, 0);
});
