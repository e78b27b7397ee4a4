import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { retentionClasses } from '../retention/retention-classes.ts';
import { addPhotograph, withVersion } from './evidence.ts';
import { lastCheckOf, newId, submissionFor, submit } from './submission.ts';
import { type Engine, type Loose, startOfTests, World } from './world.ts';

/** What a check tells beside its answers: whose it is, the house, who left, who signed. */
export function rentalCheckHouseSuite(engine: Engine): void {
  describe('the house of a rental check', () => {
    let world: World;
    before(async () => {
      world = await World.open(engine);
    });
    after(() => world.close());

    const officer = { as: 'puqian-officer-1', purpose: 'rental-check' };
    const day = 24 * 3_600_000;
    const lastChecks = new Map<string, string>();
    const previousOf = (premisesId: string, next: string) => {
      const previous = lastChecks.get(premisesId) ?? lastCheckOf(world, premisesId);
      lastChecks.set(premisesId, next);
      return previous;
    };
    const check = async (premisesId: string, parts: object, checkId = newId()) => {
      const before = lastChecks.get(premisesId);
      const body = { ...submissionFor(premisesId, previousOf(premisesId, checkId)), ...parts };
      const reply = await submit(world, checkId, body);
      if (reply.status !== 201) {
        if (before === undefined) lastChecks.delete(premisesId);
        else lastChecks.set(premisesId, before);
      }
      return reply;
    };
    const premisesOf = async (premisesId: string) =>
      (await world.call('GET', `/v1/premises/${premisesId}`, officer)).json;
    const eventsOf = async (subject: string) => {
      const rows = await world.database.kysely
        .selectFrom('events')
        .select('type')
        .where('subject', '=', subject)
        .orderBy('position')
        .execute();
      return rows.map(({ type }) => type);
    };
    const codesOf = (reply: Loose) => [...(reply.errors ?? [])].map(({ pointer, code }) => `${pointer} ${code}`);

    test('a check says to who made it that it is their own, under the same ETag for everybody', async () => {
      const premisesId = world.premises('puqian', 0).id;
      const checkId = newId();
      const made = await submit(world, checkId, submissionFor(premisesId, previousOf(premisesId, checkId)));
      assert.equal(made.json.isOwn, true);
      const path = `/v1/rental-checks/${checkId}`;
      const mine = await world.call('GET', path, officer);
      assert.equal(mine.json.isOwn, true);
      for (const as of ['puqian-officer-2', 'puqian-supervisor-1', 'puqian-landlord-1']) {
        const other = await world.call('GET', path, { as });
        assert.equal(other.json.isOwn, false, as);
        assert.equal(other.headers.get('etag'), mine.headers.get('etag'), as);
      }
      const own = await world.call('GET', '/v1/rental-checks?own=true&limit=200', officer);
      const account = world.data.accounts.find((each) => each.subject === officer.as)?.id;
      const { count } = await world.database.kysely
        .selectFrom('rental_checks')
        .select(({ fn }) => fn.countAll<string>().as('count'))
        .where('checked_by', '=', account ?? '')
        .executeTakeFirstOrThrow();
      const items = [...own.json.items];
      assert.ok(items.length > 0 && items.every(({ isOwn }) => String(isOwn) === 'true'));
      assert.equal(items.length, Math.min(200, Number(count)));
      const none = await world.call('GET', '/v1/rental-checks?own=true', { as: 'puqian-landlord-1' });
      assert.deepEqual([...none.json.items], []);
      const premises = await world.call('GET', `/v1/premises/${premisesId}`, officer);
      assert.deepEqual(mine.json.address, premises.json.address);
    });

    test('a changed fact is written to the premises that still say what the device read', async () => {
      const premisesId = world.premises('puqian', 1).id;
      const before = await premisesOf(premisesId);
      const storeys = Number(before.storeys);
      const checkId = newId();
      const facts = {
        use: { value: 'let', source: 'confirmed' },
        storeys: { value: storeys + 1, source: 'changed', was: storeys },
        floorArea: { value: 77.5, source: 'changed', was: 12_345 },
        dwellingCount: { value: 3, source: 'carried-over', fromCheckId: checkId },
      };
      const reply = await check(premisesId, { facts }, checkId);
      assert.equal(reply.status, 201, reply.text);
      assert.deepEqual(reply.json.facts, {
        use: { value: 'let', source: 'confirmed', fromCheckId: null, isApplied: false },
        storeys: { value: storeys + 1, source: 'changed', fromCheckId: null, isApplied: true },
        floorArea: { value: 77.5, source: 'changed', fromCheckId: null, isApplied: false },
        dwellingCount: { value: 3, source: 'carried-over', fromCheckId: checkId, isApplied: false },
      });
      const after = await premisesOf(premisesId);
      assert.equal(after.storeys, storeys + 1);
      assert.deepEqual(after.floorArea, before.floorArea, 'somebody else measured it since');
      assert.equal(after.version, Number(before.version) + 2, 'one for the facts, one for the rating');
      assert.ok((await eventsOf(`/v1/premises/${premisesId}`)).includes('premises.changed'));
      const read = await world.call('GET', `/v1/rental-checks/${checkId}`, officer);
      assert.deepEqual(read.json.facts, reply.json.facts);
      const untold = await check(premisesId, { facts: { storeys: { value: 1, source: 'changed' } } });
      assert.equal(untold.json.facts.storeys.isApplied, false, 'a device that does not say what it read');
      assert.equal((await premisesOf(premisesId)).storeys, storeys + 1);
      const older = await check(premisesId, {});
      assert.equal(older.json.facts, null, 'an older device tells none');
      assert.deepEqual(older.json.signatures, []);
    });

    test('premises that are let no longer are so from the check on; where somebody stays they are not empty', async () => {
      const premisesId = world.premises('puqian', 2).id;
      const stays = await world.call('GET', `/v1/stays?premisesId=${premisesId}&limit=200`, officer);
      const open = [...stays.json.items].filter(({ state }) => String(state) !== 'ended');
      const emptied = { use: { value: 'empty', source: 'changed', was: 'let' } };
      if (open.length > 0) {
        const refused = await check(premisesId, { facts: emptied });
        assert.equal(refused.status, 201, 'the check is good');
        assert.equal(refused.json.facts.use.isApplied, false);
        assert.equal((await premisesOf(premisesId)).use, 'let');
      }
      const residents = open.map(({ id }) => ({ stayId: id, state: 'left' }));
      const reply = await check(premisesId, { facts: emptied, residents });
      assert.equal(reply.status, 201, reply.text);
      assert.equal(reply.json.facts.use.isApplied, true, 'they left with this very check');
      const premises = await premisesOf(premisesId);
      assert.equal(premises.use, 'empty');
      assert.equal(premises.letSince, null);
      assert.equal(premises.rating, null);
    });

    const registered = async (premisesId: string, startedOn = '2026-11-01') => {
      const body = {
        premisesId,
        dwellingId: null,
        person: { name: '来示范', identityNumber: null, telephone: null },
        startedOn,
        expectedEndOn: null,
      };
      const reply = await world.call('PUT', `/v1/stays/${newId()}`, {
        ...officer,
        body,
        headers: { 'if-none-match': '*' },
      });
      assert.equal(reply.status, 201, reply.text);
      return reply.json;
    };
    const stayNow = async (stay: Loose) => (await world.call('GET', `/v1/stays/${stay.id}`, officer)).json;

    test('who left is signed off with the check, whoever was first, and no check tells of residents', async () => {
      const premisesId = world.premises('puqian', 4).id;
      const [here, left, gone, coming] = [
        await registered(premisesId),
        await registered(premisesId),
        await registered(premisesId),
        await registered(premisesId, '2026-12-01'),
      ];
      const signedOff = await world.call('POST', `/v1/stays/${gone?.id}/sign-off`, {
        ...officer,
        body: { endedOn: '2026-11-10' },
        headers: withVersion(1),
      });
      assert.equal(signedOff.status, 200, signedOff.text);
      const residents = [
        { stayId: here?.id, state: 'lives-here' },
        { stayId: left?.id, state: 'left' },
        { stayId: left?.id, state: 'left' },
        { stayId: gone?.id, state: 'left', endedOn: '2026-11-20' },
        { stayId: coming?.id, state: 'left' },
        { stayId: newId(), state: 'left' },
      ];
      const checkId = newId();
      const reply = await check(premisesId, { residents }, checkId);
      assert.equal(reply.status, 201, reply.text);
      assert.deepEqual(await stayNow(here), here, 'nothing is noted of who lives there');
      const after = await stayNow(left);
      assert.deepEqual([after.state, after.endedOn, after.version], ['ended', '2026-11-22', 2] as unknown[]);
      assert.equal((await stayNow(gone)).endedOn, '2026-11-10', 'who signed it off before knew the day');
      assert.equal((await stayNow(coming)).state, 'current', 'somebody who was announced has not left');
      assert.deepEqual(await eventsOf(`/v1/stays/${left?.id}`), ['stay.registered', 'stay.ended']);
      for (const text of [reply.text, (await world.call('GET', `/v1/rental-checks/${checkId}`, officer)).text]) {
        assert.ok(!text.includes('residents') && !text.includes(String(left?.id)));
      }
      const row = await world.database.kysely
        .selectFrom('rental_checks')
        .select('document')
        .where('id', '=', checkId)
        .executeTakeFirstOrThrow();
      assert.ok(!JSON.stringify(row.document).includes(String(here?.id)), 'nor does the database');
      const again = await check(premisesId, { residents: [{ stayId: left?.id, state: 'left' }] });
      assert.equal(again.status, 201, again.text);
      assert.deepEqual(await stayNow(left), after);
    });

    test('a stay of other premises, and a last day that can not be, are refused by their place; nothing is written', async () => {
      const premisesId = world.premises('puqian', 5).id;
      const own = await registered(premisesId, '2026-11-10');
      const other = await registered(world.premises('puqian', 6).id);
      const residents = [
        { stayId: other.id, state: 'left' },
        { stayId: own.id, state: 'left', endedOn: '2026-11-09' },
        { stayId: own.id, state: 'left', endedOn: '2026-11-23' },
      ];
      const before = await premisesOf(premisesId);
      const storeys = Number(before.storeys);
      const facts = { storeys: { value: storeys + 1, source: 'changed', was: storeys } };
      const reply = await check(premisesId, { residents, facts });
      assert.equal(reply.json.code, 'invalid-input', reply.text);
      assert.deepEqual(codesOf(reply.json), [
        '/residents/0/stayId not-of-premises',
        '/residents/1/endedOn before-start',
        '/residents/2/endedOn in-the-future',
      ]);
      assert.deepEqual(await premisesOf(premisesId), before);
      assert.deepEqual(await stayNow(own), own);
    });

    test('of a check that says somebody left and a sign-off at the same time both are good', async () => {
      const premisesId = world.premises('puqian', 7).id;
      const stay = await registered(premisesId);
      const [checked, signed] = await Promise.all([
        check(premisesId, { residents: [{ stayId: stay.id, state: 'left' }] }),
        world.call('POST', `/v1/stays/${stay.id}/sign-off`, {
          as: 'puqian-officer-2',
          purpose: 'rental-check',
          body: { endedOn: '2026-11-21' },
          headers: withVersion(1),
        }),
      ]);
      assert.equal(checked.status, 201, checked.text);
      assert.ok([200, 412].includes(signed.status), signed.text);
      assert.equal((await stayNow(stay)).state, 'ended');
      assert.equal((await stayNow(stay)).version, 2 as unknown);
    });

    const checklist = (version: string, items: object[], rest: object = {}) => ({
      version,
      verifiedOn: null,
      note: '测试',
      aspects: { fire: { 'zh-Hans': '消防' } },
      sources: { P: { title: '测试', appliesIn: 'national', divisionPrefixes: [''] } },
      rectification: { '2': { days: 30 } },
      items,
      ...rest,
    });
    const item = (code: string, rest: object = {}) => ({
      code,
      aspect: 'fire',
      severity: 2,
      text: { 'zh-Hans': code },
      source: 'P',
      article: null,
      ...rest,
    });
    const publish = (body: object) =>
      world.call('POST', '/v1/rental-check-standards', { as: 'puqian-administrator-1', body });

    test('a checklist asks by the building and by earlier answers; what is not asked is kept and counts for nothing', async () => {
      const items = [
        item('A-1'),
        item('A-2', { when: [{ fact: 'storeys', atLeast: 50 }] }),
        item('A-3', { when: [{ item: 'A-1', outcomes: ['fault'] }], weight: 6 }),
      ];
      const limit = { text: { 'zh-Hans': '每间人数' }, value: 2, unit: { 'zh-Hans': '人' }, divisionPrefixes: ['44'] };
      const phrases = [{ 'zh-Hans': '已当场告知' }];
      const rest = { phrases, checkAgainAfterDays: { '3': 10 } };
      const made = await publish(
        checklist('by-house', [{ ...items[0], limits: [limit], phrases }, ...items.slice(1)], rest),
      );
      assert.equal(made.status, 201, made.text);
      assert.deepEqual(made.json.items[1].when, [{ fact: 'storeys', atLeast: 50 }]);
      assert.deepEqual([made.json.checkAgainAfterDays, made.json.phrases], [rest.checkAgainAfterDays, phrases]);

      const premisesId = world.premises('puqian', 8).id;
      const observedAt = new Date(startOfTests.getTime() - 3_600_000).toISOString();
      const answer = (itemCode: string, outcome: string) => ({
        itemCode,
        outcome,
        observedAt,
        answeredTogether: false,
        note: null,
        photographIds: [],
      });
      const under = (...answers: object[]) => ({ standardVersion: 'by-house', answers });
      const short = await check(premisesId, under(answer('A-1', 'fault')));
      assert.equal(short.json.code, 'check-incomplete');
      assert.deepEqual(
        [...short.json.errors].map(({ itemCode }) => itemCode),
        ['A-3'],
      );
      const good = await check(
        premisesId,
        under(answer('A-1', 'conforms'), answer('A-2', 'fault'), answer('A-3', 'fault')),
      );
      assert.equal(good.status, 201, good.text);
      assert.deepEqual([good.json.rating.stars, good.json.rating.score, [...good.json.hazards].length], [3, 100, 0]);
      assert.equal([...good.json.answers].length, 3, 'the answers are kept');
      const rating = await world.call('GET', `/v1/premises/${premisesId}/rating`, officer);
      const premises = await premisesOf(premisesId);
      assert.deepEqual([rating.json.nextCheckDueOn, premises.nextCheckDueOn], ['2026-12-02', '2026-12-02']);
      const tall = { storeys: { value: 60, source: 'changed', was: premises.storeys } };
      const asked = await check(premisesId, { ...under(answer('A-1', 'conforms')), facts: tall });
      assert.deepEqual(
        [...asked.json.errors].map(({ itemCode }) => itemCode),
        ['A-2'],
        'by what the check tells',
      );
      const fault = await check(premisesId, under(answer('A-1', 'fault'), answer('A-3', 'conforms')));
      assert.equal(fault.json.rating.score, 75, 'weights 2 and 6');
      const hazard = fault.json.hazards[0];
      const verified = await world.call('POST', `/v1/hazards/${hazard?.id}/verification`, {
        as: 'puqian-officer-2',
        body: {
          outcome: 'put-right',
          inspectedAt: startOfTests.toISOString(),
          note: null,
          photographIds: [await addPhotograph(world, premisesId, 'puqian-officer-2')],
        },
        headers: withVersion(1),
      });
      assert.equal(verified.status, 200, verified.text);
      const anew = await world.call('GET', `/v1/premises/${premisesId}/rating`, officer);
      assert.deepEqual([anew.json.stars, anew.json.score], [3, 100], 'rated anew by the same items');
    });

    test('a condition that no one could tell is refused by its place', async () => {
      const faultOf = async (...when: object[]) => {
        const items = [item('A-1', { when: [{ item: 'A-2', outcomes: ['fault'] }] }), item('A-2', { when })];
        return codesOf((await publish(checklist('faulty', items))).json);
      };
      const earlier = '/items/0/when/0 not-before';
      const at = (code: string) => [earlier, `/items/1/when/0 ${code}`];
      assert.deepEqual(await faultOf({ item: 'A-2', outcomes: ['fault'] }), at('not-before'));
      assert.deepEqual(await faultOf({ item: 'A-1', fact: 'storeys', atLeast: 1 }), at('fact-or-item'));
      assert.deepEqual(await faultOf({ atLeast: 1 }), at('fact-or-item'));
      assert.deepEqual(await faultOf({ item: 'A-1' }), at('outcomes-missing'));
      assert.deepEqual(await faultOf({ fact: 'storeys' }), at('value-missing'));
      assert.deepEqual(await faultOf({ fact: 'use', atLeast: 1 }), at('value-missing'));
      assert.deepEqual(await faultOf({ fact: 'storeys', is: ['3'] }), at('value-missing'));
      assert.deepEqual(await faultOf({ fact: 'storeys', atLeast: 3, atMost: 2 }), at('out-of-order'));
      assert.deepEqual(await faultOf({ item: 'A-1', outcomes: ['fault'] }), [earlier]);
      const people = await publish(
        checklist('people', [item('A-1', { when: [{ fact: 'residentCount', atLeast: 9 }] })]),
      );
      assert.deepEqual(codesOf(people.json), ['/items/0/when/0/fact invalid-value'], 'no condition is about people');
    });

    const signedAt = new Date(startOfTests.getTime() - 120_000).toISOString();
    const refusal = { signer: 'landlord', form: 'refused', attachmentId: null, reason: '房东不在现场', signedAt };

    test('officer and landlord sign, or refuse with a reason; a picture that is named stays', async () => {
      const premisesId = world.premises('puqian', 0).id;
      const attachmentId = await addPhotograph(world, premisesId, officer.as);
      const signature = { signer: 'officer', form: 'signature', attachmentId, reason: null, signedAt };
      const checkId = newId();
      const reply = await check(premisesId, { signatures: [signature, refusal] }, checkId);
      assert.equal(reply.status, 201, reply.text);
      assert.deepEqual(reply.json.signatures, [signature, refusal]);
      const seen = await world.call('GET', `/v1/rental-checks/${checkId}`, { as: 'puqian-landlord-1' });
      assert.deepEqual(seen.json.signatures, reply.json.signatures, 'the landlord sees what was signed');
      const gone = await world.call('DELETE', `/v1/attachments/${attachmentId}`, {
        ...officer,
        headers: withVersion(2),
      });
      assert.equal(gone.json.code, 'state-conflict', gone.text);
      const stationId = world.premises('puqian', 0).stationId;
      const due = async (id: string, before: number) => {
        const { rows } = (await retentionClasses
          .find((each) => each.id === id)
          ?.due(stationId, new Date(before))
          .execute(world.database.kysely)) ?? { rows: [] };
        return rows.map((row) => row.id);
      };
      const later = startOfTests.getTime() + 31 * day;
      assert.ok(!(await due('photographs-unnamed', later)).includes(attachmentId));
      assert.ok((await due('check-signatures', later)).includes(attachmentId), 'it goes after a time of its own');
      assert.ok(!(await due('check-signatures', startOfTests.getTime())).includes(attachmentId), 'and not before');
    });

    test('what is no signature is refused by its place', async () => {
      const premisesId = world.premises('puqian', 0).id;
      const picture = newId();
      const signed = { signer: 'officer', form: 'signature', attachmentId: picture, reason: null, signedAt };
      const cases: readonly (readonly [object[], string, string[]])[] = [
        [[refusal, refusal], 'invalid-input', ['/signatures/1/signer twice']],
        [[{ ...refusal, reason: null }], 'invalid-input', ['/signatures/0/reason reason-missing']],
        [[{ ...refusal, attachmentId: picture }], 'invalid-input', ['/signatures/0/reason reason-missing']],
        [[{ ...signed, attachmentId: null }], 'invalid-input', ['/signatures/0/attachmentId signature-missing']],
        [[{ ...signed, reason: '无' }], 'invalid-input', ['/signatures/0/reason too-small']],
        [[{ ...signed, form: 'mark' }], 'invalid-input', ['/signatures/0/form invalid-value']],
        [[signed], 'photograph-missing', ['/signatures/0/attachmentId not-arrived']],
      ];
      for (const [signatures, code, places] of cases) {
        const reply = await check(premisesId, { signatures });
        assert.equal(reply.json.code, code, reply.text);
        assert.deepEqual(codesOf(reply.json), places);
      }
    });
  });
}
