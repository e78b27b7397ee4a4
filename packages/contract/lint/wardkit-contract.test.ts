import assert from 'node:assert/strict';
import { test } from 'node:test';
import { everyOperation } from './contract.ts';
import { exemptions } from './exemptions.ts';
import { lint } from './lint.ts';
import { wardkitContract } from './wardkit-contract.ts';

test('the lint finds nothing in the records', () => {
  assert.ok(everyOperation(wardkitContract).length > 100);
  assert.ok(wardkitContract.machines.length >= 6);
  assert.deepEqual(lint(wardkitContract), []);
});

test('every exemption has a reason, and stands there once', () => {
  for (const { reason } of exemptions) assert.match(reason, /\w+ \w+ \w+/);
  const places = exemptions.map(({ rule, of, where }) => `${rule} ${of} ${where}`);
  assert.equal(new Set(places).size, places.length);
});
