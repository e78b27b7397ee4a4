import type { WardEvent } from '@wardkit/contract/events';
import type { EventFeed } from '../events/event-feed.ts';
import { appendEvents, makeEvent } from '../events/event-log.ts';
import type { UpkeepParts } from '../upkeep/upkeep.ts';
import { deadlinesOf, dueColumns } from './mediation-deadlines.ts';
import { changeOf, pathOf, writeMediation } from './mediation-record.ts';

/** Mediations that are told of in one transaction. */
const batchSize = 100;

/**
 * Tells of deadlines of mediations that come near and of those that pass unmet: an event, once for each. What was told stands
 * in the row of the deadline, as of those of alerts. One that passes is another version of its mediation, whose next deadline
 * reads otherwise. Runs as the owner of the tables; a mediation that a call holds is left for the next look.
 */
export async function tellMediationDeadlines(
  { database, events }: Pick<UpkeepParts, 'database'> & { readonly events: Pick<EventFeed, 'wake'> },
  now: Date,
): Promise<void> {
  const stations = await database.kysely
    .selectFrom('mediation_deadlines')
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
      .selectFrom('mediation_deadlines')
      .select('mediation_id')
      .where('station_id', '=', stationId)
      .where('tell_at', '<', now)
      .orderBy('tell_at')
      .limit(batchSize)
      .execute();
    if (seen.length === 0) return 0;
    // The mediation comes first, as in every call that changes its deadlines.
    const mediations = await transaction
      .selectFrom('mediations')
      .selectAll()
      .where('station_id', '=', stationId)
      .where('id', 'in', [...new Set(seen.map((row) => row.mediation_id))])
      .orderBy('id')
      .forUpdate()
      .skipLocked()
      .execute();
    const told: WardEvent[] = [];
    for (const held of mediations) {
      let mediation = held;
      const deadlines = await deadlinesOf(transaction, held);
      for (const [at, row] of deadlines.entries()) {
        if (row.tell_at === null || row.due_at === null || row.tell_at >= now) continue;
        const { rule_id: ruleId, due_at: dueAt } = row;
        // Its last second is still in time.
        const over = new Date(dueAt.getTime() + 1000);
        const isOver = over <= now;
        const noted = {
          reminded_at: row.reminded_at ?? now,
          told_overdue_at: isOver ? now : null,
          tell_at: isOver ? null : over,
        };
        const tell = (type: 'mediation.due-soon' | 'mediation.overdue') => {
          const data = { ...changeOf(mediation), ruleId, dueAt: dueAt.toISOString() };
          told.push(makeEvent(type, stationId, pathOf(mediation), data, mediation.division_code, now));
        };
        if (row.reminded_at === null) tell('mediation.due-soon');
        await transaction
          .updateTable('mediation_deadlines')
          .set(noted)
          .where('station_id', '=', stationId)
          .where('mediation_id', '=', row.mediation_id)
          .where('ordinal', '=', row.ordinal)
          .execute();
        deadlines[at] = { ...row, ...noted };
        if (!isOver) continue;
        mediation = await writeMediation(transaction, mediation, dueColumns(deadlines));
        tell('mediation.overdue');
      }
    }
    await appendEvents(transaction, told);
    return mediations.length === 0 ? 0 : seen.length;
  });
}
