import type { BuildingAddress, Premises, StandardAddress, Station } from '@wardkit/contract/places';
import { sql, type Transaction } from 'kysely';
import type { Reach } from '../access/access.ts';
import { withinReach } from '../access/within-reach.ts';
import type { AddressDocument, Schema } from '../database/schema.ts';
import { handlers } from '../http/handler.ts';
import { cutPage, filterOf, pageSize, repeated } from '../http/page.ts';
import { RequestProblem } from '../http/request-problem.ts';
import { maskedName, maskedTelephone } from '../privacy/masked-person.ts';

/** An address as far as the building, without anything that stands behind its door. */
export function buildingAddress(address: AddressDocument): BuildingAddress {
  const { divisionCode, county, township, community, road, number, building, buildingText } = address;
  return { divisionCode, county, township, community, road, number, building, text: buildingText };
}

export function standardAddress(address: AddressDocument): StandardAddress {
  const { unit, floor, room, text } = address;
  return { ...buildingAddress(address), text, unit, floor, room };
}

/** A station as the public may know it. */
export async function findStation(transaction: Transaction<Schema>, id: string): Promise<Station | null> {
  const row = await transaction.selectFrom('stations').selectAll().where('id', '=', id).executeTakeFirst();
  if (row === undefined) return null;
  return {
    id: row.id,
    name: row.name,
    divisionCode: row.division_code,
    telephone: row.telephone,
    address: row.address,
    serviceLinks: row.service_links as Station['serviceLinks'],
  };
}

interface PremisesPlace {
  readonly id: string;
  readonly station_id: string;
  readonly address: AddressDocument;
  readonly community_code: string;
  readonly use: string;
}

/**
 * Premises that the caller may know of, as another record names them.
 *
 * @throws {RequestProblem} `not-found`, the same for those that are not there and those of others
 */
export async function findPremises(transaction: Transaction<Schema>, reach: Reach, id: string): Promise<PremisesPlace> {
  const row = await transaction
    .selectFrom('premises')
    .select(['id', 'station_id', 'address', 'community_code', 'use'])
    .where('id', '=', id)
    .where(withinReach(reach, 'premises', 'id'))
    .executeTakeFirst();
  if (row === undefined) throw new RequestProblem('not-found');
  return row;
}

function selectPremises(transaction: Transaction<Schema>, reach: Reach) {
  return transaction
    .selectFrom('premises')
    .leftJoin('people', (join) =>
      join
        .onRef('people.station_id', '=', 'premises.station_id')
        .onRef('people.id', '=', 'premises.landlord_person_id'),
    )
    .leftJoin('organisations', (join) =>
      join
        .onRef('organisations.station_id', '=', 'premises.station_id')
        .on((on) =>
          on(
            'organisations.id',
            '=',
            sql<string>`coalesce(premises.organisation_id, premises.landlord_organisation_id)`,
          ),
        ),
    )
    .leftJoin('ratings', (join) =>
      join.onRef('ratings.station_id', '=', 'premises.station_id').onRef('ratings.premises_id', '=', 'premises.id'),
    )
    .select([
      'premises.station_id',
      'premises.id',
      'premises.version',
      'premises.address',
      'premises.use',
      'premises.storeys',
      'premises.floor_area',
      'premises.updated_at',
      sql<string | null>`premises.let_since::text`.as('let_since'),
      'people.id as person_id',
      'people.name_masked',
      'people.phone_masked',
      'people.restricted',
      'organisations.id as organisation_id',
      'organisations.name as organisation_name',
      'organisations.social_credit_code',
      'ratings.check_id',
      'ratings.standard_version',
      'ratings.stars',
      'ratings.state as rating_state',
      'ratings.rated_at',
      'ratings.checked_at',
    ])
    .where(withinReach(reach, 'premises', 'id'));
}

type PremisesRow = Awaited<ReturnType<ReturnType<typeof selectPremises>['execute']>>[number];

/** The ids that a reading of premises is logged under: the premises, and the landlord whose masked name it tells. */
function concernedBy(row: PremisesRow): string[] {
  return row.person_id === null ? [row.id] : [row.id, row.person_id];
}

