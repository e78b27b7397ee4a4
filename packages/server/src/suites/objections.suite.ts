import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { addPhotograph, withVersion } from './evidence.ts';
import { lastCheckOf, newId, submissionFor } from './submission.ts';
import { type Engine, startOfTests, World } from './world.ts';

export function objectionsSuite(engine: Engine): void {
  describe('objections', () => {
    let world: World;
    before(async () => {
      world = await World.open(engine);
    });
    after(() => world.close());

    const landlord = { as: 'puqian-landlord-1' };
    const supervisor = { as: 'puqian-supervisor-1' };
    const officer = { as: 'puqian-officer-1' };
    const own = (place: number) => world.premises('puqian', place).id;
    const lastChecks = new Map<string, string>();

    const check = async (premisesId: string, faults: readonly string[] = [], as = 'puqian-officer-1') => {
      const checkId = newId();
      const previous = lastChecks.get(premisesId) ?? lastCheckOf(world, premisesId);
      lastChecks.set(premisesId, checkId);
      const findings = Object.fromEntries(faults.map((code) => [code, { outcome: 'fault' as const }]));
      const reply = await world.call('PUT', `/v1/rental-checks/${checkId}`, {
        as,
        body: submissionFor(premisesId, previous, findings),
        headers: { 'if-none-match': '*' },
      });
      assert.equal(reply.status, 201, reply.text);
      return reply.json;
    };
    const statement = '该项当日已整改完毕，请派人复核后撤销。';
    const file = (premisesId: string, kind: string, id: unknown, as = landlord, rest: object = {}) => {
      const body = { premisesId, target: { kind, id }, statement, photographIds: [], ...rest };
      return world.call('PUT', `/v1/objections/${newId()}`, { ...as, body, headers: { 'if-none-match': '*' } });
    };
    const reason = '经现场复核，原认定不成立，予以撤销。';
    const answer = (id: unknown, decision: string, as = supervisor, version = 1) =>
      world.call('POST', `/v1/objections/${id}/answer`, {
        ...as,
        body: { decision, reason },
        headers: withVersion(version),
      });
    const withdraw = (id: unknown, as = landlord, version = 1) =>
      world.call('POST', `/v1/objections/${id}/withdrawal`, { ...as, headers: withVersion(version) });
    const get = (path: string, as = officer) => world.call('GET', path, { ...as, purpose: 'rental-check' });

    test('a landlord objects with a photograph of the own; it is due at the end of the 15th day', async () => {
      const premisesId = own(3);
      const { hazards } = await check(premisesId, ['FIR-01']);
      const [hazard] = hazards;
      const picture = await addPhotograph(world, premisesId, landlord.as);
      const filed = await file(premisesId, 'hazard', hazard?.id, landlord, { photographIds: [picture] });
      assert.equal(filed.status, 201, filed.text);
      assert.equal(filed.headers.get('location'), `/v1/objections/${filed.json.id}`);
      assert.equal(Date.parse(String(filed.json.answerDueAt)), Date.parse('2026-12-07T23:59:59+08:00'));
      assert.equal(filed.json.answer, null);
      assert.deepEqual(filed.json.address, (await get(`/v1/premises/${premisesId}`)).json.address);
      for (const as of [landlord, officer]) {
        assert.deepEqual((await get(`/v1/objections/${filed.json.id}`, as)).json, filed.json);
      }
      for (const as of ['puqian-landlord-2', 'rongcheng-officer-1']) {
        assert.equal((await get(`/v1/objections/${filed.json.id}`, { as })).status, 404, as);
        const list = await get('/v1/objections?limit=200', { as });
        assert.ok(![...list.json.items].some((each) => each.id === filed.json.id));
      }
      const before = await get(`/v1/hazards/${hazard?.id}`);
      assert.equal(before.json.state, 'open', 'the deadline runs on');
      const evidence = await world.call('DELETE', `/v1/attachments/${picture}`, {
        ...landlord,
        headers: withVersion(2),
      });
      assert.equal(evidence.json.code, 'state-conflict');

      const again = await file(premisesId, 'hazard', hazard?.id);
      assert.equal(again.json.code, 'already-recorded');
      const concerned = await answer(filed.json.id, 'upheld', officer);
      assert.equal(concerned.status, 403, 'an officer answers no objection');

      const upheld = await answer(filed.json.id, 'upheld');
      assert.equal(upheld.status, 200, upheld.text);
      assert.equal(upheld.json.state, 'answered');
      assert.equal(upheld.json.answer.reason, reason);
      assert.equal(upheld.json.answer.answeredBy.role, 'supervisor');
      const annulled = await get(`/v1/hazards/${hazard?.id}`);
      assert.equal(annulled.json.state, 'annulled');
      const rating = await get(`/v1/premises/${premisesId}/rating`, landlord);
      assert.equal(rating.json.stars, 3, 'the item conforms from now on');
      const premises = await get(`/v1/premises/${premisesId}`);
      assert.equal(premises.json.openHazards.count, 0);
      assert.equal(premises.json.rating.stars, 3);
      const events = await world.database.kysely.selectFrom('events').select('type').orderBy('position').execute();
      assert.deepEqual(
        events.slice(-3).map((event) => event.type),
        ['objection.answered', 'hazard.annulled', 'rating.changed'],
      );

      for (const late of [
        await answer(filed.json.id, 'dismissed', supervisor, 2),
        await withdraw(filed.json.id, landlord, 2),
      ]) {
        assert.equal(late.json.code, 'state-conflict');
      }
      assert.equal((await file(premisesId, 'hazard', hazard?.id)).json.code, 'state-conflict', 'it is annulled');
    });

    test('an objection to a check that is upheld withdraws the check with the reason of the answer', async () => {
      const premisesId = own(3);
      const before = await get(`/v1/premises/${premisesId}/rating`);
      const wrong = await check(premisesId, ['FIR-03', 'LLD-01']);
      const filed = await file(premisesId, 'rental-check', wrong.id);
      assert.equal(filed.status, 201, filed.text);
      assert.equal((await answer(filed.json.id, 'upheld')).status, 200);
      const read = await get(`/v1/rental-checks/${wrong.id}`);
      assert.equal(read.json.state, 'withdrawn');
      assert.deepEqual(read.json.withdrawal, { reason, withdrawnAt: startOfTests.toISOString() });
      assert.deepEqual(
        [...read.json.hazards].map((hazard) => hazard.state),
        ['annulled', 'annulled'],
      );
      assert.deepEqual((await get(`/v1/premises/${premisesId}/rating`)).json.stars, before.json.stars);
      assert.equal((await file(premisesId, 'rental-check', wrong.id)).json.code, 'state-conflict');
    });

    test('one that is dismissed leaves its target as it was, and an upheld one to a rating computes it anew', async () => {
      const premisesId = own(3);
      const { hazards } = await check(premisesId, ['SEC-06']);
      const before = await get(`/v1/hazards/${hazards[0]?.id}`);
      const filed = await file(premisesId, 'hazard', hazards[0]?.id);
      const dismissed = await answer(filed.json.id, 'dismissed');
      assert.equal(dismissed.json.answer.decision, 'dismissed');
      assert.deepEqual((await get(`/v1/hazards/${hazards[0]?.id}`)).json, before.json);
      const second = await file(premisesId, 'hazard', hazards[0]?.id);
      assert.equal(second.status, 201, 'another one may follow an answered one');

      const rating = await get(`/v1/premises/${premisesId}/rating`);
      const toRating = await file(premisesId, 'rating', premisesId);
      assert.equal(toRating.status, 201, toRating.text);
      assert.equal((await answer(toRating.json.id, 'upheld')).status, 200);
      const { ratedAt: _before, ...was } = rating.json;
      const { ratedAt: _after, ...is } = (await get(`/v1/premises/${premisesId}/rating`)).json;
      assert.deepEqual(is, was);
    });

    test('whoever made, reviewed or re-inspected answers no objection', async () => {
      const premisesId = own(3);
      const mine = await check(premisesId, ['LLD-02'], supervisor.as);
      const made = await file(premisesId, 'rental-check', mine.id);
      assert.equal((await answer(made.json.id, 'upheld')).json.code, 'forbidden');

      const theirs = await check(premisesId, ['FIR-12']);
      const review = await world.call('POST', `/v1/rental-checks/${theirs.id}/review`, {
        ...supervisor,
        body: { decision: 'accept', reason: null },
        headers: withVersion(1),
      });
      assert.equal(review.status, 200, review.text);
      const reviewed = await file(premisesId, 'rating', premisesId);
      assert.equal((await answer(reviewed.json.id, 'upheld')).json.code, 'forbidden');

      const later = await check(premisesId, ['SEC-02']);
      const [hazard] = later.hazards;
      const inspected = await world.call('POST', `/v1/hazards/${hazard?.id}/verification`, {
        ...supervisor,
        body: {
          outcome: 'not-put-right',
          inspectedAt: startOfTests.toISOString(),
          note: null,
          photographIds: [await addPhotograph(world, premisesId, supervisor.as)],
        },
        headers: withVersion(1),
      });
      assert.equal(inspected.status, 200, inspected.text);
      const seen = await file(premisesId, 'hazard', hazard?.id);
      assert.equal((await answer(seen.json.id, 'upheld')).json.code, 'forbidden');
      assert.equal((await get(`/v1/objections/${seen.json.id}`)).json.state, 'filed', 'nothing was written');
      assert.equal((await withdraw(seen.json.id)).json.state, 'withdrawn');
    });

    test('an objection that is upheld after its hazard was closed is answered, and undoes nothing', async () => {
      const premisesId = own(3);
      const { hazards } = await check(premisesId, ['LLD-04']);
      const [hazard] = hazards;
      const filed = await file(premisesId, 'hazard', hazard?.id);
      const closed = await world.call('POST', `/v1/hazards/${hazard?.id}/verification`, {
        as: 'puqian-officer-2',
        body: {
          outcome: 'put-right',
          inspectedAt: startOfTests.toISOString(),
          note: null,
          photographIds: [await addPhotograph(world, premisesId, 'puqian-officer-2')],
        },
        headers: withVersion(1),
      });
      assert.equal(closed.status, 200, closed.text);
      assert.equal((await answer(filed.json.id, 'upheld')).status, 200);
      assert.deepEqual((await get(`/v1/hazards/${hazard?.id}`)).json, closed.json);
    });

    test('a target of other premises, and premises of somebody else, are refused', async () => {
      const elsewhere = world.data.hazards.find((each) => each.premisesId === own(0));
      assert.ok(elsewhere);
      for (const [kind, id] of [
        ['hazard', elsewhere.id],
        ['rental-check', elsewhere.checkId],
        ['rating', own(0)],
        ['hazard', newId()],
      ] as const) {
        const reply = await file(own(3), kind, id);
        assert.equal(reply.json.code, 'invalid-input', reply.text);
        assert.equal(reply.json.errors[0]?.pointer, '/target/id');
      }
      const foreign = world.data.premises.find((each) => each.use === 'let' && each.landlordOrganisationId !== null);
      assert.ok(foreign);
      assert.equal((await file(foreign.id, 'rating', foreign.id)).status, 404);
      const missing = await file(own(3), 'rating', own(3), landlord, { photographIds: [newId()] });
      assert.equal(missing.json.code, 'photograph-missing');
    });

    test('of two objections to one target at once one is on record, and of two answers one', async () => {
      const premisesId = own(3);
      const { hazards } = await check(premisesId, ['FIR-07']);
      const replies = await Promise.all([1, 2].map(() => file(premisesId, 'hazard', hazards[0]?.id)));
      assert.deepEqual(replies.map((reply) => reply.status).sort(), [201, 409]);
      const filed = replies.find((reply) => reply.status === 201);
      const answers = await Promise.all([
        answer(filed?.json.id, 'upheld'),
        answer(filed?.json.id, 'dismissed'),
        withdraw(filed?.json.id),
      ]);
      assert.deepEqual(answers.map((reply) => reply.status).sort(), [200, 412, 412]);
    });

    test('objections are listed by the time by which they are to be answered, a page at a time', async () => {
      for (const as of [supervisor, landlord]) {
        const seen: string[] = [];
        let cursor = '';
        do {
          const reply = await get(`/v1/objections?limit=2${cursor}`, as);
          assert.equal(reply.status, 200, reply.text);
          for (const item of reply.json.items) seen.push(`${item.answerDueAt} ${item.id}`);
          cursor = reply.json.next === null ? '' : `&cursor=${encodeURIComponent(String(reply.json.next))}`;
        } while (cursor !== '');
        assert.ok(seen.length > 5);
        assert.deepEqual(seen, [...new Set(seen)].sort());
        const { json } = await get('/v1/objections?limit=200&state=filed&state=withdrawn', as);
        assert.ok([...json.items].every((each) => ['filed', 'withdrawn'].includes(String(each.state))));
        const one = await get(`/v1/objections?limit=200&premisesId=${own(3)}`, as);
        assert.ok([...one.json.items].every((each) => String(each.premisesId) === own(3)));
      }
    });

    test('a hostile statement is kept as it is and told as data', async () => {
      const premisesId = own(3);
      const { hazards } = await check(premisesId, ['FIR-06']);
      const hostile = `'); drop table objections; -- <script>alert(1)</script> ${'\u202e'}`;
      const filed = await file(premisesId, 'hazard', hazards[0]?.id, landlord, { statement: hostile });
      assert.equal(filed.status, 201, filed.text);
      assert.equal((await get(`/v1/objections/${filed.json.id}`)).json.statement, hostile);
    });
  });
}
