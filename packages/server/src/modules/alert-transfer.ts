import type { Actor } from '@wardkit/contract/actor';
import type { AlertLink } from '@wardkit/contract/alert';
import { limitsStartedBy } from '@wardkit/contract/alert-deadlines';
import type { transferAlert } from '@wardkit/contract/alert-moves';
import { alertStates } from '@wardkit/contract/alert-states';
import { applySettings } from '../database/transaction.ts';
import type { Context } from '../http/handler.ts';
import { RequestProblem } from '../http/request-problem.ts';
import { entryRow } from './alert-entries.ts';
import { descriptionElsewhere, nextNumber, reporterElsewhere } from './alert-intake.ts';
import { deadlineRow, limitsOf } from './alert-limits.ts';
import { type AlertRow, emitAlert, selectAlerts } from './alert-record.ts';
import { takeRecordId } from './records.ts';

type TransferContext = Context<typeof transferAlert>;

/** Takes the id of the new alert at the other station, where the caller may hand this alert to it at all. */
export async function takeTransferredId(context: TransferContext): Promise<void> {
  const { transaction, parameters, body } = context;
  const row = await selectAlerts(context).where('id', '=', parameters.alertId).executeTakeFirst();
  // What is refused for another reason is refused when it is known that the call is no repetition.
  if (row === undefined || row.version !== context.ifMatch || !(await isOtherStation(context, row))) return;
  if (!(alertStates.moves.transfer.from as readonly string[]).includes(row.state)) return;
  const [transfer, transferred] = [body.toStationId.toLowerCase(), body.newAlertId.toLowerCase()];
  await applySettings(transaction, { transfer, transferred });
  await takeRecordId(transaction, transferred, transfer);
}

async function isOtherStation({ transaction, body }: TransferContext, row: AlertRow): Promise<boolean> {
  const station = await transaction
    .selectFrom('stations')
    .select('id')
    .where('id', '=', body.toStationId)
    .executeTakeFirst();
  return station !== undefined && station.id !== row.station_id;
}

/**
 * Makes the alert anew at another station, which gives it a number and deadlines of its own. A row never changes its station:
 * what was known goes over, and what happened here stays here. Nothing is read there but the limits of that station.
 *
 * @throws {RequestProblem} `invalid-input` for a station that is unknown or the own
 */
export async function handOver(context: TransferContext, row: AlertRow, at: Date, actor: Actor): Promise<AlertLink> {
  const { transaction, body, now, language, server } = context;
  if (!(await isOtherStation(context, row))) {
    const message = language === 'en' ? 'Choose another station that is known.' : '请选择系统内的其他派出所。';
    throw new RequestProblem('invalid-input', { errors: [{ pointer: '/toStationId', code: 'no-station', message }] });
  }
  const [stationId, alertId] = [body.toStationId.toLowerCase(), body.newAlertId.toLowerCase()];
  const to = { stationId, alertId };
  const number = await nextNumber(transaction, stationId, at);
  const limits = (await limitsOf(transaction, stationId)).filter(({ id }) => limitsStartedBy('receive').includes(id));
  const alert = { station_id: stationId, id: alertId, priority: row.priority };
  const deadlines = limits.map((limit, index) => deadlineRow(alert, limit, at, index + 1));
  const nextDueAt = deadlines.map(({ due_at }) => due_at).sort()[0] ?? null;
  const received = await transaction
    .insertInto('alerts')
    .values({
      ...reporterElsewhere(server.keys, row, to),
      ...descriptionElsewhere(server.keys, row, to),
      station_id: stationId,
      id: alertId,
      number,
      state: alertStates.initial,
      state_since: at,
      moved_at: at,
      priority: row.priority,
      category: row.category,
      channel: 'transfer',
      summary: row.summary,
      division_code: row.division_code,
      place_text: row.place_text,
      longitude: row.longitude,
      latitude: row.latitude,
      grid_cell: row.grid_cell,
      occurred_at: row.occurred_at,
      received_at: at,
      next_due_at: nextDueAt,
      transferred_from: JSON.stringify({ stationId: row.station_id, alertId: row.id }),
      entries: 1,
    })
    .returningAll()
    .executeTakeFirstOrThrow();
  await transaction.insertInto('alert_deadlines').values(deadlines).execute();
  const entry = entryRow(
    alert,
    {
      kind: 'received',
      at,
      recordedAt: now,
      actor,
      fromState: null,
      toState: received.state,
      note: body.reason,
    },
    1,
  );
  await transaction.insertInto('alert_timeline').values(entry).execute();
  context.concerns(stationId, alertId);
  await emitAlert(context, 'alert.received', received);
  return to;
}
