import type * as z from 'zod/mini';
import { openEnum } from './field.ts';
import { stateMachine } from './state-machine.ts';

/** The states in which a station still has to do something. */
export const openAlertStates = ['received', 'acknowledged', 'dispatched', 'en-route', 'on-scene'] as const;
/** The states in which it is done and not yet filed. */
export const closedAlertStates = ['resolved', 'cancelled', 'unfounded', 'duplicate-of', 'transferred'] as const;

const states = [...openAlertStates, ...closedAlertStates, 'archived'] as const;
const beforeArrival = ['received', 'acknowledged', 'dispatched', 'en-route'] as const;

/**
 * The life of an alert. The duty officer may acknowledge an alert before a unit is sent, or a unit its order after: the
 * alert is acknowledged either way, and only the unit's order has units on it. A second unit may depart or arrive after
 * the first: the state stays and the timeline tells it.
 */
export const alertStates = stateMachine({
  resource: 'alert',
  states,
  initial: 'received',
  starts: ['alert-acknowledgement', 'alert-dispatch'],
  moves: {
    acknowledge: {
      from: ['received', 'dispatched'],
      to: 'acknowledged',
      operation: 'alerts.acknowledge',
      needs: [],
      starts: [],
    },
    dispatch: {
      from: ['received', 'acknowledged', 'dispatched'],
      to: 'dispatched',
      operation: 'alerts.dispatch',
      needs: ['units-available'],
      starts: ['alert-departure', 'alert-arrival'],
    },
    depart: {
      from: ['acknowledged', 'dispatched', 'en-route'],
      to: 'en-route',
      operation: 'alerts.depart',
      needs: ['units-assigned'],
      starts: [],
    },
    arrive: {
      from: ['acknowledged', 'dispatched', 'en-route', 'on-scene'],
      to: 'on-scene',
      operation: 'alerts.arrive',
      needs: ['units-assigned'],
      starts: ['alert-resolution'],
    },
    resolve: {
      from: ['acknowledged', 'dispatched', 'en-route', 'on-scene'],
      to: 'resolved',
      operation: 'alerts.resolve',
      needs: ['outcome', 'note'],
      starts: ['alert-archiving'],
    },
    cancel: {
      from: beforeArrival,
      to: 'cancelled',
      operation: 'alerts.cancel',
      needs: ['reason'],
      starts: ['alert-archiving'],
    },
    declareUnfounded: {
      from: openAlertStates,
      to: 'unfounded',
      operation: 'alerts.declareUnfounded',
      needs: ['reason'],
      starts: ['alert-archiving'],
    },
    markDuplicate: {
      from: beforeArrival,
      to: 'duplicate-of',
      operation: 'alerts.markDuplicate',
      needs: ['original', 'no-duplicates-of-its-own'],
      starts: [],
    },
    transfer: {
      from: beforeArrival,
      to: 'transferred',
      operation: 'alerts.transfer',
      needs: ['reason', 'other-station'],
      starts: [],
    },
    reopen: {
      from: ['resolved', 'cancelled', 'unfounded', 'duplicate-of'],
      to: 'received',
      operation: 'alerts.reopen',
      needs: ['reason'],
      starts: ['alert-acknowledgement', 'alert-dispatch'],
    },
    archive: { from: closedAlertStates, to: 'archived', operation: 'alerts.archive', needs: [], starts: [] },
  },
});

/** A state of {@link alertStates}, or one of a later version. */
export const AlertState = openEnum(states);
export type AlertState = z.output<typeof AlertState>;
/** A move of {@link alertStates}. */
export type AlertMove = keyof typeof alertStates.moves;
