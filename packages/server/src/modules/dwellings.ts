import type { DwellingRecord } from '@wardkit/contract/places';
import { sql, type Transaction } from 'kysely';
import type { Reach } from '../access/access.ts';
import { withinReach } from '../access/within-reach.ts';
import type { Schema } from '../database/schema.ts';
import { type Context, handlers } from '../http/handler.ts';
import { cutPage, filterOf, pageSize } from '../http/page.ts';
import { RequestProblem } from '../http/request-problem.ts';
import { findPremises } from './premises.ts';
import { isUniqueViolation, takeRecordId } from './records.ts';

function selectDwellings(transaction: Transaction<Schema>, reach: Reach) {
  return transaction
    .selectFrom('dwellings')
    .select([
      'station_id',
      'id',
      'version',
      'premises_id',
      'label',
      'floor',
      'rooms',
      'floor_area',
      sql<string | null>`ended_on::text`.as('ended_on'),
    ])
    .where(withinReach(reach, 'dwellings'));
}

type DwellingRow = Awaited<ReturnType<ReturnType<typeof selectDwellings>['execute']>>[number];

function toDwelling(row: DwellingRow): DwellingRecord {
  return {
    id: row.id,
    version: row.version,
    stationId: row.station_id,
    premisesId: row.premises_id,
    label: row.label,
    floor: row.floor,
    rooms: row.rooms,
    floorArea: row.floor_area,
    endedOn: row.ended_on,
  };
}

/** @throws {RequestProblem} `not-found`, the same for one that is not there and one in premises of others */
async function findDwelling(
  { transaction, reach }: Pick<Context, 'transaction' | 'reach'>,
  id: string,
): Promise<DwellingRow> {
  const row = await selectDwellings(transaction, reach).where('id', '=', id).executeTakeFirst();
  if (row === undefined) throw new RequestProblem('not-found');
  return row;
}

/** Premises tell their dwellings: their version goes on with these, and whoever changes them takes turns. */
async function touchPremises(
  { transaction, now }: Pick<Context, 'transaction' | 'now'>,
  stationId: string,
  premisesId: string,
): Promise<void> {
  await transaction
    .updateTable('premises')
    .set({ version: sql<number>`version + 1`, updated_at: now })
    .where('station_id', '=', stationId)
    .where('id', '=', premisesId)
    .execute();
}

async function isLivedIn(transaction: Transaction<Schema>, row: DwellingRow): Promise<boolean> {
  const stays = await transaction
    .selectFrom('stays')
    .select('id')
    .where('station_id', '=', row.station_id)
    .where('premises_id', '=', row.premises_id)
    .where('dwelling_id', '=', row.id)
    .where('state', '<>', 'ended')
    .limit(1)
    .execute();
  return stays.length > 0;
}

const pathOf = (id: string) => `/v1/dwellings/${id}`;
const changeOf = (row: DwellingRow) => ({ id: row.id, version: row.version, premisesId: row.premises_id });

export const dwellingsHandlers = handlers<
  'places.listDwellings' | 'places.getDwelling' | 'places.createDwelling' | 'places.changeDwelling'
>({
  'places.listDwellings': {
    async handle({ transaction, reach, query, cursors }) {
      const premises = await findPremises(transaction, reach, query.premisesId);
      const pages = cursors(filterOf(query));
      const limit = pageSize(query);
      let rows = selectDwellings(transaction, reach)
        .where('station_id', '=', premises.station_id)
        .where('premises_id', '=', premises.id)
        .orderBy('id')
        .limit(limit + 1);
      if (query.cursor !== undefined) rows = rows.where('id', '>', String(pages.read(query.cursor)[0]));
      const body = cutPage(await rows.execute(), limit, pages, (row) => [row.id], toDwelling);
      return { status: 200, body };
    },
  },

  'places.getDwelling': {
    async handle(context) {
      const row = await findDwelling(context, context.parameters.dwellingId);
      return { status: 200, body: toDwelling(row), version: row.version };
    },
  },

  'places.createDwelling': {
    async prepare({ transaction, reach, body, parameters }) {
      const premises = await findPremises(transaction, reach, body.premisesId);
      await takeRecordId(transaction, parameters.dwellingId, premises.station_id);
    },
    async handle(context) {
      const { transaction, reach, body, parameters, concerns, emit } = context;
      const premises = await findPremises(transaction, reach, body.premisesId);
      const { numInsertedOrUpdatedRows } = await transaction
        .insertInto('dwellings')
        .values({
          station_id: premises.station_id,
          id: parameters.dwellingId,
          premises_id: premises.id,
          label: body.label,
          floor: body.floor,
          rooms: body.rooms,
          floor_area: body.floorArea,
        })
        .onConflict((conflict) => conflict.doNothing())
        .executeTakeFirst();
      if (numInsertedOrUpdatedRows !== 1n) throw new RequestProblem('already-recorded');
      await touchPremises(context, premises.station_id, premises.id);
      const row = await findDwelling(context, parameters.dwellingId);
      concerns(row.station_id, row.id, row.premises_id);
      await emit('dwelling.registered', row.station_id, pathOf(row.id), changeOf(row), premises.community_code);
      return { status: 201, body: toDwelling(row), version: row.version, headers: { location: pathOf(row.id) } };
    },
  },

  'places.changeDwelling': {
    async handle(context) {
      const { transaction, reach, body, parameters, ifMatch, concerns, emit } = context;
      const seen = await findDwelling(context, parameters.dwellingId);
      // A cluster locks rows of one station only.
      await transaction
        .selectFrom('dwellings')
        .select('id')
        .where('station_id', '=', seen.station_id)
        .where('id', '=', seen.id)
        .forUpdate()
        .execute();
      const row = await findDwelling(context, seen.id);
      if (row.version !== ifMatch) throw new RequestProblem('version-stale', { current: toDwelling(row) });
      if (typeof body.endedOn === 'string' && (await isLivedIn(transaction, row))) {
        throw new RequestProblem('state-conflict', { current: toDwelling(row) });
      }
      try {
        await transaction
          .updateTable('dwellings')
          .set({
            version: row.version + 1,
            label: body.label ?? row.label,
            floor: body.floor === undefined ? row.floor : body.floor,
            rooms: body.rooms ?? row.rooms,
            floor_area: body.floorArea === undefined ? row.floor_area : body.floorArea,
            ended_on: body.endedOn === undefined ? row.ended_on : body.endedOn,
          })
          .where('station_id', '=', row.station_id)
          .where('id', '=', row.id)
          .execute();
      } catch (cause) {
        // Another dwelling in use has the label. What follows undoes the whole call.
        if (isUniqueViolation(cause)) throw new RequestProblem('already-recorded');
        throw cause;
      }
      await touchPremises(context, row.station_id, row.premises_id);
      const changed = await findDwelling(context, row.id);
      const premises = await findPremises(transaction, reach, row.premises_id);
      concerns(row.station_id, row.id, row.premises_id);
      await emit('dwelling.changed', row.station_id, pathOf(row.id), changeOf(changed), premises.community_code);
      return { status: 200, body: toDwelling(changed), version: changed.version };
    },
  },
});
