import { stayStates } from '@wardkit/contract/stays';
import { sql } from 'kysely';
import { appendEvents, makeEvent } from '../events/event-log.ts';
import type { UpkeepParts } from '../upkeep/upkeep.ts';
import { changeOf, pathOf, todayOf } from './stay-record.ts';

const batchSize = 500;

/**
 * Writes down that stays have fallen overdue: a new version and one event each. Several processes may do it at once, and
 * beside calls that change the same stays: a row that somebody holds is left for the next time.
 */
export async function noteOverdueStays({ database, events }: Pick<UpkeepParts, 'database' | 'events'>, now: Date) {
  const stations = await database.kysely.selectFrom('stations').select('id').orderBy('id').execute();
  for (const { id: stationId } of stations) {
    for (;;) {
      const fallen = await noteSome(database, stationId, now);
      if (fallen > 0) events.wake([stationId]);
      if (fallen < batchSize) break;
    }
  }
}

function noteSome(database: UpkeepParts['database'], stationId: string, now: Date): Promise<number> {
  return database.kysely.transaction().execute(async (transaction) => {
    const due = await transaction
      .selectFrom('stays')
      .select('id')
      .where('station_id', '=', stationId)
      .where('state', '=', stayStates.initial)
      .where('expected_end_on', '<', todayOf(now))
      .orderBy('expected_end_on')
      .orderBy('id')
      .limit(batchSize)
      .forUpdate()
      .skipLocked()
      .execute();
    if (due.length === 0) return 0;
    const rows = await transaction
      .updateTable('stays')
      .set({ state: stayStates.moves.fallOverdue.to, version: sql<number>`version + 1` })
      .where('station_id', '=', stationId)
      .where(
        'id',
        'in',
        due.map(({ id }) => id),
      )
      .returning(['id', 'version', 'state', 'premises_id'])
      .execute();
    const premises = await transaction
      .selectFrom('premises')
      .select(['id', 'community_code'])
      .where('station_id', '=', stationId)
      .where('id', 'in', [...new Set(rows.map((row) => row.premises_id))])
      .execute();
    const divisionOf = new Map(premises.map((row) => [row.id, row.community_code]));
    await appendEvents(
      transaction,
      rows.map((row) =>
        makeEvent(
          'stay.overdue',
          stationId,
          pathOf(row.id),
          changeOf(row, row.version, row.state),
          divisionOf.get(row.premises_id) ?? '',
          now,
        ),
      ),
    );
    return rows.length;
  });
}
