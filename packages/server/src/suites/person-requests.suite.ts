import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { RetentionRules } from '../retention/retention-rules.ts';
import { newUuid } from '../uuid.ts';
import { MediationCase } from './mediation-records.ts';
import { type CallOptions, type Engine, type Reply, startOfTests, World } from './world.ts';

const officer = { as: 'puqian-officer-1', purpose: 'public-service' };
const supervisor = { as: 'puqian-supervisor-1', purpose: 'supervision' };
const resident = { as: 'puqian-resident-1', purpose: 'own-record' };
const landlord = { as: 'puqian-landlord-1', purpose: 'own-record' };
const telephone = '+8615400000199';
const reason = '已核对本人证件，情况属实。';
const law = '个人信息保护法第四十七条第二款';
const newId = () => newUuid(new Date());

export function personRequestsSuite(engine: Engine): void {
  describe('requests of persons concerned', () => {
    let world: World;
    let stationId: string;
    before(async () => {
      world = await World.open(engine);
      stationId = world.premises('puqian', 0).stationId;
    });
    after(() => world.close());

    const personOf = (subject: string) => {
      const id = world.data.accounts.find((each) => each.subject === subject)?.personId;
      const person = world.data.persons.find((each) => each.id === id);
      assert.ok(person);
      return person;
    };
    /** Somebody who stays at the station, or stayed there, and has no account. */
    const stayers = (state: 'current' | 'ended') => {
      const signedIn = new Set(world.data.accounts.map((account) => account.personId));
      const count = Map.groupBy(world.data.stays, (stay) => stay.personId);
      return world.data.stays.filter(
        (stay) =>
          stay.stationId === stationId &&
          stay.state === state &&
          !signedIn.has(stay.personId) &&
          count.get(stay.personId)?.length === 1 &&
          !world.data.premises.some((premises) => premises.landlordPersonId === stay.personId),
      );
    };
    const file = (body: object, by: CallOptions = officer, id = newId()) =>
      world.call('PUT', `/v1/person-requests/${id}`, {
        ...by,
        headers: { 'if-none-match': '*' },
        body: { record: null, field: null, correctValue: null, statement: '请处理。', ...body },
      });
    const answer = (request: Reply, body: object = {}, version = 1, by: CallOptions = supervisor) =>
      world.call('POST', `/v1/person-requests/${request.json.id}/answer`, {
        ...by,
        headers: { 'if-match': `"${version}"` },
        body: { decision: 'granted', reason, legalBasis: null, ...body },
      });
    const filed = async (body: object, by: CallOptions = officer) => {
      const request = await file(body, by);
      assert.equal(request.status, 201, request.text);
      return request;
    };
    const staysAt = async (premisesId: string, by: CallOptions = officer) => {
      const reply = await world.call('GET', `/v1/stays?premisesId=${premisesId}&limit=200`, by);
      assert.equal(reply.status, 200, reply.text);
      return [...reply.json.items];
    };
    const stayOf = async (stay: { id: string; premisesId: string }) =>
      (await staysAt(stay.premisesId)).find((each) => String(each.id) === stay.id);
    const tombstonesOf = (recordId: string) =>
      world.database.kysely.selectFrom('tombstones').selectAll().where('record_id', '=', recordId).execute();
    const hold = async (recordId: string) => {
      const id = newId();
      await world.database.kysely
        .insertInto('legal_holds')
        .values({ station_id: stationId, id, record_id: recordId, reason_sealed: 'x', set_at: startOfTests })
        .execute();
      return () => world.database.kysely.deleteFrom('legal_holds').where('id', '=', id).execute();
    };

    test('a person finds each record that holds data of theirs, with the fields', async () => {
      const person = personOf('puqian-landlord-1');
      const own = world.data.premises.filter((each) => each.landlordPersonId === person.id);
      const seen = [];
      for (let path: string | null = '/v1/own-records?limit=2'; path !== null; ) {
        const reply: Reply = await world.call('GET', path, landlord);
        assert.equal(reply.status, 200, reply.text);
        seen.push(...reply.json.items);
        const next = String(reply.json.next ?? '');
        path = next === '' ? null : `/v1/own-records?limit=2&cursor=${next}`;
      }
      assert.deepEqual(
        seen.map((each) => String(each.record)).sort(),
        own.map(({ id }) => `/v1/premises/${id}`).sort(),
      );
      assert.deepEqual(seen[0]?.fields, ['/landlord/name', '/landlord/telephone']);
      const stays = world.data.stays.filter((each) => each.personId === personOf('puqian-resident-1').id);
      const mine = await world.call('GET', '/v1/own-records', resident);
      assert.deepEqual(
        [...mine.json.items].map((each) => String(each.record)).sort(),
        stays.map(({ id }) => `/v1/stays/${id}`).sort(),
      );
      assert.deepEqual(mine.json.items[0]?.fields, ['/person/name', '/person/identityNumber', '/person/telephone']);
    });

    test('a request tells its last day, and only those whom it concerns and who decide know of it', async () => {
      const { id: personId } = personOf('puqian-resident-1');
      const request = await filed({ personId, kind: 'deletion' }, resident);
      assert.equal(request.json.dueOn, '2026-12-22' as unknown);
      const path = `/v1/person-requests/${request.json.id}`;
      assert.equal(request.headers.get('location'), path);
      for (const by of [resident, supervisor]) {
        assert.equal((await world.call('GET', path, by)).status, 200);
        const listed = await world.call('GET', '/v1/person-requests?state=received', by);
        assert.ok([...listed.json.items].some((each) => each.id === request.json.id));
      }
      for (const by of [landlord, { as: 'rongcheng-administrator-1', purpose: 'supervision' }]) {
        assert.equal((await world.call('GET', path, by)).status, 404);
        const listed = await world.call('GET', '/v1/person-requests', by);
        assert.deepEqual([...listed.json.items], []);
      }
      const withdrawal = { headers: { 'if-match': '"1"' } };
      assert.equal((await world.call('POST', `${path}/withdrawal`, { ...landlord, ...withdrawal })).status, 404);
      const withdrawn = await world.call('POST', `${path}/withdrawal`, { ...resident, ...withdrawal });
      assert.equal(withdrawn.json.state, 'withdrawn' as unknown, withdrawn.text);
      const late = await answer(request, {}, 2);
      assert.equal(late.json.code, 'state-conflict');
    });

    test('nobody files for somebody else, but staff for who stands at the counter', async () => {
      const { id: personId } = personOf('puqian-resident-1');
      assert.equal((await file({ personId, kind: 'deletion' }, landlord)).status, 404);
      const foreign = { as: 'rongcheng-officer-1', purpose: 'public-service' };
      assert.equal((await file({ personId, kind: 'deletion' }, foreign)).status, 404);
      assert.equal((await file({ personId, kind: 'restriction' })).status, 201);
    });

    test('a request that names nothing of the person is refused by its place', async () => {
      const [stay, other] = stayers('current');
      assert.ok(stay && other);
      const { personId } = stay;
      const record = `/v1/stays/${stay.id}`;
      const premises = `/v1/premises/${stay.premisesId}`;
      const cases: [object, string][] = [
        [{ kind: 'correction', record, field: '/person/telephone' }, '/correctValue'],
        [{ kind: 'correction', record, correctValue: telephone }, '/field'],
        [{ kind: 'correction', field: '/person/telephone', correctValue: telephone }, '/record'],
        [{ kind: 'deletion', field: '/person/telephone' }, '/record'],
        [{ kind: 'deletion', record, correctValue: telephone }, '/correctValue'],
        [{ kind: 'deletion', record: `/v1/stays/${other.id}` }, '/record'],
        [{ kind: 'deletion', record: premises }, '/record'],
        [{ kind: 'deletion', record: `/v1/alerts/${stay.id}` }, '/record'],
        [{ kind: 'deletion', record, field: '/startedOn' }, '/field'],
        [{ kind: 'correction', record, field: '/person/telephone', correctValue: '110' }, '/correctValue'],
        [
          { kind: 'correction', record, field: '/person/identityNumber', correctValue: '441602189001011234' },
          '/correctValue',
        ],
      ];
      for (const [body, pointer] of cases) {
        const reply = await file({ personId, ...body });
        assert.equal(reply.json.code, 'invalid-input', `${pointer} ${reply.text}`);
        assert.equal(reply.json.errors[0]?.pointer, pointer as unknown, reply.text);
        assert.ok(!reply.text.includes('441602189001011234') && !reply.text.includes(telephone));
      }
    });

    test('a refusal names its rule, and rests on the version that was read', async () => {
      const [stay] = stayers('current');
      assert.ok(stay);
      const request = await filed({ personId: stay.personId, kind: 'deletion' });
      for (const decision of ['refused', 'partly-granted']) {
        const reply = await answer(request, { decision });
        assert.equal(reply.json.code, 'invalid-input');
        assert.equal(reply.json.errors[0]?.pointer, '/legalBasis' as unknown);
      }
      const stale = await answer(request, { decision: 'refused', legalBasis: law }, 7);
      assert.equal(stale.json.code, 'version-stale');
      assert.equal(stale.json.current?.id, request.json.id);
      const refused = await answer(request, { decision: 'refused', legalBasis: law });
      assert.equal(refused.json.state, 'refused' as unknown, refused.text);
      assert.equal(refused.json.answer?.legalBasis, law as unknown);
      assert.equal(refused.json.answer?.reason, reason as unknown);
      assert.equal((await answer(request, {}, 2)).json.code, 'state-conflict');
    });

    test('a granted correction gives the record a new version with the correct value, masked', async () => {
      const [stay] = stayers('current');
      assert.ok(stay);
      const before = await stayOf(stay);
      const request = await filed({
        personId: stay.personId,
        kind: 'correction',
        record: `/v1/stays/${stay.id}`,
        field: '/person/telephone',
        correctValue: telephone,
        statement: `号码应为 ${telephone}，身份证 441602185001010012。`,
      });
      assert.deepEqual(request.json.correctValue, { masked: '154****0199', revealable: true } as unknown);
      const revealed = await world.call('POST', '/v1/reveals', {
        ...supervisor,
        body: { record: `/v1/person-requests/${request.json.id}`, field: '/correctValue', reason },
      });
      assert.deepEqual([revealed.status, revealed.json.value], [200, telephone], revealed.text);
      assert.equal(request.json.statement, '号码应为 154****0199，身份证 4****************2。' as unknown);
      const granted = await answer(request);
      assert.equal(granted.json.state, 'granted' as unknown, granted.text);
      const after = await stayOf(stay);
      assert.equal(after?.version, (Number(before?.version) + 1) as unknown);
      assert.deepEqual(after?.person?.telephone, { masked: '154****0199', revealable: true } as unknown);
      assert.deepEqual(after?.person?.name, before?.person?.name);
    });

    test('a correction to the number of somebody else is not made', async () => {
      const [stay, other] = stayers('current');
      const somebody = world.data.persons.find((each) => each.id === other?.personId);
      assert.ok(stay && somebody);
      const request = await filed({
        personId: stay.personId,
        kind: 'correction',
        record: `/v1/stays/${stay.id}`,
        field: '/person/identityNumber',
        correctValue: somebody.identityNumber,
      });
      const reply = await answer(request);
      assert.equal(reply.json.code, 'state-conflict', reply.text);
      assert.ok(!reply.text.includes(somebody.identityNumber));
      assert.equal((await answer(request, { decision: 'refused', legalBasis: law })).status, 200);
    });

    test('what a mediation keeps of a person is corrected, restricted and deleted with their record (WK-MED-62)', async () => {
      const [, , stay] = stayers('current');
      const person = world.data.persons.find((each) => each.id === stay?.personId);
      assert.ok(stay && person);
      const made = await MediationCase.registered(world);
      const { name, identityNumber } = person;
      await made.addParty('claimant', { name, identityNumber, telephone: '+8615400000031' }, made.claimantId);
      const telephoneOfParty = async () => (await made.get(`/parties/${made.claimantId}`)).json.telephone;
      const about = { personId: person.id, record: `/v1/stays/${stay.id}`, field: '/person/telephone' };
      const grant = async (body: object) =>
        assert.equal((await answer(await filed({ ...about, ...body }))).json.state, 'granted' as unknown);
      await grant({ kind: 'correction', correctValue: telephone });
      assert.deepEqual(await telephoneOfParty(), { masked: '154****0199', revealable: true } as unknown);
      await grant({ kind: 'restriction' });
      assert.deepEqual(await telephoneOfParty(), { masked: '154****0199', revealable: false } as unknown);
      await grant({ kind: 'deletion' });
      assert.equal(await telephoneOfParty(), null as unknown);
    });

    test('a restricted field stays masked and is no longer revealable, in every record of the person', async () => {
      const { id: personId } = personOf('puqian-landlord-1');
      const premises = world.data.premises.find((each) => each.landlordPersonId === personId);
      assert.ok(premises);
      const path = `/v1/premises/${premises.id}`;
      const before = (await world.call('GET', path, officer)).json;
      const request = await filed(
        { personId, kind: 'restriction', record: path, field: '/landlord/telephone' },
        landlord,
      );
      assert.equal((await answer(request)).json.state, 'granted' as unknown);
      const after = (await world.call('GET', path, officer)).json;
      assert.equal(after.landlord?.telephone?.revealable, false as unknown);
      assert.equal(after.landlord?.telephone?.masked, before.landlord?.telephone?.masked);
      assert.equal(after.landlord?.name?.revealable, true as unknown);
      assert.equal(after.version, (Number(before.version) + 1) as unknown);
      for (const item of (await world.call('GET', '/v1/premises?limit=200', officer)).json.items) {
        if (item.landlord?.personId === (personId as unknown)) {
          assert.equal(item.landlord?.telephone?.revealable, false as unknown);
        }
      }
    });

    test('a granted deletion of a field leaves it nowhere, and a record of the deletion without it', async () => {
      const [, stay] = stayers('current');
      const person = world.data.persons.find((each) => each.id === stay?.personId);
      assert.ok(stay && person);
      const about = { personId: person.id, record: `/v1/stays/${stay.id}`, field: '/person/telephone' };
      const earlier = await filed({ ...about, kind: 'correction', correctValue: telephone });
      const request = await filed({ ...about, kind: 'deletion' });
      assert.equal((await answer(request)).json.state, 'granted' as unknown);
      assert.equal((await stayOf(stay))?.person?.telephone, null as unknown);
      const correction = await world.call('GET', `/v1/person-requests/${earlier.json.id}`, supervisor);
      assert.equal(correction.json.correctValue, null as unknown);
      const row = await world.database.kysely
        .selectFrom('people')
        .selectAll()
        .where('id', '=', person.id)
        .executeTakeFirstOrThrow();
      assert.deepEqual([row.phone_sealed, row.phone_masked, row.phone_hash], [null, null, null]);
      const [tombstone, ...others] = await tombstonesOf(person.id);
      assert.deepEqual(others, []);
      assert.deepEqual(tombstone?.fields, ['/person/telephone']);
      assert.equal(tombstone?.request_id, String(request.json.id));
    });

    test('what is still needed is not deleted: the answer says which rule stands against it', async () => {
      const [stay] = stayers('current');
      assert.ok(stay);
      for (const about of [{ field: '/person/name' }, { field: '/person/identityNumber' }, {}]) {
        const request = await filed({
          personId: stay.personId,
          kind: 'deletion',
          record: `/v1/stays/${stay.id}`,
          ...about,
        });
        const reply = await answer(request);
        assert.equal(reply.json.code, 'state-conflict', reply.text);
        const inPart = await answer(request, { decision: 'partly-granted', legalBasis: law });
        assert.equal(inPart.json.state, 'partly-granted' as unknown, inPart.text);
      }
      assert.notEqual((await stayOf(stay))?.person?.identityNumber, null as unknown);
    });

    test('what lies under a legal hold is not deleted, whoever grants it', async () => {
      const [stay] = stayers('ended');
      assert.ok(stay);
      const request = await filed({ personId: stay.personId, kind: 'deletion', record: `/v1/stays/${stay.id}` });
      for (const held of [stay.id, stay.personId, stay.premisesId]) {
        const lift = await hold(held);
        const reply = await answer(request);
        assert.equal(reply.json.code, 'state-conflict');
        assert.match(String(reply.json.detail), /hold.*article|第四十七条/s);
        await lift();
      }
      assert.ok(await stayOf(stay));
      assert.equal((await answer(request)).json.state, 'granted' as unknown);
      assert.equal(await stayOf(stay), undefined);
      assert.equal((await tombstonesOf(stay.id)).length, 1);
    });

    test('what a law asks to keep is not deleted before its time', async () => {
      const [, stay] = stayers('ended');
      assert.ok(stay?.endedOn);
      const strict = await world.twin(
        {},
        { retention: new RetentionRules({ 'stays-ended': { days: 3650, source: '某法', isDuty: true } }) },
      );
      const request = await filed({ personId: stay.personId, kind: 'deletion', record: `/v1/stays/${stay.id}` });
      const reply = await strict.call('POST', `/v1/person-requests/${request.json.id}/answer`, {
        ...supervisor,
        headers: { 'if-match': '"1"' },
        body: { decision: 'granted', reason, legalBasis: null },
      });
      assert.equal(reply.json.code, 'state-conflict');
      assert.match(String(reply.json.detail), /law asks to keep/);
      assert.ok(await stayOf(stay));
    });

    test('after the deletion of everything no answer holds anything of the person', async () => {
      const person = personOf('puqian-resident-1');
      const stays = world.data.stays.filter((each) => each.personId === person.id);
      const { kysely } = world.database;
      const request = await filed({ personId: person.id, kind: 'deletion', statement: `我是${person.name}` }, resident);
      const early = await answer(request);
      assert.equal(early.json.code, 'state-conflict', 'a current stay is in use');
      for (const stay of stays) {
        await kysely
          .updateTable('stays')
          .set({ state: 'ended', ended_on: '2026-11-20' })
          .where('id', '=', stay.id)
          .execute();
      }
      for (const open of [...(await world.call('GET', '/v1/person-requests?state=received', resident)).json.items]) {
        if (open.id === request.json.id) continue;
        await world.call('POST', `/v1/person-requests/${open.id}/withdrawal`, {
          ...resident,
          headers: { 'if-match': '"1"' },
        });
      }
      const key = world.newKey();
      const repeated = () =>
        world.call('PUT', `/v1/person-requests/${repeatedId}`, {
          ...officer,
          key,
          headers: { 'if-none-match': '*' },
          body: {
            personId: person.id,
            kind: 'restriction',
            record: null,
            field: null,
            correctValue: null,
            statement: person.name,
          },
        });
      const repeatedId = newId();
      assert.equal((await repeated()).status, 201);
      assert.equal((await repeated()).headers.get('idempotency-replayed'), 'true');
      const restriction = await world.call('GET', `/v1/person-requests/${repeatedId}`, supervisor);
      assert.equal((await answer(restriction)).status, 200);

      const { token } = await world.direct('puqian-resident-1');
      const granted = await answer(request);
      assert.equal(granted.json.state, 'granted' as unknown, granted.text);
      assert.equal(granted.json.statement, '' as unknown);
      assert.equal((await repeated()).status, 404, 'nor is it told again to who repeats a call');
      for (const stay of stays) assert.equal(await stayOf(stay), undefined);
      // Who a token stands for is kept for a minute.
      world.clock.time = new Date(startOfTests.getTime() + 61_000);
      const session = await world.raw('/v1/session', { headers: { authorization: `Bearer ${token}` } });
      assert.deepEqual([session.json.roles, session.json.personId], [['resident'], null] as unknown, session.text);
      for (const path of ['/v1/person-requests?limit=200', '/v1/premises?limit=200']) {
        const { text } = await world.call('GET', path, supervisor);
        assert.ok(!text.includes(person.name));
      }
      assert.deepEqual(await kysely.selectFrom('people').select('id').where('id', '=', person.id).execute(), []);
      for (const id of [person.id, ...stays.map((stay) => stay.id)]) assert.equal((await tombstonesOf(id)).length, 1);
    });

    test('of two who answer at once one does, and the other is told', async () => {
      const [, , stay] = stayers('current');
      assert.ok(stay);
      const twin = await world.twin();
      const request = await filed({ personId: stay.personId, kind: 'restriction' });
      const call = (server: World, decision: string) =>
        server.call('POST', `/v1/person-requests/${request.json.id}/answer`, {
          ...supervisor,
          key: newId(),
          headers: { 'if-match': '"1"' },
          body: { decision, reason, legalBasis: law },
        });
      const replies = await Promise.all([call(world, 'granted'), call(twin, 'refused')]);
      assert.deepEqual(replies.map(({ status }) => status).sort(), [200, 412]);
    });

    test('words and values are sealed, and no event tells more than which request it is', async () => {
      const { kysely } = world.database;
      for (const row of await kysely.selectFrom('person_requests').selectAll().execute()) {
        for (const sealed of [row.statement_sealed, row.reason_sealed, row.correct_value_sealed]) {
          assert.ok(sealed === null || sealed === '' || sealed.startsWith('test.'));
        }
      }
      const events = await kysely.selectFrom('events').selectAll().where('type', 'like', 'person-request.%').execute();
      assert.ok(events.length > 10);
      for (const { data } of events) assert.deepEqual(Object.keys(data).sort(), ['id', 'state', 'version']);
    });
  });
}
