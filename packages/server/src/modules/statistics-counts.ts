import { eventTypeBase, type WardEvent } from '@wardkit/contract/events';
import { type Kysely, type RawBuilder, sql, type Transaction } from 'kysely';
import type { Schema } from '../database/schema.ts';
import { countedTables, whereCounted } from './statistics-dimensions.ts';

/** Which records of a module are looked at: these, those of certain premises, or all of the station. */
type Scope = { readonly ids: readonly string[] } | { readonly premisesIds: readonly string[] } | 'all';

/**
 * Brings what is kept of a module's records up to what they say now, in the transaction of the write: what statistics add up.
 *
 * It compares each record with how it is counted, so that to look twice, or at what did not change, does no harm; a record
 * that is gone is counted no more. The caller holds the row of the station's event log, or takes it by {@link holdCounts}:
 * two who count at once could both find the same record uncounted.
 */
async function settleCounts(
  transaction: Transaction<Schema>,
  stationId: string,
  module: string,
  scope: Scope,
): Promise<void> {
  const counted = countedTables[module];
  if (counted === undefined) throw new Error(`no records of ${module} are counted`);
  const { join, code } = whereCounted(counted);
  const codes = Object.entries(counted.codes).flatMap(([dimension, { column }]) => [sql.lit(dimension), column]);
  const [those, counts]: readonly RawBuilder<unknown>[] =
    scope === 'all'
      ? [sql``, sql``]
      : 'ids' in scope
        ? [sql`and counted.id = any(${scope.ids}::uuid[])`, sql`and record_id = any(${scope.ids}::uuid[])`]
        : [
            sql`and counted.premises_id = any(${scope.premisesIds}::uuid[])`,
            sql`and record_id in (select record_id from due)`,
          ];
  await sql`
    with due as (
      select counted.id as record_id, ${counted.day} as day, ${code} as community_code,
        jsonb_build_object(${sql.join(codes)}) as codes
      from ${sql.table(counted.table)} as counted
      ${join}
      where counted.station_id = ${stationId}::uuid ${those}
    ), had as (
      select record_id, day, community_code, codes from counted_records
      where station_id = ${stationId}::uuid and module = ${module} ${counts}
    ), changed as (
      select coalesce(due.record_id, had.record_id) as record_id,
        had.day as old_day, had.community_code as old_community, had.codes as old_codes,
        due.day, due.community_code, due.codes
      from due full join had on had.record_id = due.record_id
      where (due.day, due.community_code, due.codes) is distinct from (had.day, had.community_code, had.codes)
    ), put as (
      insert into counted_records (station_id, module, record_id, day, community_code, codes)
      select ${stationId}::uuid, ${module}, record_id, day, community_code, codes from changed where day is not null
      on conflict (station_id, module, record_id)
      do update set day = excluded.day, community_code = excluded.community_code, codes = excluded.codes
    ), gone as (
      delete from counted_records where station_id = ${stationId}::uuid and module = ${module}
        and record_id in (select record_id from changed where day is null)
    ), moves as (
      select day, community_code, codes, 1 as step from changed where day is not null
      union all
      select old_day, old_community, old_codes, -1 from changed where old_day is not null
    ), spread as (
      select 'day' as period, day as starts_on, community_code, codes, step from moves
      union all
      select 'day', day, '', codes, step from moves
      union all
      select 'month', date_trunc('month', day::timestamp)::date, community_code, codes, step from moves
      union all
      select 'month', date_trunc('month', day::timestamp)::date, '', codes, step from moves
    )
    insert into record_counts (station_id, module, period, starts_on, community_code, codes, count)
    select ${stationId}::uuid, ${module}, period, starts_on, community_code, codes, sum(step)
    from spread group by period, starts_on, community_code, codes having sum(step) <> 0
    on conflict (station_id, module, period, starts_on, community_code, codes)
    do update set count = record_counts.count + excluded.count`.execute(transaction);
}

/** Counts what events tell of, where statistics count it. The row of the station's log is held. */
export async function countEvents(
  transaction: Transaction<Schema>,
  stationId: string,
  events: readonly WardEvent[],
): Promise<void> {
  const idsOf = (told: readonly WardEvent[], collection: string) => [
    ...new Set(
      told.flatMap(({ subject }) => {
        const [, , of, id] = subject.split('/');
        return of === collection && id !== undefined ? [id] : [];
      }),
    ),
  ];
  // Premises that were entered at another address may lie in another community with all that belongs to them.
  const moved = events.filter(({ type }) => type === `${eventTypeBase}premises.changed`);
  const premisesIds = idsOf(moved, 'premises');
  for (const module of Object.keys(countedTables)) {
    const ids = idsOf(events, module);
    if (ids.length > 0) await settleCounts(transaction, stationId, module, { ids });
    if (premisesIds.length > 0 && countedTables[module]?.division === undefined)
      await settleCounts(transaction, stationId, module, { premisesIds });
  }
}

/** Counts records anew of which no event tells: those that were deleted. */
export async function countAnew(
  transaction: Transaction<Schema>,
  stationId: string,
  module: string,
  ids: readonly string[],
): Promise<void> {
  await holdCounts(transaction, stationId);
  await settleCounts(transaction, stationId, module, { ids });
}

/**
 * Counts everything anew and writes where it differs: after records were loaded past the code, and now and then beside a
 * server of an earlier version that counts nothing. Runs as the owner of the tables.
 */
export async function countAll(kysely: Kysely<Schema>): Promise<void> {
  const stations = await kysely.selectFrom('stations').select('id').orderBy('id').execute();
  for (const { id: stationId } of stations) {
    await kysely.transaction().execute(async (transaction) => {
      await holdCounts(transaction, stationId);
      for (const module of Object.keys(countedTables)) await settleCounts(transaction, stationId, module, 'all');
      await transaction
        .deleteFrom('record_counts')
        .where('station_id', '=', stationId)
        .where('count', '=', 0)
        .execute();
    });
  }
}

/** Waits for those who count at a station, and holds off others to the end of the transaction. */
async function holdCounts(transaction: Transaction<Schema>, stationId: string): Promise<void> {
  await transaction
    .insertInto('event_logs')
    .values({ station_id: stationId, position: 0 })
    .onConflict((conflict) =>
      conflict.column('station_id').doUpdateSet({ position: sql<string>`event_logs.position + excluded.position` }),
    )
    .execute();
}
