import type { Mediator } from '@wardkit/contract/mediation-mediators';
import { type Selectable, sql, type Transaction } from 'kysely';
import { atStations } from '../access/within-reach.ts';
import type { Schema } from '../database/schema.ts';
import { type Context, handlers } from '../http/handler.ts';
import { cutPage, filterOf, pageSize, repeated } from '../http/page.ts';
import { InputFaults } from './mediation-faults.ts';
import { answerWith, holdKnownMediation, type MediationRow, noteChange, refuseArchived } from './mediation-record.ts';

type MediatorRow = Selectable<Schema['mediators']>;

function toMediator(row: MediatorRow): Mediator {
  return {
    id: row.id,
    version: row.version,
    stationId: row.station_id,
    displayName: row.display_name,
    organisationName: row.organisation_name,
    kinds: row.kinds,
    active: row.active,
  };
}

/** Lets mediators work on a mediation that is held, the lead one first, instead of those before. */
export async function assign(
  transaction: Transaction<Schema>,
  { station_id: stationId, id }: Pick<MediationRow, 'station_id' | 'id'>,
  mediatorIds: readonly string[],
): Promise<void> {
  await transaction
    .deleteFrom('mediation_mediators')
    .where('station_id', '=', stationId)
    .where('mediation_id', '=', id)
    .execute();
  await transaction
    .insertInto('mediation_mediators')
    .values(
      mediatorIds.map((mediatorId, ordinal) => ({
        station_id: stationId,
        mediation_id: id,
        mediator_id: mediatorId,
        ordinal,
      })),
    )
    .execute();
}

/** Those of some mediators who are one of some persons: nobody mediates what they are a party of (WK-MED-14). */
async function mediatorsWhoAre(
  transaction: Transaction<Schema>,
  stationId: string,
  mediatorIds: readonly string[],
  personIds: readonly string[],
): Promise<ReadonlySet<string>> {
  const rows = await transaction
    .selectFrom('accounts')
    .select('id')
    .where('station_id', '=', stationId)
    .where(sql<boolean>`id = any(${mediatorIds}::uuid[]) and person_id = any(${personIds}::uuid[])`)
    .execute();
  return new Set(rows.map(({ id }) => id));
}

/** Refuses a party who mediates the dispute (WK-MED-14). */
export async function addFaultOfMediating(
  { transaction }: Pick<Context, 'transaction'>,
  row: MediationRow,
  personId: string,
  faults: InputFaults,
): Promise<void> {
  const assigned = await assignedTo(transaction, row);
  const same = await mediatorsWhoAre(transaction, row.station_id, [...assigned], [personId]);
  if (same.size === 0) return;
  faults.add(
    '/identityNumber',
    'mediator-is-party',
    'This person mediates the dispute. Assign another mediator first.',
    '此人是本调解的调解员，请先更换调解员再登记为当事人。',
  );
}

/** What can be wrong with those who are named: unknown, a party, not active, not for this kind, or named twice (WK-MED-14). */
async function addFaultsOfNamed(
  { transaction }: Pick<Context, 'transaction'>,
  row: MediationRow,
  named: readonly { readonly id: string; readonly pointer: string }[],
  faults: InputFaults,
): Promise<void> {
  const rows = await transaction
    .selectFrom('mediators')
    .selectAll()
    .where('station_id', '=', row.station_id)
    .where(
      'id',
      'in',
      named.map(({ id }) => id),
    )
    .execute();
  const mediatorOf = new Map(rows.map((mediator) => [mediator.id, mediator]));
  const already = await assignedTo(transaction, row);
  const parties = await transaction
    .selectFrom('mediation_parties')
    .select('person_id')
    .where('station_id', '=', row.station_id)
    .where('mediation_id', '=', row.id)
    .execute();
  const areParties = await mediatorsWhoAre(
    transaction,
    row.station_id,
    [...mediatorOf.keys()],
    parties.flatMap((party) => party.person_id ?? []),
  );
  named.forEach(({ id, pointer }, index) => {
    const mediator = mediatorOf.get(id);
    if (named.findIndex((each) => each.id === id) < index) {
      faults.add(pointer, 'named-twice', 'This mediator is named already.', '该调解员重复指定。');
    } else if (mediator === undefined) {
      faults.add(pointer, 'mediator-unknown', 'Your station has no such mediator.', '本所没有此调解员。');
    } else if (areParties.has(id)) {
      faults.add(
        pointer,
        'mediator-is-party',
        'This mediator is a party of the dispute. Name another one.',
        '该调解员是本纠纷的当事人，请另行指定。',
      );
    } else if (!mediator.active && !already.has(id)) {
      // Who takes no new mediations keeps those that they have.
      faults.add(
        pointer,
        'mediator-not-active',
        'This mediator takes no new mediations.',
        '该调解员目前不承接新的调解。',
      );
    } else if (!mediator.kinds.includes(row.kind)) {
      faults.add(
        pointer,
        'mediator-of-other-kind',
        'This mediator does not mediate this kind.',
        '该调解员不承办此类调解。',
      );
    }
  });
}

async function assignedTo(transaction: Transaction<Schema>, row: MediationRow): Promise<ReadonlySet<string>> {
  const rows = await transaction
    .selectFrom('mediation_mediators')
    .select('mediator_id')
    .where('station_id', '=', row.station_id)
    .where('mediation_id', '=', row.id)
    .execute();
  return new Set(rows.map((each) => each.mediator_id));
}

export const mediationMediatorsHandlers = handlers<'mediations.listMediators' | 'mediations.assignMediators'>({
  'mediations.listMediators': {
    async handle({ transaction, reach, query, cursors }) {
      const pages = cursors(filterOf(query));
      const limit = pageSize(query);
      let rows = transaction
        .selectFrom('mediators')
        .selectAll()
        .where(atStations('station_id', reach.stations))
        .orderBy('display_name')
        .orderBy('id')
        .limit(limit + 1);
      const kinds = repeated(query.kind);
      if (kinds !== null) rows = rows.where(sql<boolean>`kinds && ${kinds}::text[]`);
      if (query.cursor !== undefined) {
        const [name, id] = pages.read(query.cursor);
        rows = rows.where(sql<boolean>`(display_name, id) > (${name}::text collate "C", ${id}::uuid)`);
      }
      const body = cutPage(await rows.execute(), limit, pages, (row) => [row.display_name, row.id], toMediator);
      return { status: 200, body };
    },
  },

  'mediations.assignMediators': {
    async handle(context) {
      const { transaction, parameters, body, now, concerns } = context;
      const row = await holdKnownMediation(context, parameters.mediationId);
      await refuseArchived(context, row);
      const named = [
        { id: body.leadMediatorId.toLowerCase(), pointer: '/leadMediatorId' },
        ...body.furtherMediatorIds.map((id, at) => ({
          id: id.toLowerCase(),
          pointer: `/furtherMediatorIds/${at}`,
        })),
      ];
      const faults = new InputFaults(context);
      await addFaultsOfNamed(context, row, named, faults);
      faults.refuse();
      await assign(
        transaction,
        row,
        named.map(({ id }) => id),
      );
      concerns(row.station_id, ...named.map(({ id }) => id));
      const to = { assigned_at: row.assigned_at ?? now };
      return answerWith(context, await noteChange(context, row, 'mediation.assigned', to));
    },
  },
});
