import { sql } from 'kysely';
import { handlers } from '../http/handler.ts';
import { cutPage, filterOf, pageSize } from '../http/page.ts';

export const divisionsHandlers = handlers<'places.listDivisions'>({
  'places.listDivisions': {
    async handle({ transaction, query, cursors }) {
      const pages = cursors(filterOf(query));
      const limit = pageSize(query);
      let rows = transaction
        .selectFrom('divisions')
        .selectAll()
        .where('parent_code', query.parent === undefined ? 'is' : '=', query.parent ?? null)
        .orderBy('code')
        .orderBy('first_year')
        .limit(limit + 1);
      if (query.cursor !== undefined) {
        const [code, year] = pages.read(query.cursor);
        rows = rows.where(sql<boolean>`(code, first_year) > (${code}::text, ${year}::integer)`);
      }
      const body = cutPage(
        await rows.execute(),
        limit,
        pages,
        (row) => [row.code, row.first_year],
        (row) => ({
          code: row.code,
          name: row.name,
          parentCode: row.parent_code,
          level: row.level,
          firstYear: row.first_year === 0 ? null : row.first_year,
          lastYear: row.last_year,
        }),
      );
      return { status: 200, body };
    },
  },
});
