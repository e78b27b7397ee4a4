import { type RawBuilder, sql, type Transaction } from 'kysely';
import type { Schema } from './schema.ts';

/** What is found by a part of its text. */
export type SearchKind = 'address' | 'organisation';

/** So many of a text's numbers or pairs lead to it; what they lead to is then read. */
const asked = { numbers: 2, pairs: 3 };

/**
 * A text as it is searched: letters and digits in one width and small, without blanks. The migration that filled the
 * registers says the same in SQL.
 */
export function foldedText(text: string): string {
  return text.normalize('NFKC').toLowerCase().replaceAll(/\s/gu, '');
}

/** By what a folded text is found: every two neighbouring characters, and every number with `#` before it, each once. */
export function gramsOf(folded: string): string[] {
  const numbers = folded.match(/[0-9]+/g) ?? [];
  return [...new Set([...pairsOf(folded), ...numbers.map(ofNumber)])];
}

function pairsOf(folded: string): string[] {
  const characters = [...folded];
  return characters.slice(1).map((character, at) => `${characters[at]}${character}`);
}

function ofNumber(digits: string): string {
  return `#${digits}`;
}

/** The rows that make a record found. */
export function gramRows(stationId: string, kind: SearchKind, recordId: string, folded: string) {
  return gramsOf(folded).map((gram) => ({ station_id: stationId, kind, gram, record_id: recordId }));
}

/** Lets a record be found by its text as it is now. @param before its folded text till now; null for a new record */
export async function writeGrams(
  transaction: Transaction<Schema>,
  record: { readonly stationId: string; readonly kind: SearchKind; readonly id: string },
  before: string | null,
  now: string,
): Promise<void> {
  const { stationId, kind, id } = record;
  if (before !== null) {
    await transaction
      .deleteFrom('search_grams')
      .where('station_id', '=', stationId)
      .where('kind', '=', kind)
      .where('gram', 'in', gramsOf(before))
      .where('record_id', '=', id)
      .execute();
  }
  const rows = gramRows(stationId, kind, id, now);
  if (rows.length === 0) return;
  // A server of the version before, which knew no numbers, may have left some of an earlier text.
  await transaction
    .insertInto('search_grams')
    .values(rows)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/**
 * The condition that a record's text holds a part, whatever its width, case and blanks.
 *
 * @param table the table or its alias, whose `column` holds the folded text
 */
export function holdsText(kind: SearchKind, table: string, column: string, part: string): RawBuilder<boolean> {
  const folded = foldedText(part);
  // Nothing holds what is nothing but blanks.
  if (folded === '') return sql<boolean>`false`;
  const led = tellingGrams(folded).map(
    (gram) => sql`exists (select from search_grams where search_grams.station_id = ${sql.ref(`${table}.station_id`)}
      and search_grams.kind = ${kind} and search_grams.gram = ${gram}
      and search_grams.record_id = ${sql.ref(`${table}.id`)})`,
  );
  return sql<boolean>`${sql.join([...led, sql`strpos(${sql.ref(`${table}.${column}`)}, ${folded}) > 0`], sql` and `)}`;
}

/**
 * What leads to few records: the longest numbers of two digits and more that are whole, since beside them something else stands;
 * where there are none, pairs with a digit, and else some from all over the text.
 */
function tellingGrams(folded: string): string[] {
  const whole = folded.match(/(?<=[^0-9])[0-9]{2,}(?=[^0-9])/g) ?? [];
  const longest = [...new Set(whole)].sort((one, other) => other.length - one.length);
  if (longest.length > 0) return longest.slice(0, asked.numbers).map(ofNumber);
  const pairs = pairsOf(folded);
  const places = [0, Math.floor(pairs.length / 2), pairs.length - 1];
  const spread = places.flatMap((at) => pairs[at] ?? []);
  return [...new Set([...pairs.filter((pair) => /[0-9]/.test(pair)), ...spread])].slice(0, asked.pairs);
}