async function completePremises(transaction: Transaction<Schema>, rows: readonly PremisesRow[]): Promise<Premises[]> {
  if (rows.length === 0) return [];
  const ids = rows.map((row) => row.id);
  const stations = [...new Set(rows.map((row) => row.station_id))];
  const dwellings = await transaction
    .selectFrom('dwellings')
    .select(['id', 'premises_id', 'label', 'rooms', 'floor_area'])
    .where('station_id', 'in', stations)
    .where('premises_id', 'in', ids)
    .orderBy('floor')
    .orderBy('label')
    .execute();
  const hazards = await transaction
    .selectFrom('hazards')
    .select([
      'premises_id',
      sql<number>`count(*)::integer`.as('count'),
      sql<number>`max(severity)`.as('severity'),
      sql<Date>`min(due_at)`.as('due_at'),
    ])
    .where('station_id', 'in', stations)
    .where('premises_id', 'in', ids)
    .where('state', '<>', 'verified')
    .groupBy('premises_id')
    .execute();
  const hazardsOf = new Map(hazards.map((row) => [row.premises_id, row]));
  const dwellingsOf = Map.groupBy(dwellings, (row) => row.premises_id);
  return rows.map((row) => {
    const open = hazardsOf.get(row.id);
    return {
      id: row.id,
      version: row.version,
      stationId: row.station_id,
      address: standardAddress(row.address),
      use: row.use,
      storeys: row.storeys,
      floorArea: row.floor_area,
      dwellings: (dwellingsOf.get(row.id) ?? []).map(({ id, label, rooms, floor_area }) => ({
        id,
        label,
        rooms,
        floorArea: floor_area,
      })),
      landlord:
        row.person_id === null
          ? null
          : { personId: row.person_id, name: maskedName(row), telephone: maskedTelephone(row) },
      organisation:
        row.organisation_id === null
          ? null
          : {
              id: row.organisation_id,
              name: row.organisation_name ?? '',
              socialCreditCode: row.social_credit_code ?? '',
            },
      rating:
        row.stars === null || row.rating_state === null || row.rated_at === null
          ? null
          : { stars: row.stars, state: row.rating_state, ratedAt: row.rated_at.toISOString() },
      openHazards: {
        count: open?.count ?? 0,
        highestSeverity: open?.severity ?? null,
        nextDueAt: open?.due_at.toISOString() ?? null,
      },
      lastCheck:
        row.check_id === null || row.checked_at === null || row.standard_version === null
          ? null
          : { id: row.check_id, observedAt: row.checked_at.toISOString(), standardVersion: row.standard_version },
      letSince: row.let_since,
      updatedAt: row.updated_at.toISOString(),
    };
  });
}

export const placesHandlers = handlers<
  'places.listDivisions' | 'places.getStation' | 'places.listPremises' | 'places.getPremises'
>({
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

  'places.getStation': {
    async handle({ transaction, parameters }) {
      const body = await findStation(transaction, parameters.stationId);
      if (body === null) throw new RequestProblem('not-found');
      return { status: 200, body };
    },
  },

  'places.listPremises': {
    async handle({ transaction, reach, query, cursors, concerns }) {
      const pages = cursors(filterOf(query));
      const limit = pageSize(query);
      const position = query.cursor === undefined ? null : pages.read(query.cursor);
      const uses = repeated(query.use);
      let rows = selectPremises(transaction, reach).limit(limit + 1);
      if (uses !== null) rows = rows.where('premises.use', 'in', uses);
      if (query.community !== undefined) {
        rows = rows.where('premises.community_code', 'like', `${query.community}%`);
      }
      if (query.openHazards === undefined) {
        rows = rows.orderBy('premises.id');
        if (position !== null) rows = rows.where('premises.id', '>', String(position[0]));
        const found = await rows.execute();
        for (const row of found.slice(0, limit)) concerns(row.station_id, ...concernedBy(row));
        const complete = await completePremises(transaction, found);
        return {
          status: 200,
          body: cutPage(
            complete,
            limit,
            pages,
            (item) => [item.id],
            (item) => item,
          ),
        };
      }
      const due = transaction
        .selectFrom('hazards')
        .select(['station_id', 'premises_id', sql<Date>`min(due_at)`.as('due_at')])
        .where('state', '<>', 'verified')
        .where(withinReach(reach, 'hazards'))
        .groupBy(['station_id', 'premises_id'])
        .as('due');
      let byDeadline = rows
        .innerJoin(due, (join) =>
          join.onRef('due.station_id', '=', 'premises.station_id').onRef('due.premises_id', '=', 'premises.id'),
        )
        .select('due.due_at')
        .orderBy('due.due_at')
        .orderBy('premises.id');
      if (position !== null) {
        byDeadline = byDeadline.where(
          sql<boolean>`(due.due_at, premises.id) > (${position[0]}::timestamptz, ${position[1]}::uuid)`,
        );
      }
      const found = await byDeadline.execute();
      for (const row of found.slice(0, limit)) concerns(row.station_id, ...concernedBy(row));
      const complete = await completePremises(transaction, found);
      const dueOf = new Map(found.map((row) => [row.id, row.due_at.toISOString()]));
      return {
        status: 200,
        body: cutPage(
          complete,
          limit,
          pages,
          (item) => [dueOf.get(item.id) ?? '', item.id],
          (item) => item,
        ),
      };
    },
  },

  'places.getPremises': {
    async handle({ transaction, reach, parameters, concerns }) {
      const rows = await selectPremises(transaction, reach).where('premises.id', '=', parameters.premisesId).execute();
      const [body] = await completePremises(transaction, rows);
      if (body === undefined) throw new RequestProblem('not-found');
      for (const row of rows) concerns(row.station_id, ...concernedBy(row));
      return { status: 200, body, version: body.version };
    },
  },
});
