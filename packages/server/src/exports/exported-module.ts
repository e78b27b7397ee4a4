import { type RawBuilder, sql, type Transaction } from 'kysely';
import type { Reach } from '../access/access.ts';
import type { Schema } from '../database/schema.ts';

/** What an export asks of a module. */
export interface ExportScope {
  readonly stationId: string;
  /** The station alone, for the functions that answers are made with. */
  readonly reach: Reach;
  /** The first moment of the first day and the first after the last day, by the station's clock. */
  readonly from: Date;
  readonly until: Date;
  /** When the export was asked for: what is made afterwards is left out, so that the set does not grow while it is read. */
  readonly askedAt: Date;
  readonly plateBase: string;
}

export interface ExportedRecord {
  readonly id: string;
  /** As an answer of the API shows it: personal data is masked. */
  readonly record: object;
  /** The people whose masked data it holds. */
  readonly personIds: readonly string[];
}

/** How the records of one module come into a file. */
export interface ExportedModule {
  /** The columns of a CSV file: paths into the record. */
  readonly columns: readonly string[];
  /** How many there are. */
  count(transaction: Transaction<Schema>, scope: ExportScope): Promise<number>;
  /** The next records in the order of their ids, which never change: each comes once, whatever is written meanwhile. */
  read(
    transaction: Transaction<Schema>,
    scope: ExportScope,
    after: string | null,
    limit: number,
  ): Promise<ExportedRecord[]>;
}

/** The condition that a record was made on the days that are asked for. */
export function madeWithin(column: string, { from, until, askedAt }: ExportScope): RawBuilder<boolean> {
  const made = sql.ref(column);
  return sql<boolean>`(${made} >= ${from} and ${made} < ${until} and ${made} <= ${askedAt})`;
}

/** A query for one row `count`, read as a number. */
export async function countOf(query: { executeTakeFirstOrThrow(): Promise<{ count: number }> }): Promise<number> {
  return (await query.executeTakeFirstOrThrow()).count;
}

export const rowCount = sql<number>`count(*)::integer`.as('count');
