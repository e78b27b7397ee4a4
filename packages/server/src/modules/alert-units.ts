import type { unitExclusions } from '@wardkit/contract/alert-units';
import { metresBetween } from '@wardkit/contract/geo-point';
import type { InputError } from '@wardkit/contract/problem';
import { sendableUnitStates, unitStatesOnAlert } from '@wardkit/contract/response-unit-states';
import { type Context, handlers } from '../http/handler.ts';
import { cutPage, filterOf, pageSize } from '../http/page.ts';
import { RequestProblem } from '../http/request-problem.ts';
import { actingAt } from './actor.ts';
import { addEntries } from './alert-entries.ts';
import { momentOf } from './alert-moments.ts';
import { type MoveContext, makeMove, requireMove } from './alert-moves.ts';
import {
  type AlertRow,
  type AssignedUnitRow,
  answerWith,
  emitAlert,
  findAlert,
  holdAlert,
  isOpen,
  locatedAt,
  stateConflict,
  writeAlert,
} from './alert-record.ts';
import { assignedTo, holdUnits, release, turnUnit } from './assigned-units.ts';
import { postOf, type ResponseUnitRow, toUnit } from './response-unit-record.ts';

type Exclusion = (typeof unitExclusions)[number];

const includes = (states: readonly string[], state: string) => states.includes(state);

/** Why a unit can't be sent to an alert as it stands; null for one that can, or that is on it already. */
function refusalOf(unit: ResponseUnitRow, alert: AlertRow): Exclusion | null {
  if (unit.alert_id === alert.id) return null;
  if (unit.alert_id !== null || includes(unitStatesOnAlert, unit.state)) return 'on-another-alert';
  if (includes(sendableUnitStates, unit.state)) return null;
  return unit.state === 'off-duty' ? 'off-duty' : 'unavailable';
}

const messages: Readonly<Record<Exclusion | 'unit-unknown', { en: string; 'zh-Hans': string }>> = {
  'already-assigned': { en: 'This unit is on the alert already.', 'zh-Hans': '该单元已在本警情。' },
  'on-another-alert': { en: 'This unit is on another alert.', 'zh-Hans': '该单元正在处置另一警情。' },
  unavailable: { en: 'This unit is not available.', 'zh-Hans': '该单元目前不可派。' },
  'off-duty': { en: 'This unit is off duty.', 'zh-Hans': '该单元未在岗。' },
  'no-post': { en: 'This unit has no post.', 'zh-Hans': '该单元未登记驻点。' },
  'unit-unknown': { en: 'Your station has no such unit.', 'zh-Hans': '本所没有此处警单元。' },
};

/** Holds every unit that a call names or that is on the alert, so that two calls wait for each other in one order. */
async function holdNamed(context: MoveContext, alert: AlertRow, unitIds: readonly string[]) {
  const named = unitIds.map((id) => id.toLowerCase());
  const assigned = await assignedTo(context.transaction, alert);
  const held = await holdUnits(context.transaction, alert.station_id, [
    ...named,
    ...assigned.map((unit) => unit.unit_id),
  ]);
  return { named, assigned, held: new Map(held.map((unit) => [unit.id, unit])) };
}

/**
 * The units that are to join an alert. All of them can be sent, or the call is refused.
 *
 * @throws {RequestProblem} `invalid-input` for a unit of another station, `unit-not-available`
 */
function joining(
  { language }: Pick<Context, 'language'>,
  alert: AlertRow,
  named: readonly string[],
  assigned: readonly AssignedUnitRow[],
  held: ReadonlyMap<string, ResponseUnitRow>,
): ResponseUnitRow[] {
  const fault = (at: number, code: keyof typeof messages): InputError => ({
    pointer: `/unitIds/${at}`,
    code,
    message: messages[code][language],
  });
  const unknown = named.flatMap((id, at) => (held.has(id) ? [] : [fault(at, 'unit-unknown')]));
  if (unknown.length > 0) throw new RequestProblem('invalid-input', { errors: unknown });
  const refused = named.flatMap((id, at) => {
    const unit = held.get(id);
    const refusal = unit === undefined ? null : refusalOf(unit, alert);
    return refusal === null ? [] : [fault(at, refusal)];
  });
  if (refused.length > 0) throw new RequestProblem('unit-not-available', { errors: refused });
  const there = new Set(assigned.map((unit) => unit.unit_id));
  return [...held.values()].filter((unit) => named.includes(unit.id) && !there.has(unit.id));
}

/** Puts units on an alert. */
async function commit(context: MoveContext, alert: AlertRow, units: readonly ResponseUnitRow[], at: Date) {
  if (units.length === 0) return;
  const last = await context.transaction
    .selectFrom('alert_units')
    .select('ordinal')
    .where('station_id', '=', alert.station_id)
    .where('alert_id', '=', alert.id)
    .orderBy('ordinal', 'desc')
    .limit(1)
    .executeTakeFirst();
  await context.transaction
    .insertInto('alert_units')
    .values(
      units.map((unit, index) => ({
        station_id: alert.station_id,
        alert_id: alert.id,
        ordinal: (last?.ordinal ?? 0) + index + 1,
        unit_id: unit.id,
        label: unit.label,
        received_at: alert.received_at,
        assigned_at: at,
      })),
    )
    .execute();
  for (const unit of units) await turnUnit(context, unit, 'commit', at, { alert_id: alert.id });
}

