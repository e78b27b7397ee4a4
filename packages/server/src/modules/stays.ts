import { type Role, roles } from '@wardkit/contract/role';
import { stateAfter } from '@wardkit/contract/state-machine';
import { type Stay, stayStates } from '@wardkit/contract/stays';
import { sql } from 'kysely';
import { withinReach } from '../access/within-reach.ts';
import { applySettings } from '../database/transaction.ts';
import { type Context, handlers } from '../http/handler.ts';
import { cutPage, filterOf, pageSize, repeated } from '../http/page.ts';
import { RequestProblem } from '../http/request-problem.ts';
import { changePerson, holdPerson, isStaffAt, recordOwnPerson, recordPerson } from '../privacy/people.ts';
import { findPremises } from './premises.ts';
import { holdPremises } from './premises-turns.ts';
import { takeRecordId } from './records.ts';
import { findStayPlace, type StayPlace } from './stay-place.ts';
import {
  changeOf,
  completeStays,
  isTold,
  pathOf,
  placesOfStays,
  type StayRow,
  selectStays,
  stateByDay,
  todayOf,
  toldOf,
  toStay,
} from './stay-record.ts';
import { checkDwelling, faultsOfDays, inputProblem } from './stay-rules.ts';
import { emitFall, endStay } from './stay-sign-off.ts';

const { fallOverdue, signOff } = stayStates.moves;

/** Where a registration goes, or why it can't; a repeated call gets its answer before it gets this refusal. */
type Plan = { readonly place: StayPlace } | { readonly refusal: RequestProblem };

const plans = new WeakMap<object, Plan>();

async function planOf(context: Parameters<typeof findStayPlace>[0], body: Parameters<typeof findStayPlace>[1]) {
  try {
    return { place: await findStayPlace(context, body) };
  } catch (cause) {
    if (cause instanceof RequestProblem) return { refusal: cause };
    throw cause;
  }
}

/** The account that the caller acts by at a station, and its highest role that the operation admits. */
function actorAt({ caller, operation }: Pick<Context, 'caller' | 'operation'>, stationId: string) {
  const account = caller.kind === 'stranger' ? undefined : caller.accounts.find((each) => each.stationId === stationId);
  const admits = (role: Role) => operation.callers[role] !== undefined && account?.roles.includes(role) === true;
  return { accountId: account?.id ?? null, role: roles.findLast(admits) ?? null };
}

async function findStay({ transaction, reach }: Pick<Context, 'transaction' | 'reach'>, id: string): Promise<StayRow> {
  const row = await selectStays(transaction, reach).where('stays.id', '=', id).executeTakeFirst();
  if (row === undefined) throw new RequestProblem('not-found');
  return row;
}

async function communityOf({ transaction }: Pick<Context, 'transaction'>, row: StayRow): Promise<string> {
  const premises = await transaction
    .selectFrom('premises')
    .select('community_code')
    .where('station_id', '=', row.station_id)
    .where('id', '=', row.premises_id)
    .executeTakeFirstOrThrow();
  return premises.community_code;
}

type WriteContext = Pick<Context, 'transaction' | 'reach' | 'now' | 'concerns' | 'ifMatch' | 'emit'>;

/**
 * Holds a stay that is to be changed: its premises, its person where this is written too, and its row, in this order.
 *
 * @throws {RequestProblem} `not-found`, `version-stale`, `state-conflict` when it has ended
 */
async function holdStay(context: WriteContext, id: string, withPerson: boolean) {
  const { transaction, reach, now, ifMatch } = context;
  const seen = await findStay(context, id);
  // Somebody who stays there may hold the premises too.
  if (reach.persons.length > 0) await applySettings(transaction, { door: seen.premises_id });
  await holdPremises(transaction, seen.station_id, seen.premises_id);
  if (withPerson) {
    const { person_id } = await findStay(context, id);
    await holdPerson(context, seen.station_id, person_id);
  }
  const row = await selectStays(transaction, reach).where('stays.id', '=', id).forUpdate().executeTakeFirst();
  if (row === undefined) throw new RequestProblem('not-found');
  const told = toldOf(row, todayOf(now));
  if (told.version !== ifMatch) {
    throw new RequestProblem('version-stale', { current: await completeStay(context, row) });
  }
  if (stateAfter(stayStates, told.state, 'signOff') === null) throw new RequestProblem('state-conflict');
  return { row, told, community: await communityOf(context, row) };
}

async function writeStay(
  { transaction }: Pick<Context, 'transaction'>,
  row: StayRow,
  columns: Partial<Pick<StayRow, 'version' | 'state' | 'dwelling_id' | 'person_id'>> & {
    started_on?: string;
    expected_end_on?: string | null;
  },
): Promise<StayRow> {
  await transaction
    .updateTable('stays')
    .set(columns)
    .where('station_id', '=', row.station_id)
    .where('id', '=', row.id)
    .execute();
  return { ...row, ...columns };
}

