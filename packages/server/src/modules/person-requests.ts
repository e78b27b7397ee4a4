import { knownDeadline } from '@wardkit/contract/deadlines';
import { legalRule } from '@wardkit/contract/legal-rules';
import type { operations } from '@wardkit/contract/operations';
import { personRequestStates } from '@wardkit/contract/person-requests';
import type { InputError } from '@wardkit/contract/problem';
import { stateAfter } from '@wardkit/contract/state-machine';
import { sql } from 'kysely';
import { type Context, handlers } from '../http/handler.ts';
import { cutPage, filterOf, pageSize, repeated } from '../http/page.ts';
import { RequestProblem } from '../http/request-problem.ts';
import { maskNumbers } from '../privacy/free-text.ts';
import { checkPerson, maskOf } from '../privacy/people.ts';
import { findPersonRecords, personRecordKinds, readRecordPath, toOwnRecord } from '../privacy/person-records.ts';
import { carryOut } from './person-request-effects.ts';
import {
  changeRequest,
  type RequestRow,
  requestPath,
  sealOf,
  selectRequests,
  toPersonRequest,
} from './person-request-record.ts';
import { takeRecordId } from './records.ts';

type FilingContext = Pick<
  Context<(typeof operations)['personRequests.create']>,
  'transaction' | 'reach' | 'body' | 'language' | 'server' | 'now' | 'concerns'
>;
type HeldContext = Pick<
  Context<(typeof operations)['personRequests.withdraw']>,
  'transaction' | 'reach' | 'parameters' | 'ifMatch' | 'server' | 'concerns'
>;

/** The person whom a request is about, as far as the caller may file one for them. */
async function findPerson({ transaction, reach, body }: FilingContext) {
  const person = await transaction
    .selectFrom('people')
    .select(['id', 'station_id'])
    .where('id', '=', body.personId)
    .where('station_id', '=', sql<string>`any(${reach.home}::uuid[])`)
    .executeTakeFirst();
  const isOwn = person !== undefined && reach.persons.includes(person.id);
  const isStation = person !== undefined && reach.stations.includes(person.station_id);
  if (person === undefined || !(isOwn || isStation)) throw new RequestProblem('not-found');
  return person;
}

/** The names by which a value is checked, by the column that it is to stand in. */
const memberOfColumn = { name: 'name', identity: 'identityNumber', phone: 'telephone' } as const;

/**
 * What a correction is to put in place, as a change of the person.
 *
 * @throws {RequestProblem} `invalid-input` for a request that names no data of the person, or no value that could be right
 */
async function readFiling(
  context: FilingContext,
  person: { readonly id: string; readonly station_id: string },
): Promise<{ readonly correctValue: string; readonly masked: string } | null> {
  const { body, language, transaction } = context;
  const say = (en: string, zh: string) => (language === 'en' ? en : zh);
  const refuse = (...errors: InputError[]) => new RequestProblem('invalid-input', { errors });
  const isCorrection = body.kind === 'correction';
  const missing = (['record', 'field', 'correctValue'] as const).filter((name) => isCorrection && body[name] === null);
  if (missing.length > 0) {
    const message = say('A correction names this.', '更正请求须填写此项。');
    throw refuse(...missing.map((name) => ({ pointer: `/${name}`, code: 'missing', message })));
  }
  if (!isCorrection && body.correctValue !== null) {
    const message = say('Only a correction has a value.', '仅更正请求填写正确值。');
    throw refuse({ pointer: '/correctValue', code: 'not-expected', message });
  }
  if (body.record === null) {
    if (body.field === null) return null;
    const message = say('Name the record that the field is in.', '请填写该字段所在的记录。');
    throw refuse({ pointer: '/record', code: 'missing', message });
  }
  const named = readRecordPath(body.record);
  const records =
    named === null
      ? []
      : await findPersonRecords(transaction, named.kind, [person.station_id], [person.id], { id: named.id });
  const [record] = records;
  if (named === null || record === undefined) {
    const message = say('This record holds no data of the person.', '该记录不含此人的信息。');
    throw refuse({ pointer: '/record', code: 'not-concerned', message });
  }
  if (body.field === null) return null;
  const column = named.kind.columns[body.field];
  // A number that is not on record yet may be put right as well as one that is wrong.
  const isNamed = record.fields.includes(body.field) || (isCorrection && column !== undefined);
  if (!isNamed || (body.kind !== 'deletion' && column === undefined)) {
    const message = say('This field of the record holds no data of the person.', '该记录的此字段不含此人的信息。');
    throw refuse({ pointer: '/field', code: 'not-concerned', message });
  }
  if (!isCorrection || column === undefined || body.correctValue === null) return null;
  const change = { [memberOfColumn[column]]: body.correctValue };
  await checkPerson(context, change, '').catch((cause) => {
    if (!(cause instanceof RequestProblem)) throw cause;
    throw refuse(...(cause.details.errors ?? []).map((error) => ({ ...error, pointer: '/correctValue' })));
  });
  return { correctValue: body.correctValue, masked: maskOf(column, body.correctValue) };
}

