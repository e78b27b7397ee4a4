import {
  type AlertTimeLimitId,
  type AlertTimeLimitRow,
  alertDeadlineOf,
  alertDeadlineOutcome,
  alertTimeLimits,
  limitsStartedBy,
} from '@wardkit/contract/alert-deadlines';
import { type AlertMove, alertStates, closedAlertStates } from '@wardkit/contract/alert-states';
import type { Transaction } from 'kysely';
import type { Schema } from '../database/schema.ts';
import type { AlertDeadlineRow, AlertRow } from './alert-record.ts';

/** A limit as a station has it. */
export interface StationLimit {
  readonly id: AlertTimeLimitId;
  readonly version: number;
  readonly seconds: AlertTimeLimitRow['seconds'];
  readonly remindSeconds: number;
  readonly isOwn: boolean;
}

/** The limits of a station, in the order of the contract: its own where its administrator has set one. */
export async function limitsOf(transaction: Transaction<Schema>, stationId: string): Promise<readonly StationLimit[]> {
  const rows = await transaction
    .selectFrom('alert_time_limits')
    .selectAll()
    .where('station_id', '=', stationId)
    .execute();
  const ownOf = new Map(rows.map((row) => [row.id, row]));
  return (Object.keys(alertTimeLimits) as AlertTimeLimitId[]).map((id) => {
    const own = ownOf.get(id);
    const usual = alertTimeLimits[id];
    return {
      id,
      version: own?.version ?? 1,
      seconds: (own?.seconds as AlertTimeLimitRow['seconds'] | null | undefined) ?? usual.seconds,
      remindSeconds: own?.remind_seconds ?? usual.remindSeconds,
      isOwn: own !== undefined && (own.seconds !== null || own.remind_seconds !== null),
    };
  });
}

function rowOfLimit(id: string): AlertTimeLimitRow | undefined {
  return (alertTimeLimits as Readonly<Record<string, AlertTimeLimitRow>>)[id];
}

/** Whether a move ends every limit that it neither meets nor starts. */
function stopsOthers(move: AlertMove): boolean {
  return move === 'reopen' || (closedAlertStates as readonly string[]).includes(alertStates.moves[move].to);
}

/** Everything that was ever due of an alert, in its order. */
export function deadlinesOf(
  transaction: Transaction<Schema>,
  row: Pick<AlertRow, 'station_id' | 'id'>,
): Promise<AlertDeadlineRow[]> {
  return transaction
    .selectFrom('alert_deadlines')
    .selectAll()
    .where('station_id', '=', row.station_id)
    .where('alert_id', '=', row.id)
    .orderBy('ordinal')
    .execute();
}

/** What a deadline that runs is known by. */
type Running = Pick<AlertDeadlineRow, 'ordinal' | 'limit_id' | 'due_at'>;

/** What a move makes of the deadlines that run. */
interface Turned<Row> {
  readonly ended: readonly { readonly row: Row; readonly outcome: 'met' | 'met-late' | 'stopped' }[];
  readonly left: readonly Row[];
  /** The ids of the limits that start. One that runs is not started again. */
  readonly starting: readonly string[];
}

/** What a move at a time ends of the deadlines that run, and what it starts. */
export function turnedBy<Row extends Running>(
  running: readonly Row[],
  move: AlertMove | 'receive',
  at: Date,
): Turned<Row> {
  const isEnded = ({ limit_id: id }: Row) =>
    move !== 'receive' && (rowOfLimit(id)?.metBy.includes(move) === true || stopsOthers(move));
  const left = running.filter((row) => !isEnded(row));
  return {
    ended: running.filter(isEnded).map((row) => ({ row, outcome: outcomeOf(row, move as AlertMove, at) })),
    left,
    starting: limitsStartedBy(move).filter((id) => !left.some((row) => row.limit_id === id)),
  };
}

