import type { InputError } from '@wardkit/contract/problem';
import { sql } from 'kysely';
import { withinReach } from '../access/within-reach.ts';
import { withinDivision } from '../database/within-division.ts';
import { type Context, handlers } from '../http/handler.ts';
import { cutPage, filterOf, pageSize, repeated } from '../http/page.ts';
import { RequestProblem } from '../http/request-problem.ts';
import { actingAt } from './actor.ts';
import { addEntries } from './alert-entries.ts';
import { whereEscalated } from './alert-escalation.ts';
import { descriptionColumns, faultOfPremises, placeColumns, reporterColumns } from './alert-intake.ts';
import { turnToPriority } from './alert-limits.ts';
import { faultOfMoment } from './alert-moments.ts';
import { receiveAlert } from './alert-reception.ts';
import {
  type AlertUpdate,
  answerWith,
  completeAlert,
  completeAlerts,
  emitAlert,
  findAlert,
  holdAlert,
  isOpen,
  pathOf,
  stateConflict,
  whereOpen,
  writeAlert,
} from './alert-record.ts';
import { ownStation, takeRecordId } from './records.ts';

/** The station that is to keep an alert; null for one that is not the caller's. */
function stationOf({ reach }: Pick<Context, 'reach'>, given: string | undefined): string | null {
  if (given === undefined) return ownStation(reach);
  return reach.stations.find((stationId) => stationId === given.toLowerCase()) ?? null;
}

function refuseFaults(faults: readonly (InputError | null)[]): void {
  const errors = faults.filter((fault) => fault !== null);
  if (errors.length > 0) throw new RequestProblem('invalid-input', { errors });
}

