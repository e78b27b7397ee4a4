import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isJson } from '@wardkit/contract/operation';
import { allOperations } from '@wardkit/contract/operations';
import * as z from 'zod/mini';
import { examplesOf } from './examples.ts';
import { harmlessCall } from './harmless.ts';
import { requestOf } from './requests.ts';

test('every operation of the contract gets a call that fits its schemas and names records that nobody has', () => {
  for (const operation of allOperations) {
    const parts = harmlessCall(operation);
    if (operation.parameters !== undefined) {
      assert.ok(z.safeParse(operation.parameters, parts.parameters).success, `${operation.id}: parameters`);
    }
    if (operation.query !== undefined) {
      assert.ok(z.safeParse(operation.query, parts.query ?? {}).success, `${operation.id}: query`);
    }
    if (isJson(operation.body) && examplesOf(operation.id).length > 0) {
      assert.ok(z.safeParse(operation.body, parts.body).success, `${operation.id}: body`);
    }
    const { path } = requestOf(operation, parts);
    assert.doesNotMatch(path, /[{}]/, operation.id);
    const again = harmlessCall(operation);
    for (const [name, value] of Object.entries(parts.parameters ?? {})) {
      if (/^[0-9a-f-]{36}$/.test(value))
        assert.notEqual(again.parameters?.[name], value, `${operation.id}: a new ${name}`);
    }
  }
});

test('every operation with a body of JSON has an example, so that none is left out', () => {
  const without = allOperations
    .filter(({ id, body }) => isJson(body) && examplesOf(id).length === 0)
    .map(({ id }) => id);
  assert.deepEqual(without, []);
});
