import type { Transaction } from 'kysely';
import type { Schema } from '../database/schema.ts';
import { partiesOf } from '../modules/mediation-party-record.ts';
import { completeMediations } from '../modules/mediation-record.ts';
import { countOf, type ExportedModule, type ExportScope, madeWithin, rowCount } from './exported-module.ts';

/** A mediation is made when it is registered. */
function select(transaction: Transaction<Schema>, scope: ExportScope) {
  return transaction
    .selectFrom('mediations')
    .where('station_id', '=', scope.stationId)
    .where(madeWithin('registered_at', scope));
}

/** As the API tells them: parties by their masked names, and nothing of what was said in a session. */
export const exportedMediations: ExportedModule = {
  columns: [
    'number',
    'kind',
    'disputeType',
    'origin',
    'subject',
    'appliedOn',
    'divisionCode',
    'premisesId',
    'alertId',
    'state',
    'stateSince',
    'registeredAt',
    'acceptedAt',
    'sessionsHeld',
    'inForceAt',
    'outcome',
    'closedAt',
    'archivedAt',
  ],
  count: (transaction, scope) => countOf(select(transaction, scope).select(rowCount)),
  async read(transaction, scope, after, limit) {
    const context = { transaction, reach: scope.reach };
    let rows = select(transaction, scope).selectAll().orderBy('id').limit(limit);
    if (after !== null) rows = rows.where('id', '>', after);
    const found = await rows.execute();
    const ids = found.map(({ id }) => id);
    const parties = ids.length === 0 ? [] : await partiesOf(context, [scope.stationId], ids);
    const partiesOfRow = Map.groupBy(parties, (party) => party.mediation_id);
    const mediations = await completeMediations(context, found);
    return mediations.map((record) => ({
      id: record.id,
      record,
      personIds: (partiesOfRow.get(record.id) ?? []).flatMap(({ person_id: personId }) => personId ?? []),
    }));
  },
};
