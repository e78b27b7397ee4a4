import { type Hazard, hazardStates } from '@wardkit/contract/hazards';
import type { InputError } from '@wardkit/contract/problem';
import { isStaff } from '@wardkit/contract/role';
import { stateAfter } from '@wardkit/contract/state-machine';
import { sql } from 'kysely';
import { withinReach } from '../access/within-reach.ts';
import { type Context, handlers } from '../http/handler.ts';
import { cutPage, filterOf, pageSize, repeated } from '../http/page.ts';
import { RequestProblem } from '../http/request-problem.ts';
import { actingAt } from './actor.ts';
import { changeHazard, completeHazards, emitHazard, type HazardRow, openHazardStates } from './hazard-record.ts';
import { holdPhotographs, namedBefore, namedIn, noteUse } from './photographs.ts';
import { holdRatedPremises, rateAnew } from './rating-in-force.ts';

type ChangeContext = Pick<Context, 'transaction' | 'reach' | 'ifMatch' | 'concerns'>;

function selectHazard({ transaction, reach }: Pick<Context, 'transaction' | 'reach'>, hazardId: string) {
  return transaction.selectFrom('hazards').selectAll().where('id', '=', hazardId).where(withinReach(reach, 'hazards'));
}

/** A hazard that the caller may know of, held to the end of the transaction, in the version that the caller knows. */
async function holdHazard(context: ChangeContext, hazardId: string): Promise<HazardRow> {
  const row = await selectHazard(context, hazardId).forUpdate().executeTakeFirst();
  if (row === undefined) throw new RequestProblem('not-found');
  context.concerns(row.station_id, row.id, row.premises_id);
  if (row.version !== context.ifMatch) {
    const [current] = await completeHazards(context.transaction, [row]);
    throw new RequestProblem('version-stale', { current });
  }
  return row;
}

/** The community of the premises of a hazard. */
async function divisionOf({ transaction }: Pick<Context, 'transaction'>, row: HazardRow): Promise<string> {
  const premises = await transaction
    .selectFrom('premises')
    .select('community_code')
    .where('station_id', '=', row.station_id)
    .where('id', '=', row.premises_id)
    .executeTakeFirstOrThrow();
  return premises.community_code;
}

const day = 24 * 3_600_000;

/** @throws {RequestProblem} `invalid-input` for a time before the hazard was observed, or more than a day ahead */
function requirePossibleTime(
  { now, language }: Pick<Context, 'now' | 'language'>,
  row: HazardRow,
  pointer: string,
  time: string,
): void {
  const at = Date.parse(time);
  const errors: InputError[] = [];
  if (at < row.observed_at.getTime()) {
    const message = language === 'en' ? 'The fault had not been found by then.' : '早于发现隐患的时间。';
    errors.push({ pointer, code: 'before-observation', message });
  }
  if (at > now.getTime() + day) {
    const message =
      language === 'en' ? 'This lies in the future: set the clock of the device.' : '时间在未来，请校准设备时钟。';
    errors.push({ pointer, code: 'in-the-future', message });
  }
  if (errors.length > 0) throw new RequestProblem('invalid-input', { errors });
}

/** @throws {RequestProblem} `invalid-input` for a landlord's report that shows nothing: an officer was there and saw it */
function requirePhotographOfLandlord(
  { reach, language }: Pick<Context, 'reach' | 'language'>,
  photographIds: readonly string[],
): void {
  if (reach.role !== 'landlord' || photographIds.length > 0) return;
  const message = language === 'en' ? 'Add a photograph that shows it put right.' : '请附整改后的照片。';
  throw new RequestProblem('invalid-input', { errors: [{ pointer: '/photographIds', code: 'missing', message }] });
}

async function answerWith({ transaction }: Pick<Context, 'transaction'>, row: HazardRow) {
  const [body] = await completeHazards(transaction, [row]);
  if (body === undefined) throw new Error('a hazard is not there');
  return { status: 200, body, version: row.version };
}

export const hazardsHandlers = handlers<
  'hazards.list' | 'hazards.get' | 'hazards.assign' | 'hazards.rectify' | 'hazards.verify' | 'hazards.refer'
