import assert from 'node:assert/strict';
import { test } from 'node:test';
import { responseUnitStates, unitStatesOnAlert } from '@wardkit/contract/response-unit-states';
import { handStates } from './by-hand.ts';

test('by hand a unit goes where the contract’s table lets it, and nowhere from an alert', () => {
  const found = Object.fromEntries(
    responseUnitStates.states.map((state) => [state, handStates({ state, alertId: null })]),
  );
  assert.deepEqual(found, {
    available: ['delayed', 'unavailable', 'off-duty'],
    delayed: ['available', 'unavailable', 'off-duty'],
    returning: ['available', 'delayed', 'unavailable', 'off-duty'],
    committed: [],
    responding: [],
    'on-scene': [],
    unavailable: ['available', 'off-duty'],
    'off-duty': ['available', 'unavailable'],
  });
  for (const state of unitStatesOnAlert) assert.deepEqual(found[state], []);
});

test('a unit that is on an alert is not moved by hand, whatever its state says, and one in an unknown state not at all', () => {
  assert.deepEqual(handStates({ state: 'available', alertId: '0193a000-0000-7000-8000-0000000a0001' }), []);
  assert.deepEqual(handStates({ state: 'in-training', alertId: null }), []);
});
