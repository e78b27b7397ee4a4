import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { isWithinDivision } from '@wardkit/contract/codes/division-code';
import { socialCreditCodeCheck } from '@wardkit/contract/codes/social-credit-code';
import { staffRoles } from '@wardkit/contract/role';
import { countAll } from '../modules/statistics-counts.ts';
import { newId, submissionFor, submit } from './submission.ts';
import { type CallOptions, type Engine, type Loose, type Reply, World } from './world.ts';

const officer = { as: 'puqian-officer-1', purpose: 'rental-check' } as const;
const elsewhere = { as: 'rongcheng-officer-1', purpose: 'rental-check' } as const;
const create = { 'if-none-match': '*' };

/** Letters, digits and blanks in their full width, as an input method for Chinese gives them. */
function fullWidth(text: string): string {
  return text.replaceAll(/[!-~]/g, (character) => String.fromCodePoint((character.codePointAt(0) ?? 0) + 0xfee0));
}

export function placesSuite(engine: Engine): void {
  describe('places', () => {
    let world: World;
    before(async () => {
      world = await World.open(engine);
    });
    after(() => world.close());

    const get = (path: string, options: CallOptions = officer) => world.call('GET', path, options);
    const put = (path: string, body: unknown, options: CallOptions = officer) =>
      world.call('PUT', path, { ...options, headers: create, body });
    const patch = (path: string, version: unknown, body: unknown, options: CallOptions = officer) =>
      world.call('PATCH', path, { ...options, headers: { 'if-match': `"${version}"` }, body });
    const itemsOf = (reply: Reply): Loose[] => {
      assert.equal(reply.status, 200, reply.text);
      return [...reply.json.items];
    };
    const idsOf = (reply: Reply) => itemsOf(reply).map((item) => String(item.id));
    const pointersOf = (reply: Reply) => {
      assert.equal(reply.json.code, 'invalid-input', reply.text);
      return [...reply.json.errors].map((error) => String(error.pointer));
    };
    const eventsOf = (id: string) =>
      world.database.kysely.selectFrom('events').select(['type', 'data']).where('subject', 'like', `%${id}`).execute();

    let codes = 0;
    const newCode = () => {
      codes += 1;
      const body = `92990000MA${String(codes).padStart(6, '0')}X`;
      return body + socialCreditCodeCheck(body);
    };
    const organisation = async (name: string): Promise<Loose> => {
      const reply = await put(`/v1/organisations/${newId()}`, {
        name,
        socialCreditCode: newCode(),
        kind: 'enterprise',
      });
      assert.equal(reply.status, 201, reply.text);
      return reply.json;
    };
    const taken = new Set<string>();
    const freeAddress = () => {
      const stationId = world.premises('puqian', 0).stationId;
      const used = new Set(world.data.premises.map(({ addressId }) => addressId));
      const free = world.data.addresses.find(
        (each) => each.stationId === stationId && each.state === 'in-use' && !used.has(each.id) && !taken.has(each.id),
      );
      assert.ok(free);
      taken.add(free.id);
      return free;
    };
    const registration = (addressId: string, others: object = {}) => ({
      addressId,
      use: 'self-occupied',
      storeys: 2,
      floorArea: 120.5,
      landlord: null,
      organisationId: null,
      letSince: null,
      ...others,
    });
    const premises = async (others: object = {}): Promise<Loose> => {
      const reply = await put(`/v1/premises/${newId()}`, registration(freeAddress().id, others));
      assert.equal(reply.status, 201, reply.text);
      return reply.json;
    };
    const landlordOf = (subject: string) => {
      const account = world.data.accounts.find((each) => each.subject === subject);
      const person = world.data.persons.find((each) => each.id === account?.personId);
      assert.ok(person);
      return person;
    };

    test('stations are found by the province, the city and the town that they lie in', async () => {
      const all = idsOf(await get('/v1/stations', {}));
      assert.deepEqual(all, world.data.stations.map(({ id }) => id).sort());
      const [station] = world.data.stations;
      assert.ok(station);
      for (const division of ['440000', '441600', '441602', station.divisionCode]) {
        const expected = world.data.stations.filter((each) => isWithinDivision(each.divisionCode, division));
        assert.deepEqual(
          idsOf(await get(`/v1/stations?division=${division}`, {})),
          expected.map(({ id }) => id).sort(),
        );
      }
      assert.deepEqual(idsOf(await get('/v1/stations?division=999999', {})), []);
      assert.deepEqual(idsOf(await get(`/v1/stations?division=${station.divisionCode}001`, {})), []);
    });

    test('staff are told by name and role, those who left and everybody else left out', async () => {
      const [station] = world.data.stations;
      const staff = world.data.accounts.filter(
        (each) => each.stationId === station?.id && each.roles.some((role) => staffRoles.some((one) => one === role)),
      );
      const listed = itemsOf(await get('/v1/staff-members?limit=200'));
      assert.deepEqual(
        listed.map(({ id }) => String(id)),
        staff.map(({ id }) => id).sort(),
      );
      assert.deepEqual(new Set(listed.flatMap(Object.keys)), new Set(['id', 'stationId', 'displayName', 'roles']));
      const officers = idsOf(await get('/v1/staff-members?role=officer&role=supervisor'));
      assert.equal(officers.length, 3);
      assert.deepEqual(idsOf(await get('/v1/staff-members?role=landlord')), []);
      const leaves = staff.find(({ subject }) => subject === 'puqian-officer-2');
      assert.ok(leaves);
      await world.database.kysely
        .updateTable('accounts')
        .set({ ended_at: world.clock.now() })
        .where('id', '=', leaves.id)
        .execute();
      assert.ok(!idsOf(await get('/v1/staff-members?limit=200')).includes(leaves.id));
      // They are somebody who has signed in and has no account: a resident without records.
      const { json } = await world.call('GET', '/v1/session', { as: leaves.subject });
      assert.deepEqual([json.roles, json.station, json.personId], [['resident'], null, null] as unknown);
    });

    test('an address is found by any part of its line, in any width and case, and with or without blanks', async () => {
      const flat = world.data.addresses.find(
        (each) => each.room !== null && each.stationId === world.premises('puqian', 0).stationId,
      );
      assert.ok(flat);
      const whole = flat.fullText;
      const parts = [
        whole,
        whole.slice(2, 9),
        whole.slice(-5),
        whole.replaceAll(' ', ''),
        fullWidth(whole),
        whole.slice(0, 2),
      ];
      for (const part of parts) {
        const found = itemsOf(await get(`/v1/addresses?limit=200&text=${encodeURIComponent(part)}`));
        assert.ok(
          found.some(({ id }) => String(id) === flat.id),
          part,
        );
        const wanted = part.normalize('NFKC').replaceAll(/\s/g, '');
        assert.ok(
          found.every(({ text }) => String(text).replaceAll(/\s/g, '').includes(wanted)),
          part,
        );
      }
      for (const part of ['无此路名', '%%', "' or 1=1 --", '   ', '__']) {
        assert.deepEqual(idsOf(await get(`/v1/addresses?text=${encodeURIComponent(part)}`)), [], part);
      }
      // One character beside a blank: too short for pairs, and found nevertheless.
      assert.ok(idsOf(await get(`/v1/addresses?text=${encodeURIComponent(' 号')}`)).length > 0);
      assert.ok(!idsOf(await get(`/v1/addresses?text=${encodeURIComponent(whole)}`, elsewhere)).includes(flat.id));
    });

    test('the pages of a search meet each address once, in the order of the ids', async () => {
      const all = idsOf(await get(`/v1/addresses?limit=200&text=${encodeURIComponent('路 ')}`));
      const met: string[] = [];
      for (let cursor: string | null = null; ; ) {
        const reply = await get(
          `/v1/addresses?limit=7&text=${encodeURIComponent('路 ')}${cursor === null ? '' : `&cursor=${cursor}`}`,
        );
        met.push(...idsOf(reply));
        cursor = reply.json.next as unknown as string | null;
        if (cursor === null) break;
      }
      assert.ok(all.length > 14);
      assert.deepEqual(met, all);
      assert.deepEqual(met, [...met].sort());
    });

    test('an address tells its levels, its premises and what took its place', async () => {
      const withdrawn = world.data.addresses.find((each) => each.state === 'withdrawn');
      assert.ok(withdrawn);
      const reply = await get(`/v1/addresses/${withdrawn.id}`);
      assert.equal(reply.json.state, 'withdrawn' as unknown);
      assert.equal(reply.json.replacedById, withdrawn.replacedByAddressId as unknown);
      assert.equal(reply.json.level, 'number' as unknown);
      const home = world.premises('puqian', 0);
      const own = await get(`/v1/addresses/${home.addressId}`);
      assert.equal(own.json.premisesId, home.id as unknown);
      assert.equal((await get(`/v1/addresses/${home.addressId}`, elsewhere)).status, 404);
      const states = itemsOf(await get('/v1/addresses?state=withdrawn&limit=200')).map(({ state }) => String(state));
      assert.deepEqual(states, ['withdrawn', 'withdrawn']);
      const community = String(own.json.divisionCode);
      for (const code of ['440000', community.slice(0, 6), community.slice(0, 9), community]) {
        const found = itemsOf(await get(`/v1/addresses?limit=200&community=${code}`));
        assert.ok(
          found.some(({ id }) => String(id) === home.addressId),
          code,
        );
        assert.ok(found.every(({ divisionCode }) => isWithinDivision(String(divisionCode), code)));
      }
    });

    test('an organisation is found by its name and its code, and told to its own staff only', async () => {
      const made = await organisation('ＡＢ 榕树 Café 有限公司');
      for (const text of [
        '榕树',
        'ab榕',
        'CAFÉ',
        String(made.socialCreditCode),
        fullWidth(String(made.socialCreditCode)),
      ]) {
        assert.deepEqual(
          idsOf(await get(`/v1/organisations?text=${encodeURIComponent(text)}`)),
          [String(made.id)],
          text,
        );
      }
      assert.deepEqual(idsOf(await get(`/v1/organisations?text=${encodeURIComponent('榕树')}`, elsewhere)), []);
      assert.equal((await get(`/v1/organisations/${made.id}`, elsewhere)).status, 404);
      const renamed = await patch(`/v1/organisations/${made.id}`, 1, { name: '白桦超市' });
      assert.equal(renamed.json.version, 2 as unknown, renamed.text);
      assert.deepEqual(idsOf(await get(`/v1/organisations?text=${encodeURIComponent('榕树')}`)), []);
      assert.deepEqual(idsOf(await get(`/v1/organisations?text=${encodeURIComponent('桦超')}`)), [String(made.id)]);
      const events = await eventsOf(String(made.id));
      assert.deepEqual(
        events.map(({ type }) => type),
        ['organisation.registered', 'organisation.changed'],
      );
    });

    test('a code with a wrong check character is refused, and one that is on record too, also by two at once', async () => {
      const code = newCode();
      const wrong = `${code.slice(0, 17)}${code.endsWith('0') ? '1' : '0'}`;
      const body = { name: '重复登记', socialCreditCode: code, kind: 'other' };
      const refused = await put(`/v1/organisations/${newId()}`, { ...body, socialCreditCode: wrong });
      assert.deepEqual(pointersOf(refused), ['/socialCreditCode']);
      const both = await Promise.all([1, 2].map(() => put(`/v1/organisations/${newId()}`, body)));
      assert.deepEqual(both.map(({ status }) => status).sort(), [201, 409]);
      assert.ok(both.some(({ json }) => String(json?.code) === 'already-recorded'));
      const there = await put(`/v1/organisations/${newId()}`, body, elsewhere);
      assert.equal(there.status, 201, 'another station has a register of its own');
    });

    test('premises stand at an address in use at which nothing stands yet', async () => {
      const address = freeAddress();
      const id = newId();
      const made = await put(`/v1/premises/${id}`, registration(address.id));
      assert.equal(made.status, 201, made.text);
      assert.equal(made.headers.get('location'), `/v1/premises/${id}`);
      assert.equal(made.json.addressId, address.id as unknown);
      assert.equal(made.json.address?.text, address.fullText as unknown);
      assert.deepEqual((await get(`/v1/premises/${id}`)).json, made.json);
      assert.equal((await get(`/v1/addresses/${address.id}`)).json.premisesId, id as unknown);
      assert.deepEqual(await eventsOf(id), [{ type: 'premises.registered', data: { id, version: 1 } }]);

      const again = await put(`/v1/premises/${newId()}`, registration(address.id));
      assert.equal(again.json.code, 'already-recorded' as unknown, again.text);
      const withdrawn = world.data.addresses.find(
        (each) => each.state === 'withdrawn' && each.stationId === (made.json.stationId as unknown),
      );
      const foreign = world.data.addresses.find((each) => each.stationId === world.premises('rongcheng', 0).stationId);
      for (const wrong of [withdrawn?.id, foreign?.id, newId()]) {
        assert.ok(wrong);
        assert.deepEqual(pointersOf(await put(`/v1/premises/${newId()}`, registration(wrong))), ['/addressId']);
      }
      const race = freeAddress().id;
      const both = await Promise.all([1, 2].map(() => put(`/v1/premises/${newId()}`, registration(race))));
      assert.deepEqual(both.map(({ status }) => status).sort(), [201, 409]);

      const moved = await patch(`/v1/premises/${id}`, 1, { addressId: world.premises('puqian', 1).addressId });
      assert.equal(moved.json.code, 'already-recorded' as unknown);
      const other = freeAddress();
      const moves = await patch(`/v1/premises/${id}`, 1, { addressId: other.id });
      assert.equal(moves.json.address?.text, other.fullText as unknown, moves.text);
      assert.equal((await get(`/v1/addresses/${address.id}`)).json.premisesId, null as unknown);
    });

    test('a plate tells strangers the address that its premises have now', async () => {
      const plate = world.data.doorplates.find(
        (each) => each.state === 'in-force' && each.stationId === world.premises('puqian', 0).stationId,
      );
      assert.ok(plate);
      const now = await get(`/v1/premises/${plate.premisesId}`);
      const address = freeAddress();
      const moved = await patch(`/v1/premises/${plate.premisesId}`, now.json.version, { addressId: address.id });
      assert.equal(moved.status, 200, moved.text);
      const reply = await get(`/v1/doorplate-scans/${plate.code}`, {});
      assert.equal(reply.json.address?.text, address.buildingText as unknown, reply.text);
    });

    test('who lets premises is named, and since when is told of those only', async () => {
      const person = { name: '林测试', identityNumber: null, telephone: null };
      const nobody = await put(`/v1/premises/${newId()}`, registration(freeAddress().id, { use: 'let' }));
      assert.deepEqual(pointersOf(nobody), ['/landlord']);
      const since = { letSince: '2025-03-01' };
      const home = await put(`/v1/premises/${newId()}`, registration(freeAddress().id, since));
      assert.deepEqual(pointersOf(home), ['/letSince']);
      const let1 = await premises({ use: 'let', landlord: person, ...since });
      assert.deepEqual(let1.landlord?.name, { masked: '林**', revealable: true } as unknown);
      assert.equal(let1.letSince, '2025-03-01' as unknown);
      const path = `/v1/premises/${let1.id}`;
      assert.deepEqual(pointersOf(await patch(path, 1, { landlord: null })), ['/landlord']);
      assert.deepEqual(pointersOf(await patch(path, 1, { use: 'empty', ...since })), ['/letSince']);
      const company = await organisation('晴川公寓');
      const byCompany = await patch(path, 1, { landlord: null, organisationId: company.id });
      assert.equal(byCompany.json.landlord, null as unknown, byCompany.text);
      assert.equal(byCompany.json.organisation?.id, company.id as unknown);
      const away = await patch(path, byCompany.json.version, { use: 'empty' });
      assert.equal(away.json.letSince, null as unknown, away.text);
      const masked = await patch(path, away.json.version, { landlord: { ...person, name: { masked: '林**' } } });
      assert.ok(pointersOf(masked).includes('/landlord/name'));
    });

    test('an organisation that premises name is there, is not ended, and its name changes their ETag', async () => {
      const company = await organisation('将注销的单位');
      const path = `/v1/organisations/${company.id}`;
      const shop = await premises({ use: 'business', organisationId: company.id });
      assert.equal((await patch(path, 1, { endedOn: '2026-11-20' })).json.code, 'state-conflict' as unknown);
      const renamed = await patch(path, 1, { name: '改名的单位' });
      assert.equal(renamed.status, 200, renamed.text);
      const told = await get(`/v1/premises/${shop.id}`);
      assert.equal(told.json.organisation?.name, '改名的单位' as unknown);
      assert.notEqual(told.json.version, shop.version);
      const freed = await patch(`/v1/premises/${shop.id}`, told.json.version, { organisationId: null });
      assert.equal(freed.json.organisation, null as unknown, freed.text);
      const ended = await patch(path, 2, { endedOn: '2026-11-20' });
      assert.equal(ended.json.endedOn, '2026-11-20' as unknown, ended.text);
      const foreign = world.data.organisations.find((each) => each.stationId !== (shop.stationId as unknown));
      for (const organisationId of [company.id, foreign?.id, newId()]) {
        const reply = await put(
          `/v1/premises/${newId()}`,
          registration(freeAddress().id, { use: 'business', organisationId }),
        );
        assert.deepEqual(pointersOf(reply), ['/organisationId']);
      }
    });

    test('premises pass from one landlord to the next, with all that hangs on them', async () => {
      const before = { as: 'puqian-landlord-1', purpose: 'own-record' };
      const next = { as: 'puqian-landlord-2', purpose: 'own-record' };
      const { name, identityNumber, telephone } = landlordOf('puqian-landlord-2');
      const [own] = idsOf(await get('/v1/premises?limit=200', before));
      const path = `/v1/premises/${own}`;
      assert.equal((await get(path, next)).status, 404);
      const { version } = (await get(path)).json;
      const passed = await patch(path, version, { landlord: { name, identityNumber, telephone } });
      assert.equal(passed.status, 200, passed.text);
      assert.equal(
        passed.json.landlord?.personId,
        landlordOf('puqian-landlord-2').id as unknown,
        'one record a number',
      );
      assert.ok(!passed.text.includes(identityNumber) && !passed.text.includes(telephone));
      assert.equal((await get(path, before)).status, 404);
      assert.equal((await get(path, next)).status, 200);
      const dwellings = await get(`/v1/dwellings?premisesId=${own}`, next);
      assert.ok(itemsOf(dwellings).length > 0);
      const [dwelling] = itemsOf(dwellings);
      assert.equal((await get(`/v1/dwellings/${dwelling?.id}`, before)).status, 404);
      assert.equal((await get(`/v1/dwellings?premisesId=${own}`, before)).status, 404);
      assert.ok(!(await get('/v1/hazards?limit=200', before)).text.includes(String(own)));
    });

    test('a use that people live against is refused, and a home has no rating', async () => {
      const stay = world.data.stays.find(
        (each) => each.state === 'current' && each.stationId === world.premises('puqian', 0).stationId,
      );
      assert.ok(stay);
      const path = `/v1/premises/${stay.premisesId}`;
      const { version } = (await get(path)).json;
      const refused = await patch(path, version, { use: 'empty' });
      assert.equal(refused.json.code, 'state-conflict' as unknown, refused.text);
      const let1 = await premises({
        use: 'let',
        landlord: { name: '王测试', identityNumber: null, telephone: null },
      });
      const id = String(let1.id);
      assert.equal((await submit(world, newId(), submissionFor(id, null))).status, 201);
      const checked = await get(`/v1/premises/${id}`);
      assert.notEqual(checked.json.rating, null);
      assert.equal((await get(`/v1/premises/${id}/rating`)).status, 200);
      const home = await patch(`/v1/premises/${id}`, checked.json.version, { use: 'self-occupied' });
      assert.equal(home.json.rating, null as unknown, home.text);
      assert.equal((await get(`/v1/premises/${id}/rating`)).status, 404);
    });

    test('dwellings differ by label while in use, end when nobody lives there, and change the ETag of their premises', async () => {
      const home = await premises();
      const id = newId();
      const path = `/v1/dwellings/${id}`;
      const room = { premisesId: home.id, label: '201 室', floor: 2, rooms: 1, floorArea: 18 };
      const made = await put(path, room);
      assert.equal(made.status, 201, made.text);
      assert.equal((await put(`/v1/dwellings/${newId()}`, room)).json.code, 'already-recorded' as unknown);
      const told = await get(`/v1/premises/${home.id}`);
      assert.notEqual(told.json.version, home.version);
      assert.deepEqual(
        [...(told.json.dwellings ?? [])].map((each) => String(each.id)),
        [id],
      );
      const ended = await patch(path, 1, { endedOn: '2026-11-20' });
      assert.equal(ended.status, 200, ended.text);
      assert.deepEqual([...((await get(`/v1/premises/${home.id}`)).json.dwellings ?? [])], []);
      assert.deepEqual(idsOf(await get(`/v1/dwellings?premisesId=${home.id}`)), [id]);
      const second = await put(`/v1/dwellings/${newId()}`, room);
      assert.equal(second.status, 201, 'a label is free again when its dwelling has ended');
      assert.equal((await patch(path, 2, { endedOn: null })).json.code, 'already-recorded' as unknown);
      assert.equal((await patch(path, 2, { endedOn: null, label: '202 室' })).status, 200);
      assert.equal((await patch(path, 2, { rooms: 3 })).json.code, 'version-stale' as unknown);

      const lived = world.data.stays.find(
        (each) => each.state !== 'ended' && each.stationId === world.premises('puqian', 0).stationId,
      );
      const { version } = (await get(`/v1/dwellings/${lived?.dwellingId}`)).json;
      const refused = await patch(`/v1/dwellings/${lived?.dwellingId}`, version, { endedOn: '2026-11-20' });
      assert.equal(refused.json.code, 'state-conflict' as unknown, refused.text);

      const foreign = await put(`/v1/dwellings/${newId()}`, room, elsewhere);
      const missing = await put(`/v1/dwellings/${newId()}`, { ...room, premisesId: newId() }, elsewhere);
      assert.deepEqual({ ...foreign.json, requestId: '' }, { ...missing.json, requestId: '' });
      assert.equal(foreign.status, 404);
    });

    test('premises with open hazards come by the nearest deadline, each once, and an annulled one does not count', async () => {
      const list = '/v1/premises?openHazards=true';
      const all = itemsOf(await get(`${list}&limit=200`));
      assert.ok(all.length > 3);
      const due = all.map((item) => String(item.openHazards?.nextDueAt));
      assert.deepEqual(due, [...due].sort());
      const met: string[] = [];
      for (let cursor = ''; ; ) {
        const reply = await get(`${list}&limit=2${cursor}`);
        met.push(...idsOf(reply));
        const next = reply.json.next as unknown as string | null;
        if (next === null) break;
        cursor = `&cursor=${next}`;
      }
      assert.deepEqual(
        met,
        all.map(({ id }) => String(id)),
      );
      const [first] = all;
      await world.database.kysely
        .updateTable('hazards')
        .set({ state: 'annulled' })
        .where('premises_id', '=', String(first?.id))
        .execute();
      // Nobody told of it, so it is counted as what an earlier version has written.
      await countAll(world.database.kysely);
      assert.ok(!idsOf(await get(`${list}&limit=200`)).includes(String(first?.id)));
      const told = await get(`/v1/premises/${first?.id}`);
      assert.deepEqual(told.json.openHazards, { count: 0, highestSeverity: null, nextDueAt: null } as unknown);
    });

    test('premises are found by their use and by the division that they lie in', async () => {
      const [first] = itemsOf(await get('/v1/premises?limit=1'));
      const community = String(first?.address?.divisionCode);
      for (const code of ['440000', community.slice(0, 9), community]) {
        const found = itemsOf(await get(`/v1/premises?limit=200&community=${code}`));
        assert.ok(found.some(({ id }) => id === first?.id));
        assert.ok(found.every((each) => isWithinDivision(String(each.address?.divisionCode), code)));
      }
      const businesses = itemsOf(await get('/v1/premises?limit=200&use=business&use=empty'));
      assert.deepEqual(new Set(businesses.map(({ use }) => String(use))), new Set(['business', 'empty']));
    });

    test('many premises are put on record in one call, each for itself', async () => {
      const [one, two] = [freeAddress().id, freeAddress().id];
      const items = [
        { id: newId(), body: registration(one) },
        { id: newId(), body: registration(one) },
        { id: newId(), body: registration(two) },
      ];
      const reply = await world.call('POST', '/v1/premises/batch', { ...officer, body: { items } });
      assert.deepEqual(
        [...reply.json.items].map((item) => Number(item.status)),
        [201, 409, 201],
        reply.text,
      );
      const twin = await world.call('POST', '/v1/organisations', {
        ...officer,
        body: { name: '无编号登记', socialCreditCode: newCode(), kind: 'other' },
      });
      assert.equal(twin.headers.get('location'), `/v1/organisations/${twin.json.id}`);
    });

    test('a name that is markup, quotes or right-to-left comes back as it was sent, and nothing is logged of it', async () => {
      const hostile = `<img src=x onerror=1>'"--\u202e𠮷`;
      const made = await organisation(hostile);
      assert.equal(made.name, hostile as unknown);
      assert.deepEqual(idsOf(await get(`/v1/organisations?text=${encodeURIComponent(`1>'"--`)}`)), [String(made.id)]);
      const secret = { name: '赵日志', identityNumber: null, telephone: '+8615412345678' };
      await premises({ landlord: secret });
      assert.ok(!world.log.join('').includes(secret.telephone) && !world.log.join('').includes(secret.name));
    });
  });
}
