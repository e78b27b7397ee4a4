import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as z from 'zod/mini';
import { Timestamp } from './field.ts';

test('a moment is one that every database and device can hold', () => {
  const good = [
    '2026-11-22T04:00:00Z',
    '2026-11-22T12:00:00.123+08:00',
    '1970-01-01T00:00:00Z',
    '2100-12-31T23:59:59-12:00',
  ];
  const bad = [
    '0000-01-01T00:00:00Z',
    '0001-01-01T00:00:00Z',
    '1969-12-31T23:59:59Z',
    '2101-01-01T00:00:00Z',
    '9999-12-31T23:59:59-12:00',
    '2026-11-22T04:00:00-23:59',
    '2026-11-22T04:00:00+15:00',
    '2026-11-22',
    '2026-13-01T00:00:00Z',
  ];
  for (const text of good) assert.ok(z.safeParse(Timestamp, text).success, text);
  for (const text of bad) assert.ok(!z.safeParse(Timestamp, text).success, text);
});
