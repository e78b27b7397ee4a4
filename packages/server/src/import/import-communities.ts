import { parseDivisionCode } from '@wardkit/contract/codes/division-code';
import { sql, type Transaction } from 'kysely';
import type { Database } from '../database/open.ts';
import type { Schema } from '../database/schema.ts';
import { type Importer, type ImportOptions, orUndone, type RowResult, Undone } from './importer.ts';
import { type FileHead, readRow } from './read-rows.ts';
import type { TableRow } from './read-table.ts';
import { type Language, RowRefused, rowFault } from './row-fault.ts';

/** A street, town, community or village as a file names it. */
interface Place {
  readonly code: string;
  readonly name: string;
  readonly level: 'township' | 'community';
  readonly parents: readonly string[];
  readonly firstYear: number | null;
  readonly lastYear: number | null;
}

/**
 * Brings in the streets, towns, communities and villages below the counties of GB/T 2260. They are told by their codes, are the same for
 * every station, and hold nothing about people. A name that was changed in a year that the file tells stays on record for the
 * years before. Runs as the owner of the tables: nobody writes them by the API.
 */
export function communityImporter(
  database: Database,
  head: FileHead,
  { dryRun, language }: Pick<ImportOptions, 'dryRun' | 'language'>,
): Importer {
  // What rows of earlier batches of a dry run would have made.
  const seen = new Set<string>();
  return {
    order: townshipsFirst(head),
    run: (rows) =>
      orUndone(
        database.kysely.transaction().execute(async (transaction) => {
          const results: RowResult[] = [];
          for (const row of rows) results.push(await runRow(transaction, head, row, seen, language));
          if (dryRun) throw new Undone(results);
          return results;
        }),
      ),
  };
}

/** A community is refused before its street or town is there. */
function townshipsFirst({ columns }: FileHead): Importer['order'] {
  const at = columns.find(({ name }) => name === 'code')?.at ?? 0;
  const isTownship = ({ cells }: TableRow) => parseDivisionCode(String(cells[at] ?? '').trim())?.level === 'township';
  return (rows) => [...rows.filter(isTownship), ...rows.filter((row) => !isTownship(row))];
}

async function runRow(
  transaction: Transaction<Schema>,
  head: FileHead,
  row: TableRow,
  seen: Set<string>,
  language: Language,
): Promise<RowResult> {
  const { line } = row;
  try {
    const place = readPlace(head, row, language);
    const parents = await transaction
      .selectFrom('divisions')
      .select(['code', 'level'])
      .where('code', 'in', place.parents)
      .where('last_year', 'is', null)
      .orderBy('code')
      .execute();
    const has = (level: string) => parents.some((each) => each.level === level);
    const heading = head.columns.find(({ name }) => name === 'code')?.heading ?? null;
    // A city without counties (441900) has its towns directly.
    if (!has('county') && !has('city')) throw new RowRefused([rowFault(language, 'county-unknown', heading)]);
    if (place.level === 'community' && !has('township') && !place.parents.some((code) => seen.has(code))) {
      throw new RowRefused([rowFault(language, 'township-unknown', heading)]);
    }
    seen.add(place.code);
    return { line, outcome: await write(transaction, place, parents.at(-1)?.code ?? null) };
  } catch (cause) {
    if (cause instanceof RowRefused) return { line, faults: cause.faults };
    throw cause;
  }
}

function readPlace(head: FileHead, row: TableRow, language: Language): Place {
  const read = readRow(head, row, language);
  const division = parseDivisionCode(String(read.value('code')));
  if (division === null || (division.level !== 'township' && division.level !== 'community')) {
    throw new RowRefused([rowFault(language, 'not-a-division', read.heading('code'))]);
  }
  const [firstYear, lastYear] = [yearOf(read.value('first_year')), yearOf(read.value('last_year'))];
  if (firstYear !== null && lastYear !== null && lastYear < firstYear) {
    throw new RowRefused([rowFault(language, 'years-reversed', read.heading('last_year'))]);
  }
  return { ...division, level: division.level, name: String(read.value('name')), firstYear, lastYear };
}

function yearOf(value: string | number | null): number | null {
  return value === null ? null : Number(value);
}

async function write(
  transaction: Transaction<Schema>,
  { code, name, level, firstYear, lastYear }: Place,
  parentCode: string | null,
): Promise<'created' | 'changed' | 'unchanged'> {
  const known = await transaction
    .selectFrom('divisions')
    .selectAll()
    .where('code', '=', code)
    .orderBy('first_year', 'desc')
    .execute();
  // Without a year the row is about the newest that is on record.
  const own = firstYear === null ? known[0] : known.find((each) => each.first_year === firstYear);
  if (own !== undefined) {
    if (own.name === name && own.last_year === lastYear && own.parent_code === parentCode) return 'unchanged';
    await transaction
      .updateTable('divisions')
      .set({ name, last_year: lastYear, parent_code: parentCode })
      .where('code', '=', code)
      .where('first_year', '=', own.first_year)
      .execute();
    return 'changed';
  }
  if (firstYear !== null) {
    await transaction
      .updateTable('divisions')
      .set({ last_year: sql<number>`${firstYear - 1}::integer` })
      .where('code', '=', code)
      .where('first_year', '<', firstYear)
      .where('last_year', 'is', null)
      .execute();
  }
  await transaction
    .insertInto('divisions')
    .values({ code, name, parent_code: parentCode, level, first_year: firstYear ?? 0, last_year: lastYear })
    .execute();
  return 'created';
}
