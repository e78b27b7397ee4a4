import { createHash } from 'node:crypto';
import type { Transaction } from 'kysely';
import type { Schema } from '../database/schema.ts';

/** How the public list names a plate. */
export function hashOfCode(code: string): string {
  return createHash('sha256').update(code, 'ascii').digest('hex');
}

/** How many rows a statement writes: a database takes 65,535 parameters. */
const chunk = 1000;

/** Puts plates on the public list of those that are no longer in force. */
export async function publishEndings(
  transaction: Transaction<Schema>,
  codes: readonly string[],
  state: string,
  now: Date,
): Promise<void> {
  for (let from = 0; from < codes.length; from += chunk) {
    const rows = codes.slice(from, from + chunk).map((code) => ({ code_hash: hashOfCode(code), state, ended_at: now }));
    await transaction.insertInto('plate_endings').values(rows).execute();
  }
}
