import { readFileSync } from 'node:fs';
import { parseDivisionCode } from '@wardkit/contract/codes/division-code';
import type { DemoDivision } from './types.ts';

/** The year of the list that streets and communities come from; it says nothing about when they began. */
const placesYear = 2024;

// Two levels up and down again: the same path holds from src/demo and from dist/demo, where tsc copies no data.
const folder = new URL('../../src/demo/data/', import.meta.url);

/**
 * Reads the division lists that the demo ships: all of GB/T 2260 with its years, and the streets and communities of the
 * three demo counties.
 *
 * No CSV parser: both tables are ours, without quotes or commas in fields, and a line of another form stops the reading.
 *
 * @throws Error that names the file and line when a line has another form.
 * @example readDivisions().find((division) => division.code === '441602')?.name // '源城区'
 */
export function readDivisions(): DemoDivision[] {
  const counties = readTable('divisions.csv', 'code,name,first_year,last_year');
  const places = readTable('places.csv', 'code,name');
  const lines = [
    ...counties.map(([code = '', name = '', first, last]) => ({
      code,
      name,
      firstYear: Number(first),
      lastYear: last === '' ? null : Number(last),
    })),
    ...places.map(([code = '', name = '']) => ({ code, name, firstYear: placesYear, lastYear: null })),
  ];
  const known = new Set(lines.map((line) => line.code));
  return lines.map((line) => {
    const place = parseDivisionCode(line.code);
    if (place === null) throw new Error(`The division lists hold '${line.code}', which no place can have.`);
    // A municipality has no line at city level, so the parent is the nearest one above that has a line.
    return { ...line, level: place.level, parentCode: place.parents.findLast((parent) => known.has(parent)) ?? null };
  });
}

function readTable(file: string, heading: string): string[][] {
  const [first, ...lines] = readFileSync(new URL(file, folder), 'utf8').trimEnd().split(/\r?\n/);
  if (first !== heading) throw new Error(`${file}: the first line is not '${heading}'.`);
  const columns = heading.split(',').length;
  return lines.map((line, index) => {
    const fields = line.split(',');
    if (fields.length !== columns || line.includes('"')) {
      throw new Error(`${file}, line ${index + 2}: expected ${columns} fields without quotes.`);
    }
    return fields;
  });
}

/**
 * Gives a community's or village's everyday name from the long one in the lists.
 *
 * @example shortCommunityName('源城区埔前镇河背村村民委员会', '源城区', '埔前镇') // '河背村'
 */
export function shortCommunityName(name: string, county: string, township: string): string {
  let short = name;
  for (const prefix of [county, township]) if (short.startsWith(prefix)) short = short.slice(prefix.length);
  const isVillage = /村民委员会$|村委会$/.test(short);
  short = short
    .replace(/(社区)?(居民委员会|居委会)$/, '')
    .replace(/(村民委员会|委会)$/, '')
    .replace(/社区$/, '');
  return isVillage ? short : `${short}社区`;
}
