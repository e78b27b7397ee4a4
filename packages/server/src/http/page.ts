import { defaultPageSize } from '@wardkit/contract/page';
import type { Cursors } from './cursor.ts';

/**
 * Cuts a page from rows that were read one beyond the limit.
 *
 * @param position the sort key of a row, from which the next page's cursor is made
 */
export function cutPage<Row, Item>(
  rows: readonly Row[],
  limit: number,
  cursors: Cursors,
  position: (row: Row) => readonly (string | number)[],
  item: (row: Row) => Item,
): { items: Item[]; next: string | null } {
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  const next = rows.length > limit && last !== undefined ? cursors.after(position(last)) : null;
  return { items: page.map(item), next };
}

/** The number of rows of a page. */
export function pageSize(query: { limit?: number | undefined }): number {
  return query.limit ?? defaultPageSize;
}

/** A filter that may be repeated, as a list; null where it was not given. */
export function repeated(value: string | readonly string[] | undefined): readonly string[] | null {
  if (value === undefined) return null;
  return typeof value === 'string' ? [value] : [...value].sort();
}

/** The filter of a list: its query without cursor and limit. */
export function filterOf(query: object): object {
  return Object.fromEntries(Object.entries(query).filter(([name]) => name !== 'cursor' && name !== 'limit'));
}
