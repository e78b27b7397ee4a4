import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as z from 'zod/mini';
import { parseInput } from './input.ts';
import { RequestProblem } from './request-problem.ts';

const Person = z.object({ name: z.string(), rooms: z.number(), kind: z.enum(['owner', 'tenant']) });

function faultsOf(value: unknown): unknown[] {
  try {
    parseInput(Person, value, '', 'en');
  } catch (error) {
    assert.ok(error instanceof RequestProblem);
    return (error.details.errors ?? []).map(({ pointer, code, message }) => [pointer, code, message]);
  }
  return [];
}

test('what is missing and what is of a wrong type are told apart', () => {
  assert.deepEqual(faultsOf({ name: 5, kind: 'owner' }), [
    ['/name', 'invalid-type', 'This must be of type string.'],
    ['/rooms', 'missing', 'This is missing.'],
  ]);
  assert.deepEqual(faultsOf({ name: null, rooms: Number.NaN, kind: 'owner' }), [
    ['/name', 'invalid-type', 'This must be of type string.'],
    ['/rooms', 'invalid-type', 'This must be of type number.'],
  ]);
  assert.deepEqual(faultsOf({ name: 'a', rooms: 1, kind: 'owner' }), []);
});

test('no fault tells the value that stood there', () => {
  const faults = faultsOf({ name: ['a-secret'], rooms: 'a-secret', kind: 'a-secret' });
  assert.equal(faults.length, 3);
  assert.ok(!JSON.stringify(faults).includes('secret'));
});
