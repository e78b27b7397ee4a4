import type { Station } from '@wardkit/contract/places';
import { isStaff, staffRoles } from '@wardkit/contract/role';
import { type Selectable, sql, type Transaction } from 'kysely';
import { atStations } from '../access/within-reach.ts';
import type { Schema } from '../database/schema.ts';
import { withinDivision } from '../database/within-division.ts';
import { handlers } from '../http/handler.ts';
import { cutPage, filterOf, pageSize, repeated } from '../http/page.ts';
import { RequestProblem } from '../http/request-problem.ts';

function toStation(row: Selectable<Schema['stations']>): Station {
  return {
    id: row.id,
    name: row.name,
    divisionCode: row.division_code,
    telephone: row.telephone,
    address: row.address,
    serviceLinks: row.service_links as Station['serviceLinks'],
  };
}

/** A station as the public may know it. */
export async function findStation(transaction: Transaction<Schema>, id: string): Promise<Station | null> {
  const row = await transaction.selectFrom('stations').selectAll().where('id', '=', id).executeTakeFirst();
  return row === undefined ? null : toStation(row);
}

/** As the partial index `accounts_of_staff` says it. */
const ofStaff = sql<boolean>`ended_at is null and roles && array[${sql.join(staffRoles.map((role) => sql.lit(role)))}]`;

export const stationsHandlers = handlers<'places.listStations' | 'places.getStation' | 'places.listStaff'>({
  'places.listStations': {
    async handle({ transaction, query, cursors }) {
      const pages = cursors(filterOf(query));
      const limit = pageSize(query);
      let rows = transaction
        .selectFrom('stations')
        .selectAll()
        .orderBy('id')
        .limit(limit + 1);
      if (query.division !== undefined) rows = rows.where(withinDivision('division_code', query.division));
      if (query.cursor !== undefined) rows = rows.where('id', '>', String(pages.read(query.cursor)[0]));
      const body = cutPage(await rows.execute(), limit, pages, (row) => [row.id], toStation);
      return { status: 200, body };
    },
  },

  'places.getStation': {
    async handle({ transaction, parameters }) {
      const body = await findStation(transaction, parameters.stationId);
      if (body === null) throw new RequestProblem('not-found');
      return { status: 200, body };
    },
  },

  'places.listStaff': {
    async handle({ transaction, reach, query, cursors }) {
      const pages = cursors(filterOf(query));
      const limit = pageSize(query);
      const roles = repeated(query.role);
      let rows = transaction
        .selectFrom('accounts')
        .select(['id', 'station_id', 'display_name', 'roles'])
        .where(atStations('station_id', reach.stations))
        .where(ofStaff)
        .orderBy('id')
        .limit(limit + 1);
      if (roles !== null) rows = rows.where(sql<boolean>`roles && ${roles.filter(isStaff)}::text[]`);
      if (query.cursor !== undefined) rows = rows.where('id', '>', String(pages.read(query.cursor)[0]));
      const body = cutPage(
        await rows.execute(),
        limit,
        pages,
        (row) => [row.id],
        (row) => ({
          id: row.id,
          stationId: row.station_id,
          displayName: row.display_name,
          // That a member of staff also lets a flat is no colleague's business.
          roles: row.roles.filter(isStaff),
        }),
      );
      return { status: 200, body };
    },
  },
});
