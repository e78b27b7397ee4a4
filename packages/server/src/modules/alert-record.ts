import type { Alert, AlertPlace } from '@wardkit/contract/alert';
import type { AlertStateChange } from '@wardkit/contract/alert-change-event';
import type { AlertDeadline } from '@wardkit/contract/alert-deadlines';
import { openAlertStates } from '@wardkit/contract/alert-states';
import type { EventType } from '@wardkit/contract/events';
import { type GeoPoint, pointOf } from '@wardkit/contract/geo-point';
import { type Selectable, sql, type Transaction, type Updateable } from 'kysely';
import { withinReach } from '../access/within-reach.ts';
import type { Schema } from '../database/schema.ts';
import type { Context } from '../http/handler.ts';
import { RequestProblem } from '../http/request-problem.ts';
import { escalationOf } from './alert-escalation.ts';

export type AlertRow = Selectable<Schema['alerts']>;
export type AlertDeadlineRow = Selectable<Schema['alert_deadlines']>;
export type AssignedUnitRow = Selectable<Schema['alert_units']>;
/** What a move or a change writes into the row of an alert. */
export type AlertUpdate = Updateable<Schema['alerts']>;

/** Alerts that the caller may know of. */
export function selectAlerts({ transaction, reach }: Pick<Context, 'transaction' | 'reach'>) {
  return transaction.selectFrom('alerts').selectAll().where(withinReach(reach, 'alerts'));
}

/** @throws {RequestProblem} `not-found`, the same for one that is not there and one of another station */
export async function findAlert(
  context: Pick<Context, 'transaction' | 'reach' | 'concerns'>,
  alertId: string,
): Promise<AlertRow> {
  const row = await selectAlerts(context).where('id', '=', alertId).executeTakeFirst();
  if (row === undefined) throw new RequestProblem('not-found');
  context.concerns(row.station_id, row.id);
  return row;
}

/**
 * An alert held to the end of the transaction, in the version that the caller knows.
 *
 * @param with others of the same station that are held with it, in one order for everybody
 * @throws {RequestProblem} `not-found`, `version-stale`
 */
export async function holdAlert(
  context: Pick<Context, 'transaction' | 'reach' | 'concerns' | 'ifMatch'>,
  alertId: string,
  others: readonly string[] = [],
): Promise<AlertRow> {
  const seen = await findAlert(context, alertId);
  const held = await holdAlerts(context.transaction, seen.station_id, [alertId, ...others]);
  const row = held.find(({ id }) => id === seen.id);
  if (row === undefined) throw new RequestProblem('not-found');
  if (row.version !== context.ifMatch) {
    throw new RequestProblem('version-stale', { current: await completeAlert(context.transaction, row) });
  }
  return row;
}

/** Holds alerts of a station to the end of the transaction, in the order of their ids; those that are not there are left out. */
export function holdAlerts(
  transaction: Transaction<Schema>,
  stationId: string,
  ids: readonly string[],
): Promise<AlertRow[]> {
  return transaction
    .selectFrom('alerts')
    .selectAll()
    .where('station_id', '=', stationId)
    .where('id', 'in', [...new Set(ids)])
    .orderBy('id')
    .forUpdate()
    .execute();
}

/** A refusal that tells how the alert stands now. */
export async function stateConflict(
  { transaction }: Pick<Context, 'transaction'>,
  row: AlertRow,
): Promise<RequestProblem> {
  return new RequestProblem('state-conflict', { current: await completeAlert(transaction, row) });
}

export function isOpen(row: Pick<AlertRow, 'state'>): boolean {
  return (openAlertStates as readonly string[]).includes(row.state);
}

/** Changes a row that the transaction holds, and gives it its next version. */
export function writeAlert(transaction: Transaction<Schema>, row: AlertRow, to: AlertUpdate): Promise<AlertRow> {
  return transaction
    .updateTable('alerts')
    .set({ ...to, version: row.version + 1 })
    .where('station_id', '=', row.station_id)
    .where('id', '=', row.id)
    .returningAll()
    .executeTakeFirstOrThrow();
}

const iso = (moment: Date | null) => moment?.toISOString() ?? null;

/** Alerts as the contract shows them, with their units and deadlines. */
export async function completeAlerts(transaction: Transaction<Schema>, rows: readonly AlertRow[]): Promise<Alert[]> {
  if (rows.length === 0) return [];
  const stations = [...new Set(rows.map((row) => row.station_id))];
  const ids = rows.map((row) => row.id);
  const units = await transaction
    .selectFrom('alert_units')
    .selectAll()
    .where('station_id', 'in', stations)
    .where('alert_id', 'in', ids)
    .orderBy('ordinal')
    .execute();
  const deadlines = await transaction
    .selectFrom('alert_deadlines')
    .selectAll()
    .where('station_id', 'in', stations)
    .where('alert_id', 'in', ids)
    .orderBy('ordinal')
    .execute();
  const unitsOf = Map.groupBy(units, (unit) => unit.alert_id);
  const deadlinesOf = Map.groupBy(deadlines, (deadline) => deadline.alert_id);
  return rows.map((row) => toAlert(row, unitsOf.get(row.id) ?? [], deadlinesOf.get(row.id) ?? []));
}

