import type { OperationRecord } from '@wardkit/contract/operation';
import { submitRentalCheck } from '@wardkit/contract/rental-checks';

// Only what the SDK saves for later: the outbox must know these records after a reload, before any module is called.
const records: Readonly<Record<string, OperationRecord>> = { [submitRentalCheck.id]: submitRentalCheck };

/** The record of an operation that can wait in the outbox, or null. */
export function queueable(operationId: string): OperationRecord | null {
  return Object.hasOwn(records, operationId) ? (records[operationId] ?? null) : null;
}
