import type { Transaction } from 'kysely';
import type { Schema } from '../database/schema.ts';
import { newUuid } from '../uuid.ts';

/** What was deleted, and why; never what it held. */
export interface Deletion {
  readonly stationId: string;
  readonly recordIds: readonly string[];
  /** The class of data, or the kind of record that a request was about. */
  readonly class: string;
  /** Of a record that remains: the fields that went. */
  readonly fields?: readonly string[];
  /** The id of the rule. */
  readonly rule: string;
  readonly requestId?: string;
}

/** Leaves the record of a deletion, in its own transaction. The audit entry of the same transaction names the ids too. */
export async function writeTombstones(transaction: Transaction<Schema>, deletion: Deletion, now: Date): Promise<void> {
  if (deletion.recordIds.length === 0) return;
  await transaction
    .insertInto('tombstones')
    .values(
      deletion.recordIds.map((recordId) => ({
        station_id: deletion.stationId,
        id: newUuid(now),
        record_id: recordId,
        class: deletion.class,
        fields: [...(deletion.fields ?? [])],
        deleted_at: now,
        rule: deletion.rule,
        request_id: deletion.requestId ?? null,
      })),
    )
    .execute();
}
