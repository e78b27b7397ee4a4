import {
  type Division,
  type DivisionLine,
  divisionsOf,
  nationalDivisionLines,
  readTable,
} from '../divisions/division-list.ts';

/** The year of the list that streets and communities come from; it says nothing about when they began. */
const placesYear = 2024;

// Two levels up and down again: the same path holds from src/demo and from dist/demo, where tsc copies no data.
const places = new URL('../../src/demo/data/places.csv', import.meta.url);

/**
 * All of GB/T 2260 with its years, and the streets and communities of the three demo counties.
 *
 * @throws Error that names the file and line when a line has another form
 * @example readDivisions().find((division) => division.code === '441602')?.name // '源城区'
 */
export function readDivisions(): readonly Division[] {
  const lines = readTable(places, 'code,name').map(
    ([code = '', name = '']): DivisionLine => ({ code, name, firstYear: placesYear, lastYear: null }),
  );
  return divisionsOf([...nationalDivisionLines(), ...lines]);
}
