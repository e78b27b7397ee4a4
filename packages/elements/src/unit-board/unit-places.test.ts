import assert from 'node:assert/strict';
import { test } from 'node:test';
import { responseUnitStates } from '@wardkit/contract/response-unit-states';
import type { ResponseUnit } from '@wardkit/contract/response-units';
import { several, unit, unitId } from './unit-client.fixtures.ts';
import { groupOf, unitGroups } from './unit-groups.ts';
import { UnitPlaces } from './unit-places.ts';

const labels = (places: UnitPlaces, units: readonly ResponseUnit[]) =>
  Object.fromEntries(
    unitGroups.map((group) => [group, places.in(group).map((id) => units.find((each) => each.id === id)?.label ?? id)]),
  );

test('each group is in the order in which a duty officer looks for a unit', () => {
  const places = new UnitPlaces();
  places.arrange(several, false);
  assert.deepEqual(labels(places, several), {
    sendable: ['长塘 01 组', '长塘 02 组', '最小应急单元 · 翔丰 07', '下角 02 组'],
    out: ['微型消防站', '长塘 03 组', '源城 05 组', '上城 04 组'],
    unavailable: ['交通岗 · 河埔路口', '河埔 01 组'],
    'off-duty': ['社区警务室 · 西', '长塘 10 组'],
    unknown: [],
  });
});

test('every state of the contract is in a group, and one of a later version in that of the unknown', () => {
  for (const state of responseUnitStates.states) assert.notEqual(groupOf(state), 'unknown', state);
  assert.equal(groupOf('in-training'), 'unknown');
});

test('labels count as people do, and who is back sooner comes first', () => {
  const places = new UnitPlaces();
  const units = [
    unit(1, '10 组'),
    unit(2, '2 组'),
    unit(3, '甲', { state: 'delayed', expectedBackAt: null }),
    unit(4, '乙', { state: 'delayed', expectedBackAt: '2026-11-22T20:00:00+08:00' }),
    // An earlier moment, though its text is greater.
    unit(5, '丙', { state: 'delayed', expectedBackAt: '2026-11-22T12:30:00+09:00' }),
  ];
  places.arrange(units, false);
  assert.deepEqual(places.in('sendable'), [2, 1, 5, 4, 3].map(unitId));
});

test('nothing moves while somebody is at a row: what changed, came or went is counted, and in its place afterwards', () => {
  const places = new UnitPlaces();
  const units = [unit(1, 'A'), unit(2, 'B'), unit(3, 'C', { state: 'off-duty' })];
  places.arrange(units, false);
  const later = [unit(1, 'A', { state: 'committed' }), unit(3, 'C', { state: 'off-duty' }), unit(4, 'D')];
  places.arrange(later, true);
  assert.deepEqual([places.in('sendable'), places.in('out')], [[unitId(1), unitId(2)], []]);
  // One is out, one is gone, one is new.
  assert.equal(places.waiting, 3);
  places.arrange(later, false);
  assert.deepEqual([places.in('sendable'), places.in('out'), places.waiting], [[unitId(4)], [unitId(1)], 0]);
});
