import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { receive } from './alert-records.ts';
import { codesOf, dayFrom, entry, MediationCase, registration } from './mediation-records.ts';
import { newId } from './submission.ts';
import { type Engine, type Reply, World } from './world.ts';

export function mediationsSuite(engine: Engine): void {
  describe('mediations', () => {
    let world: World;
    before(async () => {
      world = await World.open(engine);
    });
    after(() => world.close());

    const list = (query: string, as = 'puqian-officer-1'): Promise<Reply> =>
      world.call('GET', `/v1/mediations?${query}`, { as, purpose: 'mediation' });

    test('one goes from intake to archive, and then nothing of it changes any more (WK-MED-43, WK-MED-51)', async () => {
      const made = await MediationCase.registered(world);
      assert.deepEqual([(await made.read()).outcome, (await made.read()).closedAt], [null, null]);
      const effective = await made.toForce();
      assert.deepEqual([effective.state, effective.outcome, effective.closedAt], [
        'effective',
        'settled',
        effective.inForceAt,
      ] as unknown[]);
      await made.performAll();
      made.succeed(await made.followUp(), 201);
      const archived = made.succeed(await made.archive(), 200);
      assert.deepEqual([archived.state, archived.outcome, archived.closedAt], [
        'archived',
        'settled',
        effective.closedAt,
      ] as unknown[]);
      const before = await made.get();
      const writes = [
        await made.patch('', { subject: '改一改名称' }, Number(archived.version)),
        await made.put(`/parties/${newId()}`, entry('helper')),
        await made.patch(`/parties/${made.claimantId}`, { address: null }, 2),
        await made.post('/mediator-assignment', { leadMediatorId: await made.mediatorId(), furtherMediatorIds: [] }),
        await made.plan(newId()),
        await made.hold(made.sessionId, { minutes: '补记' }, 2),
        await made.agree(),
        await made.perform(made.stepIds[0]),
        await made.followUp(),
        await made.file('other'),
        await made.post('/withdrawal', { withdrawnAt: before.json.registeredAt, byPartyId: null, reason: '登记重复' }),
        await made.archive(),
      ];
      assert.deepEqual(
        writes.map(({ json }) => String(json.code)),
        writes.map(() => 'state-conflict'),
      );
      assert.equal((await made.get()).text, before.text);
    });

    test('a move that the table forbids tells how the mediation stands (WK-MED-01)', async () => {
      const made = await MediationCase.registered(world);
      const moves = [
        await made.post('/acceptance', { note: null }),
        await made.plan(),
        await made.agree(),
        await made.bringIntoForce(),
        await made.perform(newId()),
        await made.followUp(),
        await made.archive(),
      ];
      for (const reply of moves.slice(0, 4)) {
        assert.equal(String(reply.json.code), 'state-conflict', reply.text);
        assert.equal(String(reply.json.current.state), 'registered');
      }
      assert.deepEqual(
        moves.slice(4).map(({ status }) => status),
        [404, 409, 409],
      );
      assert.equal(String((await made.read()).version), '1');
    });

    test('what a move needs and is not on record is named, each by its name (WK-MED-02)', async () => {
      const made = await MediationCase.registered(world);
      await made.addBothSides();
      await made.find();
      await made.consent();
      const early = await made.post('/acceptance', { note: null });
      assert.equal(early.status, 409);
      assert.equal(String(early.json.code), 'need-missing');
      assert.deepEqual(codesOf(early), ['mediator-assignment']);
      assert.equal(String(early.json.errors[0]?.pointer), '');
      await made.assignMediators();
      await made.accept();
      made.succeed(await made.plan(), 201);
      assert.deepEqual(codesOf(await made.agree()), ['session-record']);
      made.succeed(await made.hold(), 200);
      made.succeed(await made.agree(), 200);
      assert.deepEqual(codesOf(await made.bringIntoForce()), ['all-signatures', 'agreement']);
    });

    test('a change of what belongs to a mediation is one of the mediation, and of nothing beside it (WK-MED-03)', async () => {
      const made = await MediationCase.registered(world);
      await made.addBothSides();
      const before = Number((await made.read()).version);
      const party = (await made.get(`/parties/${made.respondentId}`)).json;
      made.succeed(await made.patch(`/parties/${made.claimantId}`, { address: '源城区示范路 9 号' }, 1), 200);
      assert.equal(Number((await made.read()).version), before + 1);
      assert.equal((await made.get(`/parties/${made.respondentId}`)).json.version, party.version);
      const told = (await world.call('GET', '/v1/events?limit=1', { as: made.as })).status;
      assert.ok(told < 500);
    });

    test('only what is registered is assessed, and not without a reason or against the facts (WK-MED-06, 07, 08)', async () => {
      const made = await MediationCase.registered(world);
      const assess = (body: object) => made.post('/eligibility', { facts: [], reason: null, ...body });
      assert.deepEqual(codesOf(await assess({ outcome: 'not-eligible' })), ['reason-needed']);
      assert.deepEqual(codesOf(await assess({ outcome: 'eligible', facts: ['minor'] })), ['facts-of-other-kind']);
      await made.find();
      assert.equal(String((await assess({ outcome: 'eligible' })).json.code), 'state-conflict');

      const police = await MediationCase.registered(world, { kind: 'public-security' });
      const facts = ['private-dispute', 'minor', 'beating', 'prior-fault'];
      const differs = await police.post('/eligibility', { outcome: 'not-eligible', facts, reason: '另案处理' });
      assert.deepEqual(codesOf(differs), ['outcome-differs']);
      const open = await police.post('/eligibility', { outcome: 'eligible', facts: facts.slice(1), reason: null });
      assert.deepEqual(codesOf(open), ['outcome-differs']);
      assert.deepEqual([...(await police.find('eligible', facts)).eligibility.facts].map(String), facts);
    });

    test('a mediation that is not eligible is archived with its reason (WK-MED-51)', async () => {
      const made = await MediationCase.registered(world);
      const found = await made.find('not-eligible');
      assert.equal(String(found.outcome), 'not-eligible');
      assert.equal(String(made.succeed(await made.archive(), 200).outcome), 'not-eligible');
    });

    test('mediators are of the own station, active, of the kind, and named once (WK-MED-14)', async () => {
      const made = await MediationCase.registered(world);
      const lead = await made.mediatorId();
      const assign = async (leadMediatorId: string, furtherMediatorIds: string[] = []) =>
        codesOf(await made.post('/mediator-assignment', { leadMediatorId, furtherMediatorIds }));
      assert.deepEqual(await assign(await made.mediatorId('rongcheng-mediator-1')), ['mediator-unknown']);
      assert.deepEqual(await assign(lead, [lead]), ['named-twice']);
      const others = world.database.kysely.updateTable('mediators').where('id', '=', lead);
      await others.set({ active: false }).execute();
      assert.deepEqual(await assign(lead), ['mediator-not-active']);
      await others.set({ active: true, kinds: ['judicial'] }).execute();
      assert.deepEqual(await assign(lead), ['mediator-of-other-kind']);
      await others.set({ kinds: ['civil', 'public-security', 'judicial'] }).execute();
      assert.deepEqual(await assign(lead), []);
      const known = await world.call('GET', '/v1/mediators?kind=civil', { as: made.as, purpose: 'mediation' });
      assert.deepEqual(
        [...known.json.items].map(({ id }) => String(id)),
        [lead],
      );
    });

    test('a mediator sees what they are assigned to, and leads what they register (WK-MED-15)', async () => {
      const as = 'puqian-mediator-1';
      const made = await MediationCase.registered(world);
      assert.equal((await made.get('', as)).status, 404);
      assert.equal((await made.get('/parties', as)).status, 404);
      assert.equal(
        (await made.post('/eligibility', { outcome: 'eligible', facts: [], reason: null }, { as })).status,
        404,
      );
      await made.assignMediators();
      assert.equal((await made.get('', as)).status, 200);
      const own = await MediationCase.registered(world, {}, as);
      const [lead] = [...(await own.read()).mediators];
      assert.deepEqual([lead?.id, lead?.lead], [await own.mediatorId(), true] as unknown[]);
      assert.equal((await own.get('', 'rongcheng-officer-1')).status, 404);
    });

    test('what is taken in changes while it is open, and its premises and alert are of the station (WK-MED-44, WK-MED-50)', async () => {
      const made = await MediationCase.registered(world);
      const ours = world.premises('puqian', 0).id;
      const theirs = world.premises('rongcheng', 0).id;
      const changed = await made.patch('', { subject: '漏水纠纷', premisesId: ours }, 1);
      assert.deepEqual([changed.json.subject, changed.json.premisesId, changed.json.kind], [
        '漏水纠纷',
        ours,
        'civil',
      ] as unknown[]);
      assert.deepEqual(codesOf(await made.patch('', { premisesId: theirs, alertId: newId() }, 2)), [
        'premises-unknown',
        'alert-unknown',
      ]);
      const alertId = String((await receive(world, 'puqian-duty-officer-1')).id);
      assert.equal((await made.patch('', { alertId }, 2)).json.alertId, alertId as unknown);
      const other = await new MediationCase(world).put('', registration({ premisesId: theirs }));
      assert.deepEqual(codesOf(other), ['premises-unknown']);
      await made.find('not-eligible');
      assert.equal((await made.patch('', { subject: '太晚了' }, 4)).status, 409);
    });

    test('an old version is told from the new one, with the mediation as it stands (WK-MED-49)', async () => {
      const made = await MediationCase.registered(world);
      made.succeed(await made.patch('', { subject: '改名一次' }, 1), 200);
      const stale = await made.patch('', { subject: '改名两次' }, 1);
      assert.equal(stale.status, 412);
      assert.deepEqual([stale.json.current.subject, stale.json.current.version], ['改名一次', 2] as unknown[]);
    });

    test('the number is the station’s own, and never used again (WK-MED-46)', async () => {
      const [one, two] = [await MediationCase.registered(world), await MediationCase.registered(world)];
      const numbers = [String((await one.read()).number), String((await two.read()).number)];
      assert.match(numbers[0] ?? '', /^MD-2026-\d{4}$/);
      assert.equal(Number(numbers[1]?.slice(-4)), Number(numbers[0]?.slice(-4)) + 1);
      const elsewhere = await MediationCase.registered(world, {}, 'rongcheng-officer-1');
      assert.notEqual((await elsewhere.read()).stationId, (await one.read()).stationId);
      assert.match(String((await elsewhere.read()).number), /^MD-2026-\d{4}$/);
    });

    test('the list goes by what is due, and filters of one name widen where others narrow (WK-MED-45)', async () => {
      const all = await list('limit=200');
      const due = [...all.json.items].map(({ nextDeadline }) =>
        nextDeadline === null ? null : String(nextDeadline.dueAt),
      );
      const firstNone = due.indexOf(null);
      assert.ok(due.slice(firstNone).every((each) => each === null));
      assert.deepEqual(due.slice(0, firstNone), due.slice(0, firstNone).toSorted());
      const newest = [...all.json.items].slice(firstNone).map(({ registeredAt }) => String(registeredAt));
      assert.deepEqual(newest, newest.toSorted().toReversed());
      const count = async (query: string) => [...(await list(`limit=200&${query}`)).json.items].length;
      const [accepted, agreed] = [await count('state=accepted'), await count('state=agreed')];
      assert.ok(accepted > 0 && agreed > 0);
      assert.equal(await count('state=accepted&state=agreed'), accepted + agreed);
      assert.equal(await count('state=accepted&kind=judicial'), 0);
      const soon = [...(await list(`limit=200&dueBefore=${world.clock.time.toISOString()}`)).json.items];
      assert.ok(soon.length > 0 && soon.every(({ nextDeadline }) => String(nextDeadline.state) === 'passed'));
      const lead = await new MediationCase(world).mediatorId();
      assert.equal(
        await count(`mediatorId=${lead}`),
        [...(await list('limit=200', 'puqian-mediator-1')).json.items].length,
      );
    });

    test('a number in the place of a session is masked', async () => {
      const made = await MediationCase.registered(world);
      await made.toAcceptance();
      const planned = await made.plan(made.sessionId, { place: '调解室，电话 15400000031' });
      assert.equal(planned.status, 201, planned.text);
      const moved = await made.patch(`/sessions/${made.sessionId}`, { place: '二楼 15400000031' }, 1);
      assert.equal(moved.status, 200, moved.text);
      for (const { text } of [planned, moved]) assert.ok(!text.includes('15400000031'), text);
    });

    test('what happened is not in the future, and mediation is not before it was asked for (WK-MED-48)', async () => {
      const made = new MediationCase(world);
      assert.deepEqual(codesOf(await made.put('', registration({ appliedOn: dayFrom(world, 1) }))), ['in-the-future']);
      made.succeed(await made.put('', registration()), 201);
      await made.addBothSides();
      await made.find();
      const at = (givenAt: string) => made.answerFor(made.claimantId, 'consents', { givenAt });
      assert.deepEqual(codesOf(await at('2026-11-22T12:02:00+08:00')), ['in-the-future']);
      assert.deepEqual(codesOf(await at('2026-10-31T23:59:59+08:00')), ['before-application']);
      assert.equal((await at('2026-11-22T12:00:59+08:00')).status, 200);
    });
  });
}
