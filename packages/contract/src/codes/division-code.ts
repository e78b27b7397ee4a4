export type DivisionLevel = 'province' | 'city' | 'county' | 'township' | 'community';

export interface DivisionCode {
  /** Shortest form: 6 digits down to the county, 9 for a street or town (township), 12 for a community or village. */
  readonly code: string;
  readonly level: DivisionLevel;
  /** From the province down to the one directly above. A level that a place skips (a municipality's `110100`) has no record. */
  readonly parents: readonly string[];
}

/** One line of the division lists; a code has several when a list dropped it and took it up again. */
export interface DivisionRecord {
  readonly code: string;
  readonly name: string;
  /** First year whose list holds it. */
  readonly firstYear: number;
  /** Last year whose list holds it; null while in use. */
  readonly lastYear: number | null;
}

export type DivisionStanding =
  | { readonly state: 'in-use'; readonly record: DivisionRecord }
  | { readonly state: 'withdrawn'; readonly record: DivisionRecord; readonly lastYear: number }
  | { readonly state: 'not-yet-assigned'; readonly record: DivisionRecord }
  | { readonly state: 'unknown' };

/**
 * Reads a division code of 6, 9 or 12 digits by its form alone. The 12-digit form padded with zeros, as statistics use
 * it (`441602000000`), is read as the place it means.
 *
 * Source: GB/T 2260-2007 (中华人民共和国行政区划代码): two digits each for province, city, county;
 * GB/T 10114-2003 (县级以下行政区划代码编制规则): three for the street or town; 统计用区划代码: three for the community.
 *
 * @returns null when no place can have this code.
 * @example parseDivisionCode('441602101003')?.parents // ['440000', '441600', '441602', '441602101']
 */
export function parseDivisionCode(text: string): DivisionCode | null {
  if (!/^(?:[1-9][0-9]{5}|[1-9][0-9]{8}|[1-9][0-9]{11})$/.test(text)) return null;
  const [province, city, county] = [text.slice(0, 2), text.slice(2, 4), text.slice(4, 6)];
  const [town, community] = [text.slice(6, 9), text.slice(9, 12)];
  const named = (part: string): boolean => Number(part) > 0;
  // A city without counties (441900) has its towns directly, and a county may stand directly below its province (460001
  // 通什市 until 1992); below that an empty part leaves nothing to lie in.
  if (named(town) && !named(city) && !named(county)) return null;
  if (named(community) && !named(town)) return null;

  const chain: { code: string; level: DivisionLevel }[] = [{ code: `${province}0000`, level: 'province' }];
  if (named(city)) chain.push({ code: `${province}${city}00`, level: 'city' });
  if (named(county)) chain.push({ code: text.slice(0, 6), level: 'county' });
  if (named(town)) chain.push({ code: text.slice(0, 9), level: 'township' });
  if (named(community)) chain.push({ code: text, level: 'community' });
  const last = chain.pop();
  return last === undefined ? null : { ...last, parents: chain.map((link) => link.code) };
}

/**
 * Says whether a place is another place or lies in it, by their codes.
 *
 * @returns false when either code can't be read.
 * @example isWithinDivision('441602101003', '441602') // true
 */
export function isWithinDivision(code: string, area: string): boolean {
  const place = parseDivisionCode(code);
  const around = parseDivisionCode(area);
  if (place === null || around === null) return false;
  return place.code === around.code || place.parents.includes(around.code);
}

/**
 * Says how a code stood in a year, from its lines in the division lists. A withdrawn code is accepted, and said to be
 * one: people and papers keep it.
 *
 * Source: the yearly lists under GB/T 2260. A year missing between two lines of one name is a list that was not
 * published or lost the line, not a withdrawal.
 *
 * @param records the lines of one code, in any order.
 * @param year a calendar year.
 * @example standingOfDivision([{ code: '110103', name: '崇文区', firstYear: 1980, lastYear: 2009 }], 2026).state // 'withdrawn'
 */
export function standingOfDivision(records: readonly DivisionRecord[], year: number): DivisionStanding {
  const byYear = [...records].sort((one, other) => one.firstYear - other.firstYear);
  const begun = byYear.filter((record) => record.firstYear <= year);
  const latest = begun.at(-1);
  if (latest === undefined) {
    const first = byYear[0];
    return first === undefined ? { state: 'unknown' } : { state: 'not-yet-assigned', record: first };
  }
  if (latest.lastYear === null || latest.lastYear >= year) return { state: 'in-use', record: latest };
  const next = byYear[begun.length];
  if (next !== undefined && next.name === latest.name) return { state: 'in-use', record: latest };
  return { state: 'withdrawn', record: latest, lastYear: latest.lastYear };
}
