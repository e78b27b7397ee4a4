import { auditLeaf } from '@wardkit/contract/audit-leaf';
import { type Hash, hashOfLeaf } from './merkle-tree.ts';

/** An entry as the queue and the log have it in common. */
export interface EntryRow {
  readonly station_id: string;
  readonly id: string;
  readonly operation: string;
  readonly purpose: string | null;
  readonly account_id: string | null;
  readonly role: string;
  readonly outcome: number;
  readonly request_id: string;
  readonly records: readonly string[];
  readonly field: string | null;
}

/** An entry as it is on the wire, and as its leaf is made from it. */
export function toEntry(row: EntryRow, at: Date, index: number) {
  return {
    id: row.id,
    stationId: row.station_id,
    index,
    at: at.toISOString(),
    operation: row.operation,
    purpose: row.purpose,
    accountId: row.account_id,
    role: row.role,
    outcome: row.outcome,
    requestId: row.request_id,
    records: [...row.records],
    ...(row.field === null ? {} : { field: row.field }),
  };
}

export function hashOfEntry(entry: ReturnType<typeof toEntry>): Hash {
  return hashOfLeaf(auditLeaf(entry));
}

/** The moment that a UUIDv7 was made at, which is that of its entry: where the log is cut by time, an id alone finds it. */
export function momentOf(entryId: string): Date {
  return new Date(Number.parseInt(entryId.replaceAll('-', '').slice(0, 12), 16));
}
