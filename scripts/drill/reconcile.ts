import type { Database } from '@wardkit/server/database/open';
import { sql } from 'kysely';
import type { Ledger } from './ledger.ts';

export interface Findings {
  readonly acknowledged: number;
  /** Writes that were acknowledged, or made again until they were, and are not on record whole. */
  readonly lost: number;
  /** Writes that are on record more than once. */
  readonly duplicated: number;
}

interface Kept {
  readonly name: string;
  readonly rows: number;
  readonly ids: string[];
  readonly events: number;
  readonly entries: number;
}

/** Compares what the ledger knows with what the database holds of each write: the row, its event and its audit entry. */
export async function reconcile(database: Database, ledger: Ledger): Promise<Findings> {
  const { rows } = await sql<Kept>`
    select s.description as name, count(*)::integer as rows, array_agg(s.id::text) as ids,
      sum((select count(*) from events e where e.station_id = s.station_id
        and e.type = 'subscription.created' and e.subject = '/v1/subscriptions/' || s.id))::integer as events,
      sum((select count(*) from audit_queue a where a.station_id = s.station_id and s.id = any(a.records)
        and a.outcome = 201)
        + (select count(*) from audit_entries a where a.station_id = s.station_id and s.id = any(a.records)
        and a.outcome = 201))::integer as entries
    from subscriptions s where s.description like 'drill %' group by s.description`.execute(database.kysely);
  const kept = new Map(rows.map((row) => [row.name, row]));
  let lost = 0;
  let duplicated = 0;
  for (const { name, id } of ledger.entries) {
    const found = kept.get(name);
    if (found === undefined || id === null || !found.ids.includes(id)) lost += 1;
    else if (found.events < 1 || found.entries < 1) lost += 1;
    if (found !== undefined && (found.rows > 1 || found.events > 1 || found.entries > 1)) duplicated += 1;
    kept.delete(name);
  }
  // A record that nobody asked for would be one too many as well.
  duplicated += kept.size;
  return { acknowledged: ledger.entries.filter(({ id }) => id !== null).length, lost, duplicated };
}
