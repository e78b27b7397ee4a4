import type { Alert, AssignedUnit } from '@wardkit/contract/alert';
import { alertTimeLimits } from '@wardkit/contract/alert-deadlines';
import { alertRepeatsOperations } from '@wardkit/contract/alert-repeats';
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

/** The units that have not told this step yet. */
export function unitsToTell(alert: Pick<Alert, 'units'>, step: AlertChange): AssignedUnit[] {
  return unitsOn(alert).filter(
    ({ departedAt, arrivedAt }) => arrivedAt === null && (step === 'arrive' || departedAt === null),
  );
}

/** Whether a change asks for something first. */
export function asks(change: AlertChange, alert: Pick<Alert, 'units'>): boolean {
  if (change === 'depart' || change === 'arrive') return unitsToTell(alert, change).length > 1;
  return !(atOnce as readonly string[]).includes(change);
}

/** What may be done to an alert in its state by a caller with these roles; the server may still refuse it. */
export function changesOf(alert: Alert, roles: readonly string[]): AlertChange[] {
  const may = (change: AlertChange) =>
    Object.keys(alertsOperations[`alerts.${change}`].callers).some((role) => roles.includes(role));
  const on = unitsOn(alert);
  const isPossible: Partial<Record<AlertChange, boolean>> = {
    depart: unitsToTell(alert, 'depart').length > 0,
    arrive: unitsToTell(alert, 'arrive').length > 0,
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

/** Whether a caller with these roles may decide on groups of repeated alerts; the server may still refuse it. */
export function mayDecideRepeats(roles: readonly string[]): boolean {
  return Object.keys(alertRepeatsOperations['alertRepeats.change'].callers).some((role) => roles.includes(role));
}

/** What is seldom done, and hard to take back: never among the first buttons. */
const seldom: readonly AlertChange[] = ['releaseUnits', 'markDuplicate', 'transfer', 'cancel', 'declareUnfounded'];

/** What is offered, as its buttons stand: what usually comes next, what else goes on, and behind "more" what is seldom done. */
export function inOrder(changes: readonly AlertChange[], alert: Alert): { first: AlertChange[]; more: AlertChange[] } {
  const next = nextOf(changes, alert);
  const usual = changes.filter((each) => each !== next && !seldom.includes(each));
  const rare = seldom.filter((each) => each !== next && changes.includes(each));
  return { first: [...(next === null ? [] : [next]), ...usual], more: rare };
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
