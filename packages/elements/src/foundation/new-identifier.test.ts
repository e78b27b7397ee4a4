import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newIdentifier } from './new-identifier.ts';

test('ids are UUIDs of version 7, differ, and sort by time', () => {
  const now = Date.parse('2026-11-22T04:00:00Z');
  const ids = Array.from({ length: 200 }, (_, index) => newIdentifier(now + index));
  for (const id of ids) assert.match(id, /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  assert.deepEqual([...ids].sort(), ids);
  assert.equal(Number.parseInt((ids[0] ?? '').replaceAll('-', '').slice(0, 12), 16), now);
});
