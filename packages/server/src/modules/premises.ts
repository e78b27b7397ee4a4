import type { Premises, PremisesChange, PremisesRegistration } from '@wardkit/contract/places';
import type { InputError } from '@wardkit/contract/problem';
import { type RawBuilder, sql, type Transaction } from 'kysely';
import type { Reach } from '../access/access.ts';
import { withinReach } from '../access/within-reach.ts';
import type { AddressDocument, Schema } from '../database/schema.ts';
import { withinDivision } from '../database/within-division.ts';
import { type Context, handlers } from '../http/handler.ts';
import { cutPage, filterOf, pageSize, repeated } from '../http/page.ts';
import { RequestProblem } from '../http/request-problem.ts';
import { maskedName, maskedTelephone } from '../privacy/masked-person.ts';
import { recordPerson } from '../privacy/people.ts';
import { buildingAddress, documentOf, findAddress, standardAddress } from './addresses.ts';
import { holdLivingOrganisation } from './organisations.ts';
import { isUniqueViolation, takeRecordId } from './records.ts';

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
      sql<string | null>`ratings.next_check_due_on::text`.as('next_check_due_on'),
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
      nextCheckDueOn: row.use === 'let' ? row.next_check_due_on : null,
      letSince: row.let_since,
      updatedAt: row.updated_at.toISOString(),
    };
  });
}

type PremisesContext = Pick<Context, 'transaction' | 'reach' | 'language' | 'concerns'>;

/** Premises as they are told, and noted as read. @throws {RequestProblem} `not-found` */
async function tellPremises({ transaction, reach, concerns }: PremisesContext, id: string): Promise<Premises> {
  const rows = await selectPremises(transaction, reach).where('premises.id', '=', id).execute();
  const [premises] = await completePremises(transaction, rows);
  if (premises === undefined) throw new RequestProblem('not-found');
  for (const row of rows) concerns(row.station_id, ...concernedBy(row));
  return premises;
}

/** What premises would be after a write, as far as its parts depend on each other. */
interface Standing {
  readonly use: string;
  readonly hasLandlord: boolean;
  readonly organisationId: string | null;
  readonly letSince: string | null;
}

const faults = {
  'address-unknown': ['The register has no such address of your station.', '标准地址库中没有本所的此地址。'],
  'address-withdrawn': [
    'This address is no longer in use: take the one that replaced it.',
    '此地址已停用，请选用替代地址。',
  ],
  'landlord-missing': ['Say who lets these premises: a landlord or an organisation.', '出租房屋须填写房东或出租单位。'],
  'not-let': ['Only premises that are let have a day since when.', '只有出租房屋才填写起租日期。'],
  'organisation-unknown': [
    'Your station has no such organisation that is still there.',
    '本所没有此单位，或该单位已注销。',
  ],
} as const;

function faultOf(language: Context['language'], pointer: string, code: keyof typeof faults): InputError {
  const [en, zh] = faults[code];
  return { pointer, code, message: language === 'en' ? en : zh };
}

/** The faults of what premises would be; `given` is the write itself. */
async function faultsOf(
  { transaction, language }: PremisesContext,
  stationId: string,
  given: PremisesChange,
  after: Standing,
): Promise<InputError[]> {
  const errors: InputError[] = [];
  if (after.use === 'let' && !after.hasLandlord && after.organisationId === null) {
    errors.push(faultOf(language, '/landlord', 'landlord-missing'));
  }
  if (after.use !== 'let' && typeof given.letSince === 'string') errors.push(faultOf(language, '/letSince', 'not-let'));
  if (typeof given.organisationId === 'string') {
    const isThere = await holdLivingOrganisation(transaction, stationId, given.organisationId);
    if (!isThere) errors.push(faultOf(language, '/organisationId', 'organisation-unknown'));
  }
  return errors;
}

/** The address that premises are to stand at. @throws {RequestProblem} `invalid-input` for one that nothing is put at */
async function addressFor({ transaction, reach, language }: PremisesContext, id: string) {
  const address = await findAddress(transaction, reach, id);
  const fault = address === null ? 'address-unknown' : 'address-withdrawn';
  if (address !== null && address.state === 'in-use') return address;
  throw new RequestProblem('invalid-input', { errors: [faultOf(language, '/addressId', fault)] });
}

/** The day since when premises are let, after a write; a use that is no letting has none. */
function letSinceAfter(use: string, given: string | null | undefined, before: string | null): string | null {
  if (use !== 'let') return null;
  return given === undefined ? before : given;
}

async function hasStays(transaction: Transaction<Schema>, row: PremisesRow): Promise<boolean> {
  const stays = await transaction
    .selectFrom('stays')
    .select('id')
    .where('station_id', '=', row.station_id)
    .where('premises_id', '=', row.id)
    .where('state', '<>', 'ended')
    .limit(1)
    .execute();
  return stays.length > 0;
}

