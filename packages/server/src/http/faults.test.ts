import assert from 'node:assert/strict';
import { test } from 'node:test';
import { describeFault, problemOf } from './faults.ts';

test('a database that has no connection to spare, or drops one, is unavailable and no fault of ours', () => {
  for (const message of [
    'timeout exceeded when trying to connect',
    'Connection terminated unexpectedly',
    'Connection terminated due to connection timeout',
  ]) {
    assert.equal(problemOf(new Error(message)), 'unavailable', message);
  }
  assert.equal(problemOf(Object.assign(new Error('x'), { code: '57014' })), 'unavailable');
  assert.equal(problemOf(Object.assign(new Error('x'), { code: '22003' })), 'invalid-input');
  assert.equal(problemOf(new Error('something of ours')), 'internal-error');
});

test("a fault in the log holds no words of the database's, which may quote a row", () => {
  const fault = Object.assign(new Error('Key (name)=(SECRET) already exists'), { code: '23505' });
  assert.ok(!JSON.stringify(describeFault(fault)).includes('SECRET'));
});
