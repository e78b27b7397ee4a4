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
  for (const [name, { from, to, operation, starts }] of Object.entries(moves)) {
    for (const state of [...from, to]) if (!named.has(state)) yield fault(`${name} names the state ${state}`);
    for (const clock of starts)
      if (!clocks.includes(clock)) yield fault(`${name} starts ${clock}, which is no rule or limit`);
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
