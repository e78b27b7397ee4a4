import type { Transaction } from 'kysely';
import type { Schema } from '../database/schema.ts';
import { selectDoorplates, toDoorplate } from '../modules/doorplates.ts';
import { countOf, type ExportedModule, type ExportScope, madeWithin, rowCount } from './exported-module.ts';

function select(transaction: Transaction<Schema>, scope: ExportScope) {
  return transaction
    .selectFrom('doorplates')
    .where('doorplates.station_id', '=', scope.stationId)
    .where(madeWithin('doorplates.issued_at', scope));
}

export const exportedDoorplates: ExportedModule = {
  columns: ['premisesId', 'code', 'state', 'link', 'address.text', 'issuedAt', 'endedAt', 'endReason'],
  count: (transaction, scope) => countOf(select(transaction, scope).select(rowCount)),
  async read(transaction, scope, after, limit) {
    let rows = selectDoorplates(transaction, scope.reach)
      .where('doorplates.station_id', '=', scope.stationId)
      .where(madeWithin('doorplates.issued_at', scope))
      .orderBy('doorplates.id')
      .limit(limit);
    if (after !== null) rows = rows.where('doorplates.id', '>', after);
    return (await rows.execute()).map((row) => ({
      id: row.id,
      record: toDoorplate(row, scope.plateBase),
      personIds: [],
    }));
  },
};
