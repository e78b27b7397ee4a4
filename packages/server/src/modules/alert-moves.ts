import type { Actor } from '@wardkit/contract/actor';
import type { Alert } from '@wardkit/contract/alert';
import { type AlertMove, alertStates } from '@wardkit/contract/alert-states';
import type { EventType } from '@wardkit/contract/events';
import type { InputError } from '@wardkit/contract/problem';
import { stateAfter } from '@wardkit/contract/state-machine';
import { type Context, handlers } from '../http/handler.ts';
import { RequestProblem } from '../http/request-problem.ts';
import { actingAt } from './actor.ts';
import { addEntries } from './alert-entries.ts';
import { turnDeadlines } from './alert-limits.ts';
import { momentOf } from './alert-moments.ts';
import {
  type AlertRow,
  type AlertUpdate,
  answerWith,
  emitAlert,
  holdAlert,
  holdAlerts,
  stateConflict,
  writeAlert,
} from './alert-record.ts';
import { handOver, takeTransferredId } from './alert-transfer.ts';
import { releaseAll, type UnitMove, unitsThatMove, writeUnitMove } from './assigned-units.ts';
import { holdPhotographs, namedIn, noteUse } from './photographs.ts';

/** One move of an alert, as it is written. */
interface Making {
  readonly move: AlertMove;
  readonly event: EventType;
  readonly at: Date;
  readonly note?: string | null;
  readonly unitIds?: readonly string[];
  readonly to?: AlertUpdate;
}

/** What each state is reached at. */
const timeOf = {
  acknowledged: 'acknowledged_at',
  dispatched: 'dispatched_at',
  'en-route': 'en_route_at',
  'on-scene': 'on_scene_at',
  archived: 'archived_at',
} as const;

/** Whether the state of an alert allows a move. @throws {RequestProblem} `state-conflict` */
export async function requireMove(
  context: Pick<Context, 'transaction'>,
  row: AlertRow,
  move: AlertMove,
): Promise<string> {
  const state = stateAfter(alertStates, row.state, move);
  if (state === null) throw await stateConflict(context, row);
  return state;
}

/** Writes a move of an alert that is held: its row, its deadlines, its timeline and its event. */
export async function makeMove(
  context: MoveContext,
  row: AlertRow,
  { move, event, at, note, unitIds, to }: Making,
): Promise<AlertRow> {
  const { transaction, now } = context;
  const state = await requireMove(context, row, move);
  const nextDueAt = await turnDeadlines(transaction, row, move, at);
  const column = (timeOf as Readonly<Record<string, (typeof timeOf)[keyof typeof timeOf]>>)[state];
  const changed = await writeAlert(transaction, row, {
    state,
    // A second unit that departs or arrives leaves the state, and since when it is.
    ...(state === row.state ? {} : { state_since: at }),
    moved_at: at,
    next_due_at: nextDueAt,
    ...(column === undefined || row[column] !== null ? {} : { [column]: at }),
    ...to,
  });
  const { actor } = actingAt(context, row.station_id);
  await addEntries(transaction, row, [
    {
      kind: 'moved',
      at,
      recordedAt: now,
      actor,
      fromState: row.state,
      toState: state,
      note: note ?? null,
      unitIds: unitIds ?? [],
    },
  ]);
  await emitAlert(context, event, changed);
  return changed;
}

export type MoveContext = Pick<
  Context,
  'transaction' | 'reach' | 'concerns' | 'ifMatch' | 'now' | 'language' | 'emit' | 'caller'
>;

/** Holds an alert for a move, and finds when the move was made. */
async function begin(
  context: MoveContext,
  alertId: string,
  move: AlertMove,
  at: string | undefined,
  others: readonly string[] = [],
) {
  const row = await holdAlert(context, alertId, others);
  await requireMove(context, row, move);
  return { row, moment: momentOf(context, at, row.moved_at), actor: actingAt(context, row.station_id).actor };
}

/** How an alert was closed without an outcome. */
function closedFor(reason: string, at: Date, by: Actor): AlertUpdate {
  const closing: Alert['closing'] = {
    outcome: null,
    note: reason,
    photographIds: [],
    mediationId: null,
    at: at.toISOString(),
    by,
  };
  return { closed_at: at, closing: JSON.stringify(closing) };
}

/** Closes an alert for a reason, and releases its units. */
async function closeFor(
  context: MoveContext,
  alertId: string,
  body: { readonly at?: string | undefined; readonly reason: string },
  move: AlertMove,
  event: EventType,
) {
  const { row, moment, actor } = await begin(context, alertId, move, body.at);
  const unitIds = await releaseAll(context, row, moment);
  const to = closedFor(body.reason, moment, actor);
  const changed = await makeMove(context, row, { move, event, at: moment, note: body.reason, unitIds, to });
  return answerWith(context, changed);
}

/** Departs or arrives with one unit of an alert, or with all that have not yet. */
async function moveUnits(
  context: MoveContext,
  alertId: string,
  body: { readonly at?: string | undefined; readonly unitId?: string | undefined; readonly note?: string | undefined },
  move: UnitMove & AlertMove,
  event: EventType,
) {
  const { row, moment } = await begin(context, alertId, move, body.at);
  const units = await unitsThatMove(context, row, move, body.unitId);
  await writeUnitMove(context, row, units, move, moment);
  const changed = await makeMove(context, row, {
    move,
    event,
    at: moment,
    note: body.note ?? null,
    unitIds: units.map((unit) => unit.unit_id),
  });
  return answerWith(context, changed);
}