/** The premises that a change rests on, held to the end of the transaction. @throws {RequestProblem} `version-stale` */
async function holdPremises(
  context: PremisesContext & Pick<Context, 'ifMatch'>,
  premisesId: string,
): Promise<PremisesRow> {
  const { transaction, reach } = context;
  const seen = await findPremises(transaction, reach, premisesId);
  // A cluster locks rows of one station only.
  await transaction
    .selectFrom('premises')
    .select('id')
    .where('station_id', '=', seen.station_id)
    .where('id', '=', seen.id)
    .forUpdate()
    .execute();
  const row = await selectPremises(transaction, reach)
    .where('premises.station_id', '=', seen.station_id)
    .where('premises.id', '=', seen.id)
    .executeTakeFirstOrThrow();
  if (row.version !== context.ifMatch) {
    throw new RequestProblem('version-stale', { current: await tellPremises(context, seen.id) });
  }
  return row;
}

const pathOf = (id: string) => `/v1/premises/${id}`;

export const premisesHandlers = handlers<
  'places.listPremises' | 'places.getPremises' | 'places.createPremises' | 'places.changePremises'
>({
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
    async handle(context) {
      const body = await tellPremises(context, context.parameters.premisesId);
      return { status: 200, body, version: body.version };
    },
  },

  'places.createPremises': {
    async prepare(context) {
      const address = await addressFor(context, context.body.addressId);
      await takeRecordId(context.transaction, context.parameters.premisesId, address.station_id);
    },
    async handle(context) {
      const { transaction, parameters, now, emit } = context;
      const given: PremisesRegistration = context.body;
      const address = await addressFor(context, given.addressId);
      const stationId = address.station_id;
      const errors = await faultsOf(context, stationId, given, { ...given, hasLandlord: given.landlord !== null });
      if (errors.length > 0) throw new RequestProblem('invalid-input', { errors });
      if (address.premises_id !== null) throw new RequestProblem('already-recorded');
      const landlord =
        given.landlord === null ? null : await recordPerson(context, stationId, given.landlord, '/landlord');
      const { numInsertedOrUpdatedRows } = await transaction
        .insertInto('premises')
        .values({
          station_id: stationId,
          id: parameters.premisesId,
          address_id: address.id,
          address: JSON.stringify(documentOf(address)),
          community_code: address.division_code,
          use: given.use,
          storeys: given.storeys,
          floor_area: given.floorArea,
          landlord_person_id: landlord?.id ?? null,
          organisation_id: given.organisationId,
          let_since: given.letSince,
          created_at: now,
          updated_at: now,
        })
        // Somebody put premises at this address in this moment.
        .onConflict((conflict) => conflict.doNothing())
        .executeTakeFirst();
      if (numInsertedOrUpdatedRows !== 1n) throw new RequestProblem('already-recorded');
      const body = await tellPremises(context, parameters.premisesId);
      const { id, version } = body;
      await emit('premises.registered', stationId, pathOf(id), { id, version }, address.division_code);
      return { status: 201, body, version, headers: { location: pathOf(id) } };
    },
  },

  'places.changePremises': {
    async handle(context) {
      const { transaction, parameters, now, emit } = context;
      const given: PremisesChange = context.body;
      const row = await holdPremises(context, parameters.premisesId);
      const stationId = row.station_id;
      const moves = given.addressId !== undefined && given.addressId.toLowerCase() !== row.address_id;
      const address = moves ? await addressFor(context, given.addressId ?? '') : null;
      const use = given.use ?? row.use;
      const organisationId = given.organisationId === undefined ? row.organisation_id : given.organisationId;
      const hasLandlord = given.landlord === undefined ? row.person_id !== null : given.landlord !== null;
      const letSince = letSinceAfter(use, given.letSince, row.let_since);
      const errors = await faultsOf(context, stationId, given, { use, hasLandlord, organisationId, letSince });
      if (errors.length > 0) throw new RequestProblem('invalid-input', { errors });
      if (use === 'empty' && row.use !== 'empty' && (await hasStays(transaction, row))) {
        throw new RequestProblem('state-conflict', { current: await tellPremises(context, row.id) });
      }
      if (address !== null && address.premises_id !== null) throw new RequestProblem('already-recorded');
      const landlord = given.landlord ? await recordPerson(context, stationId, given.landlord, '/landlord') : null;
      await transaction
        .updateTable('premises')
        .set({
          version: row.version + 1,
          updated_at: now,
          use,
          storeys: given.storeys ?? row.storeys,
          floor_area: given.floorArea === undefined ? row.floor_area : given.floorArea,
          organisation_id: organisationId,
          let_since: letSince,
          ...(given.landlord === undefined ? {} : { landlord_person_id: landlord?.id ?? null }),
          ...(address === null
            ? {}
            : {
                address_id: address.id,
                address: JSON.stringify(documentOf(address)),
                community_code: address.division_code,
              }),
        })
        .where('station_id', '=', stationId)
        .where('id', '=', row.id)
        .execute()
        .catch((cause) => {
          // Somebody put premises at this address in this moment. What follows undoes the whole call.
          throw isUniqueViolation(cause) ? new RequestProblem('already-recorded') : cause;
        });
      if (address !== null) {
        // The plate at the door tells strangers where they stand.
        await transaction
          .updateTable('doorplates')
          .set({ building_address: JSON.stringify(buildingAddress(documentOf(address))) })
          .where('station_id', '=', stationId)
          .where('premises_id', '=', row.id)
          .where('state', '=', 'in-force')
          .execute();
      }
      const body = await tellPremises(context, row.id);
      const { id, version } = body;
      await emit('premises.changed', stationId, pathOf(id), { id, version }, body.address.divisionCode);
      return { status: 200, body, version };
    },
  },
});
