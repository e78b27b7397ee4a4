import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dayOf, readBack, readTime } from './expected-back.ts';

test('a time is read as people type it', () => {
  const read: readonly (readonly [string, number | null | 'wrong'])[] = [
    ['14:30', 870],
    ['9:05', 545],
    ['9.05', 545],
    ['1430', 870],
    ['905', 545],
    ['１４：３０', 870],
    [' 14 : 30 ', 870],
    ['14时30分', 870],
    ['14時', 840],
    ['9点5分', 545],
    ['14시 30분', 870],
    ['0:00', 0],
    ['23:59', 1439],
    ['', null],
    ['  ', null],
    ['24:00', 'wrong'],
    ['12:60', 'wrong'],
    ['14', 'wrong'],
    ['soon', 'wrong'],
    ['14:30:00', 'wrong'],
    ['-1:30', 'wrong'],
  ];
  for (const [text, minutes] of read) assert.equal(readTime(text), minutes, text);
});

// Of the device's own zone, whatever it is.
const now = new Date(2026, 10, 22, 14, 32).getTime();
const at = (...parts: [number, number, number, number, number]) => ({ at: new Date(...parts).toISOString() });

test('a day and a time of day are a moment where the device is', () => {
  assert.deepEqual(readBack('2026-11-22', '15:10', true, now), at(2026, 10, 22, 15, 10));
  assert.deepEqual(readBack('2026-11-23', '08:00', false, now), at(2026, 10, 23, 8, 0));
  assert.deepEqual(readBack(null, '15:10', false, now), at(2026, 10, 22, 15, 10));
  assert.equal(dayOf(now), '2026-11-22');
});

test('an empty time says that nobody knows, unless another day was typed', () => {
  assert.deepEqual(readBack('2026-11-22', '', true, now), { at: null });
  assert.deepEqual(readBack(null, '', false, now), { at: null });
  assert.deepEqual(readBack('2026-11-24', '', false, now), { fault: 'time-missing' });
});

test('a time that is past or none is told', () => {
  assert.deepEqual(readBack('2026-11-22', '14:32', true, now), { fault: 'time-past' });
  assert.deepEqual(readBack('2026-11-22', '25:00', true, now), { fault: 'time-wrong' });
});
