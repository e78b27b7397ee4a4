import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { addPhotograph, withVersion } from './evidence.ts';
import { lastCheckOf, newId, submissionFor, submit } from './submission.ts';
import { type Engine, type Loose, startOfTests, World } from './world.ts';

const hour = 3_600_000;
const at = (hours: number) => new Date(startOfTests.getTime() + hours * hour).toISOString();

export function hazardsSuite(engine: Engine): void {
  describe('hazards', () => {
    let world: World;
    before(async () => {
      world = await World.open(engine);
    });
    after(() => world.close());

    const officer = { as: 'puqian-officer-1' };
    const other = { as: 'puqian-officer-2' };
    const landlord = { as: 'puqian-landlord-1' };

    const post = (id: string, step: string, body: object, version: number, as: { as: string }) =>
      world.call('POST', `/v1/hazards/${id}/${step}`, { ...as, body, headers: withVersion(version) });
    const get = (id: string, as: { as: string } = officer) => world.call('GET', `/v1/hazards/${id}`, as);
    const ratingOf = async (premisesId: string) =>
      (await world.call('GET', `/v1/premises/${premisesId}/rating`, officer)).json;
    const premisesOf = async (premisesId: string) =>
      (await world.call('GET', `/v1/premises/${premisesId}`, { ...officer, purpose: 'rental-check' })).json;

    const lastChecks = new Map<string, string>();
    /** A hazard that officer 1 has just found in premises of the demo's landlord. */
    const found = async (itemCode = 'FIR-01', place = 3) => {
      const premisesId = world.premises('puqian', place).id;
      const checkId = newId();
      const previous = lastChecks.get(premisesId) ?? lastCheckOf(world, premisesId);
      lastChecks.set(premisesId, checkId);
      const reply = await submit(
        world,
        checkId,
        submissionFor(premisesId, previous, { [itemCode]: { outcome: 'fault', note: '楼道堆物' } }),
      );
      assert.equal(reply.status, 201, reply.text);
      const hazards = await world.call('GET', `/v1/hazards?premisesId=${premisesId}&limit=200`, officer);
      const hazard = [...hazards.json.items].find(
        (each) => String(each.itemCode) === itemCode && String(each.state) === 'open',
      );
      assert.ok(hazard);
      return { id: String(hazard.id), version: Number(hazard.version), premisesId };
    };
    const photographOf = (premisesId: string, as = 'puqian-officer-2') => addPhotograph(world, premisesId, as);
    const inspection = (photographIds: string[], outcome = 'put-right') => ({
      outcome,
      inspectedAt: startOfTests.toISOString(),
      note: null,
      photographIds,
    });
    const report = { rectifiedAt: startOfTests.toISOString(), note: '已清理', photographIds: [] as string[] };
    const referral = {
      authority: 'fire-rescue',
      name: '源城区消防救援大队',
      reason: '房东拒绝整改，请依法处理',
      reference: '源公消〔2026〕12号',
    };

    test('a hazard is told with who follows it up, at first whoever made the check', async () => {
      const { id, premisesId } = await found();
      const hazard = await get(id);
      assert.equal(hazard.status, 200);
      assert.equal(hazard.headers.get('etag'), '"1"');
      const account = world.data.accounts.find((each) => each.subject === 'puqian-officer-1');
      assert.deepEqual(hazard.json.assignedTo, { id: account?.id, displayName: account?.displayName });
      assert.deepEqual((await get(id, landlord)).json, hazard.json, 'and to the landlord of the premises');
      for (const as of ['puqian-landlord-2', 'rongcheng-officer-1']) assert.equal((await get(id, { as })).status, 404);
      assert.equal(hazard.json.premisesId, premisesId as unknown);
    });

    test('the way from open to closed: given away, reported by the landlord, found as it was, put right', async () => {
      const { id, premisesId } = await found('FIR-03');
      const auxiliary = world.data.accounts.find((each) => each.subject === 'puqian-auxiliary-1');
      const before = await get(id);
      const starsBefore = await ratingOf(premisesId);
      assert.equal(starsBefore.stars, 0 as unknown);

      const own = await post(id, 'verification', inspection([await photographOf(premisesId)]), 1, officer);
      assert.equal(own.status, 403, 'whom it is assigned to does not re-inspect');
      assert.equal(own.json.code, 'forbidden');

      const given = await post(id, 'assignment', { assigneeId: auxiliary?.id }, 1, officer);
      assert.equal(given.status, 200, given.text);
      assert.equal(given.json.assignedTo.displayName, auxiliary?.displayName);

      const shown = await photographOf(premisesId, 'puqian-landlord-1');
      const mended = await post(id, 'rectification', { ...report, photographIds: [shown] }, 2, landlord);
      assert.equal(mended.status, 200, mended.text);
      assert.equal(mended.json.state, 'rectified');
      assert.deepEqual(mended.json.rectification, { ...report, photographIds: [shown], reportedByRole: 'landlord' });
      assert.deepEqual(await ratingOf(premisesId), starsBefore, 'a rectified hazard still counts');
      const twice = await post(id, 'rectification', report, 3, landlord);
      assert.equal(twice.json.code, 'state-conflict');

      const first = await photographOf(premisesId);
      const asItWas = await post(id, 'verification', inspection([first], 'not-put-right'), 3, officer);
      assert.equal(asItWas.status, 200, asItWas.text);
      assert.equal(asItWas.json.state, 'open');
      assert.deepEqual(asItWas.json.dueAt, before.json.dueAt, 'with its first deadline');
      assert.equal(asItWas.json.verification.outcome, 'not-put-right');

      const premisesBefore = await premisesOf(premisesId);
      const second = await photographOf(premisesId);
      const closed = await post(id, 'verification', inspection([second]), 4, officer);
      assert.equal(closed.status, 200, closed.text);
      assert.equal(closed.json.state, 'verified');
      assert.equal(closed.json.verification.inspectedBy.role, 'officer');
      const rating = await ratingOf(premisesId);
      assert.ok(!JSON.stringify(rating.reasons).includes('FIR-03'), 'the fault of the check conforms from now on');
      const premises = await premisesOf(premisesId);
      assert.equal(premises.openHazards.count, Number(premisesBefore.openHazards.count) - 1);
      assert.equal(premises.version, Number(premisesBefore.version) + 1);
      assert.equal(premises.rating.stars, rating.stars);

      for (const [step, body] of [
        ['assignment', { assigneeId: auxiliary?.id }],
        ['rectification', report],
        ['verification', inspection([await photographOf(premisesId)])],
        ['referral', referral],
      ] as const) {
        const late = await post(id, step, body, 5, other);
        assert.equal(late.json.code, 'state-conflict', step);
      }
      const events = await world.database.kysely
        .selectFrom('events')
        .select('type')
        .where('subject', '=', `/v1/hazards/${id}`)
        .orderBy('position')
        .execute();
      assert.deepEqual(
        events.map((event) => event.type),
        ['hazard.opened', 'hazard.assigned', 'hazard.rectified', 'hazard.reopened', 'hazard.verified'],
      );
    });

    test('a photograph that an earlier record named shows nothing new, in whichever hazard', async () => {
      const one = await found('SEC-06');
      const two = await found('FIR-12');
      const picture = await photographOf(one.premisesId);
      assert.equal((await post(one.id, 'verification', inspection([picture], 'not-put-right'), 1, other)).status, 200);
      const fresh = await photographOf(one.premisesId);
      const reply = await post(two.id, 'verification', inspection([fresh, picture]), two.version, other);
      assert.equal(reply.status, 422);
      assert.deepEqual(
        [...reply.json.errors].map((error) => [error.pointer, error.code]),
        [['/photographIds/1', 'not-new']],
      );
      const elsewhere = await photographOf(world.premises('puqian', 0).id);
      const wrong = await post(two.id, 'verification', inspection([elsewhere]), two.version, other);
      assert.equal(wrong.json.code, 'photograph-missing');
      assert.equal((await post(two.id, 'verification', inspection([fresh]), two.version, other)).status, 200);
      const gone = await world.call('DELETE', `/v1/attachments/${fresh}`, { ...other, headers: withVersion(2) });
      assert.equal(gone.json.code, 'state-conflict', 'it is evidence now');
    });

    test('one photograph closes one of two hazards that are re-inspected at once', async () => {
      const one = await found('LLD-04');
      const two = await found('LLD-05');
      const picture = await photographOf(one.premisesId);
      const replies = await Promise.all(
        [one, two].map(({ id, version }) => post(id, 'verification', inspection([picture]), version, other)),
      );
      assert.deepEqual(replies.map((reply) => reply.status).sort(), [200, 422]);
    });

    test('of two changes at once the second is told what the first made of it', async () => {
      const { id, version, premisesId } = await found('FIR-04');
      const shown = { ...report, photographIds: [await photographOf(premisesId, landlord.as)] };
      const replies = await Promise.all([
        post(id, 'rectification', shown, version, landlord),
        post(id, 'referral', referral, version, officer),
      ]);
      assert.deepEqual(replies.map((reply) => reply.status).sort(), [200, 412]);
      const stale = replies.find((reply) => reply.status === 412);
      assert.deepEqual(stale?.json.current, (await get(id)).json);
    });

    test('times that can not be, and people who are no staff, are refused by their place', async () => {
      const { id, version } = await found('SEC-03');
      const landlordAccount = world.data.accounts.find((each) => each.subject === 'puqian-landlord-1');
      const stranger = world.data.accounts.find((each) => each.subject === 'rongcheng-officer-1');
      for (const [step, body, pointer] of [
        ['rectification', { ...report, rectifiedAt: at(-2) }, '/rectifiedAt'],
        ['rectification', { ...report, rectifiedAt: at(25) }, '/rectifiedAt'],
        ['assignment', { assigneeId: landlordAccount?.id }, '/assigneeId'],
        ['assignment', { assigneeId: stranger?.id }, '/assigneeId'],
        ['assignment', { assigneeId: newId() }, '/assigneeId'],
      ] as const) {
        const reply = await post(id, step, body, version, officer);
        assert.equal(reply.json.code, 'invalid-input', reply.text);
        assert.equal(reply.json.errors[0]?.pointer, pointer);
      }
      const early = { ...inspection([await photographOf(world.premises('puqian', 3).id)]), inspectedAt: at(-2) };
      const reply = await post(id, 'verification', early, version, other);
      assert.equal(reply.json.errors[0]?.pointer, '/inspectedAt');
      assert.equal((await get(id)).json.version, version as unknown, 'nothing was written');
    });

    test('a hazard is referred once, with its authority and time, and keeps its deadline', async () => {
      const { id, version } = await found('FIR-08');
      const before = await get(id);
      const reply = await post(id, 'referral', referral, version, officer);
      assert.equal(reply.status, 200, reply.text);
      assert.equal(reply.json.state, 'referred');
      const account = world.data.accounts.find((each) => each.subject === officer.as);
      assert.deepEqual(reply.json.referredTo, {
        ...referral,
        referredAt: startOfTests.toISOString(),
        referredBy: { role: 'officer', displayName: account?.displayName },
      });
      assert.deepEqual(reply.json.dueAt, before.json.dueAt);
      assert.equal((await post(id, 'referral', referral, version + 1, officer)).json.code, 'state-conflict');
      const seen = await post(
        id,
        'verification',
        inspection([await photographOf(world.premises('puqian', 3).id)], 'not-put-right'),
        version + 1,
        other,
      );
      assert.equal(seen.json.state, 'referred', 'a re-inspection that finds it as it was leaves its state');
      const { id: advice, version: first } = await found('STR-03');
      assert.equal((await get(advice)).json.basis, 'advice');
      assert.equal((await post(advice, 'referral', referral, first, officer)).json.code, 'invalid-input');
    });

    test('a landlord of other premises changes nothing, and neither does another station', async () => {
      const { id, version } = await found('FIR-09');
      for (const as of ['puqian-landlord-2', 'rongcheng-officer-1']) {
        assert.equal((await post(id, 'rectification', report, version, { as })).status, 404, as);
      }
      assert.equal((await get(id)).json.state, 'open');
    });

    test('a landlord shows what was put right; an officer, who was there, need not', async () => {
      const { id, version, premisesId } = await found('LLD-03');
      const bare = await post(id, 'rectification', report, version, landlord);
      assert.equal(bare.json.code, 'invalid-input', bare.text);
      assert.deepEqual(
        [...bare.json.errors].map((error) => [error.pointer, error.code]),
        [['/photographIds', 'missing']],
      );
      const shown = { ...report, photographIds: [await photographOf(premisesId, landlord.as)] };
      assert.equal((await post(id, 'rectification', shown, version, landlord)).status, 200);
      const other = await found('LLD-06');
      assert.equal((await post(other.id, 'rectification', report, other.version, officer)).status, 200);
    });

    test('a hazard tells where it is, in the list too', async () => {
      const { id, premisesId } = await found('SEC-01');
      const { address } = await premisesOf(premisesId);
      assert.ok(address.text);
      for (const as of [officer, landlord]) {
        assert.deepEqual((await get(id, as)).json.address, address);
        const list = await world.call('GET', `/v1/hazards?premisesId=${premisesId}`, as);
        for (const each of list.json.items) assert.deepEqual(each.address, address);
      }
    });

    test('the list keeps to severities, to what is overdue and to what the caller follows up', async () => {
      const list = async (query: string, as = officer) => {
        const reply = await world.call('GET', `/v1/hazards?limit=200${query}`, as);
        assert.equal(reply.status, 200, reply.text);
        return [...reply.json.items];
      };
      const all = await list('');
      const ids = (items: readonly Loose[]) => items.map(({ id }) => String(id)).sort();
      const kept = async (query: string, keeps: (hazard: (typeof all)[number]) => boolean, as = officer) => {
        const expected = ids(all.filter(keeps));
        assert.ok(expected.length > 0 && expected.length < all.length, query);
        assert.deepEqual(ids(await list(query, as)), expected, query);
      };
      const isOpen = (state: unknown) => ['open', 'referred', 'rectified'].includes(String(state));
      const isLate = (dueAt: unknown) => Date.parse(String(dueAt)) < startOfTests.getTime();
      const own = world.data.accounts.find((each) => each.subject === officer.as)?.id;
      await kept('&severity=4', ({ severity }) => Number(severity) === 4);
      await kept('&severity=4&severity=3', ({ severity }) => Number(severity) >= 3);
      await kept('&overdue=true', ({ state, dueAt }) => isOpen(state) && isLate(dueAt));
      await kept('&assignedToMe=true', ({ assignedTo }) => String(assignedTo?.id) === own);
      assert.deepEqual(await list('&severity=5'), []);
      assert.deepEqual(await list('&severity=grave'), []);
      assert.deepEqual(await list('&assignedToMe=true', landlord), [], 'a landlord follows nothing up');
      for (const query of ['overdue=false', 'assignedToMe=somebody', `assignedTo=${own}`]) {
        assert.equal((await world.call('GET', `/v1/hazards?${query}`, officer)).status, 422, query);
      }
    });

    test('the list is by deadline, the nearest first, whichever states are asked for', async () => {
      for (const query of ['', '&state=open', '&state=open&state=rectified', '&state=verified', '&state=no-such']) {
        const seen: string[] = [];
        let cursor = '';
        do {
          const reply = await world.call('GET', `/v1/hazards?limit=5${query}${cursor}`, officer);
          assert.equal(reply.status, 200, reply.text);
          for (const item of reply.json.items) seen.push(`${item.dueAt} ${item.id}`);
          cursor = reply.json.next === null ? '' : `&cursor=${encodeURIComponent(String(reply.json.next))}`;
        } while (cursor !== '');
        assert.deepEqual(seen, [...new Set(seen)].sort());
        const states = [...query.matchAll(/state=([a-z-]+)/g)].map((match) => match[1]);
        const { count } = await world.database.kysely
          .selectFrom('hazards')
          .where('station_id', '=', world.premises('puqian', 0).stationId)
          .$if(states.length > 0, (rows) => rows.where('state', 'in', states as string[]))
          .select(({ fn }) => fn.countAll<string>().as('count'))
          .executeTakeFirstOrThrow();
        assert.equal(seen.length, Number(count), query);
      }
    });
  });
}