>({
  'hazards.list': {
    async handle({ transaction, reach, query, cursors, now }) {
      const pages = cursors(filterOf(query));
      const limit = pageSize(query);
      const states = repeated(query.state);
      let rows = transaction
        .selectFrom('hazards')
        .selectAll()
        .where(withinReach(reach, 'hazards'))
        .orderBy('due_at')
        .orderBy('id')
        .limit(limit + 1);
      if (query.premisesId !== undefined) rows = rows.where('premises_id', '=', query.premisesId);
      if (states !== null) {
        rows = rows.where('state', 'in', states);
        // Said as it stands, so that the index of what is not closed serves the list that everybody works with.
        const isOpen = (state: string) => (openHazardStates as readonly string[]).includes(state);
        if (states.every(isOpen)) rows = rows.where(sql<boolean>`state in ('open', 'referred', 'rectified')`);
      }
      const severities = repeated(query.severity);
      // A severity that there is none of keeps nothing.
      if (severities !== null) rows = rows.where(sql<string>`severity::text`, 'in', severities);
      if (query.overdue !== undefined) {
        rows = rows.where(sql<boolean>`state in ('open', 'referred', 'rectified')`).where('due_at', '<', now);
      }
      if (query.assignedToMe !== undefined) {
        rows = rows.where(sql<boolean>`assigned_to = any(${reach.accounts}::uuid[])`);
      }
      if (query.cursor !== undefined) {
        const [dueAt, id] = pages.read(query.cursor);
        rows = rows.where(sql<boolean>`(due_at, id) > (${dueAt}::timestamptz, ${id}::uuid)`);
      }
      const page = cutPage(
        await rows.execute(),
        limit,
        pages,
        (row) => [row.due_at.toISOString(), row.id],
        (row) => row,
      );
      return { status: 200, body: { items: await completeHazards(transaction, page.items), next: page.next } };
    },
  },

  'hazards.get': {
    async handle(context) {
      const row = await selectHazard(context, context.parameters.hazardId).executeTakeFirst();
      if (row === undefined) throw new RequestProblem('not-found');
      context.concerns(row.station_id, row.id, row.premises_id);
      return answerWith(context, row);
    },
  },

  'hazards.assign': {
    async handle(context) {
      const { transaction, parameters, body, language } = context;
      const row = await holdHazard(context, parameters.hazardId);
      requireNotClosed(row);
      const assignee = await transaction
        .selectFrom('accounts')
        .select(['id', 'display_name', 'roles'])
        .where('station_id', '=', row.station_id)
        .where('id', '=', body.assigneeId)
        .executeTakeFirst();
      if (assignee === undefined || !assignee.roles.some(isStaff)) {
        const message = language === 'en' ? 'This is nobody of the staff of the station.' : '不是本派出所的工作人员。';
        throw new RequestProblem('invalid-input', { errors: [{ pointer: '/assigneeId', code: 'not-staff', message }] });
      }
      const to = { assigned_to: assignee.id, assigned_to_name: assignee.display_name };
      const changed = await changeHazard(transaction, row, to);
      await emitHazard(context, 'hazard.assigned', changed, await divisionOf(context, row));
      return answerWith(context, changed);
    },
  },

  'hazards.rectify': {
    async handle(context) {
      const { transaction, reach, parameters, body } = context;
      const row = await holdHazard(context, parameters.hazardId);
      const state = stateAfter(hazardStates, row.state, 'rectify');
      if (state === null) throw new RequestProblem('state-conflict');
      requirePhotographOfLandlord(context, body.photographIds);
      requirePossibleTime(context, row, '/rectifiedAt', body.rectifiedAt);
      const place = { stationId: row.station_id, premisesId: row.premises_id };
      const photographs = await holdPhotographs(transaction, place, namedIn(body.photographIds));
      await noteUse(transaction, place, row.id, 'rectification', photographs);
      const rectification: Hazard['rectification'] = { ...body, reportedByRole: reach.role };
      const changed = await changeHazard(transaction, row, {
        state,
        rectified_at: body.rectifiedAt,
        rectification: JSON.stringify(rectification),
      });
      await emitHazard(context, 'hazard.rectified', changed, await divisionOf(context, row));
      return answerWith(context, changed);
    },
  },

  'hazards.verify': {
    async handle(context) {
      const { transaction, reach, parameters, body, language } = context;
      // The premises come first: whoever changes what a rating follows from waits there for whoever is at it.
      const seen = await selectHazard(context, parameters.hazardId).executeTakeFirst();
      if (seen === undefined) throw new RequestProblem('not-found');
      const premises = await holdRatedPremises(transaction, seen.station_id, seen.premises_id);
      const row = await holdHazard(context, parameters.hazardId);
      if (row.assigned_to !== null && reach.accounts.includes(row.assigned_to)) {
        const detail =
          language === 'en'
            ? 'Somebody other than the one whom the hazard is assigned to re-inspects it.'
            : '隐患须由经办人以外的人复查。';
        throw new RequestProblem('forbidden', { detail });
      }
      requireNotClosed(row);
      requirePossibleTime(context, row, '/inspectedAt', body.inspectedAt);
      const place = { stationId: row.station_id, premisesId: row.premises_id };
      const named = namedIn(body.photographIds);
      const photographs = await holdPhotographs(transaction, place, named, true);
      const known = await namedBefore(transaction, row.station_id, photographs);
      if (known.size > 0) {
        const message =
          language === 'en'
            ? 'Another record names this photograph already. Take one at the re-inspection.'
            : '该照片已被其他记录引用，请在复查现场重新拍摄。';
        throw new RequestProblem('invalid-input', {
          errors: named
            .filter(({ id }) => known.has(id.toLowerCase()))
            .map(({ id, pointer }) => ({ pointer, code: 'not-new', message, photographId: id })),
        });
      }
      await noteUse(transaction, place, row.id, 'verification', photographs);
      const inspector = actingAt(context, row.station_id);
      const isPutRight = body.outcome === 'put-right';
      // One that was not reported as put right keeps its state when it is found as it was.
      const state = stateAfter(hazardStates, row.state, isPutRight ? 'verify' : 'reopen') ?? row.state;
      const verification: Hazard['verification'] = { ...body, inspectedBy: inspector.actor };
      const changed = await changeHazard(transaction, row, {
        state,
        verification: JSON.stringify(verification),
        inspected_by: [...new Set([...row.inspected_by, inspector.id])],
        ...(isPutRight ? { verified_at: body.inspectedAt, verified_by: inspector.id } : {}),
      });
      const type = isPutRight ? 'hazard.verified' : 'hazard.reopened';
      await emitHazard(context, type, changed, premises.community_code);
      if (isPutRight) await rateAnew(context, premises);
      return answerWith(context, changed);
    },
  },

  'hazards.refer': {
    async handle(context) {
      const { transaction, parameters, body, now, language } = context;
      const row = await holdHazard(context, parameters.hazardId);
      const state = stateAfter(hazardStates, row.state, 'refer');
      if (state === null) throw new RequestProblem('state-conflict');
      if (row.basis === 'advice') {
        const message =
          language === 'en'
            ? 'The rule behind this hazard is not in force here, so there is no authority to refer it to.'
            : '该隐患所依据的规定在本地未生效，不能移送。';
        throw new RequestProblem('invalid-input', { errors: [{ pointer: '', code: 'advice-only', message }] });
      }
      const changed = await changeHazard(transaction, row, {
        state,
        referral_authority: body.authority,
        referred_to: body.name,
        referral_reason: body.reason,
        referral_reference: body.reference ?? null,
        referred_at: now,
        referred_by: JSON.stringify(actingAt(context, row.station_id).actor),
      });
      await emitHazard(context, 'hazard.referred', changed, await divisionOf(context, row));
      return answerWith(context, changed);
    },
  },
});

/** @throws {RequestProblem} `state-conflict` for a hazard that is verified or annulled */
function requireNotClosed(row: HazardRow): void {
  if (!(openHazardStates as readonly string[]).includes(row.state)) throw new RequestProblem('state-conflict');
}
