import type { Actor } from '@wardkit/contract/actor';
import type { AlertIntake } from '@wardkit/contract/alert';
import { alertStates } from '@wardkit/contract/alert-states';
import type { Context } from '../http/handler.ts';
import { addEntries } from './alert-entries.ts';
import { proposeRepeat } from './alert-grouping.ts';
import { descriptionColumns, nextNumber, placeColumns, reporterColumns, saidColumns } from './alert-intake.ts';
import { turnDeadlines } from './alert-limits.ts';
import { type AlertRow, emitAlert } from './alert-record.ts';

/** An alert as it is to be put on record. Its id is taken, and what it names is known to be there. */
interface Reception {
  readonly stationId: string;
  readonly alertId: string;
  readonly intake: Omit<AlertIntake, 'receivedAt' | 'stationId'>;
  readonly receivedAt: Date;
  readonly actor: Actor;
  /** Whether it may be proposed as one of several of its place. */
  readonly isGrouped: boolean;
}

type ReceptionContext = Pick<Context, 'transaction' | 'now' | 'server' | 'concerns' | 'emit'>;

/**
 * Puts an alert on record, whoever it comes from: with its number, its first deadlines, its first entry, the group of its
 * place and its event.
 */
export async function receiveAlert(
  context: ReceptionContext,
  { stationId, alertId, intake, receivedAt, actor, isGrouped }: Reception,
): Promise<AlertRow> {
  const { transaction, now, server } = context;
  const number = await nextNumber(transaction, stationId, receivedAt);
  const row = await transaction
    .insertInto('alerts')
    .values({
      ...saidColumns(intake),
      ...descriptionColumns(server.keys, { stationId, alertId }, intake.description),
      ...reporterColumns(server.keys, { stationId, alertId }, intake.reporter),
      ...placeColumns(intake.place),
      division_code: intake.place.divisionCode,
      place_text: intake.place.text,
      station_id: stationId,
      id: alertId,
      number,
      state: alertStates.initial,
      state_since: receivedAt,
      moved_at: receivedAt,
      received_at: receivedAt,
    })
    .returningAll()
    .executeTakeFirstOrThrow();
  context.concerns(stationId, row.id);
  const nextDueAt = await turnDeadlines(transaction, row, 'receive', receivedAt);
  const received = { kind: 'received', at: receivedAt, recordedAt: now, actor, fromState: null } as const;
  await addEntries(transaction, row, [{ ...received, toState: row.state }]);
  const repeatId = isGrouped ? await proposeRepeat(context, row) : null;
  const whole = await transaction
    .updateTable('alerts')
    .set({ next_due_at: nextDueAt, repeat_id: repeatId })
    .where('station_id', '=', stationId)
    .where('id', '=', row.id)
    .returningAll()
    .executeTakeFirstOrThrow();
  await emitAlert(context, 'alert.received', whole);
  return whole;
}
