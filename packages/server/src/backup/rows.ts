import { createHash } from 'node:crypto';
import { sql, type Transaction } from 'kysely';
import type { Schema } from '../database/schema.ts';
import type { TableRecord } from './catalogue.ts';

/** Characters of JSON after which a part is full. */
const partLength = 4_000_000;
const fetched = 1000;

/** How many rows a table has, and a sum over them that does not depend on their order. */
export interface TableSum {
  readonly rows: number;
  readonly sum: string;
}

/**
 * Settings under which a row has the same text on every server, however long it takes, and under which a policy that would hide
 * rows is an error.
 */
export async function settleTransaction(transaction: Transaction<Schema>): Promise<void> {
  for (const setting of [
    "timezone = 'UTC'",
    "datestyle = 'ISO'",
    "intervalstyle = 'iso_8601'",
    "bytea_output = 'hex'",
    'extra_float_digits = 1',
    'statement_timeout = 0',
    'idle_in_transaction_session_timeout = 0',
    'row_security = off',
  ]) {
    await sql.raw(`set local ${setting}`).execute(transaction);
  }
}

/**
 * Reads a table through a cursor, a part at a time.
 *
 * @param take is given each part: a JSON array of rows, each an object by its columns
 */
export async function readRows(
  transaction: Transaction<Schema>,
  { name, columns }: TableRecord,
  take: (part: string) => Promise<void>,
): Promise<TableSum> {
  const list = sql.join(columns.map((column) => sql.ref(column)));
  await sql`declare table_rows no scroll cursor for
    select row_to_json(r)::text as line from (select ${list} from ${sql.table(name)}) as r`.execute(transaction);
  let count = 0;
  let sum = 0n;
  let lines: string[] = [];
  let length = 0;
  const flush = async () => {
    if (lines.length > 0) await take(`[${lines.join(',\n')}]\n`);
    lines = [];
    length = 0;
  };
  for (;;) {
    const { rows } = await sql<{ line: string }>`fetch ${sql.lit(fetched)} from table_rows`.execute(transaction);
    for (const { line } of rows) {
      sum += BigInt(`0x${createHash('sha256').update(line).digest('hex')}`);
      lines.push(line);
      length += line.length;
      if (length >= partLength) await flush();
    }
    count += rows.length;
    if (rows.length < fetched) break;
  }
  await flush();
  await sql`close table_rows`.execute(transaction);
  return { rows: count, sum: BigInt.asUintN(256, sum).toString(16).padStart(64, '0') };
}

/** Writes a part that {@link readRows} made. */
export async function writeRows(
  transaction: Transaction<Schema>,
  { name, columns }: TableRecord,
  part: string,
): Promise<void> {
  const list = sql.join(columns.map((column) => sql.ref(column)));
  await sql`insert into ${sql.table(name)} (${list}) overriding system value
    select ${list} from json_populate_recordset(null::${sql.table(name)}, ${part}::json)`.execute(transaction);
}
