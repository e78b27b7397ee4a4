import { type Doorplate, doorplateStates } from '@wardkit/contract/doorplates';
import type { BuildingAddress } from '@wardkit/contract/places';
import { createPlateCode, plateLink } from '@wardkit/contract/plate';
import { stateAfter } from '@wardkit/contract/state-machine';
import { sql, type Transaction } from 'kysely';
import type { Reach } from '../access/access.ts';
import { withinReach } from '../access/within-reach.ts';
import type { Schema } from '../database/schema.ts';
import { type Context, handlers } from '../http/handler.ts';
import { cutPage, filterOf, pageSize } from '../http/page.ts';
import { RequestProblem } from '../http/request-problem.ts';
import { buildingAddress, findPremises, findStation, standardAddress } from './places.ts';
import { publishEndings } from './plate-endings.ts';
import { holdSigningKey } from './plate-keys.ts';
import { holdPremises } from './premises-turns.ts';
import { takeRecordId } from './records.ts';

export function selectDoorplates(transaction: Transaction<Schema>, reach: Reach) {
  return transaction
    .selectFrom('doorplates')
    .innerJoin('premises', (join) =>
      join
        .onRef('premises.station_id', '=', 'doorplates.station_id')
        .onRef('premises.id', '=', 'doorplates.premises_id'),
    )
    .selectAll('doorplates')
    .select(['premises.address', 'premises.community_code'])
    .where(withinReach(reach, 'doorplates'));
}

type DoorplateRow = Awaited<ReturnType<ReturnType<typeof selectDoorplates>['execute']>>[number];

export function toDoorplate(row: DoorplateRow, plateBase: string): Doorplate {
  return {
    id: row.id,
    version: row.version,
    stationId: row.station_id,
    premisesId: row.premises_id,
    code: row.code,
    state: row.state,
    link: plateLink(plateBase, row.payload),
    address: standardAddress(row.address),
    issuedAt: row.issued_at.toISOString(),
    endedAt: row.ended_at?.toISOString() ?? null,
    endReason: row.end_reason,
    replacedById: row.replaced_by,
  };
}

/** What an event tells of a plate. */
function changeOf(row: DoorplateRow): object {
  return { id: row.id, version: row.version, state: row.state, premisesId: row.premises_id };
}

function pathOf(id: string): string {
  return `/v1/doorplates/${id}`;
}

async function findDoorplate(context: Pick<Context, 'transaction' | 'reach'>, id: string): Promise<DoorplateRow> {
  const row = await selectDoorplates(context.transaction, context.reach)
    .where('doorplates.id', '=', id)
    .executeTakeFirst();
  if (row === undefined) throw new RequestProblem('not-found');
  return row;
}

async function findPlateInForce(transaction: Transaction<Schema>, stationId: string, premisesId: string) {
  await holdPremises(transaction, stationId, premisesId);
  return transaction
    .selectFrom('doorplates')
    .select(['id', 'code'])
    .where('station_id', '=', stationId)
    .where('premises_id', '=', premisesId)
    .where('state', '=', 'in-force')
    .executeTakeFirst();
}

interface IssuePlan {
  readonly stationId: string;
  readonly code: string;
  readonly payload: string;
  readonly buildingAddress: BuildingAddress;
  readonly replaced: { readonly id: string; readonly code: string } | undefined;
}

const plans = new WeakMap<object, IssuePlan>();

/** A new code with its signed payload. Its row is taken first, as a cluster wants of reference tables. */
async function signNewCode(
  { transaction, server, now }: Pick<Context, 'transaction' | 'server' | 'now'>,
  stationId: string,
): Promise<{ code: string; payload: string }> {
  const code = createPlateCode();
  await transaction.insertInto('plate_codes').values({ code, station_id: stationId }).execute();
  const key = await holdSigningKey(transaction, server.keys, stationId, now);
  return { code, payload: await key.sign(code) };
}

async function insertPlate(
  { transaction, reach, now }: Pick<Context, 'transaction' | 'reach' | 'now'>,
  { stationId, code, payload, buildingAddress }: Omit<IssuePlan, 'replaced'>,
  id: string,
  premisesId: string,
): Promise<void> {
  await transaction
    .insertInto('doorplates')
    .values({
      station_id: stationId,
      id,
      premises_id: premisesId,
      code,
      payload,
      state: doorplateStates.initial,
      building_address: JSON.stringify(buildingAddress),
      issued_at: now,
      issued_by: reach.accounts[0] ?? null,
    })
    .execute();
}

export const doorplatesHandlers = handlers<
  | 'doorplates.scan'
  | 'doorplates.list'
  | 'doorplates.get'
  | 'doorplates.issue'
  | 'doorplates.revoke'
  | 'doorplates.replace'
  | 'doorplates.listRevocations'
