import type { PartyEntry } from '@wardkit/contract/mediation-parties';
import { mostParties } from '@wardkit/contract/mediation-record';
import { handlers } from '../http/handler.ts';
import { cutPage, filterOf, pageSize } from '../http/page.ts';
import { RequestProblem } from '../http/request-problem.ts';
import { checkPerson, namePerson, personByNumber } from '../privacy/people.ts';
import { consentIfAll } from './mediation-consents.ts';
import { InputFaults } from './mediation-faults.ts';
import { addFaultOfMediating } from './mediation-mediators.ts';
import {
  addressColumns,
  isPrincipal,
  type NamedParty,
  nameColumns,
  openParty,
  partiesOf,
  telephoneColumns,
  toParty,
} from './mediation-party-record.ts';
import { addFaultsOfParty, addFaultsOfSides } from './mediation-party-rules.ts';
import { worksOn } from './mediation-reach.ts';
import {
  findMediation,
  holdMediation,
  type MediationContext,
  type MediationRow,
  noteChange,
  refuseArchived,
  stateConflict,
} from './mediation-record.ts';
import { takeRecordId } from './records.ts';

const pathOf = ({ mediation_id: mediationId, id }: Pick<NamedParty, 'mediation_id' | 'id'>) =>
  `/v1/mediations/${mediationId}/parties/${id}`;

function allOf(context: MediationContext, row: MediationRow): Promise<NamedParty[]> {
  return partiesOf(context, [row.station_id], [row.id]);
}

async function answerOf(context: MediationContext, row: MediationRow, id: string, status: 200 | 201) {
  const party = (await allOf(context, row)).find((each) => each.id === id);
  if (party === undefined) throw new Error('a party is not there');
  const headers = status === 201 ? { headers: { location: pathOf(party) } } : {};
  return { status, body: toParty(party, 'all'), version: party.version, ...headers };
}

/** A party of a mediation that is held, in the version that the caller knows. */
async function knownParty(context: MediationContext, row: MediationRow, partyId: string) {
  const parties = await allOf(context, row);
  const party = parties.find(({ id }) => id === partyId.toLowerCase());
  if (party === undefined) throw new RequestProblem('not-found');
  if (party.version !== context.ifMatch) throw new RequestProblem('version-stale', { current: toParty(party, 'all') });
  context.concerns(row.station_id, party.id, ...(party.person_id === null ? [] : [party.person_id]));
  return { party, parties };
}

/** The persons whose link whoever reads is told. */
async function linkedTo(context: MediationContext, row: MediationRow): Promise<'all' | readonly string[]> {
  return (await worksOn(context, row)) ? 'all' : context.reach.persons;
}

/** A claimant or respondent is asked, so that nobody comes in after all were (WK-MED-10). */
function mayEnter(row: MediationRow, role: PartyEntry['role']): boolean {
  return isPrincipal({ role }) ? row.state === 'registered' || row.state === 'eligible' : row.state !== 'archived';
}

/** Whether a party has done something or is named, so that it stays, and stays who it is (WK-MED-11, WK-MED-61). */
async function hasActed({ transaction }: MediationContext, party: NamedParty): Promise<boolean> {
  if (party.consent !== null) return true;
  const of = { stationId: party.station_id, mediationId: party.mediation_id };
  const signature = await transaction
    .selectFrom('mediation_signatures')
    .select('signer_id')
    .where('station_id', '=', of.stationId)
    .where('mediation_id', '=', of.mediationId)
    .where('signer_id', '=', party.id)
    .executeTakeFirst();
  const sessions = await transaction
    .selectFrom('mediation_sessions')
    .select('present_party_ids')
    .where('station_id', '=', of.stationId)
    .where('mediation_id', '=', of.mediationId)
    .execute();
  const steps = await transaction
    .selectFrom('mediation_steps')
    .select(['by_party_id', 'to_party_id'])
    .where('station_id', '=', of.stationId)
    .where('mediation_id', '=', of.mediationId)
    .execute();
  return (
    signature !== undefined ||
    sessions.some((session) => session.present_party_ids.includes(party.id)) ||
    steps.some((step) => step.by_party_id === party.id || step.to_party_id === party.id)
  );
}

