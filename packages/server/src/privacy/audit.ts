import type { Transaction } from 'kysely';
import type { Schema } from '../database/schema.ts';
import { newUuid } from '../uuid.ts';

/** One call that read or wrote personal data or a record. It names records by id and holds no personal data. */
export interface AuditCall {
  readonly operation: string;
  readonly purpose: string | null;
  readonly accountId: string | null;
  readonly role: string;
  readonly requestId: string;
  readonly outcome: number;
  /** Ids of the records, by the station that they are at. */
  readonly records: ReadonlyMap<string, ReadonlySet<string>>;
  /** Of a reveal: the field that it shows. */
  readonly field?: string;
}

/**
 * Queues the entry of each station that the call concerns, in the call's own transaction: no entry, no answer.
 *
 * @returns the ids of the entries, in the order of the stations
 */
export async function writeAudit(transaction: Transaction<Schema>, call: AuditCall, now: Date): Promise<string[]> {
  const entries = [...call.records].map(([stationId, records]) => ({
    station_id: stationId,
    id: newUuid(now),
    recorded_at: now,
    operation: call.operation,
    purpose: call.purpose,
    account_id: call.accountId,
    role: call.role,
    request_id: call.requestId,
    outcome: call.outcome,
    records: [...records],
    ...(call.field === undefined ? {} : { field: call.field }),
  }));
  if (entries.length > 0) await transaction.insertInto('audit_queue').values(entries).execute();
  return entries.map(({ id }) => id);
}