export async function completeAlert(transaction: Transaction<Schema>, row: AlertRow): Promise<Alert> {
  const [alert] = await completeAlerts(transaction, [row]);
  if (alert === undefined) throw new Error('an alert is not there');
  return alert;
}

export async function answerWith({ transaction }: Pick<Context, 'transaction'>, row: AlertRow) {
  return { status: 200, body: await completeAlert(transaction, row), version: row.version };
}

export function toAlert(
  row: AlertRow,
  units: readonly AssignedUnitRow[],
  deadlines: readonly AlertDeadlineRow[],
): Alert {
  return {
    id: row.id,
    version: row.version,
    stationId: row.station_id,
    number: row.number,
    state: row.state,
    stateSince: row.state_since.toISOString(),
    priority: row.priority,
    category: row.category,
    channel: row.channel,
    summary: row.summary,
    description: row.description,
    wholeDescription: row.description_sealed === null ? null : masked(row.description),
    place: placeOf(row),
    reporter: row.has_reporter
      ? { name: masked(row.reporter_name_masked), telephone: masked(row.reporter_telephone_masked) }
      : null,
    occurredAt: iso(row.occurred_at),
    receivedAt: row.received_at.toISOString(),
    acknowledgedAt: iso(row.acknowledged_at),
    dispatchedAt: iso(row.dispatched_at),
    enRouteAt: iso(row.en_route_at),
    onSceneAt: iso(row.on_scene_at),
    closedAt: iso(row.closed_at),
    archivedAt: iso(row.archived_at),
    units: units.map((unit) => ({
      unitId: unit.unit_id,
      label: unit.label,
      assignedAt: unit.assigned_at.toISOString(),
      departedAt: iso(unit.departed_at),
      arrivedAt: iso(unit.arrived_at),
      releasedAt: iso(unit.released_at),
    })),
    deadlines: deadlines.map(toDeadline),
    nextDueAt: iso(row.next_due_at),
    escalation: escalationOf(deadlines),
    closing: row.closing as Alert['closing'],
    duplicateOfId: row.duplicate_of_id,
    transferredTo: row.transferred_to as Alert['transferredTo'],
    transferredFrom: row.transferred_from as Alert['transferredFrom'],
    repeatId: row.repeat_id,
  };
}

function masked(text: string | null) {
  return text === null ? null : { masked: text, revealable: true };
}

export function toDeadline(row: AlertDeadlineRow): AlertDeadline {
  return {
    limit: row.limit_id,
    startedAt: row.started_at.toISOString(),
    remindAt: row.remind_at.toISOString(),
    dueAt: row.due_at.toISOString(),
    endedAt: iso(row.ended_at),
    outcome: row.outcome,
  };
}

/** Where an alert or a group of them is, as its row says it. */
interface PlaceColumns {
  readonly division_code: string;
  readonly place_text: string;
  readonly longitude: number | null;
  readonly latitude: number | null;
  readonly premises_id: string | null;
}

export function placeOf(row: PlaceColumns): AlertPlace {
  return {
    divisionCode: row.division_code,
    text: row.place_text,
    point: locatedAt(row),
    premisesId: row.premises_id,
  };
}

/** The point of a row; null where nobody has found it on the map. */
export function locatedAt({ longitude, latitude }: Pick<PlaceColumns, 'longitude' | 'latitude'>): GeoPoint | null {
  return longitude === null || latitude === null ? null : pointOf(longitude, latitude);
}

export function pathOf({ id }: Pick<AlertRow, 'id'>): string {
  return `/v1/alerts/${id}`;
}

/** What an event tells of an alert: nothing that was said. */
export function changeOf(row: AlertRow): AlertStateChange {
  return {
    id: row.id,
    version: row.version,
    state: row.state,
    stateSince: row.state_since.toISOString(),
    priority: row.priority,
    category: row.category,
    divisionCode: row.division_code,
    receivedAt: row.received_at.toISOString(),
    nextDueAt: iso(row.next_due_at),
  };
}

/** Tells what became of an alert. */
export async function emitAlert({ emit }: Pick<Context, 'emit'>, type: EventType, row: AlertRow): Promise<void> {
  await emit(type, row.station_id, pathOf(row), changeOf(row), row.division_code);
}

/** The condition on a row that its alert is open, as the partial index says it. */
export const whereOpen = sql<boolean>`alerts.state in ('received', 'acknowledged', 'dispatched', 'en-route', 'on-scene')`;
