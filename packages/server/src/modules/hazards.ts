import type { Hazard } from '@wardkit/contract/hazards';
import { type Selectable, sql } from 'kysely';
import { withinReach } from '../access/within-reach.ts';
import type { Schema } from '../database/schema.ts';
import { handlers } from '../http/handler.ts';
import { cutPage, filterOf, pageSize, repeated } from '../http/page.ts';

export function toHazard(row: Selectable<Schema['hazards']>): Hazard {
  return {
    id: row.id,
    version: row.version,
    stationId: row.station_id,
    premisesId: row.premises_id,
    checkId: row.check_id,
    itemCode: row.item_code,
    standardVersion: row.standard_version,
    severity: row.severity,
    state: row.state,
    basis: row.basis,
    observedAt: row.observed_at.toISOString(),
    dueAt: row.due_at.toISOString(),
    referral: row.referral,
    note: row.note,
    photographIds: row.photograph_ids,
  };
}

export const hazardsHandlers = handlers<'hazards.list'>({
  'hazards.list': {
    async handle({ transaction, reach, query, cursors }) {
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
      if (states !== null) rows = rows.where('state', 'in', states);
      if (query.cursor !== undefined) {
        const [dueAt, id] = pages.read(query.cursor);
        rows = rows.where(sql<boolean>`(due_at, id) > (${dueAt}::timestamptz, ${id}::uuid)`);
      }
      const body = cutPage(await rows.execute(), limit, pages, (row) => [row.due_at.toISOString(), row.id], toHazard);
      return { status: 200, body };
    },
  },
});
