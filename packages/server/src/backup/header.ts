import type { PartitionRecord, SequenceRecord, TableRecord } from './catalogue.ts';
import type { TableSum } from './rows.ts';

/** Raised when a backup is laid out in another way. */
export const backupFormat = 1;

/** The first part of a backup: what it was made of, and what is needed to restore it. */
export interface BackupHeader {
  readonly product: 'wardkit';
  readonly format: number;
  readonly madeAt: string;
  readonly engine: string;
  readonly migrations: readonly { readonly name: string; readonly sha256: string }[];
  readonly tables: readonly TableRecord[];
  readonly partitions: readonly PartitionRecord[];
  readonly sequences: readonly SequenceRecord[];
  /** Keys that its rows and attachments were closed with. The keys themselves are not in a backup. */
  readonly keys: readonly { readonly id: string; readonly fingerprint: string }[];
  readonly lookupFingerprint: string;
}

/** What the last part says besides the list of parts. */
export interface BackupClosing {
  readonly tables: Readonly<Record<string, TableSum>>;
  /** Attachments that have a row and no file. */
  readonly missing: readonly string[];
}
