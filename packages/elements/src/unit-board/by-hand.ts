import { responseUnitStates } from '@wardkit/contract/response-unit-states';
import type { ResponseUnit, UnitAvailability } from '@wardkit/contract/response-units';
import { type Move, movesFrom } from '@wardkit/contract/state-machine';

/** A state into which a unit is put by hand. */
export type HandState = UnitAvailability['state'];

/** The states into which a unit may be put by hand now, as the contract's table has them; none while it is on an alert. */
export function handStates({ state, alertId }: Pick<ResponseUnit, 'state' | 'alertId'>): HandState[] {
  if (alertId !== null) return [];
  return movesFrom(responseUnitStates, state)
    .map((name): Move => responseUnitStates.moves[name])
    .filter(({ operation }) => operation === 'responseUnits.changeAvailability')
    .map(({ to }) => to as HandState);
}

/** Whether it makes sense to say when a unit that is put into a state will be back. */
export function mayBeExpected(state: HandState | null): boolean {
  return state === 'delayed' || state === 'unavailable';
}
