import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { type PlateKey, readPlate, verifyPlate } from '@wardkit/contract/plate';
import { hashOfCode } from '../modules/plate-endings.ts';
import { newId } from './submission.ts';
import { type Engine, World } from './world.ts';

export function doorplatesSuite(engine: Engine): void {
  describe('doorplates', () => {
    let world: World;
    before(async () => {
      world = await World.open(engine);
    });
    after(() => world.close());

    const plateOf = (index: number, state = 'in-force') => {
      const premises = world.premises('puqian', index);
      const plate = world.data.doorplates.find((each) => each.premisesId === premises.id && each.state === state);
      assert.ok(plate, `premises ${index} have no plate ${state}`);
      return plate;
    };
    const scan = (code: string, as?: string) =>
      world.call('GET', `/v1/doorplate-scans/${code}`, as === undefined ? {} : { as });
    const issue = (id: string, premisesId: string, as = 'puqian-supervisor-1', key?: string) =>
      world.call('PUT', `/v1/doorplates/${id}`, {
        as,
        body: { premisesId },
        headers: { 'if-none-match': '*' },
        ...(key === undefined ? {} : { key }),
      });
    const revoke = (id: string, version: number, reason = 'The plate was stolen.') =>
      world.call('POST', `/v1/doorplates/${id}/revocation`, {
        as: 'puqian-supervisor-1',
        body: { reason },
        headers: { 'if-match': `"${version}"` },
      });

    test('a stranger learns the building, the station and its services, and nothing else', async () => {
      const reply = await scan(plateOf(0).code);
      assert.equal(reply.status, 200);
      assert.equal(reply.json.caller, 'stranger');
      assert.equal(reply.json.premisesId, null);
      assert.equal(reply.json.fullAddress, null);
      assert.equal(reply.json.station.id, world.premises('puqian', 0).stationId);
      assert.ok([...reply.json.station.serviceLinks].length > 0);
      assert.ok(!/use|let|stay|landlord|person|tenant|room|dwelling/.test(Object.keys(reply.json).join()));
      assert.deepEqual(Object.keys(reply.json).sort(), [
        'address',
        'caller',
        'checkedAt',
        'code',
        'fullAddress',
        'premisesId',
        'state',
        'station',
      ]);
      assert.deepEqual(Object.keys(reply.json.address).sort(), [
        'building',
        'community',
        'county',
        'divisionCode',
        'number',
        'road',
        'text',
        'township',
      ]);
    });

    test('a let and an empty place are told a stranger alike', async () => {
      const shape = async (use: string) => {
        const premises = world.data.premises.find(
          (each) => each.use === use && each.stationId === world.premises('puqian', 0).stationId,
        );
        const plate = world.data.doorplates.find(
          (each) => each.premisesId === premises?.id && each.state === 'in-force',
        );
        assert.ok(plate, use);
        const { json } = await scan(plate.code);
        return Object.fromEntries(Object.entries(json).map(([name, value]) => [name, typeof value]));
      };
      assert.deepEqual(await shape('let'), await shape('empty'));
    });

    test('the answer is by caller: staff of the station and the landlord get to the door, others do not', async () => {
      const { code, premisesId } = plateOf(0);
      for (const [as, caller] of [
        ['puqian-officer-1', 'officer'],
        ['puqian-auxiliary-1', 'auxiliary'],
        ['puqian-landlord-1', 'landlord'],
      ] as const) {
        const reply = await scan(code, as);
        assert.equal(reply.json.caller, caller);
        assert.equal(reply.json.premisesId, premisesId);
        assert.equal(typeof reply.json.fullAddress.text, 'string');
      }
      const stranger = await scan(code);
      for (const as of ['rongcheng-officer-1', 'rongcheng-landlord-1']) {
        assert.deepEqual((await scan(code, as)).json, stranger.json, as);
      }
    });

    test('revoked and replaced plates are told as such to everybody', async () => {
      assert.equal((await scan(plateOf(2, 'revoked').code)).json.state, 'revoked');
      assert.equal((await scan(plateOf(1, 'replaced').code)).json.state, 'replaced');
    });

    test('a code that nobody issued is unknown, and one that is no code is refused', async () => {
      const unknown = await scan('000000000000');
      assert.equal(unknown.status, 404);
      assert.equal(unknown.json.code, 'plate-unknown');
      for (const wrong of ['abc', 'OOOOOOOOOOOO', "'%20or%20''='", '%00%00%00%00%00%00%00%00%00%00%00%00']) {
        const reply = await scan(wrong);
        assert.equal(reply.status, 422, wrong);
        assert.equal(reply.json.code, 'invalid-input', wrong);
      }
    });

    test('every plate in force is genuine by the published keys, and an altered one is not', async () => {
      const discovery = await world.call('GET', '/.well-known/wardkit');
      const keys = [...discovery.json.plateKeys] as unknown as PlateKey[];
      const bases = [...discovery.json.plateBases].map(String);
      const plates = await world.call('GET', '/v1/doorplates?limit=200&state=in-force', { as: 'puqian-officer-1' });
      assert.ok([...plates.json.items].length > 10);
      for (const { link } of plates.json.items) {
        const reading = readPlate(String(link), { trustedBases: bases });
        assert.equal(reading.kind, 'plate');
        if (reading.kind !== 'plate') continue;
        assert.equal((await verifyPlate(reading.plate, keys)).state, 'genuine');
        const last = reading.plate.payload.at(40) === 'A' ? 'B' : 'A';
        const payload = reading.plate.payload.slice(0, 40) + last + reading.plate.payload.slice(41);
        assert.equal((await verifyPlate({ ...reading.plate, payload }, keys)).state, 'altered');
      }
    });

    test('issuing a plate replaces the one in force, once', async () => {
      const old = plateOf(4);
      const [id, key] = [newId(), world.newKey()];
      const reply = await issue(id, old.premisesId, 'puqian-administrator-1', key);
      assert.equal(reply.status, 201, reply.text);
      assert.equal(reply.json.state, 'in-force');
      assert.equal((await scan(old.code)).json.state, 'replaced');
      assert.equal((await scan(String(reply.json.code))).json.state, 'in-force');
      const again = await issue(id, old.premisesId, 'puqian-administrator-1', key);
      assert.equal(again.headers.get('idempotency-replayed'), 'true');
      assert.equal(again.text, reply.text);
      assert.equal((await issue(id, old.premisesId)).json.code, 'already-exists');
      assert.equal((await scan(String(reply.json.code))).json.state, 'in-force', 'a refused call ends no plate');
      const codes = await world.database.kysely
        .selectFrom('plate_codes')
        .innerJoin('doorplates', 'doorplates.code', 'plate_codes.code')
        .select('plate_codes.code')
        .where('premises_id', '=', old.premisesId)
        .execute();
      const all = await world.database.kysely.selectFrom('plate_codes').select('code').execute();
      const plates = await world.database.kysely.selectFrom('doorplates').select('code').execute();
      assert.equal(all.length, plates.length, 'and leaves no code behind');
      assert.ok(codes.length >= 2);
    });

    test('two who issue at once leave one plate in force', async () => {
      const premisesId = world.premises('puqian', 6).id;
      const replies = await Promise.all([issue(newId(), premisesId), issue(newId(), premisesId)]);
      assert.deepEqual(
        replies.map((reply) => reply.status),
        [201, 201],
      );
      const plates = await world.call('GET', `/v1/doorplates?premisesId=${premisesId}&state=in-force`, {
        as: 'puqian-officer-1',
      });
      assert.equal([...plates.json.items].length, 1);
    });

    test('of two revocations at once one is done and the other is told', async () => {
      const plate = plateOf(9);
      const replies = await Promise.all([revoke(plate.id, 1), revoke(plate.id, 1)]);
      assert.deepEqual(replies.map((reply) => reply.status).sort(), [200, 412]);
      const other = plateOf(10);
      const mixed = await Promise.all([revoke(other.id, 1), issue(newId(), other.premisesId)]);
      assert.ok(
        mixed.every((reply) => [200, 201, 412].includes(reply.status)),
        mixed.map((reply) => reply.text).join(),
      );
    });

    test('a revocation rests on the version that was seen, and is in the public list', async () => {
      const plate = plateOf(7);
      const read = await world.call('GET', `/v1/doorplates/${plate.id}`, { as: 'puqian-officer-1' });
      assert.equal(read.headers.get('etag'), '"1"');
      assert.equal((await revoke(plate.id, 1, 'short')).status, 422);
      const missing = await world.call('POST', `/v1/doorplates/${plate.id}/revocation`, {
        as: 'puqian-supervisor-1',
        body: { reason: 'The plate was stolen.' },
      });
      assert.equal(missing.status, 428);
      const done = await revoke(plate.id, 1);
      assert.equal(done.status, 200, done.text);
      assert.equal(done.json.state, 'revoked');
      assert.equal(done.headers.get('etag'), '"2"');
      const stale = await revoke(plate.id, 1);
      assert.equal(stale.status, 412);
      assert.equal(stale.json.code, 'version-stale');
      assert.deepEqual(stale.json.current, done.json);
      assert.equal((await revoke(plate.id, 2)).json.code, 'state-conflict');
      const codes: string[] = [];
      let cursor = '';
      do {
        const page = await world.call('GET', `/v1/doorplate-revocations?limit=5${cursor}`);
        for (const item of page.json.items) codes.push(String(item.codeHash));
        cursor = page.json.next === null ? '' : `&cursor=${encodeURIComponent(String(page.json.next))}`;
      } while (cursor !== '');
      assert.ok(codes.includes(hashOfCode(plate.code)));
      assert.equal(codes.filter((each) => each.length !== 64).length, 0, 'nobody gets from the list to an address');
      assert.equal(new Set(codes).size, codes.length);
    });
  });
}
