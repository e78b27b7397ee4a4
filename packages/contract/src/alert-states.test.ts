import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type AlertMove, alertStates, closedAlertStates, openAlertStates } from './alert-states.ts';
import { allOperations, operations } from './operations.ts';
import { responseUnitStates, sendableUnitStates, unitStatesOnAlert } from './response-unit-states.ts';
import { finalStates, movesFrom, type StateMachine, stateAfter } from './state-machine.ts';

const moves = Object.keys(alertStates.moves) as AlertMove[];
const isOpen = (state: string): boolean => (openAlertStates as readonly string[]).includes(state);

/** The states that a walk by these moves meets; a move that its state refuses leaves it. */
function walk<State extends string, Name extends string>(
  machine: StateMachine<State, Name>,
  names: readonly Name[],
): State[] {
  const met = [machine.states.find((state) => state === machine.initial) as State];
  for (const name of names) met.push(stateAfter(machine, met.at(-1) as State, name) ?? (met.at(-1) as State));
  return met;
}

test('an alert goes the whole way from received to archived', () => {
  assert.deepEqual(walk(alertStates, ['dispatch', 'acknowledge', 'depart', 'arrive', 'resolve', 'archive']), [
    'received',
    'dispatched',
    'acknowledged',
    'en-route',
    'on-scene',
    'resolved',
    'archived',
  ]);
});

test('what each state allows', () => {
  const allowed = Object.fromEntries(alertStates.states.map((state) => [state, movesFrom(alertStates, state)]));
  const beforeArrival = ['cancel', 'declareUnfounded', 'markDuplicate', 'transfer'];
  assert.deepEqual(allowed, {
    received: ['acknowledge', 'dispatch', ...beforeArrival],
    acknowledged: ['dispatch', 'depart', 'arrive', 'resolve', ...beforeArrival],
    dispatched: ['acknowledge', 'dispatch', 'depart', 'arrive', 'resolve', ...beforeArrival],
    'en-route': ['depart', 'arrive', 'resolve', ...beforeArrival],
    'on-scene': ['arrive', 'resolve', 'declareUnfounded'],
    resolved: ['reopen', 'archive'],
    cancelled: ['reopen', 'archive'],
    unfounded: ['reopen', 'archive'],
    'duplicate-of': ['reopen', 'archive'],
    transferred: ['archive'],
    archived: [],
  });
  assert.deepEqual(movesFrom(alertStates, 'a-state-of-a-later-version'), []);
});

test('whatever is tried: only a closed alert is archived, archived is the end, and only reopening opens again', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...moves), { maxLength: 40 }), (names) => {
      const met = walk(alertStates, names);
      for (const [index, name] of names.entries()) {
        const [before, after] = [met[index] as string, met[index + 1] as string];
        if (before === 'archived') assert.equal(after, 'archived');
        if (after === 'archived' && before !== 'archived') {
          assert.ok((closedAlertStates as readonly string[]).includes(before));
        }
        if (!isOpen(before) && isOpen(after)) assert.deepEqual([name, after], ['reopen', 'received']);
        if (before === 'transferred') assert.ok(['transferred', 'archived'].includes(after));
      }
    }),
  );
});

const machines: readonly StateMachine[] = [alertStates, responseUnitStates];

for (const machine of machines) {
  test(`each state of ${machine.resource} can be reached, and left unless it is the last`, () => {
    const reached = new Set<string>([machine.initial]);
    for (let size = 0; size !== reached.size; ) {
      size = reached.size;
      for (const { from, to } of Object.values(machine.moves)) {
        if (from.some((state) => reached.has(state))) reached.add(to);
      }
    }
    assert.deepEqual(
      [...machine.states].filter((state) => !reached.has(state)),
      [],
    );
    assert.deepEqual(finalStates(machine), machine.resource === 'alert' ? ['archived'] : []);
  });

  test(`each move of ${machine.resource} is made by an operation that can say that the state forbids it`, () => {
    for (const { operation } of Object.values(machine.moves)) {
      const record = allOperations.find(({ id }) => id === operation) ?? assert.fail(String(operation));
      assert.ok(record.problems.includes('state-conflict'), record.id);
      assert.equal(record.concurrency, 'if-match');
    }
  });
}

test('every move of an alert is an operation of its own, and writes an event', () => {
  const ids = Object.values(alertStates.moves).map(({ operation }) => operation);
  assert.equal(new Set(ids).size, ids.length);
  for (const id of ids) assert.ok((operations[id as keyof typeof operations] as { emits?: unknown }).emits);
});

test('a unit on an alert is moved by the alert only, and one that can be sent is on none', () => {
  for (const state of unitStatesOnAlert) {
    const byHand = movesFrom(responseUnitStates, state).filter(
      (name) => responseUnitStates.moves[name].operation === 'responseUnits.changeAvailability',
    );
    assert.deepEqual(byHand, []);
    assert.equal(stateAfter(responseUnitStates, state, 'release'), 'returning');
    assert.equal(stateAfter(responseUnitStates, state, 'commit'), null);
  }
  for (const state of sendableUnitStates) assert.equal(stateAfter(responseUnitStates, state, 'commit'), 'committed');
});
