import { isJson, isList, type OperationRecord } from '@wardkit/contract/operation';
import { allOperations } from '@wardkit/contract/operations';

const records: readonly OperationRecord[] = allOperations;

/**
 * The read of the record that a change is of: the one nearest above it whose answer is of the same kind, or, for a change that
 * answers no record, the nearest one. Null where the record is read in lists only.
 */
export function readOf(change: OperationRecord): OperationRecord | null {
  const above = records
    .filter(({ method, path }) => method === 'GET' && (change.path === path || change.path.startsWith(`${path}/`)))
    .filter((record) => isJson(record.answers[200]) && !isList(record))
    .sort((one, other) => other.path.length - one.path.length);
  const answers = Object.values(change.answers);
  return above.find(({ answers: { 200: answer } }) => answers.includes(answer ?? null)) ?? above[0] ?? null;
}

/** What is known of the records that a client has made or changed: that they are there, and in which version. */
export interface RecordVersions {
  /** The version after the last change; null where nothing was changed. */
  versionAt(address: string): number | null;
  changed(address: string, version: number): void;
  isTaken(address: string): boolean;
  made(address: string): void;
}

/** Knows of nothing yet. */
export function createRecordVersions(): RecordVersions {
  const versions = new Map<string, number>();
  const taken = new Set<string>();
  return {
    versionAt: (address) => versions.get(address) ?? null,
    changed: (address, version) => void versions.set(address, version),
    isTaken: (address) => taken.has(address),
    made: (address) => void taken.add(address),
  };
}
