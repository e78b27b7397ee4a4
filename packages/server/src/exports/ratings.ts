import type { Transaction } from 'kysely';
import type { Schema } from '../database/schema.ts';
import { nextCheckDay, toRating } from '../modules/ratings.ts';
import { countOf, type ExportedModule, type ExportScope, madeWithin, rowCount } from './exported-module.ts';

function select(transaction: Transaction<Schema>, scope: ExportScope) {
  return transaction
    .selectFrom('ratings')
    .where('station_id', '=', scope.stationId)
    .where(madeWithin('rated_at', scope));
}

/** Premises have one rating, which goes by their id. */
export const exportedRatings: ExportedModule = {
  columns: ['premisesId', 'checkId', 'standardVersion', 'stars', 'state', 'ratedAt', 'reasons'],
  count: (transaction, scope) => countOf(select(transaction, scope).select(rowCount)),
  async read(transaction, scope, after, limit) {
    let rows = select(transaction, scope).selectAll().select(nextCheckDay).orderBy('premises_id').limit(limit);
    if (after !== null) rows = rows.where('premises_id', '>', after);
    return (await rows.execute()).map((row) => ({ id: row.premises_id, record: toRating(row), personIds: [] }));
  },
};