/** Refuses that a person has two stays in the same premises at a time, before the index does. */
async function refuseSecondStay(
  { transaction }: Pick<Context, 'transaction'>,
  row: StayRow,
  personId: string,
): Promise<void> {
  const other = await transaction
    .selectFrom('stays')
    .select('id')
    .where('station_id', '=', row.station_id)
    .where('premises_id', '=', row.premises_id)
    .where('person_id', '=', personId)
    .where('state', '<>', signOff.to)
    .where('id', '<>', row.id)
    .executeTakeFirst();
  if (other !== undefined) throw new RequestProblem('state-conflict');
}

async function completeStay(
  context: Pick<Context, 'transaction' | 'reach' | 'now' | 'concerns'>,
  row: StayRow,
): Promise<Stay> {
  const [stay] = await completeStays(context, [row]);
  if (stay === undefined) throw new Error('a stay was found and not completed');
  return stay;
}

export const staysHandlers = handlers<
  | 'stays.list'
  | 'stays.listOverdue'
  | 'stays.listOwn'
  | 'stays.get'
  | 'stays.register'
  | 'stays.change'
  | 'stays.signOff'
>({
  'stays.list': {
    async handle(context) {
      const { transaction, reach, query, cursors, concerns, now } = context;
      const premises = await findPremises(transaction, reach, query.premisesId);
      concerns(premises.station_id, premises.id);
      const pages = cursors(filterOf(query));
      const limit = pageSize(query);
      const states = repeated(query.state);
      let rows = selectStays(transaction, reach)
        .where('stays.station_id', '=', premises.station_id)
        .where('stays.premises_id', '=', premises.id)
        .where(withinReach(reach, 'stays'))
        .orderBy('stays.id')
        .limit(limit + 1);
      if (states !== null) rows = rows.where(isTold(states, todayOf(now)));
      if (query.cursor !== undefined) rows = rows.where('stays.id', '>', String(pages.read(query.cursor)[0]));
      const page = cutPage(
        await rows.execute(),
        limit,
        pages,
        (row) => [row.id],
        (row) => row,
      );
      return { status: 200, body: { items: await completeStays(context, page.items), next: page.next } };
    },
  },

  'stays.listOverdue': {
    async handle(context) {
      const { transaction, reach, query, cursors, now } = context;
      const pages = cursors(filterOf(query));
      const limit = pageSize(query);
      let rows = selectStays(transaction, reach)
        .where(withinReach(reach, 'stays'))
        .where(isTold([fallOverdue.to], todayOf(now)))
        .orderBy('stays.expected_end_on')
        .orderBy('stays.id')
        .limit(limit + 1);
      const [only, ...others] = reach.home;
      // At one station, as nearly everybody is, the index is read in its own order.
      if (only !== undefined && others.length === 0) rows = rows.where('stays.station_id', '=', only);
      if (query.community !== undefined) {
        rows = rows
          .innerJoin('premises', (join) =>
            join.onRef('premises.station_id', '=', 'stays.station_id').onRef('premises.id', '=', 'stays.premises_id'),
          )
          .where('premises.community_code', 'like', `${query.community}%`);
      }
      if (query.cursor !== undefined) {
        const [day, id] = pages.read(query.cursor);
        rows = rows.where(sql<boolean>`(stays.expected_end_on, stays.id) > (${day}::date, ${id}::uuid)`);
      }
      const page = cutPage(
        await rows.execute(),
        limit,
        pages,
        (row) => [row.expected_end_on ?? '', row.id],
        (row) => row,
      );
      return { status: 200, body: { items: await completeStays(context, page.items), next: page.next } };
    },
  },

  'stays.listOwn': {
    async handle(context) {
      const { transaction, reach, query, cursors } = context;
      const pages = cursors(filterOf(query));
      const limit = pageSize(query);
      let rows = selectStays(transaction, reach)
        .where(sql<boolean>`stays.person_id = any(${reach.persons}::uuid[])`)
        .orderBy('stays.started_on', 'desc')
        .orderBy('stays.id', 'desc')
        .limit(limit + 1);
      if (query.cursor !== undefined) {
        const [day, id] = pages.read(query.cursor);
        rows = rows.where(sql<boolean>`(stays.started_on, stays.id) < (${day}::date, ${id}::uuid)`);
      }
      const page = cutPage(
        await rows.execute(),
        limit,
        pages,
        (row) => [row.started_on, row.id],
        (row) => row,
      );
      return { status: 200, body: { items: await completeStays(context, page.items), next: page.next } };
    },
  },

  'stays.get': {
    async handle(context) {
      const row = await findStay(context, context.parameters.stayId);
      const body = await completeStay(context, row);
      return { status: 200, body, version: body.version };
    },
  },

  'stays.register': {
    async prepare(context) {
      const plan = await planOf(context, context.body);
      plans.set(context, plan);
      if ('place' in plan) await takeRecordId(context.transaction, context.parameters.stayId, plan.place.stationId);
    },
    async handle(context) {
      const { transaction, reach, body, parameters, now, language, concerns, emit } = context;
      const plan = plans.get(context);
      if (plan === undefined) throw new Error('a registration was not prepared');
      if ('refusal' in plan) throw plan.refusal;
      const { place } = plan;
      const today = todayOf(now);
      await holdPremises(transaction, place.stationId, place.premisesId);
      const faults = faultsOfDays(body, today);
      if (faults.length > 0) throw inputProblem(language, faults);
      const person = place.ownPersonOnly
        ? await recordOwnPerson(context, place.stationId, body.person)
        : await recordPerson(context, place.stationId, body.person);
      if (person === null) throw new RequestProblem('forbidden');
      await checkDwelling(context, place, body.dwellingId);
      const actor = actorAt(context, place.stationId);
      const row: StayRow = {
        station_id: place.stationId,
        id: parameters.stayId,
        version: 1,
        premises_id: place.premisesId,
        dwelling_id: body.dwellingId,
        person_id: person.id,
        // Somebody may be registered late, when the last day is past already.
        state: stateByDay(body.expectedEndOn, today),
        started_on: body.startedOn,
        expected_end_on: body.expectedEndOn,
        ended_on: null,
        registered_at: now,
        registered_by_role: actor.role,
      };
      const { numInsertedOrUpdatedRows } = await transaction
        .insertInto('stays')
        .values({ ...row, registered_by: actor.accountId })
        .onConflict((conflict) => conflict.doNothing())
        .executeTakeFirst();
      if (numInsertedOrUpdatedRows !== 1n) throw new RequestProblem('already-recorded');
      concerns(row.station_id, row.id, row.premises_id);
      const data = changeOf(row, row.version, row.state);
      await emit('stay.registered', row.station_id, pathOf(row.id), data, place.communityCode);
      if (row.state === fallOverdue.to) {
        await emit('stay.overdue', row.station_id, pathOf(row.id), data, place.communityCode);
      }
      return {
        status: 201,
        body: toStay(row, person, await placesOfStays(transaction, reach, [row]), today),
        version: row.version,
        headers: { location: pathOf(row.id) },
      };
    },
  },

  'stays.change': {
    async handle(context) {
      const { body, parameters, now, language, concerns, emit } = context;
      const today = todayOf(now);
      const { person: given, dwellingId, startedOn, expectedEndOn } = body;
      const seen = await findStay(context, parameters.stayId);
      const givesWho = given?.name !== undefined || given?.identityNumber !== undefined;
      if (givesWho && !isStaffAt(context, seen.station_id)) throw new RequestProblem('forbidden');
      const held = await holdStay(context, parameters.stayId, given !== undefined);
      const { row, told, community } = held;
      const days = {
        startedOn: startedOn ?? row.started_on,
        expectedEndOn: expectedEndOn === undefined ? row.expected_end_on : expectedEndOn,
      };
      const faults = startedOn === undefined && expectedEndOn === undefined ? [] : faultsOfDays(days, today);
      if (faults.length > 0) throw inputProblem(language, faults);
      await checkDwelling(context, { stationId: row.station_id, premisesId: row.premises_id }, dwellingId);
      const changed = given === undefined ? null : await changePerson(context, row.station_id, row.person_id, given);
      if (changed !== null && changed.id !== row.person_id) await refuseSecondStay(context, row, changed.id);
      const state = stateByDay(days.expectedEndOn, today);
      const written = await writeStay(context, row, {
        version: told.version + 1,
        state,
        started_on: days.startedOn,
        expected_end_on: days.expectedEndOn,
        ...(dwellingId === undefined ? {} : { dwelling_id: dwellingId }),
        ...(changed === null ? {} : { person_id: changed.id }),
      });
      concerns(row.station_id, row.premises_id);
      await emitFall(context, held);
      const data = changeOf(written, written.version, state);
      await emit('stay.changed', row.station_id, pathOf(row.id), data, community);
      if (state === fallOverdue.to && told.state !== state) {
        await emit('stay.overdue', row.station_id, pathOf(row.id), data, community);
      }
      const answer = await completeStay(context, written);
      return { status: 200, body: answer, version: answer.version };
    },
  },

  'stays.signOff': {
    async handle(context) {
      const { body, parameters, now, language } = context;
      const held = await holdStay(context, parameters.stayId, false);
      const { row } = held;
      const faults = faultsOfDays({ startedOn: row.started_on, endedOn: body.endedOn }, todayOf(now));
      if (faults.length > 0) throw inputProblem(language, faults);
      const answer = await completeStay(context, await endStay(context, held, body.endedOn));
      return { status: 200, body: answer, version: answer.version };
    },
  },
});
