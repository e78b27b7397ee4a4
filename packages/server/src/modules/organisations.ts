import { readSocialCreditCode } from '@wardkit/contract/codes/social-credit-code';
import type { OrganisationRecord } from '@wardkit/contract/places';
import { sql, type Transaction } from 'kysely';
import type { Reach } from '../access/access.ts';
import { atStations } from '../access/within-reach.ts';
import type { Schema } from '../database/schema.ts';
import { foldedText, holdsText, writeGrams } from '../database/text-search.ts';
import { type Context, handlers } from '../http/handler.ts';
import { cutPage, filterOf, pageSize } from '../http/page.ts';
import { RequestProblem } from '../http/request-problem.ts';
import { ownStation, takeRecordId } from './records.ts';

function selectOrganisations(transaction: Transaction<Schema>, reach: Reach) {
  return transaction
    .selectFrom('organisations')
    .select([
      'station_id',
      'id',
      'version',
      'name',
      'folded_name',
      'social_credit_code',
      'kind',
      sql<string | null>`ended_on::text`.as('ended_on'),
    ])
    .where(atStations('organisations.station_id', reach.stations));
}

type OrganisationRow = Awaited<ReturnType<ReturnType<typeof selectOrganisations>['execute']>>[number];

function toOrganisation(row: OrganisationRow): OrganisationRecord {
  return {
    id: row.id,
    version: row.version,
    stationId: row.station_id,
    name: row.name,
    socialCreditCode: row.social_credit_code,
    kind: row.kind,
    endedOn: row.ended_on,
  };
}

/** @throws {RequestProblem} `not-found`, the same for one that is not there and one of another station */
async function findOrganisation(
  { transaction, reach }: Pick<Context, 'transaction' | 'reach'>,
  id: string,
): Promise<OrganisationRow> {
  const row = await selectOrganisations(transaction, reach).where('id', '=', id).executeTakeFirst();
  if (row === undefined) throw new RequestProblem('not-found');
  return row;
}

/**
 * Whether premises may name an organisation: one of their station that has not ended. It is held to the end of the
 * transaction, so that nobody ends it meanwhile.
 */
export async function holdLivingOrganisation(
  transaction: Transaction<Schema>,
  stationId: string,
  id: string,
): Promise<boolean> {
  const row = await transaction
    .selectFrom('organisations')
    .select('ended_on')
    .where('station_id', '=', stationId)
    .where('id', '=', id)
    .forShare()
    .executeTakeFirst();
  return row !== undefined && row.ended_on === null;
}

/** @throws {RequestProblem} `invalid-input` for a code whose check character is wrong */
function requireCode({ language }: Pick<Context, 'language'>, given: string): string {
  const reading = readSocialCreditCode(given);
  if (reading.ok) return reading.code;
  const message =
    language === 'en'
      ? 'The check character does not fit: compare the code with the licence.'
      : '校验码不符，请对照营业执照核对。';
  throw new RequestProblem('invalid-input', {
    errors: [{ pointer: '/socialCreditCode', code: reading.fault, message }],
  });
}

const pathOf = (id: string) => `/v1/organisations/${id}`;

export const organisationsHandlers = handlers<
  'places.listOrganisations' | 'places.getOrganisation' | 'places.createOrganisation' | 'places.changeOrganisation'
