import type { Premises } from '@wardkit/contract/places';
import { type RawBuilder, sql, type Transaction } from 'kysely';
import type { Reach } from '../access/access.ts';
import { withinReach } from '../access/within-reach.ts';
import type { AddressDocument, Schema } from '../database/schema.ts';
import { withinDivision } from '../database/within-division.ts';
import { handlers } from '../http/handler.ts';
import { cutPage, filterOf, pageSize, repeated } from '../http/page.ts';
import { RequestProblem } from '../http/request-problem.ts';
import { maskedName, maskedTelephone } from '../privacy/masked-person.ts';
import { standardAddress } from './addresses.ts';

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
        .onRef('organisations.id', '=', 'premises.organisation_id'),
    )
    .leftJoin('ratings', (join) =>
      join.onRef('ratings.station_id', '=', 'premises.station_id').onRef('ratings.premises_id', '=', 'premises.id'),
    )
    .select([
      'premises.station_id',
      'premises.id',
      'premises.version',
      'premises.address_id',
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

/** Whether a hazard counts as open, as the partial index `hazards_open_by_deadline` says it. */
function isOpen(table: string): RawBuilder<boolean> {
  return sql<boolean>`${sql.ref(`${table}.state`)} not in ('verified', 'annulled')`;
}

/** The ids that a reading of premises is logged under: the premises, and the landlord whose masked name it tells. */
function concernedBy(row: PremisesRow): string[] {
  return row.person_id === null ? [row.id] : [row.id, row.person_id];
}

/** Premises by their ids, as an answer shows them; in no order. */
export async function readPremises(
  transaction: Transaction<Schema>,
  reach: Reach,
  ids: readonly string[],
): Promise<Premises[]> {
  if (ids.length === 0) return [];
  const rows = await selectPremises(transaction, reach).where('premises.id', 'in', ids).execute();
  return completePremises(transaction, rows);
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
    .where('ended_on', 'is', null)
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
    .where(isOpen('hazards'))
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
      addressId: row.address_id,
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
        // A home that nobody lets is nobody's to rate.
        row.use !== 'let' || row.stars === null || row.rating_state === null || row.rated_at === null
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

export const premisesHandlers = handlers<'places.listPremises' | 'places.getPremises'>({
  'places.listPremises': {
    async handle({ transaction, reach, query, cursors, concerns }) {
      const pages = cursors(filterOf(query));
      const limit = pageSize(query);
      const position = query.cursor === undefined ? null : pages.read(query.cursor);
      const uses = repeated(query.use);
      let rows = selectPremises(transaction, reach).limit(limit + 1);
      if (uses !== null) rows = rows.where('premises.use', 'in', uses);
      if (query.community !== undefined) {
        rows = rows.where(withinDivision('premises.community_code', query.community));
      }
      if (query.openHazards === undefined) {
        rows = rows.orderBy('premises.id');
        if (position !== null) rows = rows.where('premises.id', '>', String(position[0]));
        const found = await rows.execute();
        for (const row of found.slice(0, limit)) concerns(row.station_id, ...concernedBy(row));
        const complete = await completePremises(transaction, found);
        const body = cutPage(
          complete,
          limit,
          pages,
          ({ id }) => [id],
          (item) => item,
        );
        return { status: 200, body };
      }
      // The hazards are walked by their deadlines; of each premises the first one leads to it.
      let byDeadline = rows
        .innerJoin('hazards', (join) =>
          join.onRef('hazards.station_id', '=', 'premises.station_id').onRef('hazards.premises_id', '=', 'premises.id'),
        )
        .select('hazards.due_at')
        .where(isOpen('hazards'))
        .where(withinReach(reach, 'hazards'))
        .where(({ not, exists, selectFrom }) =>
          not(
            exists(
              selectFrom('hazards as sooner')
                .select('sooner.id')
                .whereRef('sooner.station_id', '=', 'hazards.station_id')
                .whereRef('sooner.premises_id', '=', 'hazards.premises_id')
                .where(isOpen('sooner'))
                .where(sql<boolean>`(sooner.due_at, sooner.id) < (hazards.due_at, hazards.id)`),
            ),
          ),
        )
        .orderBy('hazards.due_at')
        .orderBy('hazards.premises_id');
      if (position !== null) {
        byDeadline = byDeadline.where(
          sql<boolean>`(hazards.due_at, hazards.premises_id) > (${position[0]}::timestamptz, ${position[1]}::uuid)`,
        );
      }
      const found = await byDeadline.execute();
      for (const row of found.slice(0, limit)) concerns(row.station_id, ...concernedBy(row));
      const complete = await completePremises(transaction, found);
      const dueOf = new Map(found.map((row) => [row.id, row.due_at.toISOString()]));
      const body = cutPage(
        complete,
        limit,
        pages,
        ({ id }) => [dueOf.get(id) ?? '', id],
        (item) => item,
      );
      return { status: 200, body };
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
