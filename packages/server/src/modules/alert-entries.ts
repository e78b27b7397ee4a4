import type { Actor } from '@wardkit/contract/actor';
import { sql, type Transaction } from 'kysely';
import type { Schema } from '../database/schema.ts';
import { newUuid } from '../uuid.ts';
import type { AlertRow } from './alert-record.ts';

/** What is to stand in the timeline of an alert. */
export interface TimelineEntry {
  readonly kind:
    | 'received'
    | 'moved'
    | 'changed'
    | 'units-changed'
    | 'note'
    | 'reminded'
    | 'overdue'
    | 'grouped'
    | 'ungrouped';
  readonly at: Date;
  readonly recordedAt: Date;
  readonly fromState: string | null;
  readonly toState: string;
  /** Null where the server did it, because a time had come. */
  readonly actor: Actor | null;
  readonly id?: string;
  readonly note?: string | null;
  readonly unitIds?: readonly string[];
  readonly limit?: string | null;
}

/** Adds entries to a timeline, in their order. The alert is held, so that nobody else adds one meanwhile. */
export async function addEntries(
  transaction: Transaction<Schema>,
  alert: Pick<AlertRow, 'station_id' | 'id'>,
  entries: readonly TimelineEntry[],
): Promise<void> {
  if (entries.length === 0) return;
  const { last } = await transaction
    .updateTable('alerts')
    .set({ entries: sql<number>`entries + ${entries.length}::integer` })
    .where('station_id', '=', alert.station_id)
    .where('id', '=', alert.id)
    .returning('entries as last')
    .executeTakeFirstOrThrow();
  await transaction
    .insertInto('alert_timeline')
    .values(entries.map((entry, at) => entryRow(alert, entry, last - entries.length + at + 1)))
    .execute();
}

/** An entry as a row. */
export function entryRow(alert: Pick<AlertRow, 'station_id' | 'id'>, entry: TimelineEntry, ordinal: number) {
  return {
    station_id: alert.station_id,
    alert_id: alert.id,
    ordinal,
    id: entry.id ?? newUuid(entry.recordedAt),
    kind: entry.kind as string,
    at: entry.at,
    recorded_at: entry.recordedAt,
    from_state: entry.fromState,
    to_state: entry.toState,
    actor: entry.actor === null ? null : JSON.stringify(entry.actor),
    note: entry.note ?? null,
    unit_ids: [...(entry.unitIds ?? [])],
    limit_id: entry.limit ?? null,
  };
}
