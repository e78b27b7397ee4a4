import type { Transaction } from 'kysely';
import type { Schema } from '../database/schema.ts';
import { readPremises } from '../modules/premises.ts';
import { countOf, type ExportedModule, type ExportScope, madeWithin, rowCount } from './exported-module.ts';

function select(transaction: Transaction<Schema>, scope: ExportScope) {
  return transaction
    .selectFrom('premises')
    .where('station_id', '=', scope.stationId)
    .where(madeWithin('created_at', scope));
}

export const exportedPremises: ExportedModule = {
  columns: [
    'address.divisionCode',
    'address.text',
    'use',
    'storeys',
    'floorArea',
    'landlord.name',
    'landlord.telephone',
    'organisation.name',
    'organisation.socialCreditCode',
    'rating.stars',
    'rating.state',
    'openHazards.count',
    'letSince',
    'updatedAt',
    'dwellings',
  ],
  count: (transaction, scope) => countOf(select(transaction, scope).select(rowCount)),
  async read(transaction, scope, after, limit) {
    let page = select(transaction, scope).select('id').orderBy('id').limit(limit);
    if (after !== null) page = page.where('id', '>', after);
    const ids = (await page.execute()).map(({ id }) => id);
    const found = new Map((await readPremises(transaction, scope.reach, ids)).map((each) => [each.id, each]));
    return ids.flatMap((id) => {
      const record = found.get(id);
      if (record === undefined) return [];
      return [{ id, record, personIds: record.landlord === null ? [] : [record.landlord.personId] }];
    });
  },
};
