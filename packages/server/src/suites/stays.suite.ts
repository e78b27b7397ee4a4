import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { noteOverdueStays } from '../modules/overdue-stays.ts';
import { inventedNumber } from './people.suite.ts';
import { newId } from './submission.ts';
import { type CallOptions, type Engine, type Loose, World } from './world.ts';

const officer = { as: 'puqian-officer-1', purpose: 'stay-registration' } as const;
const landlord = { as: 'puqian-landlord-1', purpose: 'stay-registration' } as const;
const resident = { as: 'puqian-resident-1', purpose: 'own-record' } as const;
const elsewhere = { as: 'rongcheng-officer-1', purpose: 'stay-registration' } as const;
const create = { 'if-none-match': '*' };

export function staysSuite(engine: Engine): void {
  describe('stays', () => {
    let world: World;
    let serial = 100;
    before(async () => {
      world = await World.open(engine);
    });
    after(() => world.close());

    const someone = () => {
      serial += 1;
      return { name: `来${serial}`, identityNumber: inventedNumber(serial), telephone: `+86154000${serial}00` };
    };
    const personOf = (subject: string) => {
      const personId = world.data.accounts.find((each) => each.subject === subject)?.personId;
      const person = world.data.persons.find((each) => each.id === personId);
      assert.ok(person);
      return person;
    };
    const ownPremises = () => {
      const { id } = personOf('puqian-landlord-1');
      const own = world.data.premises.filter((each) => each.landlordPersonId === id);
      const [one, two] = own;
      assert.ok(one && two);
      return { one, two };
    };
    /** Premises at the station that the landlord of these tests does not let, with a plate in force. */
    const othersPremises = () => {
      const { id } = personOf('puqian-landlord-1');
      const { stationId } = world.premises('puqian', 0);
      const plate = world.data.doorplates.find((each) => {
        const premises = world.data.premises.find((premises) => premises.id === each.premisesId);
        return each.state === 'in-force' && premises?.stationId === stationId && premises.landlordPersonId !== id;
      });
      assert.ok(plate);
      return { id: plate.premisesId, plateCode: plate.code };
    };
    const registration = (changes: object = {}) => ({
      premisesId: ownPremises().one.id,
      dwellingId: null,
      person: someone(),
      startedOn: '2026-11-20',
      expectedEndOn: '2027-05-31',
      ...changes,
    });
    const register = (body: object, options: CallOptions = officer, id = newId()) =>
      world.call('PUT', `/v1/stays/${id}`, { ...options, body, headers: create });
    const registered = async (changes: object = {}, options: CallOptions = officer) => {
      const reply = await register(registration(changes), options);
      assert.equal(reply.status, 201, reply.text);
      return reply.json;
    };
    const get = (stay: Loose, options: CallOptions = officer) => world.call('GET', `/v1/stays/${stay.id}`, options);
    const change = (stay: Loose, body: object, options: CallOptions = officer) =>
      world.call('PATCH', `/v1/stays/${stay.id}`, { ...options, body, headers: { 'if-match': `"${stay.version}"` } });
    const signOff = (stay: Loose, endedOn: string, options: CallOptions = officer) =>
      world.call('POST', `/v1/stays/${stay.id}/sign-off`, {
        ...options,
        body: { endedOn },
        headers: { 'if-match': `"${stay.version}"` },
      });
    const eventsOf = async (stay: Loose) => {
      const rows = await world.database.kysely
        .selectFrom('events')
        .select(['type', 'data'])
        .where('subject', '=', `/v1/stays/${stay.id}`)
        .orderBy('position')
        .execute();
      return rows.map(({ type, data }) => `${type} ${(data as Loose).version} ${(data as Loose).state}`);
    };
    /** Makes it so many minutes after the beginning of a day in China, during some work. */
    const atDay = async <T>(day: string, minutes: number, work: () => Promise<T>): Promise<T> => {
      const before = world.clock.time;
      world.clock.time = new Date(Date.parse(`${day}T00:00:00+08:00`) + minutes * 60_000);
      try {
        return await work();
      } finally {
        world.clock.time = before;
      }
    };
    const noteOverdue = (on: World = world) => on.upkeep.runDue();
    const codesOf = (reply: Loose) => [...(reply.errors ?? [])].map(({ pointer, code }) => `${pointer} ${code}`);

    const addressOf = async (premisesId: unknown) =>
      (await world.call('GET', `/v1/premises/${premisesId}`, officer)).json.address;

    test('an officer registers a stay, with its person masked, and reads it again', async () => {
      const id = newId();
      const body = registration({ expectedEndOn: null });
      const reply = await register(body, officer, id);
      assert.equal(reply.status, 201, reply.text);
      assert.equal(reply.headers.get('etag'), '"1"');
      assert.equal(reply.headers.get('location'), `/v1/stays/${id}`);
      const { person, ...rest } = reply.json;
      assert.deepEqual(rest, {
        id,
        version: 1,
        stationId: world.premises('puqian', 0).stationId,
        premisesId: body.premisesId,
        address: await addressOf(body.premisesId),
        dwellingId: null,
        dwellingLabel: null,
        state: 'current',
        startedOn: '2026-11-20',
        expectedEndOn: null,
        endedOn: null,
        registeredAt: '2026-11-22T04:00:00.000Z',
        registeredByRole: 'officer',
      });
      assert.equal(person?.name?.masked, '来**');
      const read = await get(reply.json);
      assert.deepEqual(read.json, reply.json);
      assert.equal(read.headers.get('etag'), '"1"');
      assert.deepEqual(await eventsOf(reply.json), ['stay.registered 1 current']);
      const listed = await world.call('GET', `/v1/stays?premisesId=${body.premisesId}&limit=200`, officer);
      assert.ok([...listed.json.items].some((stay) => stay.id === (id as unknown)));
      assert.equal((await get(reply.json, elsewhere)).status, 404);
      for (const text of [reply.text, read.text, listed.text]) {
        assert.ok(!text.includes(body.person.identityNumber) && !text.includes(body.person.telephone.slice(3)));
      }
    });

    test('a landlord registers in the own premises, others do not exist', async () => {
      const stay = await registered({}, landlord);
      assert.equal(stay.registeredByRole, 'landlord' as unknown);
      assert.equal((await get(stay, landlord)).status, 200);
      const foreign = await register(registration({ premisesId: othersPremises().id }), landlord);
      const missing = await register(registration({ premisesId: newId() }), landlord);
      assert.equal(foreign.status, 404);
      const without = ({ requestId: _, ...problem }: Loose) => problem;
      assert.deepEqual(without(foreign.json), without(missing.json));
      const byPlate = await register(
        registration({ premisesId: undefined, plateCode: othersPremises().plateCode }),
        landlord,
      );
      assert.equal(byPlate.status, 404, byPlate.text);
      const others = world.data.stays.find((each) => each.premisesId === othersPremises().id);
      if (others !== undefined) assert.equal((await get({ id: others.id } as never, landlord)).status, 404);
    });

    test('a resident registers the own person at a door whose plate is in force, and nobody else', async () => {
      const own = personOf('puqian-resident-1');
      const { id: premisesId, plateCode } = othersPremises();
      const given = { name: own.name, identityNumber: own.identityNumber, telephone: own.telephone };
      const byPlate = (changes: object = {}) =>
        registration({ premisesId: undefined, plateCode, person: given, ...changes });
      assert.equal((await register(byPlate({ person: someone() }), resident)).json.code, 'forbidden' as unknown);
      assert.equal((await register(registration({ premisesId, person: given }), resident)).status, 404);
      const reply = await register(byPlate({ person: { ...given, name: '别名' } }), resident);
      assert.equal(reply.status, 201, reply.text);
      assert.equal(reply.json.person?.id, own.id as unknown);
      assert.equal(reply.json.person?.name?.masked, '别**' as unknown, 'what was given');
      assert.equal((await get(reply.json, resident)).json.person?.name?.masked, `${[...own.name][0]}**` as unknown);
      assert.equal(reply.json.registeredByRole, 'resident' as unknown);

      const listed = await world.call('GET', '/v1/own-stays?limit=200', resident);
      const stays = [...listed.json.items];
      const expected = world.data.stays.filter((each) => each.personId === own.id).map(({ id }) => id);
      assert.deepEqual(stays.map(({ id }) => String(id)).sort(), [...expected, String(reply.json.id)].sort());
      assert.ok(stays.every(({ person }) => person?.id === (own.id as unknown)));
      const days = stays.map(({ startedOn }) => String(startedOn));
      assert.deepEqual(days, days.toSorted().reverse(), 'the newest first');
      for (const stay of stays) {
        assert.deepEqual(stay.address, await addressOf(stay.premisesId), 'a resident may not read the premises');
        const dwelling = world.data.dwellings.find((each) => each.id === String(stay.dwellingId));
        assert.equal(stay.dwellingLabel, (dwelling?.label ?? null) as unknown);
      }
      assert.deepEqual((await get(reply.json, resident)).json.address, reply.json.address);
      const neighbour = world.data.stays.find((each) => each.premisesId === premisesId && each.personId !== own.id);
      if (neighbour !== undefined) assert.equal((await get({ id: neighbour.id } as never, resident)).status, 404);

      const moved = await change(reply.json, { expectedEndOn: '2027-01-31', person: { telephone: null } }, resident);
      assert.equal(moved.status, 200, moved.text);
      assert.equal(moved.json.person?.telephone, null);
      const left = await signOff(moved.json, '2026-11-21', resident);
      assert.equal(left.json.state, 'ended' as unknown, left.text);
      // Where somebody stayed, they may come back without the plate.
      assert.equal((await register(registration({ premisesId, person: given }), resident)).status, 201);
    });

    test('premises are named by their id or by a plate in force, by exactly one', async () => {
      const { plateCode } = othersPremises();
      const ended = world.data.doorplates.find(
        (each) => each.state !== 'in-force' && each.stationId === world.premises('puqian', 0).stationId,
      );
      const foreign = world.data.doorplates.find(
        (each) => each.state === 'in-force' && each.stationId === world.premises('rongcheng', 0).stationId,
      );
      assert.ok(ended && foreign);
      const plated = (code: string) => registration({ premisesId: undefined, plateCode: code });
      const cases: readonly (readonly [object, number, string, string[]])[] = [
        [registration({ plateCode }), 422, 'invalid-input', ['/premisesId one-of-two']],
        [registration({ premisesId: undefined }), 422, 'invalid-input', ['/premisesId one-of-two']],
        [plated(ended.code), 422, 'invalid-input', ['/plateCode not-in-force']],
        [plated('000000000000'), 404, 'plate-unknown', []],
        [plated(foreign.code), 404, 'not-found', []],
      ];
      for (const [body, status, code, errors] of cases) {
        const reply = await register(body);
        assert.deepEqual([reply.status, String(reply.json.code), codesOf(reply.json)], [status, code, errors]);
      }
      assert.equal((await register(plated(plateCode))).status, 201);
    });

    test('a repeated registration is answered as it was, though the plate is gone by then', async () => {
      const plate = world.data.doorplates.find(
        (each) =>
          each.state === 'in-force' &&
          each.stationId === world.premises('puqian', 0).stationId &&
          each.premisesId !== othersPremises().id,
      );
      assert.ok(plate);
      const [id, key] = [newId(), newId()];
      const body = registration({ premisesId: undefined, plateCode: plate.code });
      const call = () => world.call('PUT', `/v1/stays/${id}`, { ...officer, key, body, headers: create });
      const first = await call();
      assert.equal(first.status, 201, first.text);
      const revoked = await world.call('POST', `/v1/doorplates/${plate.id}/revocation`, {
        as: 'puqian-supervisor-1',
        body: { reason: 'the plate was stolen' },
        headers: { 'if-match': '"1"' },
      });
      assert.equal(revoked.status, 200, revoked.text);
      const again = await call();
      assert.equal(again.headers.get('idempotency-replayed'), 'true', again.text);
      assert.equal(again.text, first.text);
    });

    test('days are those of China, and a stay has them in order', async () => {
      // 22 November in China, still the 21st where clocks show UTC.
      await atDay('2026-11-22', 10, async () => {
        const cases: readonly (readonly [object, string[]])[] = [
          [{ startedOn: '2026-12-22' }, []],
          [{ startedOn: '2026-12-23', expectedEndOn: null }, ['/startedOn too-far-ahead']],
          [{ startedOn: '2026-11-20', expectedEndOn: '2026-11-19' }, ['/expectedEndOn before-start']],
          [{ startedOn: '2026-11-22', expectedEndOn: '2026-11-22' }, []],
          [{ startedOn: '2026-02-30' }, ['/startedOn invalid-format']],
        ];
        for (const [days, errors] of cases) {
          const reply = await register(registration(days));
          assert.deepEqual([reply.status, codesOf(reply.json)], [errors.length === 0 ? 201 : 422, errors], reply.text);
        }
        const stay = await registered();
        assert.deepEqual(codesOf((await signOff(stay, '2026-11-23')).json), ['/endedOn in-the-future']);
        assert.deepEqual(codesOf((await signOff(stay, '2026-11-19')).json), ['/endedOn before-start']);
        assert.deepEqual(codesOf((await change(stay, { startedOn: '2027-06-01' })).json), [
          '/startedOn too-far-ahead',
          '/expectedEndOn before-start',
        ]);
        assert.equal((await signOff(stay, '2026-11-22')).status, 200);
      });
    });

    test('a dwelling is one of the premises that is in use', async () => {
      const { one, two } = ownPremises();
      const dwellingIn = (premisesId: string) => world.data.dwellings.find((each) => each.premisesId === premisesId);
      const [own, other] = [dwellingIn(one.id), dwellingIn(two.id)];
      assert.ok(own && other);
      for (const options of [officer, landlord]) {
        for (const dwellingId of [other.id, newId()]) {
          const reply = await register(registration({ dwellingId }), options);
          assert.deepEqual(codesOf(reply.json), ['/dwellingId no-dwelling-here']);
        }
        const stay = await registered({ dwellingId: own.id }, options);
        assert.equal((await change(stay, { dwellingId: other.id }, options)).status, 422);
        assert.equal((await change(stay, { dwellingId: null }, options)).json.dwellingId, null);
      }
      const set = (day: string | null) =>
        world.database.kysely.updateTable('dwellings').set({ ended_on: day }).where('id', '=', own.id).execute();
      await set('2026-11-01');
      assert.equal((await register(registration({ dwellingId: own.id }))).status, 422);
      await set(null);
    });

    test('a person has one stay in the same premises at a time', async () => {
      const person = someone();
      const first = await registered({ person });
      const second = await register(registration({ person }), landlord);
      assert.deepEqual([second.status, String(second.json.code)], [409, 'already-recorded']);
      assert.equal((await register(registration({ person, premisesId: ownPremises().two.id }))).status, 201);
      assert.equal((await signOff(first, '2026-11-22')).status, 200);
      assert.equal((await register(registration({ person }))).status, 201);
    });

    test('of many who register the same person there at once one does', async () => {
      const person = someone();
      const replies = await Promise.all(
        Array.from({ length: 6 }, (_, at) => register(registration({ person }), at % 2 === 0 ? officer : landlord)),
      );
      const statuses = replies.map(({ status }) => status).sort();
      assert.deepEqual(statuses, [201, 409, 409, 409, 409, 409], replies.map(({ text }) => text).join('\n'));
      const ids = await world.database.kysely
        .selectFrom('people')
        .select('id')
        .where('name_masked', '=', '来**')
        .where('phone_masked', '=', `154****${person.telephone.slice(-4)}`)
        .execute();
      assert.equal(ids.length, 1);
    });

    test('a stay falls overdue at midnight, and the task gives it the version and the one event', async () => {
      const stay = await registered({ expectedEndOn: '2026-11-22' });
      const etagAt = async (day: string, minutes: number) => {
        const read = await atDay(day, minutes, () => get(stay));
        return [read.headers.get('etag'), String(read.json.state), read.json.version as unknown];
      };
      assert.deepEqual(await etagAt('2026-11-22', 24 * 60 - 1), ['"1"', 'current', 1]);
      const beforeTask = await etagAt('2026-11-23', 0);
      assert.deepEqual(beforeTask, ['"2"', 'sign-off-overdue', 2], 'before any task has run');
      assert.deepEqual(await eventsOf(stay), ['stay.registered 1 current']);
      const twin = await world.twin();
      await atDay('2026-11-23', 5, () => Promise.all([noteOverdue(), noteOverdue(twin)]));
      await atDay('2026-11-23', 59, () => Promise.all([noteOverdue(twin), noteOverdue()]));
      assert.deepEqual(await eventsOf(stay), ['stay.registered 1 current', 'stay.overdue 2 sign-off-overdue']);
      assert.deepEqual(await etagAt('2026-11-23', 60), beforeTask, 'the task changes nothing that was told');

      await atDay('2026-11-23', 61, async () => {
        const stale = await change(stay, { expectedEndOn: '2026-12-31' });
        assert.equal(stale.status, 412);
        assert.equal(stale.json.current?.version, 2 as unknown);
        const again = await change(stale.json.current as Loose, { expectedEndOn: '2026-11-23' });
        assert.deepEqual([String(again.json.state), again.json.version as unknown], ['current', 3], again.text);
      });
      await atDay('2026-11-24', 10, () => noteOverdue());
      assert.deepEqual((await eventsOf(stay)).slice(2), ['stay.changed 3 current', 'stay.overdue 4 sign-off-overdue']);
    });

    test('several who note the same stays at once give each one event', async () => {
      const stays = await Promise.all(Array.from({ length: 5 }, () => registered({ expectedEndOn: '2026-11-25' })));
      const events = { wake: () => undefined } as never;
      const at = new Date('2026-11-26T00:01:00+08:00');
      await Promise.all(Array.from({ length: 4 }, () => noteOverdueStays({ database: world.database, events }, at)));
      await noteOverdueStays({ database: world.database, events }, at);
      for (const stay of stays) {
        assert.deepEqual((await eventsOf(stay)).slice(1), ['stay.overdue 2 sign-off-overdue']);
      }
    });

    test('who changes or signs off a stay between midnight and the task leaves one event of it too', async () => {
      const [one, two] = [
        await registered({ expectedEndOn: '2026-11-22' }),
        await registered({ expectedEndOn: '2026-11-22' }),
      ];
      await atDay('2026-11-23', 1, async () => {
        assert.equal((await signOff(one, '2026-11-22')).status, 412, 'what they had read is no longer so');
        const [now, other] = [(await get(one)).json, (await get(two)).json];
        assert.equal((await signOff(now, '2026-11-22')).status, 200);
        assert.equal((await change(other, { expectedEndOn: null })).json.state, 'current' as unknown);
        await noteOverdue();
      });
      const fell = ['stay.registered 1 current', 'stay.overdue 2 sign-off-overdue'];
      assert.deepEqual(await eventsOf(one), [...fell, 'stay.ended 3 ended']);
      assert.deepEqual(await eventsOf(two), [...fell, 'stay.changed 3 current']);
    });

    test('who registers or moves a stay into the past makes it overdue at once, with its event', async () => {
      const late = await registered({ startedOn: '2026-10-01', expectedEndOn: '2026-11-01' });
      assert.deepEqual([String(late.state), late.version as unknown], ['sign-off-overdue', 1]);
      assert.deepEqual(await eventsOf(late), ['stay.registered 1 sign-off-overdue', 'stay.overdue 1 sign-off-overdue']);
      const stay = await registered();
      const moved = await change(stay, { expectedEndOn: '2026-11-21' });
      assert.equal(moved.json.state, 'sign-off-overdue' as unknown);
      assert.deepEqual((await eventsOf(stay)).slice(1), [
        'stay.changed 2 sign-off-overdue',
        'stay.overdue 2 sign-off-overdue',
      ]);
    });

    test('the list of the overdue is by the last day, and holds those that are overdue now', async () => {
      await atDay('2026-11-22', 30, async () => {
        const dueToday = await registered({ expectedEndOn: '2026-11-22' });
        const walk = async (options: CallOptions, query = '') => {
          const items: Loose[] = [];
          for (let cursor = ''; ; ) {
            const page = await world.call('GET', `/v1/overdue-stays?limit=2${query}${cursor}`, options);
            assert.equal(page.status, 200, page.text);
            items.push(...page.json.items);
            if (page.json.next === null) return items;
            cursor = `&cursor=${page.json.next}`;
          }
        };
        const idsOf = (items: readonly Loose[]) => items.map(({ id }) => String(id));
        const today = await walk(officer);
        assert.ok(today.length > 3);
        assert.ok(today.every(({ state }) => state === ('sign-off-overdue' as unknown)));
        assert.ok(!idsOf(today).includes(String(dueToday.id)));
        const days = today.map(({ expectedEndOn }) => String(expectedEndOn));
        assert.deepEqual(days, days.toSorted());
        const tomorrow = await atDay('2026-11-23', 0, () => walk(officer));
        assert.ok(idsOf(tomorrow).includes(String(dueToday.id)), 'from the first minute of the day on');
        assert.equal(new Set(idsOf(tomorrow)).size, tomorrow.length);
        const { one, two } = ownPremises();
        const own = await walk(landlord);
        assert.ok(own.length > 0 && own.length < today.length);
        const ids = new Set(
          world.data.premises.filter((each) => each.landlordPersonId === one.landlordPersonId).map(({ id }) => id),
        );
        assert.ok(ids.has(two.id) && own.every(({ premisesId }) => ids.has(String(premisesId))));
        const community = world.data.addresses.find((each) => each.id === one.addressId)?.divisionCode ?? '';
        const there = await walk(officer, `&community=${community}`);
        assert.ok(there.length > 0 && there.length <= today.length);
        assert.deepEqual(await walk(officer, '&community=110101'), []);
        assert.deepEqual(idsOf(await walk(officer, `&community=${community.slice(0, 6)}`)), idsOf(today));

        const listed = async (state: string) => {
          const reply = await world.call(
            'GET',
            `/v1/stays?premisesId=${dueToday.premisesId}&limit=200&state=${state}`,
            officer,
          );
          return [...reply.json.items];
        };
        assert.ok(idsOf(await listed('current')).includes(String(dueToday.id)));
        await atDay('2026-11-23', 0, async () => {
          assert.ok(!idsOf(await listed('current')).includes(String(dueToday.id)));
          assert.ok(idsOf(await listed('sign-off-overdue')).includes(String(dueToday.id)));
          for (const state of ['current', 'sign-off-overdue', 'ended']) {
            assert.ok((await listed(state)).every((stay) => stay.state === (state as unknown)));
          }
          assert.deepEqual(await listed('of-a-later-version'), []);
        });
      });
    });

    test('a stay that has ended is neither changed nor signed off again', async () => {
      const stay = await registered();
      const ended = (await signOff(stay, '2026-11-22', landlord)).json;
      assert.deepEqual([ended.state, ended.endedOn, ended.version] as unknown[], ['ended', '2026-11-22', 2]);
      assert.equal((await signOff(ended, '2026-11-21')).json.code, 'state-conflict' as unknown);
      assert.equal((await change(ended, { expectedEndOn: null })).json.code, 'state-conflict' as unknown);
      assert.equal((await signOff(stay, '2026-11-21')).json.code, 'version-stale' as unknown);
      assert.deepEqual(await eventsOf(stay), ['stay.registered 1 current', 'stay.ended 2 ended']);
      const late = await atDay('2028-01-01', 0, () => get(ended));
      assert.equal(late.json.state, 'ended' as unknown);
    });

    test('only staff put a name or number right, and a refused change makes nothing', async () => {
      const stay = await registered({}, landlord);
      for (const person of [{ name: '改名' }, { identityNumber: inventedNumber(901) }, { identityNumber: null }]) {
        const refused = await change(stay, { expectedEndOn: null, person: { ...person, telephone: null } }, landlord);
        assert.deepEqual([refused.status, String(refused.json.code)], [403, 'forbidden']);
      }
      assert.deepEqual((await get(stay)).json, stay);
      const other = await registered({ person: { ...someone(), name: '别人' }, premisesId: ownPremises().two.id });
      const corrected = await change(stay, { person: { name: '正名', identityNumber: inventedNumber(902) } });
      assert.equal(corrected.json.version, 2 as unknown, corrected.text);
      assert.equal(corrected.json.person?.id, stay.person?.id);
      assert.equal(corrected.json.person?.name?.masked, '正**' as unknown);
      assert.deepEqual((await get(other)).json, other);
      assert.ok(!corrected.text.includes(inventedNumber(902)));
    });

    test('another stay of the same person has a new version when its person has', async () => {
      const person = someone();
      const [one, two] = [await registered({ person }), await registered({ person, premisesId: ownPremises().two.id })];
      const changed = await change(one, { person: { telephone: '+8615400000999' } }, landlord);
      assert.equal(changed.status, 200, changed.text);
      const other = await get(two);
      assert.equal(other.headers.get('etag'), '"2"');
      assert.equal(other.json.person?.telephone?.masked, '154****0999' as unknown);
    });

    test('a number that is put right to that of another person moves the stay to that person', async () => {
      const known = someone();
      const first = await registered({ person: known, premisesId: ownPremises().two.id });
      const stay = await registered({ person: { ...someone(), identityNumber: null } }, landlord);
      assert.equal(stay.person?.identityNumber, null);
      const merged = await change(stay, { person: { identityNumber: known.identityNumber } });
      assert.equal(merged.json.person?.id, first.person?.id, merged.text);
      const twice = await registered({ person: { ...someone(), identityNumber: null } });
      const refused = await change(twice, { person: { identityNumber: known.identityNumber } });
      assert.equal(refused.json.code, 'state-conflict' as unknown, refused.text);
      assert.deepEqual((await get(twice)).json, twice);
    });

    test('of several changes that rest on one version one succeeds', async () => {
      const stay = await registered();
      const replies = await Promise.all(
        ['2027-01-01', '2027-01-02', '2027-01-03'].map((expectedEndOn, at) =>
          change(stay, { expectedEndOn, person: { telephone: null } }, at === 0 ? landlord : officer),
        ),
      );
      assert.deepEqual(replies.map(({ status }) => status).sort(), [200, 412, 412]);
    });

    test('a POST makes the id, and a batch registers many', async () => {
      const posted = await world.call('POST', '/v1/stays', { ...landlord, body: registration() });
      assert.equal(posted.status, 201, posted.text);
      assert.equal(posted.headers.get('location'), `/v1/stays/${posted.json.id}`);
      const [good, wrong] = [newId(), newId()];
      const wrongNumber = `${inventedNumber(903).slice(0, 17)}${inventedNumber(903).endsWith('1') ? '2' : '1'}`;
      const items = [
        { id: good, body: registration() },
        { id: wrong, body: registration({ person: { ...someone(), identityNumber: wrongNumber } }) },
      ];
      const batch = await world.call('POST', '/v1/stays/batch', { ...officer, body: { items } });
      assert.deepEqual(
        [...batch.json.items].map(({ status }) => status as unknown),
        [201, 422],
        batch.text,
      );
      assert.ok(!batch.text.includes(wrongNumber));
      assert.equal((await get({ id: good } as never)).status, 200);
      assert.equal((await get({ id: wrong } as never)).status, 404);
    });

    test('a registration that is refused leaves no person behind', async () => {
      const count = async () => (await world.database.kysely.selectFrom('people').select('id').execute()).length;
      const before = await count();
      await register(registration({ dwellingId: newId() }));
      await register(registration({ expectedEndOn: '2026-01-01' }));
      assert.equal(await count(), before);
    });

    test('a masked object in the place of plain text is refused, and names are kept as they were sent', async () => {
      const masked = { masked: '来**', revealable: true };
      for (const person of [{ name: masked }, { identityNumber: masked }, { telephone: masked }]) {
        const reply = await register(registration({ person: { ...someone(), ...person } }));
        assert.equal(reply.json.code, 'invalid-input' as unknown);
      }
      const stay = await registered({ person: { ...someone(), name: `<b>"'‮𠮷` } });
      assert.equal(stay.person?.name?.masked, '<**' as unknown);
    });
  });
}
