import * as contract from '@wardkit/contract';
import type { StateMachine } from '@wardkit/contract/state-machine';

/** Every state machine that the contract exports. */
export const machines: readonly StateMachine[] = Object.values<unknown>(contract)
  .filter(isMachine)
  .sort((one, other) => (one.resource < other.resource ? -1 : 1));

function isMachine(value: unknown): value is StateMachine {
  return typeof value === 'object' && value !== null && 'moves' in value && 'initial' in value && 'states' in value;
}
