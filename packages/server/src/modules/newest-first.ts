import { type RawBuilder, sql } from 'kysely';

/** The order of a list that begins with what was made last: by `created_at` and `id`, both falling. */
export const newestFirst = {
  position: (row: { readonly created_at: Date; readonly id: string }): readonly [string, string] => [
    row.created_at.toISOString(),
    row.id,
  ],
  after: ([createdAt, id]: readonly (string | number)[]): RawBuilder<boolean> =>
    sql<boolean>`(created_at, id) < (${createdAt}::timestamptz, ${id}::uuid)`,
};
