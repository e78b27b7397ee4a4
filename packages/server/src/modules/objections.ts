import { deadlineUnder } from '@wardkit/contract/deadlines';
import { legalRule } from '@wardkit/contract/legal-rules';
import { type Objection, objectionStates } from '@wardkit/contract/objections';
import { stateAfter } from '@wardkit/contract/state-machine';
import { sql } from 'kysely';
import { withinReach } from '../access/within-reach.ts';
import { type Context, handlers } from '../http/handler.ts';
import { cutPage, filterOf, pageSize, repeated } from '../http/page.ts';
import { RequestProblem } from '../http/request-problem.ts';
import { actingAt } from './actor.ts';
import { changeObjection, completeObjections, emitObjection, type ObjectionRow, pathOf } from './objection-record.ts';
import { carryOut, concernedBy, holdTarget } from './objection-target.ts';
import { holdPhotographs, namedIn, noteUse } from './photographs.ts';
import { findPremises } from './places.ts';
import { holdRatedPremises } from './rating-in-force.ts';
import { takeRecordId } from './records.ts';

function selectObjection({ transaction, reach }: Pick<Context, 'transaction' | 'reach'>, objectionId: string) {
  return transaction
    .selectFrom('objections')
    .selectAll()
    .where('id', '=', objectionId)
    .where(withinReach(reach, 'objections'));
}

/** An objection that the caller may know of, held to the end of the transaction, in the version that the caller knows. */
async function holdObjection(
  context: Pick<Context, 'transaction' | 'reach' | 'ifMatch' | 'concerns'>,
  objectionId: string,
): Promise<ObjectionRow> {
  const row = await selectObjection(context, objectionId).forUpdate().executeTakeFirst();
  if (row === undefined) throw new RequestProblem('not-found');
  context.concerns(row.station_id, row.id, row.premises_id);
  if (row.version !== context.ifMatch) {
    const [current] = await completeObjections(context.transaction, [row]);
    throw new RequestProblem('version-stale', { current });
  }
  return row;
}

async function answerWith({ transaction }: Pick<Context, 'transaction'>, row: ObjectionRow) {
  const [body] = await completeObjections(transaction, [row]);
  if (body === undefined) throw new Error('an objection is not there');
  return { status: 200, body, version: row.version };
}

export const objectionsHandlers = handlers<
  'objections.list' | 'objections.get' | 'objections.file' | 'objections.answer' | 'objections.withdraw'
