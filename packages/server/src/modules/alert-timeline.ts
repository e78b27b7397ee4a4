import type { AlertTimelineEntry } from '@wardkit/contract/alert-timeline';
import { type Selectable, sql } from 'kysely';
import { atStations } from '../access/within-reach.ts';
import type { Schema } from '../database/schema.ts';
import { handlers } from '../http/handler.ts';
import { cutPage, filterOf, pageSize } from '../http/page.ts';
import { RequestProblem } from '../http/request-problem.ts';
import { actingAt } from './actor.ts';
import { addEntries } from './alert-entries.ts';
import { momentOf } from './alert-moments.ts';
import { emitAlert, findAlert, holdAlerts, pathOf, stateConflict, toDeadline } from './alert-record.ts';
import { takeRecordId } from './records.ts';

function toEntry(row: Selectable<Schema['alert_timeline']>): AlertTimelineEntry {
  return {
    id: row.id,
    alertId: row.alert_id,
    kind: row.kind,
    at: row.at.toISOString(),
    recordedAt: row.recorded_at.toISOString(),
    fromState: row.from_state,
    toState: row.to_state,
    actor: row.actor as AlertTimelineEntry['actor'],
    note: row.note,
    unitIds: row.unit_ids,
    limit: row.limit_id,
  };
}

export const alertTimelineHandlers = handlers<'alerts.timeline' | 'alerts.addNote' | 'alerts.due'>({
  'alerts.timeline': {
    async handle(context) {
      const { transaction, parameters, query, cursors } = context;
      const alert = await findAlert(context, parameters.alertId);
      const pages = cursors({ ...filterOf(query), alertId: alert.id });
      const limit = pageSize(query);
      let rows = transaction
        .selectFrom('alert_timeline')
        .selectAll()
        .where('station_id', '=', alert.station_id)
        .where('alert_id', '=', alert.id)
        .orderBy('at')
        .orderBy('ordinal')
        .limit(limit + 1);
      if (query.cursor !== undefined) {
        const [at, ordinal] = pages.read(query.cursor);
        rows = rows.where(sql<boolean>`(at, ordinal) > (${at}::timestamptz, ${ordinal}::integer)`);
      }
      const body = cutPage(await rows.execute(), limit, pages, (row) => [row.at.toISOString(), row.ordinal], toEntry);
      return { status: 200, body };
    },
  },

  'alerts.addNote': {
    async prepare(context) {
      const alert = await findAlert(context, context.parameters.alertId);
      await takeRecordId(context.transaction, context.parameters.noteId, alert.station_id);
    },
    async handle(context) {
      const { transaction, parameters, body, now } = context;
      const seen = await findAlert(context, parameters.alertId);
      const [alert] = await holdAlerts(transaction, seen.station_id, [seen.id]);
      if (alert === undefined) throw new RequestProblem('not-found');
      if (alert.state === 'archived') throw await stateConflict(context, alert);
      const at = momentOf(context, body.at);
      const { actor } = actingAt(context, alert.station_id);
      const { state } = alert;
      const id = parameters.noteId.toLowerCase();
      await addEntries(transaction, alert, [
        { kind: 'note', id, at, recordedAt: now, actor, fromState: state, toState: state, note: body.text },
      ]);
      context.concerns(alert.station_id, id);
      await emitAlert(context, 'alert.noted', alert);
      return {
        status: 201,
        version: 1,
        headers: { location: `${pathOf(alert)}/notes/${id}` },
        body: {
          id,
          version: 1,
          stationId: alert.station_id,
          alertId: alert.id,
          at: at.toISOString(),
          recordedAt: now.toISOString(),
          actor,
          text: body.text,
        },
      };
    },
  },

  'alerts.due': {
    async handle({ transaction, reach, query, cursors }) {
      const pages = cursors(filterOf(query));
      const limit = pageSize(query);
      let rows = transaction
        .selectFrom('alert_deadlines')
        .innerJoin('alerts', (join) =>
          join
            .onRef('alerts.station_id', '=', 'alert_deadlines.station_id')
            .onRef('alerts.id', '=', 'alert_deadlines.alert_id'),
        )
        .selectAll('alert_deadlines')
        .select(['alerts.number', 'alerts.state', 'alerts.priority', 'alerts.division_code'])
        .where(atStations('alert_deadlines.station_id', reach.stations))
        .where('alert_deadlines.outcome', 'is', null)
        .orderBy('alert_deadlines.due_at')
        .orderBy('alert_deadlines.alert_id')
        .orderBy('alert_deadlines.ordinal')
        .limit(limit + 1);
      if (query.before !== undefined) rows = rows.where('alert_deadlines.due_at', '<', new Date(query.before));
      if (query.cursor !== undefined) {
        const [dueAt, alertId, ordinal] = pages.read(query.cursor);
        rows = rows.where(sql<boolean>`(alert_deadlines.due_at, alert_deadlines.alert_id, alert_deadlines.ordinal)
          > (${dueAt}::timestamptz, ${alertId}::uuid, ${ordinal}::integer)`);
      }
      const body = cutPage(
        await rows.execute(),
        limit,
        pages,
        (row) => [row.due_at.toISOString(), row.alert_id, row.ordinal],
        (row) => ({
          ...toDeadline(row),
          alertId: row.alert_id,
          number: row.number,
          alertState: row.state,
          priority: row.priority,
          divisionCode: row.division_code,
        }),
      );
      return { status: 200, body };
    },
  },
});
