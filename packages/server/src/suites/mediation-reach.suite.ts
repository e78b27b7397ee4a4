import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import { type EventType, eventTypeBase } from '@wardkit/contract/events';
import type { Role } from '@wardkit/contract/role';
import { readableStations } from '../events/event-filter.ts';
import { callerWith } from './access.suite.ts';
import { entry, hoursFrom, MediationCase } from './mediation-records.ts';
import { newId } from './submission.ts';
import { type Engine, World } from './world.ts';

const mediator = 'puqian-mediator-1';
const party = 'puqian-party-1';

/** How far a mediator and a party see, tried by those who would like to see farther. */
export function mediationReachSuite(engine: Engine): void {
  describe('the reach of mediators and parties', () => {
    let world: World;
    before(async () => {
      world = await World.open(engine);
    });
    after(() => world.close());

    const accountOf = (subject: string) => world.data.accounts.find((each) => each.subject === subject);
    const personOf = (subject: string) => {
      const person = world.data.persons.find(({ id }) => id === accountOf(subject)?.personId);
      assert.ok(person);
      return person;
    };
    const given = (subject: string) => {
      const { name, identityNumber } = personOf(subject);
      return { name, identityNumber };
    };
    const become = (subject: string, roles: readonly string[], personId: string | null) =>
      world.database.kysely
        .updateTable('accounts')
        .set({ roles: [...roles], person_id: personId })
        .where('id', '=', accountOf(subject)?.id ?? '')
        .execute();
    beforeEach(() => become(mediator, ['mediator'], null));

    test('a mediator who is a party of a dispute of others is there as a party alone (WK-MED-37)', async () => {
      const made = await MediationCase.registered(world);
      await made.addBothSides(given('puqian-resident-1'), given(party));
      const objection = { about: 'mediator', statement: '调解员与对方系亲属关系，申请回避。' };
      made.succeed(await made.put(`/objections/${newId()}`, objection, party), 201);
      await made.find();
      await become(mediator, ['mediator', 'party'], personOf('puqian-resident-1').id);
      const version = Number((await made.read()).version);
      made.succeed(await made.get('', mediator), 200);
      const answer = (partyId: string) =>
        made.post(
          `/parties/${partyId}/consent`,
          { answer: 'consents', form: 'written', givenAt: hoursFrom(world, 0), note: null },
          { as: mediator, version },
        );
      assert.equal((await answer(made.respondentId)).status, 404);
      assert.equal([...(await made.get('/objections', mediator)).json.items].length, 0);
      const withdrawal = { withdrawnAt: hoursFrom(world, 0), byPartyId: made.respondentId, reason: '已自行和解' };
      assert.equal((await made.post('/withdrawal', withdrawal, { as: mediator, version })).status, 404);
      made.succeed(await answer(made.claimantId), 200);
    });

    test('a mediator invites those who take part in their own mediations, as parties', async () => {
      const made = await MediationCase.registered(world, {}, mediator);
      await made.addBothSides(given('puqian-resident-1'), given('puqian-landlord-1'));
      const other = await MediationCase.registered(world);
      await other.addBothSides();
      const stranger = await other.get(`/parties/${other.claimantId}`);
      const invite = (personId: string, role: string, as = mediator) =>
        world.call('POST', '/v1/invitations', { as, body: { personId, role, days: 7 } });
      const [resident, landlord] = [personOf('puqian-resident-1').id, personOf('puqian-landlord-1').id];
      assert.equal((await invite(String(stranger.json.personId), 'party')).status, 422);
      assert.equal((await invite(landlord, 'landlord')).status, 422);
      const invited = await invite(resident, 'party');
      assert.equal(invited.status, 201, invited.text);
      const byOfficer = await invite(landlord, 'landlord', 'puqian-officer-1');
      assert.equal(byOfficer.status, 201, byOfficer.text);
      const path = `/v1/invitations/${byOfficer.json.invitation?.id}`;
      assert.equal((await world.call('GET', path, { as: mediator })).status, 404);
      const revoked = await world.call('DELETE', path, { as: mediator, headers: { 'if-match': '"1"' } });
      assert.equal(revoked.status, 404);
      const listed = await world.call('GET', '/v1/invitations', { as: mediator });
      assert.deepEqual(
        [...listed.json.items].map(({ personId }) => String(personId)),
        [resident],
      );
    });

    test('a mediator sees the pictures of their own mediations and of nothing else (WK-MED-07)', async () => {
      const made = await MediationCase.registered(world, {}, mediator);
      const own = await made.upload();
      const other = await MediationCase.registered(world);
      const others = await other.upload();
      const premises = world.premises('puqian', 0);
      const announce = (as: string, id: string) =>
        world.call('PUT', `/v1/attachments/${id}`, {
          as,
          headers: { 'if-none-match': '*' },
          body: { premisesId: premises.id, mediaType: 'image/jpeg', size: 9, sha256: 'a'.repeat(64) },
        });
      const ofPremises = newId();
      assert.equal((await announce('puqian-officer-1', ofPremises)).status, 201);
      const read = async (id: string) => (await world.call('GET', `/v1/attachments/${id}`, { as: mediator })).status;
      assert.deepEqual([await read(own), await read(others), await read(ofPremises)], [200, 404, 404]);
      assert.equal((await announce(mediator, newId())).status, 404);
      const ofOthers = await world.call('PUT', `/v1/attachments/${newId()}`, {
        as: mediator,
        headers: { 'if-none-match': '*' },
        body: { mediationId: other.id, mediaType: 'image/jpeg', size: 9, sha256: 'a'.repeat(64) },
      });
      assert.equal(ofOthers.status, 404, ofOthers.text);
    });

    test('a mediator hears of no pictures, invitations and mediations: what is of others would be among it', () => {
      const scopes = ['attachments:read', 'invitations:read', 'mediations:read', 'events:read'];
      const heard = (role: Role, type: EventType) =>
        readableStations(callerWith(role, scopes)).get(eventTypeBase + type)?.size;
      for (const type of ['attachment.completed', 'invitation.redeemed', 'mediation.registered'] as const) {
        assert.deepEqual([heard('mediator', type), heard('officer', type)], [0, 1], type);
      }
    });

    test('who only helps is told too that it is on record, and reads nothing of the dispute', async () => {
      const made = await MediationCase.registered(world);
      await made.addBothSides();
      made.succeed(await made.put(`/parties/${newId()}`, entry('helper', given(party))), 201);
      const own = await world.call('GET', '/v1/own-records?limit=200', { as: party, purpose: 'own-record' });
      assert.equal(own.status, 200, own.text);
      assert.ok(
        [...own.json.items].some(({ record }) => String(record) === made.path),
        'the mediation is named',
      );
      assert.equal((await made.get('', party)).status, 404);
    });
  });
}