>({
  'places.listOrganisations': {
    async handle({ transaction, reach, query, cursors }) {
      const pages = cursors(filterOf(query));
      const limit = pageSize(query);
      let rows = selectOrganisations(transaction, reach)
        .orderBy('id')
        .limit(limit + 1);
      if (query.text !== undefined) {
        const code = readSocialCreditCode(foldedText(query.text));
        rows = code.ok
          ? rows.where('social_credit_code', '=', code.code)
          : rows.where(holdsText('organisation', 'organisations', 'folded_name', query.text));
      }
      if (query.cursor !== undefined) rows = rows.where('id', '>', String(pages.read(query.cursor)[0]));
      const body = cutPage(await rows.execute(), limit, pages, (row) => [row.id], toOrganisation);
      return { status: 200, body };
    },
  },

  'places.getOrganisation': {
    async handle(context) {
      const row = await findOrganisation(context, context.parameters.organisationId);
      return { status: 200, body: toOrganisation(row), version: row.version };
    },
  },

  'places.createOrganisation': {
    async prepare(context) {
      requireCode(context, context.body.socialCreditCode);
      await takeRecordId(context.transaction, context.parameters.organisationId, ownStation(context.reach));
    },
    async handle(context) {
      const { transaction, body, parameters, concerns, emit } = context;
      const stationId = ownStation(context.reach);
      const id = parameters.organisationId;
      const folded = foldedText(body.name);
      const { numInsertedOrUpdatedRows } = await transaction
        .insertInto('organisations')
        .values({
          station_id: stationId,
          id,
          name: body.name,
          folded_name: folded,
          social_credit_code: requireCode(context, body.socialCreditCode),
          kind: body.kind,
        })
        .onConflict((conflict) => conflict.doNothing())
        .executeTakeFirst();
      if (numInsertedOrUpdatedRows !== 1n) throw new RequestProblem('already-recorded');
      await writeGrams(transaction, { stationId, kind: 'organisation', id }, null, folded);
      const row = await findOrganisation(context, id);
      concerns(stationId, row.id);
      await emit('organisation.registered', stationId, pathOf(row.id), { id: row.id, version: row.version });
      return {
        status: 201,
        body: toOrganisation(row),
        version: row.version,
        headers: { location: pathOf(row.id) },
      };
    },
  },

  'places.changeOrganisation': {
    async handle(context) {
      const { transaction, body, parameters, ifMatch, concerns, emit, now } = context;
      const seen = await findOrganisation(context, parameters.organisationId);
      // A cluster locks rows of one station only.
      await transaction
        .selectFrom('organisations')
        .select('id')
        .where('station_id', '=', seen.station_id)
        .where('id', '=', seen.id)
        .forUpdate()
        .execute();
      const row = await findOrganisation(context, seen.id);
      if (row.version !== ifMatch) throw new RequestProblem('version-stale', { current: toOrganisation(row) });
      if (typeof body.endedOn === 'string' && (await isNamed(transaction, row))) {
        throw new RequestProblem('state-conflict', { current: toOrganisation(row) });
      }
      const folded = body.name === undefined ? row.folded_name : foldedText(body.name);
      await transaction
        .updateTable('organisations')
        .set({
          version: row.version + 1,
          name: body.name ?? row.name,
          folded_name: folded,
          kind: body.kind ?? row.kind,
          ended_on: body.endedOn === undefined ? row.ended_on : body.endedOn,
        })
        .where('station_id', '=', row.station_id)
        .where('id', '=', row.id)
        .execute();
      if (folded !== row.folded_name) {
        await writeGrams(
          transaction,
          { stationId: row.station_id, kind: 'organisation', id: row.id },
          row.folded_name,
          folded,
        );
      }
      // Premises tell its name: their ETag would lie.
      if (body.name !== undefined && body.name !== row.name) {
        await transaction
          .updateTable('premises')
          .set({ version: sql<number>`version + 1`, updated_at: now })
          .where('station_id', '=', row.station_id)
          .where('organisation_id', '=', row.id)
          .execute();
      }
      const changed = await findOrganisation(context, row.id);
      concerns(row.station_id, row.id);
      await emit('organisation.changed', row.station_id, pathOf(row.id), { id: row.id, version: changed.version });
      return { status: 200, body: toOrganisation(changed), version: changed.version };
    },
  },
});

async function isNamed(transaction: Transaction<Schema>, row: OrganisationRow): Promise<boolean> {
  const premises = await transaction
    .selectFrom('premises')
    .select('id')
    .where('station_id', '=', row.station_id)
    .where('organisation_id', '=', row.id)
    .limit(1)
    .execute();
  return premises.length > 0;
}
