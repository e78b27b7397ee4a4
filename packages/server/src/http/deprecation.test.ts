import assert from 'node:assert/strict';
import { test } from 'node:test';
import { operations } from '@wardkit/contract/operations';
import { deprecationHeaders } from './deprecation.ts';

test('an operation that is to go says since when and until when', () => {
  const deprecation = { since: '2027-01-01', sunset: '2027-07-01', successor: null };
  assert.deepEqual(deprecationHeaders({ ...operations['meta.get'], deprecation }), {
    deprecation: '@1798761600',
    sunset: 'Thu, 01 Jul 2027 00:00:00 GMT',
  });
  assert.deepEqual(deprecationHeaders(operations['meta.get']), {});
});