function faultOfOriginal(language: Context['language']): RequestProblem {
  const message =
    language === 'en'
      ? 'Choose another alert of your station that is no duplicate itself and neither transferred nor archived.'
      : '请选择本所另一起警情：其本身不是重复警情，也未移交或归档。';
  const errors: InputError[] = [{ pointer: '/originalId', code: 'no-original', message }];
  return new RequestProblem('invalid-input', { errors });
}

const noOriginal: readonly string[] = ['duplicate-of', 'transferred', 'archived'];

export const alertMovesHandlers = handlers<
  | 'alerts.acknowledge'
  | 'alerts.depart'
  | 'alerts.arrive'
  | 'alerts.resolve'
  | 'alerts.cancel'
  | 'alerts.declareUnfounded'
  | 'alerts.markDuplicate'
  | 'alerts.transfer'
  | 'alerts.reopen'
  | 'alerts.archive'
>({
  'alerts.acknowledge': {
    async handle(context) {
      const { parameters, body } = context;
      const { row, moment } = await begin(context, parameters.alertId, 'acknowledge', body.at);
      const made = { move: 'acknowledge', event: 'alert.acknowledged', at: moment, note: body.note ?? null } as const;
      return answerWith(context, await makeMove(context, row, made));
    },
  },

  'alerts.depart': {
    handle: (context) => moveUnits(context, context.parameters.alertId, context.body, 'depart', 'alert.en-route'),
  },

  'alerts.arrive': {
    handle: (context) => moveUnits(context, context.parameters.alertId, context.body, 'arrive', 'alert.on-scene'),
  },

  'alerts.resolve': {
    async handle(context) {
      const { transaction, parameters, body } = context;
      const { row, moment, actor } = await begin(context, parameters.alertId, 'resolve', body.at);
      const place = { stationId: row.station_id, alertId: row.id };
      const photographs = await holdPhotographs(transaction, place, namedIn(body.photographIds));
      await noteUse(transaction, place, row.id, 'resolution', photographs);
      const unitIds = await releaseAll(context, row, moment);
      const closing: Alert['closing'] = {
        outcome: body.outcome,
        note: body.note,
        photographIds: body.photographIds,
        mediationId: body.mediationId,
        at: moment.toISOString(),
        by: actor,
      };
      const changed = await makeMove(context, row, {
        move: 'resolve',
        event: 'alert.resolved',
        at: moment,
        note: body.note,
        unitIds,
        to: { closed_at: moment, closing: JSON.stringify(closing) },
      });
      return answerWith(context, changed);
    },
  },

  'alerts.cancel': {
    handle: (context) => closeFor(context, context.parameters.alertId, context.body, 'cancel', 'alert.cancelled'),
  },

  'alerts.declareUnfounded': {
    handle: (context) =>
      closeFor(context, context.parameters.alertId, context.body, 'declareUnfounded', 'alert.unfounded'),
  },

  'alerts.markDuplicate': {
    async handle(context) {
      const { transaction, parameters, body, language } = context;
      const originalId = body.originalId.toLowerCase();
      // Both at once, so that two calls which name each other's alert wait in one order, and the second one sees the first.
      const { row, moment, actor } = await begin(context, parameters.alertId, 'markDuplicate', body.at, [originalId]);
      const [original] = originalId === row.id ? [] : await holdAlerts(transaction, row.station_id, [originalId]);
      if (original === undefined || noOriginal.includes(original.state)) throw faultOfOriginal(language);
      const own = await transaction
        .selectFrom('alerts')
        .select('id')
        .where('station_id', '=', row.station_id)
        .where('duplicate_of_id', '=', row.id)
        .limit(1)
        .executeTakeFirst();
      if (own !== undefined) throw await stateConflict(context, row);
      const unitIds = await releaseAll(context, row, moment);
      const changed = await makeMove(context, row, {
        move: 'markDuplicate',
        event: 'alert.marked-duplicate',
        at: moment,
        note: body.note ?? null,
        unitIds,
        to: { ...closedFor(body.note ?? original.number, moment, actor), duplicate_of_id: original.id },
      });
      return answerWith(context, changed);
    },
  },

  'alerts.transfer': {
    prepare: (context) => takeTransferredId(context),
    async handle(context) {
      const { parameters, body } = context;
      const { row, moment, actor } = await begin(context, parameters.alertId, 'transfer', body.at);
      const transferredTo = await handOver(context, row, moment, actor);
      const unitIds = await releaseAll(context, row, moment);
      const changed = await makeMove(context, row, {
        move: 'transfer',
        event: 'alert.transferred',
        at: moment,
        note: body.reason,
        unitIds,
        to: { ...closedFor(body.reason, moment, actor), transferred_to: JSON.stringify(transferredTo) },
      });
      return answerWith(context, changed);
    },
  },

  'alerts.reopen': {
    async handle(context) {
      const { transaction, parameters, body } = context;
      const { row, moment } = await begin(context, parameters.alertId, 'reopen', body.at);
      await transaction
        .deleteFrom('alert_units')
        .where('station_id', '=', row.station_id)
        .where('alert_id', '=', row.id)
        .execute();
      const changed = await makeMove(context, row, {
        move: 'reopen',
        event: 'alert.reopened',
        at: moment,
        note: body.reason,
        to: {
          acknowledged_at: null,
          dispatched_at: null,
          en_route_at: null,
          on_scene_at: null,
          closed_at: null,
          closing: null,
          duplicate_of_id: null,
        },
      });
      return answerWith(context, changed);
    },
  },

  'alerts.archive': {
    async handle(context) {
      const { parameters, body } = context;
      const { row, moment } = await begin(context, parameters.alertId, 'archive', body.at);
      const made = { move: 'archive', event: 'alert.archived', at: moment, note: body.note ?? null } as const;
      return answerWith(context, await makeMove(context, row, made));
    },
  },
});
