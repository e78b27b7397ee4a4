import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import { sql } from 'kysely';
import { openCell } from '../privacy/column-cipher.ts';
import { type Engine, testKeys, World } from './world.ts';

export function privacySuite(engine: Engine): void {
  describe('privacy', () => {
    let world: World;
    before(async () => {
      world = await World.open(engine);
    });
    after(() => world.close());
    beforeEach(async () => {
      await world.database.kysely.deleteFrom('audit_queue').execute();
    });

    const entries = () => world.database.kysely.selectFrom('audit_queue').selectAll().execute();

    /** Whatever of a person must never leave: numbers whole or without their country code, and names. */
    function secrets(): string[] {
      const staffNames = new Set(world.data.accounts.map((account) => account.displayName));
      return world.data.persons.flatMap((person) => [
        person.identityNumber,
        person.telephone,
        person.telephone.replace('+86', ''),
        ...(staffNames.has(person.name) ? [] : [person.name]),
      ]);
    }

    test('no seeded name, identity number or telephone is in any answer', async () => {
      const callers = [
        ['puqian-officer-1', 'puqian'],
        ['puqian-supervisor-1', 'puqian'],
        ['puqian-landlord-1', 'puqian'],
        ['rongcheng-officer-1', 'rongcheng'],
      ] as const;
      let looked = 0;
      for (const [as, station] of callers) {
        const premises = world.premises(station, 0);
        const paths = [
          '/v1/session',
          '/v1/premises?limit=200',
          `/v1/premises/${premises.id}`,
          `/v1/stays?premisesId=${premises.id}&limit=200`,
          '/v1/rental-checks?limit=200',
          '/v1/hazards?limit=200',
          '/v1/doorplates?limit=200',
          `/v1/premises/${premises.id}/rating`,
          '/dev/accounts',
        ];
        for (const path of paths) {
          const reply = await world.call('GET', path, { as, purpose: 'rental-check' });
          looked += reply.text.length;
          for (const secret of secrets()) assert.ok(!reply.text.includes(secret), `${path} as ${as}`);
        }
      }
      assert.ok(looked > 100_000);
    });

    test('no seeded name, identity number or telephone lies open in the database', async () => {
      const { rows } = await sql<{ name: string }>`
        select tablename as name from pg_tables where schemaname = 'public'`.execute(world.database.kysely);
      const all = secrets();
      for (const { name } of rows) {
        const table = await sql<{ row: string }>`select to_jsonb(t)::text as row from ${sql.table(name)} t`.execute(
          world.database.kysely,
        );
        const text = table.rows.map(({ row }) => row).join('\n');
        for (const secret of all) assert.ok(!text.includes(secret), name);
      }
    });

    test('what was sealed can be opened with the key, and found by its hash', async () => {
      const [person] = world.data.persons;
      assert.ok(person);
      const row = await world.database.kysely
        .selectFrom('people')
        .selectAll()
        .where('identity_hash', '=', testKeys.hash('people.identity', person.identityNumber))
        .executeTakeFirstOrThrow();
      const place = { stationId: row.station_id, column: 'people.identity', rowId: row.id };
      assert.equal(openCell(testKeys, place, row.identity_sealed ?? ''), person.identityNumber);
    });

    test('personal data needs a purpose of the list', async () => {
      const path = `/v1/premises/${world.premises('puqian', 0).id}`;
      for (const purpose of [undefined, 'curiosity', '']) {
        const reply = await world.call('GET', path, {
          as: 'puqian-officer-1',
          ...(purpose === undefined ? {} : { purpose }),
        });
        assert.equal(reply.status, 403);
        assert.equal(reply.json.code, 'purpose-required');
      }
      assert.deepEqual(await entries(), [], 'what was not read is not logged');
    });

    test('a reading leaves one entry that names records and holds no personal data', async () => {
      const premises = world.premises('puqian', 0);
      const reply = await world.call('GET', `/v1/stays?premisesId=${premises.id}`, {
        as: 'puqian-officer-1',
        purpose: 'rental-check',
      });
      const [entry, ...others] = await entries();
      assert.deepEqual(others, []);
      assert.ok(entry);
      const account = world.data.accounts.find((each) => each.subject === 'puqian-officer-1');
      assert.equal(entry.operation, 'stays.list');
      assert.equal(entry.purpose, 'rental-check');
      assert.equal(entry.account_id, account?.id);
      assert.equal(entry.role, 'officer');
      assert.equal(entry.station_id, premises.stationId);
      assert.equal(entry.request_id, reply.headers.get('request-id'));
      assert.ok(entry.records.includes(premises.id));
      for (const item of reply.json.items) assert.ok(entry.records.includes(String(item.person?.id)));
      const text = JSON.stringify(entry);
      for (const secret of secrets()) assert.ok(!text.includes(secret));
    });

    test('a reading of premises names the landlord whose name it told', async () => {
      const premises = world.premises('puqian', 0);
      assert.ok(premises.landlordPersonId);
      const officer = { as: 'puqian-officer-1', purpose: 'rental-check' };
      for (const path of [`/v1/premises/${premises.id}`, '/v1/premises?limit=200']) {
        await world.database.kysely.deleteFrom('audit_queue').execute();
        await world.call('GET', path, officer);
        const [entry] = await entries();
        assert.ok(entry?.records.includes(premises.landlordPersonId), path);
      }
    });

    test('a reading of a check is logged, and so is one of personal data that is refused', async () => {
      const premises = world.premises('puqian', 0);
      const check = world.data.rentalChecks.find((each) => each.premisesId === premises.id);
      await world.call('GET', `/v1/rental-checks/${check?.id}`, { as: 'puqian-officer-1' });
      const [read] = await entries();
      assert.deepEqual([read?.operation, read?.outcome], ['rentalChecks.get', 200]);
      assert.ok(read?.records.includes(premises.id));
      await world.database.kysely.deleteFrom('audit_queue').execute();
      const prying = { as: 'rongcheng-officer-1', purpose: 'rental-check' };
      assert.equal((await world.call('GET', `/v1/premises/${premises.id}`, prying)).status, 404);
      assert.equal((await world.call('GET', `/v1/stays?premisesId=${premises.id}`, prying)).status, 404);
      for (const entry of await entries()) {
        assert.equal(entry.outcome, 404);
        assert.equal(entry.station_id, world.premises('rongcheng', 0).stationId);
        assert.deepEqual(entry.records, [premises.id]);
      }
      assert.equal((await entries()).length, 2);
    });

    test('the log tells what was called, and neither by whom nor about whom', async () => {
      const premises = world.premises('puqian', 0);
      const [person] = world.data.persons;
      assert.ok(person);
      const { token } = await world.direct('puqian-officer-1');
      const from = world.log.length;
      const query = `premisesId=${premises.id}&state=${encodeURIComponent(person.name)}`;
      const officer = { as: 'puqian-officer-1', purpose: 'rental-check' };
      assert.equal((await world.call('GET', `/v1/stays?${query}`, officer)).status, 200);
      await world.call('GET', `/v1/premises/${premises.id}`, officer);
      await world.call('GET', `/v1/${person.identityNumber}`, officer);
      await world.call('PUT', `/v1/rental-checks/${person.telephone}`, { ...officer, body: { note: person.name } });
      const lines = world.log.slice(from);
      assert.deepEqual(
        lines.map((line) => JSON.parse(line).route),
        ['/v1/stays', '/v1/premises/{premisesId}', 'other', '/v1/rental-checks/{checkId}'],
      );
      const text = lines.join('');
      for (const secret of [
        ...secrets(),
        token,
        token.split('.')[2] ?? token,
        premises.id,
        'premisesId=',
        '127.0.0.1',
      ]) {
        assert.ok(!text.includes(secret));
      }
    });

    test('a fault in the log holds no row of the database', async () => {
      const { kysely } = world.database;
      const [person] = world.data.persons;
      const from = world.log.length;
      await sql`revoke insert on audit_queue from wardkit_app`.execute(kysely);
      const path = `/v1/stays?premisesId=${world.premises('puqian', 0).id}`;
      await world.call('GET', path, { as: 'puqian-officer-1', purpose: 'rental-check' });
      await sql`grant insert on audit_queue to wardkit_app`.execute(kysely);
      const [fault = ''] = world.log.slice(from);
      assert.match(fault, /"code":"42501"/);
      assert.ok(person !== undefined && !fault.includes(world.premises('puqian', 0).id));
    });

    test('when the entry can not be written, nothing is told', async () => {
      const { kysely } = world.database;
      await sql`revoke insert on audit_queue from wardkit_app`.execute(kysely);
      try {
        const premises = world.premises('puqian', 0);
        const reply = await world.call('GET', `/v1/premises/${premises.id}`, {
          as: 'puqian-officer-1',
          purpose: 'rental-check',
        });
        assert.equal(reply.status, 500);
        assert.equal(reply.json.code, 'internal-error');
        assert.ok(!reply.text.includes('audit'), 'nor how the server is made');
        assert.ok(!reply.text.includes(premises.id));
      } finally {
        await sql`grant insert on audit_queue to wardkit_app`.execute(kysely);
      }
    });
  });
}
