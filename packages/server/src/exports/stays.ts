import { sql, type Transaction } from 'kysely';
import type { Schema } from '../database/schema.ts';
import { dwellingLabels, todayOf, toStay } from '../modules/stay-record.ts';
import { addressesOf } from '../modules/told-address.ts';
import { maskedIdentityNumber, maskedName, maskedTelephone } from '../privacy/masked-person.ts';
import { countOf, type ExportedModule, type ExportScope, madeWithin, rowCount } from './exported-module.ts';

function select(transaction: Transaction<Schema>, scope: ExportScope) {
  return transaction
    .selectFrom('stays')
    .where('stays.station_id', '=', scope.stationId)
    .where(madeWithin('stays.registered_at', scope));
}

export const exportedStays: ExportedModule = {
  columns: [
    'premisesId',
    'dwellingId',
    'person.id',
    'person.name',
    'person.identityNumber',
    'person.telephone',
    'state',
    'startedOn',
    'expectedEndOn',
    'endedOn',
    'registeredAt',
  ],
  count: (transaction, scope) => countOf(select(transaction, scope).select(rowCount)),
  async read(transaction, scope, after, limit) {
    let rows = select(transaction, scope)
      .innerJoin('people', (join) =>
        join.onRef('people.station_id', '=', 'stays.station_id').onRef('people.id', '=', 'stays.person_id'),
      )
      .select([
        'stays.id',
        'stays.version',
        'stays.station_id',
        'stays.premises_id',
        'stays.dwelling_id',
        'stays.person_id',
        'stays.state',
        sql<string>`stays.started_on::text`.as('started_on'),
        sql<string | null>`stays.expected_end_on::text`.as('expected_end_on'),
        sql<string | null>`stays.ended_on::text`.as('ended_on'),
        'stays.registered_at',
        'stays.registered_by_role',
        'people.name_masked',
        'people.identity_masked',
        'people.phone_masked',
        'people.restricted',
      ])
      .orderBy('stays.id')
      .limit(limit);
    if (after !== null) rows = rows.where('stays.id', '>', after);
    const found = await rows.execute();
    const [addresses, labels] = [await addressesOf(transaction, found), await dwellingLabels(transaction, found)];
    return found.map((row) => {
      const person = {
        id: row.person_id,
        name: maskedName(row),
        identityNumber: maskedIdentityNumber(row),
        telephone: maskedTelephone(row),
      };
      // The state of the day on which the file was asked for, as every answer tells it.
      const record = toStay(row, person, { addresses, labels }, todayOf(scope.askedAt));
      return { id: row.id, record, personIds: [row.person_id] };
    });
  },
};
