import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { doorplateKeyStates } from './doorplate-keys.ts';
import { doorplateStates } from './doorplates.ts';
import { allExamples } from './examples/index.ts';
import { hazardStates } from './hazards.ts';
import { objectionStates } from './objections.ts';
import type { OperationRecord } from './operation.ts';
import { type OperationId, operations } from './operations.ts';
import { type RecordNeedName, recordNeeds } from './record-needs.ts';
import { rentalCheckStates } from './rental-checks.ts';
import { requirementsOf } from './requirements-of.ts';
import { shiftHandoverStates } from './shift-handovers.ts';
import { finalStates, movesFrom, type StateMachine, stateAfter } from './state-machine.ts';
import { stayStates } from './stays.ts';

const machines: readonly { machine: StateMachine; ends: readonly string[] }[] = [
  { machine: doorplateStates, ends: ['revoked', 'replaced'] },
  { machine: doorplateKeyStates, ends: ['compromised'] },
  { machine: stayStates, ends: ['ended'] },
  { machine: rentalCheckStates, ends: ['withdrawn'] },
  { machine: hazardStates, ends: ['verified', 'annulled'] },
  { machine: objectionStates, ends: ['answered', 'withdrawn'] },
  { machine: shiftHandoverStates, ends: ['taken-over'] },
];

test('every need that is explained is the need of a move', () => {
  const used = new Set(machines.flatMap(({ machine }) => Object.values(machine.moves).flatMap(({ needs }) => needs)));
  assert.deepEqual(Object.keys(recordNeeds).sort(), [...used].sort());
});

for (const { machine, ends } of machines) {
  const { resource, states, initial } = machine;
  const moves = Object.entries(machine.moves);

  test(`${resource}: a move goes from and to states of the table, by an operation that exists`, () => {
    assert.ok(states.includes(initial));
    for (const [name, { from, to, operation }] of moves) {
      assert.ok(from.length > 0, name);
      for (const state of [...from, to]) assert.ok(states.includes(state), `${name}: ${state}`);
      if (operation !== null) assert.ok(operation in operations, `${name}: ${operation}`);
    }
  });

  test(`${resource}: what a move needs has a name that is explained, by a rule that its operation keeps`, () => {
    for (const [name, { operation, needs }] of moves) {
      for (const need of needs) {
        assert.ok(need in recordNeeds, `${name}: ${need}`);
        const { requirement } = recordNeeds[need as RecordNeedName];
        const record: OperationRecord | undefined = operations[operation as OperationId];
        if (record !== undefined) assert.ok(requirementsOf(record).includes(requirement), `${name}: ${requirement}`);
      }
    }
  });

  test(`${resource}: every state is reached from ${initial}, and from every state an end can be reached`, () => {
    const reachedFrom = (start: string) => {
      const reached = new Set([start]);
      for (const state of reached) {
        for (const name of movesFrom(machine, state)) reached.add(stateAfter(machine, state, name) ?? state);
      }
      return reached;
    };
    assert.deepEqual([...reachedFrom(initial)].sort(), [...states].sort());
    for (const state of states)
      assert.ok(
        ends.some((end) => reachedFrom(state).has(end)),
        state,
      );
  });

  test(`${resource}: it ends in ${ends.join(' or ')}, and no move leaves an end`, () => {
    assert.deepEqual([...finalStates(machine)].sort(), [...ends].sort());
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...moves.map(([name]) => name)), { maxLength: 30 }), (walk) => {
        let state = initial;
        let ended: string | null = null;
        for (const name of walk) {
          const next = stateAfter(machine, state, name);
          assert.equal(next !== null, movesFrom(machine, state).includes(name));
          if (ended !== null) assert.equal(next, null);
          state = next ?? state;
          if (ends.includes(state)) ended = state;
        }
        assert.ok(states.includes(state));
      }),
    );
  });

  test(`${resource}: an example of an operation that makes a move ends where a move of it leads`, () => {
    for (const [, { operation }] of moves) {
      const path = operations[operation as OperationId]?.path ?? '';
      if (operation === null || operation === 'doorplates.issue' || !path.startsWith(`/v1/${resource}s/`)) continue;
      const ways = moves.filter(([, move]) => move.operation === operation).map(([, move]) => move.to);
      for (const { answer, summary } of allExamples.get(operation) ?? assert.fail(`no example of ${operation}`)) {
        const { state, replaced } = answer as { state?: string; replaced?: { state: string } };
        const shown = replaced?.state ?? state ?? '';
        assert.ok(ways.includes(shown), `${operation} (${summary}): ${shown}`);
      }
    }
  });
}