>({
  'objections.list': {
    async handle({ transaction, reach, query, cursors }) {
      const pages = cursors(filterOf(query));
      const limit = pageSize(query);
      const states = repeated(query.state);
      let rows = transaction
        .selectFrom('objections')
        .selectAll()
        .where(withinReach(reach, 'objections'))
        .orderBy('answer_due_at')
        .orderBy('id')
        .limit(limit + 1);
      if (query.premisesId !== undefined) rows = rows.where('premises_id', '=', query.premisesId);
      if (states !== null) rows = rows.where('state', 'in', states);
      if (query.cursor !== undefined) {
        const [dueAt, id] = pages.read(query.cursor);
        rows = rows.where(sql<boolean>`(answer_due_at, id) > (${dueAt}::timestamptz, ${id}::uuid)`);
      }
      const position = (row: ObjectionRow) => [row.answer_due_at.toISOString(), row.id];
      const page = cutPage(await rows.execute(), limit, pages, position, (row) => row);
      return { status: 200, body: { items: await completeObjections(transaction, page.items), next: page.next } };
    },
  },

  'objections.get': {
    async handle(context) {
      const row = await selectObjection(context, context.parameters.objectionId).executeTakeFirst();
      if (row === undefined) throw new RequestProblem('not-found');
      context.concerns(row.station_id, row.id, row.premises_id);
      return answerWith(context, row);
    },
  },

  'objections.file': {
    async prepare({ transaction, reach, body, parameters }) {
      const premises = await findPremises(transaction, reach, body.premisesId);
      await takeRecordId(transaction, parameters.objectionId, premises.station_id);
    },
    async handle(context) {
      const { transaction, reach, body, parameters, now, concerns } = context;
      const { objectionId } = parameters;
      const premises = await findPremises(transaction, reach, body.premisesId);
      const place = { stationId: premises.station_id, premisesId: premises.id };
      concerns(premises.station_id, objectionId, premises.id);
      const filedBy = actingAt(context, premises.station_id);
      const checkId = await holdTarget(context, place, body.target);
      const photographs = await holdPhotographs(transaction, place, namedIn(body.photographIds));
      const { numInsertedOrUpdatedRows } = await transaction
        .insertInto('objections')
        .values({
          station_id: premises.station_id,
          id: objectionId,
          premises_id: premises.id,
          target_kind: body.target.kind,
          target_id: body.target.id,
          check_id: checkId,
          state: objectionStates.initial,
          statement: body.statement,
          photograph_ids: body.photographIds,
          filed_at: now,
          filed_by: filedBy.id,
          answer_due_at: deadlineUnder(legalRule('objection-answer'), now.toISOString()).dueAt,
        })
        // The target has one that waits: two that are filed at once meet here.
        .onConflict((conflict) => conflict.doNothing())
        .executeTakeFirst();
      if (numInsertedOrUpdatedRows !== 1n) throw new RequestProblem('already-recorded');
      await noteUse(transaction, place, objectionId, 'objection', photographs);
      const row = await selectObjection(context, objectionId).executeTakeFirstOrThrow();
      await emitObjection(context, 'objection.filed', row, premises.community_code);
      return { ...(await answerWith(context, row)), status: 201, headers: { location: pathOf(row) } };
    },
  },

  'objections.answer': {
    async handle(context) {
      const { transaction, reach, parameters, body, now, language } = context;
      // The premises come first: whoever changes what a rating follows from waits there for whoever is at it.
      const seen = await selectObjection(context, parameters.objectionId).executeTakeFirst();
      if (seen === undefined) throw new RequestProblem('not-found');
      const premises = await holdRatedPremises(transaction, seen.station_id, seen.premises_id);
      const row = await holdObjection(context, parameters.objectionId);
      const concerned = await concernedBy(transaction, row);
      if (reach.accounts.some((id) => concerned.has(id))) {
        const detail =
          language === 'en'
            ? 'Somebody who neither made nor reviewed the check, nor re-inspected the hazard, answers the objection.'
            : '异议须由未参与该检查、审核或复查的人答复。';
        throw new RequestProblem('forbidden', { detail });
      }
      const state = stateAfter(objectionStates, row.state, 'answer');
      if (state === null) throw new RequestProblem('state-conflict');
      const answerer = actingAt(context, row.station_id);
      const answer: Objection['answer'] = {
        ...body,
        answeredBy: answerer.actor,
        answeredAt: now.toISOString(),
      };
      const changed = await changeObjection(transaction, row, {
        state,
        answer: JSON.stringify(answer),
        answered_by: answerer.id,
      });
      await emitObjection(context, 'objection.answered', changed, premises.community_code);
      if (body.decision === 'upheld') await carryOut(context, premises, changed, body.reason);
      return answerWith(context, changed);
    },
  },

  'objections.withdraw': {
    async handle(context) {
      const { transaction, reach, parameters, now } = context;
      const row = await holdObjection(context, parameters.objectionId);
      const state = stateAfter(objectionStates, row.state, 'withdraw');
      if (state === null) throw new RequestProblem('state-conflict');
      const changed = await changeObjection(transaction, row, { state, withdrawn_at: now });
      const premises = await findPremises(transaction, reach, row.premises_id);
      await emitObjection(context, 'objection.withdrawn', changed, premises.community_code);
      return answerWith(context, changed);
    },
  },
});