>({
  'doorplates.scan': {
    async handle({ transaction, reach, parameters, now }) {
      const place = await transaction
        .selectFrom('plate_codes')
        .select('station_id')
        .where('code', '=', parameters.code)
        .executeTakeFirst();
      if (place === undefined) throw new RequestProblem('plate-unknown');
      const plate = await transaction
        .selectFrom('doorplates')
        .select(['premises_id', 'state', 'building_address'])
        .where('station_id', '=', place.station_id)
        .where('code', '=', parameters.code)
        .executeTakeFirst();
      const station = await findStation(transaction, place.station_id);
      if (plate === undefined || station === null) throw new RequestProblem('plate-unknown');
      const premises = await transaction
        .selectFrom('premises')
        .select(['id', 'address'])
        .where('station_id', '=', place.station_id)
        .where('id', '=', plate.premises_id)
        .where(withinReach(reach, 'premises', 'id'))
        .executeTakeFirst();
      return {
        status: 200,
        body: {
          code: parameters.code,
          state: plate.state,
          // Somebody whose station or premises it is not gets what a stranger gets.
          caller: premises === undefined ? 'stranger' : reach.role,
          address: plate.building_address as BuildingAddress,
          fullAddress: premises === undefined ? null : standardAddress(premises.address),
          premisesId: premises?.id ?? null,
          station,
          checkedAt: now.toISOString(),
        },
        headers: { 'cache-control': 'no-store' },
      };
    },
  },

  'doorplates.list': {
    async handle({ transaction, reach, query, cursors, server }) {
      const pages = cursors(filterOf(query));
      const limit = pageSize(query);
      let rows = selectDoorplates(transaction, reach)
        .orderBy('doorplates.id')
        .limit(limit + 1);
      if (query.premisesId !== undefined) rows = rows.where('doorplates.premises_id', '=', query.premisesId);
      if (query.state !== undefined) rows = rows.where('doorplates.state', '=', query.state);
      if (query.cursor !== undefined) rows = rows.where('doorplates.id', '>', String(pages.read(query.cursor)[0]));
      const body = cutPage(
        await rows.execute(),
        limit,
        pages,
        (row) => [row.id],
        (row) => toDoorplate(row, server.plateBase),
      );
      return { status: 200, body };
    },
  },

  'doorplates.get': {
    async handle({ transaction, reach, parameters, server }) {
      const row = await findDoorplate({ transaction, reach }, parameters.doorplateId);
      return { status: 200, body: toDoorplate(row, server.plateBase), version: row.version };
    },
  },

  'doorplates.issue': {
    async prepare(context) {
      const { transaction, reach, body, parameters, now } = context;
      const premises = await findPremises(transaction, reach, body.premisesId);
      await takeRecordId(transaction, parameters.doorplateId, premises.station_id);
      const signed = await signNewCode(context, premises.station_id);
      const replaced = await findPlateInForce(transaction, premises.station_id, premises.id);
      if (replaced !== undefined)
        await publishEndings(transaction, [replaced.code], doorplateStates.moves.supersede.to, now);
      plans.set(context, {
        stationId: premises.station_id,
        ...signed,
        buildingAddress: buildingAddress(premises.address),
        replaced,
      });
    },
    async handle(context) {
      const { transaction, reach, body, parameters, server, now, concerns, emit } = context;
      const plan = plans.get(context);
      if (plan === undefined) throw new Error('an issue was not prepared');
      if (plan.replaced !== undefined) {
        await transaction
          .updateTable('doorplates')
          .set({
            state: doorplateStates.moves.supersede.to,
            ended_at: now,
            replaced_by: parameters.doorplateId,
            version: sql<number>`version + 1`,
          })
          .where('station_id', '=', plan.stationId)
          .where('id', '=', plan.replaced.id)
          .execute();
        concerns(plan.stationId, plan.replaced.id);
        const replaced = await findDoorplate(context, plan.replaced.id);
        await emit(
          'doorplate.replaced',
          plan.stationId,
          pathOf(replaced.id),
          changeOf(replaced),
          replaced.community_code,
        );
      }
      await insertPlate(context, plan, parameters.doorplateId, body.premisesId);
      concerns(plan.stationId, parameters.doorplateId, body.premisesId);
      const row = await findDoorplate({ transaction, reach }, parameters.doorplateId);
      await emit('doorplate.issued', row.station_id, pathOf(row.id), changeOf(row), row.community_code);
      return {
        status: 201,
        body: toDoorplate(row, server.plateBase),
        version: row.version,
        headers: { location: pathOf(row.id) },
      };
    },
  },

  'doorplates.revoke': {
    async prepare(context) {
      const { transaction, reach, parameters, ifMatch, server, now } = context;
      const seen = await findDoorplate({ transaction, reach }, parameters.doorplateId);
      await holdPremises(transaction, seen.station_id, seen.premises_id);
      const row = await findDoorplate({ transaction, reach }, parameters.doorplateId);
      if (row.version !== ifMatch) {
        throw new RequestProblem('version-stale', { current: toDoorplate(row, server.plateBase) });
      }
      const state = stateAfter(doorplateStates, row.state, 'revoke');
      if (state === null) throw new RequestProblem('state-conflict');
      await publishEndings(transaction, [row.code], state, now);
    },
    async handle({ transaction, reach, parameters, body, ifMatch, server, now, concerns, emit }) {
      const { numUpdatedRows } = await transaction
        .updateTable('doorplates')
        .set({
          state: doorplateStates.moves.revoke.to,
          ended_at: now,
          end_reason: body.reason,
          version: sql<number>`version + 1`,
        })
        .where('id', '=', parameters.doorplateId)
        .where('version', '=', ifMatch)
        .where(withinReach(reach, 'doorplates'))
        .executeTakeFirst();
      const row = await findDoorplate({ transaction, reach }, parameters.doorplateId);
      if (numUpdatedRows !== 1n) {
        throw new RequestProblem('version-stale', { current: toDoorplate(row, server.plateBase) });
      }
      concerns(row.station_id, row.id, row.premises_id);
      await emit('doorplate.revoked', row.station_id, pathOf(row.id), changeOf(row), row.community_code);
      return { status: 200, body: toDoorplate(row, server.plateBase), version: row.version };
    },
  },

  'doorplates.replace': {
    async prepare(context) {
      const { transaction, reach, parameters, body, ifMatch, server, now } = context;
      const seen = await findDoorplate({ transaction, reach }, parameters.doorplateId);
      await takeRecordId(transaction, body.newDoorplateId, seen.station_id);
      const signed = await signNewCode(context, seen.station_id);
      await holdPremises(transaction, seen.station_id, seen.premises_id);
      const row = await findDoorplate({ transaction, reach }, parameters.doorplateId);
      if (row.version !== ifMatch) {
        throw new RequestProblem('version-stale', { current: toDoorplate(row, server.plateBase) });
      }
      const state = stateAfter(doorplateStates, row.state, 'replace');
      if (state === null) throw new RequestProblem('state-conflict');
      await publishEndings(transaction, [row.code], state, now);
      plans.set(context, {
        stationId: row.station_id,
        ...signed,
        buildingAddress: buildingAddress(row.address),
        replaced: row,
      });
    },
    async handle(context) {
      const { transaction, reach, parameters, body, server, now, concerns, emit } = context;
      const plan = plans.get(context);
      if (plan === undefined) throw new Error('a replacement was not prepared');
      const { numUpdatedRows } = await transaction
        .updateTable('doorplates')
        .set({
          state: doorplateStates.moves.replace.to,
          ended_at: now,
          end_reason: body.reason,
          replaced_by: body.newDoorplateId,
          version: sql<number>`version + 1`,
        })
        .where('station_id', '=', plan.stationId)
        .where('id', '=', parameters.doorplateId)
        .where(withinReach(reach, 'doorplates'))
        .executeTakeFirst();
      const replaced = await findDoorplate(context, parameters.doorplateId);
      if (numUpdatedRows !== 1n) throw new Error('a plate that is held was not replaced');
      await insertPlate(context, plan, body.newDoorplateId, replaced.premises_id);
      const issued = await findDoorplate(context, body.newDoorplateId);
      concerns(plan.stationId, replaced.id, issued.id, issued.premises_id);
      for (const [type, row] of [
        ['doorplate.replaced', replaced],
        ['doorplate.issued', issued],
      ] as const) {
        await emit(type, row.station_id, pathOf(row.id), changeOf(row), row.community_code);
      }
      return {
        status: 200,
        body: {
          replaced: toDoorplate(replaced, server.plateBase),
          issued: toDoorplate(issued, server.plateBase),
        },
      };
    },
  },

  'doorplates.listRevocations': {
    async handle({ transaction, query, cursors }) {
      const pages = cursors(filterOf(query));
      const limit = pageSize(query);
      let rows = transaction
        .selectFrom('plate_endings')
        .selectAll()
        .orderBy('ended_at')
        .orderBy('code_hash')
        .limit(limit + 1);
      if (query.cursor !== undefined) {
        const [endedAt, hash] = pages.read(query.cursor);
        rows = rows.where(sql<boolean>`(ended_at, code_hash) > (${endedAt}::timestamptz, ${hash}::text)`);
      }
      const body = cutPage(
        await rows.execute(),
        limit,
        pages,
        (row) => [row.ended_at.toISOString(), row.code_hash],
        (row) => ({ codeHash: row.code_hash, state: row.state, endedAt: row.ended_at.toISOString() }),
      );
      return { status: 200, body };
    },
  },
});
