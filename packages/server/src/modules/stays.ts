import { sql } from 'kysely';
import { withinReach } from '../access/within-reach.ts';
import { applySettings } from '../database/transaction.ts';
import { handlers } from '../http/handler.ts';
import { cutPage, filterOf, pageSize, repeated } from '../http/page.ts';
import { maskedIdentityNumber, maskedName, maskedTelephone } from '../privacy/masked-person.ts';
import { findPremises } from './places.ts';

/** Stands in where the caller sees a stay and not the person. */
const unknownPerson = { name_masked: null, restricted: ['name', 'identity', 'phone'] };

export const staysHandlers = handlers<'stays.list'>({
  'stays.list': {
    async handle({ transaction, reach, query, cursors, concerns }) {
      const premises = await findPremises(transaction, reach, query.premisesId);
      concerns(premises.station_id, premises.id);
      const pages = cursors(filterOf(query));
      const limit = pageSize(query);
      const states = repeated(query.state);
      let rows = transaction
        .selectFrom('stays')
        .select([
          'id',
          'station_id',
          'version',
          'premises_id',
          'dwelling_id',
          'person_id',
          'state',
          sql<string>`started_on::text`.as('started_on'),
          sql<string | null>`expected_end_on::text`.as('expected_end_on'),
          sql<string | null>`ended_on::text`.as('ended_on'),
        ])
        .where('station_id', '=', premises.station_id)
        .where('premises_id', '=', premises.id)
        .where(withinReach(reach, 'stays'))
        .orderBy('id')
        .limit(limit + 1);
      if (states !== null) rows = rows.where('state', 'in', states);
      if (query.cursor !== undefined) rows = rows.where('id', '>', String(pages.read(query.cursor)[0]));
      const found = await rows.execute();
      const personIds = [...new Set(found.map((row) => row.person_id))];
      if (reach.persons.length > 0) await applySettings(transaction, { guests: personIds });
      const people =
        personIds.length === 0
          ? []
          : await transaction
              .selectFrom('people')
              .select(['id', 'name_masked', 'identity_masked', 'phone_masked', 'restricted'])
              .where('station_id', '=', premises.station_id)
              .where('id', 'in', personIds)
              .execute();
      const personOf = new Map(people.map((person) => [person.id, person]));
      for (const id of personIds) concerns(premises.station_id, id);
      const body = cutPage(
        found,
        limit,
        pages,
        (row) => [row.id],
        (row) => {
          const person = personOf.get(row.person_id) ?? unknownPerson;
          return {
            id: row.id,
            version: row.version,
            premisesId: row.premises_id,
            dwellingId: row.dwelling_id,
            person: {
              id: row.person_id,
              name: maskedName(person),
              identityNumber: maskedIdentityNumber(person),
              telephone: maskedTelephone(person),
            },
            state: row.state,
            startedOn: row.started_on,
            expectedEndOn: row.expected_end_on,
            endedOn: row.ended_on,
          };
        },
      );
      return { status: 200, body };
    },
  },
});
