import { type Kysely, sql, type Transaction } from 'kysely';
import type { Schema } from '../database/schema.ts';

/** Servers that make the same table go one after another; the number is Wardkit's own. */
const takeTurns = sql`select pg_advisory_xact_lock(5717311)`;
/** Months that are made ahead. */
const monthsAhead = 3;

/** The month of a moment in UTC, such as `2026-11`: entries of one are in one table. */
export function monthOf(moment: Date): string {
  return moment.toISOString().slice(0, 7);
}

/** Makes the tables of this month and the coming ones, where they are not there yet; runs as the owner of the tables. */
export async function makeComingPartitions(kysely: Kysely<Schema>, now: Date): Promise<void> {
  const months = Array.from({ length: monthsAhead + 1 }, (_, ahead) =>
    monthOf(new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + ahead))),
  );
  await kysely.transaction().execute((transaction) => makePartitions(transaction, months));
}

/** Makes the tables of months for entries of the log, where they are not there yet; runs as the owner of the tables. */
export async function makePartitions(transaction: Transaction<Schema>, months: Iterable<string>): Promise<void> {
  const wanted = [...months].sort();
  if (wanted.length === 0) return;
  await takeTurns.execute(transaction);
  for (const month of wanted) {
    const name = `audit_entries_${month.replace('-', '_')}`;
    const { rows } = await sql<{ found: boolean }>`select to_regclass(${name}) is not null as found`.execute(
      transaction,
    );
    if (rows[0]?.found === true) continue;
    const table = sql.table(name);
    // Made beside the log and then attached, so that whoever reads the log meanwhile is not held up.
    await sql`create table ${table} (like audit_entries including defaults including constraints)`.execute(transaction);
    await sql`alter table ${table} enable row level security`.execute(transaction);
    await sql`alter table audit_entries attach partition ${table} for values from (${sql.lit(startOf(month, 0))}) to (${sql.lit(startOf(month, 1))})`.execute(
      transaction,
    );
  }
}

function startOf(month: string, later: number): string {
  const [year, number] = month.split('-').map(Number);
  return new Date(Date.UTC(year ?? 0, (number ?? 1) - 1 + later)).toISOString();
}
