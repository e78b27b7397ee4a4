import { readFileSync } from 'node:fs';
import { type DivisionLevel, parseDivisionCode } from '@wardkit/contract/codes/division-code';

/** A division with the years of its code: what a record of that time is understood by. */
export interface Division {
  readonly code: string;
  readonly name: string;
  readonly level: DivisionLevel;
  /** The nearest one above that has a line of its own, or null. */
  readonly parentCode: string | null;
  readonly firstYear: number;
  /** Null while the code is in use. */
  readonly lastYear: number | null;
}

export type DivisionLine = Pick<Division, 'code' | 'name' | 'firstYear' | 'lastYear'>;

// Two levels up and down again: the same path holds from src/divisions and from dist/divisions, where tsc copies no data.
const folder = new URL('../../src/divisions/', import.meta.url);

/**
 * The provinces, cities and counties of GB/T 2260 with the years of their codes, withdrawn ones too: an identity number
 * keeps the code of the year in which it was given.
 *
 * @throws Error that names the file and line when a line has another form
 */
export function nationalDivisionLines(): readonly DivisionLine[] {
  return readTable(new URL('divisions.csv', folder), 'code,name,first_year,last_year').map(
    ([code = '', name = '', first, last]) => ({
      code,
      name,
      firstYear: Number(first),
      lastYear: last === '' ? null : Number(last),
    }),
  );
}

/**
 * Gives each line its level and its parent.
 *
 * @throws Error where a code is one that no place can have
 * @example divisionsOf(nationalDivisionLines()).find(({ code }) => code === '441602')?.name // '源城区'
 */
export function divisionsOf(lines: readonly DivisionLine[]): readonly Division[] {
  const known = new Set(lines.map(({ code }) => code));
  return lines.map((line) => {
    const place = parseDivisionCode(line.code);
    if (place === null) throw new Error(`The division lists hold '${line.code}', which no place can have.`);
    // A municipality has no line at city level, so the parent is the nearest one above that has a line.
    return { ...line, level: place.level, parentCode: place.parents.findLast((parent) => known.has(parent)) ?? null };
  });
}

/**
 * Reads a table of ours: a heading line, a comma between fields. No CSV parser: no field has quotes or commas, and a line
 * of another form stops the reading.
 *
 * @throws Error that names the file and line
 */
export function readTable(file: URL, heading: string): string[][] {
  const [first, ...lines] = readFileSync(file, 'utf8').trimEnd().split(/\r?\n/);
  const name = file.pathname.split('/').at(-1);
  if (first !== heading) throw new Error(`${name}: the first line is not '${heading}'.`);
  const columns = heading.split(',').length;
  return lines.map((line, index) => {
    const fields = line.split(',');
    if (fields.length !== columns || line.includes('"')) {
      throw new Error(`${name}, line ${index + 2}: expected ${columns} fields without quotes.`);
    }
    return fields;
  });
}