export const mediationPartiesHandlers = handlers<
  | 'mediations.listParties'
  | 'mediations.getParty'
  | 'mediations.addParty'
  | 'mediations.changeParty'
  | 'mediations.removeParty'
>({
  'mediations.listParties': {
    async handle(context) {
      const { query, cursors, concerns, parameters } = context;
      const row = await findMediation(context, parameters.mediationId);
      const pages = cursors({ ...filterOf(query), mediationId: row.id });
      const parties = await partiesOf(context, [row.station_id], [row.id]);
      // There are at most 200, and all of them were read: a page is cut here.
      const after = query.cursor === undefined ? undefined : String(pages.read(query.cursor)[0]);
      const left = after === undefined ? parties : parties.slice(parties.findIndex(({ id }) => id === after) + 1);
      const page = cutPage(
        left,
        pageSize(query),
        pages,
        ({ id }) => [id],
        (party) => party,
      );
      for (const party of page.items)
        concerns(row.station_id, party.id, ...(party.person_id === null ? [] : [party.person_id]));
      const linked = await linkedTo(context, row);
      return { status: 200, body: { items: page.items.map((party) => toParty(party, linked)), next: page.next } };
    },
  },

  'mediations.getParty': {
    async handle(context) {
      const row = await findMediation(context, context.parameters.mediationId);
      const partyId = context.parameters.partyId.toLowerCase();
      const party = (await partiesOf(context, [row.station_id], [row.id])).find(({ id }) => id === partyId);
      if (party === undefined) throw new RequestProblem('not-found');
      context.concerns(row.station_id, party.id, ...(party.person_id === null ? [] : [party.person_id]));
      return { status: 200, body: toParty(party, await linkedTo(context, row)), version: party.version };
    },
  },

  'mediations.addParty': {
    async prepare(context) {
      const row = await findMediation(context, context.parameters.mediationId);
      await takeRecordId(context.transaction, context.parameters.partyId, row.station_id);
    },
    async handle(context) {
      const { transaction, parameters, body, now, server, concerns } = context;
      const row = await holdMediation(context, parameters.mediationId);
      if (!mayEnter(row, body.role)) throw await stateConflict(context, row);
      const parties = await allOf(context, row);
      const faults = new InputFaults(context);
      if (parties.length >= mostParties) {
        faults.add(
          '',
          'too-many-parties',
          `A mediation has at most ${mostParties} parties.`,
          `一件调解最多登记 ${mostParties} 名当事人。`,
        );
      }
      const partyId = parameters.partyId.toLowerCase();
      addFaultsOfParty(row, { ...body, id: partyId }, parties, faults);
      faults.refuse();
      const key = { stationId: row.station_id, id: partyId };
      const isPerson = body.form === 'person';
      if (!isPerson) await checkPerson(context, { name: body.name, telephone: body.telephone }, '');
      const personId = isPerson ? await namePerson(context, row.station_id, body, '') : null;
      addFaultsOfSides({ ...body, id: partyId, personId }, parties, faults);
      if (personId !== null) await addFaultOfMediating(context, row, personId, faults);
      faults.refuse();
      await transaction
        .insertInto('mediation_parties')
        .values({
          station_id: row.station_id,
          id: partyId,
          mediation_id: row.id,
          entered_at: now,
          person_id: personId,
          role: body.role,
          form: body.form,
          ...nameColumns(server.keys, key, body.name),
          ...telephoneColumns(server.keys, key, body.telephone),
          credit_code: body.creditCode,
          ...addressColumns(server.keys, key, body.address),
          stands_for_party_id: body.standsForPartyId?.toLowerCase() ?? null,
          needs_guardian: body.needsGuardian,
        })
        .execute();
      concerns(row.station_id, partyId);
      await noteChange(context, row, 'mediation.parties-changed');
      return answerOf(context, row, partyId, 201);
    },
  },

  'mediations.changeParty': {
    async handle(context) {
      const { transaction, parameters, body, server } = context;
      const row = await holdMediation(context, parameters.mediationId);
      const { party, parties } = await knownParty(context, row, parameters.partyId);
      await refuseArchived(context, row);
      const others = parties.filter(({ id }) => id !== party.id);
      const faults = new InputFaults(context);
      const standsForPartyId =
        body.standsForPartyId === undefined
          ? party.stands_for_party_id
          : (body.standsForPartyId?.toLowerCase() ?? null);
      const creditCode = body.creditCode === undefined ? party.credit_code : body.creditCode;
      const entry = {
        id: party.id,
        role: party.role,
        form: party.form,
        identityNumber: body.identityNumber ?? null,
        creditCode,
        standsForPartyId,
        needsGuardian: body.needsGuardian ?? party.needs_guardian,
      };
      addFaultsOfParty(row, entry, others, faults);
      faults.refuse();
      const key = { stationId: row.station_id, id: party.id };
      const { name, identityNumber, telephone } = body;
      await checkPerson(context, { name, telephone }, '');
      const entered = openParty(server.keys, party);
      const given = { name: name ?? entered.name, telephone: telephone === undefined ? entered.telephone : telephone };
      const personId =
        party.person_id === null || identityNumber === undefined
          ? party.person_id
          : await personByNumber(context, row.station_id, party.person_id, { ...given, identityNumber }, '');
      const isAnother =
        personId !== party.person_id || (party.credit_code !== null && creditCode !== party.credit_code);
      if (isAnother && (await hasActed(context, party))) throw await stateConflict(context, row);
      addFaultsOfSides({ ...entry, personId }, others, faults);
      if (personId !== null && personId !== party.person_id) await addFaultOfMediating(context, row, personId, faults);
      faults.refuse();
      await transaction
        .updateTable('mediation_parties')
        .set({
          version: party.version + 1,
          person_id: personId,
          ...(name === undefined ? {} : nameColumns(server.keys, key, name)),
          ...(telephone === undefined ? {} : telephoneColumns(server.keys, key, telephone)),
          credit_code: creditCode,
          ...(body.address === undefined ? {} : addressColumns(server.keys, key, body.address)),
          stands_for_party_id: standsForPartyId,
          needs_guardian: entry.needsGuardian,
        })
        .where('station_id', '=', row.station_id)
        .where('id', '=', party.id)
        .execute();
      await noteChange(context, row, 'mediation.parties-changed');
      return answerOf(context, row, party.id, 200);
    },
  },

  'mediations.removeParty': {
    async handle(context) {
      const { transaction, parameters } = context;
      const row = await holdMediation(context, parameters.mediationId);
      const { party, parties } = await knownParty(context, row, parameters.partyId);
      await refuseArchived(context, row);
      const isStoodFor = parties.some((each) => each.stands_for_party_id === party.id);
      if (isStoodFor || (await hasActed(context, party))) throw await stateConflict(context, row);
      await transaction
        .deleteFrom('mediation_parties')
        .where('station_id', '=', row.station_id)
        .where('id', '=', party.id)
        .execute();
      // Whoever was entered by mistake was the last one that an answer was waited for.
      const left = parties.filter(({ id }) => id !== party.id);
      const hasBothSides = ['claimant', 'respondent'].every((role) => left.some((each) => each.role === role));
      const isAsked = isPrincipal(party) && row.state === 'eligible' && hasBothSides;
      const consented = isAsked ? await consentIfAll(context, row, left, 'mediation.parties-changed') : null;
      if (consented === null) await noteChange(context, row, 'mediation.parties-changed');
      return { status: 204, body: undefined };
    },
  },
});
