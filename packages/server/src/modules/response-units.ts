import { responseUnitStates } from '@wardkit/contract/response-unit-states';
import type { ResponseUnitChange, ResponseUnitCreation } from '@wardkit/contract/response-units';
import { sql, type Updateable } from 'kysely';
import { withinReach } from '../access/within-reach.ts';
import type { Schema } from '../database/schema.ts';
import { withinDivision } from '../database/within-division.ts';
import { type Context, handlers } from '../http/handler.ts';
import { cutPage, filterOf, pageSize, repeated } from '../http/page.ts';
import { RequestProblem } from '../http/request-problem.ts';
import { holdUnits } from './assigned-units.ts';
import { ownStation, takeRecordId } from './records.ts';
import { emitUnit, pathOfUnit, postOf, type ResponseUnitRow, toUnit, writeUnit } from './response-unit-record.ts';

function selectUnits({ transaction, reach }: Pick<Context, 'transaction' | 'reach'>) {
  return transaction.selectFrom('response_units').selectAll().where(withinReach(reach, 'response_units'));
}

type UnitContext = Pick<Context, 'transaction' | 'reach' | 'ifMatch' | 'concerns'>;

/** A unit held to the end of the transaction, in the version that the caller knows. */
async function holdUnit(context: UnitContext, unitId: string): Promise<ResponseUnitRow> {
  const seen = await selectUnits(context).where('id', '=', unitId).executeTakeFirst();
  const [row] = seen === undefined ? [] : await holdUnits(context.transaction, seen.station_id, [seen.id]);
  if (row === undefined) throw new RequestProblem('not-found');
  context.concerns(row.station_id, row.id);
  if (row.version !== context.ifMatch) throw new RequestProblem('version-stale', { current: toUnit(row) });
  return row;
}

function answer(row: ResponseUnitRow) {
  return { status: 200, body: toUnit(row), version: row.version };
}

/** The columns of a post: the one before is written over and kept nowhere. */
function postColumns(post: ResponseUnitCreation['post']): Updateable<Schema['response_units']> {
  return {
    post_division_code: post?.divisionCode ?? null,
    post_text: post?.text ?? null,
    post_longitude: post?.point.coordinates[0] ?? null,
    post_latitude: post?.point.coordinates[1] ?? null,
  };
}

/** A post of which some parts are given. @throws {RequestProblem} `invalid-input` for a first one that is not whole */
function postAfter(
  { language }: Pick<Context, 'language'>,
  row: ResponseUnitRow,
  given: (ResponseUnitChange['post'] & {}) | null,
): ResponseUnitCreation['post'] {
  if (given === null) return null;
  const known = postOf(row);
  const { divisionCode = known?.divisionCode, text = known?.text, point = known?.point } = given;
  if (divisionCode !== undefined && text !== undefined && point !== undefined) return { divisionCode, text, point };
  const message =
    language === 'en' ? 'A post needs its division, its words and its point.' : '驻点须填写区划、说明和位置。';
  throw new RequestProblem('invalid-input', { errors: [{ pointer: '/post', code: 'incomplete', message }] });
}

/** The move by which a unit says itself that it is in a state. */
const byHand = {
  available: 'makeAvailable',
  delayed: 'delay',
  unavailable: 'makeUnavailable',
  'off-duty': 'goOffDuty',
} as const satisfies Readonly<Record<string, keyof typeof responseUnitStates.moves>>;

export const responseUnitsHandlers = handlers<
  | 'responseUnits.list'
  | 'responseUnits.get'
  | 'responseUnits.create'
  | 'responseUnits.change'
  | 'responseUnits.delete'
  | 'responseUnits.changeAvailability'
>({
  'responseUnits.list': {
    async handle(context) {
      const { query, cursors } = context;
      const pages = cursors(filterOf(query));
      const limit = pageSize(query);
      let rows = selectUnits(context)
        .orderBy('label')
        .orderBy('id')
        .limit(limit + 1);
      const states = repeated(query.state);
      if (states !== null) rows = rows.where('state', 'in', states);
      const kinds = repeated(query.kind);
      if (kinds !== null) rows = rows.where('kind', 'in', kinds);
      const areas = repeated(query.area);
      if (areas !== null) {
        const within = areas.map((area) => withinDivision('response_units.post_division_code', area));
        rows = rows.where(sql<boolean>`(${sql.join(within, sql` or `)})`);
      }
      if (query.cursor !== undefined) {
        const [label, id] = pages.read(query.cursor);
        rows = rows.where(sql<boolean>`(label, id) > (${label}::text collate "C", ${id}::uuid)`);
      }
      const body = cutPage(await rows.execute(), limit, pages, (row) => [row.label, row.id], toUnit);
      return { status: 200, body };
    },
  },

  'responseUnits.get': {
    async handle(context) {
      const row = await selectUnits(context).where('id', '=', context.parameters.unitId).executeTakeFirst();
      if (row === undefined) throw new RequestProblem('not-found');
      return answer(row);
    },
  },

  'responseUnits.create': {
    async prepare({ transaction, reach, parameters }) {
      await takeRecordId(transaction, parameters.unitId, ownStation(reach));
    },
    async handle(context) {
      const { transaction, reach, parameters, body, now } = context;
      const row = await transaction
        .insertInto('response_units')
        .values({
          ...postColumns(body.post),
          station_id: ownStation(reach),
          id: parameters.unitId,
          label: body.label,
          kind: body.kind,
          strength: body.strength,
          state: responseUnitStates.initial,
          state_since: now,
        })
        .returningAll()
        .executeTakeFirstOrThrow();
      context.concerns(row.station_id, row.id);
      await emitUnit(context, 'response-unit.created', row);
      return { ...answer(row), status: 201, headers: { location: pathOfUnit(row.id) } };
    },
  },

  'responseUnits.change': {
    async handle(context) {
      const { transaction, parameters, body } = context;
      const row = await holdUnit(context, parameters.unitId);
      const { label, kind, strength, post } = body;
      const changed = await writeUnit(transaction, row, {
        ...(label === undefined ? {} : { label }),
        ...(kind === undefined ? {} : { kind }),
        ...(strength === undefined ? {} : { strength }),
        ...(post === undefined ? {} : postColumns(postAfter(context, row, post))),
      });
      await emitUnit(context, 'response-unit.changed', changed);
      return answer(changed);
    },
  },

  'responseUnits.delete': {
    async handle(context) {
      const row = await holdUnit(context, context.parameters.unitId);
      if (row.alert_id !== null) throw new RequestProblem('state-conflict', { current: toUnit(row) });
      await context.transaction
        .deleteFrom('response_units')
        .where('station_id', '=', row.station_id)
        .where('id', '=', row.id)
        .execute();
      await emitUnit(context, 'response-unit.deleted', { ...row, version: row.version + 1 });
      return { status: 204, body: undefined };
    },
  },

  'responseUnits.changeAvailability': {
    async handle(context) {
      const { transaction, parameters, body, now } = context;
      const row = await holdUnit(context, parameters.unitId);
      const { from, to } = responseUnitStates.moves[byHand[body.state]];
      if (!(from as readonly string[]).includes(row.state)) {
        throw new RequestProblem('state-conflict', { current: toUnit(row) });
      }
      const changed = await writeUnit(transaction, row, {
        state: to,
        state_since: now,
        // Whoever is available is back.
        expected_back_at: to === 'available' ? null : body.expectedBackAt,
      });
      await emitUnit(context, 'response-unit.state-changed', changed);
      return answer(changed);
    },
  },
});
