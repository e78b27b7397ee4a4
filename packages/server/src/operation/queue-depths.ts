import { sql } from 'kysely';
import type { Database } from '../database/open.ts';

/** Rows are counted to here and no further: a queue of so many is a fault, whatever its length. */
const mostCounted = 100_000;

const queues: Readonly<Record<string, string>> = {
  audit: 'select 1 from audit_queue',
  'webhook-deliveries': "select 1 from webhook_deliveries where state = 'waiting'",
};

/** How much waits in each queue of the database, for all stations together; none that can't be counted now. */
export async function queueDepths(database: Database): Promise<Readonly<Record<string, number>>> {
  const depths: Record<string, number> = {};
  for (const [name, select] of Object.entries(queues)) {
    try {
      const { rows } = await sql<{ depth: number }>`
        select count(*)::integer as depth from (${sql.raw(select)} limit ${sql.lit(mostCounted)}) as waiting`.execute(
        database.kysely,
      );
      depths[name] = rows[0]?.depth ?? 0;
    } catch {
      // Metrics go on without it.
    }
  }
  return depths;
}
