import assert from 'node:assert/strict';
import { test } from 'node:test';
import { allOperations, operations } from '@wardkit/contract/operations';
import { allHandlers } from '../modules/index.ts';
import { notServed } from '../modules/not-served.ts';
import { routesOf, servedIds } from './routes.ts';

test('an operation with neither a handler nor its place among those not served stops the start', () => {
  const { 'meta.get': _, ...others } = allHandlers;
  assert.throws(() => routesOf(others, notServed), /meta\.get has no handler/);
  const routes = routesOf(others, [...notServed, 'meta.get']);
  assert.ok(!servedIds(routes).includes('meta.get'));
  assert.throws(() => routesOf(allHandlers, [...notServed, 'meta.get']), /meta\.get has a handler and stands among/);
});

test('every operation has a route, and those with a handler are claimed', () => {
  const routes = routesOf(allHandlers, notServed);
  assert.deepEqual(routes.map(({ operation }) => operation.id).sort(), allOperations.map(({ id }) => id).sort());
  const claimed = servedIds(routes);
  for (const id of Object.keys(operations))
    assert.equal(claimed.includes(id), !(notServed as readonly string[]).includes(id), id);
});
