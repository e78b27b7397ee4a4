import type { Transaction } from 'kysely';
import type { Schema } from '../database/schema.ts';
import { completeHandovers } from '../modules/shift-handover-record.ts';
import { countOf, type ExportedModule, type ExportScope, madeWithin, rowCount } from './exported-module.ts';

function select(transaction: Transaction<Schema>, scope: ExportScope) {
  return transaction
    .selectFrom('shift_handovers')
    .where('station_id', '=', scope.stationId)
    .where(madeWithin('written_at', scope));
}

/** A note names people in words at most, and no record of a person. */
export const exportedShiftHandovers: ExportedModule = {
  columns: [
    'state',
    'shiftStart',
    'shiftEnd',
    'note',
    'alerts',
    'writtenAt',
    'writtenBy.displayName',
    'takenOverAt',
    'takenOverBy.displayName',
  ],
  count: (transaction, scope) => countOf(select(transaction, scope).select(rowCount)),
  async read(transaction, scope, after, limit) {
    let rows = select(transaction, scope).selectAll().orderBy('id').limit(limit);
    if (after !== null) rows = rows.where('id', '>', after);
    const notes = await completeHandovers(transaction, await rows.execute());
    return notes.map((record) => ({ id: record.id, record, personIds: [] }));
  },
};
