import type { Transaction } from 'kysely';
import type { Schema } from '../database/schema.ts';
import { completeHazards } from '../modules/hazard-record.ts';
import { countOf, type ExportedModule, type ExportScope, madeWithin, rowCount } from './exported-module.ts';

/** A hazard is made when the check that found it is received. */
function select(transaction: Transaction<Schema>, scope: ExportScope) {
  return transaction
    .selectFrom('hazards')
    .innerJoin('rental_checks', (join) =>
      join
        .onRef('rental_checks.station_id', '=', 'hazards.station_id')
        .onRef('rental_checks.id', '=', 'hazards.check_id'),
    )
    .where('hazards.station_id', '=', scope.stationId)
    .where(madeWithin('rental_checks.received_at', scope));
}

export const exportedHazards: ExportedModule = {
  columns: [
    'premisesId',
    'checkId',
    'itemCode',
    'standardVersion',
    'severity',
    'state',
    'basis',
    'observedAt',
    'dueAt',
    'referral',
    'note',
  ],
  count: (transaction, scope) => countOf(select(transaction, scope).select(rowCount)),
  async read(transaction, scope, after, limit) {
    let rows = select(transaction, scope).selectAll('hazards').orderBy('hazards.id').limit(limit);
    if (after !== null) rows = rows.where('hazards.id', '>', after);
    const hazards = await completeHazards(transaction, await rows.execute());
    return hazards.map((record) => ({ id: record.id, record, personIds: [] }));
  },
};
