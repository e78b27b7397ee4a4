import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { type PlateKey, readPlate, verifyPlate } from '@wardkit/contract/plate';
import { sql } from 'kysely';
import { hashOfCode } from '../modules/plate-endings.ts';
import { newId } from './submission.ts';
import { type Engine, type Loose, testKeys, World } from './world.ts';

const administrator = 'puqian-administrator-1';
const supervisor = 'puqian-supervisor-1';
const create = { 'if-none-match': '*' };
const reason = 'A copy of the key was found.';

/** Replacement of plates, and the life of the keys that sign them. */
export function doorplateKeysSuite(engine: Engine): void {
  describe('doorplate keys', () => {
    let world: World;
    before(async () => {
      world = await World.open(engine);
    });
    after(() => world.close());

    const issue = (premisesId: string, id = newId(), as = supervisor) =>
      world.call('PUT', `/v1/doorplates/${id}`, { as, body: { premisesId }, headers: create });
    const replace = (plate: Loose, newDoorplateId = newId()) =>
      world.call('POST', `/v1/doorplates/${plate.id}/replacement`, {
        as: supervisor,
        body: { newDoorplateId, reason: 'The plate is worn and hard to read.' },
        headers: { 'if-match': `"${plate.version}"` },
      });
    const createKey = (id = newId(), as = administrator) =>
      world.call('PUT', `/v1/doorplate-keys/${id}`, { as, body: { algorithm: 'Ed25519' }, headers: create });
    const end = (key: Loose, how: 'retirement' | 'compromise') =>
      world.call('POST', `/v1/doorplate-keys/${key.id}/${how}`, {
        as: administrator,
        body: { reason },
        headers: { 'if-match': `"${key.version}"` },
      });
    const listKeys = async (as = administrator) => {
      const reply = await world.call('GET', '/v1/doorplate-keys?limit=200', { as });
      assert.equal(reply.status, 200, reply.text);
      return [...reply.json.items];
    };
    const published = async () => {
      const { json } = await world.call('GET', '/.well-known/wardkit');
      return [...json.plateKeys].map(({ keyId }) => String(keyId));
    };
    const scan = async (code: unknown) =>
      (await world.call('GET', `/v1/doorplate-scans/${code}`)).json.state as unknown;
    const keyOf = (plate: Loose) => String(plate.link).split('/').at(-1)?.slice(13, 17);
    const isGenuine = async (plate: Loose) => {
      const discovery = (await world.call('GET', '/.well-known/wardkit')).json;
      const reading = readPlate(String(plate.link), { trustedBases: discovery.plateBases as unknown as string[] });
      assert.equal(reading.kind, 'plate');
      if (reading.kind !== 'plate') return false;
      return (await verifyPlate(reading.plate, discovery.plateKeys as unknown as PlateKey[])).state === 'genuine';
    };
    const eventsOf = async (path: string) => {
      const rows = await world.database.kysely
        .selectFrom('events')
        .select(['type', 'data'])
        .where('subject', '=', path)
        .orderBy('position')
        .execute();
      return rows.map(({ type, data }) => `${type} ${(data as Loose).version}`);
    };

    test('a replacement ends the old plate and issues the new one, under another code, and says which', async () => {
      const premises = world.premises('puqian', 5);
      const old = (await issue(premises.id)).json;
      const id = newId();
      const reply = await replace(old, id);
      assert.equal(reply.status, 200, reply.text);
      const { replaced, issued } = reply.json;
      assert.deepEqual(
        [replaced?.state, replaced?.replacedById, replaced?.version, issued?.id, issued?.state, issued?.premisesId],
        ['replaced', id, 2, id, 'in-force', premises.id] as unknown[],
      );
      assert.notEqual(issued?.code, old.code);
      assert.equal(await isGenuine(issued as Loose), true);
      assert.deepEqual([await scan(old.code), await scan(issued?.code)], ['replaced', 'in-force']);
      assert.deepEqual(await eventsOf(`/v1/doorplates/${old.id}`), ['doorplate.issued 1', 'doorplate.replaced 2']);
      assert.deepEqual(await eventsOf(`/v1/doorplates/${id}`), ['doorplate.issued 1']);
      const again = await replace(replaced as Loose);
      assert.equal(again.json.code, 'state-conflict' as unknown);
      assert.equal((await replace(old)).json.code, 'version-stale' as unknown);
      const taken = await replace(issued as Loose, String(old.id));
      assert.equal(taken.json.code, 'already-exists' as unknown);
      assert.equal(await scan(issued?.code), 'in-force', 'a refusal changes nothing');
    });

    test('of several who replace one plate at once, one does, and one plate is in force', async () => {
      const premises = world.premises('puqian', 6);
      const old = (await issue(premises.id)).json;
      const replies = await Promise.all([replace(old), replace(old), replace(old)]);
      assert.deepEqual(replies.map(({ status }) => status).sort(), [200, 412, 412]);
      const listed = await world.call('GET', `/v1/doorplates?premisesId=${premises.id}&state=in-force`, {
        as: supervisor,
      });
      assert.equal([...listed.json.items].length, 1);
    });

    test('keys are told to those who keep them, without anything private', async () => {
      const [key, ...others] = await listKeys(supervisor);
      assert.deepEqual(others, []);
      assert.equal(key?.state, 'signing' as unknown);
      const text = JSON.stringify(key);
      const { privateKey } = testKeys.signingKey(`plates:${key?.stationId}`);
      const seed = privateKey.export({ format: 'der', type: 'pkcs8' }).subarray(-32);
      const { rows } = await sql<{ row: string }>`select to_jsonb(k)::text as row from plate_keys k`.execute(
        world.database.kysely,
      );
      for (const held of [text, ...rows.map(({ row }) => row)]) {
        for (const form of ['hex', 'base64', 'base64url'] as const) assert.ok(!held.includes(seed.toString(form)));
      }
      for (const as of ['puqian-officer-1', 'puqian-landlord-1']) {
        assert.equal((await world.call('GET', '/v1/doorplate-keys', { as })).status, 403);
      }
      assert.equal((await createKey(newId(), supervisor)).status, 403);
      const foreign = await listKeys('rongcheng-administrator-1');
      assert.ok(foreign.every(({ id }) => id !== key?.id));
      assert.equal((await end({ ...foreign[0], id: foreign[0]?.id } as Loose, 'compromise')).status, 404);
    });

    test('a new key signs from then on, a retired one stays published, the last one can not be retired', async () => {
      const [first] = await listKeys();
      assert.ok(first);
      assert.equal((await end(first, 'retirement')).json.code, 'state-conflict' as unknown);
      const old = (await issue(world.premises('puqian', 7).id)).json;
      assert.equal(keyOf(old), first.keyId as unknown);
      world.clock.time = new Date(world.clock.time.getTime() + 1000);
      const id = newId();
      const created = await createKey(id);
      assert.equal(created.status, 201, created.text);
      assert.equal(created.headers.get('location'), `/v1/doorplate-keys/${id}`);
      assert.equal((await createKey(id)).json.code, 'already-exists' as unknown);
      assert.deepEqual(
        (await listKeys()).map((key) => key.id as unknown),
        [id, first.id],
        'the newest first',
      );
      const plate = (await issue(world.premises('puqian', 8).id)).json;
      assert.equal(keyOf(plate), created.json.keyId as unknown);
      assert.ok((await published()).includes(String(created.json.keyId)));
      const retired = await end(first, 'retirement');
      assert.deepEqual([retired.json.state, retired.json.version, retired.json.endReason] as unknown[], [
        'retired',
        2,
        reason,
      ]);
      assert.ok((await published()).includes(String(first.keyId)));
      assert.deepEqual([await scan(old.code), await isGenuine(old)], ['in-force', true]);
      assert.equal((await end(retired.json, 'retirement')).json.code, 'state-conflict' as unknown);
      assert.equal((await end(first, 'retirement')).json.code, 'version-stale' as unknown);
      assert.deepEqual(await eventsOf(`/v1/doorplate-keys/${id}`), ['doorplate-key.created 1']);
      assert.deepEqual(await eventsOf(`/v1/doorplate-keys/${first.id}`), ['doorplate-key.retired 2']);
    });

    test('a compromised key vouches for nothing from its answer on', async () => {
      const [newest, retired] = await listKeys();
      assert.ok(newest && retired);
      const byRetired = world.data.doorplates.filter(
        (each) => each.state === 'in-force' && each.stationId === world.premises('puqian', 0).stationId,
      );
      const byNewest = (await issue(world.premises('puqian', 9).id)).json;
      const compromised = await end(retired, 'compromise');
      assert.deepEqual([compromised.status, compromised.json.state as unknown], [200, 'compromised'], compromised.text);
      assert.ok(!(await published()).includes(String(retired.keyId)));
      const listed = await world.database.kysely.selectFrom('plate_endings').select('code_hash').execute();
      const endings = new Set(listed.map(({ code_hash }) => code_hash));
      for (const plate of byRetired) {
        assert.notEqual(await scan(plate.code), 'in-force');
        assert.ok(endings.has(hashOfCode(plate.code)));
      }
      const one = byRetired.at(-1);
      assert.match(String(await eventsOf(`/v1/doorplates/${one?.id}`)), /doorplate.revoked/);
      const told = await world.call('GET', `/v1/doorplates/${one?.id}`, { as: supervisor });
      assert.ok(['revoked', 'replaced'].includes(String(told.json.state)));
      assert.equal(await scan(byNewest.code), 'in-force', 'those of another key stay');
      assert.equal((await end(compromised.json, 'compromise')).json.code, 'state-conflict' as unknown);
      assert.deepEqual((await eventsOf(`/v1/doorplate-keys/${retired.id}`)).at(-1), 'doorplate-key.compromised 3');
    });

    test('a station whose only signing key is compromised has a new one with its next plate', async () => {
      const signing = (await listKeys()).filter(({ state }) => state === ('signing' as unknown));
      for (const key of signing) assert.equal((await end(key, 'compromise')).status, 200);
      const plate = await issue(world.premises('puqian', 10).id);
      assert.equal(plate.status, 201, plate.text);
      const [newest] = await listKeys();
      assert.deepEqual([newest?.state, newest?.keyId] as unknown[], ['signing', keyOf(plate.json)]);
      assert.equal(await isGenuine(plate.json), true);
    });

    test('who issues while the key is told to be compromised gets a plate of another key, or one that is revoked', async () => {
      const [key] = await listKeys();
      assert.ok(key);
      const issues = [11, 12, 13, 14].map((at) => issue(world.premises('puqian', at).id));
      const [compromised, ...plates] = await Promise.all([end(key, 'compromise'), ...issues]);
      assert.equal(compromised?.status, 200);
      for (const plate of plates) {
        assert.equal(plate.status, 201, plate.text);
        if (keyOf(plate.json) === (key.keyId as unknown)) assert.equal(await scan(plate.json.code), 'revoked');
        else assert.equal(await scan(plate.json.code), 'in-force');
      }
    });

    test('two who retire the last two keys at once leave one', async () => {
      const created = await createKey();
      assert.equal(created.status, 201);
      const signing = (await listKeys()).filter(({ state }) => state === ('signing' as unknown));
      await Promise.all(signing.map((key) => end(key, 'retirement')));
      const left = (await listKeys()).filter(({ state }) => state === ('signing' as unknown));
      assert.equal(left.length, 1);
    });
  });
}
