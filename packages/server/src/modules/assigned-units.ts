import { type ResponseUnitState, responseUnitStates } from '@wardkit/contract/response-unit-states';
import { stateAfter } from '@wardkit/contract/state-machine';
import type { Transaction } from 'kysely';
import type { Schema } from '../database/schema.ts';
import type { Context } from '../http/handler.ts';
import { RequestProblem } from '../http/request-problem.ts';
import { type AlertRow, type AssignedUnitRow, stateConflict } from './alert-record.ts';
import { emitUnit, type ResponseUnitRow, writeUnit } from './response-unit-record.ts';

type UnitContext = Pick<Context, 'transaction' | 'emit'>;

/** What a unit that was sent does on the way. */
export type UnitMove = 'depart' | 'arrive';

/** How the move of an alert is called among those of a unit. */
const moveOfUnit = { depart: 'respond', arrive: 'arrive' } as const;

/** The units that are on an alert now. */
export function assignedTo(transaction: Transaction<Schema>, alert: AlertRow): Promise<AssignedUnitRow[]> {
  return transaction
    .selectFrom('alert_units')
    .selectAll()
    .where('station_id', '=', alert.station_id)
    .where('alert_id', '=', alert.id)
    .where('released_at', 'is', null)
    .orderBy('ordinal')
    .execute();
}

/** Units of a station held to the end of the transaction, in the order of their ids. */
export function holdUnits(
  transaction: Transaction<Schema>,
  stationId: string,
  ids: readonly string[],
): Promise<ResponseUnitRow[]> {
  if (ids.length === 0) return Promise.resolve([]);
  return transaction
    .selectFrom('response_units')
    .selectAll()
    .where('station_id', '=', stationId)
    .where('id', 'in', [...new Set(ids)])
    .orderBy('id')
    .forUpdate()
    .execute();
}

/**
 * The units that depart or arrive: the one that is named, or all that have not told it yet.
 *
 * @throws {RequestProblem} `state-conflict` where none is on the alert or all have told it, `invalid-input` for one that is
 *   not on it
 */
export async function unitsThatMove(
  context: Pick<Context, 'transaction' | 'language'>,
  alert: AlertRow,
  move: UnitMove,
  unitId: string | undefined,
): Promise<AssignedUnitRow[]> {
  const assigned = await assignedTo(context.transaction, alert);
  if (assigned.length === 0) throw await stateConflict(context, alert);
  const meant = unitId === undefined ? assigned : assigned.filter((unit) => unit.unit_id === unitId.toLowerCase());
  if (meant.length === 0) {
    const message = context.language === 'en' ? 'This unit is not on the alert.' : '该处警单元不在本警情。';
    throw new RequestProblem('invalid-input', { errors: [{ pointer: '/unitId', code: 'not-assigned', message }] });
  }
  const left = meant.filter((unit) => unit.arrived_at === null && (move === 'arrive' || unit.departed_at === null));
  if (left.length === 0) throw await stateConflict(context, alert);
  return left;
}

/** Writes down that units departed or arrived. */
export async function writeUnitMove(
  context: UnitContext,
  alert: AlertRow,
  units: readonly AssignedUnitRow[],
  move: UnitMove,
  at: Date,
): Promise<void> {
  const { transaction } = context;
  const held = await holdUnits(
    transaction,
    alert.station_id,
    units.map((unit) => unit.unit_id),
  );
  await transaction
    .updateTable('alert_units')
    .set(move === 'depart' ? { departed_at: at } : { arrived_at: at })
    .where('station_id', '=', alert.station_id)
    .where('alert_id', '=', alert.id)
    .where(
      'ordinal',
      'in',
      units.map((unit) => unit.ordinal),
    )
    .execute();
  for (const unit of held) await turnUnit(context, unit, moveOfUnit[move], at, { alert_id: alert.id });
}

/** Moves a unit that is held. One whose state does not allow it stays as it is. */
export async function turnUnit(
  context: UnitContext,
  unit: ResponseUnitRow,
  move: keyof typeof responseUnitStates.moves,
  at: Date,
  to: { readonly alert_id: string | null },
): Promise<void> {
  const state: ResponseUnitState | null = stateAfter(responseUnitStates, unit.state, move);
  if (state === null) return;
  const changed = await writeUnit(context.transaction, unit, {
    ...to,
    state,
    state_since: at,
    expected_back_at: null,
  });
  await emitUnit(context, 'response-unit.state-changed', changed);
}

/** Releases some of the units that are on an alert; their rows are held. */
export async function release(
  context: UnitContext,
  alert: AlertRow,
  assigned: readonly AssignedUnitRow[],
  held: readonly ResponseUnitRow[],
  at: Date,
): Promise<void> {
  if (assigned.length === 0) return;
  await context.transaction
    .updateTable('alert_units')
    .set({ released_at: at })
    .where('station_id', '=', alert.station_id)
    .where('alert_id', '=', alert.id)
    .where(
      'ordinal',
      'in',
      assigned.map((unit) => unit.ordinal),
    )
    .execute();
  const ids = new Set(assigned.map((unit) => unit.unit_id));
  for (const unit of held) if (ids.has(unit.id)) await turnUnit(context, unit, 'release', at, { alert_id: null });
}

/** Releases whatever is on an alert that is held. @returns the ids of the units */
export async function releaseAll(context: UnitContext, alert: AlertRow, at: Date): Promise<string[]> {
  const assigned = await assignedTo(context.transaction, alert);
  const ids = assigned.map((unit) => unit.unit_id);
  await release(context, alert, assigned, await holdUnits(context.transaction, alert.station_id, ids), at);
  return ids;
}
