import { parseDivisionCode } from '@wardkit/contract/codes/division-code';
import { type RawBuilder, sql } from 'kysely';

/** The digits by which the codes of what lies in a division begin. */
const digits = { province: 2, city: 4, county: 6, township: 9, community: 12 } as const;

/**
 * The condition that a place lies in a division. It is a range and no pattern: row-level security keeps `like` out of an
 * index.
 *
 * @param column the column with the code of the place
 * @param area 6, 9 or 12 digits; of one that no place can have nothing lies within
 */
export function withinDivision(column: string, area: string): RawBuilder<boolean> {
  const division = parseDivisionCode(area);
  if (division === null) return sql<boolean>`false`;
  const code = sql.ref(column);
  if (division.level === 'community') return sql<boolean>`${code} = ${division.code}`;
  const from = division.code.slice(0, digits[division.level]);
  // A letter comes behind every digit, whatever the collation.
  return sql<boolean>`(${code} >= ${from} and ${code} < ${`${from}a`})`;
}
