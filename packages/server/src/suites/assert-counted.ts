import assert from 'node:assert/strict';
import { type Kysely, sql } from 'kysely';
import type { Schema } from '../database/schema.ts';
import { countedTables, whereCounted } from '../modules/statistics-dimensions.ts';

/** That what statistics add up is what the records say: whatever a suite has written, it has been counted with it. */
export async function assertCounted(kysely: Kysely<Schema>): Promise<void> {
  for (const [module, counted] of Object.entries(countedTables)) {
    const { table, day, codes } = counted;
    const { join, code } = whereCounted(counted);
    const pairs = Object.entries(codes).flatMap(([dimension, { column }]) => [sql.lit(dimension), column]);
    const records = sql`
      select counted.station_id, ${day} as day, ${code} as community_code, jsonb_build_object(${sql.join(pairs)}) as codes
      from ${sql.table(table)} as counted ${join}`;
    const { rows } = await sql`
      with records as (${records}), due as (
        select station_id, 'day' as period, day as starts_on, '' as community_code, codes from records
        union all select station_id, 'day', day, community_code, codes from records
        union all select station_id, 'month', date_trunc('month', day::timestamp)::date, community_code, codes from records
        union all select station_id, 'month', date_trunc('month', day::timestamp)::date, '', codes from records
      ), had as (
        select station_id, period, starts_on, community_code, codes, count from record_counts
        where module = ${module} and count <> 0
      ), counted as (
        select station_id, period, starts_on, community_code, codes, count(*)::integer as count from due
        group by 1, 2, 3, 4, 5
      )
      (table had except table counted) union all (table counted except table had)`.execute(kysely);
    assert.deepEqual(rows, [], `counts of ${module}`);
  }
}