export const alertsHandlers = handlers<'alerts.list' | 'alerts.get' | 'alerts.receive' | 'alerts.change'>({
  'alerts.list': {
    async handle({ transaction, reach, query, cursors, concerns }) {
      const pages = cursors(filterOf(query));
      const limit = pageSize(query);
      let rows = transaction
        .selectFrom('alerts')
        .selectAll()
        .where(withinReach(reach, 'alerts'))
        .orderBy('received_at', 'desc')
        .orderBy('id', 'desc')
        .limit(limit + 1);
      const states = repeated(query.state);
      if (states !== null) {
        rows = rows.where('state', 'in', states);
        // Said as it stands, so that the index of what is open serves the list that a duty officer works with.
        if (states.every((state) => isOpen({ state }))) rows = rows.where(whereOpen);
      }
      const priorities = repeated(query.priority);
      if (priorities !== null) rows = rows.where('priority', 'in', priorities);
      const categories = repeated(query.category);
      if (categories !== null) rows = rows.where('category', 'in', categories);
      const areas = repeated(query.area);
      if (areas !== null) {
        rows = rows.where(
          sql<boolean>`(${sql.join(
            areas.map((area) => withinDivision('alerts.division_code', area)),
            sql` or `,
          )})`,
        );
      }
      const units = repeated(query.unitId);
      if (units !== null) {
        rows = rows.where(({ exists, selectFrom }) =>
          exists(
            selectFrom('alert_units')
              .select('alert_units.unit_id')
              .whereRef('alert_units.station_id', '=', 'alerts.station_id')
              .whereRef('alert_units.alert_id', '=', 'alerts.id')
              .where('alert_units.unit_id', 'in', units),
          ),
        );
      }
      if (query.premisesId !== undefined) rows = rows.where('premises_id', '=', query.premisesId);
      if (query.repeatId !== undefined) rows = rows.where('repeat_id', '=', query.repeatId);
      if (query.receivedAfter !== undefined) rows = rows.where('received_at', '>=', new Date(query.receivedAfter));
      if (query.receivedBefore !== undefined) rows = rows.where('received_at', '<', new Date(query.receivedBefore));
      if (query.dueBefore !== undefined) rows = rows.where('next_due_at', '<', new Date(query.dueBefore));
      // Said as it stands twice: what is escalated is open, so that an index of little serves, whichever is read first.
      if (query.escalated !== undefined) rows = rows.where(whereOpen).where(whereEscalated);
      if (query.cursor !== undefined) {
        const [receivedAt, id] = pages.read(query.cursor);
        rows = rows.where(sql<boolean>`(received_at, id) < (${receivedAt}::timestamptz, ${id}::uuid)`);
      }
      const page = cutPage(
        await rows.execute(),
        limit,
        pages,
        (row) => [row.received_at.toISOString(), row.id],
        (row) => row,
      );
      for (const row of page.items) concerns(row.station_id, row.id);
      return { status: 200, body: { items: await completeAlerts(transaction, page.items), next: page.next } };
    },
  },

  'alerts.get': {
    async handle(context) {
      return answerWith(context, await findAlert(context, context.parameters.alertId));
    },
  },

  'alerts.receive': {
    async prepare(context) {
      const stationId = stationOf(context, context.body.stationId);
      // One of another station is refused when it is known that the call is no repetition.
      if (stationId !== null) await takeRecordId(context.transaction, context.parameters.alertId, stationId);
    },
    async handle(context) {
      const { transaction, body, parameters, now, language } = context;
      const stationId = stationOf(context, body.stationId);
      if (stationId === null) {
        const message = language === 'en' ? 'This is not your station.' : '不是您所在的派出所。';
        const errors = [{ pointer: '/stationId', code: 'other-station', message }];
        throw new RequestProblem('invalid-input', { errors });
      }
      refuseFaults([
        faultOfMoment(context, '/occurredAt', body.occurredAt),
        await faultOfPremises(context, stationId, body.place.premisesId),
      ]);
      const { actor } = actingAt(context, stationId);
      const given = new Date(body.receivedAt);
      const whole = await receiveAlert(context, {
        stationId,
        alertId: parameters.alertId.toLowerCase(),
        intake: body,
        receivedAt: given > now ? now : given,
        actor,
        isGrouped: true,
      });
      return {
        status: 201,
        body: await completeAlert(transaction, whole),
        version: whole.version,
        headers: { location: pathOf(whole) },
      };
    },
  },

  'alerts.change': {
    async handle(context) {
      const { transaction, body, parameters, now, server } = context;
      const row = await holdAlert(context, parameters.alertId);
      if (!isOpen(row)) throw await stateConflict(context, row);
      refuseFaults([
        faultOfMoment(context, '/occurredAt', body.occurredAt),
        await faultOfPremises(context, row.station_id, body.place?.premisesId),
      ]);
      const { priority, category, summary, description, occurredAt } = body;
      const key = { stationId: row.station_id, alertId: row.id };
      // Who sends back the masked one that they were shown changes nothing of the whole.
      const isDescribed = description !== undefined && description !== row.description;
      const to: AlertUpdate = {
        ...(priority === undefined ? {} : { priority }),
        ...(category === undefined ? {} : { category }),
        ...(summary === undefined ? {} : { summary }),
        ...(isDescribed ? descriptionColumns(server.keys, key, description) : {}),
        ...(occurredAt === undefined ? {} : { occurred_at: occurredAt }),
        ...(body.place === undefined ? {} : placeColumns(body.place)),
        ...reporterColumns(server.keys, key, body.reporter),
      };
      const nextDueAt =
        priority === undefined || priority === row.priority
          ? row.next_due_at
          : await turnToPriority(transaction, row, priority, now);
      const changed = await writeAlert(transaction, row, { ...to, next_due_at: nextDueAt });
      const { actor } = actingAt(context, row.station_id);
      await addEntries(transaction, row, [
        { kind: 'changed', at: now, recordedAt: now, actor, fromState: row.state, toState: row.state },
      ]);
      await emitAlert(context, 'alert.changed', changed);
      return answerWith(context, changed);
    },
  },
});