/** Writes that other units are on an alert now, and leaves its state. */
async function writeUnitsChanged(
  context: MoveContext,
  row: AlertRow,
  at: Date,
  unitIds: readonly string[],
  note: string | undefined,
) {
  const changed = await writeAlert(context.transaction, row, {});
  const { actor } = actingAt(context, row.station_id);
  await addEntries(context.transaction, row, [
    {
      kind: 'units-changed',
      at,
      recordedAt: context.now,
      actor,
      fromState: row.state,
      toState: row.state,
      note: note ?? null,
      unitIds,
    },
  ]);
  await emitAlert(context, 'alert.units-changed', changed);
  return answerWith(context, changed);
}

/** Farther than anything on the ground: where a unit without a post stands in the order. */
const nowhere = 1e9;

export const alertUnitsHandlers = handlers<
  'alerts.dispatch' | 'alerts.reinforce' | 'alerts.releaseUnits' | 'alerts.nearestUnits'
>({
  'alerts.dispatch': {
    async handle(context) {
      const { parameters, body } = context;
      const row = await holdAlert(context, parameters.alertId);
      await requireMove(context, row, 'dispatch');
      const at = momentOf(context, body.at, row.moved_at);
      const { named, assigned, held } = await holdNamed(context, row, body.unitIds);
      const units = joining(context, row, named, assigned, held);
      const left = assigned.filter((unit) => !named.includes(unit.unit_id));
      await release(context, row, left, [...held.values()], at);
      await commit(context, row, units, at);
      const changed = await makeMove(context, row, {
        move: 'dispatch',
        event: 'alert.dispatched',
        at,
        note: body.note ?? null,
        unitIds: [...new Set(named)],
      });
      return answerWith(context, changed);
    },
  },

  'alerts.reinforce': {
    async handle(context) {
      const { parameters, body } = context;
      const row = await holdAlert(context, parameters.alertId);
      const { named, assigned, held } = await holdNamed(context, row, body.unitIds);
      if (assigned.length === 0 || !isOpen(row)) throw await stateConflict(context, row);
      const at = momentOf(context, body.at);
      await commit(context, row, joining(context, row, named, assigned, held), at);
      return writeUnitsChanged(context, row, at, [...new Set(named)], body.note);
    },
  },

  'alerts.releaseUnits': {
    async handle(context) {
      const { parameters, body } = context;
      const row = await holdAlert(context, parameters.alertId);
      const { named, assigned, held } = await holdNamed(context, row, body.unitIds);
      const there = new Set(assigned.map((unit) => unit.unit_id));
      const left = assigned.filter((unit) => named.includes(unit.unit_id));
      const isPossible = named.every((id) => there.has(id)) && left.length < assigned.length;
      if (!isPossible || !isOpen(row)) throw await stateConflict(context, row);
      const at = momentOf(context, body.at);
      await release(context, row, left, [...held.values()], at);
      return writeUnitsChanged(context, row, at, [...new Set(named)], body.note);
    },
  },

  'alerts.nearestUnits': {
    async handle(context) {
      const { transaction, parameters, query, cursors } = context;
      const alert = await findAlert(context, parameters.alertId);
      const here = locatedAt(alert);
      // Premises have no point on record here, so that one that was told is the only place on the map.
      if (here === null) throw new RequestProblem('alert-not-located');
      const rows = await transaction
        .selectFrom('response_units')
        .selectAll()
        .where('station_id', '=', alert.station_id)
        .execute();
      const seen = rows
        .map((row) => {
          const unit = toUnit(row);
          const post = postOf(row);
          const refusal = refusalOf(row, alert);
          const exclusions: Exclusion[] = [
            ...(row.alert_id === alert.id ? (['already-assigned'] as const) : []),
            ...(refusal === null ? [] : [refusal]),
            ...(post === null ? (['no-post'] as const) : []),
          ];
          const distanceMetres = post === null ? null : Math.round(metresBetween(here, post.point));
          return { unit, distanceMetres, exclusions };
        })
        .sort((one, other) => order(one) - order(other) || (one.unit.id < other.unit.id ? -1 : 1));
      const pages = cursors(filterOf(query));
      const [distance, id] = query.cursor === undefined ? [-1, ''] : pages.read(query.cursor);
      const rest = seen.filter(
        (each) => order(each) > Number(distance) || (order(each) === Number(distance) && each.unit.id > String(id)),
      );
      const body = cutPage(
        rest,
        pageSize(query),
        pages,
        (each) => [order(each), each.unit.id],
        (each) => each,
      );
      return { status: 200, body };
    },
  },
});

function order({ distanceMetres }: { readonly distanceMetres: number | null }): number {
  return distanceMetres ?? nowhere;
}
