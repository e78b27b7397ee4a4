import type { Alert, AssignedUnit } from '@wardkit/contract/alert';
import { alertTimeLimits } from '@wardkit/contract/alert-deadlines';
import { type AlertMove, alertStates } from '@wardkit/contract/alert-states';
import { alertsOperations } from '@wardkit/contract/alerts';
import { movesFrom, stateAfter } from '@wardkit/contract/state-machine';
import type { WardElement } from '../foundation/ward-element.ts';
import { AlertChangeEvent } from './alert.events.ts';
import type { AlertChange } from './alert.state.ts';
import type { AlertDesk, ChangeOutcome } from './alert-desk.ts';

/** The units of an alert that were not released. */
export function unitsOn({ units }: Pick<Alert, 'units'>): AssignedUnit[] {
  return units.filter(({ releasedAt }) => releasedAt === null);
}

/** What may be done to an alert in its state by a caller with these roles; the server may still refuse it. */
export function changesOf(alert: Alert, roles: readonly string[]): AlertChange[] {
  const may = (change: AlertChange) =>
    Object.keys(alertsOperations[`alerts.${change}`].callers).some((role) => roles.includes(role));
  const on = unitsOn(alert);
  const isPossible: Partial<Record<AlertChange, boolean>> = {
    depart: on.some(({ departedAt, arrivedAt }) => departedAt === null && arrivedAt === null),
    arrive: on.some(({ arrivedAt }) => arrivedAt === null),
  };
  const moves = movesFrom(alertStates, alert.state).filter((move) => isPossible[move] ?? true);
  const isOpen = movesFrom(alertStates, alert.state).includes('declareUnfounded');
  const others: AlertChange[] = [
    ...(isOpen && on.length > 0 ? (['reinforce'] as const) : []),
    ...(isOpen && on.length > 1 ? (['releaseUnits'] as const) : []),
    ...(alert.state === 'archived' ? [] : (['addNote'] as const)),
  ];
  return [...moves, ...others].filter(may);
}

/** What usually comes next: the button that is pressed most. */
export function nextOf(changes: readonly AlertChange[], { state }: Alert): AlertChange | null {
  const usual: Readonly<Record<string, readonly AlertChange[]>> = {
    received: ['acknowledge'],
    acknowledged: ['depart', 'dispatch'],
    dispatched: ['acknowledge', 'depart'],
    'en-route': ['arrive'],
    'on-scene': ['resolve'],
  };
  return (usual[state] ?? ['archive']).find((change) => changes.includes(change)) ?? null;
}

/** Moves that need nothing but a press. */
export const atOnce = ['acknowledge', 'depart', 'arrive', 'archive'] as const satisfies readonly AlertMove[];
export type AtOnce = (typeof atOnce)[number];

/** Changes of one alert, as the contract's table has them. */
export class AlertChanges {
  readonly #host: WardElement;
  readonly #desk: AlertDesk;

  constructor(host: WardElement, desk: AlertDesk) {
    this.#host = host;
    this.#desk = desk;
  }

  /** Makes a move that needs nothing but a press. @returns null where the portal said no */
  async move(alertId: string, change: AtOnce): Promise<ChangeOutcome | null> {
    if (!this.#host.dispatchEvent(new AlertChangeEvent(alertId, change))) return null;
    const at = new Date(this.#host.clock.now()).toISOString();
    // The time is the server's receipt: a device whose clock is fast would be refused.
    return this.#desk.change(alertId, change, moved(change, at), ({ alerts }, how) => alerts[change](alertId, {}, how));
  }
}

/** How an alert is drawn after a move until the server has answered: in its new state, with the deadlines that still run. */
export function moved(move: AlertMove, at: string): (alert: Alert) => Alert {
  return (alert) => {
    const deadlines = alert.deadlines.filter(({ limit, outcome }) => outcome !== null || !isMetBy(limit, move));
    const ends = deadlines.flatMap(({ dueAt, outcome }) => (outcome === null ? [dueAt] : []));
    const [nextDueAt = null] = ends.sort((one, other) => Date.parse(one) - Date.parse(other));
    const state = stateAfter(alertStates, alert.state, move) ?? alert.state;
    return { ...alert, state, stateSince: at, deadlines, nextDueAt };
  };
}

function isMetBy(limit: string, move: AlertMove): boolean {
  const row = Object.entries(alertTimeLimits).find(([id]) => id === limit)?.[1];
  return row !== undefined && (row.metBy as readonly AlertMove[]).includes(move);
}
