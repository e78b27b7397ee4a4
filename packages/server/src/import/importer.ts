import type { TableRow } from './read-table.ts';
import type { Language, RowFault } from './row-fault.ts';

export interface ImportOptions {
  readonly stationId: string;
  /** Does everything and undoes it again. */
  readonly dryRun: boolean;
  readonly language: Language;
  readonly now: () => Date;
}

/**
 * What became of a row: a record was made; one of an earlier import was brought up to what the row says now; an earlier import had
 * brought it in as it is; or somebody else had made its record before, which is left as it is.
 */
export type Outcome = 'created' | 'changed' | 'unchanged' | 'onRecord';
export type RowResult = { readonly line: number } & (
  | { readonly outcome: Outcome }
  | { readonly faults: readonly RowFault[] }
);

/** Brings the rows of one kind in. */
export interface Importer {
  /** Puts rows that others rest on before these. */
  order(rows: readonly TableRow[]): readonly TableRow[];
  /** Brings a batch in, all of it in one transaction. */
  run(rows: readonly TableRow[]): Promise<readonly RowResult[]>;
}

/** Ends the transaction of a dry run without a trace. */
export class Undone<T> extends Error {
  readonly results: T;

  constructor(results: T) {
    super('a dry run is undone');
    this.results = results;
  }
}

/** What a transaction gives, also one that ended as {@link Undone}. */
export async function orUndone<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (cause) {
    if (cause instanceof Undone) return cause.results as T;
    throw cause;
  }
}
