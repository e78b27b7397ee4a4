import { stayStates } from '@wardkit/contract/stays';
import type { Context } from '../http/handler.ts';
import { changeOf, pathOf, type StayRow, todayOf, toldOf } from './stay-record.ts';

/** A stay that is held, in the version and state that are told of it today. */
export interface HeldStay {
  readonly row: StayRow;
  readonly told: ReturnType<typeof toldOf>;
  readonly community: string;
}

/** Tells that a stay fell overdue at midnight, when no upkeep has done so before the call that changes it. */
export async function emitFall({ emit }: Pick<Context, 'emit'>, { row, told, community }: HeldStay): Promise<void> {
  if (told.version === row.version) return;
  const data = changeOf(row, told.version, told.state);
  await emit('stay.overdue', row.station_id, pathOf(row.id), data, community);
}

/** Signs a held stay off, and tells it. */
export async function endStay(
  { transaction, emit, concerns }: Pick<Context, 'transaction' | 'emit' | 'concerns'>,
  held: HeldStay,
  endedOn: string,
): Promise<StayRow> {
  const { row, told, community } = held;
  const to = { version: told.version + 1, state: stayStates.moves.signOff.to, ended_on: endedOn };
  await transaction
    .updateTable('stays')
    .set(to)
    .where('station_id', '=', row.station_id)
    .where('id', '=', row.id)
    .execute();
  concerns(row.station_id, row.id, row.premises_id);
  await emitFall({ emit }, held);
  await emit('stay.ended', row.station_id, pathOf(row.id), changeOf(row, to.version, to.state), community);
  return { ...row, ...to };
}

/** A held stay as it is told now. */
export function held(row: StayRow, community: string, now: Date): HeldStay {
  return { row, told: toldOf(row, todayOf(now)), community };
}
