import { mediationStates } from '@wardkit/contract/mediation-states';
import { sql } from 'kysely';
import { type Context, handlers } from '../http/handler.ts';
import { cutPage, filterOf, pageSize, repeated } from '../http/page.ts';
import { RequestProblem } from '../http/request-problem.ts';
import { maskNumbers } from '../privacy/free-text.ts';
import { InputFaults } from './mediation-faults.ts';
import { addFaultsOfPlaces, nextMediationNumber } from './mediation-intake.ts';
import { assign } from './mediation-mediators.ts';
import { isOpen } from './mediation-moves.ts';
import { selectMediations } from './mediation-reach.ts';
import {
  answerWith,
  completeMediation,
  completeMediations,
  emitMediation,
  findMediation,
  holdKnownMediation,
  type MediationUpdate,
  noteChange,
  pathOf,
  stateConflict,
} from './mediation-record.ts';
import { ownStation, takeRecordId } from './records.ts';

/** The mediator as whom the caller takes a dispute in; null for staff who are none. */
async function registeringMediator(
  { transaction, reach }: Pick<Context, 'transaction' | 'reach'>,
  stationId: string,
): Promise<string | null> {
  if (reach.role !== 'mediator') return null;
  const mediator = await transaction
    .selectFrom('mediators')
    .select('id')
    .where('station_id', '=', stationId)
    .where('id', 'in', reach.accounts)
    .executeTakeFirst();
  // Nobody else could see what they register.
  if (mediator === undefined) throw new RequestProblem('forbidden');
  return mediator.id;
}

export const mediationsHandlers = handlers<
  'mediations.register' | 'mediations.list' | 'mediations.get' | 'mediations.change'
>({
  'mediations.register': {
    async prepare({ transaction, reach, parameters }) {
      await takeRecordId(transaction, parameters.mediationId, ownStation(reach));
    },
    async handle(context) {
      const { transaction, body, parameters, now, concerns, reach } = context;
      const stationId = ownStation(reach);
      const faults = new InputFaults(context);
      faults.day('/appliedOn', body.appliedOn);
      await addFaultsOfPlaces(context, stationId, body, faults);
      faults.refuse();
      const mediatorId = await registeringMediator(context, stationId);
      const row = await transaction
        .insertInto('mediations')
        .values({
          station_id: stationId,
          id: parameters.mediationId,
          number: await nextMediationNumber(transaction, stationId, now),
          kind: body.kind,
          state: mediationStates.initial,
          state_since: now,
          dispute_type: body.disputeType,
          origin: body.origin,
          subject: maskNumbers(body.subject),
          facts: maskNumbers(body.facts),
          applied_on: body.appliedOn,
          premises_id: body.premisesId,
          division_code: body.divisionCode,
          alert_id: body.alertId,
          taking_part: JSON.stringify(body.takingPart),
          registered_at: now,
          assigned_at: mediatorId === null ? null : now,
        })
        .returningAll()
        .executeTakeFirstOrThrow();
      if (mediatorId !== null) await assign(transaction, row, [mediatorId]);
      concerns(stationId, row.id);
      await emitMediation(context, 'mediation.registered', row);
      return {
        status: 201,
        body: await completeMediation(context, row),
        version: row.version,
        headers: { location: pathOf(row) },
      };
    },
  },

  'mediations.list': {
    async handle(context) {
      const { query, cursors, concerns } = context;
      const pages = cursors(filterOf(query));
      const limit = pageSize(query);
      const selected = await selectMediations(context);
      let rows = selected.rows
        .orderBy('mediations.listed_due_at')
        .orderBy('mediations.registered_at', 'desc')
        .orderBy('mediations.id', 'desc')
        .limit(limit + 1);
      const states = repeated(query.state);
      if (states !== null) rows = rows.where('mediations.state', 'in', states);
      const kinds = repeated(query.kind);
      if (kinds !== null) rows = rows.where('mediations.kind', 'in', kinds);
      const types = repeated(query.disputeType);
      if (types !== null) rows = rows.where('mediations.dispute_type', 'in', types);
      if (query.premisesId !== undefined) rows = rows.where('mediations.premises_id', '=', query.premisesId);
      if (query.alertId !== undefined) rows = rows.where('mediations.alert_id', '=', query.alertId);
      if (query.dueBefore !== undefined) rows = rows.where('mediations.listed_due_at', '<', new Date(query.dueBefore));
      const { mediatorId } = query;
      if (mediatorId !== undefined) {
        rows = rows.where(({ exists, selectFrom }) =>
          exists(
            selectFrom('mediation_mediators')
              .select('mediation_mediators.mediator_id')
              .whereRef('mediation_mediators.station_id', '=', 'mediations.station_id')
              .whereRef('mediation_mediators.mediation_id', '=', 'mediations.id')
              .where('mediation_mediators.mediator_id', '=', mediatorId),
          ),
        );
      }
      if (query.cursor !== undefined) {
        const [due, registered, id] = pages.read(query.cursor);
        rows = rows.where(
          sql<boolean>`mediations.listed_due_at >= ${due}::timestamptz and (mediations.listed_due_at > ${due}::timestamptz
            or (mediations.registered_at, mediations.id) < (${registered}::timestamptz, ${id}::uuid))`,
        );
      }
      const page = cutPage(
        await rows.execute(),
        limit,
        pages,
        (row) => [row.listed_due_at.toISOString(), row.registered_at.toISOString(), row.id],
        (row) => row,
      );
      for (const row of page.items) concerns(row.station_id, row.id);
      return { status: 200, body: { items: await completeMediations(context, page.items), next: page.next } };
    },
  },

  'mediations.get': {
    async handle(context) {
      return answerWith(context, await findMediation(context, context.parameters.mediationId));
    },
  },

  'mediations.change': {
    async handle(context) {
      const { body, parameters } = context;
      const row = await holdKnownMediation(context, parameters.mediationId);
      if (!isOpen(row)) throw await stateConflict(context, row);
      const faults = new InputFaults(context);
      await addFaultsOfPlaces(context, row.station_id, body, faults);
      faults.refuse();
      const to: MediationUpdate = {
        ...(body.disputeType === undefined ? {} : { dispute_type: body.disputeType }),
        ...(body.subject === undefined ? {} : { subject: maskNumbers(body.subject) }),
        ...(body.facts === undefined ? {} : { facts: maskNumbers(body.facts) }),
        ...(body.premisesId === undefined ? {} : { premises_id: body.premisesId }),
        ...(body.alertId === undefined ? {} : { alert_id: body.alertId }),
        ...(body.takingPart === undefined ? {} : { taking_part: JSON.stringify(body.takingPart) }),
      };
      return answerWith(context, await noteChange(context, row, 'mediation.changed', to));
    },
  },
});
