import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { codesOf, dayFrom, hoursFrom, MediationCase } from './mediation-records.ts';
import { newId } from './submission.ts';
import { type Engine, World } from './world.ts';

const policeFacts = ['private-dispute', 'minor', 'beating', 'prior-fault'];

export function mediationAgreementsSuite(engine: Engine): void {
  describe('sessions, agreements and endings of mediations', () => {
    let world: World;
    before(async () => {
      world = await World.open(engine);
    });
    after(() => world.close());

    const accepted = async (changes: object = {}, facts: string[] = []) => {
      const made = await MediationCase.registered(world, changes);
      await made.toAcceptance(facts);
      return made;
    };
    const inForce = async () => {
      const made = await MediationCase.registered(world);
      await made.toForce();
      return made;
    };

    test('sessions are numbered by their times, one after the other, cancelled ones not (WK-MED-16)', async () => {
      const made = await accepted();
      const first = made.succeed(await made.plan(), 201);
      assert.deepEqual([first.number, first.state], [1, 'planned'] as unknown[]);
      assert.equal(String((await made.read()).state), 'in-session');
      assert.equal(String((await made.plan(newId())).json.code), 'state-conflict');
      const cancelled = await made.patch(`/sessions/${made.sessionId}`, { state: 'cancelled' }, 1);
      assert.equal(made.succeed(cancelled, 200).number, null as unknown);
      const second = newId();
      assert.equal(Number(made.succeed(await made.plan(second), 201).number), 1);
      made.succeed(await made.hold(second, { outcome: 'agreement' }), 200);
      assert.equal(String((await made.plan(newId())).json.code), 'state-conflict');
      assert.equal(Number((await made.read()).sessionsHeld), 1);
    });

    test('one that was held says how it went, and its state stays (WK-MED-19)', async () => {
      const made = await accepted();
      made.succeed(await made.plan(), 201);
      const path = `/sessions/${made.sessionId}`;
      assert.deepEqual(codesOf(await made.patch(path, { minutes: '记录' }, 1)), ['not-held']);
      assert.deepEqual(codesOf(await made.patch(path, { state: 'held' }, 1)), Array(5).fill('missing'));
      const ends = { endedAt: hoursFrom(world, -4) };
      assert.deepEqual(codesOf(await made.hold(made.sessionId, ends)), ['before-start']);
      const ahead = { endedAt: hoursFrom(world, 1) };
      assert.deepEqual(codesOf(await made.hold(made.sessionId, ahead)), ['in-the-future']);
      made.succeed(await made.hold(), 200);
      assert.equal(String((await made.patch(path, { state: 'cancelled' }, 2)).json.code), 'state-conflict');
      made.succeed(await made.patch(path, { minutes: '补充记录。' }, 2), 200);
    });

    test('who needs a guardian is not there without one (WK-MED-20)', async () => {
      const made = await MediationCase.registered(world);
      await made.addBothSides({ needsGuardian: true });
      const guardianId = await made.addParty('guardian', { standsForPartyId: made.claimantId });
      await made.find();
      await made.consent();
      await made.assignMediators();
      await made.accept();
      made.succeed(await made.plan(), 201);
      assert.deepEqual(codesOf(await made.hold()), ['guardian-absent']);
      const presentPartyIds = [made.claimantId, made.respondentId, newId()];
      assert.deepEqual(codesOf(await made.hold(made.sessionId, { presentPartyIds })), [
        'guardian-absent',
        'party-unknown',
      ]);
      const all = { presentPartyIds: [made.claimantId, made.respondentId, guardianId] };
      made.succeed(await made.hold(made.sessionId, all), 200);
    });

    test('a public-security mediation has two sessions, the second within its days (WK-MED-17, 18, 21)', async () => {
      const made = await accepted({ kind: 'public-security' }, policeFacts);
      made.succeed(await made.plan(), 201);
      made.succeed(await made.hold(made.sessionId, { outcome: 'no-agreement' }), 200);
      const [running] = [...(await made.get('/deadlines')).json.items];
      assert.deepEqual([running?.ruleId, running?.dueAt, running?.state], [
        'public-security-second-session',
        '2026-12-01T15:59:59.000Z',
        'running',
      ] as unknown[]);
      const second = newId();
      const late = await made.plan(second, { plannedFor: '2026-12-02T09:00:00+08:00' });
      assert.equal(String(late.json.code), 'deadline-passed');
      made.succeed(await made.plan(second), 201);
      const moved = await made.patch(`/sessions/${second}`, { plannedFor: '2026-12-02T09:00:00+08:00' }, 1);
      assert.equal(String(moved.json.code), 'deadline-passed');
      made.succeed(await made.hold(second, { outcome: 'no-agreement' }), 200);
      assert.equal(String((await made.get('/deadlines')).json.items[0]?.state), 'met');
      assert.equal(String((await made.plan(newId())).json.code), 'session-limit-reached');
    });

    test('an agreement names who owes what to whom; only a civil one is oral, and at once in force (WK-MED-22, 23)', async () => {
      const police = await MediationCase.registered(world, { kind: 'public-security' });
      await police.toSession('agreement', policeFacts);
      assert.deepEqual(codesOf(await police.agree({ form: 'oral' })), ['written-only']);
      const made = await MediationCase.registered(world);
      await made.toSession();
      const [step] = (made.draft() as { steps: object[] }).steps;
      const bad = [
        { ...step, byPartyId: newId(), dueOn: dayFrom(world, -2) },
        { ...step, toPartyId: made.respondentId },
      ];
      assert.deepEqual(codesOf(await made.agree({ steps: bad })), [
        'no-principal',
        'before-agreement',
        'named-twice',
        'to-oneself',
      ]);
      const oral = made.succeed(await made.agree({ form: 'oral' }), 200);
      assert.deepEqual([oral.state, oral.outcome, oral.steps.agreed], ['effective', 'settled', 2] as unknown[]);
      assert.equal(oral.inForceAt, oral.closedAt);
    });

    test('a change takes every signature away, and one in force is never changed (WK-MED-24, 25, 26, 27)', async () => {
      const made = await MediationCase.registered(world);
      await made.toSession();
      assert.equal(String(made.succeed(await made.agree(), 200).state), 'agreed');
      made.succeed(await made.signature(made.claimantId, 'party'), 200);
      assert.deepEqual(codesOf(await made.signature(made.claimantId, 'party')), ['signed-already']);
      assert.deepEqual(codesOf(await made.signature(newId(), 'party')), ['no-signer']);
      const before = { signedAt: hoursFrom(world, -3) };
      assert.deepEqual(codesOf(await made.signature(made.respondentId, 'party', before)), ['before-agreement']);
      const changed = made.succeed(await made.patch('/agreement', { issues: '押金与钥匙。' }, 2), 200);
      assert.equal([...changed.signatures].length, 0);
      await made.sign();
      made.succeed(await made.file('agreement'), 201);
      assert.deepEqual(codesOf(await made.bringIntoForce(null)), ['seal-needed']);
      const sealedAt = hoursFrom(world, 0);
      const effective = made.succeed(await made.bringIntoForce(sealedAt), 200);
      assert.equal(String(effective.inForceAt), sealedAt);
      const version = Number((await made.get('/agreement')).json.version);
      const late = await made.patch('/agreement', { issues: '再改' }, version);
      assert.equal(String(late.json.code), 'state-conflict');
      assert.equal(String(late.json.current.inForceAt), sealedAt);
    });

    test('two who edit one agreement: the second is told how it stands', async () => {
      const made = await MediationCase.registered(world);
      await made.toSession();
      made.succeed(await made.agree(), 200);
      made.succeed(await made.patch('/agreement', { issues: '甲的改动。' }, 1, 'puqian-mediator-1'), 200);
      const stale = await made.patch('/agreement', { issues: '乙的改动。' }, 1);
      assert.equal(stale.status, 412);
      assert.deepEqual([stale.json.current.issues, stale.json.current.version], ['甲的改动。', 2] as unknown[]);
    });

    test('steps are performed once, the first begins and the last completes (WK-MED-32, WK-MED-42)', async () => {
      const made = await inForce();
      const foreign = await MediationCase.registered(world);
      const picture = await foreign.upload();
      const [first, last] = made.stepIds;
      assert.deepEqual(codesOf(await made.perform(first, { attachmentIds: [picture] })), ['not-arrived']);
      assert.deepEqual(codesOf(await made.file('other', [picture])), ['not-arrived']);
      const begun = made.succeed(await made.perform(first, { attachmentIds: [await made.upload()] }), 200);
      assert.deepEqual([begun.state, begun.steps.performed], ['performing', 1] as unknown[]);
      assert.equal(String((await made.perform(first)).json.code), 'state-conflict');
      assert.equal(String(made.succeed(await made.perform(last), 200).state), 'performed');
    });

    test('a breach names what is overdue, and late performance settles it after all (WK-MED-33, WK-MED-36, WK-MED-51)', async () => {
      const made = await inForce();
      const now = world.clock.time;
      const breach = () =>
        made.post('/breach', {
          stepIds: [made.stepIds[0]],
          reason: '到期未付',
          urgedAt: hoursFrom(world, 0),
          rightsToldAt: hoursFrom(world, 0),
        });
      assert.deepEqual(codesOf(await breach()), ['not-overdue']);
      try {
        world.clock.time = new Date(now.getTime() + 6 * 24 * 3_600_000);
        const breached = made.succeed(await breach(), 200);
        assert.deepEqual([breached.state, breached.outcome], ['breached', 'breached'] as unknown[]);
        const settled = await made.performAll();
        assert.deepEqual([settled.state, settled.outcome, settled.ending], ['performed', 'settled', null] as unknown[]);
        made.succeed(await made.followUp(), 201);
        made.succeed(await made.followUp({ outcome: 'needs-attention' }), 201);
        assert.equal([...(await made.get('/follow-ups')).json.items].length, 2);
      } finally {
        world.clock.time = now;
      }
    });

    test('a court is asked once, by all together and in time (WK-MED-34, WK-MED-35)', async () => {
      const made = await inForce();
      const apply = (changes: object = {}) =>
        made.post('/confirmation-application', {
          court: '示范区人民法院',
          appliedOn: dayFrom(world, 0),
          partyIds: [made.claimantId, made.respondentId],
          ...changes,
        });
      const decide = (changes: object = {}) =>
        made.post('/confirmation-decision', { outcome: 'confirmed', decidedOn: dayFrom(world, 0), ...changes });
      assert.equal(String((await decide()).json.code), 'state-conflict');
      assert.deepEqual(codesOf(await apply({ partyIds: [made.claimantId, newId()] })), ['not-together']);
      const now = world.clock.time;
      try {
        world.clock.time = new Date(now.getTime() + 32 * 24 * 3_600_000);
        assert.equal(String((await apply()).json.code), 'deadline-passed');
      } finally {
        world.clock.time = now;
      }
      made.succeed(await apply(), 200);
      assert.equal(String((await apply()).json.code), 'state-conflict');
      const met = [...(await made.get('/deadlines')).json.items].find(
        ({ ruleId }) => String(ruleId) === 'judicial-confirmation',
      );
      assert.equal(String(met?.state), 'met');
      assert.equal(String(made.succeed(await decide(), 200).confirmation.outcome), 'confirmed');
      assert.equal(String((await decide()).json.code), 'state-conflict');
    });

    test('one that fails tells every side its rights, and withdrawal names whose will it was (WK-MED-29, WK-MED-30)', async () => {
      const made = await accepted();
      const fail = (rightsToldPartyIds: string[]) =>
        made.post('/failure', {
          failedAt: hoursFrom(world, 0),
          reason: '分歧较大',
          rightsToldAt: hoursFrom(world, 0),
          rightsToldPartyIds,
        });
      assert.deepEqual(codesOf(await fail([made.claimantId])), ['not-all-told']);
      assert.equal(String(made.succeed(await fail([made.claimantId, made.respondentId]), 200).outcome), 'failed');
      assert.equal(String((await made.get('/deadlines')).json.items[0]?.state), 'met');
      made.succeed(await made.archive(), 200);
      const other = await inForce();
      const late = await other.post('/withdrawal', {
        withdrawnAt: hoursFrom(world, 0),
        byPartyId: null,
        reason: '太晚',
      });
      assert.equal(String(late.json.code), 'state-conflict');
    });

    test('a transfer tells to whom, and goes on at another station with its parties (WK-MED-31, 55, 56)', async () => {
      const made = await MediationCase.registered(world);
      await made.addBothSides({ address: '源城区示范路 9 号' });
      const toStationId = world.premises('rongcheng', 0).stationId;
      const newMediationId = newId();
      const transfer = (changes: object) =>
        made.post('/transfer', {
          transferredAt: hoursFrom(world, 0),
          to: 'station',
          toName: '蓉城派出所 15400000031',
          reason: '纠纷发生在该所辖区',
          ...changes,
        });
      assert.deepEqual(codesOf(await transfer({})), ['missing', 'missing']);
      const own = world.premises('puqian', 0).stationId;
      assert.deepEqual(codesOf(await transfer({ toStationId: own, newMediationId })), ['no-station']);
      assert.deepEqual(codesOf(await transfer({ to: 'court', toStationId, newMediationId })), [
        'no-station',
        'no-station',
      ]);
      const gone = made.succeed(await transfer({ toStationId, newMediationId }), 200);
      assert.deepEqual(gone.ending.continuedBy, { stationId: toStationId, mediationId: newMediationId });
      assert.equal(String(gone.outcome), 'transferred');
      assert.ok(!JSON.stringify(gone).includes('15400000031'), 'a number in free text is masked');
      const there = new MediationCase(world, 'rongcheng-officer-1', newMediationId);
      const taken = await there.read();
      assert.deepEqual(
        [taken.state, taken.origin, taken.premisesId, taken.continues.mediationId, [...taken.parties].length],
        ['registered', 'transfer', null, made.id, 2] as unknown[],
      );
      const party = [...(await there.get('/parties')).json.items].find(({ role }) => String(role) === 'claimant');
      assert.deepEqual([party?.name.masked, party?.address.masked, party?.consent], ['刘**', '源城区示范路****', null]);
      assert.deepEqual(codesOf(await made.archive()), ['transfer-letter']);
      made.succeed(await made.file('transfer-letter'), 201);
      made.succeed(await made.archive(), 200);
    });
  });
}
