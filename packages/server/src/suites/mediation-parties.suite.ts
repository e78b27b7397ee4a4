import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { identityToken } from './identity-token.ts';
import { codesOf, entry, hoursFrom, MediationCase } from './mediation-records.ts';
import { newId } from './submission.ts';
import { type Engine, World } from './world.ts';

const telephone = '+8615400000031';
const address = '源城区上城街道竹影路 8 号';

export function mediationPartiesSuite(engine: Engine): void {
  describe('parties of mediations', () => {
    let world: World;
    before(async () => {
      world = await World.open(engine);
    });
    after(() => world.close());

    const personOf = (role: string, station = 'puqian') => {
      const account = world.data.accounts.find(({ subject }) => subject === `${station}-${role}-1`);
      const person = world.data.persons.find(({ id }) => id === account?.personId);
      assert.ok(person);
      return person;
    };
    const given = (role: string) => {
      const { name, identityNumber } = personOf(role);
      return { name, identityNumber };
    };
    /** A mediation of the demo's party against somebody. */
    const ownCase = async () => {
      const made = await MediationCase.registered(world);
      await made.addBothSides(given('party'));
      return made;
    };

    test('leaves the server masked, has what was entered and no more, and a reveal shows one field (WK-MED-04, WK-MED-05)', async () => {
      const made = await MediationCase.registered(world);
      const { name, identityNumber } = personOf('resident');
      const entered = await made.put(
        `/parties/${made.claimantId}`,
        entry('claimant', { name, identityNumber, telephone, address }),
      );
      made.succeed(entered, 201);
      for (const { text } of [entered, await made.get(), await made.get('/parties')]) {
        for (const secret of [name, identityNumber, telephone, address]) assert.ok(!text.includes(secret));
      }
      assert.equal(String(entered.json.address.masked), '源城区上城街****');
      assert.deepEqual(
        Object.keys(entered.json).filter((each) => /age|birth|occupation|sex/i.test(each)),
        [],
      );
      const revealed = await world.call('POST', '/v1/reveals', {
        as: made.as,
        purpose: 'mediation',
        body: {
          record: `${made.path}/parties/${made.claimantId}`,
          field: '/address',
          reason: '上门送达调解通知，需要住址。',
        },
      });
      assert.equal(String(revealed.json.value), address, revealed.text);
    });

    test('stands for a claimant or respondent, or for nobody (WK-MED-09)', async () => {
      const made = await MediationCase.registered(world, { kind: 'public-security' });
      await made.addBothSides();
      const add = async (role: string, standsForPartyId: string | null) =>
        codesOf(await made.put(`/parties/${newId()}`, entry(role, { standsForPartyId })));
      assert.deepEqual(await add('helper', made.claimantId), ['stands-for-nobody']);
      assert.deepEqual(await add('guardian', null), ['no-principal']);
      assert.deepEqual(await add('representative', newId()), ['no-principal']);
      assert.deepEqual(await add('representative', made.respondentId), ['represents-suspect']);
      assert.deepEqual(await add('representative', made.claimantId), []);
      assert.deepEqual(await add('guardian', made.respondentId), []);
    });

    test('is not on both sides, nor entered twice; an organisation has a credit code', async () => {
      const made = await ownCase();
      const add = async (role: string, changes: object) =>
        codesOf(await made.put(`/parties/${newId()}`, entry(role, changes)));
      assert.deepEqual(await add('respondent', given('party')), ['party-in-two-roles']);
      assert.deepEqual(await add('claimant', given('party')), ['entered-already']);
      const forOther = { ...given('party'), standsForPartyId: made.respondentId };
      assert.deepEqual(await add('representative', forOther), ['party-in-two-roles']);
      const creditCode = '91990000MA00000000';
      assert.deepEqual(await add('claimant', { creditCode }), ['of-organisations']);
      const company = { form: 'organisation', name: '示范物业公司', creditCode };
      assert.deepEqual(await add('respondent', company), []);
      assert.deepEqual(await add('claimant', company), ['party-in-two-roles']);
      assert.deepEqual(await add('respondent', { ...company, needsGuardian: true, ...given('resident') }), [
        'of-persons',
        'of-persons',
      ]);
    });

    test('is entered until all consented, one who stands for another until the archive (WK-MED-10)', async () => {
      const made = await MediationCase.registered(world);
      await made.addBothSides();
      await made.find();
      await made.addParty('respondent', {}, newId());
      const waiting = [...(await made.read()).parties].find(
        ({ id, role }) => String(role) === 'respondent' && String(id) !== made.respondentId,
      );
      await made.consent();
      assert.equal(String((await made.read()).state), 'eligible');
      // Whoever was entered by mistake was the last one that an answer was waited for.
      const gone = await made.call('DELETE', `/parties/${waiting?.id}`, { headers: { 'if-match': '"1"' } });
      assert.equal(gone.status, 204);
      assert.equal(String((await made.read()).state), 'consented');
      assert.equal((await made.put(`/parties/${newId()}`, entry('claimant'))).status, 409);
      const guardian = entry('guardian', { standsForPartyId: made.claimantId });
      assert.equal((await made.put(`/parties/${newId()}`, guardian)).status, 201);
    });

    test('who has answered or is stood for stays (WK-MED-11)', async () => {
      const made = await MediationCase.registered(world);
      await made.addBothSides();
      const guardianId = await made.addParty('guardian', { standsForPartyId: made.respondentId });
      await made.find();
      made.succeed(await made.answerFor(made.claimantId, 'consents'), 200);
      const remove = (id: string, version: number) =>
        made.call('DELETE', `/parties/${id}`, { headers: { 'if-match': `"${version}"` } });
      assert.equal((await remove(made.claimantId, 1)).status, 412);
      assert.equal(String((await remove(made.claimantId, 2)).json.code), 'state-conflict');
      assert.equal(String((await remove(made.respondentId, 1)).json.code), 'state-conflict');
      assert.equal((await remove(guardianId, 1)).status, 204);
    });

    test('all consent or one refuses, each under the id of who is asked (WK-MED-12)', async () => {
      const made = await MediationCase.registered(world);
      await made.addParty('claimant', {}, made.claimantId);
      await made.find();
      assert.deepEqual(codesOf(await made.answerFor(made.claimantId, 'consents')), ['both-sides']);
      await made.addParty('respondent', {}, made.respondentId);
      const helperId = await made.addParty('helper');
      assert.equal(String((await made.answerFor(helperId, 'consents')).json.code), 'state-conflict');
      const half = made.succeed(await made.answerFor(made.claimantId, 'consents'), 200);
      assert.equal(String(half.state), 'eligible');
      const whole = made.succeed(await made.answerFor(made.respondentId, 'consents'), 200);
      assert.equal(String(whole.state), 'consented');
      const refused = made.succeed(await made.answerFor(made.respondentId, 'refuses'), 200);
      assert.deepEqual([refused.state, refused.outcome], ['refused', 'refused'] as unknown[]);
    });

    test('a party reads the own mediation and acts for themselves; a helper and others read nothing (WK-MED-37)', async () => {
      const as = 'puqian-party-1';
      const made = await ownCase();
      const other = await MediationCase.registered(world);
      await other.addBothSides();
      await other.addParty('helper', given('party'));
      assert.equal((await other.get('', as)).status, 404);
      assert.equal((await other.get('/parties', as)).status, 404);
      assert.equal((await made.get('', 'puqian-resident-1')).status, 403);
      const own = await made.get('/parties', as);
      assert.equal([...own.json.items].length, 2, own.text);
      // What links a person across mediations is told of nobody else; staff invite by it.
      const links = async (caller: string) =>
        Promise.all(
          [made.claimantId, made.respondentId].map(
            async (id) => (await made.get(`/parties/${id}`, caller)).json.personId,
          ),
        );
      const [claimant, respondent] = await links(made.as);
      assert.ok(respondent !== null && respondent !== claimant);
      assert.deepEqual(await links(as), [claimant, null]);
      // Both were entered in one moment of the test's clock, so that their ids order them.
      const listed = new Map([...own.json.items].map(({ id, personId }) => [String(id), personId]));
      assert.deepEqual([listed.get(made.claimantId), listed.get(made.respondentId)], [claimant, null] as unknown[]);
      assert.equal((await made.get('/follow-ups', as)).status, 403);
      await made.find();
      const answer = (partyId: string) =>
        made.post(
          `/parties/${partyId}/consent`,
          { answer: 'consents', form: 'written', givenAt: hoursFrom(world, 0), note: null },
          { as },
        );
      assert.equal((await answer(made.respondentId)).status, 404);
      made.succeed(await answer(made.claimantId), 200);
      const withdraw = (byPartyId: string | null) =>
        made.post('/withdrawal', { withdrawnAt: hoursFrom(world, 0), byPartyId, reason: '已自行和解' }, { as });
      assert.equal((await withdraw(made.respondentId)).status, 404);
      assert.deepEqual(codesOf(await withdraw(null)), ['no-principal']);
      assert.equal(String(made.succeed(await withdraw(made.claimantId), 200).outcome), 'withdrawn');
    });

    test('whoever stands for a party answers under the id of that party (WK-MED-12, WK-MED-37)', async () => {
      const made = await MediationCase.registered(world);
      await made.addBothSides();
      const ownId = await made.addParty('representative', { ...given('party'), standsForPartyId: made.claimantId });
      await made.find();
      const answer = (partyId: string) =>
        made.post(
          `/parties/${partyId}/consent`,
          { answer: 'consents', form: 'oral', givenAt: hoursFrom(world, 0), note: null },
          { as: 'puqian-party-1' },
        );
      assert.equal((await answer(ownId)).status, 409);
      made.succeed(await answer(made.claimantId), 200);
    });

    test('a mediation has at most 200 parties, and is told with all of them (WK-MED-53)', async () => {
      const made = await MediationCase.registered(world);
      const rows = Array.from({ length: 199 }, () => ({ id: newId() }));
      const [{ stationId }] = [await made.read()];
      await world.database.kysely
        .insertInto('mediation_parties')
        .values(
          rows.map(({ id }) => ({
            station_id: String(stationId),
            id,
            mediation_id: made.id,
            entered_at: world.clock.time,
            role: 'claimant',
            form: 'organisation',
            needs_guardian: false,
          })),
        )
        .execute();
      await made.addParty('respondent', {}, made.respondentId);
      assert.deepEqual(codesOf(await made.put(`/parties/${newId()}`, entry('helper'))), ['too-many-parties']);
      assert.equal([...(await made.read()).parties].length, 200);
      const page = await made.get('/parties?limit=150');
      const rest = await made.get(`/parties?limit=150&cursor=${page.json.next}`);
      assert.deepEqual([[...page.json.items].length, [...rest.json.items].length, rest.json.next], [150, 50, null]);
    });

    test('a party becomes nobody else once they answered (WK-MED-61)', async () => {
      const made = await MediationCase.registered(world);
      await made.addBothSides();
      const change = (body: object, version: number) => made.patch(`/parties/${made.claimantId}`, body, version);
      const { identityNumber } = personOf('party');
      const before = made.succeed(await change({ identityNumber }, 1), 200);
      assert.equal(String(before.personId), personOf('party').id);
      await made.find();
      made.succeed(await made.answerFor(made.claimantId, 'consents'), 200);
      const other = personOf('resident').identityNumber;
      assert.equal(String((await change({ identityNumber: other }, 3)).json.code), 'state-conflict');
      assert.equal(String((await change({ identityNumber: null }, 3)).json.code), 'state-conflict');
      const same = made.succeed(await change({ identityNumber, name: '刘更正' }, 3), 200);
      assert.deepEqual([same.personId, same.consent.answer], [personOf('party').id, 'consents'] as unknown[]);
    });

    test('entering or changing a party changes nothing of a person on record, nor shows it (WK-MED-62)', async () => {
      const { id, identityNumber } = personOf('resident');
      const record = () =>
        world.database.kysely.selectFrom('people').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
      const before = await record();
      assert.ok(before.phone_masked);
      const made = await MediationCase.registered(world);
      const entered = made.succeed(
        await made.put(`/parties/${made.claimantId}`, entry('claimant', { name: '欧阳示范', identityNumber })),
        201,
      );
      assert.deepEqual([entered.personId, entered.telephone], [id, null] as unknown[]);
      const revealName = async () => {
        const body = {
          record: `${made.path}/parties/${made.claimantId}`,
          field: '/name',
          reason: '制作调解协议书需要。',
        };
        return (await world.call('POST', '/v1/reveals', { as: made.as, purpose: 'mediation', body })).json.value;
      };
      assert.equal(String(await revealName()), '欧阳示范');
      made.succeed(await made.patch(`/parties/${made.claimantId}`, { name: '欧阳更正', telephone }, 1), 200);
      assert.equal(String(await revealName()), '欧阳更正');
      assert.deepEqual(await record(), before);
    });

    test('nobody mediates a dispute in which they are a party (WK-MED-14)', async () => {
      const made = await MediationCase.registered(world);
      const mediatorId = await made.mediatorId();
      const { id: personId, name, identityNumber } = personOf('party');
      const link = (to: string | null) =>
        world.database.kysely.updateTable('accounts').set({ person_id: to }).where('id', '=', mediatorId).execute();
      await link(personId);
      try {
        await made.addBothSides({ name, identityNumber });
        const body = { leadMediatorId: mediatorId, furtherMediatorIds: [] };
        assert.deepEqual(codesOf(await made.post('/mediator-assignment', body)), ['mediator-is-party']);
        const own = await MediationCase.registered(world, {}, 'puqian-mediator-1');
        const helper = await own.put(`/parties/${newId()}`, entry('helper', { name, identityNumber }));
        assert.deepEqual(codesOf(helper), ['mediator-is-party']);
        await own.addParty('claimant', {}, own.claimantId);
        const changed = await own.patch(`/parties/${own.claimantId}`, { identityNumber }, 1);
        assert.deepEqual(codesOf(changed), ['mediator-is-party']);
      } finally {
        await link(null);
      }
    });

    test('a code on paper makes somebody the party of their mediation', async () => {
      const made = await MediationCase.registered(world, {}, 'puqian-mediator-1');
      const { name, identityNumber } = personOf('resident');
      const party = made.succeed(
        await made.put(`/parties/${made.claimantId}`, entry('claimant', { name, identityNumber })),
        201,
      );
      const invited = await world.call('POST', '/v1/invitations', {
        as: 'puqian-mediator-1',
        purpose: 'mediation',
        body: { personId: party.personId, role: 'party', days: 7 },
      });
      assert.equal(invited.status, 201, invited.text);
      const headers = {
        authorization: `Bearer ${await identityToken(world, 'newly-invited')}`,
        'wardkit-purpose': 'own-record',
      };
      const body = { code: String(invited.json.code) };
      const redeemed = await world.call('POST', '/v1/invitation-redemptions', { headers, body });
      assert.equal(redeemed.status, 200, redeemed.text);
      const read = await world.call('GET', made.path, { headers });
      assert.equal(read.json.id, made.id as unknown, read.text);
    });

    test('a party objects until the archive; it is answered once, and others do not see it (WK-MED-57, 58, 59)', async () => {
      const as = 'puqian-party-1';
      const made = await ownCase();
      const objectionId = newId();
      const body = { about: 'mediator', statement: '调解员与对方系亲属关系，申请回避。' };
      const filed = made.succeed(await made.put(`/objections/${objectionId}`, body, as), 201);
      assert.deepEqual([filed.byPartyId, filed.answerDueAt], [
        made.claimantId,
        '2026-11-29T15:59:59.000Z',
      ] as unknown[]);
      assert.equal(Number((await made.read()).openObjections), 1);
      assert.equal(Number((await made.get('', as)).json.openObjections), 1);
      const pointed = (to: string) =>
        world.database.kysely
          .updateTable('mediation_objections')
          .set({ party_id: to })
          .where('id', '=', objectionId)
          .execute();
      await pointed(made.respondentId);
      assert.equal(Number((await made.get('', as)).json.openObjections), 0, 'the other side objected');
      await pointed(made.claimantId);
      await made.find('not-eligible');
      assert.deepEqual(codesOf(await made.archive()), ['objections-answered']);
      const answer = { decision: 'dismissed', reason: '经核实双方并无亲属关系。' };
      const answered = await made.post(`/objections/${objectionId}/answer`, answer, { version: 1 });
      assert.equal(String(made.succeed(answered, 200).state), 'answered');
      const again = await made.post(`/objections/${objectionId}/answer`, answer, { version: 2 });
      assert.equal(String(again.json.code), 'state-conflict');
      assert.equal([...(await made.get('/objections', as)).json.items].length, 1);
      made.succeed(await made.archive(), 200);
      assert.equal((await made.put(`/objections/${newId()}`, body, as)).status, 409);
    });
  });
}
