import type { AlertEscalation } from '@wardkit/contract/alert';
import type { WardEvent } from '@wardkit/contract/events';
import type { Transaction } from 'kysely';
import type { Schema } from '../database/schema.ts';
import type { EventFeed } from '../events/event-feed.ts';
import { appendEvents, makeEvent } from '../events/event-log.ts';
import type { UpkeepParts } from '../upkeep/upkeep.ts';
import { addEntries, type TimelineEntry } from './alert-entries.ts';
import { escalationOf } from './alert-escalation.ts';
import { type AlertDeadlineRow, type AlertRow, changeOf, pathOf, writeAlert } from './alert-record.ts';

/** Deadlines that are told of in one transaction. */
const batchSize = 100;

/**
 * Tells of deadlines of alerts that come near and of those that pass unmet: an event and an entry of the timeline, once for
 * each. One that passes escalates its alert, unless an older one has. What was told stands in the row of the deadline, so that
 * neither a second process nor one that starts again tells it twice; what came while no process ran is told when one does.
 *
 * Runs as the owner of the tables; an alert that a call holds is left for the next
 * look, when it is known what the call made of it.
 */
export async function tellDeadlines(
  { database, events }: Pick<UpkeepParts, 'database'> & { readonly events: Pick<EventFeed, 'wake'> },
  now: Date,
): Promise<void> {
  // Over all stations: what is still to be told is little, and stands in an index of its own.
  const stations = await database.kysely
    .selectFrom('alert_deadlines')
    .select('station_id')
    .distinct()
    .where('tell_at', '<', now)
    .orderBy('station_id')
    .execute();
  for (const { station_id: stationId } of stations) {
    for (;;) {
      const told = await tellSome(database, stationId, now);
      if (told > 0) events.wake([stationId]);
      if (told < batchSize) break;
    }
  }
}

function tellSome(database: UpkeepParts['database'], stationId: string, now: Date): Promise<number> {
  return database.kysely.transaction().execute(async (transaction) => {
    const seen = await transaction
      .selectFrom('alert_deadlines')
      .select(['alert_id', 'ordinal'])
      .where('station_id', '=', stationId)
      .where('tell_at', '<', now)
      .orderBy('tell_at')
      .limit(batchSize)
      .execute();
    if (seen.length === 0) return 0;
    // The alert comes first, as in every call that changes its deadlines.
    const alerts = await transaction
      .selectFrom('alerts')
      .selectAll()
      .where('station_id', '=', stationId)
      .where('id', 'in', [...new Set(seen.map((row) => row.alert_id))])
      .orderBy('id')
      .forUpdate()
      .skipLocked()
      .execute();
    const alertOf = new Map(alerts.map((alert) => [alert.id, alert]));
    if (alerts.length === 0) return 0;
    const due = await transaction
      .selectFrom('alert_deadlines')
      .selectAll()
      .where('station_id', '=', stationId)
      .where('alert_id', 'in', [...alertOf.keys()])
      .where('tell_at', '<', now)
      .orderBy('tell_at')
      .orderBy('alert_id')
      .orderBy('ordinal')
      .execute();
    const over = await deadlinesThatAreOver(transaction, stationId, [...alertOf.keys()]);
    const told: WardEvent[] = [];
    for (const row of due) {
      let alert = alertOf.get(row.alert_id);
      if (alert === undefined) continue;
      const isOver = row.due_at < now;
      const limit = row.limit_id;
      const entry = { recordedAt: now, actor: null, fromState: alert.state, toState: alert.state, limit } as const;
      const tell = (type: 'alert.due-soon' | 'alert.overdue', of: AlertRow) => {
        const data = { ...changeOf(of), limit, dueAt: row.due_at.toISOString() };
        told.push(makeEvent(type, stationId, pathOf(of), data, of.division_code, now));
      };
      const entries: TimelineEntry[] = [];
      if (row.reminded_at === null) {
        entries.push({ ...entry, kind: 'reminded', at: row.remind_at } as const);
        tell('alert.due-soon', alert);
      }
      if (isOver) {
        entries.push({ ...entry, kind: 'overdue', at: row.due_at } as const);
        const before = over.get(alert.id) ?? [];
        const after = [...before, { ...row, told_overdue_at: now }];
        over.set(alert.id, after);
        // Another escalation is another version: who has read the alert is to see that theirs is an old one.
        if (!isSame(escalationOf(before), escalationOf(after))) alert = await writeAlert(transaction, alert, {});
        alertOf.set(alert.id, alert);
        tell('alert.overdue', alert);
      }
      await addEntries(transaction, alert, entries);
      await transaction
        .updateTable('alert_deadlines')
        .set({
          reminded_at: row.reminded_at ?? now,
          ...(isOver ? { told_overdue_at: now, tell_at: null } : { tell_at: row.due_at }),
        })
        .where('station_id', '=', stationId)
        .where('alert_id', '=', row.alert_id)
        .where('ordinal', '=', row.ordinal)
        .execute();
    }
    await appendEvents(transaction, told);
    return due.length;
  });
}

/** What is over and was told already, by alert. */
async function deadlinesThatAreOver(
  transaction: Transaction<Schema>,
  stationId: string,
  alertIds: readonly string[],
): Promise<Map<string, AlertDeadlineRow[]>> {
  const rows = await transaction
    .selectFrom('alert_deadlines')
    .selectAll()
    .where('station_id', '=', stationId)
    .where('alert_id', 'in', alertIds)
    .where('outcome', 'is', null)
    .where('told_overdue_at', 'is not', null)
    .execute();
  return Map.groupBy(rows, (row) => row.alert_id);
}

function isSame(one: AlertEscalation | null, other: AlertEscalation | null): boolean {
  return one?.limit === other?.limit && one?.at === other?.at;
}
