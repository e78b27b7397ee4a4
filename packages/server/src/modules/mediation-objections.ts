import type { Actor } from '@wardkit/contract/actor';
import { deadlineUnder } from '@wardkit/contract/deadlines';
import { legalRule } from '@wardkit/contract/legal-rules';
import type { MediationObjection } from '@wardkit/contract/mediation-objections';
import { type Selectable, sql } from 'kysely';
import type { Schema } from '../database/schema.ts';
import { type Context, handlers } from '../http/handler.ts';
import { cutPage, filterOf, pageSize } from '../http/page.ts';
import { RequestProblem } from '../http/request-problem.ts';
import { maskNumbers } from '../privacy/free-text.ts';
import { actingAt } from './actor.ts';
import { isPrincipal, partiesOf } from './mediation-party-record.ts';
import { ownPartyIds, worksOn } from './mediation-reach.ts';
import { findMediation, holdMediation, type MediationRow, noteChange, refuseArchived } from './mediation-record.ts';
import { takeRecordId } from './records.ts';

type ObjectionRow = Selectable<Schema['mediation_objections']>;

function toObjection(row: ObjectionRow): MediationObjection {
  return {
    id: row.id,
    version: row.version,
    stationId: row.station_id,
    mediationId: row.mediation_id,
    byPartyId: row.party_id,
    about: row.about,
    statement: row.statement,
    state: row.state,
    filedAt: row.filed_at.toISOString(),
    answerDueAt: row.answer_due_at.toISOString(),
    answer: row.answer as MediationObjection['answer'],
  };
}

/** The claimant or respondent in whose name a party objects: themselves, or else for whom they stand. */
async function inWhoseName(context: Pick<Context, 'transaction' | 'reach'>, row: MediationRow): Promise<string> {
  const own = await ownPartyIds(context, row);
  const parties = await partiesOf(context, [row.station_id], [row.id]);
  const mine = (party: (typeof parties)[number]) =>
    party.person_id !== null && context.reach.persons.includes(party.person_id);
  const principals = parties.filter((party) => isPrincipal(party) && own.has(party.id));
  const party = principals.find(mine) ?? principals[0];
  if (party === undefined) throw new RequestProblem('not-found');
  return party.id;
}

export const mediationObjectionsHandlers = handlers<
  'mediations.listObjections' | 'mediations.fileObjection' | 'mediations.answerObjection'
>({
  'mediations.listObjections': {
    async handle(context) {
      const { transaction, query, cursors, parameters } = context;
      const row = await findMediation(context, parameters.mediationId);
      const pages = cursors({ ...filterOf(query), mediationId: row.id });
      const limit = pageSize(query);
      let rows = transaction
        .selectFrom('mediation_objections')
        .selectAll()
        .where('station_id', '=', row.station_id)
        .where('mediation_id', '=', row.id)
        .orderBy('filed_at', 'desc')
        .orderBy('id', 'desc')
        .limit(limit + 1);
      if (!(await worksOn(context, row))) {
        const own = [...(await ownPartyIds(context, row))];
        rows = rows.where(sql<boolean>`party_id = any(${own}::uuid[])`);
      }
      if (query.cursor !== undefined) {
        const [at, id] = pages.read(query.cursor);
        rows = rows.where(sql<boolean>`(filed_at, id) < (${at}::timestamptz, ${id}::uuid)`);
      }
      const position = (each: ObjectionRow) => [each.filed_at.toISOString(), each.id];
      return { status: 200, body: cutPage(await rows.execute(), limit, pages, position, toObjection) };
    },
  },

  'mediations.fileObjection': {
    async prepare(context) {
      const row = await findMediation(context, context.parameters.mediationId);
      await takeRecordId(context.transaction, context.parameters.objectionId, row.station_id);
    },
    async handle(context) {
      const { transaction, parameters, body, now, concerns } = context;
      const row = await holdMediation(context, parameters.mediationId);
      await refuseArchived(context, row);
      const partyId = await inWhoseName(context, row);
      const objection = await transaction
        .insertInto('mediation_objections')
        .values({
          station_id: row.station_id,
          id: parameters.objectionId,
          mediation_id: row.id,
          party_id: partyId,
          about: body.about,
          statement: maskNumbers(body.statement),
          filed_at: now,
          answer_due_at: deadlineUnder(legalRule('mediation-objection-answer'), now.toISOString()).dueAt,
          state: 'filed',
        })
        .returningAll()
        .executeTakeFirstOrThrow();
      concerns(row.station_id, objection.id, partyId);
      await noteChange(context, row, 'mediation.objected', { open_objections: row.open_objections + 1 });
      return {
        status: 201,
        body: toObjection(objection),
        version: objection.version,
        // An objection has no address of its own: it is found in the list.
        headers: { location: `/v1/mediations/${row.id}/objections` },
      };
    },
  },

  'mediations.answerObjection': {
    async handle(context) {
      const { transaction, parameters, body, now, concerns, ifMatch } = context;
      const row = await holdMediation(context, parameters.mediationId);
      const objection = await transaction
        .selectFrom('mediation_objections')
        .selectAll()
        .where('station_id', '=', row.station_id)
        .where('mediation_id', '=', row.id)
        .where('id', '=', parameters.objectionId)
        .executeTakeFirst();
      if (objection === undefined) throw new RequestProblem('not-found');
      concerns(row.station_id, objection.id);
      const current = toObjection(objection);
      if (objection.version !== ifMatch) throw new RequestProblem('version-stale', { current });
      if (row.state === 'archived' || objection.state !== 'filed')
        throw new RequestProblem('state-conflict', { current });
      const answeredBy: Actor = actingAt(context, row.station_id).actor;
      const answer: MediationObjection['answer'] = {
        decision: body.decision,
        reason: maskNumbers(body.reason),
        answeredBy,
        answeredAt: now.toISOString(),
      };
      const answered = await transaction
        .updateTable('mediation_objections')
        .set({ state: 'answered', answer: JSON.stringify(answer), version: objection.version + 1 })
        .where('station_id', '=', row.station_id)
        .where('id', '=', objection.id)
        .returningAll()
        .executeTakeFirstOrThrow();
      await noteChange(context, row, 'mediation.objection-answered', { open_objections: row.open_objections - 1 });
      return { status: 200, body: toObjection(answered), version: answered.version };
    },
  },
});
