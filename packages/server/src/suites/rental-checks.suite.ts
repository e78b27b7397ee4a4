import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { rentalCheckStandard202611 } from '@wardkit/contract/rental-check-standard-data';
import { lastCheckOf, newId, submissionFor, submit } from './submission.ts';
import { type Engine, startOfTests, World } from './world.ts';

const hour = 3_600_000;

export function rentalChecksSuite(engine: Engine): void {
  describe('rental checks', () => {
    let world: World;
    before(async () => {
      world = await World.open(engine);
    });
    after(() => world.close());

    const officer = { as: 'puqian-officer-1', purpose: 'rental-check' };
    const neverChecked = () => world.premises('puqian', 3).id;

    test('a first check is on record with its hazards, deadlines and rating', async () => {
      const premisesId = neverChecked();
      assert.equal(lastCheckOf(world, premisesId), null);
      const before = await world.call('GET', `/v1/premises/${premisesId}`, officer);
      assert.equal(before.json.rating, null);
      const checkId = newId();
      const observedAt = new Date(startOfTests.getTime() - 2 * hour).toISOString();
      const findings = {
        'FIR-01': { outcome: 'fault', note: '楼道堆物', observedAt, answeredTogether: false },
      } as const;
      const reply = await submit(world, checkId, submissionFor(premisesId, null, findings));
      assert.equal(reply.status, 201, reply.text);
      assert.equal(reply.headers.get('etag'), '"1"');
      assert.equal(reply.headers.get('location'), `/v1/rental-checks/${checkId}`);
      assert.equal(reply.json.rating.stars, 0);
      assert.equal(reply.json.rating.reasons[0]?.code, 'life-threatening-hazard');
      const [hazard] = reply.json.hazards;
      assert.ok(hazard);
      assert.equal(hazard.itemCode, 'FIR-01');
      assert.equal(hazard.state, 'open');
      assert.equal(hazard.referral, true);
      assert.equal(Date.parse(String(hazard.dueAt)), Date.parse(observedAt) + 24 * hour);
      assert.equal(reply.json.standardVersion, rentalCheckStandard202611.version);
      assert.equal(reply.json.answers[0]?.answeredTogether, true);

      const read = await world.call('GET', `/v1/rental-checks/${checkId}`, officer);
      assert.deepEqual(read.json, reply.json);
      const after = await world.call('GET', `/v1/premises/${premisesId}`, officer);
      assert.equal(after.json.rating.stars, 0);
      assert.equal(after.json.lastCheck.id, checkId);
      assert.equal(after.json.openHazards.count, 1);
      assert.equal(after.json.openHazards.highestSeverity, 4);
      assert.notEqual(after.headers.get('etag'), before.headers.get('etag'));
      const rating = await world.call('GET', `/v1/premises/${premisesId}/rating`, officer);
      assert.equal(rating.json.checkId, checkId);
      assert.equal(rating.json.stars, 0);
      const hazards = await world.call('GET', `/v1/hazards?premisesId=${premisesId}`, officer);
      assert.deepEqual(
        [...hazards.json.items].map((each) => each.id),
        [hazard.id],
      );
    });

    test('a fault that is an open hazard already keeps its first deadline', async () => {
      const premisesId = neverChecked();
      const first = await world.call('GET', `/v1/hazards?premisesId=${premisesId}`, officer);
      const premises = await world.call('GET', `/v1/premises/${premisesId}`, officer);
      const body = submissionFor(premisesId, String(premises.json.lastCheck.id), {
        'FIR-01': { outcome: 'fault', note: null },
        'SEC-06': { outcome: 'fault', note: null },
      });
      const reply = await submit(world, newId(), body);
      assert.equal(reply.status, 201, reply.text);
      assert.deepEqual(
        [...reply.json.hazards].map((each) => each.itemCode),
        ['SEC-06'],
      );
      const hazards = await world.call('GET', `/v1/hazards?premisesId=${premisesId}`, officer);
      assert.deepEqual(
        [...hazards.json.items].find((each) => String(each.itemCode) === 'FIR-01'),
        first.json.items[0],
      );
      assert.equal(reply.json.rating.stars, 0, 'the old hazard still counts');
    });

    test('a device whose clock is ahead gains no time', async () => {
      const premisesId = world.premises('puqian', 2).id;
      const observedAt = new Date(startOfTests.getTime() + 20 * hour).toISOString();
      const findings = { 'FIR-01': { outcome: 'fault', observedAt } } as const;
      const reply = await submit(world, newId(), submissionFor(premisesId, lastCheckOf(world, premisesId), findings));
      assert.equal(reply.status, 201, reply.text);
      assert.equal(Date.parse(String(reply.json.hazards[0]?.dueAt)), startOfTests.getTime() + 24 * hour);
    });

    test('times that can not be are refused by their place', async () => {
      const premisesId = world.premises('puqian', 0).id;
      const body = submissionFor(premisesId, lastCheckOf(world, premisesId));
      const after = (hours: number) => new Date(startOfTests.getTime() + hours * hour).toISOString();
      const at = (observedAt: string) =>
        body.answers.map((answer, place) => (place === 1 ? { ...answer, observedAt } : answer));
      const cases: [object, string, string][] = [
        [{ finishedAt: after(-2) }, '/finishedAt', 'before-start'],
        [{ finishedAt: after(25) }, '/finishedAt', 'in-the-future'],
        [{ startedAt: after(-61 * 24), answers: at(after(-61 * 24)) }, '/startedAt', 'too-old'],
        [{ answers: at(after(-26)) }, '/answers/1/observedAt', 'outside-the-check'],
        [{ answers: at('2020-01-01T00:00:00Z') }, '/answers/1/observedAt', 'outside-the-check'],
        [{ finishedAt: '9999-12-31T23:59:59-12:00' }, '/finishedAt', 'custom'],
        [{ answers: at('0001-01-01T00:00:00Z') }, '/answers/1/observedAt', 'custom'],
      ];
      for (const [change, pointer, code] of cases) {
        const reply = await submit(world, newId(), { ...body, ...change });
        assert.equal(reply.status, 422, reply.text);
        assert.equal(reply.json.code, 'invalid-input');
        assert.deepEqual(
          [...reply.json.errors].map((error) => [error.pointer, error.code]),
          [[pointer, code]],
        );
      }
    });

    test('a clock that is ahead puts no check into the future', async () => {
      const premisesId = world.premises('puqian', 8).id;
      const ahead = new Date(startOfTests.getTime() + 3 * hour).toISOString();
      const body = { ...submissionFor(premisesId, lastCheckOf(world, premisesId)), finishedAt: ahead };
      assert.equal((await submit(world, newId(), body)).status, 201);
      const premises = await world.call('GET', `/v1/premises/${premisesId}`, officer);
      assert.equal(premises.json.lastCheck.observedAt, startOfTests.toISOString());
    });

    test('a home that is not let can not be checked', async () => {
      const stationId = world.premises('puqian', 0).stationId;
      for (const use of ['self-occupied', 'empty']) {
        const premises = world.data.premises.find((each) => each.use === use && each.stationId === stationId);
        assert.ok(premises);
        const reply = await submit(world, newId(), submissionFor(premises.id, null));
        assert.equal(reply.status, 422);
        assert.deepEqual([reply.json.errors[0].pointer, reply.json.errors[0].code], ['/premisesId', 'not-let']);
        const read = await world.call('GET', `/v1/premises/${premises.id}`, officer);
        assert.equal(read.json.rating, null);
      }
    });

    test('of two officers on one check the second is told what the first recorded', async () => {
      const premisesId = world.premises('puqian', 1).id;
      const previous = lastCheckOf(world, premisesId);
      const [mine, theirs] = [newId(), newId()];
      const replies = await Promise.all([
        submit(world, mine, submissionFor(premisesId, previous)),
        submit(world, theirs, submissionFor(premisesId, previous)),
      ]);
      const winner = replies.find((reply) => reply.status === 201);
      const loser = replies.find((reply) => reply.status === 412);
      assert.ok(winner && loser, replies.map((reply) => reply.status).join());
      assert.equal(loser.json.code, 'version-stale');
      assert.equal(loser.json.retryable, false);
      assert.deepEqual(loser.json.current, winner.json);
      const resolved = submissionFor(premisesId, String(winner.json.id));
      const id = winner.json.id === (mine as unknown) ? theirs : mine;
      assert.equal((await submit(world, id, resolved)).status, 201, 'nothing of the refused call was kept');
    });

    test('an incomplete check names each item that lacks its answer', async () => {
      const premisesId = world.premises('puqian', 0).id;
      const body = submissionFor(premisesId, lastCheckOf(world, premisesId));
      const answers = [...body.answers.slice(2), { ...body.answers[5], itemCode: 'XXX-99' }, body.answers[6]];
      const reply = await submit(world, newId(), { ...body, answers });
      assert.equal(reply.status, 422);
      assert.equal(reply.json.code, 'check-incomplete');
      assert.deepEqual(
        [...reply.json.errors].map((error) => [error.pointer, error.code, error.itemCode]),
        [
          ['/answers/30/itemCode', 'unknown-item', 'XXX-99'],
          ['/answers/31/itemCode', 'answered-twice', body.answers[6]?.itemCode],
          ['/answers', 'not-answered', 'STR-01'],
          ['/answers', 'not-answered', 'STR-02'],
        ],
      );
    });

    test('a photograph that has not arrived is named, and the call may be repeated once it has', async () => {
      const premisesId = world.premises('puqian', 0).id;
      const photograph = newId();
      const findings = { 'FIR-06': { outcome: 'fault' as const, photographIds: [photograph] } };
      const body = submissionFor(premisesId, lastCheckOf(world, premisesId), findings);
      const reply = await submit(world, newId(), body);
      assert.equal(reply.status, 422);
      assert.equal(reply.json.code, 'photograph-missing');
      assert.equal(reply.json.errors[0]?.photographId, photograph);
      assert.match(String(reply.json.errors[0]?.pointer), /^\/answers\/\d+\/photographIds\/0$/);
    });

    test('a checklist that is not known is refused with what to do', async () => {
      const premisesId = world.premises('puqian', 0).id;
      const body = { ...submissionFor(premisesId, lastCheckOf(world, premisesId)), standardVersion: '1999-01' };
      const reply = await submit(world, newId(), body);
      assert.equal(reply.status, 422);
      assert.equal(reply.json.code, 'standard-unknown');
    });

    test('an id that is taken is not written over', async () => {
      const premisesId = world.premises('puqian', 0).id;
      const taken = lastCheckOf(world, premisesId) ?? '';
      const reply = await submit(world, taken, submissionFor(premisesId, taken));
      assert.equal(reply.status, 412);
      assert.equal(reply.json.code, 'already-exists');
    });

    test('premises of another station can not be checked', async () => {
      const reply = await submit(world, newId(), submissionFor(world.premises('rongcheng', 0).id, null));
      assert.equal(reply.status, 404);
    });

    test('a check is created only with If-None-Match: *', async () => {
      const reply = await world.call('PUT', `/v1/rental-checks/${newId()}`, {
        as: 'puqian-officer-1',
        body: submissionFor(world.premises('puqian', 0).id, null),
      });
      assert.equal(reply.status, 428);
      assert.equal(reply.json.code, 'precondition-required');
    });

    test('each fault of the input is named by its place, in the language of the caller', async () => {
      const body = submissionFor(world.premises('puqian', 0).id, null);
      const answers = body.answers.map((answer, at) => (at === 3 ? { ...answer, note: 'x'.repeat(2001) } : answer));
      const reply = await world.call('PUT', `/v1/rental-checks/${newId()}`, {
        as: 'puqian-officer-1',
        body: { ...body, answers, finishedAt: 'yesterday' },
        headers: { 'if-none-match': '*', 'accept-language': 'zh-CN,en;q=0.5' },
      });
      assert.equal(reply.status, 422);
      assert.deepEqual([...reply.json.errors].map((error) => error.pointer).sort(), ['/answers/3/note', '/finishedAt']);
      assert.match(reply.text, /请求中有内容不正确/);
      assert.equal(reply.headers.get('content-language'), 'zh-Hans');
    });

    test('checks are listed by their states, one or several', async () => {
      const list = (query: string) => world.call('GET', `/v1/rental-checks?limit=200${query}`, officer);
      const { json: all } = await list('');
      const idsIn = (states: readonly string[]) =>
        [...all.items].filter(({ state }) => states.includes(String(state))).map(({ id }) => id);
      const states = [...new Set([...all.items].map(({ state }) => String(state)))];
      assert.ok(states.length > 1, 'the demo has checks in more than one state');
      for (const some of [states, ...states.map((state) => [state]), ['no-such-state']]) {
        const reply = await list(some.map((state) => `&state=${state}`).join(''));
        assert.equal(reply.status, 200, reply.text);
        assert.deepEqual(
          [...reply.json.items].map(({ id }) => id),
          idsIn(some),
        );
      }
    });

    test('checks are listed the newest first, a page at a time', async () => {
      const seen: string[] = [];
      let cursor = '';
      do {
        const reply = await world.call('GET', `/v1/rental-checks?limit=7${cursor}`, officer);
        assert.equal(reply.status, 200, reply.text);
        for (const item of reply.json.items) seen.push(String(item.receivedAt));
        cursor = reply.json.next === null ? '' : `&cursor=${encodeURIComponent(String(reply.json.next))}`;
      } while (cursor !== '');
      const { count } = await world.database.kysely
        .selectFrom('rental_checks')
        .where('station_id', '=', world.premises('puqian', 0).stationId)
        .select(({ fn }) => fn.countAll<string>().as('count'))
        .executeTakeFirstOrThrow();
      assert.equal(seen.length, Number(count));
      assert.deepEqual(seen, [...seen].sort().reverse());
    });
  });
}
