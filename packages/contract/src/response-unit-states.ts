import type * as z from 'zod/mini';
import { openEnum } from './field.ts';
import { stateMachine } from './state-machine.ts';

/** The states in which a unit may be sent to an alert. */
export const sendableUnitStates = ['available', 'delayed', 'returning'] as const;
/** The states in which it is on one. */
export const unitStatesOnAlert = ['committed', 'responding', 'on-scene'] as const;

const states = [...sendableUnitStates, ...unitStatesOnAlert, 'unavailable', 'off-duty'] as const;
const byHand = { operation: 'responseUnits.changeAvailability', needs: ['not-on-an-alert'], starts: [] } as const;

/**
 * The states of a response unit. Those on an alert follow the moves of the alert: `commit` is also made by a
 * reinforcement, and `release` also by a new dispatch without the unit and by every move that closes its alert.
 */
export const responseUnitStates = stateMachine({
  resource: 'response-unit',
  states,
  initial: 'off-duty',
  moves: {
    makeAvailable: { from: ['delayed', 'returning', 'unavailable', 'off-duty'], to: 'available', ...byHand },
    delay: { from: ['available', 'returning'], to: 'delayed', ...byHand },
    makeUnavailable: { from: ['available', 'delayed', 'returning', 'off-duty'], to: 'unavailable', ...byHand },
    goOffDuty: { from: ['available', 'delayed', 'returning', 'unavailable'], to: 'off-duty', ...byHand },
    commit: { from: sendableUnitStates, to: 'committed', operation: 'alerts.dispatch', needs: [], starts: [] },
    respond: { from: ['committed'], to: 'responding', operation: 'alerts.depart', needs: [], starts: [] },
    arrive: { from: ['committed', 'responding'], to: 'on-scene', operation: 'alerts.arrive', needs: [], starts: [] },
    release: { from: unitStatesOnAlert, to: 'returning', operation: 'alerts.releaseUnits', needs: [], starts: [] },
  },
});

/** A state of {@link responseUnitStates}, or one of a later version. */
export const ResponseUnitState = openEnum(states);
export type ResponseUnitState = z.output<typeof ResponseUnitState>;