function outcomeOf(row: Running, move: AlertMove, at: Date) {
  const limit = rowOfLimit(row.limit_id) ?? { metBy: [] };
  return alertDeadlineOutcome(limit, row.due_at.toISOString(), move, at.toISOString());
}

/**
 * Ends the deadlines that a move meets or stops, and starts those that it starts. The alert is held.
 *
 * @returns the nearest end of those that run now
 */
export async function turnDeadlines(
  transaction: Transaction<Schema>,
  alert: Pick<AlertRow, 'station_id' | 'id' | 'priority'>,
  move: AlertMove | 'receive',
  at: Date,
): Promise<Date | null> {
  const known = move === 'receive' ? [] : await deadlinesOf(transaction, alert);
  const { ended, left, starting } = turnedBy(
    known.filter((row) => row.outcome === null),
    move,
    at,
  );
  for (const { row, outcome } of ended) {
    await transaction
      .updateTable('alert_deadlines')
      .set({ ended_at: at, outcome, tell_at: null })
      .where('station_id', '=', row.station_id)
      .where('alert_id', '=', row.alert_id)
      .where('ordinal', '=', row.ordinal)
      .execute();
  }
  const ends = left.map((row) => row.due_at);
  if (starting.length > 0) {
    const limits = await limitsOf(transaction, alert.station_id);
    const started = limits
      .filter(({ id }) => starting.includes(id))
      .map((limit, index) => deadlineRow(alert, limit, at, (known.at(-1)?.ordinal ?? 0) + index + 1));
    await transaction.insertInto('alert_deadlines').values(started).execute();
    ends.push(...started.map(({ due_at }) => new Date(due_at)));
  }
  return nearest(ends);
}

/** A deadline that starts. */
export function deadlineRow(
  alert: Pick<AlertRow, 'station_id' | 'id' | 'priority'>,
  limit: StationLimit,
  at: Date,
  ordinal: number,
) {
  const { dueAt, remindAt } = alertDeadlineOf(limit, at.toISOString(), alert.priority);
  return {
    station_id: alert.station_id,
    alert_id: alert.id,
    ordinal,
    limit_id: limit.id as string,
    seconds: JSON.stringify(limit.seconds),
    remind_seconds: limit.remindSeconds,
    started_at: at.toISOString(),
    remind_at: remindAt,
    due_at: dueAt,
    tell_at: remindAt as string | null,
  };
}

/**
 * Lets the deadlines that run end as another priority says, counted from their start. One that was over and is not any more
 * has its end before it, and passes anew.
 *
 * @returns the nearest end
 */
export async function turnToPriority(
  transaction: Transaction<Schema>,
  alert: Pick<AlertRow, 'station_id' | 'id'>,
  priority: string,
  now: Date,
): Promise<Date | null> {
  const ends: Date[] = [];
  for (const row of await deadlinesOf(transaction, alert)) {
    if (row.outcome !== null) continue;
    const limit = { seconds: row.seconds as AlertTimeLimitRow['seconds'], remindSeconds: row.remind_seconds };
    const { dueAt, remindAt } = alertDeadlineOf(limit, row.started_at.toISOString(), priority);
    const due = new Date(dueAt);
    const toldOverdueAt = due > now ? null : row.told_overdue_at;
    ends.push(due);
    await transaction
      .updateTable('alert_deadlines')
      .set({
        due_at: dueAt,
        remind_at: remindAt,
        told_overdue_at: toldOverdueAt,
        tell_at: toldOverdueAt !== null ? null : row.reminded_at === null ? remindAt : dueAt,
      })
      .where('station_id', '=', row.station_id)
      .where('alert_id', '=', row.alert_id)
      .where('ordinal', '=', row.ordinal)
      .execute();
  }
  return nearest(ends);
}

function nearest(ends: readonly Date[]): Date | null {
  return ends.reduce<Date | null>((first, end) => (first === null || end < first ? end : first), null);
}
