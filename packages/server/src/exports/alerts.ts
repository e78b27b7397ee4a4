import type { Transaction } from 'kysely';
import type { Schema } from '../database/schema.ts';
import { completeAlerts } from '../modules/alert-record.ts';
import { countOf, type ExportedModule, type ExportScope, madeWithin, rowCount } from './exported-module.ts';

function select(transaction: Transaction<Schema>, scope: ExportScope) {
  return transaction
    .selectFrom('alerts')
    .where('station_id', '=', scope.stationId)
    .where(madeWithin('received_at', scope));
}

/** Who called is masked, and is no person on record. */
export const exportedAlerts: ExportedModule = {
  columns: [
    'number',
    'state',
    'priority',
    'category',
    'channel',
    'summary',
    'description',
    'place.divisionCode',
    'place.text',
    'place.premisesId',
    'reporter.name.masked',
    'reporter.telephone.masked',
    'receivedAt',
    'acknowledgedAt',
    'dispatchedAt',
    'onSceneAt',
    'closedAt',
    'archivedAt',
    'closing.outcome',
    'closing.note',
    'duplicateOfId',
    'repeatId',
  ],
  count: (transaction, scope) => countOf(select(transaction, scope).select(rowCount)),
  async read(transaction, scope, after, limit) {
    let rows = select(transaction, scope).selectAll().orderBy('id').limit(limit);
    if (after !== null) rows = rows.where('id', '>', after);
    const alerts = await completeAlerts(transaction, await rows.execute());
    return alerts.map((record) => ({ id: record.id, record, personIds: [] }));
  },
};