/** A request that the caller may decide on or take back, held to the end of the transaction. */
async function holdRequest(context: HeldContext): Promise<RequestRow> {
  const { transaction, reach, parameters, ifMatch, server, concerns } = context;
  await sql`select 1 from person_requests where station_id = any(${reach.home}::uuid[])
    and id = ${parameters.requestId}::uuid for update`.execute(transaction);
  const row = await selectRequests(transaction, reach)
    .where('person_requests.id', '=', parameters.requestId)
    .executeTakeFirst();
  if (row === undefined) throw new RequestProblem('not-found');
  concerns(row.station_id, row.id, row.person_id);
  if (row.version !== ifMatch) {
    throw new RequestProblem('version-stale', { current: toPersonRequest(row, server.keys) });
  }
  return row;
}

const decisionMoves = { granted: 'grant', 'partly-granted': 'grantInPart', refused: 'refuse' } as const;

export const personRequestsHandlers = handlers<
  | 'personRequests.listOwnRecords'
  | 'personRequests.create'
  | 'personRequests.list'
  | 'personRequests.get'
  | 'personRequests.answer'
  | 'personRequests.withdraw'
>({
  'personRequests.listOwnRecords': {
    async handle({ transaction, reach, query, cursors, server, concerns }) {
      const pages = cursors(filterOf(query));
      const limit = pageSize(query);
      const [kindAt, after] = query.cursor === undefined ? [0, null] : pages.read(query.cursor);
      const found: { at: number; record: Awaited<ReturnType<typeof findPersonRecords>>[number] }[] = [];
      for (let at = Number(kindAt); at < personRecordKinds.length && found.length <= limit; at += 1) {
        const kind = personRecordKinds[at];
        if (kind === undefined) break;
        const rows = await findPersonRecords(transaction, kind, reach.home, reach.persons, {
          after: at === kindAt && after !== null ? String(after) : null,
          limit: limit + 1 - found.length,
        });
        for (const record of rows) if (record.fields.length > 0) found.push({ at, record });
      }
      const stations = await transaction.selectFrom('stations').select(['id', 'name']).execute();
      const nameOf = new Map(stations.map((station) => [station.id, station.name]));
      const body = cutPage(
        found,
        limit,
        pages,
        ({ at, record }) => [at, record.id],
        ({ at, record }) => {
          concerns(record.station_id, record.id, record.person_id);
          const kind = personRecordKinds[at];
          if (kind === undefined) throw new Error(`no kind of record ${at}`);
          return toOwnRecord(kind, record, nameOf.get(record.station_id) ?? '', server.retention);
        },
      );
      return { status: 200, body };
    },
  },

  'personRequests.create': {
    async prepare(context) {
      const person = await findPerson(context);
      await takeRecordId(context.transaction, context.parameters.requestId, person.station_id);
    },
    async handle(context) {
      const { transaction, reach, body, parameters, server, now, concerns, emit } = context;
      const person = await findPerson(context);
      const value = await readFiling(context, person);
      const receivedAt = now.toISOString();
      const { lastDay } = knownDeadline(legalRule('person-request-answer'), receivedAt);
      if (lastDay === null) throw new Error('the rule person-request-answer has no last day');
      const place = { station_id: person.station_id, id: parameters.requestId };
      await transaction
        .insertInto('person_requests')
        .values({
          ...place,
          person_id: person.id,
          kind: body.kind,
          state: personRequestStates.initial,
          record: body.record,
          field: body.field,
          correct_value_sealed: value === null ? null : sealOf(server.keys, place, 'correct_value', value.correctValue),
          correct_value_masked: value?.masked ?? null,
          statement_sealed: sealOf(server.keys, place, 'statement', maskNumbers(body.statement)),
          received_at: receivedAt,
          due_on: lastDay,
          filed_by: reach.accounts[0] ?? null,
        })
        .execute();
      concerns(person.station_id, place.id, person.id);
      const row = await selectRequests(transaction, reach)
        .where('person_requests.station_id', '=', place.station_id)
        .where('person_requests.id', '=', place.id)
        .executeTakeFirstOrThrow();
      const data = { id: row.id, version: row.version, state: row.state };
      await emit('person-request.received', row.station_id, requestPath(row), data);
      return {
        status: 201,
        body: toPersonRequest(row, server.keys),
        version: row.version,
        headers: { location: requestPath(row) },
      };
    },
  },

  'personRequests.list': {
    async handle({ transaction, reach, query, cursors, server, concerns }) {
      const pages = cursors(filterOf(query));
      const limit = pageSize(query);
      const states = repeated(query.state);
      let rows = selectRequests(transaction, reach)
        .orderBy('person_requests.due_on')
        .orderBy('person_requests.id')
        .limit(limit + 1);
      if (states !== null) rows = rows.where('person_requests.state', 'in', states);
      if (query.cursor !== undefined) {
        const [dueOn, id] = pages.read(query.cursor);
        rows = rows.where(sql<boolean>`(person_requests.due_on, person_requests.id) > (${dueOn}::date, ${id}::uuid)`);
      }
      const found = await rows.execute();
      for (const row of found.slice(0, limit)) concerns(row.station_id, row.id, row.person_id);
      const body = cutPage(
        found,
        limit,
        pages,
        (row) => [row.due, row.id],
        (row) => toPersonRequest(row, server.keys),
      );
      return { status: 200, body };
    },
  },

  'personRequests.get': {
    async handle({ transaction, reach, parameters, server, concerns }) {
      const row = await selectRequests(transaction, reach)
        .where('person_requests.id', '=', parameters.requestId)
        .executeTakeFirst();
      if (row === undefined) throw new RequestProblem('not-found');
      concerns(row.station_id, row.id, row.person_id);
      return { status: 200, body: toPersonRequest(row, server.keys), version: row.version };
    },
  },

  'personRequests.answer': {
    async handle(context) {
      const { body, reach, server, now, language } = context;
      const row = await holdRequest(context);
      const state = stateAfter(personRequestStates, row.state, decisionMoves[body.decision]);
      if (state === null) throw new RequestProblem('state-conflict');
      if (body.decision !== 'granted' && body.legalBasis === null) {
        const message = language === 'en' ? 'Name the rule that the refusal rests on.' : '请填写拒绝所依据的规定。';
        throw new RequestProblem('invalid-input', { errors: [{ pointer: '/legalBasis', code: 'missing', message }] });
      }
      if (body.decision !== 'refused') await carryOut(context, row, body.decision === 'partly-granted');
      const answered = await changeRequest(
        context,
        row,
        {
          state,
          decision: body.decision,
          reason_sealed: sealOf(server.keys, row, 'reason', maskNumbers(body.reason)),
          legal_basis: body.legalBasis,
          answered_at: now,
          answered_by: reach.accounts[0] ?? null,
          closed_at: now,
        },
        'person-request.answered',
      );
      return { status: 200, body: answered, version: answered.version };
    },
  },

  'personRequests.withdraw': {
    async handle(context) {
      const row = await holdRequest(context);
      const state = stateAfter(personRequestStates, row.state, 'withdraw');
      if (state === null) throw new RequestProblem('state-conflict');
      const withdrawn = await changeRequest(
        context,
        row,
        { state, closed_at: context.now },
        'person-request.withdrawn',
      );
      return { status: 200, body: withdrawn, version: withdrawn.version };
    },
  },
});
