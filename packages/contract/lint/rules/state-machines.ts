import type { StateMachine } from '@wardkit/contract/state-machine';
import type { Contract, Fault, Rule } from '../contract.ts';

/** States and moves: every state can be reached, every move is made by an operation that can refuse it. */
export const stateMachines: Rule[] = [
  {
    name: 'state-machine',
    why: 'a screen that reads the table would offer what the server does not do',
    *check(contract) {
      for (const machine of contract.machines) yield* faultsOf(machine, contract);
    },
  },
  {
    name: 'clock-unused',
    why: 'a time limit that nothing starts never ends',
    *check({ machines, clocks }) {
      const started = new Set(machines.flatMap(startsOf));
      for (const clock of clocks)
        if (!started.has(clock)) yield { operation: null, where: clock, message: 'nothing starts it' };
    },
  },
];

function* faultsOf(machine: StateMachine, { operations, clocks }: Contract): Generator<Fault> {
  const fault = (message: string, operation: string | null = null): Fault => ({
    operation,
    where: machine.resource,
    message,
  });
  const { states, initial, moves } = machine;
  const named = new Set(states);
  if (named.size < states.length) yield fault('a state stands there twice');
  if (!named.has(initial)) yield fault(`begins in ${initial}, which is none of its states`);
  const reached = new Set([initial]);
  for (let grown = true; grown; ) {
    const before = reached.size;
    for (const { from, to } of Object.values(moves)) if (from.some((state) => reached.has(state))) reached.add(to);
    grown = reached.size > before;
  }
  for (const state of states) if (!reached.has(state)) yield fault(`${state} cannot be reached`);
  for (const clock of startsOf(machine))
    if (!clocks.includes(clock)) yield fault(`starts ${clock}, which is no rule or limit`);
  for (const [name, { from, to, operation }] of Object.entries(moves)) {
    for (const state of [...from, to]) if (!named.has(state)) yield fault(`${name} names the state ${state}`);
    if (operation === null) continue;
    const record = operations[operation];
    if (record === undefined) yield fault(`${name} is made by ${operation}, which does not exist`);
    else if (record.safety === 'safe') yield fault(`${name} is made by a reading`, operation);
    else if (
      record.concurrency !== 'if-none-match' &&
      !record.problems.includes('state-conflict') &&
      from.length < states.length
    ) {
      yield fault(`${name} is not possible in each state, and state-conflict is not among the problems`, operation);
    }
  }
}

/** Every clock that a machine starts, with the record itself or by a move. */
function startsOf({ starts = [], moves }: StateMachine): readonly string[] {
  return [...new Set([...starts, ...Object.values(moves).flatMap((move) => move.starts)])];
}
