import type { Transaction } from 'kysely';
import type { Schema } from '../database/schema.ts';
import { completeChecks } from '../modules/rental-check-record.ts';
import { countOf, type ExportedModule, type ExportScope, madeWithin, rowCount } from './exported-module.ts';

function select(transaction: Transaction<Schema>, scope: ExportScope) {
  return transaction
    .selectFrom('rental_checks')
    .where('station_id', '=', scope.stationId)
    .where(madeWithin('received_at', scope));
}

export const exportedRentalChecks: ExportedModule = {
  columns: [
    'premisesId',
    'previousCheckId',
    'state',
    'standardVersion',
    'startedAt',
    'finishedAt',
    'receivedAt',
    'checkedBy.role',
    'checkedBy.displayName',
    'rating.stars',
    'answers',
  ],
  count: (transaction, scope) => countOf(select(transaction, scope).select(rowCount)),
  async read(transaction, scope, after, limit) {
    let rows = select(transaction, scope).selectAll().orderBy('id').limit(limit);
    if (after !== null) rows = rows.where('id', '>', after);
    const checks = await completeChecks(transaction, await rows.execute(), null);
    return checks.map((record) => ({ id: record.id, record, personIds: [] }));
  },
};
