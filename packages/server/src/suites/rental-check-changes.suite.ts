import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { rentalCheckStandard202611 } from '@wardkit/contract/rental-check-standard-data';
import { withVersion } from './evidence.ts';
import { lastCheckOf, newId, submissionFor } from './submission.ts';
import { type Engine, type Loose, World } from './world.ts';

export function rentalCheckChangesSuite(engine: Engine): void {
  describe('reviews and withdrawals of checks, and checklists of a station', () => {
    let world: World;
    before(async () => {
      world = await World.open(engine);
    });
    after(() => world.close());

    const officer = { as: 'puqian-officer-1' };
    const other = { as: 'puqian-officer-2' };
    const supervisor = { as: 'puqian-supervisor-1' };
    const lastChecks = new Map<string, string | null>();
    const neverChecked = () => world.premises('puqian', 3).id;

    const check = async (
      premisesId: string,
      faults: readonly string[] = [],
      as: { as: string } = officer,
      changes: object = {},
    ): Promise<Loose> => {
      const checkId = newId();
      const previous = lastChecks.get(premisesId) ?? lastCheckOf(world, premisesId);
      const findings = Object.fromEntries(faults.map((code) => [code, { outcome: 'fault' as const }]));
      const reply = await world.call('PUT', `/v1/rental-checks/${checkId}`, {
        ...as,
        body: { ...submissionFor(premisesId, previous, findings), ...changes },
        headers: { 'if-none-match': '*' },
      });
      assert.equal(reply.status, 201, reply.text);
      lastChecks.set(premisesId, checkId);
      return reply.json;
    };
    const review = (id: unknown, body: object, as = other, version = 1) =>
      world.call('POST', `/v1/rental-checks/${id}/review`, { ...as, body, headers: withVersion(version) });
    const reason = '查错了门牌，另行检查。';
    const withdraw = (id: unknown, as: { as: string } = officer, version = 1) =>
      world.call('POST', `/v1/rental-checks/${id}/withdrawal`, {
        ...as,
        body: { reason },
        headers: withVersion(version),
      });
    const get = async (path: string, as = officer) =>
      (await world.call('GET', path, { ...as, purpose: 'rental-check' })).json;
    const hazardsOf = async (premisesId: string) => {
      const { items } = await get(`/v1/hazards?premisesId=${premisesId}&limit=200`);
      return Object.fromEntries([...(items ?? [])].map((each) => [String(each.itemCode), String(each.state)]));
    };
    const accept = { decision: 'accept', reason: null };

    test('a check is accepted by somebody else, once', async () => {
      const made = await check(world.premises('puqian', 0).id);
      const own = await review(made.id, accept, officer);
      assert.equal(own.status, 403);
      assert.equal(own.json.code, 'forbidden');
      const reply = await review(made.id, accept);
      assert.equal(reply.status, 200, reply.text);
      assert.equal(reply.headers.get('etag'), '"2"');
      assert.equal(reply.json.state, 'reviewed');
      assert.equal(reply.json.review.decision, 'accept');
      assert.equal(reply.json.review.reviewedBy.role, 'officer');
      assert.equal(reply.json.isOwn, false);
      assert.deepEqual(await get(`/v1/rental-checks/${made.id}`), { ...reply.json, isOwn: true });
      assert.equal((await review(made.id, accept, supervisor, 2)).json.code, 'state-conflict');
      assert.equal((await withdraw(made.id, supervisor, 2)).json.code, 'state-conflict');
      const stale = await review(made.id, accept, supervisor, 1);
      assert.equal(stale.json.code, 'version-stale');
      assert.deepEqual(stale.json.current, reply.json);
      const listed = await get('/v1/rental-checks?state=reviewed&limit=200');
      assert.ok([...listed.items].some((each) => each.id === made.id));
    });

    test('a check is sent back with a reason only, and what it found stands until it is withdrawn', async () => {
      const premisesId = world.premises('puqian', 0).id;
      const made = await check(premisesId, ['FIR-01']);
      const bare = await review(made.id, { decision: 'send-back', reason: null });
      assert.deepEqual([bare.status, bare.json.errors[0]?.pointer], [422, '/reason']);
      const sentBack = await review(made.id, { decision: 'send-back', reason: '二层居室未见逐间检查' });
      assert.equal(sentBack.json.state, 'sent-back', sentBack.text);
      assert.equal((await get(`/v1/premises/${premisesId}/rating`)).checkId, made.id);
      assert.equal((await hazardsOf(premisesId))['FIR-01'], 'open');
      assert.equal((await withdraw(made.id, officer, 2)).json.state, 'withdrawn');
      assert.equal((await hazardsOf(premisesId))['FIR-01'], 'annulled');
    });

    test('the only check of premises is withdrawn: no rating, no last check, and the next one still names it', async () => {
      const premisesId = neverChecked();
      const made = await check(premisesId, ['FIR-03', 'LLD-01']);
      const before = await get(`/v1/premises/${premisesId}`);
      assert.equal(before.openHazards.count, 2 as unknown);
      const reply = await withdraw(made.id);
      assert.equal(reply.status, 200, reply.text);
      assert.equal(reply.json.withdrawal.reason, reason);
      assert.deepEqual(
        [...reply.json.hazards].map((each) => each.state),
        ['annulled', 'annulled'],
      );
      const premises = await get(`/v1/premises/${premisesId}`);
      assert.deepEqual([premises.rating, premises.lastCheck, premises.openHazards.count], [null, null, 0]);
      const rating = await world.call('GET', `/v1/premises/${premisesId}/rating`, officer);
      assert.equal(rating.status, 404);
      const events = await world.database.kysely
        .selectFrom('events')
        .select(['type', 'data'])
        .orderBy('position', 'desc')
        .limit(4)
        .execute();
      assert.deepEqual(
        events.map((event) => event.type),
        ['rating.changed', 'hazard.annulled', 'hazard.annulled', 'rental-check.withdrawn'],
      );
      assert.deepEqual(events[0]?.data, { premisesId, checkId: null });
      const next = await check(premisesId);
      assert.equal(next.previousCheckId, made.id);
      assert.equal(next.rating.stars, 3 as unknown);
      assert.equal((await withdraw(made.id, supervisor, 2)).json.code, 'state-conflict');
    });

    test('a hazard that a later check found again stays, until that one is withdrawn too', async () => {
      const premisesId = world.premises('puqian', 2).id;
      const first = await check(premisesId, ['FIR-01', 'FIR-03']);
      const second = await check(premisesId, ['FIR-01']);
      assert.equal((await withdraw(first.id)).status, 200);
      const states = await hazardsOf(premisesId);
      assert.deepEqual([states['FIR-01'], states['FIR-03']], ['open', 'annulled']);
      assert.equal((await get(`/v1/premises/${premisesId}/rating`)).checkId, second.id);
      assert.equal((await withdraw(second.id)).status, 200);
      assert.equal((await hazardsOf(premisesId))['FIR-01'], 'annulled');
      const rating = await get(`/v1/premises/${premisesId}/rating`);
      assert.equal(rating.checkId, lastCheckOf(world, premisesId) as unknown, 'that of the last check that counts');
    });

    test('an officer takes back an own check and no other; a supervisor any of the station', async () => {
      const premisesId = world.premises('puqian', 1).id;
      const byAuxiliary = await check(premisesId, [], { as: 'puqian-auxiliary-1' });
      for (const as of [other.as, 'puqian-auxiliary-2', 'rongcheng-supervisor-1']) {
        assert.equal((await withdraw(byAuxiliary.id, { as })).status, 404, as);
      }
      assert.equal((await withdraw(byAuxiliary.id, { as: 'puqian-auxiliary-1' })).status, 200);
      const byOfficer = await check(premisesId);
      assert.equal((await withdraw(byOfficer.id, supervisor)).status, 200);
    });

    test('of a review and a withdrawal at once one holds', async () => {
      const made = await check(world.premises('puqian', 1).id, ['FIR-01']);
      const replies = await Promise.all([review(made.id, accept), withdraw(made.id)]);
      assert.deepEqual(replies.map((reply) => reply.status).sort(), [200, 412]);
      const { state } = await get(`/v1/rental-checks/${made.id}`);
      const isOpen = (await hazardsOf(world.premises('puqian', 1).id))['FIR-01'] === 'open';
      assert.equal(isOpen, String(state) === 'reviewed');
    });

    const { id: _id, ...rest } = rentalCheckStandard202611;
    const publication = (version: string, changes: object = {}) => ({
      version,
      verifiedOn: '2026-11-10',
      note: '本所标准',
      aspects: rest.aspects,
      sources: rest.sources,
      rectification: rest.rectification,
      items: rest.items.slice(0, 4),
      ...changes,
    });
    const publish = (body: object, as = 'puqian-administrator-1') =>
      world.call('POST', '/v1/rental-check-standards', { as, body });

    test('a checklist of a station is for its checks, first in its list, and unknown elsewhere', async () => {
      const reply = await publish(publication('puqian-2026-12'));
      assert.equal(reply.status, 201, reply.text);
      assert.equal(reply.headers.get('location'), '/v1/rental-check-standards/puqian-2026-12');
      assert.equal(reply.json.stationId, world.premises('puqian', 0).stationId as unknown);
      assert.deepEqual(
        [...reply.json.items].map((item) => item.text as unknown),
        rest.items.slice(0, 4).map(({ text }) => text),
        'in every language',
      );
      const read = (as: string) => world.call('GET', '/v1/rental-check-standards/puqian-2026-12', { as });
      assert.deepEqual((await read('puqian-officer-1')).json, reply.json);
      assert.deepEqual((await read('puqian-landlord-1')).json, reply.json);
      assert.equal((await read('rongcheng-officer-1')).status, 404);
      const versions = async (as: string) =>
        [...(await get('/v1/rental-check-standards', { as })).items].map((each) => each.version);
      assert.deepEqual(await versions('puqian-officer-1'), ['puqian-2026-12', rentalCheckStandard202611.version]);
      assert.deepEqual(await versions('rongcheng-officer-1'), [rentalCheckStandard202611.version]);
      const paged = await get('/v1/rental-check-standards?limit=1');
      const next = await get(`/v1/rental-check-standards?limit=1&cursor=${encodeURIComponent(String(paged.next))}`);
      assert.deepEqual([next.items[0]?.version, next.next], [rentalCheckStandard202611.version, null]);

      const premisesId = world.premises('puqian', 4).id;
      const answers = submissionFor(premisesId, null).answers.slice(0, 4);
      const made = await check(premisesId, [], officer, { standardVersion: 'puqian-2026-12', answers });
      assert.equal(made.standardVersion, 'puqian-2026-12');
      const elsewhere = world.premises('rongcheng', 4).id;
      const refused = await world.call('PUT', `/v1/rental-checks/${newId()}`, {
        as: 'rongcheng-officer-1',
        body: {
          ...submissionFor(elsewhere, lastCheckOf(world, elsewhere)),
          standardVersion: 'puqian-2026-12',
          answers,
        },
        headers: { 'if-none-match': '*' },
      });
      assert.equal(refused.json.code, 'standard-unknown');
    });

    test('a version is given once on the whole server', async () => {
      for (const as of ['puqian-administrator-1', 'rongcheng-administrator-1']) {
        const replies = [
          await publish(publication(rentalCheckStandard202611.version), as),
          await publish(publication('puqian-2026-12'), as),
        ];
        assert.deepEqual(
          replies.map((reply) => reply.json.code),
          ['already-exists', 'already-exists'],
        );
      }
      const both = await Promise.all(
        ['puqian', 'rongcheng'].map((key) => publish(publication('twice'), `${key}-administrator-1`)),
      );
      assert.deepEqual(both.map((reply) => reply.status).sort(), [201, 412]);
    });

    test('a checklist under which no check could be made is refused by the places of its faults', async () => {
      const [first, second] = rest.items;
      const cases: [object, string][] = [
        [{ items: [first, { ...second, code: first?.code }] }, '/items/1/code'],
        [{ items: [{ ...first, aspect: 'toString' }] }, '/items/0/aspect'],
        [{ items: [{ ...first, source: 'nowhere' }] }, '/items/0/source'],
        [{ rectification: { '1': { days: 60 } } }, '/items/0/severity'],
        [{ rectification: { ...rest.rectification, '4': { hours: 24, days: 1 } } }, '/rectification/4'],
        [{ rectification: { ...rest.rectification, '4': {} } }, '/rectification/4'],
      ];
      for (const [changes, pointer] of cases) {
        const reply = await publish(publication('never', changes));
        assert.equal(reply.json.code, 'invalid-input', reply.text);
        assert.equal(reply.json.errors[0]?.pointer, pointer);
      }
    });
  });
}
