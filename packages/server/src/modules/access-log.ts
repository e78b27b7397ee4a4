import { allOperations } from '@wardkit/contract/operations';
import { sql } from 'kysely';
import { applySettings } from '../database/transaction.ts';
import { handlers } from '../http/handler.ts';
import { cutPage, filterOf, pageSize } from '../http/page.ts';
import { subjectsOf } from '../privacy/records-about-person.ts';

/** Operations that write and tell nothing of a person: a call of one is no reading. */
const noReadings = allOperations
  .filter(({ safety, personalData }) => safety === 'unsafe' && personalData === 'none')
  .map(({ id }) => id as string);

export const accessLogHandlers = handlers<'audit.listAccessLog'>({
  'audit.listAccessLog': {
    async handle({ transaction, reach, query, cursors }) {
      const pages = cursors(filterOf(query));
      const limit = pageSize(query);
      const subjects = await subjectsOf(transaction, reach);
      await applySettings(transaction, { subjects });
      let rows = transaction
        .selectFrom('audit_entries')
        .select(['station_id', 'id', 'at', 'role', 'purpose', 'operation', 'field'])
        .where('station_id', '=', sql<string>`any(${reach.home}::uuid[])`)
        .where(sql<boolean>`records && ${subjects}::uuid[]`)
        // Only what was answered was read, by somebody else who signed in: a stranger is told nothing of a person.
        .where('outcome', '<', 300)
        .where('account_id', '<>', sql<string>`all(${reach.accounts}::uuid[])`)
        .where('operation', '<>', sql<string>`all(${noReadings}::text[])`)
        .orderBy('at', 'desc')
        .orderBy('id', 'desc')
        .limit(limit + 1);
      if (query.since !== undefined) rows = rows.where('at', '>=', new Date(query.since));
      if (query.until !== undefined) rows = rows.where('at', '<', new Date(query.until));
      if (query.cursor !== undefined) {
        const [at, id] = pages.read(query.cursor);
        rows = rows
          .where('at', '<=', new Date(String(at)))
          .where(sql<boolean>`(at, id) < (${at}::timestamptz, ${id}::uuid)`);
      }
      const found = await rows.execute();
      const stations = await transaction
        .selectFrom('stations')
        .select(['id', 'name'])
        .where('id', '=', sql<string>`any(${reach.home}::uuid[])`)
        .execute();
      const nameOf = new Map(stations.map(({ id, name }) => [id, name]));
      const body = cutPage(
        found,
        limit,
        pages,
        (row) => [row.at.toISOString(), row.id],
        (row) => ({
          entryId: row.id,
          stationId: row.station_id,
          stationName: nameOf.get(row.station_id) ?? '',
          at: row.at.toISOString(),
          role: row.role,
          purpose: row.purpose,
          operation: row.operation,
          revealed: row.field !== null,
        }),
      );
      return { status: 200, body };
    },
  },
});
