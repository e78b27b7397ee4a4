import { MediationCase } from './mediation-records.ts';
import type { RightsRecord } from './rights-records.ts';
import { newId } from './submission.ts';
import type { World } from './world.ts';

/** What belongs to mediations, by the parameter that names it. */
export interface MediationRights {
  readonly mediationId: RightsRecord[];
  readonly partyId: RightsRecord[];
  readonly mediationSessionId: RightsRecord[];
  readonly stepId: RightsRecord[];
  readonly mediationObjectionId: RightsRecord[];
}

/** At a station a mediation of its party and its mediator, and one of others: each with all that can be named of one. */
export async function mediationRights(world: World, station: string): Promise<MediationRights> {
  const { data } = world;
  const account = (role: string) => data.accounts.find(({ subject }) => subject === `${station}-${role}-1`);
  const party = data.persons.find(({ id }) => id === account('party')?.personId);
  const made: MediationRights = {
    mediationId: [],
    partyId: [],
    mediationSessionId: [],
    stepId: [],
    mediationObjectionId: [],
  };
  for (const isOwn of [true, false]) {
    const mediation = await MediationCase.registered(world, {}, `${station}-officer-1`);
    await mediation.addBothSides(isOwn ? { name: party?.name, identityNumber: party?.identityNumber } : {});
    await mediation.find();
    await mediation.consent();
    const mediatorId = await mediation.mediatorId(`${station}-mediator-1`);
    await mediation.post('/mediator-assignment', { leadMediatorId: mediatorId, furtherMediatorIds: [] });
    await mediation.accept();
    await mediation.plan();
    await mediation.hold();
    mediation.succeed(await mediation.agree(), 200);
    const stationId = account('officer')?.stationId ?? '';
    const objectionId = newId();
    await world.database.kysely
      .insertInto('mediation_objections')
      .values({
        station_id: stationId,
        id: objectionId,
        mediation_id: mediation.id,
        party_id: mediation.claimantId,
        about: 'other',
        statement: '请说明调解员与对方的关系。',
        filed_at: world.clock.time,
        answer_due_at: world.clock.time,
        state: 'filed',
      })
      .execute();
    if (!isOwn) {
      // An agreement needs who leads; then nobody of the demo's mediators does.
      await world.database.kysely.deleteFrom('mediation_mediators').where('mediation_id', '=', mediation.id).execute();
    }
    const record: RightsRecord = {
      id: mediation.id,
      stationId,
      about: isOwn ? [party?.id ?? null] : [],
      by: isOwn ? [mediatorId] : [],
    };
    const within = (id: string): RightsRecord => ({ ...record, id, within: mediation.id });
    made.mediationId.push(record);
    made.partyId.push(within(mediation.claimantId));
    made.mediationSessionId.push(within(mediation.sessionId));
    made.stepId.push(within(mediation.stepIds[0] ?? ''));
    made.mediationObjectionId.push(within(objectionId));
  }
  return made;
}
