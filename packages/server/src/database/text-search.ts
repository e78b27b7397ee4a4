import { type RawBuilder, sql, type Transaction } from 'kysely';
import type { Schema } from './schema.ts';

/** What is found by a part of its text. */
export type SearchKind = 'address' | 'organisation';

/** So many of a text's pairs lead to it; what they lead to is then read. */
const pairsAsked = 3;

/**
 * A text as it is searched: letters and digits in one width and small, without blanks. The migration that filled the
 * registers says the same in SQL.
 */
export function foldedText(text: string): string {
  return text.normalize('NFKC').toLowerCase().replaceAll(/\s/gu, '');
}

/** Every two neighbouring characters of a folded text, each once. */
export function gramsOf(folded: string): string[] {
  const characters = [...folded];
  return [...new Set(characters.slice(1).map((character, at) => `${characters[at]}${character}`))];
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
  if (rows.length > 0) await transaction.insertInto('search_grams').values(rows).execute();
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
  const led = tellingGrams(gramsOf(folded)).map(
    (gram) => sql`exists (select from search_grams where search_grams.station_id = ${sql.ref(`${table}.station_id`)}
      and search_grams.kind = ${kind} and search_grams.gram = ${gram}
      and search_grams.record_id = ${sql.ref(`${table}.id`)})`,
  );
  return sql<boolean>`${sql.join([...led, sql`strpos(${sql.ref(`${table}.${column}`)}, ${folded}) > 0`], sql` and `)}`;
}

/** The pairs that lead to few records: those of house numbers, and else some from all over the text. */
function tellingGrams(grams: readonly string[]): string[] {
  const places = [0, Math.floor(grams.length / 2), grams.length - 1];
  const spread = places.flatMap((at) => grams[at] ?? []);
  return [...new Set([...grams.filter((gram) => /\d/.test(gram)), ...spread])].slice(0, pairsAsked);
}
